/* Loads, visits, locates, skims and edits; what must hold for any text is required of it. */
#include "fuzz.h"
#include "syntax/json.h"

static const char *const lists[] = {"a", "components", "packages", NULL};

static bool visit_node(void *context, struct node *node)
{
	size_t *end = context;
	REQUIRE(node->start < node->end);
	*end = node->end;
	return true;
}

static bool visit_element(
	void *context, const struct node *list, struct node *element, size_t index)
{
	REQUIRE(list->start < element->start && element->end < list->end && index < element->end);
	return visit_node(context, element);
}

static void check_spans(const struct node *parent, size_t depth)
{
	size_t at = parent->start;
	uint32_t count = 0;
	NODE_EACH(child, parent)
	{
		size_t begin = child->key.ptr ? child->key_start : child->start;
		REQUIRE(begin > at && child->start >= begin && child->end > child->start);
		at = child->end - 1;
		count++;
		if (depth < 100)
			check_spans(child, depth + 1);
	}
	REQUIRE(at < parent->end && count == parent->count);
}

/* The edited document, or absent when it is too long for one buffer. */
static struct str apply(struct doc *doc, struct edits *edits)
{
	struct output output = {.fd = -1};
	edits_write(edits, doc, &output);
	struct str text =
		output.failed ? STR_NONE : arena_str(&doc->arena, buf_str(&output.pending));
	output_discard(&output);
	edits_finish(edits);
	return text;
}

/* Some object or array of the tree, by a number. */
static const struct node *choose(const struct node *root, size_t number)
{
	const struct node *chosen = root;
	for (const struct node *node = root; node && number; number /= 3) {
		node = number % 3 == 0 ? node->first : number % 3 == 1 ? node->last : node->next;
		if (node && node->kind >= NODE_ARRAY)
			chosen = node;
	}
	return chosen;
}

static const struct node *at_offset(const struct node *node, size_t offset)
{
	while (node && node->start != offset) {
		const struct node *inner = node->first;
		while (inner && inner->end <= offset)
			inner = inner->next;
		node = inner;
	}
	return node;
}

/* Inserted and removed again: the bytes are those from before. */
static void check_edit(struct doc *doc, const struct node *place)
{
	static const struct json_addition added = {"x", STR_INIT("{\"y\":[1,{}]}")};
	bool spaced = place->count == 0 && place->end - place->start > 2;
	struct json_addition addition = added;
	struct edits edits = {0};
	struct doc changed;
	if (place->kind == NODE_ARRAY)
		addition.name = NULL;
	json_change(&edits, doc, place, NULL, 0, &addition, 1);
	struct str text = apply(doc, &edits);
	if (!text.ptr)
		return;
	doc_wrap(&changed, STR("changed"), text, &limits_default);
	struct node *root = json_load(&changed, &changed.arena);
	REQUIRE(root || changed.diags.counts[DIAG_TOO_DEEP]);
	const struct node *same = root ? at_offset(root, place->start) : NULL;
	REQUIRE(!root || (same && same->count == place->count + 1));
	if (same) {
		const struct node *last = same->last;
		json_change(&edits, &changed, same, &last, 1, NULL, 0);
		text = apply(&changed, &edits);
		REQUIRE(!text.ptr || spaced || str_eq(text, doc->raw));
	}
	doc_finish(&changed);
}

/* Removes some children, adds others: the result must be JSON. */
static void check_change(struct doc *doc, const struct node *place, size_t number)
{
	static const struct json_addition added[] = {{"x", STR_INIT("1")}, {"y", STR_INIT("[2]")}};
	static const struct json_addition elements[] = {
		{NULL, STR_INIT("1")}, {NULL, STR_INIT("[2]")}};
	const struct node *removed[64];
	size_t count = 0, bits = number, more = number % 3;
	struct edits edits = {0};
	struct doc changed;
	NODE_EACH(child, place)
	{
		if (count < 64 && bits & 1)
			removed[count++] = child;
		bits = bits >> 1 | (bits & 1) << 20;
	}
	json_change(&edits, doc, place, removed, count,
		place->kind == NODE_OBJECT ? added : elements, more);
	doc_wrap(&changed, STR("changed"), apply(doc, &edits), &limits_default);
	if (changed.raw.ptr) {
		struct node *root = json_load(&changed, &changed.arena);
		REQUIRE(root || changed.diags.counts[DIAG_TOO_DEEP]);
		const struct node *same = root ? at_offset(root, place->start) : NULL;
		REQUIRE(!root || (same && same->count == place->count - count + more));
	}
	doc_finish(&changed);
}

static void check_places(struct doc *doc)
{
	struct place places[8];
	for (size_t i = 0; i < 8; i++)
		places[i] = (struct place){.offset = i * doc->bytes.len / 7};
	doc_locate(doc, places, 8);
	for (size_t i = 0; i < doc->diags.list.count && i < 8; i++)
		doc_place(doc, doc->diags.list.items[i].offset);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct doc doc, visited;
	struct json_head head;
	struct str text = {size ? (const char *)data : "", size};
	size_t end = 0, number = size ? data[size / 2] + size * 7 : 0;
	struct node_visitor visitor = {&end, lists, visit_node, visit_node, visit_element};
	doc_wrap(&doc, STR("fuzz"), text, &limits_default);
	doc_wrap(&visited, STR("fuzz"), text, &limits_default);
	struct node *root = json_load(&doc, &doc.arena);
	bool good = json_visit(&visited, &visitor);
	REQUIRE(good == (root != NULL));
	REQUIRE(good || diags_effect(&visited.diags) == EFFECT_UNREADABLE);
	json_skim(doc.bytes, &head);
	check_places(&doc);
	check_places(&visited);
	if (root) {
		REQUIRE(root->end <= doc.bytes.len);
		check_spans(root, 0);
		const struct node *place = choose(root, number);
		REQUIRE(json_load_at(&visited, &visited.arena, place->start));
		if (place->kind >= NODE_ARRAY) {
			check_edit(&doc, place);
			check_change(&doc, place, number);
		}
	}
	doc_finish(&doc);
	doc_finish(&visited);
	return 0;
}
