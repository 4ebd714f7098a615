#include "commands/names.h"

#include <errno.h>

#include "commands/results.h"

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

bool names_output(const struct arguments *arguments, bool *json, const char **path)
{
	const char *value = argument_value(arguments, "output");
	struct str rest = str_of(value ? value : "text"), word = str_cut(&rest, '=');
	*json = str_is(word, "json");
	*path = rest.ptr;
	if (!*json && !str_is(word, "text"))
		message("-o: \"%s\" is neither text nor json", value);
	return *json || str_is(word, "text");
}

int names_write(const struct buf *text, const char *path)
{
	struct output output;
	if (!output_open(&output, path)) {
		message("cannot write %s: %s", path, strerror(output.errno_value));
		return EXIT_INTERNAL;
	}
	output_add(&output, buf_str(text));
	return result_commit(&output, path ? path : "standard output");
}
