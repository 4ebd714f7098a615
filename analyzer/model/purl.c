#include "model/purl.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "model/purl_types.h"

struct parser {
	struct arena *arena;
	struct purl *purl;
	const char *error; /* the first */
};

static void fail(struct parser *parser, const char *error)
{
	if (!parser->error)
		parser->error = error;
}

/* Characters that are never percent-encoded in a canonical purl. */
static bool is_unreserved(char c)
{
	return ascii_is_alnum(c) || c == '.' || c == '-' || c == '_' || c == '~' || c == ':';
}

static bool is_key_character(char c)
{
	return ascii_is_alnum(c) || c == '.' || c == '-' || c == '_';
}

/* --- decoding --- */

/* The decoded text; the text as written, and an error, where it is not well formed. */
static struct str decode(struct parser *parser, struct str s)
{
	if (str_find_byte(s, '%') == STR_NPOS)
		return s;
	char *bytes = arena_bytes(parser->arena, s.len);
	size_t length = 0;
	for (size_t i = 0; i < s.len; i++) {
		bytes[length] = s.ptr[i];
		if (s.ptr[i] == '%') {
			int high = s.len - i > 2 ? ascii_hex_value(s.ptr[i + 1]) : -1;
			int low = s.len - i > 2 ? ascii_hex_value(s.ptr[i + 2]) : -1;
			if (high < 0 || low < 0) {
				fail(parser, "a \"%\" is not followed by two hexadecimal digits");
				return s;
			}
			bytes[length] = (char)(high << 4 | low);
			i += 2;
		}
		length++;
	}
	struct str decoded = {bytes, length};
	if (utf8_invalid(decoded) != STR_NPOS) {
		fail(parser, "the percent-encoded bytes are not UTF-8");
		return s;
	}
	if (str_find_byte(decoded, '\0') != STR_NPOS)
		fail(parser, "it contains an encoded NUL");
	return decoded;
}

/* Are there no empty segments in s (and no dots, where they mean something)? */
static bool segments_clean(struct str s, bool dots)
{
	while (s.ptr) {
		struct str segment = str_cut(&s, '/');
		if (segment.len == 0 || (dots && (str_is(segment, ".") || str_is(segment, ".."))))
			return false;
	}
	return true;
}

/* The segments of a path without the empty ones (and dots); absent when none are left. */
static struct str join_segments(struct parser *parser, struct str s, bool dots)
{
	if (segments_clean(s, dots))
		return s;
	char *bytes = arena_bytes(parser->arena, s.len);
	size_t length = 0;
	while (s.ptr) {
		struct str segment = str_cut(&s, '/');
		if (segment.len == 0 || (dots && (str_is(segment, ".") || str_is(segment, ".."))))
			continue;
		if (length)
			bytes[length++] = '/';
		memcpy(bytes + length, segment.ptr, segment.len);
		length += segment.len;
	}
	return length ? (struct str){bytes, length} : STR_NONE;
}

static struct str decode_path(struct parser *parser, struct str s, bool dots)
{
	if (s.len == 0)
		return STR_NONE;
	if (str_find_byte(s, '%') == STR_NPOS)
		return join_segments(parser, s, dots);
	size_t slashes = 0, decoded_slashes = 0;
	s = join_segments(parser, s, dots);
	for (size_t i = 0; i < s.len; i++)
		slashes += s.ptr[i] == '/';
	struct str decoded = decode(parser, s);
	for (size_t i = 0; i < decoded.len; i++)
		decoded_slashes += decoded.ptr[i] == '/';
	if (slashes != decoded_slashes)
		fail(parser, "a \"/\" is percent-encoded within a segment");
	return join_segments(parser, decoded, dots);
}

/* --- normalising --- */

static struct str change_case(struct parser *parser, struct str s, char first, char last)
{
	size_t at = 0;
	while (at < s.len && (s.ptr[at] < first || s.ptr[at] > last))
		at++;
	if (at == s.len)
		return s;
	char *bytes = arena_bytes(parser->arena, s.len);
	for (size_t i = 0; i < s.len; i++)
		bytes[i] =
			s.ptr[i] >= first && s.ptr[i] <= last ? (char)(s.ptr[i] ^ 0x20) : s.ptr[i];
	return (struct str){bytes, s.len};
}

static struct str lower(struct parser *parser, struct str s)
{
	return change_case(parser, s, 'A', 'Z');
}

static struct str replace_name(struct parser *parser, struct str name, unsigned rules)
{
	if (name.len == 0)
		return name;
	char *bytes = arena_bytes(parser->arena, name.len);
	for (size_t i = 0; i < name.len; i++) {
		bytes[i] = name.ptr[i];
		if ((rules & NAME_DASH) && bytes[i] == '_')
			bytes[i] = '-';
		if ((rules & NAME_WORD) && !ascii_is_alnum(bytes[i]))
			bytes[i] = '_';
	}
	return (struct str){bytes, name.len};
}

static void apply_rules(struct parser *parser, unsigned rules)
{
	struct purl *purl = parser->purl;
	if (rules & FOLD_NAMESPACE)
		purl->name_space = lower(parser, purl->name_space);
	if (rules & RAISE_NAMESPACE)
		purl->name_space = change_case(parser, purl->name_space, 'a', 'z');
	if (rules & FOLD_NAME)
		purl->name = lower(parser, purl->name);
	if (rules & FOLD_VERSION)
		purl->version = lower(parser, purl->version);
	if (rules & FOLD_SUBPATH)
		purl->subpath = lower(parser, purl->subpath);
	if (rules & (NAME_DASH | NAME_WORD))
		purl->name = replace_name(parser, purl->name, rules);
}

static void check_type(struct parser *parser)
{
	struct str type = parser->purl->type;
	if (type.len == 0) {
		fail(parser, "it has no type");
		return;
	}
	if (!ascii_is_alpha(type.ptr[0]))
		fail(parser, "the type does not begin with a letter");
	for (size_t i = 0; i < type.len; i++)
		if (!ascii_is_alnum(type.ptr[i]) && type.ptr[i] != '.' && type.ptr[i] != '-')
			fail(parser,
				"the type has a character other than letters, digits, \".\" and "
				"\"-\"");
}

static struct str join_path(struct parser *parser, struct str outer, struct str inner)
{
	if (outer.len == 0)
		return inner;
	if (inner.len == 0)
		return outer;
	char *bytes = arena_bytes(parser->arena, outer.len + 1 + inner.len);
	memcpy(bytes, outer.ptr, outer.len);
	bytes[outer.len] = '/';
	memcpy(bytes + outer.len + 1, inner.ptr, inner.len);
	return (struct str){bytes, outer.len + 1 + inner.len};
}

/* Where a name cannot have a "/" (an encoded "@scope%2Fname"), what stands before it is the
 * namespace: otherwise the owner would be hidden. */
static void split_name(struct parser *parser)
{
	struct purl *purl = parser->purl;
	size_t slash = str_rfind_byte(purl->name, '/');
	if (slash == STR_NPOS)
		return;
	fail(parser, "the \"/\" between namespace and name is percent-encoded");
	struct str path = join_path(parser, purl->name_space, str_sub(purl->name, 0, slash));
	purl->name_space = path.len ? join_segments(parser, path, false) : STR_NONE;
	purl->name = str_from(purl->name, slash + 1);
}

/* The name of a git purl is a path: what the syntax takes for its namespace is the host and the path's
 * begin. */
static void lengthen_name(struct parser *parser)
{
	struct purl *purl = parser->purl;
	size_t slash = str_find_byte(purl->name_space, '/');
	if (slash != STR_NPOS) {
		struct str begin = str_from(purl->name_space, slash + 1);
		purl->name = join_path(parser, begin, purl->name);
		purl->name_space = str_sub(purl->name_space, 0, slash);
	}
	if (purl->name.len)
		purl->name = join_segments(parser, purl->name, false);
}

static void check_definition(struct parser *parser, const struct purl_type *type)
{
	const struct purl *purl = parser->purl;
	if (purl->name.len == 0)
		fail(parser, "it has no name");
	if (type->name_space == NAMESPACE_REQUIRED && !purl->name_space.ptr)
		fail(parser, "this type requires a namespace");
	if (type->name_space == NAMESPACE_PROHIBITED && purl->name_space.ptr)
		fail(parser, "this type has no namespace");
	if (type->qualifier && !purl_get(purl, type->qualifier).len)
		fail(parser,
			arena_printf(parser->arena, "this type requires the qualifier \"%s\"",
				type->qualifier)
				.ptr);
	const char *error = type->check ? type->check(purl) : NULL;
	if (error)
		fail(parser, error);
}

static int compare_qualifiers(const void *a, const void *b)
{
	const struct purl_qualifier *x = a, *y = b;
	int order = str_compare(x->key, y->key);
	return order ? order : str_compare(x->value, y->value);
}

/* Keys are lower case, unique and sorted; those without a value are dropped. */
static void finish_qualifiers(struct parser *parser)
{
	struct purl *purl = parser->purl;
	struct purl_qualifier *items = purl->qualifiers;
	size_t count = 0, kept = 0;
	bool sorted = true;
	for (size_t i = 0; i < purl->qualifier_count; i++) {
		if (items[i].value.len == 0)
			continue;
		items[count] = items[i];
		sorted = sorted &&
			(count == 0 || str_compare(items[count - 1].key, items[count].key) < 0);
		count++;
	}
	if (!sorted)
		qsort(items, count, sizeof *items, compare_qualifiers);
	for (size_t i = 0; i < count; i++) {
		if (kept && str_eq(items[kept - 1].key, items[i].key))
			fail(parser, "a qualifier occurs twice");
		else
			items[kept++] = items[i];
	}
	purl->qualifier_count = kept;
}

/* The reference suite accepts "repositorY_url" (maven) and refuses "Arch" (rpm) and "Platform"
 * (gem): a key must begin with a lower-case letter. */
static struct str check_key(struct parser *parser, struct str key)
{
	if (key.len == 0 || key.ptr[0] < 'a' || key.ptr[0] > 'z')
		fail(parser, "a qualifier's key does not begin with a lower-case letter");
	for (size_t i = 0; i < key.len; i++)
		if (!is_key_character(key.ptr[i]))
			fail(parser,
				"a qualifier's key has a character other than letters, digits, "
				"\".\", \"-\" and \"_\"");
	return lower(parser, key);
}

static bool finish(struct parser *parser, const char **error)
{
	struct purl *purl = parser->purl;
	purl->type = lower(parser, purl->type);
	check_type(parser);
	const struct purl_type *type = purl_type_find(purl->type);
	finish_qualifiers(parser);
	if (type->rules & NAME_ONE_SEGMENT)
		split_name(parser);
	if (type->rules & NAME_IS_PATH)
		lengthen_name(parser);
	apply_rules(parser, type->rules);
	if (type->extra_rules)
		apply_rules(parser, type->extra_rules(purl));
	check_definition(parser, type);
	*error = parser->error;
	return !parser->error;
}

/* --- parsing --- */

static bool parse_scheme(struct parser *parser, struct str *rest)
{
	struct str scheme = STR("pkg:");
	*rest = str_trim(*rest);
	if (!str_starts_nocase(*rest, scheme)) {
		fail(parser, "it does not begin with \"pkg:\"");
		return false;
	}
	if (!str_starts(*rest, scheme))
		fail(parser, "the scheme is not in lower case");
	*rest = str_from(*rest, scheme.len);
	while (rest->len && rest->ptr[0] == '/') /* "pkg://" is accepted, and means nothing */
		*rest = str_from(*rest, 1);
	return true;
}

static void check_characters(struct parser *parser, struct str text)
{
	bool other = false;
	for (size_t i = 0; i < text.len; i++)
		other |= (unsigned char)text.ptr[i] <= ' ' || (unsigned char)text.ptr[i] >= 0x7f;
	if (other)
		fail(parser, "a character that is no printable ASCII is not percent-encoded");
}

static void parse_qualifiers(struct parser *parser, struct str text)
{
	if (text.len == 0)
		return;
	size_t count = 1, filled = 0;
	for (size_t i = 0; i < text.len; i++)
		count += text.ptr[i] == '&';
	struct purl_qualifier *items = ARENA_ARRAY(parser->arena, struct purl_qualifier, count);
	while (text.ptr) {
		struct str value = str_cut(&text, '&');
		if (value.len == 0)
			continue;
		struct str key = str_cut(&value, '=');
		if (!value.ptr)
			fail(parser, "a qualifier has no \"=\"");
		items[filled].key = check_key(parser, key);
		items[filled++].value = decode(parser, value);
	}
	parser->purl->qualifiers = items;
	parser->purl->qualifier_count = filled;
}

/* The "@" that separates the version: the last one, unless it begins a segment that is followed by
 * another (an npm scope that should have been encoded) or ends the text (an unfilled template). */
static size_t find_version(struct parser *parser, struct str path)
{
	size_t at = str_rfind_byte(path, '@');
	if (at == STR_NPOS)
		return at;
	size_t slash = str_rfind_byte(path, '/');
	bool scope = at == 0 || path.ptr[at - 1] == '/';
	if (slash != STR_NPOS && slash > at) {
		fail(parser,
			scope ? "the \"@\" of the namespace is not percent-encoded"
			      : "the \"/\" in the version is not percent-encoded");
		return scope ? STR_NPOS : at;
	}
	size_t name = slash == STR_NPOS ? 0 : slash + 1;
	if (at + 1 == path.len && at > name) {
		size_t first = str_find_byte(str_from(path, name + 1), '@');
		fail(parser, "the version is empty or has an \"@\" that is not percent-encoded");
		return name + 1 + first;
	}
	return at;
}

static void parse_path(struct parser *parser, struct str path)
{
	struct purl *purl = parser->purl;
	size_t at = find_version(parser, path);
	if (at != STR_NPOS) {
		struct str version = decode(parser, str_from(path, at + 1));
		purl->version = version.len ? version : STR_NONE;
		path = str_sub(path, 0, at);
		if (str_find_byte(path, '@') != STR_NPOS)
			fail(parser, "an \"@\" before the version is not percent-encoded");
	}
	size_t slash = str_rfind_byte(path, '/');
	if (slash != STR_NPOS) {
		purl->name_space = decode_path(parser, str_sub(path, 0, slash), false);
		path = str_from(path, slash + 1);
	}
	purl->name = path.len ? decode(parser, path) : STR_NONE;
}

/* Nearly all are "type/namespace/name@version" in printable ASCII without anything that is encoded,
 * empty or doubtful; false when this one is not. */
static bool parse_plain(struct purl *purl, struct str text)
{
	size_t type = 0, segment = 0, version = 0, at;
	for (at = 0; at < text.len; at++) {
		char c = text.ptr[at];
		if (c >= 'a' && c <= 'z')
			continue;
		if (c <= ' ' || c == 0x7f || c == '%' || c == '?' || c == '#')
			return false;
		if (c != '/' && c != '@')
			continue;
		if (version || at == segment)
			return false;
		if (c == '@') {
			version = at;
		} else {
			type = type ? type : at;
			segment = at + 1;
		}
	}
	size_t name = version ? version : at;
	if (!type || name == segment || version + 1 == at)
		return false;
	purl->type = str_sub(text, 0, type);
	if (segment > type + 1)
		purl->name_space = str_sub(text, type + 1, segment - 1);
	purl->name = str_sub(text, segment, name);
	if (version)
		purl->version = str_from(text, version + 1);
	return true;
}

bool purl_parse(struct arena *arena, struct str text, struct purl *purl, const char **error)
{
	struct parser parser = {.arena = arena, .purl = purl};
	*purl = (struct purl){.type = STR_NONE};
	if (!parse_scheme(&parser, &text)) {
		*error = parser.error;
		return false;
	}
	if (parse_plain(purl, text))
		return finish(&parser, error);
	check_characters(&parser, text);
	struct str path = str_cut(&text, '#');
	struct str subpath = text;
	struct str qualifiers = path;
	path = str_cut(&qualifiers, '?');
	while (path.len && path.ptr[path.len - 1] == '/')
		path.len--;
	purl->type = str_cut(&path, '/');
	if (path.ptr)
		parse_path(&parser, path);
	if (qualifiers.ptr)
		parse_qualifiers(&parser, qualifiers);
	purl->subpath = decode_path(&parser, subpath, true);
	return finish(&parser, error);
}

bool purl_build(struct arena *arena, struct purl *purl, const char **error)
{
	struct parser parser = {.arena = arena, .purl = purl};
	purl->name_space =
		purl->name_space.len ? join_segments(&parser, purl->name_space, false) : STR_NONE;
	purl->subpath = purl->subpath.len ? join_segments(&parser, purl->subpath, true) : STR_NONE;
	if (purl->version.len == 0)
		purl->version = STR_NONE;
	struct purl_qualifier *items =
		ARENA_ARRAY(arena, struct purl_qualifier, purl->qualifier_count);
	for (size_t i = 0; i < purl->qualifier_count; i++) {
		items[i].key = check_key(&parser, purl->qualifiers[i].key);
		items[i].value = purl->qualifiers[i].value;
	}
	purl->qualifiers = items;
	return finish(&parser, error);
}

/* --- writing --- */

static void encode(struct buf *out, struct str s, bool path)
{
	static const char digits[] = "0123456789ABCDEF";
	char *to = buf_reserve(out, 3 * s.len);
	char *start = to;
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		if (is_unreserved((char)c) || (path && c == '/')) {
			*to++ = (char)c;
		} else {
			*to++ = '%';
			*to++ = digits[c >> 4];
			*to++ = digits[c & 15];
		}
	}
	out->len += (size_t)(to - start);
}

struct str purl_format(struct arena *arena, const struct purl *purl)
{
	struct buf out = {0};
	buf_add(&out, STR("pkg:"));
	buf_add(&out, purl->type);
	buf_add_byte(&out, '/');
	if (purl->name_space.ptr) {
		encode(&out, purl->name_space, true);
		buf_add_byte(&out, '/');
	}
	encode(&out, purl->name, purl_type_find(purl->type)->rules & NAME_IS_PATH);
	if (purl->version.ptr) {
		buf_add_byte(&out, '@');
		encode(&out, purl->version, false);
	}
	for (size_t i = 0; i < purl->qualifier_count; i++) {
		buf_add_byte(&out, i ? '&' : '?');
		buf_add(&out, purl->qualifiers[i].key);
		buf_add_byte(&out, '=');
		encode(&out, purl->qualifiers[i].value, false);
	}
	if (purl->subpath.ptr) {
		buf_add_byte(&out, '#');
		encode(&out, purl->subpath, true);
	}
	struct str text = arena_str(arena, buf_str(&out));
	buf_finish(&out);
	return text;
}

struct str purl_get(const struct purl *purl, const char *qualifier)
{
	struct str key = str_of(qualifier);
	for (size_t i = 0; i < purl->qualifier_count; i++)
		if (str_eq(purl->qualifiers[i].key, key))
			return purl->qualifiers[i].value;
	return STR_NONE;
}
