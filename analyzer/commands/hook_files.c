/* The names of files that the hook looks at, for managers of hooks: one regular expression. */
#include <stdlib.h>

#include "commands/changes.h"
#include "commands/hook.h"
#include "commands/results.h"
#include "format.h"
#include "lock/vendored.h"

static int by_text(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static void add_pattern(struct buf *out, struct str glob)
{
	for (size_t i = 0; i < glob.len; i++) {
		char byte = glob.ptr[i];
		if (byte == '*') {
			buf_puts(out, "[^/]*");
			continue;
		}
		if (!ascii_is_alnum(byte) && byte != '_' && byte != '-' && byte != '/')
			buf_add_byte(out, '\\');
		buf_add_byte(out, byte);
	}
}

static void add_expression(struct buf *out)
{
	struct globs globs = {0};
	LIST(struct str) names = {0};
	format_places(&globs);
	vendored_notices(&globs);
	changes_shared(&globs);
	for (size_t i = 0; i < globs.list.count; i++)
		list_push(&names, globs.list.items[i].text);
	qsort(names.items, names.count, sizeof *names.items, by_text);
	const char *separator = "(^|/)(";
	for (const char *const *folder = vendored_folders; *folder; folder++) {
		buf_puts(out, separator);
		add_pattern(out, str_of(*folder));
		separator = "|";
	}
	separator = ")/|(^|/)(";
	for (size_t i = 0; i < names.count; i++) {
		if (i && str_eq(names.items[i], names.items[i - 1]))
			continue;
		buf_puts(out, separator);
		add_pattern(out, names.items[i]);
		separator = "|";
	}
	buf_puts(out, ")$\n");
	list_finish(&names);
	globs_finish(&globs);
}

int hook_files(const struct arguments *arguments)
{
	struct buf text = {0};
	struct output output;
	(void)arguments;
	add_expression(&text);
	output_open(&output, NULL);
	output_add(&output, buf_str(&text));
	buf_finish(&text);
	return result_commit(&output, "standard output");
}
