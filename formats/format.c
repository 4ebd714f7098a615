#include "format.h"

const struct format *format_named(struct str name)
{
	for (const struct format *const *format = formats; *format; format++)
		if (str_is(name, (*format)->name))
			return *format;
	return NULL;
}

/* What unknown content looks like, for the message. */
static enum diag_id diagnose(const struct doc *doc, const char **looks_like)
{
	struct str head = str_sub(doc->bytes, 0, 4096);
	struct str text = str_trim(head);
	*looks_like = "text";
	if (str_find_byte(head, '\0') != STR_NPOS) {
		*looks_like = "binary data";
		return DIAG_BINARY_INPUT;
	}
	if (text.len == 0)
		*looks_like = "white space only";
	else if (text.ptr[0] == '{' || text.ptr[0] == '[')
		*looks_like = "JSON without the marks of a known bill of materials";
	else if (text.ptr[0] == '<')
		*looks_like = "XML or HTML whose root element is of no known bill of materials";
	return DIAG_UNKNOWN_FORMAT;
}

const struct format *format_detect(struct doc *doc)
{
	const struct format *best = NULL;
	int best_score = 0;
	for (const struct format *const *format = formats; *format; format++) {
		int score = (*format)->probe(doc);
		if (score > best_score) {
			best = *format;
			best_score = score;
		}
	}
	if (!best) {
		const char *looks_like;
		enum diag_id id = diagnose(doc, &looks_like);
		diag(doc, id, 0,
			"no known format: found %s; expected CycloneDX (JSON, XML) or SPDX",
			looks_like);
	}
	return best;
}
