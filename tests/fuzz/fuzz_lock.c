/* The first line is the name of a format or of a file, the rest its content: read as the lock format that the name
 * and the content ask for, whichever it is; what holds for every model is required. */
#include "format.h"
#include "fuzz.h"

static const struct limits limits = {
	.input = 1 << 20, .depth = 100, .string = 10000, .nodes = 10000, .diagnostics = 10};

static void check_components(const struct doc *doc, const struct bom *bom)
{
	for (uint32_t i = 0; i < bom->components.count; i++) {
		const struct component *component = &bom->components.items[i];
		REQUIRE(component->start < component->end);
		REQUIRE(component->end <= doc->bytes.len && component->offset < doc->bytes.len);
		REQUIRE(component->name.len && component->purl.len);
		REQUIRE(component->parent == COMPONENT_NONE);
		for (uint32_t k = 0; k < component->identity_count; k++) {
			const struct identity *identity =
				bom_identity(bom, component->identities + k);
			REQUIRE(identity->value.len && identity->offset <= doc->bytes.len);
		}
	}
	for (size_t i = 0; i < bom->edges.count; i++)
		REQUIRE(bom->edges.items[i].from < bom->components.count &&
			bom->edges.items[i].to < bom->components.count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	size_t line = str_find_byte(text, '\n');
	struct doc doc;
	struct bom bom;
	if (line == STR_NPOS)
		return 0;
	const struct format *format = format_named(str_sub(text, 0, line));
	if (format ? !format->lock : !format_is_lock_name(str_sub(text, 0, line)))
		return 0;
	doc_wrap(&doc, str_sub(text, 0, line), str_from(text, line + 1), &limits);
	bom_init(&bom, &doc);
	if (!format)
		format = format_detect(&doc);
	if (format && format->read(&doc, &bom)) {
		check_components(&doc, &bom);
		for (size_t i = 0; i < doc.diags.list.count; i++)
			doc_place(&doc, doc.diags.list.items[i].offset);
	} else {
		REQUIRE(doc.diags.list.count > 0);
	}
	bom_finish(&bom);
	doc_finish(&doc);
	return 0;
}
