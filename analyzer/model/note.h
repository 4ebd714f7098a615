/* What an annotation says about one component, free of how findings come about: formats write
 * notes, they know nothing of findings. */
#ifndef MODEL_NOTE_H
#define MODEL_NOTE_H

#include "model/bom.h"

struct note_property {
	struct str name, value; /* names begin with "bomscreen:" */
};

struct note {
	uint32_t component; /* index in the bom; COMPONENT_NONE: the document */
	struct str text; /* what a person reads */
	struct str id; /* UUIDv5: stable identity of the note */
	struct note_property *properties;
	size_t property_count;
};

/* What all notes of one run share. */
struct note_set {
	struct note *notes;
	size_t count;
	struct str tool_version; /* of bomscreen */
	struct str timestamp; /* YYYY-MM-DDThh:mm:ssZ */
	struct str identity; /* UUIDv5 of (original identity, finding ids): the amended document's
				own */
	bool keep_signature; /* the user accepts that an enveloped signature no longer matches */
};

#endif
