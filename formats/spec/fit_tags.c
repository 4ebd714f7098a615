/* What tag-value has no form for: members without a tag, objects without the member that opens them,
 * values that could not be told from what stands around them. */
#include "base/map.h"
#include "model/note.h"
#include "spec/adapt.h"
#include "spec/spdx2_tag_table.h"

#define NO_FORM "tag-value has no form for it"

static bool is_line(struct str text)
{
	return text.len && str_eq(str_trim(text), text) && !str_starts(text, STR("<text>")) &&
		str_find_byte(text, '\n') == STR_NPOS && str_find_byte(text, '\r') == STR_NPOS;
}

static bool is_word(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (ascii_is_space(text.ptr[i]))
			return false;
	return is_line(text);
}

static bool is_text(const struct node *value)
{
	return value && value->kind == NODE_STRING &&
		str_find(value->text, STR("</text>")) == STR_NPOS;
}

static bool is_checksum(const struct node *value)
{
	struct str algorithm = node_string(value, "algorithm");
	return value && value->count == 2 && is_word(algorithm) &&
		str_find_byte(algorithm, ':') == STR_NPOS &&
		is_line(node_string(value, "checksumValue"));
}

static bool is_verification(const struct node *value)
{
	const struct node *excluded = node_get(value, "packageVerificationCodeExcludedFiles");
	struct str code = node_string(value, "packageVerificationCodeValue");
	NODE_EACH(file, excluded)
	if (file->kind != NODE_STRING || !is_line(file->text) ||
		str_find_byte(file->text, ',') != STR_NPOS ||
		str_find_byte(file->text, ')') != STR_NPOS)
		return false;
	return is_line(code) && str_find_byte(code, '(') == STR_NPOS &&
		value->count == 1u + (excluded != NULL);
}

static bool is_external_document(const struct node *value)
{
	return value->count == 3 && is_word(node_string(value, "externalDocumentId")) &&
		is_word(node_string(value, "spdxDocument")) &&
		is_checksum(node_get(value, "checksum"));
}

static bool is_pointer(const struct node *pointer, const char *name, struct str file)
{
	const struct node *number = node_get(pointer, name);
	uint64_t value;
	return pointer && pointer->count == 2 && number && number->kind == NODE_NUMBER &&
		str_to_u64(number->text, INT64_MAX, &value) &&
		str_eq(node_string(pointer, "reference"), file);
}

static bool is_range(const struct node *range, const struct node *snippet)
{
	struct str file = node_string(snippet, "snippetFromFile");
	const struct node *first = node_get(range, "startPointer");
	const char *name = node_get(first, "offset") ? "offset" : "lineNumber";
	return file.len && range->count == 2 && is_pointer(first, name, file) &&
		is_pointer(node_get(range, "endPointer"), name, file);
}

static bool is_list(const struct spdx2_tag *tag)
{
	return tag->form == TEXTS || tag->form == COMMAS || tag->form == CHECKSUM ||
		tag->form == EXTERNAL_DOCUMENT || tag->form == RANGE_BYTES ||
		tag->form == RANGE_LINES;
}

static bool holds(const struct spdx2_tag *tag, const struct node *object, const struct node *value)
{
	switch ((enum spdx2_form)tag->form) {
	case TEXT: /* a tag without a value is a mistake for most readers */
	case TEXTS:
		return is_text(value) && (value->text.len || tag->opens);
	case COMMAS:
		return is_text(value) && is_line(value->text) &&
			str_find_byte(value->text, ',') == STR_NPOS;
	case BOOLEAN:
		return value->kind == NODE_TRUE || value->kind == NODE_FALSE;
	case ID:
		return value->kind == NODE_STRING && is_line(value->text);
	case CHECKSUM:
		return is_checksum(value);
	case VERIFICATION:
		return is_verification(value);
	case EXTERNAL_DOCUMENT:
		return is_external_document(value);
	case RANGE_BYTES:
	case RANGE_LINES:
		return is_range(value, object);
	case LOCATOR:
	case RELATION:
	case REF:
		return false;
	}
	return false;
}

static const struct spdx2_tag *tag_of(enum spdx2_section section, struct str member)
{
	for (size_t i = 0; i < SPDX2_TAG_COUNT; i++)
		if (spdx2_tags[i].section == section && spdx2_tags[i].member &&
			str_is(member, spdx2_tags[i].member))
			return &spdx2_tags[i];
	return NULL;
}

static bool is_of_words(const struct spdx2_tag *tag, struct str member)
{
	const char *const *names = tag ? spdx2_words(tag) : NULL;
	for (int i = 0; names && i < 3; i++)
		if (str_is(member, names[i]))
			return true;
	return false;
}

static const struct spdx2_tag *opener_of(enum spdx2_section section)
{
	for (size_t i = 0; i < SPDX2_TAG_COUNT; i++)
		if (spdx2_tags[i].section == section && spdx2_tags[i].opens)
			return &spdx2_tags[i];
	return NULL;
}

/* Whether the object has what the first tag of its section says. */
static bool opens(enum spdx2_section section, const struct node *object)
{
	const struct spdx2_tag *tag = opener_of(section);
	const char *const *names = tag ? spdx2_words(tag) : NULL;
	if (object->kind != NODE_OBJECT)
		return false;
	if (names)
		return is_word(node_string(object, names[0])) &&
			is_word(node_string(object, names[1])) &&
			is_line(node_string(object, names[2])) &&
			str_find(node_string(object, names[2]), STR("</text>")) == STR_NPOS;
	return !tag || is_text(node_get(object, tag->member));
}

/* The section whose objects the member of an object of `section` holds, or DOCUMENT. */
static enum spdx2_section inner_section(enum spdx2_section section, struct str member)
{
	bool owner = section == PACKAGE || section == FILE_ || section == SNIPPET;
	for (int i = CREATION; i < SPDX2_SECTION_COUNT; i++)
		if (str_is(member, spdx2_sections[i].list) &&
			(spdx2_sections[i].inside == section || (owner && i == ANNOTATION)))
			return (enum spdx2_section)i;
	return DOCUMENT;
}

struct place_of { /* an object that is walked through */
	enum spdx2_section section;
	const struct spec_type *type;
	struct node *object;
	bool carries;
};

static void fit_section(struct adapter *a, enum spdx2_section section, const struct spec_type *type,
	struct node *object, const struct step *at);

/* Elements that cannot be written are carried, those that can are walked into. */
static void fit_elements(struct adapter *a, const struct place_of *place, struct node *list,
	enum spdx2_section inner, const struct spdx2_tag *tag, const struct step *at)
{
	const struct field *field = spec_field(place->type, list->key);
	const struct spec_type *type = field && field->type ? field->type : place->type;
	struct step step = {.outer = at};
	struct node *before = NULL, *next;
	for (struct node *element = list->first; element; element = next, step.index++) {
		next = element->next;
		bool good = inner != DOCUMENT ? opens(inner, element)
					      : holds(tag, place->object, element);
		if (good && inner != DOCUMENT)
			fit_section(a, inner, type, element, &step);
		if (!good) {
			adapt_carry(a, type, element, STR(NO_FORM), &step);
			value_remove(list, before, element);
			continue;
		}
		before = element;
	}
}

/* False: the member is to be carried as a whole. */
static bool fit_member(
	struct adapter *a, const struct place_of *place, struct node *member, const struct step *at)
{
	enum spdx2_section section = place->section, inner = inner_section(section, member->key);
	const struct spdx2_tag *tag = tag_of(section, member->key);
	const struct field *field = spec_field(place->type, member->key);
	if (inner == ANNOTATION && !place->carries)
		return false;
	if (inner == CREATION && member->kind == NODE_OBJECT && field) {
		fit_section(a, inner, field->type, member, at);
		return true;
	}
	if (inner != DOCUMENT ? member->kind == NODE_ARRAY
			      : tag && is_list(tag) && member->kind == NODE_ARRAY) {
		fit_elements(a, place, member, inner, tag, at);
		return true;
	}
	if (str_is(member->key, "SPDXID"))
		return member->kind == NODE_STRING && is_line(member->text);
	if (is_of_words(opener_of(section), member->key))
		return true;
	return inner == DOCUMENT && tag && !is_list(tag) && holds(tag, place->object, member);
}

static void fit_section(struct adapter *a, enum spdx2_section section, const struct spec_type *type,
	struct node *object, const struct step *at)
{
	bool owner = section == PACKAGE || section == FILE_ || section == SNIPPET;
	struct place_of place = {section, type, object,
		section == DOCUMENT || (owner && is_line(node_string(object, "SPDXID")))};
	struct holder holder;
	struct node *before = NULL, *next;
	adapt_open(a, &holder, object, place.carries ? CARRY_ANNOTATION : CARRY_NOWHERE, at);
	holder.front = true;
	for (struct node *member = object->first; member; member = next) {
		struct step step = {.outer = at, .name = member->key};
		next = member->next;
		if (fit_member(a, &place, member, &step)) {
			before = member;
			continue;
		}
		adapt_carry(a, type, member, STR(NO_FORM), &step);
		value_remove(object, before, member);
	}
	adapt_close(a, &holder);
}

/* Members that are short for relationships: there are no tags for them, and in RDF many pass over them. */

static struct str relation_key(
	struct arena *arena, struct str from, const char *type, struct str to)
{
	return arena_printf(arena, "%.*s\n%s\n%.*s", STR_ARG(from), type, STR_ARG(to));
}

struct relations {
	struct arena *arena;
	struct node *root;
	struct map known;
};

static void note_relations(struct relations *r, const struct node *list)
{
	static const char *const types[][2] = {
		{"DESCRIBES", "DESCRIBED_BY"}, {"CONTAINS", "CONTAINED_BY"}};
	NODE_EACH(relation, list)
	{
		struct str type = node_string(relation, "relationshipType");
		struct str from = node_string(relation, "spdxElementId"),
			   to = node_string(relation, "relatedSpdxElement");
		for (int i = 0; i < 2; i++) {
			if (str_is(type, types[i][0]))
				map_set(&r->known, relation_key(r->arena, from, types[i][0], to),
					0);
			if (str_is(type, types[i][1]))
				map_set(&r->known, relation_key(r->arena, to, types[i][0], from),
					0);
		}
	}
}

static void make_relations(
	struct relations *r, const struct node *object, const char *member, const char *type)
{
	struct str from = node_string(object, "SPDXID");
	NODE_EACH(id, node_get(object, member))
	{
		struct node *list = node_get(r->root, "relationships"), *relation;
		if (id->kind != NODE_STRING || !is_word(id->text) || !is_word(from))
			continue;
		struct str key = relation_key(r->arena, from, type, id->text);
		if (map_get(&r->known, key) != MAP_NONE)
			continue;
		map_set(&r->known, key, 0);
		if (!list) {
			list = value_array(r->arena, "relationships");
			node_append(r->root, list);
		}
		relation = value_object(r->arena, NULL);
		node_append(relation, value_string(r->arena, "spdxElementId", from));
		node_append(relation, value_string(r->arena, "relationshipType", str_of(type)));
		node_append(relation, value_string(r->arena, "relatedSpdxElement", id->text));
		node_append(relation, value_string(r->arena, "comment", STR(NOTE_CARRIED)));
		node_append(list, relation);
	}
}

void fit_relations(struct arena *arena, struct node *root)
{
	struct relations r = {.arena = arena, .root = root};
	note_relations(&r, node_get(root, "relationships"));
	make_relations(&r, root, "documentDescribes", "DESCRIBES");
	NODE_EACH(package, node_get(root, "packages"))
	make_relations(&r, package, "hasFiles", "CONTAINS");
	map_finish(&r.known);
}

void fit_tags(struct adapter *a, struct node *root)
{
	fit_relations(a->arena, root);
	fit_section(a, DOCUMENT, a->to->spec->root, root, NULL);
}
