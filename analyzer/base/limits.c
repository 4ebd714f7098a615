#include "base/limits.h"

#define MIB ((size_t)1 << 20)

const struct limits limits_default = {
	.input = 1024 * MIB,
	.depth = 4000,
	.string = 256 * MIB,
	.nodes = 32 * MIB,
	.ratio = 200,
	.decompressed = 4096 * MIB,
	.archive_members = 100000,
	.nesting = 12,
	.blob = 64 * MIB,
	.files = 5000000,
	.lists = 100000,
	.lists_bytes = (size_t)2 << 30,
	.history = 1000000,
	.policy = 16 * MIB,
	.list = 1024 * MIB,
	.parallel = MIB / 4,
	.diagnostics = 1000,
};
