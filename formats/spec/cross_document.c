/* The document's own members, and annotations. */
#include "model/party.h"
#include "spec/cross_spdx2.h"

static struct str tool_text(const struct crossing *c, const struct node *tool)
{
	struct str name = node_string(tool, "name"), version = node_string(tool, "version");
	if (!name.len)
		return STR_NONE;
	return version.len
		? arena_printf(c->arena, "Tool: %.*s-%.*s", STR_ARG(name), STR_ARG(version))
		: arena_printf(c->arena, "Tool: %.*s", STR_ARG(name));
}

static void add_creator(const struct crossing *c, struct node *creators, struct str text)
{
	if (text.len)
		node_append(creators, value_string(c->arena, NULL, text));
}

static struct str entity_text(const struct crossing *c, const struct node *entity)
{
	const struct node *contact = node_get(entity, "contact");
	return cross_party(c, "Organization", node_string(entity, "name"),
		node_string(contact ? contact->first : NULL, "email"));
}

static void add_creators(const struct crossing *c, struct node *info, const struct node *metadata)
{
	struct node *creators = cross_list(c, info, "creators");
	const struct node *tools = node_get(metadata, "tools");
	const struct node *components = node_get(tools, "components");
	add_creator(c, creators, entity_text(c, node_get(metadata, "manufacturer")));
	add_creator(c, creators, entity_text(c, node_get(metadata, "manufacture")));
	NODE_EACH(author, node_get(metadata, "authors"))
	add_creator(c, creators,
		cross_party(
			c, "Person", node_string(author, "name"), node_string(author, "email")));
	NODE_EACH(tool, components ? components : tools)
	add_creator(c, creators, tool_text(c, tool));
	if (!creators->first)
		add_creator(c, creators, STR("Tool: bomscreen"));
}

/* Of what it is about, else its identity. */
static struct str document_name(
	const struct crossing *c, const struct node *subject, struct str identity)
{
	struct str name = node_string(subject, "name"), version = node_string(subject, "version");
	if (!name.len)
		return identity;
	return version.len ? arena_printf(c->arena, "%.*s-%.*s", STR_ARG(name), STR_ARG(version))
			   : name;
}

struct node *cross_document(
	const struct crossing *c, const struct node *bom, const struct node *subject)
{
	struct node *document = value_object(c->arena, NULL), *info;
	const struct node *metadata = node_get(bom, "metadata");
	struct str serial = node_string(bom, "serialNumber");
	struct str date = cross_date(c, node_string(metadata, "timestamp"));
	if (!serial.len) {
		struct str text = value_text(c->arena, bom);
		serial =
			arena_printf(c->arena, "urn:uuid:%.*s", STR_ARG(uuid5(c->arena, &text, 1)));
	}
	cross_add(c, document, "SPDXID", STR("SPDXRef-DOCUMENT"));
	cross_add(c, document, "dataLicense", STR("CC0-1.0"));
	cross_add(c, document, "name", document_name(c, subject, serial));
	cross_add(c, document, "documentNamespace", serial);
	info = cross_object(c, document, "creationInfo");
	cross_add(c, info, "created", date.ptr ? date : STR("1970-01-01T00:00:00Z"));
	add_creators(c, info, metadata);
	if (c->wide)
		cross_properties(c, bom, document);
	return document;
}

/* Back */

/* "name-1.0": the last hyphen before a digit. */
static void add_tool(const struct crossing *c, struct node *metadata, struct str text)
{
	struct node *tool = value_object(c->arena, NULL);
	size_t cut = STR_NPOS;
	for (size_t i = 1; i + 1 < text.len; i++)
		if (text.ptr[i] == '-' && ascii_is_digit(text.ptr[i + 1]))
			cut = i;
	cross_add(c, tool, "type", STR("application"));
	cross_add(c, tool, "name", str_sub(text, 0, cut));
	if (cut != STR_NPOS)
		cross_add(c, tool, "version", str_from(text, cut + 1));
	node_append(cross_list(c, cross_object(c, metadata, "tools"), "components"), tool);
}

static void add_author(const struct crossing *c, struct node *metadata, const struct party *party)
{
	struct node *author = value_object(c->arena, NULL);
	cross_add(c, author, "name", party->name);
	if (party->email.len)
		cross_add(c, author, "email", party->email);
	node_append(cross_list(c, metadata, "authors"), author);
}

static void add_manufacturer(
	const struct crossing *c, struct node *metadata, const struct party *party)
{
	if (node_get(metadata, "manufacturer"))
		return;
	struct node *entity = cross_object(c, metadata, "manufacturer");
	cross_add(c, entity, "name", party->name);
	if (party->email.len) {
		struct node *contact = value_object(c->arena, NULL);
		cross_add(c, contact, "email", party->email);
		node_append(cross_list(c, entity, "contact"), contact);
	}
}

static void creators_back(const struct crossing *c, const struct node *info, struct node *metadata)
{
	struct str mark = STR("Tool: ");
	NODE_EACH(creator, node_get(info, "creators"))
	{
		struct party party;
		party_parse(creator->text, &party);
		if (creator->kind != NODE_STRING || party.placeholder)
			continue;
		if (str_starts(creator->text, mark))
			add_tool(c, metadata, str_from(creator->text, mark.len));
		else if (party.person && party.name.len)
			add_author(c, metadata, &party);
		else if (party.organization && party.name.len)
			add_manufacturer(c, metadata, &party);
	}
}

struct node *cross_bom(const struct crossing *c, const struct node *document)
{
	struct node *bom = value_object(c->arena, NULL), *metadata, *version;
	const struct node *info = node_get(document, "creationInfo");
	struct str ns = node_string(document, "documentNamespace");
	if (ns.len && !str_starts(ns, STR("urn:uuid:")))
		ns = arena_printf(c->arena, "urn:uuid:%.*s", STR_ARG(uuid5(c->arena, &ns, 1)));
	if (ns.len)
		cross_add(c, bom, "serialNumber", ns);
	version = value_string(c->arena, "version", STR("1"));
	version->kind = NODE_NUMBER;
	node_append(bom, version);
	metadata = cross_object(c, bom, "metadata");
	cross_add(c, metadata, "timestamp", cross_date(c, node_string(info, "created")));
	creators_back(c, info, metadata);
	if (c->wide)
		cross_properties(c, document, bom);
	return bom;
}

/* Annotations */

struct node *cross_annotation(const struct crossing *c, const struct node *annotation)
{
	const struct node *annotator = node_get(annotation, "annotator"),
			  *person = node_get(annotator, "individual"),
			  *organization = node_get(annotator, "organization"),
			  *tool = node_get(annotator, "component");
	struct node *made = value_object(c->arena, NULL);
	struct str who = person ? cross_party(c, "Person", node_string(person, "name"),
					  node_string(person, "email"))
		: organization  ? entity_text(c, organization)
				: tool_text(c, tool);
	cross_add(c, made, "annotationDate", cross_date(c, node_string(annotation, "timestamp")));
	cross_add(c, made, "annotationType", STR("OTHER"));
	cross_add(c, made, "annotator", who);
	cross_add(c, made, "comment", node_string(annotation, "text"));
	return made->count == 4 ? made : NULL;
}

static struct node *annotator_of(const struct crossing *c, struct str text)
{
	struct node *annotator = value_object(c->arena, "annotator"), *inner;
	struct str mark = STR("Tool: ");
	struct party party;
	party_parse(text, &party);
	if (str_starts(text, mark)) {
		struct node *metadata = value_object(c->arena, NULL);
		add_tool(c, metadata, str_from(text, mark.len));
		inner = node_get(node_get(metadata, "tools"), "components")->first;
		inner->key = STR("component");
		node_append(annotator, inner);
		return annotator;
	}
	inner = cross_object(c, annotator, party.person ? "individual" : "organization");
	cross_add(c, inner, "name", party.name);
	if (party.email.len && party.person)
		cross_add(c, inner, "email", party.email);
	return annotator;
}

struct node *cross_annotation_back(
	const struct crossing *c, const struct node *annotation, struct str subject)
{
	struct node *made = value_object(c->arena, NULL);
	struct str who = node_string(annotation, "annotator");
	if (!who.len || !subject.len)
		return NULL;
	node_append(cross_list(c, made, "subjects"), value_string(c->arena, NULL, subject));
	node_append(made, annotator_of(c, who));
	cross_add(c, made, "timestamp", cross_date(c, node_string(annotation, "annotationDate")));
	cross_add(c, made, "text", node_string(annotation, "comment"));
	return made->count == 4 ? made : NULL;
}
