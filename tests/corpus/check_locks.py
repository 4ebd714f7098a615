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
import urllib.parse

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
    "bazel/MODULE.bazel/dependabot-core-e77963f8/MODULE.bazel": "calls that are not closed: reported, and read as far as their line goes",
    "bazel/MODULE.bazel/manifests-6285d8d5/MODULE.bazel": "modules that are overridden with an address are third parties', too",
    "bazel/MODULE.bazel/ort-457d119f/MODULE.bazel": "modules that are overridden with an address are third parties', too",
    "carthage/Cartfile.resolved/ort-00f45f20/Cartfile.resolved": "named by owner and name, not by the address on GitHub",
    "conda/environment.yml/dependabot-core-0704317d/environment.yml": "1!164.3095 is a version (with an epoch)",
    "docker/Dockerfile/real-component-detection-e193773b/Dockerfile": "behind a byte-order mark, too",
    "docker/Dockerfile/real-gitlab-runner-4275ac47/Dockerfile": "a variable without value is reported as not known",
    "docker/Dockerfile/real-gitlab-runner-a5551e1d/Dockerfile": "a variable without value is reported as not known",
    "docker/Dockerfile/real-gitlab-runner-eb6552f2/Dockerfile.concrete": "a variable without value is reported as not known",
    "docker/docker-compose/real-dependency-track-6de05df4/docker-compose.yml": "the defaults of variables are used",
    "github-actions/github-workflow/manifests-26690297/.github/workflows/workflow.yml": "docker:// is an image",
    "github-actions/github-workflow/osv-scalibr-4a0ea427/.github/workflows/workflow.yml": "docker:// is an image; what names nothing is reported",
    "hex/rebar.lock/syft-ea6afc2a/rebar.lock": "not of the format, and refused",
    "meson/meson.wrap/real-wrapdb-228bc970/gumbo-parser.wrap": "the version stands in the file name",
    "npm/pnpm-lock.yaml/dependabot-core-6971d722/pnpm-lock.yaml": "keys of version 6 under version 5.4",
    "npm/pnpm-lock.yaml/dependabot-core-6e210ee4/pnpm-lock.yaml": "keys of version 6 under version 5.4",
    "npm/pnpm-lock.yaml/dependabot-core-a78b5175/pnpm-lock.yaml": "keys of version 6 under version 5.4",
    "swift/Package.resolved/cdxgen-ca1c4ba7/Package.resolved": "a port is no part of a path",
    "git/.gitmodules/dependabot-core-870bbe9b/.gitmodules": "a relative address has no host, so that the dump shows none",
}

# Files that agree, at least.
RECORDED = {
    ("asdf", ".tool-versions"): 2,
    ("alpine", "apk-installed"): 2,
    ("bazel", "MODULE.bazel.lock"): 1,
    ("bazel", "MODULE.bazel"): 12,
    ("cargo", "Cargo.lock"): 25,
    ("carthage", "Cartfile.resolved"): 1,
    ("cocoapods", "Podfile.lock"): 10,
    ("composer", "composer.json"): 10,
    ("composer", "composer.lock"): 20,
    ("composer", "installed.json"): 4,
    ("conan", "conan.lock"): 24,
    ("conan", "conanfile.txt"): 7,
    ("conda", "conda-lock.yml"): 1,
    ("conda", "conda-meta.json"): 4,
    ("conda", "environment.yml"): 14,
    ("cpan", "cpanfile.snapshot"): 1,
    ("cran", "renv.lock"): 5,
    ("debian", "dpkg-status"): 3,
    ("deno", "deno.lock"): 4,
    ("docker", "Dockerfile"): 39,
    ("docker", "docker-compose"): 15,
    ("dub", "dub.selections.json"): 1,
    ("elm", "elm.json"): 1,
    ("gem", "Gemfile.lock"): 43,
    ("generic", "README.chromium"): 1,
    ("generic", "cgmanifest.json"): 1,
    ("git", ".gitmodules"): 4,
    ("github-actions", "github-workflow"): 64,
    ("gitlab-ci", "gitlab-ci"): 3,
    ("golang", "Godeps.json"): 8,
    ("golang", "Gopkg.lock"): 1,
    ("golang", "glide.lock"): 1,
    ("golang", "go.mod"): 67,
    ("golang", "go.sum"): 37,
    ("golang", "govendor-vendor.json"): 1,
    ("golang", "vendor/modules.txt"): 3,
    ("hackage", "cabal.project.freeze"): 4,
    ("hackage", "stack.yaml.lock"): 5,
    ("haxelib", "haxelib.json"): 3,
    ("helm", "Chart.lock"): 7,
    ("helm", "Chart.yaml"): 5,
    ("hex", "gleam-manifest.toml"): 4,
    ("hex", "mix.lock"): 10,
    ("hex", "rebar.lock"): 1,
    ("homebrew", "Brewfile.lock.json"): 1,
    ("jsonnet", "jsonnetfile.lock.json"): 1,
    ("julia", "Manifest.toml"): 11,
    ("lean", "lake-manifest.json"): 1,
    ("maven", "gradle.lockfile"): 4,
    ("maven", "libs.versions.toml"): 1,
    ("maven", "nebula-dependencies.lock"): 1,
    ("maven", "pom.xml"): 88,
    ("maven", "sbt.lock"): 4,
    ("maven", "verification-metadata.xml"): 3,
    ("meson", "meson.wrap"): 24,
    ("nix", "flake.lock"): 2,
    ("nix", "niv-sources.json"): 2,
    ("npm", "bun.lock"): 27,
    ("npm", "npm-shrinkwrap.json"): 9,
    ("npm", "package-lock.json"): 102,
    ("npm", "package.json"): 45,
    ("npm", "pnpm-lock.yaml"): 68,
    ("npm", "yarn.lock"): 87,
    ("nuget", "Packages.props"): 14,
    ("nuget", "csproj"): 23,
    ("nuget", "deps.json"): 8,
    ("nuget", "nuspec"): 11,
    ("nuget", "packages.config"): 7,
    ("nuget", "packages.lock.json"): 7,
    ("nuget", "paket.lock"): 3,
    ("nuget", "project.assets.json"): 4,
    ("pre-commit", "pre-commit"): 3,
    ("pub", "pubspec.lock"): 20,
    ("pypi", "METADATA"): 13,
    ("pypi", "Pipfile.lock"): 10,
    ("pypi", "pdm.lock"): 12,
    ("pypi", "poetry.lock"): 31,
    ("pypi", "pylock.toml"): 8,
    ("pypi", "requirements.txt"): 60,
    ("pypi", "uv.lock"): 18,
    ("swift", "Package.resolved"): 17,
    ("terraform", ".terraform.lock.hcl"): 10,
    ("vcpkg", "vcpkg.json"): 3,
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


# Where expected.tsv has addresses for names.
URL_NAMED = ("pre-commit", ".gitmodules", "cgmanifest.json", "jsonnetfile.lock.json")

# Where names have the subpath behind them.
SUBPATHS = ("github-workflow", "Podfile.lock")


def packages(ecosystem, form, components):
    separator = SEPARATORS.get(ecosystem, "/")
    if form in URL_NAMED:
        return {(url, version, host) for _, _, version, host, _, _, _, _, _, url in components}
    if ecosystem == "docker":
        return {((purl.split("repository_url=")[1] + "/" if "repository_url=" in purl else "")
                 + (group + "/" if group else "") + name, version, host or "docker.io")
                for group, name, version, host, purl, *_ in components}
    if ecosystem == "golang":  # the module's path begins with the host
        return {(f"{group}/{name}" if group else name, version, (group or name).split("/")[0])
                for group, name, version, *_ in components}
    if ecosystem in ("alpine", "debian"):  # the namespace is the distribution
        return {(name, version, host) for _, name, version, host, *_ in components}
    prefix = {"pypi": "pip:"} if ecosystem == "conda" else {}
    return {(prefix.get(purl[4:].split("/")[0], "") + (group + separator if group else "") + name
             + ("/" + urllib.parse.unquote(purl.split("#")[1]) if "#" in purl and form in SUBPATHS else ""), version, host)
            for group, name, version, host, purl, *_ in components
            if not (ecosystem == "github-actions" and purl.startswith("pkg:docker/"))}


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
        found = packages(row["ecosystem"], row["format"], components)
        found -= packages(row["ecosystem"], row["format"], [c for c in components if c[5] in BEYOND.get(row["format"], ())]) - wanted
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
    if not parts:
        for key, equal in RECORDED.items():
            if table.get(key, [0])[0] < equal:
                failures.append((" ".join(key), f"{table.get(key, [0])[0]} files agree; {equal} did"))
    for file, text in failures:
        print(f"{file}: {text}")
    if not parts:
        for file in DIFFERENT.keys() - explained:
            failures.append((file, "is listed as different, but is equal"))
            print(f"{failures[-1][0]}: {failures[-1][1]}")
    return 1 if failures else 0


sys.exit(main())
