#!/usr/bin/env python3
"""Compares `bomscreen validate` with the official JSON schema of SPDX 3.0.1 (what is published for 3.0 is the same): on the SPDX 3 documents of the shared data
and on copies of them, changed by named operators, both find the structure good or both find it bad. Rules beyond the schemas (ids
other than STRUCTURE) do not count.

usage: check_validate_spdx3.py PROGRAM SHARED [--changes N] [--seed N] [--show N]. Skipped (77) without the data or jsonschema."""
import argparse
import collections
import copy
import json
import pathlib
import random
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    jsonschema = None

SKIPPED = 77
LARGEST = 12000  # bytes: the validator takes seconds for more
STRUCTURE = {"json-syntax", "unknown-member", "wrong-version-member", "wrong-type", "missing-member", "wrong-value",
             "wrong-pattern", "duplicate-item", "too-few-items", "exclusive-members", "later-version-value"}
CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"


def documents(shared):
    for folder in (shared / "corpus" / "spdx", shared / "wild"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.stat().st_size <= LARGEST:
                data = path.read_bytes()
                if b"spdx-context.jsonld" in data:
                    try:
                        document = json.loads(data)
                    except ValueError:
                        continue
                    if isinstance(document, dict) and document.get("@context") == CONTEXT:
                        yield path.name, document


# Operators: each changes one place, chosen by the generator, or returns False.

def objects(value, found):
    if isinstance(value, dict):
        if "type" in value:
            found.append(value)
        for more in value.values():
            objects(more, found)
    elif isinstance(value, list):
        for more in value:
            objects(more, found)
    return found


def pick(document, rng, wanted=lambda key, value: True):
    found = [(item, key) for item in objects(document, []) for key, value in item.items() if key != "type" and wanted(key, value)]
    return rng.choice(found) if found else (None, None)


def drop(document, rng):
    item, key = pick(document, rng)
    return item is not None and item.pop(key) is not None


def add_unknown(document, rng):
    rng.choice(objects(document, []))["unknownMember"] = "x"


def add_foreign(document, rng):
    rng.choice(objects(document, []))[rng.choice(["software_packageVersion", "relationshipType", "suppliedBy", "hashValue"])] = "x"


def wrong_type(document, rng):
    item, key = pick(document, rng)
    item[key] = rng.choice([1, True, "text", [], {}, ["text"], 1.5])


def wrong_enumeration(document, rng):
    item, key = pick(document, rng, lambda key, value: key in ENUMERATIONS)
    if item is None:
        return False
    item[key] = ["unheardOf"] if isinstance(item[key], list) else "unheardOf"
    return True


ENUMERATIONS = ("relationshipType", "completeness", "algorithm", "externalRefType", "externalIdentifierType", "software_primaryPurpose",
                "software_sbomType", "profileConformance", "annotationType", "software_additionalPurpose")


def bad_pattern(document, rng):
    item, key = pick(document, rng, lambda key, value: key in ("spdxId", "created", "specVersion", "releaseTime", "builtTime", "@id"))
    if item is None:
        return False
    item[key] = rng.choice(["", "not so", "2026-13", "a", ":"])
    return True


def unwrap(document, rng):
    item, key = pick(document, rng, lambda key, value: isinstance(value, list) and len(value) == 1)
    if item is None:
        return False
    item[key] = item[key][0]
    return True


def wrap(document, rng):
    item, key = pick(document, rng, lambda key, value: not isinstance(value, list))
    item[key] = [item[key]]


def wrong_class(document, rng):
    rng.choice(objects(document, []))["type"] = rng.choice(["Unheard", "Element", "software_Package", "Person", "Hash", "Relationship"])


def inline(document, rng):
    item, key = pick(document, rng, lambda key, value: isinstance(value, str) and key in ("suppliedBy", "subject", "from", "creationInfo"))
    if item is None:
        return False
    item[key] = {"type": rng.choice(["Hash", "Organization", "CreationInfo"]), "spdxId": "https://x.example/o"}
    return True


OPERATORS = [drop, add_unknown, add_foreign, wrong_type, wrong_enumeration, bad_pattern, unwrap, wrap, wrong_class, inline]


class Schema:
    """The schema, asked class by class: its choice among all classes ("anyOf") can only be the one whose type is stated, and trying
    the others takes seconds."""

    def __init__(self, path):
        self.schema = json.loads(path.read_text(encoding="utf-8"))
        self.whole, self.classes = jsonschema.Draft202012Validator(self.schema), {}
        for entry in self.schema["$defs"]["AnyClass"]["anyOf"]:
            name = entry["$ref"].rpartition("/")[2]
            if name in self.schema["$defs"]:
                self.classes[name] = jsonschema.Draft202012Validator(
                    {"$schema": self.schema["$schema"], "type": "object", "$ref": entry["$ref"], "unevaluatedProperties": False,
                     "$defs": self.schema["$defs"]})

    def accepts(self, document):
        if set(document) != {"@context", "@graph"} or not isinstance(document["@graph"], list):
            return self.whole.is_valid(document)
        return all(isinstance(element, dict) and isinstance(element.get("type"), str) and element["type"] in self.classes and
                   self.classes[element["type"]].is_valid(element) for element in document["@graph"])


def judged(program, folder, cases):
    paths = []
    for index, (_, _, document) in enumerate(cases):
        path = pathlib.Path(folder) / f"{index}.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        paths.append(str(path))
    found = []
    for at in range(0, len(paths), 300):
        done = subprocess.run([program, "validate", "-o", "json", *paths[at:at + 300]], capture_output=True, check=False)
        found += json.loads(done.stdout)["inputs"]
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("--changes", type=int, default=80)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args()
    schemas = options.shared / "schemas" / "bom" / "spdx-spec" / "gh-pages"
    if not jsonschema or not schemas.is_dir():
        print("no python3-jsonschema, or no shared data: skipped")
        return SKIPPED
    schema = Schema(schemas / "3.0.1" / "rdf" / "schema.json")
    originals, rng = list(documents(options.shared)), random.Random(options.seed)
    cases = [("unchanged", name, document) for name, document in originals]
    small = [entry for entry in originals if len(json.dumps(entry[1])) < 12000]
    while len(cases) < len(originals) + options.changes:
        operator = OPERATORS[len(cases) % len(OPERATORS)]
        name, document = rng.choice(small)
        document = copy.deepcopy(document)
        if operator(document, rng) is not False:
            cases.append((operator.__name__, name, document))
    differ, counts = 0, collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        for (what, name, document), found in zip(cases, judged(options.program, folder, cases)):
            official = schema.accepts(document)
            errors = [item for item in found["diagnostics"] if item["severity"] == "error" and item["id"] in STRUCTURE]
            counts[what] += 1
            if official != (not errors):
                differ += 1
                if differ <= options.show:
                    print(f"{what}: {name}: the schema {'accepts' if official else 'refuses'} it; found "
                          f"{[(item['pointer'], item['text']) for item in errors[:2]]}")
    print(", ".join(f"{what} {count}" for what, count in counts.items()))
    print(f"{len(cases)} documents, {differ} differ")
    return 1 if differ or not originals else 0


if __name__ == "__main__":
    sys.exit(main())
