/* Prints what was read of lock files, for tests/corpus/check_locks.py: for each file `file NAME FORMAT
 * READ`, then `component GROUP NAME VERSION HOST PURL SCOPE DIRECT OFFSET HASHES URL`, `edges COUNT` and
 * `diagnostic SEVERITY ID OFFSET TEXT`, fields separated by tabs. usage: dump_locks FILE... */
#include <stdio.h>

#include "format.h"
#include "model/url.h"

static void field(struct str text)
{
	putchar('\t');
	for (size_t i = 0; i < text.len; i++) {
		unsigned char byte = (unsigned char)text.ptr[i];
		if (byte < 0x20)
			printf("\\x%02x", byte);
		else
			putchar(byte);
	}
}

/* The first download or repository, and its host. */
static struct str address_of(
	struct doc *doc, const struct bom *bom, const struct component *component, struct str *host)
{
	*host = STR_NONE;
	for (uint32_t i = 0; i < component->identity_count; i++) {
		const struct identity *identity = bom_identity(bom, component->identities + i);
		struct url url;
		if (identity->kind == ID_URL &&
			(identity->detail <= URL_DISTRIBUTION ||
				identity->detail == URL_REGISTRY) &&
			url_parse(&doc->arena, identity->value, &url)) {
			*host = url.host;
			return identity->value;
		}
	}
	return STR("");
}

static void dump_components(struct doc *doc, const struct bom *bom)
{
	for (size_t i = 0; i < bom->components.count; i++) {
		const struct component *component = &bom->components.items[i];
		struct place place = {.offset = component->offset};
		size_t hashes = 0;
		for (uint32_t k = 0; k < component->identity_count; k++)
			hashes += bom_identity(bom, component->identities + k)->kind == ID_HASH;
		/* Columns need no pointer here. */
		doc->point = NULL;
		printf("component");
		field(component->group);
		field(component->name);
		field(component->version);
		struct str host, address = address_of(doc, bom, component, &host);
		field(host);
		field(component->purl);
		field(component_scope_name((enum component_scope)component->scope));
		field(component_directness_name((enum component_directness)component->direct));
		printf("\t%zu\t%zu", place.offset, hashes);
		field(address);
		putchar('\n');
	}
	printf("edges\t%zu\n", bom->edges.count);
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

static void dump(const char *path)
{
	struct doc doc;
	struct bom bom;
	bool good = doc_read(&doc, path, &limits_default);
	/* A file of a repository may be empty. */
	if (!good && doc.diags.counts[DIAG_EMPTY_INPUT]) {
		doc_finish(&doc);
		doc_wrap(&doc, str_of(path), STR(""), &limits_default);
		good = true;
	}
	bom_init(&bom, &doc);
	const struct format *format = good ? format_detect(&doc) : NULL;
	good = format && format->read(&doc, &bom);
	printf("file");
	field(str_of(path));
	field(str_of(format ? format->name : "-"));
	printf("\t%d\n", good);
	dump_components(&doc, &bom);
	dump_diagnostics(&doc);
	bom_finish(&bom);
	doc_finish(&doc);
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		dump(argv[i]);
	return 0;
}
