/* policy diff: what an edition of compiled lists changes. */
#include "commands/policy_diff.h"

#include "base/map.h"
#include "base/output.h"
#include "base/utf8.h"
#include "commands/policy_verdicts.h"
#include "commands/results.h"
#include "match/lists.h"

/* One list of one file, its entries by their identifiers. */
struct side {
	const struct listfile *file;
	const struct lf_list *list; /* NULL: it is not in the file */
	uint32_t number;
	struct map entries;
};

struct diffing {
	struct buf head, body;
	struct arena scratch;
	struct side old, new;
	size_t added, removed, changed;
};

static struct side side_of(const struct lists *lists, struct str id)
{
	struct side side = {.file = &lists->files.items[0]};
	size_t count = listfile_count(side.file, SECTION_LISTS);
	for (uint32_t i = 0; i < count && !side.list; i++) {
		const struct lf_list *list = LISTFILE_AT(side.file, LISTS, lf_list, i);
		if (str_eq(listfile_text(side.file, list->id), id)) {
			side.list = list;
			side.number = i;
		}
	}
	count = side.list ? listfile_count(side.file, SECTION_ENTRIES) : 0;
	for (uint32_t i = 0; i < count; i++) {
		const struct lf_entry *entry = LISTFILE_AT(side.file, ENTRIES, lf_entry, i);
		if (entry->list == side.number)
			map_put(&side.entries, listfile_text(side.file, entry->id), i);
	}
	return side;
}

static const struct lf_entry *entry_at(const struct side *side, uint32_t at)
{
	return LISTFILE_AT(side->file, ENTRIES, lf_entry, at);
}

static struct str name_at(const struct side *side, const struct lf_entry *entry, uint32_t at)
{
	return listfile_text(
		side->file, LISTFILE_AT(side->file, NAMES, lf_name, entry->first + at)->text);
}

static void add_title(
	struct diffing *d, char sign, const struct side *side, const struct lf_entry *entry)
{
	buf_printf(&d->body, "  %c ", sign);
	utf8_add_printable(&d->body, name_at(side, entry, 0));
	buf_puts(&d->body, " (");
	utf8_add_printable(&d->body, listfile_text(side->file, entry->id));
	buf_puts(&d->body, ")\n");
}

/* Names of one side that the other's entry does not have. */
static void add_names(struct diffing *d, char sign, const struct side *side,
	const struct lf_entry *entry, const struct side *other, const struct lf_entry *twin)
{
	struct map names = {0};
	size_t all = listfile_count(other->file, SECTION_NAMES);
	for (uint32_t i = 0; i < twin->count && i < all; i++)
		map_put(&names, name_at(other, twin, i), i);
	all = listfile_count(side->file, SECTION_NAMES);
	for (uint32_t i = 0; i < entry->count && i < all; i++) {
		struct str name = name_at(side, entry, i);
		if (map_get(&names, name) != MAP_NONE)
			continue;
		buf_printf(&d->body, "      %c ", sign);
		utf8_add_printable(&d->body, name);
		buf_add_byte(&d->body, '\n');
	}
	map_finish(&names);
}

static void add_text(struct diffing *d, const char *label, struct str old, struct str new)
{
	if (str_eq(old, new))
		return;
	buf_printf(&d->body, "      %s: ", label);
	utf8_add_printable(&d->body, old.len ? old : STR("-"));
	buf_puts(&d->body, " -> ");
	utf8_add_printable(&d->body, new.len ? new : STR("-"));
	buf_add_byte(&d->body, '\n');
}

static void compare_entries(
	struct diffing *d, const struct lf_entry *old, const struct lf_entry *new)
{
	size_t before = d->body.len;
	add_title(d, '~', &d->new, new);
	size_t title = d->body.len;
	add_names(d, '-', &d->old, old, &d->new, new);
	add_names(d, '+', &d->new, new, &d->old, old);
	add_text(d, "kind", str_of(listed_kind_name((enum listed_kind)(old->kind % LISTED_KINDS))),
		str_of(listed_kind_name((enum listed_kind)(new->kind % LISTED_KINDS))));
	add_text(d, "program", listfile_text(d->old.file, old->program),
		listfile_text(d->new.file, new->program));
	add_text(d, "since", date_format(&d->scratch, old->from),
		date_format(&d->scratch, new->from));
	add_text(d, "until before", date_format(&d->scratch, old->to),
		date_format(&d->scratch, new->to));
	if (d->body.len == title)
		d->body.len = before;
	else
		d->changed++;
}

/* In the order of the files: what is there no more, then what is new or different. */
static void compare_lists(struct diffing *d)
{
	size_t count = d->old.list ? listfile_count(d->old.file, SECTION_ENTRIES) : 0;
	for (uint32_t i = 0; i < count; i++) {
		const struct lf_entry *entry = entry_at(&d->old, i);
		struct str id = listfile_text(d->old.file, entry->id);
		if (entry->list != d->old.number || map_get(&d->new.entries, id) != MAP_NONE)
			continue;
		add_title(d, '-', &d->old, entry);
		d->removed++;
	}
	count = d->new.list ? listfile_count(d->new.file, SECTION_ENTRIES) : 0;
	for (uint32_t i = 0; i < count; i++) {
		const struct lf_entry *entry = entry_at(&d->new, i);
		uint32_t twin = map_get(&d->old.entries, listfile_text(d->new.file, entry->id));
		if (entry->list != d->new.number)
			continue;
		if (twin != MAP_NONE) {
			compare_entries(d, entry_at(&d->old, twin), entry);
			continue;
		}
		add_title(d, '+', &d->new, entry);
		d->added++;
	}
}

static void add_edition(struct diffing *d, const struct side *side)
{
	if (side->list)
		buf_printf(&d->head, "edition %.*s",
			STR_ARG(date_format(&d->scratch, side->list->edition)));
	else
		buf_puts(&d->head, "not there");
}

static void compare_list(
	struct diffing *d, const struct lists *old, const struct lists *new, struct str id)
{
	d->added = d->removed = d->changed = 0;
	d->old = side_of(old, id);
	d->new = side_of(new, id);
	buf_clear(&d->body);
	compare_lists(d);
	buf_printf(&d->head, "%.*s: ", STR_ARG(id));
	add_edition(d, &d->old);
	buf_puts(&d->head, " -> ");
	add_edition(d, &d->new);
	buf_printf(&d->head, ": %zu added, %zu removed, %zu changed\n", d->added, d->removed,
		d->changed);
	buf_add(&d->head, buf_str(&d->body));
	map_finish(&d->old.entries);
	map_finish(&d->new.entries);
}

static void compare_files(struct diffing *d, const struct lists *old, const struct lists *new)
{
	for (size_t i = 0; i < new->uses.count; i++)
		compare_list(d, old, new, new->uses.items[i].id);
	for (size_t i = 0; i < old->uses.count; i++) {
		bool in_both = false;
		for (size_t k = 0; k < new->uses.count; k++)
			in_both |= str_eq(new->uses.items[k].id, old->uses.items[i].id);
		if (!in_both)
			compare_list(d, old, new, old->uses.items[i].id);
	}
}

static bool open_file(struct lists *lists, const char *path)
{
	struct str error;
	bool good = lists_add(lists, path, &error);
	if (!good)
		message("%s: %.*s", path, STR_ARG(error));
	return good;
}

static int write_out(struct diffing *d)
{
	struct output output;
	output_open(&output, NULL);
	output_add(&output, buf_str(&d->head));
	return result_commit(&output, "standard output");
}

int policy_diff(struct settings *settings, const struct arguments *arguments)
{
	struct lists old = {0}, new = {0};
	struct diffing diffing = {0};
	int code = EXIT_POLICY;
	if (arguments->operands.count < 3) {
		message("policy diff: which files? OLD NEW [BOM...]");
		return EXIT_USAGE;
	}
	if (open_file(&old, arguments->operands.items[1]) &&
		open_file(&new, arguments->operands.items[2])) {
		compare_files(&diffing, &old, &new);
		code = write_out(&diffing);
		if (arguments->operands.count > 3)
			code = exit_worse(code, policy_verdicts(settings, arguments));
	}
	lists_finish(&old);
	lists_finish(&new);
	buf_finish(&diffing.head);
	buf_finish(&diffing.body);
	arena_finish(&diffing.scratch);
	return code;
}
