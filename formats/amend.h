/* What the annotators of all formats share: finding this program's earlier entries, and replacing them so that a run with
 * the same result changes nothing and a run with another result replaces exactly those. */
#ifndef FORMATS_AMEND_H
#define FORMATS_AMEND_H

#include "format.h"

#define NOTE_NOTE NOTE_PREFIX "note" /* a note's text, where there are no annotations */

/* Texts and time stamps of the entries that an earlier run left. */
struct amend_entry {
	struct str text, timestamp;
};

struct amend_earlier {
	LIST(struct amend_entry) entries;
};

/* One annotator: how its format takes notes in, and how it takes this program's out again. */
struct annotator {
	const struct format *format;
	/* Edits that write the notes into a document that holds none of this program's entries. */
	bool (*insert)(struct doc *doc, const struct bom *bom, const struct note_set *set,
		struct edits *edits);
	/* Edits that delete this program's entries and restore the document's identity; each text of an entry is told to
	 * amend_found. */
	void (*remove)(struct doc *doc, struct edits *edits, struct amend_earlier *earlier);
};

bool amend_document(const struct annotator *annotator, struct doc *doc, const struct bom *bom,
	const struct note_set *set, struct edits *edits);

/* Records an earlier entry's text and, where the format keeps one, its time stamp. */
void amend_found(struct amend_earlier *earlier, struct str text, struct str timestamp);

/* Whether an earlier run wrote the entry; the text of a note is recorded. */
bool amend_is_own_property(struct amend_earlier *earlier, struct str name, struct str value);
bool amend_is_own_comment(struct amend_earlier *earlier, struct str comment);
bool amend_is_own_annotation(
	struct amend_earlier *earlier, struct str ref, struct str text, struct str timestamp);

/* The index behind the notes of the component whose first note has this index. */
size_t amend_next(const struct note_set *set, size_t first);
/* Whether the note's component is written in the document as an object or element of its own. */
bool amend_has_place(const struct bom *bom, const struct note *note);
/* The reference that a component gets when it has none; the same for the same place in the same document. */
struct str amend_ref(struct arena *arena, const struct bom *bom, uint32_t component);
bool amend_is_own_ref(struct str ref);
/* Whether the document states an empty reference, which is filled where it stands: a second one would be an error. And
 * whether a reference was filled so. */
bool amend_has_empty_ref(const struct component *component);
bool amend_is_filled_ref(struct str ref);
/* UUIDv5 of (original identity, finding ids): 36 characters. */
struct str amend_identity(struct arena *arena, struct str original, const struct note_set *set);

#endif
