#include "lock/lock_parts.h"

/* RFC 4648, section 4; without padding, too. Returns how many bytes, or STR_NPOS. */
static size_t base64_decode(struct str text, unsigned char *out)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	uint32_t bits = 0;
	size_t count = 0, length = 0;
	for (size_t i = 0; i < text.len && text.ptr[i] != '='; i++) {
		const char *digit = text.ptr[i] ? strchr(digits, text.ptr[i]) : NULL;
		if (!digit)
			return STR_NPOS;
		bits = bits << 6 | (uint32_t)(digit - digits);
		if (count++ % 4 != 0)
			out[length++] = (unsigned char)(bits >> (3 - (count - 1) % 4) * 2);
	}
	return length;
}

static const struct algorithm {
	const char *name, *model; /* as in identities */
	size_t bytes;
} algorithms[] = {{"md5", "md5", 16}, {"sha1", "sha-1", 20}, {"sha256", "sha-256", 32},
	{"sha384", "sha-384", 48}, {"sha512", "sha-512", 64}};

enum { ALGORITHMS = sizeof algorithms / sizeof *algorithms };

/* "sha512", "SHA-512", "sha_512" */
static const struct algorithm *algorithm_named(struct str name)
{
	for (size_t i = 0; i < ALGORITHMS; i++) {
		struct str known = str_of(algorithms[i].name), model = str_of(algorithms[i].model);
		if (str_eq_nocase(name, known) || str_eq_nocase(name, model))
			return &algorithms[i];
	}
	return NULL;
}

static bool is_hex(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (ascii_hex_value(text.ptr[i]) < 0)
			return false;
	return text.len > 0;
}

static void add(
	struct lock *lock, uint32_t component, const char *algorithm, struct str hex, size_t offset)
{
	struct identity identity = {.kind = ID_HASH, .offset = offset};
	size_t prefix = strlen(algorithm);
	char *text = arena_bytes(lock->arena, prefix + 1 + hex.len);
	memcpy(text, algorithm, prefix);
	text[prefix] = ':';
	for (size_t i = 0; i < hex.len; i++)
		text[prefix + 1 + i] = ascii_lower(hex.ptr[i]);
	identity.value = (struct str){text, prefix + 1 + hex.len};
	bom_add_identity(lock->bom, component, &identity);
}

static void add_bytes(struct lock *lock, uint32_t component, const char *algorithm,
	const unsigned char *bytes, size_t count, size_t offset)
{
	static const char digits[] = "0123456789abcdef";
	char hex[128];
	for (size_t i = 0; i < count; i++) {
		hex[2 * i] = digits[bytes[i] >> 4];
		hex[2 * i + 1] = digits[bytes[i] & 15];
	}
	add(lock, component, algorithm, (struct str){hex, 2 * count}, offset);
}

/* One hash; false when it is in none of the known notations. */
static bool add_known(struct lock *lock, uint32_t component, struct str text, size_t offset)
{
	size_t mark = 0;
	while (mark < text.len && ascii_is_alnum(text.ptr[mark]))
		mark++;
	if (mark == text.len) {
		for (size_t i = 0; i < ALGORITHMS; i++) {
			if (text.len != 2 * algorithms[i].bytes || !is_hex(text))
				continue;
			add(lock, component, algorithms[i].model, text, offset);
			return true;
		}
		return false;
	}
	const struct algorithm *algorithm = algorithm_named(str_sub(text, 0, mark));
	struct str value = str_from(text, mark + 1);
	unsigned char bytes[64 + 4];
	size_t options = str_find_byte(value, '?');
	value = str_sub(value, 0, options == STR_NPOS ? value.len : options);
	if (!algorithm || value.len > 2 * sizeof bytes)
		return false;
	if (value.len == 2 * algorithm->bytes && is_hex(value))
		add(lock, component, algorithm->model, value, offset);
	else if (value.len <= 88 && base64_decode(value, bytes) == algorithm->bytes)
		add_bytes(lock, component, algorithm->model, bytes, algorithm->bytes, offset);
	else
		return false;
	return true;
}

void lock_hash(struct lock *lock, uint32_t component, struct str text, size_t offset)
{
	struct str word;
	if (component == COMPONENT_NONE)
		return;
	while ((word = lock_word(&text)).ptr) {
		struct identity identity = {.kind = ID_HASH, .offset = offset, .value = word};
		lock->facts.items[component].hashed = true;
		if (!add_known(lock, component, word, offset))
			bom_add_identity(lock->bom, component, &identity);
	}
}

void lock_hash_as(
	struct lock *lock, uint32_t component, const char *algorithm, struct str hex, size_t offset)
{
	const struct algorithm *known = algorithm_named(str_of(algorithm));
	if (component == COMPONENT_NONE || !hex.len)
		return;
	lock->facts.items[component].hashed = true;
	add(lock, component, known ? known->model : algorithm, hex, offset);
}
