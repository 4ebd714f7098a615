/* The annotators of the formats, each in a file of its own beside the reader. */
#ifndef FORMATS_ANNOTATORS_H
#define FORMATS_ANNOTATORS_H

#include "format.h"

extern const struct format format_cyclonedx_json, format_cyclonedx_proto, format_cyclonedx_xml,
	format_spdx_json, format_spdx_rdf, format_spdx_tag, format_spdx_xml, format_spdx_yaml,
	format_spdx3_json;

bool cyclonedx_json_annotate(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits);
bool cyclonedx_proto_annotate(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits);
bool cyclonedx_xml_annotate(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits);
bool spdx_json_annotate(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits);
bool spdx_rdf_annotate(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits);
bool spdx_tag_annotate(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits);
bool spdx_xml_annotate(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits);
bool spdx_yaml_annotate(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits);
bool spdx3_json_annotate(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits);

#endif
