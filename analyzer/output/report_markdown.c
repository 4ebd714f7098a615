/* The report as GitHub Flavored Markdown: for a job summary, a merge request, a page of a wiki.
 * https://github.github.com/gfm/ */
#include "output/markup.h"
#include "output/page.h"

/* A job summary holds 1 MiB. */
enum { ROWS = 200 };

static void write_line(struct page *page, struct buf *line)
{
	buf_add_byte(line, '\n');
	output_add(page->output, buf_str(line));
	buf_finish(line);
}

static void add_label(struct buf *line, const char *label)
{
	if (label)
		buf_printf(line, "**%s:** ", label);
}

static void begin(struct page *page, struct str title)
{
	struct buf line = {0};
	buf_puts(&line, "# bomscreen: ");
	markup_add_markdown(&line, title);
	buf_add_byte(&line, '\n');
	write_line(page, &line);
}

static void heading(struct page *page, const char *verdict, struct str text)
{
	struct buf line = {0};
	buf_puts(&line, "## ");
	if (verdict)
		buf_printf(&line, "%s: ", verdict);
	markup_add_markdown(&line, text);
	buf_add_byte(&line, '\n');
	write_line(page, &line);
}

static void paragraph(struct page *page, const char *label, struct str text)
{
	struct buf line = {0};
	add_label(&line, label);
	markup_add_markdown(&line, text);
	buf_add_byte(&line, '\n');
	write_line(page, &line);
}

/* An address stands as it is only when nothing in it could end it. */
static void link(struct page *page, const char *label, struct str url)
{
	struct buf line = {0};
	bool plain = str_starts(url, STR("https://"));
	for (size_t i = 0; i < url.len; i++)
		plain &= url.ptr[i] > ' ' && url.ptr[i] < 0x7f && !strchr("<>\\", url.ptr[i]);
	if (!plain) {
		paragraph(page, label, url);
		return;
	}
	add_label(&line, label);
	buf_printf(&line, "<%.*s>\n", STR_ARG(url));
	write_line(page, &line);
}

static void item(struct page *page, struct str text)
{
	struct buf line = {0};
	buf_puts(&line, "- ");
	markup_add_markdown(&line, text);
	write_line(page, &line);
}

static void gap(struct page *page)
{
	output_puts(page->output, "\n");
}

static void table(struct page *page, const char *const *columns, size_t count, unsigned numbers)
{
	struct buf line = {0};
	for (size_t i = 0; i < count; i++)
		buf_printf(&line, "| %s ", columns[i]);
	buf_puts(&line, "|\n");
	for (size_t i = 0; i < count; i++)
		buf_puts(&line, numbers >> i & 1 ? "|---:" : "|---");
	buf_add_byte(&line, '|');
	write_line(page, &line);
}

static void row(struct page *page, const struct str *cells, size_t count)
{
	struct buf line = {0};
	for (size_t i = 0; i < count; i++) {
		buf_puts(&line, "| ");
		markup_add_markdown(&line, cells[i]);
		buf_add_byte(&line, ' ');
	}
	buf_add_byte(&line, '|');
	write_line(page, &line);
}

static void end(struct page *page)
{
	(void)page;
}

static void write(
	const struct result *result, const struct report_options *options, struct output *output)
{
	static const struct page_style style = {.rows = ROWS,
		.begin = begin,
		.heading = heading,
		.paragraph = paragraph,
		.link = link,
		.item = item,
		.items_end = gap,
		.table = table,
		.row = row,
		.table_end = gap,
		.end = end};
	page_write(&style, result, options, output);
}

const struct report report_markdown = {
	.name = "markdown",
	.title = "markdown, for job summaries and merge requests",
	.media_type = "text/markdown; charset=utf-8",
	.write = write,
};
