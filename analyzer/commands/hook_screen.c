/* Screening the files of a commit or push: each alone, or taken from what was kept of it. */
#include <stdlib.h>

#include "base/digest.h"
#include "base/path.h"
#include "commands/hook_parts.h"
#include "commands/screening.h"
#include "match/waiver.h"
#include "output/report.h"

enum { WIDTH = 80 };

static bool is_plain(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!ascii_is_alnum(text.ptr[i]) && !strchr("/._-+@:,=", text.ptr[i]))
			return false;
	return text.len && text.ptr[0] != '-';
}

/* What begins with a dash would be taken for an option. */
void hook_add_word(struct buf *out, struct str text)
{
	if (str_starts(text, STR("-")))
		buf_puts(out, "./");
	if (is_plain(text)) {
		buf_add(out, text);
		return;
	}
	buf_add_byte(out, '\'');
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '\'')
			buf_puts(out, "'\\'");
		buf_add_byte(out, text.ptr[i]);
	}
	buf_add_byte(out, '\'');
}

bool hook_is_vendored(const struct hook *hook, struct str path)
{
	return !globs_fit(&hook->changes.names, path);
}

void hook_tell(struct hook *hook, struct doc *doc)
{
	struct message_style style = settings_style(&hook->settings);
	bool elsewhere = doc->diags.counts[DIAG_LFS_POINTER]; /* not looked into at all */
	style.least = elsewhere ? SEVERITY_WARNING : SEVERITY_ERROR;
	message_diagnostics(doc, diagnostic_places(doc), 0, &style);
}

/* How somebody writes down a decision, as a command: in capitals stands what only people know. */
static void add_record(struct buf *out, const struct sheet *sheet, const struct finding *finding)
{
	bool waiver = finding->verdict == VERDICT_PROHIBITED;
	buf_printf(out, "  record  a decision of a person, in .bomscreen/waivers.json:\n        ");
	buf_printf(out, "bomscreen %s %.*s ", waiver ? "waive" : "determine",
		STR_ARG(finding->fingerprint));
	hook_add_word(out, sheet->path);
	buf_puts(out,
		waiver ? " --authority WHO --expires DATE" : " --outcome OUTCOME --evidence TEXT");
	buf_puts(out, waiver && str_is(finding->basis, "law") ? " --number NUMBER" : "");
	buf_puts(out, " --reason TEXT --person NAME\n");
}

static void add_line(struct hook *hook, struct sheet *sheet, const struct input *input,
	const struct finding *finding)
{
	struct buf text = {0};
	const struct result result = {.screening = &hook->screening};
	const struct report_options options = {.width = WIDTH};
	text_finding(&result, &options, input, finding, &text);
	add_record(&text, sheet, finding);
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

static void screen_document(
	struct hook *hook, struct sheet *sheet, const struct document *document, bool listing)
{
	struct input input = {.doc = document->doc, .format = document->format};
	struct bom bom;
	size_t first = sheet->lines.count;
	if (document->format) {
		input.bom = &bom;
		bom_init(&bom, input.doc);
		input.unreadable = !document->format->read(input.doc, &bom);
		screen(&hook->screening, &input);
		if (listing)
			mentioned_add(&hook->listed, &bom);
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
	bool vendored = hook_is_vendored(hook, sheet->path);
	documents->list.count = 0;
	if (good && vendored)
		list_push(&documents->list,
			((struct document){
				.doc = doc, .format = format_named(STR("vendored-notice"))}));
	else if (good && !doc->diags.counts[DIAG_LFS_POINTER])
		documents_add(documents, doc, NULL);
	else
		list_push(&documents->list, ((struct document){.doc = doc}));
	bool foreign = good && screening_only_by_name(documents);
	for (size_t i = 0; i < documents->list.count; i++) {
		struct doc *one = documents->list.items[i].doc;
		if (!foreign)
			screen_document(hook, sheet, &documents->list.items[i],
				new && hook->changes.hinting.count && !vendored);
		if (new && !foreign)
			hook_tell(hook, one);
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
	struct str key, path;
	struct doc *doc;
	bool good, new;
	bool alone; /* it asked for no other file: its result depends on nothing else */
};

struct reading {
	struct hook *hook;
	LIST(struct file) files;
	LIST(struct task) tasks; /* of the files */
	LIST(struct doc *) others; /* that they asked for */
};

struct asking { /* the source of a document */
	struct reading *reading;
	struct task *task;
};

static enum sibling find_sibling(struct doc *doc, struct str relative, struct str *bytes)
{
	struct asking *asking = doc->source;
	struct task *task = asking->task;
	struct hook *hook = asking->reading->hook;
	struct str path = path_beside(&doc->arena, task->path, relative);
	struct str state = task->new ? hook->state : hook->old_state;
	task->alone = false;
	struct doc *other = path.ptr ? repository_file(hook->repository, state, path) : NULL;
	if (!other)
		return SIBLING_NONE;
	list_push(&asking->reading->others, other);
	*bytes = other->raw;
	return globs_fit(&hook->changes.names, path) ? SIBLING_OWN : SIBLING_READ;
}

static void take_doc(void *context, const struct file *file, struct doc *doc, bool good)
{
	struct reading *reading = context;
	struct task *task = &reading->tasks.items[file - reading->files.items];
	task->doc = doc;
	task->good = good;
}

static void do_task(struct reading *reading, struct task *task)
{
	struct hook *hook = reading->hook;
	struct asking asking = {reading, task};
	task->alone = true;
	task->doc->file = task->path;
	task->doc->sibling = find_sibling;
	task->doc->source = &asking;
	screen_file(hook, task->sheet, task->doc, task->good, task->new);
	if (task->sheet->code != EXIT_OK || !task->alone)
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
	/* What is kept does not say which packages a list has. */
	bool anew = new && hook->changes.hinting.count && !hook_is_vendored(hook, file->path);
	sheet->path = file->path;
	if (!anew && kept.ptr && sheet_unpack(sheet, kept))
		return;
	sheet->lines.count = 0;
	list_push(&reading->files, *file);
	list_push(&reading->tasks,
		((struct task){.sheet = sheet, .key = key, .path = file->path, .new = new}));
}

void hook_make_sheets(struct hook *hook)
{
	const struct changes *changes = &hook->changes;
	struct reading reading = {.hook = hook};
	size_t before = hook->before.count, after = hook->after.count;
	for (size_t i = before; i < changes->before.count; i++)
		*list_add(&hook->before) = (struct sheet){0};
	for (size_t i = after; i < changes->after.count; i++)
		*list_add(&hook->after) = (struct sheet){0};
	for (size_t i = before; i < changes->before.count; i++)
		prepare(&reading, &changes->before.items[i], &hook->before.items[i], false);
	for (size_t i = after; i < changes->after.count; i++)
		prepare(&reading, &changes->after.items[i], &hook->after.items[i], true);
	/* All are read before the first is looked into: it may ask for a file beside it. */
	repository_docs(hook->repository, STR(""), reading.files.items, reading.files.count,
		take_doc, &reading);
	for (size_t i = 0; i < reading.tasks.count; i++)
		do_task(&reading, &reading.tasks.items[i]);
	for (size_t i = 0; i < reading.others.count; i++) {
		doc_finish(reading.others.items[i]);
		memory_free(reading.others.items[i]);
	}
	list_finish(&reading.others);
	list_finish(&reading.files);
	list_finish(&reading.tasks);
}
