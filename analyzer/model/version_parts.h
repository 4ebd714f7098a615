/* What the comparisons of versions share, for version*.c only. */
#ifndef MODEL_VERSION_PARTS_H
#define MODEL_VERSION_PARTS_H

#include "model/version.h"

static inline int version_order(size_t a, size_t b)
{
	return a < b ? -1 : a > b;
}

/* Digits as a number of any size; absent counts as 0. */
int version_numbers(struct str a, struct str b);
/* Takes the digits, the ASCII letters that *rest begins with; may be empty. */
struct str version_take_digits(struct str *rest);
struct str version_take_letters(struct str *rest);
bool version_take(struct str *rest, const char *literal); /* in any case; false: not there */
bool version_all_digits(struct str s); /* and not empty */

int version_compare_alpine(struct str a, struct str b);
int version_compare_alpm(struct str a, struct str b);
int version_compare_composer(struct str a, struct str b);
int version_compare_conan(struct str a, struct str b);
int version_compare_datetime(struct str a, struct str b);
int version_compare_deb(struct str a, struct str b);
int version_compare_gem(struct str a, struct str b);
int version_compare_gentoo(struct str a, struct str b);
int version_compare_intdot(struct str a, struct str b);
int version_compare_maven(struct str a, struct str b);
int version_compare_nuget(struct str a, struct str b);
int version_compare_openssl(struct str a, struct str b);
int version_compare_pypi(struct str a, struct str b);
int version_compare_rpm(struct str a, struct str b);
int version_compare_semver(struct str a, struct str b);

#endif
