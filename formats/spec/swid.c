#include "spec/reader.h"
#include "syntax/xml.h"

/* Roles of an Entity (ISO/IEC 19770-2:2015, 8.5.3; 2009 wrote them as elements) that say who made the
 * software or wrote its tag. */
static bool is_maker(struct str roles)
{
	while (roles.ptr) {
		struct str role = str_cut(&roles, ' ');
		if (str_eq_nocase(role, STR("tagCreator")) ||
			str_eq_nocase(role, STR("softwareCreator")))
			return true;
	}
	return false;
}

/* The domain in a registration id: "acme.com", "http://acme.com/x", "regid.2010-04.com.acme,unit"
 * (reversed); absent when there is none. */
static struct str regid_domain(struct reader *r, struct str regid)
{
	struct str prefix = STR("regid."), rest = regid;
	if (!str_starts_nocase(regid, prefix))
		return str_find_byte(regid, '.') != STR_NPOS ? regid : STR_NONE;
	rest = str_from(regid, prefix.len);
	str_cut(&rest, '.'); /* the month in which the domain was owned */
	if (!rest.ptr)
		return STR_NONE;
	rest = str_cut(&rest, ',');
	char *out = arena_bytes(&r->doc->arena, rest.len + 1);
	struct str domain = {out, rest.len};
	for (size_t end = rest.len; rest.ptr;) {
		struct str label = str_cut(&rest, '.');
		memcpy(out + end - label.len, label.ptr, label.len);
		end -= label.len;
		if (end > 0)
			out[--end] = '.';
	}
	return domain;
}

struct tag_reader {
	struct reader *r;
	const struct scope *scope;
	size_t offset;
};

static void add_creator(struct tag_reader *tag, struct str name, struct str regid)
{
	if (name.len)
		add_identity(tag->r, tag->scope, ID_SWID, PARTY_TAG_CREATOR, name, tag->offset);
	if (regid.len) {
		struct str domain = regid_domain(tag->r, arena_str(&tag->r->doc->arena, regid));
		if (domain.len)
			add_identity(tag->r, tag->scope, ID_URL, URL_WEBSITE, domain, tag->offset);
	}
}

static struct str child_text(const struct node *element, const char *name)
{
	const struct node *child = node_get(element, name);
	return child ? str_trim(child->text) : STR_NONE;
}

static void read_entity(struct tag_reader *tag, const struct node *element)
{
	if (str_is(element->key, "Entity")) {
		if (is_maker(node_string(element, "role")))
			add_creator(
				tag, node_string(element, "name"), node_string(element, "regid"));
	} else if (str_is(element->key, "software_creator") ||
		str_is(element->key, "tag_creator")) {
		add_creator(tag, child_text(element, "name"), child_text(element, "regid"));
	}
}

void read_swid_tag(struct reader *r, const struct scope *scope, struct str text, size_t offset)
{
	struct doc inner;
	struct tag_reader tag = {r, scope, offset};
	doc_wrap(&inner, STR("SWID tag"), text, r->doc->limits);
	const struct node *root = xml_load(&inner, &inner.arena);
	if (!root && !r->judge && !diag_full(r->doc, DIAG_WRONG_VALUE))
		diag(r->doc, DIAG_WRONG_VALUE, offset,
			"the text of the SWID tag is no well-formed XML; its creator is not known");
	NODE_EACH(child, root)
	read_entity(&tag, child);
	doc_finish(&inner);
}
