#include "container/unpack.h"

static int probe(struct doc *doc)
{
	return unpack_probe_compressed(doc->raw) ? 100 : 0;
}

static void open(struct unwrapping *unwrapping, struct doc *doc)
{
	unpack(unwrapping, doc, doc->raw);
}

const struct container container_compressed = {
	.name = "compressed",
	.title = "compressed file",
	.probe = probe,
	.first = true,
	.open = open,
};
