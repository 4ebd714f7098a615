#!/usr/bin/env python3
"""Holds the grammar of elements (formats/spec/cyclonedx_grammar.c) and the licence identifiers to the official schemas,
in both directions: every complex type that the XML schema of a version leads to from its root has its row with the same
attributes, content model and text, and no row is left over.

The schemas lie in $BOMSCREEN_SHARED/schemas/bom (default: build/shared under the top of the source tree); without them
the test is skipped."""
import json
import os
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
SCHEMAS = pathlib.Path(os.environ.get("BOMSCREEN_SHARED", TOP / "build" / "shared")) / "schemas" / "bom" / "cyclonedx"
SKIPPED = 77
XS = "{http://www.w3.org/2001/XMLSchema}"
OCCURS = {("1", "1"): "", ("0", "1"): "?", ("0", "unbounded"): "*", ("1", "unbounded"): "+"}
# Simple types of the schemas by what restricts them. A union of references is one, of addresses an address.
PATTERNS = {"hashValue": "hashValue", "mimeType": "mediaType", "urnUuid": "serial", "localeType": "locale",
            "versionType": "versionName", "versionRangeType": "versionRange", "cpe": "cpe",
            "patentNumberType": "patentNumber", "patentJurisdictionType": "jurisdiction", "refType": "ref",
            "refLinkType": "ref", "decimalPercentType": "fraction", "patentFilingDateType": "date"}
PLAIN = {"normalizedString": "string", "token": "string"}


# --- the table ---

def literals(text):
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))


def read_rows():
    source = (TOP / "formats/spec/cyclonedx_grammar.c").read_text(encoding="utf-8")
    body = source[source.index("rows[] = {") + len("rows[] = {"):source.index("\n};")]
    for entry in re.findall(r"\{((?:[^{}]|\n)*?)\},", body):
        parts = [part.strip() for part in re.split(r",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", entry)]
        name, first, last, attributes, content = parts[:5]
        yield {"name": literals(name), "first": int(first), "last": int(last), "attributes": literals(attributes),
               "content": None if content == "NULL" else literals(content),
               "text": literals(parts[5]) if len(parts) > 5 else None}


class Model:
    """A content model of the table, for one version, as a tree: ("seq" or "alt", parts, occurrence) and
    (name, type, occurrence)."""

    def __init__(self, text, version):
        self.text, self.version = text, version
        self.tree = self.sequence()
        assert not self.text, self.text

    def accept(self, pattern):
        match = re.match(pattern, self.text)
        if match:
            self.text = self.text[match.end():]
        return match

    def there(self):
        match = self.accept(r"@(\d+)(-(\d+))?")
        return not match or int(match[1]) <= self.version <= int(match[3] or 255)

    def sequence(self):
        parts = []
        while self.accept(r" *(?![)| ])(?=.)"):
            if self.accept(r"\("):
                choices = [self.sequence()]
                while self.accept(r" *\|"):
                    choices.append(self.sequence())
                assert self.accept(r" *\)")
                occurrence = self.accept(r"[?*+]?")[0]
                if self.there():
                    parts.append(("alt", choices, occurrence) if len(choices) > 1 else ("seq", choices[0][1], occurrence))
            else:
                name = self.accept(r"[\w-]+|~")[0]
                there = self.there()
                match = self.accept(r"(:?)=([\w/$-]+)")
                kind = match[2] if match else "" if name == "~" else "string"
                kind = (kind, "default") if match and match[1] else kind
                occurrence = self.accept(r"[?*+]?")[0]
                if there:
                    parts.append((name, kind, occurrence))
        self.accept(r" *")
        return ("seq", parts, "")


def attributes_of(text, version):
    found, wildcard = {}, None
    for word in text.split():
        match = re.fullmatch(r"(~\w+|[\w-]+)(!?)(@(\d+)(-(\d+))?)?(=([\w$-]+))?", word)
        name, required, marked, first, _, last, _, kind = match.groups()
        if marked and not int(first) <= version <= int(last or 255):
            continue
        if name.startswith("~"):
            wildcard = name[1:]
        else:
            found[name] = (kind or "string", bool(required))
    return found, wildcard


def simplify(tree):
    """A group of one part that stands once is that part."""
    if tree[0] not in ("seq", "alt"):
        return tree
    parts = []
    for part in map(simplify, tree[1]):
        if tree[0] == "seq" and part[0] == "seq" and part[2] == "":
            parts += part[1]
        else:
            parts.append(part)
    if len(parts) == 1 and (tree[2] == "" or parts[0][2] == ""):
        part = parts[0]
        return (part[0], part[1], tree[2] or part[2])
    return (tree[0], parts, tree[2])


# --- the schemas ---

class Schema:
    def __init__(self, version, values):
        self.version, self.values = version, values
        self.root = ET.parse(SCHEMAS / f"bom-1.{version - 10}.xsd").getroot()
        self.named = {node.get("name"): node for node in self.root
                      if node.tag in (XS + "complexType", XS + "simpleType", XS + "attributeGroup")}
        self.bom = next(node for node in self.root if node.tag == XS + "element" and node.get("name") == "bom")

    def kind(self, node):
        """The simple type's name, or the complex type's node."""
        reference = node.get("type") or node.get("base")
        if not reference:
            inline = [child for child in node if child.tag in (XS + "complexType", XS + "simpleType")]
            return self.definition(inline[0]) if inline else "any"
        prefix, _, name = reference.rpartition(":")
        if prefix == "xs":
            return PLAIN.get(name, name)
        if prefix == "spdx":
            return "licenseId"
        return self.definition(self.named[name])

    def definition(self, node):
        if node.tag == XS + "complexType":
            return node
        restriction = node.find(XS + "restriction")
        if restriction is None:
            return "anyURI" if "anyURI" in node.find(XS + "union").get("memberTypes") else "ref"
        values = frozenset(value.get("value") for value in restriction.findall(XS + "enumeration"))
        if values:
            names = [name for name, table in self.values.items()
                     if {value for value, since in table.items() if since <= self.version} == values]
            return ["$" + name.replace(" ", "_") for name in names] or [f"no enumeration {sorted(values)}"]
        if node.get("name") in PATTERNS:
            return PATTERNS[node.get("name")]
        facets = {child.tag.replace(XS, ""): child.get("value") for child in restriction if "value" in child.attrib}
        if restriction.get("base") == "xs:integer":
            return {None: "nonNegativeInteger", "6": "quantumLevel"}[facets.get("maxInclusive")]
        if restriction.get("base") == "xs:decimal":
            return "fraction"
        return "openCre" if "CRE" in facets.get("pattern", "") else f"unknown {facets}"

    def attributes(self, node, found, wildcard=None):
        for child in node.findall(XS + "attribute"):
            found[child.get("name")] = (self.kind(child), child.get("use") == "required")
        for group in node.findall(XS + "attributeGroup"):
            self.attributes(self.named[group.get("ref").partition(":")[2]], found)
        for child in node.findall(XS + "anyAttribute"):
            wildcard = child.get("namespace").replace("##", "")
        return found, wildcard

    def particle(self, node):
        occurrence = OCCURS[node.get("minOccurs", "1"), node.get("maxOccurs", "1")]
        if node.tag == XS + "element":
            kind = self.kind(node)
            return (node.get("name"), (kind, "default") if "default" in node.attrib else kind, occurrence)
        if node.tag == XS + "any":
            assert node.get("namespace") == "##other"
            return ("~", "", occurrence)
        parts = [self.particle(child) for child in node if child.tag != XS + "annotation"]
        return ("seq" if node.tag == XS + "sequence" else "alt", parts, occurrence)


# --- comparing ---

class Check:
    def __init__(self, rows, schema, problems):
        self.rows = {row["name"]: row for row in rows if row["first"] <= schema.version <= row["last"]}
        self.schema, self.problems = schema, problems
        self.seen, self.used = set(), set()

    def problem(self, where, text):
        self.problems.append(f"{self.schema.version / 10:.1f} {where}: {text}")

    def complex(self, name, node):
        if (name, id(node)) in self.seen:
            return
        self.seen.add((name, id(node)))
        self.used.add(name)
        row = self.rows.get(name)
        if not row:
            self.problem(name, "has no row")
            return
        simple = node.find(XS + "simpleContent")
        base = simple.find(XS + "extension") if simple is not None else node
        self.compare_attributes(name, attributes_of(row["attributes"], self.schema.version),
                                self.schema.attributes(base, {}))
        if simple is not None:
            if row["content"] is not None or not self.same(row["text"], self.schema.kind(base)):
                self.problem(name, f"its text is {self.schema.kind(base)}")
            return
        if (row["text"] == "mixed") != (node.get("mixed") == "true"):
            self.problem(name, "mixed is wrong")
        groups = [child for child in node if child.tag in (XS + "sequence", XS + "choice")]
        wanted = simplify(self.schema.particle(groups[0])) if groups else ("seq", [], "")
        self.compare(name, simplify(Model(row["content"] or "", self.schema.version).tree), wanted)

    def compare_attributes(self, name, have, wanted):
        if have[1] != wanted[1]:
            self.problem(name, f"other attributes: {wanted[1]}, not {have[1]}")
        if have[0].keys() != wanted[0].keys():
            self.problem(name, f"attributes are {sorted(wanted[0])}, not {sorted(have[0])}")
            return
        for key, (kind, required) in wanted[0].items():
            if have[0][key][1] != required or not self.same(have[0][key][0], kind):
                self.problem(name, f"attribute {key} is {kind}, required {required}")

    @staticmethod
    def same(have, wanted):
        if isinstance(have, tuple) and isinstance(wanted, tuple):
            return Check.same(have[0], wanted[0])
        return have in wanted if isinstance(wanted, list) else have == wanted

    def compare(self, name, have, wanted):
        if have[0] != wanted[0] or have[2] != wanted[2]:
            self.problem(name, f"{wanted[0]}{wanted[2]} is expected, not {have[0]}{have[2]}")
        elif have[0] in ("seq", "alt"):
            if len(have[1]) != len(wanted[1]):
                self.problem(name, f"{[part[0] for part in wanted[1]]} is expected, not {[part[0] for part in have[1]]}")
                return
            for one, other in zip(have[1], wanted[1]):
                self.compare(name, one, other)
        elif isinstance(wanted[1], ET.Element):
            self.complex(have[1], wanted[1])
        elif not self.same(have[1], wanted[1]):
            self.problem(f"{name}/{have[0]}", f"{wanted[1]} is expected, not {have[1]}")


def read_values():
    source = (TOP / "formats/spec/cyclonedx_values.c").read_text(encoding="utf-8")
    arrays = {name: {value: int(since) for value, since in re.findall(r'\{"([^"]*)", (\d+)\}', body)}
              for name, body in re.findall(r"spec_value (\w+)\[\] = \{(.*?)\n\};", source, re.S)}
    return {title: arrays[name] for title, name in re.findall(r'VALUES\(\s*"([^"]*)",\s*(\w+)\)', source)}


def check_licenses(problems):
    source = (TOP / "formats/spec/license_ids.c").read_text(encoding="utf-8")
    rows = re.findall(r'\{"([^"]+)", ([^}]*)\}', source)
    official = json.loads((SCHEMAS / "spdx.schema.json").read_text(encoding="utf-8"))["enum"]
    have = [name for name, flags in rows if "NEWER" not in flags]
    if set(have) != set(official):
        problems.append(f"licences: {sorted(set(have) ^ set(official))}")
    names = [name.lower() for name, _ in rows]
    if names != sorted(names):
        problems.append("licences: not sorted without regard to case")
    return len(rows)


def main():
    if not SCHEMAS.is_dir():
        print(f"skipped: the schemas are not in {SCHEMAS}")
        return SKIPPED
    problems, rows, values = [], list(read_rows()), read_values()
    used = set()
    for version in range(10, 18):
        check = Check(rows, Schema(version, values), problems)
        check.complex("bom", check.schema.bom.find(XS + "complexType"))
        used |= {(name, version) for name in check.used}
    for row in rows:
        for version in range(row["first"], row["last"] + 1):
            if (row["name"], version) not in used:
                problems.append(f"{version / 10:.1f} {row['name']}: no schema leads to it")
    licenses = check_licenses(problems)
    for line in problems:
        print(line)
    print(f"{len(rows)} rows, {licenses} licences, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
