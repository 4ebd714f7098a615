#!/usr/bin/env python3
"""Holds formats/spec/cyclonedx_proto_tables.c to the official bom-1.N.proto, in both directions: every field of every message
of every version has its row, with its number, kind and whether it is repeated, every row is in a version, and the names of
enumerations are those of JSON.

usage: check_proto.py DUMP_PROTO      exit 77 without the schemas (BOMSCREEN_SHARED, or build/shared)"""
import os
import pathlib
import re
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
SCHEMAS = pathlib.Path(os.environ.get("BOMSCREEN_SHARED", TOP / "build" / "shared")) / "schemas" / "bom" / "cyclonedx"
SCALARS = {"string": "string", "bool": "bool", "float": "float", "double": "double", "int32": "integer", "int64": "integer",
           "google.protobuf.Timestamp": "timestamp"}
# What was one thing and later several, or the other way about: the reader takes both.
CARDINALITY = {("Metadata", "tools"), ("Vulnerability", "tools"), ("Metadata", "licenses"), ("Evidence", "identity"),
               ("Component", "evidence"), ("Component", "data"), ("Bom", "declarations"), ("Bom", "definitions")}
# Names of numbers that JSON spells in another way than its own words.
SPELLED = {"VULNERABILITY_AFFECTED_STATUS_NOT_AFFECTED": "unaffected", "KILOWATT_HOURS": "kWh", "TONNES_CO2_EQUIVALENT": "tCO2eq",
           "REINFORCED_LEARNING": "reinforcement-learning", "X390X": "s390x"}
ABSENT = {"NULL", "UNSPECIFIED"}

problems = []


def load(program):
    messages = {}
    for line in subprocess.run([program], capture_output=True, text=True, check=True).stdout.splitlines():
        what, *rest = line.split("\t")
        if what == "message":
            fields = messages.setdefault(int(rest[0]), {})
        elif what == "field":
            number, kind, many, implicit, form, name, message = rest
            field = dict(kind=kind, list=many == "1", implicit=implicit == "1", form=form, name=name, message=int(message),
                         values={})
            if int(number) in fields:
                problems.append(f"{name}: number {number} has two rows")
            fields[int(number)] = field
        else:
            field["values"][int(rest[0])] = rest[1]
    return messages


def parse(text):
    """Messages and enumerations by their full names."""
    text = re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.S)
    messages, enums, stack = {}, {}, []
    for token in re.finditer(r"(message|enum|oneof)\s+(\w+)\s*\{|(\})|(repeated|optional)?\s*([\w.]+)\s+(\w+)\s*=\s*(\d+)[^;{}]*;"
                             r"|(\w+)\s*=\s*(-?\d+)[^;{}]*;", text):
        kind, name, close, label, type_, field, number, entry, value = token.groups()
        if kind:
            stack.append((kind, name))
            path = ".".join(word for what, word in stack if what != "oneof")
            if kind == "message":
                messages[path] = {}
            elif kind == "enum":
                enums[path] = {}
        elif close:
            if stack:
                stack.pop()
        elif stack:
            path = ".".join(word for what, word in stack if what != "oneof")
            if stack[-1][0] == "enum":
                enums[path][int(value)] = entry
            elif field and type_ not in ("reserved", "option"):
                messages[path][int(number)] = (label or stack[-1][0], type_, field)
    return messages, enums


def resolve(scope, name, table):
    parts = scope.split(".")
    for length in range(len(parts), -1, -1):
        path = ".".join(parts[:length] + [name])
        if path in table:
            return path
    return None


def check_values(where, row, entries):
    prefix = os.path.commonprefix(list(entries.values()))
    prefix = prefix[:prefix.rfind("_") + 1]
    for number, entry in entries.items():
        word = entry[len(prefix):]
        wanted = "" if word in ABSENT else SPELLED.get(entry, SPELLED.get(word, word))
        found = row["values"].get(number)
        if found is None or re.sub(r"\W|_", "", found).lower() != re.sub(r"\W|_", "", wanted).lower():
            problems.append(f"{where}: the number {number} is {found}, in the schema {entry}")


def check_field(where, version, row, scope, field, schema, seen, tables):
    label, type_, name = field
    messages, enums = schema
    message, enum = resolve(scope, type_, messages), resolve(scope, type_, enums)
    kind = SCALARS.get(type_) or ("message" if message else "enum")
    if row["kind"] != kind and (row["kind"], kind) != ("date", "timestamp"):
        problems.append(f"{where}: {row['kind']}, in {version} {kind}")
    if row["list"] != (label == "repeated") and (scope, name) not in CARDINALITY:
        problems.append(f"{where}: a list {row['list']}, in {version} {label}")
    if kind == "enum" and enum:
        check_values(where, row, enums[enum])
        if label == "message" and not row["implicit"]:
            problems.append(f"{where}: absent in {version} when it is 0")
    if kind == "message" and row["message"] >= 0:
        check_message(version, message, row["message"], schema, seen, tables)


def check_message(version, name, index, schema, seen, tables):
    if (name, index) in seen:
        return
    seen.add((name, index))
    for number, field in schema[0][name].items():
        where = f"{name}.{field[2]}"
        row = tables[index].get(number)
        if not row:
            problems.append(f"{where}: no row, in {version} number {number}")
            continue
        row["seen"] = True
        check_field(where, version, row, name, field, schema, seen, tables)


def main():
    paths = sorted(SCHEMAS.glob("bom-1.*.proto"))
    if not paths:
        print("skipped: the schemas are not here")
        return 77
    tables = load(sys.argv[1])
    for path in paths:
        schema = parse(path.read_text(encoding="utf-8"))
        check_message(path.stem, "Bom", 0, schema, set(), tables)
    for fields in tables.values():
        for number, row in fields.items():
            if "seen" not in row:
                problems.append(f"{row['name']}: number {number} is in no schema")
    for problem in dict.fromkeys(problems):
        print(problem)
    print(f"{len(paths)} versions, {len(tables)} messages, {sum(map(len, tables.values()))} fields, {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main())
