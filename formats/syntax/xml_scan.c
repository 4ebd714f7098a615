#include "syntax/xml_scan.h"

#include "syntax/xml.h"

static bool ends_name(char c)
{
	return xml_is_space(c) || c == '=' || c == '>' || c == '/' || c == '<' || c == '"' ||
		c == '\'' || c == '?';
}

static size_t skip_space(struct str text, size_t at)
{
	while (at < text.len && xml_is_space(text.ptr[at]))
		at++;
	return at;
}

static size_t skip_name(struct str text, size_t at)
{
	while (at < text.len && !ends_name(text.ptr[at]))
		at++;
	return at;
}

struct str xml_tag_name(struct str text, size_t tag)
{
	return str_sub(text, tag + 1, skip_name(text, tag + 1));
}

struct str xml_name_prefix(struct str name)
{
	size_t colon = str_find_byte(name, ':');
	return colon == STR_NPOS ? STR("") : str_sub(name, 0, colon + 1);
}

bool xml_next_attribute(struct str text, size_t *at, struct xml_span *attribute)
{
	attribute->name_start = *at = skip_space(text, *at);
	size_t end = skip_name(text, *at);
	attribute->name = str_sub(text, *at, end);
	size_t equals = skip_space(text, end);
	if (end == *at || equals >= text.len || text.ptr[equals] != '=')
		return false;
	size_t start = skip_space(text, equals + 1);
	if (start >= text.len || (text.ptr[start] != '"' && text.ptr[start] != '\''))
		return false;
	size_t length = str_find_byte(str_from(text, start + 1), text.ptr[start]);
	if (length == STR_NPOS)
		return false;
	attribute->start = start;
	attribute->end = *at = start + length + 2;
	return true;
}

struct str xml_tag_attribute(struct str text, size_t tag, struct str name)
{
	struct xml_span attribute;
	size_t at = tag + 1 + xml_tag_name(text, tag).len;
	while (xml_next_attribute(text, &at, &attribute))
		if (str_eq(attribute.name, name))
			return str_sub(text, attribute.start + 1, attribute.end - 1);
	return STR_NONE;
}

static size_t skip_to(struct str text, size_t at, struct str mark)
{
	size_t found = str_find(str_from(text, at), mark);
	return found == STR_NPOS ? text.len : at + found + mark.len;
}

/* A DOCTYPE ends with ">", or with "]>" when it has an internal subset. */
static size_t skip_declaration(struct str text, size_t at)
{
	while (at < text.len && text.ptr[at] != '>' && text.ptr[at] != '[')
		at++;
	if (at < text.len && text.ptr[at] == '[') {
		do {
			at = skip_space(text, skip_to(text, at, STR("]")));
		} while (at < text.len && text.ptr[at] != '>');
	}
	return at < text.len ? at + 1 : at;
}

size_t xml_skip_markup(struct str text, size_t at)
{
	struct str rest = str_from(text, at);
	if (str_starts(rest, STR("<!--")))
		return skip_to(text, at + 4, STR("-->"));
	if (str_starts(rest, STR("<![CDATA[")))
		return skip_to(text, at + 9, STR("]]>"));
	if (str_starts(rest, STR("<?")))
		return skip_to(text, at + 2, STR("?>"));
	return skip_declaration(text, at);
}

size_t xml_find_root(struct str text)
{
	for (size_t at = skip_space(text, 0); at + 1 < text.len && text.ptr[at] == '<';
		at = skip_space(text, xml_skip_markup(text, at)))
		if (text.ptr[at + 1] != '!' && text.ptr[at + 1] != '?')
			return xml_tag_name(text, at).len ? at : STR_NPOS;
	return STR_NPOS;
}

bool xml_skim(struct str text, struct str *name, struct str *ns)
{
	size_t root = xml_find_root(text);
	if (root == STR_NPOS)
		return false;
	struct str whole = xml_tag_name(text, root), prefix = xml_name_prefix(whole);
	struct str local = str_from(whole, prefix.len);
	*name = local;
	*ns = STR_NONE;
	struct xml_span attribute;
	size_t at = root + 1 + whole.len;
	while (!ns->ptr && xml_next_attribute(text, &at, &attribute))
		if (prefix.len ? str_starts(attribute.name, STR("xmlns:")) &&
					attribute.name.len == 5 + prefix.len &&
					memcmp(attribute.name.ptr + 6, prefix.ptr,
						prefix.len - 1) == 0
			       : str_is(attribute.name, "xmlns"))
			*ns = str_sub(text, attribute.start + 1, attribute.end - 1);
	return local.len > 0;
}
