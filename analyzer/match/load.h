/* Loading policies, for the files of this folder only: each kind of file has a reader that checks
 * its form, reports every departure at its place and adds what it could read. */
#ifndef MATCH_LOAD_H
#define MATCH_LOAD_H

#include "match/policy.h"
#include "match/shape.h"

/* The policy files that the program carries. */
struct builtin_file {
	const char *path; /* "entities.json", "bundles.json", "<id>/policy.json" */
	struct str bytes;
	const char *sha256;
};
extern const struct builtin_file builtin_files[]; /* ends with a NULL path */

/* Each returns false when it reported an error. sha256 is that of the file. */
bool load_entities(struct policies *policies, struct doc *doc, struct str sha256);
bool load_policy(
	struct policies *policies, struct doc *doc, struct str sha256, struct str folder_name);
bool load_bundles(struct policies *policies, struct doc *doc);
bool load_stop(struct policies *policies, struct doc *doc);

/* Loads the document's root and checks its "schema" member and shape; NULL when wrong. */
struct node *load_root(
	struct doc *doc, const char *schema, const char *what, const struct shape *shapes);

/* The words of the enumerations, for shapes: NULL behind the last. */
const char *word_relation(unsigned at);
const char *word_confidence(unsigned at);
const char *word_class(unsigned at);
const char *word_kind(unsigned at);
const char *word_reach(unsigned at);
const char *word_scope(unsigned at);
const char *word_tier(unsigned at);

#endif
