#include "model/name.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "model/name_tables.h"
#include "model/name_unicode.h"

/* --- the normal form --- */

struct words {
	struct str *items;
	size_t count;
};

/* Writes the words of folded text with single spaces between them; returns their length. `to` has
 * room for five times the text ("&" becomes " and "). */
static size_t write_words(char *to, struct str text)
{
	char *begin = to;
	bool space = false;
	for (size_t at = 0; at < text.len;) {
		size_t from = at;
		uint32_t c = utf8_next(text, &at);
		enum letter_kind kind = letter_kind(c);
		if (kind == KIND_NOTHING)
			continue;
		bool ampersand = c == '&';
		if (kind == KIND_SEPARATOR)
			space = true;
		if (kind == KIND_SEPARATOR && !ampersand)
			continue;
		if (space && to > begin)
			*to++ = ' ';
		space = ampersand;
		if (ampersand) {
			memcpy(to, "and", 3);
			to += 3;
		} else if (c < 0x80) {
			*to++ = ascii_lower((char)c);
		} else {
			memcpy(to, text.ptr + from, at - from);
			to += at - from;
		}
	}
	return (size_t)(to - begin);
}

static size_t count_byte(struct str s, char byte)
{
	size_t count = 0;
	for (size_t i = 0; i < s.len; i++)
		count += s.ptr[i] == byte;
	return count;
}

static struct str to_words(struct arena *arena, struct str name)
{
	char *bytes = arena_bytes(arena, name.len + 4 * count_byte(name, '&') + 1);
	return (struct str){bytes, write_words(bytes, name)};
}

static struct words split(struct arena *arena, struct str text)
{
	struct words words = {.items = ARENA_ARRAY(arena, struct str, count_byte(text, ' ') + 1)};
	while (text.len)
		words.items[words.count++] = str_cut(&text, ' ');
	return words;
}

static struct str join(struct arena *arena, const struct words *words)
{
	size_t length = 0;
	for (size_t i = 0; i < words->count; i++)
		length += words->items[i].len + 1;
	char *bytes = arena_bytes(arena, length + 1), *to = bytes;
	for (size_t i = 0; i < words->count; i++) {
		if (words->items[i].len == 0)
			continue;
		if (to > bytes)
			*to++ = ' ';
		memcpy(to, words->items[i].ptr, words->items[i].len);
		to += words->items[i].len;
	}
	return (struct str){bytes, (size_t)(to - bytes)};
}

static struct words fold_homoglyphs(struct arena *arena, struct str text)
{
	struct words words = split(arena, text);
	for (size_t i = 0; i < words.count; i++)
		if (!str_is_ascii(words.items[i]))
			words.items[i] = homoglyphs_fold(arena, words.items[i]);
	return words;
}

/* --- legal forms --- */

enum { FORMS_MAX = 8 };

struct forms {
	struct str found[FORMS_MAX]; /* sorted */
	size_t count;
};

static void add_form(struct forms *forms, const struct legal_form *form)
{
	size_t at = 0;
	while (at < forms->count && str_compare(forms->found[at], form->canonical) < 0)
		at++;
	if (forms->count == FORMS_MAX ||
		(at < forms->count && str_eq(forms->found[at], form->canonical)))
		return;
	for (size_t i = forms->count++; i > at; i--)
		forms->found[i] = forms->found[i - 1];
	forms->found[at] = form->canonical;
}

/* Several words are looked up as they are ("sp z o o" would not be one word), words of one letter
 * each are looked up joined. The words stand one after another in one text. */
static const struct legal_form *find_form(const struct str *words, size_t count)
{
	enum { LETTER_BYTES = 4 };
	char joined[FORM_WORDS_MAX * LETTER_BYTES];
	size_t length = 0, letters = 0;
	struct str last = words[count - 1];
	if (count == 1)
		return legal_form_find(last);
	for (size_t i = 0; i < count; i++) {
		size_t at = 0;
		if (words[i].len > LETTER_BYTES)
			break;
		utf8_next(words[i], &at);
		if (at != words[i].len)
			break;
		memcpy(joined + length, words[i].ptr, at);
		length += at;
		letters++;
	}
	if (letters == count)
		return legal_form_find((struct str){joined, length});
	return legal_form_find(str_range(words[0].ptr, last.ptr + last.len));
}

/* The longest form among the last (or first) words that leaves at least one; 0 when there is none,
 * else the number of its words. */
static size_t longest_form(const struct words *words, bool front, const struct legal_form **form)
{
	size_t most = words->count - 1 < FORM_WORDS_MAX ? words->count - 1 : FORM_WORDS_MAX;
	for (size_t count = most; count > 0; count--) {
		const struct str *from = words->items + (front ? 0 : words->count - count);
		*form = find_form(from, count);
		if (*form && (!front || ((*form)->flags & FORM_FRONT)))
			return count;
	}
	return 0;
}

static void strip_end(struct words *words, struct forms *forms)
{
	const struct legal_form *form;
	size_t count;
	while (words->count > 1 && (count = longest_form(words, false, &form))) {
		add_form(forms, form);
		words->count -= count;
		if (words->count > 1 && str_is(words->items[words->count - 1], "and"))
			words->count--;
	}
	struct str *last = words->count ? &words->items[words->count - 1] : NULL;
	if (last && !legal_form_find(*last) && (form = legal_form_at_end(*last))) {
		add_form(forms, form);
		last->len -= form->form.len;
	}
}

static void strip_front(struct words *words, struct forms *forms)
{
	const struct legal_form *form;
	size_t count;
	while (words->count > 1 && (count = longest_form(words, true, &form))) {
		add_form(forms, form);
		words->items += count;
		words->count -= count;
	}
	if (words->count && (form = legal_form_at_front(words->items[0]))) {
		add_form(forms, form);
		words->items[0] = str_from(words->items[0], form->form.len);
	}
}

/* Forms that are one wherever they stand: "Co., Ltd. Shenzhen". Emptied words are left out of the
 * result. */
static void strip_inside(struct words *words, struct forms *forms)
{
	for (size_t i = 1; i < words->count; i++) {
		size_t count = i + 1 < words->count ? 2 : 1;
		const struct legal_form *form = find_form(words->items + i, count);
		if (count == 2 && !(form && (form->flags & FORM_ANYWHERE)))
			form = find_form(words->items + i, count = 1);
		if (!form || !(form->flags & FORM_ANYWHERE))
			continue;
		add_form(forms, form);
		for (size_t k = 0; k < count; k++)
			words->items[i + k].len = 0;
		i += count - 1;
	}
}

static struct str join_forms(struct arena *arena, struct forms *forms)
{
	struct words words = {.items = forms->found, .count = forms->count};
	return forms->count ? join(arena, &words) : STR_NONE;
}

struct str name_fold(struct arena *arena, struct str name)
{
	bool ascii = str_is_ascii(name);
	struct str text = to_words(arena, ascii ? name : unicode_fold(arena, name));
	if (str_is_ascii(text))
		return text;
	struct words words = fold_homoglyphs(arena, text);
	return join(arena, &words); /* in one text again, as find_form wants it */
}

/* "K a s p e r s k y": a name of nothing but letters that stand apart is the word they spell. */
static struct words spelled(struct arena *arena, struct words words)
{
	enum { LETTERS_LEAST = 5, LETTER_BYTES = 4 };
	if (words.count < LETTERS_LEAST)
		return words;
	for (size_t i = 0; i < words.count; i++) {
		size_t at = 0;
		utf8_next(words.items[i], &at);
		if (at != words.items[i].len)
			return words;
	}
	char *bytes = arena_bytes(arena, words.count * LETTER_BYTES), *to = bytes;
	for (size_t i = 0; i < words.count; i++) {
		memcpy(to, words.items[i].ptr, words.items[i].len);
		to += words.items[i].len;
	}
	words.items[0] = (struct str){bytes, (size_t)(to - bytes)};
	words.count = 1;
	return words;
}

struct str name_normalize(struct arena *arena, struct str name, struct str *legal)
{
	struct forms forms = {.count = 0};
	struct words words = spelled(arena, split(arena, name_fold(arena, name)));
	strip_end(&words, &forms);
	strip_front(&words, &forms);
	strip_inside(&words, &forms);
	*legal = join_forms(arena, &forms);
	return join(arena, &words);
}

/* --- words --- */

struct splitter {
	struct arena *arena;
	bool (*visit)(void *context, struct str word);
	void *context;
};

static struct str fold_word(struct arena *arena, struct str word)
{
	size_t at = 0;
	if (!str_is_ascii(word))
		return homoglyphs_fold(arena, to_words(arena, unicode_fold(arena, word)));
	while (at < word.len && ascii_is_alnum(word.ptr[at]) &&
		ascii_lower(word.ptr[at]) == word.ptr[at])
		at++;
	return at == word.len ? word : to_words(arena, word);
}

/* Does a word begin at a letter, by the letter before it and the one behind it? */
static bool is_border(enum letter_kind before, enum letter_kind kind, enum letter_kind behind)
{
	if (kind == KIND_MARK || kind == KIND_NOTHING)
		return false;
	if ((before == KIND_DIGIT) != (kind == KIND_DIGIT) ||
		(before == KIND_IDEOGRAPH) != (kind == KIND_IDEOGRAPH))
		return true;
	if (kind != KIND_UPPER)
		return false;
	return before == KIND_LOWER || (before == KIND_UPPER && behind == KIND_LOWER);
}

static enum letter_kind kind_at(struct str text, size_t at, size_t *end)
{
	*end = at;
	return at < text.len ? letter_kind(utf8_next(text, end)) : KIND_SEPARATOR;
}

/* Visits [from, to) unless it is empty. */
static bool visit_word(struct splitter *splitter, struct str text, size_t from, size_t to)
{
	struct str word = fold_word(splitter->arena, str_sub(text, from, to));
	return word.len == 0 || splitter->visit(splitter->context, word);
}

void name_words(struct arena *arena, struct str name, bool (*visit)(void *context, struct str word),
	void *context)
{
	struct splitter splitter = {.arena = arena, .visit = visit, .context = context};
	if (!str_is_ascii(name))
		name = unicode_compose(arena, name);
	enum letter_kind before = KIND_SEPARATOR;
	size_t begin = 0, end, next;
	for (size_t at = 0; at < name.len; at = end) {
		enum letter_kind kind = kind_at(name, at, &end);
		enum letter_kind behind = kind_at(name, end, &next);
		if (kind == KIND_SEPARATOR ||
			(before != KIND_SEPARATOR && is_border(before, kind, behind))) {
			if (!visit_word(&splitter, name, begin, at))
				return;
			begin = kind == KIND_SEPARATOR ? end : at;
		}
		if (kind != KIND_MARK && kind != KIND_NOTHING)
			before = kind;
	}
	visit_word(&splitter, name, begin, name.len);
}
