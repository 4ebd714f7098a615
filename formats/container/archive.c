#include "container/unpack.h"

static int probe(struct doc *doc)
{
	return unpack_probe_archive(doc->raw);
}

static void open(struct unwrapping *unwrapping, struct doc *doc)
{
	unpack(unwrapping, doc, doc->raw);
}

/* Jars, wheels, Debian packages and image layers are such archives. */
const struct container container_archive = {
	.name = "archive",
	.title = "archive",
	.probe = probe,
	.first = true,
	.open = open,
};
