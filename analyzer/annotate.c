#include "annotate.h"

#include <cjson/cJSON.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/edit.h"
#include "format.h"
#include "match/lists.h"
#include "match/waiver.h"

/* Findings to notes */

static void add_evidence(struct buf *text, const struct finding *finding)
{
	for (size_t i = 0; i < finding->evidence_count; i++) {
		const struct evidence *evidence = &finding->evidence[i];
		buf_puts(text, i ? "; " : " Evidence: ");
		buf_add(text, evidence->kind);
		buf_puts(text, " \"");
		buf_add(text, evidence->value);
		buf_puts(text, "\"");
	}
	if (finding->evidence_count)
		buf_puts(text, ".");
}

static void add_rule(struct arena *arena, struct buf *text, const struct finding *finding)
{
	const struct measure *measure = finding->measure;
	if (!measure)
		return;
	buf_puts(text, " Rule: ");
	buf_add(text, measure->instrument);
	buf_printf(text, " (%.*s)", STR_ARG(measure->citation));
	if (finding->period && finding_since(finding) != DATE_NONE)
		buf_printf(
			text, ", since %.*s", STR_ARG(date_format(arena, finding_since(finding))));
	buf_puts(text, ".");
}

static struct str note_text(
	struct arena *arena, const struct screening *screening, const struct finding *finding)
{
	struct buf text = {0};
	buf_puts(&text, verdict_name(finding->verdict));
	if (finding->verdict != finding->was)
		buf_printf(&text, " (was %s)", verdict_name(finding->was));
	buf_puts(&text, ": ");
	buf_add(&text, finding->reason);
	buf_puts(&text, ".");
	add_evidence(&text, finding);
	add_rule(arena, &text, finding);
	buf_add(&text, waiver_sentences(arena, finding));
	buf_printf(&text, " As of %.*s", STR_ARG(date_format(arena, screening->as_of)));
	if (finding->policy)
		buf_printf(&text, ", policy %.*s, edition %.*s, sha256 %.*s",
			STR_ARG(finding->policy->id),
			STR_ARG(date_format(arena, finding_edition(finding))),
			STR_ARG(finding->policy->sha256));
	buf_puts(&text, ". A screening aid: no determination by an authority.");
	struct str result = arena_str(arena, buf_str(&text));
	buf_finish(&text);
	return result;
}

static struct str note_mark(struct arena *arena, const struct finding *finding)
{
	return arena_printf(arena, "%s %.*s %.*s %.*s", verdict_name(finding->verdict),
		finding->measure ? (int)finding->measure->id.len : 1,
		finding->measure ? finding->measure->id.ptr : "-",
		finding->entity ? (int)finding->entity->id.len : 1,
		finding->entity ? finding->entity->id.ptr : "-", STR_ARG(finding->id));
}

static int by_component(const void *a, const void *b)
{
	const struct note *x = a, *y = b;
	if (x->component != y->component)
		return x->component < y->component ? -1 : 1;
	return str_compare(x->mark, y->mark);
}

/* Things that the document does not tell apart have one finding's id; a note's is its own. */
static void make_ids_unique(struct arena *arena, struct note_set *set)
{
	struct map seen = {0};
	for (size_t i = 0; i < set->count; i++) {
		struct str id = set->notes[i].id;
		for (uint32_t n = 1; map_put(&seen, set->notes[i].id, (uint32_t)i) != i; n++) {
			struct str parts[] = {id, arena_printf(arena, "%u", n)};
			set->notes[i].id = uuid5(arena, parts, 2);
		}
	}
	map_finish(&seen);
}

static bool is_used(const struct bundle *bundle, const struct policy *policy)
{
	for (size_t i = 0; i < bundle->member_count; i++)
		if (str_eq(bundle->members[i].policy, policy->id))
			return bundle->members[i].tier != TIER_OFF;
	return false;
}

/* The date, the bundle, and edition and digest of each policy that was used. */
static void add_properties(
	struct arena *arena, const struct screening *screening, struct note_set *set)
{
	const struct policies *policies = screening->policies;
	size_t lists = policies->lists ? policies->lists->uses.count : 0;
	set->properties =
		ARENA_ARRAY(arena, struct note_property, policies->policies.count + lists + 3);
	struct note_property *next = set->properties;
	*next++ = (struct note_property){
		STR(NOTE_PREFIX "as-of"), date_format(arena, screening->as_of)};
	*next++ = (struct note_property){STR(NOTE_PREFIX "bundle"), screening->bundle->id};
	*next++ = (struct note_property){STR(NOTE_PREFIX "scope"), scope_name(screening->scope)};
	for (size_t i = 0; i < policies->policies.count; i++) {
		const struct policy *policy = &policies->policies.items[i];
		if (!is_used(screening->bundle, policy))
			continue;
		*next++ = (struct note_property){STR(NOTE_PREFIX "policy"),
			arena_printf(arena, "%.*s edition %.*s sha256 %.*s", STR_ARG(policy->id),
				STR_ARG(date_format(arena, policy->edition)),
				STR_ARG(policy->sha256))};
	}
	for (size_t i = 0; i < lists; i++) {
		const struct list_use *use = &policies->lists->uses.items[i];
		*next++ = (struct note_property){STR(NOTE_PREFIX "policy"),
			arena_printf(arena, LIST_POLICY "%.*s edition %.*s sha256 %.*s",
				STR_ARG(use->id), STR_ARG(date_format(arena, use->edition)),
				STR_ARG(use->sha256))};
	}
	set->property_count = (size_t)(next - set->properties);
}

static struct note_set make_notes(struct arena *arena, const struct result *result,
	const struct input *input, const struct annotate_options *options)
{
	struct note_set set = {
		.tool_version = options->version, .break_signature = options->break_signature};
	set.timestamp = timestamp_format(arena, timestamp_now());
	set.count = input->findings.count;
	set.notes = ARENA_ARRAY(arena, struct note, set.count);
	for (size_t i = 0; i < set.count; i++) {
		const struct finding *finding = &input->findings.items[i];
		set.notes[i] = (struct note){.component = finding->component,
			.id = finding->id,
			.text = note_text(arena, result->screening, finding),
			.mark = note_mark(arena, finding)};
	}
	if (set.count)
		qsort(set.notes, set.count, sizeof *set.notes, by_component);
	make_ids_unique(arena, &set);
	add_properties(arena, result->screening, &set);
	return set;
}

/* Annotations beside a signed document */

static cJSON *add_string(cJSON *object, const char *name, struct arena *arena, struct str value)
{
	return cJSON_AddStringToObject(object, name, arena_cstr(arena, value));
}

static struct str detached_ref(struct arena *arena, const struct bom *bom, uint32_t index)
{
	const struct component *component = &bom->components.items[index];
	return component->ref.len ? component->ref
				  : arena_printf(arena, NOTE_PREFIX "component-%u", index);
}

/* The reference to the original: BOM-Link (CycloneDX 1.5) where it has a serial number, its digest in any case. */
static void add_original(cJSON *document, struct arena *arena, const struct input *input)
{
	const struct bom *bom = input->bom;
	cJSON *reference = cJSON_CreateObject();
	struct str serial = bom->identity;
	if (str_starts(serial, STR("urn:uuid:")))
		add_string(reference, "url", arena,
			arena_printf(arena, "urn:cdx:%.*s/%llu", (int)(serial.len - 9),
				serial.ptr + 9,
				bom->versioned ? (unsigned long long)bom->revision : 1));
	else
		add_string(reference, "url", arena,
			arena_printf(arena, "urn:sha256:%.*s", STR_ARG(input->sha256)));
	cJSON_AddStringToObject(reference, "type", "bom");
	cJSON_AddStringToObject(
		reference, "comment", "the signed document that these annotations are about");
	cJSON *hash = cJSON_CreateObject();
	cJSON_AddStringToObject(hash, "alg", "SHA-256");
	add_string(hash, "content", arena, input->sha256);
	cJSON_AddItemToArray(cJSON_AddArrayToObject(reference, "hashes"), hash);
	cJSON_AddItemToArray(cJSON_AddArrayToObject(document, "externalReferences"), reference);
}

static cJSON *tool_component(struct arena *arena, struct str version)
{
	cJSON *tool = cJSON_CreateObject();
	cJSON_AddStringToObject(tool, "type", "application");
	cJSON_AddStringToObject(tool, "name", NOTE_TOOL);
	add_string(tool, "version", arena, version);
	return tool;
}

static void add_metadata(cJSON *document, struct arena *arena, const struct note_set *set)
{
	cJSON *metadata = cJSON_AddObjectToObject(document, "metadata");
	add_string(metadata, "timestamp", arena, set->timestamp);
	cJSON *tools = cJSON_AddObjectToObject(metadata, "tools");
	cJSON_AddItemToArray(cJSON_AddArrayToObject(tools, "components"),
		tool_component(arena, set->tool_version));
	cJSON *properties = cJSON_AddArrayToObject(metadata, "properties");
	for (size_t i = 0; i < set->property_count; i++) {
		cJSON *property = cJSON_CreateObject();
		add_string(property, "name", arena, set->properties[i].name);
		add_string(property, "value", arena, set->properties[i].value);
		cJSON_AddItemToArray(properties, property);
	}
}

static void add_component(
	cJSON *components, struct arena *arena, const struct bom *bom, uint32_t index)
{
	const struct component *component = &bom->components.items[index];
	cJSON *object = cJSON_CreateObject();
	struct str type = component_type_name(
		component->service ? TYPE_APPLICATION : (enum component_type)component->type);
	add_string(object, "type", arena, type.len ? type : STR("library"));
	add_string(object, "bom-ref", arena, detached_ref(arena, bom, index));
	if (component->group.len)
		add_string(object, "group", arena, component->group);
	add_string(object, "name", arena, component->name);
	if (component->version.len)
		add_string(object, "version", arena, component->version);
	if (component->purl.len)
		add_string(object, "purl", arena, component->purl);
	cJSON_AddItemToArray(components, object);
}

static void add_annotation(cJSON *annotations, struct arena *arena, const struct bom *bom,
	const struct note_set *set, const struct note *note)
{
	cJSON *object = cJSON_CreateObject();
	add_string(object, "bom-ref", arena,
		arena_printf(arena, NOTE_PREFIX "%.*s", STR_ARG(note->id)));
	char *ref = arena_cstr(arena, detached_ref(arena, bom, note->component));
	cJSON_AddItemToArray(cJSON_AddArrayToObject(object, "subjects"), cJSON_CreateString(ref));
	cJSON *annotator = cJSON_AddObjectToObject(object, "annotator");
	cJSON_AddItemToObject(annotator, "component", tool_component(arena, set->tool_version));
	add_string(object, "timestamp", arena, set->timestamp);
	add_string(object, "text", arena, note->text);
	cJSON_AddItemToArray(annotations, object);
}

static void write_detached(struct arena *arena, const struct input *input,
	const struct note_set *set, struct output *output)
{
	const struct bom *bom = input->bom;
	cJSON *document = cJSON_CreateObject();
	cJSON_AddStringToObject(document, "bomFormat", "CycloneDX");
	cJSON_AddStringToObject(document, "specVersion", "1.6");
	struct str *parts = ARENA_ARRAY(arena, struct str, set->count + 1);
	for (size_t i = 0; i < set->count; i++)
		parts[i] = set->notes[i].mark;
	parts[set->count] = input->sha256;
	struct str uuid = uuid5(arena, parts, set->count + 1);
	add_string(document, "serialNumber", arena,
		arena_printf(arena, "urn:uuid:%.*s", STR_ARG(uuid)));
	cJSON_AddNumberToObject(document, "version", 1);
	add_metadata(document, arena, set);
	cJSON *components = cJSON_AddArrayToObject(document, "components");
	for (size_t i = 0; i < set->count; i++)
		if (i == 0 || set->notes[i].component != set->notes[i - 1].component)
			add_component(components, arena, bom, set->notes[i].component);
	add_original(document, arena, input);
	cJSON *annotations = cJSON_AddArrayToObject(document, "annotations");
	for (size_t i = 0; i < set->count; i++)
		add_annotation(annotations, arena, bom, set, &set->notes[i]);
	char *text = cJSON_Print(document);
	output_puts(output, text ? text : "");
	output_puts(output, "\n");
	cJSON_free(text);
	cJSON_Delete(document);
}

bool annotate_is_detached(const struct input *input, const struct annotate_options *options)
{
	return input->bom->signature != STR_NPOS && !options->break_signature &&
		input->findings.count > 0;
}

bool annotate(const struct result *result, struct input *input,
	const struct annotate_options *options, struct output *output)
{
	struct arena arena = {0};
	struct edits edits = {0};
	struct note_set set = make_notes(&arena, result, input, options);
	bool good = true;
	if (annotate_is_detached(input, options)) {
		write_detached(&arena, input, &set, output);
	} else {
		good = input->format->annotate &&
			input->format->annotate(input->doc, input->bom, &set, &edits);
		if (good)
			edits_write(&edits, input->doc, output);
	}
	edits_finish(&edits);
	arena_finish(&arena);
	return good;
}
