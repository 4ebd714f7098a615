/* Notes in CycloneDX JSON; see cyclonedx_annotate.h for the forms. */
#include "annotators.h"
#include "cyclonedx_annotate.h"
#include "syntax/json_text.h"

struct writer {
	struct doc *doc;
	const struct bom *bom;
	const struct note_set *set;
	struct edits *edits;
	struct arena *arena;
};

static struct str property_text(struct writer *writer, struct str name, struct str value)
{
	struct json_addition members[] = {{"name", json_text_string(writer->arena, name)},
		{"value", json_text_string(writer->arena, value)}};
	return json_text_object(writer->arena, members, 2);
}

static struct str reference_text(
	struct writer *writer, struct str uuid, struct str name, struct str value)
{
	struct str url = arena_printf(writer->arena, "urn:uuid:%.*s", STR_ARG(uuid));
	struct buf comment = {0};
	buf_add(&comment, name);
	buf_add_byte(&comment, ' ');
	buf_add(&comment, value);
	struct json_addition members[] = {{"type", STR("\"other\"")},
		{"url", json_text_string(writer->arena, url)},
		{"comment", json_text_string(writer->arena, buf_str(&comment))}};
	buf_finish(&comment);
	return json_text_object(writer->arena, members, 3);
}

static struct str entry_text(
	struct writer *writer, struct str uuid, struct str name, struct str value)
{
	return cyclonedx_note_form(writer->bom) == FORM_REFERENCES
		? reference_text(writer, uuid, name, value)
		: property_text(writer, name, value);
}

/* Components */

static void add_ref(struct writer *writer, const struct node *object, uint32_t component)
{
	struct str ref = amend_ref(writer->arena, writer->bom, component);
	if (amend_has_empty_ref(&writer->bom->components.items[component]))
		edits_insert(writer->edits, node_get(object, "bom-ref")->start + 1, ref);
	else
		json_insert_member(writer->edits, writer->doc, object, "bom-ref",
			json_text_string(writer->arena, ref));
}

/* The notes of one component. */
static bool annotate_component(struct writer *writer, const struct note *notes, size_t count)
{
	const struct component *component = &writer->bom->components.items[notes->component];
	enum cyclonedx_note_form form = cyclonedx_note_form(writer->bom);
	struct node *object = json_load_at(writer->doc, writer->arena, component->start);
	if (!object || object->kind != NODE_OBJECT)
		return false;
	if (form == FORM_ANNOTATIONS && !component->ref.len)
		add_ref(writer, object, notes->component);
	struct str *entries = ARENA_ARRAY(writer->arena, struct str, 2 * count);
	size_t used = 0;
	for (size_t i = 0; i < count; i++) {
		if (form != FORM_REFERENCES)
			entries[used++] = property_text(writer, STR(NOTE_FINDING), notes[i].mark);
		if (form != FORM_ANNOTATIONS)
			entries[used++] =
				entry_text(writer, notes[i].id, STR(NOTE_NOTE), notes[i].text);
	}
	return json_text_append(writer->edits, writer->doc, object,
		form == FORM_REFERENCES ? "externalReferences" : "properties", entries, used);
}

/* The document */

static struct str tool_text(struct writer *writer, bool legacy)
{
	struct json_addition members[] = {{"type", STR("\"application\"")},
		{"name", STR("\"" NOTE_TOOL "\"")},
		{"version", json_text_string(writer->arena, writer->set->tool_version)}};
	return json_text_object(writer->arena, legacy ? members + 1 : members, legacy ? 2 : 3);
}

/* A list of tools until 1.4, and still allowed later; an object of components from 1.5 on. */
static bool add_tool(struct writer *writer, const struct node *tools)
{
	struct str tool = tool_text(writer, tools->kind == NODE_ARRAY);
	if (tools->kind == NODE_OBJECT)
		return json_text_append(writer->edits, writer->doc, tools, "components", &tool, 1);
	if (tools->kind == NODE_ARRAY)
		json_insert_element(writer->edits, writer->doc, tools, tool);
	return tools->kind == NODE_ARRAY;
}

static struct str new_tools(struct writer *writer)
{
	bool legacy = writer->bom->version_code < 15;
	struct str tool = tool_text(writer, legacy);
	struct str list = json_text_array(writer->arena, &tool, 1);
	return legacy
		? list
		: json_text_object(writer->arena, &(struct json_addition){"components", list}, 1);
}

/* The entries of the document: those of the set, the old serial number, and the notes that have no component to stand
 * in. Returns their number. */
static size_t document_entries(struct writer *writer, struct str identity, struct str **entries)
{
	const struct note_set *set = writer->set;
	*entries = ARENA_ARRAY(writer->arena, struct str, set->property_count + 1 + set->count);
	size_t count = 0;
	for (size_t i = 0; i < set->property_count; i++)
		(*entries)[count++] = entry_text(
			writer, identity, set->properties[i].name, set->properties[i].value);
	(*entries)[count++] = entry_text(writer, identity, STR(NOTE_ORIGINAL),
		writer->bom->identity.ptr ? writer->bom->identity : STR(""));
	for (size_t i = 0; i < set->count; i++)
		if (!amend_has_place(writer->bom, &set->notes[i]))
			(*entries)[count++] = entry_text(
				writer, set->notes[i].id, STR(NOTE_NOTE), set->notes[i].text);
	return count;
}

static bool annotate_metadata(
	struct writer *writer, const struct node *root, const struct str *properties, size_t count)
{
	const struct node *place = node_get(root, "metadata");
	struct node *metadata =
		place ? json_load_at(writer->doc, writer->arena, place->start) : NULL;
	const struct node *tools = node_get(metadata, "tools"),
			  *list = node_get(metadata, "properties");
	struct json_addition added[2];
	size_t used = 0;
	if (metadata && metadata->kind != NODE_OBJECT)
		return false;
	if (tools && !add_tool(writer, tools))
		return false;
	if (!tools)
		added[used++] = (struct json_addition){"tools", new_tools(writer)};
	if (list && count &&
		!json_text_append(
			writer->edits, writer->doc, metadata, "properties", properties, count))
		return false;
	if (!list && count)
		added[used++] = (struct json_addition){
			"properties", json_text_array(writer->arena, properties, count)};
	if (metadata)
		json_change(writer->edits, writer->doc, metadata, NULL, 0, added, used);
	else
		json_insert_member(writer->edits, writer->doc, root, "metadata",
			json_text_object(writer->arena, added, used));
	return true;
}

static struct str annotation_text(struct writer *writer, const struct note *note)
{
	struct arena *arena = writer->arena;
	struct str ref = writer->bom->components.items[note->component].ref;
	struct str subject = json_text_string(
		arena, ref.len ? ref : amend_ref(arena, writer->bom, note->component));
	struct json_addition annotator = {"component", tool_text(writer, false)};
	struct json_addition members[] = {
		{"bom-ref",
			json_text_string(
				arena, arena_printf(arena, NOTE_PREFIX "%.*s", STR_ARG(note->id)))},
		{"subjects", json_text_array(arena, &subject, 1)},
		{"annotator", json_text_object(arena, &annotator, 1)},
		{"timestamp",
			json_text_string(arena,
				note->timestamp.len ? note->timestamp : writer->set->timestamp)},
		{"text", json_text_string(arena, note->text)}};
	return json_text_object(arena, members, 5);
}

static bool annotate_annotations(struct writer *writer, const struct node *root)
{
	const struct note_set *set = writer->set;
	struct str *annotations = ARENA_ARRAY(writer->arena, struct str, set->count);
	size_t count = 0;
	for (size_t i = 0; i < set->count; i++)
		if (amend_has_place(writer->bom, &set->notes[i]))
			annotations[count++] = annotation_text(writer, &set->notes[i]);
	return count == 0 ||
		json_text_append(
			writer->edits, writer->doc, root, "annotations", annotations, count);
}

static bool annotate_root(struct writer *writer)
{
	enum cyclonedx_note_form form = cyclonedx_note_form(writer->bom);
	struct node *root = json_outline(writer->doc, writer->arena, 0);
	if (!root)
		return false;
	struct str identity = amend_identity(writer->arena, writer->bom->identity, writer->set),
		   *entries;
	struct str serial = json_text_string(
		writer->arena, arena_printf(writer->arena, "urn:uuid:%.*s", STR_ARG(identity)));
	const struct node *old = node_get(root, "serialNumber");
	if (old)
		edits_replace(writer->edits, old->start, old->end - old->start, serial);
	else
		json_insert_member(writer->edits, writer->doc, root, "serialNumber", serial);
	size_t count = document_entries(writer, identity, &entries);
	if (form == FORM_REFERENCES)
		return json_text_append(writer->edits, writer->doc, root, "externalReferences",
			       entries, count) &&
			annotate_metadata(writer, root, NULL, 0);
	return annotate_metadata(writer, root, entries, count) &&
		(form != FORM_ANNOTATIONS || annotate_annotations(writer, root));
}

static bool insert_notes(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits)
{
	struct writer writer = {doc, bom, set, edits, &doc->arena};
	bool good = annotate_root(&writer);
	for (size_t i = 0, end; good && i < set->count; i = end) {
		end = amend_next(set, i);
		if (amend_has_place(bom, &set->notes[i]))
			good = annotate_component(&writer, &set->notes[i], end - i);
	}
	return good;
}

/* Removing */

static bool is_own_entry(struct amend_earlier *earlier, struct str list, const struct node *element)
{
	if (str_is(list, "properties"))
		return amend_is_own_property(
			earlier, node_string(element, "name"), node_string(element, "value"));
	if (str_is(list, "externalReferences"))
		return amend_is_own_comment(earlier, node_string(element, "comment"));
	return str_is(list, "annotations") &&
		amend_is_own_annotation(earlier, node_string(element, "bom-ref"),
			node_string(element, "text"), node_string(element, "timestamp"));
}

static bool is_own_tool(const struct json_path *path, const struct node *element)
{
	bool tools = str_is(path->key, "tools") ||
		(str_is(path->key, "components") && path->outer &&
			str_is(path->outer->key, "tools"));
	return tools && str_is(node_string(element, "name"), NOTE_TOOL);
}

struct remover {
	struct edits *edits;
	struct amend_earlier *earlier;
	bool serial; /* the document had no serial number */
};

/* A reference that stands where the document had an empty one becomes empty again. */
static bool is_own_ref(struct remover *remover, const struct node *ref)
{
	if (!amend_is_filled_ref(ref->text))
		return amend_is_own_ref(ref->text);
	edits_replace(remover->edits, ref->start + 1, ref->end - ref->start - 2, STR(""));
	return false;
}

static bool is_own(void *context, const struct json_path *path, const struct node *node)
{
	struct remover *remover = context;
	struct amend_earlier *earlier = remover->earlier;
	if (str_is(node->key, "serialNumber"))
		return remover->serial && !path->outer;
	if (str_is(node->key, "bom-ref"))
		return is_own_ref(remover, node);
	return node->kind == NODE_OBJECT && !node->key.ptr &&
		(is_own_entry(earlier, path->key, node) || is_own_tool(path, node));
}

/* The serial number that the document had, from a property of metadata or a reference of the document. */
static struct str original_serial(const struct node *root)
{
	NODE_EACH(property, node_get(node_get(root, "metadata"), "properties"))
	if (str_is(node_string(property, "name"), NOTE_ORIGINAL))
		return node_string(property, "value");
	NODE_EACH(reference, node_get(root, "externalReferences"))
	{
		struct str comment = node_string(reference, "comment");
		if (str_starts(comment, STR(NOTE_ORIGINAL)))
			return str_trim(str_from(comment, sizeof NOTE_ORIGINAL - 1));
	}
	return STR_NONE;
}

static void remove_notes(struct doc *doc, struct edits *edits, struct amend_earlier *earlier)
{
	struct node *root = json_load(doc, &doc->arena);
	const struct node *serial = node_get(root, "serialNumber");
	struct str original = original_serial(root);
	if (!root)
		return;
	if (serial && original.len)
		edits_replace(edits, serial->start, serial->end - serial->start,
			json_text_string(&doc->arena, original));
	struct remover remover = {edits, earlier, original.ptr && !original.len};
	json_text_remove(edits, doc, root, is_own, &remover);
}

bool cyclonedx_json_annotate(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits)
{
	static const struct annotator annotator = {
		&format_cyclonedx_json, insert_notes, remove_notes};
	return amend_document(&annotator, doc, bom, set, edits);
}
