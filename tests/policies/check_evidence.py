#!/usr/bin/env python3
"""docs/evidence.md has the rows of analyzer/match/evidence.def, in their order."""
import os
import re
import sys

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROOFS = {"MADE": "made by", "SUPPLIED": "supplied by", "HOSTED": "hosted by", "MENTIONS": "mentions"}
CEILINGS = {"PROHIBIT": "prohibited", "REVIEW": "review"}
ROW = re.compile(r'^EVIDENCE\(\w+, "([^"]*)", PROOF_(\w+), TIER_(\w+), CONFIDENCE_(\w+),\s+(\w+)', re.M)


def read(*path):
    with open(os.path.join(TOP, *path), encoding="utf-8") as file:
        return file.read()


def main():
    table = [(kind, PROOFS[proof], CEILINGS[ceiling], confidence.lower(), "yes" if trade == "true" else "no")
             for kind, proof, ceiling, confidence, trade in ROW.findall(read("analyzer", "match", "evidence.def"))]
    text = read("docs", "evidence.md").split("## ", 1)[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("| ")]
    documented = [(row[0], row[2], row[3], row[4], row[5]) for row in rows[1:]]
    for here, there in zip(table, documented):
        if here != there:
            print("evidence.def has %s, docs/evidence.md %s" % (here, there))
    if len(table) != len(documented):
        print("evidence.def has %d rows, docs/evidence.md %d" % (len(table), len(documented)))
    print("%d kinds of evidence" % len(table))
    return 0 if table and table == documented else 1


if __name__ == "__main__":
    sys.exit(main())
