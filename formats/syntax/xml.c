#include "syntax/xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/map.h"
#include "base/utf8.h"
#include "syntax/xml_scan.h"

/* libxml2 compares each attribute with those before it and looks namespaces up in a list: without
 * bounds, a small input takes hours. Real documents have a dozen of either. */
enum { ATTRIBUTES_MAX = 1000, NAMESPACES_MAX = 1000, NAMES_MAX_BYTES = 1 << 20 };

struct frame {
	struct node *node; /* NULL: the visited root, which died with its callback */
	size_t text; /* where its character data begins in parser.text */
	bool children; /* an element child was seen */
	size_t namespaces;
};

/* One run of the parser over a document, or over the root's start tag and then one element. */
struct parser {
	struct doc *doc;
	xmlParserCtxt *context;
	/* What is read: `head` (a start tag that stands at head_start), then the document from
	 * `body` on. */
	struct str head;
	size_t head_start, body, fed;
	size_t tag; /* offset of the last "<" that was read */
	struct arena *arena; /* of the nodes */
	struct arena *names; /* of the namespaces */
	struct arena scratch, shell;
	struct buf text; /* character data of the open elements, innermost last */
	LIST(struct frame) frames;
	struct map space_index;
	LIST(struct str) spaces;
	const xmlChar *last_uri;
	struct str last_space, root_space;
	size_t namespaces; /* in scope */
	size_t unit; /* depth of the elements that are handed out whole */
	size_t index; /* of the next element of a list */
	size_t nodes; /* of the tree being built */
	const struct node_visitor *visitor;
	struct node *result;
	bool stopped, failed, complete;
};

/* Positions */

/* Where the parser stands, in the document. */
static size_t position(const struct parser *parser)
{
	size_t at = (size_t)xmlByteConsumed(parser->context);
	at = at < parser->head.len ? parser->head_start + at
				   : parser->body + (at - parser->head.len);
	return at < parser->doc->bytes.len ? at : parser->doc->bytes.len;
}

/* The last occurrence of a byte before `at`; `at` itself when there is none. */
static size_t back_to(const struct parser *parser, size_t at, char byte)
{
	size_t found = str_rfind_byte(str_sub(parser->doc->bytes, 0, at), byte);
	return found == STR_NPOS ? at : found;
}

/* Ends */

static void stop(struct parser *parser)
{
	parser->stopped = true;
	xmlStopParser(parser->context);
}

static void fail(struct parser *parser)
{
	parser->failed = true;
	stop(parser);
}

/* The parser reports some errors behind the culprit: look back for its first byte. */
static size_t error_position(const struct parser *parser, int code)
{
	static const struct {
		int code;
		char byte;
	} marks[] = {
		{XML_ERR_TAG_NAME_MISMATCH, '<'},
		{XML_ERR_UNDECLARED_ENTITY, '&'},
		{XML_WAR_UNDECLARED_ENTITY, '&'},
		{XML_ERR_ENTITYREF_SEMICOL_MISSING, '&'},
		{XML_ERR_ATTRIBUTE_REDEFINED, '<'},
		{XML_NS_ERR_UNDEFINED_NAMESPACE, '<'},
		{XML_NS_ERR_ATTRIBUTE_REDEFINED, '<'},
	};
	size_t at = position(parser);
	if (code == XML_ERR_INVALID_CHAR && str_ends(str_sub(parser->doc->bytes, 0, at), STR(";")))
		return back_to(parser, at, '&');
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i].code == code)
			return back_to(parser, at, marks[i].byte);
	return at;
}

/* libxml2's message, which may hold text of the input: one printable line of bounded length. */
static void add_message(struct buf *out, struct str message)
{
	enum { SHOWN = 200 };
	message = str_trim(message);
	/* "xmlParseCharRef: invalid xmlChar value 0" names the library's function. */
	size_t colon = str_find(message, STR(": "));
	if (str_starts(message, STR("xmlParse")) && colon != STR_NPOS)
		message = str_from(message, colon + 2);
	size_t end = 0;
	while (end < message.len && end < SHOWN)
		utf8_next(message, &end);
	utf8_add_printable(out, str_sub(message, 0, end));
	if (end < message.len)
		buf_puts(out, "...");
	/* "Attribute x redefined", but not "PI" or "XML". */
	if (out->len > 1 && ascii_lower(out->ptr[1]) == out->ptr[1])
		out->ptr[0] = ascii_lower(out->ptr[0]);
}

/* Only notes the error: stopping the parser from here would pull the input from under it. */
static void on_error(void *context, xmlError *error)
{
	struct parser *parser = context;
	if (parser->stopped || parser->failed || error->level < XML_ERR_ERROR)
		return;
	parser->failed = true;
	if (error->code == XML_ERR_NO_MEMORY) {
		diag(parser->doc, DIAG_XML_LIMIT, position(parser),
			"more than %d MiB of distinct names of elements and attributes",
			NAMES_MAX_BYTES >> 20);
		return;
	}
	struct buf message = {0};
	add_message(&message, str_of(error->message ? error->message : "not well-formed"));
	diag(parser->doc, DIAG_XML_SYNTAX, error_position(parser, error->code), "%.*s",
		STR_ARG(buf_str(&message)));
	buf_finish(&message);
}

/* No more is parsed once something is wrong. */
static bool active(struct parser *parser)
{
	if (parser->failed && !parser->stopped)
		stop(parser);
	return !parser->stopped;
}

/* Nodes */

static struct str intern(struct parser *parser, const xmlChar *uri)
{
	if (!uri)
		return STR_NONE;
	if (uri == parser->last_uri)
		return parser->last_space;
	struct str space = str_of((const char *)uri);
	uint32_t at = map_get(&parser->space_index, space);
	if (at == MAP_NONE) {
		at = (uint32_t)parser->spaces.count;
		space = arena_str(parser->names, space);
		list_push(&parser->spaces, space);
		map_put(&parser->space_index, space, at);
	}
	parser->last_uri = uri;
	return parser->last_space = parser->spaces.items[at];
}

/* Text that stands so in the document is not copied. */
static struct str keep(struct arena *arena, struct str raw, struct str text)
{
	return str_eq(raw, text) ? raw : arena_str(arena, text);
}

static bool check_length(struct parser *parser, size_t length, size_t at)
{
	if (length <= parser->doc->limits->string)
		return true;
	diag(parser->doc, DIAG_STRING_TOO_LONG, at, "text longer than %zu bytes, the limit",
		parser->doc->limits->string);
	fail(parser);
	return false;
}

static void add_attribute(struct parser *parser, struct arena *arena, struct node *element,
	const struct xml_span *span, const xmlChar *const *sax)
{
	struct str raw = str_sub(parser->doc->bytes, span->start + 1, span->end - 1);
	struct str text = str_range((const char *)sax[3], (const char *)sax[4]);
	struct node *node = ARENA_NEW(arena, struct node);
	node->kind = NODE_STRING;
	node->attribute = true;
	node->key = str_from(span->name, xml_name_prefix(span->name).len);
	node->ns = intern(parser, sax[2]);
	node->text = keep(arena, raw, text);
	node->key_start = span->name_start;
	node->start = span->start;
	node->end = span->end;
	node->content = span->start + 1;
	node_append(element, node);
}

static bool is_declaration(struct str name)
{
	return str_is(name, "xmlns") || str_starts(name, STR("xmlns:"));
}

/* The parser's attributes come in document order without the namespace declarations; the tag's
 * text says where they stand. */
static void add_attributes(struct parser *parser, struct arena *arena, struct node *element,
	struct str name, const xmlChar *const *sax, size_t count)
{
	struct xml_span span;
	size_t at = element->start + 1 + name.len;
	for (size_t i = 0; i < count && xml_next_attribute(parser->doc->bytes, &at, &span);) {
		if (is_declaration(span.name))
			continue;
		if (!check_length(parser, (size_t)(sax[4] - sax[3]), span.start))
			return;
		add_attribute(parser, arena, element, &span, sax);
		sax += 5;
		i++;
	}
}

static bool is_list(const struct parser *parser, struct str name, struct str ns)
{
	if (!parser->visitor->lists || !str_eq(ns, parser->root_space))
		return false;
	for (const char *const *list = parser->visitor->lists; *list; list++)
		if (str_is(name, *list))
			return true;
	return false;
}

/* Where the node of an element that begins at this depth lives. */
static struct arena *choose_arena(
	struct parser *parser, size_t depth, struct str name, struct str ns)
{
	if (!parser->visitor)
		return parser->arena;
	if (depth != 1)
		return &parser->scratch;
	bool list = is_list(parser, name, ns);
	parser->unit = list ? 2 : 1;
	parser->index = 0;
	arena_reset(&parser->shell);
	return list ? &parser->shell : &parser->scratch;
}

static bool is_blank(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!xml_is_space(text.ptr[i]))
			return false;
	return true;
}

static struct str frame_text(const struct parser *parser, const struct frame *frame)
{
	size_t length = parser->text.len - frame->text;
	return length ? (struct str){parser->text.ptr + frame->text, length} : STR("");
}

/* A child begins: white space in front of it is layout. Returns the parent, if any. */
static struct frame *enter(struct parser *parser, size_t tag)
{
	size_t depth = parser->frames.count;
	struct frame *parent = depth ? &parser->frames.items[depth - 1] : NULL;
	if (parent) {
		parent->children = true;
		if (is_blank(frame_text(parser, parent)))
			parser->text.len = parent->text;
	}
	if (depth >= parser->doc->limits->depth) {
		diag(parser->doc, DIAG_TOO_DEEP, tag, "elements nested deeper than %zu, the limit",
			parser->doc->limits->depth);
		fail(parser);
	}
	return parent;
}

static bool check_counts(struct parser *parser, size_t attributes, size_t namespaces, size_t tag)
{
	parser->namespaces += namespaces;
	parser->nodes += 1 + attributes;
	if (parser->nodes > parser->doc->limits->nodes) {
		diag(parser->doc, DIAG_TOO_MANY_VALUES, tag,
			"more than %zu elements and attributes", parser->doc->limits->nodes);
		fail(parser);
		return false;
	}
	if (attributes <= ATTRIBUTES_MAX && parser->namespaces <= NAMESPACES_MAX)
		return true;
	diag(parser->doc, DIAG_XML_LIMIT, tag,
		"more than %d attributes on an element or %d namespaces in scope", ATTRIBUTES_MAX,
		NAMESPACES_MAX);
	fail(parser);
	return false;
}

static void visit_root(struct parser *parser, struct frame *frame)
{
	const struct node_visitor *visitor = parser->visitor;
	parser->root_space = frame->node->ns;
	if (visitor->root && !visitor->root(visitor->context, frame->node))
		stop(parser);
	frame->node = NULL;
	arena_reset(&parser->scratch);
}

static void on_start(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri,
	int namespaces, const xmlChar **declarations, int attributes, int defaulted,
	const xmlChar **sax)
{
	struct parser *parser = context;
	(void)local, (void)prefix, (void)declarations, (void)defaulted;
	if (!active(parser))
		return;
	/* The parser stands at the ">" or "/>"; no attribute value holds a "<". */
	size_t at = position(parser), tag = back_to(parser, at, '<');
	struct frame *parent = enter(parser, tag);
	if (parser->stopped || !check_counts(parser, (size_t)attributes, (size_t)namespaces, tag))
		return;
	struct str name = xml_tag_name(parser->doc->bytes, tag);
	struct str key = str_from(name, xml_name_prefix(name).len), ns = intern(parser, uri);
	size_t depth = parser->frames.count;
	struct arena *arena = choose_arena(parser, depth, key, ns);
	struct node *node = ARENA_NEW(arena, struct node);
	node->kind = NODE_OBJECT;
	node->key = key;
	node->ns = ns;
	node->key_start = node->start = tag;
	node->content = at + (str_starts(str_from(parser->doc->bytes, at), STR("/")) ? 2 : 1);
	add_attributes(parser, arena, node, name, (const xmlChar *const *)sax, (size_t)attributes);
	if (parser->stopped)
		return;
	if (parent && depth > parser->unit)
		node_append(parent->node, node);
	list_push(&parser->frames,
		((struct frame){node, parser->text.len, false, (size_t)namespaces}));
	if (parser->visitor && depth == 0)
		visit_root(parser, &parser->frames.items[0]);
}

/* The element's own end and text. */
static void close_element(struct parser *parser, const struct frame *frame, struct arena *arena)
{
	struct node *node = frame->node;
	struct str text = frame_text(parser, frame);
	node->end = position(parser);
	size_t close = node->end > node->content ? back_to(parser, node->end, '<') : node->content;
	if (!frame->children || !is_blank(text))
		node->text = keep(arena, str_sub(parser->doc->bytes, node->content, close), text);
}

static bool visit(struct parser *parser, struct node *node, size_t depth)
{
	const struct node_visitor *visitor = parser->visitor;
	if (depth != 2)
		return !visitor->member || visitor->member(visitor->context, node);
	return !visitor->element ||
		visitor->element(
			visitor->context, parser->frames.items[1].node, node, parser->index++);
}

/* A node is whole: hands it out if it is one to be handed out. */
static void deliver(struct parser *parser, struct node *node, size_t depth)
{
	/* A list in which there was nothing to hand out comes as a member. */
	bool empty_list = parser->visitor && depth == 1 && parser->unit == 2 && parser->index == 0;
	if (depth != parser->unit && !empty_list)
		return;
	if (parser->visitor) {
		if (!visit(parser, node, depth))
			stop(parser);
		parser->nodes = 0;
		arena_reset(&parser->scratch);
		return;
	}
	parser->result = node;
	if (depth == 1)
		stop(parser);
}

static void on_end(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
	struct parser *parser = context;
	(void)local, (void)prefix, (void)uri;
	if (!active(parser))
		return;
	size_t depth = parser->frames.count - 1;
	struct frame frame = parser->frames.items[depth];
	struct arena *arena = parser->visitor ? &parser->scratch : parser->arena;
	if (frame.node)
		close_element(parser, &frame, arena);
	parser->frames.count--;
	parser->text.len = frame.text;
	parser->namespaces -= frame.namespaces;
	parser->complete = depth == 0;
	if (frame.node)
		deliver(parser, frame.node, depth);
}

static void on_text(void *context, const xmlChar *text, int length)
{
	struct parser *parser = context;
	if (!active(parser) || parser->frames.count == 0)
		return;
	const struct frame *frame = &parser->frames.items[parser->frames.count - 1];
	buf_add(&parser->text, (struct str){(const char *)text, (size_t)length});
	check_length(parser, parser->text.len - frame->text,
		frame->node ? frame->node->start : position(parser));
}

static void on_doctype(
	void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	struct parser *parser = context;
	(void)name, (void)external, (void)system;
	if (!active(parser))
		return;
	size_t at = position(parser), start = at;
	do {
		at = start;
		start = back_to(parser, at, '<');
	} while (start < at && !str_starts(str_from(parser->doc->bytes, start), STR("<!DOCTYPE")));
	diag(parser->doc, DIAG_XML_DOCTYPE, start,
		"a DOCTYPE is refused, since entities are never expanded; remove it");
	fail(parser);
}

/* Input */

/* Whether the start tag at this offset has more attributes than libxml2 should be given. */
static bool is_huge_tag(struct str text, size_t tag)
{
	struct xml_span attribute;
	size_t count = 0, at = tag + 1;
	if (tag + 1 >= text.len || strchr("!?/", text.ptr[at]))
		return false;
	at += xml_tag_name(text, tag).len;
	while (count <= ATTRIBUTES_MAX && xml_next_attribute(text, &at, &attribute))
		count++;
	return count > ATTRIBUTES_MAX;
}

/* A part of the text without any "<" may be the middle of a huge tag. */
static bool check_part(struct parser *parser, struct str part, size_t at)
{
	size_t last = str_rfind_byte(part, '<');
	if (last != STR_NPOS) {
		parser->tag = at + last;
		return true;
	}
	size_t tag = parser->tag;
	parser->tag = STR_NPOS;
	if (tag == STR_NPOS || !is_huge_tag(parser->doc->bytes, tag))
		return true;
	parser->failed = true;
	diag(parser->doc, DIAG_XML_LIMIT, tag, "more than %d attributes on an element",
		ATTRIBUTES_MAX);
	return false;
}

static int on_read(void *context, char *out, int length)
{
	struct parser *parser = context;
	size_t room = (size_t)length, head = parser->head.len, fed = parser->fed;
	if (parser->stopped || parser->failed)
		return 0;
	struct str part = str_from(parser->head, fed);
	if (fed >= head) {
		part = str_sub(parser->doc->bytes, parser->body + (fed - head),
			parser->body + (fed - head) + room);
		if (!check_part(parser, part, parser->body + (fed - head)))
			return 0;
	}
	part = str_sub(part, 0, room);
	if (part.len)
		memcpy(out, part.ptr, part.len);
	parser->fed += part.len;
	return (int)part.len;
}

/* Running */

static void run(struct parser *parser)
{
	/* No handler for entities and declarations: nothing can be defined, so that with
	 * XML_PARSE_NOENT only the predefined entities and character references are resolved
	 * (without it, "&" in attribute values comes as "&#38;"). */
	xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_text,
		.ignorableWhitespace = on_text,
		.cdataBlock = on_text,
		.internalSubset = on_doctype,
		.serror = on_error};
	parser->tag = STR_NPOS;
	parser->context =
		xmlCreateIOParserCtxt(&sax, parser, on_read, NULL, parser, XML_CHAR_ENCODING_UTF8);
	if (!parser->context) {
		parser->failed = true;
		diag(parser->doc, DIAG_READ_ERROR, STR_NPOS, "the XML parser could not be started");
		return;
	}
	xmlCtxtUseOptions(parser->context,
		XML_PARSE_HUGE | XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC);
	xmlDictSetLimit(parser->context->dict, NAMES_MAX_BYTES);
	xmlParseDocument(parser->context);
	if (!parser->stopped && !parser->complete && !parser->failed) {
		parser->failed = true;
		diag(parser->doc, DIAG_XML_SYNTAX, STR_NPOS, "no complete root element");
	}
	xmlFreeParserCtxt(parser->context);
}

static void finish(struct parser *parser)
{
	arena_finish(&parser->scratch);
	arena_finish(&parser->shell);
	buf_finish(&parser->text);
	list_finish(&parser->frames);
	list_finish(&parser->spaces);
	map_finish(&parser->space_index);
}

/* libxml2 recognises UTF-32 by its zero bytes and would decode it behind our back. */
static bool begin(struct doc *doc)
{
	doc->point = xml_point;
	if (!xml_decode(doc))
		return false;
	size_t nul = str_find_byte(str_sub(doc->bytes, 0, 4), '\0');
	if (nul != STR_NPOS)
		diag(doc, DIAG_XML_SYNTAX, nul, "a zero byte; XML has none");
	return nul == STR_NPOS;
}

struct node *xml_load(struct doc *doc, struct arena *arena)
{
	if (!begin(doc))
		return NULL;
	struct parser parser = {.doc = doc, .arena = arena, .names = arena};
	run(&parser);
	finish(&parser);
	return parser.failed ? NULL : parser.result;
}

bool xml_visit(struct doc *doc, const struct node_visitor *visitor)
{
	if (!begin(doc))
		return false;
	struct parser parser = {.doc = doc, .names = &doc->arena, .visitor = visitor, .unit = 1};
	run(&parser);
	finish(&parser);
	return !parser.failed && !parser.stopped;
}

/* The start tag that begins at an offset, `/>` excluded: such an element has nothing inside. */
static struct str start_tag(struct str text, size_t tag)
{
	struct xml_span attribute;
	size_t at = tag + 1 + xml_tag_name(text, tag).len;
	while (xml_next_attribute(text, &at, &attribute))
		;
	return at < text.len && text.ptr[at] == '>' ? str_sub(text, tag, at + 1) : STR("");
}

struct node *xml_load_at(struct doc *doc, struct arena *arena, size_t offset)
{
	if (!begin(doc))
		return NULL;
	size_t root = xml_find_root(doc->bytes);
	struct parser parser = {.doc = doc, .arena = arena, .names = arena, .body = offset};
	if (root != STR_NPOS && root < offset) {
		parser.head = start_tag(doc->bytes, root);
		parser.head_start = root;
		parser.unit = parser.head.len ? 1 : 0;
	}
	run(&parser);
	finish(&parser);
	return parser.failed ? NULL : parser.result;
}
