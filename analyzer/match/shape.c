#include "match/shape.h"

#include "base/buf.h"
#include "base/date.h"

/* What is checked, and as what departures are reported. */
struct subject {
	struct doc *doc;
	enum diag_id id;
	const char *what;
};

static bool wrong(const struct subject *subject, const struct node *node, const char *wanted)
{
	diag(subject->doc, subject->id, node->start, "member %s of %s must be %s; found %s",
		diag_quote(subject->doc, node->key), subject->what, wanted, node_kind_name(node));
	return false;
}

static const char *list_words(struct doc *doc, const char *(*word)(unsigned))
{
	struct buf text = {0};
	for (unsigned i = 0; word(i); i++)
		buf_printf(&text, "%s%s", i ? ", " : "", word(i));
	const char *list = arena_cstr(&doc->arena, buf_str(&text));
	buf_finish(&text);
	return list;
}

static const char *list_members(struct doc *doc, const struct shape *shapes)
{
	struct buf text = {0};
	for (size_t i = 0; shapes[i].name; i++)
		buf_printf(&text, "%s%s", i ? ", " : "", shapes[i].name);
	const char *list = arena_cstr(&doc->arena, buf_str(&text));
	buf_finish(&text);
	return list;
}

static bool check_word(
	const struct subject *subject, const struct node *node, const struct shape *shape)
{
	if (node->kind != NODE_STRING)
		return wrong(subject, node, "a string");
	for (unsigned i = 0; shape->word(i); i++)
		if (str_is(node->text, shape->word(i)))
			return true;
	diag(subject->doc, subject->id, node->start, "%s of %s cannot be %s; allowed: %s",
		shape->name, subject->what, diag_quote(subject->doc, node->text),
		list_words(subject->doc, shape->word));
	return false;
}

static bool check_elements(
	const struct subject *subject, const struct node *node, enum node_kind kind)
{
	const char *wanted = kind == NODE_STRING ? "an array of strings" : "an array of objects";
	if (node->kind != NODE_ARRAY)
		return wrong(subject, node, wanted);
	NODE_EACH(element, node)
	{
		if (element->kind != kind) {
			diag(subject->doc, subject->id, element->start,
				"member %s of %s must be %s; one element is %s",
				diag_quote(subject->doc, node->key), subject->what, wanted,
				node_kind_name(element));
			return false;
		}
		if (kind == NODE_STRING && str_is_placeholder(element->text)) {
			diag(subject->doc, subject->id, element->start,
				"an element of %s of %s says nothing",
				diag_quote(subject->doc, node->key), subject->what);
			return false;
		}
	}
	return true;
}

static bool check_value(
	const struct subject *subject, const struct node *node, const struct shape *shape)
{
	int32_t date;
	switch (shape->kind) {
	case SHAPE_TEXT:
		if (node->kind != NODE_STRING)
			return wrong(subject, node, "a string");
		if (!str_is_placeholder(node->text))
			return true;
		diag(subject->doc, subject->id, node->start,
			"member %s of %s says nothing: it must name something or be left out",
			diag_quote(subject->doc, node->key), subject->what);
		return false;
	case SHAPE_DATE:
		if (node->kind == NODE_NULL ||
			(node->kind == NODE_STRING && date_parse(node->text, &date)))
			return true;
		return wrong(subject, node, "a date YYYY-MM-DD of the calendar or null");
	case SHAPE_WORD:
		return check_word(subject, node, shape);
	case SHAPE_BOOL:
		return node->kind == NODE_TRUE || node->kind == NODE_FALSE ||
			wrong(subject, node, "true or false");
	case SHAPE_TEXTS:
		return check_elements(subject, node, NODE_STRING);
	case SHAPE_OBJECTS:
		return check_elements(subject, node, NODE_OBJECT);
	case SHAPE_OBJECT:
		return node->kind == NODE_OBJECT || wrong(subject, node, "an object");
	case SHAPE_ANY:
		break;
	}
	return true;
}

static const struct shape *find(const struct shape *shapes, struct str name)
{
	for (; shapes->name; shapes++)
		if (str_is(name, shapes->name))
			return shapes;
	return NULL;
}

static bool check_member(const struct subject *subject, const struct node *object,
	const struct node *member, const struct shape *shapes)
{
	const struct shape *shape = find(shapes, member->key);
	if (!shape) {
		diag(subject->doc, subject->id, member->key_start,
			"%s has no member %s; allowed: %s", subject->what,
			diag_quote(subject->doc, member->key), list_members(subject->doc, shapes));
		return false;
	}
	if (node_get(object, shape->name) != member) {
		diag(subject->doc, subject->id, member->key_start, "%s has member %s twice",
			subject->what, diag_quote(subject->doc, member->key));
		return false;
	}
	return check_value(subject, member, shape);
}

bool shape_check_as(enum diag_id id, struct doc *doc, const struct node *object, const char *what,
	const struct shape *shapes)
{
	const struct subject subject = {doc, id, what};
	bool good = true;
	if (doc->sound)
		return true;
	if (object->kind != NODE_OBJECT) {
		diag(doc, id, object->start, "%s must be an object; found %s", what,
			node_kind_name(object));
		return false;
	}
	NODE_EACH(member, object)
	{
		good &= check_member(&subject, object, member, shapes);
	}
	for (size_t i = 0; shapes[i].name; i++) {
		if (shapes[i].required && !node_get(object, shapes[i].name)) {
			diag(doc, id, object->start, "%s lacks the member \"%s\"", what,
				shapes[i].name);
			good = false;
		}
	}
	return good;
}

bool shape_check(
	struct doc *doc, const struct node *object, const char *what, const struct shape *shapes)
{
	return shape_check_as(DIAG_POLICY_INVALID, doc, object, what, shapes);
}

int32_t shape_date(const struct node *object, const char *name, int32_t absent)
{
	int32_t date;
	return date_parse(node_string(object, name), &date) ? date : absent;
}

unsigned shape_word(
	const struct node *object, const struct shape *shapes, const char *name, unsigned absent)
{
	struct str text = node_string(object, name);
	const struct shape *shape = text.ptr ? find(shapes, str_of(name)) : NULL;
	for (unsigned i = 0; shape && shape->word(i); i++)
		if (str_is(text, shape->word(i)))
			return i;
	return absent;
}

struct str *shape_texts(
	struct arena *arena, const struct node *object, const char *name, size_t *count)
{
	const struct node *list = node_get(object, name);
	*count = list ? list->count : 0;
	struct str *texts = ARENA_ARRAY(arena, struct str, *count);
	size_t i = 0;
	NODE_EACH(element, list)
	{
		texts[i++] = element->text;
	}
	return texts;
}
