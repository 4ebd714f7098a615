#include "syntax/json_load.h"

#include <assert.h>
#include <stdlib.h>

#include "base/utf8.h"

/* Errors: what was expected, what was found */

static const struct {
	const char *found, *hint;
} hints[] = {
	{"//", "; JSON has no comments"},
	{"/*", "; JSON has no comments"},
	{"#", "; JSON has no comments"},
	{"'", "; strings are written in double quotes"},
	{"\xe2\x80\x9c", "; strings are written in straight double quotes"},
};

/* What stands at `at`, quoted: a word, or else one character. */
static const char *found_text(struct json_loader *l)
{
	const char *to = l->at;
	if (*l->at == '"')
		return "a string";
	while (to < l->end && (ascii_is_alnum(*to) || strchr("+-._$", *to)) && *to)
		to++;
	size_t length = (size_t)(to - l->at);
	if (length == 0)
		utf8_next(str_range(l->at, l->end), &length);
	return diag_quote(l->doc, (struct str){l->at, length});
}

static bool fail_truncated(struct json_loader *l, const char *expected)
{
	if (l->depth)
		diag(l->doc, DIAG_JSON_TRUNCATED, l->doc->bytes.len,
			"the text ends where %s is expected; %zu %s open", expected, l->depth,
			l->depth == 1 ? "object or array is" : "objects and arrays are");
	else
		diag(l->doc, DIAG_JSON_TRUNCATED, l->doc->bytes.len,
			"the text ends where %s is expected", expected);
	return false;
}

bool json_fail(struct json_loader *l, const char *expected)
{
	struct str rest = str_range(l->at, l->end);
	const char *hint = "";
	if (l->mute)
		return false;
	if (rest.len == 0)
		return fail_truncated(l, expected);
	for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
		if (str_starts(rest, str_of(hints[i].found)))
			hint = hints[i].hint;
	diag(l->doc, DIAG_JSON_SYNTAX, json_offset(l, l->at), "expected %s, found %s%s", expected,
		found_text(l), hint);
	return false;
}

/* Whatever a tool printed before its JSON: the line on which the JSON begins, or 0. */
static size_t line_of_json(const struct json_loader *l)
{
	size_t line = 1;
	for (const char *at = l->at; (at = memchr(at, '\n', (size_t)(l->end - at)));) {
		line++;
		if (++at < l->end && (*at == '{' || *at == '['))
			return line;
	}
	return 0;
}

/* No value begins at `at`. What is expected depends on the punctuation before it. */
static bool fail_value(struct json_loader *l)
{
	const char *before = l->at;
	if (l->mute)
		return false;
	while (before > l->doc->bytes.ptr && json_is_space(before[-1]))
		before--;
	if (before == l->doc->bytes.ptr) {
		size_t line = l->at < l->end ? line_of_json(l) : 0;
		if (line == 0)
			return json_fail(l, "a JSON value");
		diag(l->doc, DIAG_JSON_SYNTAX, json_offset(l, l->at),
			"expected a JSON value, found %s: other output stands before the JSON, "
			"which seems to begin %zu lines further down",
			found_text(l), line - 1);
		return false;
	}
	switch (before[-1]) {
	case ':':
		return json_fail(l, "a value after ':'");
	case '[':
		return json_fail(l, "a value or ']' after '['");
	case ',':
		return json_fail(l, "a value after ','");
	default:
		return json_fail(l, "a value");
	}
}

static bool fail_name(struct json_loader *l)
{
	const char *before = l->at;
	while (json_is_space(before[-1]))
		before--;
	return json_fail(l,
		before[-1] == ',' ? "a member name after ','" : "a member name or '}' after '{'");
}

/* For what is odd without being wrong: whether it is still to be reported. */
static bool reportable(const struct json_loader *l, enum diag_id id)
{
	if (l->doc->diags.counts[id] < l->doc->limits->diagnostics)
		return !l->again;
	l->doc->diags.counts[id] += !l->again;
	return false;
}

/* Scalars */

static bool fail_in_string(struct json_loader *l, const char *stop)
{
	if (l->mute)
		return false;
	l->at = stop;
	if (stop == l->end)
		return fail_truncated(l, "the end of a string");
	diag(l->doc, DIAG_JSON_SYNTAX, json_offset(l, stop),
		"a control character (U+%04X) in a string; it must be written as an escape%s",
		(unsigned)(unsigned char)*stop,
		*stop == '\n' || *stop == '\r' ? ", or the closing '\"' is missing" : "");
	return false;
}

static bool fail_escape(struct json_loader *l, const char *escape)
{
	size_t length = 1;
	if (l->mute)
		return false;
	utf8_next(str_range(escape, l->end), &length);
	if (escape[1] == 'u')
		while (length < 6 && escape[length] != '"')
			utf8_next(str_range(escape, l->end), &length);
	diag(l->doc, DIAG_JSON_SYNTAX, json_offset(l, escape), "%s is no escape of JSON%s",
		diag_quote(l->doc, (struct str){escape, length}),
		escape[1] == 'u' ? ": four hexadecimal digits follow \\u" : "");
	return false;
}

static void report_odd(
	struct json_loader *l, size_t offset, struct str text, const struct json_oddities *odd)
{
	if (odd->nul && reportable(l, DIAG_NUL_IN_STRING))
		diag(l->doc, DIAG_NUL_IN_STRING, offset, "U+0000 in the string %s",
			diag_quote(l->doc, text));
	if (odd->lone && reportable(l, DIAG_LONE_SURROGATE))
		diag(l->doc, DIAG_LONE_SURROGATE, json_offset(l, odd->lone),
			"half a surrogate pair, read as U+FFFD, in the string %s",
			diag_quote(l->doc, text));
}

/* A string with escapes, `at` on its opening quote, its first backslash at `stop`. */
static bool load_escaped(struct json_loader *l, const char *stop, struct str *text, bool *nul)
{
	const char *open = l->at;
	while (stop < l->end && *stop == '\\')
		stop = l->end - stop > 1 ? json_string_stop(stop + 2, l->end) : l->end;
	if (stop == l->end || *stop != '"')
		return fail_in_string(l, stop);
	struct str raw = str_range(open + 1, stop);
	/* Decoding never makes text longer: the buffer stays in the arena. */
	struct buf out = {.ptr = arena_bytes(l->arena, raw.len), .cap = raw.len};
	struct json_oddities odd = {0};
	const char *escape = json_decode(raw, &out, &odd);
	if (escape)
		return fail_escape(l, escape);
	*text = buf_str(&out);
	*nul = odd.nul;
	report_odd(l, json_offset(l, open), *text, &odd);
	l->at = stop + 1;
	return true;
}

static bool fail_long_string(struct json_loader *l, const char *open, size_t length)
{
	if (!l->mute)
		diag(l->doc, DIAG_STRING_TOO_LONG, json_offset(l, open),
			"a string of %zu bytes; the limit is %zu", length, l->limits->string);
	return false;
}

/* `at` on the opening quote. */
static inline bool load_string(struct json_loader *l, struct str *text, bool *nul)
{
	const char *open = l->at, *stop = json_string_stop(open + 1, l->end);
	if (stop < l->end && *stop == '"') {
		*text = str_range(open + 1, stop);
		l->at = stop + 1;
	} else if (!load_escaped(l, stop, text, nul)) {
		return false;
	}
	size_t length = (size_t)(l->at - open) - 2;
	return length <= l->limits->string || fail_long_string(l, open, length);
}

static bool load_digits(struct json_loader *l, const char *expected)
{
	const char *from = l->at;
	while (l->at < l->end && ascii_is_digit(*l->at))
		l->at++;
	return l->at > from || json_fail(l, expected);
}

/* RFC 8259, section 6. */
static bool load_number(struct json_loader *l, struct str *text)
{
	const char *from = l->at, *digits;
	if (*l->at == '-')
		l->at++;
	digits = l->at;
	if (!load_digits(l, "a digit after '-'"))
		return false;
	if (*digits == '0' && l->at - digits > 1) {
		l->at = digits + 1;
		return json_fail(l, "no digit after a leading 0");
	}
	if (l->at < l->end && *l->at == '.') {
		l->at++;
		if (!load_digits(l, "a digit after '.'"))
			return false;
	}
	if (l->at < l->end && (*l->at == 'e' || *l->at == 'E')) {
		l->at++;
		if (l->at < l->end && (*l->at == '+' || *l->at == '-'))
			l->at++;
		if (!load_digits(l, "a digit of the exponent"))
			return false;
	}
	*text = str_range(from, l->at);
	return true;
}

static bool load_word(struct json_loader *l, struct str word)
{
	struct str rest = str_range(l->at, l->end);
	if (str_starts(rest, word)) {
		l->at += word.len;
		return true;
	}
	if (rest.len < word.len && str_starts(word, rest))
		l->at = l->end;
	return fail_value(l);
}

/* Trees. While an object or array is open, its `next` points to the one around it: the way back
 * needs no stack, and depth no recursion. */

static struct node *fail_nodes(struct json_loader *l)
{
	if (!l->mute)
		diag(l->doc, DIAG_TOO_MANY_VALUES, json_offset(l, l->at), "more than %zu values",
			l->limits->nodes);
	return NULL;
}

static inline struct node *node_new(struct json_loader *l)
{
	return ++l->nodes > l->limits->nodes ? fail_nodes(l) : ARENA_NEW(l->arena, struct node);
}

struct node *json_node_new(struct json_loader *l)
{
	return node_new(l);
}

static inline bool load_name(struct json_loader *l, struct node *node)
{
	bool nul = false;
	if (l->at == l->end || *l->at != '"')
		return fail_name(l);
	node->key_start = json_offset(l, l->at);
	if (!load_string(l, &node->key, &nul))
		return false;
	l->at = json_space(l->at, l->end);
	if (l->at == l->end || *l->at != ':')
		return json_fail(l, "':' after a member name");
	l->at = json_space(l->at + 1, l->end);
	return true;
}

bool json_load_name(struct json_loader *l, struct node *node)
{
	return load_name(l, node);
}

static bool fail_depth(struct json_loader *l)
{
	if (!l->mute)
		diag(l->doc, DIAG_TOO_DEEP, json_offset(l, l->at - 1),
			"more than %zu objects and arrays inside one another", l->limits->depth);
	return false;
}

static inline bool enter(struct json_loader *l)
{
	l->at++;
	return ++l->depth <= l->limits->depth || fail_depth(l);
}

bool json_enter(struct json_loader *l)
{
	return enter(l);
}

static inline bool load_start(struct json_loader *l, struct node *node)
{
	bool good;
	node->start = json_offset(l, l->at);
	switch (l->at < l->end ? *l->at : '\0') {
	case '{':
		node->kind = NODE_OBJECT;
		return enter(l);
	case '[':
		node->kind = NODE_ARRAY;
		return enter(l);
	case '"':
		node->kind = NODE_STRING;
		good = load_string(l, &node->text, &node->has_nul);
		break;
	case 't':
		node->kind = NODE_TRUE;
		good = load_word(l, STR("true"));
		break;
	case 'f':
		node->kind = NODE_FALSE;
		good = load_word(l, STR("false"));
		break;
	case 'n':
		node->kind = NODE_NULL;
		good = load_word(l, STR("null"));
		break;
	default:
		if (l->at == l->end || (*l->at != '-' && !ascii_is_digit(*l->at)))
			return fail_value(l);
		node->kind = NODE_NUMBER;
		good = load_number(l, &node->text);
	}
	node->end = json_offset(l, l->at);
	return good;
}

bool json_load_start(struct json_loader *l, struct node *node)
{
	return load_start(l, node);
}

static inline enum json_step step(struct json_loader *l, const struct node *parent, bool first)
{
	bool object = parent->kind == NODE_OBJECT;
	l->at = json_space(l->at, l->end);
	if (l->at < l->end && *l->at == (object ? '}' : ']')) {
		l->at++;
		l->depth--;
		return STEP_CLOSED;
	}
	if (first)
		return STEP_CHILD;
	if (l->at < l->end && *l->at == ',') {
		l->at = json_space(l->at + 1, l->end);
		return STEP_CHILD;
	}
	json_fail(l, object ? "',' or '}' after a member" : "',' or ']' after an element");
	return STEP_ERROR;
}

enum json_step json_step(struct json_loader *l, const struct node *parent, bool first)
{
	return step(l, parent, first);
}

/* Duplicate names (RFC 8259, section 4) */

static void report_duplicate(struct json_loader *l, const struct node *member)
{
	if (reportable(l, DIAG_DUPLICATE_MEMBER))
		diag(l->doc, DIAG_DUPLICATE_MEMBER, member->key_start,
			"one more member %s in the same object", diag_quote(l->doc, member->key));
}

static int by_key(const void *a, const void *b)
{
	const struct node *x = *(const struct node *const *)a, *y = *(const struct node *const *)b;
	if (x->key.len != y->key.len)
		return x->key.len < y->key.len ? -1 : 1;
	int order = str_compare(x->key, y->key);
	return order ? order : (x->key_start > y->key_start) - (x->key_start < y->key_start);
}

static int by_place(const void *a, const void *b)
{
	const struct node *x = *(const struct node *const *)a, *y = *(const struct node *const *)b;
	return (x->key_start > y->key_start) - (x->key_start < y->key_start);
}

/* Sorting, not hashing: names chosen to collide cost nothing more. */
static void check_names_sorted(struct json_loader *l, const struct node *object)
{
	size_t count = 0, duplicates = 0;
	const struct node **members = memory_resize(NULL, object->count * sizeof *members);
	NODE_EACH(member, object)
	members[count++] = member;
	qsort(members, count, sizeof *members, by_key);
	for (size_t i = 1, same = 0; i < count; i++) {
		if (str_eq(members[i]->key, members[same]->key))
			members[duplicates++] = members[i];
		else
			same = i;
	}
	qsort(members, duplicates, sizeof *members, by_place);
	for (size_t i = 0; i < duplicates; i++)
		report_duplicate(l, members[i]);
	memory_free(members);
}

static uint64_t name_bit(struct str key)
{
	unsigned char first = key.len ? (unsigned char)key.ptr[0] : 0;
	unsigned char last = key.len ? (unsigned char)key.ptr[key.len - 1] : 0;
	return (uint64_t)1 << ((key.len * 7 + first * 5u + last) % 64);
}

void json_check_names(struct json_loader *l, const struct node *object)
{
	enum { FEW = 32 };
	uint64_t seen = 0;
	if (object->kind != NODE_OBJECT || l->again)
		return;
	if (object->count > FEW) {
		check_names_sorted(l, object);
		return;
	}
	NODE_EACH(member, object)
	{
		uint64_t bit = name_bit(member->key);
		const struct node *earlier = member;
		if (seen & bit)
			for (earlier = object->first; !str_eq(earlier->key, member->key);)
				earlier = earlier->next;
		if (earlier != member)
			report_duplicate(l, member);
		seen |= bit;
	}
}

/* Closes what ends at `at` and finds the next child; *open becomes the object or array that it
 * belongs to, NULL when the tree is whole. */
static inline bool next_child(struct json_loader *l, struct node **open, bool first)
{
	while (*open) {
		struct node *parent = *open;
		switch (step(l, parent, first)) {
		case STEP_ERROR:
			return false;
		case STEP_CHILD:
			return true;
		case STEP_CLOSED:
			parent->end = json_offset(l, l->at);
			json_check_names(l, parent);
			*open = parent->next;
			parent->next = NULL;
			first = false;
		}
	}
	return true;
}

struct node *json_load_tree(struct json_loader *l)
{
	struct node *root = NULL, *open = NULL;
	do {
		struct node *node = node_new(l);
		if (!node || (open && open->kind == NODE_OBJECT && !load_name(l, node)) ||
			!load_start(l, node))
			return NULL;
		if (open)
			node_append(open, node);
		else
			root = node;
		bool first = node->kind >= NODE_ARRAY;
		if (first) {
			node->next = open;
			open = node;
		}
		if (!next_child(l, &open, first))
			return NULL;
	} while (open);
	return root;
}

/* Documents */

bool json_begin(struct doc *doc)
{
	const uint32_t *counts = doc->diags.counts;
	doc->point = json_point;
	if (counts[DIAG_READ_ERROR] || counts[DIAG_INPUT_TOO_LARGE] || counts[DIAG_INVALID_UTF16])
		return false;
	if (doc->bytes.len == 0) {
		diag(doc, DIAG_JSON_TRUNCATED, 0, "the text is empty");
		return false;
	}
	if (doc->invalid == STR_NPOS)
		return true;
	diag(doc, DIAG_INVALID_UTF8, doc->invalid, "the byte 0x%02X is no part of valid UTF-8",
		(unsigned)(unsigned char)doc->bytes.ptr[doc->invalid]);
	return false;
}

bool json_ends_here(struct json_loader *l)
{
	l->at = json_space(l->at, l->end);
	if (l->at == l->end)
		return true;
	if (!l->mute)
		diag(l->doc, DIAG_JSON_TRAILING, json_offset(l, l->at),
			"found %s behind the end of the JSON value",
			*l->at == '{'           ? "one more object"
				: *l->at == '[' ? "one more array"
						: found_text(l));
	return false;
}

struct node *json_load(struct doc *doc, struct arena *arena)
{
	if (!json_begin(doc))
		return NULL;
	struct json_loader l = json_loader_over(doc, arena);
	l.at = json_space(l.at, l.end);
	struct node *root = json_load_tree(&l);
	return root && json_ends_here(&l) ? root : NULL;
}

struct node *json_load_at(struct doc *doc, struct arena *arena, size_t offset)
{
	assert(offset < doc->bytes.len);
	struct json_loader l = json_loader_over(doc, arena);
	l.at += offset;
	l.again = true;
	return json_load_tree(&l);
}
