#!/usr/bin/env python3
"""Holds the sources to docs/design.md: a file includes only from its own layer or a lower one; a library is
included only by the files that wrap it; memory is freed only in base and in files that wrap a library; some
functions are banned."""
import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent

# Lowest first; the first prefix that fits counts.
LAYERS = [
    ("reader", 8, ["analyzer/git/reader.c"]),  # a program of its own
    ("base", 0, ["analyzer/base/"]),
    ("model", 1, ["analyzer/model/"]),
    ("formats/syntax", 2, ["formats/syntax/"]),
    ("formats/spec", 3, ["formats/spec/"]),
    ("formats", 4, ["formats/"]),
    ("match", 5, ["analyzer/match/"]),
    ("output", 6, ["analyzer/output/", "analyzer/annotate", "analyzer/git/"]),
    ("commands", 7, ["analyzer/commands/"]),
    ("main", 8, ["analyzer/main.c"]),
]

# Libraries and the files that may include them.
WRAPPERS = {
    r"git2(\.h|/)": ["analyzer/git/"],
    r"openssl/": ["analyzer/base/digest", "analyzer/base/sign"],
    r"libxml/": ["formats/syntax/xml"],
    r"cjson/": ["analyzer/output/", "analyzer/commands/", "analyzer/annotate"],
    r"unicode/": ["analyzer/model/", "analyzer/base/"],
    r"yaml\.h": ["formats/syntax/yaml"],
    r"archive(_entry)?\.h": ["formats/container/"],
}

BANNED = ["strcpy", "strcat", "sprintf", "vsprintf", "strtok", "atoi", "atol", "gmtime", "localtime", "gets", "setlocale"]
LIBRARY_MUST_NOT = ["printf", "puts", "putchar", "perror", "exit", "_exit", "abort"]


def layer(name):
    for title, rank, prefixes in LAYERS:
        if any(name.startswith(prefix) for prefix in prefixes):
            return title, rank
    return None


def without_comments_and_strings(text):
    def blank(match):
        return re.sub(r"[^\n]", " ", match.group(0))
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', blank, text, flags=re.S)


def resolve(include, source):
    for folder in ("analyzer", "formats", str(source.parent.relative_to(TOP))):
        if (TOP / folder / include).exists():
            return f"{folder}/{include}"
    return None


def check_includes(source, name, text):
    own = layer(name)
    for number, line in enumerate(text.splitlines(), 1):
        match = re.match(r'\s*#\s*include\s+(["<])([^">]+)', line)
        if not match:
            continue
        include = match.group(2)
        for pattern, allowed in WRAPPERS.items():
            if match.group(1) == "<" and re.match(pattern, include) and not name.startswith(tuple(allowed)):
                yield f"{name}:{number}: <{include}> is included only in {', '.join(allowed)}"
        target = resolve(include, source) if match.group(1) == '"' else None
        if target and layer(target) and layer(target)[1] > own[1]:
            yield f"{name}:{number}: {own[0]} may not include {target} (layer {layer(target)[0]})"


def check_calls(name, text):
    rank = layer(name)[1]
    wraps = name.startswith(tuple(prefix for allowed in WRAPPERS.values() for prefix in allowed))
    for number, line in enumerate(without_comments_and_strings(text).splitlines(), 1):
        for call in re.findall(r"(?<![\w.>])(\w+)\s*\(", line):
            if call in BANNED:
                yield f"{name}:{number}: {call}() is banned"
            if call == "free" and rank > 0 and not wraps:
                yield f"{name}:{number}: free() belongs in base and in files that wrap a library"
            if call in LIBRARY_MUST_NOT and rank < 7 and not (call == "abort" and rank == 0):
                yield f"{name}:{number}: library code never prints and never exits: {call}()"


def main():
    problems = []
    sources = sorted(path for folder in ("analyzer", "formats") for path in (TOP / folder).rglob("*.[ch]"))
    for source in sources:
        name = str(source.relative_to(TOP))
        if layer(name) is None:
            problems.append(f"{name}: is in no layer")
            continue
        text = source.read_text(encoding="utf-8")
        problems += check_includes(source, name, text)
        problems += check_calls(name, text)
    for problem in problems:
        print(problem)
    print(f"{len(sources)} files, {len(problems)} problems")
    return 1 if problems or not sources else 0


if __name__ == "__main__":
    sys.exit(main())
