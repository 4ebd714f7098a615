#include "convert.h"

#include "inventory.h"
#include "spec/cross.h"
#include "spec/spdx3_tree.h"

enum { FIRST_WRITTEN_CYCLONEDX = 12, FIRST_WRITTEN_SPDX = 22 };

static uint8_t first_written(const struct format *format)
{
	if (format->written_since)
		return format->written_since;
	return format->spec == &spec_cyclonedx ? FIRST_WRITTEN_CYCLONEDX : FIRST_WRITTEN_SPDX;
}

static uint8_t version_written(const struct format *format, struct str text, struct arena *arena)
{
	const struct spec *spec = format->spec;
	uint8_t version = spec->version(text);
	if (!version && spec == &spec_spdx2)
		version = spec->version(arena_printf(arena, "SPDX-%.*s", STR_ARG(text)));
	return version >= first_written(format) ? version : 0;
}

bool rendition_parse(struct str text, struct rendition *target, const struct format **format,
	struct arena *arena, struct str *error)
{
	struct str rest = text, name = str_cut(&rest, '@');
	*format = format_named(name);
	if (!*format || !(*format)->write) {
		struct buf known = {0};
		for (const struct format *const *one = formats; *one; one++)
			if ((*one)->write)
				buf_printf(&known, "%s%s", known.len ? ", " : "", (*one)->name);
		*error = arena_printf(arena, "cannot write \"%.*s\"; known are %.*s", STR_ARG(name),
			STR_ARG(buf_str(&known)));
		buf_finish(&known);
		return false;
	}
	const struct spec *spec = (*format)->spec;
	*target = (struct rendition){.spec = spec,
		.version = rest.ptr ? version_written(*format, rest, arena) : spec->newest,
		.xml = (*format)->xml,
		.format = (*format)->name,
		.arrange = (*format)->arrange,
		.fit = (*format)->fit};
	if (!target->version) {
		struct str first = spec_version_text(arena, spec, first_written(*format)),
			   last = spec_version_text(arena, spec, spec->newest);
		bool one = str_eq(first, last);
		*error = arena_printf(arena,
			"%s is written in the version%s %.*s%s%.*s, not \"%.*s\"", (*format)->title,
			one ? "" : "s", STR_ARG(first), one ? "" : " to ",
			STR_ARG(one ? STR("") : last), STR_ARG(rest));
	}
	return target->version != 0;
}

/* The specification whose shape the tree has. */
static const struct spec *spec_of(const struct format *format)
{
	return format->lock ? &spec_cyclonedx : format->spec;
}

static const struct field *version_row(const struct spec *spec)
{
	for (size_t i = 0; i < spec->root->count; i++)
		if (spec->root->fields[i].role == ROLE_DOC_VERSION)
			return &spec->root->fields[i];
	return NULL;
}

/* The version that the document states; false when it states none that is known. */
static bool read_version(struct conversion *c, struct doc *doc, const struct node *root)
{
	const struct spec *spec = spec_of(c->from);
	const struct field *row = version_row(spec);
	const struct node *member = row ? node_get(root, row->name) : NULL;
	struct str text = member && member->kind == NODE_STRING ? member->text : STR_NONE;
	if (spec == &spec_spdx3)
		text = spdx3_stated(root);
	uint8_t version = text.ptr ? spec->version(text) : 0;
	c->source = (struct rendition){.spec = spec,
		.version = version ? version : spec->newest,
		.xml = c->from->xml,
		.format = c->from->name,
		.fit = c->from->fit};
	if (!version && !c->from->lock)
		diag(doc, DIAG_UNKNOWN_VERSION, member ? member->start : 0,
			"the document does not state a known version of %s; it was converted as "
			"%.*s",
			spec->title, STR_ARG(spec_version_text(&c->arena, spec, spec->newest)));
	return version != 0;
}

/* Elements and attributes of XML that have no place in the JSON shape. */
struct leaving {
	struct conversion *conversion;
	struct doc *doc;
};

static void leave(void *context, const struct node *node)
{
	struct leaving *leaving = context;
	struct conversion *c = leaving->conversion;
	struct arena *arena = &c->arena;
	struct str text = str_sub(leaving->doc->bytes, node->start, node->end);
	struct place place = doc_place(leaving->doc, node->key_start);
	struct loss loss = {
		.pointer = place.pointer.ptr ? arena_str(arena, place.pointer) : STR(""),
		.field = arena_str(arena, node->key),
		.value = arena_str(arena, text),
		.reason = STR("the specification does not know it"),
		.outcome = LOSS_DROPPED};
	losses_add(&c->losses, arena, loss);
}

static struct rendition newest(const struct spec *spec)
{
	return (struct rendition){.spec = spec,
		.version = spec->newest,
		.format = spec == &spec_cyclonedx ? "cyclonedx-json"
			: spec == &spec_spdx3     ? "spdx3-json"
						  : "spdx-json"};
}

/* Over to another family, from the newest version to the newest. */
static struct node *cross_over(
	struct conversion *c, struct doc *doc, struct node *root, const struct spec *to)
{
	root = cross(doc, &c->arena, root, spec_of(c->from), to, &c->losses);
	if (root)
		carry_restore(doc, &c->arena, root);
	else
		diag(doc, DIAG_CANNOT_CONVERT, STR_NPOS, "%s is not converted to %s",
			c->from->title, c->to->title);
	return root;
}

/* Of a lock file what it lists. */
static struct node *take_stock(struct conversion *c, struct doc *doc)
{
	struct bom bom;
	if (c->bom)
		return inventory_tree(&c->arena, c->bom);
	bom_init(&bom, doc);
	struct node *root = c->from->read(doc, &bom) ? inventory_tree(&c->arena, &bom) : NULL;
	bom_finish(&bom);
	return root;
}

/* Loads the document as a tree; NULL when it cannot be read (a diagnostic of it says why). */
static struct node *load(struct conversion *c, struct doc *doc)
{
	struct leaving leaving = {c, doc};
	struct left_out left = {&leaving, leave};
	if (c->from->lock)
		return take_stock(c, doc);
	if (!c->from->load) {
		diag(doc, DIAG_CANNOT_CONVERT, STR_NPOS, "%s cannot be converted", c->from->title);
		return NULL;
	}
	struct node *root = c->from->load(doc, &c->arena, &left);
	if (root && root->kind != NODE_OBJECT) {
		diag(doc, DIAG_WRONG_TYPE, root->start, "the document is %s, not an object",
			node_kind_name(root));
		return NULL;
	}
	return root;
}

/* JSON-LD with its terms and arrays written out: not the form of the format. */
static bool is_spread_out(const struct doc *doc, const struct format *from)
{
	return from->spec == &spec_spdx3 && str_starts(str_trim(doc->bytes), STR("["));
}

bool convert(struct conversion *c, struct doc *doc, const struct format *from,
	const struct bom *bom, const struct format *to, const struct rendition *target)
{
	c->from = from;
	c->bom = bom;
	c->to = to;
	c->target = *target;
	struct node *root = load(c, doc);
	if (!root)
		return false;
	bool known = read_version(c, doc, root);
	c->same = known && from == to && c->source.version == target->version &&
		!is_spread_out(doc, from);
	if (c->same)
		return true;
	bool restored = carry_restore(doc, &c->arena, root);
	bool ordered = from->load == to->load && !restored; /* then it keeps its own order */
	struct rendition source = c->source;
	if (spec_of(from) != to->spec) {
		struct rendition up = newest(spec_of(from));
		adapt(&c->arena, root, &source, &up, false, &c->losses);
		root = cross_over(c, doc, root, to->spec);
		source = newest(to->spec);
	}
	if (root)
		adapt(&c->arena, root, &source, target, !ordered, &c->losses);
	c->root = root;
	return root != NULL;
}

/* Several documents as one */

/* Documents of SPDX 3 are put together in the shape of SPDX 2. */
static const struct spec *meeting(const struct spec *to)
{
	return to == &spec_spdx3 ? &spec_spdx2 : to;
}

void joining_begin(struct joining *joining, const struct format *to, const struct rendition *target,
	struct str name)
{
	joining->to = to;
	joining->target = *target;
	merge_init(&joining->merge, &joining->arena, meeting(to->spec), name);
}

bool joining_add(
	struct joining *joining, struct doc *doc, const struct format *from, const struct bom *bom)
{
	size_t first = joining->losses.list.count;
	struct conversion c = {.from = from,
		.bom = bom,
		.to = joining->to,
		.arena = joining->arena,
		.losses = joining->losses};
	struct node *root = load(&c, doc);
	if (root) {
		struct rendition up = newest(spec_of(from));
		read_version(&c, doc, root);
		carry_restore(doc, &c.arena, root);
		adapt(&c.arena, root, &c.source, &up, false, &c.losses);
		if (spec_of(from) != meeting(joining->to->spec))
			root = cross_over(&c, doc, root, meeting(joining->to->spec));
	}
	joining->arena = c.arena;
	joining->losses = c.losses;
	for (size_t i = first; i < joining->losses.list.count; i++)
		joining->losses.list.items[i].part = (uint32_t)joining->parts.count;
	if (!root)
		return false;
	list_push(&joining->parts, ((struct joined){doc->name, c.source}));
	merge_add(&joining->merge, root, doc->name);
	return true;
}

void joining_close(struct joining *joining)
{
	struct rendition whole = newest(joining->to->spec);
	size_t first = joining->losses.list.count;
	joining->root = merge_finish(&joining->merge);
	if (joining->to->spec != meeting(joining->to->spec)) {
		struct doc all;
		doc_wrap(&all, STR("merged"), STR(""), &limits_default);
		joining->root = cross(&all, &joining->arena, joining->root, &spec_spdx2,
			joining->to->spec, &joining->losses);
		doc_finish(&all);
	}
	adapt(&joining->arena, joining->root, &whole, &joining->target, true, &joining->losses);
	for (size_t i = first; i < joining->losses.list.count; i++)
		joining->losses.list.items[i].part = LOSS_OF_WHOLE;
}

void joining_write(const struct joining *joining, struct output *output)
{
	joining->to->write(joining->root, &joining->target, output);
}

void joining_finish(struct joining *joining)
{
	merge_discard(&joining->merge);
	losses_finish(&joining->losses);
	list_finish(&joining->parts);
	arena_finish(&joining->arena);
}

void conversion_write(const struct conversion *c, const struct doc *doc, struct output *output)
{
	if (c->same)
		output_add(output, doc->raw);
	else
		c->to->write(c->root, &c->target, output);
}

void conversion_finish(struct conversion *c)
{
	losses_finish(&c->losses);
	arena_finish(&c->arena);
}
