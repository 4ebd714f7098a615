/* A git repository as a source of files: a tree of any revision, the index, what is staged, the work
 * tree, the history. Nothing is checked out, nothing of the repository is executed, nothing is
 * fetched, symbolic links are not followed, and what cannot be read is said: each function that
 * fails, or leaves something out, records a diagnostic of the repository's document.
 *
 * Objects are read in a process of their own, so that a repository that makes a reader hang, crash
 * or eat memory ends that process and not this one: bomscreen-git-reader (libgit2), and where that
 * declines or is missing the git command. Neither is started before something has to be read.
 * docs/decisions/0005-git.md says why. Contents are checked against the names of their objects
 * here, whoever read them. The program that uses this ignores SIGPIPE. */
#ifndef GIT_REPOSITORY_H
#define GIT_REPOSITORY_H

#include "base/doc.h"
#include "git/oid.h"

struct repository;

struct repository_options {
	const char *reader; /* the libgit2 reader; NULL: where it was installed; "": none */
	const char *git; /* the git command; NULL: "git"; "": none */
	int patience; /* seconds without an answer after which a reader is given up; 0: 30 */
};

/* What PATH or PATH@REV names. */
struct repository_name {
	struct str path; /* a folder: of a work tree, or bare */
	struct str revision; /* absent: none was given */
};

/* Whether the operand names a repository: a folder that has .git or is a git directory itself,
 * with or without @REV. A file or folder of exactly that name that is no repository is none. Costs a
 * few system calls. */
bool repository_detect(const char *operand, struct arena *arena, struct repository_name *name);
/* The nearest folder at or above `path` that is a repository; absent when there is none. */
struct str repository_above(const char *path, struct arena *arena);

/* The repository in that folder. Variables like GIT_INDEX_FILE, with which git tells a hook of a
 * temporary index or of quarantined objects, are honoured when they speak of this repository, and
 * else kept from the readers. NULL with a diagnostic when there is none. The document must outlive
 * the repository. */
struct repository *repository_open(
	struct doc *doc, const char *path, const struct repository_options *options);
void repository_close(struct repository *repository);
/* Starts the reader of objects now, so that it is ready when it is needed. `by_git`: the git command
 * is to be preferred, as it starts faster. */
void repository_prepare(struct repository *repository, bool by_git);

bool repository_is_bare(const struct repository *repository);
bool repository_is_shallow(const struct repository *repository); /* the history is cut off */
bool repository_is_partial(const struct repository *repository); /* objects may be absent */

/* A commit, or a tree that was named as such. */
struct revision {
	struct oid commit; /* no object: `tree` was named directly */
	struct oid tree;
	int64_t time; /* of the commit (committer), in seconds since 1970 */
};

/* Finds what a name means (HEAD, a branch, a tag, an abbreviated id, HEAD~2); false with a
 * diagnostic when there is no such commit or tree. An unborn HEAD is one that names nothing. */
bool repository_resolve(struct repository *repository, struct str name, struct revision *revision);

enum file_kind { FILE_REGULAR, FILE_LINK, FILE_SUBMODULE, FILE_STRANGE };

struct file {
	struct str path; /* as recorded: any bytes but NUL; print it escaped */
	uint32_t mode; /* 0100644, 0100755, 0120000 (symbolic link), 0160000 (submodule) */
	struct oid oid; /* the blob; of a submodule the commit; no object: removed, or a file of
			   the work tree */
	struct oid old; /* what was there before, when changes are listed */
};

struct files {
	struct arena arena;
	LIST(struct file) list;
};

void files_finish(struct files *files);
enum file_kind file_kind(uint32_t mode);

/* Says for the last part of a path and a mode whether the file is wanted; NULL: all are. */
struct file_filter {
	bool (*wanted)(const void *context, struct str name, uint32_t mode);
	const void *context;
};

/* The wanted files of a tree, in the order of the tree. Each distinct tree is parsed once; trees
 * without wanted files cost nothing more, however often they occur. What cannot be read is left out
 * with a diagnostic. */
void repository_tree(struct repository *repository, const struct oid *tree,
	const struct file_filter *filter, struct files *files);
/* The files of the index. All stages of an unmerged path are listed. */
bool repository_index(
	struct repository *repository, const struct file_filter *filter, struct files *files);
/* What the index changes against a commit (NULL: HEAD, or nothing when that is unborn): files with
 * their old and new blobs, removed ones without a new one. */
bool repository_staged(struct repository *repository, const struct oid *commit,
	const struct file_filter *filter, struct files *files);
/* The same between two commits. Needs the git command. */
bool repository_changes(struct repository *repository, const struct oid *old, const struct oid *new,
	const struct file_filter *filter, struct files *files);
/* The files of the work tree that are tracked, or untracked and not ignored; sorted by path. */
bool repository_worktree(
	struct repository *repository, const struct file_filter *filter, struct files *files);

/* Reads blobs in the given order, many at once, and hands each to `visit` with its bytes, which live
 * until it returns. What is no blob, missing, corrupt or larger than the limit on blobs is recorded
 * and not visited. */
typedef void blob_visit(void *context, const struct file *file, struct str bytes);
void repository_read(struct repository *repository, const struct file *files, size_t count,
	blob_visit *visit, void *context);
/* The same with documents, of blobs and of files of the work tree (entries without an object; no link
 * is followed anywhere in their paths). Each is named by the prefix and its path, has memory of its
 * own, and is given away: doc_finish(), memory_free(). One that could not be read is given, too, with
 * the diagnostic that says why, and so is an LFS pointer, whose content is elsewhere. */
typedef void doc_visit(void *context, const struct file *file, struct doc *doc, bool good);
void repository_docs(struct repository *repository, struct str prefix, const struct file *files,
	size_t count, doc_visit *visit, void *context);

/* Git LFS: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
struct lfs_pointer {
	struct str oid; /* "sha256:..." */
	uint64_t size;
};
bool lfs_pointer_parse(struct str bytes, struct lfs_pointer *pointer);

/* For hooks; they need the git command. */
struct oids {
	LIST(struct oid) list;
};

/* Which of the commits behind `tip` are new: not behind those that `known` names (an option of git
 * rev-list: "--all", "--remotes=origin"), nor behind `old` (no object: none). Adds the commits where
 * they branch off from what is known. False with a diagnostic. */
bool repository_boundary(struct repository *repository, const struct oid *tip,
	const struct oid *old, const char *known, size_t *new_commits, struct oids *boundary);
/* The commit of that name; false, and no diagnostic, when there is none. */
bool repository_find(struct repository *repository, struct str name, struct oid *commit);
/* One file of a revision ("": of the index), as repository_docs() gives it; NULL when it has none of
 * that path. */
struct doc *repository_file(struct repository *repository, struct str revision, struct str path);
/* The blob of that path, without reading it for anybody; false when there is none. */
bool repository_entry(
	struct repository *repository, struct str revision, struct str path, struct oid *blob);
/* The wanted files of one folder of a commit, with all below it, by their whole paths. False, and no
 * diagnostic, when the commit has no such folder. */
bool repository_folder(struct repository *repository, struct str commit, struct str folder,
	const struct file_filter *filter, struct files *files);
/* The other parents of a merge that is being made. */
void repository_merging(const struct repository *repository, struct oids *parents);
/* Where a part of the git directory lies ("hooks": where core.hooksPath says), in the arena. Absent
 * with a diagnostic. */
struct str repository_git_path(
	struct repository *repository, const char *part, struct arena *arena);
/* The folder that all work trees of the repository share. */
const char *repository_common_dir(const struct repository *repository);

/* A commit of a history. */
struct commit {
	struct oid oid;
	struct oid tree;
	int64_t time; /* of the commit (committer) */
	int64_t author_time;
	bool boundary; /* its parents are cut off: what it has may be older */
};

/* Walks the commits that `range` names (REV, or OLD..NEW; absent: HEAD), parents before children,
 * and hands each commit that changes wanted files to `visit` with those changes: against its first
 * parent, of a merge only what no parent had. The limit on history holds. False when nothing could
 * be walked. */
/* Who made a commit, "Name <address>" as recorded; absent when that cannot be read. */
struct str repository_author(
	struct repository *repository, const struct oid *commit, struct arena *arena);
typedef void commit_visit(
	void *context, const struct commit *commit, const struct file *changes, size_t count);
bool repository_history(struct repository *repository, struct str range,
	const struct file_filter *filter, commit_visit *visit, void *context);

#endif
