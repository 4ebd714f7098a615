/* policy import: files of lists become one compiled file, whole or not at all. */
#include "commands/policy_import.h"

#include <errno.h>

#include "base/output.h"
#include "commands/results.h"
#include "list/list.h"
#include "match/listfile.h"

struct importer {
	struct settings *settings;
	struct list_options options;
	struct limits limits;
	struct listings listings;
	LIST(struct doc *) docs; /* whole lists first, then what continues them */
};

static bool read_options(struct importer *importer, const struct arguments *arguments)
{
	const char *edition = argument_value(arguments, "edition");
	importer->options = (struct list_options){
		.id = str_of(argument_value(arguments, "list-id")),
		.columns = str_of(argument_value(arguments, "columns")),
		.edition = DATE_NONE,
	};
	if (edition && !date_parse(str_of(edition), &importer->options.edition)) {
		message("--edition: \"%s\" is no date of the calendar (YYYY-MM-DD)", edition);
		return false;
	}
	if (!argument_value(arguments, "output")) {
		message("policy import: say with -o FILE where the compiled lists belong");
		return false;
	}
	if (arguments->operands.count < 2) {
		message("policy import: which files? (bomscreen help policy)");
		return false;
	}
	return true;
}

static void tell(struct importer *importer, struct doc *doc)
{
	struct message_style style = settings_style(importer->settings);
	message_diagnostics(doc, diagnostic_places(doc), 0, &style);
}

/* All are read before any is taken in: those that continue another one come behind it. */
static bool read_files(struct importer *importer, const struct arguments *arguments)
{
	bool good = true;
	LIST(struct doc *) parts = {0};
	for (size_t i = 1; i < arguments->operands.count; i++) {
		struct doc *doc = memory_resize(NULL, sizeof *doc);
		bool read = doc_read(doc, arguments->operands.items[i], &importer->limits);
		if (read && list_is_part(doc, &importer->options))
			list_push(&parts, doc);
		else
			list_push(&importer->docs, doc);
		if (!read)
			tell(importer, doc);
		good &= read;
	}
	for (size_t i = 0; i < parts.count; i++)
		list_push(&importer->docs, parts.items[i]);
	list_finish(&parts);
	return good;
}

static bool take_in(struct importer *importer)
{
	for (size_t i = 0; i < importer->docs.count; i++) {
		struct doc *doc = importer->docs.items[i];
		bool good = list_read(&importer->listings, doc, &importer->options);
		tell(importer, doc);
		if (!good)
			return false;
	}
	return true;
}

static int write_out(struct importer *importer, const char *path)
{
	struct buf bytes = {0};
	struct output output;
	if (!listfile_compile(&importer->listings, &bytes)) {
		message("policy import: the lists are too large for one file");
		return EXIT_POLICY;
	}
	if (!output_open(&output, path)) {
		message("cannot write %s: %s", path, strerror(output.errno_value));
		buf_finish(&bytes);
		return EXIT_INTERNAL;
	}
	output_add(&output, buf_str(&bytes));
	buf_finish(&bytes);
	return result_commit(&output, path);
}

static void summarise(const struct importer *importer, const char *path)
{
	struct arena scratch = {0};
	const struct listings *listings = &importer->listings;
	for (size_t i = 0; i < listings->lists.count; i++) {
		const struct listed_list *list = &listings->lists.items[i];
		size_t entries = 0;
		for (size_t k = 0; k < listings->entries.count; k++)
			entries += listings->entries.items[k].list == i;
		message("%s: %.*s: %zu entries, edition %.*s", path, STR_ARG(list->id), entries,
			STR_ARG(date_format(&scratch, list->edition)));
	}
	arena_finish(&scratch);
}

static void finish(struct importer *importer)
{
	for (size_t i = 0; i < importer->docs.count; i++) {
		doc_finish(importer->docs.items[i]);
		memory_free(importer->docs.items[i]);
	}
	list_finish(&importer->docs);
	listings_finish(&importer->listings);
}

int policy_import(struct settings *settings, const struct arguments *arguments)
{
	struct importer importer = {.settings = settings, .limits = limits_default};
	const char *path = argument_value(arguments, "output");
	importer.limits.input = importer.limits.list;
	if (!read_options(&importer, arguments))
		return EXIT_USAGE;
	int code;
	if (read_files(&importer, arguments) && take_in(&importer))
		code = write_out(&importer, path);
	else {
		message("policy import: nothing was imported; %s is as it was", path);
		code = importer.listings.usage ? EXIT_USAGE : EXIT_POLICY;
	}
	if (code == EXIT_OK && !settings->quiet)
		summarise(&importer, path);
	finish(&importer);
	return code;
}
