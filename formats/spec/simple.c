#include "spec/simple.h"

#include "base/date.h"
#include "base/utf8.h"
#include "spec/cyclonedx.h"
#include "spec/license.h"

/* Characters */

static bool all_of(struct str text, bool (*good)(char c))
{
	for (size_t i = 0; i < text.len; i++)
		if (!good(text.ptr[i]))
			return false;
	return true;
}

static bool is_digits(struct str text)
{
	return text.len && all_of(text, ascii_is_digit);
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_lower_hex(char c)
{
	return ascii_is_digit(c) || (c >= 'a' && c <= 'f');
}

static bool is_hex(char c)
{
	return ascii_hex_value(c) >= 0;
}

/* Numbers */

static struct str without_sign(struct str text)
{
	bool sign = text.len && (text.ptr[0] == '+' || text.ptr[0] == '-');
	return str_from(text, sign);
}

static bool is_integer(struct str text)
{
	return is_digits(without_sign(text));
}

static bool is_zero(struct str digits)
{
	for (size_t i = 0; i < digits.len; i++)
		if (digits.ptr[i] != '0')
			return false;
	return true;
}

static bool is_not_negative(struct str text)
{
	return is_integer(text) && (text.ptr[0] != '-' || is_zero(without_sign(text)));
}

static bool is_positive(struct str text)
{
	return is_not_negative(text) && !is_zero(without_sign(text));
}

static bool is_decimal(struct str text)
{
	struct str rest = without_sign(text), whole = str_cut(&rest, '.');
	return whole.len + rest.len > 0 && all_of(whole, ascii_is_digit) &&
		all_of(rest, ascii_is_digit);
}

static bool is_fraction(struct str text)
{
	return is_decimal(text) && simple_compare(text, 0) >= 0 && simple_compare(text, 1) <= 0;
}

static bool is_quantum_level(struct str text)
{
	return is_integer(text) && simple_compare(text, 0) >= 0 && simple_compare(text, 6) <= 0;
}

static bool is_boolean(struct str text)
{
	return str_is(text, "true") || str_is(text, "false") || str_is(text, "1") ||
		str_is(text, "0");
}

/* A JSON number as digits and the place of the point in them. */
struct digits {
	bool negative;
	struct str whole, fraction;
	int64_t exponent;
};

static struct digits take_apart(struct str number)
{
	struct digits d = {.negative = number.len && number.ptr[0] == '-'};
	struct str rest = without_sign(number);
	size_t e = str_find_byte(rest, 'e');
	if (e == STR_NPOS)
		e = str_find_byte(rest, 'E');
	if (e != STR_NPOS) {
		struct str written = str_from(rest, e + 1);
		uint64_t exponent = 0;
		if (!str_to_u64(without_sign(written), INT32_MAX, &exponent))
			exponent = INT32_MAX;
		d.exponent = written.len && written.ptr[0] == '-' ? -(int64_t)exponent
								  : (int64_t)exponent;
		rest = str_sub(rest, 0, e);
	}
	d.whole = str_cut(&rest, '.');
	d.fraction = rest;
	return d;
}

static char digit_at(const struct digits *d, size_t index)
{
	return index < d->whole.len ? d->whole.ptr[index] : d->fraction.ptr[index - d->whole.len];
}

bool simple_is_integral(struct str number)
{
	struct digits d = take_apart(number);
	int64_t point = (int64_t)d.whole.len + d.exponent;
	for (size_t i = 0; i < d.whole.len + d.fraction.len; i++)
		if ((int64_t)i >= point && digit_at(&d, i) != '0')
			return false;
	return true;
}

int simple_compare(struct str number, int64_t with)
{
	enum { FAR = INT32_MAX };
	struct digits d = take_apart(number);
	int64_t point = (int64_t)d.whole.len + d.exponent;
	uint64_t whole = 0;
	bool rest = false, huge = false;
	size_t count = d.whole.len + d.fraction.len;
	for (size_t i = 0; i < count; i++) {
		char digit = digit_at(&d, i);
		if ((int64_t)i >= point)
			rest |= digit != '0';
		else if (whole > (uint64_t)INT64_MAX / 10 - 10)
			huge = true;
		else
			whole = whole * 10 + (uint64_t)(digit - '0');
	}
	for (int64_t i = (int64_t)count; i < point && whole && !huge; i++) {
		huge = whole > (uint64_t)INT64_MAX / 10 - 10;
		whole *= huge ? 1 : 10;
	}
	int64_t value = huge ? INT64_MAX : (int64_t)whole;
	if (d.negative)
		value = -value;
	if (value != with)
		return value < with ? -1 : 1;
	return !rest ? 0 : d.negative ? -1 : 1;
}

struct str simple_canonical(struct str number, char *buffer, size_t size)
{
	struct digits d = take_apart(number);
	size_t count = d.whole.len + d.fraction.len, first = 0, last = count, at = 0;
	while (first < count && digit_at(&d, first) == '0')
		first++;
	while (last > first && digit_at(&d, last - 1) == '0')
		last--;
	if (first == last)
		return STR("0");
	if (last - first + 24 > size)
		return number; /* no two programs read so many digits alike */
	if (d.negative)
		buffer[at++] = '-';
	while (first < last)
		buffer[at++] = digit_at(&d, first++);
	int64_t exponent = (int64_t)d.whole.len + d.exponent - (int64_t)last;
	buffer[at++] = exponent < 0 ? 'n' : 'p';
	for (uint64_t rest = (uint64_t)(exponent < 0 ? -exponent : exponent); rest; rest /= 10)
		buffer[at++] = (char)('0' + rest % 10);
	return (struct str){buffer, at};
}

/* Dates (XML Schema part 2, sections 3.2.7 and 3.2.9) */

static bool is_zone(struct str text)
{
	uint64_t hour, minute;
	if (!text.len || str_is(text, "Z"))
		return true;
	return text.len == 6 && (text.ptr[0] == '+' || text.ptr[0] == '-') && text.ptr[3] == ':' &&
		str_to_u64(str_sub(text, 1, 3), 14, &hour) &&
		str_to_u64(str_sub(text, 4, 6), 59, &minute) && (hour < 14 || minute == 0);
}

/* The date at the beginning, of a year of four or more digits; the length of its text, or 0. */
static size_t date_length(struct str text)
{
	bool negative = text.len && text.ptr[0] == '-';
	struct str rest = str_from(text, negative);
	size_t year = str_find_byte(rest, '-');
	int32_t date;
	char sample[10];
	if (year == STR_NPOS || year < 4 || rest.len < year + 6 || year > 12)
		return 0;
	if (!is_digits(str_sub(rest, 0, year)) || is_zero(str_sub(rest, 0, year)) ||
		(year > 4 && rest.ptr[0] == '0'))
		return 0;
	/* Calendars repeat every 10,000 years. */
	memcpy(sample, rest.ptr + year - 4, sizeof sample);
	return date_parse((struct str){sample, sizeof sample}, &date) ? negative + year + 6 : 0;
}

bool simple_is_date(struct str text)
{
	size_t length = date_length(text);
	return length && is_zone(str_from(text, length));
}

bool simple_is_date_time(struct str text)
{
	size_t length = date_length(text);
	struct str time = str_from(text, length);
	uint64_t hour, minute, second;
	if (!length || time.len < 9 || time.ptr[0] != 'T' || time.ptr[3] != ':' ||
		time.ptr[6] != ':' || !str_to_u64(str_sub(time, 1, 3), 24, &hour) ||
		!str_to_u64(str_sub(time, 4, 6), 59, &minute) ||
		!str_to_u64(str_sub(time, 7, 9), 59, &second))
		return false;
	size_t at = 9, zeros = 9;
	if (at < time.len && time.ptr[at] == '.') {
		while (++at < time.len && ascii_is_digit(time.ptr[at]))
			zeros += time.ptr[at] == '0';
		if (at == 10)
			return false;
		zeros++;
	}
	if (hour == 24 && (minute || second || zeros != at))
		return false;
	return is_zone(str_from(time, at));
}

/* URIs (RFC 3986) */

static bool is_scheme(struct str text)
{
	if (!text.len || !ascii_is_alpha(text.ptr[0]))
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (!ascii_is_alnum(text.ptr[i]) && !strchr("+-.", text.ptr[i]))
			return false;
	return true;
}

/* Characters that a URI may hold, or that xs:anyURI says are to be escaped (XML Linking, section
 * 5.4): of the others, [, ], % and # have rules of their own. */
static bool is_uri_part(struct str text, const char *but)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c == '%') {
			if (i + 2 >= text.len || !is_hex(text.ptr[i + 1]) ||
				!is_hex(text.ptr[i + 2]))
				return false;
		} else if (c == '[' || c == ']' || c == '#' || strchr(but, c)) {
			return false;
		}
	}
	return true;
}

static bool is_authority(struct str text)
{
	size_t at = str_rfind_byte(text, '@');
	struct str user = at == STR_NPOS ? STR("") : str_sub(text, 0, at);
	struct str host = at == STR_NPOS ? text : str_from(text, at + 1);
	if (!is_uri_part(user, "@"))
		return false;
	struct str port = STR("");
	if (host.len && host.ptr[0] == '[') {
		size_t close = str_find_byte(host, ']');
		if (close == STR_NPOS)
			return false;
		port = str_from(host, close + 1);
		if (port.len && port.ptr[0] != ':')
			return false;
		port = str_from(port, 1);
	} else {
		size_t colon = str_find_byte(host, ':');
		if (colon != STR_NPOS) {
			port = str_from(host, colon + 1);
			host = str_sub(host, 0, colon);
		}
		if (!is_uri_part(host, ""))
			return false;
	}
	return all_of(port, ascii_is_digit);
}

bool simple_is_any_uri(struct str text)
{
	struct str fragment = text, rest = str_cut(&fragment, '#');
	struct str query = rest;
	rest = str_cut(&query, '?');
	if (!is_uri_part(fragment, "") || !is_uri_part(query, ""))
		return false;
	size_t colon = str_find_byte(rest, ':'), slash = str_find_byte(rest, '/');
	if (colon != STR_NPOS && colon < slash) {
		if (!is_scheme(str_sub(rest, 0, colon)))
			return false;
		rest = str_from(rest, colon + 1);
	}
	if (str_starts(rest, STR("//"))) {
		rest = str_from(rest, 2);
		slash = str_find_byte(rest, '/');
		struct str authority = slash == STR_NPOS ? rest : str_sub(rest, 0, slash);
		if (!is_authority(authority))
			return false;
		rest = str_from(rest, authority.len);
	}
	return is_uri_part(rest, "");
}

bool simple_is_uri(struct str text)
{
	struct str rest = text, scheme = str_cut(&rest, ':');
	if (!rest.ptr || !is_scheme(scheme))
		return false;
	for (size_t i = 0; i < rest.len; i++)
		if ((unsigned char)rest.ptr[i] <= ' ' || strchr("\"<>\\^`{|}", rest.ptr[i]))
			return false;
	return true;
}

/* Identifiers */

static bool is_uuid(struct str text)
{
	if (text.len != 36)
		return false;
	for (size_t i = 0; i < 36; i++) {
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;
		if (dash ? text.ptr[i] != '-' : !is_lower_hex(text.ptr[i]))
			return false;
	}
	return true;
}

bool simple_is_serial(struct str text)
{
	struct str prefix = STR("urn:uuid:");
	return str_starts(text, prefix) && is_uuid(str_from(text, prefix.len));
}

static bool is_xml_serial(struct str text)
{
	return simple_is_serial(text) ||
		(text.len == 38 && text.ptr[0] == '{' && text.ptr[37] == '}' &&
			is_uuid(str_sub(text, 1, 37)));
}

bool simple_is_hash(struct str text)
{
	return (text.len == 32 || text.len == 40 || text.len == 64 || text.len == 96 ||
		       text.len == 128) &&
		all_of(text, is_hex);
}

static bool is_media_byte(char c)
{
	return is_lower(c) || ascii_is_digit(c) || c == '-' || c == '+' || c == '.';
}

bool simple_is_media_type(struct str text)
{
	struct str rest = text, first = str_cut(&rest, '/');
	return first.len && rest.len && all_of(first, is_media_byte) && all_of(rest, is_media_byte);
}

bool simple_is_locale(struct str text)
{
	if (!all_of(str_sub(text, 0, 2), is_lower))
		return false;
	return text.len == 2 ||
		(text.len == 5 && text.ptr[2] == '-' && all_of(str_from(text, 3), is_upper));
}

static bool is_jurisdiction(struct str text)
{
	return text.len == 2 && all_of(text, is_upper);
}

static bool is_patent_byte(char c)
{
	return ascii_is_alnum(c) || (c && strchr("-/.() ", c));
}

static bool is_patent_number(struct str text)
{
	return text.len >= 2 && text.len <= 30 && ascii_is_alnum(text.ptr[0]) &&
		ascii_is_alnum(text.ptr[text.len - 1]) && all_of(text, is_patent_byte);
}

static bool is_open_cre(struct str text)
{
	struct str prefix = STR("CRE:"), rest = str_from(text, prefix.len);
	struct str first = str_cut(&rest, '-');
	return str_starts(text, prefix) && is_digits(first) && is_digits(rest);
}

static bool is_short(struct str text)
{
	return utf8_count(text) <= 1024;
}

static bool is_range(struct str text)
{
	return text.len && utf8_count(text) <= 4096;
}

static bool is_filled(struct str text)
{
	return text.len > 0;
}

/* CPE names, by the pattern of the XML schemas */

static bool is_old_cpe_byte(char c)
{
	return ascii_is_alnum(c) || (c && strchr("._-~%", c));
}

static bool is_old_cpe(struct str text)
{
	struct str rest = str_from(text, 5);
	if (!str_starts_nocase(text, STR("cpe:/")))
		return false;
	if (rest.len && strchr("ahoAHO", rest.ptr[0]))
		rest = str_from(rest, 1);
	if (rest.len && rest.ptr[0] != ':')
		return false;
	size_t parts = 0;
	rest = str_from(rest, 1);
	while (rest.ptr) {
		if (!all_of(str_cut(&rest, ':'), is_old_cpe_byte))
			return false;
		parts++;
	}
	return parts <= 6;
}

/* One component of a formatted string, up to the colon that ends it; its length, or STR_NPOS. */
static size_t cpe_part(struct str text)
{
	size_t at = 0, marks = 0, letters = 0;
	while (at < text.len && text.ptr[at] == '?')
		at++;
	if (!at && text.len && text.ptr[0] == '*')
		at++;
	marks = at;
	for (; at < text.len; at++, letters++) {
		char c = text.ptr[at];
		if (c == '\\' && at + 1 < text.len && text.ptr[at + 1] &&
			strchr("\\*?!\"#$%&'()+,/:;<=>@[]^`{|}~", text.ptr[at + 1]))
			at++;
		else if (!ascii_is_alnum(c) && c != '-' && c != '.' && c != '_')
			break;
	}
	if (!letters)
		return marks == 1 && text.ptr[0] == '*' ? marks : STR_NPOS;
	if (at < text.len && text.ptr[at] == '*')
		return at + 1;
	while (at < text.len && text.ptr[at] == '?')
		at++;
	return at;
}

static bool is_cpe_language(struct str text)
{
	struct str region = text, language = str_cut(&region, '-');
	if (str_is(text, "*") || str_is(text, "-"))
		return true;
	if (language.len < 2 || language.len > 3 || !all_of(language, ascii_is_alpha))
		return false;
	return !region.ptr || (region.len == 2 && all_of(region, ascii_is_alpha)) ||
		(region.len == 3 && is_digits(region));
}

static bool is_cpe(struct str text)
{
	enum { PARTS = 10, LANGUAGE = 5 };
	struct str prefix = STR("cpe:2.3:"), rest = str_from(text, prefix.len + 1);
	if (is_old_cpe(text))
		return true;
	if (!str_starts(text, prefix) || text.len <= prefix.len ||
		!strchr("aho*-", text.ptr[prefix.len]))
		return false;
	for (int i = 0; i < PARTS; i++) {
		if (!rest.len || rest.ptr[0] != ':')
			return false;
		rest = str_from(rest, 1);
		size_t colon = str_find_byte(rest, ':');
		size_t length =
			i == LANGUAGE ? (colon == STR_NPOS ? rest.len : colon) : cpe_part(rest);
		if (length == STR_NPOS ||
			(i == LANGUAGE && !is_cpe_language(str_sub(rest, 0, length))))
			return false;
		rest = str_from(rest, length);
	}
	return rest.len == 0;
}

static const struct {
	const char *name;
	bool (*good)(struct str text);
	const char *expected;
	bool collapse;
	uint8_t since; /* before it, any text */
} types[] = {
	{"string", NULL, NULL, false, 0},
	{"any", NULL, NULL, false, 0},
	{"boolean", is_boolean, "true or false", true, 0},
	{"integer", is_integer, "a whole number", true, 0},
	{"nonNegativeInteger", is_not_negative, "a whole number from 0 on", true, 0},
	{"positiveInteger", is_positive, "a whole number from 1 on", true, 0},
	{"quantumLevel", is_quantum_level, "a whole number from 0 to 6", true, 0},
	{"decimal", is_decimal, "a decimal number", true, 0},
	{"fraction", is_fraction, "a decimal number from 0 to 1", true, 0},
	{"date", simple_is_date, "a date as YYYY-MM-DD", true, 0},
	{"dateTime", simple_is_date_time, "a date and time as YYYY-MM-DDThh:mm:ssZ", true, 0},
	{"anyURI", simple_is_any_uri, "a URI", true, 0},
	{"ref", is_filled, "a reference that is not empty", false, 15},
	{"serial", is_xml_serial, "urn:uuid: and a UUID of lower-case digits", false, 0},
	{"hashValue", simple_is_hash, "32, 40, 64, 96 or 128 hexadecimal digits", true, 0},
	{"mediaType", simple_is_media_type, "a media type in small letters", true, 0},
	{"locale", simple_is_locale, "a locale as en or en-US", false, 0},
	{"versionName", is_short, "at most 1024 characters", false, 0},
	{"versionRange", is_range, "1 to 4096 characters", false, 0},
	{"cpe", is_cpe, "a CPE 2.2 URI or a CPE 2.3 formatted string", false, 0},
	{"patentNumber", is_patent_number, "2 to 30 letters, digits, - / . ( ) and spaces", false,
		0},
	{"jurisdiction", is_jurisdiction, "two capital letters", false, 0},
	{"openCre", is_open_cre, "CRE:NUMBER-NUMBER", false, 0},
	{"licenseId", license_enumerated, "an identifier of the SPDX licence list", false, 0},
};

/* "$component_types" is the enumeration "component types". */
static bool is_enumeration(struct str word, const char *name)
{
	for (size_t i = 0; i < word.len; i++)
		if ((word.ptr[i] == '_' ? ' ' : word.ptr[i]) != name[i])
			return false;
	return name[word.len] == '\0';
}

bool simple_type_named(struct str name, uint8_t version, struct simple_type *type)
{
	*type = (struct simple_type){0};
	if (name.len && name.ptr[0] == '$') {
		for (const struct spec_values *const *v = cyclonedx_enumerations; *v; v++)
			if (is_enumeration(str_from(name, 1), (*v)->name))
				type->values = *v;
		return type->values != NULL;
	}
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		if (!str_is(name, types[i].name))
			continue;
		type->good = version >= types[i].since ? types[i].good : NULL;
		type->expected = types[i].expected;
		type->collapse = types[i].collapse;
		type->any = str_is(name, "any");
		return true;
	}
	return false;
}
