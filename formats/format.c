#include "format.h"

#include <pthread.h>

const struct format *format_named(struct str name)
{
	for (const struct format *const *format = formats; *format; format++)
		if (str_is(name, (*format)->name))
			return *format;
	for (const struct format *const *format = locks; *format; format++)
		if (str_is(name, (*format)->name))
			return *format;
	return NULL;
}

/* Names */

/* A member of a container is a file, too. */
static struct str innermost(struct str path)
{
	size_t inner = str_rfind_byte(path, '!');
	return inner == STR_NPOS ? path : str_from(path, inner + 1);
}

bool format_is_customary(const struct format *format, struct str path)
{
	for (const char *const *glob = format->globs; glob && *glob; glob++)
		if (glob_fits(str_of(*glob), innermost(path)))
			return true;
	return false;
}

static void add_places(const struct format *const *list, struct globs *globs)
{
	for (; *list; list++) {
		const char *const *place = (*list)->places ? (*list)->places : (*list)->globs;
		for (; place && *place; place++)
			globs_add(globs, str_of(*place));
	}
}

void format_places(struct globs *globs)
{
	add_places(formats, globs);
	add_places(locks, globs);
}

/* The patterns of all lock formats as one set: made once, never changed. */
static struct {
	pthread_once_t once;
	struct globs globs;
	LIST(const struct format *) owners; /* of each pattern */
} lock_names = {.once = PTHREAD_ONCE_INIT};

static void make_lock_names(void)
{
	for (const struct format *const *format = locks; *format; format++) {
		for (const char *const *glob = (*format)->globs; glob && *glob; glob++) {
			globs_add(&lock_names.globs, str_of(*glob));
			list_push(&lock_names.owners, *format);
		}
	}
}

bool format_is_lock_name(struct str path)
{
	pthread_once(&lock_names.once, make_lock_names);
	return globs_fit(&lock_names.globs, innermost(path));
}

struct lock_choice {
	struct doc *doc;
	const struct format *best;
	size_t pattern;
	int score;
};

static void consider_lock(void *context, size_t pattern)
{
	enum { BY_NAME = 40 };
	struct lock_choice *choice = context;
	const struct format *format = lock_names.owners.items[pattern];
	int score = format->probe ? format->probe(choice->doc) : BY_NAME;
	/* Of two that are as sure the first of the list is taken. */
	if (score > choice->score ||
		(choice->best && score == choice->score && pattern < choice->pattern)) {
		choice->best = format;
		choice->pattern = pattern;
		choice->score = score;
	}
}

const struct format *format_lock(struct doc *doc)
{
	struct lock_choice choice = {.doc = doc};
	struct str path = innermost(doc->file.ptr ? doc->file : doc->name);
	pthread_once(&lock_names.once, make_lock_names);
	globs_each(&lock_names.globs, path, consider_lock, &choice);
	return choice.best;
}

const char *format_looks_like(const struct doc *doc, enum diag_id *id)
{
	struct str head = str_sub(doc->bytes, 0, 4096);
	struct str text = str_trim(head);
	*id = DIAG_UNKNOWN_FORMAT;
	if (str_find_byte(head, '\0') != STR_NPOS) {
		*id = DIAG_BINARY_INPUT;
		return "binary data";
	}
	if (text.len == 0)
		return "white space only";
	if (text.ptr[0] == '{' || text.ptr[0] == '[')
		return "JSON without the marks of a known bill of materials";
	if (text.ptr[0] == '<')
		return "XML or HTML whose root element is of no known bill of materials";
	return "text";
}

const struct format *format_best(struct doc *doc, int *score)
{
	const struct format *best = NULL, *lock = format_lock(doc);
	*score = 0;
	for (const struct format *const *format = formats; *format && !lock; format++) {
		int one = (*format)->probe(doc);
		if (one > *score) {
			best = *format;
			*score = one;
		}
	}
	if (lock)
		*score = 100;
	return lock ? lock : best;
}

/* The specification in a title: all but its last word. */
static struct str family(const struct format *format)
{
	struct str title = str_of(format->title);
	return str_sub(title, 0, str_rfind_byte(title, ' '));
}

static bool same_family(size_t a, size_t b)
{
	return formats[a] && formats[b] && str_eq(family(formats[a]), family(formats[b]));
}

/* "CycloneDX (JSON, protobuf, XML), SPDX (JSON, ...) or SPDX 3 (JSON-LD)" */
static const char *known_titles(struct arena *arena)
{
	struct buf text = {0};
	for (size_t i = 0, next; formats[i]; i = next) {
		struct str name = family(formats[i]);
		for (next = i + 1; same_family(i, next);)
			next++;
		buf_puts(&text, i == 0 ? "" : formats[next] ? ", " : " or ");
		buf_add(&text, name);
		for (size_t k = i; k < next; k++)
			buf_printf(&text, "%s%s", k == i ? " (" : ", ",
				formats[k]->title + name.len + 1);
		buf_add_byte(&text, ')');
	}
	buf_add_byte(&text, '\0');
	const char *titles = arena_str(arena, buf_str(&text)).ptr;
	buf_finish(&text);
	return titles;
}

const struct format *format_detect(struct doc *doc)
{
	int score;
	const struct format *best = format_best(doc, &score);
	if (!best) {
		enum diag_id id;
		const char *looks_like = format_looks_like(doc, &id);
		diag(doc, id, 0, "no known format: found %s; expected %s", looks_like,
			known_titles(&doc->arena));
	}
	return best;
}
