/* CycloneDX and SPDX 2: the parts of the two ways. Private to formats/spec. */
#ifndef SPEC_CROSS_SPDX2_H
#define SPEC_CROSS_SPDX2_H

#include "base/digest.h"
#include "spec/cross.h"

/* A package as the component says it, and the other way; each without what the other keeps elsewhere
 * (components inside, relationships, annotations). */
struct node *cross_package(const struct crossing *c, const struct node *component);
struct node *cross_component(const struct crossing *c, const struct node *package);
/* The reference by which a licence without an identifier is named in expressions. */
struct str cross_license_ref(const struct crossing *c, const struct node *license);

/* The document's own members: of an SPDX 2 document from a bill, and the other way. `subject`: the
 * package or component that it is about, or NULL. */
struct node *cross_document(
	const struct crossing *c, const struct node *bom, const struct node *subject);
struct node *cross_bom(const struct crossing *c, const struct node *document);

/* An annotation of SPDX 2 and one of CycloneDX of a subject; NULL when it has no such form. */
struct node *cross_annotation(const struct crossing *c, const struct node *annotation);
struct node *cross_annotation_back(
	const struct crossing *c, const struct node *annotation, struct str subject);

#endif
