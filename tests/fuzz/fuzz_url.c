/* Any text as an address, an e-mail and a group: domains end hosts, and every owner has a forge. */
#include "fuzz.h"
#include "model/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct str text = {(const char *)data, size};
	struct url url;
	if (url_parse(&arena, text, &url)) {
		struct str domain = domain_registrable(url.host);
		REQUIRE(url.host.len && str_ends(url.host, domain));
		REQUIRE(!url.owner.ptr || url.forge.ptr);
	} else {
		REQUIRE(!url.host.ptr && !url.owner.ptr);
	}
	domain_registrable(email_host(&arena, text));
	domain_of_group(&arena, text);
	arena_finish(&arena);
	return 0;
}
