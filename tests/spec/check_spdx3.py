#!/usr/bin/env python3
"""Holds the classes of formats/spec/spdx3_tables.c to the official JSON schema of SPDX 3.0.1, in both directions: the same
classes with the same properties, each with its kind, range, vocabulary, and whether it is a list and required. Every
property is a term of the JSON-LD context.

usage: check_spdx3.py DUMP_SPDX3      exit 77 without the schemas (BOMSCREEN_SHARED, or build/shared)"""
import json
import os
import pathlib
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
SHARED = pathlib.Path(os.environ.get("BOMSCREEN_SHARED", TOP / "build" / "shared"))
SPDX = SHARED / "schemas" / "bom" / "spdx-spec"
STRING, INTEGER, NUMBER, BOOLEAN, OBJECT = range(5)

# The model says that it is abstract, the schema lets extensions be of it.
NOT_ABSTRACT = {"extension_Extension"}

problems = []


def load(program):
    classes, fields, values = {}, None, None
    for line in subprocess.run([program], capture_output=True, text=True, check=True).stdout.splitlines():
        what, *rest = line.split("\t")
        if what == "class":
            fields = {}
            classes[rest[0]] = dict(base=rest[1], profile=rest[2], since=int(rest[3]), abstract=rest[4] == "1",
                                    fields=fields)
        elif what == "field":
            name, kind, many, since, required, check, minimum, target = rest
            values = {}
            fields[name] = dict(kind=int(kind), list=many == "1", since=int(since), required=required == "1",
                                check=check, minimum=int(minimum), range=target, values=values)
        elif what == "value":
            values[rest[0]] = int(rest[1])
        else:
            problems.append(line)
    return classes


def expect(where, what, found, wanted):
    if found != wanted:
        problems.append(f"{where}: {what} is {found}, in the schema {wanted}")


def kind_of(schema):
    if "enum" in schema or schema.get("type") == "string" or schema.get("$ref") == "#/$defs/anyURI" or "pattern" in schema:
        return STRING
    if "oneOf" in schema:
        return NUMBER
    return {"integer": INTEGER, "boolean": BOOLEAN}.get(schema.get("type"), OBJECT)


def check_field(where, field, schema, definitions, required):
    listed = "oneOf" in schema
    items = schema["oneOf"][0] if listed else {}
    target = definitions[(items.get("items") or schema)["$ref"].rsplit("/", 1)[-1]]
    expect(where, "a list", field["list"], listed)
    expect(where, "required", field["required"], required)
    expect(where, "kind", field["kind"], kind_of(target))
    if field["kind"] == OBJECT:
        expect(where, "range", f"#/$defs/{field['range']}_derived", target.get("$ref"))
        if items.get("minItems", 0) > 1:
            expect(where, "minimum", field["minimum"], items["minItems"])
    if "enum" in target:
        expect(where, "vocabulary", sorted(field["values"]), sorted(target["enum"]))
    elif field["values"]:
        problems.append(f"{where}: the schema has no vocabulary")
    if field["kind"] == INTEGER:
        expect(where, "minimum", field["minimum"], target["minimum"])
    dated = "allOf" in target and target.get("type") == "string"
    expect(where, "a date", field["check"] == "date", dated)
    expect(where, "a pattern", field["check"] == "pattern", "pattern" in target)


def check_class(name, table, definitions):
    base, own = "", {}
    for part in definitions[name + "_props"]["allOf"]:
        if "$ref" in part:
            base = part["$ref"].rsplit("/", 1)[-1].removesuffix("_props")
        else:
            own = part
    expect(name, "base", table["base"], "" if base == "SHACLClass" else base)
    expect(name, "abstract", table["abstract"] and name not in NOT_ABSTRACT, name not in definitions)
    properties = {key: value for key, value in own.get("properties", {}).items() if "$ref" in value or "oneOf" in value}
    fields = {key: value for key, value in table["fields"].items() if key != "spdxId"}
    for key in sorted(set(properties) ^ set(fields)):
        problems.append(f"{name}.{key}: only in the {'schema' if key in properties else 'table'}")
    for key in sorted(set(properties) & set(fields)):
        check_field(f"{name}.{key}", fields[key], properties[key], definitions, key in own.get("required", ()))


def check_terms(classes):
    context = json.loads((SPDX / "3.0.1" / "rdf" / "spdx-context.jsonld").read_text(encoding="utf-8"))["@context"]
    for name, table in classes.items():
        for key in table["fields"]:
            if key not in context and key != "spdxId":
                problems.append(f"{name}.{key}: no term of the context")


def main():
    path = SPDX / "gh-pages" / "3.0.1" / "rdf" / "schema.json"
    if not path.exists():
        print("skipped: the schemas of SPDX 3 are not here")
        return 77
    classes = load(sys.argv[1])
    definitions = json.loads(path.read_text(encoding="utf-8"))["$defs"]
    named = {key.removesuffix("_props") for key in definitions if key.endswith("_props")}
    vocabularies = {key for key in named if '"spdx:' in json.dumps(definitions[key + "_derived"])}
    for key in sorted((named - vocabularies) ^ set(classes)):
        problems.append(f"{key}: only in the {'schema' if key in named else 'table'}")
    for key in sorted(named & set(classes)):
        check_class(key, classes[key], definitions)
    check_terms(classes)
    for problem in problems:
        print(problem)
    rows = sum(len(table["fields"]) for table in classes.values())
    print(f"{len(classes)} classes, {rows} properties, {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main())
