#include "container/envelope.h"

/* in-toto Statement v0.1 and v1: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md. */

static int probe(struct doc *doc)
{
	struct json_head head;
	struct str type = STR_NONE;
	json_skim(doc->bytes, &head);
	if (!envelope_has(&head, "predicate", NULL))
		return 0;
	if (envelope_has(&head, "_type", &type) &&
		str_starts(type, STR("https://in-toto.io/Statement/")))
		return 100;
	return envelope_has(&head, "predicateType", NULL) ? 60 : 0;
}

/* Early cosign put the bill, as a string or as it is, into `Data` of a predicate of its own. */
static bool hand_on_data(struct unwrapping *u, struct doc *doc, const struct node *predicate)
{
	bool any = false;
	if (predicate->kind != NODE_OBJECT)
		return false;
	NODE_EACH(child, json_outline(doc, &doc->arena, predicate->start))
	if (str_is(child->key, "Data"))
		any |= envelope_hand_on(u, doc, child, "predicate.Data");
	return any;
}

static void open(struct unwrapping *u, struct doc *doc)
{
	const struct node *root = envelope_load(doc);
	struct str type = node_string(root, "predicateType");
	if (type.ptr && !u->why.ptr) {
		const char *quoted = diag_quote(doc, type);
		u->why = arena_printf(&u->input->arena, "its predicate is of type %s", quoted);
	}
	NODE_EACH(child, root)
	if (str_is(child->key, "predicate") && !hand_on_data(u, doc, child))
		envelope_hand_on(u, doc, child, "predicate");
}

const struct container container_in_toto = {
	.name = "in-toto",
	.title = "in-toto Statement",
	.probe = probe,
	.open = open,
};
