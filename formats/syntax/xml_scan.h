/* Looking at XML text without a parser, for positions, probes and edits. These functions are
 * tolerant: on text that is not well-formed they give up or give less, and never read outside the
 * text. What a document means is for xml.c to say. */
#ifndef SYNTAX_XML_SCAN_H
#define SYNTAX_XML_SCAN_H

#include "base/doc.h"

struct xml_span {
	struct str name; /* as written, with its prefix */
	size_t name_start;
	size_t start, end; /* the quoted value, quotes included */
};

static inline bool xml_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The name of the tag whose "<" stands at `tag`, as written, with its prefix. */
struct str xml_tag_name(struct str text, size_t tag);
/* The prefix of a name with its colon, or the empty string. */
struct str xml_name_prefix(struct str name);
/* The next attribute (namespace declarations included) from *at on, which is left behind its value;
 * false at the end of the tag or of what can be read of it, with *at there. */
bool xml_next_attribute(struct str text, size_t *at, struct xml_span *attribute);
/* The raw value of a tag's attribute, or absent. */
struct str xml_tag_attribute(struct str text, size_t tag, struct str name);
/* Offset of the root's "<", or STR_NPOS. */
size_t xml_find_root(struct str text);
/* Behind the comment, processing instruction, CDATA section or declaration that begins at `at`; the
 * text's length when it does not end. */
size_t xml_skip_markup(struct str text, size_t at);

/* Makes doc->bytes UTF-8, by the XML declaration where the bytes do not tell; false with a
 * diagnostic when that cannot be. */
bool xml_decode(struct doc *doc);
/* doc->point of every XML document. */
void xml_point(struct doc *doc, struct place *places, size_t count);

#endif
