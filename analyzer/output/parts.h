/* The parts that JSON and NDJSON reports share; docs/schemas/report.schema.json describes them. */
#ifndef OUTPUT_PARTS_H
#define OUTPUT_PARTS_H

#include "match/finding.h"
#include "output/object.h"
#include "output/report.h"

/* What people take for one thing: a repository, with all inputs that are files of it, or any other
 * input alone. Returns how many inputs stand together from this one on. */
size_t result_unit(const struct result *result, size_t first);
size_t result_units(const struct result *result);
/* Adds up the inputs of a unit: summary, verdict, what is missing. */
struct input unit_sum(const struct input *inputs, size_t count);
/* The input's path in its repository; else its name. */
struct str part_path(const struct input *input);

/* The newest of the entities' and the used policies' editions. */
int32_t result_edition(const struct result *result);
/* The worst verdict of the components; "incomplete" where none is at least `review` and something
 * was not evaluated. */
const char *result_verdict(const struct result *result);
const char *input_verdict(const struct input *input);

void part_finding(cJSON *object, const struct result *result, const struct input *input,
	const struct finding *finding);
void part_advisory(cJSON *object, const struct input *input, const struct advisory *advisory);
void part_component(cJSON *parent, const char *name, const struct input *input, uint32_t index);
/* Whether the bundle uses the policy. */
bool result_uses(const struct result *result, const struct policy *policy);
/* Components by worst verdict. */
void part_summary(cJSON *parent, const struct summary *summary);
/* The summary of all inputs, with its denominators. */
void part_totals(cJSON *parent, const struct result *result);
/* schema ... bundle: what is true of the whole screening */
void part_head(cJSON *object, const struct result *result);
/* policies[]: those that the bundle uses */
void part_policies(cJSON *parent, const struct result *result);

/* Places of all components, in their order. */
struct place *part_places(struct arena *arena, const struct input *input);

/* The file that the input is, for services that know a repository's files: its path there. */
struct str part_file(const struct input *input);

#endif
