/* Decisions of people about findings (docs/schemas/waivers.schema.json, docs/determinations.md): a
 * determination settles a `review` or an `unknown`, a waiver lifts a prohibition. Neither hides
 * anything: the finding stays in every report, as `waived`, with the verdict that it had and the
 * decision beside it. A decision that does not hold (lapsed, for another bundle, of the wrong kind)
 * leaves the verdict and is shown as well.
 *
 * The file is never taken from what is screened: a command reads it beside its configuration, a
 * server-side hook from the revision before the push:
 *
 *	struct waivers waivers = {0};
 *	doc_wrap(&doc, STR("HEAD:.bomscreen/waivers.json"), blob, &limits_default);
 *	if (!waivers_read(&waivers, &doc)) ... exit code 2; the document's diagnostics say why
 *	screening.waivers = &waivers;
 *
 * Screening adds warnings to the document's diagnostics: print them when it is done. */
#ifndef MATCH_WAIVER_H
#define MATCH_WAIVER_H

#include "match/extends.h"
#include "match/finding.h"
#include "model/purl.h"
#include "model/vers.h"

enum outcome { OUTCOME_NOT_COVERED, OUTCOME_COVERED, OUTCOME_ACCEPTED };
const char *outcome_name(enum outcome outcome); /* "not-covered" ... */

/* By a key that is trusted, or none was named. */
enum signing { SIGNING_NONE, SIGNING_UNCHECKED, SIGNING_VERIFIED };

/* Findings by what they are about, instead of by fingerprint: all four, so that each is narrow. */
struct cover {
	struct str purl; /* canonical, without version; absent: the waiver has a fingerprint */
	bool star; /* every package of the namespace that `purl` ends with */
	struct vers versions;
	struct str range; /* as written */
	struct str entity, rule; /* ids */
};

struct waiver {
	bool determination; /* else a waiver, */
	const struct policy *rule_of; /* or an allow rule of this policy; else NULL */
	struct str id; /* absent: none is given */
	struct str fingerprint; /* of the findings that it is about; absent: covers */
	struct cover covers;
	struct str component, rule; /* for readers */
	struct str bundle; /* absent: in every bundle */
	bool scoped; /* holds only in this scope: */
	enum scope scope;
	enum outcome outcome; /* of a determination */
	struct str authority, number; /* who granted a waiver */
	struct str basis; /* of the findings that a waiver lifts: law, contract, policy */
	struct str reason, person;
	struct str *evidence;
	size_t evidence_count;
	int32_t date, expires; /* it holds on D iff date <= D < expires; DATE_MAX: no end */
	enum signing signing;
	struct str signer; /* id of the key, where it is known */
	struct doc *doc;
	size_t offset;
	struct place place;
	bool told; /* a diagnostic says that it does not hold */
};

struct key;

struct waivers {
	struct arena arena;
	LIST(struct waiver) list;
	struct extends files; /* that were read */
	LIST(struct key *) keys; /* that are trusted; set before reading, destroyed at the end */
	bool require_signatures; /* the same */
};

/* Adds what a document says, and first what it extends; it must outlive the waivers. False when it has an
 * error, of which the documents' diagnostics tell: then none of it may be used. */
bool waivers_read(struct waivers *waivers, struct doc *doc);
/* The same for a file, whose document waivers->files keeps. */
bool waivers_load(struct waivers *waivers, const char *path, const struct limits *limits);
/* Is it for the sake of a signature that they may not be used? */
bool waivers_distrusted(const struct waivers *waivers);
void waivers_finish(struct waivers *waivers);

/* A purl as covers.purl is kept: canonical, without version, qualifiers and subpath. */
struct str waiver_package(struct arena *arena, struct str purl);

/* "Waiver W-1 by an agency (number 7), until before 2027-01-01: the reason (a person, 2026-01-01)". */
struct str waiver_sentence(struct arena *arena, const struct waiver *waiver);

/* All that was decided about a finding: " By decision: SENTENCE." for each, with the reason why one does not
 * hold; empty when nothing was. */
struct str waiver_sentences(struct arena *arena, const struct finding *finding);

/* What the decisions make of a finding: its waiver and determination, its verdict, and `unapplied`
 * with the reason for one that names it and does not hold. */
void waivers_apply(const struct screening *screening, const struct component *component,
	struct finding *finding);

#endif
