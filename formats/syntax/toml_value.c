#include "syntax/toml_load.h"

#include "base/utf8.h"

/* Strings */

static bool add_unicode(struct toml_loader *l, size_t digits, struct buf *out)
{
	uint32_t code = 0;
	if ((size_t)(l->end - l->at) < digits)
		return toml_fail(l, "an escape that is cut off");
	for (size_t i = 0; i < digits; i++) {
		int digit = ascii_hex_value(l->at[i]);
		if (digit < 0)
			return toml_fail(l, "hexadecimal digits follow \\u (4) and \\U (8)");
		code = code << 4 | (uint32_t)digit;
	}
	if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
		return toml_fail(l, "an escape of what is no Unicode scalar value");
	buf_add_codepoint(out, code);
	l->at += digits;
	return true;
}

/* `at` behind the backslash. In a string of many lines a backslash at the end of a line swallows all
 * white space up to the next character. */
static bool load_escape(struct toml_loader *l, bool lines, struct buf *out)
{
	static const char letters[] = "btnfr\"\\", values[] = "\b\t\n\f\r\"\\";
	char letter = toml_peek(l, 0);
	const char *found = letter ? strchr(letters, letter) : NULL;
	if (found) {
		buf_add_byte(out, values[found - letters]);
		l->at++;
		return true;
	}
	if (letter == 'u' || letter == 'U') {
		l->at++;
		return add_unicode(l, letter == 'u' ? 4 : 8, out);
	}
	const char *rest = l->at;
	while (rest < l->end && (*rest == ' ' || *rest == '\t' || *rest == '\r'))
		rest++;
	if (!lines || rest == l->end || *rest != '\n')
		return toml_fail(l, "an escape that TOML does not have");
	while (rest < l->end && ascii_is_space(*rest) && *rest != '\v' && *rest != '\f')
		rest++;
	l->at = rest;
	return true;
}

/* Control characters are not allowed, a carriage return only before a line feed. */
static bool is_allowed(const struct toml_loader *l, bool lines)
{
	unsigned char c = (unsigned char)*l->at;
	if (c >= 0x20)
		return c != 0x7f;
	return c == '\t' || (lines && (c == '\n' || (c == '\r' && toml_peek(l, 1) == '\n')));
}

/* The end of a string of many lines: up to two quotes may stand right before the three. */
static bool closes(struct toml_loader *l, char quote, struct buf *out)
{
	if (toml_peek(l, 1) != quote || toml_peek(l, 2) != quote)
		return false;
	for (int i = 0; i < 2 && toml_peek(l, 3) == quote; i++, l->at++)
		buf_add_byte(out, quote);
	l->at += 3;
	return true;
}

static bool load_text(struct toml_loader *l, char quote, bool lines, struct buf *out)
{
	for (;;) {
		if (l->at == l->end)
			return toml_fail(l, "a string is not closed");
		if (*l->at == quote && (!lines || closes(l, quote, out))) {
			l->at += !lines;
			return true;
		}
		if (*l->at == '\\' && quote == '"') {
			l->at++;
			if (!load_escape(l, lines, out))
				return false;
			continue;
		}
		if (!is_allowed(l, lines))
			return toml_fail(l, "a control character in a string");
		buf_add_byte(out, *l->at++);
	}
}

bool toml_string(struct toml_loader *l, bool key, struct str *text)
{
	const char *open = l->at;
	char quote = *open;
	bool lines = toml_peek(l, 1) == quote && toml_peek(l, 2) == quote;
	if (lines && key)
		return toml_fail(l, "a key cannot be a string of many lines");
	l->at += lines ? 3 : 1;
	if (lines && toml_peek(l, 0) == '\r' && toml_peek(l, 1) == '\n')
		l->at++;
	if (lines && toml_peek(l, 0) == '\n')
		l->at++;
	const char *from = l->at;
	struct buf out = {0};
	bool good = load_text(l, quote, lines, &out);
	if (good && out.len > l->doc->limits->string) {
		diag(l->doc, DIAG_STRING_TOO_LONG, toml_offset(l, open),
			"a string of %zu bytes; the limit is %zu", out.len, l->doc->limits->string);
		good = false;
	}
	/* As written when it stands so in the document. */
	struct str written = str_sub(str_range(from, l->end), 0, out.len);
	if (good)
		*text = str_eq(written, buf_str(&out)) ? written
						       : arena_str(l->arena, buf_str(&out));
	buf_finish(&out);
	return good;
}

/* Numbers: digits with single underscores between them */

static bool is_digit_of(char c, int base)
{
	int value = ascii_hex_value(c);
	return value >= 0 && value < base;
}

static size_t digits(struct str text, size_t at, int base)
{
	size_t from = at;
	while (at < text.len &&
		(is_digit_of(text.ptr[at], base) ||
			(text.ptr[at] == '_' && at > from && at + 1 < text.len &&
				is_digit_of(text.ptr[at - 1], base) &&
				is_digit_of(text.ptr[at + 1], base))))
		at++;
	return at;
}

static bool is_integer_of_base(struct str text)
{
	static const struct {
		char letter;
		int base;
	} bases[] = {{'x', 16}, {'o', 8}, {'b', 2}};
	for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
		if (text.len > 2 && text.ptr[0] == '0' && text.ptr[1] == bases[i].letter)
			return digits(text, 2, bases[i].base) == text.len;
	return false;
}

static bool is_number(struct str text)
{
	size_t at = text.len && (text.ptr[0] == '+' || text.ptr[0] == '-');
	struct str rest = str_from(text, at);
	if (str_is(rest, "inf") || str_is(rest, "nan") || is_integer_of_base(text))
		return true;
	size_t whole = digits(text, at, 10);
	if (whole == at || (text.ptr[at] == '0' && whole - at > 1))
		return false;
	at = whole;
	if (at < text.len && text.ptr[at] == '.') {
		size_t fraction = digits(text, at + 1, 10);
		if (fraction == at + 1)
			return false;
		at = fraction;
	}
	if (at < text.len && ascii_lower(text.ptr[at]) == 'e') {
		at++;
		at += at < text.len && (text.ptr[at] == '+' || text.ptr[at] == '-');
		size_t exponent = digits(text, at, 10);
		if (exponent == at)
			return false;
		at = exponent;
	}
	return at == text.len;
}

/* Dates and times (RFC 3339) */

static bool number_at(
	struct str text, size_t at, size_t width, unsigned least, unsigned most, unsigned *out)
{
	uint64_t value;
	if (at + width > text.len || !str_to_u64(str_sub(text, at, at + width), most, &value))
		return false;
	*out = (unsigned)value;
	return value >= least;
}

static bool is_date(struct str text)
{
	static const unsigned char days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	unsigned year, month, day;
	if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-' ||
		!number_at(text, 0, 4, 0, 9999, &year) || !number_at(text, 5, 2, 1, 12, &month) ||
		!number_at(text, 8, 2, 1, days[month - 1], &day))
		return false;
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return month != 2 || day < 29 || leap;
}

/* Behind a time of day, or 0. */
static size_t time_end(struct str text)
{
	unsigned part;
	if (text.len < 8 || text.ptr[2] != ':' || text.ptr[5] != ':' ||
		!number_at(text, 0, 2, 0, 23, &part) || !number_at(text, 3, 2, 0, 59, &part) ||
		!number_at(text, 6, 2, 0, 60, &part))
		return 0;
	if (text.len == 8 || text.ptr[8] != '.')
		return 8;
	size_t at = 9;
	while (at < text.len && ascii_is_digit(text.ptr[at]))
		at++;
	return at > 9 ? at : 0;
}

static bool is_offset(struct str text)
{
	unsigned part;
	if (str_eq_nocase(text, STR("z")))
		return true;
	return text.len == 6 && (text.ptr[0] == '+' || text.ptr[0] == '-') && text.ptr[3] == ':' &&
		number_at(text, 1, 2, 0, 23, &part) && number_at(text, 4, 2, 0, 59, &part);
}

static bool is_date_or_time(struct str text)
{
	if (text.len && time_end(text) == text.len)
		return true;
	if (!is_date(str_sub(text, 0, 10)))
		return false;
	if (text.len == 10)
		return true;
	struct str time = str_from(text, 11);
	size_t end = time_end(time);
	return strchr("Tt ", text.ptr[10]) && end &&
		(end == time.len || is_offset(str_from(time, end)));
}

static const char *word_end(const char *at, const char *end)
{
	while (at < end && (ascii_is_alnum(*at) || strchr("+-._:", *at)) && *at)
		at++;
	return at;
}

bool toml_word(struct toml_loader *l, struct node *node)
{
	const char *end = word_end(l->at, l->end);
	/* A date may be separated from the time by a space. */
	if (end - l->at == 10 && l->end - end > 2 && *end == ' ' && ascii_is_digit(end[1]) &&
		is_date(str_range(l->at, end)))
		end = word_end(end + 1, l->end);
	node->text = str_range(l->at, end);
	if (str_is(node->text, "true"))
		node->kind = NODE_TRUE;
	else if (str_is(node->text, "false"))
		node->kind = NODE_FALSE;
	else if (is_number(node->text))
		node->kind = NODE_NUMBER;
	else if (is_date_or_time(node->text))
		node->kind = NODE_STRING;
	else
		return toml_fail(l,
			node->text.len ? "no value of TOML; texts are written in quotes"
				       : "a value is expected");
	if (node->kind < NODE_NUMBER)
		node->text = STR_NONE;
	l->at = end;
	return true;
}
