/* Any bytes: load, visit, load single elements, point, edit; what holds for every document is
 * required. */
#include "fuzz.h"
#include "syntax/xml.h"

static const struct limits limits = {
	.input = 1 << 20, .depth = 100, .string = 10000, .nodes = 10000, .diagnostics = 10};

static void check_spans(const struct doc *doc, const struct node *node)
{
	REQUIRE(node->start < node->content && node->content <= node->end);
	REQUIRE(node->end <= doc->bytes.len);
	REQUIRE(doc->bytes.ptr[node->end - 1] ==
		(node->attribute ? doc->bytes.ptr[node->start] : '>'));
	REQUIRE(node->key.len && node->key.ptr > doc->bytes.ptr);
	size_t count = 0, at = node->start;
	NODE_EACH(child, node)
	{
		REQUIRE(child->key_start > at && child->end <= node->end);
		REQUIRE(child->attribute == (child->end < node->content));
		check_spans(doc, child);
		at = child->end - 1;
		count++;
	}
	REQUIRE(count == node->count);
}

/* The element that a number chooses. */
static const struct node *choose(const struct node *node, size_t *number)
{
	if (*number == 0)
		return node;
	NODE_EACH(child, node)
	{
		if (child->attribute)
			continue;
		--*number;
		const struct node *found = choose(child, number);
		if (found)
			return found;
	}
	return NULL;
}

static size_t count_elements(const struct node *node)
{
	size_t count = 1;
	NODE_EACH(child, node)
	if (!child->attribute)
		count += count_elements(child);
	return count;
}

static bool count_element(
	void *context, const struct node *list, struct node *element, size_t index)
{
	(void)index;
	REQUIRE(list->kind == NODE_OBJECT && element->start > list->start);
	*(size_t *)context += count_elements(element);
	return true;
}

static bool count_member(void *context, struct node *member)
{
	*(size_t *)context += count_elements(member);
	return true;
}

static void check_visit(struct doc *doc, const struct node *root)
{
	static const char *const lists[] = {"components", "a", NULL};
	size_t count = 1, lists_seen = 0;
	struct node_visitor visitor = {
		&count, lists, .member = count_member, .element = count_element};
	REQUIRE(xml_visit(doc, &visitor) == (root != NULL));
	if (!root)
		return;
	NODE_EACH(child, root)
	if (!child->attribute && str_eq(child->ns, root->ns) &&
		(str_is(child->key, "components") || str_is(child->key, "a")))
		lists_seen += child->last && !child->last->attribute;
	REQUIRE(count + lists_seen == count_elements(root));
}

static struct str apply(struct edits *edits, struct doc *doc)
{
	struct output output = {.fd = -1};
	edits_write(edits, doc, &output);
	struct str text = arena_str(&doc->arena, buf_str(&output.pending));
	buf_finish(&output.pending);
	edits_finish(edits);
	*edits = (struct edits){0};
	return text;
}

/* What was inserted can be read again, and taken out without a trace. */
static void check_edit(struct doc *doc, const struct node *root, size_t number)
{
	struct edits edits = {0};
	struct doc after;
	size_t count = count_elements(root), nth = number % count;
	size_t chosen = nth;
	const struct node *element = choose(root, &chosen);
	const struct node *last = element->last && !element->last->attribute ? element->last : NULL;
	bool empty = !last, before = (number & 1) && last;
	xml_insert_child(&edits, doc, element, before ? last : NULL, STR("<n>\n\t<m>v</m>\n</n>"));
	struct str text = apply(&edits, doc);
	doc_wrap(&after, STR("after"), text, &limits);
	struct node *again = xml_load(&after, &after.arena);
	REQUIRE(again ? count_elements(again) == count + 2 : after.diags.list.count == 1);
	if (again && !empty && doc->encoding == ENCODING_UTF8) {
		const struct node *parent = choose(again, &nth), *child = parent->last;
		if (before)
			for (child = parent->first; child->next != parent->last;)
				child = child->next;
		REQUIRE(str_is(child->key, "n"));
		xml_remove_child(&edits, &after, child);
		REQUIRE(str_eq(apply(&edits, &after), doc->raw));
	}
	doc_finish(&after);
}

static void check_load_at(struct doc *doc, const struct node *root, size_t number)
{
	number %= count_elements(root);
	const struct node *element = choose(root, &number);
	size_t diagnostics = doc->diags.list.count;
	struct node *again = xml_load_at(doc, &doc->arena, element->start);
	REQUIRE(again || doc->diags.list.count == diagnostics + 1);
	if (again)
		REQUIRE(again->start == element->start && again->end == element->end &&
			count_elements(again) == count_elements(element));
}

static void check_pointers(struct doc *doc)
{
	struct place places[40];
	for (size_t i = 0; i < 40; i++)
		places[i] = (struct place){.offset = doc->bytes.len * i / 38};
	doc_locate(doc, places, 40);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct doc doc;
	struct str name, ns;
	size_t number = size ? data[size / 2] : 0;
	doc_wrap(&doc, STR("fuzz"), (struct str){(const char *)data, size}, &limits);
	xml_skim(doc.bytes, &name, &ns);
	struct node *root = xml_load(&doc, &doc.arena);
	REQUIRE(root ? doc.diags.list.count == 0 : doc.diags.list.count == 1);
	check_visit(&doc, root);
	if (root) {
		check_spans(&doc, root);
		check_load_at(&doc, root, number);
		check_edit(&doc, root, number);
	}
	if (doc.point)
		check_pointers(&doc);
	doc_finish(&doc);
	return 0;
}
