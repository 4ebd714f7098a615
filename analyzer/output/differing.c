#include "output/differing.h"

#include "base/utf8.h"
#include "format.h"
#include "output/parts.h"
#include "output/text.h"

/* Text */

struct page {
	struct text text;
	bool markdown;
};

/* In markdown, what would be taken for markup or ends a cell is escaped. */
static void add_value(struct page *page, struct str value)
{
	struct buf plain = {0}, *line = &page->text.line;
	if (!page->markdown) {
		text_add(&page->text, value);
		return;
	}
	utf8_add_printable(&plain, value);
	for (size_t i = 0; i < plain.len; i++) {
		if (memchr("\\`*_{}[]<>#|~&", plain.ptr[i], 14))
			buf_add_byte(line, '\\');
		buf_add_byte(line, plain.ptr[i]);
	}
	buf_finish(&plain);
}

static void add_member(struct page *page, const struct member *member)
{
	const struct component *component = member_component(member);
	struct arena scratch = {0};
	add_value(page, member_name(&scratch, member));
	if (component->version.len) {
		buf_add_byte(&page->text.line, ' ');
		add_value(page, component->version);
	}
	arena_finish(&scratch);
}

static void end_line(struct page *page)
{
	text_end_line(&page->text);
}

static void add_stated(struct page *page, struct str value)
{
	enum { SHOWN = 160 };
	if (!value.ptr)
		buf_puts(&page->text.line, "(none)");
	else if (!value.len)
		buf_puts(&page->text.line, "(empty)");
	else
		add_value(page, str_sub(value, 0, SHOWN));
	if (value.len > SHOWN)
		buf_puts(&page->text.line, "...");
}

static void add_changed(struct page *page, const struct changed *changed)
{
	struct buf *line = &page->text.line;
	add_member(page, &changed->after);
	for (size_t i = 0; i < changed->count; i++) {
		buf_printf(line, "%s%s ", i ? "; " : ": ", change_names[changed->changes[i].kind]);
		add_stated(page, changed->changes[i].before);
		buf_puts(line, " -> ");
		add_stated(page, changed->changes[i].after);
	}
	end_line(page);
}

static void add_finding(struct page *page, const struct moved_finding *moved, const char *word)
{
	const struct finding *finding = moved->finding;
	struct buf *line = &page->text.line;
	if (page->markdown)
		buf_printf(line, "- **%s**: ", verdict_name(finding->verdict));
	else
		buf_printf(line, "%s: ", word);
	if (!page->markdown) {
		text_first_line(&page->text, moved->input, finding);
		return;
	}
	add_value(page, text_reason(finding));
	if (finding->measure) {
		buf_puts(line, " (");
		add_value(page, finding->measure->id);
		buf_puts(line, ")");
	}
	end_line(page);
}

static void add_counts(struct page *page, const struct difference *d)
{
	buf_printf(&page->text.line,
		"%zu added, %zu removed, %zu changed, %zu the same; findings: %zu new, %zu gone",
		d->added.count, d->removed.count, d->changed.count, d->same, d->new_findings,
		d->moved.count - d->new_findings);
	end_line(page);
}

static void open_page(struct page *page, const struct differing *differing,
	struct report_options *options, struct output *output, bool markdown)
{
	*options = (struct report_options){.colour = differing->colour, .width = 80};
	*page = (struct page){
		.text = {.result = differing->result, .options = options, .output = output},
		.markdown = markdown};
}

static void close_page(struct page *page)
{
	buf_finish(&page->text.kept);
	buf_finish(&page->text.line);
	arena_finish(&page->text.scratch);
}

static void add_word(struct page *page, const char *word)
{
	buf_printf(&page->text.line, "%-8s ", word);
}

static void add_findings(
	struct page *page, const struct difference *d, size_t from, size_t to, const char *word)
{
	for (size_t i = from; i < to; i++)
		add_finding(page, &d->moved.items[i], word);
}

void differing_text(const struct differing *differing, struct output *output)
{
	const struct difference *d = differing->difference;
	struct report_options options;
	struct page page;
	open_page(&page, differing, &options, output, false);
	add_findings(&page, d, 0, d->new_findings, "new");
	add_findings(&page, d, d->new_findings, d->moved.count, "gone");
	for (size_t i = 0; !differing->quiet && i < d->added.count; i++) {
		add_word(&page, "added");
		add_member(&page, &d->added.items[i]);
		end_line(&page);
	}
	for (size_t i = 0; !differing->quiet && i < d->removed.count; i++) {
		add_word(&page, "removed");
		add_member(&page, &d->removed.items[i]);
		end_line(&page);
	}
	for (size_t i = 0; !differing->quiet && i < d->changed.count; i++) {
		add_word(&page, "changed");
		add_changed(&page, &d->changed.items[i]);
	}
	if (!differing->quiet)
		add_counts(&page, d);
	close_page(&page);
}

/* Markdown */

static void add_heading(struct page *page, const char *title, size_t count)
{
	buf_printf(&page->text.line, "\n## %s (%zu)\n", title, count);
	end_line(page);
}

static void add_items(
	struct page *page, const char *title, const struct member *items, size_t count)
{
	if (!count)
		return;
	add_heading(page, title, count);
	for (size_t i = 0; i < count; i++) {
		buf_puts(&page->text.line, "- ");
		add_member(page, &items[i]);
		end_line(page);
	}
}

static void add_table(struct page *page, const struct difference *d)
{
	struct buf *line = &page->text.line;
	if (!d->changed.count)
		return;
	add_heading(page, "Changed", d->changed.count);
	buf_puts(line, "| component | what | before | after |\n|---|---|---|---|");
	end_line(page);
	for (size_t i = 0; i < d->changed.count; i++) {
		const struct changed *changed = &d->changed.items[i];
		for (size_t k = 0; k < changed->count; k++) {
			const struct change *change = &changed->changes[k];
			buf_puts(line, "| ");
			add_member(page, &changed->after);
			buf_printf(line, " | %s | ", change_names[change->kind]);
			add_stated(page, change->before);
			buf_puts(line, " | ");
			add_stated(page, change->after);
			buf_puts(line, " |");
			end_line(page);
		}
	}
}

void differing_markdown(const struct differing *differing, struct output *output)
{
	const struct difference *d = differing->difference;
	size_t gone = d->moved.count - d->new_findings;
	struct report_options options;
	struct page page;
	open_page(&page, differing, &options, output, true);
	buf_puts(&page.text.line, "# Difference\n");
	end_line(&page);
	add_counts(&page, d);
	if (d->new_findings)
		add_heading(&page, "New findings", d->new_findings);
	add_findings(&page, d, 0, d->new_findings, "new");
	if (gone)
		add_heading(&page, "Findings that are gone", gone);
	add_findings(&page, d, d->new_findings, d->moved.count, "gone");
	add_items(&page, "Added", d->added.items, d->added.count);
	add_items(&page, "Removed", d->removed.items, d->removed.count);
	add_table(&page, d);
	close_page(&page);
}

/* JSON */

static void write_member(const struct member *member, struct output *output)
{
	cJSON *object = object_create();
	part_component(object, "component", member->input, member->index);
	object_write(object, output);
}

static void write_changed(const struct changed *changed, struct output *output)
{
	cJSON *object = object_create(), *list;
	part_component(object, "before", changed->before.input, changed->before.index);
	part_component(object, "after", changed->after.input, changed->after.index);
	list = object_add_array(object, "changes");
	for (size_t i = 0; i < changed->count; i++) {
		cJSON *change = object_add_object(list, NULL);
		object_add_word(change, "what", change_names[changed->changes[i].kind]);
		object_add_str(change, "before", changed->changes[i].before);
		object_add_str(change, "after", changed->changes[i].after);
	}
	object_write(object, output);
}

static void write_finding(
	const struct differing *differing, const struct moved_finding *moved, struct output *output)
{
	cJSON *object = object_create();
	part_finding(object, differing->result, moved->input, moved->finding);
	object_write(object, output);
}

static void add_side(cJSON *parent, const char *name, const struct side *side)
{
	cJSON *list = object_add_array(parent, name);
	for (size_t i = 0; i < side->count; i++) {
		const struct input *input = &side->inputs[i];
		cJSON *object = object_add_object(list, NULL);
		object_add_str(object, "name", input->doc->name);
		object_add_word(object, "format", input->format ? input->format->name : NULL);
		object_add_str(object, "version", input->bom ? input->bom->version : STR_NONE);
		object_add_number(object, "components", input->summary.components);
		object_add_word(object, "verdict", input_verdict(input));
	}
}

static void add_summary(cJSON *parent, const struct difference *d)
{
	cJSON *summary = object_add_object(parent, "summary");
	object_add_number(summary, "added", d->added.count);
	object_add_number(summary, "removed", d->removed.count);
	object_add_number(summary, "changed", d->changed.count);
	object_add_number(summary, "same", d->same);
	object_add_number(summary, "new_findings", d->new_findings);
	object_add_number(summary, "gone_findings", d->moved.count - d->new_findings);
}

static void open_list(struct output *output, const char *name)
{
	output_printf(output, ",\n\"%s\":[", name);
}

static void next(struct output *output, size_t index)
{
	output_puts(output, index ? ",\n" : "\n");
}

static void write_findings(const struct differing *differing, const char *name, size_t from,
	size_t to, struct output *output)
{
	open_list(output, name);
	for (size_t i = from; i < to; i++) {
		next(output, i - from);
		write_finding(differing, &differing->difference->moved.items[i], output);
	}
	output_puts(output, "]");
}

static void write_members(
	const char *name, const struct member *items, size_t count, struct output *output)
{
	open_list(output, name);
	for (size_t i = 0; i < count; i++) {
		next(output, i);
		write_member(&items[i], output);
	}
	output_puts(output, "]");
}

void differing_json(const struct differing *differing, struct output *output)
{
	const struct difference *d = differing->difference;
	const struct screening *screening = differing->result->screening;
	cJSON *head = object_create();
	object_add_word(head, "schema", "bomscreen-diff/1");
	cJSON *tool = object_add_object(head, "tool");
	object_add_word(tool, "name", "bomscreen");
	object_add_str(tool, "version", differing->result->version);
	object_add_date(head, "as_of", screening->as_of);
	object_add_str(head, "bundle", screening->bundle->id);
	add_side(head, "before", differing->before);
	add_side(head, "after", differing->after);
	add_summary(head, d);
	object_write_open(head, output);
	write_findings(differing, "new_findings", 0, d->new_findings, output);
	write_findings(differing, "gone_findings", d->new_findings, d->moved.count, output);
	write_members("added", d->added.items, d->added.count, output);
	write_members("removed", d->removed.items, d->removed.count, output);
	open_list(output, "changed");
	for (size_t i = 0; i < d->changed.count; i++) {
		next(output, i);
		write_changed(&d->changed.items[i], output);
	}
	output_puts(output, "]}\n");
}
