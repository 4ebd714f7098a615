/* What a syntax cannot hold, found by reading what was written. */
#include "spec/adapt.h"
#include "spec/cross.h"

void fit_written(struct adapter *a, struct node *root, const char *title, struct str text,
	struct node *(*load)(struct doc *doc, struct arena *arena), const char *const *skipped)
{
	struct crossing c = {.arena = a->arena,
		.losses = a->losses,
		.title = title,
		.form = carry_form_of(a->to->spec->root, a->to),
		.date = a->date,
		.inside = true,
		.front = true};
	struct doc doc;
	doc_wrap(&doc, STR("written"), text, &limits_default);
	struct node *back = load(&doc, a->arena);
	if (back)
		cross_keep(&c, root, a->to->spec->root->name, STR(""), root, back, skipped);
	doc_finish(&doc);
}
