/* Dockerfile, Containerfile: FROM, COPY --from, RUN --mount=from= with the defaults of ARG. Stages of
 * the file itself are no images. */
#include "base/globs.h"
#include "lock/lock.h"

struct dockerfile {
	struct lock *lock;
	struct map names; /* of ARG -> number of the value */
	LIST(struct str) values;
	struct map stages; /* names in lower case -> number */
	LIST(struct str) stage_names;
};

static struct str argument(const struct dockerfile *file, struct str name)
{
	uint32_t number = map_get(&file->names, name);
	return number == MAP_NONE ? STR_NONE : file->values.items[number];
}

static size_t name_length(struct str text)
{
	size_t end = 0;
	while (end < text.len && (ascii_is_alnum(text.ptr[end]) || text.ptr[end] == '_'))
		end++;
	return end;
}

static bool expand(const struct dockerfile *file, struct str text, struct buf *out, unsigned depth);

/* The end of "${...}", whose text behind "${" is `rest`: other variables may stand inside. */
static size_t closing_brace(struct str rest)
{
	size_t depth = 1;
	for (size_t i = 0; i < rest.len; i++) {
		depth += rest.ptr[i] == '{';
		depth -= rest.ptr[i] == '}';
		if (!depth)
			return i;
	}
	return rest.len;
}

/* "${NAME<operator>}": ":-word" and "-word" in place of a missing value, ":+word" and "+word" of one
 * that is there; others take from the value, which leaves nothing of none. */
static bool apply(const struct dockerfile *file, struct str value, struct str operator,
	struct buf * out, unsigned depth)
{
	struct str word = operator;
	if (str_starts(word, STR(":")))
		word = str_from(word, 1);
	char kind = word.len ? word.ptr[0] : '\0';
	if (!value.len && kind != '-')
		return kind && strchr("+#%/", kind);
	if (kind == '+' || (kind == '-' && !value.len))
		return expand(file, str_from(word, 1), out, depth + 1);
	buf_add(out, value);
	return kind == '-' || kind == '?';
}

/* Adds the value of "$NAME", "${NAME}" or "${NAME:-default}" at the front of *text, which is passed
 * over; false when it is not known. */
static bool take_variable(
	const struct dockerfile *file, struct str *text, struct buf *out, unsigned depth)
{
	bool braces = text->len > 1 && text->ptr[1] == '{';
	struct str rest = str_from(*text, braces ? 2 : 1);
	struct str name = str_sub(rest, 0, name_length(rest)), value = argument(file, name);
	size_t close = braces ? closing_brace(rest) : name.len;
	struct str operator= str_sub(rest, name.len, close);
	*text = str_from(rest, close + braces);
	if (operator.len)
		return name.len && apply(file, value, operator, out, depth);
	buf_add(out, value);
	return name.len && value.ptr;
}

/* Adds the text with its variables replaced, without quotes; false when one of them has no value, or
 * when it grows beyond what a name can be. */
static bool expand(const struct dockerfile *file, struct str text, struct buf *out, unsigned depth)
{
	enum { DEEPEST = 16, LONGEST = 4096 };
	bool known = depth < DEEPEST;
	text = lock_unquoted(text);
	while (text.len && depth < DEEPEST && out->len < LONGEST) {
		if (text.ptr[0] == '$') {
			known &= take_variable(file, &text, out, depth);
			continue;
		}
		buf_add_byte(out, text.ptr[0]);
		text = str_from(text, 1);
	}
	return known && out->len < LONGEST;
}

/* The same; absent when it is not known. */
static struct str expanded(const struct dockerfile *file, struct str text)
{
	struct buf out = {0};
	bool known = expand(file, text, &out, 0);
	struct str made = known ? arena_str(file->lock->arena, buf_str(&out)) : STR_NONE;
	buf_finish(&out);
	return made;
}

static struct str lower(const struct lock *lock, struct str text)
{
	char *out = arena_bytes(lock->arena, text.len);
	for (size_t i = 0; i < text.len; i++)
		out[i] = ascii_lower(text.ptr[i]);
	return (struct str){out, text.len};
}

static void add_stage(struct dockerfile *file, struct str name)
{
	list_push(&file->stage_names, name);
	map_put(&file->stages, lower(file->lock, name), 0);
}

static bool is_stage(const struct dockerfile *file, struct str name)
{
	uint64_t number;
	if (str_to_u64(name, UINT32_MAX, &number) || str_eq_nocase(name, STR("scratch")))
		return true;
	return map_get(&file->stages, lower(file->lock, name)) != MAP_NONE;
}

/* "base-${TARGETOS}": one of several stages is chosen when it is built. */
static bool may_be_stage(const struct dockerfile *file, struct str written)
{
	enum { MANY = 1000 }; /* of more stages the first are looked at */
	size_t count = file->stage_names.count < MANY ? file->stage_names.count : MANY;
	struct buf pattern = {0};
	struct str rest = written;
	while (rest.ptr) {
		buf_add(&pattern, str_cut(&rest, '$'));
		if (!rest.ptr)
			break;
		size_t end = 0;
		if (str_starts(rest, STR("{")))
			end = str_find_byte(rest, '}') == STR_NPOS ? rest.len
								   : str_find_byte(rest, '}') + 1;
		while (end < rest.len && (ascii_is_alnum(rest.ptr[end]) || rest.ptr[end] == '_') &&
			rest.ptr[0] != '{')
			end++;
		rest = str_from(rest, end);
		buf_add_byte(&pattern, '*');
	}
	bool found = false;
	for (size_t i = 0; i < count && !found && pattern.len > 1; i++)
		found = glob_fits(buf_str(&pattern), file->stage_names.items[i]);
	buf_finish(&pattern);
	return found;
}

static void add_image(
	struct dockerfile *file, struct str written, size_t offset, enum component_scope scope)
{
	struct str image = lock_unquoted(written);
	if (str_find_byte(image, '$') != STR_NPOS)
		image = expanded(file, image);
	if (!image.len && may_be_stage(file, lock_unquoted(written)))
		return;
	if (!image.len)
		lock_unresolved(file->lock, offset, written);
	else if (!is_stage(file, image))
		lock_image(file->lock, image, offset, scope);
}

/* FROM [--platform=...] IMAGE [AS NAME] */
static void read_from(struct dockerfile *file, struct str rest)
{
	struct str image = lock_word(&rest);
	while (str_starts(image, STR("--")))
		image = lock_word(&rest);
	if (image.len)
		add_image(file, image, lock_offset(file->lock, image), SCOPE_NONE);
	if (str_eq_nocase(lock_word(&rest), STR("as")))
		add_stage(file, lock_word(&rest));
}

static void read_argument(struct dockerfile *file, struct str rest)
{
	struct str word;
	while ((word = lock_word(&rest)).ptr) {
		struct str value = word, name = str_cut(&value, '=');
		struct str now = value.ptr ? expanded(file, value) : argument(file, name);
		map_set(&file->names, name, (uint32_t)file->values.count);
		list_push(&file->values, now);
	}
}

/* COPY --from=IMAGE, RUN --mount=type=bind,from=IMAGE */
static void read_options(struct dockerfile *file, struct str rest)
{
	struct str word;
	while (str_starts(word = lock_word(&rest), STR("--"))) {
		size_t from = str_find(word, STR("from="));
		if (from == STR_NPOS || (word.ptr[from - 1] != '-' && word.ptr[from - 1] != ','))
			continue;
		struct str value = str_from(word, from + 5), image = str_cut(&value, ',');
		if (image.len)
			add_image(file, image, lock_offset(file->lock, image), SCOPE_BUILD);
	}
}

static void read_instruction(struct dockerfile *file, struct str body)
{
	struct str rest = body, word = lock_word(&rest);
	if (str_eq_nocase(word, STR("FROM")))
		read_from(file, rest);
	else if (str_eq_nocase(word, STR("ARG")) || str_eq_nocase(word, STR("ENV")))
		read_argument(file, rest);
	else if (str_eq_nocase(word, STR("COPY")) || str_eq_nocase(word, STR("ADD")) ||
		str_eq_nocase(word, STR("RUN")))
		read_options(file, rest);
}

static void entries(struct lock *lock, struct node *root)
{
	struct dockerfile file = {.lock = lock};
	struct lines lines = lock_lines(lock);
	struct line line;
	bool continued = false;
	(void)root;
	while (lines_next(&lines, &line)) {
		if (str_starts(line.body, STR("#")))
			continue;
		if (!continued)
			read_instruction(&file, line.body);
		else if (str_starts(line.body, STR("--")))
			read_options(&file, line.body);
		continued = str_ends(line.body, STR("\\"));
	}
	map_finish(&file.names);
	map_finish(&file.stages);
	list_finish(&file.values);
	list_finish(&file.stage_names);
}

static int probe(struct doc *doc)
{
	return lock_head_has(doc, "FROM ") || lock_head_has(doc, "from ") ? 60 : 1;
}

LOCK_FORMAT(dockerfile, "dockerfile", "Dockerfile", "docker", TEXT, probe, "Dockerfile",
	"Dockerfile.*", "Dockerfile-*", "Dockerfile_*", "*.Dockerfile", "*.dockerfile",
	"Containerfile", "Containerfile.*");
