/* Prints what was read of one document, for tests/corpus/check_boms.py: one record a line, fields
 * separated by tabs, bytes below 0x20 and backslashes as \xNN. usage: dump_bom FILE [FORMAT] */
#include <stdio.h>

#include "format.h"

static void field(struct str text)
{
	putchar('\t');
	for (size_t i = 0; i < text.len; i++) {
		unsigned char byte = (unsigned char)text.ptr[i];
		if (byte < 0x20 || byte == '\\')
			printf("\\x%02x", byte);
		else
			putchar(byte);
	}
}

static void dump_identities(const struct bom *bom, const struct component *component)
{
	for (uint32_t i = 0; i < component->identity_count; i++) {
		const struct identity *identity = bom_identity(bom, component->identities + i);
		printf("identity\t%u\t%u\t%u\t%d\t%zu", identity->kind, identity->detail,
			identity->via, identity->person, identity->offset);
		field(identity->value);
		putchar('\n');
	}
}

static void dump_components(const struct bom *bom)
{
	for (size_t i = 0; i < bom->components.count; i++) {
		const struct component *component = &bom->components.items[i];
		printf("component\t%d\t%d\t%d\t%d\t%d\t%zu\t%zu\t%zu", component->root,
			component->service, component->synthetic, component->has_nul,
			component->parent == COMPONENT_NONE ? -1 : (int)component->parent,
			component->start, component->end, component->offset);
		field(component_type_name((enum component_type)component->type));
		field(component_scope_name((enum component_scope)component->scope));
		field(component->ref);
		field(component->group);
		field(component->name);
		field(component->version);
		field(component->purl);
		putchar('\n');
		if (component->direct) {
			printf("directness");
			field(component_directness_name(
				(enum component_directness)component->direct));
			putchar('\n');
		}
		dump_identities(bom, component);
	}
}

static void dump_edges(const struct bom *bom)
{
	for (size_t i = 0; i < bom->edges.count; i++) {
		const struct edge *edge = &bom->edges.items[i];
		if (edge->from != COMPONENT_NONE && edge->to != COMPONENT_NONE)
			printf("edge\t%u\t%u\t%u\n", edge->from, edge->to, edge->kind);
	}
}

static void dump_diagnostics(struct doc *doc)
{
	static const char *const severities[] = {"note", "warning", "error"};
	for (size_t i = 0; i < doc->diags.list.count; i++) {
		const struct diagnostic *diagnostic = &doc->diags.list.items[i];
		const struct diag_kind *kind = &diag_kinds[diagnostic->id];
		printf("diagnostic\t%s\t%s\t%zu", severities[kind->reading], kind->id,
			diagnostic->offset);
		field(diagnostic->text);
		putchar('\n');
	}
}

int main(int argc, char **argv)
{
	struct doc doc;
	struct bom bom;
	const struct format *format = NULL;
	bool good = argc > 1 && doc_read(&doc, argv[1], &limits_default);
	if (argc < 2)
		return 2;
	bom_init(&bom, &doc);
	if (good)
		format = argc > 2 ? format_named(str_of(argv[2])) : format_detect(&doc);
	good = format && format->read(&doc, &bom);
	printf("read\t%d\t%s\t%u\t%zu", good, format ? format->name : "-", bom.version_code,
		bom_component_count(&bom));
	field(bom.version);
	field(bom.name);
	field(bom.identity);
	putchar('\n');
	if (good) {
		struct bom_paths paths;
		bom_paths(&bom, &doc.arena, &paths);
		dump_components(&bom);
		dump_edges(&bom);
	}
	dump_diagnostics(&doc);
	bom_finish(&bom);
	doc_finish(&doc);
	return 0;
}
