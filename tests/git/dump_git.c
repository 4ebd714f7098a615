/* Shows what the readers of repositories read: dump_git [OPTION=VALUE]... MODE PATH [ARGUMENT]
 * MODE: detect, tree, read, index, staged, worktree, document, commits, history. Diagnostics follow
 * as lines "! id: text". Options: reader=, git=, patience=, blob=, files=, commits=, name=. */
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "git/repository.h"

struct dump {
	struct limits limits;
	struct repository_options options;
	const char *name; /* only files of that name */
	struct doc doc;
	struct repository *repository;
};

static bool has_name(const void *context, struct str name, uint32_t mode)
{
	(void)mode;
	return str_is(name, context);
}

static void print_text(struct str text)
{
	struct buf out = {0};
	utf8_add_printable(&out, text);
	printf("%.*s", STR_ARG(buf_str(&out)));
	buf_finish(&out);
}

static void print_file(const struct file *file)
{
	struct arena arena = {0};
	printf("%06o %s %s ", (unsigned)file->mode,
		file->oid.size ? oid_hex(&file->oid, &arena).ptr : "-",
		file->old.size ? oid_hex(&file->old, &arena).ptr : "-");
	print_text(file->path);
	printf("\n");
	arena_finish(&arena);
}

static void print_diagnostics(const struct doc *doc)
{
	for (size_t i = 0; i < doc->diags.list.count; i++) {
		const struct diagnostic *d = &doc->diags.list.items[i];
		printf("! %s: %.*s\n", diag_kinds[d->id].id, STR_ARG(d->text));
	}
}

static void print_blob(void *context, const struct file *file, struct str bytes)
{
	size_t *total = context;
	*total += bytes.len;
	print_file(file);
}

static void print_commit(
	void *context, const struct commit *commit, const struct file *changes, size_t count)
{
	struct arena arena = {0};
	(void)context;
	printf("commit %s %" PRId64 "%s\n", oid_hex(&commit->oid, &arena).ptr, commit->time,
		commit->boundary ? " boundary" : "");
	for (size_t i = 0; i < count; i++)
		print_file(&changes[i]);
	arena_finish(&arena);
}

static bool option(struct dump *dump, const char *word)
{
	struct str value = str_of(word), key = str_cut(&value, '=');
	if (!value.ptr)
		return false;
	uint64_t number = 0;
	str_to_u64(value, UINT32_MAX, &number);
	if (str_is(key, "reader"))
		dump->options.reader = value.ptr;
	else if (str_is(key, "git"))
		dump->options.git = value.ptr;
	else if (str_is(key, "name"))
		dump->name = value.ptr;
	else if (str_is(key, "patience"))
		dump->options.patience = (int)number;
	else if (str_is(key, "blob"))
		dump->limits.blob = number;
	else if (str_is(key, "files"))
		dump->limits.files = number;
	else if (str_is(key, "commits"))
		dump->limits.history = number;
	else
		return false;
	return true;
}

static void detect(const char *path)
{
	struct arena arena = {0};
	struct repository_name name;
	bool found = repository_detect(path, &arena, &name);
	printf("%s %.*s %.*s\n", found ? "repository" : "none", STR_ARG(name.path),
		STR_ARG(name.revision));
	arena_finish(&arena);
}

static bool list(struct dump *dump, const char *mode, const char *argument, struct files *files)
{
	struct file_filter filter = {dump->name ? has_name : NULL, dump->name};
	struct revision revision;
	if (strcmp(mode, "index") == 0)
		return repository_index(dump->repository, &filter, files);
	if (strcmp(mode, "staged") == 0)
		return repository_staged(dump->repository, NULL, &filter, files);
	if (strcmp(mode, "worktree") == 0)
		return repository_worktree(dump->repository, &filter, files);
	if (!repository_resolve(dump->repository, str_of(argument ? argument : "HEAD"), &revision))
		return false;
	repository_tree(dump->repository, &revision.tree, &filter, files);
	return true;
}

static void print_document(void *context, const struct file *file, struct doc *doc, bool good)
{
	(void)context;
	print_file(file);
	printf("%s %zu\n", good ? "good" : "bad", doc->raw.len);
	print_diagnostics(doc);
	doc_finish(doc);
	free(doc);
}

static void show_documents(struct dump *dump, const struct files *files)
{
	repository_docs(dump->repository, STR("prefix:"), files->list.items, files->list.count,
		print_document, NULL);
}

static void show_files(struct dump *dump, const char *mode, const struct files *files)
{
	size_t total = 0, count = 0;
	struct file *regular = malloc((files->list.count + 1) * sizeof *regular);
	for (size_t i = 0; i < files->list.count; i++)
		if (file_kind(files->list.items[i].mode) != FILE_SUBMODULE)
			regular[count++] = files->list.items[i];
	if (strcmp(mode, "read") == 0)
		repository_read(dump->repository, regular, count, print_blob, &total);
	for (size_t i = 0; strcmp(mode, "read") != 0 && i < files->list.count; i++)
		print_file(&files->list.items[i]);
	if (total)
		printf("%zu bytes\n", total);
	free(regular);
}

static void show(struct dump *dump, const char *mode, const char *argument)
{
	struct files files = {0};
	struct file_filter filter = {dump->name ? has_name : NULL, dump->name};
	if (strcmp(mode, "history") == 0)
		repository_history(dump->repository, str_of(argument), &filter, print_commit, NULL);
	else if (strcmp(mode, "document") == 0 && list(dump, "tree", argument, &files))
		show_documents(dump, &files);
	else if (strcmp(mode, "documents") == 0 && list(dump, "worktree", NULL, &files))
		show_documents(dump, &files);
	else if (strcmp(mode, "document") != 0 && list(dump, mode, argument, &files))
		show_files(dump, mode, &files);
	files_finish(&files);
}

int main(int argc, char **argv)
{
	struct dump dump = {.limits = limits_default};
	int at = 1;
	signal(SIGPIPE, SIG_IGN);
	while (at < argc && option(&dump, argv[at]))
		at++;
	if (argc - at < 2)
		return 2;
	const char *mode = argv[at], *path = argv[at + 1];
	const char *argument = argc - at > 2 ? argv[at + 2] : NULL;
	if (strcmp(mode, "detect") == 0) {
		detect(path);
		return 0;
	}
	doc_wrap(&dump.doc, str_of(path), STR(""), &dump.limits);
	dump.repository = repository_open(&dump.doc, path, &dump.options);
	if (dump.repository)
		show(&dump, mode, argument);
	repository_close(dump.repository);
	print_diagnostics(&dump.doc);
	bool bad = dump.doc.diags.list.count > 0;
	doc_finish(&dump.doc);
	return bad;
}
