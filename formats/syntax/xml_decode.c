#include "syntax/xml_scan.h"

/* Declared names of encodings; the bytes [from, to] of a single-byte one are refused. */
static const struct {
	const char *name;
	bool single;
	unsigned char from, to;
} encodings[] = {
	{"UTF-8"},
	{"UTF8"},
	{"UTF-16"},
	{"UTF-16LE"},
	{"UTF-16BE"},
	{"UCS-2"},
	{"ISO-10646-UCS-2"},
	{"ISO-8859-1", true, 1, 0},
	{"ISO_8859-1", true, 1, 0},
	{"latin1", true, 1, 0},
	{"latin-1", true, 1, 0},
	{"US-ASCII", true, 0x80, 0xff},
	{"ASCII", true, 0x80, 0xff},
	/* Where Windows-1252 differs from ISO-8859-1. */
	{"windows-1252", true, 0x80, 0x9f},
	{"cp1252", true, 0x80, 0x9f},
};

/* The encoding that the XML declaration names, or absent. */
static struct str declared_encoding(struct str text)
{
	if (!str_starts(text, STR("<?xml")) || text.len < 6 || !xml_is_space(text.ptr[5]))
		return STR_NONE;
	return xml_tag_attribute(str_sub(text, 1, xml_skip_markup(text, 0)), 0, STR("encoding"));
}

static bool decode_single(struct doc *doc, size_t row, struct str name)
{
	for (size_t i = 0; i < doc->raw.len; i++) {
		unsigned char byte = (unsigned char)doc->raw.ptr[i];
		if (byte < encodings[row].from || byte > encodings[row].to)
			continue;
		diag(doc, DIAG_XML_ENCODING, i,
			"byte 0x%02X in text declared as %s cannot be decoded here; convert the "
			"document to UTF-8",
			byte, diag_quote(doc, name));
		return false;
	}
	doc_decode_latin1(doc);
	return true;
}

static bool check_utf8(struct doc *doc)
{
	if (doc->invalid == STR_NPOS)
		return true;
	diag(doc, DIAG_INVALID_UTF8, doc->invalid, "byte 0x%02X is not part of valid UTF-8",
		(unsigned char)doc->bytes.ptr[doc->invalid]);
	return false;
}

/* A byte-order mark and UTF-16's own shape say more than a declaration:
 * programs that print UTF-16 declarations into UTF-8 files are common. */
bool xml_decode(struct doc *doc)
{
	if (doc->diags.counts[DIAG_INVALID_UTF16])
		return false;
	if (doc->encoding != ENCODING_UTF8)
		return true;
	struct str name = declared_encoding(doc->bytes);
	if (doc->marked || !name.ptr)
		return check_utf8(doc);
	for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
		if (str_eq_nocase(name, str_of(encodings[i].name)))
			return encodings[i].single ? decode_single(doc, i, name) : check_utf8(doc);
	diag(doc, DIAG_XML_ENCODING, (size_t)(name.ptr - doc->bytes.ptr),
		"encoding %s is not supported; UTF-8, UTF-16, ISO-8859-1 and US-ASCII are",
		diag_quote(doc, name));
	return false;
}
