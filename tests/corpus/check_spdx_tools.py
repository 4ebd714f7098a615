#!/usr/bin/env python3
"""Compares `bomscreen validate` with the validator of the package spdx-tools, in every syntax of SPDX 2.3.

A document is written by spdx-tools as JSON, tag-value, YAML, XML and RDF/XML. As it is, and changed by named operators, both programs must
call it valid or both invalid, and this one must say the same of it in every syntax; where not, EXPLAINED says why. The smaller documents of
the corpus are compared, too (EXPLAINED_FILES).

usage: check_spdx_tools.py PROGRAM SHARED [-v]
       check_spdx_tools.py --inside ...          how it calls itself in the Python that has the package
Skipped (77) without a Python that has spdx-tools (named by BOMSCREEN_SPDX_TOOLS; default this one)."""
import contextlib
import csv
import io
import json
import logging
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SKIPPED = 77
LARGEST = 40000
SYNTAXES = {"json": "json", "tag": "spdx", "yaml": "yaml", "xml": "xml", "rdf": "rdf.xml"}

DOCUMENT = {
    "spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT", "name": "example", "dataLicense": "CC0-1.0",
    "documentNamespace": "https://example.com/spdx/one", "creationInfo": {
        "created": "2024-01-02T03:04:05Z", "creators": ["Tool: example-1.0", "Organization: Example Inc."], "licenseListVersion": "3.20"},
    "packages": [
        {"SPDXID": "SPDXRef-one", "name": "one", "versionInfo": "1.0", "downloadLocation": "https://example.com/one.tar.gz",
         "filesAnalyzed": False, "licenseConcluded": "MIT", "licenseDeclared": "MIT OR LicenseRef-own", "copyrightText": "NOASSERTION",
         "supplier": "Organization: Supplier Ltd.", "homepage": "https://example.com/", "primaryPackagePurpose": "LIBRARY",
         "releaseDate": "2024-01-01T00:00:00Z", "checksums": [{"algorithm": "SHA1", "checksumValue": "85ed0817af83a24ad8da68c2b5094de69833983c"}],
         "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:npm/one@1.0"}],
         "annotations": [{"annotator": "Person: Jane Doe", "annotationDate": "2024-01-03T00:00:00Z", "annotationType": "OTHER", "comment": "a note"}]},
        {"SPDXID": "SPDXRef-two", "name": "two", "versionInfo": "2.0", "downloadLocation": "NOASSERTION", "filesAnalyzed": False,
         "licenseConcluded": "NOASSERTION", "licenseDeclared": "NONE", "copyrightText": "NONE"}],
    "files": [{"SPDXID": "SPDXRef-file", "fileName": "./a/b.c", "checksums": [
        {"algorithm": "SHA1", "checksumValue": "d6a770ba38583ed4bb4525bd96e50461655d2758"}], "licenseConcluded": "MIT",
        "licenseInfoInFiles": ["MIT"], "copyrightText": "NOASSERTION"}],
    "externalDocumentRefs": [{"externalDocumentId": "DocumentRef-other", "spdxDocument": "https://example.com/spdx/other", "checksum": {
        "algorithm": "SHA1", "checksumValue": "d6a770ba38583ed4bb4525bd96e50461655d2759"}}],
    "hasExtractedLicensingInfos": [{"licenseId": "LicenseRef-own", "extractedText": "Do as you like.", "name": "Own"}],
    "relationships": [
        {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-one"},
        {"spdxElementId": "SPDXRef-one", "relationshipType": "DEPENDS_ON", "relatedSpdxElement": "SPDXRef-two"},
        {"spdxElementId": "SPDXRef-two", "relationshipType": "COPY_OF", "relatedSpdxElement": "DocumentRef-other:SPDXRef-its"},
        {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-file"}],
}

# name: what is replaced (once), by what. One pattern for all syntaxes, since values are written alike in them.
OPERATORS = {
    "as-it-is": (r"\Z", ""),
    "created-no-date": (r"2024-01-02T03:04:05Z", "yesterday"),
    "created-with-offset": (r"2024-01-02T03:04:05Z", "2024-01-02T03:04:05+01:00"),
    "release-no-date": (r"2024-01-01T00:00:00Z", "2024-01-01"),
    "annotation-no-date": (r"2024-01-03T00:00:00Z", "03.01.2024"),
    "creator-unknown-kind": (r"Tool: example-1.0", "Program: example"),
    "creator-bare": (r"Tool: example-1.0", "example"),
    "annotator-bare": (r"Person: Jane Doe", "Jane Doe"),
    "supplier-bare": (r"Organization: Supplier Ltd\.", "Supplier Ltd."),
    "checksum-short": (r"85ed0817af83a24ad8da68c2b5094de69833983c", "85ed08"),
    "checksum-no-digits": (r"85ed0817af83a24ad8da68c2b5094de69833983c", "z" * 40),
    "checksum-upper-case": (r"85ed0817af83a24ad8da68c2b5094de69833983c", "85ED0817AF83A24AD8DA68C2B5094DE69833983C"),
    "locator-no-purl": (r"pkg:npm/one@1\.0", "one two"),
    "download-no-uri": (r"https://example\.com/one\.tar\.gz", "over there"),
    "homepage-no-uri": (r"https://example\.com/(?=[\"'<\s])(?!spdx|one)", "over there"),
    "namespace-no-uri": (r"https://example\.com/spdx/one(?!#)", "no uri"),
    "data-license": (r"CC0-1\.0", "MIT"),
    "version-unknown": (r"SPDX-2\.3", "SPDX-9.9"),
    "file-name-no-dot": (r"\./a/b\.c", "/a/b.c"),
    "list-version": (r"(?<![\d.])3\.20(?!\d)", "three"),
}

# (operator, syntax, why the two differ there); patterns.
EXPLAINED = []
# (file of the corpus, what spdx-tools says, why the two differ); patterns.
EXPLAINED_FILES = [
    (r".*", r"externalPackageRef type in category .* is: http://spdx\.org/.*", "an official example: a type may be a URI (clause 7.21.3)"),
    (r".*UTF-16.*", r"stops with UnicodeDecodeError.*", "UTF-16 is read here"),
    (r".*/file_to_test_rdf_parser\.rdf\.xml", r"Unrecognized license reference: LicenseRef-2\..*",
     "the licence is described where it is used; its id is the fragment of its URI, as that of an element is"),
    (r".*/case\.spdx", r".*FilesAnalyzed.*TRUE.*", "a test of the official Java tools, which read booleans in any case"),
    (r".*/missing_dependency_relationships/.*|.*/nexB/.*", r"there must be at least one relationship .*",
     "there is one package, and files: with one package the relationship may be left out (clause 11.1)"),
    (r".*/spdx_sample_15\.spdx", r"Element Package is not the current element in scope.*",
     "FilesAnalyzed of a package behind an annotation: only another element ends a package"),
    (r".*/missing_concluded_license/.*", r"", "a licence that is null or \"None\": for spdx-tools it is left out"),
    (r"tools-golang/.*/SPDXTagExample-v2\.3\.spdx", r".*missing 1 required positional argument: 'spdx_id'.*",
     "an official example: an annotation without SPDXREF is the document's"),
]


# --- inside: with spdx-tools ---


def inside(arguments):
    from spdx_tools.spdx.parser.error import SPDXParsingError
    from spdx_tools.spdx.parser.parse_anything import parse_file
    from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document
    from spdx_tools.spdx.writer.write_anything import write_file
    logging.disable(logging.CRITICAL)
    if arguments[0] == "write":
        document = parse_file(arguments[1])
        for target in arguments[2:]:
            write_file(document, target, validate=True)
        return 0
    for path in sys.stdin.read().splitlines():
        problems = []
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                problems = [message.validation_message for message in validate_full_spdx_document(parse_file(path))]
        except SPDXParsingError as error:
            problems = error.get_messages()
        except Exception as error:  # pylint: disable=broad-except
            problems = [f"stops with {type(error).__name__}: {error}"[:200]]
        print(json.dumps({"file": path, "problems": problems}))
    return 0


# --- outside ---


def theirs(python, paths):
    done = subprocess.run([python, __file__, "--inside", "judge"], input="\n".join(paths), capture_output=True, text=True, check=True)
    return {entry["file"]: entry["problems"] for entry in map(json.loads, done.stdout.splitlines())}


def ours(program, paths):
    done = subprocess.run([program, "validate", "-o", "json", *paths], capture_output=True, check=False)
    return {entry["name"]: sorted({item["id"] for item in entry["diagnostics"] if item["severity"] == "error"})
            for entry in json.loads(done.stdout)["inputs"]}


def explained(table, *key):
    for row in table:
        if all(re.fullmatch(pattern, part, re.DOTALL) for pattern, part in zip(row, key)):
            return row
    return None


def make(python, folder):
    base = folder / "given.json"
    base.write_text(json.dumps(DOCUMENT))
    written = {syntax: folder / f"whole.{ending}" for syntax, ending in SYNTAXES.items()}
    subprocess.run([python, __file__, "--inside", "write", str(base), *map(str, written.values())], check=True)
    made = {}
    for syntax, path in written.items():
        text = path.read_text()
        if syntax == "json":  # the schema has a hyphen there, which spdx-tools reads and does not write
            text = text.replace("PACKAGE_MANAGER", "PACKAGE-MANAGER")
        for name, (pattern, replacement) in OPERATORS.items():
            changed, count = re.subn(pattern, replacement, text, count=1, flags=re.DOTALL)
            if count:
                target = folder / f"{name}.{SYNTAXES[syntax]}"
                target.write_text(changed)
                made[str(target)] = (name, syntax)
    return made


def compare_operators(python, program, folder, verbose):
    made = make(python, folder)
    their, our = theirs(python, list(made)), ours(program, list(made))
    problems, used = [], set()
    reference = {name: set(our[path]) for path, (name, syntax) in made.items() if syntax == "json"}
    for path, (name, syntax) in sorted(made.items(), key=lambda item: item[1]):
        if verbose:
            print(f"{name:22} {syntax:5} here {our[path] or 'valid'}; spdx-tools {their[path][:1] or 'valid'}")
        if bool(our[path]) != bool(their[path]) or bool(our[path]) != bool(reference.get(name)):
            row = explained(EXPLAINED, name, syntax)
            used.add(row)
            if not row:
                problems.append(f"{name} in {syntax}: here {our[path] or 'valid'}, in JSON {sorted(reference.get(name, ())) or 'valid'}, "
                                f"spdx-tools {their[path][:2] or 'valid'}")
    problems += [f"no longer differs: {row[0]} in {row[1]}" for row in EXPLAINED if row not in used]
    print(f"operators: {len(made)} documents compared, {len(problems)} problems")
    return problems


def compare_corpus(python, program, shared, verbose):
    manifest = shared / "corpus" / "MANIFEST.tsv"
    if not manifest.exists():
        print("corpus: not there, not compared")
        return []
    with open(manifest, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    paths = [str(shared / "corpus" / row["file"]) for row in rows
             if row["standard"] == "spdx" and row["version"] in ("2.2", "2.3") and not row["duplicate_of"]
             and row["serialization"] != "json" and int(row["bytes"]) < LARGEST
             and row["file"].endswith((".spdx", ".yaml", ".yml", ".rdf", ".rdf.xml", ".xml", ".tag"))]
    their, our = theirs(python, paths), ours(program, paths)
    problems, differ = [], 0
    for path in paths:
        name = path.partition("/corpus/spdx/")[2]
        if verbose:
            print(f"{name}: here {our[path] or 'valid'}; spdx-tools {their[path][:1] or 'valid'}")
        if bool(our[path]) == bool(their[path]):
            continue
        differ += 1
        if not explained(EXPLAINED_FILES, name, (their[path] or [""])[0]):
            problems.append(f"{name}: here {our[path] or 'valid'}, spdx-tools {their[path][:2] or 'valid'}")
    print(f"corpus: {len(paths)} documents compared, {differ} differ, {len(problems)} of these unexplained")
    return problems


def main():
    if sys.argv[1] == "--inside":
        return inside(sys.argv[2:])
    program, shared, verbose = sys.argv[1], pathlib.Path(sys.argv[2]), "-v" in sys.argv
    python = os.environ.get("BOMSCREEN_SPDX_TOOLS") or sys.executable
    if subprocess.run([python, "-c", "import spdx_tools.spdx"], capture_output=True, check=False).returncode:
        print("no Python with spdx-tools (BOMSCREEN_SPDX_TOOLS): skipped")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        problems = compare_operators(python, program, pathlib.Path(folder), verbose)
    problems += compare_corpus(python, program, shared, verbose)
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
