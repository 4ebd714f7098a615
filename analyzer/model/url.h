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
	struct str forge; /* the forge on whose accounts `owner` stands, whichever of its hosts was
			   * written: "github.com" for raw.githubusercontent.com and
			   * OWNER.github.io too; absent when there is no owner */
};

/* False when the text is no address of a host. Takes URLs, git+URLs, scp-like addresses, SPDX
 * download locations (git+https://host/path@rev#sub), Maven's scm:git:URL, npm's github:owner/name,
 * and bare "host/path". An address within one of a wrapper (pkg.go.dev/github.com/owner/name,
 * web.archive.org/web/2024/https://host) is read as the inner one. */
bool url_parse(struct arena *arena, struct str text, struct url *url);
/* Is nothing to be learnt from an address on this host but the host? It is neither a forge nor a
 * wrapper of other addresses. The host is lower case. */
bool host_is_plain(struct str host);
/* The registrable domain by the short table of public suffixes that matter here ("a.b.co.uk" ->
 * "b.co.uk"); absent for addresses, single labels and public suffixes. The host is lower case. */
struct str domain_registrable(struct str host);
/* The host of "name <user@host>" or "user@host", lower case; absent when there is none. */
struct str email_host(struct arena *arena, struct str text);
/* A Maven group or a Java package as a domain: com.huaweicloud.sdk -> huaweicloud.com; absent if it
 * is none, or belongs to a forge (io.github.owner). */
struct str domain_of_group(struct arena *arena, struct str group);

#endif
