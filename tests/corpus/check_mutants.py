#!/usr/bin/env python3
"""Every collected mutant (wrapped, re-encoded, broken, hostile) gives the result that its manifest documents, in bounded time: what is to
be parsed is read with its components, what is to be refused is unreadable with a place or a reason, what is to be warned of has a
diagnostic of the kind in EXPECTED. And every file of the wild collection ends in a documented exit code, with a document or a reason.

usage: check_mutants.py PROGRAM SHARED. Skipped (77) without the data."""
import csv
import json
import pathlib
import subprocess
import sys

SECONDS = 60
# What is found in a mutant; a word behind "!" says that nothing can be read of it.
EXPECTED = {
    "latin1-bytes.cdx.json": "!invalid-utf8", "trailing-comma.cdx.json": "!json-syntax", "comments.cdx.json": "!unknown-format",
    "trailing-garbage.cdx.json": "!json-trailing", "leading-log-line.cdx.json": "!unknown-format", "truncated.cdx.json": "!json-truncated",
    "empty.json": "!empty-input", "dup-top-level-keys.cdx.json": "duplicate-member", "missing-specVersion.cdx.json": "unknown-version",
    "specVersion-number.cdx.json": "unknown-version", "unknown-specVersion.cdx.json": "unknown-version", "bad-timestamp.cdx.json": "wrong-pattern",
    "dup-bom-ref.cdx.json": "duplicate-ref", "dangling-refs.cdx.json": "dangling-ref", "escaped-nul.cdx.json": "nul-in-string",
    "null-package.spdx.json": "wrong-value", "dup-SPDXID.spdx.json": "duplicate-ref", "bad-created.spdx.json": "wrong-pattern",
    "creators-not-array.spdx.json": "wrong-value", "doctype-internal-entity.cdx.xml": "!xml-doctype", "xxe-external-entity.cdx.xml": "!xml-doctype",
    "billion-laughs.cdx.xml": "!xml-doctype", "no-namespace.cdx.xml": "unknown-version", "https-namespace.cdx.xml": "wrong-value",
    "unterminated-text.spdx": "!tag-text", "unknown-tag.spdx": "unknown-member",
}


def screen(program, paths):
    done = subprocess.run([program, "screen", "--no-config", "--as-of", "2026-01-01", "-o", "json", *map(str, paths)],
                          capture_output=True, check=False, timeout=SECONDS)
    return done.returncode, json.loads(done.stdout)["inputs"] if done.returncode in (0, 1, 3, 4) else []


def check(program, path):
    code, inputs = screen(program, [path])
    ids = {item["id"] for entry in inputs for item in entry["diagnostics"]}
    components = sum(entry["components"] or 0 for entry in inputs)
    wanted = EXPECTED.get(path.name, "")
    if code not in (0, 1, 3, 4):
        return f"exit {code}"
    if wanted.startswith("!"):
        return "" if wanted[1:] in ids and not components and code == 3 else f"exit {code}, {components} components, {sorted(ids)}"
    if wanted and wanted not in ids:
        return f"no {wanted}: {sorted(ids)}"
    return "" if components else f"no components: {sorted(ids)}"


def main():
    program, shared = sys.argv[1], pathlib.Path(sys.argv[2])
    if not (shared / "mutants" / "MANIFEST.tsv").exists():
        print("no shared data: skipped")
        return 77
    problems, count, files = [], 0, 0
    with open(shared / "mutants" / "MANIFEST.tsv", encoding="utf-8", newline="") as manifest:
        for row in csv.DictReader(manifest, delimiter="\t"):
            wrong = check(program, shared / "mutants" / row["file"])
            count += 1
            if wrong:
                problems.append(f"{row['file']} ({row['expected']}): {wrong}")
    wild = [path for path in sorted((shared / "wild").rglob("*")) if path.is_file() and path.suffix != ".tsv" and path.name != ".complete"]
    for at in range(0, len(wild), 100):
        code, inputs = screen(program, wild[at:at + 100])
        files += len(inputs)
        if code not in (0, 1, 3, 4):
            problems.append(f"wild files from {wild[at].name} on: exit {code}")
        problems += [f"{entry['name']}: neither components nor a reason" for entry in inputs
                     if not entry["components"] and not entry["diagnostics"]]
    print("\n".join(problems + [f"{count} mutants, {files} wild documents, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
