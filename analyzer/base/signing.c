#include "base/signing.h"

#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "base/digest.h"

enum { PEM_LONGEST = 1 << 16 };

struct key {
	EVP_PKEY *pkey;
	bool curve; /* ECDSA; else Ed25519 */
};

/* Nobody is asked for a passphrase. */
static int no_passphrase(char *buf, int size, int rwflag, void *context)
{
	(void)buf;
	(void)size;
	(void)rwflag;
	(void)context;
	return 0;
}

static bool is_p256(const EVP_PKEY *pkey)
{
	char group[32];
	return EVP_PKEY_get_utf8_string_param(
		       pkey, OSSL_PKEY_PARAM_GROUP_NAME, group, sizeof group, NULL) == 1 &&
		str_is(str_of(group), "prime256v1");
}

struct key *key_parse(struct str pem, bool private)
{
	if (!pem.len || pem.len > PEM_LONGEST)
		return NULL;
	BIO *bio = BIO_new_mem_buf(pem.ptr, (int)pem.len);
	EVP_PKEY *pkey = !bio ? NULL
		: private     ? PEM_read_bio_PrivateKey(bio, NULL, no_passphrase, NULL)
			      : PEM_read_bio_PUBKEY(bio, NULL, no_passphrase, NULL);
	BIO_free(bio);
	bool curve = pkey && EVP_PKEY_is_a(pkey, "EC") && is_p256(pkey);
	if (!pkey || (!curve && !EVP_PKEY_is_a(pkey, "ED25519"))) {
		EVP_PKEY_free(pkey);
		return NULL;
	}
	struct key *key = memory_resize(NULL, sizeof *key);
	*key = (struct key){pkey, curve};
	return key;
}

void key_destroy(struct key *key)
{
	if (!key)
		return;
	EVP_PKEY_free(key->pkey);
	memory_free(key);
}

const char *key_algorithm(const struct key *key)
{
	return key->curve ? "ecdsa-p256-sha256" : "ed25519";
}

struct str key_id(const struct key *key, struct arena *arena)
{
	unsigned char *der = NULL;
	int length = i2d_PUBKEY(key->pkey, &der);
	struct str bytes = {(const char *)der, length > 0 ? (size_t)length : 0};
	struct str digest = digest_sha256(arena, bytes);
	OPENSSL_free(der);
	return arena_printf(arena, "sha256:%.*s", STR_ARG(digest));
}

bool key_verify(const struct key *key, struct str text, struct str signature)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	const EVP_MD *digest = key->curve ? EVP_sha256() : NULL;
	bool good = context && EVP_DigestVerifyInit(context, NULL, digest, NULL, key->pkey) == 1 &&
		EVP_DigestVerify(context, (const unsigned char *)signature.ptr, signature.len,
			(const unsigned char *)text.ptr, text.len) == 1;
	EVP_MD_CTX_free(context);
	return good;
}

bool key_sign(const struct key *key, struct str text, struct buf *signature)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	const EVP_MD *digest = key->curve ? EVP_sha256() : NULL;
	const unsigned char *bytes = (const unsigned char *)text.ptr;
	size_t length = 0;
	bool good = context && EVP_DigestSignInit(context, NULL, digest, NULL, key->pkey) == 1 &&
		EVP_DigestSign(context, NULL, &length, bytes, text.len) == 1;
	if (good) {
		unsigned char *room = (unsigned char *)buf_reserve(signature, length);
		good = EVP_DigestSign(context, room, &length, bytes, text.len) == 1;
		signature->len += good ? length : 0;
	}
	EVP_MD_CTX_free(context);
	return good;
}

struct str base64_encode(struct arena *arena, struct str bytes)
{
	char *text = arena_bytes(arena, (bytes.len + 2) / 3 * 4 + 1);
	int length = EVP_EncodeBlock(
		(unsigned char *)text, (const unsigned char *)bytes.ptr, (int)bytes.len);
	return (struct str){text, (size_t)length};
}
