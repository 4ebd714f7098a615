/* names screen: a list of names, or a table of suppliers, against compiled lists. */
#include "base/utf8.h"
#include "commands/names.h"
#include "model/url.h"
#include "syntax/csv.h"

struct supplier {
	struct str name, country, site;
	size_t line;
};

struct screening_names {
	struct settings *settings;
	struct policies policies; /* for its lists */
	struct name_search search;
	struct doc doc;
	struct arena scratch;
	struct names_outputs outputs;
	bool all;
	size_t names, alike, possible;
};

/* --- one name --- */

/* A second piece of evidence that the file gives for the supplier. */
static const char *second_evidence(
	struct screening_names *s, const struct supplier *supplier, const struct name_hit *hit)
{
	struct url url;
	struct str site = supplier->site;
	if (name_hit_country(&s->search, hit, supplier->country))
		return "country";
	if (site.len && str_find(site, STR("://")) == STR_NPOS)
		site = arena_printf(&s->scratch, "https://%.*s", STR_ARG(site));
	if (site.len && url_parse(&s->scratch, site, &url) &&
		name_hit_site(&s->search, hit, url.host))
		return "website";
	return NULL;
}

static const struct list_use *use_of(const struct screening_names *s, const struct name_hit *hit)
{
	return &s->search.lists->uses.items[hit->use];
}

/* "alike" is a hit that counts: by itself, or by a second piece of evidence. */
static bool counts(const struct name_hit *hit, const char *second)
{
	return hit->score.grade > NAME_POSSIBLE || second;
}

static void add_hit_text(struct screening_names *s, const struct name_hit *hit, const char *second)
{
	struct buf *out = &s->outputs.texts[NAMES_TEXT];
	struct name_tokens a, b;
	const struct list_use *use = use_of(s, hit);
	const struct lf_entry *entry = name_hit_entry(&s->search, hit);
	struct str id = name_hit_text(&s->search, hit, entry->id);
	buf_printf(out, "  %-8s %u.%03u  ",
		counts(hit, second) ? name_grade_name((enum name_grade)hit->score.grade)
				    : "possible",
		hit->score.score / 1000u, hit->score.score % 1000u);
	utf8_add_printable(out, name_hit_name(&s->search, hit));
	buf_printf(out, " (%s of ", listed_quality_name((enum listed_quality)hit->quality));
	utf8_add_printable(out, id);
	buf_printf(out, ")\n    list   %.*s, edition %.*s, sha256 %.*s\n", STR_ARG(use->id),
		STR_ARG(date_format(&s->scratch, use->edition)), STR_ARG(use->sha256));
	name_hit_tokens(&s->search, hit, &a, &b);
	buf_puts(out, "    words  ");
	alignment_explain(out, &hit->score.alignment, &a, &b);
	buf_printf(out, "; legal form: %s", names_legal((enum legal_relation)hit->score.legal));
	if (hit->asked.kind != WRITING_PLAIN)
		buf_printf(out, "; compared %s", writing_name((enum writing_kind)hit->asked.kind));
	buf_add_byte(out, '\n');
	if (second)
		buf_printf(out, "    second %s\n", second);
	else if (hit->score.grade == NAME_POSSIBLE)
		buf_puts(out,
			"    why    a short or common name, or a weak alias: it takes "
			"another piece of evidence\n");
}

static void add_text(struct screening_names *s, const struct supplier *supplier, bool alike)
{
	if (!s->search.count && !s->all)
		return;
	utf8_add_printable(&s->outputs.texts[NAMES_TEXT], s->doc.name);
	buf_printf(&s->outputs.texts[NAMES_TEXT], ":%zu: %s: \"", supplier->line,
		alike                     ? "alike"
			: s->search.count ? "possible"
					  : "no match");
	utf8_add_printable(&s->outputs.texts[NAMES_TEXT], str_sub(supplier->name, 0, 200));
	buf_puts(&s->outputs.texts[NAMES_TEXT], "\"\n");
	for (size_t i = 0; i < s->search.count; i++)
		add_hit_text(
			s, &s->search.hits[i], second_evidence(s, supplier, &s->search.hits[i]));
}

static void add_hit_json(
	struct screening_names *s, cJSON *array, const struct name_hit *hit, const char *second)
{
	struct name_tokens a, b;
	const struct list_use *use = use_of(s, hit);
	const struct lf_entry *entry = name_hit_entry(&s->search, hit);
	cJSON *object = object_add_object(array, NULL);
	object_add_str(object, "list", use->id);
	object_add_date(object, "edition", use->edition);
	object_add_str(object, "sha256", use->sha256);
	object_add_str(object, "id", name_hit_text(&s->search, hit, entry->id));
	object_add_str(object, "entity", name_hit_entity(&s->search, hit));
	object_add_str(object, "matched", name_hit_name(&s->search, hit));
	object_add_word(object, "quality", listed_quality_name((enum listed_quality)hit->quality));
	object_add_word(object, "kind", listed_kind_name((enum listed_kind)entry->kind));
	object_add_str(object, "program", name_hit_text(&s->search, hit, entry->program));
	object_add_word(object, "grade", name_grade_name((enum name_grade)hit->score.grade));
	cJSON_AddNumberToObject(object, "score", hit->score.score / 1000.0);
	object_add_word(object, "legal", names_legal((enum legal_relation)hit->score.legal));
	object_add_word(object, "writing", writing_name((enum writing_kind)hit->asked.kind));
	object_add_word(object, "second", second);
	name_hit_tokens(&s->search, hit, &a, &b);
	names_add_words_json(object, &hit->score.alignment, &a, &b);
}

static void add_json(struct screening_names *s, const struct supplier *supplier, bool alike)
{
	if (!s->search.count && !s->all)
		return;
	cJSON *object = object_create();
	object_add_number(object, "line", supplier->line);
	object_add_str(object, "name", supplier->name);
	object_add_str(object, "country", supplier->country);
	object_add_word(object, "result",
		alike                     ? "alike"
			: s->search.count ? "possible"
					  : "no-match");
	cJSON *hits = object_add_array(object, "hits");
	for (size_t i = 0; i < s->search.count; i++)
		add_hit_json(s, hits, &s->search.hits[i],
			second_evidence(s, supplier, &s->search.hits[i]));
	char *text = cJSON_PrintUnformatted(object);
	struct buf *out = &s->outputs.texts[NAMES_JSON];
	if (out->ptr[out->len - 1] != '[')
		buf_add_byte(out, ',');
	buf_add_byte(out, '\n');
	buf_puts(out, text);
	cJSON_free(text);
	cJSON_Delete(object);
}

static void screen_name(struct screening_names *s, const struct supplier *supplier)
{
	bool alike = false;
	if (str_is_placeholder(supplier->name))
		return;
	arena_reset(&s->scratch);
	name_search(&s->search, supplier->name);
	for (size_t i = 0; i < s->search.count; i++)
		alike |= counts(
			&s->search.hits[i], second_evidence(s, supplier, &s->search.hits[i]));
	s->names++;
	s->alike += alike;
	s->possible += s->search.count && !alike;
	if (s->outputs.wants[NAMES_TEXT])
		add_text(s, supplier, alike);
	if (s->outputs.wants[NAMES_JSON])
		add_json(s, supplier, alike);
}

/* --- the file --- */

static void screen_lines(struct screening_names *s)
{
	struct supplier supplier = {0};
	for (struct str rest = s->doc.bytes; rest.len;) {
		supplier.name = str_trim(str_cut(&rest, '\n'));
		supplier.line++;
		if (supplier.name.len)
			screen_name(s, &supplier);
	}
}

/* What the columns of a table may be called. */
static const struct {
	const char *word, *role;
} titles[] = {
	{"name", "name"},
	{"supplier", "name"},
	{"supplier name", "name"},
	{"vendor", "name"},
	{"vendor name", "name"},
	{"company", "name"},
	{"company name", "name"},
	{"manufacturer", "name"},
	{"publisher", "name"},
	{"country", "country"},
	{"website", "site"},
	{"url", "site"},
	{"site", "site"},
	{"domain", "site"},
};

struct columns {
	size_t name, country, site; /* SIZE_MAX: none */
};

static void take_column(struct columns *columns, const char *role, size_t at)
{
	size_t *const places[] = {&columns->name, &columns->country, &columns->site};
	static const char *const roles[] = {"name", "country", "site"};
	for (size_t i = 0; i < 3; i++)
		if (strcmp(role, roles[i]) == 0 && *places[i] == SIZE_MAX)
			*places[i] = at;
}

static struct columns columns_by_title(const struct csv_row *header)
{
	struct columns columns = {SIZE_MAX, SIZE_MAX, SIZE_MAX};
	for (size_t i = 0; i < header->count; i++)
		for (size_t k = 0; k < sizeof titles / sizeof *titles; k++)
			if (str_eq_nocase(str_trim(header->cells[i]), str_of(titles[k].word)))
				take_column(&columns, titles[k].role, i);
	return columns;
}

/* "name=Company,country=3" */
static bool columns_by_option(struct str map, const struct csv_row *header, struct columns *columns)
{
	*columns = (struct columns){SIZE_MAX, SIZE_MAX, SIZE_MAX};
	while (map.ptr) {
		struct str title = str_cut(&map, ','), role = str_cut(&title, '=');
		uint64_t number = 0;
		struct arena scratch = {0};
		for (size_t i = 0; i < header->count; i++)
			if (str_eq_nocase(str_trim(header->cells[i]), title) ||
				(str_to_u64(title, CSV_CELLS_MAX, &number) && number == i + 1))
				take_column(columns, arena_cstr(&scratch, role), i);
		arena_finish(&scratch);
	}
	return columns->name != SIZE_MAX;
}

static struct str cell(const struct csv_row *row, size_t at)
{
	return at < row->count ? str_trim(row->cells[at]) : STR_NONE;
}

static size_t count_lines(struct str text)
{
	size_t lines = 0;
	for (size_t i = 0; i < text.len; i++)
		lines += text.ptr[i] == '\n';
	return lines;
}

/* Counts on from row to row. */
static void screen_row(struct screening_names *s, const struct columns *columns,
	const struct csv_row *row, struct supplier *supplier, size_t *counted)
{
	supplier->line += count_lines(str_sub(s->doc.bytes, *counted, row->start));
	*counted = row->start;
	supplier->name = cell(row, columns->name);
	supplier->country = cell(row, columns->country);
	supplier->site = cell(row, columns->site);
	screen_name(s, supplier);
}

static bool screen_table(struct screening_names *s, struct csv *csv, const struct columns *columns,
	struct csv_row *row, bool header)
{
	struct supplier supplier = {.line = 1};
	struct arena rows = {0};
	size_t counted = 0;
	if (!header)
		screen_row(s, columns, row, &supplier, &counted);
	while (csv_next(csv, &rows, row)) {
		screen_row(s, columns, row, &supplier, &counted);
		arena_reset(&rows);
	}
	arena_finish(&rows);
	return !csv->failed;
}

/* A table when --columns says so, or its header does; else a name a line. */
static int screen_file(struct screening_names *s, const struct arguments *arguments)
{
	const char *map = argument_value(arguments, "columns");
	struct csv csv = {.doc = &s->doc, .separator = csv_separator(s->doc.bytes)};
	struct csv_row *row = ARENA_NEW(&s->doc.arena, struct csv_row);
	uint64_t number;
	if (!map &&
		str_find_byte(str_sub(s->doc.bytes, 0, str_find_byte(s->doc.bytes, '\n')),
			csv.separator) == STR_NPOS) {
		screen_lines(s);
		return EXIT_OK;
	}
	struct columns columns = {SIZE_MAX, SIZE_MAX, SIZE_MAX};
	bool table = csv_next(&csv, &s->doc.arena, row);
	if (table && map && !columns_by_option(str_of(map), row, &columns)) {
		message("--columns: no column \"%s\" (name=COLUMN,country=COLUMN,site=COLUMN)",
			map);
		return EXIT_USAGE;
	}
	if (table && !map)
		columns = columns_by_title(row);
	if (columns.name == SIZE_MAX && !csv.failed) {
		screen_lines(s); /* commas within names */
		return EXIT_OK;
	}
	struct str first = map ? str_of(strchr(map, '=') ? strchr(map, '=') + 1 : map) : STR_NONE;
	bool header = !map || !str_to_u64(str_cut(&first, ','), CSV_CELLS_MAX, &number);
	return table && screen_table(s, &csv, &columns, row, header) ? EXIT_OK : EXIT_INPUT;
}

/* --- the whole --- */

static void begin_json(struct screening_names *s)
{
	cJSON *object = object_create();
	const struct lists *lists = s->policies.lists;
	object_add_word(object, "schema", "bomscreen-names/1");
	object_add_date(object, "as_of", s->settings->as_of);
	cJSON *array = object_add_array(object, "lists");
	for (size_t i = 0; i < lists->uses.count; i++) {
		const struct list_use *use = &lists->uses.items[i];
		cJSON *list = object_add_object(array, NULL);
		object_add_str(list, "id", use->id);
		object_add_date(list, "edition", use->edition);
		object_add_str(list, "sha256", use->sha256);
		object_add_word(list, "tier", tier_name((enum tier)use->tier));
		cJSON_AddNumberToObject(list, "threshold", use->threshold / 1000.0);
	}
	char *text = cJSON_PrintUnformatted(object);
	buf_add(&s->outputs.texts[NAMES_JSON], (struct str){text, strlen(text) - 1});
	buf_puts(&s->outputs.texts[NAMES_JSON], ",\n\"names\":[");
	cJSON_free(text);
	cJSON_Delete(object);
}

static void end(struct screening_names *s)
{
	size_t none = s->names - s->alike - s->possible;
	if (s->outputs.wants[NAMES_JSON])
		buf_printf(&s->outputs.texts[NAMES_JSON],
			"],\n\"summary\":{\"names\":%zu,\"alike\":%zu,\"possible\":%zu,\"no_"
			"match\":%zu}}"
			"\n",
			s->names, s->alike, s->possible, none);
	if (s->outputs.wants[NAMES_TEXT] && !s->settings->quiet)
		buf_printf(&s->outputs.texts[NAMES_TEXT],
			"%zu names: %zu alike, %zu possible, %zu without a match in these lists, "
			"as "
			"of %.*s. A likeness of names is no determination.\n",
			s->names, s->alike, s->possible, none,
			STR_ARG(date_format(&s->scratch, s->settings->as_of)));
}

static int run(struct screening_names *s, const struct arguments *arguments)
{
	if (!settings_load_lists(s->settings, &s->policies) ||
		!settings_check_ages(s->settings, &s->policies))
		return EXIT_POLICY;
	bool read = doc_read(&s->doc, arguments->operands.items[1], &limits_default);
	if (read && s->doc.invalid != STR_NPOS)
		diag(&s->doc, DIAG_INVALID_UTF8, s->doc.invalid, "a byte that is no UTF-8");
	int code = EXIT_INPUT;
	if (read && s->doc.invalid == STR_NPOS) {
		name_search_init(&s->search, s->policies.lists, s->settings->as_of);
		if (s->outputs.wants[NAMES_JSON])
			begin_json(s);
		code = screen_file(s, arguments);
		end(s);
		name_search_finish(&s->search);
	}
	struct message_style style = settings_style(s->settings);
	message_diagnostics(&s->doc, diagnostic_places(&s->doc), 0, &style);
	doc_finish(&s->doc);
	if (code != EXIT_USAGE)
		code = exit_worse(code, names_outputs_write(&s->outputs));
	return exit_worse(code, s->alike ? EXIT_FINDING : EXIT_OK);
}

int names_screen(struct settings *settings, const struct arguments *arguments)
{
	struct screening_names s = {.settings = settings, .all = settings->all};
	int code = EXIT_USAGE;
	bool good = names_outputs_read(&s.outputs, arguments);
	if (good && arguments->operands.count != 2)
		message("names screen: give one file, or - for standard input");
	else if (good && !settings->lists.count)
		message("names screen: against which lists? --list FILE (bomscreen policy import)");
	else if (good)
		code = run(&s, arguments);
	policies_finish(&s.policies);
	names_outputs_finish(&s.outputs);
	arena_finish(&s.scratch);
	return code;
}
