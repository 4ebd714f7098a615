#!/usr/bin/env python3
"""Reads every SPDX 3 document of the shared test data: the packages, with the names of their suppliers and originators, are
those that another parser finds; documents that the official schema accepts are not told that they break it, and those that
it refuses are; annotated, with every package flagged, they conform as before and give the original back. Mutants of the
small ones, made by named operators, are judged as the official schema judges them.

usage: check_spdx3.py DUMP_BOM ANNOTATE_ALL SHARED      exit 77 when the data or python3-jsonschema is not there
"""
import copy
import csv
import json
import os
import subprocess
import sys
import tempfile
import zlib

dump_bom, annotate_all, shared = sys.argv[1:]
CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"
PACKAGES = {"software_Package", "ai_AIPackage", "dataset_DatasetPackage", "Package"}
SCHEMA_IDS = {"wrong-value", "wrong-type", "wrong-pattern", "missing-member", "unknown-member", "wrong-version-member"}
PROFILES = " profile of SPDX "  # what the model asks beyond the schema
EVERY = int(os.environ.get("BOMSCREEN_EVERY", "4"))  # of so many mutants one is made
SMALL = 9000  # bytes: the official schema is slow in that validator
PARTY, SUPPLIER, ORIGINATOR = "3", "1", "5"
failures = []


def fail(path, text):
    failures.append(f"{os.path.relpath(path, shared)}: {text}")


class Result:
    def __init__(self, path):
        run = subprocess.run([dump_bom, path], capture_output=True, check=False)
        lines = [line.split("\t") for line in run.stdout.decode("utf-8", "replace").split("\n")]
        self.crashed = run.returncode != 0
        self.head = lines[0]
        self.packages, self.diagnostics = [], []
        for kind, *fields in lines:
            if kind == "component":
                self.packages.append((fields[10], fields[12], fields[13], set(), set()))
            elif kind == "identity" and fields[0] == PARTY and fields[2] == "0":
                if fields[1] in (SUPPLIER, ORIGINATOR):
                    self.packages[-1][3 if fields[1] == SUPPLIER else 4].add(fields[5])
            elif kind == "diagnostic":
                self.diagnostics.append((fields[1], fields[3]))

    def conforms(self):
        return not any(name in SCHEMA_IDS and PROFILES not in text for name, text in self.diagnostics)


def objects(value):
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from objects(item)
    elif isinstance(value, list):
        for item in value:
            yield from objects(item)


def expander(document):
    contexts = document.get("@context")
    maps = [item for item in (contexts if isinstance(contexts, list) else [contexts]) if isinstance(item, dict)]
    prefixes = {key: value for item in maps for key, value in item.items() if isinstance(value, str)}

    def expand(text):
        prefix, colon, rest = text.partition(":")
        return prefixes[prefix] + rest if colon and not rest.startswith("//") and prefix in prefixes else text
    return expand


def listed(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def party(value, agents, expand):
    """The name behind a reference, or in a text that stands where a reference should."""
    for word in ("Organization: ", "Person: "):
        if value.startswith(word):
            return value[len(word):].split(" (")[0]
    return agents.get(expand(value))


def independent(document):
    expand = expander(document)
    agents, found = {}, []
    for item in objects(document):
        if item.get("type") in ("Agent", "Organization", "Person", "SoftwareAgent") and item.get("name"):
            agents.setdefault(expand(item.get("spdxId") or item.get("@id") or ""),
                              item["name"].removeprefix("Organization: "))
    relations = {}
    for item in objects(document):
        if item.get("relationshipType") == "availableFrom":
            relations.setdefault(expand(item["from"]), []).extend(listed(item["to"]))
    for item in objects(document):
        if item.get("type") not in PACKAGES:
            continue
        ref = expand(item.get("spdxId") or item.get("@id") or "")
        names = [{party(value, agents, expand) for value in values if isinstance(value, str)} - {None}
                 for values in (listed(item.get("suppliedBy")) + relations.get(ref, []),
                                listed(item.get("originatedBy")))]
        found.append((ref, item.get("name") or "", item.get("software_packageVersion") or item.get("packageVersion") or "",
                      *({name for name in group if name.upper() not in ("NOASSERTION", "NONE")} for group in names)))
    return found


class Validator:
    """The official schema, class by class: its choice among all classes takes minutes."""

    def __init__(self):
        path = os.path.join(shared, "schemas", "bom", "spdx-spec", "gh-pages", "3.0.1", "rdf", "schema.json")
        with open(path, encoding="utf-8") as file:
            self.schema = json.load(file)
        self.validators = {}

    def element(self, element):
        import jsonschema
        name = element.get("type") if isinstance(element, dict) else None
        if not isinstance(name, str) or name not in self.schema["$defs"]:
            return False
        if name not in self.validators:
            self.validators[name] = jsonschema.Draft202012Validator({
                "$schema": self.schema["$schema"], "$defs": self.schema["$defs"], "$ref": f"#/$defs/{name}",
                "unevaluatedProperties": False})
        return self.validators[name].is_valid(element)

    def document(self, document):
        if document.get("@context") != CONTEXT:
            return False
        if "@graph" not in document:
            return self.element({key: value for key, value in document.items() if key != "@context"})
        return set(document) == {"@context", "@graph"} and all(map(self.element, document["@graph"]))


def rows():
    for folder in ("corpus", "wild"):
        with open(os.path.join(shared, folder, "MANIFEST.tsv"), newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["serialization"] == "json-ld":
                    yield os.path.join(shared, folder, row["file"]), row.get("official_schema_result")


def load(path):
    with open(path, encoding="utf-8-sig") as file:
        return json.load(file)


def comparable(packages):
    """In an order of their own; how a set is printed differs from run to run."""
    return sorted((*texts, sorted(suppliers), sorted(originators)) for *texts, suppliers, originators in packages)


def check_read(paths):
    packages = 0
    for path, verdict in paths.items():
        result, document = Result(path), load(path)
        expected = independent(document)
        packages += len(expected)
        if result.crashed or result.head[1:3] != ["1", "spdx3-json"]:
            fail(path, f"read as {result.head}")
        elif int(result.head[4]) != len(expected):
            fail(path, f"{result.head[4]} packages; expected {len(expected)}")
        elif comparable(result.packages) != comparable(expected):
            wrong = [pair for pair in zip(result.packages, expected) if pair[0] != pair[1]]
            fail(path, f"{wrong[:1]}")
        official = document.get("@context") == CONTEXT
        if verdict == "schema-ok" and not result.conforms():
            fail(path, f"conforms, but: {result.diagnostics[:2]}")
        elif verdict == "schema-err" and official and result.conforms():
            fail(path, "does not conform, and was not told")
    return packages


def check_annotated(paths, validator):
    validated = 0
    with tempfile.TemporaryDirectory() as folder:
        # A document that is a single element has no list to insert into.
        graphs = [path for path in paths if "@graph" in load(path)]
        output = subprocess.run([annotate_all, folder, *graphs], capture_output=True, text=True, check=True).stdout
        for number, (path, line) in enumerate(zip(graphs, output.splitlines())):
            if not line.endswith("\tok"):
                fail(path, f"annotated: {line}")
            elif paths[path] == "schema-ok" and os.path.getsize(path) < SMALL:
                validated += 1
                if not validator.document(load(os.path.join(folder, str(number)))):
                    fail(path, "annotated, does not conform")
    return validated


def drop(element, key):
    del element[key]


def replace(value):
    return lambda element, key: element.__setitem__(key, value)


OPERATORS = {"drop": drop, "number": replace(4711), "text": replace("mutated"), "array": replace([]),
             "null": replace(None), "unknown": lambda element, key: element.__setitem__(key + "Mutated", 1),
             "object": replace({"type": "Hash", "algorithm": "sha1"})}


def check_mutants(paths, validator):
    count = 0
    seen = set()
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.join(folder, "mutant.json")
        for path, verdict in paths.items():
            document = load(path)
            if verdict != "schema-ok" or "@graph" not in document or os.path.getsize(path) > SMALL:
                continue
            for number, element in enumerate(document["@graph"]):
                for key in element:
                    for operator, change in OPERATORS.items():
                        mark = f"{element['type']} {key} {operator}"
                        if mark in seen or key == "type" or zlib.crc32(mark.encode()) % EVERY:
                            continue
                        seen.add(mark)
                        mutant = copy.deepcopy(document)
                        change(mutant["@graph"][number], key)
                        with open(name, "w", encoding="utf-8") as file:
                            json.dump(mutant, file)
                        result = Result(name)
                        count += 1
                        accepted = validator.element(mutant["@graph"][number])
                        if result.crashed:
                            fail(path, f"crashed: {operator} {element['type']}.{key}")
                        elif result.conforms() != accepted:
                            fail(path, f"{operator} {element['type']}.{key}: the schema {'accepts' if accepted else 'refuses'} "
                                 f"it; {result.diagnostics[:1]}")
    return count


def main():
    if not os.path.isdir(os.path.join(shared, "corpus")):
        print("skipped: the corpus is not here")
        return 77
    try:
        import jsonschema  # noqa: F401
    except ImportError:
        print("skipped: no python3-jsonschema")
        return 77
    paths = dict(rows())
    validator = Validator()
    packages = check_read(paths)
    validated = check_annotated(paths, validator)
    mutants = check_mutants(paths, validator)
    for failure in failures:
        print(failure)
    print(f"{len(paths)} documents, {packages} packages; {validated} validated after annotating; {mutants} mutants; "
          f"{len(failures)} failures")
    return 1 if failures or not paths else 0


sys.exit(main())
