#include "spec/spdx2_tags.h"

#include "base/list.h"
#include "base/map.h"
#include "spec/spdx2_tag_table.h"
#include "syntax/tagvalue.h"
#include "syntax/tree.h"

struct annotation {
	struct node *object;
	struct str subject; /* absent: the document */
};

struct owner { /* something that has an SPDXID and may have annotations */
	struct node *object, *annotations;
};

struct reader {
	struct doc *doc;
	struct arena *arena;
	struct node *root;
	struct node
		*open[SPDX2_SECTION_COUNT]; /* the object to which a tag of the section belongs */
	struct node *lists[SPDX2_SECTION_COUNT]; /* arrays of the document */
	struct { /* the array of an object to which a tag adds */
		const struct node *object;
		struct node *array;
	} arrays[SPDX2_TAG_COUNT];
	struct node *owner; /* package, file or snippet before here, or NULL */
	LIST(struct annotation) annotations;
	LIST(struct owner) owners;
	LIST(struct node *) dependencies; /* names of files, to become ids */
	LIST(struct node *) pointers; /* of ranges, which lack their reference */
	LIST(struct node *) snippets; /* of those pointers */
	struct map rows; /* of tags -> index */
	struct map ids; /* SPDXID -> index of owners */
};

/* Nodes */

static struct node *string_node(struct reader *r, const char *name, struct str text)
{
	size_t start = (size_t)(text.ptr - r->doc->bytes.ptr);
	struct node *node = tree_node(r->arena, NODE_STRING, start, start + text.len);
	node->key = str_of(name);
	node->text = text;
	node->has_nul = str_find_byte(text, '\0') != STR_NPOS;
	return node;
}

static struct node *container(
	struct reader *r, enum node_kind kind, const char *name, const struct node *entry)
{
	struct node *node = tree_node(r->arena, kind, entry->key_start, entry->content);
	node->key = str_of(name);
	return node;
}

static void extend(struct node *node, const struct node *entry)
{
	if (entry->content > node->end)
		node->end = entry->content;
}

static void add_string(struct reader *r, struct node *object, const char *name, struct str text,
	const struct node *entry)
{
	struct node *node = string_node(r, name, text);
	node->key_start = entry->key_start;
	node_append(object, node);
}

/* The array `tag` adds to; it is made at its first element. */
static struct node *array_of(
	struct reader *r, size_t tag, struct node *object, const struct node *entry)
{
	if (r->arrays[tag].object != object) {
		struct node *array = node_get(object, spdx2_tags[tag].member);
		if (!array || array->kind != NODE_ARRAY) {
			array = container(r, NODE_ARRAY, spdx2_tags[tag].member, entry);
			node_append(object, array);
		}
		r->arrays[tag].object = object;
		r->arrays[tag].array = array;
	}
	extend(r->arrays[tag].array, entry);
	return r->arrays[tag].array;
}

static bool complain(struct reader *r, const struct node *entry, const char *expected)
{
	if (!diag_full(r->doc, DIAG_TAG_SYNTAX))
		diag(r->doc, DIAG_TAG_SYNTAX, entry->start, "%.*s is %s; expected %s",
			STR_ARG(entry->key), diag_quote(r->doc, entry->text), expected);
	return false;
}

/* Sections */

static struct node *list_of(struct reader *r, enum spdx2_section section, const struct node *entry)
{
	enum spdx2_section inside = spdx2_sections[section].inside;
	struct node *outer = inside == DOCUMENT ? r->root : r->open[inside];
	struct node *list = inside == DOCUMENT ? r->lists[section]
					       : node_get(outer, spdx2_sections[section].list);
	if (!list) {
		list = container(r, NODE_ARRAY, spdx2_sections[section].list, entry);
		node_append(outer, list);
		r->lists[section] = list;
	}
	extend(list, entry);
	return list;
}

static void open_section(struct reader *r, enum spdx2_section section, const struct node *entry)
{
	enum spdx2_section inside = spdx2_sections[section].inside;
	if (inside != DOCUMENT && !r->open[inside])
		open_section(r, inside, entry);
	struct node *object = container(r, NODE_OBJECT, NULL, entry);
	object->key = STR_NONE;
	r->open[section] = object;
	if (section == ANNOTATION) {
		list_push(&r->annotations, ((struct annotation){object, STR_NONE}));
		return;
	}
	if (section == CREATION) {
		object->key = str_of(spdx2_sections[section].list);
		node_append(r->root, object);
		return;
	}
	node_append(list_of(r, section, entry), object);
	if (section == PACKAGE || section == FILE_ || section == SNIPPET) {
		r->owner = object;
		list_push(&r->owners, ((struct owner){object, NULL}));
	}
	if (section == PACKAGE || section == FILE_) /* what belongs to the one before it */
		r->open[section == PACKAGE ? EXTERNAL_REF : ARTIFACT] = NULL;
}

/* The object to which a tag belongs. */
static struct node *object_of(
	struct reader *r, const struct spdx2_tag *tag, const struct node *entry)
{
	enum spdx2_section section = (enum spdx2_section)tag->section;
	if (section == DOCUMENT)
		return r->root;
	if (tag->opens || !r->open[section]) {
		if (!tag->opens && section != CREATION && !diag_full(r->doc, DIAG_TAG_SYNTAX))
			diag(r->doc, DIAG_TAG_SYNTAX, entry->key_start,
				"%s stands before any %s; it was read as the beginning of one",
				tag->name, spdx2_sections[section].first);
		open_section(r, section, entry);
	}
	extend(r->open[section], entry);
	if (spdx2_sections[section].inside != DOCUMENT)
		extend(r->open[spdx2_sections[section].inside], entry);
	return r->open[section];
}

/* Forms */

/* The next word of *rest; empty at the end. */
static struct str next_word(struct str *rest)
{
	*rest = str_trim(*rest);
	size_t end = 0;
	while (end < rest->len && !ascii_is_space(rest->ptr[end]))
		end++;
	struct str word = str_sub(*rest, 0, end);
	*rest = str_trim(str_from(*rest, end));
	return word;
}

static bool read_checksum(
	struct reader *r, struct node *object, struct str text, const struct node *entry)
{
	struct str value = text, algorithm = str_cut(&value, ':');
	if (!value.ptr)
		return complain(r, entry, "ALGORITHM: value");
	add_string(r, object, "algorithm", str_trim(algorithm), entry);
	add_string(r, object, "checksumValue", str_trim(value), entry);
	return true;
}

static struct node *new_element(
	struct reader *r, size_t tag, struct node *object, const struct node *entry)
{
	struct node *element = container(r, NODE_OBJECT, NULL, entry);
	element->key = STR_NONE;
	node_append(array_of(r, tag, object, entry), element);
	return element;
}

static void read_commas(
	struct reader *r, struct node *array, struct str text, const struct node *entry)
{
	while (text.ptr) {
		struct str part = str_trim(str_cut(&text, ','));
		if (!part.len)
			continue;
		struct node *node = string_node(r, NULL, part);
		node->key = STR_NONE;
		node_append(array, node);
		if (str_is(entry->key, "FileDependency"))
			list_push(&r->dependencies, node);
	}
}

static void read_verification(struct reader *r, struct node *object, const struct node *entry)
{
	struct node *code = container(r, NODE_OBJECT, "packageVerificationCode", entry);
	struct str excluded = entry->text, value = str_trim(str_cut(&excluded, '('));
	struct str prefix = STR("excludes:");
	add_string(r, code, "packageVerificationCodeValue", value, entry);
	if (excluded.ptr) {
		struct node *array =
			container(r, NODE_ARRAY, "packageVerificationCodeExcludedFiles", entry);
		size_t close = str_rfind_byte(excluded, ')');
		excluded = str_trim(str_sub(excluded, 0, close));
		if (str_starts_nocase(excluded, prefix))
			excluded = str_from(excluded, prefix.len);
		read_commas(r, array, excluded, entry);
		node_append(code, array);
	}
	node_append(object, code);
}

static void read_external_document(
	struct reader *r, size_t tag, struct node *object, const struct node *entry)
{
	struct str rest = entry->text, id = next_word(&rest), name = next_word(&rest);
	if (!rest.len) {
		complain(r, entry, "DocumentRef-id, namespace and checksum");
		return;
	}
	struct node *element = new_element(r, tag, object, entry);
	struct node *checksum = container(r, NODE_OBJECT, "checksum", entry);
	add_string(r, element, "externalDocumentId", id, entry);
	add_string(r, element, "spdxDocument", name, entry);
	if (read_checksum(r, checksum, rest, entry))
		node_append(element, checksum);
}

/* Three words, the last with all that follows. */
static void read_words(struct reader *r, struct node *object, const struct node *entry,
	const char *const members[3], const char *expected)
{
	struct str rest = entry->text;
	for (size_t i = 0; i < 3; i++) {
		struct str word = i < 2 ? next_word(&rest) : rest;
		if (word.len)
			add_string(r, object, members[i], word, entry);
		else if (i == 2)
			complain(r, entry, expected);
	}
}

static void read_range(struct reader *r, size_t tag, struct node *object, const struct node *entry)
{
	const char *name = spdx2_tags[tag].form == RANGE_BYTES ? "offset" : "lineNumber";
	struct str last = entry->text, first = str_trim(str_cut(&last, ':'));
	uint64_t number;
	last = str_trim(last);
	if (!str_to_u64(first, INT64_MAX, &number) || !str_to_u64(last, INT64_MAX, &number)) {
		complain(r, entry, "first:last");
		return;
	}
	struct node *range = new_element(r, tag, object, entry);
	for (int end = 0; end < 2; end++) {
		struct node *pointer =
			container(r, NODE_OBJECT, end ? "endPointer" : "startPointer", entry);
		struct node *value = string_node(r, name, end ? last : first);
		value->kind = NODE_NUMBER;
		node_append(pointer, value);
		node_append(range, pointer);
		list_push(&r->pointers, pointer);
		list_push(&r->snippets, object);
	}
}

static void read_id(struct reader *r, const struct node *entry)
{
	bool document = str_is(entry->text, "SPDXRef-DOCUMENT");
	struct node *owner = document || !r->owner ? r->root : r->owner;
	add_string(r, owner, "SPDXID", entry->text, entry);
	extend(owner, entry);
}

static void read_boolean(
	struct reader *r, struct node *object, size_t tag, const struct node *entry)
{
	struct node *node = string_node(r, spdx2_tags[tag].member, entry->text);
	node->key_start = entry->key_start;
	if (str_eq_nocase(entry->text, STR("true")))
		node->kind = NODE_TRUE;
	else if (str_eq_nocase(entry->text, STR("false")))
		node->kind = NODE_FALSE;
	node_append(object, node);
}

static void read_tag(struct reader *r, size_t index, const struct node *entry)
{
	const struct spdx2_tag *tag = &spdx2_tags[index];
	struct node *object = object_of(r, tag, entry), *node;
	switch ((enum spdx2_form)tag->form) {
	case TEXT:
		add_string(r, object, tag->member, entry->text, entry);
		break;
	case TEXTS:
		node = string_node(r, NULL, entry->text);
		node->key = STR_NONE;
		node_append(array_of(r, index, object, entry), node);
		break;
	case COMMAS:
		read_commas(r, array_of(r, index, object, entry), entry->text, entry);
		break;
	case BOOLEAN:
		read_boolean(r, object, index, entry);
		break;
	case ID:
		read_id(r, entry);
		break;
	case REF:
		r->annotations.items[r->annotations.count - 1].subject = entry->text;
		break;
	case CHECKSUM:
		read_checksum(r, new_element(r, index, object, entry), entry->text, entry);
		break;
	case VERIFICATION:
		read_verification(r, object, entry);
		break;
	case EXTERNAL_DOCUMENT:
		read_external_document(r, index, object, entry);
		break;
	case LOCATOR:
		read_words(r, object, entry, spdx2_words(tag), "category, type and locator");
		break;
	case RELATION:
		read_words(r, object, entry, spdx2_words(tag), "element, type and element");
		break;
	case RANGE_BYTES:
	case RANGE_LINES:
		read_range(r, index, object, entry);
		break;
	}
}

/* Tags are case-sensitive; in another case they are read all the same, and reported. */
static uint32_t row_of(struct reader *r, const struct node *entry)
{
	uint32_t index = map_get(&r->rows, entry->key);
	for (uint32_t i = 0; i < SPDX2_TAG_COUNT && index == MAP_NONE; i++)
		if (str_eq_nocase(entry->key, str_of(spdx2_tags[i].name)))
			index = i;
	bool known = index != MAP_NONE;
	if (known && str_is(entry->key, spdx2_tags[index].name))
		return index;
	if (!diag_full(r->doc, DIAG_UNKNOWN_MEMBER))
		diag(r->doc, DIAG_UNKNOWN_MEMBER, entry->key_start, "%s is no tag of SPDX 2%s%s",
			diag_quote(r->doc, entry->key), known ? "; it was read as " : "",
			known ? spdx2_tags[index].name : "");
	return index;
}

/* The end */

static void index_owners(struct reader *r)
{
	for (size_t i = 0; i < r->owners.count; i++) {
		struct str id = node_string(r->owners.items[i].object, "SPDXID");
		if (id.len)
			map_put(&r->ids, id, (uint32_t)i);
	}
}

static void place_annotation(struct reader *r, const struct annotation *annotation)
{
	uint32_t index = annotation->subject.len ? map_get(&r->ids, annotation->subject) : MAP_NONE;
	struct owner *owner = index == MAP_NONE ? NULL : &r->owners.items[index];
	struct node **list = owner ? &owner->annotations : &r->lists[ANNOTATION];
	if (!*list) {
		*list = container(r, NODE_ARRAY, "annotations", annotation->object);
		(*list)->start = (*list)->key_start = annotation->object->start;
		node_append(owner ? owner->object : r->root, *list);
	}
	(*list)->end = annotation->object->end;
	node_append(*list, annotation->object);
}

/* Files are named by name where the model names them by id (SPDX 2.3, clause 8.14). */
static void resolve_dependencies(struct reader *r)
{
	struct map names = {0};
	for (size_t i = 0; r->dependencies.count && i < r->owners.count; i++) {
		struct str name = node_string(r->owners.items[i].object, "fileName");
		if (name.len)
			map_put(&names, name, (uint32_t)i);
	}
	for (size_t i = 0; i < r->dependencies.count; i++) {
		uint32_t index = map_get(&names, r->dependencies.items[i]->text);
		struct str id = index == MAP_NONE
			? STR_NONE
			: node_string(r->owners.items[index].object, "SPDXID");
		if (id.len)
			r->dependencies.items[i]->text = id;
	}
	map_finish(&names);
}

static void finish_ranges(struct reader *r)
{
	for (size_t i = 0; i < r->pointers.count; i++) {
		struct node *pointer = r->pointers.items[i];
		struct str file = node_string(r->snippets.items[i], "snippetFromFile");
		if (!file.ptr)
			continue;
		struct node *reference = string_node(r, "reference", file);
		reference->start = pointer->start;
		reference->end = pointer->end;
		reference->key_start = pointer->key_start;
		node_append(pointer, reference);
	}
}

static void check_names(struct doc *doc, const struct node *node)
{
	if (node->kind == NODE_OBJECT)
		tree_check_names(doc, node);
	NODE_EACH(child, node)
	check_names(doc, child);
}

static void finish_tree(struct reader *r)
{
	index_owners(r);
	for (size_t i = 0; i < r->annotations.count; i++)
		place_annotation(r, &r->annotations.items[i]);
	resolve_dependencies(r);
	finish_ranges(r);
	check_names(r->doc, r->root);
}

static void reader_finish(struct reader *r)
{
	list_finish(&r->annotations);
	list_finish(&r->owners);
	list_finish(&r->dependencies);
	list_finish(&r->pointers);
	list_finish(&r->snippets);
	map_finish(&r->rows);
	map_finish(&r->ids);
}

static void on_entry(void *context, const struct node *entry)
{
	struct reader *r = context;
	uint32_t row = row_of(r, entry);
	if (row != MAP_NONE)
		read_tag(r, row, entry);
}

static struct node *load(struct doc *doc, struct arena *arena)
{
	struct reader r = {.doc = doc, .arena = arena};
	r.root = tree_node(arena, NODE_OBJECT, 0, doc->bytes.len);
	for (uint32_t i = 0; i < SPDX2_TAG_COUNT; i++)
		map_set(&r.rows, str_of(spdx2_tags[i].name), i);
	bool good = tagvalue_visit(doc, on_entry, &r);
	if (good)
		finish_tree(&r);
	reader_finish(&r);
	return good ? r.root : NULL;
}

static void point(struct doc *doc, struct place *places, size_t count)
{
	struct doc again;
	doc_wrap(&again, doc->name, doc->bytes, doc->limits);
	struct node *root = load(&again, &again.arena);
	if (root)
		tree_point(root, doc, places, count);
	doc_finish(&again);
}

struct node *spdx2_tags_load(struct doc *doc, struct arena *arena)
{
	doc->point = point;
	return load(doc, arena);
}

bool spdx2_tags_visit(struct doc *doc, const struct node_visitor *visitor)
{
	struct arena arena = {0};
	struct node *root = spdx2_tags_load(doc, &arena);
	bool good = root && tree_visit(root, visitor);
	arena_finish(&arena);
	return good;
}
