/* Prints the tables of formats/spec as JSON, for check_tables.py. */
#include <stdio.h>

#include "spec/spec.h"

enum { TYPES_MAX = 1000 };

static const char *const kinds[] = {"string", "integer", "number", "boolean", "object", "any"};
static const char *const forms[] = {
	"none", "element", "wrapped", "attribute", "text", "namespace", "implied", "flatten"};
static const char *const checks[] = {"none", "date-time", "spdx-date", "uri", "iri-reference",
	"email", "serial", "media-type", "hash", "ref", "bom-link", "locale", "date", "license-id",
	"pattern"};

static const struct spec_type *types[TYPES_MAX];
static size_t type_count;

static size_t type_number(const struct spec_type *type)
{
	size_t i = 0;
	while (i < type_count && types[i] != type)
		i++;
	if (i == type_count && type_count < TYPES_MAX)
		types[type_count++] = type;
	return i;
}

static void put_text(const char *name, const char *text)
{
	printf("\"%s\": ", name);
	if (!text) {
		fputs("null", stdout);
		return;
	}
	putchar('"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			putchar('\\');
		putchar(*text);
	}
	putchar('"');
}

static void put_values(const struct spec_values *values)
{
	fputs(", \"values\": ", stdout);
	if (!values) {
		fputs("null", stdout);
		return;
	}
	for (size_t i = 0; i < values->count; i++)
		printf("%s\"%s\": %u", i ? ", " : "{", values->values[i].name,
			values->values[i].since);
	putchar('}');
}

static void put_field(const struct field *field)
{
	putchar('{');
	put_text("name", field->name);
	putchar(',');
	put_text("xml_name", field->xml_name);
	putchar(',');
	put_text("pattern", field->pattern);
	printf(", \"length\": %u, \"kind\": \"%s\", \"xml\": \"%s\", \"check\": \"%s\"",
		field->length, kinds[field->kind], forms[field->xml], checks[field->check]);
	printf(", \"list\": %d, \"unique\": %d, \"deprecated\": %d", field->list, field->unique,
		field->deprecated);
	printf(", \"since\": %u, \"until\": %u, \"xml_since\": %u, \"required\": %u", field->since,
		field->until, field->xml_since, field->required);
	printf(", \"xml_required\": %u, \"role\": %u, \"check_since\": %u", field->xml_required,
		field->role, field->check_since);
	printf(", \"least\": %u", field->least);
	printf(", \"minimum\": %lld, \"maximum\": %lld, \"type\": ", (long long)field->minimum,
		(long long)field->maximum);
	if (field->type)
		printf("%zu", type_number(field->type));
	else
		fputs("null", stdout);
	put_values(field->values);
	fputs(", \"other\": ", stdout);
	if (field->other)
		put_field(field->other);
	else
		fputs("null", stdout);
	putchar('}');
}

static void put_type(const struct spec_type *type)
{
	putchar('{');
	put_text("name", type->name);
	printf(", \"open\": %u, \"xml_open\": %u, ", type->open, type->xml_open);
	put_text("min_members", type->min_members);
	putchar(',');
	put_text("exclusive", type->exclusive);
	fputs(", \"fields\": [", stdout);
	for (size_t i = 0; i < type->count; i++) {
		fputs(i ? ",\n  " : "\n  ", stdout);
		put_field(&type->fields[i]);
	}
	fputs("]}", stdout);
}

/* Each row is what spec_field finds under its name, and nothing else is found. */
static bool lookup_works(const struct spec_type *type)
{
	for (size_t i = 0; i < type->count; i++)
		if (spec_field(type, str_of(type->fields[i].name)) != &type->fields[i])
			return false;
	return !spec_field(type, STR("")) && !spec_field(type, STR("no such member"));
}

/* Every version reads as itself, and its neighbours are unknown. */
static bool versions_work(const struct spec *spec, const char *prefix)
{
	bool good = spec->version(STR("")) == 0 && spec->version(STR("1")) == 0;
	for (unsigned version = spec->first - 1u; version <= spec->newest + 1u; version++) {
		char text[32];
		int length =
			snprintf(text, sizeof text, "%s%u.%u", prefix, version / 10, version % 10);
		bool known = version >= spec->first && version <= spec->newest;
		uint8_t read = spec->version((struct str){text, (size_t)length});
		good &= read == (known ? version : 0);
	}
	return good;
}

static bool put_spec(const struct spec *spec, const char *prefix)
{
	bool good = versions_work(spec, prefix);
	type_count = 0;
	type_number(spec->root);
	printf("{\"first\": %u, \"newest\": %u, \"lists\": [", spec->first, spec->newest);
	for (const char *const *name = spec->lists; *name; name++)
		printf("%s\"%s\"", name == spec->lists ? "" : ", ", *name);
	fputs("], \"types\": [", stdout);
	for (size_t i = 0; i < type_count; i++) {
		fputs(i ? ",\n " : "\n ", stdout);
		put_type(types[i]);
		good &= lookup_works(types[i]);
	}
	fputs("]}", stdout);
	return good && type_count < TYPES_MAX;
}

int main(void)
{
	fputs("{\"cyclonedx\": ", stdout);
	bool good = put_spec(&spec_cyclonedx, "");
	fputs(",\n\"spdx2\": ", stdout);
	good &= put_spec(&spec_spdx2, "SPDX-");
	fputs("}\n", stdout);
	return good ? 0 : 1;
}
