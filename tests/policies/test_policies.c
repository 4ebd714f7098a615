/* Every test that the policies carry, and that the policies load without a word: as files of the folder
 * that is named, each of which is checked whole, and as they were built in. */
#include <stdio.h>

#include "match/policytest.h"

static size_t passed, failed;

static void run(const struct policies *policies, const struct policy *policy)
{
	struct arena arena = {0};
	for (size_t i = 0; i < policy->test_count; i++) {
		struct policy_outcome outcome =
			policy_test_run(policies, policy, &policy->tests[i], &arena);
		outcome.passed ? passed++ : failed++;
		if (!outcome.passed)
			fprintf(stderr, "%.*s: %.*s: found %.*s %.*s, expected %.*s %.*s (%.*s)\n",
				STR_ARG(policy->id), STR_ARG(outcome.test->name),
				STR_ARG(outcome.found), STR_ARG(outcome.entity),
				STR_ARG(outcome.test->expect), STR_ARG(outcome.test->entity),
				STR_ARG(outcome.reason));
	}
	arena_finish(&arena);
}

static void report(struct doc *doc)
{
	for (size_t i = 0; i < doc->diags.list.count; i++) {
		const struct diagnostic *diagnostic = &doc->diags.list.items[i];
		struct place place = doc_place(doc, diagnostic->offset);
		fprintf(stderr, "%.*s:%zu:%zu: %.*s\n", STR_ARG(doc->name), place.line,
			place.column, STR_ARG(diagnostic->text));
	}
}

static void run_all(const char *const *folders, size_t count)
{
	struct policies policies;
	if (!policies_load(&policies, folders, count, &limits_default))
		failed++;
	for (size_t i = 0; i < policies.docs.count; i++)
		report(policies.docs.items[i]);
	for (size_t i = 0; i < policies.policies.count; i++)
		run(&policies, &policies.policies.items[i]);
	policies_finish(&policies);
}

int main(int count, char **words)
{
	const char *folder = count == 2 ? words[1] : "";
	run_all(&folder, 1);
	run_all(NULL, 0);
	printf("%zu passed, %zu failed\n", passed, failed);
	return failed || !passed;
}
