#include "output/parts.h"

#include "match/lists.h"

#include "format.h"
#include "match/waiver.h"

static bool uses(const struct bundle *bundle, struct str policy)
{
	for (size_t i = 0; i < bundle->member_count; i++)
		if (str_eq(bundle->members[i].policy, policy))
			return bundle->members[i].tier != TIER_OFF;
	return false;
}

bool result_uses(const struct result *result, const struct policy *policy)
{
	return uses(result->screening->bundle, policy->id);
}

int32_t result_edition(const struct result *result)
{
	const struct policies *policies = result->screening->policies;
	int32_t edition = policies->edition;
	for (size_t i = 0; i < policies->policies.count; i++) {
		const struct policy *policy = &policies->policies.items[i];
		if (policy->edition > edition && uses(result->screening->bundle, policy->id))
			edition = policy->edition;
	}
	return edition;
}

/* Below review, "incomplete" outranks every verdict: what was not evaluated could be anything. */
static const char *verdict_word(enum verdict verdict, bool incomplete, bool empty)
{
	bool nothing = empty || (incomplete && verdict < VERDICT_REVIEW);
	return nothing ? "incomplete" : verdict_name(verdict);
}

size_t result_unit(const struct result *result, size_t first)
{
	const struct input *inputs = result->inputs;
	size_t end = first + 1;
	while (end < result->count && inputs[first].origin &&
		inputs[end].origin == inputs[first].origin)
		end++;
	return end - first;
}

size_t result_units(const struct result *result)
{
	size_t count = 0;
	for (size_t i = 0; i < result->count; i += result_unit(result, i))
		count++;
	return count;
}

struct input unit_sum(const struct input *inputs, size_t count)
{
	struct input sum = {.doc = inputs->doc, .origin = inputs->origin};
	for (size_t i = 0; i < count; i++) {
		const struct input *input = &inputs[i];
		sum.summary.prohibited += input->summary.prohibited;
		sum.summary.review += input->summary.review;
		sum.summary.unknown += input->summary.unknown;
		sum.summary.no_match += input->summary.no_match;
		sum.summary.waived += input->summary.waived;
		sum.summary.components += input->summary.components;
		sum.summary.attributed += input->summary.attributed;
		sum.incomplete |= input->incomplete;
		sum.unreadable |= input->unreadable;
		if (input->verdict > sum.verdict)
			sum.verdict = input->verdict;
	}
	return sum;
}

struct str part_path(const struct input *input)
{
	struct str name = input->doc->name;
	struct str origin = input->origin ? input->origin->name : STR_NONE;
	if (input->origin && str_starts(name, origin) && name.len > origin.len &&
		(name.ptr[origin.len] == ':' || name.ptr[origin.len] == '/'))
		return str_from(name, origin.len + 1);
	return input->origin && input->doc->file.ptr ? input->doc->file : name;
}

/* Most commits change no list. */
static bool is_staged(const struct input *input)
{
	return input->origin && strcmp(input->origin->view, "staged") == 0;
}

const char *input_verdict(const struct input *input)
{
	bool may_be_empty = (input->format && input->format->lock) || is_staged(input);
	return verdict_word(input->verdict, input->incomplete || input->unreadable,
		!input->summary.components && !may_be_empty);
}

const char *result_verdict(const struct result *result)
{
	return verdict_word(result->verdict, result->incomplete, !result->summary.components);
}

void part_head(cJSON *object, const struct result *result)
{
	const struct screening *screening = result->screening;
	cJSON *tool = object_add_object(object, "tool");
	object_add_word(tool, "name", "bomscreen");
	object_add_str(tool, "version", result->version);
	object_add_date(object, "as_of", screening->as_of);
	object_add_word(object, "as_of_source", screening->as_of_given ? "given" : "clock");
	object_add_str(object, "scope", scope_name(screening->scope));
	object_add_str(object, "bundle", screening->bundle->id);
}

/* Imported lists, as policies that have no version. */
static void add_lists(cJSON *array, const struct lists *lists)
{
	for (size_t i = 0; i < lists->uses.count; i++) {
		const struct list_use *use = &lists->uses.items[i];
		struct str id[] = {STR(LIST_POLICY), use->id};
		if (use->tier == TIER_OFF)
			continue;
		struct arena scratch = {0};
		cJSON *object = object_add_object(array, NULL);
		object_add_str(object, "id", arena_join(&scratch, id, 2));
		object_add_null(object, "version");
		object_add_date(object, "edition", use->edition);
		object_add_str(object, "sha256", use->sha256);
		arena_finish(&scratch);
	}
}

void part_policies(cJSON *parent, const struct result *result)
{
	const struct policies *policies = result->screening->policies;
	cJSON *array = object_add_array(parent, "policies");
	if (policies->lists)
		add_lists(array, policies->lists);
	for (size_t i = 0; i < policies->policies.count; i++) {
		const struct policy *policy = &policies->policies.items[i];
		if (!uses(result->screening->bundle, policy->id))
			continue;
		cJSON *object = object_add_object(array, NULL);
		object_add_str(object, "id", policy->id);
		object_add_str(object, "version", policy->version);
		object_add_date(object, "edition", policy->edition);
		object_add_str(object, "sha256", policy->sha256);
	}
}

void part_summary(cJSON *parent, const struct summary *summary)
{
	object_add_number(parent, "prohibited", summary->prohibited);
	object_add_number(parent, "review", summary->review);
	object_add_number(parent, "unknown", summary->unknown);
	object_add_number(parent, "no_match", summary->no_match);
	object_add_number(parent, "waived", summary->waived);
}

void part_totals(cJSON *parent, const struct result *result)
{
	object_add_word(parent, "verdict", result_verdict(result));
	object_add_bool(parent, "incomplete", result->incomplete);
	cJSON *summary = object_add_object(parent, "summary");
	object_add_number(summary, "inputs", result_units(result));
	object_add_number(summary, "components", result->summary.components);
	object_add_number(summary, "attributed", result->summary.attributed);
	part_summary(summary, &result->summary);
}

void part_component(cJSON *parent, const char *name, const struct input *input, uint32_t index)
{
	cJSON *object = object_add_object(parent, name);
	const struct component *component = &input->bom->components.items[index];
	object_add_str(object, "ref", component->ref);
	object_add_str(object, "name", component->name);
	object_add_str(object, "version", component->version);
	object_add_str(object, "purl", component->purl);
}

static void add_entity(cJSON *parent, const struct entity *entity)
{
	if (!entity) {
		object_add_null(parent, "entity");
		return;
	}
	cJSON *object = object_add_object(parent, "entity");
	object_add_str(object, "id", entity->id);
	object_add_str(object, "name", entity->name);
}

static void add_evidence(cJSON *parent, const struct input *input, const struct finding *finding)
{
	cJSON *array = object_add_array(parent, "evidence");
	for (size_t i = 0; i < finding->evidence_count; i++) {
		const struct evidence *evidence = &finding->evidence[i];
		cJSON *object = object_add_object(array, NULL);
		object_add_str(object, "kind", evidence->kind);
		object_add_str(object, "value", evidence->value);
		object_add_str(object, "matched", evidence->matched);
		object_add_word(object, "confidence", confidence_name(evidence->confidence));
		object_add_str(object, "file", input->doc->name);
		object_add_str(object, "pointer", evidence->place.pointer);
		object_add_position(object, "line", evidence->place.line);
		object_add_position(object, "column", evidence->place.column);
	}
}

static void add_law(cJSON *object, const struct finding *finding)
{
	static const struct measure none;
	const struct measure *measure = finding->measure ? finding->measure : &none;
	object_add_str(object, "authority", measure->authority);
	object_add_str(object, "instrument", measure->instrument);
	object_add_str(object, "citation", measure->citation);
	object_add_date(object, "effective", finding_since(finding));
	object_add_date(object, "until", finding_until(finding));
	object_add_date(object, "edition", finding_edition(finding));
}

static void add_addressee(cJSON *object, const struct result *result, const struct finding *finding)
{
	static const struct measure none;
	const struct measure *measure = finding->measure ? finding->measure : &none;
	object_add_str(object, "scope", scope_name(result->screening->scope));
	object_add_str(object, "basis", finding->basis);
	object_add_str(object, "addressee", measure->addressee);
	object_add_str(object, "quote", measure->quote);
	object_add_str(object, "url", measure->url);
	object_add_str(object, "group", finding->group);
}

static void add_path(cJSON *parent, const struct input *input, const struct finding *finding)
{
	cJSON *array = object_add_array(parent, "path");
	for (size_t i = 0; i < finding->path_length; i++)
		part_component(array, NULL, input, finding->path[i]);
}

static void add_cover(cJSON *parent, const struct cover *cover)
{
	struct arena scratch = {0};
	if (!cover->purl.len) {
		object_add_null(parent, "covers");
		return;
	}
	cJSON *object = object_add_object(parent, "covers");
	struct str parts[] = {cover->purl, cover->star ? STR("*") : STR("")};
	object_add_str(object, "purl", arena_join(&scratch, parts, 2));
	object_add_str(object, "versions", cover->range);
	object_add_str(object, "entity", cover->entity);
	object_add_str(object, "rule", cover->rule);
	arena_finish(&scratch);
}

/* Members as in the file of waivers, and where that has it. */
static cJSON *add_decision(cJSON *parent, const char *name, const struct waiver *waiver)
{
	if (!waiver) {
		object_add_null(parent, name);
		return NULL;
	}
	cJSON *object = object_add_object(parent, name);
	object_add_word(object, "kind",
		waiver->rule_of                 ? "allow-rule"
			: waiver->determination ? "determination"
						: "waiver");
	object_add_str(object, "id", waiver->id);
	object_add_str(object, "fingerprint", waiver->fingerprint);
	add_cover(object, &waiver->covers);
	object_add_str(object, "bundle", waiver->bundle);
	object_add_str(object, "scope", waiver->scoped ? scope_name(waiver->scope) : STR_NONE);
	if (waiver->determination)
		object_add_word(object, "outcome", outcome_name(waiver->outcome));
	object_add_str(object, "authority", waiver->authority);
	object_add_str(object, "number", waiver->number);
	object_add_str(object, "basis", waiver->basis);
	object_add_str(object, "reason", waiver->reason);
	object_add_str(object, "person", waiver->person);
	cJSON *evidence = object_add_array(object, "evidence");
	for (size_t i = 0; i < waiver->evidence_count; i++)
		object_add_str(evidence, NULL, waiver->evidence[i]);
	object_add_date(object, "date", waiver->date);
	object_add_date(object, "expires", waiver->expires);
	object_add_bool(object, "signed", waiver->signing != SIGNING_NONE);
	object_add_bool(object, "verified", waiver->signing == SIGNING_VERIFIED);
	object_add_str(object, "signer", waiver->signer);
	object_add_str(object, "file", waiver->doc->name);
	object_add_position(object, "line", waiver->place.line);
	object_add_position(object, "column", waiver->place.column);
	return object;
}

static void add_side(cJSON *parent, const char *name, const struct presence_side *side)
{
	if (!side->commit.ptr) {
		object_add_null(parent, name);
		return;
	}
	cJSON *object = object_add_object(parent, name);
	object_add_str(object, "commit", side->commit);
	object_add_date(object, "date", side->date);
	object_add_str(object, "author", side->author);
}

static void add_presence(cJSON *parent, const struct presence *presence)
{
	if (!presence)
		return;
	cJSON *object = object_add_object(parent, "history");
	add_side(object, "added", &presence->added);
	add_side(object, "removed", &presence->removed);
	object_add_bool(object, "perhaps_earlier", presence->cut);
	object_add_bool(object, "there", presence->there);
	object_add_date(object, "judged_on", presence->judged_on);
}

void part_finding(cJSON *object, const struct result *result, const struct input *input,
	const struct finding *finding)
{
	object_add_str(object, "id", finding->id);
	object_add_str(object, "fingerprint", finding->fingerprint);
	object_add_word(object, "verdict", verdict_name(finding->verdict));
	object_add_word(object, "was", verdict_name(finding->was));
	object_add_str(object, "policy", finding->policy ? finding->policy->id : STR_NONE);
	object_add_str(object, "rule", finding->measure ? finding->measure->id : STR_NONE);
	object_add_word(
		object, "relation", finding->entity ? relation_name(finding->relation) : NULL);
	add_entity(object, finding->entity);
	add_law(object, finding);
	add_addressee(object, result, finding);
	part_component(object, "component", input, finding->component);
	add_evidence(object, input, finding);
	object_add_word(object, "confidence", confidence_name(finding->confidence));
	add_path(object, input, finding);
	object_add_str(object, "reason", finding->reason);
	object_add_str(object, "next", finding->next);
	object_add_str(object, "replacement", finding->replacement);
	add_decision(object, "determination", finding->determination);
	add_decision(object, "waiver", finding->waiver);
	cJSON *unapplied = add_decision(object, "unapplied", finding->unapplied);
	if (unapplied)
		object_add_str(unapplied, "why", finding->unapplied_why);
	add_presence(object, finding->presence);
}

void part_advisory(cJSON *object, const struct input *input, const struct advisory *advisory)
{
	const struct measure *measure = advisory->measure;
	object_add_str(object, "id", advisory->id);
	object_add_str(object, "input", input->doc->name);
	object_add_str(object, "policy", advisory->policy ? advisory->policy->id : STR_NONE);
	object_add_str(object, "rule", measure ? measure->id : STR_NONE);
	add_entity(object, advisory->entity);
	object_add_str(object, "authority", measure ? measure->authority : STR_NONE);
	object_add_str(object, "citation", measure ? measure->citation : STR_NONE);
	object_add_str(object, "url", measure ? measure->url : STR_NONE);
	object_add_str(object, "reason", advisory->reason);
	cJSON *components = object_add_array(object, "components");
	for (size_t i = 0; i < advisory->component_count; i++)
		part_component(components, NULL, input, advisory->components[i]);
}

struct str part_file(const struct input *input)
{
	struct str name = input->doc->name;
	if (input->origin && input->origin->revision.ptr && input->doc->file.ptr)
		return input->doc->file;
	while (str_starts(name, STR("./")))
		name = str_from(name, 2);
	return name;
}

struct place *part_places(struct arena *arena, const struct input *input)
{
	size_t count = input->bom->components.count;
	struct place *places = ARENA_ARRAY(arena, struct place, count);
	for (size_t i = 0; i < count; i++)
		places[i].offset = input->bom->components.items[i].offset;
	doc_locate_in_order(input->doc, places, count);
	return places;
}
