#include "spec/rdf_writer.h"

#include "syntax/xml.h"

#define XSD "http://www.w3.org/2001/XMLSchema#"

void rdf_begin_line(struct rdf_writer *w)
{
	enum { PIECE = 65536 };
	if (w->output && w->out.len > PIECE) {
		output_add(w->output, buf_str(&w->out));
		buf_clear(&w->out);
	}
	buf_add_byte(&w->out, '\n');
	for (int i = 0; i < w->depth; i++)
		buf_puts(&w->out, "  ");
}

/* "comment" -> "rdfs": of the vocabularies besides SPDX's own. */
static const char *prefix_of(const char *name)
{
	static const char *const others[][2] = {{"comment", "rdfs"}, {"seeAlso", "rdfs"},
		{"homepage", "doap"}, {"startPointer", "ptr"}, {"endPointer", "ptr"},
		{"reference", "ptr"}, {"offset", "ptr"}, {"lineNumber", "ptr"},
		{"StartEndPointer", "ptr"}, {"ByteOffsetPointer", "ptr"},
		{"LineCharPointer", "ptr"}};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(name, others[i][0]) == 0)
			return others[i][1];
	return "spdx";
}

/* "<spdx:name" */
void rdf_begin_element(struct rdf_writer *w, const char *name)
{
	rdf_begin_line(w);
	buf_printf(&w->out, "<%s:%s", prefix_of(name), name);
}

static void end_element(struct rdf_writer *w, const char *name)
{
	buf_printf(&w->out, "</%s:%s>", prefix_of(name), name);
}

void rdf_open_element(struct rdf_writer *w, const char *name)
{
	rdf_begin_element(w, name);
	buf_add_byte(&w->out, '>');
	w->depth++;
}

void rdf_close_element(struct rdf_writer *w, const char *name)
{
	w->depth--;
	rdf_begin_line(w);
	end_element(w, name);
}

void rdf_add_literal(struct rdf_writer *w, const char *name, struct str text, const char *datatype)
{
	rdf_begin_element(w, name);
	if (datatype)
		buf_printf(&w->out, " rdf:datatype=\"" XSD "%s\"", datatype);
	buf_add_byte(&w->out, '>');
	xml_add_text(&w->out, text);
	end_element(w, name);
}

void rdf_add_resource(struct rdf_writer *w, const char *name, struct str start, struct str end)
{
	rdf_begin_element(w, name);
	buf_puts(&w->out, " rdf:resource=\"");
	xml_add_attribute(&w->out, start);
	xml_add_attribute(&w->out, end);
	buf_puts(&w->out, "\"/>");
}

/* Names of elements */

static struct str external_namespace(const struct rdf_writer *w, struct str id)
{
	NODE_EACH(document, w->documents)
	if (str_eq(node_string(document, "externalDocumentId"), id))
		return node_string(document, "spdxDocument");
	return STR_NONE;
}

/* "SPDXRef-x" of this document, "DocumentRef-d:SPDXRef-x" of another, NONE and NOASSERTION. */
static void add_uri(struct rdf_writer *w, struct str id)
{
	struct str rest = id, outer = str_cut(&rest, ':');
	struct str ns = rest.ptr ? external_namespace(w, outer) : STR_NONE;
	if (str_is(id, "NONE") || str_is(id, "NOASSERTION")) {
		buf_puts(&w->out, SPDX2_TERMS);
		buf_puts(&w->out, str_is(id, "NONE") ? "none" : "noassertion");
		return;
	}
	xml_add_attribute(&w->out, ns.ptr ? ns : w->ns);
	buf_add_byte(&w->out, '#');
	xml_add_attribute(&w->out, ns.ptr ? rest : id);
}

void rdf_add_about(struct rdf_writer *w, struct str id)
{
	buf_puts(&w->out, " rdf:about=\"");
	add_uri(w, id);
	buf_add_byte(&w->out, '"');
}

void rdf_add_reference(struct rdf_writer *w, const char *name, struct str id)
{
	rdf_begin_element(w, name);
	buf_puts(&w->out, " rdf:resource=\"");
	add_uri(w, id);
	buf_puts(&w->out, "\"/>");
}
