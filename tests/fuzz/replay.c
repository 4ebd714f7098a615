/* Runs every file of the given folders (and every given file) through a fuzz target. */
#include <dirent.h>

#include "base/buf.h"
#include "fuzz.h"

static size_t replayed;

static void replay_file(const char *path)
{
	struct buf bytes = {0};
	FILE *file = fopen(path, "rb");
	size_t got;
	REQUIRE(file);
	while ((got = fread(buf_reserve(&bytes, 65536), 1, 65536, file)) > 0)
		bytes.len += got;
	fclose(file);
	/* A copy of the exact size, so that a sanitizer sees the first byte too many. */
	uint8_t *copy = memory_resize(NULL, bytes.len);
	memcpy(copy, bytes.ptr, bytes.len);
	LLVMFuzzerTestOneInput(copy, bytes.len);
	memory_free(copy);
	buf_finish(&bytes);
	replayed++;
}

static void replay(const char *path)
{
	DIR *folder = opendir(path);
	struct arena names = {0};
	if (!folder) {
		replay_file(path);
		return;
	}
	for (struct dirent *entry; (entry = readdir(folder));)
		if (entry->d_name[0] != '.')
			replay_file(arena_printf(&names, "%s/%s", path, entry->d_name).ptr);
	closedir(folder);
	arena_finish(&names);
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		replay(argv[i]);
	printf("%zu seeds replayed\n", replayed);
	return replayed ? 0 : 1;
}
