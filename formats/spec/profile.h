/* Profiles: what a bill of materials has to say by a guideline or regulation. A profile is a table of
 * requirements (profiles.c), each about a fact; a fact is a row that says where each format writes it, what
 * counts as an answer, and which line would be one (facts.c). While a document is read, the facts that the
 * chosen profiles ask for are looked up in it (profile.c), of each component and of the document.
 *
 * An answer is present, stated to be unknown, withheld, or missing. A placeholder ("TODO", an all-zero hash)
 * is no answer. Nothing is asked of services: a bill without other components is an empty inventory, which
 * meets no profile. */
#ifndef SPEC_PROFILE_H
#define SPEC_PROFILE_H

#include "model/bom.h"

enum profile_outcome {
	OUTCOME_MISSING,
	OUTCOME_UNKNOWN,
	OUTCOME_WITHHELD,
	OUTCOME_PRESENT,
	OUTCOME_COUNT
};

enum requirement_level {
	LEVEL_REQUIRED,
	LEVEL_IF_EXISTS, /* to be stated where it exists: that it does no file shows */
	LEVEL_RECOMMENDED,
	LEVEL_PRACTICE, /* no file shows whether it is met */
};

/* Of what a fact is asked. */
enum requirement_scope {
	SCOPE_OF_DOCUMENT,
	SCOPE_OF_EACH, /* component */
	SCOPE_OF_PRIMARY,
	SCOPE_OF_DIRECT, /* the primary component and what it depends on or contains directly */
};

struct requirement {
	const char *name, *clause;
	uint8_t level, scope;
	bool may_be_unknown; /* the clause allows to state that it is unknown, or to withhold it */
	uint8_t fact; /* enum fact_id; not for LEVEL_PRACTICE */
};

struct profile {
	const char *id, *title, *edition, *source; /* source: where the text is published */
	const struct requirement *requirements;
	size_t count;
};

extern const struct profile *const profiles[]; /* ends with NULL */
const struct profile *profile_named(struct str id);

/* Something that is not present. */
struct profile_gap {
	size_t offset; /* of the value found, or of the object that lacks it */
	struct str found; /* absent: nothing was */
	uint32_t component; /* of the bom, or COMPONENT_NONE */
	uint8_t outcome; /* enum profile_outcome */
};

/* What a requirement came to. */
enum requirement_status { STATUS_MET, STATUS_OPEN, STATUS_NOT_MET, STATUS_NOT_ASSESSABLE };

struct profile_answer {
	size_t counts[OUTCOME_COUNT];
	uint8_t status; /* enum requirement_status */
	size_t offset; /* of the document's own answer; STR_NPOS: of components, or nothing */
	LIST(struct profile_gap) gaps;
	const char *add; /* the line that would satisfy it in this format; NULL: there is none */
	uint8_t add_since; /* then the version that first has a place for it, or 0 */
};

/* met: each required fact is present of everything it is asked of. open: none is missing, but some are
 * stated to be unknown or withheld where the clause allows that, or this format has no place for them.
 * inconclusive: there is no component to ask anything of. */
enum profile_verdict { PROFILE_MET, PROFILE_OPEN, PROFILE_NOT_MET, PROFILE_INCONCLUSIVE };

struct profile_result {
	const struct profile *profile;
	enum profile_verdict verdict;
	size_t components; /* that were asked */
	struct profile_answer *answers; /* one for each requirement */
};

/* What is asked of a document while it is read: doc->profiling. */
struct profiling;
struct profiling *profiling_create(
	struct doc *doc, const struct profile *const *wanted, size_t count);
/* The results, one for each profile, once the document was read; `format` as in the registry. */
const struct profile_result *profiling_conclude(
	struct profiling *p, const struct bom *bom, const char *format);
void profiling_destroy(struct profiling *p);

#endif
