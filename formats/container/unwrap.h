/* What containers hand their members on with. */
#ifndef CONTAINER_UNWRAP_H
#define CONTAINER_UNWRAP_H

#include "base/buf.h"
#include "container/container.h"

/* A signature around what is unwrapped: told of each bill inside. */
struct seal {
	const struct seal *outer;
	struct str text;
};

struct unwrapping {
	struct documents *documents;
	const struct format *format; /* that was asked for, or NULL */
	struct doc *input; /* the outermost */
	const struct limits *limits;
	size_t allowed; /* bytes that the input may unpack to */
	size_t unpacked, members; /* so far, of all levels */
	size_t depth; /* containers that are open */
	bool inner; /* the open container is one of several members of another */
	bool stopped; /* a limit was reached: nothing more is unpacked */
	const struct seal *seals; /* innermost first */
	struct str why; /* why there is no bill in it, in the input's arena, or absent */
};

struct member {
	struct str name; /* as written in the container */
	struct str file; /* its customary file name when it is taken out */
	bool listed; /* one of several, of which most may be no bills; else the only one */
};

/* Both false when the limit is reached, which is recorded. */
bool unwrap_count_member(struct unwrapping *unwrapping, struct doc *outer);
bool unwrap_count_bytes(struct unwrapping *unwrapping, struct doc *outer, size_t bytes);

/* Hands on a part of the outer document's text; it is copied and counted. */
void unwrap_text(struct unwrapping *unwrapping, struct doc *outer, const struct member *member,
	struct str text);
/* The same for one of several, which have numbers from 1 for names. */
void unwrap_numbered(
	struct unwrapping *unwrapping, struct doc *outer, struct str text, size_t number);
/* Hands on decoded bytes that were counted, and takes them over. */
void unwrap_bytes(struct unwrapping *unwrapping, struct doc *outer, const struct member *member,
	struct buf *bytes);

/* Whether content that is so named and so begins may be a bill or a container, so that all of it is
 * worth unpacking. Of text that is neither JSON nor XML, UNWRAP_TEXT_HEAD bytes tell. */
enum { UNWRAP_TEXT_HEAD = 65536 };
enum unwrap_wish { UNWRAP_NOT, UNWRAP_MORE, UNWRAP_ALL };
enum unwrap_wish unwrap_wish(struct unwrapping *unwrapping, struct str name, struct str head);

/* Records that a container is broken: unreadable, or when it is one member among others: not
 * examined. */
void unwrap_damaged(struct unwrapping *unwrapping, struct doc *doc, size_t offset,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The last part of a path. */
struct str unwrap_base_name(struct str path);

#endif
