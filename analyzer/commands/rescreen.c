#include "commands/rescreen.h"

#include "base/digest.h"
#include "base/path.h"
#include "commands/screening.h"
#include "lock/vendored.h"

int rescreen_open(struct rescreen *rescreen, const struct settings *settings)
{
	if (!settings_load_policies(settings, &rescreen->policies))
		return EXIT_POLICY;
	if (!screening_choose(&rescreen->screening, settings, &rescreen->policies))
		return EXIT_USAGE;
	rescreen->screening.waivers = &rescreen->waivers;
	return settings_load_waivers(settings, &rescreen->waivers);
}

static void screen_document(struct rescreen *rescreen, const struct document *document)
{
	struct input *input = list_add(&rescreen->inputs);
	*input = (struct input){.doc = document->doc, .format = document->format};
	if (!input->format) {
		input->unreadable = true;
		return;
	}
	input->bom = memory_resize(NULL, sizeof *input->bom);
	bom_init(input->bom, input->doc);
	input->unreadable = !input->format->read(input->doc, input->bom);
	screen(&rescreen->screening, input);
}

/* A notice of vendored code is one only by its name, and when nothing else knows it. */
static const struct format *format_of_notice(struct doc *doc)
{
	struct str name = path_base(doc->name);
	int score;
	bool notice = vendored_is_notice(name) || vendored_is_source(name);
	if (!notice || !vendored_folder(doc->name, true).len || format_best(doc, &score))
		return NULL;
	return format_named(STR("vendored-notice"));
}

int rescreen_read(struct rescreen *rescreen, const struct settings *settings, struct doc *doc)
{
	struct message_style style = settings_style(settings);
	int code = EXIT_OK;
	size_t first = rescreen->documents.list.count, inputs = rescreen->inputs.count;
	rescreen->beside.targets = &rescreen->alone;
	beside_serve(&rescreen->beside, doc);
	documents_add(&rescreen->documents, doc,
		settings->format ? settings->format : format_of_notice(doc));
	for (size_t i = first; i < rescreen->documents.list.count; i++)
		screen_document(rescreen, &rescreen->documents.list.items[i]);
	style.least = SEVERITY_ERROR;
	for (size_t i = inputs; i < rescreen->inputs.count; i++) {
		struct input *input = &rescreen->inputs.items[i];
		message_diagnostics(input->doc, diagnostic_places(input->doc), 0, &style);
		if (input->unreadable)
			code = EXIT_INPUT;
	}
	return code;
}

void rescreen_finish(struct rescreen *rescreen)
{
	for (size_t i = 0; i < rescreen->inputs.count; i++) {
		struct input *input = &rescreen->inputs.items[i];
		input_finish(input);
		if (input->bom)
			bom_finish(input->bom);
		memory_free(input->bom);
		doc_finish(input->doc);
		memory_free(input->doc);
	}
	list_finish(&rescreen->inputs);
	documents_finish(&rescreen->documents);
	beside_finish(&rescreen->beside);
	arena_finish(&rescreen->screening.arena);
	waivers_finish(&rescreen->waivers);
	policies_finish(&rescreen->policies);
}
