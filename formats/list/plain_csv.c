/* A table of one's own, whose columns the user names: --columns name=Company,id=No,country=3. Numbers
 * stand for columns of a table without a header. */
#include "list/table.h"

static const struct {
	const char *word;
	enum list_role role;
} words[] = {
	{"id", ROLE_ID},
	{"name", ROLE_NAME},
	{"aliases", ROLE_ALIASES},
	{"native", ROLE_NATIVE},
	{"kind", ROLE_KIND},
	{"program", ROLE_PROGRAM},
	{"country", ROLE_COUNTRY},
	{"from", ROLE_FROM},
	{"to", ROLE_TO},
	{"citation", ROLE_CITATION},
	{"url", ROLE_URL},
	{"site", ROLE_SITE},
	{0},
};

static enum list_role role_of(struct str word)
{
	for (size_t i = 0; words[i].word; i++)
		if (str_is(word, words[i].word))
			return words[i].role;
	return ROLE_NONE;
}

static bool probe(const struct list_head *head, const struct list_options *options)
{
	return head->syntax == LIST_CSV && options->columns.len;
}

/* The user's words as a table; false (and an error) when they are wrong. */
static bool read_columns(struct list_reader *reader, struct list_column *columns, size_t most)
{
	struct str rest = reader->options->columns, part;
	size_t count = 0;
	bool named = false, numbers = true;
	while (list_part(&rest, ',', &part)) {
		struct str title = part, word = str_cut(&title, '=');
		enum list_role role = role_of(str_trim(word));
		uint64_t number;
		if (role == ROLE_NONE || !str_trim(title).len || count + 1 == most)
			return list_usage(reader,
				"--columns: each part is ROLE=COLUMN; a role is one of id, name, "
				"aliases, native, kind, program, country, from, to, citation, url, "
				"site");
		named |= role == ROLE_NAME;
		numbers &= str_to_u64(str_trim(title), CSV_CELLS_MAX, &number);
		columns[count++] = (struct list_column){
			arena_cstr(&reader->doc->arena, str_trim(title)), role, true};
	}
	for (size_t i = 0; i < count && numbers; i++)
		columns[i].required = false;
	columns[count] = (struct list_column){0};
	return named || list_usage(reader, "--columns does not say which column is the name");
}

static bool read(struct list_reader *reader)
{
	enum { COLUMNS = 32 };
	struct list_column columns[COLUMNS];
	if (!read_columns(reader, columns, COLUMNS))
		return false;
	if (!reader->options->id.len)
		return list_usage(reader, "a table of one's own needs --list-id ID");
	struct list_table table = {
		.list = "own", .columns = columns, .headless = !columns[0].required};
	return list_table_read(reader, &table);
}

const struct list_format list_plain_csv = {
	.name = "plain-csv",
	.title = "a table of one's own, CSV with --columns",
	.probe = probe,
	.read = read,
};
