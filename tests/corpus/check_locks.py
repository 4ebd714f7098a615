"""Reads every lock file and manifest of the shared test data and compares with what is known of it.

usage: check_locks.py DUMP_LOCKS SHARED [-v] [PATH-PART]

Compares name and version (and, apart, the host) of all packages with expected.tsv beside the file; a malformed file
must give a diagnostic. Fails when a file differs whose difference is not explained in DIFFERENT, or when fewer files
agree than recorded. Exits 77 (skipped) without the data: the folder named by BOMSCREEN_SHARED, or build/shared.
"""
import csv
import os
import subprocess
import sys

dump, shared, *rest = sys.argv[1:]
shared = os.path.join(os.environ.get("BOMSCREEN_SHARED") or shared, "lockfiles")
verbose = "-v" in rest
parts = [word for word in rest if word != "-v"]
csv.field_size_limit(1 << 30)

# Files whose packages are not those of expected.tsv, each looked at: why ours are right.
DIFFERENT = {
    "npm/package-lock.json/osv-scalibr-81d78824/package-lock.json": "entries outside of node_modules that were downloaded",
    "npm/package-lock.json/scancode-toolkit-a27a7592/package-lock.json": "entries outside of node_modules that were downloaded",
    "npm/yarn.lock/trivy-e1df9a7f/yarn.lock": "a packed file (file:....tar.gz) is no folder of the project",
    "pypi/requirements.txt/syft-ed59a2f5/requirements.txt": "\"name == 3.7.1 @ git+...\" has a version",
    "pypi/requirements.txt/trivy-c121e251/requirements_with_templating_engine.txt": "a template; reported as not readable",
    "pypi/requirements.txt/dependabot-core-8e68b1a1/requirements.txt": "\"==2.6.1, <=3.0.0\" allows one version",
    "golang/go.sum/osv-scalibr-8d844fd1/go.sum": "not of the format, and refused",
    "golang/go.sum/syft-e80236be/go.sum": "not of the format, and refused",
    "maven/pom.xml/osv-scalibr-4b85262f/pom.xml": "a dependency without groupId, written with a leading colon there",
    "nuget/paket.lock/osv-scalibr-4036bb61/paket.lock": "not of the format, and refused",
    "gem/Gemfile.lock/trivy-eca77f35/Gemfile.lock": "not of the format, and refused",
}

# What a format's reader lists beyond expected.tsv, by scope: what a Maven project is built with, and what profiles add.
BEYOND = {"pom.xml": ("build", "optional")}

# How the parts of a name are joined in expected.tsv.
SEPARATORS = {"maven": ":", "clojars": ":"}


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line.strip("\n")]


def dump_all(paths):
    """{path: (format, read, components, diagnostics)}"""
    found, current = {}, None
    for start in range(0, len(paths), 100):
        run = subprocess.run([dump] + paths[start:start + 100], capture_output=True, timeout=300, check=False)
        if run.returncode:
            sys.exit(f"crashed ({run.returncode}): {run.stderr.decode()[-3000:]}")
        for line in run.stdout.decode("utf-8", "replace").split("\n"):
            kind, *fields = line.split("\t")
            if kind == "file":
                current = found[fields[0]] = (fields[1], fields[2] == "1", [], [])
            elif kind == "component":
                current[2].append(fields)
            elif kind == "diagnostic":
                current[3].append(fields)
    return found


def packages(ecosystem, components):
    separator = SEPARATORS.get(ecosystem, "/")
    if ecosystem == "golang":  # the module's path begins with the host
        return {(f"{group}/{name}" if group else name, version, (group or name).split("/")[0])
                for group, name, version, *_ in components}
    return {((group + separator if group else "") + name, version, host)
            for group, name, version, host, *_ in components}


def main():
    if not os.path.isdir(shared):
        print("skipped: the lock files are not here (BOMSCREEN_SHARED, or build/shared)")
        return 77
    with open(os.path.join(shared, "MANIFEST.tsv"), newline="", encoding="utf-8") as file:
        manifest = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
                    if not parts or any(part in row["file"] for part in parts)]
    results = dump_all([os.path.join(shared, row["file"]) for row in manifest])
    table, failures, explained = {}, [], set()
    for row in manifest:
        path = os.path.join(shared, row["file"])
        form, read, components, diagnostics = results[path]
        expected = os.path.join(os.path.dirname(path), "expected.tsv")
        while not os.path.exists(expected) and len(expected) > len(shared) + 20:
            expected = os.path.join(os.path.dirname(os.path.dirname(expected)), "expected.tsv")
        malformed = "malformed" in row["status"]
        if not malformed and (row["n_expected"] == "" or not os.path.exists(expected)):
            continue
        key = row["ecosystem"], row["format"]
        counts = table.setdefault(key, [0, 0, 0, 0])
        counts[1] += 1
        if malformed:
            good = form != "-" and any(d[0] != "note" for d in diagnostics)
            counts[0] += good
            counts[2] += good
            counts[3] += form != "-"
            if not good:
                failures.append((key, row["file"], f"malformed, but: {form} {read} {len(components)} {diagnostics[:1]}"))
            continue
        wanted = {tuple((fields + ["", ""])[:3]) for fields in rows(expected)}
        found = packages(row["ecosystem"], components)
        found -= packages(row["ecosystem"], [c for c in components if c[5] in BEYOND.get(row["format"], ())]) - wanted
        short = lambda items: {item[:2] for item in items}
        equal = short(found) == short(wanted) and read
        counts[0] += equal
        counts[2] += equal and found == wanted
        counts[3] += form != "-"
        if equal:
            if verbose and found != wanted:
                print(f"  hosts: {row['file']}: {sorted(found - wanted)[:3]} wanted {sorted(wanted - found)[:3]}")
            continue
        if row["file"] in DIFFERENT:
            explained.add(row["file"])
            continue
        failures.append((key, row["file"], f"{form} read={read}: only ours {sorted(short(found) - short(wanted))[:6]}; "
                         f"only expected {sorted(short(wanted) - short(found))[:6]}; "
                         f"{[d[1:] for d in diagnostics if d[0] != 'note'][:2]}"))
    for (ecosystem, form), (equal, total, hosts, detected) in table.items():
        print(f"{ecosystem:16} {form:28} {equal:4} of {total:4} equal, {hosts:4} with hosts"
              + ("" if detected else "  (no reader)"))
    print(f"{sum(c[0] for c in table.values())} of {sum(c[1] for c in table.values())} files equal, "
          f"{len(explained)} differences explained")
    unread = {key for key, counts in table.items() if not counts[3]}
    failures = [(file, text) for key, file, text in failures if key not in unread]
    for file, text in failures:
        print(f"{file}: {text}")
    if not parts:
        for file in DIFFERENT.keys() - explained:
            failures.append((file, "is listed as different, but is equal"))
    return 1 if failures else 0


sys.exit(main())
