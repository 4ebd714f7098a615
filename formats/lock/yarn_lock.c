/* yarn.lock: version 1 is a format of its own, later ones (yarn 2 and up, "__metadata") are the YAML
 * that yarn writes: nested lines of `key value` or `key: value`, keys and values perhaps in double
 * quotes. Both are read by their lines. */
#include "lock/lock_parts.h"
#include "lock/npm_names.h"

struct entry {
	struct str keys; /* as written, without the colon */
	struct package package;
	struct str version, resolved, integrity, resolution, checksum;
	size_t resolved_offset, hash_offset;
	uint32_t component;
	bool open, dependencies;
};

/* The next word of a line: in double quotes, or up to white space or a colon before white space. */
static struct str next_word(struct str *rest)
{
	struct str text = str_trim(*rest), word;
	if (text.len && text.ptr[0] == '"') {
		size_t end = str_find_byte(str_from(text, 1), '"');
		if (end == STR_NPOS)
			return STR_NONE;
		word = str_sub(text, 1, end + 1);
		*rest = str_from(text, end + 2);
	} else {
		size_t end = 0;
		while (end < text.len && !ascii_is_space(text.ptr[end]) &&
			!(text.ptr[end] == ':' &&
				(end + 1 == text.len || ascii_is_space(text.ptr[end + 1]))))
			end++;
		word = str_sub(text, 0, end);
		*rest = str_from(text, end);
	}
	if (rest->len && rest->ptr[0] == ':')
		*rest = str_from(*rest, 1);
	return word;
}

/* "npm:" is the default protocol of yarn 2 and up. */
static struct str without_npm(struct str spec)
{
	return str_starts(spec, STR("npm:")) ? str_from(spec, 4) : spec;
}

/* Sources in the tree; "0.0.0-use.local" is the version that yarn gives to those. */
static bool is_local(struct str spec)
{
	return npm_is_local(spec) || str_starts(spec, STR("link:"));
}

/* In patch:NAME@npm%3A1.0.0#... the package is that of the registry, changed on the way. */
static struct str plain_spec(struct str spec)
{
	size_t at = str_starts(spec, STR("patch:")) ? str_find(spec, STR("@npm%3A")) : STR_NPOS;
	if (at == STR_NPOS)
		return spec;
	spec = str_from(spec, at + 7);
	size_t end = str_find_byte(spec, '#');
	return str_sub(spec, 0, end == STR_NPOS ? spec.len : end);
}

/* Several keys are separated by ", ". */
static struct str next_key(struct str *rest)
{
	size_t end = str_find(*rest, STR(", "));
	struct str key = str_sub(*rest, 0, end == STR_NPOS ? rest->len : end);
	*rest = end == STR_NPOS ? STR_NONE : str_from(*rest, end + 2);
	while (key.len && (key.ptr[0] == '"' || key.ptr[0] == ' '))
		key = str_from(key, 1);
	return lock_without(key, "\"");
}

static void take_resolved(struct lock *lock, struct entry *entry)
{
	struct package *package = &entry->package;
	struct str url = entry->resolved;
	size_t hash = str_find_byte(url, '#');
	package->url = url;
	package->url_offset = entry->resolved_offset;
	package->url_kind = lock_url_kind(url);
	if (package->url_kind == URL_VCS) {
		package->qualifiers[0] = (struct lock_qualifier){"vcs_url", url};
	} else {
		package->served = str_find(url, STR("/-/")) != STR_NPOS;
		package->checked = package->served;
		package->url = str_sub(url, 0, hash == STR_NPOS ? url.len : hash);
		if (!entry->integrity.len && hash != STR_NPOS) {
			entry->integrity = str_from(url, hash + 1);
			entry->hash_offset = lock_offset(lock, entry->integrity);
		}
	}
}

/* Version 1: the key says the name; "a@npm:b@1" is b. */
static bool take_old(struct lock *lock, struct entry *entry)
{
	struct str keys = entry->keys;
	struct str spec = npm_split(&entry->package, next_key(&keys));
	if (is_local(spec))
		return false;
	if (str_starts(spec, STR("npm:")))
		npm_split(&entry->package, str_from(spec, 4));
	entry->package.version = entry->version;
	if (entry->resolved.len)
		take_resolved(lock, entry);
	entry->package.hash = entry->integrity;
	return true;
}

/* Later: `resolution` is "name@npm:1.0.0", "name@https://...", "name@workspace:." ... */
static bool take_new(struct lock *lock, struct entry *entry)
{
	struct package *package = &entry->package;
	struct str spec = plain_spec(npm_split(package, entry->resolution));
	static const struct str archive = STR_INIT("__archiveUrl=");
	size_t url = str_find(spec, archive);
	if (is_local(spec) || str_starts(spec, STR("virtual:")))
		return false;
	package->version = entry->version;
	if (str_find(spec, STR("://")) != STR_NPOS || lock_url_kind(spec) == URL_VCS) {
		package->url = spec;
		package->url_kind = lock_url_kind(spec);
		if (package->url_kind == URL_VCS)
			package->qualifiers[0] = (struct lock_qualifier){"vcs_url", spec};
	} else if (url != STR_NPOS) {
		package->url = str_from(spec, url + archive.len);
	}
	if (entry->checksum.len)
		package->hash = arena_printf(lock->arena, "yarn:%.*s", STR_ARG(entry->checksum));
	package->checked = str_starts(without_npm(spec), STR("npm:"));
	return true;
}

/* The dependencies of an entry were read before its component was known: edges of COMPONENT_NONE
 * behind `first` are its own. */
static void close_entry(struct lock *lock, struct entry *entry, size_t first, struct str before)
{
	size_t kept = first;
	if (!entry->open)
		return;
	entry->open = false;
	entry->package.end = lock_offset(lock, before) + before.len;
	entry->package.hash_offset = entry->hash_offset;
	bool third = entry->resolution.len ? take_new(lock, entry) : take_old(lock, entry);
	if (!entry->version.len)
		lock_shape(lock, entry->package.offset, "an entry without a version");
	uint32_t component = third ? lock_add(lock, &entry->package) : COMPONENT_NONE;
	for (struct str keys = entry->keys; keys.ptr;)
		lock_name(lock, component, next_key(&keys));
	if (!third && str_find(entry->resolution, STR("@workspace:")) != STR_NPOS)
		component = LOCK_PROJECT;
	for (size_t i = first; i < lock->edges.count; i++) {
		lock->edges.items[i].from = component;
		if (component != COMPONENT_NONE)
			lock->edges.items[kept++] = lock->edges.items[i];
	}
	lock->edges.count = kept;
}

static void add_dependency(struct lock *lock, struct str text, size_t offset)
{
	struct str name = next_word(&text), range = next_word(&text);
	struct str to = arena_printf(lock->arena, "%.*s@%.*s", STR_ARG(name), STR_ARG(range));
	list_push(&lock->edges, ((struct lock_edge){COMPONENT_NONE, to, offset}));
}

static void read_field(struct lock *lock, struct entry *entry, const struct line *line)
{
	struct str rest = line->body, name = next_word(&rest), value = next_word(&rest);
	size_t offset = value.ptr ? lock_offset(lock, value) : line->offset;
	entry->dependencies = str_is(name, "dependencies") || str_is(name, "optionalDependencies");
	if (str_is(name, "version")) {
		entry->version = value;
	} else if (str_is(name, "resolved")) {
		entry->resolved = value;
		entry->resolved_offset = offset;
	} else if (str_is(name, "integrity")) {
		entry->integrity = value;
		entry->hash_offset = offset;
	} else if (str_is(name, "resolution")) {
		entry->resolution = value;
	} else if (str_is(name, "checksum")) {
		entry->checksum = value;
		entry->hash_offset = offset;
	}
}

static void open_entry(struct lock *lock, struct entry *entry, const struct line *line)
{
	struct str keys = str_sub(line->body, 0, line->body.len - 1);
	*entry = (struct entry){.keys = keys, .package = package_in(lock, line->body)};
	entry->open = !str_is(keys, "__metadata");
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct entry entry = {0};
	struct line line;
	struct str last = STR_NONE;
	size_t first_edge = 0;
	(void)root;
	while (lines_next(&lines, &line)) {
		if (!line.body.len || line.body.ptr[0] == '#')
			continue;
		if (line.indent == 0) {
			close_entry(lock, &entry, first_edge, last);
			first_edge = lock->edges.count;
			if (!str_ends(line.body, STR(":")) || line.body.len < 2) {
				lock_syntax(lock, line.offset, "expected an entry, found %s",
					diag_quote(lock->doc, line.body));
				return;
			}
			open_entry(lock, &entry, &line);
		} else if (entry.open && line.indent == 2) {
			read_field(lock, &entry, &line);
		} else if (entry.open && line.indent == 4 && entry.dependencies) {
			add_dependency(lock, line.body, line.offset + line.indent);
		}
		last = line.text;
	}
	close_entry(lock, &entry, first_edge, last);
}

LOCK_FORMAT(yarn_lock, "yarn-lock", "yarn lock file", "npm", TEXT, NULL, "yarn.lock");
