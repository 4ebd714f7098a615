#!/usr/bin/env python3
"""Compares the XML loader with expat, element by element, over all XML files of the shared data: namespaces, names,
attributes and text. Skipped (77) where the data is absent.

usage: check_xml.py PROGRAM SHARED"""
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from xml.parsers.expat import errors

SPACE = " \t\r\n"
ANY = "any"


def split(name):
    return tuple(name[1:].split("}", 1)) if name.startswith("{") else ("", name)


def text(element):
    """The loader's rule: white space in front of a child, or around children only, is layout."""
    found = element.text or ""
    for child in element:
        found = ("" if not found.strip(SPACE) else found) + (child.tail or "")
    return "" if len(element) and not found.strip(SPACE) else found


def rows(element):
    yield (*split(element.tag), *(part for name, value in element.items() for part in (*split(name), value)),
           text(element))
    for child in element:
        yield from rows(child)


def expected(path):
    """The rows of a file; None when it is to be refused, ANY when its encoding contradicts its declaration, which expat
    refuses and the loader does not mind."""
    if b"<!DOCTYPE" in path.read_bytes():
        return None
    try:
        return list(rows(ElementTree.parse(path).getroot()))
    except ElementTree.ParseError as error:
        return ANY if error.code == errors.codes[errors.XML_ERROR_INCORRECT_ENCODING] else None


def found(program, paths):
    output = subprocess.run([program, *map(str, paths)], check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")
    for record in output.split("\x1c")[:-1]:
        path, dump = record.split("\x1d", 1)
        yield pathlib.Path(path), dump


def main():
    program, shared = sys.argv[1], pathlib.Path(sys.argv[2])
    paths = sorted(path for path in shared.rglob("*.xml") if path.is_file())
    if not paths:
        print("no shared data: skipped")
        return 77
    elements = refused = wrong = 0
    for path, dump in found(program, paths):
        want = expected(path)
        if dump.startswith("error "):
            refused += 1
            good = want in (None, ANY)
        else:
            got = [tuple(row.split("\x1f")[:-1]) for row in dump.split("\x1e")[:-1]]
            elements += len(got)
            good = want == ANY or got == want
        if not good:
            wrong += 1
            print(f"{path}: {dump[:200]!r}, expected {'an error' if want is None else want[:2]}")
    print(f"{len(paths)} files, {elements} elements, {refused} refused, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
