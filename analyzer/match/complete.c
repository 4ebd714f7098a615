/* What findings get when all are known: order, places, paths. */
#include <stdlib.h>

#include "match/screen.h"

int32_t finding_since(const struct finding *finding)
{
	int32_t since = finding->period ? finding->period->from : DATE_NONE;
	return finding->listing && finding->listing->from > since ? finding->listing->from : since;
}

/* Does the measure list the entity no more from the end of a listing on? */
static bool ends(const struct measure *measure, const struct listing *listing)
{
	for (size_t i = 0; i < measure->listing_count; i++)
		if (measure->listings[i].entity == listing->entity &&
			measure->listings[i].from == listing->to)
			return false;
	return true;
}

int32_t finding_until(const struct finding *finding)
{
	int32_t until = finding->period ? finding->period->to : DATE_MAX;
	const struct listing *listing = finding->listing;
	return listing && listing->to < until && ends(finding->measure, listing) ? listing->to
										 : until;
}

int32_t finding_edition(const struct finding *finding)
{
	if (finding->listing && finding->listing->edition != DATE_NONE)
		return finding->listing->edition;
	return finding->policy ? finding->policy->edition : DATE_NONE;
}

static int compare_findings(const void *a, const void *b)
{
	const struct finding *left = a, *right = b;
	if (left->verdict != right->verdict)
		return left->verdict > right->verdict ? -1 : 1;
	if (left->component != right->component)
		return left->component < right->component ? -1 : 1;
	int order = str_compare(left->measure->id, right->measure->id);
	return order ? order : str_compare(left->group, right->group);
}

static int compare_members(const void *a, const void *b)
{
	const struct advisory_member *left = a, *right = b;
	if (left->advisory != right->advisory)
		return left->advisory < right->advisory ? -1 : 1;
	return left->component < right->component ? -1 : left->component > right->component;
}

static int compare_advisories(const void *a, const void *b)
{
	const struct advisory *left = a, *right = b;
	int order = str_compare(left->entity->id, right->entity->id);
	return order ? order : str_compare(left->measure->id, right->measure->id);
}

static void complete_advisories(struct screener *screener)
{
	struct input *input = screener->input;
	struct arena *arena = &screener->screening->arena;
	size_t count = screener->members.count;
	if (!count)
		return;
	qsort(screener->members.items, count, sizeof *screener->members.items, compare_members);
	uint32_t *components = ARENA_ARRAY(arena, uint32_t, count);
	for (size_t i = 0; i < count; i++) {
		struct advisory *advisory =
			&input->advisories.items[screener->members.items[i].advisory];
		components[i] = screener->members.items[i].component;
		if (!advisory->component_count++)
			advisory->components = &components[i];
	}
	qsort(input->advisories.items, input->advisories.count, sizeof *input->advisories.items,
		compare_advisories);
}

static void add_path(
	struct screener *screener, const struct bom_paths *paths, struct finding *finding)
{
	uint32_t at = finding->component;
	size_t length = 0;
	if (!paths->reached[at])
		return;
	for (uint32_t i = at; i != COMPONENT_NONE; i = paths->previous[i])
		length++;
	finding->path = ARENA_ARRAY(&screener->screening->arena, uint32_t, length);
	finding->path_length = length;
	for (uint32_t i = at; i != COMPONENT_NONE; i = paths->previous[i])
		finding->path[--length] = i;
}

/* Each place that a report may name, in one pass over the document: `write` false collects the
 * offsets, true puts the places where they belong. */
static size_t visit_places(struct input *input, struct place *places, bool write)
{
	size_t count = 0;
	for (size_t i = 0; i < input->findings.count; i++) {
		struct finding *finding = &input->findings.items[i];
		for (size_t k = 0; k <= finding->evidence_count; k++) {
			struct place *place = k < finding->evidence_count
				? &finding->evidence[k].place
				: &finding->place;
			if (places)
				*(write ? place : &places[count]) = write ? places[count] : *place;
			count++;
		}
	}
	for (size_t i = 0; i < input->advisories.count; i++) {
		struct place *place = &input->advisories.items[i].evidence.place;
		if (places)
			*(write ? place : &places[count]) = write ? places[count] : *place;
		count++;
	}
	return count;
}

static size_t add_diagnostics(const struct input *input, struct place *places)
{
	const struct diagnostic *items = input->doc->diags.list.items;
	for (size_t i = 0; i < input->doc->diags.list.count; i++)
		places[i].offset = items[i].offset == STR_NPOS ? 0 : items[i].offset;
	return input->doc->diags.list.count;
}

static void complete_places(struct screener *screener)
{
	struct input *input = screener->input;
	if (!input->doc)
		return;
	size_t count = visit_places(input, NULL, false);
	size_t diagnostics = input->doc->diags.list.count;
	struct place *places =
		ARENA_ARRAY(&screener->screening->arena, struct place, count + diagnostics);
	visit_places(input, places, false);
	add_diagnostics(input, places + count);
	doc_locate_in_order(input->doc, places, count + diagnostics);
	visit_places(input, places, true);
	input->places = places + count;
}

void findings_complete(struct screener *screener)
{
	struct input *input = screener->input;
	complete_advisories(screener);
	if (input->findings.count) {
		struct bom_paths paths;
		qsort(input->findings.items, input->findings.count, sizeof *input->findings.items,
			compare_findings);
		bom_paths(screener->bom, &screener->scratch, &paths);
		for (size_t i = 0; i < input->findings.count; i++)
			add_path(screener, &paths, &input->findings.items[i]);
	}
	complete_places(screener);
}
