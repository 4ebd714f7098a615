/* A second opinion on the JSON loader: what it accepts cJSON accepts too, with the same tree, and
 * visiting a document finds what loading it finds. Exempt, because cJSON cannot: U+0000 in strings,
 * lone surrogates, numbers of more than 63 characters, more than 1000 levels. Documents are made at
 * random and broken at random; files of the shared data are compared where they are present. */
#include <cjson/cJSON.h>
#include <ftw.h>
#include <stdlib.h>

#include "../unit/check.h"
#include "syntax/json.h"

enum { CJSON_NUMBER = 63, CJSON_DEPTH = 1000 };

/* Comparing trees */

static bool same_string(struct str text, const char *other)
{
	return other && str_eq(text, str_of(other));
}

static bool same_number(struct str text, double other)
{
	char copy[CJSON_NUMBER + 1] = {0};
	memcpy(copy, text.ptr, text.len);
	double value = strtod(copy, NULL);
	return memcmp(&value, &other, sizeof value) == 0;
}

static bool same_scalar(const struct node *node, const cJSON *other)
{
	switch (node->kind) {
	case NODE_NULL:
		return cJSON_IsNull(other);
	case NODE_FALSE:
		return cJSON_IsFalse(other);
	case NODE_TRUE:
		return cJSON_IsTrue(other);
	case NODE_NUMBER:
		return cJSON_IsNumber(other) && same_number(node->text, other->valuedouble);
	case NODE_STRING:
		return cJSON_IsString(other) && same_string(node->text, other->valuestring);
	default:
		return node->kind == NODE_ARRAY ? cJSON_IsArray(other) : cJSON_IsObject(other);
	}
}

static bool same_tree(const struct node *node, const cJSON *other)
{
	const cJSON *twin = other->child;
	uint32_t count = 0;
	if (!same_scalar(node, other))
		return false;
	NODE_EACH(child, node)
	{
		if (!twin || (child->key.ptr && !same_string(child->key, twin->string)) ||
			!same_tree(child, twin))
			return false;
		twin = twin->next;
		count++;
	}
	return !twin && count == node->count;
}

static bool exempt(const struct doc *doc, const struct node *node, size_t depth)
{
	const uint32_t *counts = doc->diags.counts;
	if (counts[DIAG_NUL_IN_STRING] || counts[DIAG_LONE_SURROGATE] || depth > CJSON_DEPTH ||
		(node->kind == NODE_NUMBER && node->text.len > CJSON_NUMBER))
		return true;
	NODE_EACH(child, node)
	if (exempt(doc, child, depth + (child->kind >= NODE_ARRAY)))
		return true;
	return false;
}

/* Comparing a visit: every member and element of the root must come, with its place. */

struct tally {
	size_t children, places, nodes;
};

static size_t node_total(const struct node *node)
{
	size_t total = 1;
	NODE_EACH(child, node)
	total += node_total(child);
	return total;
}

static bool add_root(void *context, struct node *root)
{
	(void)context;
	return root->first == NULL;
}

static bool add_member(void *context, struct node *member)
{
	struct tally *tally = context;
	tally->children++;
	tally->places += member->start * 3 + member->end * 5 + member->key_start * 7;
	tally->nodes += node_total(member);
	return true;
}

static bool add_element(void *context, const struct node *list, struct node *element, size_t index)
{
	(void)list;
	(void)index;
	return add_member(context, element);
}

static const char *const lists[] = {
	"a", "components", "packages", "files", "dependencies", "@graph", NULL};

static bool is_list(const struct node *node)
{
	for (size_t i = 0; node->kind == NODE_ARRAY && lists[i]; i++)
		if (str_is(node->key, lists[i]))
			return true;
	return false;
}

static struct tally tally_of(struct node *root)
{
	struct tally tally = {0};
	if (root->kind != NODE_OBJECT)
		return tally;
	NODE_EACH(member, root)
	{
		if (!is_list(member)) {
			add_member(&tally, member);
			continue;
		}
		NODE_EACH(element, member)
		add_member(&tally, element);
	}
	return tally;
}

static bool compare_visit(struct str text, struct node *root)
{
	struct doc doc;
	struct tally tally = {0}, expected = root ? tally_of(root) : tally;
	struct node_visitor visitor = {&tally, lists, add_root, add_member, add_element};
	doc_wrap(&doc, STR("visited"), text, &limits_default);
	bool good = json_visit(&doc, &visitor);
	bool same =
		good == (root != NULL) && (!good || memcmp(&tally, &expected, sizeof tally) == 0);
	doc_finish(&doc);
	return same;
}

/* One text; whether the loader accepts it. */
static bool compare(struct str text, const char *name)
{
	struct doc doc;
	doc_wrap(&doc, STR("compared"), text, &limits_default);
	struct node *root = json_load(&doc, &doc.arena);
	bool same = compare_visit(text, root);
	if (root && !exempt(&doc, root, 1)) {
		cJSON *other = cJSON_ParseWithLength(doc.bytes.ptr, doc.bytes.len);
		same &= other && same_tree(root, other);
		cJSON_Delete(other);
	}
	if (!CHECK(same))
		fprintf(stderr, "  %s: %.*s\n", name, text.len < 2000 ? (int)text.len : 2000,
			text.ptr);
	doc_finish(&doc);
	return root != NULL;
}

/* Documents at random */

static uint64_t state = 88172645463325252u;

static size_t below(size_t limit)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (size_t)(state >> 11) % limit;
}

#define PICK(table) (table)[below(sizeof(table) / sizeof *(table))]

static void add_random_space(struct buf *out)
{
	static const char *const spaces[] = {
		"", "", "", " ", "\n", "\r\n\t", "                      "};
	buf_puts(out, PICK(spaces));
}

static void add_random_string(struct buf *out)
{
	static const char *const parts[] = {"a", "key", "\\\"", "\\\\", "\\/", "\\n", "\\u00e9",
		"\\ud83d\\ude00", "\xd0\x9a", "\xf0\x9f\x98\x80", "[", "{", "}", "]", ",", ":",
		"a text of more than sixteen bytes", "\x7f", "\\u001F"};
	static const char *const names[] = {"a", "b", "components", "name", ""};
	buf_add_byte(out, '"');
	if (below(2))
		buf_puts(out, PICK(names));
	else
		for (size_t i = below(6); i > 0; i--)
			buf_puts(out, PICK(parts));
	buf_add_byte(out, '"');
}

static void add_random_value(struct buf *out, size_t depth)
{
	static const char *const scalars[] = {"null", "true", "false", "0", "-0", "1.5", "-12e+3",
		"1E400", "12345678901234567890", "0.1e-7", "9007199254740993"};
	size_t kind = below(depth < 6 ? 6 : 3);
	bool object = kind == 3 || depth == 0;
	if (kind < 3 && depth > 0) {
		if (kind == 0)
			buf_puts(out, PICK(scalars));
		else
			add_random_string(out);
		return;
	}
	buf_add_byte(out, object ? '{' : '[');
	add_random_space(out);
	for (size_t i = 0, count = below(5) * below(3); i < count; i++) {
		buf_puts(out, i ? "," : "");
		add_random_space(out);
		if (object) {
			add_random_string(out);
			add_random_space(out);
			buf_add_byte(out, ':');
			add_random_space(out);
		}
		add_random_value(out, depth + 1);
		add_random_space(out);
	}
	buf_add_byte(out, object ? '}' : ']');
}

/* Changes, drops or doubles a byte, often to one that means something. */
static void break_text(struct buf *text)
{
	static const char bytes[] = "{}[]\",:\\0-1.eE \n\tu/x\x01\x80\xc3";
	for (size_t i = 1 + below(3); i > 0 && text->len > 1; i--) {
		size_t at = below(text->len);
		if (below(3)) {
			text->ptr[at] = bytes[below(sizeof bytes - 1)];
		} else {
			memmove(text->ptr + at, text->ptr + at + 1, text->len - at - 1);
			text->len--;
		}
	}
}

static void test_random(void)
{
	size_t broken_accepted = 0;
	for (size_t round = 0; round < 20000; round++) {
		struct buf text = {0};
		add_random_space(&text);
		add_random_value(&text, 0);
		add_random_space(&text);
		CHECK(compare(buf_str(&text), "random"));
		break_text(&text);
		broken_accepted += compare(buf_str(&text), "broken");
		buf_finish(&text);
	}
	/* Some broken texts are JSON still; were all or none, nothing would be tested. */
	CHECK(broken_accepted > 100 && broken_accepted < 19000);
}

/* Files */

static size_t files;

static int compare_file(const char *path, const struct stat *status, int type, struct FTW *ftw)
{
	struct doc doc;
	(void)ftw;
	if (type != FTW_F || status->st_size > 16 << 20 || !str_ends(str_of(path), STR(".json")))
		return 0;
	if (doc_read(&doc, path, &limits_default)) {
		compare(doc.raw, path);
		files++;
	}
	doc_finish(&doc);
	return 0;
}

int main(int argc, char **argv)
{
	static const char *const folders[] = {"corpus", "wild", "mutants", "lockfiles", "vectors"};
	const char *shared = getenv("BOMSCREEN_SHARED");
	struct arena arena = {0};
	shared = shared ? shared : argc > 1 ? argv[1] : "build/shared";
	test_random();
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		nftw(arena_printf(&arena, "%s/%s", shared, folders[i]).ptr, compare_file, 16, 0);
	printf("%zu files compared%s\n", files, files ? "" : ": the shared data is absent");
	arena_finish(&arena);
	return check_report();
}
