#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "git/internal.h"

/* Files of the work tree */

/* Opens a path below a folder without following a link anywhere in it; -1 with errno. */
static int open_below(const char *folder, struct str path)
{
	struct arena arena = {0};
	int fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
	while (fd >= 0 && path.ptr) {
		struct str part = str_cut(&path, '/');
		bool last = !path.ptr, up = str_is(part, "..") || str_is(part, ".") || !part.len;
		int flags = last ? O_RDONLY | O_NONBLOCK | O_NOCTTY : O_PATH | O_DIRECTORY;
		int next = up
			? -1
			: openat(fd, arena_cstr(&arena, part), flags | O_NOFOLLOW | O_CLOEXEC);
		int error = up ? EINVAL : errno;
		close(fd);
		fd = next;
		errno = error;
	}
	int error = errno;
	arena_finish(&arena);
	errno = error;
	return fd;
}

/* 0, or an error number. */
static int read_fd(int fd, struct buf *bytes, size_t limit)
{
	struct stat status;
	if (fstat(fd, &status) != 0)
		return errno;
	if (!S_ISREG(status.st_mode))
		return EINVAL;
	for (;;) {
		size_t want = status.st_size > 0 && bytes->len < (uint64_t)status.st_size
			? (size_t)status.st_size - bytes->len + 1
			: 65536;
		if (want > limit + 1)
			return EFBIG;
		ssize_t count = read(fd, buf_reserve(bytes, want), want);
		if (count == 0)
			return 0;
		if (count < 0 && errno != EINTR)
			return errno;
		if (count > 0)
			bytes->len += (size_t)count;
		if (bytes->len > limit)
			return EFBIG;
	}
}

static bool read_file(
	struct repository *repository, struct str path, struct str name, struct doc *doc)
{
	struct buf bytes = {0};
	int fd = open_below(repository->path, path);
	int error = fd < 0 ? errno : read_fd(fd, &bytes, repository->limits->blob);
	if (fd >= 0)
		close(fd);
	doc_wrap(doc, name, error ? STR("") : buf_str(&bytes), repository->limits);
	doc->memory = bytes.ptr;
	if (error == EFBIG)
		diag(doc, DIAG_OBJECT_TOO_LARGE, STR_NPOS, "more than %zu bytes, the limit",
			repository->limits->blob);
	else if (error)
		diag(doc, DIAG_READ_ERROR, STR_NPOS, "%s",
			error == ELOOP || error == ENOTDIR
				? "behind a symbolic link; none is followed"
				: error == EINVAL ? "not a regular file of the work tree"
						  : strerror(error));
	return !error;
}

/* Blobs */

/* Of the answer to the oldest request. */
static bool read_blob(struct repository *repository, struct str name, struct doc *doc)
{
	struct object object = {.state = OBJECT_UNREAD};
	objects_next(repository, &object);
	bool good = object.state == OBJECT_GOOD && object.type == OBJECT_BLOB;
	struct buf bytes = {0};
	if (good)
		buf_add(&bytes, object.bytes);
	doc_wrap(doc, name, buf_str(&bytes), repository->limits);
	doc->memory = bytes.ptr;
	if (!good)
		objects_complain(repository, doc, &object, "the blob");
	return good;
}

/* Pointers */

bool lfs_pointer_parse(struct str bytes, struct lfs_pointer *pointer)
{
	*pointer = (struct lfs_pointer){0};
	bool size = false;
	if (bytes.len >= 1024 ||
		!str_starts(bytes, STR("version https://git-lfs.github.com/spec/")))
		return false;
	while (bytes.ptr) {
		struct str line = str_cut(&bytes, '\n');
		if (str_starts(line, STR("oid ")))
			pointer->oid = str_from(line, 4);
		else if (str_starts(line, STR("size ")))
			size = str_to_u64(str_from(line, 5), UINT64_MAX / 2, &pointer->size);
	}
	return pointer->oid.len && size;
}

static bool make_doc(
	struct repository *repository, const struct file *file, struct str name, struct doc *doc)
{
	struct lfs_pointer pointer;
	bool good = file->oid.size ? read_blob(repository, name, doc)
				   : read_file(repository, file->path, name, doc);
	if (good && lfs_pointer_parse(doc->raw, &pointer))
		diag(doc, DIAG_LFS_POINTER, 0,
			"a pointer of Git LFS to %s (%llu bytes), which is kept elsewhere and was "
			"not "
			"looked into",
			diag_quote(doc, pointer.oid), (unsigned long long)pointer.size);
	return good;
}

void repository_docs(struct repository *repository, struct str prefix, const struct file *files,
	size_t count, doc_visit *visit, void *context)
{
	struct buf name = {0};
	for (size_t i = 0; i < count; i++)
		if (files[i].oid.size)
			objects_ask(repository, &files[i].oid);
	for (size_t i = 0; i < count; i++) {
		struct doc *doc = memory_resize(NULL, sizeof *doc);
		buf_clear(&name);
		buf_add(&name, prefix);
		buf_add(&name, files[i].path);
		bool good = make_doc(repository, &files[i], buf_str(&name), doc);
		visit(context, &files[i], doc, good);
	}
	buf_finish(&name);
}
