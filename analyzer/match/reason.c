#include "match/reason.h"

#include "base/buf.h"

struct str component_title(struct arena *arena, const struct component *component)
{
	struct buf text = {0};
	struct str group = component->group, name = component->name;
	if (!name.len)
		name = component->purl.len ? component->purl : component->ref;
	bool repeats = str_starts(name, group) || name.ptr == component->purl.ptr;
	if (group.len && !repeats) {
		buf_add(&text, group);
		buf_add_byte(&text, '/');
	}
	buf_add(&text, name.len ? name : STR("a component without a name"));
	if (component->version.len) {
		buf_add_byte(&text, ' ');
		buf_add(&text, component->version);
	}
	struct str title = arena_str(arena, buf_str(&text));
	buf_finish(&text);
	return title;
}

/* A wording with each "%s" replaced; "a %s" becomes "an %s" in front of a vowel. */
static void add_wording(struct buf *out, const char *wording, struct str value)
{
	bool vowel = value.len && strchr("AEIOaeio", value.ptr[0]);
	for (const char *at = wording; *at; at++) {
		if (at[0] != '%' || at[1] != 's') {
			buf_add_byte(out, *at);
			continue;
		}
		if (vowel && at - wording >= 3 && memcmp(at - 3, " a ", 3) == 0) {
			out->len--;
			buf_puts(out, "n ");
		}
		buf_add(out, value);
		at++;
	}
}

static const char *const relation_wordings[] = {
	[RELATION_WHITE_LABEL] = "is known to contain or relabel a product of %s",
	[RELATION_DONATED] = "began at %s and has since been given to others",
	[RELATION_DIVESTED] = "comes from a business that %s has sold",
	[RELATION_THIRD_PARTY] = "is other people's work for use with products of %s",
	[RELATION_FORK] = "is made from software of %s",
	[RELATION_UNRELATED] = "bears a name like that of %s",
};

static bool of_party(enum evidence_kind evidence)
{
	return evidence == EVIDENCE_PARTY_WORD || evidence == EVIDENCE_PARTY_LIKE;
}

static bool name_only(enum evidence_kind evidence)
{
	return evidence == EVIDENCE_BRAND || evidence == EVIDENCE_PRODUCT || of_party(evidence);
}

static const char *wording_of(const struct reason_input *input)
{
	enum relation relation = input->judgement->relation;
	const struct evidence_row *row = &evidence_rows[input->match->evidence];
	bool own = relation == RELATION_PRODUCED || relation == RELATION_SUBSIDIARY;
	if (input->match->made_with)
		return "was made with software of %s";
	if (own ||
		(relation == RELATION_THIRD_PARTY &&
			name_only((enum evidence_kind)input->match->evidence)))
		return row->proves;
	return relation_wordings[relation];
}

/* "Example GmbH, a subsidiary of Example AG" where the identifier is an affiliate's. */
static struct str who(const struct reason_input *input)
{
	const struct identifier *identifier =
		&input->policies->identifiers.items[input->match->identifier];
	const struct entity *entity = input->entity;
	if (name_only((enum evidence_kind)input->match->evidence))
		return entity->short_name;
	const struct entity *affiliate = &input->policies->entities.items[identifier->affiliate];
	if (affiliate == entity || identifier->affiliate == identifier->entity)
		return identifier->relation == RELATION_SUBSIDIARY
			? arena_printf(input->arena, "a subsidiary of %.*s", STR_ARG(entity->name))
			: entity->name;
	return identifier->relation == RELATION_SUBSIDIARY
		? arena_printf(input->arena, "%.*s, a subsidiary of %.*s", STR_ARG(affiliate->name),
			  STR_ARG(entity->name))
		: entity->name;
}

struct str reason_sentence(const struct reason_input *input)
{
	struct buf text = {0};
	buf_add(&text, component_title(input->arena, input->component));
	buf_add_byte(&text, ' ');
	add_wording(&text, wording_of(input), who(input));
	struct str sentence = arena_str(input->arena, buf_str(&text));
	buf_finish(&text);
	return sentence;
}

/* What evidence amounts to that cannot lead further than review. */
static const char *evidence_limit(enum evidence_kind evidence, bool capped)
{
	switch (evidence) {
	case EVIDENCE_BRAND:
		return "word in the name only; no vendor namespace, domain, CPE or author";
	case EVIDENCE_PRODUCT:
		return "product name only; no vendor namespace, domain, CPE or author";
	case EVIDENCE_PARTY_WORD:
		return "word in the party's name only; the party is on no list here";
	case EVIDENCE_PARTY_LIKE:
		return "a word of the party's name is a letter off, or has digits for letters; it "
		       "may be a slip or somebody else";
	case EVIDENCE_WEBSITE:
		return "website only; it does not show who made the component";
	case EVIDENCE_EMAIL:
		return "e-mail domain only; it shows where a person has a mailbox, not who made "
		       "the component";
	case EVIDENCE_GROUP:
		return "group only; no package URL confirms that the registry gave it to the "
		       "entity";
	case EVIDENCE_PERSON:
		return "the name is stated as a person's";
	case EVIDENCE_REGISTRY:
		return "registry only; a registry also holds other people's packages";
	case EVIDENCE_COPYRIGHT:
		return "copyright notice only; the entity may have written a part of it";
	default:
		return capped ? "a look-alike of that name is known"
			      : "the path of its folder only";
	}
}

static const char *reach_limit(enum reach reach)
{
	switch (reach) {
	case REACH_CYBER_SOFTWARE:
		return "whether it is security software cannot be told from the bill";
	case REACH_NAMED_APPLICATION:
		return "whether it is the application that the measure names cannot be told from "
		       "the bill";
	case REACH_EQUIPMENT_AND_SERVICES:
		return "the measure speaks of equipment and services; the bill lists this as "
		       "software";
	case REACH_TRANSACTIONS:
		return "the measure is against transactions: published open source is no "
		       "transaction by itself, payment, contracts and support can be";
	default:
		return "the measure does not prohibit the use of software";
	}
}

static void add_part(struct buf *text, struct str part)
{
	if (text->len && part.len)
		buf_puts(text, "; ");
	buf_add(text, part);
}

static void add_stated_maker(struct buf *text, const struct claim *claim)
{
	if (!claim->any)
		return;
	buf_printf(text, "%sthe %.*s stated is \"", text->len ? "; " : "",
		STR_ARG(evidence_rows[claim->evidence].kind));
	buf_add(text, claim->name);
	buf_add_byte(text, '"');
}

/* Notes on names and addresses are about their sources; on the rest, about the product. */
static bool tells_more(const struct identifier *identifier)
{
	return identifier->note.len &&
		((identifier->relation != RELATION_PRODUCED &&
			 identifier->relation != RELATION_SUBSIDIARY) ||
			identifier->kind == IDENTIFIER_PURL ||
			identifier->kind == IDENTIFIER_PRODUCT ||
			identifier->kind == IDENTIFIER_NAMESPACE);
}

struct str reason_why(const struct reason_input *input)
{
	struct buf text = {0};
	const struct identifier *identifier =
		&input->policies->identifiers.items[input->match->identifier];
	enum evidence_kind evidence = (enum evidence_kind)input->match->evidence;
	switch (input->judgement->by) {
	case CEILING_EVIDENCE:
		if (input->match->vendored)
			buf_puts(&text,
				"code that lies in the repository; no manifest says what it is: ");
		buf_puts(&text,
			evidence == EVIDENCE_BRAND && input->claim->any
				? "word in the name only"
				: evidence_limit(evidence, input->match->capped));
		if (name_only(evidence) && !of_party(evidence))
			add_stated_maker(&text, input->claim);
		break;
	case CEILING_CONFIDENCE:
		buf_puts(&text,
			identifier->legal_form
				? "the name is a general one; nothing else points at the entity"
				: "the fact that ties it to the entity is not certain");
		break;
	case CEILING_REACH:
		buf_puts(&text, reach_limit((enum reach)input->rule->measure->reach));
		break;
	default:
		break;
	}
	if (input->match->fork)
		add_part(&text, STR("stated of what the component was made from"));
	if (tells_more(identifier)) {
		buf_puts(&text, text.len ? ". " : "");
		buf_add(&text, identifier->note);
	}
	struct str why = text.len ? arena_str(input->arena, buf_str(&text)) : STR_NONE;
	buf_finish(&text);
	return why;
}

struct str reason_next(const struct reason_input *input)
{
	switch (input->judgement->by) {
	case CEILING_EVIDENCE:
		return STR("find out who publishes it: its registry page, its repository, or its "
			   "supplier's statement");
	case CEILING_RELATION:
		return STR("decide, with the reason above, whether the rule reaches it");
	case CEILING_CONFIDENCE:
		return STR("confirm its maker from a second source");
	default:
		return input->rule->measure->next.len
			? input->rule->measure->next
			: STR("replace it, or show that the rule does not reach it");
	}
}

struct str reason_advisory(
	const struct reason_input *input, const struct bundle *bundle, enum scope scope)
{
	const struct measure *measure = input->rule->measure;
	if (!input->rule->in_scope)
		return arena_printf(input->arena, "outside the scope %.*s: %.*s binds %.*s (%.*s)",
			STR_ARG(scope_name(scope)), STR_ARG(measure->id),
			STR_ARG(measure->addressee), STR_ARG(measure->citation));
	const char *what = str_is(measure->basis, "policy")
		? "advice and no law; it does not prohibit the use of software"
		: measure->reach == REACH_EXPORT ? "an export control; it does not "
						   "prohibit the use of software"
		: measure->reach == REACH_CONTRACTING
		? "a list about contracting; it does not prohibit the use of software"
		: "taken as an advisory";
	struct str by = bundle ? bundle->id : STR("this selection");
	return measure->reach == REACH_EXPORT || measure->reach == REACH_CONTRACTING
		? arena_printf(input->arena, "%s (%.*s)", what, STR_ARG(measure->citation))
		: arena_printf(input->arena, "%s by %.*s (%.*s)", what, STR_ARG(by),
			  STR_ARG(measure->citation));
}

struct str reason_not_matched(struct arena *arena, const struct measure *measure, const char *why)
{
	struct str id = arena_str(arena, measure->id);
	char *bytes = arena_cstr(arena, id);
	for (size_t i = 0; i < id.len; i++)
		if (bytes[i] >= 'a' && bytes[i] <= 'z')
			bytes[i] = (char)(bytes[i] - 32);
	return arena_printf(arena, "%s not matched: %s.", bytes, why);
}
