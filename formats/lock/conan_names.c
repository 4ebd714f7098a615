#include "lock/conan_names.h"

void conan_requirement(struct lock *lock, struct str text, enum component_scope scope)
{
	struct package package = package_in(lock, text);
	struct str revision = text, owner = str_cut(&revision, '#');
	struct str version = str_cut(&owner, '@'), name = str_cut(&version, '/');
	package.name = name;
	package.version = version;
	package.range = true;
	package.scope = scope;
	package.direct = DIRECTNESS_DIRECT;
	if (owner.len) {
		struct str channel = owner, user = str_cut(&channel, '/');
		package.qualifiers[0] = (struct lock_qualifier){"user", user};
		package.qualifiers[1] = (struct lock_qualifier){"channel", channel};
	}
	lock_add(lock, &package);
}
