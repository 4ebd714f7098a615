#include "output/losses.h"

#include "output/object.h"

static void add_rendition(cJSON *object, const char *name, const struct rendition *rendition)
{
	struct arena scratch = {0};
	cJSON *part = object_add_object(object, name);
	object_add_word(part, "format", rendition->format);
	object_add_str(part, "version",
		arena_printf(&scratch, "%u.%u", rendition->version / 10, rendition->version % 10));
	arena_finish(&scratch);
}

static void write_loss(const struct loss *loss, struct output *output)
{
	cJSON *object = object_create();
	object_add_str(object, "pointer", loss->pointer);
	object_add_str(object, "field", loss->field);
	object_add_str(object, "value", loss->value);
	object_add_str(object, "reason", loss->reason);
	object_add_word(object, "outcome", loss_outcome_names[loss->outcome]);
	object_add_str(object, "became", loss->became);
	object_write(object, output);
}

void losses_write(const struct conversion *c, const struct doc *doc, struct str version,
	struct output *output)
{
	cJSON *head = object_create();
	object_add_word(head, "schema", "bomscreen-losses/1");
	cJSON *tool = object_add_object(head, "tool");
	object_add_word(tool, "name", "bomscreen");
	object_add_str(tool, "version", version);
	object_add_str(head, "input", doc->name);
	add_rendition(head, "source", &c->source);
	add_rendition(head, "target", &c->target);
	cJSON *summary = object_add_object(head, "summary");
	for (size_t i = 0; i < LOSS_OUTCOMES; i++)
		object_add_number(summary, loss_outcome_names[i], c->losses.counts[i]);
	object_write_open(head, output);
	output_puts(output, ",\"losses\":[");
	for (size_t i = 0; i < c->losses.list.count; i++) {
		output_puts(output, i ? ",\n" : "\n");
		write_loss(&c->losses.list.items[i], output);
	}
	output_puts(output, c->losses.list.count ? "\n]}\n" : "]}\n");
}
