/* Signatures by public keys, by OpenSSL's libcrypto: Ed25519 (RFC 8032) and ECDSA with P-256 and SHA-256
 * (FIPS 186-5, the signature in ASN.1 DER). */
#ifndef BASE_SIGNING_H
#define BASE_SIGNING_H

#include "base/buf.h"

struct key;

/* A key in PEM: "PUBLIC KEY", or for signing "PRIVATE KEY" without a passphrase. NULL when it is none of
 * the two kinds. */
struct key *key_parse(struct str pem, bool private);
void key_destroy(struct key *key);
const char *key_algorithm(const struct key *key); /* "ed25519", "ecdsa-p256-sha256" */
/* "sha256:" and the digest of its SubjectPublicKeyInfo, in hexadecimal digits. */
struct str key_id(const struct key *key, struct arena *arena);

bool key_verify(const struct key *key, struct str text, struct str signature);
/* The signature of a private key; false when OpenSSL fails. */
bool key_sign(const struct key *key, struct str text, struct buf *signature);

struct str base64_encode(struct arena *arena, struct str bytes); /* RFC 4648, section 4 */

#endif
