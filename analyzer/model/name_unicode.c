#include "model/name_unicode.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "model/name_tables.h"

enum { EXPANSION_MAX = 18 }; /* UTF-16 units that NFKC makes of one (U+FDFA) */

static UChar *to_utf16(struct arena *arena, struct str text, int32_t *length)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar *units = (UChar *)arena_alloc_array(arena, text.len + 1, sizeof(UChar));
	u_strFromUTF8WithSub(units, (int32_t)text.len + 1, length, text.ptr, (int32_t)text.len,
		0xfffd, NULL, &status);
	for (int32_t i = 0; i < *length; i++)
		if (units[i] == 0x2122 || units[i] == 0x2120) /* trade mark, service mark */
			units[i] = ' ';
	return U_FAILURE(status) ? NULL : units;
}

static struct str to_utf8(struct arena *arena, const UChar *units, int32_t length)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t size = length * 3, written = 0;
	char *bytes = arena_bytes(arena, (size_t)size + 1);
	u_strToUTF8WithSub(bytes, size + 1, &written, units, length, 0xfffd, NULL, &status);
	return U_FAILURE(status) ? STR_NONE : (struct str){bytes, (size_t)written};
}

static struct str normalize(struct arena *arena, struct str text, const UNormalizer2 *normalizer)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t length = 0;
	if (!normalizer || text.len > INT32_MAX / (3 * EXPANSION_MAX))
		return text;
	const UChar *units = to_utf16(arena, text, &length);
	if (!units)
		return text;
	int32_t room = length + 16;
	UChar *out = (UChar *)arena_alloc_array(arena, (size_t)room, sizeof(UChar));
	int32_t written = unorm2_normalize(normalizer, units, length, out, room, &status);
	if (status == U_BUFFER_OVERFLOW_ERROR) {
		status = U_ZERO_ERROR;
		room = written + 1;
		out = (UChar *)arena_alloc_array(arena, (size_t)room, sizeof(UChar));
		written = unorm2_normalize(normalizer, units, length, out, room, &status);
	}
	if (U_FAILURE(status))
		return text;
	struct str normal = to_utf8(arena, out, written);
	return normal.ptr ? normal : text;
}

struct str unicode_fold(struct arena *arena, struct str text)
{
	UErrorCode status = U_ZERO_ERROR;
	return normalize(arena, text, unorm2_getNFKCCasefoldInstance(&status));
}

struct str unicode_compose(struct arena *arena, struct str text)
{
	UErrorCode status = U_ZERO_ERROR;
	return normalize(arena, text, unorm2_getNFKCInstance(&status));
}

static enum letter_kind ascii_kind(char c)
{
	if (ascii_is_digit(c))
		return KIND_DIGIT;
	if (ascii_is_alpha(c))
		return ascii_lower(c) == c ? KIND_LOWER : KIND_UPPER;
	bool control = (unsigned char)c < ' ' && !ascii_is_space(c);
	return control || c == 0x7f ? KIND_NOTHING : KIND_SEPARATOR;
}

static bool is_ideograph(uint32_t c)
{
	return (c >= 0x1100 && c <= 0x11ff) || (c >= 0x3005 && c <= 0x3007) ||
		(c >= 0x3041 && c <= 0x318f && c != 0x30fb) || (c >= 0x31a0 && c <= 0x31ff) ||
		(c >= 0x3400 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7af) ||
		(c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

enum letter_kind letter_kind(uint32_t codepoint)
{
	if (codepoint < 0x80)
		return ascii_kind((char)codepoint);
	if (u_hasBinaryProperty((UChar32)codepoint, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
		return KIND_NOTHING;
	if (is_ideograph(codepoint))
		return KIND_IDEOGRAPH;
	switch (u_charType((UChar32)codepoint)) {
	case U_UPPERCASE_LETTER:
	case U_TITLECASE_LETTER:
		return KIND_UPPER;
	case U_LOWERCASE_LETTER:
		return KIND_LOWER;
	case U_OTHER_LETTER:
		return KIND_OTHER;
	case U_MODIFIER_LETTER: /* the apostrophe that is a letter separates like the others */
		return codepoint == 0x2bc ? KIND_SEPARATOR : KIND_OTHER;
	case U_NON_SPACING_MARK:
	case U_ENCLOSING_MARK:
	case U_COMBINING_SPACING_MARK:
		return KIND_MARK;
	case U_DECIMAL_DIGIT_NUMBER:
	case U_LETTER_NUMBER:
	case U_OTHER_NUMBER:
		return KIND_DIGIT;
	case U_FORMAT_CHAR:
	case U_CONTROL_CHAR:
		return KIND_NOTHING;
	default:
		return KIND_SEPARATOR;
	}
}

/* Which of its letters a word can do without: counted by script and by likeness. */
struct scripts {
	size_t latin, foreign; /* foreign: Cyrillic or Greek */
	size_t latin_like; /* foreign letters that look Latin */
	size_t cyrillic_like; /* Latin letters that look Cyrillic */
	size_t greek;
};

static struct scripts count_scripts(struct str word)
{
	struct scripts scripts = {0};
	for (size_t at = 0; at < word.len;) {
		uint32_t c = utf8_next(word, &at);
		bool greek = c >= 0x370 && c <= 0x3ff;
		if ((c >= 'a' && c <= 'z') || (c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7)) {
			scripts.latin++;
			scripts.cyrillic_like += homoglyph_cyrillic(c) != 0;
		} else if (greek || (c >= 0x400 && c <= 0x52f)) {
			scripts.foreign++;
			scripts.greek += greek;
			scripts.latin_like += homoglyph_latin(c) != 0;
		}
	}
	return scripts;
}

struct str homoglyphs_fold(struct arena *arena, struct str word)
{
	struct scripts scripts = count_scripts(word);
	bool to_latin = scripts.latin_like == scripts.foreign;
	bool to_cyrillic = scripts.cyrillic_like == scripts.latin && scripts.greek == 0;
	if (scripts.latin == 0 || scripts.foreign == 0 || !(to_latin || to_cyrillic))
		return word;
	struct buf out = {0};
	for (size_t at = 0; at < word.len;) {
		uint32_t c = utf8_next(word, &at);
		uint32_t other = to_latin ? homoglyph_latin(c) : homoglyph_cyrillic(c);
		buf_add_codepoint(&out, other ? other : c);
	}
	struct str folded = arena_str(arena, buf_str(&out));
	buf_finish(&out);
	return folded;
}
