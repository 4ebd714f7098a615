#include "output/profiled.h"

#include <stdio.h>

#include "base/utf8.h"

enum { SHOWN = 10 }; /* gaps of a requirement that are printed, unless all are wanted */

static const char *const verdicts[] = {"met", "open", "not-met", "inconclusive"};
static const char *const statuses[] = {"met", "open", "not-met", "not-assessable"};
static const char *const levels[] = {"required", "if-exists", "recommended", "practice"};
static const char *const scopes[] = {
	"document", "component", "primary-component", "primary-and-direct-dependencies"};
static const char *const outcomes[] = {"missing", "unknown", "withheld", "present"};
static const char *const outcome_words[] = {"missing", "stated unknown", "withheld", "present"};

enum profile_verdict profiled_verdict(const struct profiled *profiled, size_t index)
{
	return profiled->results ? profiled->results[index].verdict : PROFILE_INCONCLUSIVE;
}

/* Gaps with their places */

struct gap_place {
	const struct profile_gap *gap; /* NULL: where the document's own answer stands */
	size_t answer; /* of which requirement */
};

struct gap_places {
	LIST(struct gap_place) list;
	struct place *places;
};

static size_t shown_of(const struct profile_answer *answer, size_t most)
{
	return answer->gaps.count < most ? answer->gaps.count : most;
}

static void locate(const struct profiled *profiled, const struct profile_result *result,
	size_t most, struct gap_places *found)
{
	*found = (struct gap_places){0};
	for (size_t i = 0; i < result->profile->count; i++) {
		const struct profile_answer *answer = &result->answers[i];
		if (answer->offset != STR_NPOS)
			list_push(&found->list, ((struct gap_place){NULL, i}));
		for (size_t j = 0; j < shown_of(answer, most); j++)
			list_push(&found->list, ((struct gap_place){&answer->gaps.items[j], i}));
	}
	size_t count = found->list.count;
	found->places = ARENA_ARRAY(&profiled->doc->arena, struct place, count);
	for (size_t i = 0; i < count; i++) {
		const struct gap_place *place = &found->list.items[i];
		found->places[i].offset =
			place->gap ? place->gap->offset : result->answers[place->answer].offset;
	}
	doc_locate_in_order(profiled->doc, found->places, count);
}

static const struct component *component_of(
	const struct profiled *profiled, const struct profile_gap *gap)
{
	return gap && gap->component != COMPONENT_NONE
		? &profiled->bom->components.items[gap->component]
		: NULL;
}

/* For people */

static void add_component(struct buf *out, const struct component *component)
{
	utf8_add_printable(out, component->name.len ? component->name : component->ref);
	if (component->version.len) {
		buf_add_byte(out, ' ');
		utf8_add_printable(out, component->version);
	}
}

static void text_gap(const struct profiled *profiled, const struct profile_gap *gap,
	const struct place *place, struct buf *out)
{
	const struct component *component = component_of(profiled, gap);
	buf_puts(out, "    ");
	utf8_add_printable(out, profiled->doc->name);
	if (gap->offset != STR_NPOS)
		buf_printf(out, ":%zu:%zu", place->line, place->column);
	buf_printf(out, ": %s", outcome_words[gap->outcome]);
	if (component) {
		buf_puts(out, ": ");
		add_component(out, component);
	}
	if (gap->found.ptr)
		buf_printf(out, ": found %s", diag_quote(profiled->doc, gap->found));
	if (gap->offset != STR_NPOS && place->pointer.len) {
		buf_puts(out, " (");
		place_add_pointer(out, place);
		buf_puts(out, ")");
	}
	buf_add_byte(out, '\n');
}

/* Behind "present": where. */
static void text_own(const struct profiled *profiled, const struct place *place, struct buf *out)
{
	buf_puts(out, " at ");
	utf8_add_printable(out, profiled->doc->name);
	buf_printf(out, ":%zu:%zu", place->line, place->column);
	if (place->pointer.len) {
		buf_puts(out, " (");
		place_add_pointer(out, place);
		buf_puts(out, ")");
	}
	buf_add_byte(out, '\n');
}

static const char *status_words(
	const struct requirement *requirement, const struct profile_answer *answer)
{
	static const char *const words[] = {"met", "open", "not met", "not assessable"};
	if (requirement->level == LEVEL_RECOMMENDED && answer->status == STATUS_NOT_MET)
		return "not met, recommended only";
	if (requirement->level == LEVEL_IF_EXISTS && answer->gaps.count)
		return "not everywhere, asked for where it exists";
	return words[answer->status];
}

static void text_status(const struct profiled *profiled, const struct requirement *requirement,
	const struct profile_answer *answer, struct buf *out)
{
	static const char *const colours[] = {"\033[32m", "\033[33m", "\033[31m", "\033[36m"};
	buf_printf(out, "  %s%s%s: %s (%s)", profiled->colour ? colours[answer->status] : "",
		status_words(requirement, answer), profiled->colour ? "\033[0m" : "",
		requirement->name, requirement->clause);
}

static void text_counts(
	const struct requirement *requirement, const struct profile_answer *answer, struct buf *out)
{
	const char *before = ": ";
	for (size_t i = OUTCOME_COUNT; i-- > 0;) {
		if (!answer->counts[i])
			continue;
		if (requirement->scope == SCOPE_OF_DOCUMENT)
			buf_printf(out, "%s%s", before, outcome_words[i]);
		else
			buf_printf(out, "%s%zu %s", before, answer->counts[i], outcome_words[i]);
		before = ", ";
	}
	if (before[0] == ':')
		buf_printf(out, ": %s",
			requirement->level == LEVEL_PRACTICE ? "no file shows it"
							     : "this format has no place for it");
}

static void text_answer(const struct profiled *profiled, const struct profile_result *result,
	size_t index, const struct gap_places *found, size_t *at, struct buf *out)
{
	const struct requirement *requirement = &result->profile->requirements[index];
	const struct profile_answer *answer = &result->answers[index];
	size_t shown = 0;
	text_status(profiled, requirement, answer, out);
	text_counts(requirement, answer, out);
	if (answer->offset == STR_NPOS)
		buf_add_byte(out, '\n');
	for (; *at < found->list.count && found->list.items[*at].answer == index; ++*at)
		if (!found->list.items[*at].gap) {
			text_own(profiled, &found->places[*at], out);
		} else {
			text_gap(profiled, found->list.items[*at].gap, &found->places[*at], out);
			shown++;
		}
	if (answer->gaps.count > shown)
		buf_printf(out, "    and %zu more\n", answer->gaps.count - shown);
	if (answer->add)
		buf_printf(out, "    add: %s\n", answer->add);
	else if (answer->add_since)
		buf_printf(out, "    there is a place for it since version %d.%d\n",
			answer->add_since / 10, answer->add_since % 10);
}

static void text_verdict(const struct profiled *profiled, size_t index, struct buf *out)
{
	static const char *const words[] = {"met", "open: nothing is missing, not all is stated",
		"not met", "inconclusive: there are no components to ask"};
	const struct profile *profile = profiled->wanted[index];
	size_t practices = 0;
	utf8_add_printable(out, profiled->doc->name);
	buf_printf(out, ": profile %s: %s", profile->id, words[profiled_verdict(profiled, index)]);
	for (size_t i = 0; i < profile->count; i++)
		practices += profile->requirements[i].level == LEVEL_PRACTICE;
	if (profiled->results)
		buf_printf(out, " (%zu component%s)", profiled->results[index].components,
			profiled->results[index].components == 1 ? "" : "s");
	if (practices)
		buf_printf(out, "; %zu practice%s not assessable from a file", practices,
			practices == 1 ? " is" : "s are");
	buf_add_byte(out, '\n');
}

void profiled_text(const struct profiled *profiled, struct buf *out)
{
	for (size_t i = 0; i < profiled->count; i++) {
		struct gap_places found;
		size_t at = 0;
		text_verdict(profiled, i, out);
		if (!profiled->results || profiled->quiet)
			continue;
		locate(profiled, &profiled->results[i], profiled->verbose ? SIZE_MAX : SHOWN,
			&found);
		for (size_t j = 0; j < profiled->wanted[i]->count; j++)
			text_answer(profiled, &profiled->results[i], j, &found, &at, out);
		list_finish(&found.list);
	}
}

/* For programs */

static void add_place(cJSON *object, const struct place *place)
{
	bool located = place->offset != STR_NPOS;
	object_add_str(object, "pointer", located ? place->pointer : STR_NONE);
	object_add_position(object, "line", located ? place->line : 0);
	object_add_position(object, "column", located ? place->column : 0);
}

static void json_gap(const struct profiled *profiled, const struct profile_gap *gap,
	const struct place *place, cJSON *list)
{
	const struct component *component = component_of(profiled, gap);
	cJSON *object = object_add_object(list, NULL);
	object_add_word(object, "outcome", outcomes[gap ? gap->outcome : OUTCOME_PRESENT]);
	if (component) {
		cJSON *named = object_add_object(object, "component");
		object_add_str(named, "ref", component->ref);
		object_add_str(named, "name", component->name);
		object_add_str(named, "version", component->version);
		object_add_str(named, "purl", component->purl);
	} else {
		object_add_null(object, "component");
	}
	object_add_str(object, "found", gap ? gap->found : STR_NONE);
	object_add_str(object, "file", profiled->doc->name);
	add_place(object, place);
}

static void json_counts(cJSON *object, const struct profile_answer *answer)
{
	cJSON *counts = object_add_object(object, "counts");
	for (size_t i = OUTCOME_COUNT; i-- > 0;)
		object_add_number(counts, outcomes[i], answer->counts[i]);
}

static void json_requirement(cJSON *object, const struct requirement *requirement)
{
	object_add_word(object, "name", requirement->name);
	object_add_word(object, "clause", requirement->clause);
	object_add_word(object, "level", levels[requirement->level]);
	object_add_word(object, "scope",
		requirement->level == LEVEL_PRACTICE ? NULL : scopes[requirement->scope]);
	object_add_bool(object, "may_be_unknown", requirement->may_be_unknown);
}

static void json_answer(const struct profiled *profiled, const struct profile_result *result,
	size_t index, const struct gap_places *found, size_t *at, struct output *output)
{
	const struct profile_answer *answer = &result->answers[index];
	size_t gaps = 0;
	char since[16];
	cJSON *object = object_create();
	json_requirement(object, &result->profile->requirements[index]);
	object_add_word(object, "status", statuses[answer->status]);
	json_counts(object, answer);
	cJSON *places = object_add_array(object, "places");
	for (; *at < found->list.count && found->list.items[*at].answer == index; ++*at) {
		gaps += found->list.items[*at].gap != NULL;
		json_gap(profiled, found->list.items[*at].gap, &found->places[*at], places);
	}
	object_add_number(object, "omitted", answer->gaps.count - gaps);
	object_add_word(object, "add", answer->add);
	if (answer->add_since)
		snprintf(since, sizeof since, "%d.%d", answer->add_since / 10,
			answer->add_since % 10);
	object_add_word(object, "add_since", answer->add_since ? since : NULL);
	object_write(object, output);
}

/* An object whose last member follows. */
static void write_open(cJSON *object, struct output *output)
{
	char *text = cJSON_PrintUnformatted(object);
	output_add(output, (struct str){text, strlen(text) - 1});
	cJSON_free(text);
	cJSON_Delete(object);
}

static cJSON *profile_object(const struct profile *profile)
{
	cJSON *object = object_create();
	object_add_word(object, "id", profile->id);
	object_add_word(object, "title", profile->title);
	object_add_word(object, "edition", profile->edition);
	object_add_word(object, "source", profile->source);
	return object;
}

static void json_result(const struct profiled *profiled, size_t index, struct output *output)
{
	const struct profile_result *result = profiled->results ? &profiled->results[index] : NULL;
	cJSON *object = profile_object(profiled->wanted[index]);
	struct gap_places found;
	size_t at = 0;
	object_add_word(object, "verdict", verdicts[profiled_verdict(profiled, index)]);
	object_add_number(object, "components", result ? result->components : 0);
	write_open(object, output);
	output_puts(output, ",\"requirements\":[");
	if (result) {
		locate(profiled, result,
			profiled->verbose ? SIZE_MAX : profiled->doc->limits->diagnostics, &found);
		for (size_t i = 0; i < result->profile->count; i++) {
			output_puts(output, i ? ",\n" : "\n");
			json_answer(profiled, result, i, &found, &at, output);
		}
		list_finish(&found.list);
	}
	output_puts(output, "]}");
}

void profiled_json(const struct profiled *profiled, struct output *output)
{
	for (size_t i = 0; i < profiled->count; i++) {
		output_puts(output, i ? ",\n" : "\n");
		json_result(profiled, i, output);
	}
}

/* All of them */

void profiles_text(struct output *output)
{
	for (const struct profile *const *profile = profiles; *profile; profile++) {
		struct buf out = {0};
		buf_printf(&out, "%s\n  %s, %s\n  %s\n", (*profile)->id, (*profile)->title,
			(*profile)->edition, (*profile)->source);
		output_add(output, buf_str(&out));
		buf_finish(&out);
	}
}

void profiles_json(struct output *output)
{
	output_puts(output, "{\"schema\":\"bomscreen-profiles/1\",\"profiles\":[");
	for (const struct profile *const *profile = profiles; *profile; profile++) {
		output_puts(output, profile == profiles ? "\n" : ",\n");
		write_open(profile_object(*profile), output);
		output_puts(output, ",\"requirements\":[");
		for (size_t i = 0; i < (*profile)->count; i++) {
			cJSON *object = object_create();
			json_requirement(object, &(*profile)->requirements[i]);
			output_puts(output, i ? ",\n" : "\n");
			object_write(object, output);
		}
		output_puts(output, "]}");
	}
	output_puts(output, "]}\n");
}
