#!/usr/bin/env python3
"""Every valid document of the corpus, with every component flagged, becomes a document that conforms to the official schema
of its version, with no byte lost; annotating again changes nothing; without findings the original comes back.

usage: check_annotate.py ANNOTATE_ALL SHARED       exit 77 when the data or a validator is not there
"""
import csv
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from schemas import Schemas  # noqa: E402

JSON, XML = ("cyclonedx", "json"), ("cyclonedx", "xml")
KINDS = {JSON, XML, ("cyclonedx-tools", "json"), ("cyclonedx-tools", "xml"), ("spdx", "json")}


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def wanted(row):
    if (row["standard"], row["serialization"]) not in KINDS or not row["expected"].startswith("valid"):
        return False
    if row["standard"] == "spdx":
        return row["version"] in ("2.2", "2.3") and row["official_schema_result"] == "schema-ok"
    return row["version"] != "ext"


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
    schemas = Schemas(shared)
    failures, conforming, already_wrong = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        lines = subprocess.run([program, folder, *paths], capture_output=True, text=True, check=True).stdout.splitlines()
        xml = {}
        for number, (row, path, line) in enumerate(zip(rows, paths, lines)):
            *_, result = line.split("\t")
            if result != "ok":
                failures.append(f"{row['file']}: {line}")
                continue
            if row["serialization"] == "xml":
                xml.setdefault(row["version"], []).append((row, path, os.path.join(folder, str(number))))
                continue
            standard = "spdx" if row["standard"] == "spdx" else "cyclonedx"
            message = schemas.json(standard, row["version"], os.path.join(folder, str(number)))
            if message and schemas.json(standard, row["version"], path):
                already_wrong += 1
            elif message:
                failures.append(f"{row['file']}: {message}")
            else:
                conforming += 1
        for version, documents in sorted(xml.items()):
            messages = schemas.xml(version, [output for _, _, output in documents])
            originals = schemas.xml(version, [path for _, path, _ in documents])
            for row, path, output in documents:
                if output in messages and path in originals:
                    already_wrong += 1
                elif output in messages:
                    failures.append(f"{row['file']}: {messages[output]}")
                else:
                    conforming += 1
    for failure in failures:
        print(failure)
    print(f"{len(rows)} documents: {conforming} conform after annotating, {already_wrong} did not before, "
          f"{len(failures)} failures")
    return 1 if failures or not rows else 0


sys.exit(main(*sys.argv[1:]))
