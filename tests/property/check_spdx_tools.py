#!/usr/bin/env python3
"""What is written as SPDX 2 is read by the official Python tools and valid by their rules: documents of the corpora, SPDX and CycloneDX,
in every syntax. What these tools refuse of the source they may refuse of the result.

With CONVERT_ALL in the environment all documents, else some.

usage: check_spdx_tools.py BOMSCREEN SHARED       exit 77 when the data or the tools (spdx-tools) are not there
"""
import csv
import os
import pathlib
import subprocess
import sys
import tempfile

ENDINGS = {"spdx-json": "spdx.json", "spdx-tag": "spdx", "spdx-yaml": "spdx.yaml", "spdx-xml": "spdx.xml",
           "spdx-rdf": "spdx.rdf.xml"}

# What the tools object to and is right all the same: (part of the source's name, part of the format's, part of the message, why).
EXPLAINED = [
    ("", "spdx", "not only a single package present",
     "a bill without components: there is nothing that the document could describe"),
    ("", "spdx-rdf", "license_expression must only use IDs",
     "the tools do not read OrLaterOperator, as which the ontology says what `+` means"),
    ("ControlCharacters", "spdx-xml", "creators",
     "the tools' reader of XML takes one creator for no list"),
    ("", "spdx", "license_expression must only use IDs", "a licence newer than the tools' list"),
    ("component-hashes", "spdx", "ChecksumAlgorithm.BLAKE3 must consist of at least 256",
     "the tools ask for as many digits as BLAKE3 has bits"),
    ("valid-bom-1.", "spdx", "A license exception symbol can only be used",
     "the source's own expression: a licence whose identifier the tools take for an exception"),
]


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def objection(path):
    """What the tools say against a document; empty: nothing."""
    from spdx_tools.spdx.parser.parse_anything import parse_file
    from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document
    try:
        document = parse_file(str(path))
    except Exception as error:  # pylint: disable=broad-except
        return f"{type(error).__name__}: {getattr(error, 'messages', None) or error}"
    messages = validate_full_spdx_document(document)
    return messages[0].validation_message if messages else ""


def sources(shared):
    with open(shared / "corpus" / "MANIFEST.tsv", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
                if row["expected"].startswith("valid") and not row["duplicate_of"] and row["serialization"] == "json"]
    spdx = [row for row in rows if row["standard"] == "spdx" and row["version"] in ("2.2", "2.3")
            and row["official_schema_result"] == "schema-ok" and int(row["bytes"]) < 200_000]
    cyclonedx = [row for row in rows if row["standard"] == "cyclonedx" and int(row["bytes"]) < 100_000]
    every = not os.environ.get("CONVERT_ALL")
    for row in spdx[::4 if every else 1] + cyclonedx[::20 if every else 1]:
        yield row["standard"], shared / "corpus" / row["file"]


def main(program, shared):
    shared = pathlib.Path(shared)
    if not (shared / "corpus" / "MANIFEST.tsv").exists():
        skip("no corpus")
    try:
        import spdx_tools  # noqa: F401
    except ImportError:
        skip("no spdx-tools")
    used = set()
    counts = {"valid": 0, "as its source": 0, "explained": 0, "failed": 0}
    with tempfile.TemporaryDirectory() as folder:
        for standard, source in sources(shared):
            of_source = objection(source) if standard == "spdx" else ""
            for name, ending in ENDINGS.items():
                path = pathlib.Path(folder) / f"written.{ending}"
                subprocess.run([program, "convert", "--no-config", "-q", "-o", f"{name}={path}", source], check=False,
                               capture_output=True)
                if not path.exists():
                    continue  # a document that cannot be read
                against = objection(path)
                path.unlink()
                rows = [row for row in EXPLAINED if row[0] in str(source) and row[1] in name and row[2] in against]
                explained = not of_source and against and bool(rows)
                used.update(rows[:1] if explained else [])
                outcome = ("valid" if not against else "as its source" if of_source else
                           "explained" if explained else "failed")
                counts[outcome] += 1
                if outcome == "failed":
                    print(f"{source} as {name}: {against[:300]}")
    for row in EXPLAINED:
        if os.environ.get("CONVERT_ALL") and row not in used:
            counts["failed"] += 1
            print(f"explained without need: {row}")
    print(", ".join(f"{count} {outcome}" for outcome, count in counts.items()))
    return 1 if counts["failed"] or not counts["valid"] else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
