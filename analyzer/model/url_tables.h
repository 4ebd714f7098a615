/* What is known about hosts: forges and the layout of their paths, wrappers of other addresses,
 * public suffixes. */
#ifndef MODEL_URL_TABLES_H
#define MODEL_URL_TABLES_H

#include "base/str.h"

enum forge_layout {
	OWNER_REPOSITORY, /* /owner/repository/... */
	OWNER_GROUPS, /* /owner/group/.../repository/-/... */
	OWNER_ONLY, /* /owner/... */
	PROJECT, /* /project/...: project and owner are one */
	PAGES, /* OWNER.host/repository */
	PROJECT_PAGES, /* PROJECT.host */
	NO_OWNER,
};

struct forge {
	struct str host; /* of PAGES: what follows the owner's label */
	const char *name; /* the host whose accounts they are */
	const char *prefix; /* segments that precede the owner; "" for none */
	enum forge_layout layout;
};

/* The rows of one host stand together, those with the longer prefix first. */
extern const struct forge forges[];
extern const size_t forge_count;

/* First segments that are pages of a forge and no accounts. */
bool forge_is_page(struct str segment);

struct wrapper {
	const char *host;
	const char *prefix; /* of the path; a "*" segment stands for any */
};

extern const struct wrapper wrappers[];
extern const size_t wrapper_count;

struct shorthand {
	const char *scheme; /* "github" of github:owner/repository */
	const char *host;
};

extern const struct shorthand shorthands[];
extern const size_t shorthand_count;

/* Is "label.rest" (two labels or more) a suffix under which the public registers names? */
bool suffix_is_public(struct str suffix);
/* Is it a top-level domain, as far as Java packages and bare host names are concerned? */
bool label_is_top_level(struct str label);
/* Is it the usual ending of a file's name, though it may be a top-level domain too? */
bool label_is_file_ending(struct str label);

#endif
