#include <inttypes.h>

#include "commands/choice.h"
#include "commands/explain_text.h"
#include "commands/options.h"
#include "commands/results.h"
#include "commands/screening.h"
#include "syntax/json.h"

struct explain {
	struct settings settings;
	struct rescreen rescreen;
	struct trace trace;
	struct explain_page page;
};

static struct str diagnostic_at(size_t index, const void *context)
{
	(void)context;
	return str_of(index < DIAG_COUNT ? diag_kinds[index].id : NULL);
}

/* A finding of a report: what that says of it. */

static void explain_reported(struct explain *explain, const struct choice *choice)
{
	struct explain_page *page = &explain->page;
	struct arena *arena = &page->scratch;
	const struct {
		const char *label;
		struct str value;
	} rows[] = {
		{"verdict", choice->verdict},
		{"was", choice->was},
		{"reason", choice->reason},
		{"rule", choice->rule},
		{"policy", choice->policy},
		{"entity", choice->entity_name},
		{"basis", choice->basis},
		{"component", choice->component},
		{"purl", choice->purl},
		{"finding", choice->id},
		{"fingerprint", choice->fingerprint},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].value.len)
			explain_line(page, 2,
				arena_join(arena,
					(struct str[]){
						str_of(rows[i].label), STR(": "), rows[i].value},
					3));
}

/* Components of an input */

static bool is_meant(
	const struct choices *choices, const struct input *input, uint32_t at, struct str word)
{
	const struct component *component = &input->bom->components.items[at];
	for (size_t i = 0; i < choices->list.count; i++)
		if (choices->list.items[i].input == input && choices->list.items[i].finding &&
			choices->list.items[i].finding->component == at)
			return true;
	if (choice_is_id(word))
		return false;
	return !word.len || str_eq_nocase(component->name, word) || str_eq(component->ref, word) ||
		str_eq(component->purl, word) ||
		(component->purl.len > word.len && str_starts(component->purl, word) &&
			strchr("@?#", component->purl.ptr[word.len]));
}

static size_t explain_inputs(struct explain *explain, const struct choices *choices,
	const struct rescreen *rescreen, struct str word)
{
	size_t count = 0;
	explain->page.screening = &rescreen->screening;
	explain->page.trace = &explain->trace;
	for (size_t i = 0; i < rescreen->inputs.count; i++) {
		const struct input *input = &rescreen->inputs.items[i];
		explain->page.input = input;
		size_t components = input->verdicts ? input->bom->components.count : 0;
		for (uint32_t at = 0; at < components; at++) {
			if (!is_meant(choices, input, at, word))
				continue;
			buf_puts(&explain->page.text, count++ ? "\n" : "");
			explain_component(&explain->page, at);
		}
	}
	return count;
}

static int explain_in_file(struct explain *explain, struct str word, const char *path)
{
	struct choices choices = {0};
	choices.rescreen.screening.trace = &explain->trace;
	int code = choices_read(&choices, &explain->settings, path, word);
	size_t count = 0;
	if (code == EXIT_OK && choices.report) {
		for (size_t i = 0; i < choices.list.count; i++)
			explain_reported(explain, &choices.list.items[i]);
		count = choices.list.count;
		if (count)
			explain_line(&explain->page, 0,
				STR("A report does not tell what was considered besides: name the "
				    "input instead of it."));
	} else if (code == EXIT_OK) {
		count = explain_inputs(explain, &choices, &choices.rescreen, word);
	}
	if (code == EXIT_OK && !count) {
		message("%s has no finding or component that is named \"%.*s\"", path,
			STR_ARG(word));
		code = EXIT_USAGE;
	}
	choices_finish(&choices);
	return code;
}

/* A package or a name alone */

/* As the ecosystem's own tools name it: with the scope, where the name is not told without. */
static struct str name_of(struct arena *arena, const struct purl *purl, struct str word)
{
	bool scoped = str_is(purl->type, "npm") || str_is(purl->type, "composer");
	if (!scoped || !purl->name_space.len)
		return purl->name.len ? purl->name : word;
	return arena_join(arena, (struct str[]){purl->name_space, STR("/"), purl->name}, 3);
}

/* A bill with that package; or with a component of that name, and one that it supplies. */
static struct str bill_of(struct arena *arena, struct str word)
{
	struct buf out = {0}, name = {0};
	json_add_string(&name, word);
	buf_puts(&out, "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[");
	if (str_starts_nocase(word, STR("pkg:"))) {
		struct purl purl = {0};
		const char *error;
		purl_parse(arena, word, &purl, &error);
		buf_puts(&out, "{\"type\":\"library\",\"name\":");
		json_add_string(&out, name_of(arena, &purl, word));
		if (purl.version.len) {
			buf_puts(&out, ",\"version\":");
			json_add_string(&out, purl.version);
		}
		buf_puts(&out, ",\"purl\":");
		buf_add(&out, buf_str(&name));
		buf_puts(&out, "}]}");
	} else {
		buf_puts(&out, "{\"type\":\"library\",\"name\":");
		buf_add(&out, buf_str(&name));
		buf_puts(&out,
			"},\n{\"type\":\"library\",\"name\":\"a "
			"component\",\"supplier\":{\"name\":");
		buf_add(&out, buf_str(&name));
		buf_puts(&out, "}}]}");
	}
	struct str bill = arena_str(arena, buf_str(&out));
	buf_finish(&out);
	buf_finish(&name);
	return bill;
}

static int explain_alone(struct explain *explain, struct str word)
{
	struct rescreen *rescreen = &explain->rescreen;
	struct choices none = {0};
	rescreen->screening.trace = &explain->trace;
	int code = rescreen_open(rescreen, &explain->settings);
	if (code != EXIT_OK)
		return code;
	struct doc *doc = memory_resize(NULL, sizeof *doc);
	bool purl = str_starts_nocase(word, STR("pkg:"));
	doc_wrap(doc, purl ? STR("the package") : STR("the name, of a component and of a supplier"),
		bill_of(&explain->settings.arena, word), &limits_default);
	explain->settings.format = NULL;
	code = rescreen_read(rescreen, &explain->settings, doc);
	explain_inputs(explain, &none, rescreen, STR(""));
	return code;
}

static int explain_all(struct explain *explain, const struct arguments *arguments)
{
	size_t count = arguments->operands.count;
	if (count < 1 || count > 2) {
		message("name a finding, a package, a name or the id of a diagnostic, and perhaps "
			"the "
			"report or bill that has it");
		return EXIT_USAGE;
	}
	struct str word = str_of(arguments->operands.items[0]);
	if (count == 1 && explain_diagnostic(&explain->page, word))
		return EXIT_OK;
	if (!settings_read(&explain->settings, arguments))
		return EXIT_USAGE;
	if (count == 2)
		return explain_in_file(explain, word, arguments->operands.items[1]);
	if (choice_is_id(word) && word.len == 36) {
		message("name the report or bill that has the finding, too");
		return EXIT_USAGE;
	}
	struct str near = suggest(word, diagnostic_at, NULL);
	if (near.ptr)
		message("taken as a name; there is a diagnostic %.*s", STR_ARG(near));
	return explain_alone(explain, word);
}

static int run(const struct arguments *arguments)
{
	struct explain explain = {0};
	struct output output;
	int code = explain_all(&explain, arguments);
	output_open(&output, NULL);
	output_add(&output, buf_str(&explain.page.text));
	code = exit_worse(code, result_commit(&output, "standard output"));
	buf_finish(&explain.page.text);
	arena_finish(&explain.page.scratch);
	trace_finish(&explain.trace);
	rescreen_finish(&explain.rescreen);
	settings_finish(&explain.settings);
	return code;
}

static const struct option options[] = {
	{.name = "waivers",
		.argument = "FILE",
		.environment = "BOMSCREEN_WAIVERS",
		.help = "take waivers and determinations from this file"},
	OPTION_KEY OPTIONS_LISTS OPTIONS_RESCREEN{0},
};

static const struct example examples[] = {
	{"bomscreen explain pkg:npm/%40kaspersky/hexa-ui", "What would be said of this package?"},
	{"bomscreen explain hexa-ui bom.json",
		"How did the verdict on this component come about, and what would change it?"},
	{"bomscreen explain dangling-ref", "What does this message mean?"},
	{0},
};

const struct command command_explain = {
	.name = "explain",
	.summary = "tell how a verdict came about, or what a message means",
	.synopsis = "explain [OPTION...] FINDING|PURL|NAME|DIAGNOSTIC [REPORT|INPUT]",
	.description =
		"Tells what was looked up, every candidate that was considered and why it was "
		"dropped, what each rule made of it, and what would change it: for a finding (by "
		"its "
		"id or fingerprint) or a component of an input, or for a package URL or a name "
		"alone. "
		"For the id of a diagnostic: what it means and how to mend it.",
	.options = options,
	.examples = examples,
	.run = run,
};
