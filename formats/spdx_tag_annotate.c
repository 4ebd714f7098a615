/* Notes in SPDX 2 tag-value: annotations at the end of the document, each with the SPDXREF of its
 * package; this program among the creators; a namespace of the document's own. */
#include "annotators.h"
#include "spdx2_annotate.h"
#include "syntax/tagvalue.h"

struct writer {
	struct doc *doc;
	struct edits *edits;
	struct str line_end;
	struct buf text;
};

static struct str line_end_of(const struct doc *doc)
{
	return str_find(doc->bytes, STR("\r\n")) != STR_NPOS ? STR("\r\n") : STR("\n");
}

static size_t end_of_line(const struct doc *doc, size_t at)
{
	size_t found = str_find_byte(str_from(doc->bytes, at), '\n');
	size_t end = found == STR_NPOS ? doc->bytes.len : at + found;
	return end > at && doc->bytes.ptr[end - 1] == '\r' ? end - 1 : end;
}

static void add_line(struct writer *writer, const char *tag, struct str value)
{
	buf_add(&writer->text, writer->line_end);
	buf_puts(&writer->text, tag);
	buf_puts(&writer->text, ": ");
	buf_add(&writer->text, value);
}

static void insert(struct writer *writer, size_t at)
{
	if (writer->text.len)
		edits_insert(
			writer->edits, at, arena_str(&writer->doc->arena, buf_str(&writer->text)));
	buf_finish(&writer->text);
}

/* A text cannot hold the marks around it. */
static struct str bracketed(struct str text, struct arena *arena)
{
	struct buf out = {0};
	buf_puts(&out, "<text>");
	for (size_t i = 0; i < text.len; i++) {
		struct str rest = str_from(text, i);
		buf_add_byte(&out, text.ptr[i]);
		if (str_starts(rest, STR("<text>")) || str_starts(rest, STR("</text>")))
			buf_add_byte(&out, ' ');
	}
	buf_puts(&out, "</text>");
	struct str result = arena_str(arena, buf_str(&out));
	buf_finish(&out);
	return result;
}

static void add_annotations(
	struct writer *writer, const struct spdx2_annotations *annotations, struct str subject)
{
	for (size_t i = 0; i < annotations->count; i++) {
		const struct spdx2_annotation *annotation = &annotations->items[i];
		add_line(writer, "Annotator", annotation->annotator);
		add_line(writer, "AnnotationDate", annotation->date);
		add_line(writer, "AnnotationType", STR("REVIEW"));
		add_line(writer, "SPDXREF", subject);
		add_line(writer, "AnnotationComment",
			bracketed(annotation->comment, &writer->doc->arena));
	}
}

static void add_creator(
	struct writer *writer, const struct node *entries, const struct note_set *set)
{
	const struct node *behind = NULL;
	NODE_EACH(entry, entries)
	if (str_is(entry->key, "Creator") || (!behind && str_is(entry->key, "Created")))
		behind = entry;
	if (!behind)
		return; /* a document that breaks its specification there is not mended here */
	add_line(writer, "Creator", spdx2_tool(set, &writer->doc->arena));
	insert(writer, end_of_line(writer->doc, behind->content));
}

static bool insert_notes(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits)
{
	struct writer writer = {.doc = doc, .edits = edits, .line_end = line_end_of(doc)};
	const struct node *entries = tagvalue_load(doc, &doc->arena);
	const struct node *name = node_get(entries, "DocumentNamespace");
	struct str document = STR("SPDXRef-DOCUMENT");
	if (!entries || !entries->last)
		return false;
	if (name && name->text.len)
		edits_insert(edits, name->end, spdx2_namespace_suffix(bom, set, &doc->arena));
	add_creator(&writer, entries, set);
	struct spdx2_annotations annotations = spdx2_annotations_of_document(bom, set, &doc->arena);
	add_annotations(&writer, &annotations, document);
	for (size_t i = 0, end; i < set->count; i = end) {
		end = amend_next(set, i);
		if (!amend_has_place(bom, &set->notes[i]))
			continue;
		struct str ref = bom->components.items[set->notes[i].component].ref;
		annotations = spdx2_annotations_of(set, &set->notes[i], end - i, &doc->arena);
		add_annotations(&writer, &annotations, ref.len ? ref : document);
	}
	insert(&writer, end_of_line(doc, entries->last->content));
	return true;
}

/* From the line end in front of one entry to the end of the line of another. */
static void remove_lines(
	struct doc *doc, struct edits *edits, const struct node *from, const struct node *last)
{
	size_t start = from->key_start, end = end_of_line(doc, last->content);
	while (start > 0 && doc->bytes.ptr[start - 1] != '\n')
		start--;
	if (start > 0)
		start -= start > 1 && doc->bytes.ptr[start - 2] == '\r' ? 2 : 1;
	edits_replace(edits, start, end - start, STR(""));
}

/* The last entry of the annotation that begins here; tells what it says. */
static const struct node *read_own(const struct node *annotator, struct amend_earlier *earlier)
{
	const struct node *last = annotator;
	struct str date = STR_NONE, comment = STR_NONE;
	while (last->next && !str_is(last->next->key, "Annotator") &&
		(str_starts(last->next->key, STR("Annotation")) ||
			str_is(last->next->key, "SPDXREF"))) {
		last = last->next;
		if (str_is(last->key, "AnnotationDate"))
			date = last->text;
		else if (str_is(last->key, "AnnotationComment"))
			comment = last->text;
	}
	spdx2_found(earlier, comment, date);
	return last;
}

static void remove_notes(struct doc *doc, struct edits *edits, struct amend_earlier *earlier)
{
	const struct node *entries = tagvalue_load(doc, &doc->arena);
	struct str mark = STR(SPDX2_NAMESPACE_MARK);
	for (const struct node *entry = entries ? entries->first : NULL; entry;
		entry = entry->next) {
		size_t at;
		if (str_is(entry->key, "DocumentNamespace") &&
			(at = str_find(entry->text, mark)) != STR_NPOS)
			edits_replace(edits, entry->start + at, entry->text.len - at, STR(""));
		if (!spdx2_is_tool(entry->text))
			continue;
		if (str_is(entry->key, "Creator")) {
			remove_lines(doc, edits, entry, entry);
		} else if (str_is(entry->key, "Annotator")) {
			const struct node *first = entry;
			entry = read_own(entry, earlier);
			remove_lines(doc, edits, first, entry);
		}
	}
}

bool spdx_tag_annotate(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits)
{
	static const struct annotator annotator = {&format_spdx_tag, insert_notes, remove_notes};
	return amend_document(&annotator, doc, bom, set, edits);
}
