/* Any bytes as an input that may be a container: what is found is read, and the limits hold. */
#include "container/container.h"
#include "fuzz.h"

static const struct limits limits = {.input = 1 << 20,
	.depth = 100,
	.string = 100000,
	.nodes = 10000,
	.ratio = 200,
	.decompressed = 4 << 20,
	.archive_members = 100,
	.nesting = 6,
	.diagnostics = 10};

static void check_document(const struct document *document)
{
	struct doc *doc = document->doc;
	struct str file = document_file(doc);
	REQUIRE(str_starts(doc->name, STR("fuzz")));
	REQUIRE(str_find_byte(file, '/') == STR_NPOS && !str_is(file, "..") && !str_is(file, "."));
	REQUIRE(str_find_byte(doc->name, '\n') == STR_NPOS);
	if (document->format) {
		struct bom bom;
		bom_init(&bom, doc);
		REQUIRE(document->format->read(doc, &bom) || doc->diags.list.count > 0);
		bom_finish(&bom);
	} else {
		REQUIRE(diags_effect(&doc->diags) != EFFECT_NONE);
	}
	for (size_t i = 0; i < doc->diags.list.count; i++) {
		size_t offset = doc->diags.list.items[i].offset;
		REQUIRE(offset == STR_NPOS || offset <= doc->bytes.len);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct documents documents = {0};
	struct doc *doc = memory_resize(NULL, sizeof *doc);
	size_t total = 0;
	doc_wrap(doc, STR("fuzz"), (struct str){(const char *)data, size}, &limits);
	documents_add(&documents, doc, NULL);
	REQUIRE(documents.list.count > 0);
	for (size_t i = 0; i < documents.list.count; i++) {
		struct document *document = &documents.list.items[i];
		total += document->doc->raw.len;
		check_document(document);
		doc_finish(document->doc);
		memory_free(document->doc);
	}
	REQUIRE(total <= size + limits.decompressed);
	documents_finish(&documents);
	return 0;
}
