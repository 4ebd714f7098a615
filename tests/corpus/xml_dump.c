/* Prints what the XML loader makes of files, for comparison with another parser: per file the path
 * and 0x1d, then per element its namespace, name, attributes and text, separated by 0x1f and ended
 * by 0x1e (bytes that XML cannot hold); in place of a tree that was refused "error", the
 * diagnostic's id and its offset. */
#include <stdio.h>

#include "syntax/xml.h"

static void add(struct str s)
{
	if (s.len)
		fwrite(s.ptr, 1, s.len, stdout);
	putchar(0x1f);
}

static void dump(const struct node *element)
{
	add(element->ns);
	add(element->key);
	NODE_EACH(child, element)
	{
		if (!child->attribute)
			continue;
		add(child->ns);
		add(child->key);
		add(child->text);
	}
	add(element->text);
	putchar(0x1e);
	NODE_EACH(child, element)
	if (!child->attribute)
		dump(child);
}

static void dump_file(const char *path)
{
	struct doc doc;
	struct node *root =
		doc_read(&doc, path, &limits_default) ? xml_load(&doc, &doc.arena) : NULL;
	printf("%s%c", path, 0x1d);
	if (root)
		dump(root);
	else if (doc.diags.list.count)
		printf("error %s %zu", diag_kinds[doc.diags.list.items[0].id].id,
			doc.diags.list.items[0].offset);
	putchar(0x1c);
	doc_finish(&doc);
}

int main(int count, char **paths)
{
	for (int i = 1; i < count; i++)
		dump_file(paths[i]);
	return 0;
}
