/* Paths of places: /bom/components/component[3]/name, /bom/@version. Names are as written. An
 * element has an index when its parent has several children of its name; whether more follow is
 * known only when the parent ends, so the steps of a path are made when a place is met and their
 * indexes settled later. The text is scanned without a parser: once, fast, and also when it is not
 * well-formed. */
#include "base/buf.h"
#include "base/list.h"
#include "base/map.h"
#include "syntax/xml_scan.h"

/* One element of a path that was asked for. */
struct step {
	struct step *parent, *sibling, *children;
	struct str name;
	size_t index;
	bool several;
};

struct target {
	struct step *step; /* NULL: outside the root */
	struct str attribute;
};

struct tally {
	struct str name;
	size_t count;
};

struct level {
	struct str name;
	size_t index; /* among the parent's children of this name */
	struct step *step;
	LIST(struct tally) tallies; /* of the children's names */
	struct map names; /* of the tallies, once there are many */
};

struct scan {
	struct str text;
	struct place *places;
	struct target *targets;
	size_t count, next; /* places in all; the first that is not yet found */
	LIST(struct level) levels;
	size_t depth; /* levels in use: those above keep their memory */
	size_t limit, beyond; /* deepest level kept; elements open beyond it */
	struct arena arena;
};

enum { TALLIES_LINEAR = 16 };

static struct tally *find_tally(struct level *level, struct str name)
{
	if (level->tallies.count > TALLIES_LINEAR) {
		uint32_t at = map_get(&level->names, name);
		return at == MAP_NONE ? NULL : &level->tallies.items[at];
	}
	for (size_t i = 0; i < level->tallies.count; i++)
		if (str_eq(level->tallies.items[i].name, name))
			return &level->tallies.items[i];
	return NULL;
}

static size_t count_child(struct level *level, struct str name)
{
	struct tally *tally = find_tally(level, name);
	if (tally)
		return ++tally->count;
	list_push(&level->tallies, ((struct tally){name, 1}));
	size_t count = level->tallies.count;
	if (count == TALLIES_LINEAR + 1)
		for (size_t i = 0; i < count; i++)
			map_put(&level->names, level->tallies.items[i].name, (uint32_t)i);
	else if (count > TALLIES_LINEAR)
		map_put(&level->names, name, (uint32_t)(count - 1));
	return 1;
}

static void open_element(struct scan *scan, struct str name)
{
	if (scan->depth == scan->limit) {
		scan->beyond++;
		return;
	}
	size_t index = scan->depth ? count_child(&scan->levels.items[scan->depth - 1], name) : 1;
	if (scan->depth == scan->levels.count)
		list_push(&scan->levels, (struct level){0});
	struct level *level = &scan->levels.items[scan->depth++];
	level->name = name;
	level->index = index;
	level->step = NULL;
	level->tallies.count = 0;
	map_finish(&level->names);
}

/* The steps below this element can be settled: all its children are counted. */
static void settle(struct level *level)
{
	for (struct step *step = level->step ? level->step->children : NULL; step;
		step = step->sibling) {
		const struct tally *tally = find_tally(level, step->name);
		step->several = tally && tally->count > 1;
	}
}

static void close_element(struct scan *scan)
{
	if (scan->beyond)
		scan->beyond--;
	else if (scan->depth)
		settle(&scan->levels.items[--scan->depth]);
}

/* The step of the innermost open element, made with those above it. */
static struct step *current_step(struct scan *scan)
{
	struct step *parent = NULL;
	size_t from = scan->depth;
	while (from && !scan->levels.items[from - 1].step)
		from--;
	if (from)
		parent = scan->levels.items[from - 1].step;
	for (; from < scan->depth; from++) {
		struct level *level = &scan->levels.items[from];
		struct step *step = ARENA_NEW(&scan->arena, struct step);
		step->parent = parent;
		step->name = level->name;
		step->index = level->index;
		if (parent) {
			step->sibling = parent->children;
			parent->children = step;
		}
		parent = level->step = step;
	}
	return parent;
}

/* The places before `end` belong to the innermost open element. */
static void take_places(struct scan *scan, size_t end)
{
	while (scan->next < scan->count && scan->places[scan->next].offset < end)
		scan->targets[scan->next++].step = current_step(scan);
}

/* Also to its attributes, where the place stands in one. Returns where the tag ends. */
static size_t take_tag(struct scan *scan, size_t at)
{
	struct xml_span attribute;
	while (xml_next_attribute(scan->text, &at, &attribute)) {
		take_places(scan, attribute.name_start);
		size_t first = scan->next;
		take_places(scan, attribute.end);
		for (size_t i = first; i < scan->next; i++)
			scan->targets[i].attribute = attribute.name;
	}
	return at;
}

static size_t scan_start_tag(struct scan *scan, size_t tag)
{
	struct str name = xml_tag_name(scan->text, tag);
	open_element(scan, name);
	size_t at = take_tag(scan, tag + 1 + name.len);
	size_t length = str_find_byte(str_from(scan->text, at), '>');
	size_t end = length == STR_NPOS ? scan->text.len : at + length + 1;
	take_places(scan, end);
	if (end >= 2 && scan->text.ptr[end - 2] == '/' && scan->text.ptr[end - 1] == '>')
		close_element(scan);
	return end;
}

static size_t scan_end_tag(struct scan *scan, size_t tag)
{
	size_t length = str_find_byte(str_from(scan->text, tag), '>');
	size_t end = length == STR_NPOS ? scan->text.len : tag + length + 1;
	take_places(scan, end);
	close_element(scan);
	return end;
}

static void scan_text(struct scan *scan)
{
	size_t at = 0, found;
	while ((found = str_find_byte(str_from(scan->text, at), '<')) != STR_NPOS) {
		size_t tag = at + found;
		char next = tag + 1 < scan->text.len ? scan->text.ptr[tag + 1] : '\0';
		take_places(scan, tag);
		if (next == '!' || next == '?')
			at = xml_skip_markup(scan->text, tag);
		else if (next == '/')
			at = scan_end_tag(scan, tag);
		else
			at = scan_start_tag(scan, tag);
	}
	/* What is still open is the case of a truncated document. */
	take_places(scan, scan->text.len + 1);
	while (scan->depth)
		close_element(scan);
}

static struct str path(struct arena *arena, struct buf *buf, const struct target *target)
{
	LIST(const struct step *) steps = {0};
	for (const struct step *step = target->step; step; step = step->parent)
		list_push(&steps, step);
	buf_clear(buf);
	for (size_t i = steps.count; i-- > 0;) {
		buf_add_byte(buf, '/');
		buf_add(buf, steps.items[i]->name);
		if (steps.items[i]->several)
			buf_printf(buf, "[%zu]", steps.items[i]->index);
	}
	if (target->attribute.ptr) {
		buf_puts(buf, "/@");
		buf_add(buf, target->attribute);
	}
	list_finish(&steps);
	return target->step ? arena_str(arena, buf_str(buf)) : STR_NONE;
}

static void finish(struct scan *scan)
{
	for (size_t i = 0; i < scan->levels.count; i++) {
		list_finish(&scan->levels.items[i].tallies);
		map_finish(&scan->levels.items[i].names);
	}
	list_finish(&scan->levels);
	arena_finish(&scan->arena);
}

void xml_point(struct doc *doc, struct place *places, size_t count)
{
	struct scan scan = {
		.text = doc->bytes, .places = places, .count = count, .limit = doc->limits->depth};
	struct buf buf = {0};
	scan.targets = ARENA_ARRAY(&scan.arena, struct target, count);
	scan_text(&scan);
	for (size_t i = 0; i < count; i++)
		places[i].pointer = path(&doc->arena, &buf, &scan.targets[i]);
	buf_finish(&buf);
	finish(&scan);
}
