/* How notes are written into CycloneDX documents of each version, JSON and XML alike. */
#ifndef FORMATS_CYCLONEDX_ANNOTATE_H
#define FORMATS_CYCLONEDX_ANNOTATE_H

#include "amend.h"

/* The best conformant form that a version has. */
enum cyclonedx_note_form {
	FORM_ATTRIBUTES, /* XML 1.0: attributes of a foreign namespace on component and bom */
	FORM_REFERENCES, /* 1.1, 1.2: external references of type "other" whose comment is the note */
	FORM_PROPERTIES, /* 1.3, 1.4: properties of the component and of metadata */
	FORM_ANNOTATIONS, /* 1.5 on: annotations whose subject is the component, and properties */
};

static inline enum cyclonedx_note_form cyclonedx_note_form(const struct bom *bom)
{
	return bom->version_code >= 15    ? FORM_ANNOTATIONS
		: bom->version_code >= 13 ? FORM_PROPERTIES
		: bom->version_code >= 11 ? FORM_REFERENCES
					  : FORM_ATTRIBUTES;
}

/* Names of the properties and, behind the prefix, first words of comments. */
#define NOTE_FINDING NOTE_PREFIX "finding" /* a note's mark */
#define NOTE_ORIGINAL NOTE_PREFIX "original-serial-number" /* empty: there was none */
#define NOTE_NAMESPACE "urn:bomscreen:note"

#endif
