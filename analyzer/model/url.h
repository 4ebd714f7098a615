/* What a URL, a version-control address or an e-mail address says about who is behind it. */
#ifndef MODEL_URL_H
#define MODEL_URL_H

#include "base/arena.h"

struct url {
	struct str scheme; /* lower case, with "git+" kept; "ssh" for scp-like git@host:path */
	struct str host; /* lower case, IDN in A-label or U-label as written, no port, no trailing
			    dot */
	struct str path; /* percent-encoded as written, without query and fragment */
	struct str owner; /* on a forge (github.com, gitlab.com, gitee.com, bitbucket.org,
			   * codeberg.org, ...): the owner, as written; raw and codeload hosts, api
			   * paths, pages (OWNER.github.io) too */
	struct str repository; /* on a forge, without ".git" */
};

/* False when the text is no address of a host. Takes URLs, git+URLs, scp-like addresses, SPDX
 * download locations (git+https://host/path@rev#sub), and bare "host/path". */
bool url_parse(struct arena *arena, struct str text, struct url *url);
/* The registrable domain by the short table of public suffixes that matter here ("a.b.co.uk" ->
 * "b.co.uk"). */
struct str domain_registrable(struct str host);
/* The host of "name <user@host>" or "user@host", lower case; absent when there is none. */
struct str email_host(struct arena *arena, struct str text);
/* A Maven group or a Java package as a domain: com.huaweicloud.sdk -> huaweicloud.com; absent if it
 * is none. */
struct str domain_of_group(struct arena *arena, struct str group);

#endif
