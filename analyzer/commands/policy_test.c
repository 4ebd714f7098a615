#include "commands/policy_test.h"

#include "base/utf8.h"
#include "commands/command.h"
#include "match/policytest.h"

struct tally {
	size_t tests, failed, policies, without;
};

static bool is_builtin(const struct policy *policy)
{
	return str_starts(policy->doc->name, STR("built-in:"));
}

static bool all_builtin(const struct policies *policies)
{
	for (size_t i = 0; i < policies->policies.count; i++)
		if (!is_builtin(&policies->policies.items[i]))
			return false;
	return true;
}

/* file:line:column: test "NAME": expected A, found B: the reason */
static void tell(struct buf *out, const struct policy_outcome *outcome)
{
	struct place place = doc_place(outcome->policy->doc, outcome->test->offset);
	struct buf line = {0};
	buf_add(&line, outcome->policy->doc->name);
	buf_printf(&line, ":%zu:%zu: test \"", place.line, place.column);
	buf_add(&line, outcome->test->name);
	buf_printf(&line, "\": expected %.*s", STR_ARG(outcome->test->expect));
	if (outcome->test->entity.len)
		buf_printf(&line, " (%.*s)", STR_ARG(outcome->test->entity));
	buf_printf(&line, ", found %.*s", STR_ARG(outcome->found));
	if (outcome->entity.len)
		buf_printf(&line, " (%.*s)", STR_ARG(outcome->entity));
	if (outcome->reason.len) {
		buf_puts(&line, ": ");
		buf_add(&line, outcome->reason);
	}
	utf8_add_printable(out, buf_str(&line));
	buf_add_byte(out, '\n');
	buf_finish(&line);
}

static void run_policy(const struct policies *policies, const struct policy *policy,
	struct tally *tally, struct buf *out)
{
	for (size_t i = 0; i < policy->test_count; i++) {
		struct arena scratch = {0};
		struct policy_outcome outcome =
			policy_test_run(policies, policy, &policy->tests[i], &scratch);
		if (!outcome.passed)
			tell(out, &outcome);
		tally->failed += !outcome.passed;
		arena_finish(&scratch);
	}
	tally->tests += policy->test_count;
	tally->without += !policy->test_count;
	tally->policies++;
}

int policy_tests_run(const struct policies *policies, struct buf *out)
{
	struct tally tally = {0};
	bool builtin = all_builtin(policies);
	for (size_t i = 0; i < policies->policies.count; i++)
		if (builtin || !is_builtin(&policies->policies.items[i]))
			run_policy(policies, &policies->policies.items[i], &tally, out);
	buf_printf(out, "%zu %s of %zu %s: ", tally.tests, tally.tests == 1 ? "test" : "tests",
		tally.policies, tally.policies == 1 ? "policy" : "policies");
	if (tally.failed)
		buf_printf(out, "%zu failed", tally.failed);
	else
		buf_puts(out, "all as expected");
	if (tally.without)
		buf_printf(out, "; %zu without tests", tally.without);
	buf_add_byte(out, '\n');
	return tally.failed ? EXIT_FINDING : EXIT_OK;
}
