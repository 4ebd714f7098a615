#include "base/buf.h"
#include "base/utf8.h"
#include "spec/judge.h"

static void walk_element(struct judge *j, struct particle *particle, const struct node *element);

/* Text */

static bool is_blank(struct str text)
{
	return str_trim(text).len == 0;
}

static void judge_text(
	struct judge *j, const struct simple_type *type, struct str name, const struct node *source)
{
	struct str text = type->collapse ? str_trim(source->text) : source->text;
	if (type->values)
		judge_enumerated(j, type->values, name, text, source->start);
	else if (type->good && !type->good(text))
		JUDGE(j, DIAG_WRONG_PATTERN, source->start, "%.*s is %s; expected %s",
			STR_ARG(name), diag_quote(j->doc, text), type->expected);
}

static void report_text(struct judge *j, struct str name, struct str text, size_t offset)
{
	JUDGE(j, DIAG_UNEXPECTED_TEXT, offset,
		"%.*s has the text %s; %s allows only elements in it", STR_ARG(name),
		diag_quote(j->doc, str_trim(text)), judge_version(j));
}

/* Attributes */

static const struct attribute_rule *rule_of(const struct element_type *type, struct str name)
{
	for (size_t i = 0; i < type->attribute_count; i++)
		if (str_eq(type->attributes[i].name, name))
			return &type->attributes[i];
	return NULL;
}

/* Of xsi:, every element may have these (XML Schema part 1, section 2.6). */
static bool is_instance(struct str ns)
{
	return str_is(ns, "http://www.w3.org/2001/XMLSchema-instance");
}

static void judge_attribute(
	struct judge *j, const struct element_type *type, const struct node *attribute)
{
	const struct attribute_rule *rule =
		attribute->ns.len ? NULL : rule_of(type, attribute->key);
	bool other = attribute->ns.len && !str_eq(attribute->ns, j->ns);
	j->member = NULL;
	if (rule)
		judge_text(j, &rule->type, rule->name, attribute);
	else if (!is_instance(attribute->ns) && type->wildcard != WILDCARD_ANY &&
		!(type->wildcard == WILDCARD_OTHER && other))
		JUDGE(j, DIAG_UNKNOWN_MEMBER, attribute->key_start,
			"the attribute %s is not defined for %.*s in %s",
			diag_quote(j->doc, attribute->key), STR_ARG(type->name), judge_version(j));
}

static void judge_attributes(
	struct judge *j, const struct element_type *type, const struct node *element)
{
	uint32_t seen = 0;
	NODE_EACH(child, element)
	{
		if (!child->attribute)
			break;
		judge_attribute(j, type, child);
		const struct attribute_rule *rule =
			child->ns.len ? NULL : rule_of(type, child->key);
		if (rule)
			seen |= 1u << (rule - type->attributes);
	}
	for (size_t i = 0; i < type->attribute_count; i++)
		if (type->attributes[i].required && !(seen >> i & 1))
			JUDGE(j, DIAG_MISSING_MEMBER, element->start,
				"%.*s lacks the attribute %.*s, which %s requires",
				STR_ARG(element->key), STR_ARG(type->attributes[i].name),
				judge_version(j));
}

/* Content models */

static void content_begin(
	struct content *content, struct element_type *type, const struct node *element)
{
	*content = (struct content){.type = type,
		.name = element->key,
		.start = element->start,
		.allowed = type->first,
		.at = -1,
		.end = element->content};
}

static bool is_of(const struct judge *j, const struct particle *particle, const struct node *child)
{
	bool own = str_eq(child->ns, j->ns);
	if (!particle->name.len)
		return child->ns.len && !own;
	return own && str_eq(particle->name, child->key);
}

static const char *allowed_names(struct judge *j, const struct content *content)
{
	struct buf text = {0};
	const struct element_type *type = content->type;
	for (size_t i = 0; i < type->count && text.len < 300; i++) {
		if (!(content->allowed >> i & 1))
			continue;
		buf_puts(&text, text.len ? ", " : "");
		if (type->particles[i].name.len)
			buf_add(&text, type->particles[i].name);
		else
			buf_puts(&text, "elements of other namespaces");
	}
	if (text.len >= 300)
		buf_puts(&text, " ...");
	const char *names = arena_cstr(&j->r->scratch, buf_str(&text));
	buf_finish(&text);
	return names[0] ? names : "nothing";
}

static void report_child(
	struct judge *j, const struct content *content, bool known, const struct node *child)
{
	if (known)
		JUDGE(j, DIAG_MISPLACED_ELEMENT, child->key_start,
			"%s stands in %.*s where %s allows %s", diag_quote(j->doc, child->key),
			STR_ARG(content->name), judge_version(j), allowed_names(j, content));
	else
		JUDGE(j, DIAG_UNKNOWN_MEMBER, child->key_start,
			"the element %s%s is not defined for %.*s in %s; allowed here: %s",
			diag_quote(j->doc, child->key),
			child->ns.len && !str_eq(child->ns, j->ns) ? " of another namespace" : "",
			STR_ARG(content->name), judge_version(j), allowed_names(j, content));
}

/* Takes a child; the particle that it is, or NULL when it is not known here at all. */
static struct particle *content_step(
	struct judge *j, struct content *content, const struct node *child)
{
	struct element_type *type = content->type;
	int found = -1;
	for (size_t i = 0; i < type->count; i++) {
		if (!is_of(j, &type->particles[i], child))
			continue;
		if (content->allowed >> i & 1) {
			content->at = (int)i;
			content->allowed = type->particles[i].follow;
			return &type->particles[i];
		}
		found = (int)i;
	}
	report_child(j, content, found >= 0, child);
	if (found < 0)
		return NULL;
	/* Something before it is missing, or it comes too late: go on from whichever is further. */
	if (found > content->at) {
		content->at = found;
		content->allowed = type->particles[found].follow;
	}
	return &type->particles[found];
}

static void content_end(struct judge *j, const struct content *content)
{
	const struct element_type *type = content->type;
	bool complete = content->at < 0 ? type->empty : (type->last >> content->at & 1) != 0;
	if (!complete)
		JUDGE(j, DIAG_MISSING_MEMBER, content->start,
			"%.*s lacks what %s requires behind %s: %s", STR_ARG(content->name),
			judge_version(j),
			content->at < 0 ? "its start"
					: diag_quote(j->doc,
						  type->particles[content->at].name.len
							  ? type->particles[content->at].name
							  : STR("the extensions")),
			allowed_names(j, content));
}

static void walk_children(struct judge *j, struct element_type *type, const struct node *element)
{
	struct content content;
	content_begin(&content, type, element);
	NODE_EACH(child, element)
	{
		if (child->attribute)
			continue;
		struct particle *particle = content_step(j, &content, child);
		if (particle)
			walk_element(j, particle, child);
	}
	content_end(j, &content);
	bool blank = type->count ? is_blank(element->text) : !element->text.len;
	if (!type->mixed && element->text.ptr && !blank)
		report_text(j, element->key, element->text, element->content);
}

static bool has_elements(const struct node *element)
{
	return element->last && !element->last->attribute;
}

static void walk_text(struct judge *j, const struct simple_type *type, const struct node *element)
{
	NODE_EACH(child, element)
	if (!child->attribute)
		JUDGE(j, DIAG_UNKNOWN_MEMBER, child->key_start,
			"the element %s is not defined for %.*s in %s; it has text only",
			diag_quote(j->doc, child->key), STR_ARG(element->key), judge_version(j));
	if (!has_elements(element))
		judge_text(j, type, element->key, element);
}

static void walk_element(struct judge *j, struct particle *particle, const struct node *element)
{
	static const struct element_type plain = {.has_text = true};
	if (!particle->name.len || particle->type.simple.any)
		return;
	bool defaulted = particle->has_default && !has_elements(element) && !element->text.len;
	struct element_type *type = particle_type(&j->grammar, particle);
	judge_attributes(j, type ? type : &plain, element);
	if (!type && defaulted)
		return;
	if (!type)
		walk_text(j, &particle->type.simple, element);
	else if (type->has_text)
		walk_text(j, &type->text, element);
	else
		walk_children(j, type, element);
}

/* The document: the root's children come one by one, and those of its long lists too. Text between them
 * is looked for in the document itself. */

static size_t skip_markup(struct str bytes, size_t at, const char *open, const char *close)
{
	if (!str_starts(str_from(bytes, at), str_of(open)))
		return at;
	size_t length = str_find(str_from(bytes, at), str_of(close));
	return length == STR_NPOS ? bytes.len : at + length + strlen(close);
}

static void judge_gap(struct judge *j, struct content *content, size_t from, size_t to)
{
	struct str bytes = str_sub(j->doc->bytes, 0, to);
	size_t at = from;
	while (at < bytes.len) {
		size_t before = at;
		at = skip_markup(bytes, at, "<!--", "-->");
		at = skip_markup(bytes, at, "<?", "?>");
		if (at != before)
			continue;
		if (bytes.ptr[at] == '<')
			return; /* the end of the element */
		if (!ascii_is_space(bytes.ptr[at])) {
			size_t length = str_find_byte(str_from(bytes, at), '<');
			report_text(j, content->name,
				str_sub(bytes, at, length == STR_NPOS ? to : at + length), at);
			return;
		}
		at++;
	}
}

static struct particle *take_child(
	struct judge *j, struct content *content, const struct node *child)
{
	judge_gap(j, content, content->end, child->start);
	content->end = child->end;
	return content_step(j, content, child);
}

static void end_list(struct judge *j)
{
	if (!j->list.type)
		return;
	content_end(j, &j->list);
	j->root.end = j->list.end;
	size_t close = str_find(str_from(j->doc->bytes, j->list.end), STR("</"));
	if (close != STR_NPOS) {
		judge_gap(j, &j->list, j->list.end, j->list.end + close);
		size_t end = str_find_byte(str_from(j->doc->bytes, j->list.end + close), '>');
		j->root.end = end == STR_NPOS ? j->list.end : j->list.end + close + end + 1;
	}
	j->list.type = NULL;
}

void judge_xml_root(struct judge *j, const struct node *root)
{
	grammar_start(&j->grammar, &cyclonedx_grammar, j->r->version, &j->arena);
	struct element_type *type = grammar_type(&j->grammar, str_of(j->grammar.grammar->root));
	char text[8];
	const char *expected = arena_printf(&j->r->scratch, "http://cyclonedx.org/schema/bom/%.*s",
		STR_ARG(version_text(j->r, j->r->version, text)))
				       .ptr;
	j->ns = root->ns;
	content_begin(&j->root, type, root);
	if (!root->ns.len)
		JUDGE(j, DIAG_WRONG_VALUE, root->start,
			"the element %s has no namespace; expected is one as %s",
			diag_quote(j->doc, root->key), expected);
	else if (!str_is(root->ns, expected))
		JUDGE(j, DIAG_WRONG_VALUE, root->start,
			"the namespace is %s; expected is one as %s", diag_quote(j->doc, root->ns),
			expected);
	judge_attributes(j, type, root);
}

void judge_xml_member(struct judge *j, const struct node *member)
{
	end_list(j);
	struct particle *particle = take_child(j, &j->root, member);
	if (particle)
		walk_element(j, particle, member);
}

void judge_xml_element(struct judge *j, const struct node *list, const struct node *element)
{
	static struct element_type unknown = {.empty = true};
	if (!j->list.type || j->list.start != list->start) {
		end_list(j);
		struct particle *particle = take_child(j, &j->root, list);
		struct element_type *type = particle ? particle_type(&j->grammar, particle) : NULL;
		content_begin(&j->list, type ? type : &unknown, list);
		if (type)
			judge_attributes(j, type, list);
	}
	if (j->list.type == &unknown)
		return;
	struct particle *particle = take_child(j, &j->list, element);
	if (particle)
		walk_element(j, particle, element);
}

void judge_xml_finish(struct judge *j, size_t end)
{
	if (!j->root.type)
		return;
	end_list(j);
	judge_gap(j, &j->root, j->root.end, end);
	content_end(j, &j->root);
}
