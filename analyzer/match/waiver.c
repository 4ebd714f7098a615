/* waivers.json: decisions of people, read strictly, since each lets something pass. */
#include "match/waiver.h"

#include "match/load.h"
#include "match/signed.h"
#include "syntax/json.h"

enum { LONGEST_YEARS = 5, DAYS_OF_A_YEAR = 366 };

static const char *word_schema(unsigned at)
{
	return at ? NULL : "bomscreen-waivers/1";
}

const char *outcome_name(enum outcome outcome)
{
	static const char *const names[] = {"not-covered", "covered", "accepted"};
	return names[outcome];
}

static const char *word_outcome(unsigned at)
{
	return at <= OUTCOME_ACCEPTED ? outcome_name((enum outcome)at) : NULL;
}

static const char *word_basis(unsigned at)
{
	static const char *const words[] = {"law", "contract", "policy", NULL};
	return words[at];
}

static const struct shape root_shape[] = {
	{"$schema", SHAPE_TEXT},
	{"schema", SHAPE_WORD, true, word_schema},
	{"extends", SHAPE_TEXTS},
	{"determinations", SHAPE_OBJECTS},
	{"waivers", SHAPE_OBJECTS},
	{0},
};

/* What both have. */
#define SHARED_MEMBERS                                                                             \
	{"id", SHAPE_TEXT}, {"fingerprint", SHAPE_TEXT}, {"covers", SHAPE_OBJECT},                 \
		{"component", SHAPE_TEXT}, {"rule", SHAPE_TEXT}, {"bundle", SHAPE_TEXT},           \
		{"scope", SHAPE_WORD, false, word_scope}, {"reason", SHAPE_TEXT, true},            \
		{"person", SHAPE_TEXT, true}, {"date", SHAPE_DATE, true},                          \
		{"signature", SHAPE_OBJECT},

static const struct shape determination_shape[] = {
	SHARED_MEMBERS{"outcome", SHAPE_WORD, true, word_outcome},
	{"evidence", SHAPE_TEXTS, true},
	{"expires", SHAPE_DATE},
	{0},
};

static const struct shape waiver_shape[] = {
	SHARED_MEMBERS{"authority", SHAPE_TEXT, true},
	{"number", SHAPE_TEXT},
	{"basis", SHAPE_WORD, true, word_basis},
	{"evidence", SHAPE_TEXTS},
	{"expires", SHAPE_DATE, true},
	{0},
};

static const struct shape cover_shape[] = {
	{"purl", SHAPE_TEXT, true},
	{"versions", SHAPE_TEXT, true},
	{"entity", SHAPE_TEXT, true},
	{"rule", SHAPE_TEXT, true},
	{0},
};

static bool wrong(struct doc *doc, const struct node *node, const char *text)
{
	diag(doc, DIAG_WAIVER_INVALID, node->start, "%s", text);
	return false;
}

static bool too_broad(struct doc *doc, const struct node *node, const char *text)
{
	diag(doc, DIAG_WAIVER_TOO_BROAD, node->start, "%s", text);
	return false;
}

static bool check_fingerprint(struct doc *doc, const struct node *node)
{
	static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
	if (!node)
		return true;
	bool good = node->text.len == sizeof form - 1;
	if (str_find_byte(node->text, '*') != STR_NPOS)
		return too_broad(doc, node,
			"a fingerprint names one finding: a pattern would let through what "
			"nobody has looked at");
	for (size_t i = 0; good && i < node->text.len; i++)
		good = form[i] == '-' ? node->text.ptr[i] == '-'
				      : ascii_hex_value(node->text.ptr[i]) >= 0;
	return good ||
		wrong(doc, node,
			"a fingerprint is a UUID as a report has it, for instance "
			"\"7a3e8f0c-1111-5222-8333-444455556666\"");
}

struct str waiver_package(struct arena *arena, struct str text)
{
	struct purl purl = {0};
	const char *error;
	if (!purl_parse(arena, text, &purl, &error))
		return STR_NONE;
	purl.version = purl.subpath = STR_NONE;
	purl.qualifier_count = 0;
	return purl_format(arena, &purl);
}

/* "pkg:npm/%40example/" and "*": the star stands for the name alone, behind a namespace. */
static bool read_package(struct arena *arena, struct doc *doc, const struct node *node,
	bool determination, struct cover *cover)
{
	struct str text = node->text;
	struct purl purl = {0};
	const char *error;
	cover->star = str_ends(text, STR("/*"));
	if (cover->star)
		text = arena_printf(arena, "%.*sx", STR_ARG(str_sub(text, 0, text.len - 1)));
	if (str_find_byte(text, '*') != STR_NPOS)
		return too_broad(doc, node,
			"a star may only stand for the name of a package, behind its namespace");
	if (!purl_parse(arena, text, &purl, &error)) {
		diag(doc, DIAG_WAIVER_INVALID, node->start, "the purl is wrong: %s", error);
		return false;
	}
	if (purl.version.len || purl.qualifier_count || purl.subpath.len)
		return wrong(doc, node,
			"the purl stands without version, qualifiers and subpath: the versions "
			"have a member of their own");
	if (cover->star && !purl.name_space.len)
		return too_broad(doc, node, "without a namespace the star covers a whole registry");
	if (cover->star && !determination)
		return too_broad(doc, node, "a waiver is for one package at a time");
	struct str package = waiver_package(arena, text);
	cover->purl = str_sub(package, 0, package.len - cover->star);
	return true;
}

static bool read_range(struct arena *arena, struct doc *doc, const struct node *node,
	bool determination, struct cover *cover)
{
	const char *error;
	struct str type = str_from(cover->purl, strlen("pkg:"));
	enum version_scheme scheme;
	cover->range = node->text;
	if (!vers_parse(arena, node->text, &cover->versions, &error)) {
		diag(doc, DIAG_WAIVER_INVALID, node->start, "the range %s %s",
			diag_quote(doc, node->text), error);
		return false;
	}
	if (version_scheme_named(str_cut(&type, '/'), &scheme) && scheme != cover->versions.scheme)
		return wrong(doc, node, "the range is not of the purl's type");
	return !cover->versions.any || (determination && !cover->star) ||
		too_broad(doc, node,
			"all versions, those to come included, is more than anybody has looked at");
}

static bool read_covers(struct arena *arena, struct doc *doc, const struct node *object,
	bool determination, struct cover *cover)
{
	const struct node *node = node_get(object, "covers");
	if (!!node == !!node_get(object, "fingerprint"))
		return wrong(doc, object,
			"it needs either the fingerprint of a finding or covers (purl, versions, "
			"entity, rule)");
	if (!node)
		return true;
	if (!shape_check_as(DIAG_WAIVER_INVALID, doc, node, "covers", cover_shape))
		return false;
	cover->entity = node_string(node, "entity");
	cover->rule = node_string(node, "rule");
	const struct node *ids[] = {node_get(node, "entity"), node_get(node, "rule")};
	for (size_t i = 0; i < 2; i++)
		if (str_find_byte(ids[i]->text, '*') != STR_NPOS)
			return too_broad(doc, ids[i], "it names one entity and one rule");
	return read_package(arena, doc, node_get(node, "purl"), determination, cover) &&
		read_range(arena, doc, node_get(node, "versions"), determination, cover);
}

static bool check_dates(struct doc *doc, const struct node *object, const struct waiver *waiver)
{
	const struct node *expires = node_get(object, "expires");
	if (waiver->date == DATE_NONE)
		return wrong(doc, node_get(object, "date"), "the date of the decision is missing");
	if (expires && waiver->expires <= waiver->date)
		return wrong(doc, expires,
			"it must expire behind its date: it holds when date <= day < expires");
	if (waiver->determination)
		return true;
	if (waiver->expires == DATE_MAX)
		return too_broad(doc, expires, "a waiver must expire: it needs a date");
	return waiver->expires - waiver->date <= LONGEST_YEARS * DAYS_OF_A_YEAR ||
		too_broad(
			doc, expires, "a waiver may hold for five years at most; renew it instead");
}

static bool check_grant(struct doc *doc, const struct node *object, const struct waiver *waiver)
{
	if (waiver->determination)
		return waiver->evidence_count ||
			wrong(doc, node_get(object, "evidence"),
				"a determination rests on evidence: name a document or an address");
	if (!str_is(waiver->basis, "law") || waiver->number.len)
		return true;
	diag(doc, DIAG_WAIVER_INVALID, object->start,
		"a prohibition by law is waived only by the authority that may, under a number: "
		"the waiver lacks the member \"number\"");
	return false;
}

static bool id_is_new(
	const struct waivers *waivers, struct doc *doc, const struct node *id, size_t before)
{
	for (size_t i = 0; id && i < before; i++)
		if (str_eq(waivers->list.items[i].id, id->text))
			return wrong(doc, id, "another decision has this id");
	return true;
}

static bool read_one(struct waivers *waivers, struct doc *doc, const struct node *object,
	bool determination, const struct waiver *file)
{
	const struct shape *shape = determination ? determination_shape : waiver_shape;
	const char *what = determination ? "a determination" : "a waiver";
	if (!shape_check_as(DIAG_WAIVER_INVALID, doc, object, what, shape))
		return false;
	struct waiver waiver = {
		.determination = determination,
		.id = node_string(object, "id"),
		.fingerprint = node_string(object, "fingerprint"),
		.component = node_string(object, "component"),
		.rule = node_string(object, "rule"),
		.bundle = node_string(object, "bundle"),
		.scoped = node_get(object, "scope") != NULL,
		.scope = (enum scope)shape_word(object, shape, "scope", 0),
		.outcome = determination ? (enum outcome)shape_word(object, shape, "outcome", 0)
					 : OUTCOME_ACCEPTED,
		.authority = node_string(object, "authority"),
		.number = node_string(object, "number"),
		.basis = node_string(object, "basis"),
		.reason = node_string(object, "reason"),
		.person = node_string(object, "person"),
		.date = shape_date(object, "date", DATE_NONE),
		.expires = shape_date(object, "expires", DATE_MAX),
		.doc = doc,
		.offset = object->start,
	};
	waiver.evidence = shape_texts(&waivers->arena, object, "evidence", &waiver.evidence_count);
	bool good = check_fingerprint(doc, node_get(object, "fingerprint"));
	good &= read_covers(&waivers->arena, doc, object, determination, &waiver.covers);
	good &= check_dates(doc, object, &waiver);
	good &= check_grant(doc, object, &waiver);
	good &= id_is_new(waivers, doc, node_get(object, "id"), waivers->list.count);
	good &= decision_verify(waivers, object, file, &waiver);
	if (good)
		list_push(&waivers->list, waiver);
	return good;
}

static void locate(struct waivers *waivers, struct doc *doc, size_t first)
{
	struct arena scratch = {0};
	size_t count = waivers->list.count - first;
	struct place *places = ARENA_ARRAY(&scratch, struct place, count);
	for (size_t i = 0; i < count; i++)
		places[i].offset = waivers->list.items[first + i].offset;
	doc_locate(doc, places, count);
	for (size_t i = 0; i < count; i++)
		waivers->list.items[first + i].place = places[i];
	arena_finish(&scratch);
}

static bool read_base(void *waivers, struct doc *doc)
{
	return waivers_read(waivers, doc);
}

bool waivers_read(struct waivers *waivers, struct doc *doc)
{
	const struct node *root = json_load(doc, &doc->arena);
	struct waiver file;
	if (!root ||
		!shape_check_as(DIAG_WAIVER_INVALID, doc, root, "the file of waivers", root_shape))
		return false;
	bool good = extends_read(&waivers->files, DIAG_WAIVER_INVALID, doc,
		node_get(root, "extends"), read_base, waivers);
	size_t first = waivers->list.count;
	good &= decisions_verify(waivers, doc, &file);
	NODE_EACH(object, node_get(root, "determinations"))
	{
		good &= read_one(waivers, doc, object, true, &file);
	}
	NODE_EACH(object, node_get(root, "waivers"))
	{
		good &= read_one(waivers, doc, object, false, &file);
	}
	locate(waivers, doc, first);
	return good;
}

bool waivers_load(struct waivers *waivers, const char *path, const struct limits *limits)
{
	struct doc *doc = memory_resize(NULL, sizeof *doc);
	struct limits own = *limits;
	struct limits *kept = ARENA_NEW(&waivers->arena, struct limits);
	own.input = limits->policy;
	*kept = own;
	extends_add(&waivers->files, doc);
	if (!doc_read(doc, path, kept))
		return false;
	extends_serve(&waivers->files, doc);
	return waivers_read(waivers, doc);
}

bool waivers_distrusted(const struct waivers *waivers)
{
	bool distrusted = false;
	for (size_t i = 0; i < waivers->files.docs.count; i++) {
		const uint32_t *counts = waivers->files.docs.items[i]->diags.counts;
		distrusted |= counts[DIAG_SIGNATURE_WRONG] || counts[DIAG_SIGNATURE_UNTRUSTED] ||
			counts[DIAG_SIGNATURE_MISSING];
	}
	return distrusted;
}

void waivers_finish(struct waivers *waivers)
{
	for (size_t i = 0; i < waivers->keys.count; i++)
		key_destroy(waivers->keys.items[i]);
	list_finish(&waivers->keys);
	extends_finish(&waivers->files);
	list_finish(&waivers->list);
	arena_finish(&waivers->arena);
}

static void add_until(struct buf *text, struct arena *arena, const struct waiver *waiver)
{
	if (waiver->expires != DATE_MAX)
		buf_printf(
			text, ", until before %.*s", STR_ARG(date_format(arena, waiver->expires)));
}

static void add_evidence(struct buf *text, const struct waiver *waiver)
{
	for (size_t i = 0; i < waiver->evidence_count; i++) {
		buf_puts(text, i ? "; " : "; evidence: ");
		buf_add(text, waiver->evidence[i]);
	}
}

struct str waiver_sentence(struct arena *arena, const struct waiver *waiver)
{
	if (waiver->rule_of)
		return arena_printf(arena, "rule %.*s of %.*s allows it: %.*s", STR_ARG(waiver->id),
			STR_ARG(waiver->rule_of->id), STR_ARG(waiver->reason));
	struct buf text = {0};
	buf_puts(&text, waiver->determination ? "determination" : "waiver");
	if (waiver->id.len) {
		buf_add_byte(&text, ' ');
		buf_add(&text, waiver->id);
	}
	if (waiver->determination)
		buf_printf(&text, ": %s", outcome_name(waiver->outcome));
	buf_puts(&text, waiver->authority.len ? " by " : "");
	buf_add(&text, waiver->authority);
	if (waiver->number.len) {
		buf_puts(&text, " (number ");
		buf_add(&text, waiver->number);
		buf_add_byte(&text, ')');
	}
	add_until(&text, arena, waiver);
	buf_puts(&text, ": ");
	buf_add(&text, waiver->reason);
	buf_puts(&text, " (");
	buf_add(&text, waiver->person);
	buf_printf(&text, ", %.*s)", STR_ARG(date_format(arena, waiver->date)));
	add_evidence(&text, waiver);
	if (waiver->signing != SIGNING_NONE)
		buf_printf(&text, "; signed%s%.*s%s", waiver->signer.len ? " by " : "",
			STR_ARG(waiver->signer),
			waiver->signing == SIGNING_VERIFIED ? "" : " (not verified)");
	struct str sentence = arena_str(arena, buf_str(&text));
	buf_finish(&text);
	return sentence;
}

static void add_sentence(struct buf *text, struct arena *arena, const struct waiver *waiver,
	struct str unapplied_why)
{
	if (!waiver)
		return;
	buf_puts(text, " By decision: ");
	buf_add(text, waiver_sentence(arena, waiver));
	if (unapplied_why.len)
		buf_puts(text, "; not applied: it ");
	buf_add(text, unapplied_why);
	buf_puts(text, ".");
}

struct str waiver_sentences(struct arena *arena, const struct finding *finding)
{
	struct buf text = {0};
	add_sentence(&text, arena, finding->determination, STR_NONE);
	add_sentence(&text, arena, finding->waiver, STR_NONE);
	add_sentence(&text, arena, finding->unapplied, finding->unapplied_why);
	struct str sentences = arena_str(arena, buf_str(&text));
	buf_finish(&text);
	return sentences;
}
