#include "commands/settings.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/signing.h"
#include "commands/config.h"
#include "commands/selection.h"
#include "commands/tiers.h"
#include "match/lists.h"

static void set_defaults(struct settings *settings)
{
	*settings = (struct settings){.fail_on = VERDICT_PROHIBITED,
		.max_unknown = SHARE_ALL,
		.max_unattributed = SHARE_ALL,
		.as_of = date_today(),
		.max_age = -1};
	for (size_t id = 0; id < DIAG_COUNT; id++)
		settings->severities[id] = diag_kinds[id].reading;
}

static bool read_date(struct settings *settings, const char *text)
{
	if (!text)
		return true;
	settings->as_of_given = date_parse(str_of(text), &settings->as_of);
	if (!settings->as_of_given)
		message("--as-of: \"%s\" is no date of the calendar (YYYY-MM-DD)", text);
	return settings->as_of_given;
}

/* https://no-color.org: set and not empty. */
bool colour_wanted(const char *when, int fd)
{
	const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
	if (when && strcmp(when, "auto") != 0)
		return strcmp(when, "always") == 0;
	return isatty(fd) && !(no_color && *no_color) && !(term && strcmp(term, "dumb") == 0);
}

static void read_switches(struct settings *settings, const struct arguments *arguments)
{
	const char *color = argument_value(arguments, "color");
	settings->all = argument_given(arguments, "all");
	settings->persons = argument_given(arguments, "persons");
	settings->unknown = argument_given(arguments, "unknown");
	settings->recursive = argument_given(arguments, "recursive");
	settings->quiet = argument_given(arguments, "quiet");
	settings->verbose = argument_given(arguments, "verbose");
	settings->break_signature = argument_given(arguments, "break-signature");
	settings->colour_out = colour_wanted(color, STDOUT_FILENO);
	settings->colour_err = colour_wanted(color, STDERR_FILENO);
}

static bool read_configuration(struct settings *settings, const struct arguments *arguments)
{
	const char *path = argument_value(arguments, "config");
	if (argument_given(arguments, "no-config"))
		return true;
	if (!path)
		path = config_find(&settings->arena, "config.json");
	settings->waivers = config_find(&settings->arena, "waivers.json");
	if (path && settings->verbose)
		message("settings of %s", path);
	return !path || config_read(settings, path);
}

/* Lists and rules of the command line come behind those of the configuration. */
static bool read_lists(struct settings *settings, const struct arguments *arguments)
{
	const char *days = argument_value(arguments, "max-age");
	uint64_t age;
	for (size_t i = 0; i < arguments->list.count; i++) {
		const struct argument *argument = &arguments->list.items[i];
		if (strcmp(argument->option->name, "list") == 0)
			list_push(&settings->lists, argument->value);
		if (strcmp(argument->option->name, "list-rule") == 0)
			list_push(&settings->list_rules, argument->value);
	}
	for (size_t i = 0; i < settings->list_rules.count; i++)
		if (!lists_rule_valid(str_of(settings->list_rules.items[i]))) {
			message("\"%s\" is no rule LIST:threshold=0.5...1,tier=off|advisory|review,"
				"kinds=organisation+person+vessel+aircraft",
				settings->list_rules.items[i]);
			return false;
		}
	if (!days)
		return true;
	if (!str_to_u64(str_of(days), 100000, &age)) {
		message("--max-age: \"%s\" is no number of days", days);
		return false;
	}
	settings->max_age = (int64_t)age;
	return true;
}

/* The first folder takes the place of those of the configuration. */
static void read_policies(struct settings *settings, const struct arguments *arguments)
{
	bool folders = false;
	for (size_t i = 0; i < arguments->list.count; i++) {
		const struct argument *argument = &arguments->list.items[i];
		if (strcmp(argument->option->name, "policy") != 0)
			continue;
		if (selection_is_name(argument->value)) {
			list_push(&settings->names, str_of(argument->value));
			continue;
		}
		if (!folders)
			settings->policies.count = 0;
		folders = true;
		list_push(&settings->policies, argument->value);
	}
}

static void read_values(struct settings *settings, const struct arguments *arguments)
{
	const char *bundle = argument_value(arguments, "bundle");
	const char *scope = argument_value(arguments, "scope");
	const char *format = argument_value(arguments, "format");
	const char *fail_on = argument_value(arguments, "fail-on");
	settings->bundle_given = bundle;
	if (bundle)
		settings->bundle = str_of(bundle);
	if (scope)
		settings->scope_given = scope_parse(str_of(scope), &settings->scope);
	if (format)
		settings->format = format_named(str_of(format));
	if (fail_on) {
		settings->fail_on = FAIL_NEVER;
		for (unsigned verdict = VERDICT_UNKNOWN; verdict <= VERDICT_PROHIBITED; verdict++)
			if (strcmp(fail_on, verdict_name((enum verdict)verdict)) == 0)
				settings->fail_on = verdict;
	}
}

static void read_keys(struct settings *settings, const struct arguments *arguments)
{
	for (size_t i = 0; i < arguments->list.count; i++) {
		const struct argument *argument = &arguments->list.items[i];
		if (strcmp(argument->option->name, "key") == 0)
			list_push(&settings->keys, argument->value);
	}
}

static bool read_arguments(struct settings *settings, const struct arguments *arguments)
{
	read_policies(settings, arguments);
	read_keys(settings, arguments);
	if (argument_given(arguments, "waivers"))
		settings->waivers = argument_value(arguments, "waivers");
	read_values(settings, arguments);
	return read_lists(settings, arguments) && tiers_read(settings, arguments) &&
		read_date(settings, argument_value(arguments, "as-of"));
}

bool settings_read(struct settings *settings, const struct arguments *arguments)
{
	set_defaults(settings);
	read_switches(settings, arguments);
	return read_configuration(settings, arguments) && read_arguments(settings, arguments);
}

bool settings_read_given(
	struct settings *settings, const struct arguments *arguments, struct doc *config)
{
	if (argument_given(arguments, "config") || argument_given(arguments, "no-config"))
		return settings_read(settings, arguments);
	set_defaults(settings);
	read_switches(settings, arguments);
	bool good = !config || config_take(settings, config);
	struct message_style style = settings_style(settings);
	if (config)
		message_diagnostics(config, diagnostic_places(config), 0, &style);
	return good && read_arguments(settings, arguments);
}

void settings_finish(struct settings *settings)
{
	list_finish(&settings->policies);
	list_finish(&settings->names);
	list_finish(&settings->lists);
	list_finish(&settings->list_rules);
	list_finish(&settings->own);
	list_finish(&settings->keys);
	list_finish(&settings->tiers);
	arena_finish(&settings->arena);
}

struct message_style settings_style(const struct settings *settings)
{
	enum { FEW = 5 };
	return (struct message_style){.severities = settings->severities,
		.least = settings->quiet    ? SEVERITY_ERROR
			: settings->verbose ? SEVERITY_NOTE
					    : SEVERITY_WARNING,
		.each = settings->verbose ? SIZE_MAX : FEW,
		.colour = settings->colour_err};
}

static bool open_lists(const struct settings *settings, struct lists *lists)
{
	struct str error = STR_NONE;
	for (size_t i = 0; i < settings->lists.count; i++)
		if (!lists_add(lists, settings->lists.items[i], &error)) {
			message("%s: %.*s", settings->lists.items[i], STR_ARG(error));
			return false;
		}
	for (size_t i = 0; i < settings->list_rules.count; i++)
		if (!lists_rule(lists, str_of(settings->list_rules.items[i]), &error)) {
			message("%.*s", STR_ARG(error));
			return false;
		}
	return true;
}

/* None is older than was allowed, and of each it is known how old it is. */
bool settings_check_ages(const struct settings *settings, const struct policies *policies)
{
	const struct lists *lists = policies->lists;
	bool good = true;
	for (size_t i = 0; lists && settings->max_age >= 0 && i < lists->uses.count; i++) {
		const struct list_use *use = &lists->uses.items[i];
		int64_t age = (int64_t)settings->as_of - use->edition;
		if (use->tier == TIER_OFF || age <= settings->max_age)
			continue;
		message("the list %.*s is %lld days old; --max-age allows %lld", STR_ARG(use->id),
			(long long)age, (long long)settings->max_age);
		good = false;
	}
	return good;
}

bool settings_load_lists(const struct settings *settings, struct policies *policies)
{
	if (!settings->lists.count && !settings->list_rules.count)
		return true;
	policies->lists = ARENA_NEW(&policies->arena, struct lists);
	return open_lists(settings, policies->lists);
}

bool settings_load_policies(const struct settings *settings, struct policies *policies)
{
	struct message_style style = settings_style(settings);
	style.each = SIZE_MAX;
	bool good = policies_load(
		policies, settings->policies.items, settings->policies.count, &limits_default);
	for (size_t i = 0; i < policies->docs.count; i++) {
		struct doc *doc = policies->docs.items[i];
		message_diagnostics(doc, diagnostic_places(doc), 0, &style);
	}
	return good && settings_load_lists(settings, policies);
}

static bool load_key(struct waivers *waivers, const char *path)
{
	struct doc doc;
	struct key *key = doc_read(&doc, path, &limits_default) ? key_parse(doc.raw, false) : NULL;
	doc_finish(&doc);
	if (key)
		list_push(&waivers->keys, key);
	else
		message("%s is no public key in PEM, of Ed25519 or ECDSA with P-256", path);
	return key != NULL;
}

bool settings_load_keys(const struct settings *settings, struct waivers *waivers)
{
	bool good = true;
	waivers->require_signatures = settings->require_signatures;
	for (size_t i = 0; i < settings->keys.count; i++)
		good &= load_key(waivers, settings->keys.items[i]);
	return good;
}

int settings_load_waivers(const struct settings *settings, struct waivers *waivers)
{
	if (!settings_load_keys(settings, waivers))
		return EXIT_POLICY;
	if (!settings->waivers || waivers_load(waivers, settings->waivers, &limits_default))
		return EXIT_OK;
	settings_tell_waivers(settings, waivers);
	return waivers_distrusted(waivers) ? EXIT_POLICY : EXIT_USAGE;
}

void settings_tell_waivers(const struct settings *settings, const struct waivers *waivers)
{
	struct message_style style = settings_style(settings);
	style.each = SIZE_MAX;
	for (size_t i = 0; i < waivers->files.docs.count; i++) {
		struct doc *doc = waivers->files.docs.items[i];
		message_diagnostics(doc, diagnostic_places(doc), 0, &style);
	}
}
