/* SPDX 3 (JSON-LD): a graph of elements, each of a class; classes inherit properties. The tables are
 * in spdx3_tables.c; spdx3.c reads and checks the graph by them, spdx3_model.c turns what it says
 * into components, identities and edges, spdx3_names.c knows the spellings of JSON-LD. */
#ifndef SPEC_SPDX3_H
#define SPEC_SPDX3_H

#include "spec/spec.h"

/* What the elements of a class are for the model. A class without a sort has its base's. */
enum spdx3_sort {
	SPDX3_NONE,
	SPDX3_PACKAGE, /* a component */
	SPDX3_AGENT,
	SPDX3_RELATIONSHIP,
	SPDX3_DOCUMENT,
	SPDX3_BOM, /* its rootElement is what the document is about */
	SPDX3_CREATION,
	SPDX3_LICENSE,
	SPDX3_EXTERNAL, /* an element of another document */
	SPDX3_PART, /* a hash, identifier or reference: part of an element, perhaps by its @id */
};

struct spdx3_class {
	struct spec_type type; /* named as JSON-LD has it: "software_Package" */
	const struct spdx3_class *base;
	const char *profile; /* "Software": as in the class's IRI */
	const char *also; /* inherited properties that this class requires, separated by spaces */
	uint8_t since; /* 0: always */
	uint8_t sort; /* enum spdx3_sort */
	bool abstract; /* no element is of this class itself */
};

extern const struct spec spec_spdx3;

/* By the name as JSON-LD has it, or NULL. */
const struct spdx3_class *spdx3_class_named(struct str name);
/* All classes, sorted by name. */
const struct spdx3_class *const *spdx3_classes(size_t *count);
/* The row of a property in the class or in what it inherits from; `depth` counts the steps up. */
const struct field *spdx3_field(const struct spdx3_class *class, struct str name, size_t *depth);
bool spdx3_is_a(const struct spdx3_class *class, const struct spdx3_class *base);
enum spdx3_sort spdx3_sort_of(const struct spdx3_class *class);

/* Reads a document; the bom is initialised by the caller. */
bool spdx3_read(struct doc *doc, struct bom *bom);

#endif
