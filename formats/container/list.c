#include "container/unwrap.h"
#include "syntax/json_scan.h"

/* An array of bills, statements or envelopes. */

static int probe(struct doc *doc)
{
	const char *end = doc->bytes.ptr + doc->bytes.len;
	const char *at = json_space(doc->bytes.ptr, end);
	if (at == end || *at != '[')
		return 0;
	at = json_space(at + 1, end);
	return at < end && *at == '{' ? 30 : 0;
}

/* Behind the element at `at`, or NULL. */
static const char *element_end(const char *at, const char *end)
{
	if (*at == '"')
		return json_string_end(at, end);
	if (*at == '{' || *at == '[')
		return json_skip(at, end);
	while (at < end && *at != ',' && *at != ']')
		at++;
	return at;
}

static void open(struct unwrapping *u, struct doc *doc)
{
	const char *end = doc->bytes.ptr + doc->bytes.len;
	const char *at = json_space(doc->bytes.ptr, end) + 1;
	size_t number = 0;
	for (;;) {
		at = json_space(at, end);
		if (at < end && *at == ',')
			at = json_space(at + 1, end);
		if (at == end || *at == ']')
			break;
		const char *element = at;
		at = element_end(at, end);
		if (!at)
			break;
		number++;
		if (*element == '{')
			unwrap_numbered(u, doc, str_range(element, at), number);
		if (u->stopped)
			return;
	}
	if (!at || at == end)
		diag(doc, DIAG_JSON_TRUNCATED, doc->bytes.len,
			"the text ends inside the list, in or behind element %zu", number + !at);
	else if (json_space(at + 1, end) != end)
		diag(doc, DIAG_JSON_TRAILING, (size_t)(at + 1 - doc->bytes.ptr),
			"something stands behind the list");
}

const struct container container_list = {
	.name = "list",
	.title = "list of documents",
	.probe = probe,
	.open = open,
};
