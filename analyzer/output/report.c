#include "output/report.h"

const struct report *report_named(struct str name)
{
	for (const struct report *const *report = reports; *report; report++)
		if (str_is(name, (*report)->name))
			return *report;
	return NULL;
}
