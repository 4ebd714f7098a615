#!/usr/bin/env python3
"""Every valid document of the corpus, converted to every other version, syntax and specification, conforms to the official
schema of that, and converted back is what it was.

With CONVERT_ALL in the environment each document takes every target, else one of three, in turn.

usage: check_convert.py CONVERT_ALL SHARED       exit 77 when the data or a validator is not there
"""
import csv
import json
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
    # SPDX 2 wants a checksum of every file and the range of every snippet, which SPDX 3 does not.
    ("", "spdx-", "'checksums' is a required property"),
    ("simplehtr-example.json", "cyclonedx", "bom-ref"),
]



def has_no_schema(row):
    """What comes of these is only converted back: whether they conform themselves is not known."""
    return row["standard"] == "spdx" and (row["serialization"] in ("tag-value", "yaml", "xml", "rdf-xml") or
                                          row["serialization"] == "json-ld" and row["official_schema_result"] != "schema-ok")


# SPDX 3 that does not come back as it was: elements without the identifiers that SPDX asks for, an element alone with another
# inside of it, profiles of one document in another order.
NOT_BACK = ["missing_unique_identifiers", "person3.json", "double.jsonld", "simplehtr-example"]


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def wanted(row):
    if not row["expected"].startswith("valid") or row["version"] in ("ext", "1.0", "1.1"):
        return False
    if row["standard"] == "cyclonedx":
        return row["serialization"] in ("json", "xml")
    if row["serialization"] == "json-ld":
        return True
    if row["standard"] != "spdx" or row["version"] not in ("2.2", "2.3"):
        return False
    return row["official_schema_result"] == "schema-ok" or has_no_schema(row)


def came_back(row, result):
    """An XML signature is over XML: it is dropped, and said. What a document lacks of what its version requires is put in,
    and said in an annotation. A tag of which the reader takes the last counts once."""
    if row["serialization"] == "json-ld":
        return result == "ok" or any(name in row["file"] for name in NOT_BACK)
    if has_no_schema(row):
        return (result == "ok" or result.endswith(("/copyrightText new", "/annotations new"))
                or "example6-lib" in row["file"])
    if "missing_timestamp" in row["file"]:  # its schema asks for it
        return result == "ok" or "/annotationDate is " in result
    return result == "ok" or (row["serialization"] == "xml" and result.endswith("/signature lost"))


def load(path, name):
    with open(path, encoding="utf-8-sig") as file:
        if name.endswith("-json"):
            return json.load(file)
        import yaml
        return yaml.load(file, getattr(yaml, "CSafeLoader", yaml.SafeLoader))


LARGEST = 12000  # bytes of SPDX 3: its validator takes long


def conforms(schemas, folder, results):
    """(file, target, message) of each that does not; JSON one by one, XML together."""
    xml = {}
    for number, target, _ in results:
        path = os.path.join(folder, f"{number}.{target}")
        name, version = target.split("@")
        if name == "spdx3-json" and os.path.getsize(path) > LARGEST:
            continue
        if name == "cyclonedx-xml":
            xml.setdefault(version, []).append(path)
        elif name.endswith("-json") or name == "spdx-yaml":
            try:
                message = schemas.document(name.split("-")[0], version, load(path, name))
            except UnicodeDecodeError:
                continue  # the input's own bytes, in UTF-16
            if message:
                yield number, target, message
    for version, paths in xml.items():
        for path, message in schemas.xml(version, paths).items():
            number, target = os.path.basename(path).split(".", 1)
            yield int(number), target, message


TIMESTAMP = 'syntax = "proto3"; package google.protobuf; message Timestamp { int64 seconds = 1; int32 nanos = 2; }'


def unknown_fields(shared, folder, results):
    """(file, target, message) of protobuf that protoc, where it is there, finds wrong or does not know all of; of some."""
    if not shutil.which("protoc"):
        return
    include = os.path.join(folder, "include")
    os.makedirs(os.path.join(include, "google", "protobuf"))
    with open(os.path.join(include, "google", "protobuf", "timestamp.proto"), "w", encoding="ascii") as file:
        file.write(TIMESTAMP)
    some = [one for one in results if one[1].startswith("cyclonedx-proto")][::11]
    for number, target, _ in some:
        version = target.split("@")[1]
        with open(os.path.join(folder, f"{number}.{target}"), "rb") as data:
            done = subprocess.run(["protoc", f"--proto_path={os.path.join(shared, 'schemas', 'bom', 'cyclonedx')}",
                                   f"--proto_path={include}", f"--decode=cyclonedx.v{version.replace('.', '_')}.Bom",
                                   f"bom-{version}.proto"], stdin=data, capture_output=True, check=False)
        strange = [line for line in done.stdout.decode("utf-8", "replace").splitlines() if line.strip()[:1].isdigit()]
        if done.returncode or strange:
            yield number, target, (done.stderr.decode("utf-8", "replace") or strange[0])[:200]


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
        import yaml  # noqa: F401
    except ImportError as error:
        skip(f"no {error.name}")
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
        for number, target, message in [*conforms(Schemas(shared), folder, results),
                                        *unknown_fields(shared, folder, results)]:
            if not has_no_schema(rows[number]) and not excused(rows[number]["file"], target, message):
                failures.append(f"{rows[number]['file']} -> {target}: {message}")
    for failure in failures[:50]:
        print(failure)
    print(f"{len(rows)} documents, {len(results)} conversions there and back, {len(failures)} failures")
    return 1 if failures or not results else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
