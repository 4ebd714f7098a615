#include "match/waiver.h"
#include "output/text.h"

enum { EVIDENCE_SHOWN = 4, PATH_SHOWN = 8 };

void text_add_place(struct text *text, const struct input *input, const struct place *place)
{
	text_add(text, input->doc->name);
	if (place->line)
		buf_printf(&text->line, ":%zu:%zu", place->line, place->column);
	buf_puts(&text->line, ": ");
}

static void add_heading(struct text *text, const struct finding *finding)
{
	text_add_verdict(text, finding->verdict);
	if (finding->verdict == VERDICT_WAIVED)
		buf_printf(&text->line, " (was %s)", verdict_name(finding->was));
	if (finding->changes) {
		buf_puts(&text->line, " as of ");
		text_add_date(text, text->result->screening->as_of);
		buf_printf(&text->line, " (%s from ", verdict_name(finding->changes_to));
		text_add_date(text, finding->changes);
		buf_add_byte(&text->line, ')');
	}
}

void text_first_line(struct text *text, const struct input *input, const struct finding *finding)
{
	text_add_place(text, input, &finding->place);
	add_heading(text, finding);
	buf_puts(&text->line, ": ");
	text_add(text, text_reason(finding));
	if (finding->measure) {
		buf_puts(&text->line, " [");
		text_add(text, finding->measure->id);
		buf_add_byte(&text->line, ']');
	}
	text_end_line(text);
}

static void add_evidence(struct text *text, const struct evidence *evidence)
{
	struct str value = evidence->shown.len ? evidence->shown : evidence->value;
	bool quoted = !str_is_ascii(value) || str_find_byte(value, ' ') != STR_NPOS;
	text_add(text, evidence->kind);
	buf_puts(&text->line, quoted ? " \"" : " ");
	text_add(text, value);
	buf_puts(&text->line, quoted ? "\"" : "");
}

struct str text_evidence(struct text *text, const struct evidence *evidence)
{
	add_evidence(text, evidence);
	struct buf body = text_take_line(text);
	struct str words = arena_str(&text->scratch, buf_str(&body));
	buf_finish(&body);
	return words;
}

void text_add_path(struct text *text, const struct input *input, const struct finding *finding)
{
	size_t count = finding->path_length;
	for (size_t i = 0; i < count; i++) {
		if (i == PATH_SHOWN / 2 && count > PATH_SHOWN) {
			buf_printf(&text->line, " > ... (%zu more)", count - PATH_SHOWN);
			i += count - PATH_SHOWN;
		}
		buf_puts(&text->line, i ? " > " : "");
		text_add_name(text, &input->bom->components.items[finding->path[i]]);
	}
}

void text_add_evidence(struct text *text, const struct finding *finding)
{
	for (size_t i = 0; i < finding->evidence_count && i < EVIDENCE_SHOWN; i++) {
		buf_puts(&text->line, i ? "; " : "");
		add_evidence(text, &finding->evidence[i]);
	}
	if (finding->evidence_count > EVIDENCE_SHOWN)
		buf_printf(&text->line, "; %zu more", finding->evidence_count - EVIDENCE_SHOWN);
}

bool text_next_decision(struct text *text, const struct finding *finding, unsigned *at)
{
	const struct waiver *const decisions[] = {
		finding->determination, finding->waiver, finding->unapplied};
	while (*at < sizeof decisions / sizeof *decisions) {
		const struct waiver *decision = decisions[(*at)++];
		if (!decision)
			continue;
		text_add(text, waiver_sentence(&text->scratch, decision));
		if (decision == finding->unapplied && finding->unapplied_why.len) {
			buf_puts(&text->line, ". Not applied: it ");
			text_add(text, finding->unapplied_why);
		}
		return true;
	}
	return false;
}

static void add_side(struct text *text, const struct presence_side *side)
{
	enum { SHORT = 12 };
	text_add(text, str_sub(side->commit, 0, SHORT));
	buf_puts(&text->line, " of ");
	text_add_date(text, side->date);
	if (side->author.len) {
		buf_puts(&text->line, " by ");
		text_add(text, side->author);
	}
}

void text_add_presence(struct text *text, const struct presence *presence)
{
	buf_puts(&text->line, presence->cut ? "at the latest commit " : "commit ");
	add_side(text, &presence->added);
	if (presence->there) {
		buf_puts(&text->line, "; it is still there");
	} else if (presence->removed.commit.ptr) {
		buf_puts(&text->line, "; taken out by ");
		add_side(text, &presence->removed);
	} else {
		buf_puts(&text->line, "; it is there no more");
	}
	buf_puts(&text->line, ". Judged by the measures of ");
	text_add_date(text, presence->judged_on);
}

static void end_paragraph(struct text *text, const char *label)
{
	if (!text->line.len)
		return;
	struct buf body = text_take_line(text);
	text_end_paragraph(text, label, &body);
}

void text_add_brief_presence(struct text *text, const struct presence *presence)
{
	buf_puts(&text->line, presence->cut ? "; at the latest " : "; since ");
	add_side(text, &presence->added);
	if (presence->there)
		return;
	buf_puts(&text->line, " until ");
	if (presence->removed.commit.ptr)
		add_side(text, &presence->removed);
	else
		buf_puts(&text->line, "it was there no more");
}

/* The evidence of a component under another rule was told with the first one. */
void text_why(
	struct text *text, const struct input *input, const struct finding *finding, size_t *told)
{
	bool again = *told == finding->evidence_count + 1;
	if (again)
		buf_puts(&text->line, "as above");
	else
		text_add_evidence(text, finding);
	if (finding->why.len) {
		buf_puts(&text->line, text->line.len ? "; " : "");
		text_add(text, text_without_stop(finding->why));
	}
	if (finding->path_length > 1 && !again) {
		buf_puts(&text->line, text->line.len ? ". " : "");
		text_add_path(text, input, finding);
	}
	*told = finding->evidence_count + 1;
	end_paragraph(text, "why");
	text_add(text, finding->replacement);
	end_paragraph(text, "use");
	if (finding->presence)
		text_add_presence(text, finding->presence);
	end_paragraph(text, "since");
	for (unsigned at = 0; text_next_decision(text, finding, &at);)
		end_paragraph(text, "note");
}

static void add_citation(struct text *text, const struct finding *finding)
{
	const struct measure *measure = finding->measure;
	bool dated = finding->period && finding_since(finding) != DATE_NONE;
	if (!measure->citation.len && !dated)
		return;
	buf_puts(&text->line, " (");
	text_add(text, measure->citation);
	if (dated) {
		buf_puts(&text->line, measure->citation.len ? ", since " : "since ");
		text_add_date(text, finding_since(finding));
	}
	buf_puts(&text->line, ")");
}

void text_add_rule(struct text *text, const struct finding *finding)
{
	const struct measure *measure = finding->measure;
	if (!measure)
		return;
	bool told = finding->period && finding->period->text.len;
	text_add(text, text_without_stop(told ? finding->period->text : measure->title));
	add_citation(text, finding);
	buf_puts(&text->line, ".");
	if (str_is(finding->basis, "policy") && !str_is(measure->basis, "policy"))
		buf_puts(&text->line, " Blocked by your policy, stricter than the statute.");
	if (finding->others.len) {
		buf_puts(&text->line, " ");
		text_add(text, finding->others);
	}
}

void text_rule(struct text *text, const struct finding *finding)
{
	text_add_rule(text, finding);
	end_paragraph(text, "rule");
}

void text_next(struct text *text, const struct finding *finding)
{
	text_add(text, text_without_stop(finding->next));
	end_paragraph(text, "next");
}

void text_finding(const struct result *result, const struct report_options *options,
	const struct input *input, const struct finding *finding, struct buf *out)
{
	struct text text = {.result = result, .options = options};
	size_t told = 0;
	text_first_line(&text, input, finding);
	text_why(&text, input, finding, &told);
	text_rule(&text, finding);
	text_next(&text, finding);
	buf_add(out, buf_str(&text.kept));
	buf_finish(&text.kept);
	buf_finish(&text.line);
	arena_finish(&text.scratch);
}
