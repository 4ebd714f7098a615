#include "commands/policy_lists.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "commands/names.h"
#include "commands/policy_diff.h"
#include "commands/policy_import.h"
#include "match/lists.h"

/* --- status --- */

struct status {
	struct names_outputs outputs;
	struct buf text; /* of the form at hand */
	struct arena scratch;
	int32_t today;
	int64_t most; /* days; -1: any age */
	size_t stale;
};

/* "2026-11-01, 21 days old" */
static void add_age(struct status *status, int32_t edition)
{
	int64_t age = (int64_t)status->today - edition;
	bool stale = edition == DATE_NONE || (status->most >= 0 && age > status->most);
	if (edition == DATE_NONE)
		buf_puts(&status->text, "edition unknown");
	else
		buf_printf(&status->text, "edition %.*s, %" PRId64 " day%s old",
			STR_ARG(date_format(&status->scratch, edition)), age, age == 1 ? "" : "s");
	if (stale && status->most >= 0) {
		buf_puts(&status->text, ", STALE");
		status->stale++;
	}
	buf_add_byte(&status->text, '\n');
}

static void add_policies(struct status *status, const struct policies *policies)
{
	for (size_t i = 0; i < policies->policies.count; i++) {
		const struct policy *policy = &policies->policies.items[i];
		buf_printf(&status->text, "%-20.*s ", STR_ARG(policy->id));
		add_age(status, policy->edition);
	}
}

static void add_list(struct status *status, const struct lists *lists, const struct list_use *use)
{
	const struct listfile *file = &lists->files.items[use->file];
	const struct lf_list *list = LISTFILE_AT(file, LISTS, lf_list, use->list);
	buf_printf(&status->text, "%-20.*s ", STR_ARG(use->id));
	add_age(status, use->edition);
	buf_puts(&status->text, "  ");
	utf8_add_printable(&status->text, listfile_text(file, list->title));
	buf_printf(&status->text, "\n  %" PRIu32 " entries; %s from a likeness of %u.%03u on%s\n",
		list->entries, tier_name((enum tier)use->tier), use->threshold / 1000u,
		use->threshold % 1000u,
		use->kinds == 1u << LISTED_ORGANISATION ? "; organisations only" : "");
	buf_printf(&status->text, "  sha256 %.*s\n", STR_ARG(use->sha256));
}

static void add_file(struct status *status, const struct lists *lists, uint32_t number)
{
	const struct listfile *file = &lists->files.items[number];
	buf_printf(&status->text, "%s%s: %zu names, %zu bytes\n", status->text.len ? "\n" : "",
		file->path, listfile_count(file, SECTION_NAMES), file->size);
	for (size_t i = 0; i < lists->uses.count; i++)
		if (lists->uses.items[i].file == number)
			add_list(status, lists, &lists->uses.items[i]);
}

static void add_text(struct status *status, const struct policies *policies, bool all)
{
	const struct lists *lists = policies->lists;
	if (all)
		add_policies(status, policies);
	for (uint32_t i = 0; lists && i < lists->files.count; i++)
		add_file(status, lists, i);
}

/* --- as JSON --- */

static void add_age_json(struct status *status, cJSON *object, int32_t edition)
{
	int64_t age = (int64_t)status->today - edition;
	bool stale = status->most >= 0 && (edition == DATE_NONE || age > status->most);
	object_add_date(object, "edition", edition);
	if (edition == DATE_NONE)
		object_add_null(object, "age");
	else
		cJSON_AddNumberToObject(object, "age", (double)age);
	object_add_bool(object, "stale", stale);
	status->stale += stale;
}

static void add_list_json(
	struct status *status, cJSON *array, const struct lists *lists, const struct list_use *use)
{
	const struct listfile *file = &lists->files.items[use->file];
	const struct lf_list *list = LISTFILE_AT(file, LISTS, lf_list, use->list);
	cJSON *object = object_add_object(array, NULL);
	object_add_str(object, "id", use->id);
	object_add_str(object, "title", listfile_text(file, list->title));
	object_add_str(object, "authority", listfile_text(file, list->authority));
	add_age_json(status, object, use->edition);
	object_add_number(object, "entries", list->entries);
	object_add_word(object, "tier", tier_name((enum tier)use->tier));
	cJSON_AddNumberToObject(object, "threshold", use->threshold / 1000.0);
	cJSON *kinds = object_add_array(object, "kinds");
	for (unsigned kind = 0; kind < LISTED_KINDS; kind++)
		if (use->kinds >> kind & 1)
			object_add_word(kinds, NULL, listed_kind_name((enum listed_kind)kind));
	object_add_str(object, "sha256", use->sha256);
}

static void add_file_json(
	struct status *status, cJSON *array, const struct lists *lists, uint32_t number)
{
	const struct listfile *file = &lists->files.items[number];
	cJSON *object = object_add_object(array, NULL);
	object_add_word(object, "file", file->path);
	object_add_number(object, "names", listfile_count(file, SECTION_NAMES));
	object_add_number(object, "bytes", file->size);
	cJSON *uses = object_add_array(object, "lists");
	for (size_t i = 0; i < lists->uses.count; i++)
		if (lists->uses.items[i].file == number)
			add_list_json(status, uses, lists, &lists->uses.items[i]);
}

static void add_json(struct status *status, const struct policies *policies, bool all)
{
	const struct lists *lists = policies->lists;
	cJSON *object = object_create();
	object_add_word(object, "schema", "bomscreen-policy-status/1");
	object_add_date(object, "as_of", status->today);
	cJSON *array = object_add_array(object, "policies");
	for (size_t i = 0; all && i < policies->policies.count; i++) {
		cJSON *policy = object_add_object(array, NULL);
		object_add_str(policy, "id", policies->policies.items[i].id);
		add_age_json(status, policy, policies->policies.items[i].edition);
	}
	array = object_add_array(object, "files");
	for (uint32_t i = 0; lists && i < lists->files.count; i++)
		add_file_json(status, array, lists, i);
	names_add_object(&status->text, object);
	cJSON_Delete(object);
}

static int print(struct status *status, const struct policies *policies, bool all)
{
	static void (*const forms[])(struct status * status, const struct policies *policies,
		bool all) = {[NAMES_TEXT] = add_text, [NAMES_JSON] = add_json};
	for (unsigned form = 0; form < NAMES_FORMS; form++) {
		if (!status->outputs.wants[form])
			continue;
		status->stale = 0;
		buf_clear(&status->text);
		forms[form](status, policies, all);
		buf_add(&status->outputs.texts[form], buf_str(&status->text));
	}
	int code = names_outputs_write(&status->outputs);
	if (status->stale)
		message("older than %lld days: %zu", (long long)status->most, status->stale);
	return exit_worse(code, status->stale ? EXIT_POLICY : EXIT_OK);
}

/* Of the files that are named; else of the policies and lists in use. */
static int status_of(struct settings *settings, const struct arguments *arguments)
{
	struct status status = {.today = settings->as_of, .most = settings->max_age};
	struct policies policies = {0};
	bool all = arguments->operands.count < 2;
	if (!names_outputs_read(&status.outputs, arguments)) {
		names_outputs_finish(&status.outputs);
		return EXIT_USAGE;
	}
	if (!all)
		settings->lists.count = 0;
	for (size_t i = 1; i < arguments->operands.count; i++)
		list_push(&settings->lists, arguments->operands.items[i]);
	bool good = all ? settings_load_policies(settings, &policies)
			: settings_load_lists(settings, &policies);
	int code = good ? print(&status, &policies, all) : EXIT_POLICY;
	names_outputs_finish(&status.outputs);
	buf_finish(&status.text);
	arena_finish(&status.scratch);
	policies_finish(&policies);
	return code;
}

/* --- the verbs --- */

static const struct {
	const char *verb;
	int (*run)(struct settings *settings, const struct arguments *arguments);
} verbs[] = {
	{"import", policy_import},
	{"status", status_of},
	{"diff", policy_diff},
};

bool policy_lists_has(const char *verb)
{
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(verbs[i].verb, verb) == 0)
			return true;
	return false;
}

int policy_lists_run(const struct arguments *arguments)
{
	struct settings settings = {0};
	int code = EXIT_USAGE;
	if (settings_read(&settings, arguments))
		for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
			if (strcmp(verbs[i].verb, arguments->operands.items[0]) == 0)
				code = verbs[i].run(&settings, arguments);
	settings_finish(&settings);
	return code;
}
