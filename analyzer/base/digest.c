#include "base/digest.h"

#include <stdio.h>
#include <stdlib.h>

#include <openssl/evp.h>

#include "base/buf.h"

/* The namespace of this program's identifiers; a random UUID, fixed for ever:
 * 6f1c2f6e-57a1-4c0b-9d3e-2a94b7c5e810. */
static const unsigned char uuid_namespace[16] = {0x6f, 0x1c, 0x2f, 0x6e, 0x57, 0xa1, 0x4c, 0x0b,
	0x9d, 0x3e, 0x2a, 0x94, 0xb7, 0xc5, 0xe8, 0x10};

struct digest {
	EVP_MD_CTX *context;
};

static EVP_MD_CTX *start(const EVP_MD *algorithm)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	if (!context || !EVP_DigestInit_ex(context, algorithm, NULL))
		abort();
	return context;
}

static struct str hex(struct arena *arena, const unsigned char *bytes, size_t count)
{
	static const char digits[] = "0123456789abcdef";
	char *text = arena_bytes(arena, 2 * count);
	for (size_t i = 0; i < count; i++) {
		text[2 * i] = digits[bytes[i] >> 4];
		text[2 * i + 1] = digits[bytes[i] & 15];
	}
	return (struct str){text, 2 * count};
}

struct digest *digest_create(void)
{
	struct digest *digest = memory_resize(NULL, sizeof *digest);
	digest->context = start(EVP_sha256());
	return digest;
}

void digest_add(struct digest *digest, struct str bytes)
{
	if (bytes.len)
		EVP_DigestUpdate(digest->context, bytes.ptr, bytes.len);
}

struct str digest_finish(struct digest *digest, struct arena *arena)
{
	unsigned char value[EVP_MAX_MD_SIZE];
	unsigned int size = 0;
	EVP_DigestFinal_ex(digest->context, value, &size);
	EVP_MD_CTX_free(digest->context);
	memory_free(digest);
	return hex(arena, value, size);
}

struct str digest_sha256(struct arena *arena, struct str bytes)
{
	struct digest *digest = digest_create();
	digest_add(digest, bytes);
	return digest_finish(digest, arena);
}

struct hasher {
	EVP_MD *algorithm;
	EVP_MD_CTX *context;
};

struct hasher *hasher_create(size_t length)
{
	struct hasher *hasher = memory_resize(NULL, sizeof *hasher);
	hasher->algorithm = EVP_MD_fetch(NULL, length == HASHER_SHA1 ? "SHA1" : "SHA256", NULL);
	if (!hasher->algorithm)
		abort();
	hasher->context = start(hasher->algorithm);
	return hasher;
}

void hasher_hash(struct hasher *hasher, const struct str *parts, size_t count, unsigned char *value)
{
	EVP_DigestInit_ex(hasher->context, hasher->algorithm, NULL);
	for (size_t i = 0; i < count; i++)
		if (parts[i].len)
			EVP_DigestUpdate(hasher->context, parts[i].ptr, parts[i].len);
	EVP_DigestFinal_ex(hasher->context, value, NULL);
}

void hasher_destroy(struct hasher *hasher)
{
	if (!hasher)
		return;
	EVP_MD_CTX_free(hasher->context);
	EVP_MD_free(hasher->algorithm);
	memory_free(hasher);
}

struct str digest_sha1(struct arena *arena, struct str bytes)
{
	unsigned char value[EVP_MAX_MD_SIZE];
	EVP_MD_CTX *context = start(EVP_sha1());
	if (bytes.len)
		EVP_DigestUpdate(context, bytes.ptr, bytes.len);
	EVP_DigestFinal_ex(context, value, NULL);
	EVP_MD_CTX_free(context);
	return hex(arena, value, 20);
}

struct str uuid5(struct arena *arena, const struct str *parts, size_t count)
{
	unsigned char value[EVP_MAX_MD_SIZE];
	EVP_MD_CTX *context = start(EVP_sha1());
	EVP_DigestUpdate(context, uuid_namespace, sizeof uuid_namespace);
	for (size_t i = 0; i < count; i++) {
		char length[24];
		int size = snprintf(length, sizeof length, "%zu:", parts[i].len);
		EVP_DigestUpdate(context, length, (size_t)size);
		if (parts[i].len)
			EVP_DigestUpdate(context, parts[i].ptr, parts[i].len);
	}
	EVP_DigestFinal_ex(context, value, NULL);
	EVP_MD_CTX_free(context);
	value[6] = (unsigned char)((value[6] & 0x0f) | 0x50); /* version 5 */
	value[8] = (unsigned char)((value[8] & 0x3f) | 0x80); /* variant of RFC 9562 */
	struct str digits = hex(arena, value, 16);
	return arena_printf(arena, "%.8s-%.4s-%.4s-%.4s-%.12s", digits.ptr, digits.ptr + 8,
		digits.ptr + 12, digits.ptr + 16, digits.ptr + 20);
}
