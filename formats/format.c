#include "format.h"

const struct format *format_named(struct str name)
{
	for (const struct format *const *format = formats; *format; format++)
		if (str_is(name, (*format)->name))
			return *format;
	return NULL;
}

bool format_is_customary(const struct format *format, struct str file)
{
	/* Customary names are "*" and a suffix, or a whole name. */
	for (const char *const *glob = format->globs; glob && *glob; glob++)
		if (**glob == '*' ? str_ends(file, str_of(*glob + 1)) : str_is(file, *glob))
			return true;
	return false;
}

const char *format_looks_like(const struct doc *doc, enum diag_id *id)
{
	struct str head = str_sub(doc->bytes, 0, 4096);
	struct str text = str_trim(head);
	*id = DIAG_UNKNOWN_FORMAT;
	if (str_find_byte(head, '\0') != STR_NPOS) {
		*id = DIAG_BINARY_INPUT;
		return "binary data";
	}
	if (text.len == 0)
		return "white space only";
	if (text.ptr[0] == '{' || text.ptr[0] == '[')
		return "JSON without the marks of a known bill of materials";
	if (text.ptr[0] == '<')
		return "XML or HTML whose root element is of no known bill of materials";
	return "text";
}

const struct format *format_best(struct doc *doc, int *score)
{
	const struct format *best = NULL;
	*score = 0;
	for (const struct format *const *format = formats; *format; format++) {
		int one = (*format)->probe(doc);
		if (one > *score) {
			best = *format;
			*score = one;
		}
	}
	return best;
}

const struct format *format_detect(struct doc *doc)
{
	int score;
	const struct format *best = format_best(doc, &score);
	if (!best) {
		enum diag_id id;
		const char *looks_like = format_looks_like(doc, &id);
		diag(doc, id, 0,
			"no known format: found %s; expected CycloneDX (JSON, XML) or SPDX",
			looks_like);
	}
	return best;
}
