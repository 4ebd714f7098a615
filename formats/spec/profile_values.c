#include "base/date.h"
#include "model/party.h"
#include "spec/facts.h"
#include "spec/license.h"
#include "spec/simple.h"

/* Words in the place of an answer */

static bool is_among(struct str text, const char *const *words)
{
	for (; *words; words++)
		if (str_eq_nocase(text, str_of(*words)))
			return true;
	return false;
}

/* What says that somebody looked and does not know. Other placeholders say nothing. */
static const char *const unknown_words[] = {"noassertion", "none", "unknown", "not known", "n/a",
	"na", "not available", "not specified", "unspecified", "unknown provenance",
	"of unknown provenance", NULL};
static const char *const withheld_words[] = {
	"withheld", "redacted", "confidential", "information withheld", NULL};
static const char *const empty_words[] = {"fixme", "xxx", "placeholder", "changeme", "change me",
	"to be done", "to be determined", "lorem ipsum", "...", "insert here", NULL};

static enum profile_outcome weigh_words(struct str text)
{
	text = str_trim(text);
	if (is_among(text, unknown_words))
		return OUTCOME_UNKNOWN;
	if (is_among(text, withheld_words))
		return OUTCOME_WITHHELD;
	/* what is proposed for an empty place and was left as it is */
	if (str_is_placeholder(text) || is_among(text, empty_words) ||
		str_find(text, STR("FILL IN")) != STR_NPOS)
		return OUTCOME_MISSING;
	return OUTCOME_PRESENT;
}

/* Packages are called "todo", "none", "xxx" and "redacted": in a name only what cannot be one counts. */
static enum profile_outcome weigh_name(struct str text)
{
	bool lower = false;
	text = str_trim(text);
	for (size_t i = 0; i < text.len; i++)
		lower |= text.ptr[i] >= 'a' && text.ptr[i] <= 'z';
	bool never = str_eq_nocase(text, STR("unknown")) ||
		str_eq_nocase(text, STR("noassertion")) || str_eq_nocase(text, STR("n/a")) ||
		str_find(text, STR("FILL IN")) != STR_NPOS;
	return !lower || never ? weigh_words(text) : OUTCOME_PRESENT;
}

/* Contacts */

static bool is_email(struct str text)
{
	size_t at = str_find_byte(text, '@');
	struct str host = at == STR_NPOS ? STR_NONE : str_from(text, at + 1);
	size_t dot = str_rfind_byte(host, '.');
	return at != STR_NPOS && at > 0 && dot != STR_NPOS && dot > 0 && dot + 1 < host.len &&
		str_find_byte(text, ' ') == STR_NPOS;
}

static bool is_url(struct str text)
{
	size_t scheme = str_find(text, STR("://"));
	return scheme != STR_NPOS && scheme > 0 && scheme + 3 < text.len &&
		str_find_byte(text, ' ') == STR_NPOS;
}

static bool is_zero_uuid(struct str text)
{
	return str_find(text, STR("00000000-0000-0000-0000-000000000000")) != STR_NPOS;
}

/* "Organization: Example (mail@example.com)": the contact may stand in the place of the name. */
static enum profile_outcome weigh_contact(enum fact_family family, struct str text)
{
	struct party party;
	enum profile_outcome words = weigh_words(text);
	if (words != OUTCOME_PRESENT || family != FAMILY_SPDX2)
		return words != OUTCOME_PRESENT || is_email(text) || is_url(text) ? words
										  : OUTCOME_MISSING;
	party_parse(text, &party);
	if (party.tool)
		return OUTCOME_MISSING;
	return is_email(party.email) || is_email(party.name) || is_url(party.name) ||
			is_url(str_trim(party.email))
		? OUTCOME_PRESENT
		: OUTCOME_MISSING;
}

static enum profile_outcome weigh_agent(
	enum fact_test test, enum fact_family family, struct str text)
{
	struct party party;
	enum profile_outcome words = weigh_words(text);
	if (words != OUTCOME_PRESENT || family != FAMILY_SPDX2)
		return words;
	party_parse(text, &party);
	bool fits = test == TEST_ORGANIZATION ? party.organization
		: test == TEST_AGENT          ? !party.tool
					      : true;
	return fits ? weigh_words(party.name) : OUTCOME_MISSING;
}

/* Tools: "Tool: name-1.2" in SPDX 2, "name-1.2" in SPDX 3. */

static bool has_version(struct str name)
{
	for (size_t i = 1; i < name.len; i++) {
		char before = name.ptr[i - 1], at = name.ptr[i];
		bool digit = ascii_is_digit(at) ||
			(at == 'v' && i + 1 < name.len && ascii_is_digit(name.ptr[i + 1]));
		if (digit &&
			(before == '-' || before == ' ' || before == ':' || before == '@' ||
				before == '_' || before == '/'))
			return true;
	}
	return false;
}

static enum profile_outcome weigh_tool(
	enum fact_test test, enum fact_family family, struct str text)
{
	struct party party;
	if (family == FAMILY_SPDX2) {
		party_parse(text, &party);
		if (!party.tool)
			return OUTCOME_MISSING;
		size_t colon = str_find_byte(text, ':');
		text = str_trim(str_from(text, colon + 1));
	}
	enum profile_outcome words = weigh_words(text);
	if (words != OUTCOME_PRESENT || test == TEST_TOOL || family == FAMILY_CYCLONEDX)
		return words;
	return has_version(text) ? OUTCOME_PRESENT : OUTCOME_MISSING;
}

/* Other forms */

static bool is_hash(struct str text)
{
	bool differ = false;
	for (size_t i = 0; i < text.len; i++) {
		if (ascii_hex_value(text.ptr[i]) < 0)
			return false;
		differ |= ascii_lower(text.ptr[i]) != ascii_lower(text.ptr[0]);
	}
	return differ && text.len >= 8; /* the shortest: ADLER32 */
}

static bool is_time(struct str text)
{
	/* RFC 9557 adds suffixes in brackets to RFC 3339. The beginning of all clocks is no time. */
	size_t suffix = str_find_byte(text, '[');
	if (suffix != STR_NPOS && text.ptr[text.len - 1] == ']')
		text = str_sub(text, 0, suffix);
	return date_time_valid(text) && !str_starts(text, STR("1970-01-01T00:00:00")) &&
		!str_starts(text, STR("0001-01-01"));
}

struct words_seen {
	bool unknown;
};

static void see_word(void *context, enum license_word kind, struct str word)
{
	struct words_seen *seen = context;
	if (kind == LICENSE_WORD_ID && !license_named(word))
		seen->unknown = true;
}

static bool is_license(struct str text)
{
	struct words_seen seen = {0};
	struct license_visitor visitor = {&seen, see_word};
	size_t offset;
	return !license_expression(text, &visitor, &offset) && !seen.unknown;
}

static bool is_one_of(struct str text, const char *argument)
{
	struct str rest = str_of(argument);
	while (rest.ptr)
		if (str_eq_nocase(str_cut(&rest, ';'), text))
			return true;
	return false;
}

static bool mentions(struct str text, const char *argument)
{
	struct str rest = str_of(argument);
	while (rest.ptr) {
		struct str word = str_cut(&rest, ';');
		for (size_t i = 0; i + word.len <= text.len; i++)
			if (str_eq_nocase(str_sub(text, i, i + word.len), word))
				return true;
	}
	return false;
}

static bool has_form(const struct fact *fact, enum fact_family family, struct str text)
{
	switch ((enum fact_test)fact->test) {
	case TEST_URI:
		return simple_is_uri(text) && !is_zero_uuid(text);
	case TEST_HASH:
		return is_hash(text);
	case TEST_TIME:
		return is_time(text);
	case TEST_LICENSE:
		return is_license(text);
	case TEST_ONE_OF:
		return is_one_of(text, fact->argument);
	case TEST_PROPERTY:
		return family != FAMILY_CYCLONEDX || is_one_of(text, fact->argument);
	case TEST_MENTIONS:
		return family != FAMILY_SPDX2 || mentions(text, fact->argument);
	case TEST_PURL:
		return str_starts_nocase(text, STR("pkg:"));
	default:
		return true;
	}
}

enum profile_outcome fact_weigh(const struct fact *fact, enum fact_family family, struct str value)
{
	enum fact_test test = (enum fact_test)fact->test;
	enum profile_outcome words;
	switch (test) {
	case TEST_NAME:
		return weigh_name(value);
	case TEST_AGENT:
	case TEST_AGENT_OR_TOOL:
	case TEST_ORGANIZATION:
		return weigh_agent(test, family, value);
	case TEST_TOOL:
	case TEST_TOOL_VERSION:
		return weigh_tool(test, family, value);
	case TEST_CONTACT:
		return weigh_contact(family, value);
	default:
		words = weigh_words(value);
		return words != OUTCOME_PRESENT || has_form(fact, family, str_trim(value))
			? words
			: OUTCOME_MISSING;
	}
}
