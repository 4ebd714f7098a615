/* A compiled file whose checksum is right and whose content is not: nothing in it is believed. */
#include "fuzz.h"
#include "match/lists.h"

static void search(struct listfile *file)
{
	static const char *const names[] = {"Example Aerolinea del Caribe", "Citadel LLC",
		"Zvezdochet Prime",
		"\u0410\u041e \u0417\u0432\u0435\u0437\u0434\u043e\u0447\u0435\u0442", ""};
	struct lists lists = {0};
	struct name_search search;
	struct name_tokens a, b;
	list_push(&lists.files, *file);
	list_push(&lists.first_use, 0);
	for (uint32_t i = 0; i < listfile_count(file, SECTION_LISTS) && i < 100; i++)
		list_push(&lists.uses,
			((struct list_use){.list = i,
				.threshold = NAME_THRESHOLD,
				.kinds = 0xff,
				.tier = TIER_REVIEW}));
	if (listfile_count(file, SECTION_LISTS) <= 100) {
		name_search_init(&search, &lists, 20500);
		for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
			name_search(&search, str_of(names[i]));
			for (size_t k = 0; k < search.count; k++) {
				const struct name_hit *hit = &search.hits[k];
				name_hit_tokens(&search, hit, &a, &b);
				name_hit_name(&search, hit);
				name_hit_entity(&search, hit);
				name_hit_country(&search, hit, STR("RU"));
				name_hit_site(&search, hit, STR("www.example"));
			}
		}
		name_search_finish(&search);
	}
	list_finish(&lists.files);
	list_finish(&lists.first_use);
	list_finish(&lists.uses);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct listfile file = {0};
	struct str error;
	char *copy = memory_resize(NULL, size);
	memcpy(copy, data, size);
	if (size >= sizeof(struct lf_header)) {
		struct lf_header *header = (void *)copy;
		memcpy(header->magic, LISTFILE_MAGIC, sizeof header->magic);
		header->version = LISTFILE_VERSION;
		header->order = LISTFILE_ORDER;
		header->size = size;
		header->checksum = listfile_checksum(copy + sizeof *header, size - sizeof *header);
	}
	if (listfile_check(&file, (struct str){copy, size}, &arena, &error))
		search(&file);
	memory_free(copy);
	arena_finish(&arena);
	return 0;
}
