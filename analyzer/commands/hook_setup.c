#include <sys/stat.h>

#include "base/digest.h"
#include "base/signing.h"
#include "commands/hook_parts.h"
#include "commands/screening.h"
#include "commands/version.h"
#include "match/lists.h"
#include "match/waiver.h"

static void hash_file_state(const char *path, struct buf *out)
{
	struct stat status;
	if (stat(path, &status) == 0)
		buf_printf(out, "%lld.%ld/%lld;", (long long)status.st_mtim.tv_sec,
			status.st_mtim.tv_nsec, (long long)status.st_size);
}

/* Imported lists, by what was compiled, and their rules. */
static void add_lists(const struct hook *hook, struct buf *text)
{
	const struct lists *lists = hook->policies.lists;
	for (size_t i = 0; lists && i < lists->files.count; i++)
		buf_printf(
			text, "%llx;", (unsigned long long)lists->files.items[i].header->checksum);
	for (size_t i = 0; i < hook->settings.list_rules.count; i++)
		buf_printf(text, "%s;", hook->settings.list_rules.items[i]);
}

/* All that a result depends on besides the file: this very program, policies, settings. */
static struct str make_context(struct hook *hook)
{
	struct buf text = {0};
	const struct settings *settings = &hook->settings;
	const struct screening *screening = &hook->screening;
	hash_file_state("/proc/self/exe", &text);
	buf_printf(&text, "%s;%.*s;%d;%d;", program_version, STR_ARG(screening->bundle->id),
		(int)screening->scope, (int)screening->as_of);
	for (size_t i = 0; i < settings->own.count; i++)
		buf_printf(&text, "%.*s;", STR_ARG(settings->own.items[i]));
	for (size_t i = 0; i < settings->tiers.count; i++)
		buf_printf(&text, "%.*s=%d;", STR_ARG(settings->tiers.items[i].policy),
			(int)settings->tiers.items[i].tier);
	for (size_t i = 0; i < screening->bundle->member_count; i++)
		buf_printf(&text, "%.*s;", STR_ARG(screening->bundle->members[i].policy));
	buf_printf(&text, "%d;", settings->persons);
	buf_add(&text,
		(struct str){(const char *)settings->severities, sizeof settings->severities});
	for (size_t i = 0; i < hook->policies.docs.count; i++)
		buf_add(&text, doc_sha256(hook->policies.docs.items[i]));
	for (size_t i = 0; i < settings->lists.count; i++)
		hash_file_state(settings->lists.items[i], &text);
	for (size_t i = 0; i < settings->list_rules.count; i++)
		buf_printf(&text, "%s;", settings->list_rules.items[i]);
	for (size_t i = 0; i < hook->waivers.files.docs.count; i++)
		buf_add(&text, doc_sha256(hook->waivers.files.docs.items[i]));
	add_lists(hook, &text);
	struct str context = digest_sha256(&hook->arena, buf_str(&text));
	buf_finish(&text);
	return context;
}

static bool read_baseline(struct hook *hook)
{
	const char *path = argument_value(hook->arguments, "baseline");
	return !path || baseline_read(&hook->baseline, path);
}

static struct doc *file_of_authority(struct hook *hook, const char *path)
{
	if (!hook->authority.size)
		return NULL;
	struct str commit = oid_hex(&hook->authority, &hook->arena);
	return repository_file(hook->repository, commit, str_of(path));
}

/* Lets a document of that commit have the files beside it there. */
static enum sibling find_beside(struct doc *doc, struct str relative, struct str *bytes)
{
	struct hook *hook = doc->source;
	struct str path = extends_path(&doc->arena, doc, relative);
	struct doc *found = file_of_authority(hook, arena_cstr(&doc->arena, path));
	if (!found)
		return SIBLING_NONE;
	list_push(&hook->waivers.files.asked, found);
	*bytes = found->raw;
	return SIBLING_READ;
}

static struct doc *served(struct hook *hook, struct doc *doc)
{
	if (doc) {
		doc->sibling = find_beside;
		doc->source = hook;
	}
	return doc;
}

static bool read_settings(struct hook *hook)
{
	if (hook->event != HOOK_PRE_RECEIVE)
		return settings_read(&hook->settings, hook->arguments);
	struct doc *config = served(hook, file_of_authority(hook, ".bomscreen/config.json"));
	bool good = settings_read_given(&hook->settings, hook->arguments, config);
	if (config)
		doc_finish(config);
	memory_free(config);
	return good;
}

static bool load_keys(struct hook *hook)
{
	const struct settings *settings = &hook->settings;
	bool good = true;
	if (argument_given(hook->arguments, "key"))
		return settings_load_keys(settings, &hook->waivers);
	hook->waivers.require_signatures = settings->require_signatures;
	for (size_t i = 0; i < settings->keys.count; i++) {
		struct doc *doc = file_of_authority(hook, settings->keys.items[i]);
		struct key *key = doc ? key_parse(doc->raw, false) : NULL;
		if (key)
			list_push(&hook->waivers.keys, key);
		else
			message("%s is no public key in that commit", settings->keys.items[i]);
		good &= key != NULL;
		if (doc)
			doc_finish(doc);
		memory_free(doc);
	}
	return good;
}

/* A server takes them from where it takes the settings, unless it names a file of its own. */
static int load_waivers(struct hook *hook)
{
	const char *path = hook->settings.waivers;
	if (hook->event != HOOK_PRE_RECEIVE || argument_given(hook->arguments, "waivers"))
		return settings_load_waivers(&hook->settings, &hook->waivers);
	if (!load_keys(hook))
		return EXIT_POLICY;
	struct doc *doc =
		served(hook, file_of_authority(hook, path ? path : ".bomscreen/waivers.json"));
	if (!doc)
		return EXIT_OK;
	extends_add(&hook->waivers.files, doc);
	if (waivers_read(&hook->waivers, doc))
		return EXIT_OK;
	settings_tell_waivers(&hook->settings, &hook->waivers);
	return waivers_distrusted(&hook->waivers) ? EXIT_POLICY : EXIT_USAGE;
}

bool hook_set_up(struct hook *hook)
{
	hook->set_up = true;
	hook->code = EXIT_USAGE;
	if (!read_settings(hook) || !read_baseline(hook))
		return false;
	hook->code = EXIT_POLICY;
	if (!settings_load_policies(&hook->settings, &hook->policies))
		return false;
	settings_check_ages(&hook->settings, &hook->policies); /* they only warn */
	hook->code = EXIT_USAGE;
	if (!screening_choose(&hook->screening, &hook->settings, &hook->policies))
		return false;
	hook->code = load_waivers(hook);
	if (hook->code != EXIT_OK)
		return false;
	hook->screening.waivers = &hook->waivers;
	hook->context = make_context(hook);
	hook->hasher = hasher_create(HASHER_SHA256);
	cache_open(&hook->cache,
		arena_printf(&hook->arena, "%s/bomscreen/hook-cache",
			repository_common_dir(hook->repository)));
	return true;
}
