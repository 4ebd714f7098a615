#include "commands/vendored.h"

#include "base/path.h"
#include "lock/vendored.h"

/* Listed packages */

static struct str lower(struct arena *arena, struct str text)
{
	char *out = arena_bytes(arena, text.len);
	for (size_t i = 0; i < text.len; i++)
		out[i] = text.ptr[i] == '_' ? '-' : ascii_lower(text.ptr[i]);
	return (struct str){out, text.len};
}

/* Some lists name the packages of a module instead: "github.com/owner/name/package". */
static void add_module(struct mentioned *listed, struct str path)
{
	size_t slashes = 0;
	for (size_t i = 0; i < path.len; i++)
		slashes += path.ptr[i] == '/';
	if (slashes >= 2)
		map_put(&listed->names, path, 1);
}

void mentioned_add(struct mentioned *listed, const struct bom *bom)
{
	for (size_t i = 0; i < bom->components.count; i++) {
		const struct component *component = &bom->components.items[i];
		struct str name = lower(&listed->arena, component->name);
		map_put(&listed->names, name, 1);
		if (str_starts(component->purl, STR("pkg:golang/")))
			add_module(listed, lower(&listed->arena, component->group));
		if (component->group.len)
			map_put(&listed->names,
				arena_printf(&listed->arena, "%.*s/%.*s",
					STR_ARG(lower(&listed->arena, component->group)),
					STR_ARG(name)),
				1);
	}
}

void mentioned_finish(struct mentioned *listed)
{
	map_finish(&listed->names);
	arena_finish(&listed->arena);
}

/* What lies in a module is listed with it; other folders are by their names. */
static bool is_listed(const struct mentioned *listed, struct arena *scratch, struct str folder)
{
	return map_get(&listed->names, lower(scratch, path_base(folder))) != MAP_NONE;
}

static bool module_is_listed(
	const struct mentioned *listed, struct arena *scratch, const struct file *file)
{
	struct str module = vendored_module(path_folder(file->path));
	arena_reset(scratch);
	for (module = lower(scratch, module); module.len; module = path_folder(module))
		if (map_get(&listed->names, module) != MAP_NONE)
			return true;
	return false;
}

/* Folders */

enum { NOTICES = 4 };
static const uint32_t LISTED = UINT32_MAX - 1;

struct folder {
	uint32_t notices[NOTICES];
	uint32_t notice_count;
	uint32_t first, last, count; /* of its source files */
};

struct chooser {
	const struct files *files;
	vendored_read *read;
	void *context;
	struct arena arena, scratch;
	struct map own; /* blobs of the notices at the root */
	struct map numbers; /* path -> folder */
	LIST(struct folder) folders;
};

/* The same for all files of the same content: the blob, or the digest of what can be read. */
static struct str content_key(struct chooser *chooser, const struct file *file)
{
	if (file->oid.size)
		return (struct str){(const char *)file->oid.bytes, file->oid.size};
	struct doc *doc = chooser->read ? chooser->read(chooser->context, file) : NULL;
	struct str key = doc ? arena_str(&chooser->arena, doc_sha256(doc)) : STR_NONE;
	if (doc)
		doc_finish(doc);
	memory_free(doc);
	return key;
}

static void add_own(struct chooser *chooser, const struct file *file)
{
	bool notice = !path_folder(file->path).len && vendored_is_notice(path_base(file->path));
	struct str key = notice ? content_key(chooser, file) : STR_NONE;
	if (key.len)
		map_put(&chooser->own, key, 1);
}

static bool is_own(struct chooser *chooser, const struct file *file)
{
	struct str key = chooser->own.count ? content_key(chooser, file) : STR_NONE;
	return key.len && map_get(&chooser->own, key) != MAP_NONE;
}

static void add_file(struct chooser *chooser, const struct mentioned *listed,
	const struct file *file, uint32_t at)
{
	bool notice = vendored_is_notice(path_base(file->path));
	struct str path = vendored_folder(file->path, notice);
	if (!path.len || (notice && is_own(chooser, file)) ||
		module_is_listed(listed, &chooser->scratch, file))
		return;
	uint32_t number = map_get(&chooser->numbers, path);
	if (number == MAP_NONE) {
		number = !vendored_module(path).len && is_listed(listed, &chooser->scratch, path)
			? LISTED
			: (uint32_t)chooser->folders.count;
		map_put(&chooser->numbers, path, number);
		if (number != LISTED)
			list_push(&chooser->folders, ((struct folder){0}));
	}
	if (number == LISTED)
		return;
	struct folder *folder = &chooser->folders.items[number];
	if (notice && folder->notice_count < NOTICES)
		folder->notices[folder->notice_count++] = at;
	if (notice)
		return;
	if (!folder->count++)
		folder->first = at;
	folder->last = at;
}

static void choose(const struct chooser *chooser, uint32_t at, struct files *chosen)
{
	list_push(&chosen->list, chooser->files->list.items[at]);
}

/* The files of a folder stand together in the order of a tree. */
static void choose_sources(
	const struct chooser *chooser, const struct folder *folder, struct files *chosen)
{
	choose(chooser, folder->first, chosen);
	if (folder->count > 2)
		choose(chooser, folder->first + (folder->last - folder->first) / 2, chosen);
	if (folder->count > 1)
		choose(chooser, folder->last, chosen);
}

void vendored_choose(const struct files *files, const struct mentioned *listed, vendored_read *read,
	void *context, struct files *chosen)
{
	struct chooser chooser = {.files = files, .read = read, .context = context};
	for (size_t i = 0; i < files->list.count; i++)
		add_own(&chooser, &files->list.items[i]);
	for (size_t i = 0; i < files->list.count; i++)
		add_file(&chooser, listed, &files->list.items[i], (uint32_t)i);
	for (size_t i = 0; i < chooser.folders.count; i++) {
		const struct folder *folder = &chooser.folders.items[i];
		for (uint32_t k = 0; k < folder->notice_count; k++)
			choose(&chooser, folder->notices[k], chosen);
		if (!folder->notice_count)
			choose_sources(&chooser, folder, chosen);
	}
	map_finish(&chooser.own);
	map_finish(&chooser.numbers);
	list_finish(&chooser.folders);
	arena_finish(&chooser.scratch);
	arena_finish(&chooser.arena);
}
