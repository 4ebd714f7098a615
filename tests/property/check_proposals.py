#!/usr/bin/env python3
"""The line that `validate --profile` proposes for what is missing satisfies the requirement once it is filled in, and
leaves a valid document valid: of a document in which everything is missing, each proposal is added on its own, for
every profile, in JSON and tag-value; as it is proposed ("FILL IN: ...") it satisfies nothing.

usage: check_proposals.py PROGRAM
"""
import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile

VALUES = [  # what is filled in, by the words behind "FILL IN: "
    ("e-mail", "sbom@works.example.org"), ("tool-version", "packer-4.2"), ("YYYY-MM-DDThh:mm:ssZ", "2026-08-01T10:00:00Z"),
    ("a new UUID", "3e671687-395b-41f5-a30f-a58921a69b79"), ("host and path of this document alone", "works.example.org/portal"),
    ("64 hexadecimal digits", "0123456789abcdef" * 4), ("128 hexadecimal digits", "0123456789abcdef" * 8),
    ("SPDX licence expression", "MIT"), ("URI of the detached signature", "https://works.example.org/portal.sig"),
    ("URI", "https://works.example.org/lib.tar.gz"), ("type/name@version", "npm/lib@1.0"), ("file name", "lib.so"),
    ("executable or non-executable", "executable"), ("archive or no archive", "no archive"),
    ("structured or unstructured", "structured"), ("version", "1.0"), ("tool", "packer"), ("name of the document", "portal"),
    ("copyright notice", "Copyright 2026 Example Works"), ("reference", "app"), ("name", "Example Works"),
    ("bom-ref of the component", "@ref"), ("bom-ref of what it depends on", "@other"),
    ("SPDXID of the primary component", "SPDXRef-app"), ("SPDXID of the component", "@ref"),
    ("SPDXID of what it contains", "@other"), ("SPDXID, or NONE", "NONE"), ("SPDXID", "@other"),
]
CYCLONEDX = {"bomFormat": "CycloneDX", "version": 1, "metadata": {"component": {"type": "application", "bom-ref": "app", "name": "portal", "version": "1"}},
             "components": [{"type": "library", "bom-ref": "lib", "name": "lib", "version": ""}]}
SPDX = {"spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "portal",
        "documentNamespace": "https://works.example.org/p", "creationInfo": {"created": "2026-08-01T10:00:00Z", "creators": ["Person: unknown"]},
        "packages": [{"SPDXID": "SPDXRef-app", "name": "portal", "filesAnalyzed": False, "downloadLocation": "NOASSERTION"},
                     {"SPDXID": "SPDXRef-lib", "name": "lib", "filesAnalyzed": False, "downloadLocation": "NOASSERTION"}],
        "relationships": [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-app"}]}
TAG = """SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: portal
DocumentNamespace: https://works.example.org/p
Creator: Person: unknown
Created: 2026-08-01T10:00:00Z
@document
PackageName: portal
SPDXID: SPDXRef-app
PackageDownloadLocation: NOASSERTION
FilesAnalyzed: false
@app

PackageName: lib
SPDXID: SPDXRef-lib
PackageDownloadLocation: NOASSERTION
FilesAnalyzed: false
@lib

Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-app
@end
"""


def documents():
    """(name, document): JSON, or a text with places"""
    for version in ("1.4", "1.5", "1.6", "1.7"):
        yield f"{version}.cdx.json", {**CYCLONEDX, "specVersion": version}
    yield "2.3.spdx.json", SPDX
    yield "2.2.spdx.json", {**SPDX, "spdxVersion": "SPDX-2.2", "packages": [
        {**package, "licenseConcluded": "NOASSERTION", "licenseDeclared": "NOASSERTION", "copyrightText": "NOASSERTION"}
        for package in SPDX["packages"]]}
    yield "2.3.spdx", TAG


def fill(text, ref, other):
    for words, value in sorted(VALUES, key=lambda row: -len(row[0])):
        text = re.sub(r"FILL IN: " + re.escape(words) + r"(?![A-Za-z-])", value, text)
    return text.replace("@ref", ref).replace("@other", other)


def merge(into, more):
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            merge(into[key], value)
        elif isinstance(value, list) and isinstance(into.get(key), list):
            into[key] = value + [old for old in into[key] if old not in value]
        else:
            into[key] = value


def at(document, pointer):
    for name in pointer.split("/")[1:]:
        document = document[int(name)] if isinstance(document, list) else document[name]
    return document


# What a proposal says before anything is filled in: an algorithm, that there are relations.
STATED_ALREADY = ("Component Hash Algorithm", "Dependenc", "Relationship", "Complet", "Known", "Component Dep")
ROOTS = ("dependencies", "compositions", "relationships", "metadata", "creationInfo")


def added(document, line, answer):
    """The document with a line added for what an answer says is missing; None: there is no place to try it in."""
    if isinstance(document, str):
        place = "@document" if answer["scope"] == "document" else "@lib"
        if line.startswith("Relationship"):
            place = "@end"
        tag = line.split(":")[0]
        text = document.replace(place, line + "\n" + place)
        if not line.startswith(("Relationship", "Creator", "ExternalRef", "PackageChecksum")):
            head, _, tail = text.rpartition("\n" + line) if place != "@document" else (text, "", "")
            start = head.rfind("PackageName: lib") if tail else 0
            head = head[:start] + re.sub(rf"\n{tag}: [^\n]*", "", head[start:]) if tail else head
            text = head + ("\n" + line + tail if tail else "")
        return re.sub(r"\n@\w+", "", text)
    result, more = copy.deepcopy(document), json.loads("{" + line + "}")
    root = answer["scope"] == "document" or next(iter(more)) in ROOTS
    merge(result if root else place_of(result), more)
    return result


def place_of(document):
    return document["components"][0] if "components" in document else document["packages"][1]


def validate(program, folder, name, document, profile):
    path = pathlib.Path(folder) / name
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    done = subprocess.run([program, "validate", "--profile", profile, "-o", "json", str(path)], capture_output=True, check=False)
    return json.loads(done.stdout)["inputs"][0]


def outcome_of(answer, name):
    """present, or what was found of the component that is tried (of the document)"""
    for place in answer["places"]:
        if answer["scope"] == "document" or place["component"] is None or place["component"]["name"] == name:
            return place["outcome"]
    return "present"


def main():
    program = sys.argv[1]
    profiles = [profile["id"] for profile in json.loads(subprocess.run(
        [program, "validate", "--profile", "list", "-o", "json"], capture_output=True, check=True).stdout)["profiles"]]
    tried = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, document in documents():
            empty = re.sub(r"\n@\w+", "", document) if isinstance(document, str) else document
            for profile in profiles:
                answers = validate(program, folder, name, empty, profile)["profiles"][0]["requirements"]
                for index, answer in enumerate(answers):
                    missing = outcome_of(answer, "lib")
                    if not answer["add"] or missing == "present" or answer["scope"].startswith("primary-c"):
                        continue
                    ref, other = ("lib", "app") if name.endswith("cdx.json") else ("SPDXRef-lib", "SPDXRef-app")
                    if answer["scope"] != "component":
                        ref, other = other, ref
                    for line, wanted in ((fill(answer["add"], ref, other), True), (answer["add"], False)):
                        if not wanted and ("FILL IN" not in line or answer["name"].startswith(STATED_ALREADY)):
                            continue
                        found = validate(program, folder, name, added(document, line, answer), profile)
                        present = outcome_of(found["profiles"][0]["requirements"][index], "lib") == "present"
                        right = present == wanted and (not wanted or found["valid"])
                        tried, failed = tried + 1, failed + (not right)
                        if not right:
                            print(f"{name}: {profile}: {answer['name']}: {line}: {'present' if present else 'missing'}, "
                                  f"{'valid' if found['valid'] else [d['text'] for d in found['diagnostics'] if d['severity'] == 'error']}")
    print(f"{tried} proposals, {failed} wrong")
    return 1 if failed or tried < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
