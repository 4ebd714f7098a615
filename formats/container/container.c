#include "container/container.h"

#include "base/utf8.h"
#include "container/library.h"
#include "container/unwrap.h"

enum {
	/* A few kilobytes of zeros are no bomb, at whatever ratio. */
	ALWAYS_ALLOWED = 1 << 20,
	/* A member that is one of many is taken for a bill from this score on. */
	LIKELY = 20,
	BY_SHAPE = 50,
	NAME_SHOWN = 4096,
};

/* Detection */

static const struct container *container_of(struct doc *doc, bool first, int least)
{
	const struct container *best = NULL;
	for (const struct container *const *container = containers; *container; container++) {
		int score = (*container)->first == first ? (*container)->probe(doc) : 0;
		if (score > least) {
			best = *container;
			least = score;
		}
	}
	return best;
}

/* What is inside has the format that was asked for, unless it plainly is a container. */
static const struct format *format_of(
	struct unwrapping *u, struct doc *doc, bool listed, int *score)
{
	if (!u->format)
		return format_best(doc, score);
	*score = u->format->probe ? u->format->probe(doc) : 1;
	return *score || !listed || format_is_customary(u->format, document_file(doc)) ? u->format
										       : NULL;
}

struct str unwrap_base_name(struct str path)
{
	while (path.len && path.ptr[path.len - 1] == '/')
		path.len--;
	size_t slash = str_rfind_byte(path, '/');
	return slash == STR_NPOS ? path : str_from(path, slash + 1);
}

struct str document_file(const struct doc *doc)
{
	return unwrap_base_name(doc->file.ptr ? doc->file : doc->name);
}

static bool named_as_bill(struct str file)
{
	for (const struct format *const *format = formats; *format; format++)
		if (format_is_customary(*format, file))
			return true;
	return false;
}

bool document_named_as_bill(const struct doc *doc)
{
	return named_as_bill(document_file(doc));
}

static bool is_utf16(struct str head)
{
	if (str_starts(head, STR("\xff\xfe")) || str_starts(head, STR("\xfe\xff")))
		return true;
	/* Without a mark: every other byte of its first characters is zero. */
	return head.len >= 4 && !head.ptr[0] != !head.ptr[1] && !head.ptr[0] == !head.ptr[2] &&
		!head.ptr[1] == !head.ptr[3];
}

static bool is_json_or_xml(struct str head)
{
	if (str_starts(head, STR("\xef\xbb\xbf")))
		head = str_from(head, 3);
	head = str_trim(head);
	return head.len && strchr("{[<\x1e", head.ptr[0]) && head.ptr[0];
}

enum unwrap_wish unwrap_wish(struct unwrapping *u, struct str name, struct str head)
{
	struct doc doc;
	int score = 0;
	if (named_as_bill(unwrap_base_name(name)) || is_utf16(head))
		return UNWRAP_ALL;
	bool text = str_find_byte(head, '\0') == STR_NPOS;
	if (text && is_json_or_xml(head))
		return UNWRAP_ALL;
	if (text && head.len < UNWRAP_TEXT_HEAD)
		return UNWRAP_MORE;
	if (str_find(head, STR("PK\003\004")) != STR_NPOS)
		return UNWRAP_ALL; /* a zip file behind a script */
	doc_wrap(&doc, name, head, u->limits);
	bool known = container_of(&doc, true, 0) || format_best(&doc, &score);
	doc_finish(&doc);
	return known ? UNWRAP_ALL : UNWRAP_NOT;
}

/* Limits */

bool unwrap_count_member(struct unwrapping *u, struct doc *outer)
{
	if (u->stopped || u->members++ < u->limits->archive_members)
		return !u->stopped;
	diag(outer, DIAG_CONTAINER_LIMIT, STR_NPOS,
		"more than %zu members, the limit; the rest was not examined",
		u->limits->archive_members);
	u->stopped = true;
	return false;
}

bool unwrap_count_bytes(struct unwrapping *u, struct doc *outer, size_t bytes)
{
	if (u->stopped)
		return false;
	u->unpacked += bytes;
	if (u->unpacked <= u->allowed)
		return true;
	if (u->allowed < u->limits->decompressed)
		diag(outer, DIAG_CONTAINER_LIMIT, STR_NPOS,
			"%.*s, %zu bytes, unpacks to more than %zu bytes; the limit is %zu times "
			"its size, since larger ones are decompression bombs",
			STR_ARG(u->input->name), u->input->raw.len, u->allowed, u->limits->ratio);
	else
		diag(outer, DIAG_CONTAINER_LIMIT, STR_NPOS,
			"%.*s unpacks to more than %zu bytes, the limit; the rest was not examined",
			STR_ARG(u->input->name), u->allowed);
	u->stopped = true;
	return false;
}

void unwrap_damaged(struct unwrapping *u, struct doc *doc, size_t offset, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	struct str text = arena_vprintf(&doc->arena, format, arguments);
	va_end(arguments);
	diag(doc, u->inner ? DIAG_MEMBER_NOT_EXAMINED : DIAG_CONTAINER_DAMAGED, offset, "%.*s",
		STR_ARG(text));
}

/* Documents */

static void discard(struct doc *doc)
{
	doc_finish(doc);
	memory_free(doc);
}

static void add(struct unwrapping *u, struct doc *doc, const struct format *format)
{
	for (const struct seal *seal = format ? u->seals : NULL; seal; seal = seal->outer)
		diag(doc, DIAG_ENVELOPE_SIGNED, STR_NPOS, "%.*s", STR_ARG(seal->text));
	list_push(&u->documents->list, ((struct document){doc, format}));
}

/* The container, if it has something to say; then what has a customary name; then the rest. */
static void arrange(struct unwrapping *u, struct doc *container, size_t from)
{
	struct document *items = u->documents->list.items;
	size_t count = u->documents->list.count, at = from;
	struct document *sorted = memory_resize(NULL, (count - from + 1) * sizeof *sorted);
	for (int rank = 0; rank <= 2; rank++) {
		for (size_t i = from; i < count; i++) {
			const struct document *item = &items[i];
			int own = item->doc == container            ? 0
				: document_named_as_bill(item->doc) ? 1
								    : 2;
			if (own == rank)
				sorted[at++ - from] = *item;
		}
	}
	if (count > from)
		memcpy(items + from, sorted, (count - from) * sizeof *sorted);
	memory_free(sorted);
}

static void open_container(
	struct unwrapping *u, const struct container *container, struct doc *doc, bool listed)
{
	size_t from = u->documents->list.count, members = u->members;
	bool inner = u->inner;
	if (u->depth == u->limits->nesting) {
		diag(doc, DIAG_MEMBER_NOT_EXAMINED, STR_NPOS,
			"%s inside more than %zu others: not examined", container->title, u->depth);
	} else {
		u->depth++;
		u->inner = inner || listed;
		container->open(u, doc);
		u->inner = inner;
		u->depth--;
	}
	if (doc == u->input && u->documents->list.count == from &&
		diags_effect(&doc->diags) == EFFECT_NONE) {
		if (u->why.ptr && u->members - members <= 1)
			diag(doc, DIAG_NO_DOCUMENT_INSIDE, STR_NPOS,
				"this %s holds no bill of materials: %.*s", container->title,
				STR_ARG(u->why));
		else
			diag(doc, DIAG_NO_DOCUMENT_INSIDE, STR_NPOS,
				"this %s holds no bill of materials: %zu %s examined",
				container->title, u->members,
				u->members == 1 ? "member was" : "members were");
	}
	bool kept = diags_effect(&doc->diags) != EFFECT_NONE;
	if (kept)
		add(u, doc, NULL);
	arrange(u, doc, from);
	if (!kept)
		discard(doc);
}

/* Adds a bill, opens a container; false when the document is neither. */
static bool take(struct unwrapping *u, struct doc *doc, bool listed)
{
	int score = 0;
	/* A template of YAML may look like a sequence of JSON texts: its name tells better. */
	bool lock = !u->format && format_lock(doc);
	const struct container *container = lock ? NULL : container_of(doc, true, 0);
	const struct format *format = NULL;
	if (!container)
		format = format_of(u, doc, listed, &score);
	if (!container && score < BY_SHAPE)
		container = container_of(doc, false, score);
	if (container) {
		open_container(u, container, doc, listed);
		return true;
	}
	bool named = listed && document_named_as_bill(doc);
	if (format && listed && score < LIKELY && !named && !u->format)
		format = NULL;
	if (!format && named)
		format_detect(doc); /* says what it is instead */
	if (!format && !named)
		return false;
	add(u, doc, format);
	return true;
}

/* Members */

/* Control characters in names are written as escapes. */
static struct str printable(
	struct arena *arena, struct str before, const char *mark, struct str text)
{
	struct buf name = {0};
	buf_add(&name, before);
	buf_puts(&name, mark);
	utf8_add_printable(&name, str_sub(text, 0, NAME_SHOWN));
	struct str made = arena_str(arena, buf_str(&name));
	buf_finish(&name);
	return made;
}

/* Takes `memory`, which holds raw, over. */
static void take_member(struct unwrapping *u, struct doc *outer, const struct member *member,
	struct str raw, char *memory)
{
	struct arena scratch = {0};
	struct doc *doc = memory_resize(NULL, sizeof *doc);
	doc_wrap(doc, printable(&scratch, outer->name, "!", member->name), raw, u->limits);
	arena_finish(&scratch);
	doc->memory = memory;
	doc->file = printable(&doc->arena, STR(""), "", member->file);
	if (!raw.len && document_named_as_bill(doc)) {
		diag(doc, DIAG_EMPTY_INPUT, STR_NPOS, "0 bytes");
		add(u, doc, NULL);
	} else if (!take(u, doc, member->listed)) {
		enum diag_id id;
		if (!u->why.ptr)
			u->why = arena_printf(&u->input->arena, "%.*s is %s", STR_ARG(doc->name),
				format_looks_like(doc, &id));
		discard(doc);
	}
}

void unwrap_text(
	struct unwrapping *u, struct doc *outer, const struct member *member, struct str text)
{
	if (!unwrap_count_member(u, outer) || !unwrap_count_bytes(u, outer, text.len))
		return;
	char *memory = memory_resize(NULL, text.len + 1);
	if (text.len)
		memcpy(memory, text.ptr, text.len);
	take_member(u, outer, member, (struct str){memory, text.len}, memory);
}

void unwrap_numbered(struct unwrapping *u, struct doc *outer, struct str text, size_t number)
{
	struct arena scratch = {0};
	struct str file = document_file(outer);
	struct member member = {.name = arena_printf(&scratch, "%zu", number),
		.file = arena_printf(&scratch, "%.*s.%zu", STR_ARG(file), number),
		.listed = true};
	unwrap_text(u, outer, &member, text);
	arena_finish(&scratch);
}

void unwrap_bytes(
	struct unwrapping *u, struct doc *outer, const struct member *member, struct buf *bytes)
{
	struct buf taken = *bytes;
	*bytes = (struct buf){0};
	take_member(u, outer, member, buf_str(&taken), taken.ptr);
}

/* Inputs */

static size_t allowed_bytes(const struct limits *limits, size_t input)
{
	size_t allowed = input > SIZE_MAX / limits->ratio ? SIZE_MAX : input * limits->ratio;
	if (allowed < ALWAYS_ALLOWED)
		allowed = ALWAYS_ALLOWED;
	return allowed < limits->decompressed ? allowed : limits->decompressed;
}

void documents_add(struct documents *documents, struct doc *doc, const struct format *format)
{
	struct unwrapping u = {.documents = documents,
		.format = format,
		.input = doc,
		.limits = doc->limits,
		.allowed = allowed_bytes(doc->limits, doc->raw.len)};
	if (take(&u, doc, false))
		return;
	format_detect(doc); /* says what it is instead */
	add(&u, doc, NULL);
}

void documents_finish(struct documents *documents)
{
	list_finish(&documents->list);
	archive_library_close(documents->library);
	documents->library = NULL;
}

void documents_destroy(struct documents *documents)
{
	for (size_t i = 0; i < documents->list.count; i++) {
		doc_finish(documents->list.items[i].doc);
		memory_free(documents->list.items[i].doc);
	}
	documents_finish(documents);
}
