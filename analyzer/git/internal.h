/* What the files of this folder share. */
#ifndef GIT_INTERNAL_H
#define GIT_INTERNAL_H

#include "base/digest.h"
#include "base/map.h"
#include "git/process.h"
#include "git/repository.h"

enum { MODE_TYPE = 0170000, MODE_TREE = 0040000 };

enum backend { BACKEND_READER, BACKEND_GIT, BACKENDS };

enum object_type { OBJECT_COMMIT, OBJECT_TREE, OBJECT_BLOB, OBJECT_TAG };
enum object_state {
	OBJECT_GOOD,
	OBJECT_MISSING, /* or ambiguous */
	OBJECT_CORRUPT,
	OBJECT_TOO_LARGE,
	OBJECT_UNREAD /* there is no reader, or it was given up */
};

struct object {
	enum object_state state;
	enum object_type type;
	struct oid oid;
	size_t size; /* also of one that is too large */
	struct str bytes; /* until the next answer */
	struct str why; /* when the state is not good and there is more to say than that */
};

struct request {
	struct oid oid; /* no object: by name */
	struct str name;
};

/* Requests for objects, answered in their order. */
struct objects {
	struct process process;
	bool running;
	enum backend backend;
	bool failed[BACKENDS]; /* cannot be used */
	struct str why[BACKENDS]; /* and why */
	LIST(struct request) requests;
	size_t head, sent; /* the oldest not answered; the first not sent */
	bool distrusted; /* the libgit2 reader died: git is preferred */
	size_t careful_until; /* one at a time up to there, to see which it is that it dies of */
	bool probing; /* what comes first is the answer to the probe */
	size_t answered; /* bytes of the answer that was handed out, not yet taken */
	unsigned deaths;
	struct hasher *hashers[2]; /* SHA-1, SHA-256 */
};

struct repository {
	struct doc *doc;
	const struct limits *limits;
	struct repository_options options;
	struct arena arena;
	const char *path, *git_dir, *common_dir;
	bool bare, from_environment;
	char **environment; /* of the readers */
	struct map shallow; /* commits whose parents are cut off, by their bytes */
	bool by_git; /* prefer the git command for objects */
	struct objects objects;
};

/* place.c: where the parts of a repository lie. */
bool place_is_repository(const char *path, struct arena *arena, const char **git_dir, bool *bare);
const char *place_common_dir(const char *git_dir, struct arena *arena);
bool place_same(const char *a, const char *b); /* the same folder */
/* The environment for readers: without what could make them start or print something else; with the
 * variables of git's hooks only when `hooks` is set. */
char **place_environment(struct arena *arena, bool hooks);
/* Whether git's variables speak of that git directory. */
bool place_from_environment(const char *git_dir, struct arena *arena);
/* Reads a small file of the git directory; absent when there is none. */
struct str place_read(const char *folder, const char *name, struct arena *arena);
/* The libgit2 reader's path. */
const char *place_reader(struct arena *arena);

/* objects.c */
void objects_start(struct repository *repository);
void objects_ask(struct repository *repository, const struct oid *oid);
void objects_ask_name(struct repository *repository, struct str name); /* must live on */
bool objects_next(struct repository *repository, struct object *object); /* false: none is left */
struct object objects_get(struct repository *repository, struct str name);
void objects_finish(struct objects *objects);
/* Records what is wrong with an object that is not good; `what` names its role. */
void objects_complain(struct repository *repository, struct doc *doc, const struct object *object,
	const char *what);

/* run.c: one answer of a reader as a whole. */
enum operation {
	RUN_INDEX,
	RUN_STAGED,
	RUN_WORKTREE,
	RUN_COMMITS,
	RUN_CHANGES,
	RUN_BOUNDARY,
	RUN_PATH
};
/* Runs it by git or by the libgit2 reader, whichever comes first for it, and by the other when that
 * fails or does not know it. The arguments end with NULL; NULL: none. False with a diagnostic that
 * says what both said. */
bool run_operation(struct repository *repository, enum operation operation,
	const char *const *arguments, struct buf *out);
/* The words before the sub-command; returns how many (at most 16). */
size_t run_git_words(struct repository *repository, const char **words);
/* All words; false when there is none. */
bool run_reader_words(struct repository *repository, const char **words, const char *mode);
/* Bytes of private memory that a reader may have. */
size_t run_memory(const struct repository *repository);

/* forest.c: trees without the files that nobody wants, each parsed once, equal ones shared. */
enum { FOREST_NOTHING = 0 }; /* the node of a tree without wanted files */

struct forest_item {
	uint32_t name; /* of names */
	uint32_t mode; /* MODE_TREE, or the mode of a file */
	uint32_t value; /* of a tree: its node; else: of oids */
};

struct forest_tree;

struct forest {
	struct repository *repository;
	const struct file_filter *filter;
	struct arena arena;
	struct map tree_by_oid, name_by_text, oid_by_bytes, node_by_items;
	LIST(struct forest_tree) trees;
	LIST(struct forest_link) links; /* entries of trees, in their order */
	LIST(struct str) names;
	LIST(struct oid) oids;
	LIST(struct str) nodes; /* each the bytes of its items */
	LIST(struct forest_item) scratch;
};

struct forest_tree {
	struct oid oid;
	uint32_t first, count; /* of links */
	uint32_t node;
	uint32_t next; /* the next link to be worked on */
	uint8_t state;
};

struct forest_link {
	uint32_t name, mode, value; /* of a tree: its number */
};

void forest_init(
	struct forest *forest, struct repository *repository, const struct file_filter *filter);
void forest_finish(struct forest *forest);
uint32_t forest_plant(struct forest *forest, const struct oid *tree); /* returns its number */
void forest_grow(struct forest *forest); /* reads all that were planted and what is below */
uint32_t forest_node(struct forest *forest, uint32_t tree);
const struct forest_item *forest_items(const struct forest *forest, uint32_t node, size_t *count);

#endif
