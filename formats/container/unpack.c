#include "container/unpack.h"

#include "container/library.h"

enum {
	HEAD = 4096, /* what tells whether a member is worth unpacking */
	/* Compressed bytes handed over at once: between two pieces the limit is looked at, and none
	 * of the algorithms makes more than some hundred megabytes of one. */
	PIECE = 4096,
	DIRECTORY_ENTRIES = 1000000, /* libarchive holds some 250 bytes for each */
};

struct unpacking {
	struct unwrapping *u;
	struct doc *doc;
	struct str bytes;
	const struct archive_library *library;
	struct archive *archive;
	int filter; /* ARCHIVE_FILTER_NONE: not compressed */
	size_t fed; /* of compressed bytes */
	size_t counted, read; /* of what was unpacked: of the limit's account; of members */
	bool damaged;
};

/* Limits */

/* What passed through the decompression, or what came out of members: holes in sparse files make
 * the latter larger. */
static bool count(struct unpacking *p)
{
	int64_t through =
		p->filter == ARCHIVE_FILTER_NONE ? 0 : p->library->filter_bytes(p->archive, 0);
	size_t now = through > 0 && (uint64_t)through > p->read ? (size_t)through : p->read;
	size_t more = now > p->counted ? now - p->counted : 0;
	p->counted += more;
	return unwrap_count_bytes(p->u, p->doc, more);
}

static la_ssize_t feed(struct archive *archive, void *context, const void **piece)
{
	struct unpacking *p = context;
	struct str part = str_sub(p->bytes, p->fed, p->fed + PIECE);
	(void)archive;
	if (!count(p))
		return ARCHIVE_FATAL;
	p->fed += part.len;
	*piece = part.ptr;
	return (la_ssize_t)part.len;
}

/* Members */

enum outcome { READ_ALL, READ_PART, READ_BROKEN };

/* Reads until `out` holds `size` bytes or the member ends. */
static enum outcome read_to(struct unpacking *p, struct buf *out, size_t size)
{
	enum { MOST = 1 << 20 };
	while (out->len < size) {
		size_t room = size - out->len < MOST ? size - out->len : MOST;
		char *to = buf_reserve(out, room);
		la_ssize_t got = p->library->read_data(p->archive, to, room);
		if (got <= 0)
			return got == 0 ? READ_ALL : READ_BROKEN;
		out->len += (size_t)got;
		p->read += (size_t)got;
		if (!count(p))
			return READ_BROKEN;
	}
	return READ_PART;
}

static const char *library_error(struct unpacking *p)
{
	const char *text = p->library->error_string(p->archive);
	return diag_quote(p->doc, str_of(text ? text : "no reason given"));
}

static void damaged(struct unpacking *p, struct str name)
{
	if (p->u->stopped || (p->damaged && !name.len))
		return; /* it was we who ended the reading, or the member's damage did: that was said */
	p->damaged = true;
	if (name.len)
		unwrap_damaged(p->u, p->doc, STR_NPOS, "the member %s is truncated or damaged: %s",
			diag_quote(p->doc, name), library_error(p));
	else
		unwrap_damaged(p->u, p->doc, STR_NPOS,
			"truncated or damaged; what comes behind was not examined: %s",
			library_error(p));
}

static void pass_over(struct unpacking *p, struct str name, const char *why)
{
	diag(p->doc, DIAG_MEMBER_NOT_EXAMINED, STR_NPOS, "the member %s %s: not examined",
		diag_quote(p->doc, name), why);
}

/* Reads a member, of one among others no more than tells that it is neither bill nor container: then
 * nothing of it is left. */
static enum outcome read_member(struct unpacking *p, const struct member *member, struct buf *out)
{
	static const size_t heads[] = {HEAD, UNWRAP_TEXT_HEAD};
	enum unwrap_wish wish = member->listed ? UNWRAP_MORE : UNWRAP_ALL;
	for (size_t i = 0; i < sizeof heads / sizeof *heads && wish == UNWRAP_MORE; i++) {
		enum outcome outcome = read_to(p, out, heads[i]);
		if (outcome != READ_PART)
			return outcome;
		wish = unwrap_wish(p->u, member->name, buf_str(out));
	}
	if (wish == UNWRAP_ALL)
		return read_to(p, out, p->u->limits->input + 1);
	out->len = 0;
	return READ_PART;
}

static void hand_on(struct unpacking *p, const struct member *member)
{
	struct buf bytes = {0};
	enum outcome outcome = read_member(p, member, &bytes);
	if (bytes.len > p->u->limits->input) {
		pass_over(p, member->name, "is larger than the limit on inputs");
		bytes.len = 0;
	}
	if (outcome == READ_BROKEN)
		damaged(p, member->name);
	/* Half a bill is screened, too. */
	if (!p->u->stopped && (bytes.len || outcome == READ_ALL))
		unwrap_bytes(p->u, p->doc, member, &bytes);
	buf_finish(&bytes);
}

static struct str entry_name(const struct unpacking *p, struct archive_entry *entry)
{
	/* Without a locale libarchive converts only what is marked as UTF-8. */
	const char *name = p->library->entry_pathname_utf8(entry);
	if (!name)
		name = p->library->entry_pathname(entry);
	struct str text = str_of(name);
	return str_starts(text, STR("./")) ? str_from(text, 2) : text;
}

static void take_entry(struct unpacking *p, struct archive_entry *entry)
{
	unsigned type = p->library->entry_filetype(entry);
	struct str name = arena_str(&p->doc->arena, entry_name(p, entry));
	struct str file = unwrap_base_name(name);
	struct member member = {.name = name, .file = file, .listed = true};
	if (!file.len || str_is(file, ".") || str_is(file, ".."))
		member.file = STR("member");
	/* Zip files may say nothing of the type. */
	if (type != AE_IFREG && type != 0)
		return;
	/* A bomb by its own word is refused, though it would not be unpacked whole. */
	int64_t size = p->library->entry_size(entry);
	bool zip =
		(p->library->format(p->archive) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
	if (zip && size > 0 && (uint64_t)size > p->u->allowed &&
		!unwrap_count_bytes(p->u, p->doc, (size_t)size))
		return;
	if (p->library->entry_is_encrypted(entry))
		pass_over(p, name, "is encrypted");
	else
		hand_on(p, &member);
}

/* The one file that was compressed. */
static void take_only(struct unpacking *p)
{
	static const char *const endings[] = {".gz", ".bz2", ".xz", ".zst", ".zstd", ".lzma"};
	struct str name = document_file(p->doc);
	bool cut = false;
	for (size_t i = 0; i < sizeof endings / sizeof *endings && !cut; i++) {
		cut = str_ends(name, str_of(endings[i])) && name.len > strlen(endings[i]);
		if (cut)
			name.len -= strlen(endings[i]);
	}
	if (!cut)
		name = STR("data");
	hand_on(p, &(struct member){.name = name, .file = name});
}

static void take_entries(struct unpacking *p)
{
	struct archive_entry *entry;
	for (;;) {
		int result = p->library->read_next_header(p->archive, &entry);
		if (result == ARCHIVE_EOF || p->u->stopped)
			return;
		if (result < ARCHIVE_WARN)
			damaged(p, STR(""));
		if (result == ARCHIVE_FATAL || !unwrap_count_member(p->u, p->doc))
			return;
		if (result < ARCHIVE_WARN)
			continue;
		if (p->library->format(p->archive) == ARCHIVE_FORMAT_RAW)
			take_only(p);
		else
			take_entry(p, entry);
		if (!count(p))
			return;
	}
}

/* Opening */

static int filter_of(struct str bytes)
{
	if (!unpack_probe_compressed(bytes))
		return ARCHIVE_FILTER_NONE;
	switch ((unsigned char)bytes.ptr[0]) {
	case 0x1f:
		return ARCHIVE_FILTER_GZIP;
	case 0x28:
		return ARCHIVE_FILTER_ZSTD;
	case 0xfd:
		return ARCHIVE_FILTER_XZ;
	default:
		return ARCHIVE_FILTER_BZIP2;
	}
}

static bool open_compressed(struct unpacking *p)
{
	const struct archive_library *library = p->library;
	library->read_support_format_empty(p->archive);
	library->read_support_format_raw(p->archive);
	library->read_support_format_tar(p->archive);
	library->read_support_format_cpio(p->archive);
	/* When nothing can be decompressed, libarchive notes the error and sees an empty archive. */
	return library->read_append_filter(p->archive, p->filter) == ARCHIVE_OK &&
		library->read_open(p->archive, p, NULL, feed, NULL) == ARCHIVE_OK &&
		!library->error_string(p->archive);
}

static bool open_plain(struct unpacking *p)
{
	const struct archive_library *library = p->library;
	library->read_support_format_tar(p->archive);
	library->read_support_format_cpio(p->archive);
	library->read_support_format_ar(p->archive);
	library->read_support_format_zip(p->archive);
	return library->read_append_filter(p->archive, ARCHIVE_FILTER_NONE) >= ARCHIVE_WARN &&
		library->read_open_memory(p->archive, p->bytes.ptr, p->bytes.len) == ARCHIVE_OK;
}

/* libarchive loads the whole directory of a zip file before the first member. */
static bool directory_fits(struct unpacking *p)
{
	struct str rest = p->bytes;
	size_t entries = 0, at;
	if (!unpack_probe_zip(p->bytes))
		return true;
	while (entries <= DIRECTORY_ENTRIES &&
		(at = str_find(rest, STR("PK\001\002"))) != STR_NPOS) {
		rest = str_from(rest, at + 4);
		entries++;
	}
	if (entries <= DIRECTORY_ENTRIES)
		return true;
	diag(p->doc, DIAG_CONTAINER_LIMIT, STR_NPOS,
		"a zip file with more than %d entries in its directory", DIRECTORY_ENTRIES);
	return false;
}

static const struct archive_library *library_of(struct unwrapping *u, struct doc *doc)
{
	struct str why;
	if (!u->documents->library)
		u->documents->library = archive_library_open(&doc->arena, &why);
	if (!u->documents->library)
		diag(doc, DIAG_MEMBER_NOT_EXAMINED, STR_NPOS,
			"archives and compressed files need libarchive, which is not there: %s",
			diag_quote(doc, why));
	return u->documents->library;
}

void unpack(struct unwrapping *u, struct doc *doc, struct str bytes)
{
	struct unpacking p = {.u = u, .doc = doc, .bytes = bytes, .filter = filter_of(bytes)};
	p.library = library_of(u, doc);
	if (!p.library || !directory_fits(&p))
		return;
	p.archive = p.library->read_new();
	if (!p.archive)
		unwrap_damaged(u, doc, STR_NPOS, "out of memory");
	else if (p.filter == ARCHIVE_FILTER_NONE ? open_plain(&p) : open_compressed(&p))
		take_entries(&p);
	else
		damaged(&p, STR(""));
	if (p.archive)
		p.library->read_free(p.archive);
}
