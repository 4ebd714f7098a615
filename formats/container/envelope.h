/* What the containers written in JSON have in common: the root's members as spans. The text around
 * the bills is not validated beyond its brackets; the bills are, by their readers. */
#ifndef CONTAINER_ENVELOPE_H
#define CONTAINER_ENVELOPE_H

#include "container/unwrap.h"
#include "syntax/json.h"

/* Whether the root has a member of that name; its text when it is a string. Escapes are as written. */
bool envelope_has(const struct json_head *head, const char *name, struct str *text);

/* The root object's members, or NULL with a diagnostic: not closed, or something behind it. */
struct node *envelope_load(struct doc *doc);

/* A string's text, decoded into the buffer; false with a diagnostic on an unknown escape. */
bool envelope_decode(struct doc *doc, const struct node *string, struct buf *out);

/* Hands on the value of a member: an object or array as it is written, a string's text. False when
 * it is another value. The document taken out keeps the file name of the one around it. */
bool envelope_hand_on(
	struct unwrapping *unwrapping, struct doc *doc, const struct node *value, const char *name);

#endif
