#!/usr/bin/env python3
"""Changes the form of each lock file and manifest of tests/cases, not what it lists: line ends, byte-order mark, UTF-16,
no end of the last line. The same components must be read from it. Conflict markers of a merge must be reported, and
an empty file must be read or refused, in each format. And the cases of each format together must show what the format
states: a package with its place, scope, hash, and whether it is direct.

usage: check_lock_forms.py DUMP_BOM
"""
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

CASES = pathlib.Path(__file__).resolve().parent.parent / "cases"
dump = os.path.abspath(sys.argv[1])

BINARY = {"bun.lockb"}

# What the format states of its packages, and its cases show. (Each shows a package and its place.)
STATED = {
    "ansible-requirements": "direct",
    "apk-installed": "hash",
    "bazel-lock": "",
    "bazel-module": "scope direct",
    "bower-json": "scope direct",
    "brewfile-lock": "scope hash",
    "build-wrapper": "scope direct hash",
    "bun-lock": "scope direct hash",
    "cabal": "scope direct",
    "cabal-freeze": "",
    "cargo-lock": "direct hash",
    "cargo-toml": "scope direct",
    "cartfile-resolved": "",
    "cgmanifest": "scope",
    "ci-config": "scope direct",
    "cmake": "direct hash",
    "composer-installed": "scope",
    "composer-json": "scope direct",
    "composer-lock": "scope hash",
    "conan-lock": "scope",
    "conanfile-py": "scope direct",
    "conanfile-txt": "scope direct",
    "conda-environment": "direct",
    "conda-lock": "scope hash",
    "conda-meta": "hash",
    "container-images": "hash",
    "cpanfile": "scope direct",
    "cpanfile-snapshot": "",
    "debian-control": "scope direct",
    "deno-json": "direct",
    "deno-lock": "direct hash",
    "devcontainer": "scope direct",
    "dockerfile": "scope hash",
    "dotnet-tools": "scope direct",
    "dpkg-status": "",
    "dub-selections": "",
    "elm-json": "direct",
    "flake-lock": "hash",
    "gemfile": "scope direct",
    "gemfile-lock": "direct hash",
    "github-workflow": "scope direct",
    "gitlab-ci": "scope direct",
    "gitmodules": "direct",
    "gleam-manifest": "direct hash",
    "gleam-toml": "scope direct",
    "glide-lock": "",
    "go-mod": "direct",
    "go-modules-txt": "direct",
    "go-sum": "hash",
    "godeps": "",
    "gopkg-lock": "hash",
    "govendor": "hash",
    "gradle-build": "scope direct",
    "gradle-catalog": "scope direct",
    "gradle-lockfile": "scope",
    "gradle-verification": "hash",
    "haxelib-json": "direct",
    "helm-chart": "direct",
    "helm-values": "hash",
    "jar-manifest": "",
    "jenkinsfile": "scope direct",
    "jsonnet-lock": "hash",
    "julia-manifest": "hash",
    "julia-project": "scope direct",
    "kustomization": "direct hash",
    "lake-manifest": "direct",
    "maven-extensions": "scope direct",
    "maven-settings": "scope",
    "meson-wrap": "hash",
    "mix-exs": "scope direct",
    "mix-lock": "hash",
    "msbuild": "scope direct",
    "nebula-lock": "direct",
    "niv-sources": "hash",
    "npm-lock": "scope direct hash",
    "nuget-assets": "direct hash",
    "nuget-config": "scope",
    "nuget-lock": "direct hash",
    "nuspec": "direct",
    "opam": "scope direct",
    "package-json": "scope direct",
    "packrat-lock": "hash",
    "paket-lock": "scope",
    "pdm-lock": "scope hash",
    "pipfile": "scope direct",
    "pipfile-lock": "scope hash",
    "pixi-lock": "hash",
    "pixi-toml": "scope direct",
    "pnpm-lock": "scope direct hash",
    "pnpm-workspace": "direct",
    "podfile": "direct",
    "podfile-lock": "direct hash",
    "poetry-lock": "scope hash",
    "pom-properties": "",
    "pom-xml": "scope direct",
    "pre-commit": "scope direct",
    "pubspec-lock": "direct hash",
    "pubspec-yaml": "scope direct",
    "pylock-toml": "hash",
    "pyproject-toml": "scope direct",
    "python-metadata": "",
    "r-description": "scope direct",
    "readme-chromium": "",
    "rebar-lock": "direct hash",
    "registry-config": "scope",
    "renv-lock": "hash",
    "requirements-txt": "hash",
    "rockspec": "scope direct",
    "sbt-lock": "scope hash",
    "setup-cfg": "scope direct",
    "setup-py": "scope direct",
    "shard-yml": "direct",
    "skaffold": "scope direct",
    "stack-lock": "hash",
    "swift-package": "direct",
    "swift-resolved": "",
    "terraform-config": "direct",
    "terraform-lock": "hash",
    "tool-versions": "scope",
    "uv-lock": "scope direct hash",
    "vcpkg-json": "scope direct",
    "vscode-extensions": "scope direct",
    "yarn-lock": "direct hash",
}


def read(path, data):
    """(format, read, components, diagnostics)"""
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        run = subprocess.run([dump, path], cwd=folder, capture_output=True, timeout=60, check=False)
    if run.returncode not in (0, 1):
        return ("crash", run.returncode, run.stderr[-500:], [])
    form, good, components, diagnostics = "-", False, [], []
    for line in run.stdout.decode("utf-8", "replace").split("\n"):
        kind, *fields = line.split("\t")
        if kind == "read":
            good, form = fields[0] == "1", fields[1]
        elif kind == "component":
            components.append(tuple(fields[8:]))
        elif kind == "directness":
            components[-1] += (fields[0],)
        elif kind == "identity" and fields[0] == "8":
            components[-1] += ("hash",)
        elif kind == "diagnostic" and fields[0] != "note":
            diagnostics.append(fields[1])
    return form, good, components, diagnostics


def conflict(data):
    """Two sides of a merge in the middle, at the beginning of a line."""
    lines = data.split(b"\n")
    middle = len(lines) // 2
    return b"\n".join(lines[:middle] + [b"<<<<<<< HEAD"] + lines[middle:middle + 1]
                      + [b"=======", b">>>>>>> other"] + lines[middle + 1:])


def stated(components):
    words = set()
    for component in components:
        words |= {"scope"} if component[1] else set()
        words |= {"direct"} & set(component[7:]) | {"hash"} & set(component[7:])
    return words


def forms(text):
    yield "CRLF", text.replace("\n", "\r\n").encode()
    yield "byte-order mark", b"\xef\xbb\xbf" + text.encode()
    yield "UTF-16", text.encode("utf-16")
    yield "no last line end", text.rstrip("\n").encode()


def main():
    failures, files, formats, shown = [], 0, set(), {}
    for command in sorted(CASES.glob("lock-*/*/cmd")):
        for line in command.read_text().splitlines():
            words = shlex.split(line)
            source = command.parent / words[-1] if words else command
            if len(words) != 2 or words[0] != "$DUMP_BOM" or not source.is_file() or source.name in BINARY:
                continue
            data = source.read_bytes()
            try:
                text = data.decode()
            except UnicodeDecodeError:
                continue
            plain = read(words[1], data)
            files += 1
            formats.add(plain[0])
            if plain[2]:
                shown.setdefault(plain[0], set()).update(stated(plain[2]))
            name = source.relative_to(CASES)
            for form, changed in forms(text) if not text.startswith("\ufeff") and "\r" not in text else ():
                other = read(words[1], changed)
                if other[1:3] != plain[1:3]:
                    failures.append(f"{name}: {form}: {other} and not {plain}")
            marked = read(words[1], conflict(data))
            if plain[1] and marked[0] != "-" and marked[1] and not marked[3]:
                failures.append(f"{name}: conflict markers are not told: {marked[0]}")
            if read(words[1], b"")[0] == "crash":
                failures.append(f"{name}: crash on an empty file")
    for form, words in STATED.items():
        if form not in shown or set(words.split()) - shown[form]:
            failures.append(f"{form}: the cases show {shown.get(form)}, and not {words or 'a package'}")
    for form in formats - set(STATED) - {"bun-lockb"}:
        failures.append(f"{form}: not in the table of what formats state")
    for failure in failures:
        print(failure)
    print(f"{files} files of {len(formats)} formats, {len(failures)} failures")
    return 1 if failures else 0


sys.exit(main())
