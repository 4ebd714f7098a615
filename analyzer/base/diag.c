#include "base/diag.h"

#include <stdarg.h>

#include "base/buf.h"
#include "base/doc.h"
#include "base/utf8.h"

const struct diag_kind diag_kinds[DIAG_COUNT] = {
#define DIAG(symbol, id, reading, judging, effect, summary) {id, reading, judging, effect, summary},
#include "base/diag.def"
#undef DIAG
};

void diag(struct doc *doc, enum diag_id id, size_t offset, const char *format, ...)
{
	if (doc->diags.counts[id]++ >= doc->limits->diagnostics)
		return;
	va_list arguments;
	va_start(arguments, format);
	struct str text = arena_vprintf(&doc->arena, format, arguments);
	va_end(arguments);
	list_push(&doc->diags.list, ((struct diagnostic){id, offset, text, false}));
}

bool diag_full(struct doc *doc, enum diag_id id)
{
	if (doc->diags.counts[id] < doc->limits->diagnostics)
		return false;
	doc->diags.counts[id]++;
	return true;
}

const char *diag_quote(struct doc *doc, struct str text)
{
	enum { SHOWN = 60 };
	struct buf buf = {0};
	size_t end = 0;
	for (size_t shown = 0; end < text.len && shown < SHOWN; shown++)
		utf8_next(text, &end);
	buf_add_byte(&buf, '"');
	utf8_add_printable(&buf, str_sub(text, 0, end));
	buf_puts(&buf, end < text.len ? "...\"" : "\"");
	const char *quoted = arena_cstr(&doc->arena, buf_str(&buf));
	buf_finish(&buf);
	return quoted;
}

void diags_join(struct diags *diags, const struct diags *others, size_t limit)
{
	uint32_t counts[DIAG_COUNT];
	memcpy(counts, diags->counts, sizeof counts);
	for (size_t i = 0; i < others->list.count; i++)
		if (counts[others->list.items[i].id]++ < limit)
			list_push(&diags->list, others->list.items[i]);
	for (size_t id = 0; id < DIAG_COUNT; id++)
		diags->counts[id] += others->counts[id];
}

enum effect diags_effect(const struct diags *diags)
{
	enum effect worst = EFFECT_NONE;
	for (size_t id = 0; id < DIAG_COUNT; id++)
		if (diags->counts[id] && diag_kinds[id].effect > worst)
			worst = diag_kinds[id].effect;
	return worst;
}

bool diags_any(const struct diags *diags, enum severity least, bool judging)
{
	for (size_t id = 0; id < DIAG_COUNT; id++) {
		const struct diag_kind *kind = &diag_kinds[id];
		enum severity severity = judging ? kind->judging : kind->reading;
		uint32_t tolerated = diags->tolerated[id], rest = diags->counts[id] - tolerated;
		if ((rest && severity >= least) || (tolerated && SEVERITY_WARNING >= least))
			return true;
	}
	return false;
}
