/* Notes in SPDX 2 JSON: annotations of type REVIEW on the package (SPDX 2.3, clause 12), this program among the creators,
 * and a documentNamespace of the document's own (clause 6.5): the old one with a name-based UUID behind it. */
#include "amend.h"
#include "annotators.h"
#include "syntax/json_text.h"

#define NAMESPACE_MARK "/" NOTE_TOOL "/"
#define TOOL_MARK "Tool: " NOTE_TOOL "-"

struct writer {
	struct doc *doc;
	const struct bom *bom;
	const struct note_set *set;
	struct edits *edits;
	struct arena *arena;
	struct node *root;
};

static struct str annotation_text(struct writer *writer, struct str timestamp, struct str comment)
{
	struct arena *arena = writer->arena;
	struct str tool = arena_printf(arena, TOOL_MARK "%.*s", STR_ARG(writer->set->tool_version));
	struct json_addition members[] = {{"annotationDate", json_text_string(arena, timestamp)},
		{"annotationType", STR("\"REVIEW\"")}, {"annotator", json_text_string(arena, tool)},
		{"comment", json_text_string(arena, comment)}};
	return json_text_object(arena, members, 4);
}

static struct str note_text(struct writer *writer, const struct note *note)
{
	return annotation_text(
		writer, note->timestamp.len ? note->timestamp : writer->set->timestamp, note->text);
}

static bool annotate_package(struct writer *writer, const struct note *notes, size_t count)
{
	const struct component *component = &writer->bom->components.items[notes->component];
	struct node *object = json_load_at(writer->doc, writer->arena, component->start);
	if (!object || object->kind != NODE_OBJECT)
		return false;
	struct str *annotations = ARENA_ARRAY(writer->arena, struct str, count);
	for (size_t i = 0; i < count; i++)
		annotations[i] = note_text(writer, &notes[i]);
	return json_text_append(
		writer->edits, writer->doc, object, "annotations", annotations, count);
}

/* One annotation of the document says by what it was screened; the notes without a package follow. */
static bool annotate_annotations(struct writer *writer)
{
	const struct note_set *set = writer->set;
	struct str *annotations = ARENA_ARRAY(writer->arena, struct str, set->count + 1);
	struct buf comment = {0};
	size_t count = 0;
	for (size_t i = 0; i < set->property_count; i++) {
		buf_puts(&comment, i ? "; " : "");
		buf_add(&comment, set->properties[i].name);
		buf_add_byte(&comment, ' ');
		buf_add(&comment, set->properties[i].value);
	}
	annotations[count++] = annotation_text(writer, set->timestamp, buf_str(&comment));
	buf_finish(&comment);
	for (size_t i = 0; i < set->count; i++)
		if (!amend_has_place(writer->bom, &set->notes[i]))
			annotations[count++] = note_text(writer, &set->notes[i]);
	return json_text_append(
		writer->edits, writer->doc, writer->root, "annotations", annotations, count);
}

static bool add_creator(struct writer *writer)
{
	const struct node *place = node_get(writer->root, "creationInfo");
	struct str tool = json_text_string(writer->arena,
		arena_printf(writer->arena, TOOL_MARK "%.*s", STR_ARG(writer->set->tool_version)));
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
	struct str uuid = amend_identity(writer->arena, writer->bom->identity, writer->set);
	edits_insert(writer->edits, old->end - 1,
		arena_printf(writer->arena, NAMESPACE_MARK "%.*s", STR_ARG(uuid)));
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
	bool good = writer.root && add_creator(&writer) && annotate_annotations(&writer);
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
		return node->kind == NODE_STRING && str_starts(node->text, STR(TOOL_MARK));
	if (!str_is(path->key, "annotations") ||
		!str_starts(node_string(node, "annotator"), STR(TOOL_MARK)))
		return false;
	struct str comment = node_string(node, "comment");
	if (!str_starts(comment, STR(NOTE_PREFIX)))
		amend_found(earlier, comment, node_string(node, "annotationDate"));
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
		? str_find(str_sub(doc->bytes, name->start, name->end), STR(NAMESPACE_MARK))
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
