#include "match/texts.h"

/* The next word of letters and digits, or absent. */
static struct str next_word(struct str *rest)
{
	size_t begin = 0, end;
	while (begin < rest->len && !ascii_is_alnum(rest->ptr[begin]) && !(rest->ptr[begin] & 0x80))
		begin++;
	for (end = begin; end < rest->len; end++)
		if (!ascii_is_alnum(rest->ptr[end]) && !(rest->ptr[end] & 0x80))
			break;
	struct str word = str_sub(*rest, begin, end);
	*rest = str_from(*rest, end);
	return word.len ? word : STR_NONE;
}

static bool has_word(struct str text, struct str word)
{
	for (struct str at = next_word(&text); at.ptr; at = next_word(&text))
		if (str_eq_nocase(at, word))
			return true;
	return false;
}

bool form_agrees(const struct identifier *identifier, struct str name)
{
	struct str rest = identifier->value;
	if (!identifier->legal_form)
		return true;
	for (struct str word = next_word(&rest); word.ptr; word = next_word(&rest))
		if (!has_word(name, word))
			return false;
	return true;
}

/* What stands before the holder: "Copyright (c) 2012-2016, 2020 by". */
static bool is_notice_word(struct str word)
{
	static const char *const words[] = {
		"copyright", "(c)", "c", "by", "the", "present", "\u00a9"};
	bool year = word.len > 0;
	for (size_t i = 0; i < word.len; i++)
		year &= !ascii_is_alpha(word.ptr[i]) && !(word.ptr[i] & 0x80);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq_nocase(word, str_of(words[i])))
			return true;
	return year;
}

struct str holder_of(struct str text)
{
	struct str rest = str_trim(text);
	while (rest.len) {
		struct str after = rest;
		if (!is_notice_word(str_cut(&after, ' ')))
			break;
		rest = str_trim(after);
	}
	size_t tail = str_find(rest, STR(" All rights"));
	return str_trim(str_sub(rest, 0, tail));
}

size_t holder_end(struct str text, size_t *next)
{
	for (size_t i = 0; i < text.len; i++) {
		struct str rest = str_from(text, i);
		size_t separator = rest.ptr[0] == ',' || rest.ptr[0] == ';' || rest.ptr[0] == '\n';
		if (rest.ptr[0] == ' ')
			separator = str_starts(rest, STR(" and ")) ? 5
				: str_starts(rest, STR(" & "))     ? 3
								   : 0;
		*next = i + separator;
		if (separator)
			return i;
	}
	*next = text.len;
	return text.len;
}

#define PIECE 256
#define OVERLAP 64

struct str next_piece(struct str *rest)
{
	struct str piece = str_sub(*rest, 0, PIECE);
	size_t step = piece.len;
	if (rest->len > PIECE) {
		while (step > OVERLAP &&
			(ascii_is_alnum(piece.ptr[step - 1]) || (piece.ptr[step - 1] & 0x80)))
			step--;
		if (step > OVERLAP)
			piece.len = step;
		else
			step = PIECE - OVERLAP;
		while (step < piece.len && (rest->ptr[step] & 0xc0) == 0x80)
			step++; /* not within a code point */
	}
	*rest = str_from(*rest, step);
	return piece;
}

bool plain_cpe(struct str text, struct cpe *cpe)
{
	struct str rest = str_from(text, strlen("cpe:2.3:"));
	if (!str_starts(text, STR("cpe:2.3:")) || str_find_byte(text, '\\') != STR_NPOS)
		return false;
	str_cut(&rest, ':');
	cpe->vendor = str_cut(&rest, ':');
	cpe->product = str_cut(&rest, ':');
	return rest.ptr != NULL;
}

bool is_project_of(struct str vendor, struct str product)
{
	return product.len && str_starts_nocase(vendor, product) &&
		str_eq_nocase(str_from(vendor, product.len), STR("_project"));
}

struct str plain_host(struct str text)
{
	size_t begin = 0, end;
	while (begin < text.len && (ascii_is_alnum(text.ptr[begin]) || text.ptr[begin] == '+'))
		begin++;
	if (!str_starts(str_from(text, begin), STR("://")))
		return STR_NONE;
	for (end = begin += 3; end < text.len; end++) {
		char c = text.ptr[end];
		if (c == '/' || c == '?' || c == '#')
			break;
		if (!((c >= 'a' && c <= 'z') || ascii_is_digit(c) || c == '.' || c == '-'))
			return STR_NONE;
	}
	return end > begin && text.ptr[end - 1] != '.' ? str_sub(text, begin, end) : STR_NONE;
}
