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
		place_add_pointer(out, place);
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
	const struct message_tally *tally)
{
	for (size_t id = 0; id < DIAG_COUNT; id++) {
		size_t count = doc->diags.counts[id], printed = tally->kinds[id].printed;
		if (count <= printed || !shown(style, (enum diag_id)id))
			continue;
		utf8_add_printable(out, doc->name);
		buf_printf(out, ": note: %zu more of this kind [%s]\n", count - printed,
			diag_kinds[id].id);
	}
}

static void add_to_tally(
	struct message_tally *tally, const struct doc *doc, const struct message_tally *before)
{
	for (size_t id = 0; id < DIAG_COUNT; id++) {
		size_t printed = tally->kinds[id].printed - before->kinds[id].printed;
		size_t left = doc->diags.counts[id] - printed;
		tally->kinds[id].left += left;
		tally->kinds[id].documents += left > 0;
	}
}

void message_diagnostics(const struct doc *doc, const struct place *places, size_t from,
	const struct message_style *style)
{
	struct message_tally own = {0}, *tally = style->tally ? style->tally : &own;
	const struct message_tally before = *tally;
	struct buf out = {0};
	for (size_t i = from; i < doc->diags.list.count; i++) {
		const struct diagnostic *diagnostic = &doc->diags.list.items[i];
		size_t *printed = &tally->kinds[diagnostic->id].printed;
		if (!shown(style, diagnostic->id) || *printed == style->each)
			continue;
		++*printed;
		add_diagnostic(&out, doc, diagnostic, &places[i],
			(enum severity)style->severities[diagnostic->id], style->colour);
	}
	if (style->tally)
		add_to_tally(tally, doc, &before);
	else if (from == 0)
		add_omitted(&out, doc, style, tally);
	to_stderr(buf_str(&out));
	buf_finish(&out);
}

void message_left(const struct message_tally *tally, const struct message_style *style)
{
	for (size_t id = 0; id < DIAG_COUNT; id++)
		if (tally->kinds[id].left && shown(style, (enum diag_id)id))
			message("%zu more of the kind [%s] in %zu file%s (--verbose prints all, -o "
				"json has them)",
				tally->kinds[id].left, diag_kinds[id].id,
				tally->kinds[id].documents,
				tally->kinds[id].documents == 1 ? "" : "s");
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
