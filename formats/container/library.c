#include "container/library.h"

#include <dlfcn.h>

static const char file_name[] = "libarchive.so.13";

/* ISO C knows no conversion of an object's address to a function's; POSIX promises that it is one
 * (dlsym, rationale). */
static bool find(void *handle, const char *name, void *function, size_t size)
{
	void *found = dlsym(handle, name);
	memcpy(function, &found, size);
	return found != NULL;
}

struct archive_library *archive_library_open(struct arena *arena, struct str *why)
{
	struct archive_library *library = memory_resize(NULL, sizeof *library);
	bool good = (library->handle = dlopen(file_name, RTLD_LAZY | RTLD_LOCAL)) != NULL;
#define FUNCTION(name)                                                                             \
	good = good &&                                                                             \
		find(library->handle, "archive_" #name, &library->name, sizeof library->name);
	ARCHIVE_FUNCTIONS(FUNCTION)
#undef FUNCTION
	if (good)
		return library;
	const char *error = dlerror();
	*why = arena_str(arena, str_of(error ? error : file_name));
	archive_library_close(library);
	return NULL;
}

void archive_library_close(struct archive_library *library)
{
	if (library && library->handle)
		dlclose(library->handle);
	memory_free(library);
}
