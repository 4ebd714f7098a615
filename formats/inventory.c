#include "inventory.h"

#include "base/digest.h"
#include "spec/convert.h"

static void add(struct arena *arena, struct node *object, const char *name, struct str text)
{
	if (text.len)
		node_append(object, value_string(arena, name, arena_str(arena, text)));
}

static struct node *list_of(struct arena *arena, struct node *object, const char *name)
{
	struct node *list = value_member(object, str_of(name));
	if (!list) {
		list = value_array(arena, name);
		node_append(object, list);
	}
	return list;
}

/* "sha-256" -> "SHA-256"; absent when CycloneDX does not know it. */
static struct str algorithm(struct str name)
{
	static const char *const names[] = {"MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512",
		"SHA3-256", "SHA3-384", "SHA3-512", "BLAKE2b-256", "BLAKE2b-384", "BLAKE2b-512",
		"BLAKE3"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq_nocase(name, str_of(names[i])))
			return str_of(names[i]);
	return STR_NONE;
}

static void add_hash(struct arena *arena, struct node *component, struct str value)
{
	struct str name = algorithm(str_cut(&value, ':'));
	struct node *hash = value_object(arena, NULL);
	if (!name.len || !value.len)
		return;
	add(arena, hash, "alg", name);
	add(arena, hash, "content", value);
	node_append(list_of(arena, component, "hashes"), hash);
}

static void add_address(
	struct arena *arena, struct node *component, const struct identity *identity)
{
	static const char *const types[URL_COUNT] = {[URL_VCS] = "vcs",
		[URL_DISTRIBUTION] = "distribution",
		[URL_REGISTRY] = "distribution",
		[URL_WEBSITE] = "website"};
	const char *type = types[identity->detail];
	struct node *reference = value_object(arena, NULL);
	add(arena, reference, "type", str_of(type ? type : "other"));
	add(arena, reference, "url", identity->value);
	node_append(list_of(arena, component, "externalReferences"), reference);
}

static void add_party(struct arena *arena, struct node *component, const struct identity *identity)
{
	static const char *const names[PARTY_COUNT] = {
		[PARTY_SUPPLIER] = "supplier", [PARTY_MANUFACTURER] = "manufacturer"};
	const char *name = names[identity->detail];
	struct node *party = value_object(arena, name);
	if (!name && !value_member(component, STR("publisher"))) {
		add(arena, component, "publisher", identity->value);
	} else if (name && !value_member(component, str_of(name))) {
		add(arena, party, "name", identity->value);
		node_append(component, party);
	}
}

static void add_identities(struct arena *arena, struct node *object, const struct bom *bom,
	const struct component *component)
{
	for (uint32_t i = 0; i < component->identity_count; i++) {
		const struct identity *identity = bom_identity(bom, component->identities + i);
		if (identity->via != VIA_SELF)
			continue;
		if (identity->kind == ID_HASH)
			add_hash(arena, object, identity->value);
		else if (identity->kind == ID_URL)
			add_address(arena, object, identity);
		else if (identity->kind == ID_PARTY)
			add_party(arena, object, identity);
		else if (identity->kind == ID_CPE && !value_member(object, STR("cpe")))
			add(arena, object, "cpe", identity->value);
	}
}

static void add_scope(struct arena *arena, struct node *object, const struct component *component)
{
	struct str scope = component_scope_name((enum component_scope)component->scope);
	if (component->scope <= SCOPE_EXCLUDED) {
		add(arena, object, "scope", scope);
		return;
	}
	struct node *property = value_object(arena, NULL);
	add(arena, property, "name", STR("inventory:scope"));
	add(arena, property, "value", scope);
	node_append(list_of(arena, object, "properties"), property);
}

/* The purl, or a number; with a number behind it where the purl is listed twice. */
static struct str ref_of(
	struct arena *arena, struct map *refs, const struct component *component, uint32_t index)
{
	struct str ref = component->purl.len ? arena_str(arena, component->purl)
					     : arena_printf(arena, "component-%u", index);
	while (map_get(refs, ref) != MAP_NONE)
		ref = arena_printf(arena, "%.*s#%u", STR_ARG(ref), index);
	map_set(refs, ref, index);
	return ref;
}

static void add_component(struct arena *arena, struct node *list, const struct bom *bom,
	uint32_t index, struct str ref)
{
	const struct component *component = &bom->components.items[index];
	struct node *object = value_object(arena, NULL);
	struct str type = component_type_name((enum component_type)component->type);
	bool known = component->type > TYPE_NONE && component->type < TYPE_SERVICE;
	add(arena, object, "type", known ? type : STR("library"));
	add(arena, object, "bom-ref", ref);
	add(arena, object, "group", component->group);
	node_append(object, value_string(arena, "name", arena_str(arena, component->name)));
	add(arena, object, "version", component->version);
	add(arena, object, "purl", component->purl);
	add_scope(arena, object, component);
	add_identities(arena, object, bom, component);
	node_append(list, object);
}

static void add_dependencies(
	struct arena *arena, struct node *root, const struct bom *bom, const struct str *refs)
{
	struct node **of = ARENA_ARRAY(arena, struct node *, bom->components.count + 1);
	struct map known = {0};
	for (size_t i = 0; i < bom->edges.count; i++) {
		const struct edge *edge = &bom->edges.items[i];
		if (edge->from >= bom->components.count || edge->to >= bom->components.count)
			continue;
		struct str key = arena_printf(arena, "%u %u", edge->from, edge->to);
		if (!refs[edge->from].len || !refs[edge->to].len ||
			map_get(&known, key) != MAP_NONE)
			continue;
		map_set(&known, key, 0);
		if (!of[edge->from]) {
			of[edge->from] = value_object(arena, NULL);
			add(arena, of[edge->from], "ref", refs[edge->from]);
			node_append(list_of(arena, root, "dependencies"), of[edge->from]);
		}
		node_append(list_of(arena, of[edge->from], "dependsOn"),
			value_string(arena, NULL, refs[edge->to]));
	}
	map_finish(&known);
}

struct node *inventory_tree(struct arena *arena, const struct bom *bom)
{
	struct node *root = value_object(arena, NULL), *version,
		    *list = value_array(arena, "components");
	struct str *refs = ARENA_ARRAY(arena, struct str, bom->components.count + 1);
	struct str parts[] = {bom->doc->name, bom->doc->bytes};
	struct map taken = {0};
	add(arena, root, "serialNumber",
		arena_printf(arena, "urn:uuid:%.*s", STR_ARG(uuid5(arena, parts, 2))));
	version = value_string(arena, "version", STR("1"));
	version->kind = NODE_NUMBER;
	node_append(root, version);
	for (uint32_t i = 0; i < bom->components.count; i++) {
		if (bom->components.items[i].synthetic)
			continue;
		refs[i] = ref_of(arena, &taken, &bom->components.items[i], i);
		add_component(arena, list, bom, i, refs[i]);
	}
	node_append(root, list);
	add_dependencies(arena, root, bom, refs);
	map_finish(&taken);
	return root;
}
