#include "container/unpack.h"

/* RPM file format, version 3 and 4: a lead of 96 bytes, the signature header padded to eight bytes,
 * the header, and behind it a compressed cpio archive. */
enum { LEAD = 96, INTRODUCTION = 16, INDEX_ENTRY = 16 };

static uint64_t number(const char *at)
{
	const unsigned char *p = (const unsigned char *)at;
	return (uint64_t)p[0] << 24 | (uint64_t)p[1] << 16 | (uint64_t)p[2] << 8 | p[3];
}

/* Behind the header at `at`, or beyond the end when there is none. */
static uint64_t header_end(struct str bytes, uint64_t at)
{
	if (at + INTRODUCTION > bytes.len ||
		!str_starts(str_from(bytes, at), STR("\x8e\xad\xe8\x01")))
		return UINT64_MAX;
	return at + INTRODUCTION + number(bytes.ptr + at + 8) * INDEX_ENTRY +
		number(bytes.ptr + at + 12);
}

static struct str payload(struct str bytes)
{
	uint64_t at = header_end(bytes, LEAD);
	if (at >= bytes.len)
		return STR("");
	at = header_end(bytes, (at + 7) & ~(uint64_t)7);
	return at >= bytes.len ? STR("") : str_from(bytes, at);
}

static int probe(struct doc *doc)
{
	return str_starts(doc->raw, STR("\xed\xab\xee\xdb")) ? 100 : 0;
}

static void open(struct unwrapping *unwrapping, struct doc *doc)
{
	struct str bytes = payload(doc->raw);
	if (unpack_probe_compressed(bytes) || unpack_probe_archive(bytes) == 100)
		unpack(unwrapping, doc, bytes);
	else
		unwrap_damaged(unwrapping, doc, STR_NPOS,
			"the package is truncated, or its payload is compressed in another way "
			"than gzip, bzip2, xz or zstd");
}

const struct container container_rpm = {
	.name = "rpm",
	.title = "RPM package",
	.probe = probe,
	.first = true,
	.open = open,
};
