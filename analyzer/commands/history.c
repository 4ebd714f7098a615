#include "commands/history.h"

#include <stdlib.h>

#include "base/globs.h"
#include "commands/screening.h"
#include "git/repository.h"

enum { SHORT = 12, DAY = 24 * 60 * 60 };

struct dates {
	int32_t *items;
	size_t count, cap;
};

/* A version of a file, read once. */
struct version {
	struct str path;
	struct oid oid;
	uint32_t *findings; /* numbers of fingerprints, in no order */
	uint32_t count;
	uint32_t commit; /* that had it first */
	bool unread;
};

/* What a commit did to a file; versions by number, MAP_NONE: none. */
struct event {
	uint32_t commit, old, new;
};

/* A finding in a file, from the commit that brought it in on. */
struct stay {
	uint32_t path, finding;
	uint32_t from, to; /* commits; to MAP_NONE: not taken out */
	uint32_t version; /* that brought it in */
	bool there; /* at the tip */
	struct finding best; /* with the worst verdict while it was there */
	int32_t judged_on;
	bool judged;
};

struct history {
	struct history_options *options;
	struct doc *doc;
	struct repository *repository;
	struct globs names;
	struct arena arena;
	struct documents documents;
	LIST(struct commit) commits;
	LIST(struct event) events;
	LIST(struct version) versions;
	LIST(struct stay) stays;
	/* What was ever in force is on one of the first; between two of the second, and before and
	 * after them, nothing changes. */
	struct dates scan_dates, turns;
	struct map version_by_key, path_by_text, finding_by_print, stay_by_key, component_by_name;
	struct summary seen; /* distinct components of all versions */
	struct screening scan; /* for reading versions */
	size_t unread;
};

/* Dates */

static int32_t date_of(int64_t time)
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

static void sort_dates(struct dates *dates)
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

static void list_dates(struct history *history)
{
	const struct screening *screening = history->options->screening;
	const struct policies *policies = screening->policies;
	list_push(&history->scan_dates, screening->as_of);
	for (size_t i = 0; i < policies->policies.count && !screening->as_of_given; i++)
		for (size_t j = 0; j < policies->policies.items[i].measure_count; j++)
			add_measure(history, &policies->policies.items[i].measures[j]);
	list_push(&history->turns, screening->as_of);
	sort_dates(&history->scan_dates);
	sort_dates(&history->turns);
}

/* Listing */

static bool wanted(const void *context, struct str name, uint32_t mode)
{
	return file_kind(mode) == FILE_REGULAR && globs_fit_name(context, name);
}

static uint32_t number_of(struct arena *arena, struct map *map, struct str key)
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

static void take_commit(
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
		number = number_of(
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

/* The documents of a blob, in history->documents. */
static void open_blob(struct history *history, struct str path, struct doc *doc, bool good)
{
	struct documents *documents = &history->documents;
	documents->list.count = 0;
	doc->file = arena_str(&doc->arena, path);
	if (good && !doc->diags.counts[DIAG_LFS_POINTER])
		documents_add(documents, doc, NULL);
	else
		list_push(&documents->list, ((struct document){.doc = doc}));
}

static void drop(struct doc *doc)
{
	doc_finish(doc);
	memory_free(doc);
}

struct collected {
	struct doc *doc;
	uint32_t version;
	bool good;
};

struct reading {
	struct history *history;
	LIST(struct collected) collected;
	struct file *files;
	uint32_t *versions; /* of the files */
	history_visit *visit;
	void *context;
};

static void scan_version(void *context, const struct file *file, struct doc *doc, bool good)
{
	struct reading *reading = context;
	struct history *history = reading->history;
	struct version *version =
		&history->versions.items[reading->versions[file - reading->files]];
	open_blob(history, version->path, doc, good);
	bool foreign = good && screening_only_by_name(&history->documents);
	for (size_t i = 0; i < history->documents.list.count; i++) {
		struct document *document = &history->documents.list.items[i];
		if (document->format)
			scan_document(history, version, document);
		version->unread |=
			!foreign && diags_effect(&document->doc->diags) == EFFECT_UNREADABLE;
		drop(document->doc);
	}
	history->unread += version->unread;
}

/* Reads the versions for which `wanted` is true. */
static void read_versions(
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

/* Following */

static bool has(const struct history *history, uint32_t version, uint32_t finding)
{
	if (version == MAP_NONE)
		return false;
	const struct version *of = &history->versions.items[version];
	for (uint32_t i = 0; i < of->count; i++)
		if (of->findings[i] == finding)
			return true;
	return false;
}

static struct str path_of(const struct history *history, const struct event *event)
{
	return history->versions.items[event->new == MAP_NONE ? event->old : event->new].path;
}

static uint32_t find_stay(struct history *history, uint32_t path, uint32_t finding)
{
	uint32_t key[] = {path, finding};
	return map_get(&history->stay_by_key, (struct str){(const char *)key, sizeof key});
}

static void end_stays(struct history *history, const struct event *event)
{
	if (event->old == MAP_NONE)
		return;
	const struct version *old = &history->versions.items[event->old];
	uint32_t path = number_of(&history->arena, &history->path_by_text, old->path);
	for (uint32_t i = 0; i < old->count; i++) {
		uint32_t stay = find_stay(history, path, old->findings[i]);
		if (stay != MAP_NONE && !has(history, event->new, old->findings[i]))
			history->stays.items[stay].to = event->commit;
	}
}

/* The commit that took the finding out of another file: it moved. */
static uint32_t moved_from(const struct history *history, uint32_t commit, uint32_t finding)
{
	for (size_t i = 0; i < history->stays.count; i++)
		if (history->stays.items[i].to == commit &&
			history->stays.items[i].finding == finding)
			return history->stays.items[i].from;
	return commit;
}

static void begin_stay(struct history *history, const struct event *event, uint32_t finding)
{
	uint32_t path = number_of(&history->arena, &history->path_by_text, path_of(history, event));
	uint32_t key[] = {path, finding};
	struct str text = {(const char *)key, sizeof key};
	uint32_t known = map_get(&history->stay_by_key, text);
	if (known != MAP_NONE) { /* it is back */
		history->stays.items[known].to = MAP_NONE;
		return;
	}
	struct stay stay = {.path = path,
		.finding = finding,
		.from = moved_from(history, event->commit, finding),
		.to = MAP_NONE,
		.version = event->new};
	map_put(&history->stay_by_key, arena_str(&history->arena, text),
		(uint32_t)history->stays.count);
	list_push(&history->stays, stay);
}

static void begin_stays(struct history *history, const struct event *event)
{
	if (event->new == MAP_NONE)
		return;
	const struct version *new = &history->versions.items[event->new];
	for (uint32_t i = 0; i < new->count; i++)
		if (!has(history, event->old, new->findings[i]))
			begin_stay(history, event, new->findings[i]);
}

static void follow(struct history *history)
{
	for (size_t i = 0, end; i < history->events.count; i = end) {
		for (end = i; end < history->events.count &&
			history->events.items[end].commit == history->events.items[i].commit;
			end++)
			end_stays(history, &history->events.items[end]);
		for (size_t j = i; j < end; j++)
			begin_stays(history, &history->events.items[j]);
	}
}

/* What the tip has is not gone, whichever branch took it out. */
static void look_at_tip(struct history *history, const struct oid *tree)
{
	const struct file_filter filter = {wanted, &history->names};
	struct files files = {0};
	repository_tree(history->repository, tree, &filter, &files);
	for (size_t i = 0; i < files.list.count; i++) {
		const struct file *file = &files.list.items[i];
		const struct str parts[] = {oid_key(&file->oid), file->path};
		struct str key = arena_join(&history->arena, parts, 2);
		uint32_t version = map_get(&history->version_by_key, key);
		uint32_t path = map_get(&history->path_by_text, file->path);
		for (uint32_t j = 0;
			version != MAP_NONE && j < history->versions.items[version].count; j++) {
			uint32_t stay = find_stay(
				history, path, history->versions.items[version].findings[j]);
			if (stay != MAP_NONE)
				history->stays.items[stay].there = true;
		}
	}
	files_finish(&files);
}

/* Judging */

static int32_t end_of(const struct history *history, const struct stay *stay)
{
	int32_t today = history->options->screening->as_of;
	return stay->there || stay->to == MAP_NONE ? today
						   : date_of(history->commits.items[stay->to].time);
}

static void judge_on(struct history *history, struct input *input, uint32_t version, int32_t date)
{
	for (size_t i = 0; i < input->findings.count; i++) {
		const struct finding *finding = &input->findings.items[i];
		uint32_t number = map_get(&history->finding_by_print, finding->fingerprint);
		uint32_t path =
			map_get(&history->path_by_text, history->versions.items[version].path);
		uint32_t at = number == MAP_NONE ? MAP_NONE : find_stay(history, path, number);
		struct stay *stay = at == MAP_NONE ? NULL : &history->stays.items[at];
		if (!stay || stay->version != version)
			continue;
		bool then = date_of(history->commits.items[stay->from].time) <= date &&
			date <= end_of(history, stay);
		if ((then || history->scan.as_of_given) &&
			(!stay->judged || finding->was > stay->best.was)) {
			stay->best = *finding;
			stay->judged_on = date;
			stay->judged = true;
		}
	}
}

static void fill_side(struct history *history, uint32_t commit, struct presence_side *side)
{
	const struct commit *of = &history->commits.items[commit];
	side->commit = oid_hex(&of->oid, history->options->arena);
	side->date = date_of(of->time);
	if (history->options->authors)
		side->author =
			repository_author(history->repository, &of->oid, history->options->arena);
}

static struct presence *make_presence(struct history *history, const struct stay *stay)
{
	struct presence *presence = ARENA_NEW(history->options->arena, struct presence);
	fill_side(history, stay->from, &presence->added);
	presence->cut = history->commits.items[stay->from].boundary;
	presence->there = stay->there;
	presence->judged_on = stay->judged_on;
	if (!stay->there && stay->to != MAP_NONE)
		fill_side(history, stay->to, &presence->removed);
	return presence;
}

static void count_verdicts(struct input *input)
{
	uint8_t *worst = input->verdicts;
	input->summary = (struct summary){0};
	memset(worst, VERDICT_NO_MATCH, input->bom->components.count);
	for (size_t i = 0; i < input->findings.count; i++) {
		const struct finding *finding = &input->findings.items[i];
		if (finding->verdict > worst[finding->component])
			worst[finding->component] = (uint8_t)finding->verdict;
	}
	input->verdict = VERDICT_NO_MATCH;
	for (size_t i = 0; i < input->bom->components.count; i++) {
		input->summary.prohibited += worst[i] == VERDICT_PROHIBITED;
		input->summary.review += worst[i] == VERDICT_REVIEW;
		input->summary.waived += worst[i] == VERDICT_WAIVED;
		input->summary.components += worst[i] != VERDICT_NO_MATCH;
		input->summary.attributed += worst[i] != VERDICT_NO_MATCH;
		if (worst[i] > input->verdict)
			input->verdict = (enum verdict)worst[i];
	}
}

/* Handing out */

/* The days on which the findings of a version have to be judged. */
static void dates_of(struct history *history, uint32_t version, struct dates *dates)
{
	dates->count = 0;
	if (history->scan.as_of_given) {
		list_push(dates, history->options->screening->as_of);
		return;
	}
	for (size_t i = 0; i < history->turns.count; i++)
		list_push(dates, history->turns.items[i]);
	for (size_t i = 0; i < history->stays.count; i++) {
		const struct stay *stay = &history->stays.items[i];
		if (stay->version != version)
			continue;
		list_push(dates, date_of(history->commits.items[stay->from].time));
		list_push(dates, end_of(history, stay));
	}
	sort_dates(dates);
}

static void take_findings(struct history *history, struct input *input, uint32_t version)
{
	for (size_t i = 0; i < history->stays.count; i++) {
		struct stay *stay = &history->stays.items[i];
		if (stay->version != version || !stay->judged)
			continue;
		stay->best.presence = make_presence(history, stay);
		list_push(&input->findings, stay->best);
		stay->judged = false; /* it is told */
	}
	count_verdicts(input);
}

static void judge_document(
	struct reading *reading, uint32_t version, const struct document *document)
{
	struct history *history = reading->history;
	struct input input = {.doc = document->doc, .format = document->format};
	struct dates dates = {0};
	input.bom = memory_resize(NULL, sizeof *input.bom);
	bom_init(input.bom, input.doc);
	input.format->read(input.doc, input.bom);
	dates_of(history, version, &dates);
	struct screening judge = *history->options->screening;
	judge.arena = (struct arena){0};
	for (size_t i = 0; i < dates.count; i++) {
		struct input one = {.doc = input.doc, .format = input.format, .bom = input.bom};
		judge.as_of = dates.items[i];
		screen(&judge, &one);
		judge_on(history, &one, version, judge.as_of);
		input_finish(&one);
	}
	arena_adopt(&input.doc->arena, &judge.arena);
	list_finish(&dates);
	input.verdicts = ARENA_ARRAY(&input.doc->arena, uint8_t, input.bom->components.count);
	input.places = ARENA_ARRAY(&input.doc->arena, struct place, input.doc->diags.list.count);
	take_findings(history, &input, version);
	reading->visit(reading->context, &input);
}

/* All are read before the first is judged: that asks for commits. */
static void collect_version(void *context, const struct file *file, struct doc *doc, bool good)
{
	struct reading *reading = context;
	uint32_t number = reading->versions[file - reading->files];
	list_push(&reading->collected, ((struct collected){doc, number, good}));
}

static void judge_version(struct reading *reading, const struct collected *collected)
{
	struct history *history = reading->history;
	const struct version *version = &history->versions.items[collected->version];
	struct doc *doc = collected->doc;
	struct str commit = oid_hex(&history->commits.items[version->commit].oid, &doc->arena);
	doc->name = arena_printf(&doc->arena, "%s@%.*s:%.*s", history->options->target->path, SHORT,
		commit.ptr, STR_ARG(doc->name));
	open_blob(history, version->path, doc, collected->good);
	for (size_t i = 0; i < history->documents.list.count; i++) {
		const struct document *document = &history->documents.list.items[i];
		if (document->format)
			judge_document(reading, collected->version, document);
		else
			drop(document->doc);
	}
}

static void hand_out_whole(struct history *history, struct reading *reading)
{
	struct input input = {.doc = history->doc, .revision = history->options->tip};
	input.summary = history->seen;
	if (history->unread)
		diag(history->doc, DIAG_HISTORY_UNREAD, STR_NPOS,
			"%zu of %zu versions of files could not be read", history->unread,
			history->versions.count);
	if (!history->versions.count && history->repository)
		diag(history->doc, DIAG_NO_DOCUMENT, STR_NPOS,
			"no file of this history is named as a bill of materials, lock file or "
			"manifest");
	reading->visit(reading->context, &input);
}

/* They are counted with the versions that brought them. */
static void uncount(struct history *history)
{
	size_t found = history->seen.components - history->seen.unknown - history->seen.no_match;
	history->seen.components -= found;
	if (history->seen.attributed > history->seen.components)
		history->seen.attributed = history->seen.components;
}

static void hand_out(struct history *history, struct reading *reading)
{
	bool *choice = ARENA_ARRAY(&history->arena, bool, history->versions.count + 1);
	for (size_t i = 0; i < history->stays.count; i++)
		choice[history->stays.items[i].version] = true;
	read_versions(history, choice, reading, collect_version);
	for (size_t i = 0; i < reading->collected.count; i++)
		judge_version(reading, &reading->collected.items[i]);
	list_finish(&reading->collected);
}

/* All of it */

static struct str range_of(const struct target *target)
{
	return target->revision.len ? target->revision : STR("HEAD");
}

/* What stands behind the dots of OLD..NEW. */
static struct str tip_of(struct str range)
{
	size_t dots = str_find(range, STR(".."));
	struct str tip = dots == STR_NPOS ? range : str_from(range, dots + 2);
	return tip.len ? tip : STR("HEAD");
}

static void walk(struct history *history, struct reading *reading)
{
	struct history_options *options = history->options;
	const struct file_filter filter = {wanted, &history->names};
	struct str range = range_of(options->target);
	struct revision tip;
	repository_prepare(history->repository, true);
	if (!repository_resolve(history->repository, tip_of(range), &tip) ||
		!repository_history(history->repository, range, &filter, take_commit, history))
		return;
	options->tip = oid_hex(&tip.commit, options->arena);
	read_versions(history, NULL, reading, scan_version);
	follow(history);
	look_at_tip(history, &tip.tree);
}

static void finish(struct history *history)
{
	repository_close(history->repository);
	globs_finish(&history->names);
	documents_finish(&history->documents);
	list_finish(&history->commits);
	list_finish(&history->events);
	list_finish(&history->versions);
	list_finish(&history->stays);
	list_finish(&history->scan_dates);
	list_finish(&history->turns);
	map_finish(&history->version_by_key);
	map_finish(&history->path_by_text);
	map_finish(&history->finding_by_print);
	map_finish(&history->stay_by_key);
	map_finish(&history->component_by_name);
	arena_finish(&history->scan.arena);
	arena_finish(&history->arena);
}

void history_read(struct history_options *options, history_visit *visit, void *context)
{
	struct history history = {.options = options, .scan = *options->screening};
	struct reading reading = {.history = &history, .visit = visit, .context = context};
	history.scan.arena = (struct arena){0};
	history.scan.all = true;
	history.doc = memory_resize(NULL, sizeof *history.doc);
	struct str range = range_of(options->target);
	struct str name =
		arena_printf(&history.arena, "%s@%.*s", options->target->path, STR_ARG(range));
	doc_wrap(history.doc, name, STR(""), &limits_default);
	format_places(&history.names);
	list_dates(&history);
	history.repository = repository_open(history.doc, options->target->path, NULL);
	if (history.repository)
		walk(&history, &reading);
	uncount(&history);
	hand_out_whole(&history, &reading);
	hand_out(&history, &reading);
	finish(&history);
}
