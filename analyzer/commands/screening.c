#include <sys/stat.h>

#include "base/path.h"
#include "commands/history.h"
#include "commands/screening_parts.h"
#include "commands/selection.h"
#include "commands/tiers.h"
#include "lock/vendored.h"

/* Reading */

static bool is_no_bill(const struct doc *doc)
{
	static const enum diag_id ids[] = {DIAG_EMPTY_INPUT, DIAG_UNKNOWN_FORMAT, DIAG_BINARY_INPUT,
		DIAG_INVALID_UTF16, DIAG_INVALID_UTF8, DIAG_NO_DOCUMENT_INSIDE};
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
		if (doc->diags.counts[ids[i]])
			return true;
	return false;
}

static struct input *add_input(struct run *run, struct doc *doc)
{
	struct input *input = list_add(&run->inputs);
	*input = (struct input){.doc = doc, .origin = run->origin};
	return input;
}

static struct bom *read_bill(const struct format *format, struct doc *doc, bool *unreadable)
{
	struct bom *bom = memory_resize(NULL, sizeof *bom);
	bom_init(bom, doc);
	*unreadable = !format->read(doc, bom);
	return bom;
}

static void screen_input(struct run *run, struct input *input)
{
	struct ahead *ahead = &run->ahead;
	if (ahead->bom && ahead->bom->doc == input->doc) {
		input->bom = ahead->bom;
		input->unreadable = ahead->unreadable;
		ahead->bom = NULL;
	} else {
		input->bom = read_bill(input->format, input->doc, &input->unreadable);
	}
	/* What was read before an error is screened, too. */
	screen(&run->screening, input);
}

static void finish_input(struct run *run, struct input *input)
{
	enum effect effect = diags_effect(&input->doc->diags);
	struct message_style style = settings_style(&run->settings);
	input->unreadable |= effect == EFFECT_UNREADABLE;
	input->incomplete |= effect == EFFECT_INCOMPLETE;
	if (!input->places)
		input->places = diagnostic_places(input->doc);
	style.tally = run->many || run->origin ? &run->tally : NULL;
	message_diagnostics(input->doc, input->places, 0, &style);
}

static void read_document(struct run *run, const struct document *document)
{
	struct input *input = add_input(run, document->doc);
	input->format = document->format;
	doc_hash_ahead(input->doc);
	if (input->format)
		screen_input(run, input);
	if (document->doc->raw.len || (input->format && input->format->lock))
		input->sha256 = doc_sha256(input->doc);
	finish_input(run, input);
	if (run->frugal && !run->origin)
		input_release(input, run->many);
}

/* What has the name of a bill of materials but not its content is an error, not
 * a file to pass over. */
bool screening_only_by_name(const struct documents *documents)
{
	const struct document *only = &documents->list.items[0];
	return documents->list.count == 1 && !only->format && is_no_bill(only->doc) &&
		!document_named_as_bill(only->doc);
}

static void pass_over(struct run *run, struct doc *doc)
{
	if (run->settings.verbose)
		message("%.*s is no bill of materials", STR_ARG(doc->name));
	doc_finish(doc);
	memory_free(doc);
}

/* An empty list of packages is a list. */
static bool read_file(struct run *run, const char *path, struct doc *doc)
{
	bool good = doc_read(doc, path, &limits_default);
	if (doc->diags.counts[DIAG_EMPTY_INPUT] && format_is_lock_name(str_of(path))) {
		doc_finish(doc);
		doc_wrap(doc, str_of(path), STR(""), &limits_default);
		good = true;
	}
	if (good)
		doc_hash_ahead(doc);
	beside_serve(&run->beside, doc);
	return good;
}

/* Reads a file into run->documents and returns its own document. */
static struct doc *open_target(struct run *run, const struct target *target)
{
	struct documents *documents = &run->documents;
	struct doc *doc = memory_resize(NULL, sizeof *doc);
	documents->list.count = 0;
	if (read_file(run, target->path, doc))
		documents_add(documents, doc, run->settings.format);
	else
		list_push(&documents->list, ((struct document){.doc = doc}));
	return doc;
}

/* Reading ahead: nothing is said and nothing judged before the policies are there. */

static void read_ahead(void *context)
{
	struct run *run = context;
	struct ahead *ahead = &run->ahead;
	ahead->doc = open_target(run, ahead->target);
	const struct document *first = &run->documents.list.items[0];
	if (run->documents.list.count == 1 && first->format)
		ahead->bom = read_bill(first->format, first->doc, &ahead->unreadable);
}

static void start_ahead(struct run *run)
{
	const struct target *target = run->targets.list.items;
	struct stat status;
	if (!run->targets.list.count || target->repository || target->folder ||
		strcmp(target->path, "-") == 0 || stat(target->path, &status) != 0 ||
		!S_ISREG(status.st_mode))
		return;
	run->ahead.target = target;
	task_start(&run->ahead.task, read_ahead, run);
}

static struct doc *take_ahead(struct run *run)
{
	task_wait(&run->ahead.task);
	run->ahead.target = NULL;
	return run->ahead.doc;
}

static void drop_ahead(struct run *run)
{
	struct ahead *ahead = &run->ahead;
	if (!ahead->target)
		return;
	take_ahead(run);
	if (ahead->bom)
		bom_finish(ahead->bom);
	memory_free(ahead->bom);
	documents_destroy(&run->documents);
}

/* Files that may tell of vendored code are looked at when all lists are known. */
static bool keep_hint(struct run *run, const char *path)
{
	struct str whole = str_of(path);
	if (!run->hints.list.count)
		vendored_names(&run->hints);
	if (!globs_fit_name(&run->hints, path_base(whole)))
		return false;
	list_push(&run->hinting.list, ((struct file){.path = whole, .mode = 0100644}));
	return true;
}

/* Returns how many inputs it is: none when it is a file to pass over, several for a container. */
static size_t read_named(struct run *run, const struct target *target)
{
	struct documents *documents = &run->documents;
	struct doc *doc = target == run->ahead.target ? take_ahead(run) : open_target(run, target);
	run->many = target->found;
	if (target->found && screening_only_by_name(documents)) {
		if (!keep_hint(run, target->path))
			run->skipped++;
		pass_over(run, doc);
		return 0;
	}
	for (size_t i = 0; i < documents->list.count; i++)
		read_document(run, &documents->list.items[i]);
	return documents->list.count;
}

static void add_empty(void *context, struct doc *doc)
{
	struct run *run = context;
	finish_input(run, add_input(run, doc));
}

/* Repositories */

static void read_from_repository(void *context, struct doc *doc, bool good)
{
	struct run *run = context;
	struct documents *documents = &run->documents;
	documents->list.count = 0;
	if (good && !doc->diags.counts[DIAG_LFS_POINTER])
		documents_add(documents, doc, run->settings.format);
	else
		list_push(&documents->list, ((struct document){.doc = doc}));
	if (good && screening_only_by_name(documents)) {
		run->skipped++;
		pass_over(run, doc);
		return;
	}
	for (size_t i = 0; i < documents->list.count; i++)
		read_document(run, &documents->list.items[i]);
}

static void drop_input(struct run *run, size_t at)
{
	struct input *input = &run->inputs.items[at];
	struct doc *doc = input->doc;
	struct bom *bom = input->bom;
	input_finish(input);
	if (bom)
		bom_finish(bom);
	memory_free(bom);
	doc_finish(doc);
	memory_free(doc);
	run->inputs.count--;
	memmove(input, input + 1, (run->inputs.count - at) * sizeof *input);
}

static bool is_source_of_same_folder(const struct input *a, const struct input *b)
{
	return a->format == b->format && vendored_is_source(document_file(a->doc)) &&
		vendored_is_source(document_file(b->doc)) &&
		str_eq(vendored_folder(a->doc->file, false), vendored_folder(b->doc->file, false));
}

static size_t statements(const struct input *input)
{
	return input->bom ? input->bom->identities.count : 0;
}

/* Of the source files of one folder the first that names a holder stands for it, else the first. */
static void read_notice(void *context, struct doc *doc, bool good)
{
	struct run *run = context;
	struct input *input = add_input(run, doc);
	size_t at = run->inputs.count - 1;
	input->format = good ? format_named(STR("vendored-notice")) : NULL;
	if (good && run->view != VIEW_STAGED) /* then not all lists are known */
		diag(doc, DIAG_VENDORED_UNLISTED, 0,
			"no lock file or manifest beside it mentions this folder");
	if (good) {
		screen_input(run, input);
		input->sha256 = doc_sha256(doc);
	}
	finish_input(run, input);
	if (at && is_source_of_same_folder(input - 1, input))
		drop_input(run, statements(input - 1) >= statements(input) ? at : at - 1);
}

/* The packages that the inputs from `first` on list. */
static void list_inputs(struct run *run, size_t first, struct mentioned *listed)
{
	for (size_t i = first; i < run->inputs.count; i++)
		if (run->inputs.items[i].bom)
			mentioned_add(listed, run->inputs.items[i].bom);
}

static void read_vendored(struct run *run, struct repository_input *repository, size_t first)
{
	struct mentioned listed = {0};
	list_inputs(run, first, &listed);
	repository_input_read_vendored(repository, &listed, read_notice, run);
	mentioned_finish(&listed);
}

/* Vendored code of a folder that is no repository */

struct folder_reading {
	struct run *run;
	const char *folder;
};

static struct str below(const char *folder, struct str path)
{
	size_t length = strlen(folder);
	path = str_from(path, length);
	return str_starts(path, STR("/")) ? str_from(path, 1) : path;
}

static struct doc *read_hint(void *context, const struct file *file)
{
	struct folder_reading *reading = context;
	struct arena scratch = {0};
	struct doc *doc = memory_resize(NULL, sizeof *doc);
	const char *path = arena_printf(&scratch, "%s%s%.*s", reading->folder,
		str_ends(str_of(reading->folder), STR("/")) ? "" : "/", STR_ARG(file->path))
				   .ptr;
	if (doc_read(doc, path, &limits_default)) {
		doc->file = arena_str(&doc->arena, file->path);
	} else {
		doc_finish(doc);
		memory_free(doc);
		doc = NULL;
	}
	arena_finish(&scratch);
	return doc;
}

static void begin_folder(struct run *run, const char *folder)
{
	struct origin *origin = ARENA_NEW(&run->settings.arena, struct origin);
	*origin = (struct origin){
		.name = str_of(folder), .format = "vendored-code", .view = "folder"};
	run->origin = origin;
}

static size_t read_vendored_of_folder(void *context, const char *folder)
{
	struct run *run = context;
	struct folder_reading reading = {run, folder};
	struct files chosen = {0};
	struct mentioned listed = {0};
	size_t before = run->inputs.count;
	for (size_t i = 0; i < run->hinting.list.count; i++)
		run->hinting.list.items[i].path = below(folder, run->hinting.list.items[i].path);
	list_inputs(run, 0, &listed);
	vendored_choose(&run->hinting, &listed, read_hint, &reading, &chosen);
	begin_folder(run, folder);
	for (size_t i = 0; i < chosen.list.count; i++) {
		struct doc *doc = read_hint(&reading, &chosen.list.items[i]);
		if (doc)
			read_notice(run, doc, true);
	}
	run->origin = NULL;
	run->skipped += run->hinting.list.count - chosen.list.count;
	run->hinting.list.count = 0;
	mentioned_finish(&listed);
	files_finish(&chosen);
	return run->inputs.count - before;
}

static void take_input(void *context, struct input *input)
{
	struct run *run = context;
	struct input *added = add_input(run, input->doc);
	*added = *input;
	added->origin = run->origin;
	if (!input->bom || run->settings.verbose)
		finish_input(run, added);
}

static struct origin *begin_origin(struct run *run)
{
	static const char *const views[] = {[VIEW_TREE] = "revision",
		[VIEW_STAGED] = "staged",
		[VIEW_INDEX] = "index",
		[VIEW_WORKTREE] = "worktree",
		[VIEW_HISTORY] = "history"};
	struct origin *origin = ARENA_NEW(&run->settings.arena, struct origin);
	origin->format = "git-repository";
	origin->view = views[run->view];
	run->origin = origin;
	return origin;
}

static void read_history(struct run *run, const struct target *target)
{
	struct history_options options = {.target = target,
		.screening = &run->screening,
		.authors = run->authors,
		.arena = &run->settings.arena};
	struct origin *origin = begin_origin(run);
	history_read(&options, take_input, run);
	origin->name = options.name;
	origin->revision = options.tip;
	run->origin = NULL;
}

/* What is wrong with the repository itself stands with its files. */
static void read_repository(struct run *run, const struct target *target)
{
	struct repository_input *input = repositories_take(&run->repositories, target, run->view);
	size_t first = run->inputs.count;
	struct origin *origin = begin_origin(run);
	origin->name = arena_str(&run->settings.arena, repository_input_name(input));
	origin->revision = repository_input_resolve(input, &run->settings.arena);
	repository_input_read(input, read_from_repository, run);
	read_vendored(run, input, first);
	repository_input_skipped(input, &run->settings.arena, &run->result);
	struct doc *doc = repository_input_close(input);
	if (doc)
		finish_input(run, add_input(run, doc));
	run->origin = NULL;
}

static size_t read_target(void *context, const struct target *target)
{
	struct run *run = context;
	if (!target->repository)
		return read_named(run, target);
	if (run->view == VIEW_HISTORY)
		read_history(run, target);
	else
		read_repository(run, target);
	return 1;
}

/* Setting up */

/* Which view of repositories was asked for; false when it was more than one. */
static bool read_view(const struct arguments *arguments, enum view *view)
{
	static const char *const names[] = {[VIEW_STAGED] = "staged",
		[VIEW_INDEX] = "index",
		[VIEW_WORKTREE] = "worktree",
		[VIEW_HISTORY] = "history"};
	*view = VIEW_TREE;
	for (enum view i = VIEW_STAGED; i <= VIEW_HISTORY; i++) {
		if (!argument_given(arguments, names[i]))
			continue;
		if (*view != VIEW_TREE) {
			message("--%s and --%s are two views; screen them one by one", names[*view],
				names[i]);
			return false;
		}
		*view = i;
	}
	return true;
}

static void add_targets(struct run *run, const struct arguments *arguments)
{
	size_t count = arguments->operands.count;
	if (run->view != VIEW_TREE && !count)
		targets_add_repository(&run->targets, ".");
	for (size_t i = 0; i < count; i++) {
		const char *operand = arguments->operands.items[i];
		if (run->view == VIEW_TREE || run->view == VIEW_HISTORY)
			targets_add(&run->targets, operand, run->settings.recursive);
		else
			targets_add_repository(&run->targets, operand);
	}
}

static bool check_operands(const struct arguments *arguments, enum view view)
{
	size_t standard = 0;
	if (view != VIEW_TREE)
		return true; /* without an operand it is the one of the working directory */
	for (size_t i = 0; i < arguments->operands.count; i++)
		standard += strcmp(arguments->operands.items[i], "-") == 0;
	if (!arguments->operands.count)
		message("no input: name a bill of materials, a folder, or - for standard input");
	if (standard > 1)
		message("standard input (-) can be read only once");
	return arguments->operands.count && standard <= 1;
}

bool screening_choose(struct screening *screening, const struct settings *settings,
	const struct policies *policies)
{
	if (!selection_apply(settings, policies, &screening->bundle, &screening->arena))
		return false;
	screening->policies = policies;
	screening->scope = settings->scope_given ? settings->scope : screening->bundle->scope;
	screening->as_of = settings->as_of;
	screening->as_of_given = settings->as_of_given;
	screening->all = settings->all;
	screening->persons = settings->persons;
	screening->own = settings->own.items;
	screening->own_count = settings->own.count;
	return tiers_apply(settings, policies, &screening->bundle, &screening->arena);
}

/* Of several inputs all texts would be much to hold; annotating, converting and listing components ask
 * for them. */
static bool may_release(const struct run *run)
{
	const struct wanted_list *wanted = &run->outputs.wanted;
	for (size_t i = 0; i < wanted->list.count; i++)
		if (wanted->list.items[i].to ||
			strcmp(wanted->list.items[i].name, WANTED_ANNOTATED) == 0)
			return false;
	return run->targets.list.count > 1 && !run->settings.all && !run->settings.unknown;
}

static int screen_all(
	struct run *run, const struct arguments *arguments, const char *usual, bool must)
{
	if (!settings_read(&run->settings, arguments) || !read_view(arguments, &run->view) ||
		!check_operands(arguments, run->view))
		return EXIT_USAGE;
	add_targets(run, arguments);
	run->beside.targets = &run->targets;
	/* It gets ready while the policies are loaded. */
	if (run->view != VIEW_HISTORY)
		repositories_prepare(&run->repositories, &run->targets, run->view);
	start_ahead(run);
	if (!settings_load_policies(&run->settings, &run->policies) ||
		!settings_check_ages(&run->settings, &run->policies))
		return EXIT_POLICY;
	if (!screening_choose(&run->screening, &run->settings, &run->policies))
		return EXIT_USAGE;
	int code = settings_load_waivers(&run->settings, &run->waivers);
	if (code != EXIT_OK)
		return code;
	run->screening.waivers = &run->waivers;
	const char *baseline = argument_value(arguments, "baseline");
	if (baseline && !baseline_read(&run->baseline, baseline))
		return EXIT_USAGE;
	run->authors = argument_given(arguments, "authors");
	code = outputs_read(&run->outputs, arguments, usual, must);
	if (code != EXIT_OK || !screening_check_bills(run))
		return EXIT_USAGE;
	run->frugal = may_release(run);
	targets_read(&run->targets, run->settings.recursive,
		&(struct target_reader){run, read_target, add_empty, read_vendored_of_folder});
	const struct message_style style = settings_style(&run->settings);
	message_left(&run->tally, &style);
	screening_apply_baseline(run);
	settings_tell_waivers(&run->settings, &run->waivers);
	screening_make_result(run);
	screening_make_bills(run);
	code = outputs_write(&run->outputs, &run->settings, &run->result, &run->bills);
	return exit_worse(code, screening_exit_code(run));
}

static void finish(struct run *run)
{
	drop_ahead(run);
	while (run->inputs.count)
		drop_input(run, run->inputs.count - 1);
	list_finish(&run->inputs);
	documents_finish(&run->documents);
	globs_finish(&run->hints);
	files_finish(&run->hinting);
	repositories_finish(&run->repositories);
	beside_finish(&run->beside);
	list_finish(&run->result.not_examined);
	arena_finish(&run->screening.arena);
	outputs_finish(&run->outputs);
	bills_finish(&run->bills);
	targets_finish(&run->targets);
	waivers_finish(&run->waivers);
	baseline_finish(&run->baseline);
	policies_finish(&run->policies);
	settings_finish(&run->settings);
}

int screening_run(const struct arguments *arguments, const char *usual, bool must)
{
	struct run run = {0};
	int code = screen_all(&run, arguments, usual, must);
	finish(&run);
	return code;
}
