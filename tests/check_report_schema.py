#!/usr/bin/env python3
"""Validates what the program really writes, and examples of what it reads, against docs/schemas/. Skipped (77) without
python3-jsonschema.

usage: check_report_schema.py PROGRAM
"""
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("no python3-jsonschema: skipped")
    sys.exit(77)

TOP = pathlib.Path(__file__).resolve().parent.parent
SHARED = TOP / "tests" / "cases" / "shared"
INPUTS = sorted(str(path) for path in SHARED.iterdir() if path.is_file()) + ["missing.json", str(TOP / "docs")]

CONFIGURATIONS = [
    (True, {"schema": "bomscreen-config/1"}),
    (True, {"schema": "bomscreen-config/1", "bundle": "us-federal", "scope": "ic", "policies": ["policies"],
            "own": ["pkg:npm/%40example/*"], "fail_on": "review", "severities": {"dangling-ref": "ignore"},
            "extends": ["../base.json"], "keys": ["approver.pub"], "require_signatures": True, "max_unattributed": "12.5%"}),
    (False, {}),
    (False, {"schema": "bomscreen-config/1", "bundel": "us-federal"}),
    (False, {"schema": "bomscreen-config/1", "fail_on": "sometimes"}),
    (False, {"schema": "bomscreen-config/1", "severities": {"dangling-ref": "fatal"}}),
]
DECISION = {"fingerprint": "7a3e8f0c-1111-5222-8333-444455556666", "reason": "not our product",
            "person": "A. Person", "date": "2026-01-01"}
COVERING = {"covers": {"purl": "pkg:npm/%40example/*", "versions": "vers:npm/<2", "entity": "example", "rule": "a-rule"},
            "reason": "not our product", "person": "A. Person", "date": "2026-01-01"}
WAIVERS = [
    (True, {"schema": "bomscreen-waivers/1"}),
    (True, {"schema": "bomscreen-waivers/1", "determinations": [{**DECISION, "outcome": "not-covered", "evidence": ["a letter"]}]}),
    (True, {"schema": "bomscreen-waivers/1", "waivers": [{**DECISION, "expires": "2027-01-01", "authority": "an agency",
                                                          "number": "W-1", "basis": "law"}]}),
    (True, {"schema": "bomscreen-waivers/1", "waivers": [{**DECISION, "expires": "2027-01-01", "authority": "an approver",
                                                          "basis": "policy"}]}),
    (False, {"schema": "bomscreen-waivers/1", "waivers": [{**DECISION, "expires": "2027-01-01", "authority": "an agency",
                                                           "basis": "law"}]}),
    (False, {"schema": "bomscreen-waivers/1", "waivers": [{**DECISION, "authority": "an approver", "basis": "policy"}]}),
    (False, {"schema": "bomscreen-waivers/1", "determinations": [DECISION]}),
    (True, {"schema": "bomscreen-waivers/1", "determinations": [{**COVERING, "outcome": "accepted", "evidence": ["a letter"]}]}),
    (False, {"schema": "bomscreen-waivers/1", "determinations": [{**COVERING, "outcome": "accepted", "evidence": []}]}),
    (False, {"schema": "bomscreen-waivers/1", "determinations": [{**COVERING, **DECISION, "outcome": "accepted", "evidence": ["a"]}]}),
]


def cases(*patterns):
    """(is it right, value) of files in the cases: those whose names begin with w are right."""
    for pattern in patterns:
        for path in sorted((TOP / "tests" / "cases").glob(pattern)):
            yield path.name.startswith(("w.", "policy.")), json.loads(path.read_text(encoding="utf-8"))


def validator(schema, part=None):
    schema = json.loads((TOP / "docs" / "schemas" / f"{schema}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    if part:
        schema = {"$schema": schema["$schema"], "$ref": f"#/$defs/{part}", "$defs": schema["$defs"]}
    return jsonschema.Draft202012Validator(schema)


def run(program, *arguments, command=("screen", "--no-config", "--as-of", "2024-10-01")):
    program = pathlib.Path(program).resolve()
    done = subprocess.run([program, *command, *arguments], capture_output=True, check=False, cwd=TOP)
    assert done.returncode in (0, 1, 3, 4), done
    return done.stdout.decode()


def reports(program):
    """(what it is, validator, value)"""
    own = ["--policy", str(SHARED / "policies")]
    decided = ["--waivers", str(TOP / "tests" / "cases" / "waivers" / "all-reports" / "w.json")]
    rules = ["--policy", str(TOP / "tests" / "cases" / "own-policies" / "rules" / "own")]
    for options in (own, [*own, *decided], [*own, *rules], [*own, "--all"], [*own, "--bundle", "raised"], [], ["--all", "--bundle", "us-federal-strict"]):
        yield f"report {options}", validator("report"), json.loads(run(program, "-o", "json", *options, *INPUTS))
        lines = run(program, "-o", "ndjson", *options, *INPUTS).splitlines()
        for line in lines[:-1]:
            yield f"finding {options}", validator("report", "finding_line"), json.loads(line)
        yield f"summary {options}", validator("report", "summary_line"), json.loads(lines[-1])


def validations(program):
    """(what it is, validator, value)"""
    listed = json.loads(run(program, "-o", "json", "--profile", "list", command=["validate"]))
    yield "profiles", validator("validation", "profiles"), listed
    wanted = [word for profile in listed["profiles"] for word in ("--profile", profile["id"])]
    inputs = [*INPUTS, *sorted(map(str, (SHARED / "profiles").iterdir()))]
    for options in ([], ["--lenient"], wanted, [*wanted, "--verbose"]):
        yield f"validation {options}", validator("validation"), json.loads(
            run(program, "-o", "json", *options, *inputs, command=["validate"]))


def losses(program):
    """The losses of the cases' documents in other versions and specifications."""
    program = pathlib.Path(program).resolve()
    bills = sorted((TOP / "tests" / "cases" / "command-convert").glob("*/bom*.json"))
    with tempfile.TemporaryDirectory() as folder:
        for bill in bills:
            for command, target in (("convert", "cyclonedx-json@1.2"), ("convert", "cyclonedx-xml"),
                                    ("convert", "spdx-tag@2.2"), ("merge", "spdx-json@2.3")):
                path = pathlib.Path(folder) / "losses.json"
                subprocess.run([program, command, "--quiet", "--losses", path, "-o", f"{target}={folder}/out", bill],
                               capture_output=True, check=False)
                if path.exists():
                    yield f"losses {bill.parent.name} {command} {target}", validator("losses"), json.loads(path.read_text())
                    path.unlink()


def differences(program):
    """What `diff` writes; its findings are those of the report."""
    bills = [str(SHARED / name) for name in ("nothing.cdx.json", "findings.cdx.json", "unknown.cdx.json")]
    for before, after in zip(bills, bills[1:]):
        value = json.loads(run(program, "--policy", str(SHARED / "policies"), "-o", "json", before, after, command=["diff"]))
        yield f"diff {after}", validator("diff"), value
        for finding in value["new_findings"] + value["gone_findings"]:
            yield f"diff finding {after}", validator("report", "finding"), finding


def lists(program):
    """What `policy status`, `policy diff` and `names` write of compiled lists."""
    program = str(pathlib.Path(program).resolve())
    source = SHARED / "lists"
    bill = str(TOP / "tests/cases/command-screen/lists/bom.json")
    with tempfile.TemporaryDirectory() as folder:
        old, new, changed = (str(pathlib.Path(folder) / name) for name in ("old.bsl", "new.bsl", "sdn.csv"))
        rows = (source / "sdn.csv").read_text().replace("\x1a", "").split("\n")
        pathlib.Path(changed).write_text("\n".join(row.replace("CYBER2", "CUBA") for row in rows if not row.startswith("36,"))
                                         + '50,"INNOCENT SUPPLIER INC.",-0- ,"CYBER2",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n')
        for target, edition, files in ((old, "2026-11-01", [source / "sdn.csv", source / "add.csv"]), (new, "2026-11-20", [changed])):
            subprocess.run([program, "policy", "import", "-q", "--edition", edition, "-o", target, *files], check=True)
        for words in ([], [old], ["--max-age", "9", old]):
            done = subprocess.run([program, "policy", "status", "--no-config", "-o", "json", *words], capture_output=True, check=False)
            yield f"policy status {words}", validator("policy-status"), json.loads(done.stdout)
        for words in ([old, new], [old, new, bill], [new, old, bill], [old, old, bill]):
            yield f"policy diff {words}", validator("policy-diff"), json.loads(
                run(program, "--no-config", "--as-of", "2026-11-22", "-o", "json", *words, command=["policy", "diff"]))
        names = str(TOP / "tests/cases/command-names/screen-table/suppliers.csv")
        for words in ([names], ["--all", names], ["--list-rule", "*:threshold=0.5,kinds=organisation+person", names]):
            yield f"names screen {words}", validator("names"), json.loads(
                run(program, "--no-config", "--list", old, "-o", "json", *words, command=["names", "screen"]))
    pairs = (TOP / "tests/cases/command-names/compare/pairs.txt").read_text(encoding="utf-8").splitlines()
    for pair in pairs:
        if "\t" in pair:
            yield f"names compare {pair}", validator("names", "comparison"), json.loads(
                run(program, "-o", "json", *pair.split("\t"), command=["names", "compare"]))


def services(program):
    """(what it is, validator, value): the official schemas, where they are at hand"""
    own = ["--policy", str(SHARED / "policies")]
    folder = TOP / "build/shared/schemas/outputs"
    for name, path in (("sarif", folder / "sarif/sarif-schema-2.1.0.json"),
                       ("gitlab-codequality", folder / "gitlab/code-quality.constraints.schema.json")):
        if path.exists():
            schema = json.loads(path.read_text(encoding="utf-8"))
            yield name, jsonschema.validators.validator_for(schema)(schema), json.loads(run(program, "-o", name, *own, *INPUTS[:-2]))


def main():
    passed = failed = findings = 0
    for what, schema, value in [*reports(sys.argv[1]), *validations(sys.argv[1]), *losses(sys.argv[1]), *differences(sys.argv[1]), *lists(sys.argv[1])]:
        errors = [f"{what}: {error.json_path}: {error.message}" for error in schema.iter_errors(value)]
        findings += what.startswith("finding")
        passed, failed = passed + (not errors), failed + bool(errors)
        print("".join(error + "\n" for error in errors), end="")
    files = (("waivers", cases("waivers/*/w.json")), ("policy", cases("own-policies/rules/own/*/policy.json",
                                                                     "own-policies/tests/own/*/policy.json")))
    for name, examples in (("config", CONFIGURATIONS), ("waivers", WAIVERS), *files):
        for good, value in examples:
            right = validator(name).is_valid(value) == good
            passed, failed = passed + right, failed + (not right)
            if not right:
                print(f"{name}: {'refused' if good else 'accepted'}: {json.dumps(value)}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not findings else 0


if __name__ == "__main__":
    sys.exit(main())
