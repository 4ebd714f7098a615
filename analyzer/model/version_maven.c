/* Maven: https://maven.apache.org/pom.html#Version_Order_Specification: a version is a tree of
 * numbers, qualifiers and, behind a hyphen or a change from digits to letters, lists. */
#include "model/version_parts.h"

enum item_kind { ITEM_NUMBER, ITEM_QUALIFIER, ITEM_LIST };

struct item {
	enum item_kind kind;
	struct str text; /* a qualifier's in lower case, aliases resolved */
	struct item *first, *last, *next, *previous;
};

static struct item *add(
	struct arena *arena, struct item *list, enum item_kind kind, struct str text)
{
	struct item *item = ARENA_NEW(arena, struct item);
	*item = (struct item){.kind = kind, .text = text, .previous = list->last};
	if (list->last)
		list->last->next = item;
	else
		list->first = item;
	list->last = item;
	return item;
}

/* In the order of age; the release itself is the empty one. */
static const char *const qualifiers[] = {"alpha", "beta", "milestone", "rc", "snapshot", "", "sp"};
enum { RELEASE = 5, QUALIFIERS = sizeof qualifiers / sizeof *qualifiers };

static size_t rank(struct str text)
{
	size_t i = 0;
	while (i < QUALIFIERS && !str_is(text, qualifiers[i]))
		i++;
	return i;
}

static int compare_qualifiers(struct str a, struct str b)
{
	size_t one = rank(a), two = rank(b);
	return one == two && one == QUALIFIERS ? str_compare(a, b) : version_order(one, two);
}

static struct str qualifier(struct arena *arena, struct str text, bool digits_follow)
{
	static const char *const aliases[][2] = {
		{"ga", ""}, {"final", ""}, {"release", ""}, {"cr", "rc"}};
	char *lower = arena_cstr(arena, text);
	for (size_t i = 0; i < text.len; i++)
		lower[i] = ascii_lower(lower[i]);
	struct str word = {lower, text.len};
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (str_is(word, aliases[i][0]))
			return str_of(aliases[i][1]);
	if (digits_follow && word.len == 1 && lower[0] == 'a')
		return STR("alpha");
	if (digits_follow && word.len == 1 && lower[0] == 'b')
		return STR("beta");
	if (digits_follow && word.len == 1 && lower[0] == 'm')
		return STR("milestone");
	return word;
}

static bool is_null(const struct item *item)
{
	switch (item->kind) {
	case ITEM_NUMBER:
		return version_numbers(item->text, STR("0")) == 0;
	case ITEM_QUALIFIER:
		return item->text.len == 0;
	default:
		return !item->first;
	}
}

static void remove_item(struct item *list, struct item *item)
{
	*(item->previous ? &item->previous->next : &list->first) = item->next;
	*(item->next ? &item->next->previous : &list->last) = item->previous;
}

/* Does a list begin with a qualifier? */
static bool begins_with_word(const struct item *item)
{
	return item->kind == ITEM_QUALIFIER ||
		(item->kind == ITEM_LIST && item->first && item->first->kind == ITEM_QUALIFIER);
}

/* What is null at the end, or in front of a qualifier, says nothing: 1.0-alpha is 1-alpha. */
static void normalize(struct item *list)
{
	for (struct item *item = list->last, *before; item; item = before) {
		before = item->previous;
		if (is_null(item) && (!item->next || begins_with_word(item->next)))
			remove_item(list, item);
	}
}

struct reader {
	struct arena *arena;
	struct item *stack[VERSION_MAX + 2];
	size_t depth;
};

static void open_list(struct reader *reader)
{
	struct item *list = reader->stack[reader->depth];
	if (reader->depth <= VERSION_MAX)
		reader->stack[++reader->depth] = add(reader->arena, list, ITEM_LIST, STR(""));
}

static void add_token(struct reader *reader, struct str text, bool digits, bool digits_follow)
{
	if (!digits && reader->stack[reader->depth]->first)
		open_list(reader); /* 1.0.x as 1.0-x */
	add(reader->arena, reader->stack[reader->depth], digits ? ITEM_NUMBER : ITEM_QUALIFIER,
		digits ? text : qualifier(reader->arena, text, digits_follow));
}

static bool is_separator(char c)
{
	return c == '.' || c == '-' || c == '_';
}

static struct item *parse(struct arena *arena, struct str version)
{
	struct item *root = ARENA_NEW(arena, struct item);
	struct reader reader = {.arena = arena, .stack = {root}};
	struct str rest = version;
	*root = (struct item){.kind = ITEM_LIST};
	bool empty = true; /* nothing stands between two separators */
	while (rest.len) {
		char c = rest.ptr[0];
		if (is_separator(c)) {
			if (empty)
				add_token(&reader, STR("0"), true, false);
			if (c != '.')
				open_list(&reader);
			rest = str_from(rest, 1);
			empty = true;
			continue;
		}
		bool digits = ascii_is_digit(c);
		size_t end = 0;
		while (end < rest.len && !is_separator(rest.ptr[end]) &&
			ascii_is_digit(rest.ptr[end]) == digits)
			end++;
		struct str token = str_sub(rest, 0, end);
		rest = str_from(rest, end);
		bool turns = rest.len && !is_separator(rest.ptr[0]);
		add_token(&reader, token, digits, turns);
		if (turns)
			open_list(&reader);
		empty = false;
	}
	for (size_t i = reader.depth + 1; i-- > 0;)
		normalize(reader.stack[i]);
	return root;
}

static int compare(const struct item *a, const struct item *b);

static int compare_to_nothing(const struct item *a)
{
	switch (a->kind) {
	case ITEM_NUMBER:
		return is_null(a) ? 0 : 1;
	case ITEM_QUALIFIER:
		return compare_qualifiers(a->text, STR(""));
	default:
		for (const struct item *item = a->first; item; item = item->next) {
			int order = compare_to_nothing(item);
			if (order)
				return order;
		}
		return 0;
	}
}

static int compare_lists(const struct item *a, const struct item *b)
{
	const struct item *one = a->first, *two = b->first;
	while (one || two) {
		int order = compare(one, two);
		if (order)
			return order;
		one = one ? one->next : NULL;
		two = two ? two->next : NULL;
	}
	return 0;
}

static int compare(const struct item *a, const struct item *b)
{
	/* A qualifier is older than a list, a list older than a number. */
	static const int order[] = {[ITEM_QUALIFIER] = 0, [ITEM_LIST] = 1, [ITEM_NUMBER] = 2};
	if (!a)
		return -compare_to_nothing(b);
	if (!b)
		return compare_to_nothing(a);
	if (a->kind != b->kind)
		return order[a->kind] - order[b->kind];
	return a->kind == ITEM_NUMBER  ? version_numbers(a->text, b->text)
		: a->kind == ITEM_LIST ? compare_lists(a, b)
				       : compare_qualifiers(a->text, b->text);
}

int version_compare_maven(struct str a, struct str b)
{
	struct arena scratch = {0};
	int order = compare(parse(&scratch, a), parse(&scratch, b));
	arena_finish(&scratch);
	return order;
}
