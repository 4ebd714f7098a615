#include "spec/cyclonedx_proto.h"
#include "annotators.h"
#include "spec/convert.h"
#include "syntax/protobuf.h"

static bool is_of_bom(const struct proto_wire *wire)
{
	for (size_t i = 0; i < cyclonedx_proto.count; i++) {
		const struct proto_field *field = &cyclonedx_proto.fields[i];
		if (field->number == wire->number)
			return wire->type ==
				(field->kind == PROTO_INTEGER ? WIRE_VARINT : WIRE_BYTES);
	}
	return false;
}

/* Encoders write fields in the order of their numbers: the first is spec_version, "1.N". Without it,
 * bytes that are a whole message of nothing but fields of the Bom are taken for one. */
static int probe(struct doc *doc)
{
	struct str mark = STR("\x0a\x03\x31\x2e"), bytes = doc->bytes;
	if (str_starts(bytes, mark) && bytes.len > mark.len && ascii_is_digit(bytes.ptr[mark.len]))
		return 100;
	return proto_skim(bytes, is_of_bom) ? 40 : 0;
}

static bool read(struct doc *doc, struct bom *bom)
{
	bom->format = format_cyclonedx_proto.name;
	return spec_read(&spec_cyclonedx, doc, bom, cyclonedx_proto_visit);
}

static struct node *load(struct doc *doc, struct arena *arena, const struct left_out *left)
{
	(void)left;
	return cyclonedx_proto_load(doc, arena);
}

const struct format format_cyclonedx_proto = {
	.name = "cyclonedx-proto",
	.title = "CycloneDX protobuf",
	.media_type = "application/x.vnd.cyclonedx+protobuf",
	.versions = (const char *const[]){"1.3", "1.4", "1.5", "1.6", "1.7", NULL},
	.globs = (const char *const[]){"*.cdx", "*.cdx.bin", NULL},
	.probe = probe,
	.read = read,
	.spec = &spec_cyclonedx,
	.load = load,
	.write = write_proto,
	.fit = fit_proto,
	.written_since = 13,
	.annotate = cyclonedx_proto_annotate,
};
