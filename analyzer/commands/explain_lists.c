/* explain: what imported lists say of the parties of a component. */
#include "commands/explain_text.h"
#include "commands/names.h"
#include "match/lists.h"
#include "model/party.h"

/* Less alike names are not worth a line. */
enum { FLOOR = 500, STEP = 2 };

static const struct list_use *use_of(const struct name_search *search, const struct name_hit *hit)
{
	return &search->lists->uses.items[hit->use];
}

/* What becomes of a hit. */
static struct str outcome_of(
	struct arena *arena, const struct name_search *search, const struct name_hit *hit)
{
	const struct list_use *use = use_of(search, hit);
	const struct lf_entry *entry = name_hit_entry(search, hit);
	if (!(use->kinds >> entry->kind & 1))
		return arena_printf(arena,
			"dropped: listed as %s, and the list's rule compares none of these",
			listed_kind_name((enum listed_kind)entry->kind));
	if (hit->score.grade == NAME_DIFFERENT)
		return arena_printf(
			arena, "dropped: %s", name_doubt_text((enum name_doubt)hit->score.doubt));
	if (hit->score.grade == NAME_POSSIBLE)
		return STR(
			"a short or common name, or a weak alias: it counts only with another "
			"piece of evidence (a website that the list gives, a host of its country)");
	return arena_printf(arena, "it counts, for %s at most", tier_name((enum tier)use->tier));
}

static void add_hit(
	struct explain_page *page, struct name_search *search, const struct name_hit *hit)
{
	struct arena *arena = &page->scratch;
	const struct list_use *use = use_of(search, hit);
	const struct lf_entry *entry = name_hit_entry(search, hit);
	struct name_tokens asked, listed;
	struct buf words = {0};
	explain_printf(page, 2 * STEP,
		"%.*s (%.*s, entry %.*s, edition %.*s): %u.%03u of %u.%03u; %.*s",
		STR_ARG(name_hit_name(search, hit)), STR_ARG(use->id),
		STR_ARG(name_hit_text(search, hit, entry->id)),
		STR_ARG(date_format(arena, use->edition)), hit->score.score / 1000u,
		hit->score.score % 1000u, use->threshold / 1000u, use->threshold % 1000u,
		STR_ARG(outcome_of(arena, search, hit)));
	name_hit_tokens(search, hit, &asked, &listed);
	alignment_explain(&words, &hit->score.alignment, &asked, &listed);
	explain_printf(page, 3 * STEP, "words %.*s; legal form: %s%s%s", STR_ARG(buf_str(&words)),
		names_legal((enum legal_relation)hit->score.legal),
		hit->asked.kind == WRITING_PLAIN ? "" : "; compared ",
		hit->asked.kind == WRITING_PLAIN
			? ""
			: writing_name((enum writing_kind)hit->asked.kind));
	buf_finish(&words);
}

static void add_party(struct explain_page *page, struct name_search *search, struct str value)
{
	struct party party;
	party_parse(value, &party);
	if (party.placeholder || !party.name.len)
		return;
	name_search(search, party.name);
	explain_printf(page, STEP, "%.*s%s", STR_ARG(str_sub(party.name, 0, 200)),
		search->count ? "" : ": no entry is alike");
	for (size_t i = 0; i < search->count; i++)
		add_hit(page, search, &search->hits[i]);
}

void explain_candidates(struct explain_page *page, uint32_t at)
{
	const struct component *component = &page->input->bom->components.items[at];
	const struct lists *lists = page->screening->policies->lists;
	struct name_search search;
	if (!lists || !lists->files.count)
		return;
	name_search_init(&search, lists, page->screening->as_of);
	search.floor = FLOOR;
	search.kinds = (1u << LISTED_KINDS) - 1;
	explain_printf(page, 0, "Names of imported lists");
	size_t count = 0;
	for (uint32_t i = 0; i < component->identity_count; i++) {
		const struct identity *identity =
			bom_identity(page->input->bom, component->identities + i);
		if (identity->kind != ID_PARTY)
			continue;
		add_party(page, &search, identity->value);
		count++;
	}
	if (!count)
		explain_printf(page, STEP,
			"no party is stated; the name of a component is never compared with a "
			"list");
	name_search_finish(&search);
}
