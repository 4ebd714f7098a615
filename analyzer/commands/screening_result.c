/* What all inputs come to: sums, what was not examined, the exit code. */
#include <inttypes.h>

#include "commands/screening_parts.h"
#include "commands/selection.h"
#include "commands/tiers.h"
#include "commands/version.h"
#include "output/parts.h"

static void add_up(struct result *result, const struct input *input)
{
	result->summary.prohibited += input->summary.prohibited;
	result->summary.review += input->summary.review;
	result->summary.unknown += input->summary.unknown;
	result->summary.no_match += input->summary.no_match;
	result->summary.waived += input->summary.waived;
	result->summary.components += input->summary.components;
	result->summary.attributed += input->summary.attributed;
	result->incomplete |= input->incomplete || input->unreadable;
	if (input->verdict > result->verdict)
		result->verdict = input->verdict;
}

/* What the bundle would have looked at and the user did not want. */
static void tell_tiers(struct run *run)
{
	for (size_t i = 0; i < run->settings.tiers.count; i++)
		if (run->settings.tiers.items[i].tier == TIER_OFF)
			list_push(&run->result.not_examined,
				arena_printf(&run->settings.arena, "policy %.*s (turned off)",
					STR_ARG(run->settings.tiers.items[i].policy)));
}

static void tell_selection(struct run *run)
{
	const struct bundle *chosen = run->screening.bundle;
	const struct bundle *whole = policies_bundle(run->screening.policies, chosen->id);
	for (size_t i = 0; i < whole->member_count; i++)
		if (!selection_has(chosen, whole->members[i].policy))
			list_push(&run->result.not_examined,
				arena_printf(&run->settings.arena, "policy %.*s (not chosen)",
					STR_ARG(whole->members[i].policy)));
}

void screening_apply_baseline(struct run *run)
{
	size_t known = 0;
	for (size_t i = 0; i < run->inputs.count; i++) {
		baseline_apply(&run->baseline, &run->inputs.items[i]);
		known += run->inputs.items[i].known;
	}
	if (known)
		list_push(&run->result.not_examined,
			arena_printf(&run->settings.arena,
				"findings that the baseline has (they are counted): %zu", known));
}

static void tell_unreadable(struct run *run, const struct input *inputs, size_t count)
{
	const struct input *first = NULL;
	size_t unreadable = 0;
	for (size_t i = 0; i < count; i++)
		if (inputs[i].unreadable && !unreadable++)
			first = &inputs[i];
	if (!unreadable)
		return;
	struct arena *arena = &run->settings.arena;
	struct str line = unreadable == 1
		? arena_printf(arena,
			  "%.*s (it could not be read, or not to its "
			  "end)",
			  STR_ARG(first->doc->name))
		: arena_printf(arena,
			  "files of %.*s that could not be read, or not "
			  "to their end: %zu (first: %.*s)",
			  STR_ARG(first->origin->name), unreadable, STR_ARG(part_path(first)));
	list_push(&run->result.not_examined, line);
}

static void tell_members(struct run *run, const struct input *inputs, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!inputs[i].unreadable && inputs[i].doc->diags.counts[DIAG_MEMBER_NOT_EXAMINED])
			list_push(&run->result.not_examined,
				arena_printf(&run->settings.arena, "members of %.*s: %" PRIu32,
					STR_ARG(inputs[i].doc->name),
					inputs[i].doc->diags.counts[DIAG_MEMBER_NOT_EXAMINED]));
}

/* Of a repository one line tells of all files that could not be read. */
static void tell_not_examined(struct run *run)
{
	const struct result *result = &run->result;
	for (size_t i = 0, count; i < result->count; i += count) {
		count = result_unit(result, i);
		tell_unreadable(run, &result->inputs[i], count);
		tell_members(run, &result->inputs[i], count);
	}
}

void screening_make_result(struct run *run)
{
	struct result *result = &run->result;
	result->screening = &run->screening;
	result->inputs = run->inputs.items;
	result->count = run->inputs.count;
	result->version = str_of(program_version);
	for (size_t i = 0; i < run->inputs.count; i++)
		add_up(result, &run->inputs.items[i]);
	tell_not_examined(run);
	tell_tiers(run);
	tell_selection(run);
	/* Most commits change no list. */
	result->incomplete |= !result->summary.components && run->view != VIEW_STAGED;
	if (run->skipped)
		list_push(&result->not_examined,
			arena_printf(&run->settings.arena,
				"files that are neither bills of materials nor lock files: %zu",
				run->skipped));
}

/* A diagnostic that the configuration made an error. */
static bool has_error(const struct run *run, const struct input *input)
{
	for (size_t id = 0; id < DIAG_COUNT; id++)
		if (input->doc->diags.counts[id] &&
			run->settings.severities[id] == SEVERITY_ERROR &&
			diag_kinds[id].reading != SEVERITY_ERROR)
			return true;
	return false;
}

static bool too_many_unknown(const struct run *run, const struct input *input)
{
	const struct summary *summary = &input->summary;
	uint64_t all = summary->components, unattributed = all - summary->attributed;
	return (uint64_t)summary->unknown * SHARE_ALL > run->settings.max_unknown * all ||
		unattributed * SHARE_ALL > run->settings.max_unattributed * all;
}

/* What a baseline knows does not fail again. */
static enum verdict counted_verdict(const struct input *input)
{
	enum verdict worst = VERDICT_NO_MATCH;
	if (!input->known)
		return input->verdict;
	for (size_t i = 0; i < input->findings.count; i++)
		if (input->findings.items[i].verdict > worst)
			worst = input->findings.items[i].verdict;
	return input->summary.unknown && worst < VERDICT_UNKNOWN ? VERDICT_UNKNOWN : worst;
}

int screening_exit_code(const struct run *run)
{
	int code = run->result.incomplete ? EXIT_INCOMPLETE : EXIT_OK;
	for (size_t i = 0; i < run->result.count; i++) {
		const struct input *input = &run->result.inputs[i];
		if (counted_verdict(input) >= run->settings.fail_on || too_many_unknown(run, input))
			code = exit_worse(code, EXIT_FINDING);
		if (input->unreadable || has_error(run, input))
			code = exit_worse(code, EXIT_INPUT);
	}
	return code;
}
