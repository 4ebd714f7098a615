#!/usr/bin/env python3
"""Compares `bomscreen validate` with the official schemas.

1. On every file of the corpus for which there is an official verdict, it is the same; where the official material
   contradicts itself, CONTRADICTIONS says why.
2. On those files and on copies of them, changed by named operators, what the schemas' own validators say (python3-jsonschema
   with the formats date-time and uri asserted, xmllint) is what the program says of the structure. Rules beyond the schemas
   have ids of their own and do not count.

Usage: check_validate.py PROGRAM SHARED [--all] [--seed N] [--show N]. Skipped (77) without the data or the validators. --all
takes every file and more changes of each; the usual sample runs in less than a minute."""
import argparse
import collections
import copy
import csv
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import schemas  # noqa: E402

SKIPPED = 77

# What the schemas ask; all other ids are rules beyond them.
STRUCTURE = {"json-syntax", "json-truncated", "json-trailing", "xml-syntax", "unknown-member", "wrong-version-member",
             "wrong-type", "missing-member", "wrong-value", "later-version-value", "wrong-pattern", "duplicate-item", "too-few-items",
             "exclusive-members", "ambiguous-form", "misplaced-element", "unexpected-text", "invalid-utf8"}

# Where a diagnostic with such an id goes beyond what the validators find: pattern of its text and the reason.
BEYOND = [
    (r"^an element of (url|references) is .*CycloneDX 1\.2 asks for a string", "this schema gives a format but no type"),
    (r"stands in .* allows elements of other namespaces$",
     "libxml2 takes elements behind extensions where the whole sequence is optional; the schema does not"),
    (r"^document lacks documentNamespace", "the text of every version and the schema of 2.3.1 require it"),
]

# What the official schema refuses and the program does not.
WITHIN = [
    (r"Additional properties are not allowed \('(name|licenseInfoFromFiles|describesPackages|\$schema)'",
     "the schema of 2.2 had it and that of 2.2.1 dropped it, or that of 2.3.1 allows it; both still are 2.2 or 2.3"),
]

# (pattern of the file, ids): files that the official material calls valid although they break what it says elsewhere.
CONTRADICTIONS = [
    (r"valid-(evidence|formulation|attestation|cryptography-(full|certificate|full-deprecated|certificate-advanced))-1",
     {"dangling-ref"}, "excerpts: they refer to components that they do not list"),
    (r"valid-formulation-1\.5\.json", {"duplicate-ref", "dangling-ref"}, "a workspace is listed twice"),
    (r"valid-cryptography-full(-deprecated)?-1\.7", {"wrong-hash-length", "dangling-ref"},
     "the fingerprint by SHA-256 in it has 32 digits"),
    (r"valid-citations-1\.7\.json", {"duplicate-ref"}, "two workflows have one bom-ref; in XML the schema forbids it"),
    (r"tools-golang/json/test_fixtures/spdx2_", {"invalid-uri", "no-describes"}, "its namespace is no URI"),
]


def read_manifest(shared):
    with open(shared / "corpus" / "MANIFEST.tsv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["standard"] in ("cyclonedx", "spdx") and row["serialization"] in ("json", "xml"):
                yield row


class Program:
    def __init__(self, path):
        self.path = path

    def judge(self, paths):
        """path -> (valid, structural problems, ids of errors)"""
        found = {}
        for at in range(0, len(paths), 300):
            done = subprocess.run([self.path, "validate", "-o", "json", *paths[at:at + 300]], capture_output=True, check=False)
            if done.returncode not in (0, 3):
                raise SystemExit(f"validate exits with {done.returncode}: {done.stderr[:2000]}")
            for entry in json.loads(done.stdout)["inputs"]:
                errors = [item for item in entry["diagnostics"] if item["severity"] == "error"]
                structure = [item for item in errors if is_structure(item, entry["format"])]
                found[entry["name"]] = (entry["valid"], structure, {item["id"] for item in errors})
        return found


def is_structure(item, form):
    if item["id"] == "duplicate-ref":
        return form == "cyclonedx-xml"  # xs:unique
    if item["id"] == "external-version-range":
        return form == "cyclonedx-json" and item["text"].startswith("versionRange")
    return item["id"] in STRUCTURE


def is_beyond(item):
    return any(re.search(pattern, item["text"]) for pattern, _ in BEYOND)


# --- the corpus ---

def check_corpus(program, shared, rows):
    verdicts = {"valid": True, "invalid": False, "schema-ok": True, "schema-err": False, "invalid-format": False}
    wanted = {}
    for row in rows:
        official = verdicts.get(row["official_schema_result"])
        if row["expected"] == "semantic-invalid":
            official = False
        if official is not None and (row["standard"] != "cyclonedx" or row["expected"] in ("valid", "invalid", "semantic-invalid")):
            wanted[str(shared / "corpus" / row["file"])] = official
    found = program.judge(sorted(wanted))
    problems, excused, used = [], 0, set()
    for path, official in wanted.items():
        valid, structure, ids = found[path]
        name = path.partition("/corpus/")[2]
        if name.startswith("cyclonedx/") or not official:
            agrees = valid == official
        else:
            agrees = all(map(is_beyond, structure))  # of SPDX there is no official word beyond the schema
        if agrees:
            continue
        reasons = [entry for entry in CONTRADICTIONS if re.search(entry[0], name)]
        allowed = set().union(*(entry[1] for entry in reasons)) if reasons else set()
        if official and not structure and ids <= allowed:
            excused += 1
            used |= {entry[0] for entry in reasons}
        else:
            problems.append(f"{name}: official {'valid' if official else 'invalid'}, here {sorted(ids) or 'valid'}")
    print(f"corpus: {len(wanted)} files with an official verdict, {len(wanted) - excused - len(problems)} agree, "
          f"{excused} contradict themselves, {len(problems)} differ")
    return problems


# --- changes of JSON ---

def places(value, path=()):
    yield path, value
    if isinstance(value, dict):
        for key, child in value.items():
            yield from places(child, path + (key,))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from places(child, path + (index,))


def at(document, path):
    for step in path:
        document = document[step]
    return document


def chosen(document, rng, wanted):
    found = [path for path, value in places(document) if wanted(path, value)]
    return rng.choice(found) if found else None


def replace(wanted, values):
    def change(document, rng):
        path = chosen(document, rng, lambda path, value: path and path[-1] not in ("specVersion", "spdxVersion")
                      and wanted(path, value))
        if path is None:
            return False
        at(document, path[:-1])[path[-1]] = rng.choice(values)
        return True
    return change


def drop_member(document, rng):
    path = chosen(document, rng, lambda path, value: path and isinstance(path[-1], str)
                  and path[-1] not in ("specVersion", "spdxVersion"))
    if path is None:
        return False
    del at(document, path[:-1])[path[-1]]
    return True


def add_unknown(document, rng):
    path = chosen(document, rng, lambda path, value: isinstance(value, dict))
    at(document, path)[rng.choice(["unknown", "name", "type", "ref", "bom-ref", "description"])] = rng.choice(["x", 1, [], {}])
    return True


def duplicate_item(document, rng):
    path = chosen(document, rng, lambda path, value: isinstance(value, list) and value)
    if path is None:
        return False
    items = at(document, path)
    items.insert(rng.randrange(len(items) + 1), copy.deepcopy(rng.choice(items)))
    return True


def duplicate_reordered(document, rng):
    path = chosen(document, rng, lambda path, value: isinstance(value, list) and any(isinstance(item, dict) for item in value))
    if path is None:
        return False
    items = at(document, path)
    item = rng.choice([item for item in items if isinstance(item, dict)])
    items.append(dict(reversed(copy.deepcopy(item).items())))
    return True


def graft(document, rng):
    """A value from elsewhere in the document."""
    path = chosen(document, rng, lambda path, value: path and path[-1] not in ("specVersion", "spdxVersion"))
    other = chosen(document, rng, lambda path, value: len(path) > 1)
    if path is None or other is None or len(json.dumps(at(document, other))) > 2000:
        return False
    at(document, path[:-1])[path[-1]] = copy.deepcopy(at(document, other))
    return True


def other_version(document, rng):
    if "specVersion" in document:
        document["specVersion"] = rng.choice(["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"])
        document.pop("$schema", None)
    elif "spdxVersion" in document:
        document["spdxVersion"] = rng.choice(["SPDX-2.2", "SPDX-2.3"])
    else:
        return False
    return True


def is_text(path, value):
    return isinstance(value, str)


JSON_CHANGES = {
    "drop a member": drop_member,
    "add a member": add_unknown,
    "wrong type": replace(lambda path, value: True, [None, True, 17, -2.5, "text", [], {}, [{}], [[]], ["x"]]),
    "bad enumeration or pattern": replace(is_text, ["bad value", "~", "a b\n", "urn:uuid:x", "UPPER", "2024-01-01",
                                                    "2024-02-30T00:00:00Z", "2024-01-01T00:00:00.5+01:00", "ab/cd", "en-us",
                                                    "http://a b", "urn:cdx:x/1", "da39a3ee5e6b4b0d3255bfef95601890afd80709"]),
    "bad length": replace(is_text, ["", "x" * 1024, "x" * 1025, "é" * 1024, "x" * 4097]),
    "bad number": replace(lambda path, value: isinstance(value, (int, float)) and not isinstance(value, bool),
                          [-1, 0, 0.5, 1.0, 1.5, 2, 7, 1e3, -0.0, 10**20]),
    "duplicate an item": duplicate_item,
    "duplicate an item in another order": duplicate_reordered,
    "value of another place": graft,
    "other version": other_version,
}


# --- changes of XML ---

def elements(root):
    return [element for element in root.iter() if isinstance(element.tag, str)]


def parents(root):
    return [element for element in elements(root) if len(element)]


def xml_drop_element(root, rng):
    found = parents(root)
    if not found:
        return False
    parent = rng.choice(found)
    parent.remove(rng.choice(list(parent)))
    return True


def xml_move(root, rng):
    found = [element for element in parents(root) if len(element) > 1]
    if not found:
        return False
    parent = rng.choice(found)
    child = rng.choice(list(parent))
    parent.remove(child)
    parent.insert(rng.randrange(len(parent) + 1), child)
    return True


def xml_duplicate(root, rng):
    found = parents(root)
    if not found:
        return False
    parent = rng.choice(found)
    parent.insert(rng.randrange(len(parent) + 1), copy.deepcopy(rng.choice(list(parent))))
    return True


def xml_add_element(root, rng):
    space = root.tag[1:].partition("}")[0]
    parent = rng.choice(elements(root))
    name = rng.choice([f"{{{space}}}unknown", f"{{{space}}}name", f"{{{space}}}version", "{urn:other}x", "plain",
                       f"{{{space}}}description", f"{{{space}}}licenses"])
    child = ET.Element(name)
    child.text = rng.choice([None, "1", "text"])
    parent.insert(rng.choice([0, len(parent), rng.randrange(len(parent) + 1)]), child)
    return True


def xml_graft(root, rng):
    found = elements(root)
    source = copy.deepcopy(rng.choice(found[1:] or found))
    parent = rng.choice(found)
    if len(ET.tostring(source)) > 3000:
        return False
    parent.insert(rng.randrange(len(parent) + 1), source)
    return True


def xml_attribute(root, rng):
    element = rng.choice(elements(root))
    name = rng.choice(["unknown", "type", "ref", "bom-ref", "{urn:other}x", "version", "alg",
                       "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"])
    element.set(name, rng.choice(["", "x", "1", "library", "a b"]))
    return True


def xml_drop_attribute(root, rng):
    found = [element for element in elements(root) if element.attrib]
    if not found:
        return False
    element = rng.choice(found)
    del element.attrib[rng.choice(sorted(element.attrib))]
    return True


VALUES = ["", " ", "bad value", "0", "-1", "1.5", "+1", "true", " true ", "2024-01-01", "2024-02-30T00:00:00Z",
          "2024-01-01T00:00:00", "2024-01-01T24:00:00Z", "2024-01-01T00:00:00.25-14:00", "http://a b", "http://[::1]/x", "%zz",
          "a:b", "1a:b", "x" * 1024, "x" * 1025, "x" * 4097, "MIT", "mit", " MIT ", "library", "required ", "en", "en-us",
          "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79", "{3e671687-395b-41f5-a30f-a58921a69b79}", "SHA-1", "1e3", ".5", "5.",
          "cpe:/a:b:c", "cpe:2.3:a:b:c:*:*:*:*:*:*:*:*", "cpe:2.3:a:b\\:x:c:?x*:*:*:en-us:*:*:*:*", "cpe:2.3:a:b",
          "da39a3ee5e6b4b0d3255bfef95601890afd80709", " da39a3ee5e6b4b0d3255bfef95601890afd80709 ", "#", "a#b#c", "é"]


def xml_text(root, rng):
    element = rng.choice([element for element in elements(root) if not len(element)] or [root])
    element.text = rng.choice(VALUES)
    return True


def xml_attribute_value(root, rng):
    found = [element for element in elements(root) if element.attrib]
    if not found:
        return False
    element = rng.choice(found)
    element.set(rng.choice(sorted(element.attrib)), rng.choice(VALUES))
    return True


def xml_stray_text(root, rng):
    found = parents(root)
    if not found:
        return False
    parent = rng.choice(found)
    if rng.randrange(2):
        parent.text = "stray"
    else:
        rng.choice(list(parent)).tail = " stray "
    return True


def xml_other_version(root, rng):
    space = root.tag[1:].partition("}")[0]
    new = space[:-1] + rng.choice("01234567")
    for element in elements(root):
        element.tag = element.tag.replace(f"{{{space}}}", f"{{{new}}}")
    return True


XML_CHANGES = {
    "drop an element": xml_drop_element,
    "move an element": xml_move,
    "duplicate an element": xml_duplicate,
    "add an element": xml_add_element,
    "element of another place": xml_graft,
    "add an attribute": xml_attribute,
    "drop an attribute": xml_drop_attribute,
    "bad text": xml_text,
    "bad attribute": xml_attribute_value,
    "stray text": xml_stray_text,
    "other version": xml_other_version,
}


# --- the differential ---

class Differential:
    def __init__(self, program, validators, folder, show):
        self.program, self.validators, self.folder, self.show = program, validators, folder, show
        self.count, self.differing = collections.Counter(), []
        self.wrong = collections.Counter()

    def json_verdict(self, document):
        if not isinstance(document, dict):
            return "no object"
        if "spdxVersion" in document or "SPDXID" in document:
            version = str(document.get("spdxVersion"))[5:]
            return self.validators.document("spdx", version, document) if version in ("2.2", "2.3") else None
        version = document.get("specVersion")
        if version not in ("1.2", "1.3", "1.4", "1.5", "1.6", "1.7"):
            return None
        return self.validators.document("cyclonedx", version + ("-strict" if version < "1.4" else ""), document)

    def json(self, rows, changes, rng):
        official = {}
        for number, path in enumerate(rows):
            try:
                original = json.loads(path.read_text(encoding="utf-8-sig"))
            except ValueError:
                continue
            for name, change in changes:
                document = copy.deepcopy(original)
                if change and not change(document, rng):
                    continue
                text = json.dumps(document, ensure_ascii=False)
                if "\\ud" in text or not is_known(document):
                    continue
                target = self.folder / f"{number}-{len(official)}.json"
                target.write_text(text, encoding="utf-8")
                official[str(target)] = (self.json_verdict(document), name, path.name)
        self.compare(official)

    def xml(self, rows, changes, rng):
        files, official = collections.defaultdict(list), {}
        for number, path in enumerate(rows):
            try:
                original = ET.parse(path).getroot()
            except ET.ParseError:
                continue
            for name, change in changes:
                root = copy.deepcopy(original)
                if change and not change(root, rng):
                    continue
                space = root.tag[1:].partition("}")[0]
                if not re.fullmatch(r"http://cyclonedx.org/schema/bom/1\.[0-7]", space) or not root.tag.endswith("}bom"):
                    continue
                target = self.folder / f"{number}-{len(official)}.xml"
                ET.ElementTree(root).write(target, encoding="utf-8", xml_declaration=True)
                official[str(target)] = (None, name, path.name)
                files[space[-3:]].append(str(target))
        for version, paths in files.items():
            for start in range(0, len(paths), 200):
                messages = self.validators.xml(version, paths[start:start + 200])
                for path, message in messages.items():
                    official[path] = (message, *official[path][1:])
        self.compare(official)

    def compare(self, official):
        found = self.program.judge(list(official))
        for path, (message, change, source) in official.items():
            _, structure, _ = found[path]
            self.count[change] += 1
            if message is None:
                structure = [item for item in structure if not is_beyond(item)]
            if (message is None) == (not structure) or (message and any(re.search(part, message) for part, _ in WITHIN)):
                continue
            self.wrong[change] += 1
            self.differing.append(path)
            if len(self.differing) <= self.show:
                print(f"{source}, {change} ({path}):\n  official: {message or 'valid'}\n  here: "
                      + ("; ".join(f"{item['line']} {item['id']} {item['text']}"[:200] for item in structure[:2]) or "valid"))


def is_known(document):
    """Of a version for which there is a schema."""
    if not isinstance(document, dict):
        return False
    return document.get("specVersion") in ("1.2", "1.3", "1.4", "1.5", "1.6", "1.7") and "spdxVersion" not in document \
        or document.get("spdxVersion") in ("SPDX-2.2", "SPDX-2.3")


def sample(rows, size, rng):
    return rows if size >= len(rows) else sorted(rng.sample(rows, size))


def run(arguments):
    shared = pathlib.Path(arguments.shared)
    rows = list(read_manifest(shared))
    program = Program(arguments.program)
    problems = check_corpus(program, shared, rows)
    rng = random.Random(arguments.seed)
    small = [row for row in rows if int(row["bytes"]) < (400000 if arguments.all else 40000)]
    by_kind = collections.defaultdict(list)
    for row in small:
        if row["expected"].startswith("valid"):
            by_kind[row["standard"], row["serialization"]].append(shared / "corpus" / row["file"])
    sizes = {("cyclonedx", "json"): 60, ("spdx", "json"): 12, ("cyclonedx", "xml"): 120}
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder) if not arguments.keep else pathlib.Path(arguments.keep)
        differential = Differential(program, schemas.Schemas(str(shared)), work, arguments.show)
        for kind, size in sizes.items():
            files = sample(by_kind[kind], 10**6 if arguments.all else size, rng)
            changes = JSON_CHANGES if kind[1] == "json" else XML_CHANGES
            repeated = [(name, change) for name, change in changes.items() for _ in range(arguments.repeat)]
            method = differential.json if kind[1] == "json" else differential.xml
            method(files, [("unchanged", None), *repeated], rng)
    total = sum(differential.count.values())
    for name, count in sorted(differential.count.items()):
        print(f"  {name}: {count}, differing {differential.wrong[name]}")
    print(f"differential: {total} documents, {total - len(differential.differing)} agree, {len(differential.differing)} differ")
    for problem in problems:
        print(problem)
    return 1 if problems or differential.differing else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("shared")
    parser.add_argument("--all", action="store_true", help="every file")
    parser.add_argument("--repeat", type=int, default=1, help="changes by each operator of each file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=20, help="differing documents to print")
    parser.add_argument("--keep", help="a folder for the changed documents")
    arguments = parser.parse_args()
    if not os.path.isdir(os.path.join(arguments.shared, "corpus")) or not os.path.isdir(os.path.join(arguments.shared, "schemas")):
        print(f"skipped: no corpus and schemas in {arguments.shared}")
        return SKIPPED
    if not shutil.which("xmllint"):
        print("skipped: no xmllint")
        return SKIPPED
    try:
        import jsonschema  # noqa: F401
    except ImportError:
        print("skipped: no python3-jsonschema")
        return SKIPPED
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
