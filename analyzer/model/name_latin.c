#include "model/name_latin.h"

#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { NAME_BYTES_MAX = 4096 };

/* A script and the way to Latin letters, without what makes them ASCII. */
static const struct {
	UScriptCode script;
	const char *way;
} ways[] = {
	{USCRIPT_LATIN, "Latin-ASCII"},
	{USCRIPT_CYRILLIC, "Cyrillic-Latin; Latin-ASCII"},
	{USCRIPT_GREEK, "Greek-Latin/UNGEGN; Latin-ASCII"},
	{USCRIPT_HAN, "Han-Latin; Latin-ASCII"},
	{USCRIPT_HIRAGANA, "Hiragana-Latin; Latin-ASCII"},
	{USCRIPT_KATAKANA, "Katakana-Latin; Latin-ASCII"},
	{USCRIPT_HANGUL, "Hangul-Latin; Latin-ASCII"},
	{USCRIPT_ARABIC, "Arabic-Latin; Latin-ASCII"},
	{USCRIPT_HEBREW, "Hebrew-Latin; Latin-ASCII"},
	{USCRIPT_ARMENIAN, "Armenian-Latin; Latin-ASCII"},
	{USCRIPT_GEORGIAN, "Georgian-Latin; Latin-ASCII"},
	{USCRIPT_THAI, "Thai-Latin; Latin-ASCII"},
	{USCRIPT_DEVANAGARI, "Devanagari-Latin; Latin-ASCII"},
};
enum { WAYS = sizeof ways / sizeof *ways };

struct latin {
	UTransliterator *open[WAYS];
	bool tried[WAYS];
};

struct latin *latin_create(void)
{
	struct latin *latin = memory_resize(NULL, sizeof *latin);
	*latin = (struct latin){0};
	return latin;
}

void latin_destroy(struct latin *latin)
{
	if (!latin)
		return;
	for (size_t i = 0; i < WAYS; i++)
		if (latin->open[i])
			utrans_close(latin->open[i]);
	memory_free(latin);
}

static UTransliterator *open_way(struct latin *latin, size_t way)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar id[64];
	if (!latin->tried[way]) {
		u_uastrcpy(id, ways[way].way);
		latin->open[way] = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
		latin->tried[way] = true;
		if (U_FAILURE(status))
			latin->open[way] = NULL;
	}
	return latin->open[way];
}

/* The way for the letters of a word; WAYS when a script is none of those. */
static size_t way_of(struct str word)
{
	size_t found = WAYS;
	for (size_t at = 0; at < word.len;) {
		UErrorCode status = U_ZERO_ERROR;
		uint32_t c = utf8_next(word, &at);
		UScriptCode script =
			c < 0x80 ? USCRIPT_COMMON : uscript_getScript((UChar32)c, &status);
		for (size_t i = 0; i < WAYS; i++)
			if (ways[i].script == script &&
				(found == WAYS || ways[found].script == USCRIPT_LATIN))
				found = i;
	}
	return found;
}

/* Transliterates a word; what is no ASCII letter or digit afterwards is left out. */
static bool add_word(struct latin *latin, struct buf *out, struct str word)
{
	enum { ROOM = 4096 };
	UErrorCode status = U_ZERO_ERROR;
	UChar units[ROOM];
	int32_t length = 0;
	size_t way = way_of(word);
	UTransliterator *transliterator = way < WAYS ? open_way(latin, way) : NULL;
	u_strFromUTF8(units, ROOM / 8, &length, word.ptr, (int32_t)word.len, &status);
	if (!transliterator || U_FAILURE(status))
		return false;
	int32_t limit = length;
	utrans_transUChars(transliterator, units, &length, ROOM, 0, &limit, &status);
	size_t before = out->len;
	for (int32_t i = 0; i < limit && U_SUCCESS(status); i++) {
		if (units[i] >= 0x80)
			return false;
		if (ascii_is_alnum((char)units[i]))
			buf_add_byte(out, ascii_lower((char)units[i]));
	}
	return U_SUCCESS(status) && out->len > before;
}

struct str latin_of(struct latin *latin, struct arena *arena, struct str normal)
{
	struct buf out = {0};
	bool good = normal.len && normal.len <= NAME_BYTES_MAX;
	for (struct str rest = normal; good && rest.ptr;) {
		struct str word = str_cut(&rest, ' ');
		if (out.len && word.len)
			buf_add_byte(&out, ' ');
		if (str_is_ascii(word))
			buf_add(&out, word);
		else
			good = add_word(latin, &out, word);
	}
	struct str text = good && out.len ? arena_str(arena, buf_str(&out)) : STR_NONE;
	buf_finish(&out);
	return text;
}

struct str latin_of_german(struct latin *latin, struct arena *arena, struct str normal)
{
	static const struct {
		struct str letter;
		const char *latin;
	} letters[] = {
		{STR_INIT("\u00e4"), "ae"}, {STR_INIT("\u00f6"), "oe"}, {STR_INIT("\u00fc"), "ue"}};
	struct buf out = {0};
	bool any = false;
	for (size_t at = 0; at < normal.len && normal.len <= NAME_BYTES_MAX;) {
		size_t i = 0;
		struct str rest = str_from(normal, at);
		while (i < 3 && !str_starts(rest, letters[i].letter))
			i++;
		any |= i < 3;
		if (i < 3)
			buf_puts(&out, letters[i].latin);
		else
			buf_add_byte(&out, normal.ptr[at]);
		at += i < 3 ? letters[i].letter.len : 1;
	}
	struct str text = any ? latin_of(latin, arena, buf_str(&out)) : STR_NONE;
	buf_finish(&out);
	return text;
}
