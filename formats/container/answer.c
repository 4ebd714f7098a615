#include "container/envelope.h"

/* How services answer: the dependency graph's `{"sbom": {...}}`, attestations as
 * `{"attestations": [{"bundle": {...}}]}`. */
static const char *const names[] = {"sbom", "attestations", "bundle"};

static const char *name_of(struct str key)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is(key, names[i]))
			return names[i];
	return NULL;
}

static int probe(struct doc *doc)
{
	struct json_head head;
	json_skim(doc->bytes, &head);
	for (size_t i = 0; i < head.count; i++)
		if (name_of(head.members[i].key))
			return 50;
	return 0;
}

static void open(struct unwrapping *u, struct doc *doc)
{
	NODE_EACH(child, envelope_load(doc))
	{
		const char *name = name_of(child->key);
		if (name)
			envelope_hand_on(u, doc, child, name);
	}
}

const struct container container_answer = {
	.name = "answer",
	.title = "service's answer",
	.probe = probe,
	.open = open,
};
