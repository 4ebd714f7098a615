/* What the files of the core share. */
#ifndef LOCK_LOCK_PARTS_H
#define LOCK_LOCK_PARTS_H

#include "lock/lock.h"

struct lock_fact {
	uint32_t component;
	struct str url;
	size_t offset; /* of the URL */
	bool hashed, checked, served;
};

/* lock_check.c: names, hosts and hashes, when all entries are there. */
void lock_check(struct lock *lock);

#endif
