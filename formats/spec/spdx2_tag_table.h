/* The tags of SPDX 2 tag-value and where their values stand in the shape of its JSON; for
 * spdx2_tags.c alone. */
#ifndef SPEC_SPDX2_TAG_TABLE_H
#define SPEC_SPDX2_TAG_TABLE_H

#include <stdbool.h>
#include <stdint.h>

enum spdx2_section {
	DOCUMENT,
	CREATION,
	PACKAGE,
	FILE_,
	SNIPPET,
	LICENSE,
	RELATIONSHIP,
	ANNOTATION,
	REVIEW,
	EXTERNAL_REF,
	ARTIFACT,
	SPDX2_SECTION_COUNT
};

enum spdx2_form {
	TEXT, /* a string */
	TEXTS, /* an element of an array of strings */
	COMMAS, /* several, separated by commas */
	BOOLEAN,
	ID, /* SPDXID: of the package, file or snippet before it, or of the document */
	REF, /* SPDXREF */
	CHECKSUM, /* algorithm: value */
	VERIFICATION, /* value (excludes: file, file) */
	EXTERNAL_DOCUMENT, /* id namespace algorithm: value */
	LOCATOR, /* category type locator */
	RELATION, /* element TYPE element */
	RANGE_BYTES, /* first:last */
	RANGE_LINES
};

struct spdx2_tag {
	const char *name;
	uint8_t section, form;
	bool opens; /* the first tag of a new object */
	const char *member;
};

struct spdx2_section_row {
	const char
		*list; /* the array that holds the objects, in the document or another section's */
	enum spdx2_section inside;
	const char *first; /* the tag that opens an object, for messages */
};

enum { SPDX2_TAG_COUNT = 78 };

extern const struct spdx2_section_row spdx2_sections[SPDX2_SECTION_COUNT];
extern const struct spdx2_tag spdx2_tags[SPDX2_TAG_COUNT];
/* The three members whose values a tag of the form LOCATOR or RELATION has in turn; else NULL. */
const char *const *spdx2_words(const struct spdx2_tag *tag);

#endif
