/* What an annotation says about a component, free of how findings come about: formats write notes, they know nothing of
 * findings. */
#ifndef MODEL_NOTE_H
#define MODEL_NOTE_H

#include "model/bom.h"

/* Everything that this program writes into a document bears this prefix or its name, so that a later run finds it. What a
 * document says about itself under it is never believed when screening. */
#define NOTE_TOOL "bomscreen"
#define NOTE_PREFIX "bomscreen:"
/* What the references begin with that components get which have none. */
#define NOTE_COMPONENT NOTE_PREFIX "component:"
/* What conversions and merges wrote is content, not a note: it stays when notes are replaced. */
#define NOTE_CARRIED NOTE_PREFIX "carried"
#define NOTE_ORIGIN NOTE_PREFIX "merged-from"

static inline bool note_is_own(struct str name)
{
	return str_starts(name, STR(NOTE_PREFIX)) && !str_starts(name, STR(NOTE_CARRIED)) &&
		!str_starts(name, STR(NOTE_ORIGIN));
}

struct note_property {
	struct str name, value; /* names begin with NOTE_PREFIX */
};

struct note {
	uint32_t component; /* index in the bom, or COMPONENT_NONE: of the document */
	struct str id; /* UUID of the finding */
	struct str text; /* what a person reads */
	struct str timestamp; /* of an earlier run with the same text; absent: the set's */
	struct str mark; /* what a program reads: "prohibited far-52.204-23 kaspersky UUID" */
};

struct note_set {
	struct note *notes; /* in the order of components */
	size_t count;
	struct note_property *properties; /* of the document: date, bundle, editions and digests */
	size_t property_count;
	struct str tool_version; /* of bomscreen */
	struct str timestamp; /* YYYY-MM-DDThh:mm:ssZ */
	bool break_signature; /* the user accepts that an enveloped signature no longer matches */
};

#endif
