#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
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
	if (stat(output->path, &status) == 0 && !S_ISREG(status.st_mode)) {
		/* A device or FIFO cannot be replaced by renaming: write to it. */
		output->fd = open(output->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	} else {
		output->temporary = copy(output->path, ".XXXXXX");
		output->fd = mkostemp(output->temporary, O_CLOEXEC);
		if (output->fd >= 0 && fchmod(output->fd, wanted_mode(output->path)) != 0)
			fail(output);
	}
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
	if (output->pending.len + bytes.len > PENDING_MAX)
		flush(output);
	if (bytes.len > PENDING_MAX)
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

bool output_commit(struct output *output)
{
	flush(output);
	if (output->temporary && !output->failed && fsync(output->fd) != 0)
		fail(output);
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
