/* A client of the installed library: reads a bill of materials and prints how many components it lists. */
#include <stdio.h>

#include <format.h>

int main(int argc, char **argv)
{
	struct doc doc;
	struct bom bom;
	if (argc != 2 || !doc_read(&doc, argv[1], &limits_default))
		return 1;
	const struct format *format = format_detect(&doc);
	bom_init(&bom, &doc);
	bool good = format && format->read(&doc, &bom);
	if (good)
		printf("%s %zu\n", format->name, bom_component_count(&bom));
	bom_finish(&bom);
	doc_finish(&doc);
	return good ? 0 : 1;
}
