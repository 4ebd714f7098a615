/* Signatures in JSON (jsf-0.82.schema.json): as tables, with the schema's oneOf and if/then in code. */
#include "spec/rules.h"
#include "spec/table.h"

static const struct spec_value key_types[] = {{"EC", 10}, {"OKP", 10}, {"RSA", 10}};
static const struct spec_values key_type_values = VALUES("key types", key_types);
static const struct spec_value ec_curves[] = {{"P-256", 10}, {"P-384", 10}, {"P-521", 10}};
static const struct spec_values ec_curve_values = VALUES("curves", ec_curves);
static const struct spec_value okp_curves[] = {{"Ed25519", 10}, {"Ed448", 10}};
static const struct spec_values okp_curve_values = VALUES("curves", okp_curves);

#define TEXT_FIELD(name_, ...) F(name_, STRING, 10, JSON_ONLY, __VA_ARGS__)

static const struct field ec_fields[] = {
	TEXT_FIELD("kty", REQUIRED(10, 17), .values = &key_type_values),
	TEXT_FIELD("crv", REQUIRED(10, 17), .values = &ec_curve_values),
	TEXT_FIELD("x", REQUIRED(10, 17)),
	TEXT_FIELD("y", REQUIRED(10, 17)),
};
static const struct spec_type ec_key = TYPE("publicKey (EC)", FIELDS(ec_fields));

static const struct field okp_fields[] = {
	TEXT_FIELD("kty", REQUIRED(10, 17), .values = &key_type_values),
	TEXT_FIELD("crv", REQUIRED(10, 17), .values = &okp_curve_values),
	TEXT_FIELD("x", REQUIRED(10, 17)),
};
static const struct spec_type okp_key = TYPE("publicKey (OKP)", FIELDS(okp_fields));

static const struct field rsa_fields[] = {
	TEXT_FIELD("kty", REQUIRED(10, 17), .values = &key_type_values),
	TEXT_FIELD("n", REQUIRED(10, 17)),
	TEXT_FIELD("e", REQUIRED(10, 17)),
};
static const struct spec_type rsa_key = TYPE("publicKey (RSA)", FIELDS(rsa_fields));

static const struct field key_fields[] = {
	TEXT_FIELD("kty", REQUIRED(10, 17), .values = &key_type_values),
};
static const struct spec_type any_key = TYPE("publicKey", FIELDS(key_fields), .open = VERSION_LAST);

static const struct field signer_fields[] = {
	TEXT_FIELD("algorithm", REQUIRED(10, 17)),
	TEXT_FIELD("keyId", 0),
	F("publicKey", ANY, 10, JSON_ONLY),
	TEXT_FIELD("certificatePath", MANY),
	TEXT_FIELD("excludes", MANY),
	TEXT_FIELD("value", REQUIRED(10, 17)),
};
static const struct spec_type signer = TYPE("signature", FIELDS(signer_fields));

static void judge_algorithm(struct judge *j, const struct node *value)
{
	static const char *const known[] = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512",
		"ES256", "ES384", "ES512", "Ed25519", "Ed448", "HS256", "HS384", "HS512"};
	if (!value || value->kind != NODE_STRING || simple_is_uri(value->text))
		return;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_is(value->text, known[i]))
			return;
	JUDGE(j, DIAG_WRONG_VALUE, value->start,
		"algorithm is %s; allowed are those of JSF (RS256, ES256, Ed25519 ...) and URIs",
		diag_quote(j->doc, value->text));
}

static void judge_key(struct judge *j, const struct node *key)
{
	static const struct {
		const char *name;
		const struct spec_type *type;
	} keys[] = {{"EC", &ec_key}, {"OKP", &okp_key}, {"RSA", &rsa_key}};
	struct str name = node_string(key, "kty");
	const struct spec_type *type = &any_key;
	if (!key || key->kind != NODE_OBJECT)
		return;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_is(name, keys[i].name))
			type = keys[i].type;
	judge_object(j, type, key);
}

static void judge_signer(struct judge *j, const struct node *object)
{
	if (object->kind != NODE_OBJECT) {
		JUDGE(j, DIAG_WRONG_TYPE, object->start, "a signature is %s; expected an object",
			node_kind_name(object));
		return;
	}
	judge_object(j, &signer, object);
	judge_algorithm(j, node_get(object, "algorithm"));
	judge_key(j, node_get(object, "publicKey"));
}

/* signature/oneOf: signers, a chain, or one signer. */
void rules_jsf(struct judge *j, const struct node *signature)
{
	const struct node *list = node_get(signature, "signers");
	list = list ? list : node_get(signature, "chain");
	if (!list) {
		judge_signer(j, signature);
		return;
	}
	if (signature->count > 1)
		JUDGE(j, DIAG_EXCLUSIVE_MEMBERS, signature->start,
			"a signature has either signers, a chain, or what one signer has");
	if (list->kind != NODE_ARRAY)
		JUDGE(j, DIAG_WRONG_TYPE, list->start, "%s is %s; expected an array",
			diag_quote(j->doc, list->key), node_kind_name(list));
	NODE_EACH(item, list)
	judge_signer(j, item);
}
