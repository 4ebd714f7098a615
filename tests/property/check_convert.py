#!/usr/bin/env python3
"""Every valid document of the corpus, converted to every other version and syntax of its family, conforms to the official
schema of that, and converted back is what it was.

usage: check_convert.py CONVERT_ALL SHARED       exit 77 when the data or a validator is not there
"""
import csv
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "corpus"))
from schemas import Schemas  # noqa: E402

# What cannot conform: (part of the file's name, part of the target, part of the message).
NOT_CONFORMING = [
    # The signature of a signatory is what his statement stands for; without it the schema asks for an organization.
    ("valid-attestation", "cyclonedx-json", "signatories"),
    # One bom-ref is given twice, which the schemas of JSON cannot see and those of XML refuse.
    ("valid-formulation-1.5.json", "cyclonedx-xml", "Duplicate key-sequence"),
    ("valid-citations-1.7.json", "cyclonedx-xml", "Duplicate key-sequence"),
]


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def wanted(row):
    if not row["expected"].startswith("valid") or row["version"] in ("ext", "1.0", "1.1"):
        return False
    if row["standard"] == "cyclonedx":
        return row["serialization"] in ("json", "xml")
    return (row["standard"] == "spdx" and row["serialization"] == "json" and row["version"] in ("2.2", "2.3")
            and row["official_schema_result"] == "schema-ok")


def came_back(row, result):
    """An XML signature is over XML: it is dropped, and said."""
    return result == "ok" or (row["serialization"] == "xml" and result.endswith("/signature lost"))


def conforms(schemas, folder, results):
    """(file, target, message) of each that does not; JSON one by one, XML together."""
    xml = {}
    for number, target, _ in results:
        path = os.path.join(folder, f"{number}.{target}")
        name, version = target.split("@")
        if name == "cyclonedx-xml":
            xml.setdefault(version, []).append(path)
        elif name.endswith("-json"):
            try:
                message = schemas.json(name.split("-")[0], version, path)
            except UnicodeDecodeError:
                continue  # the input's own bytes, in UTF-16
            if message:
                yield number, target, message
    for version, paths in xml.items():
        for path, message in schemas.xml(version, paths).items():
            number, target = os.path.basename(path).split(".", 1)
            yield int(number), target, message


def excused(file, target, message):
    return any(a in file and b in target and c in message for a, b, c in NOT_CONFORMING)


def main(program, shared):
    manifest = os.path.join(shared, "corpus", "MANIFEST.tsv")
    if not os.path.exists(manifest) or not os.path.isdir(os.path.join(shared, "schemas")):
        skip("no corpus or schemas")
    if not shutil.which("xmllint"):
        skip("no xmllint")
    try:
        import jsonschema  # noqa: F401
    except ImportError:
        skip("no python3-jsonschema")
    with open(manifest, encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if wanted(row)]
    paths = [os.path.join(shared, "corpus", row["file"]) for row in rows]
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([program, folder, *paths], capture_output=True, text=True, errors="replace", check=True)
        results = []
        for line in done.stdout.splitlines():
            number, target, _, result = line.split("\t", 3)
            results.append((int(number), target, result))
            if not came_back(rows[int(number)], result):
                failures.append(f"{rows[int(number)]['file']} -> {target} and back: {result}")
        for number, target, message in conforms(Schemas(shared), folder, results):
            if not excused(rows[number]["file"], target, message):
                failures.append(f"{rows[number]['file']} -> {target}: {message}")
    for failure in failures[:50]:
        print(failure)
    print(f"{len(rows)} documents, {len(results)} conversions there and back, {len(failures)} failures")
    return 1 if failures or not results else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
