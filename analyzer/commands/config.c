#include "commands/config.h"

#include "commands/tiers.h"

#include <stdlib.h>
#include <unistd.h>

#include "commands/options.h"
#include "match/extends.h"
#include "match/shape.h"
#include "syntax/json.h"

static const char *word_schema(unsigned at)
{
	return at ? NULL : "bomscreen-config/1";
}

static const char *word_scope(unsigned at)
{
	return value_scope(at);
}

static const char *word_fail_on(unsigned at)
{
	return value_fail_on(at);
}

/* In the order of enum severity, then what is not printed. */
static const char *word_severity(unsigned at)
{
	static const char *const words[] = {"note", "warning", "error", "ignore", NULL};
	return words[at];
}

static const struct shape shapes[] = {
	{"$schema", SHAPE_TEXT},
	{"schema", SHAPE_WORD, true, word_schema},
	{"bundle", SHAPE_TEXT},
	{"scope", SHAPE_WORD, false, word_scope},
	{"policies", SHAPE_TEXTS},
	{"own", SHAPE_TEXTS},
	{"fail_on", SHAPE_WORD, false, word_fail_on},
	{"max_unknown", SHAPE_TEXT},
	{"max_unattributed", SHAPE_TEXT},
	{"persons", SHAPE_BOOL},
	{"tiers", SHAPE_OBJECT},
	{"severities", SHAPE_OBJECT},
	{"extends", SHAPE_TEXTS},
	{"lists", SHAPE_TEXTS},
	{"list_rules", SHAPE_TEXTS},
	{"waivers", SHAPE_TEXT},
	{"keys", SHAPE_TEXTS},
	{"require_signatures", SHAPE_BOOL},
	{0},
};

static struct str diag_name(size_t index, const void *context)
{
	(void)context;
	return str_of(index < DIAG_COUNT ? diag_kinds[index].id : NULL);
}

static bool read_severity(struct settings *settings, struct doc *doc, const struct node *member)
{
	size_t id = 0;
	unsigned severity = 0;
	while (id < DIAG_COUNT && !str_is(member->key, diag_kinds[id].id))
		id++;
	if (id == DIAG_COUNT) {
		diag(doc, DIAG_CONFIG_INVALID, member->key_start, "no diagnostic has the id %s%s",
			diag_quote(doc, member->key),
			suggestion(&doc->arena, member->key, diag_name, NULL));
		return false;
	}
	while (word_severity(severity) && !str_is(member->text, word_severity(severity)))
		severity++;
	if (member->kind != NODE_STRING || !word_severity(severity)) {
		diag(doc, DIAG_CONFIG_INVALID, member->start,
			"a severity is one of note, warning, error, ignore; found %s",
			member->kind == NODE_STRING ? diag_quote(doc, member->text)
						    : node_kind_name(member));
		return false;
	}
	settings->severities[id] =
		severity > SEVERITY_ERROR ? (uint8_t)SEVERITY_IGNORE : (uint8_t)severity;
	return true;
}

/* What the file names is relative to the file's own folder. */
static const char *path_of(struct settings *settings, const struct doc *doc, struct str named)
{
	size_t slash = str_rfind_byte(doc->name, '/');
	struct str folder = slash == STR_NPOS ? STR(".") : str_sub(doc->name, 0, slash);
	struct str path = str_starts(named, STR("/"))
		? arena_str(&settings->arena, named)
		: arena_printf(&settings->arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(named));
	return path.ptr;
}

static bool read_tier(struct settings *settings, struct doc *doc, const struct node *member)
{
	struct tier_choice choice = {.policy = arena_str(&settings->arena, member->key)};
	if (member->kind == NODE_STRING && tier_parse(member->text, &choice.tier)) {
		list_push(&settings->tiers, choice);
		return true;
	}
	diag(doc, DIAG_CONFIG_INVALID, member->start,
		"a tier is one of off, advisory, review; found %s",
		member->kind == NODE_STRING ? diag_quote(doc, member->text)
					    : node_kind_name(member));
	return false;
}

static bool read_share(struct doc *doc, const struct node *member, unsigned *share)
{
	if (!member || share_parse(member->text, share))
		return true;
	diag(doc, DIAG_CONFIG_INVALID, member->start, "%s is no share of 0 to 100 percent",
		diag_quote(doc, member->text));
	return false;
}

static bool read_members(struct settings *settings, struct doc *doc, const struct node *root)
{
	bool good = true;
	if (node_get(root, "bundle"))
		settings->bundle = arena_str(&settings->arena, node_string(root, "bundle"));
	settings->scope_given |= scope_parse(node_string(root, "scope"), &settings->scope);
	static const unsigned fail_on[] = {
		VERDICT_PROHIBITED, VERDICT_REVIEW, VERDICT_UNKNOWN, FAIL_NEVER};
	if (node_get(root, "fail_on"))
		settings->fail_on = fail_on[shape_word(root, shapes, "fail_on", 0)];
	const struct node *persons = node_get(root, "persons");
	settings->persons |= persons && persons->kind == NODE_TRUE;
	good &= read_share(doc, node_get(root, "max_unknown"), &settings->max_unknown);
	good &= read_share(doc, node_get(root, "max_unattributed"), &settings->max_unattributed);
	NODE_EACH(member, node_get(root, "tiers"))
	{
		good &= read_tier(settings, doc, member);
	}
	NODE_EACH(element, node_get(root, "policies"))
	{
		list_push(&settings->policies, path_of(settings, doc, element->text));
	}
	NODE_EACH(element, node_get(root, "lists"))
	{
		list_push(&settings->lists, path_of(settings, doc, element->text));
	}
	NODE_EACH(element, node_get(root, "list_rules"))
	{
		list_push(&settings->list_rules, arena_cstr(&settings->arena, element->text));
	}
	if (node_get(root, "waivers"))
		settings->waivers = path_of(settings, doc, node_string(root, "waivers"));
	const struct node *require = node_get(root, "require_signatures");
	if (require)
		settings->require_signatures = require->kind == NODE_TRUE;
	NODE_EACH(element, node_get(root, "keys"))
	{
		list_push(&settings->keys, path_of(settings, doc, element->text));
	}
	NODE_EACH(element, node_get(root, "own"))
	{
		list_push(&settings->own, arena_str(&settings->arena, element->text));
	}
	NODE_EACH(member, node_get(root, "severities"))
	{
		good &= read_severity(settings, doc, member);
	}
	return good;
}

struct taking {
	struct settings *settings;
	struct extends extends;
};

/* First what it extends, so that its own words are the last. */
static bool take(void *context, struct doc *doc)
{
	struct taking *taking = context;
	const struct node *root = json_load(doc, &doc->arena);
	return root &&
		shape_check_as(DIAG_CONFIG_INVALID, doc, root, "the configuration", shapes) &&
		extends_read(&taking->extends, DIAG_CONFIG_INVALID, doc, node_get(root, "extends"),
			take, taking) &&
		read_members(taking->settings, doc, root);
}

bool config_take(struct settings *settings, struct doc *doc)
{
	struct taking taking = {settings};
	struct message_style style = settings_style(settings);
	if (!doc->sibling)
		extends_serve(&taking.extends, doc);
	bool good = take(&taking, doc);
	for (size_t i = 0; i < taking.extends.docs.count; i++)
		message_diagnostics(taking.extends.docs.items[i],
			diagnostic_places(taking.extends.docs.items[i]), 0, &style);
	extends_finish(&taking.extends);
	return good;
}

bool config_read(struct settings *settings, const char *path)
{
	struct doc doc;
	bool good = doc_read(&doc, path, &limits_default) && config_take(settings, &doc);
	struct message_style style = settings_style(settings);
	message_diagnostics(&doc, diagnostic_places(&doc), 0, &style);
	doc_finish(&doc);
	return good;
}

const char *config_find(struct arena *arena, const char *name)
{
	char *working = getcwd(NULL, 0);
	struct str folder = arena_str(arena, str_of(working));
	memory_free(working);
	while (folder.ptr) {
		const char *path =
			arena_printf(arena, "%.*s/.bomscreen/%s", STR_ARG(folder), name).ptr;
		if (access(path, F_OK) == 0)
			return path;
		if (access(arena_printf(arena, "%.*s/.git", STR_ARG(folder)).ptr, F_OK) == 0)
			return NULL;
		size_t slash = str_rfind_byte(folder, '/');
		if (slash == STR_NPOS)
			return NULL;
		folder = str_sub(folder, 0, slash);
	}
	return NULL;
}
