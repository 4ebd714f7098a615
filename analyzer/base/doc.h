/* A document: the bytes of one input, the arena of all that is parsed from it, and what is wrong
 * with it. What is hashed is what is parsed: the bytes are read once into private memory.
 * Everything that points into a document dies with it. Positions everywhere are byte offsets into
 * `bytes`; lines, columns and pointers are computed when printed. */
#ifndef BASE_DOC_H
#define BASE_DOC_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/lines.h"

enum encoding { ENCODING_UTF8, ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODING_LATIN1 };

/* Where something stands. line and column are 1-based; a column counts Unicode code points. The
 * pointer is a JSON Pointer (RFC 6901) for JSON, an XPath-like /bom/components/component[3]/name
 * for XML. */
struct place {
	size_t offset;
	size_t line, column;
	struct str pointer;
};

/* A long value that a loader passed over: where it begins and ends, and where one of its elements
 * near the middle ends (0: nowhere). */
struct doc_span {
	size_t start, middle, end;
};
/* An element of a long list, noted now and then while the list is read: its number and where it
 * begins. */
struct doc_milestone {
	size_t list; /* where that begins */
	size_t index, offset;
};

struct buf;
struct doc;
struct doc_hashing;

/* How a source answers when a document asks for another file beside it: there is none (or nobody to
 * ask), here are its bytes, or here they are, but it is an input of its own, too, so that what it lists
 * need not be listed here. */
enum sibling { SIBLING_NONE, SIBLING_READ, SIBLING_OWN };

struct profiling;

struct doc {
	struct str name; /* as people name it: a path, "-", "outer!inner" */
	struct str file; /* of what was taken out of a container: the name of a file for it alone;
			  * else absent */
	struct str bytes; /* UTF-8, without byte-order mark */
	struct str raw; /* as read; the digest is of these */
	enum encoding encoding; /* of raw */
	bool marked; /* raw begins with a byte-order mark */
	size_t invalid; /* offset of the first byte of `bytes` that is no UTF-8, or STR_NPOS */
	const struct limits *limits;
	struct arena arena;
	struct diags diags;
	/* Set by the loader: fills the pointers of places that are sorted by offset, in one pass
	 * over the text. */
	void (*point)(struct doc *doc, struct place *places, size_t count);
	bool sound; /* a part of this program: its shape was checked when it was built in */
	bool judging; /* it is read to be validated: every rule of its specification is checked */
	bool lenient; /* and what producers commonly get wrong is a warning */
	struct profiling *profiling; /* what profiles ask of it (formats/spec/profile.h), or NULL */
	struct doc_span spans[8];
	size_t span_count;
	LIST(struct doc_milestone)
	milestones; /* those of a list in its order, one behind the other */
	struct lines_block *blocks; /* of bytes, as far as they were counted */
	size_t block_count;
	/* Set by the source, or NULL: hands out the file at a path relative to the document's
	 * folder; the bytes live as long as the document. */
	enum sibling (*sibling)(struct doc *doc, struct str path, struct str *bytes);
	void *source; /* the source's own */
	char *memory; /* owns raw, when not NULL */
	char *decoded;
	struct doc_hashing *hashing; /* another thread hashes raw */
};

/* Reads a file, "-" for standard input. Never blocks on a FIFO that nobody writes to. On failure
 * there is one error diagnostic (unreadable, too large, a directory) and the result is false. The
 * name is copied. */
bool doc_read(struct doc *doc, const char *path, const struct limits *limits);
/* A document over bytes that live elsewhere (a blob, a member of an archive); they must outlive it.
 */
void doc_wrap(struct doc *doc, struct str name, struct str raw, const struct limits *limits);
void doc_finish(struct doc *doc);
/* Gives the text back; what lies in the arena, and the diagnostics, stay. */
void doc_forget(struct doc *doc);

/* A second document over the same bytes, with an arena and diagnostics of its own, for a thread that
 * reads a part of them. Joining puts its diagnostics behind those of the document and takes over its
 * memory: all is as if one thread had read both. */
void doc_fork(const struct doc *doc, struct doc *part);
void doc_join(struct doc *doc, struct doc *part);

/* Treats the raw bytes as ISO-8859-1 and decodes them again (XML whose declaration says so). */
void doc_decode_latin1(struct doc *doc);
/* The byte-order mark with which raw begins, or an empty string. */
struct str doc_mark(const struct doc *doc);
/* Text in the document's own encoding, without a mark: the inverse of decoding. */
struct str doc_encode(const struct doc *doc, struct str text, struct arena *arena);

/* Whether some text stands anywhere in the bytes. */
bool doc_mentions(const struct doc *doc, struct str text);

/* Asks the source for another file, as above. */
enum sibling doc_sibling(struct doc *doc, struct str path, struct str *bytes);

/* SHA-256 of raw, as 64 lower-case hexadecimal digits, in the document's arena. That of a long input
 * takes as long as a tenth of the rest: from doc_hash_ahead on, another thread is at it. */
struct str doc_sha256(struct doc *doc);
void doc_hash_ahead(struct doc *doc);

/* Sorts the places by offset and fills line, column and pointer. */
void doc_locate(struct doc *doc, struct place *places, size_t count);
/* The same, and the places keep their order. */
void doc_locate_in_order(struct doc *doc, struct place *places, size_t count);
/* One place; for many, use doc_locate. */
struct place doc_place(struct doc *doc, size_t offset);
/* A place's pointer for people: without what could disturb a terminal, and the middle of one that is
 * very long left out. */
void place_add_pointer(struct buf *out, const struct place *place);

#endif
