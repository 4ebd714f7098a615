#include "amend.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/digest.h"

/* How a reference of ours ends that stands where the document had an empty one. */
#define FILLED ".filled"

struct str amend_ref(struct arena *arena, const struct bom *bom, uint32_t index)
{
	const struct component *component = &bom->components.items[index];
	struct str parts[] = {component->group, component->name, component->version,
		arena_printf(arena, "%u", index)};
	return arena_printf(arena, NOTE_COMPONENT "%.*s%s", STR_ARG(uuid5(arena, parts, 4)),
		amend_has_empty_ref(component) ? FILLED : "");
}

bool amend_has_empty_ref(const struct component *component)
{
	return component->ref.ptr && !component->ref.len;
}

size_t amend_next(const struct note_set *set, size_t first)
{
	size_t next = first + 1;
	while (next < set->count && set->notes[next].component == set->notes[first].component)
		next++;
	return next;
}

bool amend_has_place(const struct bom *bom, const struct note *note)
{
	if (note->component == COMPONENT_NONE)
		return false;
	const struct component *component = &bom->components.items[note->component];
	return component->end > component->start;
}

bool amend_is_own_ref(struct str ref)
{
	return str_starts(ref, STR(NOTE_COMPONENT));
}

bool amend_is_filled_ref(struct str ref)
{
	return amend_is_own_ref(ref) && str_ends(ref, STR(FILLED));
}

struct str amend_identity(struct arena *arena, struct str original, const struct note_set *set)
{
	struct str *parts = ARENA_ARRAY(arena, struct str, set->count + 1);
	parts[0] = original;
	for (size_t i = 0; i < set->count; i++)
		parts[i + 1] = set->notes[i].id;
	return uuid5(arena, parts, set->count + 1);
}

void amend_found(struct amend_earlier *earlier, struct str text, struct str timestamp)
{
	list_push(&earlier->entries, ((struct amend_entry){text, timestamp}));
}

bool amend_is_own_property(struct amend_earlier *earlier, struct str name, struct str value)
{
	if (str_is(name, NOTE_NOTE))
		amend_found(earlier, value, STR_NONE);
	return note_is_own(name);
}

bool amend_is_own_comment(struct amend_earlier *earlier, struct str comment)
{
	if (str_starts(comment, STR(NOTE_NOTE " ")))
		amend_found(earlier, str_from(comment, sizeof NOTE_NOTE), STR_NONE);
	return note_is_own(comment);
}

bool amend_is_own_annotation(
	struct amend_earlier *earlier, struct str ref, struct str text, struct str timestamp)
{
	bool own = note_is_own(ref);
	if (own)
		amend_found(earlier, text, timestamp);
	return own;
}

static int by_text(const void *a, const void *b)
{
	return str_compare(
		((const struct amend_entry *)a)->text, ((const struct amend_entry *)b)->text);
}

/* True when the earlier run said, word for word, what this one says: texts hold date, editions and digests. */
static bool says_the_same(
	struct amend_earlier *earlier, const struct note_set *set, struct arena *arena)
{
	size_t count = earlier->entries.count;
	if (count != set->count || count == 0)
		return false;
	struct amend_entry *wanted = ARENA_ARRAY(arena, struct amend_entry, count);
	for (size_t i = 0; i < count; i++)
		wanted[i].text = set->notes[i].text;
	qsort(wanted, count, sizeof *wanted, by_text);
	for (size_t i = 0; i < count; i++)
		if (!str_eq(wanted[i].text, earlier->entries.items[i].text))
			return false;
	return true;
}

/* Notes that were written before keep their time stamp. */
static struct note_set with_timestamps(
	const struct note_set *set, struct amend_earlier *earlier, struct arena *arena)
{
	struct note_set dated = *set;
	dated.notes = ARENA_ARRAY(arena, struct note, set->count);
	for (size_t i = 0; i < set->count; i++) {
		dated.notes[i] = set->notes[i];
		struct amend_entry key = {.text = set->notes[i].text};
		const struct amend_entry *entry = earlier->entries.count
			? bsearch(&key, earlier->entries.items, earlier->entries.count, sizeof key,
				  by_text)
			: NULL;
		if (entry)
			dated.notes[i].timestamp = entry->timestamp;
	}
	return dated;
}

/* The one edit that turns the document's text into another. */
static void replace_text(struct edits *edits, struct doc *doc, struct str text)
{
	struct str old = doc->bytes;
	size_t shorter = old.len < text.len ? old.len : text.len, front = 0, back = 0;
	while (front < shorter && old.ptr[front] == text.ptr[front])
		front++;
	while (back < shorter - front &&
		old.ptr[old.len - 1 - back] == text.ptr[text.len - 1 - back])
		back++;
	if (front < old.len || front < text.len)
		edits_replace(edits, front, old.len - front - back,
			arena_str(&doc->arena, str_sub(text, front, text.len - back)));
}

/* Text of the document as a file of its own would have it: what declares its encoding still does. */
static struct str as_written(struct doc *doc, struct str text)
{
	if (!doc->marked && doc->encoding == ENCODING_UTF8)
		return text;
	struct buf out = {0};
	buf_add(&out, doc_mark(doc));
	buf_add(&out, doc_encode(doc, text, &doc->arena));
	struct str written = arena_str(&doc->arena, buf_str(&out));
	buf_finish(&out);
	return written;
}

/* Reads the document without this program's entries and writes the notes into that. */
static bool insert_into(const struct annotator *annotator, struct doc *doc, struct str text,
	size_t components, const struct note_set *set, struct edits *edits)
{
	struct doc cleaned;
	struct bom bom;
	struct edits insertions = {.marking = true};
	doc_wrap(&cleaned, doc->name, as_written(doc, text), doc->limits);
	bom_init(&bom, &cleaned);
	bool good = annotator->format->read(&cleaned, &bom) && bom.components.count == components &&
		annotator->insert(&cleaned, &bom, set, &insertions);
	if (good)
		replace_text(edits, doc, edits_text(&insertions, &cleaned, &cleaned.arena));
	edits_finish(&insertions);
	bom_finish(&bom);
	doc_finish(&cleaned);
	return good;
}

static bool replace_earlier(const struct annotator *annotator, struct doc *doc,
	const struct bom *bom, const struct note_set *set, struct edits *edits)
{
	struct arena arena = {0};
	struct edits removals = {0};
	struct amend_earlier earlier = {0};
	bool good = true;
	annotator->remove(doc, &removals, &earlier);
	if (earlier.entries.count)
		qsort(earlier.entries.items, earlier.entries.count, sizeof *earlier.entries.items,
			by_text);
	if (!says_the_same(&earlier, set, &arena)) {
		struct str text = edits_text(&removals, doc, &arena);
		struct note_set dated = with_timestamps(set, &earlier, &arena);
		if (set->count)
			good = insert_into(
				annotator, doc, text, bom->components.count, &dated, edits);
		else
			replace_text(edits, doc, text);
	}
	list_finish(&earlier.entries);
	edits_finish(&removals);
	arena_finish(&arena);
	return good;
}

bool amend_document(const struct annotator *annotator, struct doc *doc, const struct bom *bom,
	const struct note_set *set, struct edits *edits)
{
	bool good = true;
	edits->marking = true;
	if (doc_mentions(doc, STR(NOTE_TOOL)))
		good = replace_earlier(annotator, doc, bom, set, edits);
	else if (set->count)
		good = annotator->insert(doc, bom, set, edits);
	if (!good)
		diag(doc, DIAG_CANNOT_ANNOTATE, STR_NPOS,
			"the annotations found no place in this document");
	return good;
}
