/* bun.lockb: the binary lock file of older versions of Bun. It is not read; that it is there is
 * said. */
#include "lock/lock.h"

static int probe(struct doc *doc)
{
	return str_starts(doc->raw, STR("#!/usr/bin/env bun")) ? 100 : 50;
}

static bool read(struct doc *doc, struct bom *bom)
{
	bom->format = "bun-lockb";
	diag(doc, DIAG_LOCK_BINARY, STR_NPOS,
		"the binary lock file of Bun was not looked into (bun.lock is its form as text)");
	return true;
}

const struct format format_bun_lockb = {.name = "bun-lockb",
	.title = "Bun binary lock file",
	.media_type = "application/octet-stream",
	.globs = (const char *const[]){"bun.lockb", NULL},
	.lock = true,
	.probe = probe,
	.read = read};
