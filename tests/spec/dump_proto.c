/* Prints the messages of formats/spec/cyclonedx_proto_tables.c, for check_proto.py: "message N" (Bom is
 * 0), "field NUMBER KIND LIST IMPLICIT FORM NAME MESSAGE", "value NUMBER NAME" for what stands for
 * something. */
#include <stdio.h>

#include "spec/cyclonedx_proto.h"

enum { MESSAGES_MAX = 1000 };

static const char *const kinds[] = {
	"string", "integer", "bool", "float", "double", "enum", "timestamp", "date", "message"};
static const char *const forms[] = {"same", "spread", "unwrap", "reference", "choice", "tools"};

static const struct proto_message *messages[MESSAGES_MAX] = {&cyclonedx_proto};
static size_t count = 1;

static size_t number_of(const struct proto_message *message)
{
	size_t i = 0;
	while (i < count && messages[i] != message)
		i++;
	if (i == count && count < MESSAGES_MAX)
		messages[count++] = message;
	return i;
}

static void dump_field(const struct proto_field *field)
{
	printf("field\t%u\t%s\t%d\t%d\t%s\t%s\t%d\n", field->number, kinds[field->kind],
		field->list, field->implicit, forms[field->form], field->name,
		field->message ? (int)number_of(field->message) : -1);
	for (size_t i = 0; field->names && i < field->names->count; i++)
		printf("value\t%zu\t%s\n", i, field->names->names[i] ? field->names->names[i] : "");
}

int main(void)
{
	for (size_t i = 0; i < count; i++) {
		printf("message\t%zu\n", i);
		for (size_t k = 0; k < messages[i]->count; k++)
			dump_field(&messages[i]->fields[k]);
	}
	return 0;
}
