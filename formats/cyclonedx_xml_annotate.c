/* Notes in CycloneDX XML; see cyclonedx_annotate.h for the forms. New elements stand where the schema's sequence wants
 * them: the rows of the field tables are in that order. */
#include "annotators.h"
#include "cyclonedx_annotate.h"
#include "spec/spec.h"
#include "syntax/xml.h"

struct writer {
	struct doc *doc;
	const struct bom *bom;
	const struct note_set *set;
	struct edits *edits;
	struct arena *arena;
	struct buf text;
	struct node *root; /* its children are spans without content */
	struct node *metadata; /* loaded, or NULL */
};

static struct str take(struct writer *writer)
{
	struct str text = arena_str(writer->arena, buf_str(&writer->text));
	buf_clear(&writer->text);
	return text;
}

/* Whether a row describes child elements of that name: the first of its xml_name. */
static bool is_row_of(const struct field *field, struct str name)
{
	struct str path = str_of(field->xml_name);
	return path.ptr && field->xml != XML_ATTRIBUTE && str_starts(path, name) &&
		(path.len == name.len || strchr("/+@", path.ptr[name.len]));
}

/* The place of a child in its parent's sequence: its row, or behind all rows for extensions. */
static size_t row_of(const struct spec_type *type, struct str name)
{
	for (size_t i = 0; i < type->count; i++)
		if (is_row_of(&type->fields[i], name))
			return i;
	return type->count;
}

/* The child in front of which an element of that name belongs, or NULL for the end. */
static const struct node *place_for(
	const struct spec_type *type, const struct node *element, const char *name)
{
	size_t row = row_of(type, str_of(name));
	NODE_EACH(child, element)
	if (!child->attribute &&
		(!str_eq(child->ns, element->ns) || row_of(type, child->key) > row))
		return child;
	return NULL;
}

static const struct node *child_of(const struct node *element, const char *name)
{
	NODE_EACH(child, element)
	if (!child->attribute && str_is(child->key, name) && str_eq(child->ns, element->ns))
		return child;
	return NULL;
}

static const struct node *attribute_of(const struct node *element, const char *name)
{
	NODE_EACH(child, element)
	if (child->attribute && str_is(child->key, name))
		return child;
	return NULL;
}

/* `<name>` around items, which are one level further in. */
static struct str wrap(struct writer *writer, const char *name, struct str items)
{
	struct str rest = items;
	buf_printf(&writer->text, "<%s>\n", name);
	while (rest.ptr) {
		buf_add_byte(&writer->text, '\t');
		buf_add(&writer->text, str_cut(&rest, '\n'));
		buf_add_byte(&writer->text, '\n');
	}
	buf_printf(&writer->text, "</%s>", name);
	return take(writer);
}

static void insert(struct writer *writer, const struct spec_type *type, const struct node *element,
	const char *name, struct str child)
{
	xml_insert_child(
		writer->edits, writer->doc, element, place_for(type, element, name), child);
}

/* Appends items (XML text, an element a line) to the list element `name`, which is added when it is not there. */
static void append(struct writer *writer, const struct spec_type *type, const struct node *element,
	const char *name, struct str items)
{
	const struct node *list = child_of(element, name);
	if (list)
		xml_insert_child(writer->edits, writer->doc, list, NULL, items);
	else
		insert(writer, type, element, name, wrap(writer, name, items));
}

static void end_line(struct writer *writer)
{
	if (writer->text.len)
		buf_add_byte(&writer->text, '\n');
}

static void add_element(
	struct writer *writer, const char *indent, const char *name, struct str text)
{
	buf_printf(&writer->text, "%s<%s>", indent, name);
	xml_add_text(&writer->text, text);
	buf_printf(&writer->text, "</%s>", name);
}

static void add_property(struct writer *writer, struct str name, struct str value)
{
	end_line(writer);
	buf_puts(&writer->text, "<property name=\"");
	xml_add_attribute(&writer->text, name);
	buf_puts(&writer->text, "\">");
	xml_add_text(&writer->text, value);
	buf_puts(&writer->text, "</property>");
}

static void add_reference(struct writer *writer, struct str uuid, struct str name, struct str value)
{
	end_line(writer);
	buf_puts(&writer->text, "<reference type=\"other\">\n");
	add_element(
		writer, "\t", "url", arena_printf(writer->arena, "urn:uuid:%.*s", STR_ARG(uuid)));
	buf_puts(&writer->text, "\n\t<comment>");
	xml_add_text(&writer->text, name);
	buf_add_byte(&writer->text, ' ');
	xml_add_text(&writer->text, value);
	buf_puts(&writer->text, "</comment>\n</reference>");
}

/* Components */

static const struct spec_type *type_of_list(const char *name)
{
	return spec_field(spec_cyclonedx.root, str_of(name))->type;
}

static void add_note(struct writer *writer, enum cyclonedx_note_form form, const struct note *note)
{
	if (form == FORM_REFERENCES) {
		add_reference(writer, note->id, STR(NOTE_NOTE), note->text);
		return;
	}
	add_property(writer, STR(NOTE_FINDING), note->mark);
	if (form == FORM_PROPERTIES)
		add_property(writer, STR(NOTE_NOTE), note->text);
}

static void annotate_with_attribute(
	struct writer *writer, const struct node *element, const struct note *notes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		end_line(writer);
		buf_add(&writer->text, notes[i].text);
	}
	xml_insert_attribute(writer->edits, writer->doc, element, NOTE_NOTE, take(writer));
}

static void add_ref(struct writer *writer, const struct node *element, uint32_t component)
{
	struct str ref = amend_ref(writer->arena, writer->bom, component);
	const struct node *empty = attribute_of(element, "bom-ref");
	if (empty)
		edits_insert(writer->edits, empty->content, ref);
	else
		xml_insert_attribute(writer->edits, writer->doc, element, "bom-ref", ref);
}

/* The notes of one component. */
static bool annotate_component(struct writer *writer, const struct note *notes, size_t count)
{
	const struct component *component = &writer->bom->components.items[notes->component];
	enum cyclonedx_note_form form = cyclonedx_note_form(writer->bom);
	const struct node *element = xml_load_at(writer->doc, writer->arena, component->start);
	if (!element)
		return false;
	if (form == FORM_ATTRIBUTES) {
		annotate_with_attribute(writer, element, notes, count);
		return true;
	}
	if (form == FORM_ANNOTATIONS && !component->ref.len)
		add_ref(writer, element, notes->component);
	for (size_t i = 0; i < count; i++)
		add_note(writer, form, &notes[i]);
	append(writer, type_of_list(component->service ? "services" : "components"), element,
		form == FORM_REFERENCES ? "externalReferences" : "properties", take(writer));
	return true;
}

/* The document */

static void add_annotation(struct writer *writer, const struct note *note)
{
	struct str ref = writer->bom->components.items[note->component].ref;
	if (!ref.len)
		ref = amend_ref(writer->arena, writer->bom, note->component);
	end_line(writer);
	buf_printf(&writer->text,
		"<annotation bom-ref=\"" NOTE_PREFIX "%.*s\">\n\t<subjects>\n\t\t<subject ref=\"",
		STR_ARG(note->id));
	xml_add_attribute(&writer->text, ref);
	buf_puts(&writer->text,
		"\"/>\n\t</subjects>\n\t<annotator>\n\t\t<component type=\"application\">\n"
		"\t\t\t<name>" NOTE_TOOL "</name>\n");
	add_element(writer, "\t\t\t", "version", writer->set->tool_version);
	buf_puts(&writer->text, "\n\t\t</component>\n\t</annotator>\n");
	add_element(writer, "\t", "timestamp",
		note->timestamp.len ? note->timestamp : writer->set->timestamp);
	buf_add_byte(&writer->text, '\n');
	add_element(writer, "\t", "text", note->text);
	buf_puts(&writer->text, "\n</annotation>");
}

/* `<tool>` in the list of tools of 1.2 to 1.4, `<component>` in the object that 1.5 made of it. */
static struct str tool_text(struct writer *writer, bool legacy)
{
	buf_puts(&writer->text, legacy ? "<tool>\n" : "<component type=\"application\">\n");
	buf_puts(&writer->text, "\t<name>" NOTE_TOOL "</name>\n");
	add_element(writer, "\t", "version", writer->set->tool_version);
	buf_puts(&writer->text, legacy ? "\n</tool>" : "\n</component>");
	return take(writer);
}

/* The type of the object form: the newest of the member's rows. */
static const struct spec_type *tools_type(const struct spec_type *metadata)
{
	const struct field *field = spec_field(metadata, STR("tools"));
	while (field->other)
		field = field->other;
	return field->type;
}

static void add_tool(
	struct writer *writer, const struct spec_type *type, const struct node *metadata)
{
	const struct node *tools = child_of(metadata, "tools");
	bool legacy = writer->bom->version_code < 15 || child_of(tools, "tool");
	struct str tool = tool_text(writer, legacy);
	if (legacy)
		append(writer, type, metadata, "tools", tool);
	else if (tools)
		append(writer, tools_type(type), tools, "components", tool);
	else
		append(writer, type, metadata, "tools", wrap(writer, "components", tool));
}

static void add_entry(struct writer *writer, struct str uuid, struct str name, struct str value)
{
	if (cyclonedx_note_form(writer->bom) == FORM_REFERENCES)
		add_reference(writer, uuid, name, value);
	else
		add_property(writer, name, value);
}

/* The entries of the document: those of the set, the old serial number, and the notes that have no component to stand
 * in. */
static struct str document_entries(struct writer *writer, struct str identity)
{
	const struct note_set *set = writer->set;
	for (size_t i = 0; i < set->property_count; i++)
		add_entry(writer, identity, set->properties[i].name, set->properties[i].value);
	add_entry(writer, identity, STR(NOTE_ORIGINAL), writer->bom->identity);
	for (size_t i = 0; i < set->count; i++)
		if (!amend_has_place(writer->bom, &set->notes[i]))
			add_entry(writer, set->notes[i].id, STR(NOTE_NOTE), set->notes[i].text);
	return take(writer);
}

static void annotate_metadata(struct writer *writer, struct str properties)
{
	const struct spec_type *type = type_of_list("metadata");
	if (writer->metadata) {
		add_tool(writer, type, writer->metadata);
		if (properties.len)
			append(writer, type, writer->metadata, "properties", properties);
		return;
	}
	bool legacy = writer->bom->version_code < 15;
	struct str tool = tool_text(writer, legacy);
	struct str content =
		wrap(writer, "tools", legacy ? tool : wrap(writer, "components", tool));
	if (properties.len)
		content = arena_printf(writer->arena, "%.*s\n%.*s", STR_ARG(content),
			STR_ARG(wrap(writer, "properties", properties)));
	insert(writer, spec_cyclonedx.root, writer->root, "metadata",
		wrap(writer, "metadata", content));
}

static void replace_serial(struct edits *edits, const struct node *serial, struct str value)
{
	edits_replace(edits, serial->content, serial->end - 1 - serial->content, value);
}

/* 1.0 has neither serial number nor room for entries but attributes. */
static void annotate_root(struct writer *writer)
{
	enum cyclonedx_note_form form = cyclonedx_note_form(writer->bom);
	if (form == FORM_ATTRIBUTES) {
		xml_insert_attribute(writer->edits, writer->doc, writer->root, "xmlns:" NOTE_TOOL,
			STR(NOTE_NAMESPACE));
		return;
	}
	struct str identity = amend_identity(writer->arena, writer->bom->identity, writer->set);
	struct str serial = arena_printf(writer->arena, "urn:uuid:%.*s", STR_ARG(identity));
	const struct node *old = attribute_of(writer->root, "serialNumber");
	if (old)
		replace_serial(writer->edits, old, serial);
	else
		xml_insert_attribute(
			writer->edits, writer->doc, writer->root, "serialNumber", serial);
	struct str entries = document_entries(writer, identity);
	if (form == FORM_REFERENCES)
		append(writer, spec_cyclonedx.root, writer->root, "externalReferences", entries);
	if (writer->bom->version_code >= 12)
		annotate_metadata(writer, form == FORM_REFERENCES ? STR("") : entries);
	if (form != FORM_ANNOTATIONS)
		return;
	for (size_t i = 0; i < writer->set->count; i++)
		if (amend_has_place(writer->bom, &writer->set->notes[i]))
			add_annotation(writer, &writer->set->notes[i]);
	if (writer->text.len)
		append(writer, spec_cyclonedx.root, writer->root, "annotations", take(writer));
}

/* The root's children as spans; metadata, annotations and externalReferences with their content. */

static struct node *copy_tree(struct arena *arena, const struct node *node, bool deep)
{
	struct node *copy = ARENA_NEW(arena, struct node);
	*copy = *node;
	copy->key = arena_str(arena, node->key);
	copy->ns = arena_str(arena, node->ns);
	copy->text = node->text.ptr ? arena_str(arena, node->text) : STR_NONE;
	copy->first = copy->last = copy->next = NULL;
	copy->count = 0;
	if (deep)
		NODE_EACH(child, node)
	node_append(copy, copy_tree(arena, child, true));
	return copy;
}

static bool outline_root(void *context, struct node *root)
{
	struct writer *writer = context;
	writer->root = copy_tree(writer->arena, root, true);
	return true;
}

static bool outline_member(void *context, struct node *member)
{
	struct writer *writer = context;
	struct node *copy = copy_tree(writer->arena, member, true);
	node_append(writer->root, copy);
	if (str_is(copy->key, "metadata") && str_eq(copy->ns, writer->root->ns))
		writer->metadata = copy;
	return true;
}

/* A long list: one child of the root that grows with its elements. */
static bool outline_element(
	void *context, const struct node *list, struct node *element, size_t index)
{
	struct writer *writer = context;
	if (index == 0)
		node_append(writer->root, copy_tree(writer->arena, list, false));
	writer->root->last->end = element->end;
	return true;
}

static const char *const skipped_lists[] = {
	"components", "services", "dependencies", "vulnerabilities", NULL};

static bool outline(struct writer *writer)
{
	struct node_visitor visitor = {
		writer, skipped_lists, outline_root, outline_member, outline_element};
	if (!xml_visit(writer->doc, &visitor) || !writer->root)
		return false;
	/* The visitor sees the root before its end is known. */
	struct str text = writer->doc->bytes;
	size_t close = str_rfind_byte(text, '>');
	for (size_t end = close; end != STR_NPOS;
		end = str_rfind_byte(str_sub(text, 0, end), '<')) {
		if (text.ptr[end] == '<' && end + 1 < text.len && text.ptr[end + 1] == '/') {
			size_t behind = str_find_byte(str_from(text, end), '>');
			writer->root->end = end + behind + 1;
			return true;
		}
	}
	writer->root->end = writer->root->content; /* an empty root element */
	return true;
}

static bool insert_notes(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits)
{
	struct writer writer = {
		.doc = doc, .bom = bom, .set = set, .edits = edits, .arena = &doc->arena};
	bool good = outline(&writer);
	if (good)
		annotate_root(&writer);
	for (size_t i = 0, end; good && i < set->count; i = end) {
		end = amend_next(set, i);
		if (amend_has_place(bom, &set->notes[i]))
			good = annotate_component(&writer, &set->notes[i], end - i);
	}
	buf_finish(&writer.text);
	return good;
}

/* Removing */

struct remover {
	struct doc *doc;
	struct edits *edits;
	struct amend_earlier *earlier;
};

static void remove_attribute(struct remover *remover, const struct node *attribute)
{
	size_t start = attribute->key_start;
	while (start > 0 && ascii_is_space(remover->doc->bytes.ptr[start - 1]))
		start--;
	edits_replace(remover->edits, start, attribute->end - start, STR(""));
}

static struct str text_of(const struct node *element, const char *child)
{
	const struct node *found = child_of(element, child);
	return found ? found->text : STR_NONE;
}

static struct str attribute_text(const struct node *element, const char *name)
{
	const struct node *attribute = attribute_of(element, name);
	return attribute ? attribute->text : STR_NONE;
}

/* Whether an element is this program's; tells the text of the note that it holds. */
static bool is_own(struct remover *remover, const struct node *parent, const struct node *element)
{
	struct amend_earlier *earlier = remover->earlier;
	if (str_is(parent->key, "properties"))
		return amend_is_own_property(
			earlier, attribute_text(element, "name"), element->text);
	if (str_is(parent->key, "externalReferences"))
		return amend_is_own_comment(earlier, text_of(element, "comment"));
	return str_is(parent->key, "annotations") &&
		amend_is_own_annotation(earlier, attribute_text(element, "bom-ref"),
			text_of(element, "text"), text_of(element, "timestamp"));
}

static bool is_own_tool(
	const struct node *grandparent, const struct node *parent, const struct node *element)
{
	bool tools = str_is(parent->key, "tools") ||
		(str_is(parent->key, "components") && grandparent &&
			str_is(grandparent->key, "tools"));
	return tools && str_is(text_of(element, "name"), NOTE_TOOL);
}

static void restore_serial(
	struct remover *remover, const struct node *root, const struct node *element)
{
	const struct node *serial = attribute_of(root, "serialNumber");
	const struct node *name = attribute_of(element, "name");
	struct str comment = text_of(element, "comment"), original = STR_NONE;
	if (name && str_is(name->text, NOTE_ORIGINAL))
		original = element->text.ptr ? element->text : STR("");
	else if (str_starts(comment, STR(NOTE_ORIGINAL)))
		original = str_trim(str_from(comment, sizeof NOTE_ORIGINAL - 1));
	if (!serial || !original.ptr)
		return;
	if (original.len)
		replace_serial(remover->edits, serial, arena_str(&remover->doc->arena, original));
	else
		remove_attribute(remover, serial);
}

static void remove_attributes(struct remover *remover, const struct node *element)
{
	NODE_EACH(attribute, element)
	{
		if (!attribute->attribute)
			continue;
		bool note = str_is(attribute->ns, NOTE_NAMESPACE) && str_is(attribute->key, "note");
		if (note) {
			struct str rest = attribute->text;
			while (rest.ptr)
				amend_found(remover->earlier, str_cut(&rest, '\n'), STR_NONE);
		}
		bool ref = str_is(attribute->key, "bom-ref");
		if (ref && amend_is_filled_ref(attribute->text))
			edits_replace(
				remover->edits, attribute->content, attribute->text.len, STR(""));
		else if (note || (ref && amend_is_own_ref(attribute->text)) ||
			str_is(attribute->text, NOTE_NAMESPACE))
			remove_attribute(remover, attribute);
	}
}

/* Deletes what is this program's below an element; true when nothing else is in it, so that it goes as a whole. */
static bool remove_below(struct remover *remover, const struct node *root,
	const struct node *parent, const struct node *element)
{
	size_t children = 0, own = 0;
	remove_attributes(remover, element);
	NODE_EACH(child, element)
	{
		if (child->attribute)
			continue;
		children++;
		bool whole = is_own(remover, element, child) || is_own_tool(parent, element, child);
		if (whole)
			restore_serial(remover, root, child);
		else
			whole = remove_below(remover, root, element, child);
		own += whole;
		if (whole)
			xml_remove_child(remover->edits, remover->doc, child);
	}
	return children > 0 && own == children && element != root;
}

static void remove_notes(struct doc *doc, struct edits *edits, struct amend_earlier *earlier)
{
	struct remover remover = {doc, edits, earlier};
	struct node *root = xml_load(doc, &doc->arena);
	if (root)
		remove_below(&remover, root, NULL, root);
}

bool cyclonedx_xml_annotate(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits)
{
	static const struct annotator annotator = {
		&format_cyclonedx_xml, insert_notes, remove_notes};
	return amend_document(&annotator, doc, bom, set, edits);
}
