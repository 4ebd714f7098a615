"""Compares what the TOML loader reads with Python's tomllib.

usage: check_toml.py TOML_DUMP SHARED [FOLDER]

Every TOML file of the shared lock files, and of FOLDER (the suite toml-lang/toml-test, unpacked), must be accepted or
refused as tomllib does, with the same keys, strings and numbers. Exits 77 (skipped) without data.
"""
import datetime
import json
import os
import pathlib
import subprocess
import sys

try:
    import tomllib
except ImportError:  # before Python 3.11
    sys.exit(77)

dump, shared, *more = sys.argv[1:]
shared = os.environ.get("BOMSCREEN_SHARED") or shared
NAMES = ("*.toml", "Cargo.lock", "poetry.lock", "uv.lock", "pdm.lock", "Gopkg.lock", "pylock.*")


def number(text):
    """The value of a number or boolean as TOML writes it."""
    if text in ("true", "false"):
        return text == "true"
    return tomllib.loads(f"x = {text}")["x"]


def same(found, wanted):
    if isinstance(wanted, dict):
        return isinstance(found, dict) and list(found) == list(wanted) and all(same(found[k], wanted[k]) for k in wanted)
    if isinstance(wanted, list):
        return isinstance(found, list) and len(found) == len(wanted) and all(map(same, found, wanted))
    if isinstance(wanted, str):
        return found == wanted
    if isinstance(wanted, (datetime.date, datetime.time)):
        return isinstance(found, str)
    value = number(next(iter(found))) if isinstance(found, dict) and len(found) == 1 else None
    return type(value) is type(wanted) and (value == wanted or value != value)


def files():
    for name in NAMES:
        yield from sorted(path for path in pathlib.Path(shared, "lockfiles").rglob(name) if path.is_file())
    for folder in more:
        listed = pathlib.Path(folder, "files-toml-1.0.0")
        names = listed.read_text().split() if listed.exists() else []
        yield from (pathlib.Path(folder, name) for name in names if name.endswith(".toml") and "utf16" not in name)  # UTF-16 is decoded before


def main():
    count, problems = 0, []
    for path in files():
        count += 1
        run = subprocess.run([dump, path], capture_output=True, timeout=60, check=False)
        try:
            wanted = tomllib.loads(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
        except (ValueError, UnicodeDecodeError) as error:
            wanted = None
            reason = error
        if run.returncode not in (0, 1):
            problems.append(f"{path}: crashed: {run.stderr.decode()[-500:]}")
        elif wanted is None and run.returncode == 0:
            problems.append(f"{path}: read, although tomllib says: {reason}")
        elif wanted is not None and run.returncode == 1:
            problems.append(f"{path}: refused: {run.stdout.decode()}")
        elif wanted is not None and not same(json.loads(run.stdout, strict=False), wanted):
            problems.append(f"{path}: read otherwise than by tomllib")
    for problem in problems:
        print(problem)
    print(f"{count} TOML files, {len(problems)} problems")
    return 1 if problems else 0 if count else 77


sys.exit(main())
