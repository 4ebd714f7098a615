/* The hook itself. Nothing is loaded before git has named a staged file that counts: most commits
 * stage none. Each file's result is kept in the git directory by all that it depends on, so that of a
 * changed lock file only the new state is read. */
#include <stdlib.h>

#include "base/digest.h"
#include "base/utf8.h"
#include "commands/hook_parts.h"
#include "commands/results.h"
#include "match/lists.h"

enum { PATHS_NAMED = 3 };

static const char *action(const struct hook *hook)
{
	return hook->event == HOOK_PRE_PUSH || hook->event == HOOK_PRE_RECEIVE ? "push" : "commit";
}

/* Comparing */

static bool has_now(const struct hook *hook, struct str path, const struct sheet_line *line)
{
	for (size_t i = 0; i < hook->after.count; i++)
		if (str_eq(hook->after.items[i].path, path))
			return sheet_has(&hook->after.items[i], line);
	return false;
}

static void index_known(struct hook *hook)
{
	for (size_t i = 0; i < hook->before.count; i++) {
		const struct sheet *sheet = &hook->before.items[i];
		for (size_t j = 0; j < sheet->lines.count; j++) {
			struct str key = sheet->lines.items[j].fingerprint;
			struct known_line known = {
				sheet, &sheet->lines.items[j], map_get(&hook->known, key)};
			map_set(&hook->known, key, (uint32_t)hook->known_lines.count);
			list_push(&hook->known_lines, known);
		}
	}
}

/* Whether the file had it before, or it moved here from one that has it no more. */
static bool is_known(const struct hook *hook, struct str path, const struct sheet_line *line)
{
	if (baseline_has(&hook->baseline, line->fingerprint, (enum verdict)line->verdict))
		return true;
	for (uint32_t at = map_get(&hook->known, line->fingerprint); at != MAP_NONE;
		at = hook->known_lines.items[at].next) {
		const struct known_line *known = &hook->known_lines.items[at];
		if (known->line->verdict >= line->verdict &&
			(str_eq(known->sheet->path, path) ||
				!has_now(hook, known->sheet->path, line)))
			return true;
	}
	return false;
}

static void print_line(struct hook *hook, const struct sheet_line *line)
{
	struct str text = line->text;
	buf_add(&hook->out, hook->settings.quiet ? str_cut(&text, '\n') : text);
	if (hook->settings.quiet)
		buf_add_byte(&hook->out, '\n');
}

/* What is to be reviewed is counted, a component once, and not when it is prohibited anyway. */
static void count_review(struct hook *hook, struct str path, uint32_t component)
{
	if (component == hook->told)
		return;
	hook->told = component;
	hook->review++;
	size_t count = hook->review_paths.count;
	if (!count || !str_eq(hook->review_paths.items[count - 1], path))
		list_push(&hook->review_paths, path);
}

/* Of a component, what is worst stands first. */
static void report_line(struct hook *hook, struct str path, const struct sheet_line *line)
{
	if (line->verdict >= hook->settings.fail_on)
		hook->code = exit_worse(hook->code, EXIT_FINDING);
	if (line->verdict >= hook->settings.fail_on || line->verdict == VERDICT_PROHIBITED) {
		print_line(hook, line);
		hook->told = line->component;
	} else {
		count_review(hook, path, line->component);
	}
}

/* Several files of one vendored folder tell the same of it. */
static bool is_told(struct hook *hook, const struct sheet *sheet, const struct sheet_line *line)
{
	uint32_t next = (uint32_t)hook->vendored.count;
	return hook_is_vendored(hook, sheet->path) &&
		map_put(&hook->vendored, line->fingerprint, next) != next;
}

/* What could not be read before either is nothing that the change adds. */
static void judge_reading(struct hook *hook, const struct sheet *sheet)
{
	bool before = false;
	for (size_t i = 0; i < hook->before.count; i++)
		before |= str_eq(hook->before.items[i].path, sheet->path) &&
			hook->before.items[i].code == sheet->code;
	if (!before)
		hook->code = exit_worse(hook->code, sheet->code);
}

static void compare(struct hook *hook)
{
	index_known(hook);
	for (size_t i = 0; i < hook->after.count; i++) {
		const struct sheet *sheet = &hook->after.items[i];
		hook->told = COMPONENT_NONE;
		for (size_t j = 0; j < sheet->lines.count; j++) {
			const struct sheet_line *line = &sheet->lines.items[j];
			if (!is_known(hook, sheet->path, line) && !is_told(hook, sheet, line))
				report_line(hook, sheet->path, line);
		}
		judge_reading(hook, sheet);
	}
}

/* The end */

static void add_review_line(struct hook *hook)
{
	struct buf *out = &hook->out;
	size_t count = hook->review_paths.count;
	buf_printf(out, "bomscreen: %zu component%s to review in ", hook->review,
		hook->review == 1 ? "" : "s");
	for (size_t i = 0; i < count && i < PATHS_NAMED; i++) {
		buf_puts(out, i ? ", " : "");
		utf8_add_printable(out, hook->review_paths.items[i]);
	}
	if (count > PATHS_NAMED)
		buf_printf(out, " and %zu more", count - PATHS_NAMED);
	if (hook->event == HOOK_PRE_COMMIT || hook->event == HOOK_PRE_MERGE_COMMIT)
		buf_puts(out, " (bomscreen screen --staged shows all that these files have)");
	buf_add_byte(out, '\n');
}

static void write_out(struct hook *hook)
{
	struct output output;
	if (hook->review_paths.count && !hook->settings.quiet)
		add_review_line(hook);
	if (hook->code == EXIT_FINDING && !hook->settings.quiet)
		buf_printf(&hook->out,
			"bomscreen: this %s adds what policy \"%.*s\" stops: see above\n",
			action(hook), STR_ARG(hook->screening.bundle->id));
	output_open(&output, NULL);
	output_add(&output, buf_str(&hook->out));
	hook->code = exit_worse(hook->code, result_commit(&output, "standard output"));
}

static void screen_changes(struct hook *hook)
{
	const struct changes *changes = &hook->changes;
	if (!changes->after.count && !changes->hinting.count && !changes->sharing.count)
		return;
	repository_prepare(hook->repository, true);
	hook_add_including(hook);
	if ((!changes->after.count && !changes->hinting.count) || !hook_set_up(hook))
		return;
	hook_make_sheets(hook);
	if (changes->hinting.count) {
		hook_add_vendored(hook);
		hook_make_sheets(hook);
	}
	settings_tell_waivers(&hook->settings, &hook->waivers);
	compare(hook);
	for (size_t i = 0; i < hook->before.count; i++)
		sheet_finish(&hook->before.items[i]);
	for (size_t i = 0; i < hook->after.count; i++)
		sheet_finish(&hook->after.items[i]);
}

/* Commits */

static void run_commit(struct hook *hook)
{
	hook->state = STR("");
	hook->old_state = STR("HEAD");
	if (!changes_of_index(&hook->changes, hook->repository))
		hook->code = EXIT_INCOMPLETE;
	screen_changes(hook);
}

/* Pushes */

struct update { /* of a reference */
	struct str name;
	struct oid old, new; /* no object: it is created, or deleted */
};

static bool parse_update(enum hook_event event, struct str line, struct update *update)
{
	struct str parts[4] = {STR_NONE, STR_NONE, STR_NONE, STR_NONE};
	bool push = event == HOOK_PRE_PUSH;
	for (size_t i = 0; i < 4 && line.ptr; i++)
		parts[i] = str_cut(&line, ' ');
	/* githooks(5): "<local-ref> <local-id> <remote-ref> <remote-id>", "<old-id> <new-id> <ref>" */
	update->name = parts[2];
	return oid_parse(&update->new, parts[1]) && oid_parse(&update->old, parts[push ? 3 : 0]) &&
		update->name.len;
}

/* Settings are taken from what a push cannot have changed yet: the commit that the reference had, or
 * else HEAD. */
static void find_authority(struct hook *hook, const struct update *update)
{
	hook->authority = update->old;
	if (!hook->authority.size)
		repository_find(hook->repository, STR("HEAD"), &hook->authority);
}

static void run_update(struct hook *hook, const struct update *update)
{
	struct oid old = update->old, new = update->new, commit;
	bool receives = hook->event == HOOK_PRE_RECEIVE;
	/* What the remote has may never have been fetched. */
	if (!repository_find(hook->repository, oid_hex(&old, &hook->arena), &commit))
		old = (struct oid){0};
	if (!new.size)
		repository_find(hook->repository, update->name, &new);
	if (!changes_of_push(
		    &hook->changes, hook->repository, &new, &old, receives ? "--all" : "--remotes"))
		hook->code = EXIT_INCOMPLETE;
	if (receives)
		find_authority(hook, update);
	hook->state = oid_hex(&new, &hook->arena);
	hook->old_state = old.size ? oid_hex(&old, &hook->arena) : STR("HEAD");
	screen_changes(hook);
}

/* All of it */

static bool open_repository(struct hook *hook)
{
	struct str path = repository_above(".", &hook->arena);
	if (!path.ptr) {
		message("this is no git repository");
		return false;
	}
	doc_wrap(&hook->doc, path, STR(""), &limits_default);
	hook->repository = repository_open(&hook->doc, arena_cstr(&hook->arena, path), NULL);
	return hook->repository != NULL;
}

static void finish(struct hook *hook)
{
	hook_tell(hook, &hook->doc);
	repository_close(hook->repository);
	changes_finish(&hook->changes);
	documents_finish(&hook->documents);
	if (hook->set_up)
		cache_close(&hook->cache);
	hasher_destroy(hook->hasher);
	map_finish(&hook->known);
	map_finish(&hook->vendored);
	mentioned_finish(&hook->listed);
	list_finish(&hook->known_lines);
	list_finish(&hook->before);
	list_finish(&hook->after);
	list_finish(&hook->review_paths);
	buf_finish(&hook->out);
	arena_finish(&hook->screening.arena);
	baseline_finish(&hook->baseline);
	waivers_finish(&hook->waivers);
	policies_finish(&hook->policies);
	settings_finish(&hook->settings);
	doc_finish(&hook->doc);
	arena_finish(&hook->arena);
}

/* update NULL: a commit */
static int run_one(
	const struct arguments *arguments, enum hook_event event, const struct update *update)
{
	struct hook hook = {.arguments = arguments, .event = event, .code = EXIT_OK};
	changes_init(&hook.changes);
	for (size_t id = 0; id < DIAG_COUNT; id++)
		hook.settings.severities[id] = diag_kinds[id].reading;
	if (!open_repository(&hook))
		hook.code = EXIT_INPUT;
	else if (update)
		run_update(&hook, update);
	else
		run_commit(&hook);
	if (hook.set_up)
		write_out(&hook);
	int code = hook.code;
	finish(&hook);
	return code;
}

static int run_updates(const struct arguments *arguments, enum hook_event event)
{
	struct doc doc;
	int code = EXIT_OK;
	struct str rest = doc_read(&doc, "-", &limits_default) ? doc.raw : STR("");
	while (rest.ptr && rest.len) {
		struct update update;
		struct str line = str_cut(&rest, '\n');
		if (!line.len)
			continue;
		if (!parse_update(event, line, &update)) {
			message("hook run %s: standard input is not what git gives this hook",
				hook_event_name(event));
			code = exit_worse(code, EXIT_USAGE);
		} else if (update.new.size) {
			code = exit_worse(code, run_one(arguments, event, &update));
		}
	}
	doc_finish(&doc);
	return code;
}

/* pre-commit (the program) reads what git says itself, and hands it on in variables; without them
 * everything is pushed for the first time. */
static bool update_of_variables(enum hook_event event, struct update *update)
{
	const char *from = getenv("PRE_COMMIT_FROM_REF"), *to = getenv("PRE_COMMIT_TO_REF");
	*update = (struct update){.name = STR("HEAD")};
	if (event != HOOK_PRE_PUSH || !getenv("PRE_COMMIT"))
		return false;
	return !from || !to ||
		(oid_parse(&update->old, str_of(from)) && oid_parse(&update->new, str_of(to)));
}

int hook_run(const struct arguments *arguments, enum hook_event event)
{
	struct update update;
	if (update_of_variables(event, &update))
		return run_one(arguments, event, &update);
	bool push = event == HOOK_PRE_PUSH || event == HOOK_PRE_RECEIVE;
	return push ? run_updates(arguments, event) : run_one(arguments, event, NULL);
}
