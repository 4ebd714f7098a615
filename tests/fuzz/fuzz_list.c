/* Any bytes as a list: it is refused with an error, or compiled, opened and searched. The first byte
 * chooses whether columns are named. */
#include "fuzz.h"
#include "list/list.h"
#include "match/lists.h"

static void check_compiled(const struct listings *listings)
{
	struct arena arena = {0};
	struct buf bytes = {0};
	struct listfile file = {0};
	struct str error;
	REQUIRE(listfile_compile(listings, &bytes));
	REQUIRE(listfile_check(&file, buf_str(&bytes), &arena, &error));
	REQUIRE(listfile_count(&file, SECTION_ENTRIES) == listings->entries.count);
	buf_finish(&bytes);
	arena_finish(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct listings listings = {0};
	struct list_options options = {.edition = 20000};
	struct doc doc;
	if (size == 0)
		return 0;
	if (data[0] == '#') {
		options.columns = STR("id=1,name=2,aliases=3");
		options.id = STR("own");
	}
	bool skip = data[0] == '#';
	doc_wrap(&doc, STR("list"), (struct str){(const char *)data + skip, size - skip},
		&limits_default);
	bool good = list_read(&listings, &doc, &options);
	REQUIRE(good == !diags_any(&doc.diags, SEVERITY_ERROR, false));
	if (good && listings.entries.count)
		check_compiled(&listings);
	listings_finish(&listings);
	doc_finish(&doc);
	return 0;
}
