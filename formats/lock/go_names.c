#include "lock/go_names.h"

bool go_is_local(struct str path)
{
	return str_starts(path, STR("./")) || str_starts(path, STR("../")) || str_is(path, ".") ||
		str_is(path, "..") || str_starts(path, STR("/")) ||
		(path.len > 2 && path.ptr[1] == ':'); /* a drive of Windows */
}

struct str go_token(struct str *rest)
{
	struct str text = str_trim(*rest);
	*rest = STR_NONE;
	if (!text.len || str_starts(text, STR("//")))
		return STR_NONE;
	if (text.ptr[0] == '"' || text.ptr[0] == '`') {
		size_t end = str_find_byte(str_from(text, 1), text.ptr[0]);
		if (end == STR_NPOS)
			return STR_NONE;
		*rest = str_from(text, end + 2);
		return str_sub(text, 1, end + 1);
	}
	size_t end = text.ptr[0] == '(' || text.ptr[0] == ')';
	while (!(end == 1 && (text.ptr[0] == '(' || text.ptr[0] == ')')) && end < text.len &&
		!ascii_is_space(text.ptr[end]) && text.ptr[end] != '(' && text.ptr[end] != ')' &&
		!str_starts(str_from(text, end), STR("//")))
		end++;
	*rest = str_from(text, end);
	return str_sub(text, 0, end);
}
