/* The Consolidated Screening List of the International Trade Administration as JSON: {"results": [...]};
 * values that are absent are null, missing, empty or an empty list.
 * https://www.trade.gov/consolidated-screening-list */
#include "list/list.h"
#include "syntax/json.h"

static bool add_names(struct list_reader *reader, struct listed *entry, const struct node *entity)
{
	const struct node *names = node_get(entity, "alt_names");
	struct str part, text = names && names->kind == NODE_STRING ? names->text : STR_NONE;
	while (list_part(&text, ';', &part))
		listings_name(reader->listings, entry, part, LISTED_ALIAS);
	NODE_EACH(name, names)
	{
		listings_name(reader->listings, entry, name->text, LISTED_ALIAS);
	}
	return true;
}

static void add_sites(struct list_reader *reader, struct listed *entry, const struct node *entity)
{
	NODE_EACH(id, node_get(entity, "ids"))
	{
		if (str_eq_nocase(node_string(id, "type"), STR("Website")))
			listings_site(reader->listings, entry, node_string(id, "number"));
	}
}

static struct str country_of(const struct node *entity)
{
	struct str country = node_string(entity, "country");
	NODE_EACH(address, node_get(entity, "addresses"))
	{
		if (!country.len)
			country = node_string(address, "country");
	}
	return country;
}

static struct str program_of(const struct node *entity)
{
	const struct node *programs = node_get(entity, "programs");
	if (programs && programs->kind == NODE_STRING)
		return programs->text;
	return programs && programs->first ? programs->first->text : STR_NONE;
}

/* The number in the list itself (OFAC's) may stand for several of its entries: the record's own
 * identifier comes first. */
static struct str id_of(const struct node *entity)
{
	struct str id = node_string(entity, "id");
	return id.len ? id : node_string(entity, "_id");
}

static enum listed_kind kind_of(
	struct list_reader *reader, const struct node *entity, struct str name, uint32_t list)
{
	struct str word = node_string(entity, "type");
	bool mixed = str_is(reader->listings->lists.items[list].id, "csl-dpl");
	if (word.len)
		return list_kind_of(word);
	return mixed && !list_looks_organised(&reader->scratch, name) ? LISTED_PERSON
								      : LISTED_ORGANISATION;
}

static bool add(void *context, const struct node *array, struct node *entity, size_t index)
{
	struct list_reader *reader = context;
	struct arena *arena = &reader->listings->arena;
	struct str name = str_trim(node_string(entity, "name"));
	uint32_t list;
	(void)array;
	(void)index;
	arena_reset(&reader->scratch);
	if (!list_of_source(reader, node_string(entity, "source"), entity->start, &list))
		return false;
	if (!name.len)
		return list_fail(reader, entity->start, "an entry without a name");
	struct listed *entry = list_entry(reader, list, id_of(entity), name, false, entity->start);
	if (!entry)
		return false;
	entry->kind = (uint8_t)kind_of(reader, entity, name, list);
	entry->program = arena_str(arena, program_of(entity));
	entry->country = arena_str(arena, country_of(entity));
	entry->citation = arena_str(arena, node_string(entity, "federal_register_notice"));
	entry->url = arena_str(arena, node_string(entity, "source_list_url"));
	entry->from = list_date(node_string(entity, "start_date"), false);
	int32_t to = list_date(node_string(entity, "end_date"), false);
	entry->to = to == DATE_NONE ? DATE_MAX : to + 1;
	listings_name(reader->listings, entry, name, LISTED_PRIMARY);
	add_sites(reader, entry, entity);
	return add_names(reader, entry, entity);
}

static bool probe(const struct list_head *head, const struct list_options *options)
{
	struct json_head json;
	(void)options;
	if (head->syntax != LIST_JSON)
		return false;
	json_skim(head->text, &json);
	for (size_t i = 0; json.object && i < json.count; i++)
		if (str_is(json.members[i].key, "results"))
			return true;
	return false;
}

static bool pass(void *context, struct node *node)
{
	(void)context;
	(void)node;
	return true;
}

static bool read(struct list_reader *reader)
{
	static const char *const lists[] = {"results", NULL};
	const struct node_visitor visitor = {
		.context = reader, .lists = lists, .root = pass, .member = pass, .element = add};
	return json_visit(reader->doc, &visitor);
}

const struct list_format list_csl_json = {
	.name = "csl-json",
	.title = "Consolidated Screening List, JSON",
	.probe = probe,
	.read = read,
};
