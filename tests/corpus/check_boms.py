"""Reads every bill of materials of the shared test data and compares with what is known of it.

usage: check_boms.py DUMP_BOM SOURCE_ROOT [-v]

For every valid CycloneDX JSON and XML and SPDX 2.2/2.3 JSON file of the corpus: the format and version are
detected, the component count equals an independent count, and nothing is reported as an error. The same
document as JSON and as XML gives the same components and identities. Real and hostile documents (wild,
mutants) are read without a crash, and with the components that their manifest counts. Exits 77 (skipped)
without the data: the folder named by BOMSCREEN_SHARED, or build/shared.
"""
import csv
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor

dump_bom, source_root, *options = sys.argv[1:]
shared = os.environ.get("BOMSCREEN_SHARED") or os.path.join(source_root, "build", "shared")
verbose = "-v" in options
csv.field_size_limit(1 << 30)

# What a document that is valid by its schema may still be told: no schema checks references.
BEYOND_SCHEMAS = ("no-components", "dangling-ref", "duplicate-ref", "invalid-purl", "invalid-cpe")

# The schemas of SPDX check no forms, and that of 2.2 (2020) requires nothing; the tables follow the text.
SPDX = ("missing-member", "wrong-pattern")

# Official test files whose JSON and XML differ in the data, not in how they are read (each was looked at).
TWINS_THAT_DIFFER = {
    "valid-bom": "other component, licences and pedigree",
    "valid-component-ref": "XML nests a component that JSON has beside",
    "valid-compositions": "another version of one library",
    "valid-dependency": "other component names",
    "valid-external-reference": "no publisher in XML, another digest as URL",
    "valid-license-expression": "purl, scope and hashes only in XML",
    "valid-license-id": "purl, scope and hashes only in XML",
    "valid-license-name": "purl, scope and hashes only in XML",
    "valid-machine-learning": "publisher only in XML",
    "valid-release-notes": "another e-mail address",
    "valid-service": "another e-mail address, publisher only in JSON",
    "valid-saasbom": "services of other names",
    "valid-component-external-with-version": "another version",
    "valid-cryptography-implementation": "other components",
    "valid-license-choice": "purl only in XML",
    "valid-license-expression-with-text": "the text ends in another way",
}


def plain(value):
    """A value of dump_bom, or of another parser, without what only the notation of a text differs in."""
    value = re.sub(r"\\x([0-9a-f]{2})", lambda match: chr(int(match[1], 16)), value)
    return re.sub(r"\s+", " ", value).strip()


class Result:
    """What dump_bom printed."""

    def __init__(self, path):
        run = subprocess.run([dump_bom, path], capture_output=True, timeout=120)
        self.status = run.returncode
        self.stderr = run.stderr.decode("utf-8", "replace")
        self.components, self.edges, self.diagnostics = [], [], []
        self.read, self.format, self.version, self.count = False, "-", 0, 0
        for line in run.stdout.decode("utf-8", "replace").split("\n"):
            kind, *fields = line.split("\t")
            if kind == "read":
                self.read, self.format = fields[0] == "1", fields[1]
                self.version, self.count = int(fields[2]), int(fields[3])
            elif kind == "component":
                if fields[2] == "1":
                    fields[12] = ""  # named after its file
                self.components.append((fields[0:5] + fields[8:], []))
            elif kind == "identity":
                self.components[-1][1].append((fields[0], fields[1], fields[2], fields[3], plain(fields[5])))
            elif kind == "edge":
                self.edges.append(tuple(fields))
            elif kind == "diagnostic":
                self.diagnostics.append((fields[0], fields[1], fields[3]))

    def ids(self):
        return {f"{severity}:{name}" for severity, name, _ in self.diagnostics}

    def errors(self):
        return [f"{name}: {text}" for severity, name, text in self.diagnostics if severity == "error"]

    def named(self):
        """Reference, group, name, version and purl of each component that counts."""
        spdx = self.format == "spdx-json"
        return sorted(tuple(plain(field) for field in fields[7:11] + ["" if spdx else fields[11]])
                      for fields, _ in self.components if fields[2] == "0")

    def model(self):
        """Components and identities without their places, as values that compare."""
        return sorted((tuple(component), tuple(sorted(identities))) for component, identities in self.components)


def words(value):
    return re.sub(r"\s+", " ", str(value)).strip() if value is not None else ""


def identity_of(values):
    return tuple(words(value) for value in values)


MEMBERS = ("bom-ref", "group", "name", "version", "purl")


def nested(objects, member):
    """(bom-ref, group, name, version, purl) of the objects and of those nested in them."""
    for item in objects if isinstance(objects, list) else [objects]:
        if isinstance(item, dict):
            yield identity_of(item.get(name) for name in MEMBERS)
            yield from nested(item.get(member) or [], member)


def components_json(path):
    with open(path, "rb") as file:
        text = file.read()
    utf16 = text[:2] in (b"\xff\xfe", b"\xfe\xff")
    document = json.loads(text.decode("utf-16" if utf16 else "utf-8-sig"))
    document = document.get("Document") or document
    if "spdxVersion" in document:
        return [identity_of((package.get("SPDXID"), None, package.get("name"), package.get("versionInfo"), None))
                for package in document.get("packages") or [] if package]
    found = list(nested(document.get("components") or [], "components"))
    found += nested(document.get("services") or [], "services")
    return found + list(nested((document.get("metadata") or {}).get("component"), "components"))


def children(element, name):
    return [child for child in element if child.tag.rsplit("}", 1)[-1] == name]


def items(element, wrapper):
    """The own items of the wrappers of one name; elements of other namespaces are extensions."""
    namespace = element.tag.rpartition("}")[0]
    return [child for list_ in children(element, wrapper) for child in children(list_, wrapper[:-1])
            if child.tag.rpartition("}")[0] == namespace]


def nested_xml(elements, wrapper):
    for element in elements:
        texts = {child.tag.rsplit("}", 1)[-1]: child.text for child in element}
        yield identity_of([element.get("bom-ref")] + [texts.get(name) for name in MEMBERS[1:]])
        yield from nested_xml(items(element, wrapper), wrapper)


def components_xml(path):
    bom = ElementTree.parse(path).getroot()
    found = []
    for wrapper in ("components", "services"):
        found += nested_xml(items(bom, wrapper), wrapper)
    for metadata in children(bom, "metadata"):
        found += nested_xml(children(metadata, "component"), "components")
    return found


def independent(result, path):
    return sorted(components_xml(path) if result.format == "cyclonedx-xml" else components_json(path))


def check_components(result, path):
    """Compares the components with what another parser finds."""
    expected, found = independent(result, path), result.named()
    if result.count != len(expected):
        fail(path, f"{result.count} components; expected {len(expected)}")
    elif found != expected:
        fail(path, f"components {[item for item in found if item not in expected][:2]}; "
             f"expected {[item for item in expected if item not in found][:2]}")


def manifest(folder):
    with open(os.path.join(shared, folder, "MANIFEST.tsv"), newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_all(paths):
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(paths, pool.map(Result, paths)))


failures = []
differing = {}


def fail(path, text):
    failures.append(f"{os.path.relpath(path, shared)}: {text}")


def check_valid():
    wanted, others = [], []
    for row in manifest("corpus"):
        serialization, version = row["serialization"], row["version"]
        if not row["standard"].startswith(("cyclonedx", "spdx")) or serialization not in ("json", "xml"):
            continue
        valid = row["expected"] == "valid" or row["official_schema_result"] == "schema-ok"
        if not valid or row["standard"] not in ("cyclonedx", "spdx"):
            others.append(os.path.join(shared, "corpus", row["file"]))
            continue
        if row["standard"] == "cyclonedx" and serialization in ("json", "xml"):
            code = int(version.replace(".", "")) if re.fullmatch(r"1\.\d", version) else 0
            wanted.append((row["file"], f"cyclonedx-{serialization}", code))
        elif row["standard"] == "spdx" and serialization == "json" and version[:3] in ("2.2", "2.3"):
            code = int(version[:3].replace(".", "")) if row["official_schema_result"] == "schema-ok" else 0
            wanted.append((row["file"], "spdx-json", code))
    paths = {os.path.join(shared, "corpus", file): (name, code) for file, name, code in wanted}
    results = read_all(paths)
    for path, (name, code) in paths.items():
        result = results[path]
        if result.status != 0:
            fail(path, f"crashed ({result.status}): {result.stderr[-2000:]}")
            continue
        if not result.read or result.format != name:
            fail(path, f"read as {result.format}; expected {name}; {result.errors()[:2]}")
            continue
        if code and result.version != code:
            fail(path, f"version {result.version}; expected {code}")
        check_components(result, path)
        for error in result.errors():
            fail(path, f"error: {error}")
        for severity, name_, text in result.diagnostics:
            if severity == "warning" and code and name_ not in BEYOND_SCHEMAS + SPDX * (code > 20):
                fail(path, f"warning in a valid document: {name_}: {text}")
    for path, result in read_all(others).items():
        if result.status != 0:
            fail(path, f"crashed ({result.status}): {result.stderr[-2000:]}")
    return results, len(others)


def flat(model):
    """Each identity beside the name of its component, for messages."""
    return {(component[9], value) for component, identities in model for value in (component,) + identities}


def check_twins(results):
    pairs = 0
    for path, result in sorted(results.items()):
        twin = re.sub(r"\.json$", ".xml", path)
        if twin == path or twin not in results or not result.read or not results[twin].read:
            continue
        pairs += 1
        left, right = result.model(), results[twin].model()
        topic = re.sub(r"(-\d\.\d)?\.json$", "", os.path.basename(path))
        if left != right and topic not in TWINS_THAT_DIFFER:
            only_json, only_xml = flat(left) - flat(right), flat(right) - flat(left)
            fail(path, f"differs from its XML: JSON {sorted(only_json)[:4]}; XML {sorted(only_xml)[:4]}")
        differing[topic] = differing.get(topic, False) or left != right
    for topic in TWINS_THAT_DIFFER:
        if not differing.get(topic, True):
            fail(topic, "is listed as different in JSON and XML, but is the same")
    return pairs


def check_wild():
    rows = [row for row in manifest("wild") if row["serialization"] in ("json", "xml")]
    results = read_all([os.path.join(shared, "wild", row["file"]) for row in rows])
    surprises, counted, effects = [], 0, {}
    for row in rows:
        path = os.path.join(shared, "wild", row["file"])
        result = results[path]
        if result.status != 0:
            fail(path, f"crashed ({result.status}): {result.stderr[-2000:]}")
            continue
        for name in result.ids():
            effects[name] = effects.get(name, 0) + 1
        if not result.read or result.errors():
            surprises.append((row["file"], f"{row['format']} {row['version']} {row['serialization']}: not read as "
                              f"{result.format}: {result.errors()[:1]}"))
            continue
        counted += 1
        try:
            check_components(result, path)
        except (ValueError, ElementTree.ParseError) as error:
            surprises.append((row["file"], f"read, although another parser says: {error}"))
    return surprises, counted, effects


def check_mutants():
    surprises = []
    for row in manifest("mutants"):
        path = os.path.join(shared, "mutants", row["file"])
        result = Result(path)
        if result.status != 0:
            fail(path, f"crashed ({result.status}): {result.stderr[-2000:]}")
        surprises.append((row["file"], f"{row['expected']} | {result.format} {result.version or ''} "
                          f"{result.count} | {' '.join(sorted(result.ids()))}"))
    return surprises


def main():
    if not os.path.isdir(os.path.join(shared, "corpus")):
        print("skipped: the corpus is not here (BOMSCREEN_SHARED, or build/shared)")
        return 77
    results, others = check_valid()
    pairs = check_twins(results)
    surprises, counted, effects = check_wild()
    mutants = check_mutants()
    print(f"corpus: {len(results)} valid documents, {pairs} as JSON and XML, {others} others; "
          f"wild: {counted} read; mutants: {len(mutants)}")
    if verbose:
        for name, count in sorted(effects.items()):
            print(f"  wild with {name}: {count}")
    for file, text in surprises + (mutants if verbose else []):
        print(f"  {file}: {text}")
    for failure in failures:
        print(f"failed: {failure}")
    print(f"{len(failures)} failures")
    return 1 if failures else 0


sys.exit(main())
