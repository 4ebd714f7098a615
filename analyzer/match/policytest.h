/* The tests that policies carry: one component each, and what it must come to when the policy is
 * applied alone, as the bundle that the test names takes it. */
#ifndef MATCH_POLICYTEST_H
#define MATCH_POLICYTEST_H

#include "match/finding.h"

struct policy_outcome {
	const struct policy *policy;
	const struct policy_test *test;
	struct str found; /* prohibited, review, advisory, no-match, unknown */
	struct str entity; /* id of what was found; absent */
	struct str reason; /* of the first finding; absent */
	bool passed;
};

/* Runs one test; the arena is for what the outcome says. */
struct policy_outcome policy_test_run(const struct policies *policies, const struct policy *policy,
	const struct policy_test *test, struct arena *arena);

#endif
