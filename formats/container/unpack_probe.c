#include "container/unpack.h"

enum { BLOCK = 512, ZIP_END = 22, ZIP_COMMENT = 0xffff };

static bool is_octal(char c)
{
	return c >= '0' && c <= '7';
}

/* POSIX ustar and its predecessors: the sum of a header's bytes, its own field taken as spaces,
 * stands at 148 in octal. Old programs summed signed bytes. */
static bool is_tar(struct str bytes)
{
	enum { SUM = 148, SUM_END = 156 };
	if (bytes.len < BLOCK || !bytes.ptr[0])
		return false;
	const char *header = bytes.ptr;
	long stated = 0, unsigned_sum = 0, signed_sum = 0;
	int at = SUM;
	while (at < SUM_END && header[at] == ' ')
		at++;
	if (at == SUM_END || !is_octal(header[at]))
		return false;
	for (; at < SUM_END && is_octal(header[at]); at++)
		stated = stated * 8 + (header[at] - '0');
	for (int i = 0; i < BLOCK; i++) {
		char c = i >= SUM && i < SUM_END ? ' ' : header[i];
		unsigned_sum += (unsigned char)c;
		signed_sum += (signed char)c;
	}
	return stated == unsigned_sum || stated == signed_sum;
}

/* APPNOTE.TXT 4.3.16: a zip file may stand behind other content; its directory's end is found from
 * the file's end. */
static bool ends_as_zip(struct str bytes)
{
	static const char mark[] = "PK\005\006";
	if (bytes.len < ZIP_END)
		return false;
	size_t from = bytes.len > ZIP_END + ZIP_COMMENT ? bytes.len - ZIP_END - ZIP_COMMENT : 0;
	size_t at = str_find(str_from(bytes, from), str_of(mark));
	return at != STR_NPOS && bytes.len - from - at >= ZIP_END;
}

bool unpack_probe_zip(struct str bytes)
{
	return str_starts(bytes, STR("PK\003\004")) || ends_as_zip(bytes);
}

int unpack_probe_archive(struct str bytes)
{
	static const struct str marks[] = {STR_INIT("PK\003\004"), STR_INIT("PK\005\006"),
		STR_INIT("!<arch>\n"), STR_INIT("070701"), STR_INIT("070702"), STR_INIT("070707"),
		STR_INIT("\xc7\x71"), STR_INIT("\x71\xc7")};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(bytes, marks[i]))
			return 100;
	if (is_tar(bytes))
		return 100;
	return ends_as_zip(bytes) ? 60 : 0;
}

bool unpack_probe_compressed(struct str bytes)
{
	static const struct str marks[] = {STR_INIT("\x1f\x8b\x08"), STR_INIT("\x28\xb5\x2f\xfd"),
		STR_INIT("\xfd"
			 "7zXZ\0")};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(bytes, marks[i]))
			return true;
	/* bzip2: the level, then the first block's mark, or the end's in an empty file. */
	return str_starts(bytes, STR("BZh")) && bytes.len >= 10 && bytes.ptr[3] >= '1' &&
		bytes.ptr[3] <= '9' &&
		(str_starts(str_from(bytes, 4), STR("1AY&SY")) ||
			str_starts(str_from(bytes, 4), STR("\x17rE8P\x90")));
}
