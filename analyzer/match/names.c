/* The words for the enumerations of policy.h, as they stand in policies, reports and options. */
#include "match/policy.h"

const char *verdict_name(enum verdict verdict)
{
	static const char *const names[] = {
		"no-match", "waived", "unknown", "review", "prohibited"};
	return names[verdict];
}

const char *confidence_name(enum confidence confidence)
{
	static const char *const names[] = {"low", "medium", "high"};
	return names[confidence];
}

const char *relation_name(enum relation relation)
{
	static const char *const names[] = {"produced", "subsidiary", "white-label", "donated",
		"divested", "third-party", "fork", "unrelated"};
	return names[relation];
}

const char *reach_name(enum reach reach)
{
	static const char *const names[] = {"any-software", "cyber-software", "named-application",
		"equipment-and-services", "transactions", "export", "contracting"};
	return names[reach];
}

const char *class_name(enum product_class product_class)
{
	static const char *const names[] = {
		"unknown", "security", "equipment", "named-application", "other"};
	return names[product_class];
}

const char *identifier_kind_name(enum identifier_kind kind)
{
	static const char *const names[] = {"name", "brand", "purl", "owner", "domain",
		"cpe-vendor", "namespace", "product", "hash"};
	return names[kind];
}

const char *tier_name(enum tier tier)
{
	static const char *const names[] = {"off", "advisory", "review", "prohibit"};
	return names[tier];
}

static const char *const scope_names[] = {"federal-agency", "contractor", "us-person", "ic"};

struct str scope_name(enum scope scope)
{
	return str_of(scope_names[scope]);
}

bool scope_parse(struct str text, enum scope *scope)
{
	for (size_t i = 0; i < SCOPE_KINDS; i++) {
		if (str_is(text, scope_names[i])) {
			*scope = (enum scope)i;
			return true;
		}
	}
	return false;
}
