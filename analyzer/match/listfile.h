/* Compiled lists: one file that is mapped into memory and used as it lies. It holds the lists with their
 * editions and sources, the entries, all names, their writings, and three indexes (whole names, words,
 * words with a letter left out). Numbers are in the byte order of the machine that wrote it.
 *
 * A file is refused when it is cut, foreign, of another version of this form, or its checksum is wrong;
 * and since a checksum can be forged, nothing that stands in it is used as an index without a look. */
#ifndef MATCH_LISTFILE_H
#define MATCH_LISTFILE_H

#include "base/buf.h"
#include "base/date.h"
#include "model/listed.h"

/* Goes up with the form of the file, and with the rules of the writings in it: a file of other rules
 * would miss names. */
enum { LISTFILE_VERSION = 2, LISTFILE_ORDER = 0x01020304 };
#define LISTFILE_MAGIC "BOMLISTS"

enum listfile_section {
	SECTION_TEXT, /* bytes */
	SECTION_LISTS,
	SECTION_SOURCES,
	SECTION_ENTRIES,
	SECTION_NAMES,
	SECTION_WRITINGS,
	SECTION_WORDS, /* of the writings: numbers of tokens */
	SECTION_TOKENS,
	SECTION_POSTINGS, /* of the tokens: numbers of writings */
	SECTION_LEGALS,
	SECTION_WHOLE_STARTS,
	SECTION_WHOLE_ITEMS,
	SECTION_TOKEN_STARTS,
	SECTION_TOKEN_ITEMS,
	SECTION_LESS_STARTS,
	SECTION_LESS_ITEMS,
	SECTION_COUNT
};

struct lf_header {
	char magic[8];
	uint32_t version, order;
	uint64_t size, checksum; /* of the file; of all behind the header */
	struct {
		uint64_t offset, count; /* in bytes; of records */
	} sections[SECTION_COUNT];
};

struct lf_text {
	uint32_t at, len;
};

struct lf_list {
	struct lf_text id, title, authority, url, reach;
	int32_t edition;
	uint32_t review, source, entries;
};

struct lf_source {
	struct lf_text name, sha256, format;
	int32_t stated;
	uint32_t part_of;
};

struct lf_entry {
	struct lf_text id, program, country, citation, url;
	int32_t from, to;
	uint32_t kind, list, source, offset;
	uint32_t first, count; /* names */
};

struct lf_name {
	struct lf_text text;
	uint32_t entry, quality;
};

struct lf_writing {
	uint32_t name, words; /* the first of its words */
	uint32_t weight;
	uint16_t legal;
	uint8_t count, kind; /* 0: longer than what is compared word by word */
};

struct lf_token {
	struct lf_text text;
	uint32_t postings, count; /* the first; in how many writings */
	uint32_t weight, spare;
};

struct lf_legal {
	struct lf_text canonical, written;
};

/* Buckets by hash: `starts` has a power of two and one more numbers. */
struct lf_item {
	uint32_t tag, value;
};

struct listfile {
	const char *path;
	const struct lf_header *header;
	size_t size;
};

/* Maps a file. False when it is refused; `error` says why. */
bool listfile_open(struct listfile *file, const char *path, struct arena *arena, struct str *error);
/* The same over bytes that live elsewhere, aligned to 8. */
bool listfile_check(
	struct listfile *file, struct str bytes, struct arena *arena, struct str *error);
void listfile_close(struct listfile *file);

uint32_t listfile_record_size(enum listfile_section section);
size_t listfile_count(const struct listfile *file, enum listfile_section section);
/* A record; a zeroed one when there is none of that number. */
const void *listfile_at(const struct listfile *file, enum listfile_section section, size_t at);
#define LISTFILE_AT(file, section, type, at)                                                       \
	((const struct type *)listfile_at((file), SECTION_##section, (at)))
/* A number of a section of numbers; UINT32_MAX when there is none. */
uint32_t listfile_number(const struct listfile *file, enum listfile_section section, size_t at);
struct str listfile_text(const struct listfile *file, struct lf_text text);
/* The items of the bucket of a hash: how many, and the first. */
size_t listfile_bucket(
	const struct listfile *file, enum listfile_section starts, uint64_t hash, size_t *first);

uint64_t listfile_hash(struct str text); /* the same in every run */
uint64_t listfile_checksum(const void *bytes, size_t size);

/* Compiles; the result is written to `out`, whole. False when there is too much for the form. */
bool listfile_compile(const struct listings *listings, struct buf *out);

#endif
