/* Parts of screening that its files share. */
#ifndef MATCH_SCREEN_H
#define MATCH_SCREEN_H

#include "match/finding.h"
#include "match/gather.h"
#include "match/reason.h"

/* An advisory's components while they are collected. */
struct advisory_member {
	uint32_t advisory, component;
};

struct screener {
	struct screening *screening;
	struct input *input;
	const struct policies *policies;
	struct bom *bom;
	struct gather gather;
	struct rule *rules; /* those of one entity together */
	uint32_t *first_rule; /* per entity, into rules; one more behind the last */
	struct bom_paths paths; /* when a rule asks how near a component is */
	bool has_paths;
	struct map advisories; /* "entity number/rule number" */
	LIST(struct advisory_member) members;
	const struct own_rule **own_rules;
	size_t own_rule_count;
	bool defers; /* one of a second thread: what matches is left to the first */
	size_t attributed; /* components with a maker */
	struct arena makers; /* their names, when all are kept */
	struct arena scratch; /* until the end of the screening */
};

/* The measures that bundle, date and scope select, for each entity. */
void rules_select(struct screener *screener);

/* Findings and advisories of the component at hand (screener->gather). */
void judge_component(struct screener *screener, uint32_t component);

/* Findings and advisories of the component's parties that imported lists name. */
void judge_listed(struct screener *screener, uint32_t component);

/* Fills id, fingerprint and group, by the rule, what it is about, and the component. */
void finding_identify(struct screener *screener, struct finding *finding,
	const struct component *component, struct str entity);

/* A finding about U+0000 in what the component states. */
void judge_hidden_text(struct screener *screener, uint32_t component);

/* A finding about a component of unknown maker that somebody has settled; false: nobody has. */
bool judge_unknown(struct screener *screener, uint32_t component);

/* The rules of one's own policies that are in force, in their order. */
void own_rules_select(struct screener *screener);
/* What they say of the component at hand; `first`: of its findings so far. */
void own_rules_judge(struct screener *screener, uint32_t component, size_t first);

/* Id, fingerprint and group of a finding; entity: its id, "-": none. */
void finding_identify(struct screener *screener, struct finding *finding,
	const struct component *component, struct str entity);

/* Order, places, paths, the components of the advisories. */
void findings_complete(struct screener *screener);

#endif
