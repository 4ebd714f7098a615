/* Reading the versions of files that a history has: which findings each could ever have. */
#include <stdlib.h>

#include "base/path.h"
#include "commands/history_parts.h"

enum { DAY = 24 * 60 * 60, ASKING_MAX = 2000 };

int32_t history_date(int64_t time)
{
	return (int32_t)(time >= 0 ? time / DAY : -((DAY - 1 - time) / DAY));
}

static int by_number(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
	return (x > y) - (x < y);
}

static const struct period *last_period(const struct measure *measure, int32_t date)
{
	const struct period *last = NULL;
	for (size_t i = 0; i < measure->period_count; i++)
		if (measure->periods[i].from <= date &&
			(!last || measure->periods[i].to > last->to))
			last = &measure->periods[i];
	return last;
}

void history_sort_dates(struct dates *dates)
{
	size_t kept = 0;
	qsort(dates->items, dates->count, sizeof *dates->items, by_number);
	for (size_t i = 0; i < dates->count; i++)
		if (!kept || dates->items[kept - 1] != dates->items[i])
			dates->items[kept++] = dates->items[i];
	dates->count = kept;
}

static void add_measure(struct history *history, const struct measure *measure)
{
	int32_t today = history->options->screening->as_of;
	const struct period *last = last_period(measure, today);
	if (last && last->to <= today)
		list_push(&history->scan_dates, last->to - 1);
	for (size_t i = 0; i < measure->period_count; i++) {
		const struct period *period = &measure->periods[i];
		if (period->from != DATE_NONE && period->from <= today)
			list_push(&history->turns, period->from);
		if (period->to <= today)
			list_push(&history->turns, period->to - 1);
	}
}

void history_list_dates(struct history *history)
{
	const struct screening *screening = history->options->screening;
	const struct policies *policies = screening->policies;
	list_push(&history->scan_dates, screening->as_of);
	for (size_t i = 0; i < policies->policies.count && !screening->as_of_given; i++)
		for (size_t j = 0; j < policies->policies.items[i].measure_count; j++)
			add_measure(history, &policies->policies.items[i].measures[j]);
	list_push(&history->turns, screening->as_of);
	history_sort_dates(&history->scan_dates);
	history_sort_dates(&history->turns);
}

/* Listing */

bool history_wanted(const void *context, struct str name, uint32_t mode)
{
	return file_kind(mode) == FILE_REGULAR && globs_fit_name(context, name);
}

uint32_t history_number(struct arena *arena, struct map *map, struct str key)
{
	uint32_t number = map_get(map, key);
	return number != MAP_NONE ? number
				  : map_put(map, arena_str(arena, key), (uint32_t)map->count);
}

static uint32_t version_of(struct history *history, struct str path, const struct oid *oid)
{
	const struct str parts[] = {oid_key(oid), path};
	if (!oid->size)
		return MAP_NONE;
	struct str key = arena_join(&history->arena, parts, 2);
	uint32_t number = map_get(&history->version_by_key, key);
	if (number != MAP_NONE)
		return number;
	struct version version = {.path = str_from(key, oid->size),
		.oid = *oid,
		.commit = (uint32_t)history->commits.count};
	list_push(&history->versions, version);
	return map_put(&history->version_by_key, key, (uint32_t)(history->versions.count - 1));
}

void history_take_commit(
	void *context, const struct commit *commit, const struct file *changes, size_t count)
{
	struct history *history = context;
	bool any = false;
	for (size_t i = 0; i < count; i++) {
		const struct file *file = &changes[i];
		if (!globs_fit(&history->names, file->path))
			continue;
		struct event event = {.commit = (uint32_t)history->commits.count,
			.old = version_of(history, file->path, &file->old),
			.new = version_of(history, file->path, &file->oid)};
		list_push(&history->events, event);
		any = true;
	}
	if (any)
		list_push(&history->commits, *commit);
}

/* Reading versions */

static struct str component_key(struct history *history, const struct component *component)
{
	if (component->purl.len)
		return component->purl;
	const struct str parts[] = {
		component->group, STR("\n"), component->name, STR("\n"), component->version};
	return arena_join(&history->scan.arena, parts, 5);
}

static void count_components(struct history *history, const struct input *input)
{
	for (uint32_t i = 0; i < input->bom->components.count; i++) {
		const struct component *component = &input->bom->components.items[i];
		if (component->synthetic)
			continue;
		struct str key = component_key(history, component);
		if (map_get(&history->component_by_name, key) != MAP_NONE)
			continue;
		map_put(&history->component_by_name, arena_str(&history->arena, key), 0);
		history->seen.components++;
		history->seen.attributed += input->makers && input->makers[i].attributed;
		history->seen.unknown += input->verdicts[i] == VERDICT_UNKNOWN;
		history->seen.no_match += input->verdicts[i] == VERDICT_NO_MATCH;
	}
}

static void add_findings(
	struct history *history, struct version *version, const struct input *input)
{
	uint32_t *grown =
		ARENA_ARRAY(&history->arena, uint32_t, version->count + input->findings.count);
	uint32_t count = version->count;
	if (count)
		memcpy(grown, version->findings, count * sizeof *grown);
	for (size_t i = 0; i < input->findings.count; i++) {
		const struct finding *finding = &input->findings.items[i];
		uint32_t number, at = 0;
		if (finding->was < VERDICT_REVIEW)
			continue;
		number = history_number(
			&history->arena, &history->finding_by_print, finding->fingerprint);
		while (at < count && grown[at] != number)
			at++;
		grown[count] = number;
		count += at == count;
	}
	version->findings = grown;
	version->count = count;
}

static void scan_document(
	struct history *history, struct version *version, const struct document *document)
{
	struct bom bom;
	bom_init(&bom, document->doc);
	version->unread |= !document->format->read(document->doc, &bom);
	for (size_t i = 0; i < history->scan_dates.count; i++) {
		struct input input = {
			.doc = document->doc, .format = document->format, .bom = &bom};
		history->scan.as_of = history->scan_dates.items[i];
		screen(&history->scan, &input);
		add_findings(history, version, &input);
		if (i + 1 == history->scan_dates.count)
			count_components(history, &input);
		input_finish(&input);
	}
	arena_reset(&history->scan.arena);
	bom_finish(&bom);
}

/* Files beside a version: those of the commit that had it first. */

struct asking {
	struct history *history;
	struct version *version;
};

static enum sibling note_asking(struct doc *doc, struct str relative, struct str *bytes)
{
	struct asking *asking = doc->source;
	(void)relative;
	(void)bytes;
	asking->version->asks = true;
	return SIBLING_NONE;
}

static enum sibling find_sibling(struct doc *doc, struct str relative, struct str *bytes)
{
	struct asking *asking = doc->source;
	struct history *history = asking->history;
	struct str path = path_beside(&doc->arena, doc->file, relative);
	const struct oid *commit = &history->commits.items[asking->version->commit].oid;
	struct doc *other = path.ptr
		? repository_file(history->repository, oid_hex(commit, &doc->arena), path)
		: NULL;
	if (!other)
		return SIBLING_NONE;
	*bytes = arena_str(&doc->arena, other->raw);
	history_drop(other);
	return globs_fit(&history->names, path) ? SIBLING_OWN : SIBLING_READ;
}

void history_open(
	struct history *history, struct version *version, struct doc *doc, bool good, bool beside)
{
	struct documents *documents = &history->documents;
	struct asking *asking = ARENA_NEW(&doc->arena, struct asking);
	*asking = (struct asking){history, version};
	documents->list.count = 0;
	doc->file = arena_str(&doc->arena, version->path);
	doc->sibling = beside ? find_sibling : note_asking;
	doc->source = asking;
	if (good && !doc->diags.counts[DIAG_LFS_POINTER])
		documents_add(documents, doc, NULL);
	else
		list_push(&documents->list, ((struct document){.doc = doc}));
}

void history_drop(struct doc *doc)
{
	doc_finish(doc);
	memory_free(doc);
}

static void scan(
	struct history *history, struct version *version, struct doc *doc, bool good, bool beside)
{
	history_open(history, version, doc, good, beside);
	bool foreign = good && screening_only_by_name(&history->documents);
	for (size_t i = 0; i < history->documents.list.count; i++) {
		struct document *document = &history->documents.list.items[i];
		if (document->format)
			scan_document(history, version, document);
		version->unread |=
			!foreign && diags_effect(&document->doc->diags) == EFFECT_UNREADABLE;
		history_drop(document->doc);
	}
}

void history_scan(void *context, const struct file *file, struct doc *doc, bool good)
{
	struct reading *reading = context;
	struct history *history = reading->history;
	struct version *version =
		&history->versions.items[reading->versions[file - reading->files]];
	scan(history, version, doc, good, false);
	history->unread += version->unread;
}

void history_collect(void *context, const struct file *file, struct doc *doc, bool good)
{
	struct reading *reading = context;
	uint32_t number = reading->versions[file - reading->files];
	list_push(&reading->collected, ((struct collected){doc, number, good}));
}

void history_scan_asking(struct history *history, struct reading *reading)
{
	bool *choice = ARENA_ARRAY(&history->arena, bool, history->versions.count + 1);
	size_t asking = 0;
	for (size_t i = 0; i < history->versions.count; i++)
		choice[i] = history->versions.items[i].asks && asking++ < ASKING_MAX;
	if (!asking)
		return;
	history_read_versions(history, choice, reading, history_collect);
	for (size_t i = 0; i < reading->collected.count; i++) {
		const struct collected *collected = &reading->collected.items[i];
		scan(history, &history->versions.items[collected->version], collected->doc,
			collected->good, true);
	}
	list_finish(&reading->collected);
	if (asking > ASKING_MAX)
		diag(history->doc, DIAG_HISTORY_UNREAD, STR_NPOS,
			"of %zu versions of files that include others, %zu were read without these",
			asking, asking - ASKING_MAX);
}

void history_read_versions(
	struct history *history, const bool *choice, struct reading *reading, doc_visit *visit)
{
	size_t count = 0;
	reading->files = ARENA_ARRAY(&history->arena, struct file, history->versions.count);
	reading->versions = ARENA_ARRAY(&history->arena, uint32_t, history->versions.count);
	for (uint32_t i = 0; i < history->versions.count; i++) {
		const struct version *version = &history->versions.items[i];
		if (choice && !choice[i])
			continue;
		reading->versions[count] = i;
		reading->files[count++] =
			(struct file){.path = version->path, .mode = 0100644, .oid = version->oid};
	}
	repository_docs(history->repository, STR(""), reading->files, count, visit, reading);
}
