#include "syntax/json.h"
#include "syntax/json_scan.h"

/* Skimming */

/* Behind a scalar that is no string. */
static const char *scalar_end(const char *at, const char *end)
{
	while (at < end && !json_is_space(*at) && !memchr(",:]}[{\"", *at, 7))
		at++;
	return at;
}

/* Behind the value at `at`, or NULL when the text ends first. */
static const char *value_end(const char *at, const char *end)
{
	if (at == end)
		return NULL;
	if (*at == '"')
		return json_string_end(at, end);
	return *at == '{' || *at == '[' ? json_skip(at, end) : scalar_end(at, end);
}

void json_skim(struct str text, struct json_head *head)
{
	const char *end = text.ptr + text.len, *at = json_space(text.ptr, end);
	*head = (struct json_head){.object = at < end && *at == '{'};
	while (head->object && head->count < sizeof head->members / sizeof *head->members) {
		at = json_space(at + 1, end); /* behind '{' or ',' */
		const char *name = at, *name_end;
		if (at == end || *at != '"' || !(name_end = json_string_end(at, end)))
			return;
		at = json_space(name_end, end);
		if (at == end || *at != ':')
			return;
		const char *value = json_space(at + 1, end);
		at = value_end(value, end);
		head->members[head->count].key = str_range(name + 1, name_end - 1);
		if (at && *value == '"')
			head->members[head->count].text = str_range(value + 1, at - 1);
		head->count++;
		if (!at)
			return;
		at = json_space(at, end);
		if (at == end || *at != ',')
			return;
	}
}

/* Pointers (RFC 6901). One pass over the text; a frame for each child that `at` is inside of. */

enum { POINTER_LONGEST = 4096 };

struct frame {
	struct str name; /* as written, without quotes; absent: an element, or the root */
	size_t index; /* of an element */
	size_t children; /* of its own value, when that is an array */
	size_t start; /* of that value */
	size_t sought; /* the last place that a milestone was sought for */
	char open; /* '{' or '[' when its value is open at `at`, else 0 */
};

enum { MEMBER = 2, ELEMENT = 3 }; /* frames: the root, its member, an element of that */

struct walk {
	struct doc *doc;
	const char *at, *end;
	LIST(struct frame) frames;
	struct place *places;
	size_t count, next; /* places; those before `next` are done */
};

static void add_token(struct buf *out, const struct frame *frame)
{
	struct buf name = {0};
	buf_add_byte(out, '/');
	if (!frame->name.ptr)
		buf_printf(out, "%zu", frame->index);
	else
		json_decode(frame->name, &name, &(struct json_oddities){0});
	for (size_t i = 0; i < name.len; i++) {
		if (name.ptr[i] == '~')
			buf_puts(out, "~0");
		else if (name.ptr[i] == '/')
			buf_puts(out, "~1");
		else
			buf_add_byte(out, name.ptr[i]);
	}
	buf_finish(&name);
}

/* The pointer of the innermost frame; absent when it is too long to be of use. */
static struct str pointer_text(struct walk *w)
{
	struct buf out = {0};
	for (size_t i = 1; i < w->frames.count && out.len <= POINTER_LONGEST; i++) {
		if (w->frames.items[i].name.len > POINTER_LONGEST)
			buf_reserve(&out, POINTER_LONGEST + 1), out.len = POINTER_LONGEST + 1;
		else
			add_token(&out, &w->frames.items[i]);
	}
	struct str text =
		out.len <= POINTER_LONGEST ? arena_str(&w->doc->arena, buf_str(&out)) : STR_NONE;
	buf_finish(&out);
	return text;
}

/* All places before `to` are inside the innermost frame. */
static void settle(struct walk *w, const char *to)
{
	size_t offset = (size_t)(to - w->doc->bytes.ptr);
	struct str text = STR_NONE;
	for (bool first = true; w->next < w->count && w->places[w->next].offset < offset;
		first = false) {
		if (first)
			text = pointer_text(w);
		w->places[w->next++].pointer = text;
	}
}

static struct frame *top(struct walk *w)
{
	return &w->frames.items[w->frames.count - 1];
}

static void pop(struct walk *w)
{
	settle(w, w->at);
	w->frames.count--;
}

/* A member's name, or an element's first byte, stands at `at`. */
static void push(struct walk *w, struct str name)
{
	struct frame *parent = top(w);
	settle(w, w->at);
	size_t index = parent->open == '[' ? parent->children++ : 0;
	list_push(&w->frames, ((struct frame){.name = name, .index = index}));
}

/* Behind the long member that begins at `at`, in text that was found sound, if it ends before a place;
 * else NULL. */
static const char *long_member_before(const struct doc *doc, size_t at, size_t wanted)
{
	size_t end = doc->milestones.count ? json_long_end(doc, at) : 0;
	return end && end <= wanted ? doc->bytes.ptr + end : NULL;
}

/* The value of the innermost frame begins at `at`. */
static void walk_value(struct walk *w)
{
	const char *after = NULL;
	size_t wanted = w->places[w->next].offset, at = (size_t)(w->at - w->doc->bytes.ptr);
	if (*w->at != '{' && *w->at != '[') {
		after = value_end(w->at, w->end);
		w->at = !after ? w->end : after > w->at ? after : w->at + 1;
		pop(w);
		return;
	}
	/* Skipping is faster; only at one depth, so that no text is tried again and again. */
	if (w->frames.count == ELEMENT)
		after = json_skip(
			w->at, wanted < w->doc->bytes.len ? w->doc->bytes.ptr + wanted : w->end);
	else if (w->frames.count == MEMBER)
		after = long_member_before(w->doc, at, wanted);
	if (after) {
		w->at = after;
		pop(w);
	} else {
		top(w)->start = at;
		top(w)->open = *w->at++;
	}
}

/* The last milestone in a list that does not stand behind a place, or NULL. */
static const struct doc_milestone *milestone_before(
	const struct doc *doc, size_t list, size_t wanted)
{
	const struct doc_milestone *stones = doc->milestones.items, *best = NULL;
	size_t low = 0, high = doc->milestones.count;
	while (low < high && stones[low].list != list)
		low++;
	while (low < high) {
		size_t half = low + (high - low) / 2;
		if (stones[half].list == list && stones[half].offset <= wanted) {
			best = &stones[half];
			low = half + 1;
		} else {
			high = half;
		}
	}
	return best;
}

/* In a long list of the root, before an element: goes on from the last milestone before the wanted
 * place. */
static void skip_to_milestone(struct walk *w)
{
	struct frame *list = top(w);
	size_t wanted = w->places[w->next].offset;
	if (list->sought == wanted)
		return;
	list->sought = wanted;
	const struct doc_milestone *stone = milestone_before(w->doc, list->start, wanted);
	if (stone && stone->index > list->children) {
		w->at = w->doc->bytes.ptr + stone->offset;
		list->children = stone->index;
	}
}

/* Inside an object or array, between its children. */
static void walk_between(struct walk *w)
{
	char c = *w->at;
	const char *name_end;
	if (c == '}' || c == ']') {
		w->at++;
		pop(w);
	} else if (c == ',' || c == ':') {
		w->at++;
	} else if (top(w)->open == '[') {
		if (w->frames.count == MEMBER)
			skip_to_milestone(w);
		push(w, STR_NONE);
	} else if (c == '"' && (name_end = json_string_end(w->at, w->end))) {
		push(w, str_range(w->at + 1, name_end - 1));
		w->at = json_space(name_end, w->end);
		w->at += w->at < w->end && *w->at == ':';
	} else {
		w->at++;
	}
}

/* Broken text is walked as far as it goes; the places behind get the innermost pointer there. */
void json_point(struct doc *doc, struct place *places, size_t count)
{
	struct walk w = {.doc = doc,
		.at = doc->bytes.ptr,
		.end = doc->bytes.ptr + doc->bytes.len,
		.places = places,
		.count = count};
	while (w.count && places[w.count - 1].offset == STR_NPOS)
		w.count--;
	list_push(&w.frames, (struct frame){0});
	while (w.next < w.count && w.frames.count && w.frames.count <= doc->limits->depth) {
		w.at = json_space(w.at, w.end);
		if (w.at == w.end)
			break;
		if (top(&w)->open)
			walk_between(&w);
		else
			walk_value(&w);
	}
	struct str rest = pointer_text(&w);
	while (w.next < w.count)
		w.places[w.next++].pointer = rest;
	list_finish(&w.frames);
}
