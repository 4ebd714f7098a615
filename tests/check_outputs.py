#!/usr/bin/env python3
"""The golden reports in formats of others, read as those who take them do: HTML by its own rules (and by html5lib, where it is
installed), JUnit by its schema (where the shared data and xmllint are at hand), CSV by a reader of CSV.

usage: check_outputs.py CASES SHARED"""
import csv
import html.parser
import io
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree

try:
    import html5lib
except ImportError:
    html5lib = None

CASES, SHARED = (pathlib.Path(a) for a in sys.argv[1:3])
SCHEMA = SHARED / "schemas/outputs/junit/junit-10.jenkins.xsd"
VOID = {"meta", "br", "link", "img", "input"}
ATTRIBUTES = {"lang", "charset", "name", "content", "http-equiv", "class", "scope", "rel", "href"}


def golden(report):
    cases = sorted((CASES / f"report-{report}").glob("*/out"))
    assert len(cases) >= 3, report
    return cases


class Page(html.parser.HTMLParser):
    """Every element is closed where it was opened; nothing runs, nothing is loaded."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.tags = set()

    def handle_starttag(self, tag, attrs):
        assert not {name for name, _ in attrs} - ATTRIBUTES, (tag, attrs)
        assert tag == "meta" or not any(re.match(r"\s*(javascript|data):", value or "", re.I) for _, value in attrs), attrs
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, (tag, self.open)


def check_html():
    for path in golden("html"):
        page, text = Page(), path.read_text(encoding="utf-8")
        page.feed(text)
        page.close()
        assert not page.open and {"title", "h1", "table", "style"} <= page.tags, (path, page.tags)
        assert not page.tags & {"script", "img", "link", "iframe", "object", "form", "svg", "base"}, (path, page.tags)
        assert "@import" not in text and "url(" not in text
        if html5lib:
            html5lib.HTMLParser(strict=True).parse(text)


def check_junit():
    for path in golden("junit"):
        root = tree.parse(path).getroot()
        cases = root.findall("testsuite/testcase")
        same = [("tests", len(cases)), ("failures", len(root.findall(".//failure"))),
                ("errors", len([case for case in cases if case.findall("error")]))]
        for name, count in same:
            assert int(root.get(name)) == count, (path, name, root.get(name), count)
        if SCHEMA.exists() and shutil.which("xmllint"):
            subprocess.run(["xmllint", "--nonet", "--noout", "--schema", SCHEMA, path], check=True, capture_output=True)


def check_csv():
    for path in golden("csv"):
        text = path.read_bytes()
        assert text.startswith(b"\xef\xbb\xbf") and text.endswith(b"\r\n")
        rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), strict=True))
        assert len(rows) > 1 and len({len(row) for row in rows}) == 1, path
        for cell in (cell for row in rows for cell in row):
            assert not re.match("\\s*[=+\\-@\t\r|\uff1d\uff0b\uff0d\uff20]", cell), (path, cell)
            assert not any(ord(char) < 32 for char in cell), (path, cell)


def check_markdown():
    for path in golden("markdown"):
        columns = None
        for line in path.read_text(encoding="utf-8").splitlines():
            bars = len(re.findall(r"(?<!\\)\|", line))
            columns = bars if line.startswith("|---") else columns if bars else None
            assert columns is None or bars == columns, (path, line)
            assert not re.search(r"(?<!\\)(\\\\)*[`*]", line.replace("**", "")) and "@" not in re.sub("<https:[^>]*>", "", line), (path, line)
            assert not re.search(r"<(?!https:)", line), (path, line)


if __name__ == "__main__":
    for check in (check_html, check_junit, check_csv, check_markdown):
        check()
    print("reports read by others: html, junit, csv, markdown", "" if html5lib else "(html5lib is not installed)")
