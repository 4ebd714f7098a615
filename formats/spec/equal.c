#include "spec/equal.h"

#include "spec/simple.h"

static uint64_t mix(uint64_t a, uint64_t b)
{
	a = (a ^ (a >> 32)) * 0xd6e8feb86659fd93u + b;
	a = (a ^ (a >> 29)) * 0x9fb21c651e98df25u;
	return a ^ (a >> 32);
}

struct digest128 digest_text(uint8_t kind, struct str text)
{
	uint64_t word, b = text.len + 1;
	size_t i = 0;
	for (; i + 8 <= text.len; i += 8) {
		memcpy(&word, text.ptr + i, 8);
		b = mix(b, word);
	}
	word = 0;
	if (i < text.len)
		memcpy(&word, text.ptr + i, text.len - i);
	return (struct digest128){mix(str_hash(text), kind), mix(b, word ^ kind)};
}

/* Members of an object come in any order. */
void digest_member(struct digest128 *all, struct str key, struct digest128 value)
{
	struct digest128 name = digest_text(NODE_OBJECT, key);
	all->a += mix(name.a, value.a);
	all->b += mix(name.b, value.b);
}

void digest_item(struct digest128 *all, struct digest128 value)
{
	all->a = mix(all->a, value.a);
	all->b = mix(all->b, value.b);
}

static struct digest128 digest_number(struct str text)
{
	char digits[64];
	return digest_text(NODE_NUMBER, simple_canonical(text, digits, sizeof digits));
}

struct digest128 digest_of(const struct node *value)
{
	struct digest128 all = {value->kind, value->kind};
	if (value->kind == NODE_STRING)
		return digest_text(NODE_STRING, value->text);
	if (value->kind == NODE_NUMBER)
		return digest_number(value->text);
	NODE_EACH(child, value)
	{
		if (value->kind == NODE_OBJECT)
			digest_member(&all, child->key, digest_of(child));
		else
			digest_item(&all, digest_of(child));
	}
	return all;
}
