#include "spec/reader.h"

/* The graph */

static uint32_t intern(struct reader *r, struct str ref)
{
	return bom_intern(r->bom, keep(r, ref));
}

static void add_dependency(struct reader *r, const struct record *record)
{
	bool known = record->ref && record->ref->text.len;
	uint32_t from = known ? intern(r, record->ref->text) : 0;
	if (known)
		bom_use(r->bom, from, record->ref->start);
	for (size_t i = 0; i < r->targets.count; i++) {
		const struct target *target = &r->targets.items[i];
		uint32_t to = intern(r, target->name);
		if (known)
			bom_add_edge(r->bom, from, to, EDGE_DEPENDS, SCOPE_NONE, target->offset);
		else
			bom_use(r->bom, to, target->offset);
	}
}

static void add_relationship(struct reader *r, const struct record *record)
{
	const struct node *a = record->ref, *b = record->value;
	const struct relation *relation = record->type ? relation_named(record->type->text) : NULL;
	if (!a || !b)
		return;
	if (relation && relation->reversed) {
		a = record->value;
		b = record->ref;
	}
	uint32_t from = intern(r, a->text), to = intern(r, b->text);
	bom_use(r->bom, from, a->start);
	if (relation && relation->sort == RELATION_EDGE)
		bom_add_edge(r->bom, from, to, (enum edge_kind)relation->kind,
			(enum component_scope)relation->scope, b->start);
	else if (relation && relation->sort == RELATION_DERIVED)
		bom_add_derivation(r->bom, from, to, (enum identity_via)relation->kind, b->start);
	else
		bom_use(r->bom, to, b->start);
	/* Only the document describes its subject; a package that DESCRIBES does not make one. */
	if (relation && relation->sort == RELATION_DESCRIBES && str_is(a->text, "SPDXRef-DOCUMENT"))
		bom_mark_root(r->bom, to, b->start);
}

/* The document's own scalars */

static void set_version(struct reader *r, const struct node *value)
{
	uint8_t version = value->kind == NODE_STRING ? r->spec->version(value->text) : 0;
	char first[8], newest[8];
	r->versioned = true;
	r->bom->version = keep(r, value->text);
	if (version) {
		r->version = r->bom->version_code = version;
		return;
	}
	if (diag_full(r->doc, DIAG_UNKNOWN_VERSION))
		return;
	diag(r->doc, DIAG_UNKNOWN_VERSION, value->start,
		"the version is %s%s; known of %s are %.*s to %.*s; it was read as the newest",
		diag_quote(r->doc, value->text), value->kind == NODE_STRING ? "" : ", not a string",
		r->spec->title, STR_ARG(version_text(r, r->spec->first, first)),
		STR_ARG(version_text(r, r->spec->newest, newest)));
}

static void set_revision(struct reader *r, const struct node *value)
{
	r->bom->versioned = str_to_u64(value->text, UINT64_MAX, &r->bom->revision);
}

static void report_signature(struct reader *r, const struct node *value)
{
	if (r->bom->signature == STR_NPOS)
		r->bom->signature = value->start;
	if (!diag_full(r->doc, DIAG_SIGNATURE_PRESENT))
		diag(r->doc, DIAG_SIGNATURE_PRESENT, value->start,
			"an enveloped signature; it was not verified, and editing what it covers "
			"breaks "
			"it");
}

/* Components */

static uint32_t begin_component(struct reader *r, const struct scope *outer,
	const struct field *field, const struct node *object)
{
	struct component component = {.start = object->start,
		.end = object->end,
		.offset = object->start,
		.root = field->role == ROLE_ROOT_COMPONENT,
		.service = field->role == ROLE_SERVICE,
		.type = field->role == ROLE_SERVICE ? TYPE_SERVICE : TYPE_NONE,
		.parent = outer->own ? outer->component : COMPONENT_NONE};
	uint32_t index = bom_add_component(r->bom, &component);
	if (component.root && r->root == COMPONENT_NONE)
		r->root = index;
	return index;
}

static const uint8_t party_of_role[] = {[ROLE_SUPPLIER] = PARTY_SUPPLIER,
	[ROLE_MANUFACTURER] = PARTY_MANUFACTURER,
	[ROLE_PUBLISHER] = PARTY_PUBLISHER,
	[ROLE_AUTHOR] = PARTY_AUTHOR,
	[ROLE_ORIGINATOR] = PARTY_ORIGINATOR,
	[ROLE_PROVIDER] = PARTY_PROVIDER};

static enum party_kind party_kind_of(const struct scope *scope, uint8_t role)
{
	return scope->party == PARTY_COMMITTER ? PARTY_COMMITTER
					       : (enum party_kind)party_of_role[role];
}

static bool is_component(uint8_t role)
{
	return role == ROLE_ROOT_COMPONENT || role == ROLE_COMPONENT || role == ROLE_SERVICE;
}

/* Below pedigree and formulation, components are evidence of something else's origin. */
static bool is_borrowed(const struct scope *scope, uint8_t role)
{
	return scope->silent || (scope->document && role != ROLE_ROOT_COMPONENT) ||
		(!scope->document && scope->via != VIA_SELF);
}

bool role_is_nested(const struct scope *scope, const struct field *field)
{
	return scope->own && !scope->silent && is_component(field->role);
}

static void declare(struct reader *r, const struct scope *scope, const struct node *value)
{
	struct str name = keep(r, value->text);
	if (!name.len)
		return;
	if (scope->own && !scope->silent) {
		struct component *component = &r->bom->components.items[scope->component];
		if (!component->ref.len)
			component->ref = name;
		bom_declare(r->bom, bom_intern(r->bom, name), scope->component, value->start);
	} else {
		bom_declare(r->bom, bom_intern(r->bom, name), COMPONENT_NONE, value->start);
	}
}

static void set_own(
	struct reader *r, const struct scope *scope, uint8_t role, const struct node *value)
{
	struct component *component = &r->bom->components.items[scope->component];
	switch (role) {
	case ROLE_REF:
		if (!component->ref.ptr && !value->text.len)
			component->ref = STR("");
		break;
	case ROLE_NAME:
		if (component->name.len)
			break;
		component->name = keep(r, value->text);
		component->offset = value->start;
		break;
	case ROLE_GROUP:
		component->group = keep(r, value->text);
		break;
	case ROLE_VERSION:
		component->version = keep(r, value->text);
		break;
	case ROLE_TYPE:
		component->type = (uint8_t)component_type_named(value->text);
		break;
	case ROLE_SCOPE:
		component->scope = (uint8_t)component_scope_named(value->text);
		break;
	default:
		break;
	}
}

/* Members */

static void record_scalar(struct record *record, uint8_t role, const struct node *value)
{
	switch (role) {
	case ROLE_REFERENCE_TYPE:
	case ROLE_HASH_ALGORITHM:
	case ROLE_LOCATOR_TYPE:
	case ROLE_IDENTITY_FIELD:
	case ROLE_RELATIONSHIP_TYPE:
		record->type = value;
		break;
	case ROLE_LOCATOR:
		record->locator = true;
		record->value = value;
		break;
	case ROLE_REFERENCE_URL:
	case ROLE_HASH_VALUE:
	case ROLE_IDENTITY_VALUE:
	case ROLE_RELATIONSHIP_TO:
		record->value = value;
		break;
	case ROLE_DEPENDENCY_REF:
	case ROLE_RELATIONSHIP_FROM:
		record->ref = value;
		break;
	default:
		break;
	}
}

static void document_scalar(struct reader *r, uint8_t role, const struct node *value)
{
	switch (role) {
	case ROLE_DOC_VERSION:
		set_version(r, value);
		break;
	case ROLE_DOC_IDENTITY:
		r->bom->identity = keep(r, value->text);
		break;
	case ROLE_DOC_REVISION:
		set_revision(r, value);
		break;
	case ROLE_DOC_NAME:
		r->bom->name = keep(r, value->text);
		break;
	case ROLE_DOC_DESCRIBES:
		bom_mark_root(r->bom, intern(r, value->text), value->start);
		break;
	case ROLE_DOC_ID:
	case ROLE_OTHER_REF:
		if (value->text.len)
			bom_declare(r->bom, intern(r, value->text), COMPONENT_NONE, value->start);
		break;
	case ROLE_REF_USE:
		if (value->text.len)
			bom_use(r->bom, intern(r, value->text), value->start);
		break;
	case ROLE_DEPENDENCY_ON:
	case ROLE_DEPENDENCY_PROVIDES:
		list_push(&r->targets,
			((struct target){
				value->text, value->start, role == ROLE_DEPENDENCY_PROVIDES}));
		break;
	default:
		break;
	}
}

static void identity_scalar(
	struct reader *r, const struct scope *scope, uint8_t role, const struct node *value)
{
	static const struct {
		bool used;
		uint8_t kind, detail;
	} identities[] = {[ROLE_NAME] = {true, ID_NAME, 0},
		[ROLE_GROUP] = {true, ID_GROUP, 0},
		[ROLE_COPYRIGHT] = {true, ID_COPYRIGHT, 0},
		[ROLE_LICENSE] = {true, ID_LICENSE, 0},
		[ROLE_LICENSE_TEXT] = {true, ID_LICENSE, 0},
		[ROLE_WEBSITE] = {true, ID_URL, URL_WEBSITE},
		[ROLE_ENDPOINT] = {true, ID_URL, URL_ENDPOINT},
		[ROLE_SWID_ID] = {true, ID_SWID, PARTY_NONE},
		[ROLE_SWID_NAME] = {true, ID_NAME, 0}};
	if (role < sizeof identities / sizeof *identities && identities[role].used)
		add_identity(r, scope, (enum identity_kind)identities[role].kind,
			identities[role].detail, value->text, value->start);
	else if (role == ROLE_PURL)
		add_purl(r, scope, value);
	else if (role == ROLE_CPE)
		add_cpe(r, scope, value);
	else if (role == ROLE_DOWNLOAD)
		add_identity(r, scope, ID_URL, (uint8_t)download_kind(value->text), value->text,
			value->start);
	else if (role >= ROLE_SUPPLIER && role <= ROLE_PROVIDER)
		add_party(r, scope, party_kind_of(scope, role), value);
	else if (role == ROLE_PARTY_NAME && scope->party)
		add_party(r, scope, (enum party_kind)scope->party, value);
	else if (role == ROLE_PARTY_URL && scope->party)
		add_identity(r, scope, ID_URL, URL_WEBSITE, value->text, value->start);
	else if (role == ROLE_PARTY_EMAIL && scope->party)
		add_identity(r, scope, ID_EMAIL, scope->party, value->text, value->start);
	else if (role == ROLE_PARTY_COUNTRY && scope->party)
		add_identity(r, scope, ID_COUNTRY, scope->party, value->text, value->start);
}

void role_scalar(struct reader *r, const struct scope *scope, const struct field *field,
	const struct node *value)
{
	uint8_t role = field->role;
	if (role == ROLE_NONE)
		return;
	if (value->has_nul && !scope->silent && scope->component != COMPONENT_NONE)
		r->bom->components.items[scope->component].has_nul = true;
	if (role == ROLE_REF)
		declare(r, scope, value);
	document_scalar(r, role, value);
	if (scope->record)
		record_scalar(scope->record, role, value);
	if (scope->own && !scope->silent)
		set_own(r, scope, role, value);
	identity_scalar(r, scope, role, value);
}

/* Objects */

static void enter_component(
	struct reader *r, struct scope *scope, const struct field *field, const struct node *object)
{
	struct scope outer = *scope;
	scope->own = false;
	scope->party = PARTY_NONE;
	scope->contact = false;
	if (is_borrowed(&outer, field->role))
		return;
	*scope = (struct scope){.component = begin_component(r, &outer, field, object),
		.via = VIA_SELF,
		.own = true};
	if (r->doc->profiling)
		profile_component(r, scope->component, object);
}

static void enter_text(struct reader *r, const struct scope *scope, const struct field *field,
	const struct node *object)
{
	const struct node *content = node_get(object, "content");
	size_t offset = content ? content->start : object->start;
	if (scope->silent)
		return;
	struct str text = attachment_text(r, object);
	if (field->role == ROLE_SWID_TEXT && text.len)
		read_swid_tag(r, scope, text, offset);
	else if (field->role == ROLE_LICENSE_TEXT && text.len)
		add_identity(r, scope, ID_LICENSE, 0, text, offset);
}

/* Objects that lead away from the component itself: identities below them carry the way. */
static const struct way {
	uint8_t role, via;
	bool document;
} ways[] = {{ROLE_DOC_METADATA, VIA_DOCUMENT, true}, {ROLE_FORMULATION, VIA_FORMULATION, true},
	{ROLE_ANCESTORS, VIA_ANCESTOR, false}, {ROLE_DESCENDANTS, VIA_DESCENDANT, false},
	{ROLE_VARIANTS, VIA_VARIANT, false}, {ROLE_EVIDENCE, VIA_EVIDENCE, false}};

static void enter_way(struct scope *scope, uint8_t role)
{
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		if (ways[i].role != role)
			continue;
		scope->via = ways[i].via;
		scope->document |= ways[i].document;
		scope->own = false;
	}
}

void role_enter(struct reader *r, struct scope *scope, struct record *record,
	const struct field *field, const struct node *object)
{
	scope->record = NULL; /* that of an outer object */
	enter_way(scope, field->role);
	switch ((enum role)field->role) {
	case ROLE_ROOT_COMPONENT:
	case ROLE_COMPONENT:
	case ROLE_SERVICE:
		enter_component(r, scope, field, object);
		break;
	case ROLE_COMMIT:
		scope->party = PARTY_COMMITTER;
		scope->own = false;
		break;
	case ROLE_SUPPLIER:
	case ROLE_MANUFACTURER:
	case ROLE_PUBLISHER:
	case ROLE_AUTHOR:
	case ROLE_ORIGINATOR:
	case ROLE_PROVIDER:
		scope->party = (uint8_t)party_kind_of(scope, field->role);
		scope->own = false;
		break;
	case ROLE_PARTY_CONTACT:
		scope->contact = true;
		break;
	case ROLE_SWID:
		scope->own = false;
		break;
	case ROLE_SWID_TEXT:
	case ROLE_LICENSE_TEXT:
		enter_text(r, scope, field, object);
		break;
	case ROLE_NO_EVIDENCE:
		scope->silent = true;
		break;
	case ROLE_SIGNATURE:
		report_signature(r, object);
		break;
	case ROLE_DEPENDENCY:
		r->targets.count = 0;
		scope->record = record;
		break;
	case ROLE_REFERENCE:
	case ROLE_HASH:
	case ROLE_EVIDENCE_IDENTITY:
	case ROLE_RELATIONSHIP:
		scope->record = record;
		break;
	default:
		break;
	}
}

void role_leave(struct reader *r, const struct scope *outer, const struct scope *scope,
	const struct field *field, const struct node *object)
{
	const struct record *record = scope->record;
	(void)object;
	switch ((enum role)field->role) {
	case ROLE_REFERENCE:
		if (record->locator)
			add_locator(r, outer, record);
		else
			add_reference(r, outer, record);
		break;
	case ROLE_HASH:
		if (record->type && record->value)
			add_hash(r, outer, record->type->text, record->value);
		break;
	case ROLE_EVIDENCE_IDENTITY:
		add_evidence(r, outer, record);
		break;
	case ROLE_DEPENDENCY:
		add_dependency(r, record);
		break;
	case ROLE_RELATIONSHIP:
		add_relationship(r, record);
		break;
	default:
		break;
	}
}

/* The end */

static struct str base_name(struct str path)
{
	size_t slash = str_rfind_byte(path, '/');
	return slash == STR_NPOS ? path : str_from(path, slash + 1);
}

void role_finish(struct reader *r)
{
	if (r->root != COMPONENT_NONE && !r->bom->name.len)
		r->bom->name = r->bom->components.items[r->root].name;
	if (!r->late.count)
		return;
	if (r->root == COMPONENT_NONE) {
		struct component component = {.root = true,
			.synthetic = true,
			.name = r->bom->name.len ? r->bom->name : base_name(r->doc->name),
			.parent = COMPONENT_NONE};
		r->root = bom_add_component(r->bom, &component);
	}
	for (size_t i = 0; i < r->late.count; i++)
		bom_add_identity(r->bom, r->root, &r->late.items[i]);
}
