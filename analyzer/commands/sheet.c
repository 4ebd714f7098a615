#include "commands/sheet.h"

void sheet_finish(struct sheet *sheet)
{
	list_finish(&sheet->lines);
}

bool sheet_has(const struct sheet *sheet, const struct sheet_line *line)
{
	for (size_t i = 0; i < sheet->lines.count; i++)
		if (str_eq(sheet->lines.items[i].fingerprint, line->fingerprint) &&
			sheet->lines.items[i].verdict >= line->verdict)
			return true;
	return false;
}

/* Each line: verdict, component, fingerprint, text; numbers have four bytes, a text has its length
 * before it. */

static void pack_number(struct buf *out, size_t number)
{
	for (unsigned shift = 0; shift < 32; shift += 8)
		buf_add_byte(out, (char)(number >> shift & 0xff));
}

static bool unpack_number(struct str *bytes, uint32_t *number)
{
	*number = 0;
	if (bytes->len < 4)
		return false;
	for (unsigned i = 0; i < 4; i++)
		*number |= (uint32_t)(unsigned char)bytes->ptr[i] << 8 * i;
	*bytes = str_from(*bytes, 4);
	return true;
}

static bool unpack_text(struct str *bytes, struct str *text)
{
	uint32_t length;
	if (!unpack_number(bytes, &length) || bytes->len < length)
		return false;
	*text = str_sub(*bytes, 0, length);
	*bytes = str_from(*bytes, length);
	return true;
}

void sheet_pack(const struct sheet *sheet, struct buf *out)
{
	for (size_t i = 0; i < sheet->lines.count; i++) {
		const struct sheet_line *line = &sheet->lines.items[i];
		buf_add_byte(out, (char)line->verdict);
		pack_number(out, line->component);
		pack_number(out, line->fingerprint.len);
		buf_add(out, line->fingerprint);
		pack_number(out, line->text.len);
		buf_add(out, line->text);
	}
}

bool sheet_unpack(struct sheet *sheet, struct str bytes)
{
	while (bytes.len) {
		struct sheet_line line = {.verdict = (unsigned char)bytes.ptr[0]};
		bytes = str_from(bytes, 1);
		if (line.verdict > VERDICT_PROHIBITED || !unpack_number(&bytes, &line.component) ||
			!unpack_text(&bytes, &line.fingerprint) || !unpack_text(&bytes, &line.text))
			return false;
		list_push(&sheet->lines, line);
	}
	return true;
}
