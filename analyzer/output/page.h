/* A report as a page for people: what markdown and HTML have in common. The page says what stands
 * where, a style how it is written. Findings are grouped by entity and rule, over all inputs; what
 * people decided always shows. */
#ifndef OUTPUT_PAGE_H
#define OUTPUT_PAGE_H

#include "output/report.h"
#include "output/text.h"

struct page {
	const struct page_style *style;
	struct text text; /* words are built here */
	struct arena arena; /* of one row */
	struct output *output;
};

enum { PAGE_COLUMNS = 9 };

/* Texts are plain: the style escapes them. */
struct page_style {
	size_t rows; /* of one group, at most; the others are counted */
	void (*begin)(struct page *page, struct str title);
	void (*heading)(struct page *page, const char *verdict, struct str text);
	/* `label` begins it, or NULL */
	void (*paragraph)(struct page *page, const char *label, struct str text);
	void (*link)(struct page *page, const char *label, struct str url);
	void (*item)(struct page *page, struct str text);
	void (*items_end)(struct page *page);
	/* bit i of `numbers`: the column is one of numbers */
	void (*table)(
		struct page *page, const char *const *columns, size_t count, unsigned numbers);
	void (*row)(struct page *page, const struct str *cells, size_t count);
	void (*table_end)(struct page *page);
	void (*end)(struct page *page);
};

void page_write(const struct page_style *style, const struct result *result,
	const struct report_options *options, struct output *output);

#endif
