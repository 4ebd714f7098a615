/* policy diff: what an edition of compiled lists changes. */
#include "commands/policy_diff.h"

#include "base/map.h"
#include "base/utf8.h"
#include "commands/names.h"
#include "commands/policy_verdicts.h"
#include "match/lists.h"

/* One list of one file, its entries by their identifiers. */
struct side {
	const struct listfile *file;
	const struct lf_list *list; /* NULL: it is not in the file */
	uint32_t number;
	struct map entries;
};

enum sign { SIGN_ADDED, SIGN_REMOVED, SIGN_CHANGED };

struct diffing {
	struct buf head, body;
	cJSON *lists; /* NULL: text is written */
	cJSON *arrays[3]; /* of the list at hand: as enum sign */
	cJSON *entry; /* at hand */
	struct arena scratch;
	struct side old, new;
	size_t added, removed, changed;
	size_t differences; /* of the entry at hand */
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
	struct diffing *d, enum sign sign, const struct side *side, const struct lf_entry *entry)
{
	struct str name = name_at(side, entry, 0), id = listfile_text(side->file, entry->id);
	if (d->lists) {
		d->entry = object_add_object(d->arrays[sign], NULL);
		object_add_str(d->entry, "id", id);
		object_add_str(d->entry, "name", name);
		return;
	}
	buf_printf(&d->body, "  %c ", "+-~"[sign]);
	utf8_add_printable(&d->body, name);
	buf_puts(&d->body, " (");
	utf8_add_printable(&d->body, id);
	buf_puts(&d->body, ")\n");
}

/* Names of one side that the other's entry does not have. */
static void add_names(struct diffing *d, enum sign sign, const struct side *side,
	const struct lf_entry *entry, const struct side *other, const struct lf_entry *twin)
{
	static const char *const members[] = {"names_added", "names_removed"};
	struct map names = {0};
	cJSON *array = d->lists ? object_add_array(d->entry, members[sign]) : NULL;
	size_t all = listfile_count(other->file, SECTION_NAMES);
	for (uint32_t i = 0; i < twin->count && i < all; i++)
		map_put(&names, name_at(other, twin, i), i);
	all = listfile_count(side->file, SECTION_NAMES);
	for (uint32_t i = 0; i < entry->count && i < all; i++) {
		struct str name = name_at(side, entry, i);
		if (map_get(&names, name) != MAP_NONE)
			continue;
		d->differences++;
		if (array) {
			object_add_str(array, NULL, name);
			continue;
		}
		buf_printf(&d->body, "      %c ", "+-"[sign]);
		utf8_add_printable(&d->body, name);
		buf_add_byte(&d->body, '\n');
	}
	map_finish(&names);
}

static void add_text(struct diffing *d, const char *label, struct str old, struct str new)
{
	if (str_eq(old, new))
		return;
	d->differences++;
	if (d->lists) {
		cJSON *object = object_add_object(d->entry, label);
		object_add_str(object, "old", old);
		object_add_str(object, "new", new);
		return;
	}
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
	d->differences = 0;
	add_title(d, SIGN_CHANGED, &d->new, new);
	add_names(d, SIGN_REMOVED, &d->old, old, &d->new, new);
	add_names(d, SIGN_ADDED, &d->new, new, &d->old, old);
	add_text(d, "kind", str_of(listed_kind_name((enum listed_kind)(old->kind % LISTED_KINDS))),
		str_of(listed_kind_name((enum listed_kind)(new->kind % LISTED_KINDS))));
	add_text(d, "program", listfile_text(d->old.file, old->program),
		listfile_text(d->new.file, new->program));
	add_text(d, "since", date_format(&d->scratch, old->from),
		date_format(&d->scratch, new->from));
	add_text(d, "until before", date_format(&d->scratch, old->to),
		date_format(&d->scratch, new->to));
	if (d->differences) {
		d->changed++;
		return;
	}
	d->body.len = before;
	if (d->lists)
		cJSON_DeleteItemFromArray(
			d->arrays[SIGN_CHANGED], cJSON_GetArraySize(d->arrays[SIGN_CHANGED]) - 1);
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
		add_title(d, SIGN_REMOVED, &d->old, entry);
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
		add_title(d, SIGN_ADDED, &d->new, entry);
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

static void begin_list(struct diffing *d, struct str id)
{
	static const char *const members[] = {"added", "removed", "changed"};
	cJSON *object = object_add_object(d->lists, NULL);
	object_add_str(object, "id", id);
	object_add_date(object, "old_edition", d->old.list ? d->old.list->edition : DATE_NONE);
	object_add_date(object, "new_edition", d->new.list ? d->new.list->edition : DATE_NONE);
	for (size_t i = 0; i < 3; i++)
		d->arrays[i] = object_add_array(object, members[i]);
}

static void compare_list(
	struct diffing *d, const struct lists *old, const struct lists *new, struct str id)
{
	d->added = d->removed = d->changed = 0;
	d->old = side_of(old, id);
	d->new = side_of(new, id);
	buf_clear(&d->body);
	if (d->lists)
		begin_list(d, id);
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

/* Once for each form. */
static int compare(struct settings *settings, const struct arguments *arguments,
	const struct lists *old, const struct lists *new, bool json, struct buf *out)
{
	struct diffing d = {0};
	cJSON *object = object_create();
	int code = EXIT_OK;
	object_add_word(object, "schema", "bomscreen-policy-diff/1");
	if (json)
		d.lists = object_add_array(object, "lists");
	compare_files(&d, old, new);
	if (arguments->operands.count > 3)
		code = policy_verdicts(settings, arguments, &d.head,
			json ? object_add_array(object, "bills") : NULL);
	if (json)
		names_add_object(out, object);
	else
		buf_add(out, buf_str(&d.head));
	cJSON_Delete(object);
	buf_finish(&d.head);
	buf_finish(&d.body);
	arena_finish(&d.scratch);
	return code;
}

static int compare_in_forms(
	struct settings *settings, const struct arguments *arguments, struct names_outputs *outputs)
{
	struct lists old = {0}, new = {0};
	int code = EXIT_POLICY;
	if (open_file(&old, arguments->operands.items[1]) &&
		open_file(&new, arguments->operands.items[2])) {
		code = EXIT_OK;
		for (unsigned form = 0; form < NAMES_FORMS; form++)
			if (outputs->wants[form])
				code = exit_worse(code,
					compare(settings, arguments, &old, &new, form == NAMES_JSON,
						&outputs->texts[form]));
		code = exit_worse(code, names_outputs_write(outputs));
	}
	lists_finish(&old);
	lists_finish(&new);
	return code;
}

int policy_diff(struct settings *settings, const struct arguments *arguments)
{
	struct names_outputs outputs = {0};
	int code = EXIT_USAGE;
	if (arguments->operands.count < 3)
		message("policy diff: which files? OLD NEW [BOM...]");
	else if (names_outputs_read(&outputs, arguments))
		code = compare_in_forms(settings, arguments, &outputs);
	names_outputs_finish(&outputs);
	return code;
}
