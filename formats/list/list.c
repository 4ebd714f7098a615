#include "list/list.h"

#include "base/buf.h"
#include "list/table.h"
#include "model/name.h"
#include "syntax/xml.h"

/* Recognising */

static void read_head(struct list_head *head, struct doc *doc, struct arena *arena)
{
	struct str text = str_trim(doc->bytes), ns;
	head->text = doc->bytes;
	if (xml_skim(doc->bytes, &head->root, &ns)) {
		head->syntax = LIST_XML;
		return;
	}
	if (text.len && (text.ptr[0] == '{' || text.ptr[0] == '[')) {
		head->syntax = LIST_JSON;
		return;
	}
	struct csv_row *row = ARENA_NEW(arena, struct csv_row);
	enum { LINES = 3 }; /* a line or two may stand in front of the header */
	struct doc copy = {.bytes = doc->bytes, .limits = doc->limits};
	head->syntax = LIST_CSV;
	struct csv csv = {.doc = &copy};
	for (unsigned i = 0; i < LINES && head->row.count < 3; i++) {
		csv.separator = csv_separator(str_trim(str_from(doc->bytes, csv.at)));
		head->separator = csv.separator;
		if (!csv_next(&csv, arena, row))
			break;
		head->row = *row;
	}
	list_finish(&copy.diags.list);
	arena_finish(&copy.arena);
}

static bool probe(const struct list_format *format, const struct list_head *head,
	const struct list_options *options)
{
	return format->table   ? list_table_probe(head, format->table)
		: format->tree ? list_tree_probe(head, format->tree)
			       : format->probe(head, options);
}

static bool read(const struct list_format *format, struct list_reader *reader)
{
	return format->table   ? list_table_read(reader, format->table)
		: format->tree ? list_tree_read(reader, format->tree)
			       : format->read(reader);
}

static const struct list_format *format_of(
	const struct list_head *head, const struct list_options *options)
{
	for (const struct list_format *const *format = list_formats; *format; format++)
		if (probe(*format, head, options))
			return *format;
	return NULL;
}

static bool refuse(struct doc *doc, enum diag_id id, const char *text)
{
	diag(doc, id, STR_NPOS, "%s", text);
	return false;
}

/* Editions */

void list_edition(struct list_reader *reader, int32_t date)
{
	struct list_source *source =
		&reader->listings->sources.items[reader->listings->sources.count - 1];
	if (date != DATE_NONE)
		source->stated = date;
}

/* The edition of the lists that the file brought; they were not there before. */
static bool settle_editions(struct list_reader *reader, size_t lists)
{
	struct listings *listings = reader->listings;
	size_t last = listings->sources.count - 1;
	int32_t edition = listings->sources.items[last].stated;
	if (edition == DATE_NONE)
		edition = reader->options->edition;
	if (edition == DATE_NONE)
		return list_usage(reader,
			"the file does not say of which date it is: give it with --edition DATE");
	for (size_t i = lists; i < listings->lists.count; i++)
		listings->lists.items[i].edition = edition;
	return true;
}

static bool read_with(struct list_reader *reader, const struct list_format *format)
{
	struct listings *listings = reader->listings;
	size_t entries = listings->entries.count, lists = listings->lists.count;
	bool part = format->part && format->part(reader->head);
	struct list_source source = {.name = arena_str(&listings->arena, reader->doc->name),
		.sha256 = arena_str(&listings->arena, doc_sha256(reader->doc)),
		.format = str_of(format->name),
		.stated = DATE_NONE,
		.part_of = LISTED_NONE};
	list_push(&listings->sources, source);
	if (!read(format, reader) || diags_any(&reader->doc->diags, SEVERITY_ERROR, false))
		return false;
	if (part)
		return true;
	if (listings->entries.count == entries)
		return list_fail(reader, STR_NPOS, "the list has no entries");
	return settle_editions(reader, lists);
}

bool list_is_part(struct doc *doc, const struct list_options *options)
{
	struct list_head *head = ARENA_NEW(&doc->arena, struct list_head);
	read_head(head, doc, &doc->arena);
	const struct list_format *format = doc->bytes.len ? format_of(head, options) : NULL;
	return format && format->part && format->part(head);
}

bool list_read(struct listings *listings, struct doc *doc, const struct list_options *options)
{
	struct list_head *head = ARENA_NEW(&doc->arena, struct list_head);
	struct list_reader reader = {
		.listings = listings, .doc = doc, .options = options, .head = head};
	if (!str_trim(doc->bytes).len)
		return refuse(doc, DIAG_EMPTY_INPUT, "the file is empty");
	if (doc->invalid != STR_NPOS) {
		diag(doc, DIAG_INVALID_UTF8, doc->invalid,
			"byte 0x%02x is no UTF-8: convert the list first, or fetch it again",
			(unsigned char)doc->bytes.ptr[doc->invalid]);
		return false;
	}
	read_head(head, doc, &doc->arena);
	const struct list_format *format = format_of(head, options);
	if (!format)
		return refuse(doc, DIAG_LIST_UNKNOWN,
			"no list that is known here begins like this; a table of one's own is read "
			"with "
			"--columns name=COLUMN and --list-id ID");
	bool good = read_with(&reader, format);
	arena_finish(&reader.scratch);
	return good;
}

/* For readers */

bool list_fail(struct list_reader *reader, size_t offset, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	struct str text = arena_vprintf(&reader->doc->arena, format, arguments);
	va_end(arguments);
	diag(reader->doc, DIAG_LIST_INVALID, offset, "%s", text.ptr);
	return false;
}

bool list_usage(struct list_reader *reader, const char *text)
{
	reader->listings->usage = true;
	return list_fail(reader, STR_NPOS, "%s", text);
}

uint32_t list_of(struct list_reader *reader, const char *usual)
{
	struct str id = reader->options->id.ptr ? reader->options->id : str_of(usual);
	struct listings *listings = reader->listings;
	uint32_t source = (uint32_t)listings->sources.count - 1;
	uint32_t at = listings_list(listings, id);
	struct listed_list *list = &listings->lists.items[at];
	if (list->source != source && !reader->doc->diags.counts[DIAG_LIST_EDITIONS])
		diag(reader->doc, DIAG_LIST_EDITIONS, STR_NPOS,
			"the list %.*s was read from %s before: two editions at once; import one "
			"of them",
			STR_ARG(id),
			diag_quote(reader->doc, listings->sources.items[list->source].name));
	return at;
}

bool list_of_source(struct list_reader *reader, struct str source, size_t offset, uint32_t *list)
{
	for (const struct list_kind *kind = list_kinds; kind->id; kind++)
		if (kind->csl && str_starts(source, str_of(kind->csl))) {
			*list = list_of(reader, kind->id);
			return true;
		}
	return list_fail(reader, offset, "%s is no source of the Consolidated Screening List",
		diag_quote(reader->doc, source));
}

/* The primary name of an entry that is there. */
static struct str name_of(const struct listings *listings, const struct listed *entry)
{
	return entry->first == LISTED_NONE ? STR_NONE : listings->names.items[entry->first].text;
}

struct listed *list_entry(struct list_reader *reader, uint32_t list, struct str id, struct str name,
	bool joins, size_t offset)
{
	enum { ID_MAX = 1024 };
	bool added;
	id = str_trim(id);
	if (reader->doc->diags.counts[DIAG_LIST_EDITIONS])
		return NULL;
	if (!id.len || id.len > ID_MAX) {
		list_fail(reader, offset,
			id.len ? "an identifier of more than 1024 bytes"
			       : "an entry without an identifier");
		return NULL;
	}
	struct listed *entry = listings_entry(reader->listings, list, id, &added);
	if (added) {
		entry->offset = offset;
		return entry;
	}
	if (joins || str_eq(name_of(reader->listings, entry), str_trim(name)))
		return entry;
	diag(reader->doc, DIAG_LIST_DUPLICATE, offset,
		"the identifier %s stands for %s, too: the list is damaged, or two editions were "
		"joined",
		diag_quote(reader->doc, id),
		diag_quote(reader->doc, name_of(reader->listings, entry)));
	return NULL;
}

static bool has_word(struct str text, const char *const *words)
{
	for (; *words; words++)
		if (str_eq_nocase(text, str_of(*words)))
			return true;
	return false;
}

enum listed_kind list_kind_of(struct str word)
{
	static const char *const persons[] = {"individual", "person", "p", NULL};
	static const char *const vessels[] = {"vessel", "ship", "v", NULL};
	static const char *const aircraft[] = {"aircraft", "airplane", NULL};
	word = str_trim(word);
	if (has_word(word, persons))
		return LISTED_PERSON;
	if (has_word(word, vessels))
		return LISTED_VESSEL;
	return has_word(word, aircraft) ? LISTED_AIRCRAFT : LISTED_ORGANISATION;
}

enum listed_quality list_quality_of(struct str word)
{
	static const char *const primary[] = {
		"primary name", "primary name variation", "name", NULL};
	static const char *const former[] = {"fka", "f.k.a.", "formerly known as", NULL};
	static const char *const weak[] = {"weak", "low", "low quality", "true", NULL};
	word = str_trim(word);
	if (has_word(word, primary))
		return LISTED_PRIMARY;
	if (has_word(word, former))
		return LISTED_FORMER;
	return has_word(word, weak) ? LISTED_WEAK : LISTED_ALIAS;
}

bool list_part(struct str *rest, char separator, struct str *part)
{
	while (rest->ptr) {
		*part = str_trim(str_cut(rest, separator));
		if (part->len)
			return true;
	}
	return false;
}

/* Dates */

static int month_of(struct str word)
{
	static const char *const months[] = {
		"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
	for (int i = 0; i < 12; i++)
		if (str_starts_nocase(word, str_of(months[i])))
			return i + 1;
	return 0;
}

int32_t list_date(struct str text, bool month_first)
{
	struct str parts[3] = {STR_NONE, STR_NONE, STR_NONE};
	uint64_t numbers[3] = {0};
	int32_t date;
	size_t count = 0;
	text = str_trim(text);
	if (date_parse(str_sub(text, 0, 10), &date))
		return date;
	char separator = str_find_byte(text, '/') != STR_NPOS ? '/'
		: str_find_byte(text, '-') != STR_NPOS        ? '-'
							      : ' ';
	for (struct str part; count < 3 && list_part(&text, separator, &part);)
		parts[count++] = part;
	size_t day = month_first ? 1 : 0, month = month_first ? 0 : 1;
	for (size_t i = 0; i < 3; i++)
		if (!str_to_u64(parts[i], 9999, &numbers[i]))
			numbers[i] = (uint64_t)month_of(parts[i]);
	struct arena scratch = {0};
	struct str iso = arena_printf(&scratch, "%04u-%02u-%02u", (unsigned)numbers[2],
		(unsigned)numbers[month], (unsigned)numbers[day]);
	bool good = date_parse(iso, &date);
	arena_finish(&scratch);
	return good ? date : DATE_NONE;
}

/* Kinds */

struct looks {
	bool organised;
	size_t words;
};

static bool look(void *context, struct str word)
{
	static const char *const words[] = {"academy", "agency", "airlines", "analog", "aviation",
		"bank", "business", "center", "centre", "college", "commercial", "company",
		"construction", "consulting", "cooperative", "design", "digital", "electric",
		"electronic", "electronics", "engineering", "enterprise", "enterprises",
		"equipment", "export", "factory", "firm", "foundation", "general", "global",
		"group", "holding", "holdings", "import", "industrial", "industries", "industry",
		"institute", "instruments", "international", "investment", "lab", "laboratory",
		"logistics", "machinery", "management", "manufacturing", "marine", "metal",
		"microelectronics", "military", "network", "oil", "optics", "organization",
		"partners", "plant", "precision", "products", "research", "school", "scientific",
		"security", "semiconductor", "service", "services", "shipping", "software",
		"solutions", "star", "supply", "system", "systems", "tech", "technical",
		"technologies", "technology", "telecom", "tools", "trade", "trading", "trust",
		"university", "ventures", "works", "world", NULL};
	struct looks *looks = context;
	looks->words++;
	looks->organised |= has_word(word, words);
	return !looks->organised;
}

bool list_looks_organised(struct arena *scratch, struct str name)
{
	enum { PERSON_WORDS = 5 };
	struct looks looks = {0};
	struct str legal, normal = name_normalize(scratch, name, &legal);
	name_words(scratch, normal, look, &looks);
	return legal.len || looks.organised || looks.words < 2 || looks.words > PERSON_WORDS;
}
