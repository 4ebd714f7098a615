/* What the files of the core share. */
#ifndef LOCK_LOCK_PARTS_H
#define LOCK_LOCK_PARTS_H

#include "lock/lock.h"

/* The project itself, as the beginning of an edge. */
#define LOCK_PROJECT (UINT32_MAX - 1)

struct lock_fact {
	uint32_t component;
	struct str url;
	size_t offset; /* of the URL */
	bool hashed, checked, served;
};

/* lock_check.c: names, hosts and hashes, when all entries are there. */
void lock_check(struct lock *lock);
/* Markers that a merge left in a text. */
void lock_check_conflict(struct lock *lock);

#endif
