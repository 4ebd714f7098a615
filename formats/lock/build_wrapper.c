/* gradle-wrapper.properties and maven-wrapper.properties: the build tool itself, where it comes from,
 * and its hash. */
#include "lock/lock.h"

/* "https\://host/x": the backslash guards the colon. */
static struct str without_escapes(struct lock *lock, struct str text)
{
	char *out = arena_bytes(lock->arena, text.len);
	size_t length = 0;
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] != '\\')
			out[length++] = text.ptr[i];
	return (struct str){out, length};
}

/* "gradle-8.14.2-all.zip", "apache-maven-3.9.6-bin.zip" */
static void take_name(struct package *package, struct str url)
{
	static const char *const endings[] = {
		".zip", ".tar.gz", ".jar", "-bin", "-all", "-src", NULL};
	struct str file = str_from(url, str_rfind_byte(url, '/') + 1);
	for (const char *const *ending = endings; *ending; ending++)
		file = lock_without(file, *ending);
	size_t digit = 0;
	while (digit < file.len &&
		!(ascii_is_digit(file.ptr[digit]) && digit && file.ptr[digit - 1] == '-'))
		digit++;
	package->name = lock_without(str_sub(file, 0, digit), "-");
	package->version = str_from(file, digit);
}

static void add_download(struct lock *lock, struct str written, struct str hash)
{
	struct package package = package_in(lock, written);
	struct str url = without_escapes(lock, written);
	package.url = url;
	package.hash = hash;
	package.hash_offset = hash.len ? lock_offset(lock, hash) : 0;
	package.scope = SCOPE_BUILD;
	package.direct = DIRECTNESS_DIRECT;
	package.qualifiers[0] = (struct lock_qualifier){"download_url", url};
	take_name(&package, url);
	lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	static const char *const keys[][2] = {
		{"distributionUrl", "distributionSha256Sum"}, {"wrapperUrl", "wrapperSha256Sum"}};
	struct str values[2][2] = {{STR_NONE, STR_NONE}, {STR_NONE, STR_NONE}};
	struct lines lines = lock_lines(lock);
	struct line line;
	(void)root;
	while (lines_next(&lines, &line)) {
		struct str value, key = lock_pair(line.body, '=', &value);
		for (size_t i = 0; i < 4 && !str_starts(line.body, STR("#")); i++)
			if (str_is(key, keys[i / 2][i % 2]))
				values[i / 2][i % 2] = value;
	}
	if (!values[0][0].len)
		lock_shape(lock, 0, "no distributionUrl");
	for (size_t i = 0; i < 2; i++)
		if (values[i][0].len)
			add_download(lock, values[i][0], values[i][1]);
}

LOCK_FORMAT(build_wrapper, "build-wrapper", "Gradle or Maven wrapper", "generic", TEXT, NULL,
	"gradle-wrapper.properties", "maven-wrapper.properties");
