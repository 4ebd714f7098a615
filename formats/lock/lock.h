/* What the readers of lock files and manifests share. A reader takes a document apart by a syntax
 * loader and adds the packages that it states; here they become components of the model: purl, names,
 * hashes, addresses. The same entry stated twice is one component. Entries that are no third party's
 * (the project itself, members of its workspace, links, local paths) are left out by the readers. A
 * file that is well-formed and lists nothing is empty, and that is all: no diagnostic. */
#ifndef LOCK_LOCK_H
#define LOCK_LOCK_H

#include "base/list.h"
#include "format.h"
#include "syntax/node.h"

struct lock_fact; /* what is known of a component beyond the model, for the cross-checks */

struct lock_edge {
	uint32_t from;
	struct str to;
	size_t offset;
};

struct lock {
	struct doc *doc;
	struct bom *bom;
	struct arena *arena; /* the document's */
	const char *type; /* purl type of packages that name none */
	struct map seen; /* identity of a package -> component */
	struct map refs; /* name within the file -> component */
	LIST(struct lock_fact) facts;
	LIST(struct lock_edge) edges;
	size_t scanned; /* bytes between brackets: see code.h */
};

struct lock_qualifier {
	const char *key;
	struct str value;
};

struct package {
	const char *type; /* purl type; NULL: that of the lock */
	struct str group, name, version, subpath;
	struct lock_qualifier qualifiers[4];
	size_t start, end; /* of the entry in the document */
	size_t offset; /* where people should look */
	enum component_scope scope;
	enum component_directness direct;
	struct str ref; /* how other entries of the file name it */
	struct str url; /* the download, the repository, the registry */
	enum url_kind
		url_kind; /* URL_NONE: of a distribution, or by its scheme of version control */
	struct str hash; /* as written: see lock_hash */
	size_t hash_offset, url_offset; /* 0: as offset */
	struct str
		purl_version; /* when it is another than `version`; that of a range is left out */
	bool range; /* `version` is a requirement of a manifest, and may be a range */
	bool checked; /* its format states a hash for entries like this */
	bool served; /* `url` is of a package registry: lies beside those of the others */
};

/* How the text of a format is loaded. SYNTAX_YAML: the root is an array of the documents of the
 * stream. SYNTAX_TEXT: the reader does it. */
enum lock_syntax {
	SYNTAX_JSON,
	SYNTAX_JSONC,
	SYNTAX_TOML,
	SYNTAX_XML,
	SYNTAX_YAML,
	SYNTAX_TEXT,
};

#define LOCK_MEDIA_JSON "application/json"
#define LOCK_MEDIA_JSONC "application/json"
#define LOCK_MEDIA_TOML "application/toml"
#define LOCK_MEDIA_XML "application/xml"
#define LOCK_MEDIA_YAML "application/yaml"
#define LOCK_MEDIA_TEXT "text/plain"

/* Defines format_SYMBOL by the function `entries` of its file, which lock_read calls; `type_` is
 * the purl type of its packages; file names follow. */
#define LOCK_FORMAT(symbol, name_, title_, type_, syntax, probe_, ...)                             \
	LOCK_FORMAT_IN(symbol, name_, title_, type_, syntax, probe_, NULL, __VA_ARGS__)

/* The same for file names that say little: in repositories files are chosen by `places_`. */
#define LOCK_FORMAT_IN(symbol, name_, title_, type_, syntax, probe_, places_, ...)                 \
	static bool read(struct doc *doc, struct bom *bom)                                         \
	{                                                                                          \
		return lock_read(doc, bom, name_, type_, SYNTAX_##syntax, entries);                \
	}                                                                                          \
	const struct format format_##symbol = {.name = name_,                                      \
		.title = title_,                                                                   \
		.media_type = LOCK_MEDIA_##syntax,                                                 \
		.globs = (const char *const[]){__VA_ARGS__, NULL},                                 \
		.places = places_,                                                                 \
		.lock = true,                                                                      \
		.probe = probe_,                                                                   \
		.read = read}

/* What the `read` of a format does: loads the text and hands out the root (NULL for SYNTAX_TEXT).
 * Returns false when nothing could be loaded (recorded), or when `entries` reported what makes the
 * document unreadable. */
bool lock_read(struct doc *doc, struct bom *bom, const char *format, const char *type,
	enum lock_syntax syntax, void (*entries)(struct lock *lock, struct node *root));

/* A package whose place is that of a node: a member begins with its name. */
struct package package_at(const struct node *node);
/* The same for what a manifest asks for: direct, its version a requirement. */
struct package package_wanted(const struct node *node, enum component_scope scope);
/* A package whose place are bytes of the document. */
struct package package_in(const struct lock *lock, struct str text);
/* Adds it; returns its component, or COMPONENT_NONE with a diagnostic when it has no name. */
uint32_t lock_add(struct lock *lock, const struct package *package);
/* One more hash of a component: "sha256-BASE64" and several of these (Subresource Integrity),
 * "sha256:HEX", bare hexadecimal digits (told by their number); others are kept as written. */
void lock_hash(struct lock *lock, uint32_t component, struct str text, size_t offset);
/* The same with the algorithm apart, as "sha256". */
void lock_hash_as(struct lock *lock, uint32_t component, const char *algorithm, struct str hex,
	size_t offset);
void lock_url(
	struct lock *lock, uint32_t component, enum url_kind kind, struct str url, size_t offset);
/* `from` depends on what bears the name `to`; names that nothing bears are passed over at the end. */
void lock_depends(struct lock *lock, uint32_t from, struct str to, size_t offset);
/* What bears that name is asked for by the project itself. */
void lock_wants(struct lock *lock, struct str to, size_t offset);
/* One more name for a component. */
void lock_name(struct lock *lock, uint32_t component, struct str ref);

/* Who made a component, as "Name <mail>"; absent text and placeholders are passed over. */
void lock_maker(struct lock *lock, uint32_t component, enum party_kind kind, struct str text);
/* Of such a text the address only. */
void lock_maker_email(struct lock *lock, uint32_t component, enum party_kind kind, struct str text);

/* Names */

/* Whether a requirement allows one version only: it looks like one. */
bool lock_is_exact(struct str version);
/* "@scope/name", "group:artifact", "path/to/name" -> group and name, split at the last separator. */
void package_split(struct package *package, struct str name, char separator);
/* Without `ending`, if it has it. */
struct str lock_without(struct str text, const char *ending);
/* The name in the form of PEP 503. */
struct str lock_pypi_name(struct lock *lock, struct str name);
/* "owner/name" of a URL on a forge as package type, group and name; false when it is on none. */
bool package_from_repository(struct lock *lock, struct package *package, struct str url);
/* "REPOSITORY[:TAG][@DIGEST]" of a container image; false when it is empty or computed. */
bool lock_image(struct lock *lock, struct str image, size_t offset, enum component_scope scope);
/* The images that lines `image: IMAGE` of a template name: it is no YAML before it is filled in, and
 * read as far as it is literal. */
void lock_template_images(struct lock *lock, enum component_scope scope);
/* A registry that packages come from: one component, named by its host. What else is in the address,
 * which may be a secret, is left out. */
void lock_registry(struct lock *lock, struct str address, size_t offset);
/* The address of a download or repository, told by its scheme ("git+", ".git", ssh ...). */
enum url_kind lock_url_kind(struct str url);
/* "key: value", "key=value" ...: the part before the separator, trimmed; *rest what stands behind
 * it, trimmed; absent both when there is no separator. */
struct str lock_pair(struct str text, char separator, struct str *rest);
/* Without the quotes around it, if there are any. */
struct str lock_unquoted(struct str text);
/* Offset of text that lies in the document. */
size_t lock_offset(const struct lock *lock, struct str text);

/* Trees */

/* The text of a string or number member, or absent. */
struct str lock_text(const struct node *object, const char *name);
struct str lock_value(const struct node *node); /* the text of a string or number, or absent */
bool lock_true(const struct node *object, const char *name);
/* The member when it is of that kind; one of another kind (but null) is reported. */
struct node *lock_member(
	struct lock *lock, const struct node *object, const char *name, enum node_kind kind);
/* Whether the node is of that kind; if not it is reported. */
bool lock_is(struct lock *lock, const struct node *node, enum node_kind kind);
/* The first child element of that name (XML), whatever its namespace. */
struct node *lock_element(const struct node *element, const char *name);
struct str lock_element_text(const struct node *element, const char *name); /* trimmed */

/* Nodes by name, for objects that many entries are looked up in. The first of a name stays. */
struct lookup {
	struct map numbers;
	LIST(const struct node *) nodes;
};

void lookup_put(struct lookup *lookup, struct str name, const struct node *node);
void lookup_put_members(struct lookup *lookup, const struct node *object);
const struct node *lookup_get(const struct lookup *lookup, struct str name); /* or NULL */
void lookup_finish(struct lookup *lookup);

/* Lines */

struct line {
	struct str text; /* without the line end and white space before it */
	struct str body; /* without indentation */
	size_t offset; /* of `text` */
	size_t indent; /* bytes of white space before `body` */
};

struct lines {
	struct str rest;
	size_t offset;
};

struct lines lock_lines(const struct lock *lock);
bool lines_next(struct lines *lines, struct line *line);
/* The next word of *rest, by white space; absent at the end. */
struct str lock_word(struct str *rest);

/* Problems */

void lock_shape(struct lock *lock, size_t offset, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* What makes the document unreadable. */
void lock_syntax(struct lock *lock, size_t offset, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* A name that is computed, or stated elsewhere. */
void lock_unresolved(struct lock *lock, size_t offset, struct str text);

/* Detection */

bool lock_head_has(const struct doc *doc, const char *text); /* within the first kilobytes */

#endif
