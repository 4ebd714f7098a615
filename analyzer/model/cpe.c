#include "model/cpe.h"

#include "base/buf.h"

struct parser {
	struct arena *arena;
	const char *error; /* the first */
};

static void fail(struct parser *parser, const char *error)
{
	if (!parser->error)
		parser->error = error;
}

/* The attributes behind the part, in the order of the formatted string (IR 7695, 6.2). */
static const size_t attributes[] = {offsetof(struct cpe, vendor), offsetof(struct cpe, product),
	offsetof(struct cpe, version), offsetof(struct cpe, update), offsetof(struct cpe, edition),
	offsetof(struct cpe, language), offsetof(struct cpe, sw_edition),
	offsetof(struct cpe, target_sw), offsetof(struct cpe, target_hw),
	offsetof(struct cpe, other)};

enum {
	ATTRIBUTES = sizeof attributes / sizeof *attributes,
	URI_ATTRIBUTES = 6, /* vendor to language: what the URI binding has */
	PACKED = 5, /* edition, sw_edition, target_sw, target_hw, other */
};

static struct str *attribute(struct cpe *cpe, size_t index)
{
	return (struct str *)((char *)cpe + attributes[index]);
}

static bool is_plain(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '.' || c == '-';
}

/* Characters that mean something else without a backslash, in a value of struct cpe too. */
static bool is_special(char c)
{
	return c == '*' || c == '?' || c == '\\';
}

/* --- values --- */

/* A value under construction; literal characters and wildcards are told apart. */
struct value {
	char *bytes;
	size_t length;
};

static void add_literal(struct value *value, char c)
{
	if (is_special(c))
		value->bytes[value->length++] = '\\';
	value->bytes[value->length++] = ascii_lower(c);
}

/* One "*" or any number of "?" may stand at the begin and at the end, nowhere else (IR 7695,
 * 5.3.2). */
static void check_wildcards(struct parser *parser, struct str s)
{
	size_t begin = 0, end = s.len;
	if (begin < end && s.ptr[begin] == '*')
		begin++;
	else
		while (begin < end && s.ptr[begin] == '?')
			begin++;
	if (end > begin && s.ptr[end - 1] == '*' && (end < 2 || s.ptr[end - 2] != '\\'))
		end--;
	else
		while (end > begin && s.ptr[end - 1] == '?' && (end < 2 || s.ptr[end - 2] != '\\'))
			end--;
	for (size_t i = begin; i < end; i++) {
		if (s.ptr[i] == '\\')
			i++;
		else if (s.ptr[i] == '*' || s.ptr[i] == '?')
			fail(parser, "a wildcard stands inside a value");
	}
}

static struct str finish_value(struct parser *parser, struct value *value)
{
	struct str s = {value->bytes, value->length};
	if (s.len == 0)
		return STR("*");
	check_wildcards(parser, s);
	return s;
}

/* A character that should have been escaped: printable ASCII is merely wrong, the rest cannot occur
 * in a name at all. */
static void refuse_raw(struct parser *parser, char c, const char *unescaped)
{
	if (c > ' ' && c < 0x7f)
		fail(parser, unescaped);
	else
		fail(parser, "it has a character that is no printable ASCII");
}

/* --- the formatted string --- */

static struct str decode_formatted(struct parser *parser, struct str s)
{
	if (s.len == 0)
		fail(parser, "a component is empty");
	if (str_is(s, "*") || str_is(s, "-") || str_is(s, "\\-"))
		return s;
	struct value value = {.bytes = arena_bytes(parser->arena, 2 * s.len)};
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		if (c == '\\' && i + 1 < s.len) {
			add_literal(&value, s.ptr[++i]);
			if (ascii_is_alnum(s.ptr[i]) || s.ptr[i] == '_')
				fail(parser,
					"a backslash stands before a letter, a digit or \"_\"");
		} else if (c == '*' || c == '?') {
			value.bytes[value.length++] = c;
		} else {
			if (!is_plain(c))
				refuse_raw(parser, c,
					"a special character is not escaped with a backslash");
			add_literal(&value, c);
		}
	}
	return finish_value(parser, &value);
}

/* The next component: up to a ":" that has no backslash before it. */
static struct str next_component(struct str *rest)
{
	struct str whole = *rest;
	for (size_t i = 0; i < whole.len; i++) {
		if (whole.ptr[i] == '\\')
			i++;
		else if (whole.ptr[i] == ':') {
			*rest = str_from(whole, i + 1);
			return str_sub(whole, 0, i);
		}
	}
	*rest = STR_NONE;
	return whole;
}

static void parse_formatted(struct parser *parser, struct str rest, struct cpe *cpe)
{
	size_t count = 0;
	while (rest.ptr && count < ATTRIBUTES) {
		struct str component = next_component(&rest);
		if (!rest.ptr && component.len && component.ptr[component.len - 1] == '\\' &&
			(component.len < 2 || component.ptr[component.len - 2] != '\\'))
			fail(parser, "it ends in a backslash");
		*attribute(cpe, count++) = decode_formatted(parser, component);
	}
	if (count < ATTRIBUTES)
		fail(parser, "it has fewer than eleven components");
	if (rest.ptr)
		fail(parser, "it has more than eleven components");
}

/* --- the URI --- */

static struct str decode_uri(struct parser *parser, struct str s)
{
	if (s.len == 0)
		return STR("*");
	if (str_is(s, "-"))
		return s;
	struct value value = {.bytes = arena_bytes(parser->arena, 2 * s.len)};
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		int high = s.len - i > 2 ? ascii_hex_value(s.ptr[i + 1]) : -1;
		int low = s.len - i > 2 ? ascii_hex_value(s.ptr[i + 2]) : -1;
		if (c == '%' && high >= 0 && low >= 0) {
			c = (char)(high << 4 | low);
			i += 2;
			if (c == 1 || c == 2) {
				value.bytes[value.length++] = c == 1 ? '?' : '*';
				continue;
			}
			if (c <= ' ' || c >= 0x7f)
				fail(parser, "it encodes a character that is no printable ASCII");
		} else if (c == '%') {
			fail(parser, "a \"%\" is not followed by two hexadecimal digits");
		} else if (!is_plain(c) && c != '~') {
			refuse_raw(parser, c, "a special character is not percent-encoded");
		}
		if (c == '*' && s.len == 1)
			return s;
		add_literal(&value, c);
	}
	return finish_value(parser, &value);
}

static size_t count_tildes(struct str s)
{
	size_t count = 0;
	for (size_t i = 0; i < s.len; i++)
		count += s.ptr[i] == '~';
	return count;
}

/* "~edition~sw_edition~target_sw~target_hw~other" (IR 7695, 6.1.2.2) */
static void parse_packed(struct parser *parser, struct str packed, struct cpe *cpe)
{
	struct str *const fields[PACKED] = {
		&cpe->edition, &cpe->sw_edition, &cpe->target_sw, &cpe->target_hw, &cpe->other};
	if (packed.len == 0 || packed.ptr[0] != '~') {
		cpe->edition = decode_uri(parser, packed);
		return;
	}
	if (count_tildes(packed) != PACKED)
		fail(parser, "the packed edition has not five parts");
	struct str rest = str_from(packed, 1);
	for (size_t i = 0; i < PACKED && rest.ptr; i++)
		*fields[i] = decode_uri(parser, str_cut(&rest, '~'));
}

static void parse_uri(struct parser *parser, struct str rest, struct cpe *cpe)
{
	for (size_t i = 0; i < URI_ATTRIBUTES && rest.ptr; i++) {
		struct str component = str_cut(&rest, ':');
		if (attribute(cpe, i) == &cpe->edition)
			parse_packed(parser, component, cpe);
		else
			*attribute(cpe, i) = decode_uri(parser, component);
	}
	if (rest.ptr)
		fail(parser, "it has more than seven components");
}

/* --- names --- */

static void parse_part(struct parser *parser, struct str part, struct cpe *cpe, bool uri)
{
	if (part.len > 1 && part.ptr[0] == '/') {
		fail(parser, "it mixes the URI and the formatted string");
		part = str_from(part, 1);
	}
	if (part.len == 0 && uri)
		return;
	char c = part.len == 1 ? ascii_lower(part.ptr[0]) : '\0';
	if (c && strchr("aoh*-", c) && !(uri && c == '*'))
		cpe->part = c;
	else
		fail(parser, "the part is none of \"a\", \"o\" and \"h\"");
}

/* A language tag without variants: "en", "zh-cn", "es-419" (RFC 5646; IR 7695, 5.3.3.7). */
static void check_language(struct parser *parser, struct str tag)
{
	if (str_is(tag, "*") || str_is(tag, "-"))
		return;
	struct str region = tag, language = str_cut(&region, '-');
	bool good = language.len == 2 || language.len == 3;
	for (size_t i = 0; i < language.len; i++)
		good = good && ascii_is_alpha(language.ptr[i]);
	good = good && (!region.ptr || region.len == 2 || region.len == 3);
	for (size_t i = 0; i < region.len; i++)
		good = good &&
			(region.len == 2 ? ascii_is_alpha(region.ptr[i])
					 : ascii_is_digit(region.ptr[i]));
	if (!good)
		fail(parser, "the language is no language tag");
}

bool cpe_parse(struct arena *arena, struct str text, struct cpe *cpe, const char **error)
{
	struct parser parser = {.arena = arena};
	struct str formatted = STR("cpe:2.3:"), uri = STR("cpe:/");
	*cpe = (struct cpe){.part = '*'};
	for (size_t i = 0; i < ATTRIBUTES; i++)
		*attribute(cpe, i) = STR("*");
	text = str_trim(text);
	if (str_starts_nocase(text, formatted)) {
		struct str rest = str_from(text, formatted.len);
		parse_part(&parser, next_component(&rest), cpe, false);
		parse_formatted(&parser, rest, cpe);
	} else if (str_starts_nocase(text, uri)) {
		struct str rest = str_from(text, uri.len);
		parse_part(&parser, str_cut(&rest, ':'), cpe, true);
		parse_uri(&parser, rest, cpe);
	} else {
		fail(&parser, "it begins with neither \"cpe:2.3:\" nor \"cpe:/\"");
	}
	check_language(&parser, cpe->language);
	*error = parser.error;
	return !parser.error;
}

static void format_value(struct buf *out, struct str value)
{
	if (value.len == 0 || str_is(value, "*")) {
		buf_add_byte(out, '*');
		return;
	}
	for (size_t i = 0; i < value.len; i++) {
		char c = value.ptr[i];
		bool escaped = c == '\\' && i + 1 < value.len;
		if (!escaped && !is_plain(c) && c != '*' && c != '?')
			buf_add_byte(out, '\\');
		buf_add_byte(out, c);
		if (escaped)
			buf_add_byte(out, value.ptr[++i]);
	}
}

struct str cpe_format(struct arena *arena, const struct cpe *cpe)
{
	struct buf out = {0};
	struct cpe copy = *cpe;
	buf_puts(&out, "cpe:2.3:");
	buf_add_byte(&out, cpe->part ? cpe->part : '*');
	for (size_t i = 0; i < ATTRIBUTES; i++) {
		buf_add_byte(&out, ':');
		format_value(&out, *attribute(&copy, i));
	}
	struct str text = arena_str(arena, buf_str(&out));
	buf_finish(&out);
	return text;
}
