#include "match/translit.h"

#include "base/buf.h"
#include "base/utf8.h"

/* BGN/PCGN (as in passports until 2013, without its signs for hard and soft), ICAO Doc 9303, ISO 9
 * and GOST 7.79 B without diacritics, and the usual one for names, which writes a final -iy as
 * -y. */
enum scheme { SCHEME_BGN, SCHEME_ICAO, SCHEME_ISO, SCHEME_COMMON };

static const struct {
	uint32_t letter;
	const char *latin[3]; /* BGN, ICAO, ISO; NULL: as BGN */
} letters[] = {
	{0x430, {"a", NULL, NULL}}, {0x431, {"b", NULL, NULL}}, {0x432, {"v", NULL, NULL}},
	{0x433, {"g", NULL, NULL}}, {0x434, {"d", NULL, NULL}}, {0x435, {"e", NULL, NULL}},
	{0x436, {"zh", NULL, NULL}}, {0x437, {"z", NULL, NULL}}, {0x438, {"i", NULL, NULL}},
	{0x439, {"y", "i", "j"}}, {0x43a, {"k", NULL, NULL}}, {0x43b, {"l", NULL, NULL}},
	{0x43c, {"m", NULL, NULL}}, {0x43d, {"n", NULL, NULL}}, {0x43e, {"o", NULL, NULL}},
	{0x43f, {"p", NULL, NULL}}, {0x440, {"r", NULL, NULL}}, {0x441, {"s", NULL, NULL}},
	{0x442, {"t", NULL, NULL}}, {0x443, {"u", NULL, NULL}}, {0x444, {"f", NULL, NULL}},
	{0x445, {"kh", "kh", "h"}}, {0x446, {"ts", "ts", "c"}}, {0x447, {"ch", NULL, NULL}},
	{0x448, {"sh", NULL, NULL}}, {0x449, {"shch", "shch", "shh"}}, {0x44a, {"", "ie", ""}},
	{0x44b, {"y", NULL, NULL}}, {0x44c, {"", NULL, NULL}}, {0x44d, {"e", NULL, NULL}},
	{0x44e, {"yu", "iu", "ju"}}, {0x44f, {"ya", "ia", "ja"}}, {0x451, {"e", "e", "jo"}},
	{0x454, {"ye", "ie", "je"}}, /* Ukrainian ie */
	{0x456, {"i", NULL, NULL}}, /* Ukrainian, Belarusian i */
	{0x457, {"yi", "i", "ji"}}, /* Ukrainian yi */
	{0x45e, {"w", NULL, NULL}}, /* Belarusian short u */
	{0x491, {"g", NULL, NULL}}, /* Ukrainian ghe with upturn */
};

static const char *latin_of(uint32_t letter, enum scheme scheme)
{
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
		if (letters[i].letter != letter)
			continue;
		const char *latin = scheme == SCHEME_COMMON ? NULL : letters[i].latin[scheme];
		return latin ? latin : letters[i].latin[SCHEME_BGN];
	}
	return NULL;
}

/* -iy and -yy at the end of a word become -y. */
static void shorten_ending(struct buf *out)
{
	if (out->len >= 2 && out->ptr[out->len - 1] == 'y' &&
		(out->ptr[out->len - 2] == 'i' || out->ptr[out->len - 2] == 'y'))
		out->ptr[--out->len - 1] = 'y';
}

struct str transliterate(struct arena *arena, struct str name, unsigned scheme)
{
	struct buf out = {0};
	bool any = false, good = true;
	for (size_t at = 0; good && at < name.len;) {
		uint32_t letter = utf8_next(name, &at);
		const char *latin = letter < 0x80 ? NULL : latin_of(letter, (enum scheme)scheme);
		if (letter == ' ' && scheme == SCHEME_COMMON)
			shorten_ending(&out);
		if (latin)
			buf_puts(&out, latin);
		else if (letter < 0x80)
			buf_add_byte(&out, (char)letter);
		else
			good = false;
		any |= latin != NULL;
	}
	if (scheme == SCHEME_COMMON)
		shorten_ending(&out);
	struct str text = any && good ? arena_str(arena, buf_str(&out)) : STR_NONE;
	buf_finish(&out);
	return text;
}
