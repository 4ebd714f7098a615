/* An output that goes to memory, for targets that write documents. */
#ifndef FUZZ_MEMORY_H
#define FUZZ_MEMORY_H

#include <sys/mman.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/output.h"
#include "fuzz.h"

/* What went to the file, and what is still to go there. */
static inline struct str memory_taken(struct output *output, struct arena *arena)
{
	off_t size = lseek(output->fd, 0, SEEK_CUR);
	struct buf all = {0};
	REQUIRE(!output->failed && size >= 0);
	if (size)
		REQUIRE(pread(output->fd, buf_reserve(&all, (size_t)size), (size_t)size, 0) ==
			size);
	all.len = (size_t)size;
	buf_add(&all, buf_str(&output->pending));
	struct str text = arena_str(arena, buf_str(&all));
	buf_finish(&all);
	close(output->fd);
	output_discard(output);
	return text;
}

static inline struct output memory_output(void)
{
	struct output output = {.fd = memfd_create("converted", MFD_CLOEXEC)};
	REQUIRE(output.fd >= 0);
	return output;
}

#endif
