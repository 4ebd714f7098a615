#include "output/page.h"

#include "base/map.h"
#include "format.h"
#include "output/parts.h"

/* What was built in the line, kept until the row is written. */
static struct str taken(struct page *page)
{
	struct str words = arena_str(&page->arena, buf_str(&page->text.line));
	buf_clear(&page->text.line);
	return words;
}

static struct str printable(struct page *page, struct str text)
{
	text_add(&page->text, text);
	return taken(page);
}

static struct str counted(struct page *page, size_t count)
{
	text_add_count(&page->text, count);
	return taken(page);
}

static struct str dated(struct page *page, int32_t date)
{
	text_add_date(&page->text, date);
	return taken(page);
}

static void end_paragraph(struct page *page, const char *label)
{
	if (page->text.line.len)
		page->style->paragraph(page, label, taken(page));
	arena_reset(&page->arena);
}

static void end_item(struct page *page)
{
	page->style->item(page, taken(page));
	arena_reset(&page->arena);
}

/* Groups */

struct member {
	const struct input *input;
	const struct finding *finding;
	uint32_t group;
};

struct group {
	size_t first, count; /* of the members */
};

struct groups {
	LIST(struct member) members;
	LIST(struct group) list;
};

/* Worst first, then as they come. */
static struct str group_key(struct arena *arena, const struct finding *finding)
{
	return arena_printf(arena, "%d %.*s\n%.*s\n%.*s", (int)finding->verdict,
		STR_ARG(finding->group), STR_ARG(finding->next), STR_ARG(finding->others));
}

static void number_groups(struct groups *groups, const struct result *result)
{
	struct map numbers = {0};
	struct arena arena = {0};
	for (size_t i = 0; i < result->count; i++) {
		const struct input *input = &result->inputs[i];
		for (size_t j = 0; j < input->findings.count; j++) {
			const struct finding *finding = &input->findings.items[j];
			uint32_t next = (uint32_t)groups->list.count;
			uint32_t group = map_put(&numbers, group_key(&arena, finding), next);
			if (group == next)
				list_push(&groups->list, ((struct group){0}));
			groups->list.items[group].count++;
			list_push(&groups->members, ((struct member){input, finding, group}));
		}
	}
	map_finish(&numbers);
	arena_finish(&arena);
}

/* Puts the members of each group together. */
static void sort_members(struct groups *groups, struct member *sorted)
{
	size_t first = 0;
	for (size_t i = 0; i < groups->list.count; i++) {
		groups->list.items[i].first = first;
		first += groups->list.items[i].count;
		groups->list.items[i].count = 0;
	}
	for (size_t i = 0; i < groups->members.count; i++) {
		struct group *group = &groups->list.items[groups->members.items[i].group];
		sorted[group->first + group->count++] = groups->members.items[i];
	}
}

/* Findings */

static struct str component_cell(struct page *page, const struct member *member)
{
	const struct component *component =
		&member->input->bom->components.items[member->finding->component];
	text_add_component(&page->text, component);
	return taken(page);
}

/* Of several inputs the whole name; else what is short. */
static void add_place(struct page *page, const struct member *member, bool several)
{
	const struct place *place = &member->finding->place;
	text_add(&page->text, several ? member->input->doc->name : part_file(member->input));
	if (place->line)
		buf_printf(&page->text.line, ":%zu:%zu", place->line, place->column);
}

static void add_separated(struct page *page, const char *separator)
{
	if (page->text.line.len)
		buf_puts(&page->text.line, separator);
}

static struct str why_cell(struct page *page, const struct member *member)
{
	const struct finding *finding = member->finding;
	text_add_evidence(&page->text, finding);
	if (finding->why.len) {
		add_separated(page, "; ");
		text_add(&page->text, text_without_stop(finding->why));
	}
	if (finding->path_length > 1) {
		add_separated(page, ". ");
		text_add_path(&page->text, member->input, finding);
	}
	return taken(page);
}

static struct str note_cell(struct page *page, const struct member *member)
{
	const struct finding *finding = member->finding;
	struct text *text = &page->text;
	struct buf note = {0};
	if (finding->verdict == VERDICT_WAIVED)
		buf_printf(&note, "was %s", verdict_name(finding->was));
	for (unsigned at = 0; text_next_decision(text, finding, &at); buf_clear(&text->line)) {
		buf_puts(&note, note.len ? ". " : "");
		buf_add(&note, buf_str(&text->line));
	}
	buf_add(&text->line, buf_str(&note));
	buf_finish(&note);
	if (finding->replacement.len) {
		add_separated(page, ". ");
		buf_puts(&text->line, "use ");
		text_add(text, finding->replacement);
	}
	if (finding->presence) {
		add_separated(page, ". ");
		text_add_presence(text, finding->presence);
	}
	if (finding->changes) {
		add_separated(page, ". ");
		buf_printf(&text->line, "%s from ", verdict_name(finding->changes_to));
		text_add_date(text, finding->changes);
	}
	return taken(page);
}

/* Findings that differ only in their place. */
struct line {
	struct str cells[4];
	struct buf places;
	size_t count;
};

typedef LIST(struct line) line_list;

enum { COMPONENT, WHERE, WHY, NOTE };
enum { PLACES = 5 }; /* named, of one line */

static void add_to_line(
	struct page *page, struct line *line, const struct member *member, bool several)
{
	if (line->count++ >= PLACES)
		return;
	buf_puts(&line->places, line->places.len ? ", " : "");
	add_place(page, member, several);
	buf_add(&line->places, buf_str(&page->text.line));
	buf_clear(&page->text.line);
}

static void gather_lines(
	struct page *page, const struct member *members, size_t count, line_list *lines)
{
	struct map numbers = {0};
	bool several = result_units(page->text.result) > 1;
	for (size_t i = 0; i < count; i++) {
		struct line line = {.cells = {[COMPONENT] = component_cell(page, &members[i]),
					    [WHY] = why_cell(page, &members[i]),
					    [NOTE] = note_cell(page, &members[i])}};
		struct str key = arena_printf(&page->arena, "%.*s\n%.*s\n%.*s",
			STR_ARG(line.cells[COMPONENT]), STR_ARG(line.cells[WHY]),
			STR_ARG(line.cells[NOTE]));
		uint32_t next = (uint32_t)lines->count, number = map_put(&numbers, key, next);
		if (number == next)
			list_push(lines, line);
		add_to_line(page, &lines->items[number], &members[i], several);
	}
	map_finish(&numbers);
}

static void write_line(struct page *page, struct line *line, size_t columns)
{
	if (line->count > PLACES)
		buf_printf(&line->places, " and %zu more", line->count - PLACES);
	line->cells[WHERE] = buf_str(&line->places);
	page->style->row(page, line->cells, columns);
	buf_finish(&line->places);
}

static void write_rows(struct page *page, const struct member *members, size_t count)
{
	static const char *const columns[] = {"component", "where", "why", "note"};
	line_list lines = {0};
	bool notes = false;
	gather_lines(page, members, count, &lines);
	for (size_t i = 0; i < lines.count; i++)
		notes |= lines.items[i].cells[NOTE].len > 0;
	page->style->table(page, columns, notes ? 4 : 3, 0);
	for (size_t i = 0; i < lines.count && i < page->style->rows; i++)
		write_line(page, &lines.items[i], notes ? 4 : 3);
	page->style->table_end(page);
	for (size_t i = page->style->rows; i < lines.count; i++)
		buf_finish(&lines.items[i].places);
	arena_reset(&page->arena);
	if (lines.count > page->style->rows) {
		text_add_count(&page->text, lines.count - page->style->rows);
		buf_puts(&page->text.line, " more rows are left out here (-o json has all).");
		end_paragraph(page, NULL);
	}
	list_finish(&lines);
}

static void write_group(struct page *page, const struct member *members, size_t count)
{
	const struct finding *finding = members->finding;
	struct text *text = &page->text;
	text_add(text, finding->entity ? finding->entity->name : STR("hidden text"));
	if (finding->measure) {
		buf_puts(&text->line, " [");
		text_add(text, finding->measure->id);
		buf_puts(&text->line, "]");
	}
	page->style->heading(page, verdict_name(finding->verdict), taken(page));
	if (count > 1) {
		text_add_count(text, count);
		buf_puts(&text->line, " findings. ");
	}
	text_add(text, text_reason(finding));
	buf_puts(&text->line, count > 1 ? "; and others." : ".");
	end_paragraph(page, NULL);
	write_rows(page, members, count);
	text_add_rule(text, finding);
	end_paragraph(page, "Rule");
	if (finding->measure && finding->measure->url.len)
		page->style->link(page, "Source", printable(page, finding->measure->url));
	text_add(text, text_without_stop(finding->next));
	end_paragraph(page, "Next");
}

static void write_findings(struct page *page)
{
	struct groups groups = {0};
	struct arena arena = {0};
	number_groups(&groups, page->text.result);
	struct member *sorted = ARENA_ARRAY(&arena, struct member, groups.members.count);
	sort_members(&groups, sorted);
	for (unsigned verdict = VERDICT_PROHIBITED; verdict > VERDICT_NO_MATCH; verdict--)
		for (size_t i = 0; i < groups.list.count; i++) {
			const struct group *group = &groups.list.items[i];
			if (sorted[group->first].finding->verdict == verdict)
				write_group(page, &sorted[group->first], group->count);
		}
	list_finish(&groups.members);
	list_finish(&groups.list);
	arena_finish(&arena);
}

/* What is not known */

static void write_incomplete(struct page *page)
{
	const struct result *result = page->text.result;
	size_t count = 0;
	for (size_t i = 0; i < result->count; i += result_unit(result, i)) {
		const struct unit unit = text_unit(result, i);
		for (unsigned at = 0; text_next_incomplete(&page->text, &unit, &at);) {
			struct str reason = taken(page);
			if (!count++)
				page->style->heading(page, "incomplete",
					STR("not everything could be evaluated"));
			text_add(&page->text, unit.name);
			buf_puts(&page->text.line, ": ");
			buf_add(&page->text.line, reason);
			end_item(page);
		}
	}
	if (count)
		page->style->items_end(page);
}

static bool is_listed(const struct page *page, const struct input *input, size_t index)
{
	const struct report_options *options = page->text.options;
	return options->all || (options->unknown && input->verdicts[index] == VERDICT_UNKNOWN);
}

static struct str maker_cell(struct page *page, const struct maker *maker)
{
	if (!maker || !maker->name.len)
		return STR("");
	text_add(&page->text, maker->name);
	buf_puts(&page->text.line, " (");
	text_add(&page->text, maker->evidence);
	buf_printf(&page->text.line, ", %s)", confidence_name(maker->confidence));
	return taken(page);
}

static void write_components(struct page *page)
{
	static const char *const columns[] = {"component", "where", "verdict", "maker"};
	const struct result *result = page->text.result;
	if (!page->text.options->all && !page->text.options->unknown)
		return;
	page->style->heading(page, NULL,
		page->text.options->all ? STR("components") : STR("components of unknown maker"));
	page->style->table(page, columns, 4, 0);
	for (size_t i = 0; i < result->count; i++) {
		const struct input *input = &result->inputs[i];
		for (uint32_t j = 0; input->bom && j < input->bom->components.count; j++) {
			if (!is_listed(page, input, j))
				continue;
			text_add_component(&page->text, &input->bom->components.items[j]);
			const struct str cells[] = {taken(page), printable(page, part_file(input)),
				str_of(verdict_name((enum verdict)input->verdicts[j])),
				maker_cell(page, input->makers ? &input->makers[j] : NULL)};
			page->style->row(page, cells, 4);
			arena_reset(&page->arena);
		}
	}
	page->style->table_end(page);
}

static void write_unknown(struct page *page)
{
	const struct result *result = page->text.result;
	size_t count = 0;
	for (size_t i = 0; i < result->count; i += result_unit(result, i)) {
		const struct unit unit = text_unit(result, i);
		if (!text_add_unknown(&page->text, &unit))
			continue;
		struct str words = taken(page);
		if (!count++)
			page->style->heading(page, "unknown", STR("components that name no maker"));
		text_add(&page->text, unit.name);
		buf_puts(&page->text.line, ": ");
		buf_add(&page->text.line, words);
		end_item(page);
	}
	if (count)
		page->style->items_end(page);
}

static void write_advisories(struct page *page)
{
	const struct result *result = page->text.result;
	size_t count = 0;
	for (size_t i = 0; i < result->count; i++) {
		const struct input *input = &result->inputs[i];
		for (size_t j = 0; j < input->advisories.count; j++) {
			const struct advisory *advisory = &input->advisories.items[j];
			if (!count++)
				page->style->heading(
					page, "advisory", STR("lists that lead to no verdict"));
			text_add_advisory(&page->text, input, advisory);
			buf_puts(&page->text.line, ": ");
			text_add(&page->text, text_without_stop(advisory->reason));
			end_item(page);
		}
	}
	if (count)
		page->style->items_end(page);
}

/* What was examined */

static struct str input_cell(struct page *page, const struct unit *unit)
{
	if (!unit->inputs->origin)
		return printable(page, unit->name);
	text_add_files(&page->text, unit);
	return taken(page);
}

static void write_inputs(struct page *page)
{
	static const char *const columns[] = {"input", "SHA-256", "components", "maker known",
		"prohibited", "review", "waived", "unknown", "no match"};
	const struct result *result = page->text.result;
	page->style->heading(page, NULL, STR("Inputs"));
	page->style->table(page, columns, PAGE_COLUMNS, 0x1fc);
	for (size_t i = 0; i < result->count; i += result_unit(result, i)) {
		const struct unit unit = text_unit(result, i);
		const struct input sum = unit_sum(unit.inputs, unit.count);
		const struct summary *counts = &sum.summary;
		const struct str cells[PAGE_COLUMNS] = {input_cell(page, &unit),
			sum.origin ? STR("") : unit.inputs->sha256,
			counted(page, counts->components), counted(page, counts->attributed),
			counted(page, counts->prohibited), counted(page, counts->review),
			counted(page, counts->waived), counted(page, counts->unknown),
			counted(page, counts->no_match)};
		page->style->row(page, cells, PAGE_COLUMNS);
		arena_reset(&page->arena);
	}
	page->style->table_end(page);
}

static void write_policies(struct page *page)
{
	static const char *const columns[] = {"policy", "version", "edition", "SHA-256"};
	const struct screening *screening = page->text.result->screening;
	page->style->heading(page, NULL, STR("Policies"));
	page->style->table(page, columns, 4, 0);
	for (size_t i = 0; i < screening->policies->policies.count; i++) {
		const struct policy *policy = &screening->policies->policies.items[i];
		if (!result_uses(page->text.result, policy))
			continue;
		const struct str cells[] = {printable(page, policy->id),
			printable(page, policy->version), dated(page, policy->edition),
			policy->sha256};
		page->style->row(page, cells, 4);
		arena_reset(&page->arena);
	}
	page->style->table_end(page);
}

static void write_not_examined(struct page *page)
{
	const struct result *result = page->text.result;
	if (!result->not_examined.count)
		return;
	page->style->heading(page, NULL, STR("Not examined"));
	for (size_t i = 0; i < result->not_examined.count; i++) {
		text_add(&page->text, result->not_examined.items[i]);
		end_item(page);
	}
	page->style->items_end(page);
}

void page_write(const struct page_style *style, const struct result *result,
	const struct report_options *options, struct output *output)
{
	struct report_options own = *options;
	own.colour = false;
	struct page page = {
		.style = style, .text = {.result = result, .options = &own}, .output = output};
	style->begin(&page, str_of(result_verdict(result)));
	text_add_statement(&page.text);
	end_paragraph(&page, NULL);
	text_add_meaning(&page.text);
	end_paragraph(&page, NULL);
	write_incomplete(&page);
	write_findings(&page);
	write_unknown(&page);
	write_advisories(&page);
	write_inputs(&page);
	write_not_examined(&page);
	write_components(&page);
	write_policies(&page);
	text_add_reach(&page.text);
	end_paragraph(&page, NULL);
	style->end(&page);
	buf_finish(&page.text.line);
	arena_finish(&page.text.scratch);
	arena_finish(&page.arena);
}
