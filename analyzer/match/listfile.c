#include "match/listfile.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

static const uint32_t sizes[SECTION_COUNT] = {
	[SECTION_TEXT] = 1,
	[SECTION_LISTS] = sizeof(struct lf_list),
	[SECTION_SOURCES] = sizeof(struct lf_source),
	[SECTION_ENTRIES] = sizeof(struct lf_entry),
	[SECTION_NAMES] = sizeof(struct lf_name),
	[SECTION_WRITINGS] = sizeof(struct lf_writing),
	[SECTION_WORDS] = sizeof(uint32_t),
	[SECTION_TOKENS] = sizeof(struct lf_token),
	[SECTION_POSTINGS] = sizeof(uint32_t),
	[SECTION_LEGALS] = sizeof(struct lf_legal),
	[SECTION_WHOLE_STARTS] = sizeof(uint32_t),
	[SECTION_WHOLE_ITEMS] = sizeof(struct lf_item),
	[SECTION_TOKEN_STARTS] = sizeof(uint32_t),
	[SECTION_TOKEN_ITEMS] = sizeof(struct lf_item),
	[SECTION_LESS_STARTS] = sizeof(uint32_t),
	[SECTION_LESS_ITEMS] = sizeof(struct lf_item),
};

uint32_t listfile_record_size(enum listfile_section section)
{
	return sizes[section];
}

/* --- hashes: for files, so never keyed --- */

static uint64_t mix(uint64_t value)
{
	value ^= value >> 32;
	value *= 0xd6e8feb86659fd93u;
	value ^= value >> 32;
	value *= 0xd6e8feb86659fd93u;
	return value ^ value >> 32;
}

static uint64_t load(const char *bytes, size_t count)
{
	uint64_t value = 0;
	memcpy(&value, bytes, count);
	return value;
}

uint64_t listfile_hash(struct str text)
{
	uint64_t hash = text.len * 0x9e3779b97f4a7c15u;
	size_t at = 0;
	for (; at + 8 <= text.len; at += 8)
		hash = mix(hash ^ load(text.ptr + at, 8));
	return at < text.len ? mix(hash ^ load(text.ptr + at, text.len - at)) : mix(hash);
}

/* Four sums at once: as fast as memory is read. */
uint64_t listfile_checksum(const void *bytes, size_t size)
{
	const uint64_t prime = 0x9e3779b97f4a7c15u;
	uint64_t sums[4] = {1, 2, 3, 4};
	const char *from = bytes;
	size_t at = 0;
	for (; at + 32 <= size; at += 32)
		for (size_t i = 0; i < 4; i++) {
			sums[i] = (sums[i] ^ load(from + at + 8 * i, 8)) * prime;
			sums[i] ^= sums[i] >> 29;
		}
	for (; at < size; at++)
		sums[0] = (sums[0] ^ (unsigned char)from[at]) * prime;
	return mix(sums[0] ^ mix(sums[1] ^ mix(sums[2] ^ mix(sums[3] ^ size))));
}

/* --- opening --- */

static bool refuse(struct arena *arena, struct str *error, const char *why)
{
	*error = arena_str(arena, str_of(why));
	return false;
}

/* Sections follow one another, aligned, and end where the file ends. */
static bool sections_fit(const struct lf_header *header)
{
	uint64_t at = sizeof *header;
	for (size_t i = 0; i < SECTION_COUNT; i++) {
		uint64_t offset = header->sections[i].offset, count = header->sections[i].count;
		if (offset != at || count > (header->size - at) / sizes[i])
			return false;
		at += (count * sizes[i] + 7) & ~(uint64_t)7;
		if (at > header->size)
			return false;
	}
	return at == header->size;
}

static bool is_power_of_two(uint64_t number)
{
	return number && !(number & (number - 1));
}

static bool indexes_fit(const struct lf_header *header)
{
	static const uint8_t starts[] = {
		SECTION_WHOLE_STARTS, SECTION_TOKEN_STARTS, SECTION_LESS_STARTS};
	for (size_t i = 0; i < sizeof starts; i++)
		if (header->sections[starts[i]].count < 2 ||
			!is_power_of_two(header->sections[starts[i]].count - 1))
			return false;
	return true;
}

bool listfile_check(struct listfile *file, struct str bytes, struct arena *arena, struct str *error)
{
	const struct lf_header *header = (const void *)bytes.ptr;
	if (bytes.len < sizeof header->magic ||
		memcmp(bytes.ptr, LISTFILE_MAGIC, sizeof header->magic) != 0)
		return refuse(arena, error,
			"it is no file of compiled lists (bomscreen policy import makes them)");
	if (bytes.len < sizeof *header)
		return refuse(arena, error, "it is cut off");
	if (header->order != LISTFILE_ORDER || header->version != LISTFILE_VERSION)
		return refuse(arena, error,
			"it was compiled by another version of this program, or on a machine of "
			"another byte order: import the lists again");
	if (header->size != bytes.len)
		return refuse(arena, error, "it is cut off, or something was added to it");
	if (!sections_fit(header) || !indexes_fit(header) ||
		header->checksum !=
			listfile_checksum(bytes.ptr + sizeof *header, bytes.len - sizeof *header))
		return refuse(arena, error, "it is damaged: import the lists again");
	file->header = header;
	file->size = bytes.len;
	return true;
}

static bool refuse_file(struct arena *arena, struct str *error, int fd)
{
	*error = arena_str(arena, str_of(strerror(errno)));
	if (fd >= 0)
		close(fd);
	return false;
}

bool listfile_open(struct listfile *file, const char *path, struct arena *arena, struct str *error)
{
	struct stat status;
	*file = (struct listfile){.path = path};
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0 || fstat(fd, &status) != 0)
		return refuse_file(arena, error, fd);
	if (!S_ISREG(status.st_mode) || status.st_size == 0) {
		close(fd);
		return refuse(
			arena, error, S_ISREG(status.st_mode) ? "it is empty" : "it is no file");
	}
	size_t size = (size_t)status.st_size;
	void *memory = mmap(NULL, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
	if (memory == MAP_FAILED)
		return refuse_file(arena, error, fd);
	close(fd);
	if (listfile_check(file, (struct str){memory, size}, arena, error))
		return true;
	munmap(memory, size);
	return false;
}

void listfile_close(struct listfile *file)
{
	union {
		const void *constant;
		void *memory;
	} header = {file->header};
	if (file->path && file->header)
		munmap(header.memory, file->size);
	file->header = NULL;
}

/* --- records --- */

size_t listfile_count(const struct listfile *file, enum listfile_section section)
{
	return file->header->sections[section].count;
}

static const char *record(const struct listfile *file, enum listfile_section section, size_t at)
{
	return (const char *)file->header + file->header->sections[section].offset +
		at * sizes[section];
}

const void *listfile_at(const struct listfile *file, enum listfile_section section, size_t at)
{
	static const uint64_t none[16];
	return at < listfile_count(file, section) ? record(file, section, at) : (const void *)none;
}

uint32_t listfile_number(const struct listfile *file, enum listfile_section section, size_t at)
{
	return at < listfile_count(file, section)
		? *(const uint32_t *)(const void *)record(file, section, at)
		: UINT32_MAX;
}

struct str listfile_text(const struct listfile *file, struct lf_text text)
{
	uint64_t all = file->header->sections[SECTION_TEXT].count;
	if (!text.len || text.at > all || text.len > all - text.at)
		return STR_NONE;
	return (struct str){record(file, SECTION_TEXT, text.at), text.len};
}

size_t listfile_bucket(
	const struct listfile *file, enum listfile_section starts, uint64_t hash, size_t *first)
{
	size_t buckets = listfile_count(file, starts) - 1;
	size_t items = listfile_count(file, (enum listfile_section)(starts + 1));
	size_t bucket = (hash >> 32) & (buckets - 1);
	size_t end = listfile_number(file, starts, bucket + 1);
	*first = listfile_number(file, starts, bucket);
	return *first <= end && end <= items ? end - *first : 0;
}
