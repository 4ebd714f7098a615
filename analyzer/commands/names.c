#include "commands/names.h"

const char *names_legal(enum legal_relation legal)
{
	static const char *const names[] = {"same", "translated", "on one side only", "different"};
	return names[legal];
}

static struct str words_of(
	struct arena *arena, const struct name_tokens *tokens, size_t at, size_t count)
{
	struct str parts[2 * NAME_TOKENS_MAX];
	size_t used = 0;
	for (size_t i = 0; i < count; i++) {
		if (i)
			parts[used++] = STR(" ");
		parts[used++] = tokens->items[at + i].text;
	}
	return arena_join(arena, parts, used);
}

static unsigned weight_of(const struct name_tokens *tokens, size_t at, size_t count)
{
	unsigned weight = 0;
	for (size_t i = 0; i < count; i++)
		weight += tokens->items[at + i].weight;
	return weight;
}

static void add_thousandths(cJSON *object, const char *name, unsigned value)
{
	cJSON_AddNumberToObject(object, name, value / 1000.0);
}

void names_add_words_json(cJSON *parent, const struct alignment *alignment,
	const struct name_tokens *a, const struct name_tokens *b)
{
	static const char *const kinds[] = {"same", "joined", "typo"};
	struct arena scratch = {0};
	cJSON *array = object_add_array(parent, "words");
	for (size_t i = 0; i < alignment->count; i++) {
		const struct name_pair *pair = &alignment->pairs[i];
		cJSON *object = object_add_object(array, NULL);
		object_add_str(object, "name", words_of(&scratch, a, pair->a, pair->a_count));
		object_add_str(object, "listed", words_of(&scratch, b, pair->b, pair->b_count));
		object_add_word(object, "kind", kinds[pair->kind]);
		add_thousandths(object, "weight", weight_of(b, pair->b, pair->b_count));
		add_thousandths(object, "likeness", pair->likeness);
	}
	arena_finish(&scratch);
}

const char *names_form(size_t index)
{
	static const char *const forms[] = {
		[NAMES_TEXT] = "text", [NAMES_JSON] = "json", [NAMES_FORMS] = NULL};
	return forms[index];
}

bool names_outputs_read(struct names_outputs *outputs, const struct arguments *arguments)
{
	if (!wanted_read(&outputs->wanted, arguments, names_form, "text") ||
		!wanted_check(&outputs->wanted))
		return false;
	for (size_t i = 0; i < outputs->wanted.list.count; i++)
		outputs->wants[outputs->wanted.list.items[i].index] = true;
	return true;
}

void names_add_object(struct buf *out, const cJSON *object)
{
	char *text = cJSON_Print(object);
	buf_puts(out, text);
	buf_add_byte(out, '\n');
	cJSON_free(text);
}

int names_outputs_write(struct names_outputs *outputs)
{
	int code = wanted_open(&outputs->wanted) ? EXIT_OK : EXIT_USAGE;
	for (size_t i = 0; code == EXIT_OK && i < outputs->wanted.list.count; i++) {
		struct wanted *wanted = &outputs->wanted.list.items[i];
		output_add(&wanted->output, buf_str(&outputs->texts[wanted->index]));
		code = exit_worse(code, wanted_commit(wanted));
	}
	return code;
}

void names_outputs_finish(struct names_outputs *outputs)
{
	wanted_finish(&outputs->wanted);
	for (size_t i = 0; i < NAMES_FORMS; i++)
		buf_finish(&outputs->texts[i]);
}
