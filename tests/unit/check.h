/* The harness of the table tests: CHECK counts, check_report prints "N passed, N failed" and is
 * main's result. */
#ifndef UNIT_CHECK_H
#define UNIT_CHECK_H

#include <stdio.h>

#include "base/str.h"

static size_t check_passed, check_failed;

#define CHECK(condition) check_one((condition), __FILE__, __LINE__, #condition)
#define CHECK_STR(actual, expected) check_str((actual), (expected), __FILE__, __LINE__)

static inline bool check_one(bool good, const char *file, int line, const char *text)
{
	good ? check_passed++ : check_failed++;
	if (!good)
		fprintf(stderr, "%s:%d: failed: %s\n", file, line, text);
	return good;
}

static inline bool check_str(struct str actual, const char *expected, const char *file, int line)
{
	bool good = expected ? actual.ptr && str_is(actual, expected) : !actual.ptr;
	good ? check_passed++ : check_failed++;
	if (!good)
		fprintf(stderr, "%s:%d: failed: found \"%.*s\", expected \"%s\"\n", file, line,
			STR_ARG(actual), expected ? expected : "(absent)");
	return good;
}

static inline int check_report(void)
{
	printf("%zu passed, %zu failed\n", check_passed, check_failed);
	return check_failed ? 1 : 0;
}

#endif
