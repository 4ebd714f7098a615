/* JSONTestSuite: y_ must be accepted, n_ refused; i_ and the transformations are ours to decide. */
#include <glob.h>
#include <stdlib.h>

#include "../unit/check.h"
#include "syntax/json.h"

enum { SKIPPED = 77 };

/* Of the files that RFC 8259 leaves to the parser, those refused: what is no UTF-8. The others are
 * accepted: numbers of any size (their text is kept), lone surrogates (reported), UTF-16, a
 * byte-order mark, 500 levels. */
static const char *const refused[] = {
	"i_string_UTF-8_invalid_sequence.json",
	"i_string_UTF8_surrogate_U+D800.json",
	"i_string_invalid_utf-8.json",
	"i_string_iso_latin_1.json",
	"i_string_lone_utf8_continuation_byte.json",
	"i_string_not_in_unicode_range.json",
	"i_string_overlong_sequence_2_bytes.json",
	"i_string_overlong_sequence_6_bytes.json",
	"i_string_overlong_sequence_6_bytes_null.json",
	"i_string_truncated-utf-8.json",
	"string_1_invalid_codepoint.json",
	"string_2_invalid_codepoints.json",
	"string_3_invalid_codepoints.json",
};

/* Accepted, but not in silence. */
static const struct {
	const char *name;
	enum diag_id id;
} reported[] = {
	{"i_object_key_lone_2nd_surrogate.json", DIAG_LONE_SURROGATE},
	{"i_string_1st_surrogate_but_2nd_missing.json", DIAG_LONE_SURROGATE},
	{"i_string_1st_valid_surrogate_2nd_invalid.json", DIAG_LONE_SURROGATE},
	{"i_string_incomplete_surrogate_and_escape_valid.json", DIAG_LONE_SURROGATE},
	{"i_string_incomplete_surrogate_pair.json", DIAG_LONE_SURROGATE},
	{"i_string_incomplete_surrogates_escape_valid.json", DIAG_LONE_SURROGATE},
	{"i_string_invalid_lonely_surrogate.json", DIAG_LONE_SURROGATE},
	{"i_string_invalid_surrogate.json", DIAG_LONE_SURROGATE},
	{"i_string_inverted_surrogates_U+1D11E.json", DIAG_LONE_SURROGATE},
	{"i_string_lone_second_surrogate.json", DIAG_LONE_SURROGATE},
	{"string_1_escaped_invalid_codepoint.json", DIAG_LONE_SURROGATE},
	{"string_2_escaped_invalid_codepoints.json", DIAG_LONE_SURROGATE},
	{"string_3_escaped_invalid_codepoints.json", DIAG_LONE_SURROGATE},
	{"y_object_duplicated_key.json", DIAG_DUPLICATE_MEMBER},
	{"y_object_duplicated_key_and_value.json", DIAG_DUPLICATE_MEMBER},
	{"object_same_key_different_values.json", DIAG_DUPLICATE_MEMBER},
	{"object_same_key_same_value.json", DIAG_DUPLICATE_MEMBER},
	{"object_same_key_unclear_values.json", DIAG_DUPLICATE_MEMBER},
	{"y_object_escaped_null_in_key.json", DIAG_NUL_IN_STRING},
	{"y_string_null_escape.json", DIAG_NUL_IN_STRING},
	{"string_with_escaped_NULL.json", DIAG_NUL_IN_STRING},
};

static bool expected(const char *name)
{
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		if (strcmp(name, refused[i]) == 0)
			return false;
	return name[0] != 'n' || name[1] != '_';
}

static enum diag_id expected_report(const char *name)
{
	for (size_t i = 0; i < sizeof reported / sizeof *reported; i++)
		if (strcmp(name, reported[i].name) == 0)
			return reported[i].id;
	return DIAG_COUNT;
}

static bool pass_node(void *context, struct node *node)
{
	(void)context;
	return node != NULL;
}

static bool pass_element(void *context, const struct node *list, struct node *element, size_t index)
{
	(void)context;
	(void)index;
	return list && element;
}

static const struct node_visitor visitor = {
	.lists = (const char *const[]){"a", NULL},
	.root = pass_node,
	.member = pass_node,
	.element = pass_element,
};

static void run_file(const char *path, bool visiting)
{
	const char *name = strrchr(path, '/') + 1;
	struct doc doc;
	bool good = doc_read(&doc, path, &limits_default) &&
		(visiting ? json_visit(&doc, &visitor) : json_load(&doc, &doc.arena) != NULL);
	enum diag_id report = good ? expected_report(name) : DIAG_COUNT;
	bool same = CHECK(good == expected(name));
	if (report != DIAG_COUNT)
		same &= CHECK(doc.diags.counts[report] > 0);
	/* Whatever is refused is refused for one reason; what is accepted is not called wrong. */
	same &= CHECK(good ? diags_effect(&doc.diags) == EFFECT_NONE
			   : diags_effect(&doc.diags) == EFFECT_UNREADABLE);
	if (!same)
		fprintf(stderr, "  %s%s\n", name, visiting ? ", visited" : "");
	doc_finish(&doc);
}

int main(int argc, char **argv)
{
	const char *shared = getenv("BOMSCREEN_SHARED");
	struct arena arena = {0};
	glob_t files = {0};
	shared = shared ? shared : argc > 1 ? argv[1] : "build/shared";
	struct str pattern = arena_printf(&arena, "%s/corpus/json-parser/*/*.json", shared);
	if (glob(pattern.ptr, 0, NULL, &files) != 0) {
		printf("skipped: no %s\n", pattern.ptr);
		arena_finish(&arena);
		return SKIPPED;
	}
	for (size_t i = 0; i < files.gl_pathc; i++) {
		run_file(files.gl_pathv[i], false);
		run_file(files.gl_pathv[i], true);
	}
	globfree(&files);
	arena_finish(&arena);
	return check_report();
}
