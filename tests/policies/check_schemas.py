#!/usr/bin/env python3
"""The shipped policies conform to docs/schemas/ (and the schemas refuse what is wrong).

Needs python3-jsonschema; ends with 77, a skipped test, where it is not installed.
"""
import copy
import json
import os
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("python3-jsonschema is not installed: skipped")
    sys.exit(77)

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def load(*path):
    with open(os.path.join(TOP, *path), encoding="utf-8") as file:
        return json.load(file)


def validator(name):
    schema = load("docs", "schemas", name + ".schema.json")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def conform(check, path):
    faults = sorted(check.iter_errors(load(*path)), key=lambda fault: list(fault.absolute_path))
    for fault in faults:
        print("%s: /%s: %s" % ("/".join(path), "/".join(map(str, fault.absolute_path)), fault.message))
    return len(faults)


def refuses(check, path, spoil, what):
    """A schema that accepts anything would pass the rest: spoil one member and expect a fault."""
    data = copy.deepcopy(load(*path))
    spoil(data)
    if check.is_valid(data):
        print("%s: the schema accepts %s" % ("/".join(path), what))
        return 1
    return 0


def main():
    entities, policy, bundles = validator("entities"), validator("policy"), validator("bundles")
    count = conform(entities, ("policies", "entities.json")) + conform(bundles, ("policies", "bundles.json"))
    stop = validator("stop")
    count += conform(stop, ("policies", "stop.json"))
    count += refuses(stop, ("policies", "stop.json"), lambda data: data["lists"][0].pop("source"), "a list without a source")
    folders = [name for name in sorted(os.listdir(os.path.join(TOP, "policies")))
               if os.path.isfile(os.path.join(TOP, "policies", name, "policy.json"))]
    count += sum(conform(policy, ("policies", name, "policy.json")) for name in folders)
    count += refuses(entities, ("policies", "entities.json"),
                     lambda data: data["entities"][0]["identifiers"][0].update(relation="owned"),
                     "a relation that does not exist")
    count += refuses(entities, ("policies", "entities.json"),
                     lambda data: data["entities"][0]["identifiers"][0].update(verdict="prohibited"),
                     "an identifier with a verdict")
    first = ("policies", folders[0], "policy.json")
    count += refuses(policy, first, lambda data: data["measures"][0].pop("citation"),
                     "a measure without a citation")
    count += refuses(policy, first, lambda data: data["measures"][0]["periods"][0].pop("from"),
                     "a period without a start")
    count += refuses(bundles, ("policies", "bundles.json"),
                     lambda data: data["bundles"][0]["policies"][0].update(tier="deny"), "an unknown tier")
    print("%d faults" % count if count else "%d policies conform" % len(folders))
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
