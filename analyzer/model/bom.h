/* The model: what any bill of materials says about its components, as far as screening, annotating
 * and reporting need it. Strings point into the document (its bytes or its arena). */
#ifndef MODEL_BOM_H
#define MODEL_BOM_H

#include "base/doc.h"
#include "base/map.h"

/* What an identity says. The order is that of evidence.def in analyzer/match, which holds strengths
 * and wording. */
enum identity_kind {
	ID_PURL,
	ID_CPE,
	ID_SWID, /* tag id, or the name of a tag's creator (role PARTY_TAG_CREATOR) */
	ID_PARTY, /* a name of an organisation or person; `party` says in which capacity */
	ID_EMAIL, /* address of such a party */
	ID_NAME, /* the component's own name */
	ID_GROUP, /* CycloneDX group: Maven group, npm scope, ... */
	ID_URL, /* `url` says of what */
	ID_HASH, /* "sha-256:hex" in lower case */
	ID_COPYRIGHT,
	ID_LICENSE, /* text or name of a licence (may name an entity; mentions only) */
	ID_COUNTRY, /* of a party's address, as written; for rules of one's own only */
};

enum party_kind {
	PARTY_NONE,
	PARTY_SUPPLIER,
	PARTY_MANUFACTURER,
	PARTY_PUBLISHER,
	PARTY_AUTHOR,
	PARTY_ORIGINATOR,
	PARTY_PROVIDER, /* of a service */
	PARTY_TAG_CREATOR, /* of a SWID tag */
	PARTY_COMMITTER, /* pedigree */
	PARTY_COUNT
};

enum url_kind {
	URL_NONE,
	URL_VCS,
	URL_DISTRIBUTION, /* distribution, distribution-intake, downloadLocation */
	URL_WEBSITE, /* homepage, website, a party's url */
	URL_ENDPOINT, /* of a service */
	URL_OTHER, /* counts as website */
	URL_REGISTRY, /* where a package was fetched from that anybody may have published there */
	URL_COUNT
};

/* Whose identity it is: the component's own, or that of something it was made from. */
enum identity_via {
	VIA_SELF,
	VIA_ANCESTOR, /* pedigree.ancestors: the component is a fork or a modified copy */
	VIA_DESCENDANT,
	VIA_VARIANT,
	VIA_FORMULATION, /* took part in making the document's subject */
	VIA_DOCUMENT, /* metadata.supplier / manufacturer: of the root component */
	VIA_EVIDENCE, /* found by a tool (evidence.identity) */
	VIA_VENDORED, /* code that lies in a repository, known by its folder and notices only */
};

struct identity {
	uint8_t kind; /* enum identity_kind */
	uint8_t detail; /* enum party_kind or enum url_kind */
	uint8_t via;
	bool person; /* a party that is stated or shaped as a person */
	size_t offset; /* of the value */
	struct str value;
};

enum component_type { /* CycloneDX component.type, SPDX primaryPackagePurpose; TYPE_NONE: not stated
		       */
	TYPE_NONE,
	TYPE_APPLICATION,
	TYPE_FRAMEWORK,
	TYPE_LIBRARY,
	TYPE_CONTAINER,
	TYPE_PLATFORM,
	TYPE_OPERATING_SYSTEM,
	TYPE_DEVICE,
	TYPE_DEVICE_DRIVER,
	TYPE_FIRMWARE,
	TYPE_FILE,
	TYPE_MACHINE_LEARNING_MODEL,
	TYPE_DATA,
	TYPE_CRYPTOGRAPHIC_ASSET,
	TYPE_SERVICE,
	TYPE_SOURCE,
	TYPE_ARCHIVE,
	TYPE_INSTALL,
	TYPE_OTHER,
	TYPE_COUNT
};

/* As CycloneDX writes it; absent for TYPE_NONE. */
struct str component_type_name(enum component_type type);
/* A type as CycloneDX or SPDX writes it, in any case, "_" as "-"; TYPE_NONE when it is none. */
enum component_type component_type_named(struct str name);

enum component_scope {
	SCOPE_NONE,
	SCOPE_REQUIRED,
	SCOPE_OPTIONAL,
	SCOPE_EXCLUDED,
	SCOPE_DEV,
	SCOPE_TEST,
	SCOPE_BUILD
};

struct str component_scope_name(enum component_scope scope);
enum component_scope component_scope_named(struct str name);

/* Whether the subject of the document asks for the component itself. */
enum component_directness { DIRECTNESS_NONE, DIRECTNESS_DIRECT, DIRECTNESS_TRANSITIVE };

/* "direct", "transitive"; absent when it is not stated. */
struct str component_directness_name(enum component_directness directness);

#define COMPONENT_NONE UINT32_MAX

struct component {
	size_t start,
		end; /* of its object or element in the document; both 0: not written as one */
	size_t offset; /* where people should look: its name, else its start */
	struct str ref; /* bom-ref, SPDXID; absent when there is none */
	struct str group, name, version, purl;
	uint8_t type; /* enum component_type */
	uint8_t scope; /* enum component_scope */
	uint8_t direct; /* enum component_directness */
	bool root; /* the subject of the document */
	bool service;
	bool synthetic; /* stands for a document that names its supplier but no subject; not counted
			 */
	bool has_nul; /* one of its own strings holds U+0000: at least `review` */
	uint32_t parent; /* nesting: index or COMPONENT_NONE */
	uint32_t identities; /* index of the first in bom.identities */
	uint32_t identity_count;
};

enum edge_kind { EDGE_DEPENDS, EDGE_CONTAINS };

struct edge {
	uint32_t from, to; /* before bom_resolve: references; after: components or COMPONENT_NONE */
	uint8_t kind; /* enum edge_kind */
	uint8_t scope; /* enum component_scope that the relation states for `to`, or SCOPE_NONE */
	size_t offset;
};

/* A place that names something declared elsewhere (a composition's assembly, an edge's origin). */
struct ref_use {
	uint32_t ref;
	size_t offset;
};

/* Two packages of which one was made from the other (SPDX COPY_OF, DESCENDANT_OF, PATCH_FOR ...). */
struct derivation {
	uint32_t from, to; /* references: `to` is for `from` what `via` says */
	uint8_t via; /* VIA_ANCESTOR, VIA_DESCENDANT or VIA_VARIANT */
	size_t offset;
};

/* Many identities: in blocks, so that they need not be moved when there are more. */
enum { IDENTITY_BLOCK = 4096 };
struct identity_list {
	LIST(struct identity *) blocks;
	size_t count; /* the number of the next one; where parts were joined, some before are unused */
};

/* What was done with references while they were only noted, to be done when they are interned. */
struct mention {
	struct str name;
	uint32_t hash;
	bool implied;
};
struct noted {
	enum { NOTED_DECLARE, NOTED_USE, NOTED_ROOT } what;
	uint32_t mention, component;
	size_t offset;
};

struct bom_notes {
	bool on;
	const struct bom *base; /* the bill whose names have numbers already */
	size_t edges, derivations; /* those from here on name mentions */
	LIST(struct mention) mentions, fresh; /* fresh: names that the base does not have */
	struct map numbers; /* of the fresh ones */
	LIST(struct noted) list;
};

struct bom {
	struct doc *doc;
	const char *format; /* name in the registry: "cyclonedx-json" */
	struct str version; /* as written: "1.6", "SPDX-2.3" */
	uint8_t version_code; /* 10..17, 21..23: the tables' version that was used */
	struct str identity; /* serialNumber or documentNamespace; absent */
	struct str name; /* of the document or its subject */
	bool versioned; /* the document states a revision of its own (CycloneDX version) */
	uint64_t revision;
	size_t signature; /* offset of an enveloped signature, or STR_NPOS */
	LIST(struct component) components;
	struct identity_list identities;
	LIST(struct edge) edges;
	LIST(struct ref_use) uses;
	LIST(struct derivation) derivations;
	struct map refs; /* reference -> interned number */
	LIST(struct ref) interned;
	LIST(struct ref_use) duplicates; /* places of second declarations */
	struct bom_notes notes;
	struct arena memory; /* of the identities */
};

struct ref {
	struct str name;
	uint32_t component; /* the first that bears it, or COMPONENT_NONE */
	size_t offset; /* of the first declaration */
	bool declared; /* something (a component or another object) bears it */
	bool implied; /* names an object that exists by definition (SPDXRef-DOCUMENT, NONE,
			 external) */
	bool root; /* the document describes it */
	bool reported; /* as dangling */
};

void bom_init(struct bom *bom, struct doc *doc);
void bom_finish(struct bom *bom);
/* Gives back all but the components and what the bill says of itself. */
void bom_forget(struct bom *bom);

/* Components are added in document order. Strings are not copied: they must live as long as the
 * document. */
uint32_t bom_add_component(struct bom *bom, const struct component *component);
/* Adds an identity to a component. The identities of one component lie together: while another
 * component's were added last, the component's are moved behind them first, so a reader adds all of
 * one component before those of the next. Iterate over a component's range, never over all of
 * bom->identities. Placeholders (NOASSERTION ...) are dropped. */
void bom_add_identity(struct bom *bom, uint32_t component, const struct identity *identity);
/* The number of a reference, for the functions below. */
uint32_t bom_intern(struct bom *bom, struct str ref);
/* `component` bears the reference, or something else of the document (COMPONENT_NONE). A second
 * bearer is a diagnostic of bom_resolve; the first keeps the name. */
void bom_declare(struct bom *bom, uint32_t ref, uint32_t component, size_t offset);
void bom_use(struct bom *bom, uint32_t ref, size_t offset);
void bom_add_edge(struct bom *bom, uint32_t from, uint32_t to, enum edge_kind kind,
	enum component_scope scope, size_t offset);
void bom_add_derivation(
	struct bom *bom, uint32_t from, uint32_t to, enum identity_via via, size_t offset);
void bom_mark_root(struct bom *bom, uint32_t ref, size_t offset);
/* The identity of a number between component->identities and that plus component->identity_count. */
static inline struct identity *bom_identity(const struct bom *bom, size_t number)
{
	return &bom->identities.blocks.items[number / IDENTITY_BLOCK][number % IDENTITY_BLOCK];
}

/* Reading in parts, each by a thread of its own: a bill, and one more bill for each other part. From
 * bom_note on, references are only noted, their numbers are those of mentions and good for the
 * functions above alone; the base is the bill that had been filled before, itself among the parts.
 * bom_settle gives the numbers; it may run in the part's thread. bom_join ends the noting: it puts
 * the other part (NULL: there is none, or it is dropped) behind the bill, as if that had been filled
 * by one thread, and finishes the part. */
void bom_note(struct bom *bom, const struct bom *base);
void bom_settle(struct bom *bom);
void bom_join(struct bom *bom, struct bom *part);
/* To be called once, behind the last component: turns the references of edges into components, marks
 * the roots, applies the scopes of edges and the derivations, and reports duplicate and dangling
 * references. */
void bom_resolve(struct bom *bom);
/* The same of a document that could not be read to its end, whose references may well be there: without
 * the reports. */
void bom_connect(struct bom *bom);
/* Components that count: all but the synthetic one. */
size_t bom_component_count(const struct bom *bom);

/* Shortest paths from the root components over dependencies and containment (nesting included);
 * where there is no root, as in lock files, from the direct ones. A component that none of them
 * reaches has its nesting parents as its path. */
struct bom_paths {
	uint32_t *previous; /* per component: the one before it on the path, or COMPONENT_NONE */
	bool *reached;
};
void bom_paths(const struct bom *bom, struct arena *arena, struct bom_paths *paths);

#endif
