#include "match/writing.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "match/nominative.h"
#include "match/translit.h"
#include "model/name.h"
#include "model/name_han.h"
#include "model/name_tables.h"
#include "model/name_unicode.h"

const char *writing_name(enum writing_kind kind)
{
	static const char *const names[] = {"as written", "in Latin letters", "without brackets",
		"with letters for digits", "turned round", "with letters that look alike",
		"in the nominative", "with generic words translated"};
	return names[kind];
}

struct writer {
	struct latin *latin;
	struct arena *arena;
	struct writing *writings;
	size_t count;
};

static void add(
	struct writer *writer, struct str words, const struct writing *like, enum writing_kind kind)
{
	if (!words.len || writer->count == WRITINGS_MAX)
		return;
	for (size_t i = 0; i < writer->count; i++)
		if (str_eq(writer->writings[i].words, words) &&
			str_eq(writer->writings[i].legal, like->legal))
			return;
	struct writing writing = *like;
	writing.words = words;
	writing.kind = (uint8_t)kind;
	writer->writings[writer->count++] = writing;
}

/* The words of the whole that are not words of the name without its legal forms; both in order. */
static struct str legal_words(struct writer *writer, struct str name, struct str words)
{
	struct buf out = {0};
	struct str whole = name_fold(writer->arena, name), rest = words;
	struct str next = rest.len ? str_cut(&rest, ' ') : STR_NONE;
	while (whole.len) {
		struct str word = str_cut(&whole, ' ');
		if (str_eq(word, next)) {
			next = rest.len ? str_cut(&rest, ' ') : STR_NONE;
			continue;
		}
		if (next.len && str_starts(word, next)) /* written without a space: 有限公司 */
			word = str_from(word, next.len);
		if (out.len)
			buf_add_byte(&out, ' ');
		buf_add(&out, word);
	}
	struct str text = out.len ? arena_str(writer->arena, buf_str(&out)) : STR_NONE;
	buf_finish(&out);
	if (!str_is_ascii(text)) {
		struct str latin = latin_of(writer->latin, writer->arena, text);
		text = latin.len ? latin : text;
	}
	return text;
}

/* A writing in Latin letters, and its words in the nominative. */
static void add_latin_words(struct writer *writer, struct str words, const struct writing *of)
{
	add(writer, words, of, WRITING_LATIN);
	add(writer, name_nominative(writer->arena, words), of, WRITING_NOMINATIVE);
}

static void add_translated(struct writer *writer, const struct writing *of)
{
	struct str words = name_translate_generic(writer->arena, of->words);
	if (words.len)
		add(writer, latin_of(writer->latin, writer->arena, words), of, WRITING_TRANSLATED);
}

/* The Latin writings of one. */
static void add_latin(struct writer *writer, const struct writing *of)
{
	if (of->words.len > WRITING_NAME_MAX)
		return;
	if (str_is_ascii(of->words)) {
		add(writer, name_nominative(writer->arena, of->words), of, WRITING_NOMINATIVE);
		return;
	}
	for (unsigned scheme = 0; scheme < TRANSLIT_SCHEMES; scheme++)
		add_latin_words(writer, transliterate(writer->arena, of->words, scheme), of);
	add_latin_words(writer, latin_of(writer->latin, writer->arena, of->words), of);
	add(writer, latin_of_german(writer->latin, writer->arena, of->words), of, WRITING_LATIN);
	add_translated(writer, of);
}

static void add_name(struct writer *writer, struct str name, enum writing_kind kind)
{
	struct writing writing = {0};
	struct str words = name_normalize(writer->arena, name, &writing.legal);
	if (writing.legal.len && name.len <= WRITING_NAME_MAX)
		writing.legal_written = legal_words(writer, name, words);
	size_t before = writer->count;
	add(writer, words, &writing, kind);
	if (writer->count > before)
		add_latin(
			writer, &(struct writing){words, writing.legal, writing.legal_written, 0});
}

/* "Academy of Examples (AOE)", "Example; and any successor ..." */
static struct str without_brackets(struct str name)
{
	size_t semicolon = str_find(name, STR("; and any "));
	name = str_sub(name, 0, semicolon);
	size_t open = str_rfind_byte(name, '(');
	bool end = name.len && name.ptr[name.len - 1] == ')';
	return str_trim(str_sub(name, 0, end && open > 0 ? open : name.len));
}

size_t writings_of_listed(struct latin *latin, struct arena *arena, struct str name,
	struct writing writings[WRITINGS_MAX])
{
	struct writer writer = {latin, arena, writings, 0};
	struct str brief = without_brackets(name);
	add_name(&writer, name, WRITING_PLAIN);
	if (brief.len && brief.len < name.len)
		add_name(&writer, brief, WRITING_SHORT);
	return writer.count;
}

/* Digits and signs that stand for letters: only where a letter stands beside them. */
static struct str letters_for_digits(struct arena *arena, struct str name, char one)
{
	static const struct {
		char sign, letter;
	} signs[] = {{'0', 'o'}, {'1', 'l'}, {'3', 'e'}, {'4', 'a'}, {'5', 's'}, {'7', 't'},
		{'8', 'b'}, {'@', 'a'}, {'$', 's'}, {'!', 'i'}, {'|', 'l'}};
	struct str copy = arena_str(arena, name);
	char *bytes = arena_bytes(arena, name.len + 1);
	bool any = false;
	for (size_t i = 0; i < name.len; i++) {
		bool beside = (i > 0 && ascii_is_alpha(bytes[i - 1])) ||
			(i + 1 < name.len && ascii_is_alpha(copy.ptr[i + 1]));
		bytes[i] = copy.ptr[i];
		for (size_t k = 0; beside && k < sizeof signs / sizeof *signs; k++)
			if (signs[k].sign == copy.ptr[i]) {
				bytes[i] = copy.ptr[i] == '1' ? one : signs[k].letter;
				any = true;
			}
	}
	return any ? (struct str){bytes, name.len} : STR_NONE;
}

/* Text behind U+202E is shown from its end to its beginning, until U+202C or the end. */
static struct str turned_round(struct arena *arena, struct str name)
{
	struct str begin = STR("\u202e"), end = STR("\u202c");
	size_t at = str_find(name, begin);
	if (at == STR_NPOS)
		return STR_NONE;
	struct str inside = str_from(name, at + begin.len), behind = STR_NONE;
	size_t stop = str_find(inside, end);
	if (stop != STR_NPOS) {
		behind = str_from(inside, stop + end.len);
		inside = str_sub(inside, 0, stop);
	}
	char *bytes = arena_bytes(arena, inside.len + 1), *to = bytes + inside.len;
	for (size_t i = 0; i < inside.len;) {
		size_t from = i;
		utf8_next(inside, &i);
		to -= i - from;
		memcpy(to, inside.ptr + from, i - from);
	}
	return arena_join(
		arena, (struct str[]){str_sub(name, 0, at), {bytes, inside.len}, behind}, 3);
}

/* A word all of whose letters look like Latin ones: "\u0405\u0410\u0420" is read as SAP. */
static struct str look_alike(struct arena *arena, struct str words)
{
	struct buf out = {0};
	bool good = true, any = false;
	for (size_t at = 0; good && at < words.len;) {
		uint32_t letter = utf8_next(words, &at);
		uint32_t latin = letter < 0x80 ? letter : homoglyph_latin(letter);
		good = latin != 0;
		any |= letter >= 0x80;
		buf_add_byte(&out, (char)latin);
	}
	struct str text = good && any ? arena_str(arena, buf_str(&out)) : STR_NONE;
	buf_finish(&out);
	return text;
}

size_t writings_of_asked(struct latin *latin, struct arena *arena, struct str name,
	struct writing writings[WRITINGS_MAX])
{
	struct writer writer = {latin, arena, writings, 0};
	add_name(&writer, name, WRITING_PLAIN);
	if (str_starts_nocase(name, STR("the ")))
		add_name(
			&writer, str_from(name, 4), WRITING_PLAIN); /* a legal form may follow it */
	if (name.len > WRITING_NAME_MAX || !writer.count)
		return writer.count;
	struct str other = letters_for_digits(arena, name, 'l');
	if (other.len)
		add_name(&writer, other, WRITING_DIGITS);
	if (str_find_byte(name, '1') != STR_NPOS) {
		other = letters_for_digits(arena, name, 'i');
		if (other.len)
			add_name(&writer, other, WRITING_DIGITS);
	}
	if (!str_is_ascii(name)) {
		other = turned_round(arena, name);
		if (other.len)
			add_name(&writer, other, WRITING_TURNED);
		add(&writer, look_alike(arena, writings[0].words), &writings[0], WRITING_LOOKALIKE);
	}
	return writer.count;
}

/* Is a legal form given in the words of English-speaking countries? */
static bool is_english(struct str legal)
{
	static const char *const words[] = {"and", "co", "company", "corp", "corporation", "inc",
		"incorporated", "liability", "limited", "llc", "llp", "lp", "ltd", "partnership",
		"plc", "private", "pte", "pty", "public", "c", "d", "i", "l", "n", "p", "t"};
	while (legal.len) {
		struct str word = str_cut(&legal, ' ');
		bool found = false;
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			found |= str_is(word, words[i]);
		if (!found)
			return false;
	}
	return true;
}

/* "co" of "co ltd" */
static bool is_part(struct str part, struct str whole)
{
	size_t at = str_find(whole, part);
	if (!part.len || at == STR_NPOS)
		return false;
	bool begins = at == 0 || whole.ptr[at - 1] == ' ';
	return begins && (at + part.len == whole.len || whole.ptr[at + part.len] == ' ');
}

enum legal_relation legal_compare(const struct writing *a, const struct writing *b)
{
	if (!a->legal.len && !b->legal.len)
		return LEGAL_SAME;
	if (!a->legal.len || !b->legal.len)
		return LEGAL_ONE;
	if (!str_eq(a->legal, b->legal))
		return is_part(a->legal_written, b->legal_written) ||
				is_part(b->legal_written, a->legal_written)
			? LEGAL_ONE
			: LEGAL_OTHER;
	/* Nobody but translators of AO, PAO and the like calls a company a joint stock company. */
	bool same = str_eq(a->legal_written, b->legal_written) || str_ends(a->legal, STR("jsc")) ||
		is_english(a->legal_written) == is_english(b->legal_written);
	return same ? LEGAL_SAME : LEGAL_TRANSLATED;
}
