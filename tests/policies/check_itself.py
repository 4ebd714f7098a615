#!/usr/bin/env python3
"""check_sources.py finds the faults it is there for: each is put into a copy of the policies."""
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
POLICIES = os.path.join(HERE, "..", "..", "policies")

# File, text that stands there, text put in its place, part of the message expected.
FAULTS = [
    ("entities.json", '"value": "kaspersky.dk"', '"value": "kaspersky.example"', "has no value: line"),
    ("entities.json", '"value": "kaspersky_lab", "relation": "produced"',
     '"value": "kaspersky_lab", "relation": "made"', "relation 'made'"),
    ("entities.json", '"pkg:npm/ng-devui"', '"pkg:npm/*"', "a star stands only"),
    ("entities.json", '"pkg:pypi/huaweicloudsdkcore"', '"pkg:pypi/huaweicloud/*"', "a star stands only"),
    ("entities.json", '"to": "2022-11-23"', '"to": "2022-11-31"', "is no date"),
    ("entities.json", '"to": "2022-11-23"', '"to": "2022-11-24"', "no dates: line"),
    ("entities.json", '"id": "zte"', '"id": "huawei"', "is used twice"),
    ("entities.json", '"source": "nuclei-cve-2023-3836"', '"source": "hearsay"', "is no key"),
    ("icts-2021-002/policy.json", "poses undue", "poses certain", "has no value: line"),
    ("icts-2021-002/policy.json", '"from": "2024-07-20"', '"from": "2024-07-21"', "no dates: line"),
    ("icts-2021-002/policy.json", '"entities": ["kaspersky"]', '"entities": ["karpersky"]', "no entity"),
    ("far-52.204-23/policy.json", '"reach": "any-software"', '"reach": "everything"', "reach 'everything'"),
    ("bundles.json", '"policy": "icts-2021-002", "tier": "prohibit"',
     '"policy": "icts-2021-003", "tier": "prohibit"', "no policy"),
    ("SOURCES.md", "- value: `hikvision.com`", "- value: `hikvision.example`", "has no value: line"),
]


def check(folder):
    run = subprocess.run([sys.executable, os.path.join(HERE, "check_sources.py"), folder],
                         capture_output=True, text=True, check=False)
    return run.returncode, run.stdout


def main():
    failed = 0
    for name, old, new, expected in FAULTS:
        with tempfile.TemporaryDirectory() as scratch:
            folder = os.path.join(scratch, "policies")
            shutil.copytree(POLICIES, folder)
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8") as file:
                text = file.read()
            if old not in text:
                print("%s no longer contains %s" % (name, old))
                failed += 1
                continue
            with open(path, "w", encoding="utf-8") as file:
                file.write(text.replace(old, new, 1))
            code, output = check(folder)
            if code != 1 or expected not in output:
                print("not found: %s in %s (%s)\n%s" % (new, name, expected, output))
                failed += 1
    print("%d of %d faults were found" % (len(FAULTS) - failed, len(FAULTS)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
