/* Gemfile.lock and gems.locked of Bundler: sections by their names in capitals, "specs:" in them
 * with "    name (version)" and six spaces deep what that needs. */
#include "lock/lock.h"

enum section {
	SECTION_OTHER,
	SECTION_GEM,
	SECTION_GIT,
	SECTION_PATH,
	SECTION_DIRECT,
	SECTION_HASHES
};

struct state {
	enum section section;
	struct str remote;
	uint32_t gem;
};

static enum section section_named(struct str name)
{
	static const struct {
		const char *name;
		enum section section;
	} names[] = {{"GEM", SECTION_GEM}, {"GIT", SECTION_GIT}, {"PATH", SECTION_PATH},
		{"PLUGIN SOURCE", SECTION_GEM}, {"DEPENDENCIES", SECTION_DIRECT},
		{"CHECKSUMS", SECTION_HASHES}};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is(name, names[i].name))
			return names[i].section;
	return SECTION_OTHER;
}

/* "name (1.0-x86_64-linux)": the platform stands behind the first hyphen. */
static struct str split(struct str body, struct str *version, struct str *platform)
{
	size_t open = str_find(body, STR(" ("));
	*version = *platform = STR_NONE;
	if (open == STR_NPOS)
		return lock_without(body, "!");
	*version = str_from(body, open + 2);
	size_t close = str_find_byte(*version, ')');
	*version = str_sub(*version, 0, close == STR_NPOS ? version->len : close);
	*platform = *version;
	*version = str_cut(platform, '-');
	return str_sub(body, 0, open);
}

static void add_gem(struct lock *lock, struct state *state, const struct line *line)
{
	struct package package = package_in(lock, line->body);
	struct str platform;
	state->gem = COMPONENT_NONE;
	package.name = split(line->body, &package.version, &platform);
	package.ref = package.name;
	package.url = state->remote;
	if (state->section == SECTION_PATH)
		return;
	if (state->section == SECTION_GIT) {
		package.url_kind = URL_VCS;
		package.qualifiers[0] = (struct lock_qualifier){"vcs_url", state->remote};
	} else {
		package.url_kind = URL_DISTRIBUTION;
		package.qualifiers[0] = (struct lock_qualifier){"platform", platform};
	}
	state->gem = lock_add(lock, &package);
}

static void mark_direct(struct lock *lock, const struct line *line)
{
	struct str version, platform, name = split(line->body, &version, &platform);
	uint32_t found = map_get(&lock->refs, lock_without(name, "!"));
	if (found != MAP_NONE)
		lock->bom->components.items[found].direct = DIRECTNESS_DIRECT;
}

/* "  name (version) sha256=..." */
static void add_checksum(struct lock *lock, const struct line *line)
{
	struct str version, platform, name = split(line->body, &version, &platform);
	size_t mark = str_find(line->body, STR("sha256="));
	uint32_t found = map_get(&lock->refs, name);
	if (mark != STR_NPOS && found != MAP_NONE)
		lock_hash_as(lock, found, "sha256", str_from(line->body, mark + 7),
			line->offset + line->indent + mark);
}

static void read_indented(struct lock *lock, struct state *state, const struct line *line)
{
	struct str value, key = lock_pair(line->body, ':', &value), version, platform;
	bool source = state->section == SECTION_GEM || state->section == SECTION_GIT ||
		state->section == SECTION_PATH;
	if (state->section == SECTION_DIRECT)
		mark_direct(lock, line);
	else if (state->section == SECTION_HASHES)
		add_checksum(lock, line);
	else if (source && line->indent == 2 && str_is(key, "remote"))
		state->remote = value;
	else if (source && line->indent == 4)
		add_gem(lock, state, line);
	else if (source && line->indent == 6)
		lock_depends(lock, state->gem, split(line->body, &version, &platform),
			line->offset + line->indent);
}

static bool is_conflict(struct str text)
{
	return str_starts(text, STR("<<<<<<<")) || str_starts(text, STR("=======")) ||
		str_starts(text, STR(">>>>>>>"));
}

static bool is_heading(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((text.ptr[i] < 'A' || text.ptr[i] > 'Z') && text.ptr[i] != ' ')
			return false;
	return true;
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct state state = {.gem = COMPONENT_NONE};
	struct line line;
	(void)root;
	while (lines_next(&lines, &line)) {
		if (!line.body.len)
			continue;
		if (is_conflict(line.body))
			continue; /* lock_read tells it */
		if (line.indent)
			read_indented(lock, &state, &line);
		else if (!is_heading(line.body)) {
			lock_syntax(lock, line.offset, "%s is no line of a Gemfile.lock",
				diag_quote(lock->doc, line.body));
			return;
		} else
			state = (struct state){
				.section = section_named(line.body), .gem = COMPONENT_NONE};
	}
}

LOCK_FORMAT(gemfile_lock, "gemfile-lock", "Bundler lock file", "gem", TEXT, NULL, "Gemfile.lock",
	"gems.locked", "Gemfile*.lock", "*.gemfile.lock");
