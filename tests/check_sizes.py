#!/usr/bin/env python3
"""Reports functions of more than 60 lines and files of more than 600. Files that are tables are exempt: they are
listed here, each with its reason."""
import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent
FUNCTION_LINES, FILE_LINES = 60, 600

TABLES = {
    "formats/spec/cyclonedx_tables.c": "field tables of CycloneDX",
    "formats/spec/cyclonedx_proto_tables.c": "messages and fields of CycloneDX in protobuf",
    "formats/spec/cyclonedx_values.c": "enumerations of CycloneDX",
    "formats/spec/cyclonedx_grammar.c": "elements of CycloneDX XML",
    "formats/spec/facts.c": "facts that profiles ask for",
    "formats/spec/license_ids.c": "identifiers of the SPDX licence list",
    "formats/spec/spdx2_tables.c": "field tables of SPDX 2",
    "formats/spec/spdx3_tables.c": "classes and properties of SPDX 3",
    "analyzer/model/url_tables.c": "forges, public suffixes, mailbox domains",
    "analyzer/model/name_tables.c": "legal forms of organisations",
    "analyzer/model/name_words.c": "common words in names",
}


def functions(text):
    """(name, first line, lines) of each function: a definition ends with a brace in the first column."""
    name, start = None, 0
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if line == "{" and name is None:
            begin = number - 1
            while begin > 0 and lines[begin - 1] and not lines[begin - 1].startswith(("}", "#", "/*", " *")):
                begin -= 1
            match = re.search(r"(\w+)\s*\(", " ".join(lines[begin:number - 1]))
            name, start = (match.group(1) if match else "?"), number
        elif line == "}" and name is not None:
            yield name, start, number - start - 1
            name = None


def main():
    problems, lengths = [], []
    for folder in ("analyzer", "formats", "tests"):
        for path in sorted((TOP / folder).rglob("*.[ch]")):
            file = str(path.relative_to(TOP))
            text = path.read_text(encoding="utf-8")
            if file in TABLES:
                continue
            if text.count("\n") > FILE_LINES:
                problems.append(f"{file}: {text.count(chr(10))} lines; think again at {FILE_LINES}")
            for name, start, count in functions(text):
                lengths.append(count)
                if count > FUNCTION_LINES:
                    problems.append(f"{file}:{start}: {name}() has {count} lines; think again at {FUNCTION_LINES}")
    for problem in problems:
        print(problem)
    lengths.sort()
    if lengths:
        print(f"{len(lengths)} functions: median {lengths[len(lengths) // 2]} lines, "
              f"90th percentile {lengths[len(lengths) * 9 // 10]}, longest {lengths[-1]}")
    return 1 if problems or not lengths else 0


if __name__ == "__main__":
    sys.exit(main())
