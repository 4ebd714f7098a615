"""Reads SPDX 2 in its other serializations: tag-value, YAML, XML, RDF/XML.

usage: check_spdx.py DUMP_BOM SOURCE_ROOT [-v]

The official example of each version gives one model in every serialization. Every document of the corpus and
every real one is detected as what it is, and read with as many packages as an independent count by simple means
finds. Exits 77 (skipped) without the data: the folder named by BOMSCREEN_SHARED, or build/shared.
"""
import os
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor

try:
    import yaml
except ImportError:
    yaml = None

dump_bom, source_root, *options = sys.argv[1:]
shared = pathlib.Path(os.environ.get("BOMSCREEN_SHARED") or os.path.join(source_root, "build", "shared"))
failures = []

TERMS = "spdx.org/rdf/terms#}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"

# Official examples that differ in their data, not in how they are read (each was looked at): file, what differs.
EXAMPLES_THAT_DIFFER = {
    "v2.2/SPDXTagExample-v2.2.spdx": "licences in another order",
    "v2.3/SPDXYAMLExample-2.2.spdx.yaml": "no YAML: quotes inside of quotes",
    "support_2.3/SPDXYAMLExample-2.2.spdx.yaml": "no YAML: quotes inside of quotes",
}

# Real files that are no documents of their serialization, or that break it: why.
EXPECTED = {}


class Result:
    def __init__(self, path):
        run = subprocess.run([dump_bom, str(path)], capture_output=True, timeout=120)
        self.failed = run.stderr.decode("utf-8", "replace")
        self.components, self.edges, self.diagnostics = [], [], []
        self.read, self.format, self.count = False, "-", 0
        for line in run.stdout.decode("utf-8", "replace").split("\n"):
            kind, *fields = line.split("\t")
            if kind == "read":
                self.read, self.format, self.count = fields[0] == "1", fields[1], int(fields[3])
            elif kind == "component":
                self.components.append((fields, set()))
            elif kind == "identity":
                self.components[-1][1].add((fields[0], fields[1], fields[2], plain(fields[5])))
            elif kind == "edge":
                self.edges.append(fields)
            elif kind == "diagnostic":
                self.diagnostics.append((fields[0], fields[1], fields[3]))

    def model(self):
        refs = [fields[10] for fields, _ in self.components]
        return ({fields[10]: (fields[0], fields[8], fields[9], *map(plain, fields[11:15]), frozenset(identities))
                 for fields, identities in self.components},
                {(refs[int(a)], refs[int(b)], kind) for a, b, kind in self.edges})


def plain(value):
    """Without what only the notation of a text differs in."""
    value = re.sub(r"\\x([0-9a-f]{2})", lambda match: chr(int(match[1], 16)), value)
    return re.sub(r"\s+", " ", value).strip()


def decoded(data):
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    return data.decode("utf-8-sig", "replace")


def kind_of(text):
    """The serialization by the first look of a person."""
    if text.lstrip()[:1] == "<":
        if "rdf/terms#" in text and "RDF" in text[:4096]:
            return "spdx-rdf"
        return "spdx-xml" if re.search(r"<(Spdx)?Document\s*>", text[:4096]) else None
    if text.lstrip()[:1] in "{[":
        return None
    if re.search(r"^SPDXVersion:", text, re.M):
        return "spdx-tag"
    return "spdx-yaml" if re.search(r"^['\"]?(spdxVersion|Document)['\"]?\s*:", text, re.M) else None


def packages_tag(text):
    text = re.sub(r"<text>.*?</text>", "", text, flags=re.S)
    return len(re.findall(r"^\s*PackageName\s*:", text, re.M))


def packages_yaml(text):
    document = yaml.load(text, Loader=yaml.BaseLoader)
    document = document.get("Document") or document
    return len([package for package in document.get("packages") or [] if package])


def packages_xml(text):
    root = ElementTree.fromstring(re.sub(r"^<\?xml.*?\?>", "", text.lstrip()))
    document = root if root.tag == "Document" else root.find("Document")
    return len(document.findall("packages"))


def packages_rdf(text):
    root = ElementTree.fromstring(re.sub(r"^<\?xml.*?\?>", "", text.lstrip()))
    names = set()
    for number, element in enumerate(root.iter()):
        types = [child.get(RDF + "resource", "") for child in element if child.tag == RDF + "type"]
        if element.tag.endswith(TERMS + "Package") or any(name.endswith("rdf/terms#Package") for name in types):
            names.add(element.get(RDF + "about") or element.get(RDF + "nodeID") or number)
    return len(names)


COUNTS = {"spdx-tag": packages_tag, "spdx-yaml": packages_yaml, "spdx-xml": packages_xml, "spdx-rdf": packages_rdf}


def expected_count(kind, text):
    if kind == "spdx-yaml" and yaml is None:
        return None
    try:
        return COUNTS[kind](text)
    except (ElementTree.ParseError, AttributeError) + ((yaml.YAMLError,) if yaml else ()) as error:
        return f"not read: {str(error)[:60]}"


def check_file(path):
    text = decoded(path.read_bytes())
    kind = kind_of(text)
    if not kind:
        return None
    name, result = str(path.relative_to(shared)), Result(path)
    wanted = expected_count(kind, text)
    found = result.count if result.read else f"not read: {result.diagnostics[-1:]}"
    good = result.format == kind and not result.failed and (
        wanted is None or found == wanted or (isinstance(wanted, str) and not result.read))
    return name, kind, good, f"{result.format}, {found}; expected {kind}, {wanted} {result.failed[:200]}", result


def check_files():
    paths = [path for folder in ("corpus/spdx", "wild") for path in sorted((shared / folder).rglob("*"))
             if path.is_file() and path.suffix not in (".json", ".xls", ".xlsx", ".tsv")]
    counts, diagnostics = {}, {}
    with ThreadPoolExecutor(2) as pool:
        for outcome in filter(None, pool.map(check_file, paths)):
            name, kind, good, text, result = outcome
            counts[kind] = counts.get(kind, 0) + 1
            for key in {(kind, severity, id) for severity, id, _ in result.diagnostics}:
                diagnostics[key] = diagnostics.get(key, 0) + 1
            if not good and name not in EXPECTED:
                failures.append(f"{name}: {text}")
            elif good and name in EXPECTED:
                failures.append(f"{name}: now as expected; take it off the list")
    return counts, diagnostics


MUTANTS = {  # packages, or what is reported
    "utf16le-bom.spdx": 6,
    "crlf.spdx": 6,
    "unterminated-text.spdx": "tag-text",
    "unknown-tag.spdx": "unknown-member",
}


def check_mutants():
    for name, wanted in MUTANTS.items():
        result = Result(shared / "mutants" / name)
        ids = [id for _, id, _ in result.diagnostics]
        good = result.read and result.count == wanted if isinstance(wanted, int) else wanted in ids
        if not good or result.format != "spdx-tag":
            failures.append(f"mutants/{name}: {result.format}, {result.count} packages, {ids}; expected {wanted}")


def check_examples():
    compared = 0
    for folder in sorted((shared / "corpus/spdx/spdx-spec").iterdir()):
        found = sorted(folder.glob("SPDXJSONExample*"))
        if not found:
            continue
        components, edges = Result(found[0]).model()
        for path in sorted(folder.glob("SPDX*")):
            if path.suffix in (".json", ".xls", ".xlsx"):
                continue
            compared += 1
            name, other = f"{folder.name}/{path.name}", Result(path).model()
            differences = [f"{ref}: {sorted(map(str, set(components.get(ref, ())) ^ set(other[0].get(ref, ()))))}"
                           for ref in sorted(set(components) | set(other[0]))
                           if components.get(ref) != other[0].get(ref)]
            differences += [f"edge {edge}" for edge in sorted(edges ^ other[1])]
            if bool(differences) != (name in EXAMPLES_THAT_DIFFER):
                failures.append(f"{name}: " + ("; ".join(differences)[:2000] or "the same as JSON now"))
    return compared


def main():
    if not (shared / "corpus").is_dir():
        print("skipped: the corpus is not here (BOMSCREEN_SHARED, or build/shared)")
        return 77
    compared = check_examples()
    check_mutants()
    counts, diagnostics = check_files()
    print(f"{compared} examples compared with JSON; documents read: "
          + ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items()))
          + ("" if yaml else "; packages of YAML not counted: no PyYAML"))
    if "-v" in options:
        for key, count in sorted(diagnostics.items()):
            print("  ", *key, count)
    for failure in failures:
        print(f"failed: {failure}")
    print(f"{len(failures)} failures")
    return 1 if failures else 0


sys.exit(main())
