#include "match/lists.h"

#include "model/country.h"

/* --- files and rules --- */

static struct str list_text(
	const struct lists *lists, const struct list_use *use, struct lf_text text)
{
	return listfile_text(&lists->files.items[use->file], text);
}

static bool fail(struct str *error, struct str text)
{
	*error = text;
	return false;
}

static bool add_uses(struct lists *lists, uint32_t file, struct str *error)
{
	const struct listfile *opened = &lists->files.items[file];
	size_t count = listfile_count(opened, SECTION_LISTS), before = lists->uses.count;
	list_push(&lists->first_use, (uint32_t)before);
	for (uint32_t i = 0; i < count; i++) {
		const struct lf_list *list = LISTFILE_AT(opened, LISTS, lf_list, i);
		const struct lf_source *source =
			LISTFILE_AT(opened, SOURCES, lf_source, list->source);
		struct list_use use = {
			.id = listfile_text(opened, list->id),
			.file = file,
			.list = i,
			.threshold = NAME_THRESHOLD,
			.kinds = 1u << LISTED_ORGANISATION,
			.tier = list->review ? TIER_REVIEW : TIER_ADVISORY,
			.sha256 = listfile_text(opened, source->sha256),
			.edition = list->edition,
		};
		for (size_t k = 0; k < before; k++)
			if (str_eq(lists->uses.items[k].id, use.id))
				return fail(error,
					arena_printf(&lists->arena,
						"the list %.*s is in %s, too: two editions at once",
						STR_ARG(use.id),
						lists->files.items[lists->uses.items[k].file]
							.path));
		list_push(&lists->uses, use);
	}
	return true;
}

bool lists_add(struct lists *lists, const char *path, struct str *error)
{
	struct listfile file;
	if (!listfile_open(&file, path, &lists->arena, error))
		return false;
	list_push(&lists->files, file);
	return add_uses(lists, (uint32_t)lists->files.count - 1, error);
}

/* "0.95", "1", "1.000" */
static bool read_threshold(struct str text, uint16_t *threshold)
{
	struct str rest = text, whole = str_cut(&rest, '.');
	uint64_t ones, part = 0;
	size_t digits = rest.len;
	if (!str_to_u64(whole, 1, &ones) || digits > 3 ||
		(rest.ptr && !str_to_u64(rest, 999, &part)))
		return false;
	for (; digits < 3; digits++)
		part *= 10;
	*threshold = (uint16_t)(ones * 1000 + part);
	return *threshold >= 500 && *threshold <= 1000;
}

static bool read_kinds(struct str text, uint8_t *kinds)
{
	*kinds = 0;
	while (text.ptr) {
		struct str word = str_cut(&text, '+');
		unsigned kind = 0;
		while (kind < LISTED_KINDS &&
			!str_is(word, listed_kind_name((enum listed_kind)kind)))
			kind++;
		if (kind == LISTED_KINDS)
			return false;
		*kinds |= (uint8_t)(1u << kind);
	}
	return true;
}

static bool read_tier(struct str text, uint8_t *tier)
{
	for (unsigned i = TIER_OFF; i <= TIER_REVIEW; i++)
		if (str_is(text, tier_name((enum tier)i))) {
			*tier = (uint8_t)i;
			return true;
		}
	return false;
}

static bool read_setting(struct list_use *use, struct str key, struct str value)
{
	if (str_is(key, "threshold"))
		return read_threshold(value, &use->threshold);
	if (str_is(key, "kinds"))
		return read_kinds(value, &use->kinds);
	return str_is(key, "tier") && read_tier(value, &use->tier);
}

bool lists_rule_valid(struct str rule)
{
	struct list_use probe = {0};
	struct str rest = rule, id = str_cut(&rest, ':');
	bool good = id.len > 0 && rest.len > 0;
	while (good && rest.ptr) {
		struct str value = str_cut(&rest, ','), key = str_cut(&value, '=');
		good = read_setting(&probe, key, value);
	}
	return good;
}

static void apply(struct list_use *use, struct str settings)
{
	while (settings.ptr) {
		struct str value = str_cut(&settings, ','), key = str_cut(&value, '=');
		read_setting(use, key, value);
	}
}

bool lists_rule(struct lists *lists, struct str rule, struct str *error)
{
	struct str settings = rule, id = str_cut(&settings, ':');
	size_t found = 0;
	if (!lists_rule_valid(rule))
		return fail(error,
			arena_printf(&lists->arena, "\"%.*s\" is no rule of lists", STR_ARG(rule)));
	for (size_t i = 0; i < lists->uses.count; i++)
		if (str_is(id, "*") || str_eq(id, lists->uses.items[i].id)) {
			apply(&lists->uses.items[i], settings);
			found++;
		}
	return found ||
		fail(error,
			arena_printf(&lists->arena,
				"there is no list \"%.*s\" (bomscreen policy status)",
				STR_ARG(id)));
}

void lists_finish(struct lists *lists)
{
	for (size_t i = 0; i < lists->files.count; i++)
		listfile_close(&lists->files.items[i]);
	list_finish(&lists->files);
	list_finish(&lists->uses);
	list_finish(&lists->first_use);
	arena_finish(&lists->arena);
}

/* --- parts of a hit --- */

static const struct listfile *file_of(const struct name_search *search, const struct name_hit *hit)
{
	const struct list_use *use = &search->lists->uses.items[hit->use];
	return &search->lists->files.items[use->file];
}

const struct lf_entry *name_hit_entry(const struct name_search *search, const struct name_hit *hit)
{
	return LISTFILE_AT(file_of(search, hit), ENTRIES, lf_entry, hit->entry);
}

struct str name_hit_text(
	const struct name_search *search, const struct name_hit *hit, struct lf_text text)
{
	return list_text(search->lists, &search->lists->uses.items[hit->use], text);
}

struct str name_hit_name(const struct name_search *search, const struct name_hit *hit)
{
	return name_hit_text(
		search, hit, LISTFILE_AT(file_of(search, hit), NAMES, lf_name, hit->name)->text);
}

struct str name_hit_entity(const struct name_search *search, const struct name_hit *hit)
{
	uint32_t first = name_hit_entry(search, hit)->first;
	return name_hit_text(
		search, hit, LISTFILE_AT(file_of(search, hit), NAMES, lf_name, first)->text);
}

bool name_hit_site(const struct name_search *search, const struct name_hit *hit, struct str host)
{
	const struct listfile *file = file_of(search, hit);
	const struct lf_entry *entry = name_hit_entry(search, hit);
	for (uint32_t i = 0; i < entry->count && i < listfile_count(file, SECTION_NAMES); i++) {
		const struct lf_name *name = LISTFILE_AT(file, NAMES, lf_name, entry->first + i);
		struct str site = listfile_text(file, name->text);
		if (name->quality == LISTED_SITE && site.len && str_ends(host, site) &&
			(host.len == site.len || host.ptr[host.len - site.len - 1] == '.'))
			return true;
	}
	return false;
}

bool name_hit_country(
	const struct name_search *search, const struct name_hit *hit, struct str country)
{
	struct str listed = name_hit_text(search, hit, name_hit_entry(search, hit)->country);
	char asked_code[2], listed_code[2];
	if (!country.len || !country_code(country, asked_code))
		return false;
	while (listed.len) {
		struct str one = str_cut(&listed, ';');
		if (country_code(one, listed_code) && memcmp(asked_code, listed_code, 2) == 0)
			return true;
	}
	return false;
}
