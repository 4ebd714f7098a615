/* SPDX 2 and SPDX 3: the parts of the two ways. Each way makes the other document as a whole; the same
 * document made again from that is compared with the original (cross.h). Private to formats/spec. */
#ifndef SPEC_CROSS_SPDX3_H
#define SPEC_CROSS_SPDX3_H

#include "base/list.h"
#include "base/map.h"
#include "spec/cross.h"
#include "spec/spdx3_tree.h"

struct relation_made {
	struct node *element; /* or NULL */
	bool given; /* a carried element says it */
};

/* A graph that is being made, or read, and the names that its elements have in SPDX 2. */
struct exchange {
	const struct crossing *c;
	struct node *graph;
	struct str ns; /* of the document, with the "#" behind it */
	struct str info; /* identifier of its creation information */
	struct str list_version; /* of the licence list, as SPDX 3 writes it; or absent */
	struct map at; /* spdxId or @id -> index of elements */
	LIST(struct node *) elements;
	struct map iris,
		ids; /* SPDXID -> IRI and back, as index of names; only what no rule says */
	struct map agents, licenses; /* what SPDX 2 writes -> IRI, as index of names */
	LIST(struct str) names;
	LIST(struct str)
	prefixes; /* "DocumentRef-x", and the namespace of that document with "#" */
	size_t infos; /* creation information made besides the document's */
	LIST(struct relation_made) relations; /* what became of each relationship of SPDX 2 */
	struct node *document; /* the SpdxDocument, or NULL */
	bool bare; /* no bill besides the document */
};

/* Elements of these classes become objects of lists of their own. */
enum object_kind { OBJECT_PACKAGE, OBJECT_FILE, OBJECT_SNIPPET, OBJECT_KINDS };

extern const char *const cross_list_names[OBJECT_KINDS]; /* "packages" ... */
extern const char *const cross_class_names[OBJECT_KINDS]; /* "software_Package" ... */
/* OBJECT_KINDS: none of them. */
enum object_kind cross_kind(const struct node *element);

void exchange_finish(struct exchange *x);
/* The identifier that an element has. */
struct str exchange_id_of(const struct node *element);
/* Adds an element to the graph. */
void exchange_add(struct exchange *x, struct node *element);
/* Notes one that is there. */
void exchange_note(struct exchange *x, struct node *element);
struct node *exchange_find(const struct exchange *x, struct str iri);
/* A new element with its identifier and creation information; not yet in the graph. */
struct node *exchange_make(struct exchange *x, const char *class, struct str iri);
/* "…#SPDXRef-KIND-" and a UUIDv5 of the parts; one that no element has. */
struct str exchange_iri(
	struct exchange *x, const char *kind, const struct str *parts, size_t count);

/* Names: SPDXRef-x, LicenseRef-x, DocumentRef-x:y, NONE, NOASSERTION and IRIs. */
void exchange_name(struct exchange *x, struct str id, struct str iri);
struct str exchange_to_iri(struct exchange *x, struct str id);
/* Absent when nothing in SPDX 2 has that IRI. */
struct str exchange_to_id(struct exchange *x, struct str iri);
/* The same for an element that becomes an object: one is made. */
struct str exchange_make_id(struct exchange *x, struct str iri);

/* Agents and tools as SPDX 2 writes them: absent when they have no such form. */
struct str exchange_agent(struct exchange *x, struct str text);
struct str exchange_tool(struct exchange *x, struct str text);
struct str exchange_party(struct exchange *x, const struct node *element);

/* Licence expressions; NONE and NOASSERTION, too. */
struct str exchange_license(struct exchange *x, struct str text);
struct str exchange_expression(struct exchange *x, struct str iri);
/* Notes what a graph's licences and agents are called in SPDX 2: they are not made again. */
void exchange_learn(struct exchange *x, const struct node *graph);

/* cross_spdx3_rows.c: an element as the object says it, and the other way. Licences stand in the element
 * as members named as the relationships that will say them. */
struct node *cross_element(
	struct exchange *x, enum object_kind kind, const struct node *object, struct str iri);
struct node *cross_object_of(
	struct exchange *x, enum object_kind kind, const struct node *element, struct str id);
extern const char *const cross_license_members[2];
/* Hash of SPDX 3 and checksum of SPDX 2; NULL: it has no such form. */
struct node *cross_hash(const struct crossing *c, const struct node *checksum);
struct node *cross_checksum(const struct crossing *c, const struct node *hash);

/* Properties, of packages and of the document. */
void cross_extension(struct exchange *x, const struct node *object, struct node *element);
void cross_extension_back(struct exchange *x, const struct node *element, struct node *object);

/* cross_spdx3_references.c */
void cross_references(struct exchange *x, const struct node *object, struct node *element);
void cross_references_back(struct exchange *x, const struct node *element, struct node *object);

/* cross_spdx3_security.c: vulnerabilities between CycloneDX and SPDX 3. */
void cross_vulnerabilities(struct exchange *x, const struct node *root);
void cross_vulnerabilities_back(struct exchange *x, struct node *root);
/* Whether an element was made so of what is carried. */
bool cross_is_made_security(const struct node *element);

/* cross_spdx3_relations.c: NULL when it has no such form. */
struct node *cross_relationship(struct exchange *x, const struct node *relation);
/* The scope of a relationship that comes back. */
struct str cross_scope(struct str type, struct str scope);
/* Adds one for each element that it goes to; false when it has no such form. */
bool cross_relations(struct exchange *x, const struct node *relationship, struct node *list);

/* The graph of an SPDX 2 document. `given`: a graph with elements that an earlier way carried: what they
 * say is not made again; or NULL. */
void cross_make_spdx3(struct exchange *x, const struct node *root, const struct node *given);
/* The SPDX 2 document of a graph that the exchange holds; `objects` gets, for each of its elements, the
 * object (of the document: the root) that it became, or NULL. */
struct node *cross_make_spdx2(struct exchange *x, struct node **objects);
/* Begins to read a graph. */
void exchange_read(struct exchange *x, struct node *graph);
/* The identifier of the bill that is made besides the document. */
struct str exchange_sbom(const struct exchange *x);

#endif
