/* Imported lists in screening: a party's name is compared, never a component's. A match leads to a
 * review, or to an advisory, by the rule of its list; never further. */
#include "match/screen.h"

#include "base/digest.h"
#include "model/url.h"

static const struct list_use *use_of(const struct screener *screener, const struct name_hit *hit)
{
	return &screener->policies->lists->uses.items[hit->use];
}

/* --- a second piece of evidence --- */

/* The host of an address that the component gives, or that of an e-mail address. */
static struct str host_of(struct screener *screener, const struct identity *identity)
{
	struct url url;
	if (identity->via != VIA_SELF)
		return STR_NONE;
	if (identity->kind == ID_URL && url_parse(&screener->gather.scratch, identity->value, &url))
		return url.host;
	if (identity->kind == ID_EMAIL || identity->kind == ID_PARTY)
		return email_host(&screener->gather.scratch, identity->value);
	return STR_NONE;
}

/* A host below the country's own top-level domain. */
static bool in_country(const struct screener *screener, const struct name_hit *hit, struct str host)
{
	size_t dot = str_rfind_byte(host, '.');
	struct str top = str_from(host, dot == STR_NPOS ? host.len : dot + 1);
	return top.len == 2 && name_hit_country(screener->gather.search, hit, top);
}

static const char *second_evidence(
	struct screener *screener, const struct component *component, const struct name_hit *hit)
{
	const char *found = NULL;
	for (uint32_t i = 0; i < component->identity_count; i++) {
		struct str host =
			host_of(screener, bom_identity(screener->bom, component->identities + i));
		if (!host.len)
			continue;
		if (name_hit_site(screener->gather.search, hit, host))
			return "its website, by the list";
		if (!found && in_country(screener, hit, host))
			found = "a host of its country";
	}
	return found;
}

/* --- what findings refer to --- */

/* A list as a policy with one measure, for one of its entries. */
struct listed_rule {
	struct policy policy;
	struct measure measure;
	struct period period;
	struct entity entity;
};

static enum reach reach_of(struct str name)
{
	for (unsigned reach = 0; reach <= REACH_CONTRACTING; reach++)
		if (str_is(name, reach_name((enum reach)reach)))
			return (enum reach)reach;
	return REACH_CONTRACTING;
}

static struct listed_rule *rule_of(struct screener *screener, const struct name_hit *hit)
{
	struct arena *arena = &screener->screening->arena;
	const struct name_search *search = screener->gather.search;
	const struct list_use *use = use_of(screener, hit);
	const struct listfile *file = &screener->policies->lists->files.items[use->file];
	const struct lf_list *list = LISTFILE_AT(file, LISTS, lf_list, use->list);
	const struct lf_entry *entry = name_hit_entry(search, hit);
	struct str id = arena_printf(arena, LIST_POLICY "%.*s", STR_ARG(use->id));
	struct str title = listfile_text(file, list->title);
	struct str citation = name_hit_text(search, hit, entry->citation);
	struct str url = name_hit_text(search, hit, entry->url);
	struct listed_rule *rule = ARENA_NEW(arena, struct listed_rule);
	struct str entry_id = name_hit_text(search, hit, entry->id);
	*rule = (struct listed_rule){
		.policy = {.id = id,
			.title = title,
			.edition = use->edition,
			.sha256 = use->sha256,
			.measures = &rule->measure,
			.measure_count = 1},
		.measure = {.id = id,
			.title = title,
			.authority = listfile_text(file, list->authority),
			.instrument = arena_printf(
				arena, "%.*s, entry %.*s", STR_ARG(title), STR_ARG(entry_id)),
			.citation = citation.len ? citation
						 : name_hit_text(search, hit, entry->program),
			.url = url.len ? url : listfile_text(file, list->url),
			.reach = (uint8_t)reach_of(listfile_text(file, list->reach)),
			.basis = STR("law"),
			.periods = &rule->period,
			.period_count = 1},
		.period = {.from = entry->from, .to = entry->to, .verdict = VERDICT_REVIEW},
		.entity = {.id = arena_printf(
				   arena, "%.*s:%.*s", STR_ARG(use->id), STR_ARG(entry_id)),
			.name = name_hit_entity(search, hit),
			.country = name_hit_text(search, hit, entry->country)},
	};
	rule->entity.short_name = rule->entity.name;
	return rule;
}

/* --- sentences --- */

static struct str sentence(struct screener *screener, const struct component *component,
	const struct listed_match *match, const struct listed_rule *rule)
{
	static const char *const likeness[] = {
		[NAME_POSSIBLE] = "bears the short or common name of",
		[NAME_SIMILAR] = "has a name like that of",
		[NAME_SAME] = "bears the name of"};
	const struct name_hit *hit = &screener->gather.party_hits.items[match->hit].hit;
	struct arena *arena = &screener->screening->arena;
	struct str kind = evidence_rows[match->evidence].kind;
	struct str parts[] = {component_title(arena, component), STR(": its "), kind, STR(" "),
		str_of(likeness[hit->score.grade]), STR(" "), rule->entity.name, STR(" ("),
		rule->measure.instrument, STR(")")};
	return arena_join(arena, parts, sizeof parts / sizeof *parts);
}

static struct str explanation(struct screener *screener, const struct party_hit *party,
	const struct listed_rule *rule, const char *second)
{
	struct arena *arena = &screener->screening->arena;
	const struct name_hit *hit = &party->hit;
	enum { DIGITS = 12 };
	struct str words[] = {STR("likeness "),
		arena_printf(arena, "%u.%03u of a threshold of %u.%03u", hit->score.score / 1000u,
			hit->score.score % 1000u, use_of(screener, hit)->threshold / 1000u,
			use_of(screener, hit)->threshold % 1000u),
		STR(": "), party->words,
		str_of(hit->asked.kind == WRITING_PLAIN ? "" : ", compared "),
		str_of(hit->asked.kind == WRITING_PLAIN
				? ""
				: writing_name((enum writing_kind)hit->asked.kind)),
		second ? arena_printf(arena, "; besides, %s", second) : STR(""),
		arena_printf(arena, "; list %.*s, edition %.*s, sha256 %.*s",
			STR_ARG(use_of(screener, hit)->id),
			STR_ARG(date_format(arena, rule->policy.edition)),
			STR_ARG(str_sub(rule->policy.sha256, 0, DIGITS)))};
	return arena_join(arena, words, sizeof words / sizeof *words);
}

static struct evidence evidence_of(struct screener *screener, const struct listed_match *match)
{
	const struct identity *identity = bom_identity(screener->bom, match->identity);
	const struct name_hit *hit = &screener->gather.party_hits.items[match->hit].hit;
	return (struct evidence){
		.kind = evidence_rows[match->evidence].kind,
		.value = identity->value,
		.matched = name_hit_name(screener->gather.search, hit),
		.confidence = hit->score.grade == NAME_SAME ? CONFIDENCE_MEDIUM : CONFIDENCE_LOW,
		.offset = identity->offset,
		.place = {.offset = identity->offset},
		.source = use_of(screener, hit)->sha256,
	};
}

/* --- findings and advisories --- */

static void add_finding(struct screener *screener, const struct listed_match *match, uint32_t at,
	const char *second)
{
	struct arena *arena = &screener->screening->arena;
	const struct component *component = &screener->bom->components.items[at];
	const struct party_hit *party = &screener->gather.party_hits.items[match->hit];
	struct listed_rule *rule = rule_of(screener, &party->hit);
	struct evidence *evidence = ARENA_NEW(arena, struct evidence);
	*evidence = evidence_of(screener, match);
	struct finding finding = {
		.verdict = VERDICT_REVIEW,
		.was = VERDICT_REVIEW,
		.policy = &rule->policy,
		.measure = &rule->measure,
		.period = &rule->period,
		.entity = &rule->entity,
		.relation = RELATION_PRODUCED,
		.component = at,
		.evidence = evidence,
		.evidence_count = 1,
		.confidence = evidence->confidence,
		.reason = sentence(screener, component, match, rule),
		.why = explanation(screener, party, rule, second),
		.next = STR(
			"compare address, registration and website with the entry; names coincide"),
		.basis = rule->measure.basis,
		.place = {.offset = component->offset},
	};
	finding_identify(screener, &finding, component, rule->entity.id);
	list_push(&screener->input->findings, finding);
}

static void add_advisory(
	struct screener *screener, const struct listed_match *match, uint32_t at, const char *why)
{
	struct arena *arena = &screener->screening->arena;
	const struct name_hit *hit = &screener->gather.party_hits.items[match->hit].hit;
	uint32_t count = (uint32_t)screener->input->advisories.count;
	struct str key = arena_printf(
		&screener->scratch, "list/%u/%u", (unsigned)hit->use, (unsigned)hit->entry);
	uint32_t advisory = map_put(&screener->advisories, key, count);
	if (advisory == count) {
		struct listed_rule *rule = rule_of(screener, hit);
		struct advisory added = {
			.id = uuid5(arena, (struct str[]){rule->measure.id, rule->entity.id}, 2),
			.policy = &rule->policy,
			.measure = &rule->measure,
			.entity = &rule->entity,
			.reason = str_of(why),
			.evidence = evidence_of(screener, match),
		};
		list_push(&screener->input->advisories, added);
	}
	struct advisory_member member = {advisory, at};
	list_push(&screener->members, member);
}

static bool was_told(const struct screener *screener, size_t match)
{
	const struct listed_match *matches = screener->gather.listed.items;
	const struct name_hit *hit = &screener->gather.party_hits.items[matches[match].hit].hit;
	for (size_t i = 0; i < match; i++) {
		const struct name_hit *other =
			&screener->gather.party_hits.items[matches[i].hit].hit;
		if (other->use == hit->use && other->entry == hit->entry)
			return true;
	}
	return false;
}

void judge_listed(struct screener *screener, uint32_t at)
{
	const struct component *component = &screener->bom->components.items[at];
	for (size_t i = 0; i < screener->gather.listed.count; i++) {
		const struct listed_match *match = &screener->gather.listed.items[i];
		const struct name_hit *hit = &screener->gather.party_hits.items[match->hit].hit;
		const struct list_use *use = use_of(screener, hit);
		if (was_told(screener, i))
			continue;
		const char *second = second_evidence(screener, component, hit);
		bool counts = hit->score.grade > NAME_POSSIBLE || second;
		if (counts && use->tier == TIER_REVIEW)
			add_finding(screener, match, at, second);
		else if (counts)
			add_advisory(
				screener, match, at, "an imported list whose rule is advisory");
		else if (use->tier == TIER_REVIEW)
			add_advisory(screener, match, at,
				"a short or common name, without another piece of evidence");
	}
}
