/* Settings of package managers that say from which registry packages come: .npmrc, .yarnrc,
 * .yarnrc.yml, bunfig.toml, pip.conf, nuget.config, .cargo/config.toml. Each registry is one component,
 * named by its host. Secrets in addresses are left out. */
#include "lock/lock.h"

/* What a line about a registry contains; "url", "value" and "index" are keys. */
static bool is_about_registry(struct str text)
{
	static const char *const words[] = {
		"registry", "index", "url", "value=", "find-links", "default", "mirror"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct str word = str_of(words[i]);
		for (size_t at = 0; at + word.len <= text.len; at++)
			if (str_eq_nocase(str_sub(text, at, at + word.len), word))
				return true;
	}
	return false;
}

static struct str address_in(struct str text)
{
	size_t begin = str_find(text, STR("http")), end;
	if (begin == STR_NPOS)
		return STR_NONE;
	text = str_from(text, begin);
	if (!str_starts(text, STR("http://")) && !str_starts(text, STR("https://")))
		return STR_NONE;
	for (end = 0; end < text.len; end++)
		if (ascii_is_space(text.ptr[end]) || strchr("\"'<>,;)]}", text.ptr[end]))
			break;
	return str_sub(text, 0, end);
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	(void)root;
	while (lines_next(&lines, &line)) {
		struct str address = address_in(line.body);
		bool comment = line.body.len && strchr("#;", line.body.ptr[0]);
		if (!comment && address.len && is_about_registry(line.body))
			lock_registry(lock, address, lock_offset(lock, address));
	}
}

LOCK_FORMAT(registry_config, "registry-config", "settings of package registries", "generic", TEXT,
	NULL, ".npmrc", ".yarnrc", ".yarnrc.yml", "bunfig.toml", "pip.conf", "pip.ini",
	"nuget.config", "NuGet.config", "NuGet.Config", ".cargo/config.toml", ".cargo/config");
