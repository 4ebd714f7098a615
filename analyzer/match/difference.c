#include "match/difference.h"

#include <stdlib.h>

#include "base/buf.h"
#include "model/purl.h"

const char *const change_names[CHANGE_KINDS] = {
	"version", "supplier", "licence", "hash", "verdict"};

struct part { /* a component that may find its like */
	struct member member;
	uint32_t other; /* of the other side, or COMPONENT_NONE */
	uint32_t next; /* of this side with the same key, or COMPONENT_NONE */
};

struct parts {
	LIST(struct part) list;
};

/* Keys. What has no key of a kind is matched by the next. */

typedef struct str key_of(struct arena *arena, const struct part *part);

static struct str purl_key(struct arena *arena, const struct part *part)
{
	struct purl purl = {0};
	const char *error;
	struct str text = member_component(&part->member)->purl;
	purl_parse(arena, text, &purl, &error);
	if (!text.len || !purl.name.len)
		return STR_NONE;
	return arena_printf(arena, "%.*s/%.*s/%.*s", STR_ARG(purl.type), STR_ARG(purl.name_space),
		STR_ARG(purl.name));
}

static struct str with_version(struct arena *arena, const struct part *part, struct str key)
{
	struct str version = member_component(&part->member)->version;
	return key.len ? arena_printf(arena, "%.*s\n%.*s", STR_ARG(key), STR_ARG(version)) : key;
}

static struct str purl_version_key(struct arena *arena, const struct part *part)
{
	return with_version(arena, part, purl_key(arena, part));
}

struct str member_name(struct arena *arena, const struct member *member)
{
	const struct component *component = member_component(member);
	return component->group.len ? arena_printf(arena, "%.*s/%.*s", STR_ARG(component->group),
					      STR_ARG(component->name))
				    : component->name;
}

static struct str name_key(struct arena *arena, const struct part *part)
{
	return member_name(arena, &part->member);
}

static struct str name_version_key(struct arena *arena, const struct part *part)
{
	return with_version(arena, part, name_key(arena, part));
}

static struct str identity_of(const struct member *member, enum identity_kind kind, unsigned detail)
{
	const struct component *component = member_component(member);
	for (uint32_t i = 0; i < component->identity_count; i++) {
		const struct identity *identity =
			bom_identity(member->input->bom, component->identities + i);
		if (identity->kind == kind && identity->via == VIA_SELF &&
			(!detail || identity->detail == detail))
			return identity->value;
	}
	return STR_NONE;
}

static struct str hash_key(struct arena *arena, const struct part *part)
{
	(void)arena;
	return identity_of(&part->member, ID_HASH, 0);
}

/* Matching */

static void collect(struct parts *parts, const struct side *side)
{
	for (size_t i = 0; i < side->count; i++) {
		const struct bom *bom = side->inputs[i].bom;
		for (uint32_t k = 0; bom && k < bom->components.count; k++)
			if (!bom->components.items[k].synthetic)
				list_push(&parts->list,
					((struct part){{&side->inputs[i], k}, COMPONENT_NONE,
						COMPONENT_NONE}));
	}
}

/* Joins what has the same key and no other yet, in order. */
static void join(struct arena *arena, struct parts *before, struct parts *after, key_of *key)
{
	struct map firsts = {0};
	for (size_t i = before->list.count; i-- > 0;) {
		struct part *part = &before->list.items[i];
		struct str name = part->other == COMPONENT_NONE ? key(arena, part) : STR_NONE;
		if (!name.len)
			continue;
		part->next = map_get(&firsts, name);
		map_set(&firsts, name, (uint32_t)i);
	}
	for (size_t i = 0; i < after->list.count; i++) {
		struct part *part = &after->list.items[i];
		struct str name = part->other == COMPONENT_NONE ? key(arena, part) : STR_NONE;
		uint32_t first = name.len ? map_get(&firsts, name) : MAP_NONE;
		if (first == MAP_NONE)
			continue;
		part->other = first;
		before->list.items[first].other = (uint32_t)i;
		map_set(&firsts, name, before->list.items[first].next);
	}
	map_finish(&firsts);
}

/* Changes */

static struct str supplier_of(const struct member *member)
{
	static const enum party_kind kinds[] = {PARTY_SUPPLIER, PARTY_PUBLISHER, PARTY_PROVIDER,
		PARTY_MANUFACTURER, PARTY_ORIGINATOR, PARTY_AUTHOR};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct str name = identity_of(member, ID_PARTY, kinds[i]);
		if (name.len)
			return name;
	}
	return STR_NONE;
}

static int by_text(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* All of a kind, sorted, each once. */
static struct str all_of(struct arena *arena, const struct member *member, enum identity_kind kind)
{
	const struct component *component = member_component(member);
	struct str *values = ARENA_ARRAY(arena, struct str, component->identity_count + 1);
	struct buf text = {0};
	size_t count = 0;
	for (uint32_t i = 0; i < component->identity_count; i++) {
		const struct identity *identity =
			bom_identity(member->input->bom, component->identities + i);
		if (identity->kind == kind && identity->via == VIA_SELF)
			values[count++] = identity->value;
	}
	qsort(values, count, sizeof *values, by_text);
	for (size_t i = 0; i < count; i++) {
		if (i && str_eq(values[i], values[i - 1]))
			continue;
		buf_puts(&text, text.len ? ", " : "");
		buf_add(&text, values[i]);
	}
	struct str all = text.len ? arena_str(arena, buf_str(&text)) : STR_NONE;
	buf_finish(&text);
	return all;
}

/* The value that another member has for the algorithm of a hash "sha-256:hex"; absent: none. */
static struct str same_algorithm(const struct member *member, struct str hash)
{
	struct str rest = hash, algorithm = str_cut(&rest, ':');
	const struct component *component = member_component(member);
	for (uint32_t i = 0; i < component->identity_count; i++) {
		const struct identity *identity =
			bom_identity(member->input->bom, component->identities + i);
		struct str value = identity->value, name = str_cut(&value, ':');
		if (identity->kind == ID_HASH && identity->via == VIA_SELF &&
			str_eq(name, algorithm))
			return identity->value;
	}
	return STR_NONE;
}

/* Of hashes only those count that both have: a document may state more algorithms than another. */
static void compare_hashes(
	const struct member *before, const struct member *after, struct change *change)
{
	const struct component *component = member_component(before);
	for (uint32_t i = 0; i < component->identity_count; i++) {
		const struct identity *identity =
			bom_identity(before->input->bom, component->identities + i);
		if (identity->kind != ID_HASH || identity->via != VIA_SELF)
			continue;
		struct str other = same_algorithm(after, identity->value);
		if (other.len && !str_eq(other, identity->value)) {
			change->before = identity->value;
			change->after = other;
			return;
		}
	}
}

static struct str verdict_of(const struct member *member)
{
	return str_of(verdict_name((enum verdict)member->input->verdicts[member->index]));
}

static void compare(struct difference *d, const struct member *before, const struct member *after)
{
	struct change all[CHANGE_KINDS] = {{0}};
	struct changed changed = {*before, *after, NULL, 0};
	all[CHANGE_VERSION].before = member_component(before)->version;
	all[CHANGE_VERSION].after = member_component(after)->version;
	all[CHANGE_SUPPLIER].before = supplier_of(before);
	all[CHANGE_SUPPLIER].after = supplier_of(after);
	all[CHANGE_LICENSE].before = all_of(&d->arena, before, ID_LICENSE);
	all[CHANGE_LICENSE].after = all_of(&d->arena, after, ID_LICENSE);
	compare_hashes(before, after, &all[CHANGE_HASH]);
	all[CHANGE_VERDICT].before = verdict_of(before);
	all[CHANGE_VERDICT].after = verdict_of(after);
	changed.changes = ARENA_ARRAY(&d->arena, struct change, CHANGE_KINDS);
	for (uint8_t i = 0; i < CHANGE_KINDS; i++) {
		all[i].kind = i;
		if (!str_eq(all[i].before, all[i].after))
			changed.changes[changed.count++] = all[i];
	}
	if (changed.count)
		list_push(&d->changed, changed);
	else
		d->same++;
}

/* Findings */

/* The worst verdict that findings of a fingerprint have. */
static void note_finding(struct map *map, const struct finding *finding)
{
	uint32_t worst = map_get(map, finding->fingerprint);
	if (worst == MAP_NONE || worst < finding->verdict)
		map_set(map, finding->fingerprint, finding->verdict);
}

static void index_findings(struct map *map, const struct side *side)
{
	for (size_t i = 0; i < side->count; i++)
		for (size_t k = 0; k < side->inputs[i].findings.count; k++)
			note_finding(map, &side->inputs[i].findings.items[k]);
}

/* Those that the other side does not have; with `worse`, or has with a lesser verdict. */
static void add_moved(
	struct difference *d, const struct side *side, const struct side *others, bool worse)
{
	struct map known = {0};
	index_findings(&known, others);
	for (size_t i = 0; i < side->count; i++)
		for (size_t k = 0; k < side->inputs[i].findings.count; k++) {
			const struct finding *finding = &side->inputs[i].findings.items[k];
			uint32_t other = map_get(&known, finding->fingerprint);
			if (other == MAP_NONE || (worse && other < finding->verdict))
				list_push(&d->moved,
					((struct moved_finding){&side->inputs[i], finding}));
		}
	map_finish(&known);
}

void difference_find(struct difference *d, const struct side *before, const struct side *after)
{
	static key_of *const keys[] = {
		purl_version_key, purl_key, name_version_key, name_key, hash_key};
	struct parts old = {0}, new = {0};
	collect(&old, before);
	collect(&new, after);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct arena scratch = {0};
		join(&scratch, &old, &new, keys[i]);
		arena_finish(&scratch);
	}
	for (size_t i = 0; i < new.list.count; i++) {
		const struct part *part = &new.list.items[i];
		if (part->other == COMPONENT_NONE)
			list_push(&d->added, part->member);
		else
			compare(d, &old.list.items[part->other].member, &part->member);
	}
	for (size_t i = 0; i < old.list.count; i++)
		if (old.list.items[i].other == COMPONENT_NONE)
			list_push(&d->removed, old.list.items[i].member);
	add_moved(d, after, before, true);
	d->new_findings = d->moved.count;
	add_moved(d, before, after, false);
	list_finish(&old.list);
	list_finish(&new.list);
}

void difference_finish(struct difference *d)
{
	list_finish(&d->added);
	list_finish(&d->removed);
	list_finish(&d->changed);
	list_finish(&d->moved);
	arena_finish(&d->arena);
}
