/* stop.json: what is never evidence, whoever's it looks like. */
#include "match/load.h"

static const struct shape root_shape[] = {
	{"schema", SHAPE_TEXT, true, NULL},
	{"lists", SHAPE_OBJECTS, true, NULL},
	{NULL, SHAPE_ANY, false, NULL},
};

enum stop_kind { STOP_MAILBOX, STOP_PLATFORM };

static const char *word_stop(unsigned at)
{
	static const char *const words[] = {"mailbox", "platform", NULL};
	return words[at];
}

static const struct shape list_shape[] = {
	{"kind", SHAPE_WORD, true, word_stop},
	{"what", SHAPE_TEXT, true, NULL},
	{"source", SHAPE_TEXT, true, NULL},
	{"values", SHAPE_TEXTS, true, NULL},
	{NULL, SHAPE_ANY, false, NULL},
};

static bool load_list(struct policies *policies, struct doc *doc, const struct node *list)
{
	if (!shape_check(doc, list, "a stop list", list_shape))
		return false;
	enum stop_kind kind = (enum stop_kind)shape_word(list, list_shape, "kind", 0);
	NODE_EACH(value, node_get(list, "values"))
	{
		if (kind == STOP_MAILBOX)
			map_set(&policies->stop.mailboxes, value->text, 1);
		else
			list_push(&policies->stop.platforms, value->text);
	}
	return true;
}

bool load_stop(struct policies *policies, struct doc *doc)
{
	bool good = true;
	struct node *root = load_root(doc, "bomscreen-stop/1", "the stop lists", root_shape);
	if (!root)
		return false;
	NODE_EACH(list, node_get(root, "lists"))
	{
		good &= load_list(policies, doc, list);
	}
	return good;
}
