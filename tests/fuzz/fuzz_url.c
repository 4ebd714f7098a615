/* Any text as an address, an e-mail and a group: domains end hosts, and every owner has a forge. */
#include "fuzz.h"
#include "model/url.h"

/* An address of the usual form is read in a shorter way, which one in upper case does not take. */
static void check_long_way(struct arena *arena, struct str text, const struct url *url)
{
	struct url other;
	if (!str_starts(text, STR("http")))
		return;
	struct str parts[] = {STR("HTTP"), str_from(text, 4)};
	REQUIRE(url_parse(arena, arena_join(arena, parts, 2), &other));
	REQUIRE(str_eq(url->host, other.host) && str_eq(url->path, other.path));
	REQUIRE(str_eq(url->owner, other.owner) && str_eq(url->repository, other.repository));
	REQUIRE(str_eq(url->scheme, other.scheme));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct str text = {(const char *)data, size};
	struct url url;
	if (url_parse(&arena, text, &url)) {
		struct str domain = domain_registrable(url.host);
		REQUIRE(url.host.len && str_ends(url.host, domain));
		REQUIRE(!url.owner.ptr || url.forge.ptr);
		check_long_way(&arena, text, &url);
	} else {
		REQUIRE(!url.host.ptr && !url.owner.ptr);
	}
	domain_registrable(email_host(&arena, text));
	domain_of_group(&arena, text);
	arena_finish(&arena);
	return 0;
}
