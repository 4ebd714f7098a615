#include "base/globs.h"

/* Backtracks to the last star only: linear in practice, quadratic at worst in a name's length. */
static bool fits_part(struct str pattern, struct str name)
{
	size_t at = 0, from = 0, star = STR_NPOS, held = 0;
	while (at < name.len) {
		if (from < pattern.len && pattern.ptr[from] == '*') {
			star = from++;
			held = at;
		} else if (from < pattern.len && pattern.ptr[from] == name.ptr[at]) {
			from++;
			at++;
		} else if (star != STR_NPOS) {
			from = star + 1;
			at = ++held;
		} else {
			return false;
		}
	}
	while (from < pattern.len && pattern.ptr[from] == '*')
		from++;
	return from == pattern.len;
}

/* Takes the last part off. */
static struct str cut_last(struct str *path)
{
	size_t slash = str_rfind_byte(*path, '/');
	struct str last = slash == STR_NPOS ? *path : str_from(*path, slash + 1);
	*path = slash == STR_NPOS ? STR_NONE : str_sub(*path, 0, slash);
	return last;
}

bool glob_fits(struct str pattern, struct str path)
{
	while (pattern.ptr) {
		if (!path.ptr || !fits_part(cut_last(&pattern), cut_last(&path)))
			return false;
	}
	return true;
}

static struct str ending(struct str name)
{
	size_t dot = str_rfind_byte(name, '.');
	return dot == STR_NPOS ? STR("") : str_from(name, dot);
}

void globs_add(struct globs *globs, struct str pattern)
{
	struct str rest = pattern, last = cut_last(&rest);
	bool star = str_find_byte(last, '*') != STR_NPOS;
	struct str key = star ? ending(last) : last;
	if (star && str_find_byte(key, '*') != STR_NPOS)
		key = STR("");
	struct map *map = star ? &globs->endings : &globs->names;
	list_push(&globs->list, ((struct glob){pattern, last, map_get(map, key)}));
	map_set(map, key, (uint32_t)(globs->list.count - 1));
}

void globs_finish(struct globs *globs)
{
	list_finish(&globs->list);
	map_finish(&globs->names);
	map_finish(&globs->endings);
}

/* The patterns that may fit a name lie in three buckets at most. */
static size_t find_buckets(const struct globs *globs, struct str name, uint32_t buckets[3])
{
	size_t count = 0;
	struct str end = ending(name);
	buckets[count++] = map_get(&globs->names, name);
	buckets[count++] = map_get(&globs->endings, end);
	if (end.len)
		buckets[count++] = map_get(&globs->endings, STR(""));
	return count;
}

bool globs_fit_name(const struct globs *globs, struct str name)
{
	uint32_t buckets[3];
	size_t count = find_buckets(globs, name, buckets);
	for (size_t k = 0; k < count; k++)
		for (uint32_t i = buckets[k]; i != MAP_NONE; i = globs->list.items[i].next)
			if (fits_part(globs->list.items[i].last, name))
				return true;
	return false;
}

void globs_each(const struct globs *globs, struct str path, glob_visit *visit, void *context)
{
	uint32_t buckets[3];
	struct str rest = path.ptr ? path : STR(""), whole = rest;
	size_t count = find_buckets(globs, cut_last(&rest), buckets);
	for (size_t k = 0; k < count; k++)
		for (uint32_t i = buckets[k]; i != MAP_NONE; i = globs->list.items[i].next)
			if (glob_fits(globs->list.items[i].text, whole))
				visit(context, i);
}

static void set_true(void *context, size_t pattern)
{
	(void)pattern;
	*(bool *)context = true;
}

bool globs_fit(const struct globs *globs, struct str path)
{
	bool fits = false;
	globs_each(globs, path, set_true, &fits);
	return fits;
}

bool glob_covers(struct str glob, struct str text)
{
	size_t g = 0, t = 0, star = STR_NPOS, mark = 0;
	while (t < text.len) {
		if (g < glob.len && glob.ptr[g] == '*') {
			star = g++;
			mark = t;
		} else if (g < glob.len &&
			(glob.ptr[g] == '?' ||
				ascii_lower(glob.ptr[g]) == ascii_lower(text.ptr[t]))) {
			g++;
			t++;
		} else if (star != STR_NPOS) {
			g = star + 1;
			t = ++mark;
		} else
			return false;
	}
	while (g < glob.len && glob.ptr[g] == '*')
		g++;
	return g == glob.len;
}
