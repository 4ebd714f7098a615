#!/usr/bin/env python3
"""Wrapped and compressed variants of collected bills: in each, the documents are found that were wrapped, under their
names, with as many components and the same identities as in the bill itself.

usage: check_containers.py BOMSCREEN SHARED       exit 77 when the data is not there
"""
import json
import os
import subprocess
import sys
import tempfile

JAVA = "wild/CycloneDX+cdxgen/test__data__bom-java.json"
GITHUB = "wild/interlynk-io+sbommv/testdata__github__sbomqs_github_api_sbom.spdx.json"

# Mutant: what is found in it (name behind the mutant's own, bill).
EXPECTED = {
    "compressed.cdx.json.bz2": [("!compressed.cdx.json", JAVA)],
    "compressed.cdx.json.gz": [("!compressed.cdx.json", JAVA)],
    "compressed.cdx.json.xz": [("!compressed.cdx.json", JAVA)],
    "dsse-cyclonedx.json": [("!payload!predicate", JAVA)],
    "dsse-spdx-urlsafe-b64.json": [("!payload!predicate", GITHUB)],
    "dsse-two-lines.jsonl": [("!1!payload!predicate", JAVA), ("!2!payload!predicate", GITHUB)],
    "github-api-sbom-wrapper.json": [("!sbom", GITHUB)],
    "intoto-cosign-predicate-Data-string.json": [("!predicate.Data", GITHUB)],
    "intoto-statement-spdx-v2.3.json": [("!predicate", GITHUB)],
    "intoto-statement-spdx.json": [("!predicate", GITHUB)],
    "intoto-statement-v0.1-cyclonedx-v1.4type.json": [("!predicate", JAVA)],
    "intoto-statement-v1-cyclonedx.json": [("!predicate", JAVA)],
    "sigstore-bundle.json": [("!dsseEnvelope!payload!predicate", JAVA)],
    "two-docs-concatenated.cdx.json": [("!1", JAVA), ("!2", JAVA)],
}
# No containers: the formats' own matter, and still read or refused by them.
READ = {"document-wrapper.spdx.json": 0, "utf8-bom.cdx.json": 0, "trailing-garbage.cdx.json": 3, "truncated.cdx.json": 3,
        "leading-log-line.cdx.json": 3, "empty.json": 3}


def report(program, path):
    done = subprocess.run([program, "screen", "--no-config", "--all", "-q", "-o", "json", path], capture_output=True, check=False)
    return done.returncode, json.loads(done.stdout)["inputs"]


def components(document):
    return [(c.get("purl"), c["name"], c.get("version"), c["verdict"]) for c in document["components_list"]]


def check_mutant(program, path, expected, bills):
    code, documents = report(program, path)
    names = [document["name"][len(path):] for document in documents]
    if names != [name for name, _ in expected]:
        return f"found {names}"
    for document, (name, bill) in zip(documents, expected):
        if not document["components"] or components(document) != bills[bill]:
            return f"{name}: other components than in the bill"
    return None if code in (0, 1) else f"exit {code}"


def check_annotated(program, path, bill):
    """What is annotated is the bill, without its wrapping."""
    with tempfile.TemporaryDirectory() as folder:
        for name, source in (("wrapped", path), ("plain", bill)):
            out = os.path.join(folder, name)
            subprocess.run([program, "annotate", "--no-config", "-q", "-o", f"annotated={out}", source], check=False)
        with open(os.path.join(folder, "wrapped"), encoding="utf-8") as a, open(os.path.join(folder, "plain"), encoding="utf-8") as b:
            return None if json.load(a) == json.load(b) else "annotated is not the bill"


def main(program, shared):
    mutants = os.path.join(shared, "mutants")
    if not os.path.isdir(mutants) or not os.path.isdir(os.path.join(shared, "wild")):
        print("skipped: no mutants or wild")
        return 77
    bills = {bill: components(report(program, os.path.join(shared, bill))[1][0]) for bill in (JAVA, GITHUB)}
    failures = []
    for name, expected in EXPECTED.items():
        path = os.path.join(mutants, name)
        wrong = check_mutant(program, path, expected, bills)
        if not wrong and len(expected) == 1:
            wrong = check_annotated(program, path, os.path.join(shared, expected[0][1]))
        failures += [f"{name}: {wrong}"] if wrong else []
    for name, expected in READ.items():
        code, documents = report(program, os.path.join(mutants, name))
        if code != expected or len(documents) != 1 or "!" in documents[0]["name"]:
            failures.append(f"{name}: exit {code}, {len(documents)} documents")
    for failure in failures:
        print(failure)
    print(f"{len(EXPECTED) + len(READ)} files, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
