#include "spec/cyclonedx.h"
#include "spec/spec.h"

/* Components first: everything else refers to them. */
static const char *const lists[] = {"components", "services", "dependencies", "vulnerabilities",
	"compositions", "annotations", NULL};

static uint8_t version(struct str written)
{
	bool known = written.len == 3 && written.ptr[0] == '1' && written.ptr[1] == '.' &&
		written.ptr[2] >= '0' && written.ptr[2] <= '7';
	return known ? (uint8_t)(10 + written.ptr[2] - '0') : 0;
}

const struct spec spec_cyclonedx = {
	.name = "cyclonedx",
	.title = "CycloneDX",
	.root = &cyclonedx_bom,
	.first = 10,
	.newest = 17,
	.lists = lists,
	.version = version,
};
