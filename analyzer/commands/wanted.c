#include "commands/wanted.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "commands/message.h"
#include "commands/results.h"

static struct str value_at(size_t index, const void *context)
{
	wanted_value *const *value = context;
	return str_of((*value)(index));
}

static size_t index_of(wanted_value *value, struct str name)
{
	size_t index = 0;
	while (value(index) && !str_is(name, value(index)))
		index++;
	return index;
}

static bool is_written(const char *name)
{
	const struct format *format = format_named(str_of(name));
	return format && format->write;
}

static struct str known_names(struct arena *arena, wanted_value *value)
{
	struct buf names = {0};
	for (size_t i = 0; value(i); i++)
		buf_printf(&names, "%s%s", i ? ", " : "", value(i));
	struct str text = arena_str(arena, buf_str(&names));
	buf_finish(&names);
	return text;
}

/* A name that is no format may be that of a file: people write -o FILE. */
static void say_unknown(struct wanted_list *list, const char *option, const char *text,
	struct str name, wanted_value *value)
{
	struct arena *arena = &list->arena;
	const char *first = list->list.count ? list->list.items[0].form : value(0);
	const char *meant = suggestion(arena, name, value_at, &value);
	if (!*meant && strpbrk(text, "./") && !strpbrk(text, "=@"))
		message("%s %s: a file's name stands behind the format: -o %s=%s", option, text,
			first, text);
	else if (*meant)
		message("%s: there is no output format \"%.*s\"%s", option, STR_ARG(name), meant);
	else
		message("%s: there is no output format \"%.*s\"; known are %.*s", option,
			STR_ARG(name), STR_ARG(known_names(arena, value)));
}

bool wanted_add(struct wanted_list *list, const char *option, const char *text, wanted_value *value)
{
	struct str rest = str_of(text), form = str_cut(&rest, '='), version = form, error;
	struct str name = str_cut(&version, '@');
	struct wanted wanted = {.index = index_of(value, name), .path = rest.ptr};
	wanted.name = value(wanted.index);
	wanted.form = arena_cstr(&list->arena, form);
	if (!wanted.name || (version.ptr && !is_written(wanted.name))) {
		say_unknown(list, option, text, wanted.name ? form : name, value);
		return false;
	}
	if (is_written(wanted.name) &&
		!rendition_parse(form, &wanted.target, &wanted.to, &list->arena, &error)) {
		message("%s: %.*s", option, STR_ARG(error));
		return false;
	}
	if (wanted.path && !*wanted.path) {
		message("%s %s: a file's name belongs behind the =", option, text);
		return false;
	}
	if (wanted_is_folder(&wanted) && !wanted.to && strcmp(wanted.name, WANTED_ANNOTATED) != 0) {
		message("%s %s: a report is one file, not a folder", option, text);
		return false;
	}
	list_push(&list->list, wanted);
	return true;
}

bool wanted_read(struct wanted_list *list, const struct arguments *arguments, wanted_value *value,
	const char *usual)
{
	const char *to = argument_value(arguments, "to");
	if (to && strchr(to, '=')) {
		message("--to %s: where it goes stands in -o %s", to, to);
		return false;
	}
	if (to && !wanted_add(list, "--to", to, value))
		return false;
	for (size_t i = 0; i < arguments->list.count; i++) {
		const struct argument *argument = &arguments->list.items[i];
		if (strcmp(argument->option->name, "output") == 0 &&
			!wanted_add(list, "-o", argument->value, value))
			return false;
	}
	return list->list.count || !usual || wanted_add(list, "-o", usual, value);
}

bool wanted_is_folder(const struct wanted *wanted)
{
	return wanted->path && *wanted->path && wanted->path[strlen(wanted->path) - 1] == '/';
}

/* The path without links, also of a file that is not there yet. */
static struct str real_path(struct arena *arena, const char *path)
{
	struct str rest = str_of(path);
	char *whole = realpath(path, NULL), *folder = NULL;
	size_t slash = str_rfind_byte(rest, '/');
	if (!whole)
		folder = realpath(slash == STR_NPOS ? "."
				: slash == 0        ? "/"
						    : arena_cstr(arena, str_sub(rest, 0, slash)),
			NULL);
	struct str name = slash == STR_NPOS ? rest : str_from(rest, slash + 1);
	struct str real = whole ? arena_str(arena, str_of(whole))
		: folder        ? arena_printf(arena, "%s/%.*s", folder, STR_ARG(name))
				: rest;
	memory_free(whole);
	memory_free(folder);
	return real;
}

static bool same_place(const struct wanted *a, const struct wanted *b)
{
	struct stat status;
	struct arena scratch = {0};
	if (!a->path || !b->path)
		return a->path == b->path;
	if (stat(a->path, &status) == 0 && S_ISCHR(status.st_mode))
		return false; /* /dev/null takes as much as is given to it */
	bool same = str_eq(real_path(&scratch, a->path), real_path(&scratch, b->path));
	arena_finish(&scratch);
	return same;
}

bool wanted_check(const struct wanted_list *list)
{
	for (size_t i = 0; i < list->list.count; i++) {
		for (size_t j = 0; j < i; j++) {
			const struct wanted *wanted = &list->list.items[i];
			if (!same_place(wanted, &list->list.items[j]))
				continue;
			if (wanted->path)
				message("-o: two results cannot both go to %s", wanted->path);
			else
				message("-o: only one result can go to standard output; name files "
					"for the others (-o %s=FILE)",
					wanted->name);
			return false;
		}
	}
	return true;
}

static bool make_folder(const char *path)
{
	if (mkdir(path, 0777) == 0 || errno == EEXIST)
		return true;
	message("cannot create %s: %s", path, strerror(errno));
	return false;
}

bool wanted_open(struct wanted_list *list)
{
	for (size_t i = 0; i < list->list.count; i++) {
		struct wanted *wanted = &list->list.items[i];
		if (wanted_is_folder(wanted)) {
			if (!make_folder(wanted->path))
				return false;
			continue;
		}
		wanted->open = output_open(&wanted->output, wanted->path);
		if (!wanted->open) {
			message("cannot create %s: %s", wanted->path,
				strerror(wanted->output.errno_value));
			return false;
		}
	}
	return true;
}

int wanted_commit(struct wanted *wanted)
{
	wanted->open = false;
	return result_commit(&wanted->output, wanted->path ? wanted->path : "standard output");
}

void wanted_finish(struct wanted_list *list)
{
	for (size_t i = 0; i < list->list.count; i++)
		if (list->list.items[i].open)
			output_discard(&list->list.items[i].output);
	list_finish(&list->list);
	arena_finish(&list->arena);
}
