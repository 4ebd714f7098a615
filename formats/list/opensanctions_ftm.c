/* Entities in the FollowTheMoney model of OpenSanctions, one JSON object a line:
 * https://www.opensanctions.org/docs/bulk/json/ . Only targets that can make or supply something are
 * taken; what else a file holds (addresses, ownerships, relatives) is not. */
#include "list/list.h"
#include "syntax/json.h"

static const struct {
	const char *schema;
	enum listed_kind kind;
} schemas[] = {
	{"Organization", LISTED_ORGANISATION},
	{"Company", LISTED_ORGANISATION},
	{"LegalEntity", LISTED_ORGANISATION},
	{"PublicBody", LISTED_ORGANISATION},
	{"Person", LISTED_PERSON},
	{"Vessel", LISTED_VESSEL},
	{"Airplane", LISTED_AIRCRAFT},
};

/* properties of the schemas Thing and LegalEntity */
static const struct {
	const char *property;
	enum listed_quality quality;
} names[] = {
	{"name", LISTED_PRIMARY},
	{"alias", LISTED_ALIAS},
	{"previousName", LISTED_FORMER},
	{"weakAlias", LISTED_WEAK},
};

static struct str first_of(const struct node *properties, const char *name)
{
	const struct node *values = node_get(properties, name);
	return values && values->first ? values->first->text : STR_NONE;
}

static void fill(struct list_reader *reader, struct listed *entry, const struct node *properties)
{
	struct arena *arena = &reader->listings->arena;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		NODE_EACH(value, node_get(properties, names[i].property))
		{
			listings_name(reader->listings, entry, value->text, names[i].quality);
		}
	NODE_EACH(value, node_get(properties, "website"))
	{
		listings_site(reader->listings, entry, value->text);
	}
	entry->country = arena_str(arena, first_of(properties, "country"));
	entry->program = arena_str(arena, first_of(properties, "program"));
	entry->url = arena_str(arena, first_of(properties, "sourceUrl"));
}

static bool is_target(const struct node *entity)
{
	const struct node *target = node_get(entity, "target");
	return !target || target->kind != NODE_FALSE;
}

static bool add(struct list_reader *reader, uint32_t list, const struct node *entity)
{
	struct str schema = node_string(entity, "schema"), name = node_string(entity, "caption");
	size_t at = 0;
	if (!schema.len)
		return list_fail(reader, entity->start, "a line that is no entity");
	while (at < sizeof schemas / sizeof *schemas && !str_is(schema, schemas[at].schema))
		at++;
	if (at == sizeof schemas / sizeof *schemas || !is_target(entity) || !name.len)
		return true;
	struct listed *entry =
		list_entry(reader, list, node_string(entity, "id"), name, false, entity->start);
	if (!entry)
		return false;
	entry->kind = (uint8_t)schemas[at].kind;
	listings_name(reader->listings, entry, name, LISTED_PRIMARY);
	fill(reader, entry, node_get(entity, "properties"));
	return true;
}

static bool probe(const struct list_head *head, const struct list_options *options)
{
	struct json_head json;
	bool schema = false, properties = false;
	(void)options;
	if (head->syntax != LIST_JSON)
		return false;
	json_skim(head->text, &json);
	for (size_t i = 0; json.object && i < json.count; i++) {
		schema |= str_is(json.members[i].key, "schema");
		properties |= str_is(json.members[i].key, "properties");
	}
	return schema && properties;
}

static bool read(struct list_reader *reader)
{
	struct doc *doc = reader->doc;
	uint32_t list = list_of(reader, "opensanctions");
	for (size_t at = 0;;) {
		while (at < doc->bytes.len && ascii_is_space(doc->bytes.ptr[at]))
			at++;
		if (at == doc->bytes.len)
			return true;
		arena_reset(&reader->scratch);
		const struct node *entity = json_load_at(doc, &reader->scratch, at);
		if (!entity || !add(reader, list, entity))
			return false;
		at = entity->end;
	}
}

const struct list_format list_opensanctions_ftm = {
	.name = "opensanctions-ftm",
	.title = "OpenSanctions entities (FollowTheMoney), JSON lines",
	.list = "opensanctions",
	.probe = probe,
	.read = read,
};
