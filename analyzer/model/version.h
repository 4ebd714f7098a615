/* Versions in the order of their own ecosystem: that of the tool that installs them. A version that
 * does not follow its ecosystem's grammar is still compared, part by part, and stands in front of
 * those that do where the tool says so. Texts longer than VERSION_MAX are no versions: they compare
 * as bytes. Neither function keeps memory. */
#ifndef MODEL_VERSION_H
#define MODEL_VERSION_H

#include "base/arena.h"

enum { VERSION_MAX = 256 };

enum version_scheme {
	VERSION_ALPINE, /* apk-tools */
	VERSION_ALPM, /* pacman's vercmp */
	VERSION_COMPOSER, /* PHP version_compare, as Composer normalizes */
	VERSION_CONAN,
	VERSION_DATETIME, /* RFC 3339 */
	VERSION_DEB, /* Debian Policy 5.6.12 */
	VERSION_GEM, /* Gem::Version */
	VERSION_GENTOO, /* Package Manager Specification 3.3 */
	VERSION_GOLANG, /* semver.org with a v in front */
	VERSION_INTDOT, /* numbers and dots */
	VERSION_LEXICOGRAPHIC, /* bytes */
	VERSION_MAVEN, /* ComparableVersion */
	VERSION_NPM, /* semver.org 2.0 */
	VERSION_NUGET, /* the same with up to four numbers, in any case of letters */
	VERSION_OPENSSL, /* 1.0.2za; semver.org from 3.0 on */
	VERSION_PYPI, /* PEP 440 */
	VERSION_RPM, /* rpmvercmp, with epoch and release */
	VERSION_SEMVER,
	VERSION_SCHEMES
};

const char *version_scheme_name(enum version_scheme scheme); /* "npm" ... */
/* The scheme of that name, or the one that packages of that purl type follow; false: no order of
 * their versions is known. */
bool version_scheme_named(struct str name, enum version_scheme *scheme);

/* <0, 0, >0: a is older than, as new as, newer than b. */
int version_compare(enum version_scheme scheme, struct str a, struct str b);

#endif
