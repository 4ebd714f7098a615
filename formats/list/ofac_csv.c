/* The CSV files of OFAC: sdn.csv with add.csv, alt.csv and sdn_comments.csv, and the same four for the
 * other lists (cons_prim.csv ...). No header; absent is "-0- "; ASCII; the last byte may be a Ctrl-Z;
 * programs are joined with "] ["; the comments continue the remarks, in the middle of a word; the weak
 * aliases stand in the remarks, between single quotes.
 * https://ofac.treasury.gov/specially-designated-nationals-list-data-formats-data-schemas */
#include "base/buf.h"
#include "list/list.h"
#include "list/ofac.h"

const char *ofac_list(const struct doc *doc)
{
	size_t slash = str_rfind_byte(doc->name, '/');
	struct str file = str_from(doc->name, slash == STR_NPOS ? 0 : slash + 1);
	return str_starts_nocase(file, STR("cons")) ? "ofac-cons" : "ofac-sdn";
}

/* Which of the four, by the shape of a row. */
enum part { PART_NONE, PART_MAIN, PART_ADDRESSES, PART_ALIASES, PART_COMMENTS };

static struct str cell(const struct csv_row *row, size_t at)
{
	struct str text = at < row->count ? str_trim(row->cells[at]) : STR_NONE;
	return str_is(text, "-0-") ? STR_NONE : text;
}

static bool is_number(struct str text)
{
	uint64_t number;
	return str_to_u64(str_trim(text), UINT32_MAX, &number);
}

static enum part part_of(const struct csv_row *row)
{
	static const char *const sorts[] = {"aka", "fka", "nka"};
	if (!row->count || !is_number(row->cells[0]))
		return PART_NONE;
	if (row->count == 12)
		return PART_MAIN;
	if (row->count == 6 && is_number(row->cells[1]))
		return PART_ADDRESSES;
	for (size_t i = 0; row->count == 5 && i < sizeof sorts / sizeof *sorts; i++)
		if (str_is(cell(row, 2), sorts[i]))
			return PART_ALIASES;
	return row->count == 2 ? PART_COMMENTS : PART_NONE;
}

static bool probe(const struct list_head *head, const struct list_options *options)
{
	return head->syntax == LIST_CSV && !options->columns.len &&
		part_of(&head->row) != PART_NONE;
}

static bool is_part(const struct list_head *head)
{
	return part_of(&head->row) > PART_MAIN;
}

/* What the remarks say: "a.k.a. 'HESA'; Website www.example.com; ..." */
static void read_remarks(struct list_reader *reader, struct listed *entry, struct str remarks)
{
	for (struct str part; list_part(&remarks, ';', &part);) {
		bool former = str_starts(part, STR("f.k.a. '")),
		     known = former || str_starts(part, STR("a.k.a. '")) ||
			str_starts(part, STR("alt. a.k.a. '"));
		size_t begin = str_find_byte(part, '\'') + 1, end = str_rfind_byte(part, '\'');
		if (known && end > begin && end != STR_NPOS)
			listings_name(reader->listings, entry, str_sub(part, begin, end),
				former ? LISTED_FORMER : LISTED_WEAK);
		else if (str_starts(part, STR("Website ")))
			listings_site(reader->listings, entry, str_from(part, strlen("Website ")));
	}
}

static struct str programs(struct list_reader *reader, struct str text)
{
	struct buf out = {0};
	for (size_t at = 0; at < text.len; at++) {
		if (str_starts(str_from(text, at), STR("] ["))) {
			buf_puts(&out, ", ");
			at += 2;
		} else
			buf_add_byte(&out, text.ptr[at]);
	}
	struct str joined = arena_str(&reader->listings->arena, buf_str(&out));
	buf_finish(&out);
	return joined;
}

static bool add_main(struct list_reader *reader, uint32_t list, const struct csv_row *row)
{
	struct str name = cell(row, 1);
	if (!name.len)
		return list_fail(reader, row->start, "an entry without a name");
	struct listed *entry = list_entry(reader, list, row->cells[0], name, false, row->start);
	if (!entry)
		return false;
	entry->kind = (uint8_t)list_kind_of(cell(row, 2));
	entry->program = programs(reader, cell(row, 3));
	entry->remarks = arena_str(&reader->listings->arena, cell(row, 11));
	listings_name(reader->listings, entry, name, LISTED_PRIMARY);
	read_remarks(reader, entry, entry->remarks);
	return true;
}

/* A row of the other files: it belongs to an entry of the main one. */
static bool add_other(struct list_reader *reader, uint32_t list, const struct csv_row *row)
{
	struct arena *arena = &reader->listings->arena;
	struct listed *entry = listings_find(reader->listings, list, str_trim(row->cells[0]));
	if (!entry) {
		diag(reader->doc, DIAG_LIST_EDITIONS, row->start,
			"entry %.*s is not in the main file: the files are of two editions",
			STR_ARG(str_trim(row->cells[0])));
		return false;
	}
	switch (part_of(row)) {
	case PART_ADDRESSES:
		if (!entry->country.len)
			entry->country = arena_str(arena, cell(row, 4));
		break;
	case PART_ALIASES:
		listings_name(reader->listings, entry, cell(row, 3), list_quality_of(cell(row, 2)));
		break;
	default:
		entry->remarks = arena_join(arena, (struct str[]){entry->remarks, cell(row, 1)}, 2);
		read_remarks(reader, entry, entry->remarks);
	}
	return true;
}

static bool find_main(struct list_reader *reader, uint32_t *list)
{
	struct listings *listings = reader->listings;
	struct str id =
		reader->options->id.ptr ? reader->options->id : str_of(ofac_list(reader->doc));
	*list = map_get(&listings->list_by_id, id);
	if (*list == MAP_NONE)
		return list_fail(reader, STR_NPOS,
			"this file belongs to another one (sdn.csv, cons_prim.csv): import them "
			"together");
	listings->sources.items[listings->sources.count - 1].part_of = *list;
	return true;
}

static bool read(struct list_reader *reader)
{
	struct csv csv = {.doc = reader->doc, .separator = reader->head->separator};
	struct csv_row *row = ARENA_NEW(&reader->doc->arena, struct csv_row);
	enum part part = part_of(&reader->head->row);
	uint32_t list;
	if (part == PART_MAIN)
		list = list_of(reader, ofac_list(reader->doc));
	else if (!find_main(reader, &list))
		return false;
	for (;;) {
		arena_reset(&reader->scratch);
		if (!csv_next(&csv, &reader->scratch, row))
			return !csv.failed;
		if (part_of(row) != part) {
			diag(reader->doc, row->ended ? DIAG_CSV_SYNTAX : DIAG_CSV_TRUNCATED,
				row->start, "a row of %zu cells is none of this file%s", row->count,
				row->ended ? "" : ": it is cut off");
			return false;
		}
		if (!(part == PART_MAIN ? add_main : add_other)(reader, list, row))
			return false;
	}
}

const struct list_format list_ofac_csv = {
	.name = "ofac-csv",
	.title = "OFAC sdn.csv, add.csv, alt.csv, sdn_comments.csv; cons_prim.csv ...",
	.list = "ofac-sdn",
	.probe = probe,
	.part = is_part,
	.read = read,
};
