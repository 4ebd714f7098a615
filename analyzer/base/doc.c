#include "base/doc.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/task.h"
#include "base/utf8.h"

/* UTF-16 and Latin-1 */

static uint32_t utf16_unit(struct str raw, size_t at, bool big)
{
	const unsigned char *p = (const unsigned char *)raw.ptr + at;
	return big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

/* Decodes raw (behind its mark) into doc->decoded; false with a diagnostic when a unit is unpaired
 * or half missing. */
static bool decode_utf16(struct doc *doc, struct str raw, bool big)
{
	struct buf out = {0};
	buf_reserve(&out, raw.len + raw.len / 2);
	size_t bad = STR_NPOS;
	for (size_t at = 0; at < raw.len && bad == STR_NPOS; at += 2) {
		if (at + 1 == raw.len) {
			bad = out.len;
			break;
		}
		uint32_t c = utf16_unit(raw, at, big);
		if (c >= 0xd800 && c <= 0xdbff && at + 3 < raw.len) {
			uint32_t low = utf16_unit(raw, at + 2, big);
			if (low >= 0xdc00 && low <= 0xdfff) {
				c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
				at += 2;
			}
		}
		if (c >= 0xd800 && c <= 0xdfff)
			bad = out.len;
		else
			buf_add_codepoint(&out, c);
	}
	doc->decoded = out.ptr;
	doc->bytes = buf_str(&out);
	if (bad != STR_NPOS)
		diag(doc, DIAG_INVALID_UTF16, bad,
			"an unpaired surrogate or half a code unit in UTF-16 text");
	return bad == STR_NPOS;
}

void doc_decode_latin1(struct doc *doc)
{
	struct buf out = {0};
	buf_reserve(&out, doc->raw.len + doc->raw.len / 8);
	for (size_t i = 0; i < doc->raw.len; i++)
		buf_add_codepoint(&out, (unsigned char)doc->raw.ptr[i]);
	memory_free(doc->decoded);
	doc->decoded = out.ptr;
	doc->bytes = buf_str(&out);
	doc->encoding = ENCODING_LATIN1;
	doc->invalid = STR_NPOS;
	doc->block_count = 0;
}

static void encode_utf16(struct buf *out, uint32_t c, bool big)
{
	uint32_t units[2] = {c, 0};
	size_t count = 1;
	if (c >= 0x10000) {
		units[0] = 0xd800 + ((c - 0x10000) >> 10);
		units[1] = 0xdc00 + ((c - 0x10000) & 0x3ff);
		count = 2;
	}
	for (size_t i = 0; i < count; i++) {
		buf_add_byte(out, (char)(big ? units[i] >> 8 : units[i]));
		buf_add_byte(out, (char)(big ? units[i] : units[i] >> 8));
	}
}

struct str doc_mark(const struct doc *doc)
{
	static const struct str marks[] = {[ENCODING_UTF8] = STR_INIT("\xef\xbb\xbf"),
		[ENCODING_UTF16LE] = STR_INIT("\xff\xfe"),
		[ENCODING_UTF16BE] = STR_INIT("\xfe\xff"),
		[ENCODING_LATIN1] = STR_INIT("")};
	return doc->marked ? marks[doc->encoding] : STR("");
}

struct str doc_encode(const struct doc *doc, struct str text, struct arena *arena)
{
	struct buf out = {0};
	for (size_t at = 0; at < text.len && doc->encoding != ENCODING_UTF8;) {
		uint32_t c = utf8_next(text, &at);
		if (doc->encoding != ENCODING_LATIN1)
			encode_utf16(&out, c, doc->encoding == ENCODING_UTF16BE);
		else if (c < 0x100)
			buf_add_byte(&out, (char)c);
		else
			buf_printf(&out, "&#x%X;", (unsigned)c); /* Latin-1 is XML's only */
	}
	if (doc->encoding == ENCODING_UTF8)
		buf_add(&out, text);
	struct str encoded = arena_str(arena, buf_str(&out));
	buf_finish(&out);
	return encoded;
}

/* JSON and XML begin with an ASCII character: a zero byte beside it tells UTF-16 without a mark. */
static enum encoding guess_encoding(struct str raw, size_t *mark)
{
	const unsigned char *p = (const unsigned char *)raw.ptr;
	*mark = 0;
	if (raw.len >= 3 && p[0] == 0xef && p[1] == 0xbb && p[2] == 0xbf) {
		*mark = 3;
		return ENCODING_UTF8;
	}
	if (raw.len >= 2 && ((p[0] == 0xff && p[1] == 0xfe) || (p[0] == 0xfe && p[1] == 0xff))) {
		*mark = 2;
		return p[0] == 0xff ? ENCODING_UTF16LE : ENCODING_UTF16BE;
	}
	if (raw.len >= 4 && p[0] && !p[1] && p[2] && !p[3])
		return ENCODING_UTF16LE;
	if (raw.len >= 4 && !p[0] && p[1] && !p[2] && p[3])
		return ENCODING_UTF16BE;
	return ENCODING_UTF8;
}

static void decode(struct doc *doc, bool valid)
{
	size_t mark;
	doc->encoding = guess_encoding(doc->raw, &mark);
	doc->marked = mark > 0;
	doc->invalid = STR_NPOS;
	if (doc->encoding == ENCODING_UTF8) {
		doc->bytes = str_from(doc->raw, mark);
		doc->invalid = valid ? STR_NPOS : utf8_invalid(doc->bytes);
	} else {
		decode_utf16(doc, str_from(doc->raw, mark), doc->encoding == ENCODING_UTF16BE);
	}
	if (doc->marked || doc->encoding != ENCODING_UTF8)
		doc->block_count = 0;
}

/* Reading */

void doc_wrap(struct doc *doc, struct str name, struct str raw, const struct limits *limits)
{
	if (!raw.ptr)
		raw = STR(""); /* an empty blob; libraries take no null pointer */
	*doc = (struct doc){.limits = limits, .raw = raw, .invalid = STR_NPOS};
	doc->name = arena_str(&doc->arena, name);
	if (raw.len > limits->input)
		diag(doc, DIAG_INPUT_TOO_LARGE, STR_NPOS, "%zu bytes; the limit is %zu", raw.len,
			limits->input);
	else
		decode(doc, false);
}

static bool refuse(struct doc *doc, const char *why)
{
	diag(doc, DIAG_READ_ERROR, STR_NPOS, "%s", why);
	return false;
}

/* A half of a long file. What must be known of each byte is found out while it is at hand: whether it
 * is UTF-8, and on which line it stands. */
struct half {
	int fd;
	char *to;
	size_t from, size, got;
	size_t first, checked; /* what lies between is UTF-8 */
	bool odd; /* something is not */
	struct lines_block *blocks;
};

static void check_block(struct half *half, size_t begin)
{
	enum { LONGEST = 4 }; /* bytes of a code point */
	size_t end = half->from + half->got;
	struct str block = {half->to + begin, end - begin};
	half->blocks[begin / LINES_BLOCK] = lines_count(block);
	if (begin == half->from) {
		while (half->first < end && half->first - begin < LONGEST &&
			(half->to[half->first] & 0xc0) == 0x80)
			half->first++; /* the end of a code point of the other half */
		half->checked = half->first;
	}
	block = (struct str){half->to + half->checked, end - half->checked};
	size_t bad = utf8_invalid(block);
	half->odd |= bad != STR_NPOS && block.len - bad >= LONGEST;
	half->checked = bad == STR_NPOS ? end : half->checked + bad;
}

static void read_half(void *context)
{
	struct half *half = context;
	half->first = half->from;
	while (half->got < half->size) {
		size_t begin = half->from + half->got, left = half->size - half->got;
		size_t end = half->got + (left < LINES_BLOCK ? left : LINES_BLOCK);
		while (half->got < end) {
			ssize_t got = pread(half->fd, half->to + half->from + half->got,
				end - half->got, (off_t)(half->from + half->got));
			if (got <= 0)
				return;
			half->got += (size_t)got;
		}
		check_block(half, begin);
	}
}

/* Reads what a file is expected to hold, its halves at the same time. Where a half ends early, what
 * stands before that is read. True when all of it is UTF-8. */
static bool read_halves(struct doc *doc, struct buf *bytes, int fd, size_t expected)
{
	size_t middle = expected / 2 / LINES_BLOCK * LINES_BLOCK, total;
	doc->blocks = ARENA_ARRAY(&doc->arena, struct lines_block, expected / LINES_BLOCK + 1);
	struct half head = {.fd = fd, .to = bytes->ptr, .size = middle, .blocks = doc->blocks};
	struct half tail = head;
	struct task task;
	tail.from = middle;
	tail.size = expected - middle;
	task_start(&task, read_half, &tail);
	read_half(&head);
	task_wait(&task);
	total = head.got < head.size ? head.got : head.size + tail.got;
	if (lseek(fd, (off_t)total, SEEK_SET) != (off_t)total)
		return false;
	bytes->len = total;
	doc->block_count = total / LINES_BLOCK;
	return total == expected && !head.odd && !tail.odd && tail.checked == total &&
		utf8_invalid(str_sub(buf_str(bytes), head.checked, tail.first)) == STR_NPOS;
}

/* Reads to the end of a descriptor; one that does not block and has nothing yet is waited for. *valid:
 * it was found to be UTF-8 meanwhile. */
static bool read_all(struct doc *doc, int fd, size_t expected, bool *valid)
{
	struct buf bytes = {0};
	buf_reserve(&bytes, expected + 1);
	if (expected >= doc->limits->parallel && lseek(fd, 0, SEEK_CUR) == 0)
		*valid = read_halves(doc, &bytes, fd, expected);
	for (;;) {
		char *end = buf_reserve(&bytes, bytes.cap - bytes.len ? 1 : 65536);
		ssize_t got = read(fd, end, bytes.cap - bytes.len);
		if (got > 0) {
			bytes.len += (size_t)got;
		} else if (got == 0) {
			break;
		} else if (errno == EAGAIN) {
			poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, -1);
		} else if (errno != EINTR) {
			buf_finish(&bytes);
			return refuse(doc, strerror(errno));
		}
		if (bytes.len > doc->limits->input) {
			buf_finish(&bytes);
			diag(doc, DIAG_INPUT_TOO_LARGE, STR_NPOS, "more than %zu bytes, the limit",
				doc->limits->input);
			return false;
		}
	}
	doc->memory = bytes.ptr;
	doc->raw = buf_str(&bytes);
	*valid &= bytes.len == expected;
	return true;
}

bool doc_read(struct doc *doc, const char *path, const struct limits *limits)
{
	struct stat status;
	bool standard = strcmp(path, "-") == 0, valid = false;
	*doc = (struct doc){.limits = limits, .invalid = STR_NPOS};
	doc->name = arena_str(&doc->arena, str_of(path));
	/* Without O_NONBLOCK, opening a FIFO waits for a writer, perhaps for ever. */
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return refuse(doc, strerror(errno));
	bool good = fstat(fd, &status) == 0;
	if (!good)
		refuse(doc, strerror(errno));
	else if (S_ISDIR(status.st_mode))
		good = refuse(doc, "is a directory");
	else
		good = read_all(doc, fd,
			S_ISREG(status.st_mode) && status.st_size > 0 &&
					(uint64_t)status.st_size <= limits->input
				? (size_t)status.st_size
				: 0,
			&valid);
	if (good && doc->raw.len == 0) {
		diag(doc, DIAG_EMPTY_INPUT, STR_NPOS, "%s",
			S_ISFIFO(status.st_mode) && !standard ? "a FIFO that nobody writes to"
							      : "0 bytes");
		good = false;
	}
	if (!standard)
		close(fd);
	if (good)
		decode(doc, valid);
	return good && diags_effect(&doc->diags) != EFFECT_UNREADABLE;
}

/* Hashing */

struct doc_hashing {
	struct task task;
	struct str bytes, sha256;
	struct arena arena;
};

static void hash(void *context)
{
	struct doc_hashing *hashing = context;
	hashing->sha256 = digest_sha256(&hashing->arena, hashing->bytes);
}

void doc_hash_ahead(struct doc *doc)
{
	if (doc->raw.len < doc->limits->parallel || doc->hashing)
		return;
	doc->hashing = memory_resize(NULL, sizeof *doc->hashing);
	*doc->hashing = (struct doc_hashing){.bytes = doc->raw};
	task_start(&doc->hashing->task, hash, doc->hashing);
}

/* Waits for it. */
static struct str hashed(struct doc *doc)
{
	struct str sha256 = STR_NONE;
	if (!doc->hashing)
		return sha256;
	task_wait(&doc->hashing->task);
	sha256 = doc->hashing->sha256;
	arena_adopt(&doc->arena, &doc->hashing->arena);
	memory_free(doc->hashing);
	doc->hashing = NULL;
	return sha256;
}

struct str doc_sha256(struct doc *doc)
{
	return doc->hashing ? hashed(doc) : digest_sha256(&doc->arena, doc->raw);
}

void doc_forget(struct doc *doc)
{
	list_finish(&doc->milestones);
	memory_free(doc->memory);
	memory_free(doc->decoded);
	doc->memory = doc->decoded = NULL;
	doc->raw = doc->bytes = STR("");
	doc->block_count = doc->span_count = 0;
}

void doc_finish(struct doc *doc)
{
	hashed(doc);
	list_finish(&doc->diags.list);
	doc_forget(doc);
	arena_finish(&doc->arena);
	*doc = (struct doc){0};
}

void doc_fork(const struct doc *doc, struct doc *part)
{
	*part = *doc;
	part->arena = (struct arena){0};
	part->diags = (struct diags){0};
	memset(&part->milestones, 0, sizeof part->milestones);
	part->memory = part->decoded = NULL;
	part->hashing = NULL;
}

void doc_join(struct doc *doc, struct doc *part)
{
	diags_join(&doc->diags, &part->diags, doc->limits->diagnostics);
	arena_adopt(&doc->arena, &part->arena);
	doc_finish(part);
}

struct search {
	struct str text, wanted;
	bool found;
};

static void search(void *context)
{
	struct search *search = context;
	search->found = str_find(search->text, search->wanted) != STR_NPOS;
}

bool doc_mentions(const struct doc *doc, struct str text)
{
	struct search whole = {.text = doc->bytes, .wanted = text}, tail = whole;
	struct task task;
	if (doc->bytes.len < doc->limits->parallel) {
		search(&whole);
		return whole.found;
	}
	size_t half = doc->bytes.len / 2;
	tail.text = str_from(doc->bytes, half);
	whole.text.len = half + text.len < doc->bytes.len ? half + text.len : doc->bytes.len;
	task_start(&task, search, &tail);
	search(&whole);
	task_wait(&task);
	return whole.found || tail.found;
}

enum sibling doc_sibling(struct doc *doc, struct str path, struct str *bytes)
{
	return doc->sibling ? doc->sibling(doc, path, bytes) : SIBLING_NONE;
}

/* Positions */

static int by_offset(const void *a, const void *b)
{
	size_t x = ((const struct place *)a)->offset, y = ((const struct place *)b)->offset;
	return (x > y) - (x < y);
}

void doc_locate(struct doc *doc, struct place *places, size_t count)
{
	struct lines_cursor cursor = {0};
	qsort(places, count, sizeof *places, by_offset);
	for (size_t i = 0; i < count; i++) {
		size_t end = places[i].offset < doc->bytes.len ? places[i].offset : doc->bytes.len;
		lines_advance(&cursor, doc->bytes, end, doc->blocks, doc->block_count);
		places[i].line = cursor.line + 1;
		places[i].column = cursor.column + 1;
	}
	if (doc->point && count)
		doc->point(doc, places, count);
}

void doc_locate_in_order(struct doc *doc, struct place *places, size_t count)
{
	struct arena scratch = {0};
	struct place *sorted = ARENA_ARRAY(&scratch, struct place, count);
	if (count)
		memcpy(sorted, places, count * sizeof *places);
	doc_locate(doc, sorted, count);
	for (size_t i = 0; i < count; i++) {
		const struct place *found =
			bsearch(&places[i], sorted, count, sizeof *sorted, by_offset);
		if (found)
			places[i] = *found;
	}
	arena_finish(&scratch);
}

struct place doc_place(struct doc *doc, size_t offset)
{
	struct place place = {.offset = offset};
	doc_locate(doc, &place, 1);
	return place;
}

void place_add_pointer(struct buf *out, const struct place *place)
{
	enum { LONGEST = 400, SIDE = 150 };
	struct str pointer = place->pointer;
	if (pointer.len <= LONGEST) {
		utf8_add_printable(out, pointer);
		return;
	}
	size_t front = SIDE, back = pointer.len - SIDE;
	while ((pointer.ptr[front] & 0xc0) == 0x80)
		front--;
	while (back < pointer.len && (pointer.ptr[back] & 0xc0) == 0x80)
		back++;
	utf8_add_printable(out, str_sub(pointer, 0, front));
	buf_puts(out, " ... ");
	utf8_add_printable(out, str_from(pointer, back));
}
