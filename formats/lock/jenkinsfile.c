/* Jenkinsfile: the images of docker agents, and shared libraries, as far as they are literal.
 * https://www.jenkins.io/doc/book/pipeline/syntax/#agent */
#include "lock/code.h"

static void add_image(struct lock *lock, struct str image)
{
	if (str_find_byte(image, '$') != STR_NPOS)
		lock_unresolved(lock, lock_offset(lock, image), image);
	else if (image.len && str_find_byte(image, ' ') == STR_NPOS)
		lock_image(lock, image, lock_offset(lock, image), SCOPE_BUILD);
}

/* "image 'x'", "docker.image('x')", "agent { docker 'x' }"; "image: x" of a pod's YAML. */
static void read_image(struct lock *lock, struct str rest)
{
	enum { LONGEST = 1024 };
	struct str text = code_skip(str_sub(rest, 0, LONGEST));
	if (str_starts(text, STR("(")))
		text = code_skip(str_from(text, 1));
	if (str_starts(text, STR(":"))) {
		text = str_from(text, 1);
		struct str word = lock_unquoted(lock_without(lock_word(&text), ","));
		if (str_find_byte(word, '/') != STR_NPOS || str_find_byte(word, ':') != STR_NPOS)
			add_image(lock, word);
	} else if (text.len && (text.ptr[0] == '\'' || text.ptr[0] == '"')) {
		add_image(lock, code_string(&text, "//"));
	}
}

static void read_line(struct lock *lock, struct str body, const char *word)
{
	struct str name = str_of(word), rest = body;
	for (size_t at; (at = str_find(rest, name)) != STR_NPOS;) {
		const char *found = rest.ptr + at;
		char before = found == body.ptr ? ' ' : found[-1];
		rest = str_from(rest, at + name.len);
		if (!ascii_is_alnum(before) && before != '_' && before != '/' && before != '-')
			read_image(lock, rest);
	}
}

/* @Library('name@version') _ */
static void read_library(struct lock *lock, struct str body)
{
	size_t at = str_find(body, STR("@Library"));
	struct str rest = at == STR_NPOS ? STR_NONE : str_from(body, at);
	struct str inside = str_sub(rest, 0, str_find_byte(rest, ')')), text;
	while (inside.ptr && (text = code_string(&inside, "//")).len) {
		struct package package = package_in(lock, text);
		package.type = "generic";
		package.group = STR("jenkins-library");
		package.version = text;
		package.name = str_cut(&package.version, '@');
		package.scope = SCOPE_BUILD;
		package.direct = DIRECTNESS_DIRECT;
		lock_add(lock, &package);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	(void)root;
	while (lines_next(&lines, &line)) {
		if (str_starts(line.body, STR("//")) || str_starts(line.body, STR("*")))
			continue;
		read_line(lock, line.body, "image");
		read_line(lock, line.body, "docker");
		read_library(lock, line.body);
	}
	code_note(lock);
}

LOCK_FORMAT(jenkinsfile, "jenkinsfile", "Jenkins pipeline", "docker", TEXT, NULL, "Jenkinsfile",
	"Jenkinsfile.*", "*.jenkinsfile", "*.Jenkinsfile", "Jenkinsfile-*");
