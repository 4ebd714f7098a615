#!/usr/bin/env python3
"""Every fact of the policies has a source line that contains it.

Usage: check_sources.py [POLICIES]     (default: the folder policies/ of this tree)

Reads entities.json, bundles.json and each folder with a policy.json, and beside each of them
SOURCES.md. Prints file:line: what is wrong, one line a fault, and ends with 1 if there was any.
"""
import datetime
import json
import os
import re
import sys

KINDS = {"name", "brand", "purl", "owner", "domain", "cpe-vendor", "namespace", "product", "hash"}
RELATIONS = {"produced", "subsidiary", "white-label", "donated", "divested", "third-party", "fork",
             "unrelated"}
CONFIDENCES = {"low", "medium", "high"}
CLASSES = {"unknown", "security", "equipment", "named-application", "other"}
REACHES = {"any-software", "cyber-software", "named-application", "equipment-and-services",
           "transactions", "export", "contracting"}
SCOPES = {"federal-agency", "contractor", "us-person", "ic"}
BASES = {"law", "contract", "policy"}
VERDICTS = {"prohibited", "review", "advisory"}
TIERS = {"off", "advisory", "review", "prohibit"}
# Registries that let only the owner of a namespace publish in it, and distributions, whose name
# in a purl is their own. Elsewhere (PyPI, NuGet, crates, winget) packages are listed one by one.
RESERVED = {"npm": r"%40[a-z0-9._-]+", "maven": r"[a-z0-9._-]+", "github": r"[^/]+",
            "gitee": r"[^/]+", "golang": r".+/.+", "rpm": r"[a-z0-9._-]+", "deb": r"[a-z0-9._-]+",
            "apk": r"[a-z0-9._-]+", "docker": r"[a-z0-9._-]+", "huggingface": r"[A-Za-z0-9._-]+"}
NAMESPACES = {"maven", "golang", "docker", "winget", "nuget", "npm", "composer"}


class Text(str):
    """A string of a JSON file that knows its line."""
    line = 0


class Reader:
    """Strict JSON whose strings know their lines: the standard reader keeps no positions."""
    def __init__(self, path, faults):
        self.path, self.faults, self.at = path, faults, 0
        self.counted, self.lines = 0, 1
        with open(path, encoding="utf-8") as file:
            self.text = file.read()

    def line(self):
        self.lines += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        return self.lines

    def read(self):
        value = self.value()
        self.space()
        if self.at != len(self.text):
            raise ValueError("%s:%d: text after the end" % (self.path, self.line()))
        return value

    def space(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n":
            self.at += 1

    def want(self, mark):
        self.space()
        if not self.text.startswith(mark, self.at):
            raise ValueError("%s:%d: expected %r" % (self.path, self.line(), mark))
        self.at += len(mark)

    def peek(self):
        self.space()
        return self.text[self.at:self.at + 1]

    def items(self, end):
        """Positions after each separator until the end mark."""
        if self.peek() != end:
            yield
            while self.peek() == ",":
                self.want(",")
                yield
        self.want(end)

    def value(self):
        first = self.peek()
        if first == "{":
            self.want("{")
            result = {}
            for _ in self.items("}"):
                key = self.value()
                if key in result:
                    self.faults.add(self.path, key.line, "member %r occurs twice" % str(key))
                self.want(":")
                result[key] = self.value()
            return result
        if first == "[":
            self.want("[")
            return [self.value() for _ in self.items("]")]
        line = self.line()
        value, self.at = json.JSONDecoder().raw_decode(self.text, self.at)
        if isinstance(value, str):
            value = Text(value)
            value.line = line
        return value


class Faults:
    def __init__(self):
        self.count = 0

    def add(self, path, line, text):
        self.count += 1
        print("%s:%d: %s" % (path, line, text))


class Sources:
    """SOURCES.md: a table of keys, then a section a key with values and dates."""
    def __init__(self, path, faults):
        self.path, self.table, self.values, self.dates = path, {}, {}, {}
        section = None
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                line = line.rstrip("\n")
                row = re.match(r"\| `([^`]+)` \|(.*)\|$", line)
                if row:
                    if row.group(1) in self.table:
                        faults.add(path, number, "key %s stands twice in the table" % row.group(1))
                    self.table[row.group(1)] = number
                    if len(row.group(2).split("|")) != 5:
                        faults.add(path, number, "a row of the table has six columns")
                elif line.startswith("## "):
                    section = line[3:].strip()
                    if section not in self.table:
                        faults.add(path, number, "section %s is not in the table" % section)
                    self.values[section], self.dates[section] = {}, {}
                elif line.startswith("- value: `") and line.endswith("`") and section:
                    self.values[section][line[10:-1]] = number
                elif line.startswith("dates: ") and section:
                    for date in line[7:].split(", "):
                        self.dates[section][date] = number
        for key, number in self.table.items():
            if key not in self.values:
                faults.add(path, number, "key %s has no section" % key)


def date_of(text):
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text or ""):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    return None


class Check:
    def __init__(self, root):
        self.root, self.faults = root, Faults()

    def load(self, *path):
        return Reader(os.path.join(self.root, *path), self.faults).read()

    def run(self):
        self.check_stop()
        self.check_entities()
        self.check_policies()
        self.check_bundles()
        return self.faults.count

    def check_stop(self):
        path = os.path.join(self.root, "stop.json")
        for rows in self.load("stop.json")["lists"]:
            if not rows.get("source"):
                self.faults.add(path, rows["kind"].line, "a stop list has no source")
            values = [str(value) for value in rows["values"]]
            if values != sorted(set(values)):
                self.faults.add(path, rows["kind"].line, "the values are not sorted, or one stands twice")

    def word(self, path, record, member, words, line):
        if record.get(member) not in words:
            self.faults.add(path, getattr(record.get(member), "line", line),
                            "%s %r is none of %s" % (member, record.get(member), ", ".join(sorted(words))))

    def period(self, path, record, line, sources=None, key=None):
        days = []
        for member in ("from", "to"):
            text = record.get(member)
            if text is None:
                days.append(None)
                continue
            days.append(date_of(text))
            if days[-1] is None:
                self.faults.add(path, text.line, "%s %r is no date (YYYY-MM-DD)" % (member, str(text)))
            elif sources and str(text) not in sources.dates.get(key, {}):
                self.faults.add(path, text.line, "no dates: line of %s, section %s, has %s"
                                % (sources.path, key, text))
        if days[0] and days[1] and days[0] >= days[1]:
            self.faults.add(path, line, "the period ends before it begins")

    def sourced(self, path, value, key, sources, used):
        if key is None or key not in sources.table:
            self.faults.add(path, value.line, "source %r is no key of %s" % (key, sources.path))
        elif str(value) not in sources.values.get(key, {}):
            self.faults.add(path, value.line, "%r has no value: line in %s, section %s"
                            % (str(value), sources.path, key))
        else:
            used.add((str(key), str(value)))

    def identifier_form(self, path, row):
        kind, value = row.get("kind"), row["value"]
        if kind == "purl":
            self.purl_form(path, value)
        elif kind == "owner" and not re.fullmatch(r"[a-z0-9.-]+/[^/\s]+(/[^/\s]+)?", value):
            self.faults.add(path, value.line, "owner %r is not host/owner" % str(value))
        elif kind == "domain" and not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", value):
            self.faults.add(path, value.line, "domain %r is no lower-case host name" % str(value))
        elif kind == "cpe-vendor" and not re.fullmatch(r"[a-z0-9._-]+", value):
            self.faults.add(path, value.line, "cpe-vendor %r has an odd letter" % str(value))
        elif kind == "namespace" and value.split(":")[0] not in NAMESPACES:
            self.faults.add(path, value.line, "namespace %r does not begin with a registry" % str(value))

    def purl_form(self, path, value):
        form = re.fullmatch(r"pkg:([a-z]+)/(?:(.+)/)?([^/@?#]+)", value)
        if not form:
            self.faults.add(path, value.line, "%r is no purl without version" % str(value))
            return
        kind, space, name = form.groups()
        if "*" in value and (name != "*" or kind not in RESERVED
                             or not re.fullmatch(RESERVED[kind], space or "")):
            self.faults.add(path, value.line, "a star stands only alone behind a namespace that the "
                            "registry reserves for its owner: %r" % str(value))

    def check_entities(self):
        path = os.path.join(self.root, "entities.json")
        data = self.load("entities.json")
        sources = Sources(os.path.join(self.root, "SOURCES.md"), self.faults)
        self.entities, used, rows = {}, set(), set()
        if date_of(data.get("edition")) is None:
            self.faults.add(path, 1, "edition is no date")
        for entity in data["entities"]:
            self.new_id(path, entity["id"])
            for affiliate in entity.get("affiliates", []):
                self.new_id(path, affiliate["id"])
                self.check_row(path, affiliate, affiliate["name"], sources, used)
            for row in entity["identifiers"]:
                value = row["value"]
                self.word(path, row, "kind", KINDS, value.line)
                if row.get("class", "unknown") not in CLASSES:
                    self.word(path, row, "class", CLASSES, value.line)
                self.check_row(path, row, value, sources, used)
                self.identifier_form(path, row)
                mark = (row["kind"], value.lower() if row["kind"] != "name" else value,
                        row.get("from"), row.get("to"))
                if mark in rows:
                    self.faults.add(path, value.line, "%s %r stands twice" % mark[:2])
                rows.add(mark)
        self.unused(sources, used)

    def new_id(self, path, id):
        if id in self.entities:
            self.faults.add(path, id.line, "id %s is used twice" % id)
        self.entities[id] = id.line

    def check_row(self, path, row, value, sources, used):
        self.word(path, row, "relation", RELATIONS, value.line)
        self.word(path, row, "confidence", CONFIDENCES, value.line)
        key = row.get("source")
        self.sourced(path, value, key, sources, used)
        self.period(path, row, value.line, sources, key)
        if key == "unconfirmed" and row.get("confidence") != "low":
            self.faults.add(path, value.line, "%r has no source: its confidence must be low" % str(value))

    def unused(self, sources, used):
        """A key that no row names is dead text. (A value may be there to confirm another row.)"""
        keys = {key for key, _ in used}
        for key, number in sources.table.items():
            if key not in keys:
                self.faults.add(sources.path, number, "no row cites %s" % key)

    def check_policies(self):
        self.policies = {}
        for name in sorted(os.listdir(self.root)):
            if os.path.isfile(os.path.join(self.root, name, "policy.json")):
                self.check_policy(name)

    def check_policy(self, name):
        path = os.path.join(self.root, name, "policy.json")
        policy = self.load(name, "policy.json")
        sources = Sources(os.path.join(self.root, name, "SOURCES.md"), self.faults)
        self.policies[name] = policy
        if policy["id"] != name:
            self.faults.add(path, policy["id"].line, "the id is not the folder's name")
        if date_of(policy.get("edition")) is None:
            self.faults.add(path, policy["id"].line, "edition is no date")
        ids = set()
        for measure in policy["measures"]:
            if measure["id"] in ids or measure["id"].split("/")[0] != name:
                self.faults.add(path, measure["id"].line, "measure %s is not %s or %s/..., or stands twice"
                                % (measure["id"], name, name))
            ids.add(measure["id"])
            self.check_measure(path, measure, sources)
        for test in policy.get("tests", []):
            if test["expect"] not in {"prohibited", "review", "advisory", "no-match", "unknown"}:
                self.faults.add(path, test["expect"].line, "expect %r" % str(test["expect"]))
            if date_of(test["as_of"]) is None:
                self.faults.add(path, test["as_of"].line, "as_of is no date")
            if "entity" in test and test["entity"] not in self.entities:
                self.faults.add(path, test["entity"].line, "no entity %s" % test["entity"])
        expected = {str(test["expect"]) for test in policy.get("tests", [])}
        if not expected & {"prohibited", "review", "advisory"} or "no-match" not in expected:
            self.faults.add(path, policy["id"].line, "a policy ships tests that match and tests that do not")

    def check_measure(self, path, measure, sources):
        line = measure["id"].line
        self.word(path, measure, "reach", REACHES, line)
        self.word(path, measure, "basis", BASES, line)
        for member in ("title", "authority", "instrument", "addressee", "next"):
            if not measure.get(member):
                self.faults.add(path, line, "measure %s has no %s" % (measure["id"], member))
        for scope in measure["scope"]:
            if scope not in SCOPES:
                self.faults.add(path, scope.line, "scope %r" % str(scope))
        for member in ("quote", "citation", "url"):
            self.sourced(path, measure[member], measure["source"], sources, set())
        for listing in measure.get("entities", []):
            entity = listing["id"] if isinstance(listing, dict) else listing
            self.listed(path, entity, measure, sources)
            if isinstance(listing, dict):
                self.period(path, listing, entity.line, sources, measure["source"])
                if "reference" in listing:
                    self.sourced(path, listing["reference"], measure["source"], sources, set())
        for edition in measure.get("editions", []):
            self.edition(path, edition, measure, sources)
        for exception in measure.get("exceptions", []):
            if not any(str(exception["product"]) in lines for lines in sources.values.values()):
                self.faults.add(path, exception["product"].line, "exception without a value: line in "
                                + sources.path)
        if not measure["periods"] or not measure["periods"][0].get("from"):
            self.faults.add(path, line, "a measure begins on a date")
        last = None
        for period in measure["periods"]:
            self.word(path, period, "verdict", VERDICTS, line)
            self.period(path, period, line, sources, measure["source"])
            start = date_of(period.get("from"))
            if last and start and start < last:
                self.faults.add(path, period["from"].line, "periods overlap or are out of order")
            last = date_of(period.get("to")) or last

    def listed(self, path, entity, measure, sources):
        if entity not in self.entities:
            self.faults.add(path, entity.line, "no entity %s in entities.json" % entity)
        self.sourced(path, entity, measure["source"], sources, set())

    def edition(self, path, edition, measure, sources):
        for member in ("date", "withdrawn"):
            if member in edition and str(edition[member]) not in sources.dates.get(measure["source"], {}):
                self.faults.add(path, edition[member].line, "no dates: line of %s, section %s, has %s"
                                % (sources.path, measure["source"], edition[member]))
        self.sourced(path, edition["citation"], measure["source"], sources, set())
        for entity in edition["entities"] + edition.get("unconfirmed", []):
            self.listed(path, entity, measure, sources)

    def check_bundles(self):
        path = os.path.join(self.root, "bundles.json")
        data = self.load("bundles.json")
        ids = set()
        for bundle in data["bundles"]:
            if bundle["id"] in ids:
                self.faults.add(path, bundle["id"].line, "bundle %s stands twice" % bundle["id"])
            ids.add(bundle["id"])
            self.word(path, bundle, "scope", SCOPES, bundle["id"].line)
            for member in bundle["policies"]:
                if member["policy"] not in self.policies:
                    self.faults.add(path, member["policy"].line, "no policy %s" % member["policy"])
                self.word(path, member, "tier", TIERS, member["policy"].line)
                if "hardware" in member:
                    self.word(path, member, "hardware", TIERS, member["policy"].line)
        if data["default"] not in ids:
            self.faults.add(path, data["default"].line, "the default is no bundle")
        for name, policy in self.policies.items():
            for test in policy.get("tests", []):
                if test.get("bundle", data["default"]) not in ids:
                    self.faults.add(os.path.join(self.root, name, "policy.json"), test["bundle"].line,
                                    "no bundle %s" % test["bundle"])


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "..", "..", "policies")
    try:
        count = Check(os.path.relpath(root)).run()
    except (OSError, ValueError, KeyError) as error:
        print("%s: %s" % (type(error).__name__, error))
        return 1
    print("%d faults" % count if count else "every row has its source line")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
