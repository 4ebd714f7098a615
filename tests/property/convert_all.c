/* Converts documents to every rendition and back: convert_all FOLDER FILE... writes FOLDER/N.TARGET and
 * prints a line for each: N, target, outcomes (carried replaced defaulted dropped), and "ok" or where the document that came
 * back differs from the original.
 *
 * What counts as the same: members in any order; no member and an empty list (XML has no empty list without an element
 * around it), one object and a list of it (evidence.identity), no value and an empty one of a property; numbers by value;
 * "$schema", which names the syntax. */
#include <stdio.h>
#include <stdlib.h>

#include "convert.h"
#include "spec/equal.h"
#include "spec/spdx3_tree.h"

static bool is_empty(const struct node *node)
{
	return !node || node->kind == NODE_NULL || (node->kind == NODE_ARRAY && !node->first) ||
		str_is(node->key, "$schema");
}

static bool same_number(struct str a, struct str b)
{
	char x[64], y[64];
	snprintf(x, sizeof x, "%.*s", STR_ARG(a));
	snprintf(y, sizeof y, "%.*s", STR_ARG(b));
	double p = strtod(x, NULL), q = strtod(y, NULL);
	return !(p < q) && !(q < p);
}

static bool is_tags; /* the original is tag-value, where an empty value is carried */

static bool is_nothing(const struct node *node)
{
	return is_empty(node) ||
		((is_tags || str_is(node->key, "value")) && !node->text.len &&
			node->kind == NODE_STRING);
}

static bool differ(struct buf *where, const struct node *a, const struct node *b);

static bool find_other(struct buf *where, const struct node *a, const struct node *b)
{
	size_t length = where->len;
	NODE_EACH(member, a)
	{
		const struct node *other = value_member(b, member->key);
		if ((!other && is_nothing(member)) || is_empty(member))
			continue;
		buf_printf(where, "/%.*s", STR_ARG(member->key));
		if (!other) {
			buf_puts(where, " lost");
			return true;
		}
		if (differ(where, member, other))
			return true;
		where->len = length;
	}
	NODE_EACH(member, b)
	if (!value_member(a, member->key) && !is_nothing(member)) {
		buf_printf(where, "/%.*s new", STR_ARG(member->key));
		return true;
	}
	return false;
}

static bool differ(struct buf *where, const struct node *a, const struct node *b)
{
	if (a->kind == NODE_OBJECT && b->kind == NODE_ARRAY && b->count == 1)
		b = b->first;
	if (a->kind == NODE_ARRAY && b->kind == NODE_OBJECT && a->count == 1)
		a = a->first;
	if (a->kind != b->kind) {
		buf_printf(where, " is %s, was %s", node_kind_name(b), node_kind_name(a));
		return true;
	}
	if (a->kind == NODE_OBJECT)
		return find_other(where, a, b);
	if (a->kind == NODE_ARRAY) {
		const struct node *y = b->first;
		size_t index = 0, length = where->len;
		for (const struct node *x = a->first; x && y; x = x->next, y = y->next) {
			buf_printf(where, "/%zu", index++);
			if (differ(where, x, y))
				return true;
			where->len = length;
		}
		if (a->count != b->count)
			buf_printf(where, " has %u elements, had %u", b->count, a->count);
		return a->count != b->count;
	}
	bool same = a->kind < NODE_NUMBER || a->kind == NODE_NUMBER ? same_number(a->text, b->text)
								    : str_eq(a->text, b->text);
	if (!same)
		buf_printf(where, " is \"%.*s\", was \"%.*s\"", STR_ARG(b->text), STR_ARG(a->text));
	return !same;
}

/* Lists whose order says nothing, when families are crossed. */
static bool is_set(struct str name)
{
	static const char *const names[] = {"externalReferences", "externalRefs", "hashes",
		"checksums", "creators", "dependencies", "dependsOn", "relationships",
		"annotations", "packages", "files", "snippets", "hasExtractedLicensingInfos",
		"fileTypes", "@graph", "verifiedUsing", "externalIdentifier", "externalRef",
		"software_contentIdentifier", "createdBy", "createdUsing", "profileConformance",
		"extension_cdxProperty"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is(name, names[i]))
			return true;
	return false;
}

/* A package is known by its identifier, whatever else differs. */
static struct digest128 identity_of(const struct node *node)
{
	static const char *const names[] = {"SPDXID", "spdxId", "@id"};
	const struct node *id = NULL;
	for (size_t i = 0; !id && i < sizeof names / sizeof *names; i++)
		id = node_get(node, names[i]);
	return digest_of(id ? id : node);
}

static int by_digest(const void *a, const void *b)
{
	struct digest128 x = identity_of(*(struct node *const *)a),
			 y = identity_of(*(struct node *const *)b);
	return x.a != y.a ? (x.a < y.a ? -1 : 1) : (x.b > y.b) - (x.b < y.b);
}

static void sort_sets(struct node *node, struct arena *arena)
{
	for (struct node *child = node->first, *before = NULL, *next; child; child = next) {
		next = child->next;
		sort_sets(child, arena);
		if (child->kind == NODE_ARRAY && !child->first)
			value_remove(node, before, child);
		else
			before = child;
	}
	if (node->kind != NODE_ARRAY || !is_set(node->key) || node->count < 2)
		return;
	struct node **all = ARENA_ARRAY(arena, struct node *, node->count);
	size_t count = 0;
	NODE_EACH(child, node)
	all[count++] = child;
	qsort(all, count, sizeof *all, by_digest);
	node->first = node->last = NULL;
	node->count = 0;
	for (size_t i = 0; i < count; i++) {
		all[i]->next = NULL;
		node_append(node, all[i]);
	}
}

static struct str read_file(struct arena *arena, const char *path)
{
	struct doc doc;
	doc_read(&doc, path, &limits_default);
	struct str raw = arena_str(arena, doc.raw);
	doc_finish(&doc);
	return raw;
}

/* Converts to a file; false when that was not possible. */
static bool convert_to(struct str text, const struct format *from, const char *path,
	const struct format *to, const struct rendition *target, struct conversion *conversion,
	struct doc *doc)
{
	struct output output;
	doc_wrap(doc, STR("original"), text, &limits_default);
	if (!convert(conversion, doc, from, NULL, to, target) || !output_open(&output, path))
		return false;
	conversion_write(conversion, doc, &output);
	return output_commit(&output);
}

static struct node *load(
	struct str text, const struct format *format, struct doc *doc, struct arena *arena)
{
	doc_wrap(doc, STR("again"), text, &limits_default);
	return format->load(doc, arena, NULL);
}

/* SPDX 3.0.0 is not written. */
static void newest(struct node *root, struct arena *arena)
{
	struct rendition old = {.spec = &spec_spdx3,
				 .version = spec_spdx3.version(spdx3_stated(root))},
			 new = {.spec = &spec_spdx3, .version = spec_spdx3.newest};
	adapt(arena, root, &old, &new, false, NULL);
}

/* What RDF says in two ways is carried in what is read of it again. */
static bool is_rdf(const struct format *format)
{
	return strcmp(format->name, "spdx-rdf") == 0;
}

static void compare(struct str a, struct str b, const struct format *format, bool crossed)
{
	struct arena arena = {0};
	struct doc x, y;
	struct buf where = {0};
	struct node *p = load(a, format, &x, &arena), *q = load(b, format, &y, &arena);
	if (format->spec == &spec_spdx3 && p && q) {
		newest(p, &arena);
		newest(q, &arena);
	}
	if (is_rdf(format) && p && q) {
		carry_restore(&x, &arena, p);
		carry_restore(&y, &arena, q);
	}
	for (int i = 0; crossed && i < 2; i++)
		if (i ? q : p)
			sort_sets(i ? q : p, &arena);
	if (!p || !q)
		puts("unreadable");
	else if (differ(&where, p, q))
		printf("%.*s\n", STR_ARG(buf_str(&where)));
	else
		puts("ok");
	buf_finish(&where);
	doc_finish(&x);
	doc_finish(&y);
	arena_finish(&arena);
}

static void round_trip(const char *folder, int number, const char *name, struct str text,
	const struct format *from, const struct rendition *source)
{
	struct conversion there = {0}, back = {0};
	struct arena arena = {0};
	struct doc a, b;
	const struct format *to;
	struct rendition target;
	struct str error;
	char path[4096], again[4096];
	if (!rendition_parse(str_of(name), &target, &to, &arena, &error)) {
		arena_finish(&arena);
		return;
	}
	snprintf(path, sizeof path, "%s/%d.%s", folder, number, name);
	snprintf(again, sizeof again, "%s/%d.back", folder, number);
	printf("%d\t%s\t", number, name);
	if (!convert_to(text, from, path, to, &target, &there, &a)) {
		puts("0 0 0 0\tunwritten");
		doc_finish(&a);
	} else {
		printf("%zu %zu %zu %zu\t", there.losses.counts[0], there.losses.counts[1],
			there.losses.counts[2], there.losses.counts[3]);
		if (convert_to(read_file(&arena, path), to, again, from, source, &back, &b))
			compare(text, read_file(&arena, again), from,
				to->spec != from->spec || is_rdf(from) || is_rdf(to));
		else
			printf("not back: %.*s\n",
				STR_ARG(b.diags.list.count ? b.diags.list.items[0].text : STR("")));
		doc_finish(&a);
		doc_finish(&b);
	}
	conversion_finish(&there);
	conversion_finish(&back);
	arena_finish(&arena);
}

static const char *const targets[] = {"cyclonedx-json@1.2", "cyclonedx-json@1.3",
	"cyclonedx-json@1.4", "cyclonedx-json@1.5", "cyclonedx-json@1.6", "cyclonedx-json@1.7",
	"cyclonedx-xml@1.2", "cyclonedx-xml@1.3", "cyclonedx-xml@1.4", "cyclonedx-xml@1.5",
	"cyclonedx-xml@1.6", "cyclonedx-xml@1.7", "spdx-json@2.2", "spdx-json@2.3", "spdx-yaml@2.2",
	"spdx-yaml@2.3", "spdx-tag@2.2", "spdx-tag@2.3", "spdx-xml@2.2", "spdx-xml@2.3",
	"spdx-rdf@2.2", "spdx-rdf@2.3", "cyclonedx-proto@1.3", "cyclonedx-proto@1.4",
	"cyclonedx-proto@1.5", "cyclonedx-proto@1.6", "cyclonedx-proto@1.7", "spdx3-json@3.0.1"};

static size_t every = 3; /* of how many targets a document takes one, in turn; 1: all */

static void check(const char *folder, int number, struct doc *doc, const struct format *format)
{
	struct conversion first = {0};
	struct rendition any = {.spec = format->spec};
	bool good = convert(&first, doc, format, NULL, format, &any);
	struct rendition source = first.source;
	is_tags = strcmp(format->name, "spdx-tag") == 0;
	conversion_finish(&first);
	for (size_t i = 0; good && i < sizeof targets / sizeof *targets; i++)
		if ((i + (size_t)number) % every == 0)
			round_trip(folder, number, targets[i], doc->raw, format, &source);
}

int main(int argc, char **argv)
{
	every = getenv("CONVERT_ALL") ? 1 : every;
	for (int i = 2; i < argc; i++) {
		struct doc doc;
		const struct format *format = NULL;
		if (doc_read(&doc, argv[i], &limits_default))
			format = format_detect(&doc);
		if (format && format->load && format->write)
			check(argv[1], i - 2, &doc, format);
		doc_finish(&doc);
	}
	return 0;
}
