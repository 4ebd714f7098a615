/* names compare: pairs of names, each told apart or together, and why. */
#include "base/utf8.h"
#include "commands/names.h"

struct comparing {
	struct latin *latin;
	struct arena scratch;
	struct names_outputs outputs;
};

struct best {
	struct name_score score;
	struct writing a, b;
	struct name_tokens a_tokens, b_tokens;
};

static void keep_better(struct best *best, const struct best *other)
{
	if (other->score.grade > best->score.grade ||
		(other->score.grade == best->score.grade && other->score.score > best->score.score))
		*best = *other;
}

/* Of all the writings of the two, those that are most alike. */
static void compare(struct comparing *comparing, struct str a, struct str b, struct best *best)
{
	struct writing as[WRITINGS_MAX], bs[WRITINGS_MAX];
	struct best now;
	size_t a_count = writings_of_asked(comparing->latin, &comparing->scratch, a, as);
	size_t b_count = writings_of_asked(comparing->latin, &comparing->scratch, b, bs);
	memset(best, 0, sizeof *best);
	for (size_t i = 0; i < a_count; i++)
		for (size_t k = 0; k < b_count; k++) {
			now.a = as[i];
			now.b = bs[k];
			name_tokens_split(&now.a_tokens, now.a.words);
			name_tokens_split(&now.b_tokens, now.b.words);
			name_score(&now.score, &now.a, &now.a_tokens, &now.b, &now.b_tokens,
				NAME_THRESHOLD);
			if (i + k == 0)
				*best = now;
			else
				keep_better(best, &now);
		}
}

static void add_side(struct buf *out, const char *label, const struct writing *writing)
{
	buf_printf(out, "  %s  ", label);
	utf8_add_printable(out, writing->words);
	if (writing->legal.len) {
		buf_puts(out, " [");
		utf8_add_printable(
			out, writing->legal_written.len ? writing->legal_written : writing->legal);
		buf_puts(out, "]");
	}
	if (writing->kind != WRITING_PLAIN)
		buf_printf(out, " (%s)", writing_name((enum writing_kind)writing->kind));
	buf_add_byte(out, '\n');
}

static void add_text(
	struct comparing *comparing, struct str a, struct str b, const struct best *best)
{
	struct buf *out = &comparing->outputs.texts[NAMES_TEXT];
	buf_printf(out, "%s %u.%03u: \"", name_grade_name((enum name_grade)best->score.grade),
		best->score.score / 1000u, best->score.score % 1000u);
	utf8_add_printable(out, a);
	buf_puts(out, "\" and \"");
	utf8_add_printable(out, b);
	buf_puts(out, "\"\n");
	add_side(out, "first ", &best->a);
	add_side(out, "second", &best->b);
	buf_puts(out, "  words   ");
	alignment_explain(out, &best->score.alignment, &best->a_tokens, &best->b_tokens);
	buf_printf(out, "\n  legal   %s\n", names_legal((enum legal_relation)best->score.legal));
}

static void add_json(
	struct comparing *comparing, struct str a, struct str b, const struct best *best)
{
	cJSON *object = object_create();
	object_add_str(object, "first", a);
	object_add_str(object, "second", b);
	object_add_word(object, "result", name_grade_name((enum name_grade)best->score.grade));
	cJSON_AddNumberToObject(object, "score", best->score.score / 1000.0);
	object_add_word(object, "legal", names_legal((enum legal_relation)best->score.legal));
	object_add_str(object, "first_words", best->a.words);
	object_add_str(object, "second_words", best->b.words);
	names_add_words_json(object, &best->score.alignment, &best->a_tokens, &best->b_tokens);
	char *text = cJSON_PrintUnformatted(object);
	buf_puts(&comparing->outputs.texts[NAMES_JSON], text);
	buf_add_byte(&comparing->outputs.texts[NAMES_JSON], '\n');
	cJSON_free(text);
	cJSON_Delete(object);
}

static void tell(struct comparing *comparing, struct str a, struct str b)
{
	struct best best;
	arena_reset(&comparing->scratch);
	compare(comparing, a, b, &best);
	if (comparing->outputs.wants[NAMES_TEXT])
		add_text(comparing, a, b, &best);
	if (comparing->outputs.wants[NAMES_JSON])
		add_json(comparing, a, b, &best);
}

/* Lines of two names with a tab between them. */
static int compare_lines(struct comparing *comparing)
{
	struct doc doc;
	int code = EXIT_OK;
	size_t line = 0;
	bool good = doc_read(&doc, "-", &limits_default);
	if (!good || doc.invalid != STR_NPOS) {
		message("standard input cannot be read as UTF-8 text");
		code = EXIT_INPUT;
	}
	for (struct str rest = doc.bytes; code == EXIT_OK && rest.len;) {
		struct str b = str_trim(str_cut(&rest, '\n')), a = str_cut(&b, '\t');
		line++;
		if (a.len && b.len)
			tell(comparing, a, b);
		else if (a.len) {
			message("line %zu of standard input has no two names with a tab between "
				"them",
				line);
			code = EXIT_INPUT;
		}
	}
	doc_finish(&doc);
	return code;
}

int names_compare(struct settings *settings, const struct arguments *arguments)
{
	struct comparing comparing = {0};
	size_t count = arguments->operands.count;
	bool batch = count == 2 && strcmp(arguments->operands.items[1], "-") == 0;
	(void)settings;
	int code = EXIT_USAGE;
	if (!names_outputs_read(&comparing.outputs, arguments)) {
		names_outputs_finish(&comparing.outputs);
		return code;
	}
	if (!batch && count != 3) {
		message("names compare: give two names, or - for lines of two with a tab between");
		names_outputs_finish(&comparing.outputs);
		return code;
	}
	comparing.latin = latin_create();
	code = EXIT_OK;
	if (batch)
		code = compare_lines(&comparing);
	else
		tell(&comparing, str_of(arguments->operands.items[1]),
			str_of(arguments->operands.items[2]));
	code = exit_worse(code, names_outputs_write(&comparing.outputs));
	latin_destroy(comparing.latin);
	names_outputs_finish(&comparing.outputs);
	arena_finish(&comparing.scratch);
	return code;
}
