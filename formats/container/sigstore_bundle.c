#include "container/envelope.h"

/* Sigstore bundle:
 * https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto. */

static int probe(struct doc *doc)
{
	struct json_head head;
	struct str type = STR_NONE;
	json_skim(doc->bytes, &head);
	if (envelope_has(&head, "dsseEnvelope", NULL))
		return 100;
	return envelope_has(&head, "mediaType", &type) &&
			str_starts(type, STR("application/vnd.dev.sigstore.bundle"))
		? 100
		: 0;
}

static void open(struct unwrapping *u, struct doc *doc)
{
	NODE_EACH(child, envelope_load(doc))
	{
		if (str_is(child->key, "dsseEnvelope"))
			envelope_hand_on(u, doc, child, "dsseEnvelope");
		else if (str_is(child->key, "messageSignature") && !u->why.ptr)
			u->why = STR("it is the signature of another file, which it does not hold");
	}
}

const struct container container_sigstore_bundle = {
	.name = "sigstore-bundle",
	.title = "Sigstore bundle",
	.probe = probe,
	.open = open,
};
