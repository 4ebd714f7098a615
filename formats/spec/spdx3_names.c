#include "spec/spdx3_reader.h"

#define TERMS "/terms/"

/* Terms */

struct str spdx3_expand(struct spdx3_reader *s, struct str name)
{
	size_t colon = str_find_byte(name, ':');
	if (colon == STR_NPOS || str_starts(str_from(name, colon + 1), STR("//")))
		return name;
	uint32_t prefix = map_get(&s->prefix_of, str_sub(name, 0, colon));
	if (prefix == MAP_NONE)
		return name;
	struct str rest = str_from(name, colon + 1), iri = s->prefixes.items[prefix];
	char *text = arena_bytes(&s->r.scratch, iri.len + rest.len);
	memcpy(text, iri.ptr, iri.len);
	if (rest.len)
		memcpy(text + iri.len, rest.ptr, rest.len);
	return (struct str){text, iri.len + rest.len};
}

/* Behind "https://spdx.org/rdf/VERSION/terms/" or "spdx:", which the official context defines. */
static struct str behind_terms(struct str iri)
{
	if (str_starts(iri, STR("spdx:")))
		return str_from(iri, 5);
	if (!str_starts(iri, STR("https://spdx.org/rdf/")) &&
		!str_starts(iri, STR("http://spdx.org/rdf/")))
		return STR_NONE;
	size_t terms = str_find(iri, STR(TERMS));
	return terms == STR_NPOS ? STR_NONE : str_from(iri, terms + sizeof TERMS - 1);
}

struct str spdx3_term(struct spdx3_reader *s, struct str name)
{
	if (!name.len || (name.ptr[0] != '@' && str_find_byte(name, ':') == STR_NPOS))
		return name;
	if (str_is(name, "@type"))
		return STR("type");
	struct str path = behind_terms(spdx3_expand(s, name));
	size_t slash = str_find_byte(path, '/');
	if (slash == STR_NPOS)
		return name;
	struct str local = str_from(path, slash + 1);
	if (slash == 4 && str_starts(path, STR("Core")))
		return local;
	char *term = arena_bytes(&s->r.scratch, path.len);
	for (size_t i = 0; i < slash; i++)
		term[i] = ascii_lower(path.ptr[i]);
	term[slash] = '_';
	memcpy(term + slash + 1, local.ptr, local.len);
	return (struct str){term, path.len};
}

/* ".../terms/Core/RelationshipType/dependsOn" is "dependsOn". */
struct str spdx3_entry(struct spdx3_reader *s, struct str value)
{
	if (str_find_byte(value, ':') == STR_NPOS)
		return value;
	struct str path = behind_terms(spdx3_expand(s, value));
	size_t slash = str_rfind_byte(path, '/');
	return slash == STR_NPOS ? value : str_from(path, slash + 1);
}

/* Identifiers */

uint32_t spdx3_ref(struct spdx3_reader *s, struct str written)
{
	struct bom *bom = s->r.bom;
	struct str expanded = spdx3_expand(s, written);
	uint32_t known = map_get(&bom->refs, expanded);
	return known == MAP_NONE ? bom_intern(bom, keep(&s->r, expanded)) : known;
}

struct str spdx3_id(const struct spdx3_reader *s, uint32_t ref)
{
	return s->r.bom->interned.items[ref].name;
}

bool spdx3_is_individual(struct spdx3_reader *s, struct str written)
{
	static const char *const names[] = {"NoAssertionElement", "NoneElement", "SpdxOrganization",
		"expandedlicensing_NoAssertionLicense", "expandedlicensing_NoneLicense",
		"NOASSERTION", "NONE", NULL};
	for (const char *const *name = names; *name; name++)
		if (str_is(written, *name))
			return true;
	struct str expanded = spdx3_expand(s, written);
	return behind_terms(expanded).ptr != NULL ||
		str_starts(expanded, STR("https://spdx.org/licenses/")) ||
		str_starts(expanded, STR("http://spdx.org/licenses/"));
}

/* Values */

static bool is_alone(const struct node *object, const char *key)
{
	return object->count == 1 && str_is(object->first->key, key);
}

const struct node *spdx3_unwrap(const struct node *value)
{
	if (value->kind != NODE_OBJECT)
		return value;
	if (is_alone(value, "@id"))
		return value->first;
	const struct node *inner = node_get(value, "@value");
	return inner ? inner : value;
}

/* An array of values in JSON-LD's words. */
static const struct node *list_of(const struct node *value)
{
	if (value->kind == NODE_ARRAY)
		return value;
	if (value->kind != NODE_OBJECT || (!is_alone(value, "@list") && !is_alone(value, "@set")))
		return NULL;
	return value->first->kind == NODE_ARRAY ? value->first : NULL;
}

static size_t count_values(const struct node *value)
{
	const struct node *list = list_of(value);
	size_t count = 0;
	if (!list)
		return 1;
	NODE_EACH(element, list)
	count += count_values(element);
	return count;
}

static size_t add_values(const struct node *value, const struct node **values)
{
	const struct node *list = list_of(value);
	size_t count = 0;
	if (!list) {
		*values = spdx3_unwrap(value);
		return 1;
	}
	NODE_EACH(element, list)
	count += add_values(element, values + count);
	return count;
}

size_t spdx3_values(struct spdx3_reader *s, const struct node *member, const struct node ***values)
{
	size_t count = member ? count_values(member) : 0;
	*values = ARENA_ARRAY(&s->r.scratch, const struct node *, count + 1);
	return count ? add_values(member, *values) : 0;
}

const struct node *spdx3_get(struct spdx3_reader *s, const struct node *object, const char *name)
{
	NODE_EACH(member, object)
	if (str_is(spdx3_term(s, member->key), name))
		return member;
	return NULL;
}

const struct node *spdx3_string(struct spdx3_reader *s, const struct node *object, const char *name)
{
	const struct node **values;
	size_t count = spdx3_values(s, spdx3_get(s, object, name), &values);
	return count && values[0]->kind == NODE_STRING ? values[0] : NULL;
}

static const struct node *id_node(struct spdx3_reader *s, const struct node *value)
{
	if (value->kind != NODE_OBJECT)
		return value;
	const struct node *id = spdx3_string(s, value, "spdxId");
	return id ? id : spdx3_string(s, value, "@id");
}

uint32_t spdx3_ref_of(struct spdx3_reader *s, const struct node *value)
{
	const struct node *id = id_node(s, value);
	if (id && id->kind == NODE_STRING && id->text.len)
		return spdx3_ref(s, id->text);
	return spdx3_ref(s, arena_printf(&s->r.scratch, "_:at-%zu", value->start));
}

size_t spdx3_id_offset(struct spdx3_reader *s, const struct node *value)
{
	const struct node *id = id_node(s, value);
	return id ? id->start : value->start;
}

/* Context */

static uint8_t version_of_context(struct str iri)
{
	size_t at = str_find(iri, STR("spdx.org/rdf/"));
	if (at == STR_NPOS)
		return 0;
	struct str rest = str_from(iri, at + 13);
	struct str version = str_cut(&rest, '/');
	if (version.len && version.ptr[0] == 'v')
		version = str_from(version, 1);
	return spec_spdx3.version(version);
}

static void add_context(struct spdx3_reader *s, const struct node *context)
{
	uint8_t version = version_of_context(context->text);
	if (!version && str_find(context->text, STR("spdx")) == STR_NPOS)
		return; /* of another vocabulary */
	s->has_context = true;
	if (version) {
		s->known_context = true;
		s->r.version = version;
	} else if (!s->known_context) {
		struct str text = context->text;
		bool official = str_find(text, STR("spdx.org/rdf/")) != STR_NPOS;
		diag(s->r.doc, official ? DIAG_UNKNOWN_VERSION : DIAG_WRONG_VALUE, context->start,
			"the context is %s; known are those of SPDX 3.0.0 and 3.0.1; it was read "
			"as the newest",
			diag_quote(s->r.doc, text));
		s->known_context |= official;
	}
}

static void add_prefixes(struct spdx3_reader *s, const struct node *map)
{
	NODE_EACH(entry, map)
	{
		struct str iri =
			entry->kind == NODE_STRING ? entry->text : node_string(entry, "@id");
		if (!iri.len || !entry->key.len || entry->key.ptr[0] == '@')
			continue;
		map_set(&s->prefix_of, keep(&s->r, entry->key), (uint32_t)s->prefixes.count);
		list_push(&s->prefixes, keep(&s->r, iri));
	}
}

void spdx3_context(struct spdx3_reader *s, const struct node *context)
{
	if (context->kind == NODE_STRING)
		add_context(s, context);
	else if (context->kind == NODE_OBJECT)
		add_prefixes(s, context);
	else if (context->kind == NODE_ARRAY)
		NODE_EACH(entry, context)
	spdx3_context(s, entry);
}

/* Names of pre-releases */

const struct spdx3_class *spdx3_class_alias(struct str name)
{
	size_t count;
	const struct spdx3_class *const *classes = spdx3_classes(&count);
	for (size_t i = 0; i < count; i++) {
		struct str known = str_of(classes[i]->type.name);
		size_t line = str_find_byte(known, '_');
		if (line != STR_NPOS && str_eq_nocase(str_from(known, line + 1), name))
			return classes[i];
	}
	return NULL;
}

static bool is_alias(struct str known, struct str name)
{
	size_t line = str_find_byte(known, '_');
	if (line != STR_NPOS && str_find_byte(name, '_') == STR_NPOS)
		known = str_from(known, line + 1);
	if (name.len == known.len + 1 && name.ptr[known.len] == 's')
		name = str_sub(name, 0, known.len);
	return str_eq_nocase(known, name);
}

const struct field *spdx3_field_alias(
	const struct spdx3_class *class, struct str name, size_t *depth)
{
	*depth = 0;
	for (; class; class = class->base, ++*depth)
		for (size_t i = 0; i < class->type.count; i++)
			if (is_alias(str_of(class->type.fields[i].name), name))
				return &class->type.fields[i];
	return NULL;
}
