#include "model/country.h"

#include <unicode/uloc.h>
#include <unicode/ustring.h>

/* Names beside those of Unicode's locale data, as the lists write them. */
static const struct {
	const char *name, *code;
} names[] = {
	{"russian federation", "RU"},
	{"burma", "MM"},
	{"korea, north", "KP"},
	{"north korea", "KP"},
	{"democratic people's republic of korea", "KP"},
	{"korea, south", "KR"},
	{"republic of korea", "KR"},
	{"iran, islamic republic of", "IR"},
	{"islamic republic of iran", "IR"},
	{"syrian arab republic", "SY"},
	{"hong kong", "HK"},
	{"macau", "MO"},
	{"people's republic of china", "CN"},
	{"uae", "AE"},
	{"uk", "GB"},
	{"usa", "US"},
	{"united states of america", "US"},
	{"viet nam", "VN"},
	{"turkey", "TR"},
	{"czech republic", "CZ"},
	{"democratic republic of the congo", "CD"},
};

static bool is_named(struct str text, const char *code)
{
	enum { ROOM = 128 };
	UErrorCode status = U_ZERO_ERROR;
	UChar units[ROOM];
	char name[ROOM], locale[4] = {'_', code[0], code[1], 0};
	int32_t length = uloc_getDisplayCountry(locale, "en", units, ROOM, &status);
	if (U_FAILURE(status) || (size_t)length != text.len)
		return false;
	u_austrncpy(name, units, ROOM - 1);
	return str_eq_nocase(text, (struct str){name, (size_t)length});
}

static bool is_code(struct str text, const char *code)
{
	char locale[4] = {'_', code[0], code[1], 0};
	if (text.len == 2)
		return str_eq_nocase(text, (struct str){code, 2});
	return text.len == 3 && str_eq_nocase(text, str_of(uloc_getISO3Country(locale)));
}

bool country_code(struct str text, char code[2])
{
	text = str_trim(text);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq_nocase(text, str_of(names[i].name))) {
			memcpy(code, names[i].code, 2);
			return true;
		}
	for (const char *const *known = uloc_getISOCountries(); *known; known++)
		if (text.len <= 3 ? is_code(text, *known) : is_named(text, *known)) {
			memcpy(code, *known, 2);
			return true;
		}
	return false;
}
