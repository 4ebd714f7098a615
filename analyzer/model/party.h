/* Parties as specifications and package registries write them. */
#ifndef MODEL_PARTY_H
#define MODEL_PARTY_H

#include "base/str.h"

struct party {
	struct str
		name; /* without keyword, e-mail and quotes; absent when only an e-mail is given */
	struct str email; /* absent when there is none */
	bool person; /* "Person: ..." */
	bool organization;
	bool tool;
	bool placeholder; /* NOASSERTION and the like, and nothing at all */
};

/* "Organization: Name (mail)", "Person: Name (mail)", "Tool: name-1.0", "Name <mail> (url)", plain
 * names, in any case and spacing. SPDX 2.3, 6.8, 7.5 and 7.6; npm's "people fields". */
void party_parse(struct str text, struct party *party);

/* The next of several parties separated by ";" or "," ("A <a@x>, B <b@y>"); false at the end. A
 * comma before a legal form ("Huawei Technologies Co., Ltd."), a title, or inside quotes and
 * brackets separates nothing. A keyword of the first does not extend to the others. */
bool party_next(struct str *rest, struct party *party);

#endif
