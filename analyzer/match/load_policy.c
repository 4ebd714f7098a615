/* policy.json: one authority's measures, in force from a date, with their citation. */
#include "match/ownrule.h"

static const struct shape root_shape[] = {
	{"schema", SHAPE_TEXT, true, NULL},
	{"id", SHAPE_TEXT, true, NULL},
	{"title", SHAPE_TEXT, true, NULL},
	{"version", SHAPE_TEXT, true, NULL},
	{"edition", SHAPE_DATE, true, NULL},
	{"measures", SHAPE_OBJECTS, false, NULL},
	{"rules", SHAPE_OBJECTS, false, NULL},
	{"tests", SHAPE_OBJECTS, false, NULL},
	{"withdrawn", SHAPE_OBJECTS, false, NULL},
	{"extends", SHAPE_TEXTS, false, NULL},
	{"scope", SHAPE_ANY, false, NULL},
	{"bundle", SHAPE_ANY, false, NULL},
	{NULL, SHAPE_ANY, false, NULL},
};

static const char *word_basis(unsigned at)
{
	static const char *const words[] = {"law", "contract", "policy", NULL};
	return words[at];
}

static const char *word_verdict(unsigned at)
{
	static const char *const words[] = {"advisory", "review", "prohibited", NULL};
	return words[at];
}

static const char *word_expected(unsigned at)
{
	static const char *const words[] = {
		"no-match", "unknown", "advisory", "review", "prohibited", NULL};
	return words[at];
}

static const char *word_type(unsigned at)
{
	return at + 1 < TYPE_COUNT ? component_type_name((enum component_type)(at + 1)).ptr : NULL;
}

static const struct shape measure_shape[] = {
	{"id", SHAPE_TEXT, true, NULL},
	{"title", SHAPE_TEXT, true, NULL},
	{"authority", SHAPE_TEXT, true, NULL},
	{"instrument", SHAPE_TEXT, true, NULL},
	{"citation", SHAPE_TEXT, true, NULL},
	{"url", SHAPE_TEXT, true, NULL},
	{"quote", SHAPE_TEXT, false, NULL},
	{"source", SHAPE_TEXT, true, NULL},
	{"reach", SHAPE_WORD, true, word_reach},
	{"basis", SHAPE_WORD, true, word_basis},
	{"addressee", SHAPE_TEXT, true, NULL},
	{"scope", SHAPE_TEXTS, true, NULL},
	{"entities", SHAPE_ANY, false, NULL},
	{"editions", SHAPE_OBJECTS, false, NULL},
	{"periods", SHAPE_OBJECTS, true, NULL},
	{"words", SHAPE_TEXTS, false, NULL},
	{"exceptions", SHAPE_OBJECTS, false, NULL},
	{"next", SHAPE_TEXT, false, NULL},
	{NULL, SHAPE_ANY, false, NULL},
};

static const struct shape period_shape[] = {
	{"from", SHAPE_DATE, true, NULL},
	{"to", SHAPE_DATE, false, NULL},
	{"verdict", SHAPE_WORD, true, word_verdict},
	{"text", SHAPE_TEXT, true, NULL},
	{NULL, SHAPE_ANY, false, NULL},
};

static const char *word_sureness(unsigned at)
{
	static const char *const words[] = {"high", "low", NULL};
	return words[at];
}

static const struct shape listing_shape[] = {
	{"id", SHAPE_TEXT, true, NULL},
	{"from", SHAPE_DATE, false, NULL},
	{"to", SHAPE_DATE, false, NULL},
	{"confidence", SHAPE_WORD, false, word_sureness},
	{"reference", SHAPE_TEXT, false, NULL},
	{NULL, SHAPE_ANY, false, NULL},
};

static const struct shape edition_shape[] = {
	{"date", SHAPE_DATE, true, NULL},
	{"withdrawn", SHAPE_DATE, false, NULL},
	{"citation", SHAPE_TEXT, true, NULL},
	{"entities", SHAPE_TEXTS, true, NULL},
	{"unconfirmed", SHAPE_TEXTS, false, NULL},
	{NULL, SHAPE_ANY, false, NULL},
};

static const struct shape exception_shape[] = {
	{"product", SHAPE_TEXT, true, NULL},
	{"text", SHAPE_TEXT, true, NULL},
	{NULL, SHAPE_ANY, false, NULL},
};

static const struct shape withdrawn_shape[] = {
	{"value", SHAPE_TEXT, true, NULL},
	{"date", SHAPE_DATE, true, NULL},
	{"reason", SHAPE_TEXT, true, NULL},
	{NULL, SHAPE_ANY, false, NULL},
};

static const struct shape test_shape[] = {
	{"name", SHAPE_TEXT, true, NULL},
	{"component", SHAPE_OBJECT, true, NULL},
	{"as_of", SHAPE_DATE, true, NULL},
	{"bundle", SHAPE_TEXT, false, NULL},
	{"expect", SHAPE_WORD, true, word_expected},
	{"entity", SHAPE_TEXT, false, NULL},
	{NULL, SHAPE_ANY, false, NULL},
};

static const struct shape component_shape[] = {
	{"purl", SHAPE_TEXT, false, NULL},
	{"name", SHAPE_TEXT, false, NULL},
	{"group", SHAPE_TEXT, false, NULL},
	{"version", SHAPE_TEXT, false, NULL},
	{"supplier", SHAPE_TEXT, false, NULL},
	{"manufacturer", SHAPE_TEXT, false, NULL},
	{"publisher", SHAPE_TEXT, false, NULL},
	{"author", SHAPE_TEXT, false, NULL},
	{"cpe", SHAPE_TEXT, false, NULL},
	{"url", SHAPE_TEXT, false, NULL},
	{"license", SHAPE_TEXT, false, NULL},
	{"description", SHAPE_TEXT, false, NULL}, /* no evidence, whatever it says */
	{"type", SHAPE_WORD, false, word_type},
	{NULL, SHAPE_ANY, false, NULL},
};

static bool wrong(struct doc *doc, const struct node *node, const char *text)
{
	diag(doc, DIAG_POLICY_INVALID, node->start, "%s", text);
	return false;
}

static bool load_period(struct doc *doc, const struct node *node, const struct node *previous,
	struct period *period)
{
	if (!shape_check(doc, node, "a period", period_shape))
		return false;
	unsigned verdict = shape_word(node, period_shape, "verdict", 0);
	*period = (struct period){
		.from = shape_date(node, "from", DATE_NONE),
		.to = shape_date(node, "to", DATE_MAX),
		.verdict = verdict == 2 ? VERDICT_PROHIBITED : VERDICT_REVIEW,
		.advisory = verdict == 0,
		.text = node_string(node, "text"),
	};
	if (period->from == DATE_NONE)
		return wrong(doc, node, "a period needs the date from which it holds (from)");
	if (period->from >= period->to)
		return wrong(doc, node, "a period must end (to) after it begins (from)");
	if (previous && period->from < period[-1].to)
		return wrong(doc, node,
			"a period begins before the one in front of it ends: periods stand in the "
			"order of time and do not overlap (from <= day < to)");
	return true;
}

static bool load_periods(struct policies *policies, struct doc *doc, const struct node *list,
	struct measure *measure)
{
	const struct node *previous = NULL;
	if (list->count == 0)
		return wrong(
			doc, list, "a measure needs a period: without a start date it is none");
	measure->periods = ARENA_ARRAY(&policies->arena, struct period, list->count);
	NODE_EACH(node, list)
	{
		if (!load_period(doc, node, previous, &measure->periods[measure->period_count]))
			return false;
		measure->period_count++;
		previous = node;
	}
	return true;
}

static bool load_scopes(struct doc *doc, const struct node *list, struct measure *measure)
{
	NODE_EACH(node, list)
	{
		enum scope scope;
		if (!scope_parse(node->text, &scope)) {
			diag(doc, DIAG_POLICY_INVALID, node->start,
				"scope cannot be %s; allowed: federal-agency, contractor, "
				"us-person, ic",
				diag_quote(doc, node->text));
			return false;
		}
		measure->scopes |= (uint8_t)(1u << scope);
	}
	return measure->scopes || wrong(doc, list, "a measure needs a scope: who must obey it");
}

/* The number of an entity; MAP_NONE, and reported, when there is none. */
static uint32_t entity_of(const struct policies *policies, struct doc *doc, const struct node *id)
{
	uint32_t entity = map_get(&policies->entity_by_id, id->text);
	if (entity == MAP_NONE)
		diag(doc, DIAG_POLICY_INVALID, id->start, "no entity has the id %s (entities.json)",
			diag_quote(doc, id->text));
	return entity;
}

static bool add_listing(struct doc *doc, const struct node *node, struct measure *measure,
	const struct listing *listing)
{
	for (size_t i = 0; i < measure->listing_count; i++) {
		const struct listing *other = &measure->listings[i];
		if (other->entity == listing->entity && other->from < listing->to &&
			listing->from < other->to)
			return wrong(
				doc, node, "the measure names this entity twice for the same time");
	}
	measure->listings[measure->listing_count++] = *listing;
	return true;
}

/* "id", or an object with the time for which the entity is listed. */
static bool load_listing(struct policies *policies, struct doc *doc, const struct node *node,
	struct measure *measure)
{
	struct listing listing = {.from = DATE_NONE, .to = DATE_MAX, .edition = DATE_NONE};
	const struct node *id = node;
	if (node->kind != NODE_STRING) {
		if (!shape_check(doc, node, "a listed entity", listing_shape))
			return false;
		id = node_get(node, "id");
		listing.from = shape_date(node, "from", DATE_NONE);
		listing.to = shape_date(node, "to", DATE_MAX);
		listing.review = shape_word(node, listing_shape, "confidence", 0) == 1;
		listing.reference = node_string(node, "reference");
		if (listing.from >= listing.to)
			return wrong(doc, node, "a listing must end (to) after it begins (from)");
	}
	listing.entity = entity_of(policies, doc, id);
	return listing.entity != MAP_NONE && add_listing(doc, node, measure, &listing);
}

static bool load_listings(struct policies *policies, struct doc *doc, const struct node *list,
	struct measure *measure)
{
	bool good = true;
	if (list->kind != NODE_ARRAY || !list->count)
		return wrong(doc, list, "a measure needs an entity");
	measure->listings = ARENA_ARRAY(&policies->arena, struct listing, list->count);
	NODE_EACH(node, list)
	{
		good &= load_listing(policies, doc, node, measure);
	}
	return good;
}

/* The newest edition of the day that is not withdrawn; NULL: none. */
static const struct node *edition_on(const struct node *editions, int32_t date)
{
	const struct node *newest = NULL;
	NODE_EACH(edition, editions)
	{
		if (shape_date(edition, "date", DATE_MAX) <= date &&
			date < shape_date(edition, "withdrawn", DATE_MAX))
			newest = edition;
	}
	return newest;
}

/* The first day behind a date on which the newest edition may be another one. */
static int32_t next_change(const struct node *editions, int32_t date)
{
	int32_t next = DATE_MAX;
	NODE_EACH(edition, editions)
	{
		int32_t days[] = {shape_date(edition, "date", DATE_MAX),
			shape_date(edition, "withdrawn", DATE_MAX)};
		for (size_t i = 0; i < 2; i++)
			if (days[i] > date && days[i] < next)
				next = days[i];
	}
	return next;
}

/* Whom an edition names is listed from one change of the list to the next. */
static bool list_edition(struct policies *policies, struct doc *doc, const struct node *edition,
	struct measure *measure, struct listing listing)
{
	static const char *const members[] = {"entities", "unconfirmed"};
	bool good = true;
	listing.edition = shape_date(edition, "date", DATE_NONE);
	listing.reference = node_string(edition, "citation");
	for (size_t i = 0; i < 2; i++) {
		listing.review = i == 1;
		NODE_EACH(id, node_get(edition, members[i]))
		{
			listing.entity = entity_of(policies, doc, id);
			good &= listing.entity != MAP_NONE &&
				add_listing(doc, id, measure, &listing);
		}
	}
	return good;
}

static bool check_editions(struct doc *doc, const struct node *editions, size_t *names)
{
	int32_t last = DATE_NONE;
	bool good = editions->count || wrong(doc, editions, "a list needs an edition");
	*names = 0;
	NODE_EACH(edition, editions)
	{
		if (!shape_check(doc, edition, "an edition", edition_shape))
			return false;
		int32_t date = shape_date(edition, "date", DATE_NONE);
		if (date <= last || shape_date(edition, "withdrawn", DATE_MAX) < date)
			good = wrong(doc, edition,
				"editions stand in the order of their dates, and are withdrawn on "
				"or after them");
		last = date;
		const struct node *more = node_get(edition, "unconfirmed");
		*names += node_get(edition, "entities")->count + (more ? more->count : 0);
	}
	return good;
}

static bool load_editions(struct policies *policies, struct doc *doc, const struct node *editions,
	struct measure *measure)
{
	size_t names;
	if (!check_editions(doc, editions, &names))
		return false;
	/* A withdrawal brings an earlier edition back: each may be listed twice. */
	measure->listings = ARENA_ARRAY(&policies->arena, struct listing, 2 * names);
	bool good = true;
	int32_t from = next_change(editions, DATE_NONE);
	while (good && from != DATE_MAX) {
		const struct node *edition = edition_on(editions, from);
		struct listing listing = {.from = from, .to = next_change(editions, from)};
		if (edition)
			good = list_edition(policies, doc, edition, measure, listing);
		from = listing.to;
	}
	return good;
}

static bool load_entities_of(struct policies *policies, struct doc *doc, const struct node *node,
	struct measure *measure)
{
	const struct node *entities = node_get(node, "entities");
	const struct node *editions = node_get(node, "editions");
	if (!entities == !editions)
		return wrong(doc, node, "a measure has either entities or editions of a list");
	return entities ? load_listings(policies, doc, entities, measure)
			: load_editions(policies, doc, editions, measure);
}

static bool load_exceptions(struct policies *policies, struct doc *doc, const struct node *list,
	struct measure *measure)
{
	measure->exceptions = ARENA_ARRAY(&policies->arena, struct str, list ? list->count : 0);
	NODE_EACH(node, list)
	{
		if (!shape_check(doc, node, "an exception", exception_shape))
			return false;
		measure->exceptions[measure->exception_count++] = node_string(node, "product");
	}
	return true;
}

static void load_words(struct policies *policies, const struct node *list, struct measure *measure)
{
	measure->words = ARENA_ARRAY(&policies->arena, struct str, list ? list->count : 0);
	NODE_EACH(node, list)
	measure->words[measure->word_count++] = node->text;
}

static bool measure_id_taken(
	const struct policies *policies, const struct policy *policy, const struct measure *measure)
{
	for (const struct measure *m = policy->measures; m < measure; m++)
		if (str_eq(m->id, measure->id))
			return true;
	for (size_t i = 0; i < policies->policies.count; i++)
		for (size_t k = 0; k < policies->policies.items[i].measure_count; k++)
			if (str_eq(policies->policies.items[i].measures[k].id, measure->id))
				return true;
	return false;
}

static bool load_measure(struct policies *policies, struct doc *doc, const struct node *node,
	const struct policy *policy, struct measure *measure)
{
	if (!shape_check(doc, node, "a measure", measure_shape))
		return false;
	*measure = (struct measure){
		.id = node_string(node, "id"),
		.title = node_string(node, "title"),
		.authority = node_string(node, "authority"),
		.instrument = node_string(node, "instrument"),
		.citation = node_string(node, "citation"),
		.url = node_string(node, "url"),
		.quote = node_string(node, "quote"),
		.source = node_string(node, "source"),
		.addressee = node_string(node, "addressee"),
		.next = node_string(node, "next"),
		.basis = node_string(node, "basis"),
		.reach = (uint8_t)shape_word(node, measure_shape, "reach", 0),
	};
	if (measure_id_taken(policies, policy, measure))
		return wrong(doc, node_get(node, "id"), "another measure has this id");
	bool good = load_periods(policies, doc, node_get(node, "periods"), measure);
	good &= load_scopes(doc, node_get(node, "scope"), measure);
	good &= load_entities_of(policies, doc, node, measure);
	load_words(policies, node_get(node, "words"), measure);
	return load_exceptions(policies, doc, node_get(node, "exceptions"), measure) && good;
}

static bool load_test(struct policies *policies, struct doc *doc, const struct node *node,
	struct policy_test *test)
{
	const struct node *component = node_get(node, "component");
	if (!shape_check(doc, node, "a test", test_shape) ||
		!shape_check(doc, component, "the component of a test", component_shape))
		return false;
	*test = (struct policy_test){
		.name = node_string(node, "name"),
		.purl = node_string(component, "purl"),
		.component = node_string(component, "name"),
		.group = node_string(component, "group"),
		.version = node_string(component, "version"),
		.supplier = node_string(component, "supplier"),
		.manufacturer = node_string(component, "manufacturer"),
		.publisher = node_string(component, "publisher"),
		.author = node_string(component, "author"),
		.cpe = node_string(component, "cpe"),
		.url = node_string(component, "url"),
		.license = node_string(component, "license"),
		.type = TYPE_NONE,
		.as_of = shape_date(node, "as_of", DATE_NONE),
		.bundle = node_string(node, "bundle"),
		.expect = node_string(node, "expect"),
		.entity = node_string(node, "entity"),
		.offset = node_get(node, "name")->start,
	};
	if (node_get(component, "type"))
		test->type = (uint8_t)(shape_word(component, component_shape, "type", 0) + 1);
	if (test->as_of == DATE_NONE)
		return wrong(
			doc, node_get(node, "as_of"), "a test needs the date that it asks about");
	if (test->entity.ptr && map_get(&policies->entity_by_id, test->entity) == MAP_NONE)
		return wrong(
			doc, node_get(node, "entity"), "no entity has this id (entities.json)");
	return true;
}

static bool load_tests(
	struct policies *policies, struct doc *doc, const struct node *list, struct policy *policy)
{
	bool good = true;
	policy->tests = ARENA_ARRAY(&policies->arena, struct policy_test, list ? list->count : 0);
	NODE_EACH(node, list)
	{
		if (load_test(policies, doc, node, &policy->tests[policy->test_count]))
			policy->test_count++;
		else
			good = false;
	}
	return good;
}

static bool check_id(const struct policies *policies, struct doc *doc, const struct node *root,
	struct str folder_name)
{
	const struct node *id = node_get(root, "id");
	if (!str_eq(id->text, folder_name)) {
		diag(doc, DIAG_POLICY_INVALID, id->start,
			"the id is %s and the folder is %s: they must be the same",
			diag_quote(doc, id->text), diag_quote(doc, folder_name));
		return false;
	}
	return !policies_find(policies, id->text) ||
		wrong(doc, id, "another policy that was loaded has this id");
}

bool load_policy(
	struct policies *policies, struct doc *doc, struct str sha256, struct str folder_name)
{
	struct node *root = load_root(doc, "bomscreen-policy/1", "a policy", root_shape);
	if (!root || !check_id(policies, doc, root, folder_name))
		return false;
	const struct node *measures = node_get(root, "measures");
	struct policy policy = {
		.doc = doc,
		.id = node_string(root, "id"),
		.title = node_string(root, "title"),
		.version = node_string(root, "version"),
		.edition = shape_date(root, "edition", DATE_NONE),
		.sha256 = sha256,
		.measures = ARENA_ARRAY(
			&policies->arena, struct measure, measures ? measures->count : 0),
	};
	bool good = (measures && measures->count) || node_get(root, "rules") ||
		wrong(doc, root, "a policy needs a measure, or rules of one's own");
	NODE_EACH(node, measures)
	{
		if (load_measure(
			    policies, doc, node, &policy, &policy.measures[policy.measure_count]))
			policy.measure_count++;
		else
			good = false;
	}
	NODE_EACH(node, node_get(root, "withdrawn"))
	{
		good &= shape_check(doc, node, "a withdrawn row", withdrawn_shape);
	}
	good &= load_rules(policies, doc, root, &policy);
	good &= load_tests(policies, doc, node_get(root, "tests"), &policy);
	list_push(&policies->policies, policy);
	return good;
}
