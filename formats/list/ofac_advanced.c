/* SDN_ADVANCED.XML and CONS_ADVANCED.XML of OFAC (Advanced Sanctions List Standard): tables of references
 * first, then the parties, then what they are sanctioned by. Streamed: the files have 100 MB and more.
 * https://ofac.treasury.gov/specially-designated-nationals-list-data-formats-data-schemas */
#include "base/buf.h"
#include "list/list.h"
#include "list/ofac.h"
#include "syntax/xml.h"

struct visit {
	struct list_reader *reader;
	uint32_t list;
	struct str site; /* the identifier of the feature "Website" */
	bool good;
};

static struct str attribute(const struct node *node, const char *name)
{
	return str_trim(node_string(node, name));
}

static bool is(const struct node *node, const char *name)
{
	return !node->attribute && str_is(node->key, name);
}

/* PartySubTypeID: 1 vessel, 2 aircraft, 3 entity, 4 individual. */
static enum listed_kind kind_of(struct str id)
{
	static const char *const ids[] = {
		"3", "4", "1", "2"}; /* in the order of enum listed_kind */
	for (unsigned kind = 0; kind < LISTED_KINDS; kind++)
		if (str_is(id, ids[kind]))
			return (enum listed_kind)kind;
	return LISTED_ORGANISATION;
}

/* AliasTypeID: 1400 also known as, 1401 formerly, 1402 now, 1403 the name. */
static enum listed_quality quality_of(const struct node *alias)
{
	struct str type = attribute(alias, "AliasTypeID");
	if (str_eq_nocase(attribute(alias, "LowQuality"), STR("true")))
		return LISTED_WEAK;
	if (str_is(type, "1401"))
		return LISTED_FORMER;
	return str_is(type, "1403") ? LISTED_PRIMARY : LISTED_ALIAS;
}

static struct str documented_name(struct list_reader *reader, const struct node *documented)
{
	struct buf name = {0};
	NODE_EACH(part, documented)
	{
		struct str text = is(part, "DocumentedNamePart")
			? str_trim(node_get(part, "NamePartValue")
					  ? node_get(part, "NamePartValue")->text
					  : STR_NONE)
			: STR_NONE;
		if (name.len && text.len)
			buf_add_byte(&name, ' ');
		buf_add(&name, text);
	}
	struct str result = arena_str(&reader->scratch, buf_str(&name));
	buf_finish(&name);
	return result;
}

/* Adds the names; without an entry it returns the first. */
static struct str read_names(
	struct list_reader *reader, const struct node *profile, struct listed *entry)
{
	struct str first = STR_NONE;
	NODE_EACH(identity, profile)
	{
		NODE_EACH(alias, is(identity, "Identity") ? identity : NULL)
		{
			NODE_EACH(documented, is(alias, "Alias") ? alias : NULL)
			{
				if (!is(documented, "DocumentedName"))
					continue;
				struct str name = documented_name(reader, documented);
				bool primary = quality_of(alias) == LISTED_PRIMARY;
				if (name.len && (!first.len || (!entry && primary)))
					first = name;
				if (entry)
					listings_name(
						reader->listings, entry, name, quality_of(alias));
			}
		}
	}
	return first;
}

static void read_sites(struct visit *visit, const struct node *profile, struct listed *entry)
{
	NODE_EACH(feature, profile)
	{
		if (!is(feature, "Feature") || !visit->site.len ||
			!str_eq(attribute(feature, "FeatureTypeID"), visit->site))
			continue;
		NODE_EACH(version, feature)
		{
			const struct node *detail = node_get(version, "VersionDetail");
			if (detail)
				listings_site(visit->reader->listings, entry, detail->text);
		}
	}
}

static bool read_party(struct visit *visit, const struct node *party)
{
	struct list_reader *reader = visit->reader;
	NODE_EACH(profile, party)
	{
		if (!is(profile, "Profile"))
			continue;
		struct str id = attribute(profile, "ID"), name = read_names(reader, profile, NULL);
		if (!name.len)
			return list_fail(reader, profile->key_start, "a party without a name");
		struct listed *entry =
			list_entry(reader, visit->list, id, name, false, profile->key_start);
		if (!entry)
			return false;
		entry->kind = (uint8_t)kind_of(attribute(profile, "PartySubTypeID"));
		listings_name(reader->listings, entry, name, LISTED_PRIMARY);
		read_names(reader, profile, entry);
		read_sites(visit, profile, entry);
	}
	return true;
}

static int32_t date_of(const struct node *date)
{
	struct arena scratch = {0};
	struct str parts[3];
	static const char *const names[] = {"Day", "Month", "Year"};
	for (size_t i = 0; i < 3; i++) {
		const struct node *part = node_get(date, names[i]);
		parts[i] = part ? str_trim(part->text) : STR_NONE;
	}
	int32_t day = list_date(arena_printf(&scratch, "%.*s/%.*s/%.*s", STR_ARG(parts[0]),
					STR_ARG(parts[1]), STR_ARG(parts[2])),
		false);
	arena_finish(&scratch);
	return day;
}

/* Since when, and by which programs. */
static void read_sanctions(struct visit *visit, const struct node *sanctions)
{
	struct list_reader *reader = visit->reader;
	struct listed *entry =
		listings_find(reader->listings, visit->list, attribute(sanctions, "ProfileID"));
	NODE_EACH(member, entry ? sanctions : NULL)
	{
		const struct node *comment = node_get(member, "Comment");
		if (is(member, "EntryEvent") && entry->from == DATE_NONE)
			entry->from = date_of(node_get(member, "Date"));
		if (is(member, "SanctionsMeasure") && comment && str_trim(comment->text).len &&
			!entry->program.len)
			entry->program =
				arena_str(&reader->listings->arena, str_trim(comment->text));
	}
}

static void read_references(struct visit *visit, const struct node *sets)
{
	NODE_EACH(type, node_get(sets, "FeatureTypeValues"))
	{
		if (is(type, "FeatureType") && str_eq_nocase(str_trim(type->text), STR("Website")))
			visit->site = arena_str(&visit->reader->doc->arena, attribute(type, "ID"));
	}
}

static bool visit_member(void *context, struct node *member)
{
	struct visit *visit = context;
	if (is(member, "DateOfIssue"))
		list_edition(visit->reader, date_of(member));
	if (is(member, "ReferenceValueSets"))
		read_references(visit, member);
	return true;
}

static bool visit_root(void *context, struct node *root)
{
	(void)context;
	(void)root;
	return true;
}

static bool visit_element(
	void *context, const struct node *list, struct node *element, size_t index)
{
	struct visit *visit = context;
	(void)index;
	arena_reset(&visit->reader->scratch);
	if (is(list, "DistinctParties"))
		visit->good = read_party(visit, element);
	else if (is(element, "SanctionsEntry"))
		read_sanctions(visit, element);
	return visit->good;
}

static bool probe(const struct list_head *head, const struct list_options *options)
{
	(void)options;
	return head->syntax == LIST_XML && str_is(head->root, "Sanctions");
}

static bool read(struct list_reader *reader)
{
	static const char *const lists[] = {"Locations", "IDRegDocuments", "DistinctParties",
		"ProfileRelationships", "SanctionsEntries", NULL};
	struct visit visit = {
		.reader = reader, .list = list_of(reader, ofac_list(reader->doc)), .good = true};
	const struct node_visitor visitor = {
		.context = &visit,
		.lists = lists,
		.root = visit_root,
		.member = visit_member,
		.element = visit_element,
	};
	return xml_visit(reader->doc, &visitor) && visit.good;
}

const struct list_format list_ofac_advanced = {
	.name = "ofac-advanced",
	.title = "OFAC SDN_ADVANCED.XML, CONS_ADVANCED.XML",
	.list = "ofac-sdn",
	.probe = probe,
	.read = read,
};
