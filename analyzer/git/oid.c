#include "git/oid.h"

bool oid_from_bytes(struct oid *oid, struct str bytes)
{
	*oid = (struct oid){0};
	if (bytes.len != 20 && bytes.len != OID_MAX)
		return false;
	memcpy(oid->bytes, bytes.ptr, bytes.len);
	oid->size = (unsigned char)bytes.len;
	return true;
}

static bool is_zero(const unsigned char *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (bytes[i])
			return false;
	return true;
}

bool oid_parse(struct oid *oid, struct str hex)
{
	unsigned char bytes[OID_MAX];
	*oid = (struct oid){0};
	if (hex.len != 40 && hex.len != OID_HEX_MAX)
		return false;
	for (size_t i = 0; i < hex.len; i += 2) {
		int high = ascii_hex_value(hex.ptr[i]), low = ascii_hex_value(hex.ptr[i + 1]);
		if (high < 0 || low < 0)
			return false;
		bytes[i / 2] = (unsigned char)(high << 4 | low);
	}
	if (!is_zero(bytes, hex.len / 2))
		oid_from_bytes(oid, (struct str){(const char *)bytes, hex.len / 2});
	return true;
}

struct str oid_hex(const struct oid *oid, struct arena *arena)
{
	static const char digits[] = "0123456789abcdef";
	size_t length = (size_t)oid->size * 2;
	char *text = arena_bytes(arena, length + 1);
	for (size_t i = 0; i < oid->size; i++) {
		text[2 * i] = digits[oid->bytes[i] >> 4];
		text[2 * i + 1] = digits[oid->bytes[i] & 15];
	}
	text[length] = '\0';
	return (struct str){text, length};
}
