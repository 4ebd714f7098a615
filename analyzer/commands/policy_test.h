/* `policy test`: the examples that policies carry. */
#ifndef COMMANDS_POLICY_TEST_H
#define COMMANDS_POLICY_TEST_H

#include "base/buf.h"
#include "match/policy.h"

/* Runs the tests of the policies, of those built in only when there are no others; says on `out` which
 * did not come out as they say. EXIT_OK, EXIT_FINDING when one did not. */
int policy_tests_run(const struct policies *policies, struct buf *out);

#endif
