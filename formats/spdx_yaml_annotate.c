/* Notes in SPDX 2 YAML: as in JSON, in the document's own indentation. */
#include "annotators.h"
#include "spdx2_annotate.h"
#include "syntax/yaml.h"

struct writer {
	struct doc *doc;
	const struct bom *bom;
	const struct note_set *set;
	struct edits *edits;
	struct arena *arena;
	const struct node *root;
	const struct node *package; /* where the last one was found */
};

/* The document, or what wraps it. */
static const struct node *load_document(struct doc *doc)
{
	const struct node *root = yaml_load(doc, &doc->arena), *inner = node_get(root, "Document");
	return inner && inner->kind == NODE_OBJECT ? inner : root;
}

static bool append(struct writer *writer, const struct node *object,
	const struct spdx2_annotations *annotations)
{
	enum { MEMBERS = 4 };
	size_t count = annotations->count;
	struct yaml_item *items = ARENA_ARRAY(writer->arena, struct yaml_item, count);
	for (size_t i = 0; i < count; i++) {
		const struct spdx2_annotation *annotation = &annotations->items[i];
		struct yaml_entry *entries = ARENA_ARRAY(writer->arena, struct yaml_entry, MEMBERS);
		entries[0] = (struct yaml_entry){"annotationDate", annotation->date};
		entries[1] = (struct yaml_entry){"annotationType", STR("REVIEW")};
		entries[2] = (struct yaml_entry){"annotator", annotation->annotator};
		entries[3] = (struct yaml_entry){"comment", annotation->comment};
		items[i] = (struct yaml_item){entries, MEMBERS};
	}
	return yaml_append(writer->edits, writer->doc, object, "annotations", items, count);
}

static bool annotate_document(struct writer *writer)
{
	struct spdx2_annotations annotations =
		spdx2_annotations_of_document(writer->bom, writer->set, writer->arena);
	return append(writer, writer->root, &annotations);
}

static bool annotate_package(struct writer *writer, const struct note *notes, size_t count)
{
	const struct component *component = &writer->bom->components.items[notes->component];
	struct spdx2_annotations annotations =
		spdx2_annotations_of(writer->set, notes, count, writer->arena);
	const struct node *package = spdx2_package_at(
		node_get(writer->root, "packages"), &writer->package, component->start);
	return package && append(writer, package, &annotations);
}

static bool add_creator(struct writer *writer)
{
	const struct node *info = node_get(writer->root, "creationInfo");
	struct yaml_entry entry = {NULL, spdx2_tool(writer->set, writer->arena)};
	struct yaml_item item = {&entry, 1};
	if (!info || info->kind != NODE_OBJECT)
		return true; /* a document that breaks its specification there is not mended here */
	return yaml_append(writer->edits, writer->doc, info, "creators", &item, 1);
}

/* Where the text of a scalar ends: in front of its quote, or of the line ends behind a block. */
static size_t text_end(const struct doc *doc, const struct node *scalar)
{
	size_t end = scalar->end;
	if (memchr("\"'", doc->bytes.ptr[scalar->start], 2))
		return end - 1;
	while (end > scalar->start && ascii_is_space(doc->bytes.ptr[end - 1]))
		end--;
	return end;
}

static void replace_namespace(struct writer *writer)
{
	const struct node *old = node_get(writer->root, "documentNamespace");
	if (old && old->kind == NODE_STRING && old->end > old->start)
		edits_insert(writer->edits, text_end(writer->doc, old),
			spdx2_namespace_suffix(writer->bom, writer->set, writer->arena));
}

static bool insert_notes(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits)
{
	struct writer writer = {doc, bom, set, edits, &doc->arena, load_document(doc), NULL};
	bool good = writer.root && writer.root->kind == NODE_OBJECT;
	if (good)
		replace_namespace(&writer);
	/* What is inside comes first: blocks that end in one place get their lines in this order. */
	for (size_t i = 0, end; good && i < set->count; i = end) {
		end = amend_next(set, i);
		if (amend_has_place(bom, &set->notes[i]))
			good = annotate_package(&writer, &set->notes[i], end - i);
	}
	return good && add_creator(&writer) && annotate_document(&writer);
}

/* Takes this program's entries out of a list of annotations or creators. */
static void remove_from(struct doc *doc, struct edits *edits, struct amend_earlier *earlier,
	const struct node *object, const char *name)
{
	const struct node *list = node_get(object, name);
	size_t count = 0;
	if (!list || list->kind != NODE_ARRAY)
		return;
	const struct node **own = ARENA_ARRAY(&doc->arena, const struct node *, list->count + 1);
	NODE_EACH(item, list)
	{
		bool creator = item->kind == NODE_STRING;
		if (!spdx2_is_tool(creator ? item->text : node_string(item, "annotator")))
			continue;
		if (!creator)
			spdx2_found(earlier, node_string(item, "comment"),
				node_string(item, "annotationDate"));
		own[count++] = item;
	}
	yaml_remove(edits, doc, object, list, own, count);
}

static void restore_namespace(struct doc *doc, struct edits *edits, const struct node *name)
{
	size_t mark = name
		? str_find(str_sub(doc->bytes, name->start, name->end), STR(SPDX2_NAMESPACE_MARK))
		: STR_NPOS;
	if (mark != STR_NPOS)
		edits_replace(edits, name->start + mark, text_end(doc, name) - name->start - mark,
			STR(""));
}

static void remove_notes(struct doc *doc, struct edits *edits, struct amend_earlier *earlier)
{
	const struct node *root = load_document(doc);
	if (!root || root->kind != NODE_OBJECT)
		return;
	restore_namespace(doc, edits, node_get(root, "documentNamespace"));
	remove_from(doc, edits, earlier, node_get(root, "creationInfo"), "creators");
	remove_from(doc, edits, earlier, root, "annotations");
	NODE_EACH(package, node_get(root, "packages"))
	remove_from(doc, edits, earlier, package, "annotations");
}

bool spdx_yaml_annotate(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits)
{
	static const struct annotator annotator = {&format_spdx_yaml, insert_notes, remove_notes};
	return amend_document(&annotator, doc, bom, set, edits);
}
