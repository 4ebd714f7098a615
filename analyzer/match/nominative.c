#include "match/nominative.h"

#include "base/buf.h"

/* Endings of adjectives, in the spellings of the usual schemes, and what they become. A stem has at
 * least so many letters that names like "Togo" are left alone. */
enum { STEM_LEAST = 3 };
static const struct {
	struct str ending;
	const char *nominative;
} endings[] = {
	{STR_INIT("skogo"), "sky"},
	{STR_INIT("skiy"), "sky"},
	{STR_INIT("skij"), "sky"},
	{STR_INIT("skii"), "sky"},
	{STR_INIT("ski"), "sky"},
	{STR_INIT("nogo"), "ny"},
	{STR_INIT("nyy"), "ny"},
	{STR_INIT("nyi"), "ny"},
	{STR_INIT("nyj"), "ny"},
	{STR_INIT("vogo"), "vy"},
	{STR_INIT("vyy"), "vy"},
	{STR_INIT("vyi"), "vy"},
	{STR_INIT("vyj"), "vy"},
};

/* Writes the word in the nominative; false when it is as it stands. */
static bool add_adjective(struct buf *out, struct str word)
{
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		struct str ending = endings[i].ending;
		if (word.len >= STEM_LEAST + ending.len && str_ends(word, ending)) {
			buf_add(out, str_sub(word, 0, word.len - ending.len));
			buf_puts(out, endings[i].nominative);
			return true;
		}
	}
	return false;
}

/* "degtyareva": the genitive of a man's name that ends with a consonant. */
static bool add_noun(struct buf *out, struct str word)
{
	struct str vowels = STR("aeiouy");
	bool genitive = word.len > STEM_LEAST + 1 && word.ptr[word.len - 1] == 'a' &&
		str_find_byte(vowels, word.ptr[word.len - 2]) == STR_NPOS;
	if (genitive)
		buf_add(out, str_sub(word, 0, word.len - 1));
	return genitive;
}

struct str name_nominative(struct arena *arena, struct str latin)
{
	struct buf out = {0};
	bool any = false, named = false;
	for (struct str rest = latin; rest.len;) {
		struct str word = str_cut(&rest, ' ');
		bool changed;
		if (out.len)
			buf_add_byte(&out, ' ');
		changed = add_adjective(&out, word) || (named && add_noun(&out, word));
		if (!changed)
			buf_add(&out, word);
		any |= changed;
		named = str_is(word, "imeni") || str_is(word, "im") || (named && word.len == 1);
	}
	struct str text = any ? arena_str(arena, buf_str(&out)) : STR_NONE;
	buf_finish(&out);
	return text;
}
