/* Names of git objects: SHA-1 (20 bytes) or SHA-256 (32). */
#ifndef GIT_OID_H
#define GIT_OID_H

#include "base/arena.h"

enum { OID_MAX = 32, OID_HEX_MAX = 64 };

struct oid {
	unsigned char size; /* 0: no object; else 20 or 32 */
	unsigned char bytes[OID_MAX];
};

/* 40 or 64 hexadecimal digits, or 0 of them (all zeros: no object). */
bool oid_parse(struct oid *oid, struct str hex);
bool oid_from_bytes(struct oid *oid, struct str bytes); /* 20 or 32 of them */
struct str oid_hex(const struct oid *oid, struct arena *arena);

static inline struct str oid_key(const struct oid *oid)
{
	return (struct str){(const char *)oid->bytes, oid->size};
}

static inline bool oid_eq(const struct oid *a, const struct oid *b)
{
	return str_eq(oid_key(a), oid_key(b));
}

#endif
