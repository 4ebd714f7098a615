/* Signatures of decisions (docs/determinations.md): of one decision in its member "signature", or of a
 * whole file in the file FILE.sig beside it. */
#ifndef MATCH_SIGNED_H
#define MATCH_SIGNED_H

#include "base/signing.h"
#include "match/waiver.h"

/* What the signature of a decision is of: "bomscreen-waiver/1" or "bomscreen-determination/1", a line
 * end, and the decision without "signature" in the canonical form of RFC 8785. */
struct str decision_signed_text(struct arena *arena, const struct node *object, bool determination);

/* Fills signing and signer of a waiver that was read from the object; `file` is what is known of the
 * document's own signature. False when a signature is wrong, not trusted, or missing where one is
 * required: reported in the document. */
bool decision_verify(const struct waivers *waivers, const struct node *object,
	const struct waiver *file, struct waiver *waiver);
/* The same for the whole document, into `file`. */
bool decisions_verify(const struct waivers *waivers, struct doc *doc, struct waiver *file);

/* The member "signature" of a decision, as JSON; absent when OpenSSL fails. */
struct str decision_sign(struct arena *arena, const struct key *key, struct str text);

#endif
