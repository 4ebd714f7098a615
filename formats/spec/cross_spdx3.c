/* Identifiers, agents and licences of SPDX 2 and SPDX 3. */
#include "spec/cross_spdx3.h"

#include "base/digest.h"
#include "model/party.h"
#include "spec/license.h"

const char *const cross_list_names[OBJECT_KINDS] = {"packages", "files", "snippets"};
const char *const cross_class_names[OBJECT_KINDS] = {
	"software_Package", "software_File", "software_Snippet"};

enum object_kind cross_kind(const struct node *element)
{
	const struct spdx3_class *class = spdx3_class_named(node_string(element, "type"));
	int kind = OBJECT_PACKAGE;
	while (class && kind < OBJECT_KINDS &&
		!spdx3_is_a(class, spdx3_class_named(str_of(cross_class_names[kind]))))
		kind++;
	return class ? (enum object_kind)kind : OBJECT_KINDS;
}

void exchange_finish(struct exchange *x)
{
	map_finish(&x->at);
	map_finish(&x->iris);
	map_finish(&x->ids);
	map_finish(&x->agents);
	map_finish(&x->licenses);
	list_finish(&x->elements);
	list_finish(&x->names);
	list_finish(&x->prefixes);
	list_finish(&x->relations);
}

/* Elements */

struct str exchange_id_of(const struct node *element)
{
	struct str id = node_string(element, "spdxId");
	return id.len ? id : node_string(element, "@id");
}

void exchange_note(struct exchange *x, struct node *element)
{
	struct str id = exchange_id_of(element);
	if (id.len)
		map_put(&x->at, id, (uint32_t)x->elements.count);
	list_push(&x->elements, element);
}

void exchange_add(struct exchange *x, struct node *element)
{
	exchange_note(x, element);
	node_append(x->graph, element);
}

struct node *exchange_find(const struct exchange *x, struct str iri)
{
	uint32_t index = map_get(&x->at, iri);
	return index == MAP_NONE ? NULL : x->elements.items[index];
}

struct node *exchange_make(struct exchange *x, const char *class, struct str iri)
{
	struct node *element = value_object(x->c->arena, NULL);
	cross_add(x->c, element, "type", str_of(class));
	cross_add(x->c, element, "spdxId", iri);
	cross_add(x->c, element, "creationInfo", x->info);
	return element;
}

struct str exchange_iri(struct exchange *x, const char *kind, const struct str *parts, size_t count)
{
	struct arena *arena = x->c->arena;
	struct str iri = arena_printf(arena, "%.*sSPDXRef-%s-%.*s", STR_ARG(x->ns), kind,
		STR_ARG(uuid5(arena, parts, count)));
	for (size_t number = 2; map_get(&x->at, iri) != MAP_NONE; number++)
		iri = arena_printf(arena, "%.*sSPDXRef-%s-%.*s-%zu", STR_ARG(x->ns), kind,
			STR_ARG(uuid5(arena, parts, count)), number);
	return iri;
}

/* Names */

static const struct {
	const char *id, *element, *license;
} individuals[] = {{"NONE", "NoneElement", "expandedlicensing_NoneLicense"},
	{"NOASSERTION", "NoAssertionElement", "expandedlicensing_NoAssertionLicense"}};

static struct str named(const struct exchange *x, const struct map *map, struct str key)
{
	uint32_t index = map_get(map, key);
	return index == MAP_NONE ? STR_NONE : x->names.items[index];
}

static void set_name(struct exchange *x, struct map *map, struct str key, struct str name)
{
	if (map_get(map, key) != MAP_NONE)
		return;
	map_set(map, key, (uint32_t)x->names.count);
	list_push(&x->names, name);
}

void exchange_name(struct exchange *x, struct str id, struct str iri)
{
	set_name(x, &x->iris, id, iri);
	set_name(x, &x->ids, iri, id);
}

struct str exchange_to_iri(struct exchange *x, struct str id)
{
	struct str known = named(x, &x->iris, id), rest = id;
	struct str prefix = str_cut(&rest, ':');
	if (known.ptr)
		return known;
	for (size_t i = 0; i < sizeof individuals / sizeof *individuals; i++)
		if (str_is(id, individuals[i].id))
			return str_of(individuals[i].element);
	for (size_t i = 0; rest.ptr && i + 1 < x->prefixes.count; i += 2)
		if (str_eq(prefix, x->prefixes.items[i]))
			return arena_printf(x->c->arena, "%.*s%.*s",
				STR_ARG(x->prefixes.items[i + 1]), STR_ARG(rest));
	return arena_printf(x->c->arena, "%.*s%.*s", STR_ARG(x->ns), STR_ARG(id));
}

/* What was wrong in an SPDXID stays so. */
static struct str behind(struct str iri, struct str ns)
{
	struct str rest = str_from(iri, ns.len);
	bool good =
		ns.len && rest.len && str_starts(iri, ns) && str_find_byte(rest, '#') == STR_NPOS;
	return good ? rest : STR_NONE;
}

struct str exchange_to_id(struct exchange *x, struct str iri)
{
	struct str known = named(x, &x->ids, iri), rest;
	if (known.ptr)
		return known;
	for (size_t i = 0; i < sizeof individuals / sizeof *individuals; i++)
		if (str_is(iri, individuals[i].element))
			return str_of(individuals[i].id);
	rest = behind(iri, x->ns);
	if (str_starts(rest, STR("SPDXRef-")) && map_get(&x->iris, rest) == MAP_NONE)
		return rest;
	for (size_t i = 0; i + 1 < x->prefixes.count; i += 2) {
		rest = behind(iri, x->prefixes.items[i + 1]);
		if (rest.ptr)
			return arena_printf(x->c->arena, "%.*s:%.*s", STR_ARG(x->prefixes.items[i]),
				STR_ARG(rest));
	}
	return STR_NONE;
}

struct str exchange_make_id(struct exchange *x, struct str iri)
{
	struct str known = exchange_to_id(x, iri);
	if (known.len) {
		exchange_name(x, known, iri);
		return known;
	}
	struct arena *arena = x->c->arena;
	size_t cut = iri.len, number = 1;
	struct buf out = {0};
	while (cut && iri.ptr[cut - 1] != '#' && iri.ptr[cut - 1] != '/')
		cut--;
	struct str last = str_from(iri, cut);
	if (!str_starts(last, STR("SPDXRef-")))
		buf_puts(&out, "SPDXRef-");
	for (size_t i = 0; i < last.len; i++) {
		bool good = ascii_is_alnum(last.ptr[i]) || last.ptr[i] == '.';
		buf_add_byte(&out, good ? last.ptr[i] : '-');
	}
	struct str stem = arena_str(arena, buf_str(&out)), id = stem;
	buf_finish(&out);
	while (map_get(&x->iris, id) != MAP_NONE)
		id = arena_printf(arena, "%.*s-%zu", STR_ARG(stem), ++number);
	exchange_name(x, id, iri);
	return id;
}

/* Agents */

static void add_email(struct exchange *x, struct node *agent, struct str email)
{
	struct node *identifier = value_object(x->c->arena, NULL);
	if (!email.len)
		return;
	cross_add(x->c, identifier, "type", STR("ExternalIdentifier"));
	cross_add(x->c, identifier, "externalIdentifierType", STR("email"));
	cross_add(x->c, identifier, "identifier", email);
	node_append(cross_list(x->c, agent, "externalIdentifier"), identifier);
}

/* That of an element which is known to be it, else of a new one. What is known by the identifier that it
 * would get here is made all the same. */
static struct str make_party(
	struct exchange *x, const char *class, struct str text, const struct party *party)
{
	const char *kind = party->person ? "Person"
		: party->organization    ? "Organization"
		: party->tool            ? "Tool"
					 : NULL;
	text = kind ? cross_party(x->c, kind, party->name, party->email) : party->name;
	struct str parts[] = {str_of(class), text}, made, known;
	struct str key = arena_printf(x->c->arena, "%s %.*s", class, STR_ARG(text));
	known = named(x, &x->agents, key);
	if (known.ptr && exchange_find(x, known))
		return known;
	made = exchange_iri(x, "Agent", parts, 2);
	if (known.ptr && !str_eq(made, known))
		return known;
	set_name(x, &x->agents, key, made);
	struct node *agent = exchange_make(x, class, made);
	cross_add(x->c, agent, "name", party->name);
	add_email(x, agent, party->email);
	exchange_add(x, agent);
	return made;
}

static const char *agent_class(const struct party *party)
{
	return party->person          ? "Person"
		: party->organization ? "Organization"
		: party->tool         ? "SoftwareAgent"
				      : "Agent";
}

struct str exchange_agent(struct exchange *x, struct str text)
{
	struct party party;
	party_parse(text, &party);
	if (party.placeholder || !party.name.len)
		return STR_NONE;
	return make_party(x, agent_class(&party), text, &party);
}

struct str exchange_tool(struct exchange *x, struct str text)
{
	struct party party;
	party_parse(text, &party);
	return party.tool && party.name.len ? make_party(x, "Tool", text, &party) : STR_NONE;
}

static struct str email_of(const struct node *agent)
{
	NODE_EACH(identifier, node_get(agent, "externalIdentifier"))
	if (str_is(node_string(identifier, "externalIdentifierType"), "email"))
		return node_string(identifier, "identifier");
	return STR_NONE;
}

struct str exchange_party(struct exchange *x, const struct node *element)
{
	static const struct {
		const char *class, *kind;
	} kinds[] = {{"Person", "Person"}, {"Organization", "Organization"},
		{"SoftwareAgent", "Tool"}, {"Tool", "Tool"}};
	struct str type = node_string(element, "type"), name = node_string(element, "name");
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_is(type, kinds[i].class))
			return cross_party(x->c, kinds[i].kind, name, email_of(element));
	return str_is(type, "Agent") && name.len ? name : STR_NONE;
}

/* Licences */

struct references {
	struct exchange *x;
	struct node *license;
};

static void add_reference(void *context, enum license_word kind, struct str word)
{
	struct references *references = context;
	const struct crossing *c = references->x->c;
	struct node *entry = value_object(c->arena, NULL), *list;
	if (kind != LICENSE_WORD_REF)
		return;
	list = cross_list(c, references->license, "simplelicensing_customIdToUri");
	NODE_EACH(other, list)
	if (str_eq(node_string(other, "key"), word))
		return;
	cross_add(c, entry, "type", STR("DictionaryEntry"));
	cross_add(c, entry, "key", arena_str(c->arena, word));
	cross_add(c, entry, "value", exchange_to_iri(references->x, word));
	node_append(list, entry);
}

struct str exchange_license(struct exchange *x, struct str text)
{
	struct str known = named(x, &x->licenses, text), made;
	size_t offset;
	for (size_t i = 0; i < sizeof individuals / sizeof *individuals; i++)
		if (str_is(text, individuals[i].id))
			return str_of(individuals[i].license);
	if (!text.len || (known.ptr && exchange_find(x, known)))
		return known;
	made = exchange_iri(x, "License", &text, 1);
	if (known.ptr && !str_eq(made, known))
		return known;
	set_name(x, &x->licenses, text, made);
	struct node *license = exchange_make(x, "simplelicensing_LicenseExpression", made);
	cross_add(x->c, license, "simplelicensing_licenseExpression", text);
	cross_add(x->c, license, "simplelicensing_licenseListVersion", x->list_version);
	struct references references = {x, license};
	struct license_visitor visitor = {&references, add_reference};
	license_expression(text, &visitor, &offset);
	exchange_add(x, license);
	return made;
}

enum { SETS_DEEP = 32 }; /* a set may hold itself */

static bool add_expression(struct exchange *x, struct buf *out, struct str iri, int depth);

static bool add_set(
	struct exchange *x, struct buf *out, const struct node *set, const char *word, int depth)
{
	const struct node *list = node_get(set, "expandedlicensing_member");
	bool good = list && list->first;
	buf_puts(out, depth ? "(" : "");
	NODE_EACH(member, list)
	{
		buf_puts(out, member == list->first ? "" : word);
		good = good && add_expression(x, out, member->text, depth + 1);
	}
	buf_puts(out, depth ? ")" : "");
	return good;
}

static bool add_operator(struct exchange *x, struct buf *out, const struct node *element, int depth)
{
	struct str type = node_string(element, "type");
	if (str_is(type, "expandedlicensing_OrLaterOperator")) {
		struct str of = node_string(element, "expandedlicensing_subjectLicense");
		bool good = add_expression(x, out, of, depth + 1);
		buf_puts(out, "+");
		return good;
	}
	if (!str_is(type, "expandedlicensing_WithAdditionOperator"))
		return false;
	bool good = add_expression(x, out,
		node_string(element, "expandedlicensing_subjectExtendableLicense"), depth + 1);
	buf_puts(out, " WITH ");
	return good &&
		add_expression(x, out, node_string(element, "expandedlicensing_subjectAddition"),
			depth + 1);
}

static struct str listed_id(struct str iri)
{
	static const char *const places[] = {
		"https://spdx.org/licenses/", "http://spdx.org/licenses/"};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (str_starts(iri, str_of(places[i])))
			return str_from(iri, strlen(places[i]));
	return STR_NONE;
}

static bool add_expression(struct exchange *x, struct buf *out, struct str iri, int depth)
{
	const struct node *element = exchange_find(x, iri);
	struct str type = node_string(element, "type"), text = STR_NONE;
	if (depth > SETS_DEEP || !iri.len)
		return false;
	for (size_t i = 0; i < sizeof individuals / sizeof *individuals; i++)
		if (str_is(iri, individuals[i].license) || str_is(iri, individuals[i].element))
			text = str_of(individuals[i].id);
	if (!text.ptr)
		text = listed_id(iri);
	if (!text.ptr && str_is(type, "simplelicensing_LicenseExpression"))
		text = node_string(element, "simplelicensing_licenseExpression");
	if (!text.ptr && node_get(element, "simplelicensing_licenseText"))
		text = exchange_to_id(x, iri);
	if (!text.ptr && str_is(type, "expandedlicensing_ConjunctiveLicenseSet"))
		return add_set(x, out, element, " AND ", depth);
	if (!text.ptr && str_is(type, "expandedlicensing_DisjunctiveLicenseSet"))
		return add_set(x, out, element, " OR ", depth);
	if (!text.ptr)
		return add_operator(x, out, element, depth);
	bool group = depth && str_find_byte(text, ' ') != STR_NPOS;
	buf_puts(out, group ? "(" : "");
	buf_add(out, text);
	buf_puts(out, group ? ")" : "");
	return true;
}

struct str exchange_expression(struct exchange *x, struct str iri)
{
	struct buf out = {0};
	bool good = add_expression(x, &out, iri, 0);
	struct str text = good ? arena_str(x->c->arena, buf_str(&out)) : STR_NONE;
	buf_finish(&out);
	return text;
}

static bool is_reference(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!ascii_is_alnum(text.ptr[i]) && text.ptr[i] != '.' && text.ptr[i] != '-')
			return false;
	return str_starts(text, STR("LicenseRef-"));
}

/* "LicenseRef-" and the last part of the IRI, unless that is one. */
static void name_license(struct exchange *x, struct str iri)
{
	struct str rest = behind(iri, x->ns), id = rest;
	struct arena *arena = x->c->arena;
	if (named(x, &x->ids, iri).ptr)
		return;
	if (!is_reference(rest)) {
		struct str parts[] = {iri};
		size_t cut = str_rfind_byte(iri, '#');
		struct str last = cut == STR_NPOS ? STR_NONE : str_from(iri, cut + 1);
		id = is_reference(last)
			? last
			: arena_printf(arena, "LicenseRef-%.*s", STR_ARG(uuid5(arena, parts, 1)));
	}
	for (size_t number = 2; map_get(&x->iris, id) != MAP_NONE; number++)
		id = arena_printf(arena, "%.*s-%zu", STR_ARG(id), number);
	exchange_name(x, id, iri);
}

void exchange_learn(struct exchange *x, const struct node *graph)
{
	NODE_EACH(element, graph)
	NODE_EACH(entry, node_get(element, "simplelicensing_customIdToUri"))
	{
		struct str key = node_string(entry, "key"), iri = node_string(entry, "value");
		if (is_reference(key))
			exchange_name(x, key, iri);
	}
	NODE_EACH(element, graph)
	{
		struct str type = node_string(element, "type"), iri = exchange_id_of(element);
		if (iri.len &&
			(str_is(type, "expandedlicensing_CustomLicense") ||
				str_is(type, "simplelicensing_SimpleLicensingText")))
			name_license(x, iri);
		else if (str_is(type, "simplelicensing_LicenseExpression"))
			set_name(x, &x->licenses,
				node_string(element, "simplelicensing_licenseExpression"), iri);
		struct str party = exchange_party(x, element);
		if (party.len)
			set_name(x, &x->agents,
				arena_printf(
					x->c->arena, "%.*s %.*s", STR_ARG(type), STR_ARG(party)),
				iri);
	}
}
