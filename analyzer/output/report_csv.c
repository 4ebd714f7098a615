/* Findings as a table (RFC 4180), for spreadsheets: a row for each, and one for each input that could
 * not be evaluated. It begins with a byte-order mark, since spreadsheets take UTF-8 for something else
 * without. A cell that a spreadsheet would take for a formula begins with an apostrophe
 * (https://owasp.org/www-community/attacks/CSV_Injection). */
#include "base/utf8.h"
#include "match/waiver.h"
#include "output/parts.h"
#include "output/report.h"
#include "output/text.h"

static const char *const columns[] = {"verdict", "was", "input", "file", "line", "column",
	"component", "version", "purl", "policy", "rule", "relation", "entity", "entity_name",
	"confidence", "evidence", "reason", "basis", "citation", "next", "replacement", "decision",
	"fingerprint", "id", NULL};

struct sheet {
	struct text words; /* of one cell */
	struct output *output;
	struct buf row;
};

/* Also what is one of these marks only in its wide form. */
static bool is_formula(struct str cell)
{
	static const struct str marks[] = {STR_INIT("="), STR_INIT("+"), STR_INIT("-"),
		STR_INIT("@"), STR_INIT("\t"), STR_INIT("\r"), STR_INIT("\n"), STR_INIT("|"),
		STR_INIT("\uff1d"), STR_INIT("\uff0b"), STR_INIT("\uff0d"), STR_INIT("\uff20")};
	cell = str_trim(cell);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(cell, marks[i]))
			return true;
	return false;
}

static void add_cell(struct sheet *sheet, struct str cell)
{
	struct buf plain = {0};
	if (is_formula(cell))
		buf_add_byte(&plain, '\'');
	utf8_add_printable(&plain, cell);
	buf_puts(&sheet->row, sheet->row.len ? ",\"" : "\"");
	for (size_t i = 0; i < plain.len; i++) {
		if (plain.ptr[i] == '"')
			buf_add_byte(&sheet->row, '"');
		buf_add_byte(&sheet->row, plain.ptr[i]);
	}
	buf_add_byte(&sheet->row, '"');
	buf_finish(&plain);
}

static void add_number(struct sheet *sheet, size_t number)
{
	buf_add_byte(&sheet->row, ',');
	if (number)
		buf_printf(&sheet->row, "%zu", number);
}

static void add_words(struct sheet *sheet)
{
	add_cell(sheet, buf_str(&sheet->words.line));
	buf_clear(&sheet->words.line);
}

static void end_row(struct sheet *sheet)
{
	buf_puts(&sheet->row, "\r\n");
	output_add(sheet->output, buf_str(&sheet->row));
	buf_clear(&sheet->row);
}

static void add_place(struct sheet *sheet, const struct input *input, const struct place *place)
{
	add_cell(sheet, input->origin ? input->origin->name : input->doc->name);
	add_cell(sheet, part_path(input));
	add_number(sheet, place->line);
	add_number(sheet, place->column);
}

static void add_component(struct sheet *sheet, const struct component *component)
{
	text_add_name(&sheet->words, component);
	add_words(sheet);
	add_cell(sheet, component->version);
	add_cell(sheet, component->purl);
}

static void add_decisions(struct sheet *sheet, const struct finding *finding)
{
	struct buf all = {0};
	for (unsigned at = 0; text_next_decision(&sheet->words, finding, &at);
		buf_clear(&sheet->words.line)) {
		buf_puts(&all, all.len ? ". " : "");
		buf_add(&all, buf_str(&sheet->words.line));
	}
	add_cell(sheet, buf_str(&all));
	buf_finish(&all);
}

static void write_finding(
	struct sheet *sheet, const struct input *input, const struct finding *finding)
{
	static const struct measure no_measure;
	static const struct entity no_entity;
	const struct measure *measure = finding->measure ? finding->measure : &no_measure;
	const struct entity *entity = finding->entity ? finding->entity : &no_entity;
	add_cell(sheet, str_of(verdict_name(finding->verdict)));
	add_cell(sheet, str_of(verdict_name(finding->was)));
	add_place(sheet, input, &finding->place);
	add_component(sheet, &input->bom->components.items[finding->component]);
	add_cell(sheet, finding->policy ? finding->policy->id : STR(""));
	add_cell(sheet, measure->id);
	add_cell(sheet, finding->entity ? str_of(relation_name(finding->relation)) : STR(""));
	add_cell(sheet, entity->id);
	add_cell(sheet, entity->name);
	add_cell(sheet, str_of(confidence_name(finding->confidence)));
	text_add_evidence(&sheet->words, finding);
	add_words(sheet);
	add_cell(sheet, finding->reason);
	add_cell(sheet, finding->basis);
	add_cell(sheet, measure->citation);
	add_cell(sheet, finding->next);
	add_cell(sheet, finding->replacement);
	add_decisions(sheet, finding);
	add_cell(sheet, finding->fingerprint);
	add_cell(sheet, finding->id);
	end_row(sheet);
}

/* A component without a finding, or an input: the other cells are empty. */
static void end_short_row(struct sheet *sheet, size_t from)
{
	for (; columns[from]; from++)
		add_cell(sheet,
			str_is(str_of(columns[from]), "reason") ? buf_str(&sheet->words.line)
								: STR(""));
	buf_clear(&sheet->words.line);
	end_row(sheet);
}

static void write_incomplete(struct sheet *sheet, const struct unit *unit)
{
	static const struct place none;
	for (unsigned at = 0; text_next_incomplete(&sheet->words, unit, &at);) {
		add_cell(sheet, STR("incomplete"));
		add_cell(sheet, STR(""));
		add_place(sheet, unit->inputs, &none);
		end_short_row(sheet, 6);
	}
}

static void write_component(
	struct sheet *sheet, const struct input *input, uint32_t index, const struct place *place)
{
	const struct component *component = &input->bom->components.items[index];
	struct str verdict = str_of(verdict_name((enum verdict)input->verdicts[index]));
	add_cell(sheet, verdict);
	add_cell(sheet, verdict);
	add_place(sheet, input, place);
	add_component(sheet, component);
	end_short_row(sheet, 9);
}

/* With --all or --unknown those without a finding, too. */
static void write_components(struct sheet *sheet, const struct input *input)
{
	const struct report_options *options = sheet->words.options;
	size_t count = input->bom && input->verdicts ? input->bom->components.count : 0;
	if (!options->unknown && !options->all)
		return;
	struct arena arena = {0};
	const struct place *places = count ? part_places(&arena, input) : NULL;
	for (uint32_t i = 0; i < count; i++) {
		enum verdict verdict = (enum verdict)input->verdicts[i];
		if (verdict == VERDICT_UNKNOWN || (verdict == VERDICT_NO_MATCH && options->all))
			write_component(sheet, input, i, &places[i]);
	}
	arena_finish(&arena);
}

static void write(
	const struct result *result, const struct report_options *options, struct output *output)
{
	struct sheet sheet = {.words = {.result = result, .options = options}, .output = output};
	output_puts(output, "\xef\xbb\xbf");
	for (size_t i = 0; columns[i]; i++)
		add_cell(&sheet, str_of(columns[i]));
	end_row(&sheet);
	for (size_t i = 0; i < result->count; i += result_unit(result, i)) {
		const struct unit unit = text_unit(result, i);
		write_incomplete(&sheet, &unit);
	}
	for (size_t i = 0; i < result->count; i++) {
		const struct input *input = &result->inputs[i];
		for (size_t j = 0; j < input->findings.count; j++)
			write_finding(&sheet, input, &input->findings.items[j]);
		write_components(&sheet, input);
	}
	buf_finish(&sheet.row);
	buf_finish(&sheet.words.line);
	arena_finish(&sheet.words.scratch);
}

const struct report report_csv = {
	.name = "csv",
	.title = "table of findings for spreadsheets",
	.media_type = "text/csv; charset=utf-8; header=present",
	.write = write,
};
