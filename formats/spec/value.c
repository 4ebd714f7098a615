#include "spec/convert.h"

#include "syntax/json.h"

const char *const loss_outcome_names[LOSS_OUTCOMES] = {
	"carried", "replaced", "defaulted", "dropped"};

static struct str excerpt(struct arena *arena, struct str json)
{
	enum { SHOWN = 120 };
	size_t end = SHOWN;
	if (json.len <= SHOWN)
		return json;
	while (end && ((unsigned char)json.ptr[end] & 0xc0) == 0x80)
		end--;
	return arena_printf(arena, "%.*s...", STR_ARG(str_sub(json, 0, end)));
}

void losses_add(struct losses *losses, struct arena *arena, struct loss loss)
{
	loss.value = excerpt(arena, loss.value);
	list_push(&losses->list, loss);
	losses->counts[loss.outcome]++;
}

void losses_finish(struct losses *losses)
{
	list_finish(&losses->list);
}

/* Pointers */

static void add_token(struct buf *out, struct str token)
{
	for (size_t i = 0; i < token.len; i++) {
		if (token.ptr[i] == '~')
			buf_puts(out, "~0");
		else if (token.ptr[i] == '/')
			buf_puts(out, "~1");
		else
			buf_add_byte(out, token.ptr[i]);
	}
}

static void add_steps(struct buf *out, const struct step *at, const struct step *from)
{
	if (at == from)
		return;
	add_steps(out, at->outer, from);
	buf_add_byte(out, '/');
	if (at->name.ptr)
		add_token(out, at->name);
	else
		buf_printf(out, "%zu", at->index);
}

struct str step_pointer(struct arena *arena, const struct step *at, const struct step *from)
{
	struct buf out = {0};
	add_steps(&out, at, from);
	struct str pointer = arena_str(arena, buf_str(&out));
	buf_finish(&out);
	return pointer;
}

/* Versions */

bool rendition_holds(const struct rendition *target, const struct field *form)
{
	uint8_t since = target->xml && form->xml_since ? form->xml_since : form->since;
	return target->version >= since && (!form->until || target->version <= form->until) &&
		!(target->xml && form->xml == XML_NONE);
}

bool rendition_requires(const struct rendition *target, const struct field *field)
{
	uint16_t bits = target->xml && field->xml_required != XML_REQUIRED_SAME
		? field->xml_required
		: field->required;
	return bits >> (target->version % 10) & 1;
}

/* Nodes */

static struct node *make(struct arena *arena, enum node_kind kind, const char *key)
{
	struct node *node = ARENA_NEW(arena, struct node);
	node->kind = (uint8_t)kind;
	node->key = str_of(key);
	return node;
}

struct node *value_string(struct arena *arena, const char *key, struct str text)
{
	struct node *node = make(arena, NODE_STRING, key);
	node->text = text;
	return node;
}

struct node *value_object(struct arena *arena, const char *key)
{
	return make(arena, NODE_OBJECT, key);
}

struct node *value_array(struct arena *arena, const char *key)
{
	return make(arena, NODE_ARRAY, key);
}

struct node *value_member(const struct node *object, struct str name)
{
	NODE_EACH(child, object)
	if (str_eq(child->key, name))
		return child;
	return NULL;
}

void value_remove(struct node *parent, struct node *before, struct node *child)
{
	if (before)
		before->next = child->next;
	else
		parent->first = child->next;
	if (parent->last == child)
		parent->last = before;
	child->next = NULL;
	parent->count--;
}

/* JSON */

/* XML allows "+1", ".5", "5." and leading zeros; JSON does not. */
static void add_number(struct buf *out, struct str text)
{
	bool negative = text.len && text.ptr[0] == '-';
	size_t at = negative || (text.len && text.ptr[0] == '+');
	while (at + 1 < text.len && text.ptr[at] == '0' && ascii_is_digit(text.ptr[at + 1]))
		at++;
	if (negative)
		buf_add_byte(out, '-');
	if (at < text.len && !ascii_is_digit(text.ptr[at]))
		buf_add_byte(out, '0');
	for (; at < text.len; at++) {
		buf_add_byte(out, text.ptr[at]);
		bool digit = at + 1 < text.len && ascii_is_digit(text.ptr[at + 1]);
		if (text.ptr[at] == '.' && !digit)
			buf_add_byte(out, '0');
	}
}

static void add_scalar(struct buf *out, const struct node *node)
{
	switch ((enum node_kind)node->kind) {
	case NODE_NULL:
		buf_puts(out, "null");
		break;
	case NODE_FALSE:
		buf_puts(out, "false");
		break;
	case NODE_TRUE:
		buf_puts(out, "true");
		break;
	case NODE_NUMBER:
		add_number(out, node->text);
		break;
	default:
		json_add_string(out, node->text);
		break;
	}
}

static void add_line(struct buf *out, int indent)
{
	if (indent < 0)
		return;
	buf_add_byte(out, '\n');
	for (int i = 0; i < indent; i++)
		buf_puts(out, "  ");
}

/* `indent` negative: on one line. `output` gets what has come together, from time to time. */
static void add_value(struct buf *out, const struct node *node, int indent, struct output *output)
{
	enum { PIECE = 65536 };
	bool array = node->kind == NODE_ARRAY;
	int inner = indent < 0 ? indent : indent + 1;
	if (!array && node->kind != NODE_OBJECT) {
		add_scalar(out, node);
		return;
	}
	buf_add_byte(out, array ? '[' : '{');
	NODE_EACH(child, node)
	{
		if (child != node->first)
			buf_add_byte(out, ',');
		add_line(out, inner);
		if (!array) {
			json_add_string(out, child->key);
			buf_puts(out, indent < 0 ? ":" : ": ");
		}
		add_value(out, child, inner, output);
	}
	if (node->first)
		add_line(out, indent);
	buf_add_byte(out, array ? ']' : '}');
	if (output && out->len > PIECE) {
		output_add(output, buf_str(out));
		buf_clear(out);
	}
}

struct str value_text(struct arena *arena, const struct node *node)
{
	struct buf out = {0};
	add_value(&out, node, -1, NULL);
	struct str text = arena_str(arena, buf_str(&out));
	buf_finish(&out);
	return text;
}

void write_json(const struct node *root, const struct rendition *rendition, struct output *output)
{
	struct buf out = {0};
	(void)rendition; /* JSON is the tree's own shape */
	add_value(&out, root, 0, output);
	buf_add_byte(&out, '\n');
	output_add(output, buf_str(&out));
	buf_finish(&out);
}
