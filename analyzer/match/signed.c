#include "match/signed.h"

#include <stdlib.h>

#include "base/path.h"
#include "container/base64.h"
#include "match/load.h"
#include "syntax/json.h"

static const char *word_algorithm(unsigned at)
{
	static const char *const words[] = {"ed25519", "ecdsa-p256-sha256", NULL};
	return words[at];
}

static const struct shape signature_shape[] = {
	{"algorithm", SHAPE_WORD, true, word_algorithm},
	{"key", SHAPE_TEXT, true},
	{"value", SHAPE_TEXT, true},
	{0},
};

/* --- the text --- */

static int by_key(const void *a, const void *b)
{
	return str_compare(
		(*(const struct node *const *)a)->key, (*(const struct node *const *)b)->key);
}

static void add_node(struct buf *out, struct arena *arena, const struct node *node);

/* RFC 8785, section 3.2.3; the names of members are ASCII. */
static void add_object(struct buf *out, struct arena *arena, const struct node *object)
{
	const struct node **members = ARENA_ARRAY(arena, const struct node *, object->count);
	size_t count = 0;
	NODE_EACH(member, object)
	{
		if (!str_is(member->key, "signature"))
			members[count++] = member;
	}
	qsort(members, count, sizeof *members, by_key);
	buf_add_byte(out, '{');
	for (size_t i = 0; i < count; i++) {
		if (i)
			buf_add_byte(out, ',');
		json_add_string(out, members[i]->key);
		buf_add_byte(out, ':');
		add_node(out, arena, members[i]);
	}
	buf_add_byte(out, '}');
}

/* What a decision can hold: texts, lists, objects, null. */
static void add_node(struct buf *out, struct arena *arena, const struct node *node)
{
	const char *separator = "";
	switch ((enum node_kind)node->kind) {
	case NODE_STRING:
		json_add_string(out, node->text);
		break;
	case NODE_OBJECT:
		add_object(out, arena, node);
		break;
	case NODE_ARRAY:
		buf_add_byte(out, '[');
		NODE_EACH(element, node)
		{
			buf_puts(out, separator);
			add_node(out, arena, element);
			separator = ",";
		}
		buf_add_byte(out, ']');
		break;
	default:
		buf_puts(out, node_kind_name(node));
		break;
	}
}

struct str decision_signed_text(struct arena *arena, const struct node *object, bool determination)
{
	struct buf out = {0};
	buf_printf(&out, "bomscreen-%s/1\n", determination ? "determination" : "waiver");
	add_node(&out, arena, object);
	struct str text = arena_str(arena, buf_str(&out));
	buf_finish(&out);
	return text;
}

/* --- verifying --- */

/* Of which key the signature is; NULL: of none. */
static const struct key *signing_key(
	const struct waivers *waivers, struct str text, struct str signature)
{
	for (size_t i = 0; i < waivers->keys.count; i++)
		if (key_verify(waivers->keys.items[i], text, signature))
			return waivers->keys.items[i];
	return NULL;
}

static const struct key *key_named(const struct waivers *waivers, struct str id)
{
	struct arena arena = {0};
	const struct key *found = NULL;
	for (size_t i = 0; i < waivers->keys.count; i++)
		if (str_eq(key_id(waivers->keys.items[i], &arena), id))
			found = waivers->keys.items[i];
	arena_finish(&arena);
	return found;
}

static bool refuse(struct doc *doc, enum diag_id id, size_t at, const char *text)
{
	diag(doc, id, at, "%s", text);
	return false;
}

/* Is it of the key that it names, and of the algorithm? */
static bool verify_value(
	struct doc *doc, const struct node *node, const struct key *key, struct str text)
{
	struct buf value = {0};
	size_t wrong;
	bool algorithm = str_is(node_string(node, "algorithm"), key_algorithm(key));
	bool good = algorithm && base64_decode(node_string(node, "value"), &value, &wrong) &&
		key_verify(key, text, buf_str(&value));
	buf_finish(&value);
	return good ||
		refuse(doc, DIAG_SIGNATURE_WRONG, node->start,
			algorithm ? "the decision was changed after it was signed, or the "
				    "signature is broken"
				  : "the key that it names is not of the algorithm that it names");
}

static bool verify_own(const struct waivers *waivers, const struct node *object,
	const struct node *node, struct waiver *waiver)
{
	struct doc *doc = waiver->doc;
	if (!shape_check_as(DIAG_WAIVER_INVALID, doc, node, "a signature", signature_shape))
		return false;
	waiver->signing = SIGNING_UNCHECKED;
	waiver->signer = node_string(node, "key");
	if (!waivers->keys.count)
		return true;
	const struct key *key = key_named(waivers, waiver->signer);
	if (!key)
		return refuse(doc, DIAG_SIGNATURE_UNTRUSTED, node->start,
			"it is signed by a key that is none of those that are trusted");
	waiver->signing = SIGNING_VERIFIED;
	return verify_value(
		doc, node, key, decision_signed_text(&doc->arena, object, waiver->determination));
}

static bool is_enough(const struct waivers *waivers, const struct waiver *waiver)
{
	return !waivers->require_signatures || waiver->signing == SIGNING_VERIFIED;
}

bool decision_verify(const struct waivers *waivers, const struct node *object,
	const struct waiver *file, struct waiver *waiver)
{
	const struct node *node = node_get(object, "signature");
	waiver->signing = file->signing;
	waiver->signer = file->signer;
	if (node && !verify_own(waivers, object, node, waiver))
		return false;
	return is_enough(waivers, waiver) ||
		refuse(waiver->doc, DIAG_SIGNATURE_MISSING, object->start,
			waivers->keys.count
				? "the configuration requires signatures; this decision has none"
				: "the configuration requires signatures and names no key");
}

/* As `openssl pkeyutl -sign -rawin` writes it, or in base64. */
static bool verify_bytes(
	const struct waivers *waivers, struct doc *doc, struct str bytes, struct waiver *file)
{
	struct buf value = {0};
	size_t wrong;
	const struct key *key = signing_key(waivers, doc->raw, bytes);
	if (!key && base64_decode(bytes, &value, &wrong))
		key = signing_key(waivers, doc->raw, buf_str(&value));
	buf_finish(&value);
	if (!key)
		return refuse(doc, DIAG_SIGNATURE_WRONG, 0,
			"the file was changed after it was signed, or its signature is broken "
			"or of a key that is not trusted");
	file->signing = SIGNING_VERIFIED;
	file->signer = key_id(key, &doc->arena);
	return true;
}

bool decisions_verify(const struct waivers *waivers, struct doc *doc, struct waiver *file)
{
	struct str name = arena_printf(&doc->arena, "%.*s.sig", STR_ARG(path_base(doc->name))),
		   bytes;
	*file = (struct waiver){.signing = SIGNING_NONE};
	if (doc_sibling(doc, name, &bytes) == SIBLING_NONE)
		return true;
	file->signing = SIGNING_UNCHECKED;
	return !waivers->keys.count || verify_bytes(waivers, doc, bytes, file);
}

struct str decision_sign(struct arena *arena, const struct key *key, struct str text)
{
	struct buf value = {0};
	struct str member = STR_NONE;
	if (key_sign(key, text, &value))
		member = arena_printf(arena,
			"{\"algorithm\": \"%s\", \"key\": \"%.*s\", \"value\": \"%.*s\"}",
			key_algorithm(key), STR_ARG(key_id(key, arena)),
			STR_ARG(base64_encode(arena, buf_str(&value))));
	buf_finish(&value);
	return member;
}
