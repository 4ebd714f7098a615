/* The hook itself. Nothing is loaded before git has named a staged file that counts: most commits
 * stage none. Each file's result is kept in the git directory by all that it depends on, so that of a
 * changed lock file only the new state is read. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/utf8.h"
#include "commands/baseline.h"
#include "commands/cache.h"
#include "commands/changes.h"
#include "commands/hook.h"
#include "commands/results.h"
#include "commands/screening.h"
#include "commands/sheet.h"
#include "commands/version.h"
#include "container/container.h"
#include "match/waiver.h"
#include "output/report.h"

enum { WIDTH = 80, PATHS_NAMED = 3 };

struct hook {
	const struct arguments *arguments;
	enum hook_event event;
	struct arena arena;
	struct oid authority; /* the commit that has the settings; no object: the work tree has */
	struct doc doc; /* the repository's diagnostics */
	struct repository *repository;
	struct settings settings;
	bool set_up; /* settings, policies and what else depends on them */
	struct policies policies;
	struct waivers waivers;
	struct screening screening;
	struct baseline baseline;
	struct documents documents; /* of one file */
	struct cache cache;
	struct str context; /* what all results depend on, as a hash */
	struct hasher *hasher;
	struct changes changes;
	LIST(struct sheet) before, after; /* as in the changes */
	struct buf out;
	uint32_t told; /* the component that was spoken of last */
	size_t review; /* components of which nothing more is said */
	LIST(struct str) review_paths;
	int code;
};

/* Messages */

static void tell(struct hook *hook, struct doc *doc)
{
	struct message_style style = settings_style(&hook->settings);
	bool elsewhere = doc->diags.counts[DIAG_LFS_POINTER]; /* not looked into at all */
	style.least = elsewhere ? SEVERITY_WARNING : SEVERITY_ERROR;
	message_diagnostics(doc, diagnostic_places(doc), 0, &style);
}

static const char *action(const struct hook *hook)
{
	return hook->event == HOOK_PRE_PUSH || hook->event == HOOK_PRE_RECEIVE ? "push" : "commit";
}

/* Setting up */

static void hash_file_state(const char *path, struct buf *out)
{
	struct stat status;
	if (stat(path, &status) == 0)
		buf_printf(out, "%lld.%ld/%lld;", (long long)status.st_mtim.tv_sec,
			status.st_mtim.tv_nsec, (long long)status.st_size);
}

/* All that a result depends on besides the file: this very program, policies, settings. */
static struct str make_context(struct hook *hook)
{
	struct buf text = {0};
	const struct settings *settings = &hook->settings;
	const struct screening *screening = &hook->screening;
	hash_file_state("/proc/self/exe", &text);
	buf_printf(&text, "%s;%.*s;%d;%d;", program_version, STR_ARG(screening->bundle->id),
		(int)screening->scope, (int)screening->as_of);
	for (size_t i = 0; i < settings->own.count; i++)
		buf_printf(&text, "%.*s;", STR_ARG(settings->own.items[i]));
	buf_add(&text,
		(struct str){(const char *)settings->severities, sizeof settings->severities});
	for (size_t i = 0; i < hook->policies.docs.count; i++)
		buf_add(&text, doc_sha256(hook->policies.docs.items[i]));
	for (size_t i = 0; i < hook->waivers.docs.count; i++)
		buf_add(&text, doc_sha256(hook->waivers.docs.items[i]));
	struct str context = digest_sha256(&hook->arena, buf_str(&text));
	buf_finish(&text);
	return context;
}

static bool read_baseline(struct hook *hook)
{
	const char *path = argument_value(hook->arguments, "baseline");
	return !path || baseline_read(&hook->baseline, path);
}

static bool read_settings(struct hook *hook)
{
	if (hook->event != HOOK_PRE_RECEIVE)
		return settings_read(&hook->settings, hook->arguments);
	struct doc *config = hook->authority.size
		? repository_file(hook->repository, &hook->authority, ".bomscreen/config.json")
		: NULL;
	bool good = settings_read_given(&hook->settings, hook->arguments, config);
	if (config)
		doc_finish(config);
	memory_free(config);
	return good;
}

/* A server takes them from where it takes the settings, unless it names a file of its own. */
static bool load_waivers(struct hook *hook)
{
	const char *path = hook->settings.waivers;
	if (hook->event != HOOK_PRE_RECEIVE || argument_given(hook->arguments, "waivers"))
		return settings_load_waivers(&hook->settings, &hook->waivers);
	struct doc *doc = hook->authority.size ? repository_file(hook->repository, &hook->authority,
							 path ? path : ".bomscreen/waivers.json")
					       : NULL;
	if (!doc)
		return true;
	list_push(&hook->waivers.docs, doc);
	bool good = waivers_read(&hook->waivers, doc);
	if (!good)
		settings_tell_waivers(&hook->settings, &hook->waivers);
	return good;
}

static bool set_up(struct hook *hook)
{
	hook->set_up = true;
	hook->code = EXIT_USAGE;
	if (!read_settings(hook) || !read_baseline(hook))
		return false;
	hook->code = EXIT_POLICY;
	if (!settings_load_policies(&hook->settings, &hook->policies))
		return false;
	hook->code = EXIT_USAGE;
	if (!screening_choose(&hook->screening, &hook->settings, &hook->policies) ||
		!load_waivers(hook))
		return false;
	hook->screening.waivers = &hook->waivers;
	hook->code = EXIT_OK;
	hook->context = make_context(hook);
	hook->hasher = hasher_create(HASHER_SHA256);
	cache_open(&hook->cache,
		arena_printf(&hook->arena, "%s/bomscreen/hook-cache",
			repository_common_dir(hook->repository)));
	return true;
}

/* Screening files */

static void add_line(struct hook *hook, struct sheet *sheet, const struct input *input,
	const struct finding *finding)
{
	struct buf text = {0};
	const struct result result = {.screening = &hook->screening};
	const struct report_options options = {.width = WIDTH};
	text_finding(&result, &options, input, finding, &text);
	buf_printf(&text,
		"  record  a decision of a person: .bomscreen/waivers.json, fingerprint\n"
		"        %.*s\n",
		STR_ARG(finding->fingerprint));
	struct sheet_line line = {.fingerprint = arena_str(&hook->arena, finding->fingerprint),
		.verdict = (uint8_t)finding->verdict,
		.component = finding->component,
		.text = arena_str(&hook->arena, buf_str(&text))};
	list_push(&sheet->lines, line);
	buf_finish(&text);
}

static int by_component(const void *a, const void *b)
{
	const struct sheet_line *x = a, *y = b;
	if (x->component != y->component)
		return x->component < y->component ? -1 : 1;
	return (y->verdict > x->verdict) - (y->verdict < x->verdict);
}

/* Only errors count: a hook is silent on what an entry leaves open. */
static void judge_diagnostics(const struct hook *hook, struct sheet *sheet, const struct doc *doc)
{
	for (size_t id = 0; id < DIAG_COUNT; id++)
		if (doc->diags.counts[id] && hook->settings.severities[id] == SEVERITY_ERROR)
			sheet->code = exit_worse(sheet->code,
				diag_kinds[id].effect == EFFECT_INCOMPLETE ? EXIT_INCOMPLETE
									   : EXIT_INPUT);
}

static void screen_document(struct hook *hook, struct sheet *sheet, const struct document *document)
{
	struct input input = {.doc = document->doc, .format = document->format};
	struct bom bom;
	size_t first = sheet->lines.count;
	if (document->format) {
		input.bom = &bom;
		bom_init(&bom, input.doc);
		input.unreadable = !document->format->read(input.doc, &bom);
		screen(&hook->screening, &input);
		for (size_t i = 0; i < input.findings.count; i++)
			if (input.findings.items[i].verdict >= VERDICT_REVIEW)
				add_line(hook, sheet, &input, &input.findings.items[i]);
	}
	if (sheet->lines.count > first)
		qsort(sheet->lines.items + first, sheet->lines.count - first,
			sizeof *sheet->lines.items, by_component);
	judge_diagnostics(hook, sheet, input.doc);
	if (input.unreadable)
		sheet->code = exit_worse(sheet->code, EXIT_INPUT);
	input_finish(&input);
	if (document->format)
		bom_finish(&bom);
}

static void screen_file(
	struct hook *hook, struct sheet *sheet, struct doc *doc, bool good, bool new)
{
	struct documents *documents = &hook->documents;
	documents->list.count = 0;
	if (good && !doc->diags.counts[DIAG_LFS_POINTER])
		documents_add(documents, doc, NULL);
	else
		list_push(&documents->list, ((struct document){.doc = doc}));
	for (size_t i = 0; i < documents->list.count; i++) {
		struct doc *one = documents->list.items[i].doc;
		screen_document(hook, sheet, &documents->list.items[i]);
		if (new)
			tell(hook, one);
		doc_finish(one);
		memory_free(one);
	}
}

static struct str key_of(struct hook *hook, const struct file *file)
{
	unsigned char *key = arena_alloc(&hook->arena, CACHE_KEY);
	const struct str parts[] = {hook->context, oid_key(&file->oid), file->path};
	hasher_hash(hook->hasher, parts, 3, key);
	return (struct str){(const char *)key, CACHE_KEY};
}

/* A file that has to be read: of a new state, or an old one. */
struct task {
	struct sheet *sheet;
	struct str key;
	bool new;
};

struct reading {
	struct hook *hook;
	LIST(struct file) files;
	LIST(struct task) tasks; /* of the files */
};

static void take_doc(void *context, const struct file *file, struct doc *doc, bool good)
{
	struct reading *reading = context;
	struct hook *hook = reading->hook;
	const struct task *task = &reading->tasks.items[file - reading->files.items];
	screen_file(hook, task->sheet, doc, good, task->new);
	if (task->sheet->code != EXIT_OK)
		return;
	struct buf packed = {0};
	sheet_pack(task->sheet, &packed);
	cache_put(&hook->cache, task->key, packed.len ? buf_str(&packed) : STR(""));
	buf_finish(&packed);
}

static void prepare(struct reading *reading, const struct file *file, struct sheet *sheet, bool new)
{
	struct hook *hook = reading->hook;
	struct str key = key_of(hook, file), kept = cache_get(&hook->cache, key);
	sheet->path = file->path;
	if (kept.ptr && sheet_unpack(sheet, kept))
		return;
	sheet->lines.count = 0;
	list_push(&reading->files, *file);
	list_push(&reading->tasks, ((struct task){sheet, key, new}));
}

static void make_sheets(struct hook *hook)
{
	const struct changes *changes = &hook->changes;
	struct reading reading = {.hook = hook};
	for (size_t i = 0; i < changes->before.count; i++)
		*list_add(&hook->before) = (struct sheet){0};
	for (size_t i = 0; i < changes->after.count; i++)
		*list_add(&hook->after) = (struct sheet){0};
	for (size_t i = 0; i < changes->before.count; i++)
		prepare(&reading, &changes->before.items[i], &hook->before.items[i], false);
	for (size_t i = 0; i < changes->after.count; i++)
		prepare(&reading, &changes->after.items[i], &hook->after.items[i], true);
	repository_docs(hook->repository, STR(""), reading.files.items, reading.files.count,
		take_doc, &reading);
	list_finish(&reading.files);
	list_finish(&reading.tasks);
}

/* Comparing */

static bool has_now(const struct hook *hook, struct str path, const struct sheet_line *line)
{
	for (size_t i = 0; i < hook->after.count; i++)
		if (str_eq(hook->after.items[i].path, path))
			return sheet_has(&hook->after.items[i], line);
	return false;
}

/* Whether the file had it before, or it moved here from one that has it no more. */
static bool is_known(const struct hook *hook, struct str path, const struct sheet_line *line)
{
	if (baseline_has(&hook->baseline, line->fingerprint, (enum verdict)line->verdict))
		return true;
	for (size_t i = 0; i < hook->before.count; i++) {
		const struct sheet *old = &hook->before.items[i];
		if (sheet_has(old, line) &&
			(str_eq(old->path, path) || !has_now(hook, old->path, line)))
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
	for (size_t i = 0; i < hook->after.count; i++) {
		const struct sheet *sheet = &hook->after.items[i];
		hook->told = COMPONENT_NONE;
		for (size_t j = 0; j < sheet->lines.count; j++)
			if (!is_known(hook, sheet->path, &sheet->lines.items[j]))
				report_line(hook, sheet->path, &sheet->lines.items[j]);
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
	if (!hook->changes.after.count)
		return;
	repository_prepare(hook->repository, true);
	if (!set_up(hook))
		return;
	make_sheets(hook);
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
	struct oid old = update->old, commit;
	bool receives = hook->event == HOOK_PRE_RECEIVE;
	/* What the remote has may never have been fetched. */
	if (!repository_find(hook->repository, oid_hex(&old, &hook->arena), &commit))
		old = (struct oid){0};
	if (!changes_of_push(&hook->changes, hook->repository, &update->new, &old,
		    receives ? "--all" : "--remotes"))
		hook->code = EXIT_INCOMPLETE;
	if (receives)
		find_authority(hook, update);
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
	tell(hook, &hook->doc);
	repository_close(hook->repository);
	changes_finish(&hook->changes);
	documents_finish(&hook->documents);
	if (hook->set_up)
		cache_close(&hook->cache);
	hasher_destroy(hook->hasher);
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

int hook_run(const struct arguments *arguments, enum hook_event event)
{
	bool push = event == HOOK_PRE_PUSH || event == HOOK_PRE_RECEIVE;
	return push ? run_updates(arguments, event) : run_one(arguments, event, NULL);
}
