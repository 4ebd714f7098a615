/* Screens component descriptions whose right answer is known: a table of tab-separated columns (id,
 * purl, name, group, supplier, publisher, cpe, url, expected entity, expected verdict, why, kind,
 * policy, as-of date, description, certainty). Each row becomes a CycloneDX document of one
 * component. Prints the agreement by kind and each disagreement; fails when a row
 * cannot be read or disagrees and is not contested, with that verdict, in contested.tsv (id, verdict found, argument), or
 * is contested and agrees. Skipped (77) where there is no table.
 *
 * The table is a file TABLE.tsv, or screening/dev.tsv in the folder of BOMSCREEN_SHARED or else the argument.
 *
 * usage: screen_rows SHARED|TABLE.tsv CONTESTED */
#include <stdio.h>
#include <stdlib.h>

#include "format.h"
#include "match/finding.h"
#include "model/url.h"
#include "syntax/json.h"

enum column {
	COLUMN_ID,
	COLUMN_PURL,
	COLUMN_NAME,
	COLUMN_GROUP,
	COLUMN_SUPPLIER,
	COLUMN_PUBLISHER,
	COLUMN_CPE,
	COLUMN_URL,
	COLUMN_ENTITY,
	COLUMN_VERDICT,
	COLUMN_WHY,
	COLUMN_KIND,
	COLUMN_POLICY,
	COLUMN_DATE,
	COLUMN_DESCRIPTION,
	COLUMN_CERTAINTY,
	COLUMN_PROVENANCE,
	COLUMN_COUNT
};

struct tally {
	struct str kind;
	size_t rows, agree, unknown_policy;
};

struct run {
	struct policies policies;
	struct arena arena;
	LIST(struct tally) tallies;
	size_t rows, agree, certain, certain_agree, skipped, unreadable, unexplained;
	struct map contested; /* id to the place of its verdict in `verdicts` */
	LIST(struct str) verdicts;
};

static void add_member(struct buf *text, const char *before, struct str value, const char *after)
{
	if (!value.len)
		return;
	buf_puts(text, before);
	json_add_string(text, value);
	buf_puts(text, after);
}

/* The row as a document; an address on a forge is where the source is kept. */
static struct str compose(struct run *run, const struct str *row)
{
	struct url url;
	struct buf text = {0};
	struct str address = row[COLUMN_URL];
	bool forge = address.len && url_parse(&run->arena, address, &url) && url.owner.len;
	buf_puts(&text,
		"{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"components\":["
		"{\"type\":\"library\",\"bom-ref\":\"row\"");
	struct str name = row[COLUMN_NAME].len ? row[COLUMN_NAME] : row[COLUMN_ID];
	add_member(&text, ",\"name\":", name, "");
	add_member(&text, ",\"group\":", row[COLUMN_GROUP], "");
	add_member(&text, ",\"supplier\":{\"name\":", row[COLUMN_SUPPLIER], "}");
	add_member(&text, ",\"publisher\":", row[COLUMN_PUBLISHER], "");
	add_member(&text, ",\"description\":", row[COLUMN_DESCRIPTION], "");
	add_member(&text, ",\"cpe\":", row[COLUMN_CPE], "");
	add_member(&text, ",\"purl\":", row[COLUMN_PURL], "");
	add_member(&text,
		forge ? ",\"externalReferences\":[{\"type\":\"vcs\",\"url\":"
		      : ",\"externalReferences\":[{\"type\":\"distribution\",\"url\":",
		address, "}]");
	buf_puts(&text, "}]}");
	struct str document = arena_str(&run->arena, buf_str(&text));
	buf_finish(&text);
	return document;
}

static struct tally *tally_of(struct run *run, struct str kind)
{
	for (size_t i = 0; i < run->tallies.count; i++)
		if (str_eq(run->tallies.items[i].kind, kind))
			return &run->tallies.items[i];
	struct tally tally = {.kind = kind};
	list_push(&run->tallies, tally);
	return &run->tallies.items[run->tallies.count - 1];
}

static const char *word_of(enum verdict verdict)
{
	return verdict == VERDICT_PROHIBITED ? "deny"
		: verdict == VERDICT_REVIEW  ? "review"
					     : "none";
}

/* Whether a row that disagrees is contested with what was found, and one that agrees is not. */
static bool is_contested(const struct run *run, struct str id, enum verdict found, bool agrees)
{
	uint32_t at = map_get(&run->contested, id);
	if (agrees || at == MAP_NONE)
		return agrees && at == MAP_NONE;
	return str_is(run->verdicts.items[at], verdict_name(found));
}

static void judge_row(struct run *run, const struct str *row, const struct bundle *bundle,
	enum scope scope, int32_t date)
{
	struct bom bom;
	struct doc doc;
	struct screening screening = {.policies = &run->policies,
		.bundle = bundle,
		.scope = scope,
		.as_of = date,
		.as_of_given = true};
	doc_wrap(&doc, row[COLUMN_ID], compose(run, row), &limits_default);
	bom_init(&bom, &doc);
	const struct format *format = format_detect(&doc);
	if (!format || !format->read(&doc, &bom))
		run->unreadable++;
	struct input input = {.doc = &doc, .bom = &bom};
	screen(&screening, &input);
	const struct finding *finding = input.findings.count ? &input.findings.items[0] : NULL;
	const char *found = word_of(input.verdict);
	bool agrees = str_is(row[COLUMN_VERDICT], found) &&
		(!finding || !finding->entity || str_eq(finding->entity->id, row[COLUMN_ENTITY]));
	bool certain = str_is(row[COLUMN_CERTAINTY], "certain");
	struct tally *tally = tally_of(run, row[COLUMN_KIND]);
	tally->rows++;
	tally->agree += agrees;
	run->rows++;
	run->agree += agrees;
	run->certain += certain;
	run->certain_agree += certain && agrees;
	bool explained = is_contested(run, row[COLUMN_ID], input.verdict, agrees);
	run->unexplained += !explained;
	if (!explained)
		printf("%.*s: expected %.*s %.*s, found %s%s%.*s (%.*s; %.*s)\n",
			STR_ARG(row[COLUMN_ID]), STR_ARG(row[COLUMN_VERDICT]),
			STR_ARG(row[COLUMN_ENTITY]), found, finding ? ": " : "",
			STR_ARG(finding ? finding->reason : STR_NONE), STR_ARG(row[COLUMN_WHY]),
			STR_ARG(row[COLUMN_CERTAINTY]));
	input_finish(&input);
	bom_finish(&bom);
	doc_finish(&doc);
	arena_finish(&screening.arena);
}

/* The column names a bundle, or a policy that is then applied alone and to any software. */
static void run_row(struct run *run, const struct str *row)
{
	int32_t date;
	const struct entity *known = NULL;
	uint32_t entity = map_get(&run->policies.entity_by_id, row[COLUMN_ENTITY]);
	if (entity != MAP_NONE)
		known = &run->policies.entities.items[entity];
	const struct bundle *bundle = policies_bundle(&run->policies, row[COLUMN_POLICY]);
	const struct policy *policy = policies_find(&run->policies, row[COLUMN_POLICY]);
	if ((!known && !str_is(row[COLUMN_ENTITY], "-")) || (!bundle && !policy) ||
		!date_parse(row[COLUMN_DATE], &date)) {
		run->skipped++;
		return;
	}
	struct bundle alone = {.id = row[COLUMN_POLICY]};
	if (!bundle) {
		alone.members = arena_alloc_array(&run->arena, 1, sizeof *alone.members);
		alone.member_count = 1;
		alone.members[0].policy = policy->id;
		alone.members[0].tier = alone.members[0].ic_tier = alone.members[0].hardware =
			TIER_PROHIBIT;
		alone.members[0].any_software =
			policy->measures[0].reach == REACH_EQUIPMENT_AND_SERVICES;
	}
	judge_row(run, row, bundle ? bundle : &alone, SCOPE_CONTRACTOR, date);
}

static bool read_contested(struct run *run, struct doc *doc, const char *path)
{
	if (!doc_read(doc, path, &limits_default))
		return false;
	struct str text = doc->bytes;
	str_cut(&text, '\n');
	while (text.len) {
		struct str line = str_cut(&text, '\n'), id = str_cut(&line, '\t');
		map_set(&run->contested, id, (uint32_t)run->verdicts.count);
		list_push(&run->verdicts, str_cut(&line, '\t'));
	}
	return true;
}

static void run_table(struct run *run, struct str text)
{
	str_cut(&text, '\n');
	while (text.len) {
		struct str line = str_cut(&text, '\n'), row[COLUMN_COUNT] = {{NULL, 0}};
		for (size_t i = 0; line.ptr && i < COLUMN_COUNT; i++)
			row[i] = str_cut(&line, '\t');
		run_row(run, row);
	}
}

int main(int argc, char **argv)
{
	struct run run = {0};
	struct doc doc, contested;
	char path[4096];
	const char *shared = getenv("BOMSCREEN_SHARED");
	bool table = argc > 1 && str_ends(str_of(argv[1]), STR(".tsv"));
	snprintf(path, sizeof path, table ? "%s" : "%s/screening/dev.tsv",
		shared && !table   ? shared
			: argc > 1 ? argv[1]
				   : ".");
	if (!doc_read(&doc, path, &limits_default)) {
		puts("no table of rows: skipped");
		doc_finish(&doc);
		return 77;
	}
	if (argc < 3 || !read_contested(&run, &contested, argv[2]) ||
		!policies_load(&run.policies, NULL, 0, &limits_default))
		return 1;
	run_table(&run, doc.bytes);
	for (size_t i = 0; i < run.tallies.count; i++)
		printf("%3zu of %3zu  %.*s\n", run.tallies.items[i].agree,
			run.tallies.items[i].rows, STR_ARG(run.tallies.items[i].kind));
	printf("%zu of %zu rows agree (%zu of %zu certain ones), %zu of entities or policies that "
	       "are not held here\n",
		run.agree, run.rows, run.certain_agree, run.certain, run.skipped);
	map_finish(&run.contested);
	list_finish(&run.verdicts);
	list_finish(&run.tallies);
	policies_finish(&run.policies);
	arena_finish(&run.arena);
	doc_finish(&doc);
	doc_finish(&contested);
	return run.unreadable != 0 || run.unexplained != 0;
}
