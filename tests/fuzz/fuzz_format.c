/* Any bytes as one format (FUZZ_FORMAT, its name): read whatever the probe says; what holds for every
 * model is required. */
#include "format.h"
#include "fuzz.h"

static const struct limits limits = {
	.input = 1 << 20, .depth = 100, .string = 10000, .nodes = 10000, .diagnostics = 10};

static void check_components(const struct doc *doc, const struct bom *bom)
{
	for (uint32_t i = 0; i < bom->components.count; i++) {
		const struct component *component = &bom->components.items[i];
		REQUIRE(component->synthetic || component->start < component->end);
		REQUIRE(component->end <= doc->bytes.len && component->offset <= doc->bytes.len);
		REQUIRE(component->parent == COMPONENT_NONE || component->parent < i);
		REQUIRE(component->type < TYPE_COUNT);
		REQUIRE((size_t)component->identities + component->identity_count <=
			bom->identities.count);
		for (uint32_t k = 0; k < component->identity_count; k++) {
			const struct identity *identity =
				&bom->identities.items[component->identities + k];
			REQUIRE(identity->value.len && identity->offset <= doc->bytes.len);
		}
	}
}

static void check_paths(struct doc *doc, const struct bom *bom)
{
	struct bom_paths paths;
	bom_paths(bom, &doc->arena, &paths);
	for (uint32_t i = 0; i < bom->components.count; i++) {
		size_t steps = 0;
		for (uint32_t at = i; at != COMPONENT_NONE; at = paths.previous[at])
			REQUIRE(steps++ <= bom->components.count);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct doc doc;
	struct bom bom;
	const struct format *format = format_named(str_of(FUZZ_FORMAT));
	doc_wrap(&doc, STR("fuzz"), (struct str){(const char *)data, size}, &limits);
	bom_init(&bom, &doc);
	REQUIRE(format->probe(&doc) >= 0);
	if (format->read(&doc, &bom)) {
		check_components(&doc, &bom);
		check_paths(&doc, &bom);
	} else {
		REQUIRE(doc.diags.list.count > 0);
	}
	bom_finish(&bom);
	doc_finish(&doc);
	return 0;
}
