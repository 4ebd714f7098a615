/* Prints a TOML document as JSON, for tests/corpus/check_toml.py: strings (dates and times as written
 * among them) as strings, numbers and booleans as {"TEXT": 0}. usage: toml_dump FILE */
#include <stdio.h>

#include "syntax/json.h"
#include "syntax/toml.h"

static void add(struct buf *out, const struct node *node)
{
	if (node->kind == NODE_STRING) {
		json_add_string(out, node->text);
	} else if (node->kind < NODE_STRING) {
		buf_puts(out, "{");
		json_add_string(out,
			node->kind == NODE_NUMBER         ? node->text
				: node->kind == NODE_TRUE ? STR("true")
							  : STR("false"));
		buf_puts(out, ": 0}");
	} else {
		bool object = node->kind == NODE_OBJECT;
		buf_puts(out, object ? "{" : "[");
		NODE_EACH(child, node)
		{
			if (child != node->first)
				buf_puts(out, ",\n");
			if (object) {
				json_add_string(out, child->key);
				buf_puts(out, ": ");
			}
			add(out, child);
		}
		buf_puts(out, object ? "}" : "]");
	}
}

int main(int argc, char **argv)
{
	struct doc doc;
	struct buf out = {0};
	if (argc != 2)
		return 2;
	bool good = doc_read(&doc, argv[1], &limits_default);
	struct node *root = NULL;
	if (good || doc.diags.counts[DIAG_EMPTY_INPUT])
		root = toml_load(&doc, &doc.arena);
	if (root) {
		add(&out, root);
		fwrite(out.ptr, 1, out.len, stdout);
	}
	for (size_t i = 0; i < doc.diags.list.count && !root; i++) {
		const struct diagnostic *diagnostic = &doc.diags.list.items[i];
		struct place place = doc_place(&doc, diagnostic->offset);
		printf("%zu:%zu: %.*s\n", place.line, place.column, STR_ARG(diagnostic->text));
	}
	buf_finish(&out);
	doc_finish(&doc);
	return root ? 0 : 1;
}
