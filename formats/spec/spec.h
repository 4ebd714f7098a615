/* A bill-of-materials specification as a table of fields. One engine reads, checks, and (by the
 * same rows) writes and version-converts: formats/spec/engine.c. A table row says what a member is
 * called in JSON and in XML, since when and until when it exists, where it is required, what it may
 * hold, and what it means for the model (its role).
 *
 * Versions are small numbers: CycloneDX 1.0-1.7 = 10..17, SPDX 2.0-2.3 = 20..23. */
#ifndef SPEC_SPEC_H
#define SPEC_SPEC_H

#include "model/bom.h"
#include "syntax/node.h"

enum {
	VERSION_ANY = 0,
	VERSION_LAST = 255,
	VERSION_NEVER = 255, /* as `since`: not in JSON (an element that only XML has) */
};

enum field_kind {
	FIELD_STRING,
	FIELD_INTEGER,
	FIELD_NUMBER,
	FIELD_BOOLEAN,
	FIELD_OBJECT, /* of field.type */
	FIELD_ANY, /* any JSON value / any XML element: kept, not looked into (signatures,
		      extensions) */
};

/* The forms of an XML member (CycloneDX). What stands in xml_name:
 *   "name"                 the element or attribute of that name
 *   "wrapper/item"         <wrapper><item/>...</wrapper>
 *   "wrapper/a|b|c"        items of several names, all of the one type
 *   "wrapper+/item"        a wrapper of its own for each item
 *   "...@attribute"        the value is that attribute of the element (or item) named before it
 * The forms of a member's other rows (`other`) are tried in turn: an alternative is the one whose
 * elements are there. An item of a type with XML_TEXT or XML_ATTRIBUTE rows has its text and its
 * attributes on the item's own element, whatever that is called. */
enum xml_form {
	XML_NONE, /* JSON only */
	XML_ELEMENT, /* <name>value</name>; repeated when the field is a list */
	XML_WRAPPED, /* list: <wrapper><item/>...</wrapper>; no list: a wrapper with one item, whose
			name tells the alternatives apart */
	XML_ATTRIBUTE, /* name="value" */
	XML_TEXT, /* the element's own character data */
	XML_NAMESPACE, /* specVersion: from the namespace */
	XML_IMPLIED, /* bomFormat: from the root element */
	XML_FLATTEN, /* the object is the surrounding element itself when that is called xml_name:
			<license> in <licenses> is the item {"license": {...}} */
};

/* Checks on strings and numbers beyond their JSON type. */
enum field_check {
	CHECK_NONE,
	CHECK_DATE_TIME, /* RFC 3339 */
	CHECK_SPDX_DATE, /* YYYY-MM-DDThh:mm:ssZ */
	CHECK_URI,
	CHECK_IRI_REFERENCE, /* always true, as upstream has it */
	CHECK_EMAIL,
	CHECK_SERIAL, /* urn:uuid:... */
	CHECK_MEDIA_TYPE,
	CHECK_HASH, /* hexadecimal of a hash's length */
	CHECK_REF, /* not empty */
	CHECK_BOM_LINK,
	CHECK_LOCALE,
	CHECK_DATE, /* YYYY-MM-DD */
	CHECK_LICENSE_ID, /* of the SPDX licence list */
	CHECK_PATTERN, /* the field's own pattern, a POSIX extended regular expression in
			  field.pattern */
};

/* What a member means for the model. The engine acts on these; everything else is only checked. */
enum role {
	ROLE_NONE,
	/* document */
	ROLE_DOC_FORMAT,
	ROLE_DOC_VERSION,
	ROLE_DOC_IDENTITY,
	ROLE_DOC_REVISION,
	ROLE_DOC_NAME,
	ROLE_DOC_METADATA, /* CycloneDX metadata: its supplier and manufacturer are the document's
			    */
	ROLE_DOC_DESCRIBES, /* SPDX documentDescribes: references to the subjects */
	ROLE_DOC_ID, /* SPDXID of the document itself */
	ROLE_SIGNATURE,
	/* component begins: objects */
	ROLE_ROOT_COMPONENT,
	ROLE_COMPONENT,
	ROLE_SERVICE,
	/* a component's own scalars */
	ROLE_REF,
	ROLE_TYPE,
	ROLE_NAME,
	ROLE_VERSION,
	ROLE_GROUP,
	ROLE_PURL,
	ROLE_CPE,
	ROLE_SCOPE,
	ROLE_COPYRIGHT,
	ROLE_LICENSE, /* a licence's id, name or expression */
	ROLE_LICENSE_TEXT,
	/* parties: a string, or an object that holds ROLE_PARTY_NAME, ROLE_PARTY_URL,
	   ROLE_PARTY_EMAIL below it */
	ROLE_SUPPLIER,
	ROLE_MANUFACTURER,
	ROLE_PUBLISHER,
	ROLE_AUTHOR,
	ROLE_ORIGINATOR,
	ROLE_PROVIDER,
	ROLE_PARTY_NAME,
	ROLE_PARTY_URL,
	ROLE_PARTY_EMAIL,
	ROLE_PARTY_COUNTRY,
	ROLE_PARTY_CONTACT, /* a person at the party: its e-mail counts as the party's, its name
			       does not */
	/* external references */
	ROLE_REFERENCE,
	ROLE_REFERENCE_TYPE,
	ROLE_REFERENCE_URL,
	ROLE_WEBSITE,
	ROLE_DOWNLOAD, /* SPDX homepage, downloadLocation */
	ROLE_ENDPOINT,
	ROLE_LOCATOR,
	ROLE_LOCATOR_TYPE,
	ROLE_LOCATOR_CATEGORY, /* SPDX externalRefs */
	/* hashes */
	ROLE_HASH,
	ROLE_HASH_ALGORITHM,
	ROLE_HASH_VALUE,
	/* SWID */
	ROLE_SWID,
	ROLE_SWID_ID,
	ROLE_SWID_NAME,
	ROLE_SWID_TEXT,
	/* ways away from the component itself: identities below carry the `via` */
	ROLE_PEDIGREE,
	ROLE_ANCESTORS,
	ROLE_DESCENDANTS,
	ROLE_VARIANTS,
	ROLE_COMMIT,
	ROLE_FORMULATION,
	ROLE_EVIDENCE,
	ROLE_EVIDENCE_IDENTITY,
	ROLE_IDENTITY_FIELD,
	ROLE_IDENTITY_VALUE,
	/* graph */
	ROLE_DEPENDENCY,
	ROLE_DEPENDENCY_REF,
	ROLE_DEPENDENCY_ON,
	ROLE_DEPENDENCY_PROVIDES,
	ROLE_RELATIONSHIP,
	ROLE_RELATIONSHIP_FROM,
	ROLE_RELATIONSHIP_TO,
	ROLE_RELATIONSHIP_TYPE,
	ROLE_OTHER_REF, /* declares a reference that is no component (a vulnerability, an
			   annotation, a file) */
	ROLE_REF_USE, /* names something declared elsewhere (composition assemblies, annotation
			 subjects) */
	/* read for conformance, never evidence of a maker: tools, vulnerabilities, annotations,
	   properties, texts */
	ROLE_NO_EVIDENCE,
};

struct spec_value {
	const char *name;
	uint8_t since;
};

struct spec_values { /* an enumeration */
	const char *name;
	const struct spec_value *values;
	size_t count;
};

struct field {
	const char *name; /* JSON member */
	uint8_t length; /* of the name */
	uint8_t kind; /* enum field_kind */
	bool list; /* an array of that kind */
	bool unique; /* uniqueItems */
	bool deprecated;
	uint8_t since, until; /* versions, inclusive; until 0: still there */
	uint8_t xml_since; /* where XML had it earlier or later; 0: as `since` */
	uint16_t required; /* bit (version % 10) is set where it is required; CycloneDX 1.x and
			      SPDX 2.x both fit */
	uint16_t xml_required; /* the same for XML, where it differs; XML_REQUIRED_SAME otherwise */
	uint8_t role; /* enum role */
	uint8_t check; /* enum field_check */
	uint8_t check_since; /* the version from which check, minimum and maximum hold; 0: always */
	uint8_t xml; /* enum xml_form */
	const char *xml_name;
	const struct spec_type *type;
	const struct spec_values *values;
	const struct field *other; /* a second form of the same member, a whole row of its own:
				      another kind (tools: list or object), type (patents), XML
				      form (a licence expression). May chain; the oldest form
				      stands first */
	const char *pattern;
	int64_t minimum, maximum; /* integers; both 0: unlimited. Strings: length. */
	uint8_t least; /* elements of a list (minItems) */
};

enum { XML_REQUIRED_SAME = 0xffff };

/* The fields stand in the order of the XML schema's sequence: attributes and text first, then child
 * elements in the one order in which they may be written; what has no XML form stands last. */
struct spec_type {
	const char *name; /* as the schema calls it */
	const struct field *fields;
	size_t count;
	uint8_t open; /* members that the table does not name are allowed up to this version; 0:
			 never */
	uint8_t xml_open; /* elements of foreign namespaces are allowed at the end since this
			     version; 0: never */
	const char *min_members; /* of these (space-separated), at least one must be there; several
				    such groups are separated by ';'. NULL: no such rule */
	const char *exclusive; /* of these (space-separated), not more than one may be there */
};

struct spec {
	const char *name, *title; /* "cyclonedx", "CycloneDX" */
	const struct spec_type *root;
	uint8_t first, newest; /* versions */
	const char *const *lists; /* long top-level lists, in the order in which they are to be
				     read; ends with NULL */
	/* "1.6" or "SPDX-2.3" to a version code; 0 when unknown. */
	uint8_t (*version)(struct str written);
};

extern const struct spec spec_cyclonedx, spec_spdx2;

/* The row of a member, or NULL. */
const struct field *spec_field(const struct spec_type *type, struct str name);
/* "1.6", "2.3", "3.0.1" */
struct str spec_version_text(struct arena *arena, const struct spec *spec, uint8_t version);
/* Whether the value has the kind that the row asks for. */
bool spec_fits(const struct field *field, const struct node *value);
/* How many members of the object the type knows. */
size_t spec_members_known(const struct spec_type *type, const struct node *object);

/* Reads a document: `visit` is the syntax's visitor (json_visit, xml_visit). The bom is initialised
 * by the caller. */
bool spec_read(const struct spec *spec, struct doc *doc, struct bom *bom,
	bool (*visit)(struct doc *, const struct node_visitor *));

/* Turns an XML element as loaded into the JSON shape of its type (a tree of new nodes in the arena,
 * spans kept). */
struct node *spec_from_xml(const struct spec_type *type, const struct node *element,
	struct doc *doc, uint8_t version, struct arena *arena);

/* The same, and tells what has no place in that shape: elements and attributes of other namespaces, and
 * those that no row knows. */
struct left_out {
	void *context;
	void (*take)(void *context, const struct node *node);
};
struct node *spec_from_xml_leaving(const struct spec_type *type, const struct node *element,
	struct doc *doc, struct arena *arena, const struct left_out *left);

#endif
