/* The registry of formats. Each is one file and one line in formats/meson.build: that list is the
 * registry. */
#ifndef FORMATS_FORMAT_H
#define FORMATS_FORMAT_H

#include "base/edit.h"
#include "base/globs.h"
#include "base/output.h"
#include "model/bom.h"
#include "model/note.h"

struct adapter;
struct left_out;
struct node;
struct spec;
struct rendition;

struct format {
	const char *name; /* "cyclonedx-json": as in --format and -o */
	const char *title; /* "CycloneDX JSON" */
	const char *media_type;
	const char *const
		*versions; /* that are known, oldest first; ends with NULL. Not of lock files */
	/* Customary file names, ends with NULL; "*" stands for any part of a name, and a slash asks
	 * for the folder, too (".github/workflows/?*.yml"). A bill of materials is never detected by
	 * them; a lock file, which as a rule has no mark of its own, only by them. */
	const char *const *globs;
	/* The names by which files are chosen among those of a repository; NULL: globs. */
	const char *const *places;
	/* A lock file or manifest: one that lists nothing is whole all the same. */
	bool lock;
	/* How sure the format is that the text is its own: 0 no, 1 perhaps, 50 by shape, 100 by its
	 * own mark. NULL (lock files): the name is enough. */
	int (*probe)(struct doc *doc);
	/* Reads the document into a bom; problems are diagnostics of the document. False when
	 * nothing could be read. */
	bool (*read)(struct doc *doc, struct bom *bom);
	/* For conversion (convert.h): the specification whose rows the tree has, the whole document as
	 * one tree in its JSON shape (NULL on an error, which is recorded; what has no place in that
	 * shape is told to `left`), and such a tree, adapted to a version of the format, as text. All
	 * NULL: not convertible; write NULL: not written. */
	const struct spec *spec;
	bool xml; /* the rows' XML forms decide what it can hold */
	struct node *(*load)(struct doc *doc, struct arena *arena, const struct left_out *left);
	void (*write)(
		const struct node *root, const struct rendition *target, struct output *output);
	void (*arrange)(struct arena *arena, struct node *root); /* see struct rendition */
	void (*fit)(struct adapter *adapter, struct node *root);
	uint8_t written_since; /* the first version that is written; 0: of its specification */
	/* Adds the edits that write the notes into the document; replaces this program's earlier
	 * notes and removes those that no longer hold. NULL: cannot be annotated. Returns false
	 * with a diagnostic when the document cannot carry them. */
	bool (*annotate)(struct doc *doc, const struct bom *bom, const struct note_set *notes,
		struct edits *edits);
};

extern const struct format
	*const formats[]; /* ends with NULL; generated from formats/meson.build */

/* Lock files and manifests: formats that have a reader only; generated from
 * formats/lock/meson.build. */
extern const struct format *const locks[];

const struct format *format_named(struct str name); /* of both */
/* The lock format whose file names fit and whose probe objects least; NULL: none. */
const struct format *format_lock(struct doc *doc);
/* The lock format whose file names fit and whose probe does not object (score 100); else the best
 * probe of a bill of materials and its score; NULL and 0 when no format knows the content. */
const struct format *format_best(struct doc *doc, int *score);
/* What content that no format knows looks like, for messages, and the diagnostic for it. */
const char *format_looks_like(const struct doc *doc, enum diag_id *id);
/* Whether a file of that path has one of the format's customary names. */
bool format_is_customary(const struct format *format, struct str path);
/* Adds the names by which files of repositories are chosen, of all formats, to a set. */
void format_places(struct globs *globs);
/* Whether a file of that path is, by its name, a lock file or manifest. */
bool format_is_lock_name(struct str path);
/* The same as format_best; NULL with a diagnostic that says what the content looks like. */
const struct format *format_detect(struct doc *doc);

#endif
