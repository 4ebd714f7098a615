/* requirements.yml of Ansible: roles and collections, from Galaxy or from repositories; galaxy.yml of
 * a collection. They have no purl type.
 * https://docs.ansible.com/ansible/latest/galaxy/user_guide.html */
#include "lock/lock.h"

static bool is_address(struct str text)
{
	return str_find(text, STR("://")) != STR_NPOS || str_starts(text, STR("git@")) ||
		str_starts(text, STR("git+"));
}

/* "namespace.name", "address,version,name" */
static void add(struct lock *lock, const struct node *node, const char *kind, struct str source,
	struct str version)
{
	struct package package = package_wanted(node, SCOPE_NONE);
	struct str rest = source, address = str_cut(&rest, ',');
	if (rest.ptr && !version.len)
		version = str_cut(&rest, ',');
	package.version = version;
	if (is_address(address)) {
		package.url = address;
		package.url_kind = lock_url_kind(address);
		if (!package_from_repository(lock, &package, address)) {
			struct str path = lock_without(lock_without(address, "/"), ".git");
			package.group = str_of(kind);
			package.name = str_from(path, str_rfind_byte(path, '/') + 1);
			package.qualifiers[0] = (struct lock_qualifier){"vcs_url", address};
		}
	} else if (str_find_byte(address, '/') != STR_NPOS &&
		(str_starts(address, STR(".")) || str_starts(address, STR("/")))) {
		return; /* of the same tree */
	} else {
		package_split(&package, address, '.');
		package.group = arena_printf(lock->arena, "%s%s%.*s", kind,
			package.group.len ? "/" : "", STR_ARG(package.group));
	}
	lock_add(lock, &package);
}

static void add_list(struct lock *lock, const struct node *list, const char *kind)
{
	NODE_EACH(entry, list)
	{
		struct str source = lock_text(entry, "src"), name = lock_text(entry, "name");
		if (entry->kind == NODE_STRING)
			add(lock, entry, kind, entry->text, STR_NONE);
		else if (!lock_is(lock, entry, NODE_OBJECT) || node_get(entry, "include"))
			continue;
		else if (!source.len && !name.len && !node_get(entry, "role"))
			lock_shape(lock, entry->start, "an entry without \"name\" or \"src\"");
		else
			add(lock, entry, kind,
				source.len         ? source
					: name.len ? name
						   : lock_text(entry, "role"),
				lock_text(entry, "version"));
	}
}

static void entries(struct lock *lock, struct node *root)
{
	NODE_EACH(document, root)
	{
		if (document->kind == NODE_ARRAY)
			add_list(lock, document, "ansible-role");
		if (document->kind != NODE_OBJECT)
			continue;
		add_list(lock, lock_member(lock, document, "roles", NODE_ARRAY), "ansible-role");
		add_list(lock, lock_member(lock, document, "collections", NODE_ARRAY),
			"ansible-collection");
		NODE_EACH(entry, lock_member(lock, document, "dependencies", NODE_OBJECT))
		add(lock, entry, "ansible-collection", entry->key, lock_value(entry));
	}
}

static bool has_line(const struct doc *doc, const char *start)
{
	struct str text = str_sub(doc->bytes, 0, 8192), sought = str_of(start);
	size_t at = str_find(text, sought);
	for (; at != STR_NPOS && at > 0 && text.ptr[at - 1] != '\n';) {
		size_t next = str_find(str_from(text, at + 1), sought);
		at = next == STR_NPOS ? next : at + 1 + next;
	}
	return at != STR_NPOS;
}

/* Charts of Helm had files of this name, with dependencies. */
static int probe(struct doc *doc)
{
	static const char *const starts[] = {"roles:", "collections:", "- src:", "- name:",
		"- include:", "- role:", "namespace:", "-   src:", "-   name:", NULL};
	bool chart = has_line(doc, "dependencies:") && !has_line(doc, "namespace:");
	for (const char *const *start = starts; *start && !chart; start++)
		if (has_line(doc, *start))
			return 70;
	return 0;
}

LOCK_FORMAT(ansible_requirements, "ansible-requirements", "Ansible requirements", "generic", YAML,
	probe, "requirements.yml", "requirements.yaml", "galaxy.yml");
