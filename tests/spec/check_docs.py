#!/usr/bin/env python3
"""Holds the generated parts of docs/ to the registries and tables of the program: what stands between
<!-- generated: NAME --> and <!-- end --> in docs/*.md is what this script makes of them.

usage: check_docs.py DUMP_DOCS [--write]
"""
import ast
import json
import pathlib
import re
import subprocess
import sys

DOCS = pathlib.Path(__file__).resolve().parent.parent.parent / "docs"
sys.path.insert(0, str(DOCS.parent / "tests" / "corpus"))
SPECS = {"cyclonedx": "CycloneDX", "spdx": "SPDX"}
MEANINGS = {  # of facts that no single value says, by the requirement's name
    "Dependency Relationship": "the primary component contains or depends on something",
    "Automation Support": "the document is CycloneDX or SPDX",
    "Known Unknowns": "it is said whether its list of dependencies is complete",
    "SBOM Data Format Name": "the document is CycloneDX or SPDX", "SBOM Data Format Version": "its version is a known one",
    "SPDXVersion": "the document is SPDX 2, of a known version", "Component Dependency Relationship": "it is an end of a dependency, or inside of another component",
    "Dependencies on other components": "what it depends on is listed, if only to say that it is nothing",
    "Completeness of the dependencies": "it is said whether that list is complete", "Relationship Completeness": "it is said whether that list is complete",
    "Relationship": "what it depends on is listed, if only to say that it is nothing",
    "Primary Component": "the document is about exactly one component", "Relationship: DESCRIBES": "the document says what it describes",
    "Relationship: CONTAINS": "the primary component contains or depends on something",
}


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows])


def formats(data):
    yes = {True: "yes", False: "-"}
    rows = [(f"`{entry['name']}`", entry["title"], version["version"], "yes", yes[entry["annotate"]], yes[version["write"]], "yes")
            for entry in data["formats"] for version in entry["versions"]]
    return table(("name", "format", "version", "read", "annotate", "write", "validate"), rows)


def locks(data):
    def names(row, key):
        return ", ".join(f"`{name}`" for name in row[key])
    return table(("name", "what", "files"), [(f"`{row['name']}`", row["title"], names(row, "files") + (
        f"; of a repository only {names(row, 'places')}" if row["places"] else "")) for row in sorted(data["locks"], key=lambda r: r["name"])])


def differences(_):
    source = (DOCS.parent / "tests" / "corpus" / "check_locks.py").read_text(encoding="utf-8")
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "DIFFERENT":
            return table(("file", "why ours differs"), [(f"`{file}`", why) for file, why in sorted(ast.literal_eval(node.value).items())])
    raise ValueError("check_locks.py has no DIFFERENT")


def tolerances(data):
    return table(("specification", "id", "what is a warning"),
                 [(SPECS[row["spec"]], f"`{row['id']}`", row["text"]) for row in data["tolerances"]])


def where(requirement, family):
    if requirement["level"] == "not assessable":
        return "-"
    if requirement[family] is None:
        return "no place"
    if not requirement["reads_values"] and requirement["name"] in MEANINGS:
        return MEANINGS[requirement["name"]]
    if requirement["name"] in ("SBOM format", "Data Format"):
        return ", ".join(f"`{word}`" for word in requirement["argument"].split(";")
                         if word.startswith({"cyclonedx": "cyclonedx", "spdx2": "spdx-", "spdx3": "spdx3"}[family])) or "none"
    if requirement["name"] == "No vulnerability information":
        return "no `" + requirement[family] + "`" if requirement[family] else "nothing to look for"
    if requirement["name"] == "SBOM Author Signature" and family == "cyclonedx":
        return "`signature`, XML-DSig, " + "`" + requirement[family] + "`"
    return ", ".join(f"`{path}`" for path in requirement[family].split(" "))


def profile(data):
    parts = []
    for entry in data["profiles"]:
        rows = [(row["name"], row["clause"], row["scope"] or "-", row["level"] + (", or stated unknown" if row["may_be_unknown"] else ""),
                 where(row, "cyclonedx"), where(row, "spdx2"), where(row, "spdx3")) for row in entry["requirements"]]
        parts.append(f"### `{entry['id']}`\n\n{entry['title']}, {entry['edition']}: <{entry['source']}>\n\n" + table(
            ("requirement", "clause", "asked of", "level", "CycloneDX", "SPDX 2", "SPDX 3"), rows))
    return "\n\n".join(parts)


def contradictions(_):
    import check_validate
    rows = [(f"`{pattern}`", ", ".join(f"`{word}`" for word in sorted(ids)), why) for pattern, ids, why in check_validate.CONTRADICTIONS]
    rows += [(f"`{pattern}`", "the schema alone", why) for pattern, why in check_validate.WITHIN]
    return table(("files or messages", "found", "why"), rows)


def disagreements(_):
    import check_spdx_tools
    return table(("files", "what spdx-tools says", "why the two differ"),
                 [(f"`{file}`", f"`{said}`" if said else "valid", why) for file, said, why in check_spdx_tools.EXPLAINED_FILES])


MAKERS = {"contradictions": contradictions, "disagreements": disagreements, "differences": differences, "formats": formats, "locks": locks, "profiles": profile, "tolerances": tolerances}


def main():
    data = json.loads(subprocess.run([sys.argv[1]], capture_output=True, text=True, check=True).stdout)
    write, found, wrong = "--write" in sys.argv, set(), 0
    for path in sorted(DOCS.glob("*.md")):
        text = path.read_text(encoding="utf-8")

        def made(match):
            found.add(match[1])
            return f"<!-- generated: {match[1]} -->\n\n{MAKERS[match[1]](data)}\n\n<!-- end -->"
        new = re.sub(r"<!-- generated: (\w+) -->.*?<!-- end -->", made, text, flags=re.S)
        if new != text and write:
            path.write_text(new, encoding="utf-8")
        elif new != text:
            wrong += 1
            print(f"docs/{path.name} is not what the tables say: run tests/spec/check_docs.py DUMP_DOCS --write")
    for name in MAKERS.keys() - found:
        wrong += 1
        print(f"no docs/*.md has a part <!-- generated: {name} -->")
    print(f"{len(found)} generated parts, {wrong} problems")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
