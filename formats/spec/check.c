#include "base/buf.h"
#include "base/date.h"
#include "base/utf8.h"
#include "spec/reader.h"

struct str version_text(const struct reader *r, uint8_t version, char text[8])
{
	bool patch = version >= 30; /* 31 is 3.0.1 */
	(void)r;
	text[0] = (char)('0' + version / 10);
	text[1] = '.';
	text[2] = patch ? '0' : (char)('0' + version % 10);
	text[3] = '.';
	text[4] = (char)('0' + version % 10);
	return (struct str){text, patch ? 5 : 3};
}

const char *version_name(struct reader *r)
{
	char text[8];
	struct str version = version_text(r, r->version, text);
	return arena_printf(&r->scratch, "%s %.*s", r->spec->title, STR_ARG(version)).ptr;
}

bool in_version(const struct reader *r, const struct field *field)
{
	for (; field; field = field->other) {
		uint8_t since = r->xml && field->xml_since ? field->xml_since : field->since;
		if (r->version >= since && (!field->until || r->version <= field->until))
			return true;
	}
	return false;
}

bool is_required(const struct reader *r, const struct field *field)
{
	uint16_t bits = r->xml && field->xml_required != XML_REQUIRED_SAME ? field->xml_required
									   : field->required;
	return bits >> (r->version % 10) & 1;
}

/* The values that an enumeration allows, as far as they fit a message. */
const char *check_allowed(struct reader *r, const struct spec_values *values)
{
	enum { SHOWN = 400 };
	struct buf text = {0};
	for (size_t i = 0; i < values->count && text.len < SHOWN; i++) {
		if (values->values[i].since > r->version)
			continue;
		buf_puts(&text, text.len ? ", " : "");
		buf_puts(&text, values->values[i].name);
	}
	if (text.len >= SHOWN)
		buf_puts(&text, " ...");
	const char *result = arena_cstr(&r->scratch, buf_str(&text));
	buf_finish(&text);
	return result;
}

static const struct spec_value *find_value(
	struct reader *r, const struct spec_values *values, struct str text)
{
	size_t slot = (text.len * 31 + (text.len ? (unsigned char)text.ptr[text.len - 1] : 0)) %
		VALUE_MEMO;
	if (text.len && r->memo[slot].of == values &&
		str_eq(text, (struct str){r->memo[slot].value->name, r->memo[slot].length}))
		return r->memo[slot].value;
	for (size_t i = 0; text.len && i < values->count; i++)
		if (str_is(text, values->values[i].name)) {
			r->memo[slot].of = values;
			r->memo[slot].value = &values->values[i];
			r->memo[slot].length = text.len;
			return &values->values[i];
		}
	return NULL;
}

bool check_enumerated(struct reader *r, const struct spec_values *values, struct str text)
{
	const struct spec_value *found = find_value(r, values, text);
	return found && found->since <= r->version;
}

uint8_t check_later(struct reader *r, const struct spec_values *values, struct str text)
{
	const struct spec_value *found = find_value(r, values, text);
	return found && found->since > r->version && found->since <= r->spec->newest ? found->since
										     : 0;
}

static void check_enumeration(struct reader *r, const struct field *field, const struct node *value)
{
	char since[8];
	if (check_enumerated(r, field->values, value->text))
		return;
	uint8_t later = check_later(r, field->values, value->text);
	enum diag_id id = later ? DIAG_LATER_VERSION_VALUE : DIAG_WRONG_VALUE;
	if (diag_full(r->doc, id))
		return;
	if (later) {
		diag(r->doc, id, value->start,
			"%s is %s, which exists since version %.*s, not in %s", field->name,
			diag_quote(r->doc, value->text), STR_ARG(version_text(r, later, since)),
			version_name(r));
		return;
	}
	diag(r->doc, DIAG_WRONG_VALUE, value->start, "%s is %s; %s allows %s", field->name,
		diag_quote(r->doc, value->text), version_name(r), check_allowed(r, field->values));
}

/* Forms */

static bool all_of(struct str text, bool (*good)(char c))
{
	for (size_t i = 0; i < text.len; i++)
		if (!good(text.ptr[i]))
			return false;
	return true;
}

static bool is_hex(char c)
{
	static const bool digits[UINT8_MAX + 1] = {['0'] = 1,
		['1'] = 1,
		['2'] = 1,
		['3'] = 1,
		['4'] = 1,
		['5'] = 1,
		['6'] = 1,
		['7'] = 1,
		['8'] = 1,
		['9'] = 1,
		['a'] = 1,
		['b'] = 1,
		['c'] = 1,
		['d'] = 1,
		['e'] = 1,
		['f'] = 1,
		['A'] = 1,
		['B'] = 1,
		['C'] = 1,
		['D'] = 1,
		['E'] = 1,
		['F'] = 1};
	return digits[(unsigned char)c];
}

static bool is_uri_character(char c)
{
	return (unsigned char)c > ' ' && (unsigned char)c < 0x7f && !strchr("\"<>\\^`{|}", c);
}

static bool is_scheme_character(char c)
{
	return ascii_is_alnum(c) || c == '+' || c == '-' || c == '.';
}

/* RFC 3986, section 3: a scheme, then what may stand in a URI. */
static bool is_uri(struct str text)
{
	struct str rest = text, scheme = str_cut(&rest, ':');
	return rest.ptr && scheme.len && ascii_is_alpha(scheme.ptr[0]) &&
		all_of(scheme, is_scheme_character) && all_of(rest, is_uri_character);
}

static bool is_uuid(struct str text)
{
	if (text.len != 36)
		return false;
	for (size_t i = 0; i < 36; i++) {
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;
		if (dash ? text.ptr[i] != '-' : !is_hex(text.ptr[i]))
			return false;
	}
	return true;
}

/* The JSON schemas take lower-case digits, the XML ones braces too. */
static bool is_serial(struct str text)
{
	struct str prefix = STR("urn:uuid:");
	if (str_starts(text, prefix))
		return is_uuid(str_from(text, prefix.len));
	return text.len == 38 && text.ptr[0] == '{' && text.ptr[37] == '}' &&
		is_uuid(str_sub(text, 1, 37));
}

static bool is_hash(struct str text)
{
	static const uint8_t lengths[] = {32, 40, 48, 56, 64, 96, 128};
	if (!all_of(text, is_hex))
		return false;
	for (size_t i = 0; i < sizeof lengths; i++)
		if (text.len == lengths[i])
			return true;
	return false;
}

static bool is_spdx_date(struct str text)
{
	return text.len == 20 && text.ptr[19] == 'Z' && date_time_valid(text);
}

static bool is_email(struct str text)
{
	size_t at = str_rfind_byte(text, '@');
	return at != STR_NPOS && at > 0 && at + 1 < text.len;
}

static bool is_media_type(struct str text)
{
	size_t slash = str_find_byte(text, '/');
	return slash != STR_NPOS && slash > 0 && slash + 1 < text.len;
}

static bool is_bom_link(struct str text)
{
	return str_starts(text, STR("urn:cdx:")) && is_uuid(str_sub(text, 8, 44)) &&
		text.len > 45 && text.ptr[44] == '/';
}

static bool is_locale(struct str text)
{
	static const char form[] = "aa-AA";
	if (text.len != 2 && text.len != 5)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (form[i] == '-'
				? c != '-'
				: !ascii_is_alpha(c) || (c == ascii_lower(c)) != (form[i] == 'a'))
			return false;
	}
	return true;
}

/* Compiled once per document; NULL when there are more patterns than places or it cannot be. */
static const regex_t *compiled(struct reader *r, const char *pattern)
{
	for (size_t i = 0; i < PATTERN_MEMO; i++) {
		if (r->patterns[i].pattern == pattern)
			return &r->patterns[i].regex;
		if (r->patterns[i].pattern)
			continue;
		if (regcomp(&r->patterns[i].regex, pattern, REG_EXTENDED | REG_NOSUB) != 0)
			return NULL;
		r->patterns[i].pattern = pattern;
		return &r->patterns[i].regex;
	}
	return NULL;
}

bool check_pattern(struct reader *r, const char *pattern, struct str text)
{
	enum {
		LONGEST = 4096
	}; /* what has a pattern is short; longer text is not worth matching */
	const regex_t *regex = compiled(r, pattern);
	if (!regex)
		return true;
	if (text.len > LONGEST)
		return false;
	const char *subject = arena_cstr(&r->scratch, text);
	return strlen(subject) == text.len && regexec(regex, subject, 0, NULL, 0) == 0;
}

static bool has_form(struct reader *r, const struct field *field, struct str text)
{
	int32_t date;
	switch ((enum field_check)field->check) {
	case CHECK_NONE:
	case CHECK_IRI_REFERENCE:
	case CHECK_LICENSE_ID: /* a matter of judging */
		return true;
	case CHECK_DATE:
		return date_parse(text, &date);
	case CHECK_DATE_TIME:
		return date_time_valid(text);
	case CHECK_SPDX_DATE:
		return is_spdx_date(text);
	case CHECK_URI:
		return is_uri(text);
	case CHECK_EMAIL:
		return is_email(text);
	case CHECK_SERIAL:
		return is_serial(text);
	case CHECK_MEDIA_TYPE:
		return is_media_type(text);
	case CHECK_HASH:
		return is_hash(text);
	case CHECK_REF:
		return text.len > 0;
	case CHECK_BOM_LINK:
		return is_bom_link(text);
	case CHECK_LOCALE:
		return is_locale(text);
	case CHECK_PATTERN:
		return check_pattern(r, field->pattern, text);
	}
	return true;
}

const char *check_form_name(const struct field *field)
{
	static const char *const names[] = {[CHECK_DATE_TIME] = "a date and time (RFC 3339)",
		[CHECK_SPDX_DATE] = "a date as YYYY-MM-DDThh:mm:ssZ",
		[CHECK_URI] = "a URI",
		[CHECK_EMAIL] = "an e-mail address",
		[CHECK_SERIAL] = "urn:uuid: and a UUID (RFC 4122)",
		[CHECK_MEDIA_TYPE] = "a media type",
		[CHECK_HASH] = "the hexadecimal digits of a hash",
		[CHECK_REF] = "a reference that is not empty",
		[CHECK_BOM_LINK] = "a BOM-Link (urn:cdx:...)",
		[CHECK_LOCALE] = "a locale as en or en-US",
		[CHECK_DATE] = "a date as YYYY-MM-DD",
		[CHECK_LICENSE_ID] = "an identifier of the SPDX licence list"};
	return field->check == CHECK_PATTERN ? field->pattern : names[field->check];
}

static void check_form(struct reader *r, const struct field *field, const struct node *value)
{
	if (has_form(r, field, value->text) || diag_full(r->doc, DIAG_WRONG_PATTERN))
		return;
	diag(r->doc, DIAG_WRONG_PATTERN, value->start, "%s is %s; expected %s", field->name,
		diag_quote(r->doc, value->text), check_form_name(field));
}

/* Whole numbers compare as numbers, text by its length in characters. */
static void check_range(struct reader *r, const struct field *field, const struct node *value)
{
	bool number = field->kind == FIELD_INTEGER;
	bool negative = value->text.len && value->text.ptr[0] == '-';
	uint64_t size = utf8_count(value->text);
	if (field->kind == FIELD_NUMBER)
		return;
	if (number &&
		(!str_to_u64(str_from(value->text, negative), INT64_MAX, &size) ||
			size > INT64_MAX))
		size = INT64_MAX;
	int64_t is = negative && number ? -(int64_t)size : (int64_t)size;
	if (is >= field->minimum && (!field->maximum || is <= field->maximum))
		return;
	if (diag_full(r->doc, DIAG_WRONG_VALUE))
		return;
	const char *what = number ? "" : "a length of ";
	if (field->maximum)
		diag(r->doc, DIAG_WRONG_VALUE, value->start, "%s is %s; expected %s%lld to %lld",
			field->name, diag_quote(r->doc, value->text), what,
			(long long)field->minimum, (long long)field->maximum);
	else
		diag(r->doc, DIAG_WRONG_VALUE, value->start, "%s is %s; expected %s%lld or more",
			field->name, diag_quote(r->doc, value->text), what,
			(long long)field->minimum);
}

static bool is_integer(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!ascii_is_digit(text.ptr[i]) && !(i == 0 && text.ptr[i] == '-'))
			return false;
	return text.len > 0;
}

void check_value(struct reader *r, const struct field *field, const struct node *value)
{
	if (r->judge)
		return;
	if (field->kind == FIELD_INTEGER && !is_integer(value->text)) {
		if (!diag_full(r->doc, DIAG_WRONG_VALUE))
			diag(r->doc, DIAG_WRONG_VALUE, value->start,
				"%s is %s; expected a whole number", field->name,
				diag_quote(r->doc, value->text));
		return;
	}
	if (field->values)
		check_enumeration(r, field, value);
	if (r->version < field->check_since)
		return;
	if (field->check)
		check_form(r, field, value);
	if (field->minimum || field->maximum)
		check_range(r, field, value);
}
