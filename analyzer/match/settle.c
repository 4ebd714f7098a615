/* What the decisions of people make of a finding: the one place where a verdict is lifted. */
#include "match/waiver.h"

static const char *kind_of(const struct waiver *waiver)
{
	return waiver->determination ? "determination" : "waiver";
}

/* What a decision is compared with. */
struct target {
	const struct finding *finding;
	struct str package; /* of the component: canonical, without version; absent: no purl */
	struct str version;
};

static bool covers(const struct cover *cover, const struct target *target)
{
	const struct finding *finding = target->finding;
	if (!target->package.len || !finding->entity || !finding->measure ||
		!str_eq(cover->entity, finding->entity->id) ||
		!str_eq(cover->rule, finding->measure->id))
		return false;
	bool package = cover->star ? str_starts(target->package, cover->purl)
				   : str_eq(target->package, cover->purl);
	return package && target->version.len && vers_contains(&cover->versions, target->version);
}

static bool names(const struct waiver *waiver, const struct target *target)
{
	return waiver->fingerprint.len
		? str_eq_nocase(waiver->fingerprint, target->finding->fingerprint)
		: covers(&waiver->covers, target);
}

/* Why it does not hold for the finding, or absent. *wrong: somebody has to look at the file. */
static struct str refusal(struct arena *arena, const struct screening *screening,
	const struct waiver *waiver, const struct finding *finding, bool *wrong)
{
	*wrong = false;
	if (waiver->bundle.len && !str_eq(waiver->bundle, screening->bundle->id))
		return arena_printf(
			arena, "holds only in the bundle %.*s", STR_ARG(waiver->bundle));
	if (waiver->scoped && waiver->scope != screening->scope)
		return arena_printf(
			arena, "holds only in the scope %.*s", STR_ARG(scope_name(waiver->scope)));
	if (screening->as_of < waiver->date)
		return arena_printf(arena, "holds only from %.*s on",
			STR_ARG(date_format(arena, waiver->date)));
	*wrong = true;
	if (screening->as_of >= waiver->expires)
		return arena_printf(
			arena, "lapsed on %.*s", STR_ARG(date_format(arena, waiver->expires)));
	if (!waiver->determination && !str_eq(waiver->basis, finding->basis))
		return arena_printf(arena, "is for a rule by %.*s; this is one by %.*s",
			STR_ARG(waiver->basis), STR_ARG(finding->basis));
	if (waiver->determination && waiver->outcome != OUTCOME_COVERED &&
		finding->was == VERDICT_PROHIBITED)
		return STR("cannot lift a prohibition: that takes a waiver");
	return STR_NONE;
}

static void tell(struct waiver *waiver, const struct finding *finding, struct str why, bool lapsed)
{
	if (waiver->told)
		return;
	waiver->told = true;
	diag(waiver->doc, lapsed ? DIAG_WAIVER_EXPIRED : DIAG_WAIVER_REFUSED, waiver->offset,
		"the %s %.*s; the finding keeps its verdict: %s: %s", kind_of(waiver), STR_ARG(why),
		verdict_name(finding->was), diag_quote(waiver->doc, finding->reason));
}

/* Of two determinations the later one counts; of one day, the stricter. */
static bool replaces(const struct waiver *waiver, const struct waiver *than)
{
	if (!than || waiver->date != than->date)
		return !than || waiver->date > than->date;
	return waiver->outcome == OUTCOME_COVERED;
}

/* A determination that the measure covers the component makes the verdict the measure's own. */
static enum verdict covered_verdict(const struct finding *finding)
{
	if (finding->was == VERDICT_UNKNOWN || !finding->period)
		return VERDICT_REVIEW;
	return (enum verdict)finding->period->verdict;
}

/* What remains to be done about a finding that a decision lifts. */
static struct str next_of(struct arena *arena, const struct waiver *waiver)
{
	return waiver->expires == DATE_MAX
		? STR("nothing, as long as the decision stands")
		: arena_printf(arena, "replace it, or have the %s renewed, before %.*s",
			  kind_of(waiver), STR_ARG(date_format(arena, waiver->expires)));
}

static void conclude(struct arena *arena, struct finding *finding)
{
	const struct waiver *determination = finding->determination;
	const struct waiver *lifts = finding->waiver;
	if (!lifts && determination && determination->outcome == OUTCOME_COVERED)
		finding->verdict = covered_verdict(finding);
	else if (!lifts)
		lifts = determination;
	if (!lifts)
		return;
	finding->verdict = VERDICT_WAIVED;
	finding->changes = 0;
	finding->next = next_of(arena, lifts);
}

static void apply(struct finding *finding, const struct waiver *waiver)
{
	const struct waiver **place =
		waiver->determination ? &finding->determination : &finding->waiver;
	if (replaces(waiver, *place))
		*place = waiver;
}

static struct target target_of(
	struct arena *arena, const struct component *component, const struct finding *finding)
{
	struct target target = {.finding = finding, .version = component->version};
	struct purl purl = {0};
	const char *error;
	if (!component->purl.len)
		return target;
	if (purl_parse(arena, component->purl, &purl, &error) && purl.version.len)
		target.version = purl.version;
	target.package = waiver_package(arena, component->purl);
	return target;
}

void waivers_apply(const struct screening *screening, const struct component *component,
	struct finding *finding)
{
	struct waivers *waivers = screening->waivers;
	struct waiver *refused = NULL;
	bool wrong = false;
	if (!waivers || !waivers->list.count)
		return;
	struct target target = target_of(&waivers->arena, component, finding);
	for (size_t i = 0; i < waivers->list.count; i++) {
		struct waiver *waiver = &waivers->list.items[i];
		bool here;
		if (!names(waiver, &target))
			continue;
		struct str why = refusal(&waivers->arena, screening, waiver, finding, &here);
		if (!why.ptr) {
			apply(finding, waiver);
		} else if (!refused || (here && !wrong)) {
			refused = waiver;
			wrong = here;
			finding->unapplied_why = why;
		}
	}
	conclude(&waivers->arena, finding);
	if (!refused || finding->verdict == VERDICT_WAIVED)
		return; /* an older decision was renewed */
	finding->unapplied = refused;
	if (wrong)
		tell(refused, finding, finding->unapplied_why,
			screening->as_of >= refused->expires);
}
