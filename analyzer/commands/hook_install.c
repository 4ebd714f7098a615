/* Installing: a file in the folder of hooks that runs what was there before and then this program. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/output.h"
#include "commands/hook_parts.h"
#include "commands/message.h"
#include "git/repository.h"

/* In the first lines of our files, so that they can be told from others. */
#define MARK "bomscreen hook install"
#define KEPT ".before-bomscreen"

struct hooks {
	struct arena arena;
	struct doc doc;
	struct repository *repository;
	struct str folder; /* of hooks */
};

static bool open_hooks(struct hooks *hooks)
{
	struct str path = repository_above(".", &hooks->arena);
	doc_wrap(&hooks->doc, path.ptr ? path : STR("."), STR(""), &limits_default);
	if (!path.ptr) {
		message("this is no git repository");
		return false;
	}
	hooks->repository = repository_open(&hooks->doc, arena_cstr(&hooks->arena, path), NULL);
	if (hooks->repository)
		hooks->folder = repository_git_path(hooks->repository, "hooks", &hooks->arena);
	if (!hooks->folder.ptr && hooks->doc.diags.list.count)
		message("%.*s", STR_ARG(hooks->doc.diags.list.items[0].text));
	return hooks->folder.ptr != NULL;
}

static void close_hooks(struct hooks *hooks)
{
	repository_close(hooks->repository);
	doc_finish(&hooks->doc);
	arena_finish(&hooks->arena);
}

/* Whether there is anything of that name, and whether it is ours. */
static bool look(const char *path, bool *ours)
{
	struct stat status;
	struct doc doc;
	*ours = false;
	if (lstat(path, &status) != 0)
		return false;
	if (S_ISREG(status.st_mode) && doc_read(&doc, path, &limits_default))
		*ours = str_find(str_sub(doc.raw, 0, 200), STR(MARK)) != STR_NPOS;
	if (S_ISREG(status.st_mode))
		doc_finish(&doc);
	return true;
}

/* By its name when that leads to this program, so that an update that moves it is followed. */
static void add_program(struct buf *out)
{
	char self[4096];
	struct stat own, found;
	ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
	struct arena arena = {0};
	struct str rest = str_of(getenv("PATH"));
	bool by_name = false;
	self[length > 0 ? length : 0] = '\0';
	bool known = stat(self, &own) == 0;
	while (known && !by_name && rest.ptr) {
		struct str folder = str_cut(&rest, ':');
		const char *path = arena_printf(&arena, "%.*s/bomscreen", STR_ARG(folder)).ptr;
		if (stat(path, &found) == 0) {
			by_name = own.st_dev == found.st_dev && own.st_ino == found.st_ino;
			break;
		}
	}
	if (by_name || !known)
		buf_puts(out, "bomscreen");
	else
		hook_add_word(out, str_of(self));
	arena_finish(&arena);
}

/* A hook that is not executable is none: git passes it over, too. What git writes to a hook is
 * handed to both. */
static void make_script(struct buf *out, enum hook_event event)
{
	const char *name = hook_event_name(event);
	bool input = event == HOOK_PRE_PUSH || event == HOOK_PRE_RECEIVE;
	buf_puts(out,
		"#!/bin/sh\n# Written by `" MARK "`; `bomscreen hook uninstall` takes it "
		"away and puts back what was here.\n");
	if (input)
		buf_puts(out, "input=$(cat)\n");
	buf_printf(out,
		"before=\"$0" KEPT "\"\nif [ -x \"$before\" ]; then\n\t%s\"$before\" \"$@\" "
		"|| exit\nfi\n%s",
		input ? "printf '%s\\n' \"$input\" | " : "",
		input ? "printf '%s\\n' \"$input\" | " : "exec ");
	add_program(out);
	buf_printf(out, " hook run %s\n", name);
}

static bool write_script(const char *path, enum hook_event event)
{
	struct output output;
	struct buf script = {0};
	make_script(&script, event);
	bool good = output_open(&output, path);
	if (good)
		output_add(&output, buf_str(&script));
	good = good && fchmod(output.fd, 0755) == 0 && output_commit(&output);
	if (!good)
		message("cannot write %s: %s", path,
			strerror(output.errno_value ? output.errno_value : errno));
	buf_finish(&script);
	return good;
}

static bool set_aside(const char *path, const char *kept)
{
	struct stat status;
	if (lstat(kept, &status) == 0) {
		message("%s is there already: it was kept from an earlier installation; move it "
			"away first",
			kept);
		return false;
	}
	if (rename(path, kept) == 0)
		return true;
	message("cannot rename %s: %s", path, strerror(errno));
	return false;
}

static int install_one(struct hooks *hooks, enum hook_event event)
{
	bool ours;
	const char *name = hook_event_name(event);
	const char *path = arena_printf(&hooks->arena, "%.*s/%s", STR_ARG(hooks->folder), name).ptr;
	const char *kept = arena_printf(&hooks->arena, "%s" KEPT, path).ptr;
	if (mkdir(arena_cstr(&hooks->arena, hooks->folder), 0777) != 0 && errno != EEXIST) {
		message("cannot create %.*s: %s", STR_ARG(hooks->folder), strerror(errno));
		return EXIT_USAGE;
	}
	bool there = look(path, &ours);
	if (there && !ours && !set_aside(path, kept))
		return EXIT_USAGE;
	if (!write_script(path, event)) {
		if (there && !ours)
			rename(kept, path);
		return EXIT_USAGE;
	}
	message("%s %s%s", there && ours ? "renewed" : "installed", path,
		there && !ours ? "; the hook that was there is kept and runs first" : "");
	return EXIT_OK;
}

static int uninstall_one(struct hooks *hooks, enum hook_event event)
{
	bool ours, others;
	const char *path = arena_printf(
		&hooks->arena, "%.*s/%s", STR_ARG(hooks->folder), hook_event_name(event))
				   .ptr;
	const char *kept = arena_printf(&hooks->arena, "%s" KEPT, path).ptr;
	if (!look(path, &ours))
		return EXIT_OK;
	if (!ours) {
		message("%s was not written by this program: it stays", path);
		return EXIT_OK;
	}
	bool back = look(kept, &others);
	if ((back ? rename(kept, path) : unlink(path)) != 0) {
		message("cannot remove %s: %s", path, strerror(errno));
		return EXIT_USAGE;
	}
	message("removed %s%s", path, back ? "; what was there before is back" : "");
	return EXIT_OK;
}

/* The events that are named; without any, `usual` says. */
static int each_event(const struct arguments *arguments, bool (*usual)(enum hook_event event),
	int (*act)(struct hooks *hooks, enum hook_event event))
{
	struct hooks hooks = {0};
	bool wanted[HOOK_EVENTS] = {false};
	size_t named = arguments->operands.count - 1;
	for (size_t i = 0; i < named; i++) {
		enum hook_event event = hook_event_named(arguments->operands.items[i + 1]);
		if (event == HOOK_EVENTS)
			return EXIT_USAGE;
		wanted[event] = true;
	}
	int code = open_hooks(&hooks) ? EXIT_OK : EXIT_USAGE;
	for (enum hook_event event = 0; event < HOOK_EVENTS && hooks.folder.ptr; event++)
		if (named ? wanted[event] : usual(event))
			code = exit_worse(code, act(&hooks, event));
	close_hooks(&hooks);
	return code;
}

static bool is_of_commits(enum hook_event event)
{
	return event == HOOK_PRE_COMMIT || event == HOOK_PRE_MERGE_COMMIT;
}

static bool is_any(enum hook_event event)
{
	return event < HOOK_EVENTS;
}

int hook_install(const struct arguments *arguments)
{
	return each_event(arguments, is_of_commits, install_one);
}

int hook_uninstall(const struct arguments *arguments)
{
	return each_event(arguments, is_any, uninstall_one);
}
