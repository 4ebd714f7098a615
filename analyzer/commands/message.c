#include "commands/message.h"

#include <errno.h>
#include <stdarg.h>
#include <unistd.h>

#include "base/utf8.h"

static void to_stderr(struct str text)
{
	while (text.len) {
		ssize_t written = write(STDERR_FILENO, text.ptr, text.len);
		if (written < 0 && errno != EINTR)
			return;
		if (written > 0)
			text = str_from(text, (size_t)written);
	}
}

void message(const char *format, ...)
{
	struct arena scratch = {0};
	struct buf line = {0};
	va_list arguments;
	va_start(arguments, format);
	struct str text = arena_vprintf(&scratch, format, arguments);
	va_end(arguments);
	buf_puts(&line, "bomscreen: ");
	utf8_add_printable(&line, text);
	buf_add_byte(&line, '\n');
	to_stderr(buf_str(&line));
	buf_finish(&line);
	arena_finish(&scratch);
}

static void add_diagnostic(struct buf *out, const struct doc *doc,
	const struct diagnostic *diagnostic, const struct place *place, enum severity severity,
	bool colour)
{
	static const char *const words[] = {"note", "warning", "error"};
	static const char *const colours[] = {"\033[36m", "\033[33m", "\033[31m"};
	utf8_add_printable(out, doc->name);
	if (diagnostic->offset != STR_NPOS)
		buf_printf(out, ":%zu:%zu", place->line, place->column);
	buf_printf(out, ": %s%s%s: ", colour ? colours[severity] : "", words[severity],
		colour ? "\033[0m" : "");
	utf8_add_printable(out, diagnostic->text);
	buf_printf(out, " [%s]", diag_kinds[diagnostic->id].id);
	if (diagnostic->offset != STR_NPOS && place->pointer.len) {
		buf_puts(out, " (");
		utf8_add_printable(out, place->pointer);
		buf_puts(out, ")");
	}
	buf_add_byte(out, '\n');
}

static bool shown(const struct message_style *style, enum diag_id id)
{
	uint8_t severity = style->severities[id];
	return severity != SEVERITY_IGNORE && severity >= style->least;
}

static void add_omitted(struct buf *out, const struct doc *doc, const struct message_style *style,
	const size_t *printed)
{
	for (size_t id = 0; id < DIAG_COUNT; id++) {
		size_t count = doc->diags.counts[id];
		if (count <= printed[id] || !shown(style, (enum diag_id)id))
			continue;
		utf8_add_printable(out, doc->name);
		buf_printf(out, ": note: %zu more of this kind [%s]\n", count - printed[id],
			diag_kinds[id].id);
	}
}

void message_diagnostics(const struct doc *doc, const struct place *places, size_t from,
	const struct message_style *style)
{
	size_t printed[DIAG_COUNT] = {0};
	struct buf out = {0};
	for (size_t i = from; i < doc->diags.list.count; i++) {
		const struct diagnostic *diagnostic = &doc->diags.list.items[i];
		if (!shown(style, diagnostic->id) || printed[diagnostic->id] == style->each)
			continue;
		printed[diagnostic->id]++;
		add_diagnostic(&out, doc, diagnostic, &places[i],
			(enum severity)style->severities[diagnostic->id], style->colour);
	}
	if (from == 0)
		add_omitted(&out, doc, style, printed);
	to_stderr(buf_str(&out));
	buf_finish(&out);
}

struct place *diagnostic_places(struct doc *doc)
{
	size_t count = doc->diags.list.count;
	struct place *places = ARENA_ARRAY(&doc->arena, struct place, count);
	for (size_t i = 0; i < count; i++)
		places[i].offset = doc->diags.list.items[i].offset;
	doc_locate_in_order(doc, places, count);
	return places;
}
