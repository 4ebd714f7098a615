/* The report as one HTML page: no script, nothing is loaded, readable in the dark and on paper.
 * https://html.spec.whatwg.org/ */
#include <stdint.h>

#include "output/markup.h"
#include "output/page.h"

/* The policy of the page forbids all that it does not have. */
static const char head[] =
	"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
	"'unsafe-inline'\">\n"
	"<meta name=\"color-scheme\" content=\"light dark\">\n";

static const char sheet[] =
	"<style>\n"
	":root{--ink:#1b1f24;--paper:#fff;--soft:#57606a;--line:#d0d7de;--head:#f6f8fa;"
	"--prohibited:#b3121d;--review:#8a5a00;--waived:#57606a;--unknown:#0a5c75;"
	"--incomplete:#7a1fa2;--advisory:#1f4fa3;--good:#1a7f37}\n"
	"@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--soft:#9aa4ae;"
	"--line:#30363d;--head:#161b22;--prohibited:#ff7b72;--review:#e3b341;--waived:#9aa4ae;"
	"--unknown:#76d3ea;--incomplete:#d2a8ff;--advisory:#79c0ff;--good:#56d364}}\n"
	"body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);"
	"margin:0 auto;max-width:72rem;padding:1.5rem}\n"
	"h1{font-size:1.6rem;border-bottom:2px solid var(--line);padding-bottom:.4rem}\n"
	"h2{font-size:1.2rem;margin:2rem 0 .6rem;break-after:avoid}\n"
	"h1 b,h2 b{border:1px solid;border-radius:.3rem;padding:0 .4rem;font-size:.85em}\n"
	"table{border-collapse:collapse;width:100%;margin:.6rem 0;font-size:.92rem}\n"
	"th,td{border:1px solid var(--line);padding:.3rem .5rem;text-align:left;"
	"vertical-align:top;overflow-wrap:anywhere}\n"
	"th{background:var(--head);overflow-wrap:normal}\n"
	".n{text-align:right;font-variant-numeric:tabular-nums}\n"
	"a{color:inherit}\n"
	"footer{color:var(--soft);border-top:1px solid var(--line);margin-top:2rem}\n"
	".prohibited{color:var(--prohibited)}.review{color:var(--review)}"
	".waived{color:var(--waived)}.unknown{color:var(--unknown)}"
	".incomplete{color:var(--incomplete)}.advisory{color:var(--advisory)}"
	".no-match{color:var(--good)}\n"
	"@media print{body{max-width:none;padding:0;font-size:10pt}thead{display:table-header-"
	"group}tr{break-inside:avoid}}\n"
	"</style>\n</head>\n<body>\n";

static void add(struct page *page, struct str text)
{
	struct buf out = {0};
	markup_add_xml(&out, text);
	output_add(page->output, buf_str(&out));
	buf_finish(&out);
}

static void add_verdict(struct page *page, struct str verdict)
{
	output_puts(page->output, "<b class=\"");
	add(page, verdict);
	output_puts(page->output, "\">");
	add(page, verdict);
	output_puts(page->output, "</b>");
}

static void begin(struct page *page, struct str title)
{
	output_puts(page->output, head);
	output_puts(page->output, "<title>bomscreen: ");
	add(page, title);
	output_puts(page->output, "</title>\n");
	output_puts(page->output, sheet);
	output_puts(page->output, "<h1>bomscreen ");
	add_verdict(page, title);
	output_puts(page->output, "</h1>\n");
}

static void heading(struct page *page, const char *verdict, struct str text)
{
	output_puts(page->output, "<h2>");
	if (verdict) {
		add_verdict(page, str_of(verdict));
		output_puts(page->output, " ");
	}
	add(page, text);
	output_puts(page->output, "</h2>\n");
}

static void add_label(struct page *page, const char *label)
{
	if (label)
		output_printf(page->output, "<strong>%s:</strong> ", label);
}

static void paragraph(struct page *page, const char *label, struct str text)
{
	output_puts(page->output, "<p>");
	add_label(page, label);
	add(page, text);
	output_puts(page->output, "</p>\n");
}

/* Only addresses of the web are made links: own policies may hold any text. */
static void link(struct page *page, const char *label, struct str url)
{
	if (!str_starts(url, STR("https://")) && !str_starts(url, STR("http://"))) {
		paragraph(page, label, url);
		return;
	}
	output_puts(page->output, "<p>");
	add_label(page, label);
	output_puts(page->output, "<a rel=\"noreferrer\" href=\"");
	add(page, url);
	output_puts(page->output, "\">");
	add(page, url);
	output_puts(page->output, "</a></p>\n");
}

/* A paragraph each: a list would have to know its first. */
static void item(struct page *page, struct str text)
{
	paragraph(page, NULL, text);
}

static void items_end(struct page *page)
{
	(void)page;
}

static void table(struct page *page, const char *const *columns, size_t count, unsigned numbers)
{
	output_puts(page->output, "<table>\n<thead><tr>");
	for (size_t i = 0; i < count; i++)
		output_printf(page->output, "<th scope=\"col\"%s>%s</th>",
			numbers >> i & 1 ? " class=\"n\"" : "", columns[i]);
	output_puts(page->output, "</tr></thead>\n<tbody>\n");
}

static bool is_number(struct str cell)
{
	for (size_t i = 0; i < cell.len; i++)
		if (!ascii_is_digit(cell.ptr[i]) && cell.ptr[i] != ',')
			return false;
	return cell.len > 0;
}

static void row(struct page *page, const struct str *cells, size_t count)
{
	output_puts(page->output, "<tr>");
	for (size_t i = 0; i < count; i++) {
		output_puts(page->output, is_number(cells[i]) ? "<td class=\"n\">" : "<td>");
		add(page, cells[i]);
		output_puts(page->output, "</td>");
	}
	output_puts(page->output, "</tr>\n");
}

static void table_end(struct page *page)
{
	output_puts(page->output, "</tbody>\n</table>\n");
}

static void end(struct page *page)
{
	output_puts(page->output, "<footer><p>bomscreen ");
	add(page, page->text.result->version);
	output_puts(page->output, "</p></footer>\n</body>\n</html>\n");
}

static void write(
	const struct result *result, const struct report_options *options, struct output *output)
{
	static const struct page_style style = {.rows = SIZE_MAX,
		.begin = begin,
		.heading = heading,
		.paragraph = paragraph,
		.link = link,
		.item = item,
		.items_end = items_end,
		.table = table,
		.row = row,
		.table_end = table_end,
		.end = end};
	page_write(&style, result, options, output);
}

const struct report report_html = {
	.name = "html",
	.title = "HTML page without scripts",
	.media_type = "text/html; charset=utf-8",
	.write = write,
};
