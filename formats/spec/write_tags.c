/* SPDX 2 tag-value, by the table of tags: first the document's own, then files (in front of the packages,
 * since a file behind a package would be its), packages, snippets and licences. */
#include "base/map.h"
#include "spec/convert.h"
#include "spec/spdx2_tag_table.h"

struct writer {
	struct buf out;
	struct output *output;
	const struct node *root;
	struct map names; /* of files -> how many have it, counted to two */
	struct map files; /* SPDXID -> index of names_of */
	const struct str **names_of;
};

/* A value of one line stands as it is, any other between <text> and </text>. */
static void add_tag(struct writer *w, const char *tag, struct str text)
{
	bool plain = text.len && str_eq(str_trim(text), text) && !str_starts(text, STR("<text>")) &&
		str_find_byte(text, '\n') == STR_NPOS && str_find_byte(text, '\r') == STR_NPOS;
	buf_printf(&w->out, "%s: %s", tag, plain ? "" : "<text>");
	buf_add(&w->out, text);
	buf_puts(&w->out, plain ? "\n" : "</text>\n");
}

static void add_words(
	struct writer *w, const char *tag, const struct node *object, const char *const names[3])
{
	buf_printf(&w->out, "%s:", tag);
	for (int i = 0; i < 3; i++) {
		buf_add_byte(&w->out, ' ');
		buf_add(&w->out, node_string(object, names[i]));
	}
	buf_add_byte(&w->out, '\n');
}

static void add_checksum(struct writer *w, const struct node *checksum)
{
	buf_add(&w->out, node_string(checksum, "algorithm"));
	buf_puts(&w->out, ": ");
	buf_add(&w->out, node_string(checksum, "checksumValue"));
	buf_add_byte(&w->out, '\n');
}

static void add_verification(struct writer *w, const char *tag, const struct node *code)
{
	const struct node *excluded = node_get(code, "packageVerificationCodeExcludedFiles");
	struct str value = node_string(code, "packageVerificationCodeValue");
	buf_printf(&w->out, "%s: ", tag);
	buf_add(&w->out, value);
	NODE_EACH(file, excluded)
	{
		buf_puts(&w->out, file == excluded->first ? " (excludes: " : ", ");
		buf_add(&w->out, file->text);
	}
	buf_puts(&w->out, excluded && excluded->first ? ")\n" : "\n");
}

/* Ranges of bytes and of lines stand in one list, which keeps its order. */
static void add_range(struct writer *w, const struct node *range)
{
	const struct node *first = node_get(range, "startPointer"),
			  *last = node_get(range, "endPointer");
	bool bytes = node_get(first, "offset") != NULL;
	const char *name = bytes ? "offset" : "lineNumber";
	buf_printf(&w->out, "%s: %.*s:%.*s\n", bytes ? "SnippetByteRange" : "SnippetLineRange",
		STR_ARG(node_get(first, name)->text), STR_ARG(node_get(last, name)->text));
}

/* Files are named by name; an id whose file has a name of its own only. */
static struct str dependency_text(const struct writer *w, struct str id)
{
	uint32_t index = map_get(&w->files, id);
	struct str name = index == MAP_NONE ? STR_NONE : *w->names_of[index];
	bool unique = name.len && map_get(&w->names, name) == 1 &&
		str_find_byte(name, ',') == STR_NPOS && str_eq(str_trim(name), name);
	return unique ? name : id;
}

static void add_value(struct writer *w, const struct spdx2_tag *tag, const struct node *value)
{
	switch ((enum spdx2_form)tag->form) {
	case TEXT:
	case TEXTS:
	case ID:
		add_tag(w, tag->name, value->text);
		break;
	case COMMAS:
		add_tag(w, tag->name,
			tag->section == FILE_ ? dependency_text(w, value->text) : value->text);
		break;
	case BOOLEAN:
		add_tag(w, tag->name, value->kind == NODE_TRUE ? STR("true") : STR("false"));
		break;
	case CHECKSUM:
		buf_printf(&w->out, "%s: ", tag->name);
		add_checksum(w, value);
		break;
	case VERIFICATION:
		add_verification(w, tag->name, value);
		break;
	case EXTERNAL_DOCUMENT:
		buf_printf(&w->out, "%s: %.*s %.*s ", tag->name,
			STR_ARG(node_string(value, "externalDocumentId")),
			STR_ARG(node_string(value, "spdxDocument")));
		add_checksum(w, node_get(value, "checksum"));
		break;
	case RANGE_BYTES:
		add_range(w, value);
		break;
	case RANGE_LINES:
	case LOCATOR:
	case RELATION:
	case REF:
		break;
	}
}

static void add_row(struct writer *w, const struct spdx2_tag *tag, const struct node *object)
{
	const struct node *member = tag->member ? node_get(object, tag->member) : NULL;
	if (tag->form == LOCATOR || tag->form == RELATION) {
		add_words(w, tag->name, object, spdx2_words(tag));
	} else if (member && member->kind == NODE_ARRAY) {
		NODE_EACH(element, member)
		add_value(w, tag, element);
	} else if (member) {
		add_value(w, tag, member);
	}
}

static void add_section(
	struct writer *w, enum spdx2_section section, const struct node *object, struct str subject)
{
	struct str id = node_string(object, "SPDXID");
	for (size_t i = 0; i < SPDX2_TAG_COUNT; i++) {
		const struct spdx2_tag *tag = &spdx2_tags[i];
		if (tag->section != section)
			continue;
		add_row(w, tag, object);
		if (tag->opens && (section == PACKAGE || section == FILE_) && id.ptr)
			add_tag(w, "SPDXID", id);
	}
	if (section == ANNOTATION && subject.ptr)
		add_tag(w, "SPDXREF", subject);
}

static void flush(struct writer *w)
{
	enum { PIECE = 65536 };
	if (w->out.len < PIECE)
		return;
	output_add(w->output, buf_str(&w->out));
	buf_clear(&w->out);
}

/* All objects of a section that are in `outer`, each with what is inside of it. */
static void add_objects(struct writer *w, enum spdx2_section section, const struct node *outer)
{
	const struct node *list = node_get(outer, spdx2_sections[section].list);
	if (list && list->kind == NODE_OBJECT) {
		add_section(w, section, list, STR_NONE);
		return;
	}
	NODE_EACH(object, list)
	{
		bool owner = section == PACKAGE || section == FILE_ || section == SNIPPET;
		if (owner)
			buf_add_byte(&w->out, '\n');
		add_section(w, section, object, node_string(outer, "SPDXID"));
		if (section == PACKAGE)
			add_objects(w, EXTERNAL_REF, object);
		if (section == FILE_)
			add_objects(w, ARTIFACT, object);
		if (owner)
			add_objects(w, ANNOTATION, object);
		flush(w);
	}
}

static void index_files(struct writer *w, struct arena *arena)
{
	const struct node *files = node_get(w->root, "files");
	size_t index = 0;
	w->names_of = ARENA_ARRAY(arena, const struct str *, (files ? files->count : 0) + 1);
	NODE_EACH(file, files)
	{
		const struct node *name = node_get(file, "fileName");
		struct str id = node_string(file, "SPDXID");
		if (!name || !id.len)
			continue;
		w->names_of[index] = &name->text;
		map_set(&w->files, id, (uint32_t)index++);
		map_set(&w->names, name->text, map_get(&w->names, name->text) == MAP_NONE ? 1 : 2);
	}
}

void write_tags(const struct node *root, const struct rendition *target, struct output *output)
{
	static const enum spdx2_section order[] = {
		CREATION, REVIEW, ANNOTATION, RELATIONSHIP, FILE_, PACKAGE, SNIPPET, LICENSE};
	struct writer w = {.output = output, .root = root};
	struct arena arena = {0};
	(void)target; /* the table has the tags of all versions */
	index_files(&w, &arena);
	add_section(&w, DOCUMENT, root, STR_NONE);
	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		add_objects(&w, order[i], root);
	output_add(output, buf_str(&w.out));
	buf_finish(&w.out);
	map_finish(&w.names);
	map_finish(&w.files);
	arena_finish(&arena);
}
