/* Manifests that list what they need as members NAME: VERSION of some objects. */
#ifndef LOCK_MANIFEST_H
#define LOCK_MANIFEST_H

#include "lock/lock.h"

struct manifest_list {
	const char *name; /* of the object; NULL ends the list */
	enum component_scope scope;
};

/* Adds the members of the objects of these names: "VERSION", or {version, and where it comes from:
 * git, github, gitlab, bitbucket, url, hosted}. What lies at a path of the tree, or is part of the
 * language ("sdk"), is left out. */
void manifest_add(struct lock *lock, const struct node *object, const struct manifest_list *lists);

#endif
