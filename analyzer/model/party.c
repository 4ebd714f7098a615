#include "model/party.h"

#include "model/name_tables.h"

enum {
	FORM_BYTES = 64,
	BRACKET_MAX = 512, /* bytes in which a bracket must close to count as one */
};

/* Text that may open and close a name, and does not belong to it. */
static const struct {
	const char *open, *close;
} quotes[] = {{"\"", "\""}, {"'", "'"}, {"«", "»"}, {"“", "”"}, {"„", "“"}, {"„", "”"}, {"‘", "’"}};

static struct str strip_quotes(struct str s)
{
	s = str_trim(s);
	if (!s.len || ascii_is_alnum(s.ptr[0]))
		return s;
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
		struct str open = str_of(quotes[i].open), close = str_of(quotes[i].close);
		if (s.len < open.len + close.len || !str_starts(s, open) || !str_ends(s, close))
			continue;
		struct str inner = str_sub(s, open.len, s.len - close.len);
		if (str_find(inner, open) == STR_NPOS && str_find(inner, close) == STR_NPOS)
			return str_trim(inner);
	}
	return s;
}

/* Removes "keyword :" from the front of *text; false when it is not there. */
static bool take_keyword(struct str *text, const char *keyword)
{
	struct str rest = *text;
	if (!str_starts_nocase(rest, str_of(keyword)))
		return false;
	rest = str_trim(str_from(rest, strlen(keyword)));
	if (rest.len == 0 || rest.ptr[0] != ':')
		return false;
	*text = str_trim(str_from(rest, 1));
	return true;
}

static void take_keywords(struct str *text, struct party *party)
{
	if (str_find_byte(*text, ':') == STR_NPOS)
		return;
	if (take_keyword(text, "organization") || take_keyword(text, "organisation"))
		party->organization = true;
	else if (take_keyword(text, "person"))
		party->person = true;
	else if (take_keyword(text, "tool"))
		party->tool = true;
}

static bool is_email(struct str s)
{
	size_t at = str_rfind_byte(s, '@');
	if (at == STR_NPOS || at == 0 || at + 1 == s.len)
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (ascii_is_space(s.ptr[i]))
			return false;
	return true;
}

/* Where the bracket opens that closes at the end of s; STR_NPOS when there is none. */
static size_t find_open(struct str s, char open, char close)
{
	size_t depth = 0;
	for (size_t i = s.len; i-- > 0;) {
		depth += s.ptr[i] == close;
		if (s.ptr[i] == open && --depth == 0)
			return i;
	}
	return STR_NPOS;
}

/* What a name is followed by in brackets: nothing, an address, or a part of the name. */
static bool take_bracket(struct str *text, struct party *party, char open, char close)
{
	if (text->len == 0 || text->ptr[text->len - 1] != close)
		return false;
	size_t begin = find_open(*text, open, close);
	if (begin == STR_NPOS)
		return false;
	struct str inner = str_trim(str_sub(*text, begin + 1, text->len - 1));
	if (str_starts_nocase(inner, STR("mailto:")))
		inner = str_from(inner, 7);
	bool email = is_email(inner), url = str_find(inner, STR("://")) != STR_NPOS;
	if (inner.len && !email && !url && !str_is_placeholder(inner))
		return false;
	if (email && !url && !party->email.ptr)
		party->email = inner;
	*text = str_trim(str_sub(*text, 0, begin));
	return true;
}

void party_parse(struct str text, struct party *party)
{
	*party = (struct party){.name = STR_NONE};
	text = str_trim(text);
	take_keywords(&text, party);
	while (take_bracket(&text, party, '(', ')') || take_bracket(&text, party, '<', '>'))
		;
	while (text.len && (text.ptr[text.len - 1] == ',' || text.ptr[text.len - 1] == ';'))
		text = str_trim(str_sub(text, 0, text.len - 1));
	text = strip_quotes(text);
	if (is_email(text) && !party->email.ptr) {
		party->email = text;
		text = STR_NONE;
	}
	bool nameless = str_is_placeholder(text);
	party->placeholder = nameless && !party->email.ptr;
	if (text.len && (!nameless || party->placeholder))
		party->name = text;
}

/* Words that follow a comma and belong to the name before it. */
static bool is_title(struct str word)
{
	static const char *const titles[] = {
		"jr", "sr", "ii", "iii", "iv", "phd", "md", "msc", "mba", "esq"};
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		if (str_is(word, titles[i]))
			return true;
	return false;
}

/* Does the text begin with a legal form or a title, up to the next separator or bracket? */
static bool continues_name(struct str text)
{
	char bytes[FORM_BYTES];
	size_t length = 0;
	for (size_t i = 0; i < text.len && !strchr(",;<(\n", text.ptr[i]); i++) {
		char c = ascii_lower(text.ptr[i]);
		bool space = ascii_is_space(c);
		if (c == '.' || (space && (length == 0 || bytes[length - 1] == ' ')))
			continue;
		if (length == sizeof bytes)
			return false;
		bytes[length++] = space ? ' ' : c;
	}
	struct str word = str_trim((struct str){bytes, length});
	return word.len && (legal_form_find(word) || is_title(word));
}

static bool is_separator(struct str text, size_t at)
{
	char c = text.ptr[at];
	return c == ';' || c == '\n' || (c == ',' && !continues_name(str_from(text, at + 1)));
}

/* The end of the first party: the first separator that stands in no brackets and no quotes. */
static size_t find_end(struct str text)
{
	size_t depth = 0;
	bool quoted = false;
	for (size_t i = 0; i < text.len && (i < BRACKET_MAX || (!quoted && depth == 0)); i++) {
		char c = text.ptr[i];
		if (c == '"')
			quoted = !quoted;
		else if (c == '<' || c == '(')
			depth++;
		else if ((c == '>' || c == ')') && depth)
			depth--;
		else if (!quoted && depth == 0 && is_separator(text, i))
			return i;
	}
	/* A bracket or quote that is never closed hides nothing. */
	for (size_t i = 0; (quoted || depth) && i < text.len; i++)
		if (is_separator(text, i))
			return i;
	return text.len;
}

bool party_next(struct str *rest, struct party *party)
{
	while (rest->len) {
		size_t end = find_end(*rest);
		struct str text = str_trim(str_sub(*rest, 0, end));
		*rest = str_from(*rest, end + 1);
		if (text.len) {
			party_parse(text, party);
			return true;
		}
	}
	return false;
}
