#include "commands/bills.h"

#include <errno.h>
#include <sys/stat.h>

#include "commands/bill_notes.h"
#include "commands/message.h"
#include "commands/results.h"
#include "commands/version.h"
#include "output/losses.h"

/* Collecting */

struct bill *bills_add(struct bills *bills, struct str name)
{
	struct bill *bill = list_add(&bills->list);
	*bill = (struct bill){.name = str_is(name, "-") ? STR("stdin") : name};
	return bill;
}

struct bill *bills_add_document(struct bills *bills, const struct bill_part *part)
{
	struct bill *bill = bills_add(bills, document_file(part->doc));
	list_push(&bill->parts, *part);
	return bill;
}

void bills_read(struct bills *bills, struct bill_part *part)
{
	if (!part->format || !part->format->lock)
		return;
	struct bom *bom = memory_resize(NULL, sizeof *bom);
	bom_init(bom, part->doc);
	list_push(&bills->boms, bom);
	if (part->format->read(part->doc, bom))
		part->bom = bom;
	else
		part->format = NULL;
}

void bills_finish(struct bills *bills)
{
	for (size_t i = 0; i < bills->boms.count; i++) {
		bom_finish(bills->boms.items[i]);
		memory_free(bills->boms.items[i]);
	}
	for (size_t i = 0; i < bills->list.count; i++)
		list_finish(&bills->list.items[i].parts);
	list_finish(&bills->boms);
	list_finish(&bills->list);
	arena_finish(&bills->arena);
}

/* Places */

static bool ends_in_slash(const char *path)
{
	return *path && path[strlen(path) - 1] == '/';
}

static bool check_names(const struct bills *bills, const char *folder)
{
	struct map names = {0};
	bool good = true;
	for (size_t i = 0; i < bills->list.count && good; i++) {
		struct str name = bills->list.items[i].name;
		good = map_get(&names, name) == MAP_NONE;
		map_set(&names, name, 0);
		if (!good)
			message("%s: two inputs are called %.*s; write them one by one", folder,
				STR_ARG(name));
	}
	map_finish(&names);
	return good;
}

bool bills_check(const struct bills *bills, const struct wanted_list *all)
{
	size_t count = bills->list.count, wanted_bills = 0;
	for (size_t i = 0; i < all->list.count; i++) {
		const struct wanted *wanted = &all->list.items[i];
		wanted_bills += wanted->to != NULL;
		if (wanted->to && wanted_is_folder(wanted) && !check_names(bills, wanted->path))
			return false;
		if (wanted->to && !wanted_is_folder(wanted) && count > 1) {
			message("%zu inputs: name a folder for what becomes of them (-o "
				"%s=FOLDER/)",
				count, wanted->name);
			return false;
		}
	}
	if (!bills->losses || ends_in_slash(bills->losses)) {
		bool good = !bills->losses || mkdir(bills->losses, 0777) == 0 || errno == EEXIST;
		if (!good)
			message("cannot create %s: %s", bills->losses, strerror(errno));
		return good;
	}
	if (count > 1 || wanted_bills > 1)
		message("several conversions: name a folder for their losses (--losses FOLDER/)");
	return count <= 1 && wanted_bills <= 1;
}

/* One bill in one form */

struct making {
	struct bills *bills;
	struct bill *bill;
	const struct wanted *wanted;
	struct conversion conversion;
	struct joining joining; /* of a bill that is joined */
	const struct losses *losses;
	LIST(struct doc *) copies; /* of the parts: what conversion finds wrong is theirs */
	int code;
};

static int effect_code(const struct doc *doc)
{
	enum effect effect = diags_effect(&doc->diags);
	return effect == EFFECT_UNREADABLE    ? EXIT_INPUT
		: effect == EFFECT_INCOMPLETE ? EXIT_INCOMPLETE
					      : EXIT_OK;
}

/* Prints the diagnostics of kinds that were not told of the part yet. */
static void tell_diagnostics(const struct bills *bills, struct bill_part *part, struct doc *doc)
{
	uint8_t severities[DIAG_COUNT];
	struct message_style style = settings_style(bills->settings);
	memcpy(severities, bills->settings->severities, sizeof severities);
	for (size_t id = 0; id < DIAG_COUNT; id++)
		if (doc != part->doc && part->doc->diags.counts[id])
			severities[id] = SEVERITY_IGNORE;
	style.severities = severities;
	message_diagnostics(doc, diagnostic_places(doc), 0, &style);
}

/* A document of its own over the part's bytes, without this program's earlier notes when new ones are
 * to be written. */
static struct doc *copy_part(struct making *m, const struct bill_part *part)
{
	struct doc *copy = memory_resize(NULL, sizeof *copy);
	struct str text = part->doc->raw;
	if (part->input && !part->format->lock && doc_mentions(part->doc, STR(NOTE_TOOL)))
		text = bill_without_notes(&m->bills->arena, m->bills->result, part->input);
	doc_wrap(copy, part->doc->name, text, part->doc->limits);
	list_push(&m->copies, copy);
	return copy;
}

static bool make_part(struct making *m, struct bill_part *part)
{
	bool good = part->format != NULL, lock = good && part->format->lock;
	if (!m->bills->result && !part->told)
		tell_diagnostics(m->bills, part, part->doc);
	if (good) {
		struct doc *copy = copy_part(m, part);
		const struct bom *bom = lock ? part->bom : NULL;
		if (m->bill->joined)
			good = joining_add(&m->joining, copy, part->format, bom);
		else
			good = convert(&m->conversion, copy, part->format, bom, m->wanted->to,
				&m->wanted->target);
		if (!part->told)
			tell_diagnostics(m->bills, part, copy);
		m->code = exit_worse(m->code, effect_code(copy));
	}
	part->told++;
	if (!m->bills->result)
		m->code = exit_worse(m->code, effect_code(part->doc));
	if (!good)
		m->code = exit_worse(m->code,
			m->bill->joined && !m->bill->strict ? EXIT_INCOMPLETE : EXIT_INPUT);
	return good;
}

/* False when there is nothing to write. */
static bool make(struct making *m)
{
	bool any = false, all = true;
	if (m->bill->joined)
		joining_begin(&m->joining, m->wanted->to, &m->wanted->target, m->bill->name);
	m->joining.losses.brief = m->conversion.losses.brief = !m->bills->losses;
	for (size_t i = 0; i < m->bill->parts.count; i++) {
		bool good = make_part(m, &m->bill->parts.items[i]);
		any |= good;
		all &= good;
	}
	if (m->bill->joined)
		joining_close(&m->joining);
	m->losses = m->bill->joined ? &m->joining.losses : &m->conversion.losses;
	return m->bill->joined ? all || !m->bill->strict : any;
}

static void finish(struct making *m)
{
	if (m->bill->joined)
		joining_finish(&m->joining);
	conversion_finish(&m->conversion);
	for (size_t i = 0; i < m->copies.count; i++) {
		doc_finish(m->copies.items[i]);
		memory_free(m->copies.items[i]);
	}
	list_finish(&m->copies);
}

/* Losses */

static bool is_lossy(const struct losses *losses)
{
	return losses->counts[LOSS_DROPPED] || losses->counts[LOSS_DEFAULTED];
}

static void tell_losses(const struct making *m)
{
	const struct losses *losses = m->losses;
	const struct loss *first = NULL;
	if (m->bills->settings->quiet || !losses->list.count)
		return;
	for (size_t i = 0; i < losses->list.count && !first; i++)
		if (losses->list.items[i].outcome >= LOSS_DEFAULTED)
			first = &losses->list.items[i];
	if (!first)
		first = &losses->list.items[0];
	message("%.*s: %zu carried, %zu replaced (both read back), %zu defaulted, %zu dropped; "
		"first: %.*s %s: %.*s%s",
		STR_ARG(m->bill->joined ? m->bill->name : m->bill->parts.items[0].doc->name),
		losses->counts[LOSS_CARRIED], losses->counts[LOSS_REPLACED],
		losses->counts[LOSS_DEFAULTED], losses->counts[LOSS_DROPPED],
		STR_ARG(first->pointer), loss_outcome_names[first->outcome], STR_ARG(first->reason),
		m->bills->losses || m->bills->result ? "" : " (all: --losses FILE)");
}

/* FILE, or FOLDER/NAME.losses.json; with several forms FOLDER/NAME.FORMAT.losses.json. */
static const char *losses_place(const struct making *m, const struct wanted_list *all)
{
	const char *path = m->bills->losses;
	size_t forms = 0;
	if (!ends_in_slash(path))
		return path;
	for (size_t i = 0; i < all->list.count; i++)
		forms += all->list.items[i].to != NULL;
	return arena_printf(&m->bills->arena, "%s%.*s%s%s.losses.json", path,
		STR_ARG(m->bill->name), forms > 1 ? "." : "", forms > 1 ? m->wanted->name : "")
		.ptr;
}

static int write_losses(struct making *m, const struct wanted_list *all)
{
	struct output output;
	const char *path = losses_place(m, all);
	if (!output_open(&output, path)) {
		message("cannot create %s: %s", path, strerror(output.errno_value));
		return EXIT_USAGE;
	}
	if (m->bill->joined)
		losses_write_joined(&m->joining, m->bill->name, str_of(program_version), &output);
	else
		losses_write(&m->conversion, m->bill->parts.items[0].doc, str_of(program_version),
			&output);
	return result_commit(&output, path);
}

/* Writing */

static void write_plain(const struct making *m, struct output *output)
{
	if (m->bill->joined)
		joining_write(&m->joining, output);
	else
		conversion_write(&m->conversion, m->copies.items[0], output);
}

static bool has_findings(const struct bill *bill)
{
	for (size_t i = 0; i < bill->parts.count; i++)
		if (bill->parts.items[i].input && bill->parts.items[i].input->findings.count)
			return true;
	return false;
}

static int write_text(const struct making *m, struct output *output)
{
	struct output plain;
	int code = EXIT_OK;
	if (!has_findings(m->bill)) {
		write_plain(m, output);
		return EXIT_OK;
	}
	output_open_memory(&plain);
	write_plain(m, &plain);
	if (!bill_write_noted(
		    m->bills->result, m->bill, m->wanted->to, output_text(&plain), output)) {
		message("%.*s: the findings found no place in the document that was made",
			STR_ARG(m->bill->name));
		code = EXIT_INPUT;
	}
	output_discard(&plain);
	return code;
}

static int write_in_folder(struct making *m)
{
	struct output output;
	struct str path =
		arena_printf(&m->bills->arena, "%s%.*s", m->wanted->path, STR_ARG(m->bill->name));
	if (!output_open(&output, path.ptr)) {
		message("cannot create %s: %s", path.ptr, strerror(output.errno_value));
		return EXIT_USAGE;
	}
	int code = write_text(m, &output);
	if (code == EXIT_OK)
		return result_commit(&output, path.ptr);
	output_discard(&output);
	return code;
}

static int write_document(struct making *m, struct wanted *wanted)
{
	if (wanted_is_folder(wanted))
		return write_in_folder(m);
	int code = write_text(m, &wanted->output);
	return code == EXIT_OK ? wanted_commit(wanted) : code;
}

static int write_bill(struct bills *bills, struct bill *bill, const struct wanted_list *all,
	struct wanted *wanted)
{
	struct making m = {.bills = bills, .bill = bill, .wanted = wanted};
	if (make(&m)) {
		tell_losses(&m);
		if (bills->losses)
			m.code = exit_worse(m.code, write_losses(&m, all));
		if (bills->no_loss && is_lossy(m.losses)) {
			message("%.*s: not written as %s, since something would be lost "
				"(--no-loss)",
				STR_ARG(bill->name), wanted->name);
			m.code = exit_worse(m.code, EXIT_INCOMPLETE);
		} else {
			m.code = exit_worse(m.code, write_document(&m, wanted));
		}
	}
	finish(&m);
	return m.code;
}

int bills_write(struct bills *bills, const struct wanted_list *all, struct wanted *wanted)
{
	int code = EXIT_OK;
	for (size_t i = 0; i < bills->list.count; i++)
		code = exit_worse(code, write_bill(bills, &bills->list.items[i], all, wanted));
	return code;
}

int bills_write_all(struct bills *bills, struct wanted_list *all)
{
	int code = EXIT_OK;
	if (!bills_check(bills, all) || !wanted_open(all))
		return EXIT_USAGE;
	for (size_t i = 0; i < all->list.count; i++)
		code = exit_worse(code, bills_write(bills, all, &all->list.items[i]));
	return code;
}
