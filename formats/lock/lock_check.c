#include "base/buf.h"
#include "lock/lock_parts.h"
#include "model/url.h"

/* Hashes: an entry has none although its kind has, and others of the file do. */
static void check_hashes(struct lock *lock)
{
	bool any = false;
	for (size_t i = 0; i < lock->facts.count && !any; i++)
		any = lock->facts.items[i].checked && lock->facts.items[i].hashed;
	for (size_t i = 0; i < lock->facts.count && any; i++) {
		const struct lock_fact *fact = &lock->facts.items[i];
		const struct component *component = &lock->bom->components.items[fact->component];
		if (!fact->checked || fact->hashed || diag_full(lock->doc, DIAG_LOCK_INTEGRITY))
			continue;
		diag(lock->doc, DIAG_LOCK_INTEGRITY, component->offset,
			"%s has no integrity hash, others here have",
			diag_quote(lock->doc, component->name));
	}
}

/* Hosts */

/* Two names of one registry. */
static struct str usual_name(struct str host)
{
	return str_ends(host, STR(".yarnpkg.com")) ? STR("npmjs.org") : host;
}

static struct str host_of(struct lock *lock, struct str url)
{
	struct url parsed;
	struct str host = url_parse(lock->arena, url, &parsed) ? usual_name(parsed.host) : STR_NONE;
	return str_ends(host, STR(".npmjs.org")) ? STR("npmjs.org") : host;
}

struct host {
	struct str name;
	uint32_t type; /* number of the purl type: hosts of npm and PyPI in one file differ */
	size_t count;
};

struct type_hosts {
	size_t total;
	uint32_t usual; /* the host of nearly all: nine of ten */
};

struct hosts {
	struct map numbers, types;
	LIST(struct host) all;
	LIST(struct type_hosts) by_type;
	uint32_t *of; /* by fact */
};

static void count_hosts(struct lock *lock, struct hosts *hosts)
{
	for (size_t i = 0; i < lock->facts.count; i++) {
		const struct lock_fact *fact = &lock->facts.items[i];
		struct str purl = lock->bom->components.items[fact->component].purl;
		struct str type = str_sub(purl, 0, str_find_byte(purl, '/'));
		struct str name =
			fact->served && fact->url.len ? host_of(lock, fact->url) : STR_NONE;
		hosts->of[i] = MAP_NONE;
		if (!name.len)
			continue;
		uint32_t number = map_put(&hosts->types, type, (uint32_t)hosts->by_type.count);
		if (number == hosts->by_type.count)
			list_push(&hosts->by_type, ((struct type_hosts){0, MAP_NONE}));
		struct str key =
			arena_printf(lock->arena, "%.*s %.*s", STR_ARG(type), STR_ARG(name));
		hosts->of[i] = map_put(&hosts->numbers, key, (uint32_t)hosts->all.count);
		if (hosts->of[i] == hosts->all.count)
			list_push(&hosts->all, ((struct host){.name = name, .type = number}));
		hosts->all.items[hosts->of[i]].count++;
		hosts->by_type.items[number].total++;
	}
}

static void find_usual(struct hosts *hosts)
{
	for (size_t i = 0; i < hosts->all.count; i++) {
		const struct host *host = &hosts->all.items[i];
		struct type_hosts *type = &hosts->by_type.items[host->type];
		if (host->count * 10 >= type->total * 9)
			type->usual = (uint32_t)i;
	}
}

/* A host that several entries come from is told once. */
static void report_host(struct lock *lock, const struct lock_fact *fact, struct host *host,
	const struct host *usual)
{
	const struct component *component = &lock->bom->components.items[fact->component];
	const char *name = diag_quote(lock->doc, component->name);
	if (!host->count || diag_full(lock->doc, DIAG_LOCK_HOST))
		return;
	if (host->count > 1)
		name = arena_printf(lock->arena, "%s and %zu more", name, host->count - 1).ptr;
	diag(lock->doc, DIAG_LOCK_HOST, fact->offset,
		"%s come%s from %s, nearly all others from %s", name, host->count > 1 ? "" : "s",
		diag_quote(lock->doc, host->name), diag_quote(lock->doc, usual->name));
	host->count = 0;
}

static void check_hosts(struct lock *lock)
{
	struct hosts hosts = {.of = ARENA_ARRAY(lock->arena, uint32_t, lock->facts.count + 1)};
	count_hosts(lock, &hosts);
	find_usual(&hosts);
	for (size_t i = 0; i < lock->facts.count; i++) {
		struct host *host = hosts.of[i] == MAP_NONE ? NULL : &hosts.all.items[hosts.of[i]];
		uint32_t usual = host ? hosts.by_type.items[host->type].usual : MAP_NONE;
		if (usual != MAP_NONE && usual != hosts.of[i])
			report_host(lock, &lock->facts.items[i], host, &hosts.all.items[usual]);
	}
	list_finish(&hosts.all);
	list_finish(&hosts.by_type);
	map_finish(&hosts.numbers);
	map_finish(&hosts.types);
}

/* Names */

static void report_name(struct lock *lock, const struct lock_fact *fact, struct str found)
{
	const struct component *component = &lock->bom->components.items[fact->component];
	struct str name = component->name;
	if (diag_full(lock->doc, DIAG_LOCK_NAME))
		return;
	if (component->group.len)
		name = arena_printf(
			lock->arena, "%.*s/%.*s", STR_ARG(component->group), STR_ARG(name));
	diag(lock->doc, DIAG_LOCK_NAME, fact->offset, "%s is downloaded from a file of %s",
		diag_quote(lock->doc, name), diag_quote(lock->doc, found));
}

/* "%2f" and "%40" in the paths of npm's registries. */
static struct str decoded(struct lock *lock, struct str text)
{
	struct buf out = {0};
	for (size_t i = 0; i < text.len; i++) {
		int high = i + 2 < text.len && text.ptr[i] == '%' ? ascii_hex_value(text.ptr[i + 1])
								  : -1;
		int low = high >= 0 ? ascii_hex_value(text.ptr[i + 2]) : -1;
		buf_add_byte(&out, low >= 0 ? (char)(high << 4 | low) : text.ptr[i]);
		i += low >= 0 ? 2 : 0;
	}
	struct str made = arena_str(lock->arena, buf_str(&out));
	buf_finish(&out);
	return made;
}

/* npm's registries serve REGISTRY/[@SCOPE/]NAME/-/FILE. */
static void check_npm(struct lock *lock, const struct lock_fact *fact)
{
	const struct component *component = &lock->bom->components.items[fact->component];
	size_t end = str_find(fact->url, STR("/-/"));
	if (end == STR_NPOS)
		return;
	struct str path = str_sub(fact->url, 0, end);
	if (str_find_byte(path, '%') != STR_NPOS)
		path = decoded(lock, path);
	size_t slash = str_rfind_byte(path, '/');
	if (slash == STR_NPOS)
		return;
	struct str name = str_from(path, slash + 1), before = str_sub(path, 0, slash);
	size_t outer = str_rfind_byte(before, '/');
	struct str scope = outer == STR_NPOS ? STR_NONE : str_from(before, outer + 1);
	bool scoped = scope.len && scope.ptr[0] == '@';
	if (!str_eq_nocase(name, component->name) ||
		(component->group.len ? !str_eq_nocase(scope, component->group) : scoped))
		report_name(lock, fact, scoped ? str_from(path, outer + 1) : name);
}

/* Files of Python are NAME-VERSION..., the name in any spelling. */
static void check_pypi(struct lock *lock, const struct lock_fact *fact)
{
	const struct component *component = &lock->bom->components.items[fact->component];
	size_t end = str_find_byte(fact->url, '#');
	struct str path = str_sub(fact->url, 0, end == STR_NPOS ? fact->url.len : end);
	size_t slash = str_rfind_byte(path, '/');
	struct str file = slash == STR_NPOS ? path : str_from(path, slash + 1);
	if (!str_ends(file, STR(".whl")) && !str_ends(file, STR(".tar.gz")))
		return;
	struct str wanted = lock_pypi_name(lock, component->name);
	struct str found = lock_pypi_name(lock, file);
	size_t version = wanted.len + 1;
	if (!str_starts(found, wanted) || found.len <= version ||
		(!ascii_is_digit(found.ptr[version]) && found.ptr[version] != 'v'))
		report_name(lock, fact, file);
}

static void check_names(struct lock *lock)
{
	for (size_t i = 0; i < lock->facts.count; i++) {
		const struct lock_fact *fact = &lock->facts.items[i];
		struct str purl = lock->bom->components.items[fact->component].purl;
		if (!fact->served || !fact->url.len)
			continue;
		if (str_starts(purl, STR("pkg:npm/")))
			check_npm(lock, fact);
		else if (str_starts(purl, STR("pkg:pypi/")))
			check_pypi(lock, fact);
	}
}

/* Where a line begins with the text, or STR_NPOS. */
static size_t line_with(struct str text, const char *start)
{
	struct str sought = str_of(start), rest = text;
	for (size_t at; (at = str_find(rest, sought)) != STR_NPOS;) {
		size_t offset = (size_t)(rest.ptr - text.ptr) + at;
		if (offset == 0 || text.ptr[offset - 1] == '\n')
			return offset;
		rest = str_from(rest, at + sought.len);
	}
	return STR_NPOS;
}

void lock_check_conflict(struct lock *lock)
{
	struct str text = lock->doc->bytes;
	size_t at = line_with(text, "<<<<<<< ");
	if (at != STR_NPOS && line_with(str_from(text, at), ">>>>>>> ") != STR_NPOS &&
		!lock->doc->diags.counts[DIAG_LOCK_SYNTAX])
		lock_shape(lock, at, "a conflict of a merge is not resolved: both sides were read");
}

void lock_check(struct lock *lock)
{
	check_hashes(lock);
	check_hosts(lock);
	check_names(lock);
}
