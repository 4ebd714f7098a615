#include "spec/grammar.h"

/* A part of a content model while it is read: what it may begin and end with. */
struct part {
	uint64_t first, last;
	bool empty; /* it may be left out */
};

struct compiler {
	struct grammar_version *g;
	struct element_type *type;
	struct str rest; /* not yet read */
};

static bool at(const struct compiler *c, char byte)
{
	return c->rest.len && c->rest.ptr[0] == byte;
}

static bool accept(struct compiler *c, char byte)
{
	if (!at(c, byte))
		return false;
	c->rest = str_from(c->rest, 1);
	return true;
}

static bool is_name_byte(char c)
{
	return ascii_is_alnum(c) || c == '-' || c == '_' || c == '/' || c == '$';
}

static struct str accept_name(struct compiler *c)
{
	size_t length = 0;
	while (length < c->rest.len && is_name_byte(c->rest.ptr[length]))
		length++;
	struct str name = str_sub(c->rest, 0, length);
	c->rest = str_from(c->rest, length);
	return name;
}

static uint8_t accept_number(struct compiler *c)
{
	unsigned number = 0;
	while (c->rest.len && ascii_is_digit(c->rest.ptr[0])) {
		number = number * 10 + (unsigned)(c->rest.ptr[0] - '0');
		c->rest = str_from(c->rest, 1);
	}
	return (uint8_t)number;
}

/* "@15", "@12-14" or nothing: whether it holds for the version. */
static bool accept_versions(struct compiler *c)
{
	if (!accept(c, '@'))
		return true;
	uint8_t first = accept_number(c);
	uint8_t last = accept(c, '-') ? accept_number(c) : VERSION_LAST;
	return c->g->version >= first && c->g->version <= last;
}

static void accept_type(struct compiler *c, struct value_type *type)
{
	struct str name = accept(c, '=') ? accept_name(c) : STR("string");
	if (!simple_type_named(name, c->g->version, &type->simple))
		type->name = name;
}

static struct part sequence(struct compiler *c);

static void follow(struct compiler *c, uint64_t before, uint64_t after)
{
	for (size_t i = 0; i < c->type->count; i++)
		if (before >> i & 1)
			c->type->particles[i].follow |= after;
}

static struct part choice(struct compiler *c)
{
	struct part all = sequence(c);
	while (accept(c, '|')) {
		struct part one = sequence(c);
		all.first |= one.first;
		all.last |= one.last;
		all.empty |= one.empty;
	}
	accept(c, ')');
	return all;
}

static struct part repeat(struct compiler *c, struct part part)
{
	bool many = at(c, '*') || at(c, '+');
	part.empty |= at(c, '*') || at(c, '?');
	if (many || at(c, '?'))
		c->rest = str_from(c->rest, 1);
	if (many)
		follow(c, part.last, part.first);
	return part;
}

static struct part single(struct compiler *c)
{
	size_t index = c->type->count;
	struct particle *particle = &c->type->particles[index];
	if (!accept(c, '~'))
		particle->name = accept_name(c);
	bool there = accept_versions(c);
	particle->has_default = accept(c, ':');
	if (particle->name.len)
		accept_type(c, &particle->type);
	struct part part = {.first = (uint64_t)1 << index, .last = (uint64_t)1 << index};
	if (there)
		c->type->count++;
	else
		*particle = (struct particle){0};
	part = repeat(c, part);
	return there ? part : (struct part){.empty = true};
}

static struct part group(struct compiler *c)
{
	size_t before = c->type->count;
	struct part part = repeat(c, choice(c));
	if (accept_versions(c))
		return part;
	memset(&c->type->particles[before], 0,
		(c->type->count - before) * sizeof *c->type->particles);
	c->type->count = before;
	return (struct part){.empty = true};
}

static struct part sequence(struct compiler *c)
{
	struct part all = {.empty = true};
	while (accept(c, ' '))
		;
	while (c->rest.len && !at(c, ')') && !at(c, '|')) {
		struct part one = accept(c, '(') ? group(c) : single(c);
		follow(c, all.last, one.first);
		all.first |= all.empty ? one.first : 0;
		all.last = one.last | (one.empty ? all.last : 0);
		all.empty &= one.empty;
		while (accept(c, ' '))
			;
	}
	return all;
}

static void add_attribute(struct compiler *c)
{
	if (accept(c, '~')) {
		bool any = str_is(accept_name(c), "any");
		if (accept_versions(c))
			c->type->wildcard = any ? WILDCARD_ANY : WILDCARD_OTHER;
		return;
	}
	struct attribute_rule rule = {.name = accept_name(c)};
	struct value_type type = {0};
	rule.required = accept(c, '!');
	bool there = accept_versions(c);
	accept_type(c, &type);
	rule.type = type.simple;
	if (there)
		c->type->attributes[c->type->attribute_count++] = rule;
}

static struct element_type *compile(struct grammar_version *g, const struct grammar_row *row)
{
	struct element_type *type = ARENA_NEW(g->arena, struct element_type);
	struct compiler c = {.g = g, .type = type, .rest = str_of(row->attributes)};
	struct particle particles[PARTICLES_MAX] = {0};
	struct attribute_rule attributes[ATTRIBUTE_RULES_MAX];
	type->name = str_of(row->name);
	type->particles = particles;
	type->attributes = attributes;
	while (c.rest.len) {
		add_attribute(&c);
		accept(&c, ' ');
	}
	type->has_text = !row->content;
	type->mixed = row->content && row->text;
	if (type->has_text)
		simple_type_named(str_of(row->text), g->version, &type->text);
	c.rest = str_of(row->content);
	struct part part = sequence(&c);
	type->first = part.first;
	type->last = part.last;
	type->empty = part.empty;
	type->particles = ARENA_ARRAY(g->arena, struct particle, type->count + 1);
	type->attributes = ARENA_ARRAY(g->arena, struct attribute_rule, type->attribute_count + 1);
	memcpy(type->particles, particles, type->count * sizeof *particles);
	memcpy(type->attributes, attributes, type->attribute_count * sizeof *attributes);
	return type;
}

void grammar_start(struct grammar_version *g, const struct grammar *grammar, uint8_t version,
	struct arena *arena)
{
	*g = (struct grammar_version){.grammar = grammar, .version = version, .arena = arena};
	for (size_t i = 0; i < grammar->count; i++) {
		const struct grammar_row *row = &grammar->rows[i];
		if (version >= row->first && version <= row->last)
			map_put(&g->index, str_of(row->name), (uint32_t)i);
	}
	for (size_t i = 0; i < grammar->count; i++)
		list_push(&g->types, NULL);
}

void grammar_finish(struct grammar_version *g)
{
	map_finish(&g->index);
	list_finish(&g->types);
}

struct element_type *grammar_type(struct grammar_version *g, struct str name)
{
	uint32_t index = map_get(&g->index, name);
	if (index == MAP_NONE)
		return NULL;
	if (!g->types.items[index])
		g->types.items[index] = compile(g, &g->grammar->rows[index]);
	return g->types.items[index];
}

struct element_type *particle_type(struct grammar_version *g, struct particle *particle)
{
	if (!particle->type.complex && particle->type.name.len)
		particle->type.complex = grammar_type(g, particle->type.name);
	return particle->type.complex;
}
