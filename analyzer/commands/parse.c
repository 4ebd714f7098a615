/* The words of the command line and the environment, read by the option tables. */
#include <stdlib.h>

#include "base/buf.h"
#include "commands/command.h"
#include "commands/options.h"

enum { VALUES_SHOWN = 20 }; /* of one option, in a message */

struct parser {
	struct arguments *arguments;
	const struct command *command;
	const char *const *next; /* word */
	struct buf *error;
};

/* Suggestions */

/* Edits (insert, delete, replace, swap neighbours) that turn a into b; such words are short. */
static size_t distance(struct str a, struct str b)
{
	enum { LONGEST = 40 };
	size_t rows[3][LONGEST + 1];
	if (a.len > LONGEST || b.len > LONGEST)
		return LONGEST;
	for (size_t j = 0; j <= b.len; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
		row[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			size_t best = above[j - 1] + (a.ptr[i - 1] != b.ptr[j - 1]);
			if (above[j] + 1 < best)
				best = above[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] &&
				a.ptr[i - 2] == b.ptr[j - 1] && before[j - 2] + 1 < best)
				best = before[j - 2] + 1;
			row[j] = best;
		}
	}
	return rows[a.len % 3][b.len];
}

struct str suggest(
	struct str word, struct str (*name)(size_t index, const void *context), const void *context)
{
	struct str best = STR_NONE;
	size_t least = word.len / 3 + 1; /* more than a third of it wrong is another word */
	for (size_t i = 0; name(i, context).ptr; i++) {
		struct str candidate = name(i, context);
		size_t edits = distance(word, candidate);
		if (word.len >= 3 && str_starts(candidate, word))
			edits = 1; /* the beginning of it */
		if (edits <= least && (!best.ptr || edits < least)) {
			best = candidate;
			least = edits;
		}
	}
	return best;
}

const char *suggestion(struct arena *arena, struct str word,
	struct str (*name)(size_t index, const void *context), const void *context)
{
	struct str meant = suggest(word, name, context);
	return meant.ptr ? arena_printf(arena, "; did you mean %.*s?", STR_ARG(meant)).ptr : "";
}

static struct str option_at(size_t index, const void *context)
{
	const struct option *options = context;
	size_t own = 0;
	while (options[own].name)
		own++;
	return str_of(index < own ? options[index].name : index == own ? option_help.name : NULL);
}

static struct str value_at(size_t index, const void *context)
{
	return str_of(((const struct option *)context)->value(index));
}

/* Options */

static const struct option *find(const struct command *command, struct str name, char letter)
{
	for (const struct option *option = command->options; option->name; option++)
		if (letter ? option->letter == letter : str_is(name, option->name))
			return option;
	if (letter ? option_help.letter == letter : str_is(name, option_help.name))
		return &option_help;
	return NULL;
}

static bool value_allowed(const struct option *option, const char *value)
{
	for (size_t i = 0; option->value(i); i++)
		if (strcmp(option->value(i), value) == 0)
			return true;
	return false;
}

/* `origin` is how the option was written: "--fail-on" or the environment variable. */
static bool add(
	struct parser *parser, const struct option *option, const char *value, const char *origin)
{
	if (value && option->value && !option->open && !value_allowed(option, value)) {
		buf_printf(parser->error, "%s: \"%s\" is not one of", origin, value);
		for (size_t i = 0; i <= VALUES_SHOWN && option->value(i); i++)
			buf_printf(parser->error, "%s %s", i ? "," : "",
				i < VALUES_SHOWN ? option->value(i) : "...");
		buf_puts(parser->error,
			suggestion(&parser->arguments->arena, str_of(value), value_at, option));
		return false;
	}
	list_push(&parser->arguments->list, ((struct argument){option, value}));
	return true;
}

static bool long_option(struct parser *parser, const char *word)
{
	struct str rest = str_of(word + 2);
	struct str name = str_cut(&rest, '=');
	const struct option *option = find(parser->command, name, 0);
	const char *origin =
		arena_cstr(&parser->arguments->arena, str_range(word, name.ptr + name.len));
	if (!option) {
		struct str meant = suggest(name, option_at, parser->command->options);
		buf_printf(parser->error, "unknown option %s", origin);
		if (meant.ptr)
			buf_printf(parser->error, "; did you mean --%.*s?", STR_ARG(meant));
		return false;
	}
	if (!option->argument) {
		if (rest.ptr)
			buf_printf(parser->error, "option %s takes no value", origin);
		return !rest.ptr && add(parser, option, NULL, origin);
	}
	if (rest.ptr)
		return add(parser, option, rest.ptr, origin);
	if (!*parser->next) {
		buf_printf(parser->error, "option %s needs a value: %s %s", origin, origin,
			option->argument);
		return false;
	}
	return add(parser, option, *parser->next++, origin);
}

static bool short_options(struct parser *parser, const char *word)
{
	for (const char *letter = word + 1; *letter; letter++) {
		const struct option *option = find(parser->command, STR_NONE, *letter);
		const char origin[] = {'-', *letter, '\0'};
		if (!option) {
			buf_printf(parser->error, "unknown option ");
			buf_add(parser->error,
				str_of((unsigned char)*letter < 0x80 ? origin : word));
			return false;
		}
		if (!option->argument) {
			if (!add(parser, option, NULL, origin))
				return false;
			continue;
		}
		if (!letter[1] && !*parser->next) {
			buf_printf(parser->error, "option %s needs a value: %s %s", origin, origin,
				option->argument);
			return false;
		}
		return add(parser, option, letter[1] ? letter + 1 : *parser->next++, origin);
	}
	return true;
}

/* Environment */

static bool switch_from_environment(
	struct parser *parser, const struct option *option, const char *value)
{
	static const char *const on[] = {"1", "yes", "true", "on"};
	static const char *const off[] = {"0", "no", "false", "off"};
	for (size_t i = 0; i < sizeof on / sizeof *on; i++) {
		if (strcmp(value, on[i]) == 0)
			return add(parser, option, NULL, option->environment);
		if (strcmp(value, off[i]) == 0)
			return true;
	}
	buf_printf(parser->error, "%s: \"%s\" is neither 1 nor 0", option->environment, value);
	return false;
}

static bool from_environment(struct parser *parser, const struct option *option)
{
	const char *value = option->environment ? getenv(option->environment) : NULL;
	if (!value || !*value || argument_given(parser->arguments, option->name))
		return true;
	if (!option->argument)
		return switch_from_environment(parser, option, value);
	if (!option->repeats)
		return add(parser, option, value, option->environment);
	struct str rest = str_of(value);
	while (rest.ptr) {
		struct str part = str_cut(&rest, ':');
		const char *copy = arena_cstr(&parser->arguments->arena, part);
		if (part.len && !add(parser, option, copy, option->environment))
			return false;
	}
	return true;
}

bool arguments_parse(struct arguments *arguments, const struct command *command,
	const char *const *words, struct buf *error)
{
	struct parser parser = {arguments, command, words, error};
	while (*parser.next) {
		const char *word = *parser.next++;
		bool good = true;
		if (strcmp(word, "--") == 0)
			break;
		if (word[0] == '-' && word[1] == '-')
			good = long_option(&parser, word);
		else if (word[0] == '-' && word[1])
			good = short_options(&parser, word);
		else
			list_push(&arguments->operands, word);
		if (!good)
			return false;
	}
	while (*parser.next)
		list_push(&arguments->operands, *parser.next++);
	bool help = argument_given(arguments, option_help.name);
	for (const struct option *option = command->options; option->name && !help; option++)
		if (!from_environment(&parser, option))
			return false;
	return true;
}

void arguments_finish(struct arguments *arguments)
{
	list_finish(&arguments->list);
	list_finish(&arguments->operands);
	arena_finish(&arguments->arena);
}
