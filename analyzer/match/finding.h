/* What screening finds: findings, advisories, counts. Reports and annotations are written from
 * these and decide nothing. */
#ifndef MATCH_FINDING_H
#define MATCH_FINDING_H

#include "match/policy.h"

/* Where a finding's evidence stands and what matched there. */
struct evidence {
	struct str kind; /* "supplier", "purl", "cpe", "vcs url" ...: as people name it;
			    evidence.def */
	struct str value; /* as written in the document */
	struct str shown; /* the part of it that matched, for people: "@kaspersky"; absent: all */
	struct str matched; /* the identifier of the policy that it matched */
	enum confidence confidence;
	size_t offset;
	struct place place; /* filled by screen() */
	struct str source; /* key of the identifier's source */
};

/* When a component was in a repository. */
struct presence_side {
	struct str commit; /* absent: none did it */
	int32_t date;
	struct str author; /* absent: not asked for */
};

struct presence {
	struct presence_side added, removed;
	bool cut; /* the history begins there: it may have been there before */
	bool there; /* at the tip */
	int32_t judged_on; /* the date that gave the verdict */
};

struct waiver; /* match/waiver.h */
struct waivers;

/* The rule about hidden text stands in no policy: its findings have neither policy, period nor
 * entity. */
struct finding {
	struct str id, fingerprint, group;
	enum verdict verdict, was; /* was: the verdict before a waiver; else the same */
	const struct policy *policy;
	const struct measure *measure;
	const struct period *period;
	const struct listing *listing;
	const struct entity *entity;
	enum relation relation;
	uint32_t component;
	struct evidence *evidence; /* strongest first */
	size_t evidence_count;
	enum confidence confidence;
	uint32_t *path; /* component indexes from the root to the component, both included; shortest
			 */
	size_t path_length;
	struct str reason; /* one sentence that begins with the component and names the entity:
			      "@kaspersky/hexa-ui 6.198.2 is published by AO Kaspersky Lab" */
	struct str why; /* what the evidence amounts to, where the list of evidence does not say it:
			"word in the package name only; no vendor namespace or domain"; or absent */
	struct str others; /* measures against the entity that do not reach the component, and why:
			      "ICTS-2021-002 not matched: not security software."; or absent */
	struct str next, replacement;
	int32_t changes; /* the date from which this finding would have another verdict because a
			    later period of the measure begins; 0: no such date */
	enum verdict changes_to;
	struct str basis; /* law, contract, policy */
	struct place place; /* where people should look */
	const struct waiver *waiver; /* that lifts it */
	const struct waiver *determination; /* that settles it */
	const struct waiver *unapplied; /* that names it and does not hold */
	struct str unapplied_why; /* "lapsed on 2026-01-01" */
	const struct presence *presence; /* of a history */
};

/* Since when the measure applies to the entity, and the edition of the list that says so: the list's
 * own, else the policy's; DATE_NONE where there is none. */
int32_t finding_since(const struct finding *finding);
int32_t finding_until(const struct finding *finding); /* or DATE_MAX */
int32_t finding_edition(const struct finding *finding);

/* The rule of findings about components of unknown maker that somebody has settled. */
#define RULE_UNKNOWN_MAKER "unknown-maker"

/* UUIDv5 of rule, entity ("-": none) and the component without its version. */
struct str finding_fingerprint(
	struct arena *arena, struct str rule, struct str entity, const struct component *component);

/* A match that leads to no verdict: one per entity and policy, with its components. */
struct advisory {
	struct str id;
	const struct policy *policy;
	const struct measure *measure;
	const struct entity *entity;
	struct str reason; /* why it is an advisory: export control, out of scope ... */
	uint32_t *components;
	size_t component_count;
	struct evidence evidence; /* of the first */
};

struct maker { /* of a component; entity NULL: the name as written */
	const struct entity *entity;
	struct str name;
	enum confidence confidence;
	struct str evidence;
	bool attributed; /* at least medium evidence */
};

struct summary {
	size_t prohibited, review, unknown, no_match, waived; /* components by worst verdict */
	size_t components, attributed;
};

/* A repository, or the vendored code of a folder, whose files are inputs of their own: they stand
 * together, and reports tell them as one. */
struct origin {
	struct str name; /* REPOSITORY@REVISION, or the folder of the work tree */
	struct str revision; /* the commit, or absent */
	const char *format; /* "git-repository", "vendored-code" */
	const char *view; /* what was read: "revision", "staged", "index", "worktree", "history",
			     "folder" */
};

struct input {
	struct doc *doc;
	const struct format *format;
	struct bom *bom;
	struct str sha256;
	const struct origin *origin; /* the repository that it is a file of; NULL: none */
	enum verdict verdict;
	bool incomplete, unreadable;
	struct summary summary;
	uint8_t *verdicts; /* per component, enum verdict */
	struct maker *makers; /* per component; only when asked (--all) */
	LIST(struct finding) findings; /* worst first, then in document order */
	size_t known; /* findings of a baseline, which are not among them */
	LIST(struct advisory) advisories;
	struct place *places; /* of the diagnostics, in their order */
	bool released; /* input_release() */
	size_t unknown_line; /* of a released one: where its first component of unknown maker stands */
};

struct screening {
	const struct policies *policies;
	const struct bundle *bundle;
	enum scope scope;
	int32_t as_of;
	bool as_of_given; /* by --as-of; else the clock */
	bool all; /* attribute every component */
	bool persons; /* look for listed persons, too */
	const struct str *own; /* globs of purls, names and groups: first-party code */
	size_t own_count;
	const struct policy *only; /* of one's own policies only this and what it builds on; NULL:
				      all */
	struct trace *trace; /* of what is considered (match/trace.h); NULL: nobody asks */
	struct waivers *waivers; /* decisions of people; NULL: none */
	struct arena arena;
};

/* Screens what was read into input->bom; fills verdict, summary, findings, advisories, places. */
void screen(struct screening *screening, struct input *input);
void input_finish(struct input *input);
/* Gives back the document's text and what was read of it but for what a report tells without listing
 * all components or all of unknown maker: nothing else may be asked for afterwards. `names`: those of
 * all components are kept. */
void input_release(struct input *input, bool names);
/* The first component of unknown maker, NULL when there is none, and its line. */
const struct component *input_first_unknown(const struct input *input);
size_t input_unknown_line(const struct input *input);

/* All that a report may say. */
struct result {
	const struct screening *screening;
	struct input *inputs;
	size_t count;
	enum verdict verdict; /* worst of all */
	bool incomplete;
	struct summary summary;
	struct str version; /* of this program */
	LIST(struct str) not_examined;
};

#endif
