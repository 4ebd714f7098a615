/* Notes in SPDX 2 JSON: annotations of type REVIEW on the package (SPDX 2.3, clause 12), this program among the creators,
 * and a documentNamespace of the document's own (clause 6.5): the old one with a name-based UUID behind it. */
#include "annotators.h"
#include "spdx2_annotate.h"
#include "syntax/json_text.h"

struct writer {
	struct doc *doc;
	const struct bom *bom;
	const struct note_set *set;
	struct edits *edits;
	struct arena *arena;
	struct node *root;
};

static bool append(struct writer *writer, const struct node *object,
	const struct spdx2_annotations *annotations)
{
	struct arena *arena = writer->arena;
	struct str *values = ARENA_ARRAY(arena, struct str, annotations->count);
	for (size_t i = 0; i < annotations->count; i++) {
		const struct spdx2_annotation *annotation = &annotations->items[i];
		struct json_addition members[] = {
			{"annotationDate", json_text_string(arena, annotation->date)},
			{"annotationType", STR("\"REVIEW\"")},
			{"annotator", json_text_string(arena, annotation->annotator)},
			{"comment", json_text_string(arena, annotation->comment)}};
		values[i] = json_text_object(arena, members, 4);
	}
	return json_text_append(
		writer->edits, writer->doc, object, "annotations", values, annotations->count);
}

static bool annotate_package(struct writer *writer, const struct note *notes, size_t count)
{
	const struct component *component = &writer->bom->components.items[notes->component];
	struct node *object = json_load_at(writer->doc, writer->arena, component->start);
	struct spdx2_annotations annotations =
		spdx2_annotations_of(writer->set, notes, count, writer->arena);
	return object && object->kind == NODE_OBJECT && append(writer, object, &annotations);
}

static bool annotate_document(struct writer *writer)
{
	struct spdx2_annotations annotations =
		spdx2_annotations_of_document(writer->bom, writer->set, writer->arena);
	return append(writer, writer->root, &annotations);
}

static bool add_creator(struct writer *writer)
{
	const struct node *place = node_get(writer->root, "creationInfo");
	struct str tool = json_text_string(writer->arena, spdx2_tool(writer->set, writer->arena));
	if (!place || place->kind != NODE_OBJECT)
		return true; /* a document that breaks its specification there is not mended here */
	struct node *info = json_load_at(writer->doc, writer->arena, place->start);
	return info && json_text_append(writer->edits, writer->doc, info, "creators", &tool, 1);
}

static void replace_namespace(struct writer *writer)
{
	const struct node *old = node_get(writer->root, "documentNamespace");
	if (!old || old->kind != NODE_STRING)
		return;
	edits_insert(writer->edits, old->end - 1,
		spdx2_namespace_suffix(writer->bom, writer->set, writer->arena));
}

/* 2.2 as first published wraps everything in {"Document": ...}. */
static struct node *outline(struct doc *doc, struct arena *arena)
{
	struct node *root = json_outline(doc, arena, 0);
	const struct node *inner = node_get(root, "Document");
	return inner && inner->kind == NODE_OBJECT ? json_outline(doc, arena, inner->start) : root;
}

static bool insert_notes(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits)
{
	struct writer writer = {doc, bom, set, edits, &doc->arena, outline(doc, &doc->arena)};
	bool good = writer.root && add_creator(&writer) && annotate_document(&writer);
	if (good)
		replace_namespace(&writer);
	for (size_t i = 0, end; good && i < set->count; i = end) {
		end = amend_next(set, i);
		if (amend_has_place(bom, &set->notes[i]))
			good = annotate_package(&writer, &set->notes[i], end - i);
	}
	return good;
}

static bool is_own(void *context, const struct json_path *path, const struct node *node)
{
	struct amend_earlier *earlier = context;
	if (str_is(path->key, "creators"))
		return node->kind == NODE_STRING && spdx2_is_tool(node->text);
	if (!str_is(path->key, "annotations") || !spdx2_is_tool(node_string(node, "annotator")))
		return false;
	spdx2_found(earlier, node_string(node, "comment"), node_string(node, "annotationDate"));
	return true;
}

static void remove_notes(struct doc *doc, struct edits *edits, struct amend_earlier *earlier)
{
	struct node *loaded = json_load(doc, &doc->arena);
	const struct node *inner = node_get(loaded, "Document");
	const struct node *root = inner && inner->kind == NODE_OBJECT ? inner : loaded;
	const struct node *name = node_get(root, "documentNamespace");
	if (!loaded)
		return;
	size_t mark = name
		? str_find(str_sub(doc->bytes, name->start, name->end), STR(SPDX2_NAMESPACE_MARK))
		: STR_NPOS;
	if (mark != STR_NPOS)
		edits_replace(
			edits, name->start + mark, name->end - 1 - (name->start + mark), STR(""));
	json_text_remove(edits, doc, loaded, is_own, earlier);
}

bool spdx_json_annotate(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits)
{
	static const struct annotator annotator = {&format_spdx_json, insert_notes, remove_notes};
	return amend_document(&annotator, doc, bom, set, edits);
}
