/* Prints as JSON what docs/ says of the registries and tables, for check_docs.py. */
#include <cjson/cJSON.h>
#include <stdio.h>

#include "convert.h"
#include "format.h"
#include "output/object.h"
#include "spec/facts.h"
#include "spec/tolerances.h"

static bool is_written(const struct format *format, const char *version)
{
	struct arena arena = {0};
	struct rendition rendition;
	const struct format *target;
	struct str error, text = arena_printf(&arena, "%s@%s", format->name, version);
	bool written = rendition_parse(text, &rendition, &target, &arena, &error);
	arena_finish(&arena);
	return written;
}

static void add_formats(cJSON *parent)
{
	cJSON *list = object_add_array(parent, "formats");
	for (const struct format *const *format = formats; *format; format++) {
		cJSON *object = object_add_object(list, NULL);
		object_add_word(object, "name", (*format)->name);
		object_add_word(object, "title", (*format)->title);
		object_add_bool(object, "annotate", (*format)->annotate != NULL);
		cJSON *versions = object_add_array(object, "versions");
		for (const char *const *version = (*format)->versions; *version; version++) {
			cJSON *one = object_add_object(versions, NULL);
			object_add_word(one, "version", *version);
			object_add_bool(one, "write", is_written(*format, *version));
		}
	}
}

static void add_names(cJSON *parent, const char *key, const char *const *names)
{
	cJSON *list = object_add_array(parent, key);
	for (; names && *names; names++)
		cJSON_AddItemToArray(list, cJSON_CreateString(*names));
}

static void add_locks(cJSON *parent)
{
	cJSON *list = object_add_array(parent, "locks");
	for (const struct format *const *format = locks; *format; format++) {
		cJSON *object = object_add_object(list, NULL);
		object_add_word(object, "name", (*format)->name);
		object_add_word(object, "title", (*format)->title);
		add_names(object, "files", (*format)->globs);
		add_names(object, "places", (*format)->places);
	}
}

static void add_tolerances(cJSON *parent)
{
	cJSON *list = object_add_array(parent, "tolerances");
	for (size_t i = 0; i < tolerance_count; i++) {
		cJSON *object = object_add_object(list, NULL);
		object_add_word(object, "spec", tolerances[i].spec);
		object_add_word(object, "id", diag_kinds[tolerances[i].id].id);
		object_add_word(object, "text", tolerances[i].text);
	}
}

static void add_requirements(cJSON *parent, const struct profile *profile)
{
	static const char *const levels[] = {
		"required", "where it exists", "recommended", "not assessable"};
	static const char *const scopes[] = {"the document", "each component",
		"the primary component", "the primary component and its direct dependencies"};
	cJSON *list = object_add_array(parent, "requirements");
	for (size_t i = 0; i < profile->count; i++) {
		const struct requirement *requirement = &profile->requirements[i];
		bool practice = requirement->level == LEVEL_PRACTICE;
		const struct fact *fact = practice ? NULL : &facts[requirement->fact];
		cJSON *object = object_add_object(list, NULL);
		object_add_word(object, "name", requirement->name);
		object_add_word(object, "clause", requirement->clause);
		object_add_word(object, "level", levels[requirement->level]);
		object_add_word(object, "scope", practice ? NULL : scopes[requirement->scope]);
		object_add_bool(object, "may_be_unknown", requirement->may_be_unknown);
		object_add_number(object, "test", fact ? fact->test : 0);
		object_add_bool(object, "reads_values", fact && fact->test < TEST_ABSENT);
		object_add_word(object, "argument", fact ? fact->argument : NULL);
		object_add_word(object, "cyclonedx", fact ? fact->paths[FAMILY_CYCLONEDX] : NULL);
		object_add_word(object, "spdx2", fact ? fact->paths[FAMILY_SPDX2] : NULL);
		object_add_word(object, "spdx3", fact ? fact->paths[FAMILY_SPDX3] : NULL);
	}
}

static void add_profiles(cJSON *parent)
{
	cJSON *list = object_add_array(parent, "profiles");
	for (const struct profile *const *profile = profiles; *profile; profile++) {
		cJSON *object = object_add_object(list, NULL);
		object_add_word(object, "id", (*profile)->id);
		object_add_word(object, "title", (*profile)->title);
		object_add_word(object, "edition", (*profile)->edition);
		object_add_word(object, "source", (*profile)->source);
		add_requirements(object, *profile);
	}
}

int main(void)
{
	cJSON *object = object_create();
	add_formats(object);
	add_locks(object);
	add_tolerances(object);
	add_profiles(object);
	char *text = cJSON_PrintUnformatted(object);
	puts(text);
	cJSON_free(text);
	cJSON_Delete(object);
	return 0;
}
