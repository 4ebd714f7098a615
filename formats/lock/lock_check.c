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

static struct str host_of(struct lock *lock, struct str url)
{
	struct url parsed;
	return url_parse(lock->arena, url, &parsed) ? parsed.host : STR_NONE;
}

static void report_hosts(struct lock *lock, const struct str *hosts, struct str usual)
{
	for (size_t i = 0; i < lock->facts.count; i++) {
		const struct lock_fact *fact = &lock->facts.items[i];
		const struct component *component = &lock->bom->components.items[fact->component];
		if (!hosts[i].len || str_eq(hosts[i], usual) ||
			diag_full(lock->doc, DIAG_LOCK_HOST))
			continue;
		diag(lock->doc, DIAG_LOCK_HOST, fact->offset,
			"%s comes from %s, nearly all others from %s",
			diag_quote(lock->doc, component->name), diag_quote(lock->doc, hosts[i]),
			diag_quote(lock->doc, usual));
	}
}

/* Nearly all: nine of ten. */
static void check_hosts(struct lock *lock)
{
	struct map numbers = {0};
	LIST(uint32_t) counts = {0};
	size_t count = lock->facts.count, total = 0;
	struct str *hosts = ARENA_ARRAY(lock->arena, struct str, count + 1), usual = STR_NONE;
	for (size_t i = 0; i < count; i++) {
		const struct lock_fact *fact = &lock->facts.items[i];
		if (!fact->served || !fact->url.len || !(hosts[i] = host_of(lock, fact->url)).len)
			continue;
		uint32_t number = map_put(&numbers, hosts[i], (uint32_t)counts.count);
		if (number == counts.count)
			list_push(&counts, 0);
		counts.items[number]++;
		total++;
	}
	for (size_t i = 0; i < count; i++) {
		uint32_t number = hosts[i].len ? map_get(&numbers, hosts[i]) : MAP_NONE;
		if (number != MAP_NONE && (size_t)counts.items[number] * 10 >= total * 9)
			usual = hosts[i];
	}
	if (usual.len && counts.count > 1)
		report_hosts(lock, hosts, usual);
	list_finish(&counts);
	map_finish(&numbers);
}

/* Names */

static void report_name(struct lock *lock, const struct lock_fact *fact, struct str found)
{
	const struct component *component = &lock->bom->components.items[fact->component];
	if (!diag_full(lock->doc, DIAG_LOCK_NAME))
		diag(lock->doc, DIAG_LOCK_NAME, fact->offset, "%s is downloaded from a file of %s",
			diag_quote(lock->doc, component->name), diag_quote(lock->doc, found));
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

void lock_check(struct lock *lock)
{
	check_hashes(lock);
	check_hosts(lock);
	check_names(lock);
}
