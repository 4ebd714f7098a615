#include "commands/choice.h"

#include "match/reason.h"
#include "syntax/json.h"

enum { LEAST_OF_ID = 6 };

bool choice_is_id(struct str word)
{
	static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
	bool good = word.len >= LEAST_OF_ID && word.len < sizeof form;
	for (size_t i = 0; i < word.len && good; i++)
		good = form[i] == '-' ? word.ptr[i] == '-' : ascii_hex_value(word.ptr[i]) >= 0;
	return good;
}

static bool fits(const struct choice *choice, struct str name, struct str ref, struct str word)
{
	if (!word.len)
		return true;
	if (choice_is_id(word) &&
		(str_starts_nocase(choice->id, word) ||
			str_starts_nocase(choice->fingerprint, word)))
		return true;
	return str_eq_nocase(name, word) || str_eq_nocase(choice->component, word) ||
		str_eq(ref, word) || str_eq(choice->purl, word) ||
		(choice->purl.len && str_starts(choice->purl, word) &&
			word.len < choice->purl.len && strchr("@?#", choice->purl.ptr[word.len]));
}

static void add(struct choices *choices, struct choice choice, struct str name, struct str ref,
	struct str word)
{
	if (fits(&choice, name, ref, word))
		list_push(&choices->list, choice);
}

/* A report */

static struct str title(struct arena *arena, const struct node *component)
{
	struct str name = node_string(component, "name"),
		   version = node_string(component, "version");
	return version.len ? arena_join(arena, (struct str[]){name, STR(" "), version}, 3) : name;
}

static void add_reported(struct choices *choices, const struct node *finding, struct str word)
{
	const struct node *component = node_get(finding, "component");
	const struct node *entity = node_get(finding, "entity");
	struct choice choice = {
		.id = node_string(finding, "id"),
		.fingerprint = node_string(finding, "fingerprint"),
		.verdict = node_string(finding, "verdict"),
		.was = node_string(finding, "was"),
		.policy = node_string(finding, "policy"),
		.rule = node_string(finding, "rule"),
		.entity = node_string(entity, "id"),
		.entity_name = node_string(entity, "name"),
		.basis = node_string(finding, "basis"),
		.component = title(&choices->arena, component),
		.purl = node_string(component, "purl"),
		.reason = node_string(finding, "reason"),
	};
	add(choices, choice, node_string(component, "name"), node_string(component, "ref"), word);
}

static void read_report(struct choices *choices, const struct node *root, struct str word)
{
	choices->bundle = node_string(root, "bundle");
	choices->scope = node_string(root, "scope");
	NODE_EACH(input, node_get(root, "inputs"))
	{
		NODE_EACH(finding, node_get(input, "findings"))
		{
			add_reported(choices, finding, word);
		}
	}
}

static bool is_report(const struct doc *doc)
{
	struct json_head head;
	json_skim(doc->bytes, &head);
	for (size_t i = 0; i < head.count; i++)
		if (str_is(head.members[i].key, "schema"))
			return str_is(head.members[i].text, "bomscreen-report/1");
	return false;
}

/* An input */

static void add_screened(struct choices *choices, const struct input *input,
	const struct finding *finding, struct str word)
{
	const struct component *component = &input->bom->components.items[finding->component];
	struct choice choice = {
		.id = finding->id,
		.fingerprint = finding->fingerprint,
		.verdict = str_of(verdict_name(finding->verdict)),
		.was = str_of(verdict_name(finding->was)),
		.policy = finding->policy ? finding->policy->id : STR_NONE,
		.rule = finding->measure->id,
		.entity = finding->entity ? finding->entity->id : STR_NONE,
		.entity_name = finding->entity ? finding->entity->name : STR_NONE,
		.basis = finding->basis,
		.component = component_title(&choices->arena, component),
		.purl = component->purl,
		.reason = finding->reason,
		.input = input,
		.finding = finding,
	};
	add(choices, choice, component->name, component->ref, word);
}

static void add_unknown(
	struct choices *choices, const struct input *input, uint32_t at, struct str word)
{
	const struct component *component = &input->bom->components.items[at];
	struct choice choice = {
		.verdict = STR("unknown"),
		.was = STR("unknown"),
		.rule = STR(RULE_UNKNOWN_MAKER),
		.basis = STR("policy"),
		.component = component_title(&choices->arena, component),
		.purl = component->purl,
		.input = input,
	};
	choice.id = choice.fingerprint =
		finding_fingerprint(&choices->arena, choice.rule, STR("-"), component);
	choice.reason = arena_join(&choices->arena,
		(struct str[]){choice.component, STR(" names no maker and none could be derived")},
		2);
	add(choices, choice, component->name, component->ref, word);
}

static void add_input(struct choices *choices, const struct input *input, struct str word)
{
	for (size_t i = 0; i < input->findings.count; i++)
		add_screened(choices, input, &input->findings.items[i], word);
	size_t count = input->verdicts ? input->bom->components.count : 0;
	for (uint32_t i = 0; i < count; i++)
		if (input->verdicts[i] == VERDICT_UNKNOWN &&
			!input->bom->components.items[i].synthetic)
			add_unknown(choices, input, i, word);
}

static int screen_anew(
	struct choices *choices, const struct settings *settings, struct doc *doc, struct str word)
{
	struct rescreen *rescreen = &choices->rescreen;
	int code = rescreen_open(rescreen, settings);
	if (code != EXIT_OK) {
		doc_finish(doc);
		memory_free(doc);
		return code;
	}
	code = rescreen_read(rescreen, settings, doc);
	choices->bundle = rescreen->screening.bundle->id;
	choices->scope = scope_name(rescreen->screening.scope);
	for (size_t i = 0; i < rescreen->inputs.count; i++)
		add_input(choices, &rescreen->inputs.items[i], word);
	return code;
}

int choices_read(
	struct choices *choices, const struct settings *settings, const char *path, struct str word)
{
	struct doc *doc = memory_resize(NULL, sizeof *doc);
	bool read = doc_read(doc, path, &limits_default);
	if (read && !is_report(doc))
		return screen_anew(choices, settings, doc, word);
	choices->report = doc;
	const struct node *report = read ? json_load(doc, &doc->arena) : NULL;
	if (report) {
		read_report(choices, report, word);
		return EXIT_OK;
	}
	struct message_style style = settings_style(settings);
	message_diagnostics(doc, diagnostic_places(doc), 0, &style);
	return EXIT_INPUT;
}

void choices_finish(struct choices *choices)
{
	if (choices->report)
		doc_finish(choices->report);
	memory_free(choices->report);
	list_finish(&choices->list);
	rescreen_finish(&choices->rescreen);
	arena_finish(&choices->arena);
}
