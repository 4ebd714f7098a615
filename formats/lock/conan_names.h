/* What the manifests of Conan share. */
#ifndef LOCK_CONAN_NAMES_H
#define LOCK_CONAN_NAMES_H

#include "lock/lock.h"

/* "name/version[@user/channel][#revision]" */
void conan_requirement(struct lock *lock, struct str text, enum component_scope scope);

#endif
