#include "list/table.h"

#include "base/buf.h"

/* The header */

static enum list_role role_of(const struct list_table *table, struct str title, uint8_t *order)
{
	title = str_trim(title);
	for (uint8_t i = 0; table->columns[i].title; i++) {
		*order = i;
		if (str_eq_nocase(title, str_of(table->columns[i].title)))
			return table->columns[i].role;
	}
	return ROLE_NONE;
}

static bool row_has(const struct csv_row *row, const char *title)
{
	for (size_t i = 0; i < row->count; i++)
		if (str_eq_nocase(str_trim(row->cells[i]), str_of(title)))
			return true;
	return false;
}

bool list_table_probe(const struct list_head *head, const struct list_table *table)
{
	if (head->syntax != LIST_CSV)
		return false;
	for (const struct list_column *column = table->columns; column->title; column++)
		if (column->required && !row_has(&head->row, column->title))
			return false;
	return true;
}

/* What each cell of a row says, by its place. */
struct layout {
	const struct list_table *table;
	uint8_t roles[CSV_CELLS_MAX], order[CSV_CELLS_MAX];
	size_t count;
};

static void lay_out(struct layout *layout, const struct csv_row *header)
{
	layout->count = header->count;
	for (size_t i = 0; i < header->count; i++)
		layout->roles[i] =
			(uint8_t)role_of(layout->table, header->cells[i], &layout->order[i]);
}

/* A row */

static struct str cell(const struct layout *layout, const struct csv_row *row, enum list_role role)
{
	for (size_t i = 0; i < layout->count && i < row->count; i++)
		if (layout->roles[i] == role && str_trim(row->cells[i]).len)
			return str_trim(row->cells[i]);
	return STR_NONE;
}

/* The whole name, or its parts in the order of the table. */
static struct str name_of(
	struct list_reader *reader, const struct layout *layout, const struct csv_row *row)
{
	struct str name = cell(layout, row, ROLE_NAME);
	struct buf parts = {0};
	if (name.len)
		return name;
	for (uint8_t order = 0; layout->table->columns[order].title; order++)
		for (size_t i = 0; i < layout->count && i < row->count; i++) {
			struct str part = str_trim(row->cells[i]);
			if (layout->roles[i] != ROLE_PART || layout->order[i] != order || !part.len)
				continue;
			if (parts.len)
				buf_add_byte(&parts, ' ');
			buf_add(&parts, part);
		}
	name = parts.len ? arena_str(&reader->scratch, buf_str(&parts)) : STR_NONE;
	buf_finish(&parts);
	return name;
}

/* Two letters or three behind the last comma. */
static struct str country_of_address(struct str addresses)
{
	struct str first = str_cut(&addresses, ';');
	size_t comma = str_rfind_byte(first, ',');
	struct str last = str_trim(str_from(first, comma == STR_NPOS ? first.len : comma + 1));
	return last.len == 2 || last.len == 3 ? last : STR_NONE;
}

/* "(also A, B)": other names, or other parties of the same case. A comma separates names, and stands in some ("EXAMPLE, LLC"), so that what is too
 * short to be a name belongs to the one before it. */
static void add_also(struct list_reader *reader, struct listed *entry, struct str text)
{
	enum { SUFFIX = 5 };
	text = str_trim(text);
	if (!str_starts_nocase(text, STR("(also ")) || !str_ends(text, STR(")")))
		return;
	text = str_sub(text, 6, text.len - 1);
	struct str name = STR_NONE;
	while (text.ptr) {
		struct str part = str_cut(&text, ',');
		if (name.ptr && str_trim(part).len > SUFFIX) {
			listings_name(reader->listings, entry, name, LISTED_WEAK);
			name = STR_NONE;
		}
		name = str_range(name.ptr ? name.ptr : part.ptr, part.ptr + part.len);
	}
	listings_name(reader->listings, entry, name, LISTED_WEAK);
}

static void add_ids(struct list_reader *reader, struct listed *entry, struct str text)
{
	for (struct str part; list_part(&text, ';', &part);) {
		struct str kind = str_trim(str_cut(&part, ','));
		if (str_eq_nocase(kind, STR("website")))
			listings_site(reader->listings, entry, str_cut(&part, ','));
	}
}

static void keep(struct list_reader *reader, struct str *member, struct str value)
{
	if (!member->len && value.len)
		*member = arena_str(&reader->listings->arena, value);
}

static void add_cell(struct list_reader *reader, const struct list_table *table,
	struct listed *entry, enum list_role role, struct str value)
{
	struct listings *listings = reader->listings;
	struct str part;
	int32_t date;
	switch (role) {
	case ROLE_ALIASES:
		while (list_part(&value, ';', &part))
			listings_name(listings, entry, part, LISTED_ALIAS);
		break;
	case ROLE_NATIVE:
		listings_name(listings, entry, value, LISTED_ALIAS);
		break;
	case ROLE_ALSO:
		add_also(reader, entry, value);
		break;
	case ROLE_PROGRAM:
		keep(reader, &entry->program, value);
		break;
	case ROLE_COUNTRY:
		keep(reader, &entry->country, value);
		break;
	case ROLE_ADDRESSES:
		keep(reader, &entry->country, country_of_address(value));
		break;
	case ROLE_FROM:
		date = list_date(value, table->month_first);
		entry->from = date != DATE_NONE ? date : entry->from;
		break;
	case ROLE_TO:
		date = list_date(value, table->month_first);
		entry->to = date != DATE_NONE ? date + 1 : entry->to; /* the last day, included */
		break;
	case ROLE_CITATION:
		keep(reader, &entry->citation, value);
		break;
	case ROLE_URL:
		keep(reader, &entry->url, value);
		break;
	case ROLE_SITE:
		while (list_part(&value, '|', &part))
			listings_site(listings, entry, part);
		break;
	case ROLE_IDS:
		add_ids(reader, entry, value);
		break;
	default:
		break;
	}
}

static enum listed_quality quality_of(const struct layout *layout, const struct csv_row *row)
{
	enum listed_quality quality = LISTED_PRIMARY;
	struct str sort = cell(layout, row, ROLE_QUALITY), weak = cell(layout, row, ROLE_WEAK);
	if (sort.len)
		quality = list_quality_of(sort);
	if (weak.len && list_quality_of(weak) == LISTED_WEAK)
		quality = LISTED_WEAK;
	return quality;
}

static enum listed_kind kind_of(struct list_reader *reader, const struct layout *layout,
	const struct csv_row *row, struct str name, uint32_t list)
{
	struct str word = cell(layout, row, ROLE_KIND);
	bool mixed =
		layout->table->mixed || str_is(reader->listings->lists.items[list].id, "csl-dpl");
	if (word.len)
		return list_kind_of(word);
	return mixed && !list_looks_organised(&reader->scratch, name) ? LISTED_PERSON
								      : LISTED_ORGANISATION;
}

static bool add_row(
	struct list_reader *reader, const struct layout *layout, const struct csv_row *row)
{
	const struct list_table *table = layout->table;
	struct str name = name_of(reader, layout, row), id = cell(layout, row, ROLE_ID);
	uint32_t list = 0;
	if (table->list)
		list = list_of(reader, table->list);
	else if (!list_of_source(reader, cell(layout, row, ROLE_SOURCE), row->start, &list))
		return false;
	if (!name.len)
		return table->nameless || list_fail(reader, row->start, "a row without a name");
	/* Without identifiers, rows of one name are of one party: one for each address. */
	struct listed *entry = list_entry(
		reader, list, id.len ? id : str_sub(name, 0, 512), name, table->joins, row->start);
	if (!entry)
		return false;
	entry->kind = (uint8_t)kind_of(reader, layout, row, name, list);
	listings_name(reader->listings, entry, name, quality_of(layout, row));
	for (size_t i = 0; i < layout->count && i < row->count; i++) {
		struct str value = str_trim(row->cells[i]);
		if (value.len)
			add_cell(reader, table, entry, (enum list_role)layout->roles[i], value);
		if (value.len && layout->roles[i] == ROLE_EDITION)
			list_edition(reader, list_date(value, table->month_first));
	}
	return true;
}

/* The table */

static bool is_blank(const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (str_trim(row->cells[i]).len)
			return false;
	return true;
}

static bool same_rows(const struct csv_row *a, const struct csv_row *b)
{
	for (size_t i = 0; i < a->count && a->count == b->count; i++)
		if (!str_eq(a->cells[i], b->cells[i]))
			return false;
	return a->count == b->count;
}

/* As many cells as the header has; only empty ones may be more. */
static bool check_row(
	struct list_reader *reader, const struct layout *layout, const struct csv_row *row)
{
	if (row->count < layout->count && !row->ended) {
		diag(reader->doc, DIAG_CSV_TRUNCATED, row->start,
			"the last row has %zu of %zu cells and no line end: the list is cut off",
			row->count, layout->count);
		return false;
	}
	for (size_t i = layout->count; i < row->count; i++)
		if (str_trim(row->cells[i]).len)
			break;
		else if (i + 1 == row->count)
			return true;
	if (row->count == layout->count)
		return true;
	diag(reader->doc, DIAG_CSV_SYNTAX, row->start, "a row of %zu cells in a table of %zu",
		row->count, layout->count);
	return false;
}

/* Reads up to the header; a line before it may say the edition. */
static bool find_header(struct list_reader *reader, const struct list_table *table, struct csv *csv,
	struct csv_row *row)
{
	struct arena *arena = &reader->doc->arena;
	const char *begin = table->preamble;
	while (csv_next(csv, arena, row)) {
		struct list_head head = {.syntax = LIST_CSV, .row = *row};
		if (list_table_probe(&head, table))
			return true;
		struct str line = str_sub(reader->doc->bytes, row->start, row->end);
		if (!begin || !str_starts_nocase(line, str_of(begin)))
			break;
		list_edition(reader, list_date(str_from(line, strlen(begin)), table->month_first));
	}
	return csv->failed ? false : list_fail(reader, row->start, "the table has no header");
}

/* A header of numbers, for a table that has none. */
static void number_columns(struct list_reader *reader, struct csv_row *header)
{
	header->count = reader->head->row.count;
	for (size_t i = 0; i < header->count; i++)
		header->cells[i] = arena_printf(&reader->doc->arena, "%zu", i + 1);
}

bool list_table_read(struct list_reader *reader, const struct list_table *table)
{
	struct csv csv = {.doc = reader->doc, .separator = reader->head->separator};
	struct csv_row *header = ARENA_NEW(&reader->doc->arena, struct csv_row);
	struct csv_row *row = ARENA_NEW(&reader->doc->arena, struct csv_row);
	struct layout *layout = ARENA_NEW(&reader->doc->arena, struct layout);
	layout->table = table;
	if (table->headless)
		number_columns(reader, header);
	else if (!find_header(reader, table, &csv, header))
		return false;
	lay_out(layout, header);
	for (;;) {
		arena_reset(&reader->scratch);
		if (!csv_next(&csv, &reader->scratch, row))
			return !csv.failed;
		if (is_blank(row) || same_rows(row, header))
			continue;
		if (!check_row(reader, layout, row) || !add_row(reader, layout, row))
			return false;
	}
}
