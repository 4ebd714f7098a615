#include "list/table.h"

#include "base/buf.h"
#include "syntax/xml.h"

bool list_tree_probe(const struct list_head *head, const struct list_tree *tree)
{
	return head->syntax == LIST_XML && str_is(head->root, tree->root);
}

/* Paths: "a/b/@c" below an element. */

static bool is_child(const struct node *child, struct str step)
{
	bool attribute = step.len && step.ptr[0] == '@';
	return child->attribute == attribute && str_eq(child->key, str_from(step, attribute));
}

/* Visits what a path leads to, in document order; "." is the element itself. */
static void follow(const struct node *node, struct str path,
	void (*visit)(void *context, const struct node *node), void *context)
{
	if (!path.len || str_is(path, ".")) {
		visit(context, node);
		return;
	}
	struct str rest = path, step = str_cut(&rest, '/');
	NODE_EACH(child, node)
	{
		if (is_child(child, step))
			follow(child, rest, visit, context);
	}
}

struct first {
	struct str text;
};

static void keep_first(void *context, const struct node *node)
{
	struct first *first = context;
	struct str text = str_trim(node->text);
	if (!first->text.len && text.len)
		first->text = text;
}

static struct str text_at(const struct node *node, const char *path)
{
	struct first first = {STR_NONE};
	if (path)
		follow(node, str_of(path), keep_first, &first);
	return first.text;
}

/* Names */

struct naming {
	struct list_reader *reader;
	const struct list_names *names;
	struct listed *entry;
	enum listed_quality quality;
	struct str first; /* the first name that was seen: before there is an entry */
};

static void take_name(struct naming *naming, struct str name, enum listed_quality quality)
{
	if (!naming->first.len)
		naming->first = name;
	if (naming->entry)
		listings_name(naming->reader->listings, naming->entry, name, quality);
}

static void take_each(void *context, const struct node *node)
{
	struct naming *naming = context;
	take_name(naming, str_trim(node->text), naming->quality);
}

static struct str join_parts(
	struct list_reader *reader, const struct list_names *names, const struct node *node)
{
	struct buf text = {0};
	for (size_t i = 0; i < sizeof names->parts / sizeof *names->parts && names->parts[i]; i++) {
		struct str part = text_at(node, names->parts[i]);
		if (text.len && part.len)
			buf_add_byte(&text, ' ');
		buf_add(&text, part);
	}
	struct str name = arena_str(&reader->scratch, buf_str(&text));
	buf_finish(&text);
	return name;
}

static void take_names(void *context, const struct node *node)
{
	struct naming *naming = context;
	const struct list_names *names = naming->names;
	struct str sort = text_at(node, names->quality), weak = text_at(node, names->weak);
	naming->quality = names->usual;
	if (sort.len)
		naming->quality = list_quality_of(sort);
	if (weak.len && list_quality_of(weak) == LISTED_WEAK)
		naming->quality = LISTED_WEAK;
	for (size_t i = 0; names->each && names->parts[i]; i++)
		follow(node, str_of(names->parts[i]), take_each, naming);
	if (!names->each)
		take_name(naming, join_parts(naming->reader, names, node), naming->quality);
	if (names->native)
		follow(node, str_of(names->native), take_each, naming);
}

/* Goes through all the names; without an entry, to see the first one only. */
static struct str name_entry(struct list_reader *reader, const struct list_tree *tree,
	struct listed *entry, const struct node *node)
{
	struct naming naming = {.reader = reader, .entry = entry};
	for (naming.names = tree->names; naming.names->path; naming.names++) {
		if (!entry && naming.names > tree->names)
			break; /* aliases alone are no name */
		follow(node, str_of(naming.names->path), take_names, &naming);
	}
	return naming.first;
}

/* Other members */

struct filling {
	struct list_reader *reader;
	const struct list_tree *tree;
	const struct list_path *path;
	struct listed *entry;
};

static void keep(struct list_reader *reader, struct str *member, struct str value)
{
	if (!member->len && value.len)
		*member = arena_str(&reader->listings->arena, value);
}

static void fill(void *context, const struct node *node)
{
	struct filling *filling = context;
	struct list_reader *reader = filling->reader;
	struct listed *entry = filling->entry;
	struct str text = str_trim(node->text);
	switch (filling->path->role) {
	case ROLE_KIND:
		entry->kind = (uint8_t)list_kind_of(text);
		break;
	case ROLE_PROGRAM:
		keep(reader, &entry->program, text);
		break;
	case ROLE_COUNTRY:
		keep(reader, &entry->country, text);
		break;
	case ROLE_FROM:
		if (entry->from == DATE_NONE)
			entry->from = list_date(text, filling->tree->month_first);
		break;
	case ROLE_CITATION:
		keep(reader, &entry->citation, text);
		break;
	case ROLE_URL:
		keep(reader, &entry->url, text);
		break;
	case ROLE_SITE:
		listings_site(reader->listings, entry, text);
		break;
	default:
		break;
	}
}

/* An element whose child `where` says `value` tells a website in its child "idNumber" and the like: the
 * path's last step. */
static void fill_where(void *context, const struct node *node)
{
	struct filling *filling = context;
	const struct list_path *path = filling->path;
	struct str rest = str_of(path->path);
	size_t slash = str_rfind_byte(rest, '/');
	if (str_eq_nocase(text_at(node, path->where), str_of(path->value)))
		follow(node, str_from(rest, slash + 1), fill, filling);
}

static void fill_entry(struct list_reader *reader, const struct list_tree *tree,
	struct listed *entry, const struct node *node)
{
	struct filling filling = {.reader = reader, .tree = tree, .entry = entry};
	for (filling.path = tree->paths; filling.path->path; filling.path++) {
		struct str path = str_of(filling.path->path);
		if (filling.path->where)
			follow(node, str_sub(path, 0, str_rfind_byte(path, '/')), fill_where,
				&filling);
		else if (filling.path->role != ROLE_ID)
			follow(node, path, fill, &filling);
	}
}

static struct str id_of(const struct list_tree *tree, const struct node *node)
{
	for (const struct list_path *path = tree->paths; path->path; path++)
		if (path->role == ROLE_ID) {
			struct str id = text_at(node, path->path);
			if (id.len)
				return id;
		}
	return STR_NONE;
}

/* The document */

struct visit {
	struct list_reader *reader;
	const struct list_tree *tree;
	bool good;
};

static bool add_entry(struct visit *visit, const struct node *node)
{
	struct list_reader *reader = visit->reader;
	const struct list_tree *tree = visit->tree;
	arena_reset(&reader->scratch);
	struct str id = id_of(tree, node), name = name_entry(reader, tree, NULL, node);
	if (!name.len)
		return visit->good = list_fail(reader, node->key_start, "an entry without a name");
	struct listed *entry = list_entry(
		reader, list_of(reader, tree->list), id, name, tree->joins, node->key_start);
	if (!entry)
		return visit->good = false;
	if (tree->persons && str_is(node->key, tree->persons))
		entry->kind = LISTED_PERSON;
	name_entry(reader, tree, entry, node);
	fill_entry(reader, tree, entry, node);
	return true;
}

static bool is_entry(const struct list_tree *tree, const struct node *node)
{
	for (size_t i = 0; tree->entries[i]; i++)
		if (!node->attribute && str_is(node->key, tree->entries[i]))
			return true;
	return false;
}

/* A path to the edition that begins with this member of the root. */
static void read_edition(struct visit *visit, const struct node *node)
{
	for (size_t i = 0; visit->tree->edition && visit->tree->edition[i]; i++) {
		struct str rest = str_of(visit->tree->edition[i]), step = str_cut(&rest, '/');
		if (!is_child(node, step))
			continue;
		struct first first = {STR_NONE};
		follow(node, rest, keep_first, &first);
		list_edition(visit->reader, list_date(first.text, visit->tree->month_first));
	}
}

static bool visit_root(void *context, struct node *root)
{
	NODE_EACH(attribute, root)
	{
		read_edition(context, attribute);
	}
	return true;
}

static bool visit_member(void *context, struct node *member)
{
	struct visit *visit = context;
	if (!visit->tree->lists && is_entry(visit->tree, member))
		return add_entry(visit, member);
	read_edition(visit, member);
	return true;
}

static bool visit_element(
	void *context, const struct node *list, struct node *element, size_t index)
{
	struct visit *visit = context;
	(void)list;
	(void)index;
	return is_entry(visit->tree, element) ? add_entry(visit, element) : true;
}

bool list_tree_read(struct list_reader *reader, const struct list_tree *tree)
{
	static const char *const none[] = {NULL};
	struct visit visit = {reader, tree, true};
	struct node_visitor visitor = {
		.context = &visit,
		.lists = tree->lists ? tree->lists : none,
		.root = visit_root,
		.member = visit_member,
		.element = visit_element,
	};
	return xml_visit(reader->doc, &visitor) && visit.good;
}
