#include "syntax/rdf.h"

#include "base/map.h"

#define XML_NAMESPACE_URI "http://www.w3.org/XML/1998/namespace"

struct loader {
	struct doc *doc;
	struct arena *arena;
	struct rdf_graph *graph;
	struct rdf_resource *last;
	struct map names; /* URI, or "_:" and a node's id -> index */
	LIST(struct rdf_resource *) named;
};

static const struct node *attribute(const struct node *element, const char *ns, const char *name)
{
	NODE_EACH(child, element)
	{
		if (!child->attribute)
			break; /* attributes come first */
		if (str_is(child->key, name) && str_is(child->ns, ns))
			return child;
	}
	return NULL;
}

static const struct node *rdf_attribute(const struct node *element, const char *name)
{
	return attribute(element, RDF_NAMESPACE, name);
}

static void report(struct loader *l, const struct node *element, const char *what)
{
	if (!diag_full(l->doc, DIAG_RDF_SYNTAX))
		diag(l->doc, DIAG_RDF_SYNTAX, element->start, "%s; it was left out", what);
}

/* Resources */

/* A reference that is relative begins with the base, without the fragment that has. */
static struct str absolute(struct loader *l, struct str base, struct str uri, const char *between)
{
	size_t scheme = str_find_byte(uri, ':'), slash = str_find_byte(uri, '/');
	size_t hash = str_find_byte(uri, '#');
	bool whole = scheme != STR_NPOS && (slash == STR_NPOS || scheme < slash) &&
		(hash == STR_NPOS || scheme < hash);
	if ((whole || !base.len) && !*between)
		return uri;
	size_t end = str_find_byte(base, '#');
	return arena_printf(l->arena, "%.*s%s%.*s",
		STR_ARG(str_sub(base, 0, end == STR_NPOS ? base.len : end)), between, STR_ARG(uri));
}

static struct rdf_resource *resource_named(struct loader *l, struct str name)
{
	uint32_t index = map_get(&l->names, name);
	if (index != MAP_NONE)
		return l->named.items[index];
	struct rdf_resource *resource = ARENA_NEW(l->arena, struct rdf_resource);
	resource->uri = name;
	map_set(&l->names, name, (uint32_t)l->named.count);
	list_push(&l->named, resource);
	return resource;
}

static struct rdf_resource *resource_by_id(struct loader *l, struct str id)
{
	return resource_named(l, arena_printf(l->arena, "_:%.*s", STR_ARG(id)));
}

/* The resource that a node element describes. */
static struct rdf_resource *resource_of(
	struct loader *l, const struct node *element, struct str base)
{
	const struct node *about = rdf_attribute(element, "about");
	const struct node *id = rdf_attribute(element, "ID");
	const struct node *node = rdf_attribute(element, "nodeID");
	struct rdf_resource *resource;
	if (about)
		resource = resource_named(l, absolute(l, base, about->text, ""));
	else if (id)
		resource = resource_named(l, absolute(l, base, id->text, "#"));
	else if (node)
		resource = resource_by_id(l, node->text);
	else
		resource = ARENA_NEW(l->arena, struct rdf_resource);
	if (!resource->element) {
		resource->element = element;
		resource->name = about ? about : id;
		if (l->last)
			l->last->next = resource;
		else
			l->graph->first = resource;
		l->last = resource;
	}
	return resource;
}

/* Statements */

static void set_type(struct rdf_resource *resource, struct str ns, struct str name)
{
	if (resource->type.ptr)
		return;
	resource->type_ns = ns;
	resource->type = name;
}

static void set_type_uri(struct rdf_resource *resource, struct str uri)
{
	size_t hash = str_rfind_byte(uri, '#');
	if (hash != STR_NPOS)
		set_type(resource, str_sub(uri, 0, hash + 1), str_from(uri, hash + 1));
}

static struct rdf_statement *add(
	struct loader *l, struct rdf_resource *subject, const struct node *source)
{
	struct rdf_statement *statement = ARENA_NEW(l->arena, struct rdf_statement);
	statement->ns = source->ns;
	statement->property = source->key;
	statement->source = source;
	if (subject->last)
		subject->last->next = statement;
	else
		subject->first = statement;
	subject->last = statement;
	return statement;
}

static struct rdf_resource *load_node(
	struct loader *l, const struct node *element, struct str base);
static void load_properties(struct loader *l, struct rdf_resource *subject,
	const struct node *element, struct str base);

static bool is_property(const struct node *attribute)
{
	return attribute->ns.len && !str_is(attribute->ns, RDF_NAMESPACE) &&
		!str_is(attribute->ns, XML_NAMESPACE_URI);
}

/* Returns whether there were any. */
static bool load_attributes(
	struct loader *l, struct rdf_resource *subject, const struct node *element, bool look)
{
	bool found = false;
	NODE_EACH(child, element)
	{
		if (!child->attribute)
			break;
		if (!is_property(child))
			continue;
		found = true;
		if (!look)
			add(l, subject, child)->text = child->text;
	}
	return found;
}

static struct str base_of(struct loader *l, const struct node *element, struct str base)
{
	const struct node *own = attribute(element, XML_NAMESPACE_URI, "base");
	return own ? absolute(l, base, own->text, "") : base;
}

static const struct node *first_child(const struct node *element)
{
	NODE_EACH(child, element)
	if (!child->attribute)
		return child;
	return NULL;
}

/* A property whose object has no element of its own. */
static struct rdf_resource *load_inline(
	struct loader *l, const struct node *property, struct str base, bool members)
{
	struct rdf_resource *object = ARENA_NEW(l->arena, struct rdf_resource);
	object->element = property;
	load_attributes(l, object, property, false);
	if (members)
		load_properties(l, object, property, base);
	return object;
}

static void load_objects(struct loader *l, struct rdf_resource *subject,
	const struct node *property, struct str base)
{
	NODE_EACH(child, property)
	if (!child->attribute)
		add(l, subject, property)->object = load_node(l, child, base);
}

/* Classes begin with a capital, properties do not; only what has an rdf:about is no property. */
static bool is_misplaced(const struct node *property)
{
	char first = property->key.len ? property->key.ptr[0] : 'a';
	return !str_is(property->ns, RDF_NAMESPACE) &&
		(rdf_attribute(property, "about") || (first >= 'A' && first <= 'Z'));
}

static void load_property(struct loader *l, struct rdf_resource *subject,
	const struct node *property, struct str base)
{
	const struct node *resource = rdf_attribute(property, "resource");
	const struct node *node = rdf_attribute(property, "nodeID");
	const struct node *parse = rdf_attribute(property, "parseType");
	if (is_misplaced(property)) {
		if (!diag_full(l->doc, DIAG_WRONG_VALUE))
			diag(l->doc, DIAG_WRONG_VALUE, property->start,
				"a %.*s stands where a property has to; it was read as an object",
				STR_ARG(property->key));
		load_node(l, property, base);
		return;
	}
	base = base_of(l, property, base);
	if (str_is(property->ns, RDF_NAMESPACE) && str_is(property->key, "type")) {
		if (resource)
			set_type_uri(subject, absolute(l, base, resource->text, ""));
	} else if (parse && str_is(parse->text, "Resource")) {
		add(l, subject, property)->object = load_inline(l, property, base, true);
	} else if (parse && !str_is(parse->text, "Literal")) {
		report(l, property, "a collection");
	} else if (resource) {
		add(l, subject, property)->object =
			resource_named(l, absolute(l, base, resource->text, ""));
	} else if (node) {
		add(l, subject, property)->object = resource_by_id(l, node->text);
	} else if (first_child(property) && !parse) {
		load_objects(l, subject, property, base);
	} else if (load_attributes(l, NULL, property, true)) {
		add(l, subject, property)->object = load_inline(l, property, base, false);
	} else {
		add(l, subject, property)->text = property->text;
	}
}

static void load_properties(
	struct loader *l, struct rdf_resource *subject, const struct node *element, struct str base)
{
	NODE_EACH(child, element)
	if (!child->attribute)
		load_property(l, subject, child, base);
}

static struct rdf_resource *load_node(struct loader *l, const struct node *element, struct str base)
{
	base = base_of(l, element, base);
	struct rdf_resource *resource = resource_of(l, element, base);
	const struct node *type = rdf_attribute(element, "type");
	if (!str_is(element->ns, RDF_NAMESPACE))
		set_type(resource, element->ns, element->key);
	else if (!str_is(element->key, "Description"))
		report(l, element, "a container");
	if (type)
		set_type_uri(resource, type->text);
	load_attributes(l, resource, element, false);
	load_properties(l, resource, element, base);
	return resource;
}

struct rdf_graph *rdf_load(struct doc *doc, const struct node *root, struct arena *arena)
{
	struct loader l = {.doc = doc, .arena = arena, .graph = ARENA_NEW(arena, struct rdf_graph)};
	struct str base = base_of(&l, root, STR_NONE);
	NODE_EACH(child, root)
	if (!child->attribute)
		load_node(&l, child, base);
	map_finish(&l.names);
	list_finish(&l.named);
	return l.graph;
}
