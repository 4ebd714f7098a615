#include "container/base64.h"
#include "container/envelope.h"

/* DSSE, the envelope: https://github.com/secure-systems-lab/dsse/blob/master/envelope.md. */

static int probe(struct doc *doc)
{
	struct json_head head;
	struct str payload = STR_NONE;
	json_skim(doc->bytes, &head);
	if (!envelope_has(&head, "payload", &payload) || !payload.ptr)
		return 0;
	if (envelope_has(&head, "payloadType", NULL))
		return 100;
	return envelope_has(&head, "signatures", NULL) ? 60 : 0;
}

static struct str seal_text(struct doc *doc, const struct node *root)
{
	const struct node *list = node_get(root, "signatures");
	const struct node *signatures = list && list->kind == NODE_ARRAY
		? json_load_at(doc, &doc->arena, list->start)
		: NULL;
	if (!signatures || !signatures->count)
		return STR_NONE;
	struct str key = node_string(signatures->first, "keyid");
	return arena_printf(&doc->arena, "the envelope %.*s carries %u %s%s%s, not verified",
		STR_ARG(doc->name), (unsigned)signatures->count,
		signatures->count == 1 ? "signature" : "signatures",
		key.len ? ", the first with the key " : "", key.len ? diag_quote(doc, key) : "");
}

static void hand_on(struct unwrapping *u, struct doc *doc, const struct node *payload)
{
	struct member member = {.name = STR("payload"), .file = document_file(doc)};
	struct buf unescaped = {0}, decoded = {0};
	struct str encoded = payload->text;
	size_t wrong;
	bool good = true;
	if (str_find_byte(encoded, '\\') != STR_NPOS) {
		good = envelope_decode(doc, payload, &unescaped);
		encoded = buf_str(&unescaped);
	}
	if (good && !base64_decode(encoded, &decoded, &wrong))
		diag(doc, DIAG_CONTAINER_DAMAGED, payload->start,
			"the payload is no base64: character %zu is wrong", wrong + 1);
	else if (good && unwrap_count_member(u, doc) && unwrap_count_bytes(u, doc, decoded.len))
		unwrap_bytes(u, doc, &member, &decoded);
	buf_finish(&unescaped);
	buf_finish(&decoded);
}

static void open(struct unwrapping *u, struct doc *doc)
{
	const struct node *root = envelope_load(doc);
	struct seal seal = {.outer = u->seals, .text = root ? seal_text(doc, root) : STR_NONE};
	if (seal.text.ptr)
		u->seals = &seal;
	NODE_EACH(child, root)
	if (str_is(child->key, "payload") && child->kind == NODE_STRING)
		hand_on(u, doc, child);
	u->seals = seal.outer;
}

const struct container container_dsse = {
	.name = "dsse",
	.title = "DSSE envelope",
	.probe = probe,
	.open = open,
};
