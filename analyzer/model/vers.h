/* Version ranges (https://github.com/package-url/vers-spec): vers:npm/>=1.0.0|<2.0.0. */
#ifndef MODEL_VERS_H
#define MODEL_VERS_H

#include "model/version.h"

enum vers_comparator {
	VERS_EQUAL,
	VERS_NOT_EQUAL,
	VERS_LESS,
	VERS_LESS_EQUAL,
	VERS_GREATER,
	VERS_GREATER_EQUAL
};

struct vers_constraint {
	enum vers_comparator comparator;
	struct str version; /* percent-decoded */
};

struct vers {
	enum version_scheme scheme;
	struct str type; /* as written */
	bool any; /* "*" */
	struct vers_constraint *constraints; /* in the order of their versions */
	size_t count;
};

/* Constraints in any order are accepted and sorted; white space, two constraints on one version and
 * pairs that cannot hold together are not. On failure *error is one sentence fragment about "it". */
bool vers_parse(struct arena *arena, struct str text, struct vers *vers, const char **error);
bool vers_contains(const struct vers *vers, struct str version);

#endif
