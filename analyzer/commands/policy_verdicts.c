#include "commands/policy_verdicts.h"

#include "base/map.h"
#include "base/utf8.h"
#include "commands/rescreen.h"
#include "match/reason.h"

struct verdicts {
	struct settings *settings;
	struct buf *text;
	cJSON *array; /* or NULL: lines of text */
	struct arena scratch;
	size_t changes;
};

/* Screens a bill with one file of lists in place of those of the settings. */
static int screen_with(
	struct verdicts *v, struct rescreen *rescreen, const char *lists, const char *bill)
{
	v->settings->lists.count = 0;
	list_push(&v->settings->lists, lists);
	int code = rescreen_open(rescreen, v->settings);
	if (code != EXIT_OK)
		return code;
	struct doc *doc = memory_resize(NULL, sizeof *doc);
	if (doc_read(doc, bill, &limits_default))
		return rescreen_read(rescreen, v->settings, doc);
	struct message_style style = settings_style(v->settings);
	message_diagnostics(doc, diagnostic_places(doc), 0, &style);
	doc_finish(doc);
	memory_free(doc);
	return EXIT_INPUT;
}

enum change { CHANGE_VERDICT, CHANGE_GONE, CHANGE_NEW };

/* The object; NULL where lines of text are written. */
static cJSON *add_change(
	struct verdicts *v, const struct input *input, enum change change, struct str what)
{
	static const char *const signs[] = {"", "  - ", "  + "};
	static const char *const words[] = {"verdict", "gone", "new"};
	v->changes++;
	if (v->array) {
		cJSON *object = object_add_object(v->array, NULL);
		object_add_str(object, "input", input->doc->name);
		object_add_word(object, "change", words[change]);
		object_add_str(object, "what", what);
		return object;
	}
	utf8_add_printable(v->text, input->doc->name);
	buf_printf(v->text, ": %s", signs[change]);
	utf8_add_printable(v->text, what);
	buf_add_byte(v->text, '\n');
	return NULL;
}

/* Findings and advisories of one side that the other has not. */
static void add_missing(
	struct verdicts *v, const struct input *input, const struct input *other, enum change sign)
{
	struct map ids = {0};
	for (size_t i = 0; i < other->findings.count; i++)
		map_put(&ids, other->findings.items[i].id, 0);
	for (size_t i = 0; i < other->advisories.count; i++)
		map_put(&ids, other->advisories.items[i].id, 0);
	for (size_t i = 0; i < input->findings.count; i++)
		if (map_get(&ids, input->findings.items[i].id) == MAP_NONE)
			add_change(v, input, sign, input->findings.items[i].reason);
	for (size_t i = 0; i < input->advisories.count; i++) {
		const struct advisory *advisory = &input->advisories.items[i];
		struct str parts[] = {STR("advisory: "), advisory->entity->name, STR(" ("),
			advisory->policy->id, STR(")")};
		if (map_get(&ids, advisory->id) == MAP_NONE)
			add_change(v, input, sign, arena_join(&v->scratch, parts, 5));
	}
	map_finish(&ids);
}

static void add_verdict(struct verdicts *v, const struct input *input, size_t at, enum verdict old,
	enum verdict new)
{
	struct str title = component_title(&v->scratch, &input->bom->components.items[at]);
	struct str parts[] = {title, STR(": "), str_of(verdict_name(old)), STR(" -> "),
		str_of(verdict_name(new))};
	cJSON *object = add_change(v, input, CHANGE_VERDICT, arena_join(&v->scratch, parts, 5));
	if (!object)
		return;
	object_add_str(object, "component", title);
	object_add_word(object, "old", verdict_name(old));
	object_add_word(object, "new", verdict_name(new));
}

static void compare_inputs(struct verdicts *v, const struct input *old, const struct input *new)
{
	size_t count = old->bom && new->bom ? new->bom->components.count : 0;
	for (size_t i = 0; i < count && i < old->bom->components.count; i++)
		if (old->verdicts[i] != new->verdicts[i])
			add_verdict(v, new, i, (enum verdict)old->verdicts[i],
				(enum verdict) new->verdicts[i]);
	add_missing(v, old, new, CHANGE_GONE);
	add_missing(v, new, old, CHANGE_NEW);
}

static int compare_bill(
	struct verdicts *v, const char *old_lists, const char *new_lists, const char *bill)
{
	struct rescreen old = {0}, new = {0};
	int code = screen_with(v, &old, old_lists, bill);
	if (code == EXIT_OK)
		code = screen_with(v, &new, new_lists, bill);
	for (size_t i = 0; code == EXIT_OK && i < new.inputs.count &&i < old.inputs.count; i++)
		compare_inputs(v, &old.inputs.items[i], &new.inputs.items[i]);
	rescreen_finish(&old);
	rescreen_finish(&new);
	return code;
}

int policy_verdicts(struct settings *settings, const struct arguments *arguments, struct buf *text,
	cJSON *array)
{
	struct verdicts v = {.settings = settings, .text = text, .array = array};
	const char *const *operands = arguments->operands.items;
	int code = EXIT_OK;
	for (size_t i = 3; i < arguments->operands.count; i++)
		code = exit_worse(code, compare_bill(&v, operands[1], operands[2], operands[i]));
	if (code == EXIT_OK && !v.changes && !array)
		buf_puts(text, "No verdict of these bills changes.\n");
	arena_finish(&v.scratch);
	return code;
}
