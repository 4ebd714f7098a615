/* What two screened sets of documents differ in: components that came, went or changed, matched by purl,
 * then by name and group, then by hash, whatever the formats; and the findings that are new or gone.
 * The cost follows the number of components. */
#ifndef MATCH_DIFFERENCE_H
#define MATCH_DIFFERENCE_H

#include "match/finding.h"

struct side { /* one of the two */
	const struct input *inputs;
	size_t count;
};

struct member { /* a component of a side */
	const struct input *input;
	uint32_t index;
};

enum change_kind {
	CHANGE_VERSION,
	CHANGE_SUPPLIER,
	CHANGE_LICENSE,
	CHANGE_HASH,
	CHANGE_VERDICT,
	CHANGE_KINDS
};

extern const char *const change_names[CHANGE_KINDS];

struct change {
	uint8_t kind; /* enum change_kind */
	struct str before, after; /* absent: not stated */
};

struct changed {
	struct member before, after;
	struct change *changes;
	size_t count;
};

struct moved_finding {
	const struct input *input;
	const struct finding *finding;
};

struct difference {
	LIST(struct member) added, removed;
	LIST(struct changed) changed;
	size_t same;
	LIST(struct moved_finding) moved; /* first the new ones, then those that are gone */
	size_t new_findings; /* how many of them are new */
	struct arena arena;
};

void difference_find(
	struct difference *difference, const struct side *before, const struct side *after);
void difference_finish(struct difference *difference);

/* For people: "group/name". */
struct str member_name(struct arena *arena, const struct member *member);
static inline const struct component *member_component(const struct member *member)
{
	return &member->input->bom->components.items[member->index];
}

#endif
