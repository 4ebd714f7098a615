#include "commands/decide.h"

#include <errno.h>
#include <sys/stat.h>

#include "base/utf8.h"
#include "commands/choice.h"
#include "commands/results.h"
#include "match/signed.h"
#include "syntax/json.h"

struct decide {
	const struct arguments *arguments;
	bool determination;
	struct settings settings;
	struct choices choices;
	const struct choice *choice;
	struct arena arena;
	int32_t date;
	struct key *key; /* that signs, or NULL */
};

const char *value_outcome(size_t index)
{
	return index <= OUTCOME_ACCEPTED ? outcome_name((enum outcome)index) : NULL;
}

static struct str value_of(const struct decide *decide, const char *option)
{
	return str_of(argument_value(decide->arguments, option));
}

static const char *kind_of(const struct decide *decide)
{
	return decide->determination ? "determination" : "waiver";
}

/* What is chosen */

static void list_choices(const struct choices *choices)
{
	for (size_t i = 0; i < choices->list.count; i++) {
		const struct choice *choice = &choices->list.items[i];
		message("  %.*s %.*s [%.*s] %.*s", STR_ARG(choice->fingerprint),
			STR_ARG(choice->was), STR_ARG(choice->rule), STR_ARG(choice->component));
	}
}

/* Several findings of one fingerprint are one decision. */
static bool choose(struct decide *decide, const char *word)
{
	const struct choices *choices = &decide->choices;
	const struct choice *first = choices->list.items;
	bool one = choices->list.count > 0;
	for (size_t i = 1; i < choices->list.count; i++)
		one &= str_eq(choices->list.items[i].fingerprint, first->fingerprint);
	if (!choices->list.count)
		message("no finding is named \"%s\": name one by its id or fingerprint (of a JSON "
			"report), or a component with one finding",
			word);
	else if (!one)
		message("\"%s\" names several findings; which one?", word);
	if (choices->list.count && !one)
		list_choices(choices);
	decide->choice = one ? first : NULL;
	return one;
}

/* What the decision must have; the reader of the file has the last word. */

static bool required(const struct decide *decide, const char *option, const char *why)
{
	if (argument_given(decide->arguments, option))
		return true;
	message("--%s is missing: %s", option, why);
	return false;
}

static bool check_waiver(const struct decide *decide)
{
	const struct choice *choice = decide->choice;
	if (str_is(choice->was, "unknown")) {
		message("a component of unknown maker is settled by a determination (bomscreen "
			"determine)");
		return false;
	}
	bool good = required(decide, "authority", "who grants the waiver");
	good &= required(decide, "expires", "a waiver holds until a date");
	if (str_is(choice->basis, "law"))
		good &= required(decide, "number",
			"the rule is law, which is waived only by the authority that may, under "
			"a number");
	return good;
}

static bool check_determination(const struct decide *decide)
{
	bool covered = str_is(value_of(decide, "outcome"), outcome_name(OUTCOME_COVERED));
	if (str_is(decide->choice->was, "prohibited") && !covered) {
		message("the finding is prohibited: a determination cannot lift that, a waiver can "
			"(bomscreen waive)");
		return false;
	}
	bool good = required(decide, "outcome", "not-covered, covered or accepted");
	good &= required(decide, "evidence", "what the determination rests on");
	return good;
}

static bool check(struct decide *decide)
{
	bool good = decide->determination ? check_determination(decide) : check_waiver(decide);
	good &= required(decide, "reason", "why");
	good &= required(decide, "person", "who decides");
	struct str date = value_of(decide, "date");
	decide->date = decide->settings.as_of;
	if (date.ptr && !date_parse(date, &decide->date)) {
		message("--date: \"%.*s\" is no date of the calendar (YYYY-MM-DD)", STR_ARG(date));
		good = false;
	}
	return good;
}

/* The text of the decision */

static void add_member(struct buf *out, const char *name, struct str value)
{
	if (!value.len)
		return;
	buf_printf(out, "%s\"%s\": ", out->len > 1 ? ", " : "", name);
	json_add_string(out, value);
}

static void add_option(struct buf *out, const struct decide *decide, const char *option)
{
	add_member(out, option, value_of(decide, option));
}

static void add_evidence(struct buf *out, const struct decide *decide)
{
	size_t count = 0;
	for (size_t i = 0; i < decide->arguments->list.count; i++) {
		const struct argument *argument = &decide->arguments->list.items[i];
		if (strcmp(argument->option->name, "evidence") != 0)
			continue;
		buf_puts(out, count++ ? ", " : ", \"evidence\": [");
		json_add_string(out, str_of(argument->value));
	}
	buf_puts(out, count ? "]" : "");
}

static void add_subject(struct buf *out, struct decide *decide)
{
	const struct choice *choice = decide->choice;
	struct str versions = value_of(decide, "versions");
	add_option(out, decide, "id");
	if (!versions.len) {
		add_member(out, "fingerprint", choice->fingerprint);
	} else {
		struct buf covers = {0};
		buf_add_byte(&covers, '{');
		add_member(&covers, "purl", waiver_package(&decide->arena, choice->purl));
		add_member(&covers, "versions", versions);
		add_member(&covers, "entity", choice->entity);
		add_member(&covers, "rule", choice->rule);
		buf_printf(out, "%s\"covers\": ", out->len > 1 ? ", " : "");
		buf_add(out, buf_str(&covers));
		buf_add_byte(out, '}');
		buf_finish(&covers);
	}
	add_member(out, "component", choice->component);
	if (!versions.len)
		add_member(out, "rule", choice->rule);
	if (argument_given(decide->arguments, "only-here")) {
		add_member(out, "bundle", decide->choices.bundle);
		add_member(out, "scope", decide->choices.scope);
	}
}

static struct str decision_text(struct decide *decide)
{
	struct buf out = {0};
	buf_add_byte(&out, '{');
	add_subject(&out, decide);
	if (decide->determination) {
		add_option(&out, decide, "outcome");
	} else {
		add_option(&out, decide, "authority");
		add_option(&out, decide, "number");
		add_member(&out, "basis", decide->choice->basis);
	}
	add_option(&out, decide, "reason");
	add_option(&out, decide, "person");
	add_member(&out, "date", date_format(&decide->arena, decide->date));
	add_option(&out, decide, "expires");
	add_evidence(&out, decide);
	buf_add_byte(&out, '}');
	struct str text = arena_str(&decide->arena, buf_str(&out));
	buf_finish(&out);
	return text;
}

/* The decision with its signature. */
static struct str signed_text(struct decide *decide, struct str text)
{
	struct doc doc;
	doc_wrap(&doc, STR("decision"), text, &limits_default);
	const struct node *object = json_load(&doc, &doc.arena);
	struct str signature = decision_sign(&decide->arena, decide->key,
		decision_signed_text(&doc.arena, object, decide->determination));
	doc_finish(&doc);
	if (!signature.len)
		message("OpenSSL cannot sign with the key of --sign");
	return signature.len ? arena_printf(&decide->arena, "%.*s, \"signature\": %.*s}",
				       STR_ARG(str_sub(text, 0, text.len - 1)), STR_ARG(signature))
			     : STR_NONE;
}

static bool read_signing_key(struct decide *decide)
{
	const char *path = argument_value(decide->arguments, "sign");
	struct doc doc;
	if (!path)
		return true;
	if (doc_read(&doc, path, &limits_default))
		decide->key = key_parse(doc.raw, true);
	doc_finish(&doc);
	if (!decide->key)
		message("--sign: %s is no private key in PEM without a passphrase, of Ed25519 or "
			"ECDSA with P-256",
			path);
	return decide->key != NULL;
}

/* The file */

static bool exists(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 || errno != ENOENT;
}

/* The file that signs all of it. */
static const char *signature_of(struct decide *decide, const char *path)
{
	return arena_printf(&decide->arena, "%s.sig", path).ptr;
}

/* Where the decision goes. One that is not there yet is not read in front of the screening. */
static const char *file_of(struct decide *decide)
{
	const char *path = decide->settings.waivers;
	if (path && !exists(path))
		decide->settings.waivers = NULL;
	return path ? path : ".bomscreen/waivers.json";
}

static struct str new_file(struct decide *decide, const char *list, struct str decision)
{
	struct doc empty;
	struct edits edits = {0};
	struct str text = arena_printf(&decide->arena,
		"{\n  \"schema\": \"bomscreen-waivers/1\",\n  \"%s\": [\n  ]\n}\n", list);
	doc_wrap(&empty, STR("new"), text, &limits_default);
	const struct node *root = json_load(&empty, &empty.arena);
	json_insert_element(&edits, &empty, node_get(root, list), decision);
	text = edits_text(&edits, &empty, &decide->arena);
	edits_finish(&edits);
	doc_finish(&empty);
	return text;
}

/* The file with the decision behind the others of its list; absent when it is no file of waivers. */
static struct str changed_file(
	struct decide *decide, struct doc *doc, const char *list, struct str decision)
{
	struct waivers there = {0};
	struct edits edits = {0};
	struct str text = STR_NONE;
	extends_serve(&there.files, doc);
	if (waivers_read(&there, doc)) {
		const struct node *root =
			json_load_at(doc, &doc->arena, str_find_byte(doc->bytes, '{'));
		const struct node *array = node_get(root, list);
		if (array)
			json_insert_element(&edits, doc, array, decision);
		else
			json_insert_member(&edits, doc, root, list,
				arena_printf(&decide->arena, "[%.*s]", STR_ARG(decision)));
		text = edits_text(&edits, doc, &decide->arena);
	}
	edits_finish(&edits);
	waivers_finish(&there);
	return text;
}

/* Refuses what the reader of the file refuses: then nothing is written. */
static bool acceptable(struct decide *decide, const char *path, struct str text)
{
	struct waivers waivers = {0};
	struct doc doc;
	struct message_style style = settings_style(&decide->settings);
	doc_wrap(&doc, arena_printf(&decide->arena, "%s (as it would be)", path), text,
		&limits_default);
	extends_serve(&waivers.files, &doc);
	bool good = settings_load_keys(&decide->settings, &waivers);
	waivers.require_signatures &= !exists(signature_of(decide, path));
	good = waivers_read(&waivers, &doc) && good;
	message_diagnostics(&doc, diagnostic_places(&doc), 0, &style);
	waivers_finish(&waivers);
	doc_finish(&doc);
	return good;
}

static bool write_file(const char *path, struct str text)
{
	struct output output;
	if (str_starts(str_of(path), STR(".bomscreen/")))
		mkdir(".bomscreen", 0777);
	if (!output_open(&output, path)) {
		message("cannot create %s: %s", path, strerror(output.errno_value));
		return false;
	}
	output_add(&output, text);
	return result_commit(&output, path) == EXIT_OK;
}

/* Signs the whole file anew, where it was signed. */
static bool write_signed(struct decide *decide, const char *path, struct str text)
{
	const char *beside = signature_of(decide, path);
	struct buf value = {0};
	if (!exists(beside))
		return write_file(path, text);
	if (!decide->key) {
		message("%s signs the whole file, which would no longer fit: give --sign", beside);
		return false;
	}
	bool good = key_sign(decide->key, text, &value) && write_file(path, text) &&
		write_file(beside,
			arena_printf(&decide->arena, "%.*s\n",
				STR_ARG(base64_encode(&decide->arena, buf_str(&value)))));
	buf_finish(&value);
	return good;
}

static bool put(struct decide *decide, const char *path, struct str decision)
{
	const char *list = decide->determination ? "determinations" : "waivers";
	struct message_style style = settings_style(&decide->settings);
	struct doc doc = {0};
	struct str text;
	if (!exists(path)) {
		text = new_file(decide, list, decision);
	} else {
		text = doc_read(&doc, path, &limits_default)
			? changed_file(decide, &doc, list, decision)
			: STR_NONE;
		message_diagnostics(&doc, diagnostic_places(&doc), 0, &style);
		doc_finish(&doc);
	}
	return text.ptr && acceptable(decide, path, text) && write_signed(decide, path, text);
}

static int summarize(struct decide *decide, const char *path)
{
	const struct choice *choice = decide->choice;
	struct output output;
	struct buf text = {0}, printable = {0};
	buf_printf(&text, "%s: %s for %.*s finding %.*s [%.*s]: ", path, kind_of(decide),
		STR_ARG(choice->was), STR_ARG(choice->fingerprint), STR_ARG(choice->rule));
	buf_add(&text, choice->reason);
	utf8_add_printable(&printable, buf_str(&text));
	output_open(&output, NULL);
	output_add(&output, buf_str(&printable));
	struct str expires = value_of(decide, "expires");
	if (expires.len)
		output_printf(&output, "; until before %.*s\n", STR_ARG(expires));
	else
		output_puts(&output, "; without an end: consider --expires\n");
	buf_finish(&text);
	buf_finish(&printable);
	return result_commit(&output, "standard output");
}

static int decide_all(struct decide *decide)
{
	const struct arguments *arguments = decide->arguments;
	if (arguments->operands.count != 2) {
		message("name a finding and the report or bill that has it");
		return EXIT_USAGE;
	}
	if (!settings_read(&decide->settings, arguments))
		return EXIT_USAGE;
	const char *word = arguments->operands.items[0];
	const char *path = file_of(decide);
	int code = choices_read(
		&decide->choices, &decide->settings, arguments->operands.items[1], str_of(word));
	if (code != EXIT_OK)
		return code;
	if (!choose(decide, word) || !check(decide))
		return EXIT_USAGE;
	if (!read_signing_key(decide))
		return EXIT_POLICY;
	struct str text = decision_text(decide);
	if (decide->key)
		text = signed_text(decide, text);
	return text.len && put(decide, path, text) ? summarize(decide, path) : EXIT_USAGE;
}

int decide_run(const struct arguments *arguments, bool determination)
{
	struct decide decide = {.arguments = arguments, .determination = determination};
	int code = decide_all(&decide);
	key_destroy(decide.key);
	choices_finish(&decide.choices);
	settings_finish(&decide.settings);
	arena_finish(&decide.arena);
	return code;
}
