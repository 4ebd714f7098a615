#include "output/losses.h"

#include "output/object.h"

static void add_rendition_members(cJSON *part, const struct rendition *rendition)
{
	struct arena scratch = {0};
	object_add_word(part, "format", rendition->format);
	/* A lock file is read as what it lists, in no version. */
	bool lock = format_named(str_of(rendition->format))->lock;
	object_add_str(part, "version",
		lock ? STR("")
		     : arena_printf(&scratch, "%u.%u", rendition->version / 10,
			       rendition->version % 10));
	arena_finish(&scratch);
}

static void add_rendition(cJSON *object, const char *name, const struct rendition *rendition)
{
	add_rendition_members(object_add_object(object, name), rendition);
}

static void write_loss(
	const struct loss *loss, const struct joining *joining, struct output *output)
{
	cJSON *object = object_create();
	if (joining && loss->part < joining->parts.count)
		object_add_str(object, "input", joining->parts.items[loss->part].name);
	object_add_str(object, "pointer", loss->pointer);
	object_add_str(object, "field", loss->field);
	object_add_str(object, "value", loss->value);
	object_add_str(object, "reason", loss->reason);
	object_add_word(object, "outcome", loss_outcome_names[loss->outcome]);
	object_add_str(object, "became", loss->became);
	object_write(object, output);
}

static cJSON *head_of(struct str input, struct str version)
{
	cJSON *head = object_create();
	object_add_word(head, "schema", "bomscreen-losses/1");
	cJSON *tool = object_add_object(head, "tool");
	object_add_word(tool, "name", "bomscreen");
	object_add_str(tool, "version", version);
	object_add_str(head, "input", input);
	return head;
}

/* Behind the sources; takes the head over. */
static void write_rest(cJSON *head, const struct rendition *target, const struct losses *losses,
	const struct joining *joining, struct output *output)
{
	add_rendition(head, "target", target);
	cJSON *summary = object_add_object(head, "summary");
	for (size_t i = 0; i < LOSS_OUTCOMES; i++)
		object_add_number(summary, loss_outcome_names[i], losses->counts[i]);
	object_write_open(head, output);
	output_puts(output, ",\"losses\":[");
	for (size_t i = 0; i < losses->list.count; i++) {
		output_puts(output, i ? ",\n" : "\n");
		write_loss(&losses->list.items[i], joining, output);
	}
	output_puts(output, losses->list.count ? "\n]}\n" : "]}\n");
}

void losses_write(const struct conversion *c, const struct doc *doc, struct str version,
	struct output *output)
{
	cJSON *head = head_of(doc->name, version);
	add_rendition(head, "source", &c->source);
	write_rest(head, &c->target, &c->losses, NULL, output);
}

void losses_write_joined(
	const struct joining *joining, struct str name, struct str version, struct output *output)
{
	cJSON *head = head_of(name, version), *sources = object_add_array(head, "sources");
	for (size_t i = 0; i < joining->parts.count; i++) {
		cJSON *source = object_add_object(sources, NULL);
		object_add_str(source, "input", joining->parts.items[i].name);
		add_rendition_members(source, &joining->parts.items[i].source);
	}
	write_rest(head, &joining->target, &joining->losses, joining, output);
}
