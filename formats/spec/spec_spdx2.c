#include "spec/spdx2.h"

/* Packages first: everything else refers to them. */
static const char *const lists[] = {"packages", "files", "snippets", "relationships", NULL};

static uint8_t version(struct str written)
{
	struct str prefix = STR("SPDX-2.");
	if (written.len != prefix.len + 1 || !str_starts(written, prefix))
		return 0;
	char minor = written.ptr[prefix.len];
	return minor >= '0' && minor <= '3' ? (uint8_t)(20 + minor - '0') : 0;
}

const struct spec spec_spdx2 = {
	.name = "spdx",
	.title = "SPDX",
	.root = &spdx2_document,
	.first = 20,
	.newest = 23,
	.lists = lists,
	.version = version,
};
