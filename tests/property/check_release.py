#!/usr/bin/env python3
"""Reports of several inputs do not depend on whether the inputs' texts are held: the same reports with an annotated
document beside them, which asks for the texts, and without.

usage: check_release.py BOMSCREEN DATA
"""
import os
import subprocess
import sys
import tempfile

BOMSCREEN, DATA = os.path.abspath(sys.argv[1]), sys.argv[2]
FORMATS = ("text", "json", "ndjson", "sarif", "github", "gitlab-codequality", "junit", "csv", "markdown", "html")
MOST, LARGEST = 120, 300_000
ENVIRONMENT = dict(os.environ, SOURCE_DATE_EPOCH="1763769600")

# A finding whose text has escapes, one of unknown maker, one that nothing is said of, in an encoding of its own.
OWN = {
    "a.cdx.json": '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"x",'
                  '"supplier":{"name":"AO Kaspersky\\u0020Lab"}},\n{"type":"library","name":"unknown thing"}]}',
    "b.cdx.json": '{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"type":"library","name":"y",'
                  '"purl":"pkg:npm/%40kaspersky/y@1"},{"type":"library","name":"z","purl":"pkg:npm/z@1"}]}',
    "c.cdx.json": '{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"type":"library","name":"ж"}]}',
    "bad.cdx.json": '{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"type":"library"',
}


def own_documents(folder):
    for name, text in OWN.items():
        path = os.path.join(folder, name)
        with open(path, "wb") as file:
            file.write(text.encode("utf-16" if name == "c.cdx.json" else "utf-8"))
        yield path


def shared_documents():
    paths = [os.path.join(top, name) for top, _, names in os.walk(os.path.join(DATA, "wild")) for name in names]
    chosen = {}
    for path in sorted(paths):
        if os.path.getsize(path) <= LARGEST and len(chosen) < MOST:
            chosen.setdefault(os.path.basename(path), path)  # annotated documents keep their names
    return list(chosen.values())


def reports(folder, inputs, more):
    command = [BOMSCREEN, "screen", "--as-of", "2026-11-22", "--bundle", "us-federal-strict", *more]
    for name in FORMATS:
        command += ["-o", f"{name}={folder}/{name}"]
    code = subprocess.run(command + inputs, env=ENVIRONMENT, stderr=subprocess.DEVNULL).returncode
    found = {"exit code": code}
    for name in FORMATS:
        with open(os.path.join(folder, name), "rb") as file:
            found[name] = file.read()
    return found


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as work:
        inputs = list(own_documents(work))
        shared = shared_documents()
        if not shared:
            print(f"{DATA}/wild is absent: not compared")
        for group in ([*inputs, *shared], inputs):
            released = reports(work, group, [])
            held = reports(work, group, ["-o", f"annotated={work}/annotated/"])
            for what in held:
                if released[what] != held[what]:
                    failed += 1
                    print(f"{len(group)} inputs: {what} is another when the texts are released")
        assert released["exit code"] not in (0, 2, 70), released["exit code"]
    return failed != 0


sys.exit(main())
