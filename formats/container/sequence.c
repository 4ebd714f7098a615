#include "container/unwrap.h"
#include "syntax/json_scan.h"

/* Several JSON documents in one text: lines (NDJSON), JSON text sequences (RFC 7464: each begins
 * with U+001E), or just one behind the other. */

enum { SEPARATOR = 0x1e };

/* Passes over what may stand between documents: white space, separators, byte-order marks. */
static const char *between(const char *at, const char *end)
{
	for (;;) {
		at = json_space(at, end);
		if (at < end && *at == SEPARATOR)
			at++;
		else if (str_starts(str_range(at, end), STR("\xef\xbb\xbf")))
			at += 3;
		else
			return at;
	}
}

static int probe(struct doc *doc)
{
	const char *begin = doc->bytes.ptr, *end = begin + doc->bytes.len;
	const char *at = json_space(begin, end);
	if (at < end && *at == SEPARATOR)
		return 100;
	if (at == end || *at != '{')
		return 0;
	at = json_skip_root(doc, at);
	if (!at)
		return 0;
	at = between(at, end);
	return at < end && *at == '{' ? 100 : 0;
}

/* Where, behind something that is no document, the next one begins. */
static const char *next_document(const char *at, const char *end)
{
	for (; at < end; at++) {
		if (*at == SEPARATOR)
			return at;
		if (*at == '\n' && end - at > 1 && at[1] == '{')
			return at + 1;
	}
	return end;
}

static void open(struct unwrapping *u, struct doc *doc)
{
	const char *begin = doc->bytes.ptr, *end = begin + doc->bytes.len, *at = begin;
	for (size_t number = 1; (at = between(at, end)) < end && !u->stopped; number++) {
		const char *stop = memchr(at, SEPARATOR, (size_t)(end - at));
		const char *next =
			*at == '{' || *at == '[' ? json_skip(at, stop ? stop : end) : NULL;
		size_t offset = (size_t)(at - begin);
		if (!next) {
			next = next_document(at, end);
			if (*at == '{' || *at == '[')
				diag(doc, DIAG_JSON_TRUNCATED, offset,
					"document %zu of the sequence ends before it is closed",
					number);
			else
				diag(doc, DIAG_JSON_SYNTAX, offset,
					"expected document %zu of a sequence of JSON objects, "
					"found other text",
					number);
		}
		if (*at == '{' || *at == '[')
			unwrap_numbered(u, doc, str_range(at, next), number);
		at = next;
	}
}

const struct container container_sequence = {
	.name = "sequence",
	.title = "sequence of JSON documents",
	.probe = probe,
	.first = true,
	.open = open,
};
