#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PENDING_MAX = 1 << 16, DEFAULT_MODE = 0666 };

static void fail(struct output *output)
{
	if (!output->failed)
		output->errno_value = errno;
	output->failed = true;
}

static char *copy(const char *text, const char *suffix)
{
	size_t a = strlen(text), b = strlen(suffix);
	char *joined = memory_resize(NULL, a + b + 1);
	memcpy(joined, text, a);
	memcpy(joined + a, suffix, b + 1);
	return joined;
}

/* The permissions that the file has, or that a new file gets from the umask. */
static mode_t wanted_mode(const char *path)
{
	struct stat status;
	if (stat(path, &status) == 0)
		return status.st_mode & 07777;
	mode_t mask = umask(0);
	umask(mask);
	return DEFAULT_MODE & ~mask;
}

/* A file without a name in the folder of the path; -1 where there can be none. */
static int open_unnamed(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = copy(slash ? path : ".", "");
	if (slash)
		folder[slash == path ? 1 : slash - path] = '\0';
	/* Only by that way can it be given a name. */
	int fd = access("/proc/self/fd", X_OK) == 0
		? open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR)
		: -1;
	memory_free(folder);
	return fd;
}

static void open_temporary(struct output *output)
{
	output->fd = open_unnamed(output->path);
	output->unnamed = output->fd >= 0;
	if (!output->unnamed) {
		output->temporary = copy(output->path, ".XXXXXX");
		output->fd = mkostemp(output->temporary, O_CLOEXEC);
	}
	if (output->fd >= 0 && fchmod(output->fd, wanted_mode(output->path)) != 0)
		fail(output);
}

bool output_open(struct output *output, const char *path)
{
	*output = (struct output){.fd = STDOUT_FILENO};
	if (!path)
		return true;
	char *target =
		realpath(path, NULL); /* a symbolic link is followed: its target is replaced */
	output->path = copy(target ? target : path, "");
	memory_free(target);
	struct stat status;
	output->replaces = stat(output->path, &status) == 0;
	if (output->replaces && !S_ISREG(status.st_mode))
		/* A device or FIFO cannot be replaced by renaming: write to it. */
		output->fd = open(output->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	else
		open_temporary(output);
	if (output->fd < 0) {
		fail(output);
		memory_free(output->temporary);
		output->temporary = NULL;
		int saved = output->errno_value;
		output_discard(output);
		output->errno_value = saved;
		return false;
	}
	return true;
}

void output_open_memory(struct output *output)
{
	*output = (struct output){.fd = -1, .memory = true};
}

struct str output_text(const struct output *output)
{
	return buf_str(&output->pending);
}

static void write_all(struct output *output, struct str bytes)
{
	while (bytes.len && !output->failed) {
		ssize_t written =
			write(output->fd, bytes.ptr, bytes.len < INT_MAX ? bytes.len : INT_MAX);
		if (written >= 0)
			bytes = str_from(bytes, (size_t)written);
		else if (errno != EINTR)
			fail(output);
	}
}

static void flush(struct output *output)
{
	write_all(output, buf_str(&output->pending));
	buf_clear(&output->pending);
}

void output_add(struct output *output, struct str bytes)
{
	if (!output->memory && output->pending.len + bytes.len > PENDING_MAX)
		flush(output);
	if (!output->memory && bytes.len > PENDING_MAX)
		write_all(output, bytes);
	else
		buf_add(&output->pending, bytes);
}

void output_puts(struct output *output, const char *text)
{
	output_add(output, str_of(text));
}

void output_printf(struct output *output, const char *format, ...)
{
	struct arena scratch = {0};
	va_list arguments;
	va_start(arguments, format);
	output_add(output, arena_vprintf(&scratch, format, arguments));
	va_end(arguments);
	arena_finish(&scratch);
}

static bool link_as(const struct output *output, const char *path)
{
	char link[sizeof "/proc/self/fd/" + 3 * sizeof(int)];
	snprintf(link, sizeof link, "/proc/self/fd/%d", output->fd);
	return linkat(AT_FDCWD, link, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
}

/* Gives the file its name, or a temporary one when there is a file of that name. */
static void give_name(struct output *output)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz012345";
	enum { RANDOM = 6, TRIES = 100 };
	unsigned char bytes[RANDOM];
	if (link_as(output, output->path))
		return;
	output->temporary = copy(output->path, ".XXXXXX");
	char *to = output->temporary + strlen(output->path) + 1;
	for (int i = 0; i < TRIES && errno == EEXIST; i++) {
		if (getrandom(bytes, sizeof bytes, 0) != sizeof bytes)
			break;
		for (size_t k = 0; k < RANDOM; k++)
			to[k] = letters[bytes[k] % 32];
		if (link_as(output, output->temporary))
			return;
	}
	fail(output);
	output->temporary[0] = '\0';
}

bool output_commit(struct output *output)
{
	flush(output);
	bool sync = output->replaces && (output->unnamed || output->temporary);
	if (sync && !output->failed && fsync(output->fd) != 0)
		fail(output);
	if (output->unnamed && !output->failed)
		give_name(output);
	if (output->path && close(output->fd) != 0)
		fail(output);
	output->fd = -1;
	if (output->temporary && !output->failed) {
		if (rename(output->temporary, output->path) != 0)
			fail(output);
		else
			output->temporary[0] = '\0';
	}
	bool good = !output->failed;
	int saved = output->errno_value;
	output_discard(output);
	output->errno_value = saved;
	return good;
}

void output_discard(struct output *output)
{
	if (output->path && output->fd >= 0)
		close(output->fd);
	if (output->temporary && output->temporary[0])
		unlink(output->temporary);
	memory_free(output->temporary);
	memory_free(output->path);
	buf_finish(&output->pending);
	*output = (struct output){.fd = -1};
}
