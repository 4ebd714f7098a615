#include <errno.h>

#include "git/internal.h"

/* Words */

/* A repository's configuration can name programs: none of them is started by what is run here, with
 * these settings. */
static const char *const git_settings[] = {"--no-pager", "--literal-pathspecs", "-c",
	"core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c",
	"core.deltaBaseCacheLimit=512m", "-c", "safe.bareRepository=all"};

static size_t git_words(struct repository *repository, const char **words, bool settings)
{
	size_t count = 0;
	words[count++] = repository->options.git ? repository->options.git : "git";
	for (size_t i = 0; settings && i < sizeof git_settings / sizeof *git_settings; i++)
		words[count++] = git_settings[i];
	if (!repository->from_environment) {
		words[count++] = "-C";
		words[count++] = repository->path;
	}
	return count;
}

size_t run_git_words(struct repository *repository, const char **words)
{
	return git_words(repository, words, true);
}

bool run_reader_words(struct repository *repository, const char **words, const char *mode)
{
	const char *reader = repository->options.reader ? repository->options.reader
							: place_reader(&repository->arena);
	if (!*reader)
		return false;
	words[0] = reader;
	words[1] = mode;
	words[2] = arena_printf(&repository->arena, "%zu", repository->limits->blob).ptr;
	/* Through the environment, the current folder is in the repository. */
	words[3] = repository->from_environment ? "" : repository->path;
	return true;
}

/* What an object of the largest size needs while a delta is applied to it, and as much as git needs
 * for a large index. AddressSanitizer's shadow does not fit in any such limit. */
size_t run_memory(const struct repository *repository)
{
#if defined __SANITIZE_ADDRESS__
	return 0 * repository->limits->blob;
#elif defined __has_feature
#if __has_feature(address_sanitizer)
	return 0 * repository->limits->blob;
#endif
#endif
	return ((size_t)1 << 30) + 4 * repository->limits->blob;
}

/* Operations */

struct operation_kind {
	const char *what; /* that could not be read */
	const char *mode; /* of the reader; NULL: only git does it */
	enum backend first;
	bool hashes; /* the arguments are hashes and options, which end before "--" */
	bool asks_settings; /* that are made here otherwise; what starts no program */
	const char *git[12];
};

#define RAW                                                                                        \
	"--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv",            \
		"--ignore-submodules=none"

/* git is at hand where an index is of interest, and is faster with a large one; of a history the
 * reader needs less. */
static const struct operation_kind kinds[] = {
	[RUN_INDEX] = {"the index", "index", BACKEND_GIT, .git = {"ls-files", "-s", "-z"}},
	[RUN_STAGED] = {"what is staged", "staged", BACKEND_GIT, true,
		.git = {"diff", "--cached", RAW}},
	[RUN_WORKTREE] = {"the work tree's list of files", "worktree", BACKEND_GIT,
		.git = {"ls-files", "-z", "--cached", "--others", "--exclude-standard"}},
	[RUN_COMMITS] = {"the history", "commits", BACKEND_READER, true,
		.git = {"rev-list", "--format=%H %T %ct %at %P", "--end-of-options"}},
	[RUN_CHANGES] = {"what changed", NULL, BACKEND_GIT, true, .git = {"diff", RAW}},
	[RUN_BOUNDARY] = {"which commits are new", NULL, BACKEND_GIT, true,
		.git = {"rev-list", "--boundary"}},
	[RUN_PATH] = {"a place in the repository", NULL, BACKEND_GIT, .asks_settings = true,
		.git = {"rev-parse", "--git-path"}},
};

static const char *const *words_of(struct repository *repository, enum backend backend,
	const struct operation_kind *kind, const char *const *arguments)
{
	size_t count = 0, more = 0;
	while (arguments && arguments[more])
		more++;
	const char **words = ARENA_ARRAY(&repository->arena, const char *, 40 + more);
	if (backend == BACKEND_READER) {
		if (!kind->mode || more > 1 || !run_reader_words(repository, words, kind->mode))
			return NULL;
		words[4] = more ? arguments[0] : NULL;
		return words;
	}
	count = git_words(repository, words, !kind->asks_settings);
	if (!*words[0])
		return NULL;
	for (size_t i = 0; kind->git[i]; i++)
		words[count++] = kind->git[i];
	for (size_t i = 0; i < more; i++)
		words[count++] = arguments[i];
	if (more && kind->hashes)
		words[count++] = "--";
	return words;
}

/* Everything that the process writes; why it failed, or an absent string. */
static struct str collect(struct repository *repository, struct process *process, struct buf *out)
{
	enum process_event event;
	process_close_input(process);
	do {
		event = process_exchange(process, repository->options.patience);
		if (process_pending(process).len > repository->limits->input) {
			process_stop(process);
			return arena_printf(&repository->arena, "more than %zu bytes, the limit",
				repository->limits->input);
		}
	} while (event == PROCESS_DATA);
	process_stop(process);
	if (event == PROCESS_STALLED)
		return arena_printf(&repository->arena, "no answer for %d seconds",
			repository->options.patience);
	if (process->status != 0)
		return process_fate(process, &repository->arena);
	*out = process->received;
	process->received = (struct buf){0};
	return STR_NONE;
}

static struct str run(struct repository *repository, enum backend backend,
	const struct operation_kind *kind, const char *const *arguments, struct buf *out)
{
	struct process process;
	const char *const *argv = words_of(repository, backend, kind, arguments);
	if (!argv)
		return STR("not to be used");
	if (!process_start(&process, argv, repository->environment, run_memory(repository)))
		return arena_printf(&repository->arena, "%s: %s", argv[0], strerror(errno));
	struct str why = collect(repository, &process, out);
	process_finish(&process);
	return why;
}

bool run_operation(struct repository *repository, enum operation operation,
	const char *const *arguments, struct buf *out)
{
	const struct operation_kind *kind = &kinds[operation];
	struct str why[BACKENDS];
	enum backend second = kind->first == BACKEND_GIT ? BACKEND_READER : BACKEND_GIT;
	*out = (struct buf){0};
	why[kind->first] = run(repository, kind->first, kind, arguments, out);
	if (!why[kind->first].ptr)
		return true;
	why[second] = run(repository, second, kind, arguments, out);
	if (!why[second].ptr)
		return true;
	diag(repository->doc, DIAG_REPOSITORY_UNREAD, STR_NPOS,
		"%s cannot be read: git command: %.*s; libgit2 reader: %.*s", kind->what,
		STR_ARG(why[BACKEND_GIT]), STR_ARG(why[BACKEND_READER]));
	return false;
}
