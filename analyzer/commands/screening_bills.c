/* Bills of materials as results of screening: one of each input, and one of all files of a repository. */
#include "commands/screening_parts.h"
#include "output/parts.h"

/* A history has many states, of which none is the bill. */
bool screening_check_bills(const struct run *run)
{
	const struct wanted_list *wanted = &run->outputs.wanted;
	for (size_t i = 0; i < wanted->list.count && run->view == VIEW_HISTORY; i++)
		if (wanted->list.items[i].to) {
			message("-o %s: of a history there is no one bill of materials; name a "
				"revision (PATH@REVISION)",
				wanted->list.items[i].name);
			return false;
		}
	return true;
}

/* What a repository's bill is called: "PATH@REVISION" is what people call it. */
static struct str label_of(const struct origin *origin, struct arena *arena)
{
	struct str name = origin->name;
	size_t at = str_rfind_byte(name, '@');
	if (strcmp(origin->view, "revision") == 0 && at != STR_NPOS)
		name = str_sub(name, 0, at);
	return target_label(arena_cstr(arena, name), arena);
}

static void add_unit(struct bills *bills, struct input *inputs, size_t count)
{
	struct bill *bill = NULL;
	if (inputs->origin) {
		bill = bills_add(bills, label_of(inputs->origin, &bills->arena));
		bill->joined = true;
	}
	for (size_t i = 0; i < count; i++) {
		struct input *input = &inputs[i];
		struct bill_part part = {.doc = input->doc,
			.format = input->format,
			.bom = input->bom,
			.input = input};
		if (!input->bom || input->unreadable)
			continue;
		if (bill)
			list_push(&bill->parts, part);
		else
			bills_add_document(bills, &part);
	}
}

void screening_make_bills(struct run *run)
{
	const struct result *result = &run->result;
	run->bills.settings = &run->settings;
	run->bills.result = result;
	for (size_t i = 0, count; i < result->count; i += count) {
		count = result_unit(result, i);
		add_unit(&run->bills, &result->inputs[i], count);
	}
}
