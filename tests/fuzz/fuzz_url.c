/* Any text as an address: what is found is part of a host, and hosts are read again as written. */
#include <stdlib.h>

#include "model/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct str text = {(const char *)data, size};
	struct url url;
	if (url_parse(&arena, text, &url)) {
		struct str domain = domain_registrable(url.host);
		if (url.host.len == 0 || !str_ends(url.host, domain) ||
			(url.owner.ptr && !url.forge.ptr))
			abort();
	} else if (url.host.ptr || url.owner.ptr) {
		abort();
	}
	struct str host = email_host(&arena, text);
	domain_is_mailbox(host);
	domain_registrable(host);
	domain_of_group(&arena, text);
	arena_finish(&arena);
	return 0;
}
