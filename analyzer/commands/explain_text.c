#include "commands/explain_text.h"

#include "base/utf8.h"
#include "base/wrap.h"
#include "match/ownrule.h"
#include "match/reason.h"
#include "match/waiver.h"

enum { WIDTH = 80, STEP = 2 };

void explain_line(struct explain_page *page, size_t indent, struct str text)
{
	struct buf printable = {0};
	utf8_add_printable(&printable, text);
	buf_printf(&page->text, "%*s", (int)indent, "");
	wrap_add(&page->text, buf_str(&printable), indent, indent + STEP, WIDTH);
	buf_add_byte(&page->text, '\n');
	buf_finish(&printable);
}

void explain_printf(struct explain_page *page, size_t indent, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	explain_line(page, indent, arena_vprintf(&page->scratch, format, arguments));
	va_end(arguments);
}

/* Diagnostics */

bool explain_diagnostic(struct explain_page *page, struct str id)
{
	static const char *const severities[] = {"note", "warning", "error"};
	static const char *const effects[] = {"nothing more",
		"not everything was evaluated (incomplete, exit code 4)",
		"the input could not be read, or not to its end (exit code 3)"};
	for (size_t i = 0; i < DIAG_COUNT; i++) {
		const struct diag_kind *kind = &diag_kinds[i];
		if (!str_is(id, kind->id))
			continue;
		explain_printf(page, 0, "%s: %s", kind->id, kind->summary);
		explain_printf(page, STEP, "when screening: %s; when validating: %s",
			severities[kind->reading], severities[kind->judging]);
		explain_printf(page, STEP, "it means: %s", effects[kind->effect]);
		explain_printf(page, STEP, "to mend it: %s", explain_mend((enum diag_id)i));
		explain_printf(page, STEP,
			"the configuration can set how it is printed: \"severities\": {\"%s\": "
			"\"ignore\"}",
			kind->id);
		return true;
	}
	return false;
}

/* Components */

static const char *identity_word(const struct identity *identity)
{
	static const char *const words[] = {[ID_PURL] = "purl",
		[ID_CPE] = "CPE name",
		[ID_SWID] = "SWID tag",
		[ID_EMAIL] = "e-mail address",
		[ID_NAME] = "name",
		[ID_GROUP] = "group",
		[ID_HASH] = "hash",
		[ID_COPYRIGHT] = "copyright",
		[ID_LICENSE] = "licence",
		[ID_COUNTRY] = "country"};
	static const char *const parties[PARTY_COUNT] = {[PARTY_SUPPLIER] = "supplier",
		[PARTY_MANUFACTURER] = "manufacturer",
		[PARTY_PUBLISHER] = "publisher",
		[PARTY_AUTHOR] = "author",
		[PARTY_ORIGINATOR] = "originator",
		[PARTY_PROVIDER] = "provider",
		[PARTY_TAG_CREATOR] = "tag creator",
		[PARTY_COMMITTER] = "committer"};
	static const char *const urls[URL_COUNT] = {[URL_VCS] = "source repository",
		[URL_DISTRIBUTION] = "download",
		[URL_WEBSITE] = "website",
		[URL_ENDPOINT] = "endpoint"};
	const char *word = identity->kind == ID_PARTY && identity->detail < PARTY_COUNT
		? parties[identity->detail]
		: identity->kind == ID_URL && identity->detail < URL_COUNT ? urls[identity->detail]
		: identity->kind < sizeof words / sizeof *words            ? words[identity->kind]
									   : NULL;
	return word ? word : "address";
}

static void add_match(struct explain_page *page, const struct traced_match *traced)
{
	const struct policies *policies = page->screening->policies;
	const struct identifier *identifier =
		&policies->identifiers.items[traced->match.identifier];
	const struct entity *entity = &policies->entities.items[identifier->entity];
	explain_printf(page, 3 * STEP, "%s %.*s of %.*s (%.*s): %s, confidence %s, source %.*s%s%s",
		identifier_kind_name((enum identifier_kind)identifier->kind),
		STR_ARG(identifier->value), STR_ARG(entity->name), STR_ARG(entity->id),
		relation_name((enum relation)identifier->relation),
		confidence_name((enum confidence)identifier->confidence),
		STR_ARG(identifier->source), traced->dropped ? "; dropped: " : "",
		traced->dropped ? traced->dropped : "");
	if (traced->match.capped)
		explain_printf(
			page, 4 * STEP, "a look-alike of that name is known: review at most");
	if (identifier->note.len)
		explain_line(page, 4 * STEP, identifier->note);
}

static bool traced_here(const struct traced_match *traced, uint32_t component, uint32_t identity)
{
	return traced->component == component && traced->match.identity == identity;
}

/* Each thing that the bill says of it, and what that is on the lists. */
static void add_identities(struct explain_page *page, uint32_t at)
{
	const struct component *component = &page->input->bom->components.items[at];
	explain_printf(page, 0, "Looked up");
	for (uint32_t i = 0; i < component->identity_count; i++) {
		uint32_t number = component->identities + i;
		const struct identity *identity = bom_identity(page->input->bom, number);
		size_t found = 0;
		for (size_t k = 0; k < page->trace->matches.count; k++)
			found += traced_here(&page->trace->matches.items[k], at, number);
		struct str value = str_sub(identity->value, 0, 200);
		struct str parts[] = {str_of(identity_word(identity)), STR(" "), value,
			found ? STR("") : STR(": on no list in use")};
		explain_line(page, STEP, arena_join(&page->scratch, parts, 4));
		for (size_t k = 0; k < page->trace->matches.count; k++)
			if (traced_here(&page->trace->matches.items[k], at, number))
				add_match(page, &page->trace->matches.items[k]);
	}
	if (!component->identity_count)
		explain_printf(
			page, STEP, "nothing: the bill says nothing of it that could be looked up");
}

/* What held the verdict of a rule down. */
static struct str ceiling_text(struct explain_page *page, const struct traced_rule *traced)
{
	struct arena *arena = &page->scratch;
	const struct measure *measure = traced->rule.measure;
	const struct evidence_row *row = &evidence_rows[traced->best.evidence];
	const struct bundle *bundle = page->screening->bundle;
	switch (traced->judgement.by) {
	case CEILING_PERIOD:
		return STR("the measure itself says no more on that date");
	case CEILING_TIER:
		return arena_printf(
			arena, "the bundle %.*s takes the policy no further", STR_ARG(bundle->id));
	case CEILING_EVIDENCE:
		return arena_printf(
			arena, "evidence of this kind (%.*s) leads no further", STR_ARG(row->kind));
	case CEILING_RELATION:
		return arena_printf(arena, "the relation %s leads no further",
			relation_name(traced->judgement.relation));
	case CEILING_CONFIDENCE:
		return STR("the fact that ties it to the entity is not certain enough");
	case CEILING_REACH:
		return arena_printf(arena, "the measure reaches %s, and this is not shown to be it",
			reach_name((enum reach)measure->reach));
	case CEILING_SCOPE:
		return arena_printf(arena, "the measure binds %.*s, not the scope %.*s",
			STR_ARG(measure->addressee), STR_ARG(scope_name(page->screening->scope)));
	default:
		return STR("nothing holds it down");
	}
}

static void add_rules(struct explain_page *page, uint32_t at)
{
	static const char *const outcomes[] = {"nothing", "advisory", "review", "prohibited"};
	size_t count = 0;
	explain_printf(page, 0, "Rules");
	for (size_t i = 0; i < page->trace->rules.count; i++) {
		const struct traced_rule *traced = &page->trace->rules.items[i];
		const struct measure *measure = traced->rule.measure;
		if (traced->component != at)
			continue;
		count++;
		if (traced->refused)
			explain_printf(page, STEP, "%.*s (%.*s): nothing: %s", STR_ARG(measure->id),
				STR_ARG(traced->entity->id), traced->refused);
		else
			explain_printf(page, STEP, "%.*s (%.*s): %s by %.*s: %.*s",
				STR_ARG(measure->id), STR_ARG(traced->entity->id),
				outcomes[traced->judgement.tier],
				STR_ARG(evidence_rows[traced->best.evidence].kind),
				STR_ARG(ceiling_text(page, traced)));
	}
	if (!count)
		explain_printf(page, STEP, "none of the bundle %.*s names an entity that matched",
			STR_ARG(page->screening->bundle->id));
}

static void add_finding(struct explain_page *page, const struct finding *finding)
{
	explain_printf(page, STEP, "%s%s%s%s: %.*s [%.*s]", verdict_name(finding->verdict),
		finding->verdict != finding->was ? " (was " : "",
		finding->verdict != finding->was ? verdict_name(finding->was) : "",
		finding->verdict != finding->was ? ")" : "", STR_ARG(finding->reason),
		STR_ARG(finding->measure->id));
	explain_printf(page, 2 * STEP, "finding %.*s, fingerprint %.*s", STR_ARG(finding->id),
		STR_ARG(finding->fingerprint));
	if (finding->period && finding->period->text.len)
		explain_line(page, 2 * STEP, finding->period->text);
	if (finding->why.len)
		explain_line(page, 2 * STEP, finding->why);
	const struct waiver *decisions[] = {
		finding->determination, finding->waiver, finding->unapplied};
	for (size_t i = 0; i < 3; i++)
		if (decisions[i])
			explain_line(page, 2 * STEP, waiver_sentence(&page->scratch, decisions[i]));
	if (finding->unapplied)
		explain_printf(page, 2 * STEP, "that is not applied: it %.*s",
			STR_ARG(finding->unapplied_why));
}

static void add_verdict(struct explain_page *page, uint32_t at)
{
	const struct input *input = page->input;
	size_t count = 0;
	explain_printf(page, 0, "Verdict: %s", verdict_name((enum verdict)input->verdicts[at]));
	for (size_t i = 0; i < input->findings.count; i++) {
		if (input->findings.items[i].component != at)
			continue;
		add_finding(page, &input->findings.items[i]);
		count++;
	}
	if (count)
		return;
	if (input->verdicts[at] == VERDICT_UNKNOWN)
		explain_printf(page, STEP,
			"it has neither purl, CPE name, SWID tag, party, domain nor hash, so that "
			"there is nothing to compare");
	else
		explain_printf(page, STEP, "nothing in force matches it; that is no clearance");
}

/* What would change it */

static void add_changes(struct explain_page *page, const struct finding *finding)
{
	struct arena *arena = &page->scratch;
	if (finding->changes)
		explain_printf(page, STEP, "[%.*s] the date: %s from %.*s",
			STR_ARG(finding->measure->id), verdict_name(finding->changes_to),
			STR_ARG(date_format(arena, finding->changes)));
	if (finding->verdict == VERDICT_WAIVED)
		explain_printf(page, STEP, "[%.*s] the end of the decision that lifts it",
			STR_ARG(finding->measure->id));
	else if (finding->was == VERDICT_PROHIBITED)
		explain_printf(page, STEP,
			str_is(finding->basis, "law")
				? "[%.*s] a waiver of the authority that may, with its number "
				  "(bomscreen waive)"
				: "[%.*s] a waiver by whoever approves (bomscreen waive)",
			STR_ARG(finding->measure->id));
	else
		explain_printf(page, STEP,
			"[%.*s] a determination (bomscreen determine), or evidence that settles "
			"what holds the rule down",
			STR_ARG(finding->measure->id));
}

/* The verdict that another bundle comes to. */
static enum verdict verdict_in(
	struct explain_page *page, const struct bundle *bundle, uint32_t at, size_t *advisories)
{
	struct screening other = *page->screening;
	struct input input = {
		.doc = page->input->doc, .format = page->input->format, .bom = page->input->bom};
	other.arena = (struct arena){0};
	other.bundle = bundle;
	other.scope = bundle->scope;
	other.trace = NULL;
	screen(&other, &input);
	enum verdict verdict = (enum verdict)input.verdicts[at];
	for (size_t i = 0; i < input.advisories.count; i++)
		for (size_t k = 0; k < input.advisories.items[i].component_count; k++)
			*advisories += input.advisories.items[i].components[k] == at;
	input_finish(&input);
	arena_finish(&other.arena);
	return verdict;
}

static void add_bundles(struct explain_page *page, uint32_t at)
{
	const struct policies *policies = page->screening->policies;
	for (size_t i = 0; i < policies->bundles.count; i++) {
		const struct bundle *bundle = &policies->bundles.items[i];
		size_t advisories = 0;
		if (bundle == page->screening->bundle)
			continue;
		enum verdict verdict = verdict_in(page, bundle, at, &advisories);
		if (verdict != page->input->verdicts[at] || advisories)
			explain_printf(page, STEP, "the bundle %.*s (scope %.*s): %s%s",
				STR_ARG(bundle->id), STR_ARG(scope_name(bundle->scope)),
				verdict_name(verdict), advisories ? ", and advisories" : "");
	}
}

/* Those of one's own that are written down, and what each wants of the component. */
static void add_own_rules(struct explain_page *page, uint32_t at)
{
	size_t count = 0;
	for (size_t i = 0; i < page->trace->own_rules.count; i++) {
		const struct traced_own *traced = &page->trace->own_rules.items[i];
		if (traced->component != at && traced->component != TRACED_ALL)
			continue;
		if (!count++)
			explain_printf(page, 0, "Rules of your own");
		explain_printf(page, STEP, "%.*s of %.*s (%s): %s",
			STR_ARG(traced->rule->measure.id), STR_ARG(traced->rule->policy->id),
			effect_name(traced->rule->effect),
			traced->refused ? traced->refused : "it fits");
	}
}

void explain_component(struct explain_page *page, uint32_t at)
{
	const struct component *component = &page->input->bom->components.items[at];
	struct arena *arena = &page->scratch;
	struct str title = component_title(arena, component);
	struct str where =
		arena_printf(arena, ":%zu: ", doc_place(page->input->doc, component->offset).line);
	explain_line(page, 0,
		arena_join(arena, (struct str[]){page->input->doc->name, where, title}, 3));
	add_verdict(page, at);
	add_identities(page, at);
	explain_candidates(page, at);
	add_rules(page, at);
	add_own_rules(page, at);
	explain_printf(page, 0, "What would change it");
	for (size_t i = 0; i < page->input->findings.count; i++)
		if (page->input->findings.items[i].component == at)
			add_changes(page, &page->input->findings.items[i]);
	if (page->input->verdicts[at] == VERDICT_UNKNOWN)
		explain_printf(page, STEP,
			"a supplier, a package URL, a CPE name or a hash in the bill; an \"own\" "
			"pattern of the configuration; a determination");
	add_bundles(page, at);
	explain_printf(
		page, STEP, "another date (--as-of), scope (--scope) or edition of the policies");
}
