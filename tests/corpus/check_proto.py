#!/usr/bin/env python3
"""Encodes every .textproto of the official CycloneDX test data with protoc and reads it: the components and identities are
those of the JSON document of the same name, nothing is reported that is not reported of that; annotated, with every
component flagged, protoc decodes the result to what it decoded before and the notes. Cut off anywhere, no document crashes
the reader or passes for another one.

usage: check_proto.py DUMP_BOM ANNOTATE_ALL SHARED      exit 77 when the data or protoc is not there
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zlib

dump_bom, annotate_all, shared = sys.argv[1:]
TIMESTAMP = 'syntax = "proto3"; package google.protobuf; message Timestamp { int64 seconds = 1; int32 nanos = 2; }'
CUTS = 40  # documents cut off, each at some places

# Test files whose protobuf and JSON differ in the data, not in how they are read (each was looked at).
DIFFERENT = {
    "valid-bom": "the committer has no name and no address in protobuf",
    "valid-release-notes": "another e-mail address",
    "valid-service": "another e-mail address",
    "valid-saasbom": "no dependencies in protobuf",
    "valid-cryptography-implementation": "another application",
}
# What is said of the protobuf only: this one does not state its version.
UNVERSIONED = {"valid-patent": "unknown-version"}
failures = []


def fail(name, text):
    failures.append(f"{name}: {text}")


class Protoc:
    def __init__(self, folder):
        self.schemas = os.path.join(shared, "schemas", "bom", "cyclonedx")
        self.include = os.path.join(folder, "include")
        os.makedirs(os.path.join(self.include, "google", "protobuf"))
        with open(os.path.join(self.include, "google", "protobuf", "timestamp.proto"), "w", encoding="ascii") as file:
            file.write(TIMESTAMP)

    def run(self, action, version, data):
        name = f"cyclonedx.v{version.replace('.', '_')}.Bom"
        return subprocess.run(["protoc", f"--proto_path={self.schemas}", f"--proto_path={self.include}",
                               f"--{action}={name}", f"bom-{version}.proto"], input=data, capture_output=True, check=False)


def plain(value):
    value = re.sub(r"\\x([0-9a-f]{2})", lambda match: chr(int(match[1], 16)), value)
    return re.sub(r"\s+", " ", value).strip()


class Result:
    """What dump_bom printed, without places."""

    def __init__(self, path):
        run = subprocess.run([dump_bom, path], capture_output=True, check=False)
        self.status, self.stderr = run.returncode, run.stderr.decode("utf-8", "replace")
        self.components, self.diagnostics, self.head = [], [], []
        self.edges = []
        for line in run.stdout.decode("utf-8", "replace").split("\n"):
            kind, *fields = line.split("\t")
            if kind == "read":
                self.head = fields
            elif kind == "component":
                synthetic = fields[2] == "1"
                shown = [plain(field) for field in fields[0:5] + fields[8:]]
                if synthetic:
                    shown[9] = ""  # named after its file
                self.components.append((shown, []))
            elif kind == "identity":
                self.components[-1][1].append((*fields[0:4], plain(fields[5])))
            elif kind == "edge":
                self.edges.append(fields)
            elif kind == "diagnostic":
                self.diagnostics.append((fields[1], fields[3]))

    def model(self):
        return sorted((tuple(shown), tuple(sorted(identities))) for shown, identities in self.components)

    def flat(self):
        return {(shown[8], value) for shown, identities in self.components for value in (tuple(shown[4:]), *identities)}


def textprotos():
    top = os.path.join(shared, "corpus", "cyclonedx")
    for version in sorted(os.listdir(top)):
        for name in sorted(os.listdir(os.path.join(top, version))):
            if name.endswith(".textproto"):
                yield version, os.path.join(top, version, name)


def check_model(name, path, twin):
    result = Result(path)
    if result.status:
        return fail(name, f"crashed: {result.stderr[-1000:]}")
    if result.head[:2] != ["1", "cyclonedx-proto"]:
        return fail(name, f"read as {result.head}: {result.diagnostics[:2]}")
    if not os.path.exists(twin):
        return None
    other = Result(twin)
    topic = re.sub(r"-\d\.\d\.textproto$", "", os.path.basename(name))
    same = result.model() == other.model() and sorted(result.edges) == sorted(other.edges)
    if not same and topic not in DIFFERENT:
        fail(name, f"differs from its JSON: only protobuf {sorted(result.flat() - other.flat())[:4]}; "
             f"only JSON {sorted(other.flat() - result.flat())[:4]}; edges {len(result.edges)} and {len(other.edges)}")
    known = {kind for kind, _ in other.diagnostics}
    for kind, text in result.diagnostics:
        if kind not in known and same and UNVERSIONED.get(topic) != kind:
            fail(name, f"is told, and not its JSON: {kind}: {text}")
    return topic, same


def check_cuts(name, path, folder):
    with open(path, "rb") as file:
        data = file.read()
    cut = os.path.join(folder, "cut")
    for length in {5, len(data) // 3, len(data) // 2, len(data) - 1} - {len(data)}:
        with open(cut, "wb") as file:
            file.write(data[:length])
        result = Result(cut)
        if result.status:
            fail(name, f"cut after {length} bytes: crashed: {result.stderr[-500:]}")
        elif result.head[0] == "0" and not result.diagnostics:
            fail(name, f"cut after {length} bytes: not read, and nobody says why")


def decoded(protoc, version, path):
    with open(path, "rb") as file:
        return protoc.run("decode", version, file.read())


def check_annotated(protoc, name, version, path, written, line):
    if not line.endswith("\tok"):
        return fail(name, f"annotated: {line}")
    before, after = decoded(protoc, version, path), decoded(protoc, version, written)
    if after.returncode:
        return fail(name, f"annotated, protoc refuses it: {after.stderr[-300:]}")
    lines = after.stdout.decode("utf-8", "replace").split("\n")
    lost = [item for item in before.stdout.decode("utf-8", "replace").split("\n")
            if item not in lines and not item.startswith("serial_number")]
    if lost:
        fail(name, f"annotated, lost: {lost[:3]}")
    if any(re.match(r"\s*\d+[:\s]", item) for item in lines):
        fail(name, "annotated, has fields that the schema does not define")
    return None


def main():
    if not os.path.isdir(os.path.join(shared, "corpus", "cyclonedx")) or not os.path.isdir(os.path.join(shared, "schemas")):
        print("skipped: the corpus is not here")
        return 77
    if not shutil.which("protoc"):
        print("skipped: no protoc (protobuf-compiler)")
        return 77
    twins, outcomes, encoded, refused = 0, {}, [], 0
    with tempfile.TemporaryDirectory() as folder:
        protoc = Protoc(folder)
        for version, source in textprotos():
            with open(source, "rb") as file:
                run = protoc.run("encode", version, file.read())
            name = os.path.relpath(source, shared)
            if run.returncode:
                refused += 1
                if "/valid-" in source:
                    fail(name, f"protoc: {run.stderr[-200:]}")
                continue
            path = os.path.join(folder, os.path.basename(source) + ".bin")
            with open(path, "wb") as file:
                file.write(run.stdout)
            encoded.append((name, version, path))
            outcome = check_model(name, path, re.sub("textproto$", "json", source))
            if outcome:
                twins += 1
                outcomes[outcome[0]] = outcomes.get(outcome[0], False) or not outcome[1]
        written = os.path.join(folder, "annotated")
        os.mkdir(written)
        lines = subprocess.run([annotate_all, written, *[path for _, _, path in encoded]],
                               capture_output=True, text=True, check=True).stdout.splitlines()
        for number, ((name, version, path), line) in enumerate(zip(encoded, lines)):
            check_annotated(protoc, name, version, path, os.path.join(written, str(number)), line)
        for name, _, path in sorted(encoded, key=lambda item: zlib.crc32(item[0].encode()))[:CUTS]:
            check_cuts(name, path, folder)
    for topic in DIFFERENT:
        if not outcomes.get(topic, True):
            fail(topic, "is listed as different in protobuf and JSON, but is the same")
    for failure in failures:
        print(failure)
    print(f"{len(encoded)} documents, {twins} as JSON, {refused} refused by protoc; {len(failures)} failures")
    return 1 if failures or not encoded else 0


sys.exit(main())
