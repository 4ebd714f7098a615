#include "base/path.h"

#include "base/buf.h"

struct str path_base(struct str path)
{
	size_t slash = str_rfind_byte(path, '/');
	return slash == STR_NPOS ? path : str_from(path, slash + 1);
}

struct str path_folder(struct str path)
{
	size_t slash = str_rfind_byte(path, '/');
	return slash == STR_NPOS ? STR("") : str_sub(path, 0, slash);
}

/* Adds the parts of a path to those that are there; false when it goes above all of them. */
static bool add_parts(struct buf *out, struct str path)
{
	while (path.ptr) {
		struct str part = str_cut(&path, '/');
		if (!part.len || str_is(part, "."))
			continue;
		if (str_is(part, "..")) {
			if (!out->len)
				return false;
			out->len = path_folder(buf_str(out)).len;
			continue;
		}
		if (out->len)
			buf_add_byte(out, '/');
		buf_add(out, part);
	}
	return true;
}

struct str path_beside(struct arena *arena, struct str file, struct str relative)
{
	struct buf out = {0};
	struct str made = STR_NONE;
	bool absolute = !relative.len || relative.ptr[0] == '/';
	if (!absolute && add_parts(&out, path_folder(file)) && add_parts(&out, relative) && out.len)
		made = arena_str(arena, buf_str(&out));
	buf_finish(&out);
	return made;
}
