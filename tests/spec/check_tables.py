#!/usr/bin/env python3
"""Holds the tables of formats/spec to the official schemas, in both directions: every property, element and
attribute of every version has its row, with the same versions, kind, requirement, values and XML form, and every row
is in the schema. What differs on purpose stands in EXCEPTIONS with its reason.

Usage: check_tables.py DUMP_TABLES. The schemas lie in $BOMSCREEN_SHARED/schemas/bom (default: build/shared under the
top of the source tree); without them the test is skipped."""
import json
import os
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as ET

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
SCHEMAS = pathlib.Path(os.environ.get("BOMSCREEN_SHARED", TOP / "build" / "shared")) / "schemas" / "bom"
SKIPPED = 77
INT64_MAX = 2**63 - 1
VERSION_NEVER = 255

# (type or "*", field or "*", what, versions or None for all): the reason
EXCEPTIONS = {
    ("bom", "$schema", "values", None): "real documents name other URLs; the member says nothing of the content",
    ("vulnerability.affects.versions", "version", "range", (14, 15)): "1-1024 characters at first, 0-1024 since 1.6",
    ("vulnerability.affects.versions", "range", "range", (14, 15)): "1024 characters at first, 4096 since 1.6",
    ("bom.declarations.affirmation.signatories", "*", "alternatives", None):
        "a signature, or an organization with a reference: a rule of two members, checked in code",
    ("metadata", "manufacture", "many", (12,)): "XML 1.2 allowed several; JSON never did",
    ("metadata", "supplier", "many", (12,)): "XML 1.2 allowed several; JSON never did",
    ("organizationalContact", "email", "many", (12,)): "XML 1.2 allowed several; JSON never did",
    ("organizationalContact", "phone", "many", (12,)): "XML 1.2 allowed several; JSON never did",
    ("license", "id", "many", (10,)): "XML 1.0 allowed several; no version after it did",
    ("license", "name", "many", (10,)): "XML 1.0 allowed several; no version after it did",
    ("cryptoProperties.algorithmProperties", "algorithmFamily", "xml values", None): "the XML schema leaves it open",
    ("cryptoProperties.algorithmProperties", "ellipticCurve", "xml values", None): "the XML schema leaves it open",
    ("document", "documentNamespace", "required", None): "the text of every version and the schema of 2.3.1 require it",
    ("document", "documentNamespace", "check", None): "clause 6.5 says that it is a URI",
    ("externalRef", "referenceCategory", "values", None): "texts and schemas spell the categories differently",
    ("package", "primaryPackagePurpose", "values", None): "clause 7.24 writes OPERATING-SYSTEM",
    ("file", "artifactOfs", "deprecated", None): "clauses 8.9-8.11 deprecate it, the schemas do not say so",
    ("file", "licenseInfoInFiles", "least", (22,)): "one of 2.2 alone: a rule",
    ("*", "*", "spdx-date", None): "the schemas of SPDX have no formats; the clauses do",
}

problems = []
used = set()


def excepted(table, field, what, version):
    for key in ((table, field, what), (table, "*", what), ("*", "*", what)):
        for versions in (None, *[k[3] for k in EXCEPTIONS if k[:3] == key and k[3]]):
            if key + (versions,) in EXCEPTIONS and (versions is None or version in versions):
                used.add(key + (versions,))
                return True
    return False


def problem(where, version, what, table="", field="", kind=""):
    if kind and excepted(table, field, kind, version):
        return
    line = f"{version / 10:.1f} {where}: {what}"
    if line not in problems:
        problems.append(line)


def chain(row):
    while row:
        yield row
        row = row["other"]


# An element that ends each of the sequences of a choice: the row stands behind those of all of them.
LAST_OF_EACH = {"cryptoProperties.certificateProperties.certificateState.reason"}


class Tables:
    def __init__(self, dump, oldest_schema):
        self.types = dump["types"]
        self.first, self.newest = dump["first"], dump["newest"]
        self.oldest_schema = oldest_schema  # of JSON: before it, `since` may say when XML or tag-value had it
        # (type name, field name, place in its chain) -> the versions whose schemas have it
        self.seen = {"json": {}, "xml": {}}
        self.type_seen = {}
        for table in self.types:
            self.check_rows(table)
            for row in table["fields"]:
                if row["since"] < self.first:
                    problems.append(f"{table['name']}.{row['name']}: since before the first version")
        for name in dump["lists"]:
            if not any(row["name"] == name and row["list"] for row in self.types[0]["fields"]):
                problems.append(f"{name}: no list of the root")

    def see(self, syntax, table, field, place, version):
        self.seen[syntax].setdefault((table["name"], field, place), set()).add(version)

    @staticmethod
    def check_rows(table):
        """What holds for a table by itself."""
        names = [row["name"] for row in table["fields"]]
        if len(names) != len(set(names)):
            problems.append(f"{table['name']}: a member has two rows")
        for word in ((table["min_members"] or "") + " " + (table["exclusive"] or "")).replace(";", " ").split():
            if word not in names:
                problems.append(f"{table['name']}: has a rule for {word}, which it has not")
        for row in table["fields"]:
            where = f"{table['name']}.{row['name']}"
            if any(part["since"] < row["since"] for part in chain(row)):
                problems.append(f"{where}: its oldest form does not stand first")
            for part in chain(row):
                for mask in ("required", "xml_required"):
                    if part[mask] not in (0, row[mask]):
                        problems.append(f"{where}: its forms are not required alike")
                if part["xml"] == "none" and part["xml_required"]:
                    problems.append(f"{where}: required in XML, where it is not")
                scalar = part["kind"] in ("string", "integer", "number")
                if part["name"] != row["name"] or part["length"] != len(row["name"]):
                    problems.append(f"{where}: wrong name or length")
                if (part["kind"] == "object") != (part["type"] is not None):
                    problems.append(f"{where}: an object has a type, nothing else has")
                if not scalar and (part["check"] != "none" or part["minimum"] or part["maximum"] or part["values"]):
                    problems.append(f"{where}: checks belong to strings and numbers")
                if (part["check"] == "pattern") != (part["pattern"] is not None):
                    problems.append(f"{where}: a pattern is what CHECK_PATTERN checks")

    def versions(self):
        """What only shows when all schemas have been read: rows that none has, and since when rows are there."""
        for table in self.types:
            first = min(self.type_seen.get(table["name"], {0}))
            if table["open"] and table["open"] < first:
                problems.append(f"{table['name']}: open ends before it begins")
            if table["xml_open"] and table["xml_open"] < first:
                problems.append(f"{table['name']}: foreign elements are allowed before it begins")
            for row in table["fields"]:
                for place, part in enumerate(chain(row)):
                    self.row_versions(table, part, place)

    def row_versions(self, table, row, place):
        key = (table["name"], row["name"], place)
        where = f"{table['name']}.{row['name']} (form {place + 1})"
        json_first = min(self.seen["json"].get(key, {VERSION_NEVER}))
        xml_first = min(self.seen["xml"].get(key, {VERSION_NEVER}))
        if json_first == xml_first == VERSION_NEVER:
            problems.append(f"{where}: no schema has it")
        elif json_first > self.oldest_schema and row["since"] != json_first:
            problems.append(f"{where}: since {json_first}, not {row['since']}")
        elif json_first == self.oldest_schema and row["since"] > json_first:
            problems.append(f"{where}: since {json_first} or before, not {row['since']}")
        if xml_first != VERSION_NEVER and (row["xml_since"] or row["since"]) != xml_first:
            problems.append(f"{where}: since {xml_first} in XML, not {row['xml_since'] or row['since']}")
        if row["xml_since"] and row["xml_since"] == row["since"]:
            problems.append(f"{where}: xml_since says nothing")
        if row["xml_since"] and xml_first == VERSION_NEVER:
            problems.append(f"{where}: has no place of its own in XML")


def valid(row, version):
    return row["since"] <= version and (not row["until"] or version <= row["until"])


def valid_xml(row, version):
    since = row["xml_since"] or row["since"]
    return row["xml"] != "none" and since <= version and (not row["until"] or version <= row["until"])


def is_required(row, version, xml=False):
    return bool((row["xml_required" if xml else "required"] >> version % 10) & 1)


# --- JSON ---

CHECK_OF_FORMAT = {"date-time": "date-time", "iri-reference": "iri-reference", "idn-email": "email", "date": "date",
                   "license-id": "license-id"}
CHECK_OF_PATTERN = {
    "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$": "serial",
    "^[-+a-z0-9.]+/[-+a-z0-9.]+$": "media-type",
    "^([a-fA-F0-9]{32}|[a-fA-F0-9]{40}|[a-fA-F0-9]{64}|[a-fA-F0-9]{96}|[a-fA-F0-9]{128})$": "hash",
    "^([a-z]{2})(-[A-Z]{2})?$": "locale",
}
# Patterns kept as such; POSIX has [[:space:]] for \s and no escapes in brackets.
POSIX_OF_PATTERN = {
    "^CRE:[0-9]+-[0-9]+$": "^CRE:[0-9]+-[0-9]+$",
    "^[A-Z]{2}$": "^[A-Z]{2}$",
    "^[A-Za-z0-9][A-Za-z0-9\\-/.()\\s]{0,28}[A-Za-z0-9]$": "^[A-Za-z0-9][A-Za-z0-9/.()[:space:]-]{0,28}[A-Za-z0-9]$",
}


class Alternative:
    """One form that a property may have: a kind, single or in an array."""

    def __init__(self, kind, listed, schemas, unique, deprecated, least=0):
        self.kind, self.list, self.schemas = kind, listed, schemas
        self.unique, self.deprecated, self.least = unique, deprecated, least

    def names(self):
        return {name for schema in self.schemas for name in schema.get("properties", {})}


class JsonSchema:
    def __init__(self, path):
        self.folder = path.parent
        self.root = json.loads(path.read_text(encoding="utf-8"))
        self.others = {}

    def resolve(self, schema):
        """The schema behind $ref (whose siblings draft-7 ignores), and whether any on the way is deprecated."""
        deprecated = schema.get("deprecated", False)
        while "$ref" in schema:
            file, _, place = schema["$ref"].partition("#")
            if file == "spdx.schema.json":
                return {"type": "string", "format": "license-id"}, deprecated
            if file.startswith("jsf-"):
                return {}, deprecated
            if file and file not in self.others:
                self.others[file] = json.loads((self.folder / file).read_text(encoding="utf-8"))
            schema = self.others[file] if file else self.root
            for step in place.strip("/").split("/"):
                schema = schema[step]
            deprecated = deprecated or schema.get("deprecated", False)
        return schema, deprecated

    def forms(self, schema, listed=False, unique=False, deprecated=False, least=0):
        """The alternatives of a property: inline objects that exclude each other count as one object."""
        schema, old = self.resolve(schema)
        deprecated = deprecated or old
        choice = schema.get("oneOf") or schema.get("anyOf") or schema.get("allOf")
        if choice and "properties" not in schema and not any(set(part) <= {"required"} for part in choice):
            inline = all("properties" in part for part in choice)
            found = [form for part in choice for form in self.forms(part, listed, unique, deprecated, least)]
            return merge_forms(found, inline or schema.get("type") == "array")
        if schema.get("type") == "array":
            items = schema.get("items", {"type": "string"})
            items = items[0] if isinstance(items, list) else items
            return self.forms(items, True, schema.get("uniqueItems", False), deprecated, schema.get("minItems", 0))
        if not schema:
            return [Alternative("any", listed, [schema], unique, deprecated, least)]
        kind = "object" if schema.get("properties") else schema["type"]
        if kind == "object" and not schema.get("properties"):
            kind = "any"
        return [Alternative(kind, listed, [schema], unique, deprecated, least)]


def merge_forms(forms, objects_too):
    merged = []
    for form in forms:
        for other in merged:
            same = (other.kind, other.list) == (form.kind, form.list)
            if same and (form.kind != "object" or objects_too):
                other.schemas += form.schemas
                other.deprecated = other.deprecated and form.deprecated
                break
        else:
            merged.append(form)
    return merged


def is_open(schema):
    if schema.get("additionalProperties", True) is False:
        return False
    return not (schema.get("oneOf") and all(part.get("additionalProperties") is False for part in schema["oneOf"]))


def expected_check(schema, row):
    """The check that a string schema asks for; None: the schema has none."""
    if schema.get("format") in CHECK_OF_FORMAT:
        return CHECK_OF_FORMAT[schema["format"]]
    pattern = schema.get("pattern")
    if pattern in CHECK_OF_PATTERN:
        return CHECK_OF_PATTERN[pattern]
    if pattern in POSIX_OF_PATTERN:
        return ("pattern", POSIX_OF_PATTERN[pattern])
    if pattern and pattern not in ("^(.*)$",) and not pattern.startswith("^urn:cdx:"):
        return f"unknown pattern {pattern}"
    if schema.get("minLength") == 1 and "maxLength" not in schema and schema.get("type") == "string":
        return "ref"
    return None


class JsonCheck:
    def __init__(self, tables, version, schemas):
        self.tables, self.version, self.schemas = tables, version, schemas
        self.visited = set()

    def run(self, roots):
        self.table(self.tables.types[0], roots, self.schemas)

    def table(self, table, objects, schema_of):
        """`objects` are the object schemas that the table stands for together; schema_of resolves them."""
        key = (table["name"],) + tuple(id(schema) for schema in objects)
        if key in self.visited:
            return
        self.visited.add(key)
        name, version = table["name"], self.version
        self.tables.type_seen.setdefault(name, set()).add(version)
        rows = {row["name"]: row for row in table["fields"]}
        properties = {}
        for schema in objects:
            for field, part in schema.get("properties", {}).items():
                properties.setdefault(field, []).append(part)
        for field in properties:
            if field not in rows:
                problem(f"{name}.{field}", version, "has no row")
        if any(is_open(schema) for schema in objects) != (table["open"] >= version):
            problem(name, version, "open is wrong")
        self.alternatives(table, objects)
        for field, row in rows.items():
            if field in properties:
                self.field(table, row, objects, properties[field], schema_of)
            elif any(valid(part, version) for part in chain(row)):
                problem(f"{name}.{field}", version, "is not in the schema")

    def alternatives(self, table, objects):
        name, version = table["name"], self.version
        least, most = set(), set()
        if len(objects) > 1 and all(schema.get("required") for schema in objects):
            least = most = {frozenset(schema["required"][0] for schema in objects)}
        for schema in objects:
            for word in ("oneOf", "anyOf"):
                parts = schema.get(word, [])
                if not parts or not all("required" in part for part in parts) or "properties" in parts[0]:
                    continue
                if any(len(part["required"]) != 1 for part in parts):
                    problem(name, version, "an alternative of several members", name, "*", "alternatives")
                    continue
                group = frozenset(part["required"][0] for part in parts)
                least = least | {group}
                most = most | ({group} if word == "oneOf" else set())
            for part in schema.get("allOf", []):
                if "required" in part.get("not", {}):
                    most = most | {frozenset(part["not"]["required"])}
            if schema.get("oneOf") and "properties" in schema["oneOf"][0]:
                least = most = {frozenset(part["required"][0] for part in schema["oneOf"])}
        in_version = {row["name"] for row in table["fields"] if any(valid(p, version) for p in chain(row))}
        table_least = {frozenset(group.split()) for group in (table["min_members"] or "").split(";") if group}
        table_most = {frozenset((table["exclusive"] or "").split())} if table["exclusive"] else set()
        table_least = {group for group in table_least if group & in_version}
        table_most = {group for group in table_most if group <= in_version}
        if least != table_least:
            problem(name, version, f"of {sorted(map(sorted, least))} one is required", name, "*", "alternatives")
        if most != table_most:
            problem(name, version, f"{sorted(map(sorted, most))} exclude each other", name, "*", "alternatives")

    def field(self, table, row, objects, parts, schemas):
        name, field, version = table["name"], row["name"], self.version
        where = f"{name}.{field}"
        forms = merge_forms([form for part in parts for form in schemas.forms(part)], len(parts) > 1)
        required = all(field in schema.get("required", []) for schema in objects)
        if required != is_required(row, version):
            problem(where, version, f"required is {required}", name, field, "required")
        rows = [(place, part) for place, part in enumerate(chain(row)) if valid(part, version)]
        # forms that differ only in XML are one form here
        taken = set()
        for form in forms:
            fitting = [(place, part) for place, part in rows
                       if (part["kind"], bool(part["list"])) == (form.kind, form.list)]
            if form.kind == "object" and len(fitting) > 1:
                fitting = [(place, part) for place, part in fitting if self.members(part) == form.names()]
            if not fitting:
                problem(where, version, f"no row for {'list of ' if form.list else ''}{form.kind}")
            for place, part in fitting:
                taken.add(place)
                self.tables.see("json", table, field, place, version)
                self.form(table, part, form, schemas)
        for place, _ in rows:
            if place not in taken:
                problem(where, version, f"form {place + 1} is not in the schema")

    def members(self, row):
        table = self.tables.types[row["type"]]
        return {part["name"] for part in table["fields"] if any(valid(p, self.version) for p in chain(part))}

    def form(self, table, row, form, schemas):
        name, field, version = table["name"], row["name"], self.version
        where = f"{name}.{field}"
        if bool(row["unique"]) != bool(form.unique):
            problem(where, version, f"unique is {form.unique}")
        if (row["least"] if row["check_since"] <= version else 0) != form.least:
            problem(where, version, f"has at least {form.least} elements", name, field, "least")
        if version == self.tables.newest and bool(row["deprecated"]) != bool(form.deprecated):
            problem(where, version, f"deprecated is {form.deprecated}", name, field, "deprecated")
        if form.kind == "object":
            self.table(self.tables.types[row["type"]], form.schemas, schemas)
            return
        self.values(table, row, form)
        if form.kind == "string":
            self.string(table, row, form)
        if form.kind in ("integer", "number", "string"):
            self.limits(table, row, form)

    def values(self, table, row, form):
        name, field, version = table["name"], row["name"], self.version
        wanted = {value for schema in form.schemas for value in schema.get("enum", [])}
        have = {value for value, since in (row["values"] or {}).items() if since <= version}
        if wanted != have:
            problem(f"{name}.{field}", version, f"values: lacks {sorted(wanted - have)}, has besides "
                    f"{sorted(have - wanted)}", name, field, "values")

    def string(self, table, row, form):
        name, field, version = table["name"], row["name"], self.version
        wanted = {expected_check(schema, row) for schema in form.schemas}
        if len(wanted) > 1:  # a union: a bom-ref or a BOM-Link, a URL or a BOM-Link
            wanted.discard(None)
        have = (row["check"], row["pattern"]) if row["check"] == "pattern" else row["check"]
        if row["check_since"] > version:
            have = "none"
        if have == "spdx-date" and excepted(name, field, "spdx-date", version):
            return
        if wanted == {"iri-reference", "ref"}:
            wanted = {"ref"}
        # 1.2 and 1.3 lack formats that later versions have; an IRI reference is always true
        if wanted == {None} and have in ("iri-reference", "email", "none") and (version <= 13 or have == "none"):
            return
        if wanted != {have}:
            problem(f"{name}.{field}", version, f"check: {wanted}, not {have}", name, field, "check")

    def limits(self, table, row, form):
        name, field, version = table["name"], row["name"], self.version
        words = ("minLength", "maxLength") if form.kind == "string" else ("minimum", "maximum")
        schema = form.schemas[0]
        low, high = schema.get(words[0]), schema.get(words[1])
        if row["check"] == "ref" or (form.kind == "string" and high is None):
            low = high = None
        wanted = (0, 0) if low is None and high is None else (low or 0, INT64_MAX if high is None else high)
        have = (row["minimum"], row["maximum"])
        if row["check_since"] > version:
            have = (0, 0)
        if wanted != have:
            problem(f"{name}.{field}", version, f"limits: {wanted}, not {have}", name, field, "range")


# --- XML ---

XS = "{http://www.w3.org/2001/XMLSchema}"
KIND_OF_XSD = {"boolean": "boolean", "integer": "integer", "positiveInteger": "integer",
               "nonNegativeInteger": "integer", "decimal": "number"}


class Content:
    """What an element may hold: child elements in order, attributes, text."""

    def __init__(self):
        self.elements = []  # (name, node, required, conditional, many, many in a repeated sequence)
        self.attributes = {}  # name -> (node, required)
        self.foreign = self.text = self.mixed = False
        self.base = None  # of the text
        self.values = None

    def element(self, name):
        return next((element for element in self.elements if element[0] == name), None)


class XmlSchema:
    def __init__(self, path):
        root = ET.parse(path).getroot()
        self.named = {child.get("name"): child for child in root
                      if child.tag in (XS + "complexType", XS + "simpleType", XS + "attributeGroup")}
        self.bom = next(child for child in root if child.tag == XS + "element" and child.get("name") == "bom")
        self.contents = {}

    def type_of(self, node):
        for tag in ("complexType", "simpleType"):
            inner = node.find(XS + tag)
            if inner is not None:
                return inner
        prefix, _, name = (node.get("type") or "xs:anyType").partition(":")
        return self.named[name] if prefix == "bom" else name

    def content(self, node):
        """Of an element or attribute."""
        kind = self.type_of(node)
        key = id(kind) if not isinstance(kind, str) else kind
        if key not in self.contents:
            content = Content()
            if isinstance(kind, str) or kind.tag == XS + "simpleType":
                content.text = True
                self.simple(kind, content)
            else:
                self.complex(kind, content)
            self.contents[key] = content
        return self.contents[key]

    def simple(self, kind, content):
        while not isinstance(kind, str):
            values = [value.get("value") for value in kind.iter(XS + "enumeration")]
            content.values = content.values or values or None
            restriction = kind.find(XS + "restriction")
            if restriction is None:
                kind = "string"  # a union of references
                break
            prefix, _, name = restriction.get("base").partition(":")
            kind = self.named[name] if prefix == "bom" else name
        content.base = kind

    def complex(self, kind, content):
        content.mixed = kind.get("mixed") == "true"
        simple = kind.find(XS + "simpleContent")
        if simple is not None:
            kind = simple.find(XS + "extension")
            content.text = True
            prefix, _, name = kind.get("base").partition(":")
            self.simple(self.named[name] if prefix == "bom" else name, content)
        self.attributes(kind, content)
        for child in kind:
            if child.tag in (XS + "sequence", XS + "choice"):
                self.particles(child, content, False, False, False)

    def attributes(self, node, content):
        for child in node.findall(XS + "attribute"):
            content.attributes[child.get("name")] = (child, child.get("use") == "required")
        for group in node.findall(XS + "attributeGroup"):
            self.attributes(self.named[group.get("ref").partition(":")[2]], content)

    def particles(self, node, content, many, choice, conditional):
        many = many or node.get("maxOccurs", "1") not in ("0", "1")
        conditional = conditional or node.get("minOccurs", "1") == "0"
        choice = choice or node.tag == XS + "choice"
        for child in node:
            if child.tag == XS + "element":
                often = child.get("maxOccurs", "1") not in ("0", "1")
                required = child.get("minOccurs", "1") != "0" and not choice
                content.elements.append((child.get("name"), child, required, conditional, often, many))
            elif child.tag == XS + "any":
                content.foreign = True
            elif child.tag in (XS + "sequence", XS + "choice"):
                self.particles(child, content, many, choice, conditional)


class Place:
    """Where a row was found in a content."""

    def __init__(self, required=False, conditional=False, many=False, repeated=False, values=None, base=None, order=-1):
        self.required, self.conditional, self.many, self.repeated = required, conditional, many, repeated
        self.values, self.base, self.order = values, base, order
        self.children = []  # (table, contents) that it leads to


class XmlCheck:
    def __init__(self, tables, version, schema):
        self.tables, self.version, self.schema = tables, version, schema
        self.visited = set()

    def run(self):
        self.table(self.tables.types[0], [self.schema.content(self.schema.bom)])

    def table(self, table, contents, others=frozenset()):
        """The contents are those of the elements that the table stands for: one, or the kinds of item of a list;
        `others` are elements there that belong to another form of the same member."""
        key = (table["name"],) + tuple(id(content) for content in contents)
        if key in self.visited:
            return
        self.visited.add(key)
        name, version = table["name"], self.version
        self.tables.type_seen.setdefault(name, set()).add(version)
        claimed = [set() for _ in contents]
        last = [-1] * len(contents)
        for row in table["fields"]:
            for place, part in enumerate(chain(row)):
                if not valid_xml(part, version) or part["xml"] in ("namespace", "implied", "flatten"):
                    continue
                found = [self.find(part, content, claimed[i]) for i, content in enumerate(contents)]
                if not any(found):
                    problem(f"{name}.{row['name']}", version, f"form {place + 1} is not in the XML schema")
                    continue
                self.tables.see("xml", table, row["name"], place, version)
                self.row(table, row, part, found)
                for i, spot in enumerate(found):
                    if spot and spot.order >= 0:
                        if spot.order < last[i] and f"{name}.{row['name']}" not in LAST_OF_EACH:
                            problem(f"{name}.{row['name']}", version, "stands behind its place in the XML sequence")
                        last[i] = spot.order
        for i, content in enumerate(contents):
            names = {element[0] for element in content.elements} | {"@" + key for key in content.attributes}
            names |= {"#text"} if content.text else set()
            for missing in sorted(names - claimed[i] - others):
                problem(f"{name}", version, f"{missing} of the XML schema has no row")
        foreign = any(content.foreign for content in contents)
        if foreign != bool(table["xml_open"] and table["xml_open"] <= version):
            problem(name, version, f"foreign elements allowed is {foreign}")

    def find(self, row, content, claimed):
        """The Place of a row in a content, or None."""
        path, _, attribute = (row["xml_name"] or "").partition("@")
        if row["xml"] == "text":
            claimed.add("#text")
            return Place(values=content.values, base=content.base) if content.text else None
        if row["xml"] == "attribute" and row["list"]:
            return None
        if row["xml"] == "attribute" and not attribute:
            if path not in content.attributes:
                return None
            claimed.add("@" + path)
            node, required = content.attributes[path]
            value = self.schema.content(node)
            return Place(required=required, values=value.values, base=value.base)
        wrapper, _, items = path.partition("/")
        each = wrapper.endswith("+")
        element = content.element(wrapper.rstrip("+"))
        if not element:
            return None
        _, node, required, conditional, many, repeated = element
        order = [known[0] for known in content.elements].index(element[0])
        inner = self.schema.content(node)
        spot = Place(required, conditional, many, repeated, order=order)
        if row["xml"] == "wrapped":
            found = [inner.element(item) for item in items.split("|")]
            found = [item for item in found if item]
            if not found:
                return None
            if not each:
                spot.many = any(item[4] for item in found)
                spot.repeated = any(item[5] for item in found)
            known = {item[0] for item in inner.elements}
            self.wrapped_names(row, known, wrapper)
            leaves = [(item[0], self.schema.content(item[1])) for item in found]
        else:
            leaves = [(wrapper, inner)]
        if not self.leaves(row, spot, leaves, attribute):
            return None
        claimed.add(element[0])
        return spot

    def wrapped_names(self, row, known, wrapper):
        """Every item of the wrapper is one that some form of the member names."""
        named = self.items_of.get((row["name"], wrapper.rstrip("+")), set())
        for item in known - named:
            problem(f"{row['name']}", self.version, f"item <{item}> of the XML schema has no row")

    items_of = {}

    def leaves(self, row, spot, leaves, attribute):
        if attribute:
            nodes = [content.attributes.get(attribute) for _, content in leaves]
            if not any(nodes):
                return False
            value = self.schema.content(next(node for node in nodes if node)[0])
            spot.values, spot.base = value.values, value.base
            if row["xml"] == "attribute":  # of a child element: present when the element is
                spot.required = spot.conditional = False
            return True
        if row["kind"] != "object":
            texts = [content for _, content in leaves if content.text or content.mixed]
            if not texts:
                return False
            spot.values, spot.base = texts[0].values, texts[0].base
            return True
        table = self.tables.types[row["type"]]
        flat = {part["xml_name"]: part for part in table["fields"] if part["xml"] == "flatten"}
        rest = []
        for name, content in leaves:
            if name in flat:
                spot.children.append((self.tables.types[flat[name]["type"]], [content]))
            else:
                rest.append(content)
        if not flat and all(not (content.elements or content.attributes) and
                            not any(part["xml"] == "text" for part in table["fields"]) for content in rest):
            return False
        if rest:
            spot.children.append((table, rest))
        return True

    def row(self, table, head, row, found):
        name, field, version = table["name"], row["name"], self.version
        where = f"{name}.{field}"
        spots = [spot for spot in found if spot]
        required = len(spots) == len(found) and all(spot.required for spot in spots)
        # An element of an optional sequence is required when anything stands there: as in JSON.
        free = all(spot.conditional for spot in spots if spot.required)
        if head is row and required != is_required(row, version, True):
            if not (required and free and not is_required(row, max(version, 12))):
                problem(where, version, f"required in XML is {required}", name, field, "xml required")
        if row["xml"] in ("element", "wrapped"):
            many = any(spot.many for spot in spots)
            listed = any(part["list"] for part in chain(head))
            if many and not listed:
                problem(where, version, "may be there several times", name, field, "many")
            repeated = any(spot.repeated for spot in spots)
            if row["list"] and not many and not repeated and all(part["list"] for part in chain(head)):
                if version == self.tables.newest:
                    problem(where, version, "is a list but stands once at most", name, field, "list")
        for spot in spots:
            have = {value for value, since in (row["values"] or {}).items() if since <= version}
            if spot.values is None and have:
                problem(where, version, "has no enumeration in XML", name, field, "xml values")
            elif spot.values is not None and set(spot.values) != have and field != "id":
                problem(where, version, f"values: lacks {sorted(set(spot.values) - have)}, has besides "
                        f"{sorted(have - set(spot.values))}", name, field, "xml values")
            if spot.base and row["kind"] != "object":
                kind = KIND_OF_XSD.get(spot.base.partition(":")[2] or spot.base, "string")
                if kind != row["kind"]:
                    problem(where, version, f"is a {kind} in XML")
            for child, contents in spot.children:
                self.table(child, contents, items_of_others(head, row))


def items_of_others(head, row):
    """<tools> holds the members of one form or the items of another."""
    if row["xml"] != "element" or row["kind"] != "object":
        return frozenset()
    return frozenset(item for part in chain(head) if part["xml"] == "wrapped" and
                     part["xml_name"].partition("/")[0] == row["xml_name"]
                     for item in part["xml_name"].partition("/")[2].split("|"))


def names_of_items(tables):
    """(member, wrapper) -> the items that its forms name, over all types that have such a member."""
    found = {}
    for table in tables.types:
        for row in table["fields"]:
            for part in chain(row):
                path = (part["xml_name"] or "").partition("@")[0]
                if part["xml"] == "wrapped":
                    wrapper, _, items = path.partition("/")
                    found.setdefault((row["name"], wrapper.rstrip("+")), set()).update(items.split("|"))
                elif part["xml"] == "element" and part["kind"] == "object":
                    inner = tables.types[part["type"]]["fields"]
                    names = {(p["xml_name"] or "").partition("/")[0]
                             for p in inner if p["xml"] in ("element", "wrapped")}
                    found.setdefault((row["name"], path), set()).update(names)
    return found


# --- the runs ---

def check_cyclonedx(dump):
    tables = Tables(dump, 12)
    folder = SCHEMAS / "cyclonedx"
    for version in range(12, 18):
        strict = "-strict" if version < 14 else ""
        schema = JsonSchema(folder / f"bom-1.{version - 10}{strict}.schema.json")
        JsonCheck(tables, version, schema).run([schema.root])
    XmlCheck.items_of = names_of_items(tables)
    for version in range(10, 18):
        XmlCheck(tables, version, XmlSchema(folder / f"bom-1.{version - 10}.xsd")).run()
    tables.versions()
    return tables


def union(one, other):
    """One schema that has the properties and values of both and requires what either requires."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {key: union(one[key], other[key]) if key in one and key in other else one.get(key, other.get(key))
                for key in {**one, **other}}
    if isinstance(one, list) and isinstance(other, list):
        return one + [value for value in other if value not in one]
    return one


def check_spdx2(dump):
    tables = Tables(dump, 22)
    folder = SCHEMAS / "spdx-spec"

    def load(release):
        return JsonSchema(folder / release / "schemas" / "spdx-schema.json")

    old = load("v2.2.2")
    old.root = union(old.root, load("v2.2").root["properties"]["Document"])
    JsonCheck(tables, 22, old).run([old.root])
    new = load("v2.3")
    new.root = union(new.root, load("support_2.3.1").root)
    JsonCheck(tables, 23, new).run([new.root])
    tables.versions()
    return tables


def main():
    if not (SCHEMAS / "cyclonedx").is_dir() or not (SCHEMAS / "spdx-spec").is_dir():
        print(f"skipped: the schemas are not in {SCHEMAS}")
        return SKIPPED
    run = subprocess.run([sys.argv[1]], check=False, capture_output=True)
    if run.returncode:
        print("look-up by name or the reading of versions does not work")
        return 1
    dump = json.loads(run.stdout)
    checked = [check_cyclonedx(dump["cyclonedx"]), check_spdx2(dump["spdx2"])]
    for key in EXCEPTIONS:
        if key not in used:
            problems.append(f"the exception {key} is not needed")
    for line in problems:
        print(line)
    rows = sum(len(list(chain(row))) for tables in checked for table in tables.types for row in table["fields"])
    print(f"{rows} rows of {sum(len(tables.types) for tables in checked)} types, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
