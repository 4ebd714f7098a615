#include "match/gather.h"
#include "match/texts.h"

struct probe {
	const struct index *index;
	bool found;
};

static bool note_found(void *context, struct str key, enum evidence_kind evidence)
{
	struct probe *probe = context;
	(void)evidence;
	probe->found |= index_find(probe->index, key) != INDEX_NONE;
	return probe->found;
}

/* Hosts repeat: each is looked up once. */
static bool host_is_of_no_interest(struct gather *gather, struct str host)
{
	uint32_t known = map_get(&gather->hosts, host);
	if (known != MAP_NONE)
		return known;
	struct probe probe = {gather->index, false};
	keys_of_host(host, EVIDENCE_WEBSITE, note_found, &probe);
	bool none = !probe.found && host_is_plain(host);
	map_set(&gather->hosts, host, none);
	return none;
}

void gather_url(struct gather *gather, const struct identity *identity)
{
	static const struct {
		uint8_t owner, host;
	} evidence[URL_COUNT] = {
		[URL_NONE] = {EVIDENCE_WEBSITE, EVIDENCE_WEBSITE},
		[URL_VCS] = {EVIDENCE_VCS_OWNER, EVIDENCE_VCS_HOST},
		[URL_DISTRIBUTION] = {EVIDENCE_DOWNLOAD_OWNER, EVIDENCE_DOWNLOAD_HOST},
		[URL_WEBSITE] = {EVIDENCE_WEBSITE, EVIDENCE_WEBSITE},
		[URL_ENDPOINT] = {EVIDENCE_ENDPOINT, EVIDENCE_ENDPOINT},
		[URL_OTHER] = {EVIDENCE_WEBSITE, EVIDENCE_WEBSITE},
		[URL_REGISTRY] = {EVIDENCE_REGISTRY, EVIDENCE_REGISTRY},
	};
	struct url url;
	enum evidence_kind owner = (enum evidence_kind)evidence[identity->detail].owner;
	enum evidence_kind host = (enum evidence_kind)evidence[identity->detail].host;
	struct str plain = plain_host(identity->value);
	if (str_find_byte(plain, '.') != STR_NPOS && host_is_of_no_interest(gather, plain)) {
		gather->identified = true;
		claim_add(&gather->claim, host, plain);
		return;
	}
	if (!url_parse(&gather->scratch, identity->value, &url))
		return;
	gather->identified = true;
	if (url.owner.len)
		claim_add(&gather->claim, owner, url.owner);
	else
		claim_add(&gather->claim, host, url.host);
	if (host == EVIDENCE_REGISTRY && map_get(&gather->registries, url.host) != MAP_NONE)
		return;
	size_t before = gather->matches.count;
	keys_of_parsed_url(&url, owner, host, gather_look_up, gather);
	if (host == EVIDENCE_REGISTRY && gather->matches.count > before)
		map_put(&gather->registries, arena_str(&gather->arena, url.host), 1);
}
