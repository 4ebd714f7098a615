/* The test suite of the purl specification (package-url/purl-spec, tests/): every case of every
 * file. A case of the group "required" must be accepted or refused as the suite says; one of the
 * group "recommended" shows common mistakes and what they should be read as: the fields count, and
 * whether the mistake is named is ours to decide. */
#include <cjson/cJSON.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "model/purl.h"

enum { SKIPPED = 77 };

static struct arena arena;
static size_t passed, failed;

static struct str member(const cJSON *object, const char *name)
{
	return str_of(cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, name)));
}

static bool same(struct str actual, const cJSON *object, const char *name)
{
	struct str expected = member(object, name);
	return expected.len ? str_eq(actual, expected) : actual.len == 0;
}

static bool same_fields(const struct purl *purl, const cJSON *expected)
{
	const cJSON *qualifiers = cJSON_GetObjectItemCaseSensitive(expected, "qualifiers"), *item;
	size_t count = 0;
	cJSON_ArrayForEach(item, qualifiers)
	{
		count++;
		if (!str_eq(purl_get(purl, item->string), str_of(cJSON_GetStringValue(item))))
			return false;
	}
	return count == purl->qualifier_count && same(purl->type, expected, "type") &&
		same(purl->name_space, expected, "namespace") &&
		same(purl->name, expected, "name") && same(purl->version, expected, "version") &&
		same(purl->subpath, expected, "subpath");
}

static bool build(const cJSON *input, struct purl *purl, const char **error)
{
	const cJSON *qualifiers = cJSON_GetObjectItemCaseSensitive(input, "qualifiers"), *item;
	*purl = (struct purl){.type = member(input, "type"),
		.name_space = member(input, "namespace"),
		.name = member(input, "name"),
		.version = member(input, "version"),
		.subpath = member(input, "subpath")};
	purl->qualifiers = ARENA_ARRAY(
		&arena, struct purl_qualifier, (size_t)cJSON_GetArraySize(qualifiers) + 1);
	cJSON_ArrayForEach(item, qualifiers)
	{
		struct purl_qualifier *qualifier = &purl->qualifiers[purl->qualifier_count++];
		qualifier->key = str_of(item->string);
		qualifier->value = str_of(cJSON_GetStringValue(item));
	}
	return purl_build(&arena, purl, error);
}

static bool case_passes(const cJSON *test, const char **error)
{
	const cJSON *input = cJSON_GetObjectItemCaseSensitive(test, "input");
	const cJSON *output = cJSON_GetObjectItemCaseSensitive(test, "expected_output");
	bool refused = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(test, "expected_failure"));
	bool recommended = str_is(member(test, "test_group"), "recommended");
	struct str kind = member(test, "test_type");
	struct purl purl;
	bool good = str_is(kind, "build")
		? build(input, &purl, error)
		: purl_parse(&arena, str_of(cJSON_GetStringValue(input)), &purl, error);
	if (refused)
		return !good;
	if (!good && !recommended)
		return false;
	if (str_is(kind, "parse"))
		return same_fields(&purl, output);
	return str_eq(purl_format(&arena, &purl), str_of(cJSON_GetStringValue(output)));
}

static void run_case(const cJSON *test, const char *file)
{
	const char *error = NULL;
	if (case_passes(test, &error)) {
		passed++;
		return;
	}
	failed++;
	char *text = cJSON_PrintUnformatted(test);
	fprintf(stderr, "%s: failed (%s): %s\n", file, error ? error : "no error", text);
	cJSON_free(text);
}

static char *read_file(const char *path)
{
	struct buf buf = {0};
	FILE *file = fopen(path, "rb");
	size_t count;
	if (!file)
		return NULL;
	while ((count = fread(buf_reserve(&buf, 65536), 1, 65536, file)) > 0)
		buf.len += count;
	fclose(file);
	char *text = arena_cstr(&arena, buf_str(&buf));
	buf_finish(&buf);
	return text;
}

static void run_file(const char *path)
{
	char *text = read_file(path);
	cJSON *root = text ? cJSON_Parse(text) : NULL;
	const cJSON *tests = cJSON_GetObjectItemCaseSensitive(root, "tests"), *test;
	if (!cJSON_GetArraySize(tests)) {
		fprintf(stderr, "%s: cannot be read\n", path);
		failed++;
	}
	cJSON_ArrayForEach(test, tests) run_case(test, path);
	cJSON_Delete(root);
}

int main(int argc, char **argv)
{
	const char *shared = getenv("BOMSCREEN_SHARED");
	shared = shared ? shared : argc > 1 ? argv[1] : "build/shared";
	glob_t files = {0};
	struct str pattern = arena_printf(&arena, "%s/corpus/purl/tests/*/*.json", shared);
	if (glob(pattern.ptr, 0, NULL, &files) != 0) {
		printf("skipped: no %s\n", pattern.ptr);
		return SKIPPED;
	}
	for (size_t i = 0; i < files.gl_pathc; i++)
		run_file(files.gl_pathv[i]);
	globfree(&files);
	arena_finish(&arena);
	printf("%zu passed, %zu failed\n", passed, failed);
	return failed ? 1 : 0;
}
