/* Maven's pom.xml, model versions 4.0.0 and 4.1.0. Properties are resolved from the file itself and
 * from those parents that its source can hand out. Dependencies of profiles are optional; plugins,
 * extensions, the parent and imported lists of versions are what the build is made with. */
#include "lock/lock.h"
#include "syntax/xml.h"

enum { PARENTS = 8, ROUNDS = 8 };

struct pom {
	struct lock *lock;
	const struct node *roots[1 + PARENTS]; /* the document's own first */
	struct doc docs[PARENTS];
	size_t count;
	struct lookup properties;
	struct lookup managed[2]; /* "group:name" of dependencies; names of plugins */
};

/* The value of a property, or absent. */
static struct str property(const struct pom *pom, struct str name)
{
	static const struct str project = STR_INIT("project."), old = STR_INIT("pom.");
	struct str member = str_starts(name, project) ? str_from(name, project.len)
		: str_starts(name, old)               ? str_from(name, old.len)
						      : STR_NONE;
	const struct node *stated = lookup_get(&pom->properties, name);
	if (stated)
		return str_trim(stated->text);
	const struct node *own = pom->roots[0], *parent = lock_element(own, "parent");
	if (str_starts(member, STR("parent.")))
		return lock_element_text(parent,
			str_is(member, "parent.version")           ? "version"
				: str_is(member, "parent.groupId") ? "groupId"
								   : "artifactId");
	if (!str_is(member, "version") && !str_is(member, "groupId") &&
		!str_is(member, "artifactId"))
		return STR_NONE;
	const char *wanted = str_is(member, "version") ? "version"
		: str_is(member, "groupId")            ? "groupId"
						       : "artifactId";
	struct str value = lock_element_text(own, wanted);
	return value.len ? value : lock_element_text(parent, wanted);
}

/* Once, from left to right. What is not known stays as it is. */
static bool expand_once(const struct pom *pom, struct str text, struct buf *out)
{
	bool changed = false;
	while (text.len) {
		size_t from = str_find(text, STR("${"));
		size_t to = from == STR_NPOS ? STR_NPOS : str_find_byte(str_from(text, from), '}');
		if (to == STR_NPOS) {
			buf_add(out, text);
			break;
		}
		struct str value = property(pom, str_sub(text, from + 2, from + to));
		buf_add(out, str_sub(text, 0, from));
		buf_add(out, value.ptr ? value : str_sub(text, from, from + to + 1));
		changed |= value.ptr != NULL;
		text = str_from(text, from + to + 1);
	}
	return changed;
}

/* Properties may name others; a text that grows without end is cut off by the limit on rounds. */
static struct str expand(const struct pom *pom, struct str text)
{
	enum { LONG = 1000 };
	for (int round = 0; round < ROUNDS && str_find(text, STR("${")) != STR_NPOS; round++) {
		struct buf out = {0};
		bool changed = expand_once(pom, text, &out);
		struct str made = arena_str(pom->lock->arena, buf_str(&out));
		buf_finish(&out);
		text = made.len <= LONG ? made : text;
		if (!changed || made.len > LONG)
			break;
	}
	return text;
}

static bool is_resolved(struct str text)
{
	return str_find(text, STR("${")) == STR_NPOS && str_find(text, STR("@{")) == STR_NPOS;
}

static struct str coordinate(const struct pom *pom, const struct node *element, const char *name)
{
	return expand(pom, lock_element_text(element, name));
}

static struct str managed_key(const struct pom *pom, struct str group, struct str name, bool plugin)
{
	return plugin ? name
		      : arena_printf(pom->lock->arena, "%.*s:%.*s", STR_ARG(group), STR_ARG(name));
}

static void manage(struct pom *pom, const struct node *root, bool plugin)
{
	const struct node *list = lock_element(root, plugin ? "build" : "dependencyManagement");
	if (plugin && list)
		list = lock_element(list, "pluginManagement");
	list = list ? lock_element(list, plugin ? "plugins" : "dependencies") : NULL;
	NODE_EACH(entry, list)
	if (!entry->attribute)
		lookup_put(&pom->managed[plugin],
			managed_key(pom, coordinate(pom, entry, "groupId"),
				coordinate(pom, entry, "artifactId"), plugin),
			entry);
}

/* The version that dependencyManagement states for what states none itself. */
static struct str managed_version(
	const struct pom *pom, struct str group, struct str name, bool plugin)
{
	const struct node *entry =
		lookup_get(&pom->managed[plugin], managed_key(pom, group, name, plugin));
	/* A parent is released before the document. */
	return entry ? arena_str(pom->lock->arena, coordinate(pom, entry, "version")) : STR_NONE;
}

static enum component_scope scope_named(struct str scope)
{
	return str_is(scope, "test") ? SCOPE_TEST : SCOPE_NONE;
}

static void add(const struct pom *pom, const struct node *entry, enum component_scope scope)
{
	struct lock *lock = pom->lock;
	bool plugin = str_is(entry->key, "plugin");
	struct package package = package_at(entry);
	const struct node *artifact = lock_element(entry, "artifactId");
	package.group = coordinate(pom, entry, "groupId");
	package.name = coordinate(pom, entry, "artifactId");
	package.version = coordinate(pom, entry, "version");
	package.range = true;
	package.direct = DIRECTNESS_DIRECT;
	package.scope = scope ? scope : scope_named(coordinate(pom, entry, "scope"));
	if (artifact)
		package.offset = artifact->start;
	if (plugin && !package.group.len)
		package.group = STR("org.apache.maven.plugins");
	if (!package.version.len)
		package.version = managed_version(pom, package.group, package.name, plugin);
	if (!is_resolved(package.group) || !is_resolved(package.name))
		lock_unresolved(lock, package.offset,
			is_resolved(package.group) ? package.name : package.group);
	lock_add(lock, &package);
}

static void add_all(const struct pom *pom, const struct node *list, enum component_scope scope)
{
	NODE_EACH(entry, list)
	{
		const struct node *own = lock_element(entry, "dependencies");
		if (entry->attribute)
			continue;
		add(pom, entry, scope);
		if (str_is(entry->key, "plugin"))
			add_all(pom, own, SCOPE_BUILD);
	}
}

/* Lists of versions that are imported ("BOM") are files that the build reads. */
static void add_imports(const struct pom *pom, const struct node *element)
{
	const struct node *management = lock_element(element, "dependencyManagement");
	NODE_EACH(entry, lock_element(management, "dependencies"))
	if (!entry->attribute && str_is(coordinate(pom, entry, "scope"), "import"))
		add(pom, entry, SCOPE_BUILD);
}

static void add_build(const struct pom *pom, const struct node *element)
{
	const struct node *build = lock_element(element, "build");
	add_all(pom, lock_element(build, "plugins"), SCOPE_BUILD);
	add_all(pom, lock_element(build, "extensions"), SCOPE_BUILD);
	add_imports(pom, element);
}

/* What lies at the path may be another project: then the parent is fetched. */
static bool is_parent(const struct node *parent, const struct node *root)
{
	return str_is(root->key, "project") &&
		str_eq(lock_element_text(parent, "artifactId"),
			lock_element_text(root, "artifactId"));
}

/* A relative path names the file or its folder. */
static enum sibling ask_for_parent(struct pom *pom, struct str *path, struct str *bytes)
{
	struct lock *lock = pom->lock;
	if (!str_ends(*path, STR(".xml")) && !str_ends(*path, STR(".pom")))
		*path = arena_printf(lock->arena, "%.*s/pom.xml", STR_ARG(*path));
	return doc_sibling(lock->doc, *path, bytes);
}

/* The parents at their relative paths, if the document's source has them. */
static void load_parents(struct pom *pom)
{
	struct str folder = STR("");
	while (pom->count <= PARENTS) {
		const struct node *parent = lock_element(pom->roots[pom->count - 1], "parent");
		const struct node *relative = lock_element(parent, "relativePath");
		struct str bytes, path = relative ? str_trim(relative->text) : STR("../pom.xml");
		struct doc *doc = &pom->docs[pom->count - 1];
		if (!parent || !path.len || path.ptr[0] == '/')
			return;
		path = arena_printf(pom->lock->arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(path));
		if (ask_for_parent(pom, &path, &bytes) == SIBLING_NONE)
			return;
		folder = str_sub(path, 0, str_rfind_byte(path, '/') + 1);
		doc_wrap(doc, path, bytes, pom->lock->doc->limits);
		const struct node *root = xml_load(doc, &doc->arena);
		if (!root || !is_parent(parent, root)) {
			doc_finish(doc);
			return;
		}
		pom->roots[pom->count++] = root;
	}
}

static void entries(struct lock *lock, struct node *root)
{
	struct pom pom = {.lock = lock, .roots = {root}, .count = 1};
	const struct node *parent = lock_element(root, "parent");
	if (!str_is(root->key, "project")) {
		lock_syntax(lock, root->start, "the root element is %s; expected project",
			diag_quote(lock->doc, root->key));
		return;
	}
	load_parents(&pom);
	for (size_t i = 0; i < pom.count; i++)
		lookup_put_members(&pom.properties, lock_element(pom.roots[i], "properties"));
	for (size_t i = 0; i < pom.count; i++) {
		manage(&pom, pom.roots[i], false);
		manage(&pom, pom.roots[i], true);
	}
	lock->bom->name = lock_element_text(root, "artifactId");
	lock->bom->version = lock_element_text(root, "modelVersion");
	add_all(&pom, lock_element(root, "dependencies"), SCOPE_NONE);
	NODE_EACH(profile, lock_element(root, "profiles"))
	{
		add_all(&pom, lock_element(profile, "dependencies"), SCOPE_OPTIONAL);
		add_build(&pom, profile);
	}
	add_build(&pom, root);
	/* A parent with a path is a module of the same tree as a rule; one without is fetched. */
	if (parent && lock_element(parent, "relativePath") &&
		!lock_element_text(parent, "relativePath").len)
		add(&pom, parent, SCOPE_BUILD);
	lookup_finish(&pom.properties);
	lookup_finish(&pom.managed[false]);
	lookup_finish(&pom.managed[true]);
	for (size_t i = 1; i < pom.count; i++)
		doc_finish(&pom.docs[i - 1]);
}

/* That of a jar file says what its maker built it with; pom.properties beside it says what it is. */
static int probe(struct doc *doc)
{
	return str_find(doc->name, STR("!META-INF/maven/")) == STR_NPOS ? 40 : 0;
}

LOCK_FORMAT(pom_xml, "pom-xml", "Maven project", "maven", XML, probe, "pom.xml", "*.pom");
