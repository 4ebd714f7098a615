/* SHA-256 and SHA-1 (OpenSSL's libcrypto) and the name-based UUIDs of RFC 9562, section 5.5. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/arena.h"

struct digest;

struct digest *digest_create(void); /* SHA-256 */
void digest_add(struct digest *digest, struct str bytes);
/* 64 lower-case hexadecimal digits; destroys the digest. */
struct str digest_finish(struct digest *digest, struct arena *arena);
struct str digest_sha256(struct arena *arena, struct str bytes);
struct str digest_sha1(struct arena *arena, struct str bytes); /* 40, where a format asks for it */

/* For many small texts, one after the other: the algorithm is looked up once. */
struct hasher;
enum { HASHER_SHA1 = 20, HASHER_SHA256 = 32 }; /* the length of its values */

struct hasher *hasher_create(size_t length);
/* Writes the hash of the parts, joined, into `value`. */
void hasher_hash(
	struct hasher *hasher, const struct str *parts, size_t count, unsigned char *value);
void hasher_destroy(struct hasher *hasher);

/* The UUIDv5 of `count` parts (each is length-prefixed, so that ("ab","c") and ("a","bc") differ)
 * in this program's own namespace; 36 characters. */
struct str uuid5(struct arena *arena, const struct str *parts, size_t count);

#endif
