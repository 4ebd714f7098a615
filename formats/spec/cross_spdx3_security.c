/* Vulnerabilities of CycloneDX and the security profile of SPDX 3. What stands between the two is a list of
 * {"vulnerability": as CycloneDX has it, "affected": [SPDXID, ...]}. The original of either side is carried
 * whole, so that what is made here is made for reading, and left out on the way back. */
#include "base/digest.h"
#include "model/note.h"
#include "spec/cross_spdx3.h"

#define VULNERABILITY "security_Vulnerability"

bool cross_is_made_security(const struct node *element)
{
	struct str type = node_string(element, "type");
	bool security = str_starts(type, STR("security_")) ||
		str_is(node_string(element, "relationshipType"), "hasAssociatedVulnerability");
	return security && str_is(node_string(element, "comment"), CROSS_MADE);
}

/* Scores: without a severity of SPDX 3's, or a vector, there is no assessment. */
static const struct method {
	const char *method, *class;
	bool severity;
} methods[] = {{"CVSSv2", "security_CvssV2VulnAssessmentRelationship", false},
	{"CVSSv31", "security_CvssV3VulnAssessmentRelationship", true},
	{"CVSSv3", "security_CvssV3VulnAssessmentRelationship", true},
	{"CVSSv4", "security_CvssV4VulnAssessmentRelationship", true}};

/* Impact analysis and VEX. */
static const struct state {
	const char *state, *class, *type;
} states[] = {
	{"resolved", "security_VexFixedVulnAssessmentRelationship", "fixedIn"},
	{"resolved_with_pedigree", "security_VexFixedVulnAssessmentRelationship", "fixedIn"},
	{"exploitable", "security_VexAffectedVulnAssessmentRelationship", "affects"},
	{"in_triage", "security_VexUnderInvestigationVulnAssessmentRelationship",
		"underInvestigationFor"},
	{"not_affected", "security_VexNotAffectedVulnAssessmentRelationship", "doesNotAffect"},
	{"false_positive", "security_VexNotAffectedVulnAssessmentRelationship", "doesNotAffect"},
};

static const struct {
	const char *cyclonedx, *spdx;
} justifications[] = {
	{"code_not_present", "vulnerableCodeNotPresent"},
	{"code_not_reachable", "vulnerableCodeNotInExecutePath"},
	{"requires_configuration", "vulnerableCodeCannotBeControlledByAdversary"},
	{"requires_environment", "vulnerableCodeCannotBeControlledByAdversary"},
	{"protected_by_mitigating_control", "inlineMitigationsAlreadyExist"},
	{"protected_at_runtime", "inlineMitigationsAlreadyExist"},
	{"protected_at_perimeter", "inlineMitigationsAlreadyExist"},
	{"protected_by_compiler", "inlineMitigationsAlreadyExist"},
};

/* There */

static struct node *make(
	struct exchange *x, const char *class, const struct str *parts, size_t count)
{
	struct str iri = exchange_iri(x,
		str_is(str_of(class), VULNERABILITY) ? "Vulnerability" : "Assessment", parts,
		count);
	struct node *element = exchange_make(x, class, iri);
	cross_add(x->c, element, "comment", STR(CROSS_MADE));
	return element;
}

static struct node *relate(struct exchange *x, const char *class, const char *type, struct str from,
	const struct node *targets)
{
	struct str parts[] = {from, str_of(class), str_of(type),
		targets->first ? targets->first->text : STR_NONE};
	struct node *element = make(x, class, parts, 4);
	cross_add(x->c, element, "from", from);
	NODE_EACH(target, targets)
	node_append(cross_list(x->c, element, "to"), value_string(x->c->arena, NULL, target->text));
	cross_add(x->c, element, "relationshipType", str_of(type));
	return element;
}

static void add_text_pair(struct exchange *x, struct node *element, const struct node *from,
	const char *name, const char *other)
{
	cross_add(x->c, element, other, cross_date(x->c, node_string(from, name)));
}

static void add_identifier(
	struct exchange *x, struct node *element, const struct node *vulnerability)
{
	struct str id = node_string(vulnerability, "id"),
		   url = node_string(node_get(vulnerability, "source"), "url");
	struct node *identifier = value_object(x->c->arena, NULL);
	if (!id.len)
		return;
	cross_add(x->c, identifier, "type", STR("ExternalIdentifier"));
	cross_add(x->c, identifier, "externalIdentifierType",
		str_starts(id, STR("CVE-")) ? STR("cve") : STR("securityOther"));
	cross_add(x->c, identifier, "identifier", id);
	if (url.len)
		node_append(cross_list(x->c, identifier, "identifierLocator"),
			value_string(x->c->arena, NULL, url));
	node_append(cross_list(x->c, element, "externalIdentifier"), identifier);
}

static void add_advisories(
	struct exchange *x, struct node *element, const struct node *vulnerability)
{
	NODE_EACH(advisory, node_get(vulnerability, "advisories"))
	{
		struct str url = node_string(advisory, "url");
		struct node *reference = value_object(x->c->arena, NULL);
		if (!url.len)
			continue;
		cross_add(x->c, reference, "type", STR("ExternalRef"));
		cross_add(x->c, reference, "externalRefType", STR("securityAdvisory"));
		node_append(cross_list(x->c, reference, "locator"),
			value_string(x->c->arena, NULL, url));
		node_append(cross_list(x->c, element, "externalRef"), reference);
	}
}

static bool is_severity(struct str text)
{
	static const char *const names[] = {"critical", "high", "medium", "low", "none"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is(text, names[i]))
			return true;
	return false;
}

static void add_rating(
	struct exchange *x, struct str from, const struct node *rating, const struct node *targets)
{
	struct str method = node_string(rating, "method"),
		   severity = node_string(rating, "severity"),
		   vector = node_string(rating, "vector");
	const struct node *score = node_get(rating, "score");
	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
		if (!str_is(method, methods[i].method) || !score || score->kind != NODE_NUMBER ||
			!vector.len || (methods[i].severity && !is_severity(severity)))
			continue;
		struct node *made = relate(x, methods[i].class, "hasAssessmentFor", from, targets);
		cross_add(x->c, made, "security_score", score->text);
		if (str_find_byte(score->text, 'e') != STR_NPOS ||
			str_find_byte(score->text, 'E') != STR_NPOS)
			made->last->kind = NODE_NUMBER; /* else as xsd:decimal is written */
		if (methods[i].severity)
			cross_add(x->c, made, "security_severity", severity);
		cross_add(x->c, made, "security_vectorString", vector);
		exchange_add(x, made);
	}
}

static struct str justification_of(struct str text)
{
	for (size_t i = 0; i < sizeof justifications / sizeof *justifications; i++)
		if (str_is(text, justifications[i].cyclonedx))
			return str_of(justifications[i].spdx);
	return STR_NONE;
}

static void add_analysis(struct exchange *x, struct str from, const struct node *vulnerability,
	const struct node *targets)
{
	const struct node *analysis = node_get(vulnerability, "analysis");
	struct str state = node_string(analysis, "state"), detail = node_string(analysis, "detail");
	struct str advice = node_string(vulnerability, "recommendation");
	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		if (!str_is(state, states[i].state))
			continue;
		struct node *made = relate(x, states[i].class, states[i].type, from, targets);
		struct str why = justification_of(node_string(analysis, "justification"));
		bool affected = str_is(state, "exploitable");
		if (affected)
			cross_add(x->c, made, "security_actionStatement",
				advice.len           ? advice
					: detail.ptr ? detail
						     : STR("NOASSERTION"));
		else if (str_is(str_of(states[i].type), "doesNotAffect")) {
			cross_add(x->c, made, "security_justificationType", why);
			cross_add(x->c, made, "security_impactStatement",
				detail.ptr        ? detail
					: why.ptr ? STR_NONE
						  : STR("NOASSERTION"));
		} else {
			cross_add(x->c, made, "security_statusNotes", detail);
		}
		exchange_add(x, made);
	}
}

static void add_vulnerability(struct exchange *x, const struct node *entry)
{
	const struct node *vulnerability = node_get(entry, "vulnerability");
	struct node *targets = value_array(x->c->arena, NULL), *element;
	struct str text = value_text(x->c->arena, vulnerability), iri;
	NODE_EACH(id, node_get(entry, "affected"))
	node_append(targets, value_string(x->c->arena, NULL, exchange_to_iri(x, id->text)));
	element = make(x, VULNERABILITY, &text, 1);
	iri = exchange_id_of(element);
	cross_add(x->c, element, "name", node_string(vulnerability, "id"));
	cross_add(x->c, element, "summary", node_string(vulnerability, "detail"));
	cross_add(x->c, element, "description", node_string(vulnerability, "description"));
	add_text_pair(x, element, vulnerability, "published", "security_publishedTime");
	add_text_pair(x, element, vulnerability, "updated", "security_modifiedTime");
	add_text_pair(x, element, vulnerability, "rejected", "security_withdrawnTime");
	add_identifier(x, element, vulnerability);
	add_advisories(x, element, vulnerability);
	exchange_add(x, element);
	if (!targets->first)
		return;
	NODE_EACH(target, targets)
	{
		struct node *to = value_array(x->c->arena, NULL);
		node_append(to, value_string(x->c->arena, NULL, iri));
		exchange_add(x,
			relate(x, "Relationship", "hasAssociatedVulnerability", target->text, to));
	}
	NODE_EACH(rating, node_get(vulnerability, "ratings"))
	add_rating(x, iri, rating, targets);
	add_analysis(x, iri, vulnerability, targets);
}

void cross_vulnerabilities(struct exchange *x, const struct node *root)
{
	if (!x->c->wide)
		return;
	NODE_EACH(entry, node_get(root, "vulnerabilities"))
	add_vulnerability(x, entry);
}

/* Back */

static struct str identifier_of(const struct node *element)
{
	NODE_EACH(identifier, node_get(element, "externalIdentifier"))
	{
		struct str type = node_string(identifier, "externalIdentifierType");
		if (str_is(type, "cve") || str_is(type, "securityOther"))
			return node_string(identifier, "identifier");
	}
	return node_string(element, "name");
}

static void back_assessment(
	struct exchange *x, struct node *vulnerability, const struct node *element)
{
	struct str class = node_string(element, "type");
	const struct node *score = node_get(element, "security_score");
	for (size_t i = 0; score && i < sizeof methods / sizeof *methods; i++) {
		if (!str_is(class, methods[i].class))
			continue;
		struct node *rating = value_object(x->c->arena, NULL);
		cross_add(x->c, rating, "score", score->text);
		rating->last->kind = NODE_NUMBER;
		cross_add(x->c, rating, "severity", node_string(element, "security_severity"));
		cross_add(x->c, rating, "method", str_of(methods[i].method));
		cross_add(x->c, rating, "vector", node_string(element, "security_vectorString"));
		node_append(cross_list(x->c, vulnerability, "ratings"), rating);
		break;
	}
	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		if (str_is(class, states[i].class) && !node_get(vulnerability, "analysis")) {
			struct node *analysis = cross_object(x->c, vulnerability, "analysis");
			cross_add(x->c, analysis, "state", str_of(states[i].state));
			struct str notes = node_string(element, "security_impactStatement");
			cross_add(x->c, analysis, "detail",
				notes.ptr ? notes : node_string(element, "security_statusNotes"));
		}
}

static struct node *back_vulnerability(struct exchange *x, const struct node *element)
{
	struct node *made = value_object(x->c->arena, "vulnerability");
	struct node *mark = value_object(x->c->arena, NULL);
	cross_add(x->c, made, "id", identifier_of(element));
	cross_add(x->c, made, "description", node_string(element, "description"));
	cross_add(x->c, made, "detail", node_string(element, "summary"));
	cross_add(x->c, made, "published", node_string(element, "security_publishedTime"));
	cross_add(x->c, made, "updated", node_string(element, "security_modifiedTime"));
	cross_add(x->c, made, "rejected", node_string(element, "security_withdrawnTime"));
	cross_add(x->c, mark, "name", STR(CROSS_MADE_3));
	cross_add(x->c, mark, "value", exchange_id_of(element));
	node_append(cross_list(x->c, made, "properties"), mark);
	return made;
}

/* Between a vulnerability and a package, in either direction; each is said once. */
static void back_target(
	struct exchange *x, struct map *seen, struct node *entry, uint32_t index, struct str iri)
{
	const struct node *element = exchange_find(x, iri);
	struct str id = element && cross_kind(element) == OBJECT_PACKAGE ? exchange_to_id(x, iri)
									 : STR_NONE;
	struct str key = arena_printf(x->c->arena, "%u %.*s", index, STR_ARG(id));
	if (!id.len || map_get(seen, key) != MAP_NONE)
		return;
	map_set(seen, key, 0);
	node_append(cross_list(x->c, entry, "affected"), value_string(x->c->arena, NULL, id));
}

void cross_vulnerabilities_back(struct exchange *x, struct node *root)
{
	struct map entries = {0}, seen = {0};
	LIST(struct node *) made = {0};
	for (size_t i = 0; x->c->wide && i < x->elements.count; i++) {
		const struct node *element = x->elements.items[i];
		struct node *entry = value_object(x->c->arena, NULL);
		if (!str_is(node_string(element, "type"), VULNERABILITY))
			continue;
		node_append(entry, back_vulnerability(x, element));
		map_set(&entries, exchange_id_of(element), (uint32_t)made.count);
		list_push(&made, entry);
		node_append(cross_list(x->c, root, "vulnerabilities"), entry);
	}
	for (size_t i = 0; made.count && i < x->elements.count; i++) {
		const struct node *element = x->elements.items[i];
		struct str from = node_string(element, "from");
		uint32_t index = map_get(&entries, from);
		NODE_EACH(to, node_get(element, "to"))
		{
			uint32_t other = map_get(&entries, to->text);
			if (index != MAP_NONE)
				back_target(x, &seen, made.items[index], index, to->text);
			if (other != MAP_NONE)
				back_target(x, &seen, made.items[other], other, from);
		}
		if (index != MAP_NONE)
			back_assessment(
				x, value_member(made.items[index], STR("vulnerability")), element);
	}
	map_finish(&entries);
	map_finish(&seen);
	list_finish(&made);
}
