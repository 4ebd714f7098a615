/* GitLab's report on code quality.
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
#include "base/digest.h"
#include "match/waiver.h"
#include "output/parts.h"
#include "output/report.h"

static void write_finding(
	const struct input *input, const struct finding *finding, struct output *output)
{
	static const char *const severities[] = {[VERDICT_NO_MATCH] = "info",
		[VERDICT_WAIVED] = "info",
		[VERDICT_UNKNOWN] = "minor",
		[VERDICT_REVIEW] = "major",
		[VERDICT_PROHIBITED] = "blocker"};
	struct arena arena = {0};
	const struct str parts[] = {part_file(input), finding->id};
	struct str decided = waiver_sentences(&arena, finding);
	cJSON *object = object_create();
	object_add_str(object, "description",
		arena_join(&arena,
			(struct str[]){finding->reason, decided.len ? STR(".") : STR(""), decided},
			3));
	object_add_str(
		object, "check_name", finding->measure ? finding->measure->id : STR("hidden-text"));
	object_add_str(object, "fingerprint", uuid5(&arena, parts, 2));
	object_add_word(object, "severity", severities[finding->verdict]);
	cJSON *location = object_add_object(object, "location");
	object_add_str(location, "path", part_file(input));
	object_add_number(object_add_object(location, "lines"), "begin",
		finding->place.line ? finding->place.line : 1);
	object_write(object, output);
	arena_finish(&arena);
}

static void write(
	const struct result *result, const struct report_options *options, struct output *output)
{
	const char *separator = "[\n";
	(void)options;
	for (size_t i = 0; i < result->count; i++) {
		for (size_t j = 0; j < result->inputs[i].findings.count; j++) {
			output_puts(output, separator);
			write_finding(
				&result->inputs[i], &result->inputs[i].findings.items[j], output);
			separator = ",\n";
		}
	}
	output_puts(output, *separator == '[' ? "[]\n" : "]\n");
}

const struct report report_gitlab_codequality = {
	.name = "gitlab-codequality",
	.title = "GitLab code quality",
	.media_type = "application/json",
	.write = write,
};
