#include "match/policy.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "match/index.h"
#include "match/lists.h"
#include "match/ownrule.h"
#include "syntax/json.h"

#define WORDS(name, last, spell)                                                                   \
	const char *name(unsigned at)                                                              \
	{                                                                                          \
		return at <= (unsigned)(last) ? spell : NULL;                                      \
	}
WORDS(word_relation, RELATION_UNRELATED, relation_name((enum relation)at))
WORDS(word_confidence, CONFIDENCE_HIGH, confidence_name((enum confidence)at))
WORDS(word_class, CLASS_OTHER, class_name((enum product_class)at))
WORDS(word_kind, IDENTIFIER_HASH, identifier_kind_name((enum identifier_kind)at))
WORDS(word_reach, REACH_CONTRACTING, reach_name((enum reach)at))
WORDS(word_scope, SCOPE_IC, scope_name((enum scope)at).ptr)
WORDS(word_tier, TIER_PROHIBIT, tier_name((enum tier)at))

struct node *load_root(
	struct doc *doc, const char *schema, const char *what, const struct shape *shapes)
{
	struct node *root = json_load(doc, &doc->arena);
	if (!root || !shape_check(doc, root, what, shapes))
		return NULL;
	struct str found = node_string(root, "schema");
	if (!str_is(found, schema)) {
		diag(doc, DIAG_POLICY_INVALID, node_get(root, "schema")->start,
			"schema is %s; this program reads \"%s\"", diag_quote(doc, found), schema);
		return NULL;
	}
	return root;
}

static struct doc *add_doc(struct policies *policies)
{
	struct doc *doc = ARENA_NEW(&policies->arena, struct doc);
	list_push(&policies->docs, doc);
	return doc;
}

/* The kinds of files, in the order in which they refer to each other. */
enum file_kind { FILE_STOP, FILE_ENTITIES, FILE_POLICY, FILE_BUNDLES, FILE_KINDS };

static enum file_kind kind_of(const char *path)
{
	if (strcmp(path, "stop.json") == 0)
		return FILE_STOP;
	if (strcmp(path, "entities.json") == 0)
		return FILE_ENTITIES;
	return strcmp(path, "bundles.json") == 0 ? FILE_BUNDLES : FILE_POLICY;
}

static bool load_doc(struct policies *policies, struct doc *doc, enum file_kind kind,
	struct str sha256, struct str folder_name)
{
	switch (kind) {
	case FILE_STOP:
		return load_stop(policies, doc);
	case FILE_ENTITIES:
		return load_entities(policies, doc, sha256);
	case FILE_BUNDLES:
		return load_bundles(policies, doc);
	default:
		return load_policy(policies, doc, sha256, folder_name);
	}
}

static bool load_builtin(struct policies *policies, enum file_kind kind)
{
	bool good = true;
	for (const struct builtin_file *file = builtin_files; file->path; file++) {
		if (kind_of(file->path) != kind)
			continue;
		struct doc *doc = add_doc(policies);
		struct str rest = str_of(file->path), folder = str_cut(&rest, '/');
		doc_wrap(doc, arena_printf(&policies->arena, "built-in:%s", file->path),
			file->bytes, &policies->limits);
		doc->sound = true;
		good &= load_doc(policies, doc, kind, str_of(file->sha256), folder);
	}
	return good;
}

static bool load_file(struct policies *policies, const char *path, enum file_kind kind)
{
	struct doc *doc = add_doc(policies);
	if (!doc_read(doc, path, &policies->limits))
		return false;
	struct str folder = str_of(path);
	folder = str_sub(folder, 0, str_rfind_byte(folder, '/'));
	size_t slash = str_rfind_byte(folder, '/');
	return load_doc(policies, doc, kind, doc_sha256(doc),
		slash == STR_NPOS ? folder : str_from(folder, slash + 1));
}

static bool is_file(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && !S_ISDIR(status.st_mode);
}

static const char *join(struct policies *policies, const char *folder, const char *name)
{
	struct str base = str_of(folder);
	while (base.len > 1 && base.ptr[base.len - 1] == '/')
		base.len--;
	return arena_printf(&policies->arena, "%.*s/%s", STR_ARG(base), name).ptr;
}

static int visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* policy.json of each folder below, in the order of their names' bytes. */
static bool load_subfolders(struct policies *policies, const char *folder)
{
	struct dirent **entries;
	bool good = true;
	int count = scandir(folder, &entries, visible, NULL);
	if (count < 0)
		return load_file(policies, folder, FILE_POLICY); /* says what is wrong with it */
	LIST(const char *) paths = {0};
	for (int i = 0; i < count; i++) {
		const char *path =
			join(policies, join(policies, folder, entries[i]->d_name), "policy.json");
		if (is_file(path))
			list_push(&paths, path);
		memory_free(entries[i]);
	}
	memory_free(entries);
	for (size_t i = 1; i < paths.count; i++)
		for (size_t k = i; k > 0 && strcmp(paths.items[k - 1], paths.items[k]) > 0; k--) {
			const char *swap = paths.items[k];
			paths.items[k] = paths.items[k - 1];
			paths.items[k - 1] = swap;
		}
	for (size_t i = 0; i < paths.count; i++)
		good &= load_file(policies, paths.items[i], FILE_POLICY);
	list_finish(&paths);
	return good;
}

static bool load_folder(struct policies *policies, const char *folder, enum file_kind kind)
{
	static const char *const names[] = {
		"stop.json", "entities.json", "policy.json", "bundles.json"};
	const char *path = join(policies, folder, names[kind]);
	if (is_file(path))
		return load_file(policies, path, kind);
	return kind == FILE_POLICY ? load_subfolders(policies, folder) : true;
}

static bool brings(
	struct policies *policies, const char *const *folders, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (is_file(join(policies, folders[i], name)))
			return true;
	return false;
}

bool policies_load(struct policies *policies, const char *const *folders, size_t count,
	const struct limits *limits)
{
	*policies = (struct policies){.edition = DATE_NONE, .limits = *limits};
	policies->limits.input = limits->policy;
	bool good = true;
	bool own_entities = brings(policies, folders, count, "entities.json");
	bool replaces = own_entities || brings(policies, folders, count, "bundles.json");
	for (enum file_kind kind = 0; kind < FILE_KINDS; kind++) {
		if (!replaces || kind == FILE_STOP || (kind == FILE_ENTITIES && !own_entities))
			good &= load_builtin(policies, kind);
		for (size_t i = 0; i < count; i++)
			good &= load_folder(policies, folders[i], kind);
	}
	good &= check_extends(policies);
	policies->index = index_create(policies);
	return good;
}

void policies_finish(struct policies *policies)
{
	for (size_t i = 0; i < policies->docs.count; i++)
		doc_finish(policies->docs.items[i]);
	list_finish(&policies->policies);
	list_finish(&policies->entities);
	list_finish(&policies->identifiers);
	list_finish(&policies->bundles);
	list_finish(&policies->docs);
	map_finish(&policies->entity_by_id);
	map_finish(&policies->stop.mailboxes);
	list_finish(&policies->stop.platforms);
	index_finish(policies->index);
	if (policies->lists)
		lists_finish(policies->lists);
	arena_finish(&policies->arena);
}

const struct policy *policies_find(const struct policies *policies, struct str id)
{
	for (size_t i = 0; i < policies->policies.count; i++)
		if (str_eq(policies->policies.items[i].id, id))
			return &policies->policies.items[i];
	return NULL;
}

const struct bundle *policies_bundle(const struct policies *policies, struct str id)
{
	for (size_t i = 0; i < policies->bundles.count; i++)
		if (str_eq(policies->bundles.items[i].id, id))
			return &policies->bundles.items[i];
	return NULL;
}
