#include "syntax/tagvalue.h"

#include "syntax/tree.h"

struct loader {
	struct doc *doc;
	tagvalue_visitor *visit;
	void *context;
	size_t count; /* of entries */
	bool stray; /* the line before was reported */
};

static const struct str text_open = STR_INIT("<text>"), text_close = STR_INIT("</text>");

/* The end of the line, without its line end. */
static size_t line_end(struct str text, size_t at)
{
	size_t found = str_find_byte(str_from(text, at), '\n');
	size_t end = found == STR_NPOS ? text.len : at + found;
	return end > at && text.ptr[end - 1] == '\r' ? end - 1 : end;
}

static size_t skip_space(struct str text, size_t at, size_t end)
{
	while (at < end && ascii_is_space(text.ptr[at]))
		at++;
	return at;
}

/* The tag that begins at `at`, and its colon's offset; absent when there is none. */
static struct str tag_at(struct str text, size_t at, size_t end, size_t *colon)
{
	size_t start = at;
	while (at < end && ascii_is_alnum(text.ptr[at]))
		at++;
	size_t behind = at;
	while (at < end && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
		at++;
	*colon = at;
	return behind > start && at < end && text.ptr[at] == ':' ? str_sub(text, start, behind)
								 : STR_NONE;
}

static void report_stray(struct loader *l, size_t at, size_t end)
{
	if (!l->stray && !diag_full(l->doc, DIAG_TAG_SYNTAX))
		diag(l->doc, DIAG_TAG_SYNTAX, at,
			"expected \"Tag: value\" or a comment, found %s; the line was passed over",
			diag_quote(l->doc, str_trim(str_sub(l->doc->bytes, at, end))));
	l->stray = true;
}

/* [start, end) of the text behind <text> at `at`; false when it does not end. */
static bool load_text(struct loader *l, size_t at, struct node *entry)
{
	struct str bytes = l->doc->bytes;
	size_t start = at + text_open.len, length = str_find(str_from(bytes, start), text_close);
	if (length == STR_NPOS) {
		diag(l->doc, DIAG_TAG_TEXT, at, "this <text> of %s has no </text>",
			diag_quote(l->doc, entry->key));
		return false;
	}
	entry->start = start;
	entry->end = start + length;
	entry->content = entry->end + text_close.len;
	size_t inner = str_find(str_sub(bytes, start, entry->end), text_open);
	if (inner != STR_NPOS && !diag_full(l->doc, DIAG_TAG_SYNTAX))
		diag(l->doc, DIAG_TAG_SYNTAX, start + inner,
			"a <text> inside of the text of %s, which may lack its </text>",
			diag_quote(l->doc, entry->key));
	size_t rest = skip_space(bytes, entry->content, line_end(bytes, entry->content));
	if (rest < line_end(bytes, entry->content))
		report_stray(l, rest, line_end(bytes, entry->content));
	return true;
}

static void load_line(struct loader *l, size_t at, size_t end, struct node *entry)
{
	struct str value = str_trim(str_sub(l->doc->bytes, at, end));
	entry->start = value.len ? (size_t)(value.ptr - l->doc->bytes.ptr) : at;
	entry->end = entry->content = entry->start + value.len;
}

static bool check_value(struct loader *l, struct node *entry)
{
	const struct limits *limits = l->doc->limits;
	if (entry->text.len > limits->string) {
		diag(l->doc, DIAG_STRING_TOO_LONG, entry->start,
			"a value of %zu bytes; the limit is %zu", entry->text.len, limits->string);
		return false;
	}
	if (l->count++ >= limits->nodes) {
		diag(l->doc, DIAG_TOO_MANY_VALUES, entry->key_start, "more than %zu values",
			limits->nodes);
		return false;
	}
	entry->has_nul = str_find_byte(entry->text, '\0') != STR_NPOS;
	if (entry->has_nul && !diag_full(l->doc, DIAG_NUL_IN_STRING))
		diag(l->doc, DIAG_NUL_IN_STRING, entry->start, "U+0000 in the value of %s",
			diag_quote(l->doc, entry->key));
	return true;
}

/* The line at `at`, and those of its text; *at is left behind. */
static bool load_entry(struct loader *l, size_t *at)
{
	struct str bytes = l->doc->bytes;
	size_t end = line_end(bytes, *at), start = skip_space(bytes, *at, end), colon;
	*at = end;
	if (start == end || bytes.ptr[start] == '#')
		return true;
	struct str tag = tag_at(bytes, start, end, &colon);
	if (!tag.ptr) {
		report_stray(l, start, end);
		return true;
	}
	struct node entry = {.kind = NODE_STRING, .key = tag, .key_start = start};
	size_t value = skip_space(bytes, colon + 1, end);
	l->stray = false;
	if (!str_starts(str_from(bytes, value), text_open))
		load_line(l, colon + 1, end, &entry);
	else if (!load_text(l, value, &entry))
		return false;
	entry.text = str_sub(bytes, entry.start, entry.end);
	if (!check_value(l, &entry))
		return false;
	l->visit(l->context, &entry);
	*at = line_end(bytes, entry.content);
	return true;
}

static bool begin(struct doc *doc)
{
	const uint32_t *counts = doc->diags.counts;
	if (counts[DIAG_READ_ERROR] || counts[DIAG_INPUT_TOO_LARGE] || counts[DIAG_INVALID_UTF16])
		return false;
	if (doc->invalid == STR_NPOS)
		return true;
	diag(doc, DIAG_INVALID_UTF8, doc->invalid, "the byte 0x%02X is no part of valid UTF-8",
		(unsigned)(unsigned char)doc->bytes.ptr[doc->invalid]);
	return false;
}

bool tagvalue_visit(struct doc *doc, tagvalue_visitor *visit, void *context)
{
	struct loader l = {.doc = doc, .visit = visit, .context = context};
	if (!begin(doc))
		return false;
	for (size_t at = 0; at < doc->bytes.len;) {
		if (!load_entry(&l, &at))
			return false;
		size_t newline = str_find_byte(str_from(doc->bytes, at), '\n');
		at = newline == STR_NPOS ? doc->bytes.len : at + newline + 1;
	}
	return true;
}

struct keeper {
	struct arena *arena;
	struct node *root;
};

static void keep(void *context, const struct node *entry)
{
	struct keeper *keeper = context;
	struct node *kept = ARENA_NEW(keeper->arena, struct node);
	*kept = *entry;
	node_append(keeper->root, kept);
}

struct node *tagvalue_load(struct doc *doc, struct arena *arena)
{
	struct keeper keeper = {arena, tree_node(arena, NODE_OBJECT, 0, doc->bytes.len)};
	return tagvalue_visit(doc, keep, &keeper) ? keeper.root : NULL;
}

bool tagvalue_has_tag(struct str text, const char *name)
{
	struct str tag = str_of(name), trimmed = str_trim(text);
	if (trimmed.len && memchr("<{[", trimmed.ptr[0], 3))
		return false;
	for (size_t at = 0, found; (found = str_find(str_from(text, at), tag)) != STR_NPOS;) {
		at += found;
		size_t colon;
		bool first = at == 0 || text.ptr[at - 1] == '\n';
		if (first && str_eq(tag_at(text, at, line_end(text, at), &colon), tag))
			return true;
		at += tag.len;
	}
	return false;
}
