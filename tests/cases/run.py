#!/usr/bin/env python3
"""Runs golden cases: tests/cases/SUITE/CASE/ with

  cmd       what to do: shell lines; $BOMSCREEN is the program. They run in a fresh copy of the case's folder.
  use       optional: files or folders of tests/cases/shared/ that are copied beside the inputs, one a line
  out err   what is printed on standard output and standard error; absent: nothing
  status    the exit code; absent: 0
  golden/   files that the commands leave behind; one that is not there is a failure, too
  ...       inputs

The program's version is written as VERSION in all of them.

usage: run.py --program FILE [--accept] SUITE[/CASE]...
       run.py --registered SUITE...        tells which suites of the registries have no folder
"""
import argparse
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

CASES = pathlib.Path(__file__).resolve().parent
OWN = {"cmd", "use", "out", "err", "status", "golden"}
TIMEOUT = 60


def normaliser(program):
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.split()[-1]
    pattern = re.compile(rb"(bomscreen[ @/\-]|\"bomscreen\",\s*\"version\":\s*\"|bomscreen</name>\s*<version>)"
                         + re.escape(version).encode())
    return lambda data: pattern.sub(rb"\1VERSION", data)


def prepare(case, work):
    """Copies the inputs; returns the names that are there before the commands run."""
    for entry in sorted(case.iterdir()):
        if entry.name not in OWN:
            copy(entry, work / entry.name)
    if (case / "use").exists():
        for name in (case / "use").read_text().split():
            copy(CASES / "shared" / name, work / pathlib.Path(name).name)
    return snapshot(work)


def copy(source, target):
    if source.is_dir():
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copy2(source, target, follow_symlinks=False)


def snapshot(work):
    return {str(path.relative_to(work)): path.read_bytes()
            for path in sorted(work.rglob("*")) if path.is_file() and not path.is_symlink()}


def run(case, program, normalise):
    """Returns {name of golden file: bytes}."""
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder) / "work"
        work.mkdir()
        before = prepare(case, work)
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "LC_ALL": "C.UTF-8", "TZ": "UTC",
                       "SOURCE_DATE_EPOCH": "1700000000", "BOMSCREEN": program}
        for name in ("DUMP_BOM", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        done = subprocess.run(["sh", str(case / "cmd")], cwd=work, env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=TIMEOUT, check=False)
        results = {"out": done.stdout, "err": done.stderr,
                   "status": b"" if done.returncode == 0 else b"%d\n" % done.returncode}
        after = snapshot(work)
        for name, data in after.items():
            if before.get(name) != data:
                results["golden/" + name] = data
        for name in before.keys() - after.keys():
            results["golden/" + name] = b"(removed)\n"
        return {name: normalise(data) for name, data in results.items()}


def expected(case):
    wanted = {name: (case / name).read_bytes() if (case / name).exists() else b"" for name in ("out", "err", "status")}
    if (case / "golden").is_dir():
        for path in sorted((case / "golden").rglob("*")):
            if path.is_file():
                wanted[str(path.relative_to(case))] = path.read_bytes()
    return wanted


def show_difference(case, name, wanted, found):
    print(f"--- {case.parent.name}/{case.name}: {name}")
    if wanted is None:
        wanted = b""
        print("    left behind, and there is no such golden file")
    if found is None:
        print("    not left behind")
        return
    lines = difflib.unified_diff(wanted.decode("utf-8", "backslashreplace").splitlines(),
                                 found.decode("utf-8", "backslashreplace").splitlines(), "expected", "found", lineterm="")
    for line in list(lines)[:200]:
        print("    " + line)


def check(case, program, normalise):
    found, wanted = run(case, program, normalise), expected(case)
    differing = [name for name in sorted(found.keys() | wanted.keys()) if found.get(name) != wanted.get(name)]
    for name in differing:
        show_difference(case, name, wanted.get(name), found.get(name))
    return not differing


def accept(case, program, normalise):
    found = run(case, program, normalise)
    shutil.rmtree(case / "golden", ignore_errors=True)
    for name, data in found.items():
        path = case / name
        if data or name.startswith("golden/"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        elif path.exists():
            path.unlink()
    return True


def cases_of(names):
    found = []
    for name in names:
        folder = CASES / name
        if (folder / "cmd").exists():
            found.append(folder)
        else:
            found += sorted(path.parent for path in folder.glob("*/cmd"))
    return found


def registered(names):
    missing = [name for name in names if not any((CASES / name).glob("*/cmd"))]
    for name in missing:
        print(f"no case in tests/cases/{name}/: each format, report, command and policy has a suite of its own name")
    return 1 if missing else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program")
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("--registered", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    if options.registered:
        return registered(options.names)
    program = str(pathlib.Path(options.program or os.environ["BOMSCREEN"]).resolve())
    cases = cases_of(options.names)
    if not cases:
        print("no such case")
        return 1
    normalise = normaliser(program)
    action = accept if options.accept else check
    failed = [case for case in cases if not action(case, program, normalise)]
    print(f"{len(cases) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
