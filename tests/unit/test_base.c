#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/edit.h"
#include "base/list.h"
#include "base/map.h"
#include "base/task.h"
#include "base/utf8.h"
#include "check.h"

static void test_str(void)
{
	struct str rest = STR("a,b,,c"), part;
	size_t parts = 0;
	while (rest.ptr) {
		part = str_cut(&rest, ',');
		parts++;
	}
	CHECK(parts == 4);
	CHECK_STR(part, "c");
	uint64_t number;
	CHECK(str_to_u64(STR("18446744073709551615"), UINT64_MAX, &number) && number == UINT64_MAX);
	CHECK(!str_to_u64(STR("18446744073709551616"), UINT64_MAX, &number));
	CHECK(!str_to_u64(STR("10"), 9, &number) && !str_to_u64(STR("-1"), 9, &number) &&
		!str_to_u64(STR(""), 9, &number));
	CHECK(str_is_placeholder(STR(" NOASSERTION ")) && !str_is_placeholder(STR("nonesuch")));
	CHECK(str_find(STR("abcabd"), STR("abd")) == 3 &&
		str_find(STR("ab"), STR("abc")) == STR_NPOS);
}

/* Every length and every place where two texts differ. */
static void test_equal(void)
{
	enum { LONGEST = 40 };
	char a[LONGEST], b[LONGEST];
	for (size_t len = 0; len <= LONGEST; len++) {
		memset(a, 'x', sizeof a);
		memset(b, 'x', sizeof b);
		CHECK(str_eq((struct str){a, len}, (struct str){b, len}));
		for (size_t at = 0; at < len; at++) {
			b[at] = 'y';
			CHECK(!str_eq((struct str){a, len}, (struct str){b, len}));
			CHECK(!str_starts((struct str){a, sizeof a}, (struct str){b, len}));
			b[at] = 'x';
		}
	}
}

static void test_arena(void)
{
	struct arena arena = {0};
	char *byte = arena_bytes(&arena, 1);
	*byte = 'x';
	void *aligned = arena_alloc(&arena, 100);
	CHECK(((uintptr_t)aligned & 15) == 0);
	char *large = arena_alloc(&arena, 5 << 20);
	CHECK(large[(5 << 20) - 1] == 0);
	arena_reset(&arena);
	CHECK_STR(arena_printf(&arena, "%d-%s", 42, "x"), "42-x");
	arena_finish(&arena);
}

static void test_map(void)
{
	struct arena arena = {0};
	struct map map = {0};
	map_reserve(&map, 100);
	CHECK(map_get(&map, STR("key0")) == MAP_NONE);
	for (uint32_t i = 0; i < 10000; i++)
		map_put(&map, arena_printf(&arena, "key%u", i), i);
	CHECK(map.count == 10000);
	CHECK(map_get(&map, STR("key9999")) == 9999 && map_get(&map, STR("key10000")) == MAP_NONE);
	CHECK(map_put(&map, STR("key1"), 7) == 1);
	map_set(&map, STR("key1"), 7);
	CHECK(map_get(&map, STR("key1")) == 7);
	map_put(&map, STR(""), 3);
	CHECK(map_get(&map, STR("")) == 3);
	map_finish(&map);
	arena_finish(&arena);
}

static void test_date(void)
{
	struct arena arena = {0};
	int32_t date;
	CHECK(date_parse(STR("1970-01-01"), &date) && date == 0);
	CHECK(date_parse(STR("2024-09-29"), &date) && date == 19995);
	CHECK_STR(date_format(&arena, date), "2024-09-29");
	CHECK(date_parse(STR("2024-02-29"), &date) && !date_parse(STR("2023-02-29"), &date));
	CHECK(!date_parse(STR("2024-13-01"), &date) && !date_parse(STR("2024-9-29"), &date));
	CHECK(date_parse_any(STR("2024-01-01T00:30:00+01:00"), &date));
	CHECK_STR(date_format(&arena, date), "2023-12-31");
	CHECK(date_time_valid(STR("1990-12-31T23:59:60Z")) &&
		!date_time_valid(STR("1990-12-31T22:59:60Z")));
	CHECK(date_time_valid(STR("2024-01-01T00:00:00.123Z")) &&
		!date_time_valid(STR("2024-01-01 00:00:00Z")));
	CHECK(!date_time_valid(STR("2024-01-01T00:00:00")) &&
		!date_time_valid(STR("2024-01-01T24:00:00Z")));
	CHECK_STR(timestamp_format(&arena, 1727568000), "2024-09-29T00:00:00Z");
	arena_finish(&arena);
}

static void test_utf8(void)
{
	static const struct {
		const char *text;
		size_t invalid;
	} cases[] = {{"plain", STR_NPOS}, {"\xd0\x9a", STR_NPOS}, {"a\xc0\x80", 1},
		{"\xed\xa0\x80", 0}, {"\xf4\x90\x80\x80", 0}, {"ab\xe4\xb8", 2},
		{"\xf0\x9f\x98\x80", STR_NPOS},
		{"0123456789012345678901234567890123456789\xff", 40}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK(utf8_invalid(str_of(cases[i].text)) == cases[i].invalid);
	struct buf out = {0};
	utf8_add_printable(&out, STR("a\x1b[31m\xe2\x80\xae\n\xd0\x9a"));
	CHECK_STR(buf_str(&out), "a\\u{1B}[31m\\u{202E}\\n\xd0\x9a");
	CHECK(utf8_width(STR("\xe5\x8d\x8e\xe4\xb8\xba!")) == 5);
	buf_finish(&out);
}

static void test_digest(void)
{
	struct arena arena = {0};
	CHECK_STR(digest_sha256(&arena, STR("abc")),
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	struct str one = uuid5(&arena, (struct str[]){STR("ab"), STR("c")}, 2);
	struct str two = uuid5(&arena, (struct str[]){STR("a"), STR("bc")}, 2);
	CHECK(one.len == 36 && one.ptr[14] == '5' && !str_eq(one, two));
	arena_finish(&arena);
}

static struct str encoded(const char *bytes, size_t count, enum encoding expected)
{
	static struct doc doc;
	doc_finish(&doc);
	doc_wrap(&doc, STR("test"), (struct str){bytes, count}, &limits_default);
	CHECK(doc.encoding == expected && doc.diags.list.count == 0);
	CHECK(str_eq(
		doc_encode(&doc, doc.bytes, &doc.arena), str_from(doc.raw, doc_mark(&doc).len)));
	CHECK(str_starts(doc.raw, doc_mark(&doc)));
	return doc.bytes;
}

static void test_encodings(void)
{
	CHECK_STR(encoded("\xef\xbb\xbf{}", 5, ENCODING_UTF8), "{}");
	CHECK_STR(encoded("\xff\xfe{\0\x1a\x04", 6, ENCODING_UTF16LE), "{\xd0\x9a");
	CHECK_STR(encoded("\0{\0}", 4, ENCODING_UTF16BE), "{}");
	CHECK_STR(encoded("\xfe\xff\xd8\x3d\xde\x00", 6, ENCODING_UTF16BE), "\xf0\x9f\x98\x80");
	struct doc doc;
	doc_wrap(&doc, STR("half"), (struct str){"\xff\xfe{\0}", 5}, &limits_default);
	CHECK(doc.diags.counts[DIAG_INVALID_UTF16] == 1);
	doc_finish(&doc);
}

static void test_places(void)
{
	struct doc doc;
	doc_wrap(&doc, STR("places"), STR("one\n\xd0\x9a\xd0\x9ax\n"), &limits_default);
	struct place places[] = {{.offset = 8}, {.offset = 0}, {.offset = 3}};
	doc_locate(&doc, places, 3);
	CHECK(places[0].line == 1 && places[0].column == 1 && places[1].column == 4);
	CHECK(places[2].line == 2 && places[2].column == 3);
	doc_finish(&doc);
}

static size_t count_files(const char *folder)
{
	size_t count = 0;
	DIR *open = opendir(folder);
	for (const struct dirent *entry; open && (entry = readdir(open));)
		count += entry->d_name[0] != '.';
	if (open)
		closedir(open);
	return count;
}

/* While a file is written nothing stands in its folder that could be left there. */
static void test_output_leaves_nothing(void)
{
	char folder[] = "/tmp/bomscreen-test-XXXXXX", path[64];
	struct output output;
	CHECK(mkdtemp(folder) != NULL);
	snprintf(path, sizeof path, "%s/file", folder);
	for (size_t before = 0; before < 2; before++) {
		CHECK(output_open(&output, path));
		output_puts(&output, before ? "second" : "first");
		CHECK(!output.unnamed || count_files(folder) == before);
		CHECK(output_commit(&output) && count_files(folder) == 1);
	}
	struct doc doc;
	CHECK(doc_read(&doc, path, &limits_default));
	CHECK_STR(doc.bytes, "second");
	doc_finish(&doc);
	mode_t mask = umask(0);
	umask(mask);
	struct stat status;
	CHECK(stat(path, &status) == 0 && (status.st_mode & 0777) == (0666 & ~mask));
	unlink(path);
	rmdir(folder);
}

static void test_output(void)
{
	char path[] = "/tmp/bomscreen-test-XXXXXX";
	int fd = mkstemp(path);
	struct doc doc;
	struct output output;
	struct edits edits = {0};
	CHECK(fd >= 0 && write(fd, "old", 3) == 3 && close(fd) == 0 && chmod(path, 0640) == 0);
	doc_wrap(&doc, STR("edits"), STR("abcdef"), &limits_default);
	edits_insert(&edits, 3, STR("<1>"));
	edits_replace(&edits, 1, 1, STR("B"));
	edits_insert(&edits, 3, STR("<2>"));
	CHECK(output_open(&output, path));
	edits_write(&edits, &doc, &output);
	output_discard(&output);
	doc_finish(&doc);
	CHECK(doc_read(&doc, path, &limits_default));
	CHECK_STR(doc.bytes, "old");
	doc_finish(&doc);
	doc_wrap(&doc, STR("edits"), STR("abcdef"), &limits_default);
	CHECK(output_open(&output, path));
	edits_write(&edits, &doc, &output);
	CHECK(output_commit(&output));
	doc_finish(&doc);
	CHECK(doc_read(&doc, path, &limits_default));
	CHECK_STR(doc.bytes, "aBc<1><2>def");
	struct stat status;
	CHECK(stat(path, &status) == 0 && (status.st_mode & 0777) == 0640);
	doc_finish(&doc);
	edits_finish(&edits);
	unlink(path);
	CHECK(!output_open(&output, "/nonexistent-folder/file"));
	CHECK(output_open(&output, "/dev/full"));
	output_puts(&output, "x");
	CHECK(!output_commit(&output));
}

static void test_reading(void)
{
	struct doc doc;
	char path[] = "/tmp/bomscreen-fifo-XXXXXX";
	CHECK(!doc_read(&doc, "/nonexistent", &limits_default) &&
		doc.diags.counts[DIAG_READ_ERROR] == 1);
	doc_finish(&doc);
	CHECK(!doc_read(&doc, "/tmp", &limits_default));
	doc_finish(&doc);
	CHECK(!doc_read(&doc, "/dev/null", &limits_default) &&
		doc.diags.counts[DIAG_EMPTY_INPUT] == 1);
	doc_finish(&doc);
	close(mkstemp(path));
	unlink(path);
	CHECK(mkfifo(path, 0600) == 0);
	CHECK(!doc_read(&doc, path, &limits_default) && doc.diags.counts[DIAG_EMPTY_INPUT] == 1);
	doc_finish(&doc);
	unlink(path);
	struct limits small = limits_default;
	small.input = 10;
	CHECK(!doc_read(&doc, "/dev/zero", &small) && doc.diags.counts[DIAG_INPUT_TOO_LARGE] == 1);
	doc_finish(&doc);
}

/* What two threads read or search is what one does, wherever the halves meet. */
static void test_halves(void)
{
	static const char text[] = "0123456789abcdefghijklmnopqrstuvwxyz";
	struct limits two = limits_default;
	char path[] = "/tmp/test_base_XXXXXX";
	two.parallel = 1;
	for (size_t length = 1; length < sizeof text; length++) {
		struct doc doc;
		int fd = mkstemp(path);
		CHECK(write(fd, text, length) == (ssize_t)length);
		close(fd);
		CHECK(doc_read(&doc, path, &two) && str_eq(doc.raw, (struct str){text, length}));
		for (size_t from = 0; from < length; from++)
			for (size_t to = from + 1; to <= length; to++)
				CHECK(doc_mentions(&doc, (struct str){text + from, to - from}));
		CHECK(!doc_mentions(&doc, STR("32")));
		CHECK(!doc_mentions(&doc, (struct str){text, length + 1}));
		doc_finish(&doc);
		unlink(path);
		memcpy(path + sizeof path - 7, "XXXXXX", 6);
	}
}

/* A file of three blocks read in halves is what it is as one piece. */
static void compare_halves(struct str text)
{
	struct limits two = limits_default;
	struct doc whole, halves;
	char path[] = "/tmp/test_base_XXXXXX";
	int fd = mkstemp(path);
	two.parallel = 1;
	CHECK(write(fd, text.ptr, text.len) == (ssize_t)text.len);
	close(fd);
	doc_wrap(&whole, str_of(path), text, &limits_default);
	doc_read(&halves, path, &two);
	CHECK(str_eq(whole.bytes, halves.bytes) && whole.invalid == halves.invalid);
	for (size_t at = 0; at <= text.len + 9; at += 99991) {
		struct place one = doc_place(&whole, at), other = doc_place(&halves, at);
		CHECK(one.line == other.line && one.column == other.column);
	}
	doc_finish(&whole);
	doc_finish(&halves);
	unlink(path);
}

static void test_long_halves(void)
{
	static const char *const seams[] = {"", "\n", "\xf0\x9f\x98\x80", "\xc3\xa4", "\xe2\x82",
		"\x80", "\xf0\x9f\x98", "\xc3", "\xff"};
	enum { LENGTH = 2 * LINES_BLOCK + 1000 };
	static char text[LENGTH];
	for (size_t i = 0; i < sizeof seams / sizeof *seams; i++)
		for (size_t before = 0; before < 5; before++) {
			memset(text, 'x', sizeof text);
			for (size_t at = 70; at < sizeof text; at += 100003)
				memcpy(text + at, "\n\xc3\xa4", 3);
			memcpy(text + LINES_BLOCK - before, seams[i], strlen(seams[i]));
			compare_halves((struct str){text, sizeof text});
			memcpy(text + LENGTH - strlen(seams[i]), seams[i], strlen(seams[i]));
			compare_halves((struct str){text, sizeof text});
			memcpy(text, i % 2 ? "\xef\xbb\xbf" : "\xff\xfe", i % 2 ? 3 : 2);
			compare_halves((struct str){text, sizeof text});
		}
}

static int work_done;

static void work(void *context)
{
	work_done += *(int *)context;
}

static void test_tasks(void)
{
	struct task task;
	int seven = 7;
	task_start(&task, work, &seven);
	task_wait(&task);
	CHECK(work_done == 7);
	task = (struct task){.run = work, .context = &seven}; /* never started */
	task_wait(&task);
	CHECK(work_done == 14);
}

int main(void)
{
	test_str();
	test_equal();
	test_arena();
	test_map();
	test_date();
	test_utf8();
	test_digest();
	test_encodings();
	test_places();
	test_output();
	test_output_leaves_nothing();
	test_reading();
	test_halves();
	test_long_halves();
	test_tasks();
	return check_report();
}
