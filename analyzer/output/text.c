#include "output/text.h"

#include "base/utf8.h"
#include "base/wrap.h"

enum { TEXT_COLUMN = 8 };

void text_end_line(struct text *text)
{
	buf_add_byte(&text->line, '\n');
	if (text->output)
		output_add(text->output, buf_str(&text->line));
	else
		buf_add(&text->kept, buf_str(&text->line));
	buf_clear(&text->line);
	text->begun = true;
}

void text_add(struct text *text, struct str value)
{
	utf8_add_printable(&text->line, value);
}

/* 1310 as 1,310 */
void text_add_count(struct text *text, size_t count)
{
	char digits[24];
	size_t length = 0;
	do {
		if (length % 4 == 3)
			digits[length++] = ',';
		digits[length++] = (char)('0' + count % 10);
	} while (count /= 10);
	while (length)
		buf_add_byte(&text->line, digits[--length]);
}

void text_add_date(struct text *text, int32_t date)
{
	buf_add(&text->line, date_format(&text->scratch, date));
	arena_reset(&text->scratch);
}

/* A heading word in its colour. */
void text_add_word(struct text *text, const char *word, const char *colour)
{
	bool coloured = text->options->colour;
	buf_printf(&text->line, "%s%s%s", coloured ? colour : "", word, coloured ? "\033[0m" : "");
}

void text_add_verdict(struct text *text, enum verdict verdict)
{
	static const char *const colours[] = {[VERDICT_NO_MATCH] = "",
		[VERDICT_WAIVED] = "\033[2m",
		[VERDICT_UNKNOWN] = "\033[36m",
		[VERDICT_REVIEW] = "\033[1;33m",
		[VERDICT_PROHIBITED] = "\033[1;31m"};
	text_add_word(text, verdict_name(verdict), colours[verdict]);
}

void text_add_name(struct text *text, const struct component *component)
{
	struct str name = component->name.len ? component->name : STR("(no name)");
	if (component->group.len && !str_starts(name, component->group)) {
		text_add(text, component->group);
		buf_add_byte(&text->line, '/');
	}
	text_add(text, name);
}

void text_add_component(struct text *text, const struct component *component)
{
	text_add_name(text, component);
	if (component->version.len) {
		buf_add_byte(&text->line, ' ');
		text_add(text, component->version);
	}
}

/* Wraps what was built in the line behind `from` as the text of a labelled paragraph. */
void text_end_paragraph(struct text *text, const char *label, struct buf *body)
{
	buf_printf(&text->line, "  %-*s", TEXT_COLUMN - 2, label);
	wrap_add(&text->line, buf_str(body), TEXT_COLUMN, TEXT_COLUMN, text->options->width);
	text_end_line(text);
	buf_finish(body);
}

/* Takes what was built so far out of the line. */
struct buf text_take_line(struct text *text)
{
	struct buf taken = text->line;
	text->line = (struct buf){0};
	return taken;
}

static bool ends_in_stop_of(struct str sentence, struct str name)
{
	return str_ends(name, STR(".")) && str_ends(sentence, name);
}

struct str text_reason(const struct finding *finding)
{
	const struct entity *entity = finding->entity;
	if (entity &&
		(ends_in_stop_of(finding->reason, entity->name) ||
			ends_in_stop_of(finding->reason, entity->short_name)))
		return finding->reason;
	return text_without_stop(finding->reason);
}

struct str text_without_stop(struct str sentence)
{
	sentence = str_trim(sentence);
	return str_ends(sentence, STR(".")) ? str_sub(sentence, 0, sentence.len - 1) : sentence;
}
