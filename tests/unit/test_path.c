#include "base/path.h"
#include "check.h"
#include "lock/vendored.h"

static const struct {
	const char *file, *relative, *path; /* NULL: refused */
} besides[] = {
	{"pom.xml", "a/pom.xml", "a/pom.xml"},
	{"a/b/pom.xml", "../pom.xml", "a/pom.xml"},
	{"a/b/pom.xml", "./c//../pom.xml", "a/b/pom.xml"},
	{"a/pom.xml", "../pom.xml", "pom.xml"},
	{"pom.xml", "../pom.xml", NULL},
	{"a/pom.xml", "../../pom.xml", NULL},
	{"a/pom.xml", "/pom.xml", NULL},
	{"a/pom.xml", "", NULL},
	{"a/pom.xml", "..", NULL},
};

static void test_beside(void)
{
	struct arena arena = {0};
	for (size_t i = 0; i < sizeof besides / sizeof *besides; i++) {
		struct str made =
			path_beside(&arena, str_of(besides[i].file), str_of(besides[i].relative));
		if (!CHECK(besides[i].path ? str_is(made, besides[i].path) : !made.ptr))
			fprintf(stderr, "  %s %s\n", besides[i].file, besides[i].relative);
	}
	arena_finish(&arena);
}

static const struct {
	const char *path;
	bool notice;
	const char *folder, *module; /* NULL: none */
} folders[] = {
	{"LICENSE", true, NULL, NULL},
	{"a/LICENSE", true, "a", NULL},
	{"a/b.c", false, NULL, NULL},
	{"third_party/zlib/src/a.c", false, "third_party/zlib", NULL},
	{"third_party/a.c", false, NULL, NULL},
	{"x/vendor/github.com/o/n/v2/LICENSE", true, "x/vendor/github.com/o/n", "github.com/o/n"},
	{"vendor/golang.org/x/net/http2/a.go", false, "vendor/golang.org/x/net",
		"golang.org/x/net"},
	{"vendor/example.org/m/a.go", false, "vendor/example.org/m", "example.org/m"},
	{"vendor/modules.txt", false, NULL, NULL},
	{"a/x-sdk-go/b/c.go", false, "a/x-sdk-go", NULL},
	{"a/x-sdk-go/vendor/m/c.go", false, "a/x-sdk-go/vendor/m", NULL},
	{"sdk/a.go", false, NULL, NULL},
	{"a/unsdked/a.go", false, NULL, NULL},
};

static void test_folders(void)
{
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		struct str folder = vendored_folder(str_of(folders[i].path), folders[i].notice);
		struct str module = vendored_module(folder);
		bool good = folders[i].folder ? str_is(folder, folders[i].folder) : !folder.len;
		good &= folders[i].module ? str_is(module, folders[i].module) : !module.len;
		if (!CHECK(good))
			fprintf(stderr, "  %s: %.*s\n", folders[i].path, STR_ARG(folder));
	}
}

int main(void)
{
	test_beside();
	test_folders();
	return check_report();
}
