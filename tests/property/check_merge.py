#!/usr/bin/env python3
"""Valid documents of the corpus, merged a few at a time, make a document that conforms to the official schema and holds every
component of theirs, each with its origin.

usage: check_merge.py BOMSCREEN SHARED       exit 77 when the data or a validator is not there
"""
import csv
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "corpus"))
from schemas import Schemas  # noqa: E402

AT_ONCE = 7
TARGETS = ("cyclonedx-json@1.7", "cyclonedx-json@1.5", "spdx-json@2.3", "spdx-json@2.2")
# What cannot conform in itself: see check_convert.py.
NOT_CONFORMING = ("valid-attestation",)


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def names(document):
    """The names of all components and packages, also inside of others."""
    found = [one.get("name", "").rpartition("/")[2] for one in document.get("packages", [])]
    subject = document.get("metadata", {}).get("component")
    rest = [*document.get("components", []), *([subject] if subject else []), *document.get("services", [])]
    while rest:
        one = rest.pop()
        found.append(one.get("name", "").rpartition("/")[2])
        rest += one.get("components", [])
        rest += one.get("services", [])
    return sorted(found)


def wanted(row):
    if any(name in row["file"] for name in NOT_CONFORMING) or row["serialization"] != "json":
        return False
    if row["standard"] == "cyclonedx":
        return row["expected"].startswith("valid") and row["version"] in ("1.3", "1.5", "1.6", "1.7")
    return row["standard"] == "spdx" and row["official_schema_result"] == "schema-ok" and row["version"] in ("2.2", "2.3")


def read(path):
    with open(path, encoding="utf-8-sig") as file:
        return json.load(file)


def main(program, shared):
    manifest = os.path.join(shared, "corpus", "MANIFEST.tsv")
    if not os.path.exists(manifest) or not os.path.isdir(os.path.join(shared, "schemas")):
        skip("no corpus or schemas")
    try:
        import jsonschema  # noqa: F401
    except ImportError:
        skip("no python3-jsonschema")
    with open(manifest, encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if wanted(row)]
    paths = []
    for row in rows:
        path = os.path.join(shared, "corpus", row["file"])
        try:
            read(path)
            paths.append(path)
        except UnicodeDecodeError:
            pass  # in UTF-16
    paths = paths[::2]
    schemas, failures, count = Schemas(shared), [], 0
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, len(paths), AT_ONCE):
            some = paths[start:start + AT_ONCE]
            target = TARGETS[start // AT_ONCE % len(TARGETS)]
            out = os.path.join(folder, "out.json")
            done = subprocess.run([program, "merge", "--no-config", "-q", "-o", f"{target}={out}", *some],
                                  capture_output=True, text=True, check=False)
            count += 1
            if done.returncode not in (0, 4) or not os.path.exists(out):
                failures.append(f"{some} -> {target}: {done.returncode} {done.stderr[:300]}")
                continue
            whole = read(out)
            os.remove(out)
            message = schemas.document(target.split("-")[0], target.split("@")[1], whole)
            if message:
                failures.append(f"{some} -> {target}: {message}")
            parts = sorted(name for path in some for name in names(read(path)))
            got = names(whole)
            if target.startswith("cyclonedx"):
                got.remove("merged")
            crossed = target.startswith("cyclonedx") != all("cyclonedx/" in path for path in some)
            if got != parts if not crossed else len(got) < len(parts) - len(some):
                failures.append(f"{some} -> {target}: {len(parts)} components became {len(got)}")
            origins = json.dumps(whole).count("bomscreen:merged-from")
            if origins < len(got):
                failures.append(f"{some} -> {target}: {origins} origins of {len(got)} components")
    for failure in failures[:20]:
        print(failure)
    print(f"{count} merges, {len(failures)} failures")
    return 1 if failures or not count else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
