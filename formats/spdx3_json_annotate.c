/* Notes in SPDX 3: Annotation elements of type review in @graph, made by a SoftwareAgent for this
 * program, each with the CreationInfo of the time at which it was first written. The amended document
 * is another element than the original (3.0.1, Element: an spdxId stands for one content): its spdxId
 * gets a name-based UUID behind it, wherever the document names itself. */
#include "amend.h"
#include "annotators.h"
#include "base/digest.h"
#include "syntax/json_text.h"

#define IDENTITY_MARK "/" NOTE_TOOL "/"
#define CREATION_MARK "_:" NOTE_TOOL "-"

struct writer {
	struct doc *doc;
	const struct bom *bom;
	const struct note_set *set;
	struct edits *edits;
	struct arena *arena;
	struct node *root; /* outline */
	struct str self; /* spdxId of the amended document; absent when there is no SpdxDocument */
	struct str agent;
	struct str *elements, *ids; /* what is added, as JSON */
	size_t count, id_count;
	struct map creations;
};

static struct str quoted(struct writer *writer, struct str text)
{
	return json_text_string(writer->arena, text);
}

/* Elements */

static struct str urn(struct writer *writer, struct str first, struct str second, struct str third)
{
	struct str parts[] = {writer->bom->identity, first, second, third};
	return arena_printf(
		writer->arena, "urn:uuid:%.*s", STR_ARG(uuid5(writer->arena, parts, 4)));
}

/* "2026-01-01T00:00:00Z" as "_:bomscreen-20260101T000000Z": labels of blank nodes hold no colons. */
static struct str creation_id(struct writer *writer, struct str timestamp)
{
	char *id = arena_bytes(writer->arena, sizeof CREATION_MARK + timestamp.len);
	size_t length = sizeof CREATION_MARK - 1;
	memcpy(id, CREATION_MARK, length);
	for (size_t i = 0; i < timestamp.len; i++)
		if (timestamp.ptr[i] != '-' && timestamp.ptr[i] != ':')
			id[length++] = timestamp.ptr[i];
	return (struct str){id, length};
}

static void add(struct writer *writer, const struct json_addition *members, size_t count)
{
	writer->elements[writer->count++] = json_text_object(writer->arena, members, count);
}

static struct str creation(struct writer *writer, struct str timestamp)
{
	struct str id = creation_id(writer, timestamp);
	struct str agent = quoted(writer, writer->agent);
	if (map_get(&writer->creations, id) != MAP_NONE)
		return quoted(writer, id);
	map_put(&writer->creations, id, 0);
	struct json_addition members[] = {{"type", STR("\"CreationInfo\"")},
		{"@id", quoted(writer, id)},
		{"specVersion",
			writer->bom->version_code == 30 ? STR("\"3.0.0\"") : STR("\"3.0.1\"")},
		{"created", quoted(writer, timestamp)},
		{"createdBy", json_text_array(writer->arena, &agent, 1)}};
	add(writer, members, 5);
	return quoted(writer, id);
}

static void add_element(
	struct writer *writer, struct str id, const struct json_addition *members, size_t count)
{
	writer->ids[writer->id_count++] = quoted(writer, id);
	add(writer, members, count);
}

static void add_agent(struct writer *writer)
{
	struct str timestamp = writer->set->timestamp, version = writer->set->tool_version;
	writer->agent = urn(writer, STR("agent"), version, timestamp);
	struct str info = creation(writer, timestamp);
	struct json_addition members[] = {{"type", STR("\"SoftwareAgent\"")},
		{"spdxId", quoted(writer, writer->agent)}, {"creationInfo", info},
		{"name",
			quoted(writer,
				arena_printf(writer->arena, NOTE_TOOL "-%.*s", STR_ARG(version)))}};
	add_element(writer, writer->agent, members, 4);
}

static void add_annotation(struct writer *writer, struct str id, struct str timestamp,
	struct str subject, struct str statement)
{
	struct str info = creation(writer, timestamp), urn_ = urn(writer, id, statement, timestamp);
	struct json_addition members[] = {{"type", STR("\"Annotation\"")},
		{"spdxId", quoted(writer, urn_)}, {"creationInfo", info},
		{"annotationType", STR("\"review\"")}, {"contentType", STR("\"text/plain\"")},
		{"statement", quoted(writer, statement)}, {"subject", quoted(writer, subject)}};
	add_element(writer, urn_, members, 7);
}

static void add_note(struct writer *writer, const struct note *note, struct str document)
{
	struct str ref = writer->bom->components.items[note->component].ref;
	add_annotation(writer, note->id,
		note->timestamp.len ? note->timestamp : writer->set->timestamp,
		ref.len ? ref : document, note->text);
}

/* One annotation of the document says by what it was screened. */
static void add_properties(struct writer *writer, struct str document)
{
	const struct note_set *set = writer->set;
	struct buf statement = {0};
	for (size_t i = 0; i < set->property_count; i++) {
		buf_puts(&statement, i ? "; " : "");
		buf_add(&statement, set->properties[i].name);
		buf_add_byte(&statement, ' ');
		buf_add(&statement, set->properties[i].value);
	}
	struct str text = arena_str(writer->arena, buf_str(&statement));
	buf_finish(&statement);
	add_annotation(writer, STR("screening"), set->timestamp, document, text);
}

static void add_elements(struct writer *writer)
{
	const struct note_set *set = writer->set;
	/* What is said of the whole has no subject where there is no SpdxDocument. */
	struct str document = writer->self.ptr ? writer->self : STR("NoAssertionElement");
	writer->elements = ARENA_ARRAY(writer->arena, struct str, 2 * set->count + 4);
	writer->ids = ARENA_ARRAY(writer->arena, struct str, set->count + 2);
	add_agent(writer);
	add_properties(writer, document);
	for (size_t i = 0; i < set->count; i++)
		add_note(writer, &set->notes[i], document);
}

/* The document */

static bool is_document(const struct node *element)
{
	struct str type = node_string(element, "type");
	return str_is(type, "SpdxDocument") || str_ends(type, STR("/Core/SpdxDocument"));
}

static bool is_text(struct str key)
{
	static const char *const names[] = {
		"name", "summary", "description", "comment", "statement", NULL};
	for (const char *const *name = names; *name; name++)
		if (str_is(key, *name))
			return true;
	return false;
}

/* Calls for every string below a node that may be an identifier. */
static void each_identifier(const struct node *node, void *context,
	void (*visit)(void *context, const struct node *string))
{
	if (node->kind == NODE_STRING && !is_text(node->key))
		visit(context, node);
	NODE_EACH(child, node)
	each_identifier(child, context, visit);
}

struct renaming {
	struct writer *writer;
	struct str old, suffix;
};

static void rename_identifier(void *context, const struct node *string)
{
	struct renaming *renaming = context;
	if (str_eq(string->text, renaming->old) ||
		str_eq(string->text, renaming->writer->bom->identity))
		edits_insert(renaming->writer->edits, string->end - 1, renaming->suffix);
}

/* Gives the document its new identity; false when its list of elements cannot be amended. */
static struct node *rename_document(struct writer *writer, const struct node *graph)
{
	struct node *document = NULL;
	NODE_EACH(element, graph)
	if (!document && is_document(element))
		document = element;
	struct str old = node_string(document, "spdxId");
	if (!old.len)
		return NULL;
	struct str uuid = amend_identity(writer->arena, writer->bom->identity, writer->set);
	struct renaming renaming = {
		writer, old, arena_printf(writer->arena, IDENTITY_MARK "%.*s", STR_ARG(uuid))};
	struct buf self = {0};
	buf_add(&self, writer->bom->identity);
	buf_add(&self, renaming.suffix);
	writer->self = arena_str(writer->arena, buf_str(&self));
	buf_finish(&self);
	each_identifier(graph, &renaming, rename_identifier);
	return document;
}

static bool insert_notes(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits)
{
	struct writer writer = {.doc = doc,
		.bom = bom,
		.set = set,
		.edits = edits,
		.arena = &doc->arena,
		.root = json_outline(doc, &doc->arena, 0)};
	const struct node *place = node_get(writer.root, "@graph");
	struct node *graph = place ? json_load_at(doc, &doc->arena, place->start) : NULL;
	if (!graph || graph->kind != NODE_ARRAY)
		return false;
	const struct node *document = rename_document(&writer, graph);
	const struct node *elements = node_get(document, "element");
	add_elements(&writer);
	map_finish(&writer.creations);
	if (elements && elements->kind == NODE_ARRAY &&
		!json_text_append(edits, doc, document, "element", writer.ids, writer.id_count))
		return false;
	return json_text_append(edits, doc, writer.root, "@graph", writer.elements, writer.count);
}

/* Removing */

struct remover {
	struct doc *doc;
	struct edits *edits;
	struct amend_earlier *earlier;
	struct map own; /* spdxIds of this program's elements */
};

static bool is_own_element(const struct node *element)
{
	return str_starts(node_string(element, "creationInfo"), STR(CREATION_MARK)) ||
		str_starts(node_string(element, "@id"), STR(CREATION_MARK));
}

/* The inverse of creation_id. */
static struct str timestamp_of(struct arena *arena, struct str id)
{
	struct str t = str_from(id, sizeof CREATION_MARK - 1);
	if (t.len != sizeof "20260101T000000Z" - 1)
		return STR_NONE;
	return arena_printf(arena, "%.4s-%.2s-%.5s:%.2s:%.3s", t.ptr, t.ptr + 4, t.ptr + 6,
		t.ptr + 11, t.ptr + 13);
}

static void strip_identity(void *context, const struct node *string)
{
	struct remover *remover = context;
	struct str written = str_sub(remover->doc->bytes, string->start, string->end);
	size_t mark = str_find(written, STR(IDENTITY_MARK));
	if (mark != STR_NPOS)
		edits_replace(
			remover->edits, string->start + mark, written.len - 1 - mark, STR(""));
}

static bool is_own(void *context, const struct json_path *path, const struct node *node)
{
	struct remover *remover = context;
	if (str_is(path->key, "element") && node->kind == NODE_STRING)
		return map_get(&remover->own, node->text) != MAP_NONE;
	return str_is(path->key, "@graph") && is_own_element(node);
}

static void find_own(struct remover *remover, const struct node *graph)
{
	NODE_EACH(element, graph)
	{
		struct str statement = node_string(element, "statement");
		if (!is_own_element(element)) {
			each_identifier(element, remover, strip_identity);
			continue;
		}
		struct str id = node_string(element, "spdxId");
		if (id.ptr)
			map_put(&remover->own, id, 0);
		if (statement.ptr && !str_starts(statement, STR(NOTE_PREFIX)))
			amend_found(remover->earlier, statement,
				timestamp_of(&remover->doc->arena,
					node_string(element, "creationInfo")));
	}
}

static void remove_notes(struct doc *doc, struct edits *edits, struct amend_earlier *earlier)
{
	struct node *root = json_load(doc, &doc->arena);
	struct remover remover = {doc, edits, earlier, {0}};
	if (!root)
		return;
	find_own(&remover, node_get(root, "@graph"));
	json_text_remove(edits, doc, root, is_own, &remover);
	map_finish(&remover.own);
}

bool spdx3_json_annotate(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits)
{
	static const struct annotator annotator = {&format_spdx3_json, insert_notes, remove_notes};
	return amend_document(&annotator, doc, bom, set, edits);
}
