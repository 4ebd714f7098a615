#include "spec/rules.h"

#include "model/cpe.h"
#include "model/purl.h"
#include "spec/license.h"

static struct rule_state *state_of(struct judge *j)
{
	if (!j->state) {
		j->state = ARENA_NEW(&j->doc->arena, struct rule_state);
		j->state->rules =
			strcmp(j->r->spec->name, "spdx") == 0 ? &rules_spdx2 : &rules_cyclonedx;
	}
	return j->state;
}

void rules_scalar(struct judge *j, const struct field *field, const struct node *value)
{
	if (!j->muted)
		state_of(j)->rules->scalar(j, field, value);
}

static uint32_t rules_of(struct rule_state *state, const struct spec_type *type)
{
	size_t slot = (size_t)((uintptr_t)type / sizeof *type) % 64;
	uint32_t bit = 1, found = 0;
	if (state->memo[slot].type == type)
		return state->memo[slot].rules;
	for (const struct object_rule *rule = state->rules->objects; rule->type; rule++, bit <<= 1)
		if (strcmp(rule->type, type->name) == 0)
			found |= bit;
	state->memo[slot].type = type;
	state->memo[slot].rules = found;
	return found;
}

void rules_object(struct judge *j, const struct spec_type *type, const struct node *object)
{
	const struct object_rule *rule = state_of(j)->rules->objects;
	for (uint32_t rest = rules_of(j->state, type); rest; rest >>= 1, rule++)
		if ((rest & 1) && (rule->structure ? j->structure : !j->muted))
			rule->check(j, object);
}

void rules_list(struct judge *j, const struct field *field, const struct node *list)
{
	if (state_of(j)->rules->list)
		j->state->rules->list(j, field, list);
}

void rules_finish(struct judge *j)
{
	struct rule_state *state = state_of(j);
	if (state->rules->finish)
		state->rules->finish(j);
}

void rules_destroy(struct judge *j)
{
	if (!j->state)
		return;
	list_finish(&j->state->license_uses);
	map_finish(&j->state->licenses);
	map_finish(&j->state->documents);
	if (j->state->rules->destroy)
		j->state->rules->destroy(j->state);
}

/* Identifiers */

void rules_purl(struct judge *j, const struct node *value)
{
	struct purl purl;
	const char *error = NULL;
	if (!purl_parse(&j->r->scratch, value->text, &purl, &error))
		JUDGE(j, DIAG_INVALID_PURL, value->start, "the package URL %s: %s",
			diag_quote(j->doc, value->text), error ? error : "not well-formed");
}

void rules_cpe(struct judge *j, const struct node *value)
{
	struct cpe cpe;
	const char *error = NULL;
	if (!cpe_parse(&j->r->scratch, value->text, &cpe, &error))
		JUDGE(j, DIAG_INVALID_CPE, value->start, "the CPE name %s: %s",
			diag_quote(j->doc, value->text), error ? error : "not well-formed");
}

/* Hashes */

/* Digits that the algorithms yield; BLAKE3 yields as many as asked for, from 32 bytes on. */
static const struct {
	const char *name;
	unsigned digits;
} hashes[] = {
	{"MD2", 32},
	{"MD4", 32},
	{"MD5", 32},
	{"ADLER32", 8},
	{"SHA1", 40},
	{"SHA224", 56},
	{"SHA256", 64},
	{"SHA384", 96},
	{"SHA512", 128},
	{"SHA3256", 64},
	{"SHA3384", 96},
	{"SHA3512", 128},
	{"BLAKE2B256", 64},
	{"BLAKE2B384", 96},
	{"BLAKE2B512", 128},
	{"STREEBOG256", 64},
	{"STREEBOG512", 128},
};

/* "SHA-256" and "SHA256" are one. */
static bool is_algorithm(struct str written, const char *name)
{
	size_t at = 0;
	for (size_t i = 0; i < written.len; i++) {
		char c = written.ptr[i];
		if (c == '-')
			continue;
		c = ascii_lower(c) == c && ascii_is_alpha(c) ? (char)(c - 32) : c;
		if (name[at++] != c)
			return false;
	}
	return name[at] == '\0';
}

void rules_hash(struct judge *j, const struct node *algorithm, const struct node *value)
{
	if (!algorithm || !value || algorithm->kind != NODE_STRING || value->kind != NODE_STRING)
		return;
	struct str text = str_trim(value->text);
	for (size_t i = 0; i < sizeof hashes / sizeof *hashes; i++)
		if (is_algorithm(algorithm->text, hashes[i].name) && text.len != hashes[i].digits)
			JUDGE(j, DIAG_WRONG_HASH_LENGTH, value->start,
				"a hash by %s has %zu digits; it yields %u",
				diag_quote(j->doc, algorithm->text), text.len, hashes[i].digits);
}

/* Licence expressions */

static void report_unknown(struct judge *j, struct str word, bool exception)
{
	JUDGE(j, DIAG_LICENSE_UNKNOWN, j->state->expression->start,
		"%s in the expression %s is no %s of the SPDX licence list",
		diag_quote(j->doc, word), diag_quote(j->doc, j->state->expression->text),
		exception ? "exception" : "licence");
}

static void on_word(void *context, enum license_word kind, struct str word)
{
	struct judge *j = context;
	size_t offset = j->state->expression->start;
	if (kind == LICENSE_WORD_REF) {
		list_push(&j->state->license_uses,
			((struct license_use){arena_str(&j->doc->arena, word), offset}));
		return;
	}
	const struct license_id *id = license_named(word);
	bool exception = kind == LICENSE_WORD_EXCEPTION;
	if (!id || ((id->flags & LICENSE_EXCEPTION) != 0) != exception)
		report_unknown(j, word, exception);
	else if (id->flags & LICENSE_DEPRECATED)
		JUDGE(j, DIAG_LICENSE_DEPRECATED, offset,
			"%s is deprecated by the SPDX licence list", diag_quote(j->doc, word));
}

void rules_expression(struct judge *j, const struct node *value)
{
	size_t at = 0;
	const struct license_visitor visitor = {j, on_word};
	const char *error = license_expression(value->text, NULL, &at);
	j->state->expression = value;
	if (!error)
		license_expression(value->text, &visitor, &at);
	else
		JUDGE(j, DIAG_LICENSE_EXPRESSION, value->start,
			"%s is no licence expression: %s, at %s", diag_quote(j->doc, value->text),
			error,
			at < value->text.len ? diag_quote(j->doc, str_from(value->text, at))
					     : "its end");
}

void rules_declare(struct judge *j, struct map *map, struct str name)
{
	map_put(map, arena_str(&j->doc->arena, name), j->state->declared++);
}

bool rules_list_version(struct str text)
{
	size_t numbers = 0;
	while (text.ptr) {
		struct str number = str_cut(&text, '.');
		uint64_t value;
		if (!str_to_u64(number, UINT32_MAX, &value))
			return false;
		numbers++;
	}
	return numbers == 2 || numbers == 3;
}
