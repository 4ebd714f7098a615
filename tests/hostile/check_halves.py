#!/usr/bin/env python3
"""Half documents: the seeds of every format's fuzz target, cut at many places. screen and validate end in a documented exit code and say
something of each; in the syntaxes that have an end (JSON, XML), what is cut before it cannot be read, and the error has a place.

usage: check_halves.py PROGRAM SEEDS"""
import json
import pathlib
import subprocess
import sys
import tempfile

PLACES = 40
LARGEST = 100000
ENDS = ("json", "xml", "rdf")  # how the names of formats end whose documents do


def cuts(data):
    """Where to cut: at even distances, and behind the last few bytes that are no white space."""
    whole = len(data.rstrip())
    return sorted({whole * i // PLACES for i in range(1, PLACES)} | {whole - i for i in range(1, 4) if whole > i})


def run(program, command, paths):
    done = subprocess.run([program, *command, "-o", "json", *paths], capture_output=True, check=False, timeout=120)
    return done.returncode, json.loads(done.stdout)["inputs"] if done.returncode in (0, 1, 3, 4) else []


def is_whole(program, path):
    code, inputs = run(program, ["screen", "--no-config", "--as-of", "2026-01-01"], [str(path)])
    return code in (0, 1, 4) and bool(inputs) and inputs[0]["components"] and not any(
        item["severity"] == "error" for item in inputs[0]["diagnostics"])


def check(program, name, paths):
    problems = []
    for command in (["screen", "--no-config", "--as-of", "2026-01-01"], ["validate"]):
        code, inputs = run(program, [*command, "--format", name], paths)
        if code not in (0, 1, 3, 4) or len(inputs) != len(paths):
            problems.append(f"{command[0]} of {len(paths)} halves of {name} ends with {code}, {len(inputs)} results")
        for entry in inputs:
            errors = [item for item in entry["diagnostics"] if item["severity"] == "error"]
            if name.endswith(ENDS) and not any(item["line"] for item in errors):
                problems.append(f"{command[0]}: {pathlib.Path(entry['name']).name}: no error with a place: {[i['id'] for i in errors]}")
            if not entry["diagnostics"] and command[0] == "screen" and not entry["components"]:
                problems.append(f"{pathlib.Path(entry['name']).name}: neither components nor a reason")
    return problems


def main():
    program, seeds = sys.argv[1], pathlib.Path(sys.argv[2])
    problems, count = [], 0
    for folder in sorted(seeds.glob("format-*")):
        name = folder.name[len("format-"):]
        with tempfile.TemporaryDirectory() as work:
            paths = []
            for seed in sorted(folder.iterdir()):
                data = seed.read_bytes()
                if len(data) > LARGEST or not is_whole(program, seed):
                    continue
                for at in cuts(data):
                    path = pathlib.Path(work) / f"{seed.name}-{at}"
                    path.write_bytes(data[:at])
                    paths.append(str(path))
            count += len(paths)
            if paths:
                problems += check(program, name, paths)
    print("\n".join(problems[:20] + [f"{count} half documents, {len(problems)} problems"]))
    return 1 if problems or not count else 0


if __name__ == "__main__":
    sys.exit(main())
