/* Policies for people: which there are, what one says, and whether files of policies are sound. */
#include "base/utf8.h"
#include "base/wrap.h"
#include "commands/options.h"
#include "commands/policy_lists.h"
#include "commands/policy_test.h"
#include "commands/results.h"
#include "commands/settings.h"

enum { WIDTH = 80, INDENT = 2, LABEL = 13 };

struct page {
	struct buf text;
	const struct policies *policies;
	struct arena scratch;
};

/* Lines */

static void add_date(struct page *page, int32_t date)
{
	buf_add(&page->text, date_format(&page->scratch, date));
}

/* "  label     text", wrapped; nothing when the text is absent. */
static void add_field(struct page *page, const char *label, struct str value)
{
	struct buf printable = {0};
	if (!value.len)
		return;
	utf8_add_printable(&printable, value);
	buf_printf(&page->text, "%*s%-*s", INDENT, "", LABEL - INDENT, label);
	wrap_add(&page->text, buf_str(&printable), LABEL, LABEL, WIDTH);
	buf_add_byte(&page->text, '\n');
	buf_finish(&printable);
}

static void add_paragraph(struct page *page, size_t indent, struct str value)
{
	struct buf printable = {0};
	utf8_add_printable(&printable, value);
	buf_printf(&page->text, "%*s", (int)indent, "");
	wrap_add(&page->text, buf_str(&printable), indent, indent, WIDTH);
	buf_add_byte(&page->text, '\n');
	buf_finish(&printable);
}

/* In which bundles a policy is, and how far it may lead there. */
static struct str bundles_of(struct page *page, struct str policy)
{
	struct buf text = {0};
	for (size_t i = 0; i < page->policies->bundles.count; i++) {
		const struct bundle *bundle = &page->policies->bundles.items[i];
		for (size_t j = 0; j < bundle->member_count; j++)
			if (str_eq(bundle->members[j].policy, policy))
				buf_printf(&text, "%s%.*s (%s)", text.len ? ", " : "",
					STR_ARG(bundle->id), tier_name(bundle->members[j].tier));
	}
	struct str result = arena_str(&page->scratch, buf_str(&text));
	buf_finish(&text);
	return result;
}

/* list */

static void list_policy(struct page *page, const struct policy *policy)
{
	struct buf *out = &page->text;
	buf_printf(out, "%-20.*s edition ", STR_ARG(policy->id));
	add_date(page, policy->edition);
	buf_printf(out, ", %zu measure%s\n", policy->measure_count,
		policy->measure_count == 1 ? "" : "s");
	add_paragraph(page, INDENT, policy->title);
	add_field(page, "bundles", bundles_of(page, policy->id));
}

static void list_bundle(struct page *page, const struct bundle *bundle)
{
	bool usual = str_eq(bundle->id, page->policies->default_bundle);
	buf_printf(&page->text, "%.*s (%sscope %.*s)\n", STR_ARG(bundle->id),
		usual ? "default, " : "", STR_ARG(scope_name(bundle->scope)));
	add_paragraph(page, INDENT, bundle->title);
	add_field(page, "meaning", bundle->meaning);
}

static int list(struct page *page)
{
	buf_puts(&page->text, "Policies\n\n");
	for (size_t i = 0; i < page->policies->policies.count; i++)
		list_policy(page, &page->policies->policies.items[i]);
	buf_puts(&page->text, "\nBundles: which policies count, and how far\n\n");
	for (size_t i = 0; i < page->policies->bundles.count; i++)
		list_bundle(page, &page->policies->bundles.items[i]);
	return EXIT_OK;
}

/* show */

static void show_period(struct page *page, const struct period *period)
{
	const char *begins = period->from != DATE_NONE ? "from " : "";
	buf_printf(&page->text, "%*s%s", INDENT, "", begins);
	add_date(page, period->from);
	if (period->to != DATE_MAX) {
		buf_printf(&page->text, "%suntil before ", *begins ? " " : "");
		add_date(page, period->to);
	}
	buf_printf(&page->text, ": %s\n",
		period->advisory ? "advisory" : verdict_name((enum verdict)period->verdict));
	if (period->text.len)
		add_paragraph(page, LABEL, period->text);
}

static const struct entity *find_entity(const struct policies *policies, struct str id)
{
	uint32_t index = map_get(&policies->entity_by_id, id);
	return index == MAP_NONE ? NULL : &policies->entities.items[index];
}

/* Identifiers by kind: "12 purl, 3 domain" */
static struct str identifier_counts(struct page *page, const struct entity *entity)
{
	size_t counts[IDENTIFIER_COUNT] = {0};
	struct buf text = {0};
	for (size_t i = 0; i < page->policies->identifiers.count; i++) {
		const struct identifier *identifier = &page->policies->identifiers.items[i];
		if (&page->policies->entities.items[identifier->entity] == entity)
			counts[identifier->kind]++;
	}
	for (size_t kind = 0; kind < IDENTIFIER_COUNT; kind++)
		if (counts[kind])
			buf_printf(&text, "%s%zu %s", text.len ? ", " : "", counts[kind],
				identifier_kind_name((enum identifier_kind)kind));
	struct str result = arena_str(&page->scratch, buf_str(&text));
	buf_finish(&text);
	return result;
}

/* " (2022-04-06 .. 2025-01-07, SDN 17018)"; absent for a listing as long as its measure. */
static struct str listed_when(struct page *page, const struct listing *listing)
{
	struct str parts[6] = {STR(" (")};
	size_t count = 1;
	if (listing->from == DATE_NONE && listing->to == DATE_MAX && !listing->reference.len)
		return STR_NONE;
	if (listing->from != DATE_NONE)
		parts[count++] = date_format(&page->scratch, listing->from);
	if (listing->to != DATE_MAX)
		parts[count++] = arena_printf(&page->scratch, " .. %.*s",
			STR_ARG(date_format(&page->scratch, listing->to)));
	if (listing->reference.len && count > 1)
		parts[count++] = STR(", ");
	parts[count++] = listing->reference;
	parts[count++] = STR(")");
	return arena_join(&page->scratch, parts, count);
}

static void show_entities(struct page *page, const struct measure *measure)
{
	buf_printf(&page->text, "%*sentities\n", INDENT, "");
	for (size_t i = 0; i < measure->listing_count; i++) {
		const struct listing *listing = &measure->listings[i];
		const struct entity *entity = &page->policies->entities.items[listing->entity];
		struct str line = arena_printf(&page->scratch, "%.*s%.*s: %.*s: %.*s",
			STR_ARG(entity->id), STR_ARG(listed_when(page, listing)),
			STR_ARG(entity->name), STR_ARG(identifier_counts(page, entity)));
		add_paragraph(page, LABEL, line);
	}
}

static struct str scopes_of(struct page *page, const struct measure *measure)
{
	struct buf text = {0};
	for (unsigned scope = 0; scope < SCOPE_KINDS; scope++)
		if (measure->scopes & 1u << scope)
			buf_printf(&text, "%s%.*s", text.len ? ", " : "",
				STR_ARG(scope_name((enum scope)scope)));
	struct str result = arena_str(&page->scratch, buf_str(&text));
	buf_finish(&text);
	return result;
}

static void show_measure(struct page *page, const struct measure *measure)
{
	buf_printf(&page->text, "\n%.*s: ", STR_ARG(measure->id));
	wrap_add(&page->text, measure->title, measure->id.len + 2, INDENT, WIDTH);
	buf_add_byte(&page->text, '\n');
	add_field(page, "authority", measure->authority);
	add_field(page, "instrument", measure->instrument);
	add_field(page, "citation", measure->citation);
	add_field(page, "url", measure->url);
	add_field(page, "quote", measure->quote);
	add_field(page, "addressee", measure->addressee);
	add_field(page, "scope", scopes_of(page, measure));
	add_field(page, "reach", str_of(reach_name((enum reach)measure->reach)));
	add_field(page, "basis", measure->basis);
	add_field(page, "source", measure->source);
	for (size_t i = 0; i < measure->period_count; i++)
		show_period(page, &measure->periods[i]);
	for (size_t i = 0; i < measure->exception_count; i++)
		add_field(page, "except", measure->exceptions[i]);
	add_field(page, "next", measure->next);
	show_entities(page, measure);
}

static void show_policy(struct page *page, const struct policy *policy)
{
	buf_printf(&page->text, "%.*s: ", STR_ARG(policy->id));
	wrap_add(&page->text, policy->title, policy->id.len + 2, INDENT, WIDTH);
	buf_add_byte(&page->text, '\n');
	add_field(page, "version", policy->version);
	add_field(page, "edition", date_format(&page->scratch, policy->edition));
	add_field(page, "sha256", policy->sha256);
	add_field(page, "bundles", bundles_of(page, policy->id));
	for (size_t i = 0; i < policy->measure_count; i++)
		show_measure(page, &policy->measures[i]);
	buf_puts(&page->text, "\nbomscreen policy show ENTITY lists an entity's identifiers.\n");
}

static void show_bundle(struct page *page, const struct bundle *bundle)
{
	list_bundle(page, bundle);
	for (size_t i = 0; i < bundle->member_count; i++) {
		enum tier tier = bundle->members[i].tier;
		buf_printf(&page->text, "%*s%-20.*s %s", INDENT, "",
			STR_ARG(bundle->members[i].policy), tier_name(tier));
		if (bundle->members[i].hardware != tier)
			buf_printf(&page->text, "; devices and firmware %s",
				tier_name(bundle->members[i].hardware));
		if (bundle->members[i].ic_tier != tier)
			buf_printf(&page->text, "; in scope ic %s",
				tier_name(bundle->members[i].ic_tier));
		buf_printf(&page->text, "%s\n",
			bundle->members[i].any_software ? "; any software" : "");
	}
}

static void show_identifier(struct page *page, const struct identifier *identifier)
{
	struct buf text = {0};
	buf_printf(&text, "%.*s (%s, %s", STR_ARG(identifier->value),
		relation_name((enum relation)identifier->relation),
		confidence_name((enum confidence)identifier->confidence));
	if (identifier->from != DATE_NONE)
		buf_printf(&text, ", from %.*s",
			STR_ARG(date_format(&page->scratch, identifier->from)));
	if (identifier->to != DATE_MAX)
		buf_printf(&text, ", until before %.*s",
			STR_ARG(date_format(&page->scratch, identifier->to)));
	buf_printf(&text, "; source %.*s)", STR_ARG(identifier->source));
	add_field(
		page, identifier_kind_name((enum identifier_kind)identifier->kind), buf_str(&text));
	buf_finish(&text);
}

static void show_entity(struct page *page, const struct entity *entity)
{
	const struct policies *policies = page->policies;
	buf_printf(&page->text, "%.*s: %.*s\n", STR_ARG(entity->id), STR_ARG(entity->name));
	add_field(page, "part of", entity->parent);
	for (size_t i = 0; i < policies->policies.count; i++) {
		const struct policy *policy = &policies->policies.items[i];
		for (size_t j = 0; j < policy->measure_count; j++)
			for (size_t k = 0; k < policy->measures[j].listing_count; k++)
				if (&policies->entities
						.items[policy->measures[j].listings[k].entity] ==
					entity)
					add_field(page, "measure", policy->measures[j].id);
	}
	for (size_t i = 0; i < policies->identifiers.count; i++)
		if (&policies->entities.items[policies->identifiers.items[i].entity] == entity)
			show_identifier(page, &policies->identifiers.items[i]);
}

/* Ids of policies, then bundles, then entities. */
static struct str id_at(size_t index, const void *context)
{
	const struct policies *policies = context;
	if (index < policies->policies.count)
		return policies->policies.items[index].id;
	index -= policies->policies.count;
	if (index < policies->bundles.count)
		return policies->bundles.items[index].id;
	index -= policies->bundles.count;
	return index < policies->entities.count ? policies->entities.items[index].id : STR_NONE;
}

static int show(struct page *page, const char *id)
{
	const struct policy *policy = policies_find(page->policies, str_of(id));
	const struct bundle *bundle = policies_bundle(page->policies, str_of(id));
	const struct entity *entity = find_entity(page->policies, str_of(id));
	if (policy) {
		show_policy(page, policy);
	} else if (bundle) {
		show_bundle(page, bundle);
	} else if (entity) {
		show_entity(page, entity);
	} else {
		message("no policy, bundle or entity is called \"%s\"%s", id,
			suggestion(&page->scratch, str_of(id), id_at, page->policies));
		return EXIT_USAGE;
	}
	return EXIT_OK;
}

/* check */

static int check(struct page *page)
{
	const struct policies *policies = page->policies;
	buf_printf(&page->text,
		"%zu policies, %zu entities, %zu identifiers, %zu bundles: no errors\n",
		policies->policies.count, policies->entities.count, policies->identifiers.count,
		policies->bundles.count);
	return EXIT_OK;
}

static int usage(const char *text)
{
	message("policy: %s (bomscreen help policy)", text);
	return EXIT_USAGE;
}

static int run_verb(struct page *page, const struct arguments *arguments)
{
	const char *verb = arguments->operands.items[0];
	if (strcmp(verb, "list") == 0)
		return list(page);
	if (strcmp(verb, "check") == 0)
		return check(page);
	if (strcmp(verb, "test") == 0)
		return policy_tests_run(page->policies, &page->text);
	int code = EXIT_OK;
	for (size_t i = 1; i < arguments->operands.count; i++) {
		buf_puts(&page->text, page->text.len ? "\n" : "");
		code = exit_worse(code, show(page, arguments->operands.items[i]));
	}
	return code;
}

static const struct verb verbs[] = {
	{"list", "list", "the policies and bundles that are in use"},
	{"show", "show ID...", "what a policy, a bundle or an entity is about, with its sources"},
	{"check", "check [FOLDER...]",
		"whether the policies of these folders (by default: those in "
		"use) are sound; every error is told with its place"},
	{"test", "test [FOLDER...]",
		"whether the examples that the policies carry come out as they say"},
	{"import", "import FILE... -o COMPILED",
		"read authorities' lists of parties, and compile them into one file for --list; "
		"nothing is written when one of them is wrong"},
	{"status", "status [COMPILED...]",
		"of which date the policies and lists in use are, or the lists of these files"},
	{"diff", "diff OLD NEW [BOM...]",
		"what an edition of compiled lists changes, and in these bills of materials"},
	{0},
};

static struct str verb_at(size_t index, const void *context)
{
	(void)context;
	return str_of(verbs[index].name);
}

static int check_words(const struct arguments *arguments)
{
	size_t count = arguments->operands.count;
	const char *verb = count ? arguments->operands.items[0] : NULL;
	if (!verb)
		return usage("say list, show ID, check, test, import, status or diff");
	if (strcmp(verb, "list") == 0)
		return count == 1 ? EXIT_OK : usage("list takes no operand");
	if (strcmp(verb, "show") == 0)
		return count > 1 ? EXIT_OK : usage("show what? bomscreen policy list names them");
	if (strcmp(verb, "check") == 0 || strcmp(verb, "test") == 0)
		return EXIT_OK;
	struct arena scratch = {0};
	message("policy: \"%s\" is none of list, show, check, test, import, status, diff%s", verb,
		suggestion(&scratch, str_of(verb), verb_at, NULL));
	arena_finish(&scratch);
	return EXIT_USAGE;
}

static void add_folders(struct settings *settings, const struct arguments *arguments)
{
	const char *verb = arguments->operands.items[0];
	bool checks = strcmp(verb, "check") == 0 || strcmp(verb, "test") == 0;
	for (size_t i = 1; i < arguments->operands.count && checks; i++) {
		if (i == 1)
			settings->policies.count = 0;
		list_push(&settings->policies, arguments->operands.items[i]);
	}
}

static int run_with(
	struct settings *settings, struct policies *policies, const struct arguments *arguments)
{
	int code = check_words(arguments);
	if (code != EXIT_OK || !settings_read(settings, arguments))
		return EXIT_USAGE;
	add_folders(settings, arguments);
	if (!settings_load_policies(settings, policies))
		return EXIT_POLICY;
	struct page page = {.policies = policies};
	struct output output;
	code = run_verb(&page, arguments);
	output_open(&output, NULL);
	output_add(&output, buf_str(&page.text));
	code = exit_worse(code, result_commit(&output, "standard output"));
	buf_finish(&page.text);
	arena_finish(&page.scratch);
	return code;
}

static int run(const struct arguments *arguments)
{
	if (arguments->operands.count && policy_lists_has(arguments->operands.items[0]))
		return policy_lists_run(arguments);
	struct settings settings = {0};
	struct policies policies = {0};
	int code = run_with(&settings, &policies, arguments);
	policies_finish(&policies);
	settings_finish(&settings);
	return code;
}

static const struct option options[] = {
	{.name = "output",
		.letter = 'o',
		.argument = "FILE|FORMAT[=FILE]",
		.repeats = true,
		.help = "import: the compiled file; status, diff: text (the default) or json, and "
			"the file to write it to instead of standard output"},
	{.name = "edition",
		.argument = "DATE",
		.help = "import: of which date lists are that do not say it themselves"},
	{.name = "list-id",
		.argument = "ID",
		.help = "import: the list that the files are, when it is not the format's own"},
	{.name = "columns",
		.argument = "MAP",
		.help = "import: the columns of a table of one's own: name=Company,id=No,country=3 "
			"(id, name, aliases, native, kind, program, country, from, to, citation, "
			"url, site; numbers when there is no header)"},
	{.name = "as-of",
		.argument = "DATE",
		.environment = "BOMSCREEN_AS_OF",
		.help = "status, diff: the day by which ages and verdicts are told; by default "
			"today "
			"(UTC)"},
	OPTIONS_LISTS OPTIONS_POLICY OPTIONS_TALK{0},
};

static const struct example examples[] = {
	{"bomscreen policy list", "What is there?"},
	{"bomscreen policy show far-52.204-23 kaspersky",
		"What the rule says, and what is known about whom it names."},
	{"bomscreen policy check my-policies/", "Are these files sound?"},
	{"bomscreen policy import sdn.csv add.csv alt.csv --edition 2026-11-20 -o ofac.bsl",
		"Compile the SDN list for --list."},
	{"bomscreen policy status --max-age 7 ofac.bsl", "Is it of this week? (exit 5: no)"},
	{0},
};

const struct command command_policy = {
	.name = "policy",
	.summary = "list, show and check policies; import lists",
	.synopsis =
		"policy list|show|check|test|import|status|diff [OPTION...] [ID|FOLDER|FILE...]",
	.description =
		"A policy says who is restricted, by which measure, since when and how far; a "
		"bundle chooses among the policies.",
	.options = options,
	.verbs = verbs,
	.examples = examples,
	.run = run,
};
