#include "commands/history_parts.h"

enum { SHORT = 12 };

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
	uint32_t path = history_number(&history->arena, &history->path_by_text, old->path);
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
	uint32_t path =
		history_number(&history->arena, &history->path_by_text, path_of(history, event));
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
	const struct file_filter filter = {history_wanted, &history->names};
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
	return stay->there || stay->to == MAP_NONE
		? today
		: history_date(history->commits.items[stay->to].time);
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
		bool then = history_date(history->commits.items[stay->from].time) <= date &&
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
	side->date = history_date(of->time);
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
		list_push(dates, history_date(history->commits.items[stay->from].time));
		list_push(dates, end_of(history, stay));
	}
	history_sort_dates(dates);
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
static void judge_version(struct reading *reading, const struct collected *collected)
{
	struct history *history = reading->history;
	struct version *version = &history->versions.items[collected->version];
	struct doc *doc = collected->doc;
	struct str commit = oid_hex(&history->commits.items[version->commit].oid, &doc->arena);
	doc->name = arena_printf(&doc->arena, "%s@%.*s:%.*s", history->options->target->path, SHORT,
		commit.ptr, STR_ARG(doc->name));
	history_open(history, version, doc, collected->good, true);
	for (size_t i = 0; i < history->documents.list.count; i++) {
		const struct document *document = &history->documents.list.items[i];
		if (document->format)
			judge_document(reading, collected->version, document);
		else
			history_drop(document->doc);
	}
}

static void hand_out_whole(struct history *history, struct reading *reading)
{
	struct input input = {.doc = history->doc};
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
	history_read_versions(history, choice, reading, history_collect);
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
	const struct file_filter filter = {history_wanted, &history->names};
	struct str range = range_of(options->target);
	struct revision tip;
	repository_prepare(history->repository, true);
	if (!repository_resolve(history->repository, tip_of(range), &tip) ||
		!repository_history(
			history->repository, range, &filter, history_take_commit, history))
		return;
	options->tip = oid_hex(&tip.commit, options->arena);
	history_read_versions(history, NULL, reading, history_scan);
	history_scan_asking(history, reading);
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
	options->name = arena_str(options->arena, name);
	format_places(&history.names);
	history_list_dates(&history);
	history.repository = repository_open(history.doc, options->target->path, NULL);
	if (history.repository)
		walk(&history, &reading);
	uncount(&history);
	hand_out_whole(&history, &reading);
	hand_out(&history, &reading);
	finish(&history);
}
