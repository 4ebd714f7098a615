/* Prints the classes of formats/spec/spdx3_tables.c, for check_spdx3.py: "class NAME BASE PROFILE
 * SINCE ABSTRACT", "field NAME KIND LIST SINCE REQUIRED CHECK MINIMUM RANGE", "value NAME SINCE" for
 * each entry of the field's vocabulary. */
#include <stdio.h>

#include "spec/spdx3.h"

static void dump_field(const struct field *field)
{
	const char *check = field->check == CHECK_SPDX_DATE ? "date"
		: field->check == CHECK_PATTERN             ? "pattern"
							    : "";
	printf("field\t%s\t%u\t%d\t%u\t%d\t%s\t%lld\t%s\n", field->name, field->kind, field->list,
		field->since, field->required != 0, check, (long long)field->minimum,
		field->type ? field->type->name : "");
	for (size_t i = 0; field->values && i < field->values->count; i++)
		printf("value\t%s\t%u\n", field->values->values[i].name,
			field->values->values[i].since);
}

int main(void)
{
	size_t count;
	const struct spdx3_class *const *classes = spdx3_classes(&count);
	for (size_t i = 0; i < count; i++) {
		const struct spdx3_class *class = classes[i];
		if (spdx3_class_named(str_of(class->type.name)) != class)
			printf("unsorted\t%s\n", class->type.name);
		printf("class\t%s\t%s\t%s\t%u\t%d\n", class->type.name,
			class->base ? class->base->type.name : "", class->profile, class->since,
			class->abstract);
		for (size_t k = 0; k < class->type.count; k++)
			dump_field(&class->type.fields[k]);
	}
	return 0;
}
