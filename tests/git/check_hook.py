#!/usr/bin/env python3
"""`bomscreen hook` in real repositories, run by git itself: commits of all kinds, pushes, a server.

usage: check_hook.py BOMSCREEN [TEST...]"""
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import time

import runner

BOMSCREEN = os.path.abspath(sys.argv[1])
POLICIES = str(pathlib.Path(__file__).resolve().parent.parent / "cases/shared/policies")
GIT = shutil.which("git")
BANNED, LISTED, OTHER = "pkg:npm/%40acmeforbidden/agent@1.0", "pkg:npm/acmeforbidden-viewer@2.0", "pkg:npm/fine@3.0"
CLEAN = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "BOMSCREEN_"))}
CLEAN.update(GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_SYSTEM="/dev/null", GIT_AUTHOR_NAME="a", GIT_AUTHOR_EMAIL="a@b",
             GIT_COMMITTER_NAME="a", GIT_COMMITTER_EMAIL="a@b", LC_ALL="C", BOMSCREEN_POLICY=POLICIES,
             BOMSCREEN_AS_OF="2024-10-01", GIT_MERGE_AUTOEDIT="no")
SETUP = ["-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", "-c", "commit.gpgsign=false"]


class Done:
    def __init__(self, done):
        self.code, self.out = done.returncode, (done.stdout + done.stderr).decode(errors="replace")


def run(words, cwd, env=None, data=None):
    done = subprocess.run(words, cwd=cwd, input=data, capture_output=True, timeout=60, check=False,
                          env={**CLEAN, **(env or {})})
    return Done(done)


def git(folder, *words, check=True, env=None):
    done = run([GIT, *SETUP, *words], folder, env)
    if check and done.code:
        raise RuntimeError(f"git {words}: {done.out}")
    return done


def hook(folder, *words, env=None, data=None):
    return run([BOMSCREEN, "hook", *words], folder, env, data)


def bill(*purls):
    return json.dumps({"bomFormat": "CycloneDX", "specVersion": "1.5", "components": [
        {"type": "library", "name": purl.split("/")[-1].split("@")[0], "version": "1", "purl": purl}
        for purl in purls]}, indent=1)


def write(folder, name, content):
    path = pathlib.Path(folder, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)


def make(name, *words, install=True):
    folder = os.path.join(TOP, name)
    os.makedirs(folder)
    git(folder, "init", "-q", *words)
    if install:
        assert hook(folder, "install").code == 0
    return folder


def stage(folder, files):
    for name, content in files.items():
        write(folder, name, content)
    git(folder, "add", "-A")


def commit(folder, files=None, *words, check=False, env=None):
    stage(folder, files or {})
    return git(folder, "commit", "-q", "-m", "x", *words, check=check, env=env)


def passes(done, *words):
    assert done.code == 0, (done.code, done.out)
    assert all(word in done.out for word in words), done.out
    return done


def quiet(done):
    assert done.code == 0 and done.out == "", (done.code, done.out)


def stops(done, *words):
    assert done.code == 1, (done.code, done.out)
    assert all(word in done.out for word in words), done.out


# Commits


def test_commits():
    folder = make("commits")
    quiet(commit(folder, {"readme": "x"}))  # an unborn HEAD, nothing that counts
    done = commit(folder, {"bom.json": bill(OTHER, BANNED, BANNED.replace("agent", "second"))})
    stops(done, "bom.json:", "prohibited: ", "[test-ban]", "  next  ", "bomscreen waive ", "this commit adds")
    assert "to review" not in done.out, done.out  # another rule: the components are told of anyway
    assert git(folder, "log", "--oneline").out.count("\n") == 1
    quiet(commit(folder, {"bom.json": bill(OTHER)}))
    quiet(commit(folder, {"bom.json": bill("pkg:npm/unheard-of@1")}))
    done = passes(commit(folder, {"bom.json": bill(OTHER, LISTED)}), "1 component to review in bom.json")
    assert done.out.count("\n") == 1 and "prohibited" not in done.out, done.out
    quiet(commit(folder, {"bom.json": bill(OTHER, LISTED, "pkg:npm/x@1")}))  # it was there before


def test_unborn():
    folder = make("unborn")
    stops(commit(folder, {"bom.json": bill(BANNED)}), "prohibited")
    assert git(folder, "rev-parse", "-q", "--verify", "HEAD", check=False).code != 0


def test_only_what_is_new():
    folder = make("new")
    commit(folder, {"bom.json": bill(BANNED), "b/bom.json": bill(OTHER)}, "--no-verify", check=True)
    quiet(commit(folder, {"bom.json": bill(OTHER, BANNED)}))
    quiet(commit(folder, {"bom.json": bill(BANNED.replace("1.0", "1.1"))}))  # the same finding
    stops(commit(folder, {"b/bom.json": bill(OTHER, BANNED)}), "b/bom.json:")  # new in that file
    git(folder, "reset", "-q", "--hard")
    git(folder, "mv", "bom.json", "moved.cdx.json")
    quiet(commit(folder))
    git(folder, "rm", "-q", "moved.cdx.json")
    quiet(commit(folder, {"b/bom.json": bill(BANNED)}))  # moved into the other file
    git(folder, "rm", "-q", "b/bom.json")
    quiet(commit(folder))
    shutil.rmtree(os.path.join(folder, "b"), ignore_errors=True)


def test_ways_to_commit():
    folder = make("ways")
    commit(folder, {"bom.json": bill(OTHER), "x": "1"}, check=True)
    write(folder, "bom.json", bill(BANNED))
    stops(git(folder, "commit", "-a", "-m", "x", check=False), "bom.json")  # a temporary index
    stops(git(folder, "commit", "-m", "x", "--", "bom.json", check=False), "bom.json")
    write(folder, "x", "2")
    quiet(git(folder, "commit", "-q", "-m", "x", "--", "x", check=False))  # the other file is not in it
    git(folder, "add", "bom.json")
    stops(git(folder, "commit", "--amend", "--no-edit", check=False), "bom.json")
    write(folder, "bom.json", bill(OTHER))  # what is staged counts
    stops(git(folder, "commit", "-m", "x", check=False), "bom.json")
    os.makedirs(os.path.join(folder, "deep"))
    stops(git(os.path.join(folder, "deep"), "commit", "-m", "x", check=False), "bom.json")
    linked = os.path.join(TOP, "ways-linked")
    git(folder, "worktree", "add", "-q", linked, "-b", "linked")
    stops(commit(linked, {"bom.json": bill(BANNED)}), "bom.json")


def test_merges():
    folder = make("merges")
    commit(folder, {"bom.json": bill(OTHER), "x": "1"}, check=True)
    git(folder, "checkout", "-q", "-b", "side")
    commit(folder, {"bom.json": bill(OTHER, BANNED)}, "--no-verify", check=True)
    git(folder, "checkout", "-q", "main")
    commit(folder, {"x": "2"}, check=True)
    # The commit on the other branch added it; the merge does not.
    passes(git(folder, "merge", "-q", "-m", "m", "side", check=False))
    git(folder, "checkout", "-q", "-b", "other", "HEAD~1")
    commit(folder, {"bom.json": bill(OTHER, "pkg:npm/y@1")}, check=True)
    git(folder, "merge", "-q", "-m", "m", "side", check=False)
    write(folder, "bom.json", bill(OTHER, BANNED, "pkg:npm/y@1"))
    quiet(git(folder, "commit", "-qam", "resolved", check=False))
    git(folder, "checkout", "-q", "-b", "third", "main~1")
    git(folder, "merge", "-q", "--no-ff", "--no-commit", "side", check=False)
    stops(commit(folder, {"b.cdx.json": bill(BANNED)}), "b.cdx.json:")  # neither branch has it there


def test_odd_entries():
    folder = make("odd")
    inner = make("odd-inner", install=False)
    commit(inner, {"bom.json": bill(BANNED)}, check=True)
    git(folder, "submodule", "add", "-q", inner, "bom.json")
    os.symlink("nowhere", os.path.join(folder, "link.cdx.json"))
    assert "prohibited" not in commit(folder).out
    name = "d\n\u202e/bom.json"
    stops(commit(folder, {name: bill(BANNED)}), r"d\n\u{202E}/bom.json:")


def test_errors():
    folder = make("errors")
    done = commit(folder, {"bom.json": '{"bomFormat":"CycloneDX",'})
    assert done.code and "bom.json:1:" in done.out and "[json-truncated]" in done.out, done.out
    assert hook(folder, "run").code == 3
    git(folder, "commit", "-qm", "x", "--no-verify")
    done = commit(folder, {"bom.json": '{"bomFormat":"CycloneDX",\n'})  # it was as broken before
    assert done.code == 0 and "json-truncated" in done.out, done.out
    done = commit(folder, {"a.cdx.json": "version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 9\n"})
    assert "[lfs-pointer]" in done.out, done.out
    stage(folder, {"b.cdx.json": bill(OTHER)})
    oid = git(folder, "rev-parse", ":b.cdx.json").out.strip()
    os.remove(os.path.join(folder, ".git/objects", oid[:2], oid[2:]))
    done = hook(folder, "run")
    assert done.code == 4 and "[object-missing]" in done.out, (done.code, done.out)
    assert hook(folder, "run", "post-commit").code == 2
    assert hook(folder).code == 2 and hook(folder, "fly").code == 2
    assert hook(TOP, "run").code == 3 and hook(TOP, "install").code == 2
    assert hook(folder, "run", env={"PATH": "/nonexistent"}).code == 4


def test_settings():
    folder = make("settings", install=False)
    stage(folder, {"bom.json": bill(LISTED)})
    passes(hook(folder, "run"), "to review")
    quiet(hook(folder, "run", "--quiet"))
    stops(hook(folder, "run", "--fail-on", "review"), "review: ", "  next  ")
    stage(folder, {"bom.json": bill(BANNED)})
    stops(hook(folder, "run", "--quiet"), "prohibited")
    assert hook(folder, "run", "--quiet").out.count("\n") == 1
    done = hook(folder, "run", "--fail-on", "never")
    assert done.code == 0 and "prohibited" in done.out, done.out
    write(folder, ".bomscreen/config.json", '{"schema": "bomscreen-config/1", "fail_on": "never"}')
    passes(hook(folder, "run"), "prohibited")
    write(folder, ".bomscreen/config.json", "{")
    assert hook(folder, "run").code == 2
    git(folder, "rm", "-q", "--cached", "bom.json")
    quiet(hook(folder, "run"))  # nothing is read when nothing counts
    done = hook(folder, "run", "--index", "--no-config")
    assert "In all" in done.out, done.out


def test_baseline():
    folder = make("baseline", install=False)
    stage(folder, {"bom.json": bill(BANNED)})
    report = os.path.join(TOP, "baseline.json")
    run([BOMSCREEN, "screen", "--index", "-o", "json=" + report], folder)
    quiet(hook(folder, "run", "--baseline", report))
    quiet(hook(folder, "run", env={"BOMSCREEN_BASELINE": report}))
    stage(folder, {"bom.json": bill(BANNED, "pkg:npm/%40acmeforbidden/second@1")})
    done = hook(folder, "run", "--baseline", report)
    stops(done, "second 1 is published")
    assert "agent 1" not in done.out, done.out
    for text in ("{}", "", "[1]"):
        write(TOP, "none.json", text)
        assert hook(folder, "run", "--baseline", os.path.join(TOP, "none.json")).code == 2


def test_cache():
    folder = make("cached", install=False)
    cache = os.path.join(folder, ".git/bomscreen/hook-cache")
    stage(folder, {"bom.json": bill(BANNED)})
    first = hook(folder, "run")
    kept = pathlib.Path(cache).read_bytes()
    oid = git(folder, "rev-parse", ":bom.json").out.strip()
    blob = os.path.join(folder, ".git/objects", oid[:2], oid[2:])
    os.rename(blob, blob + "x")  # what is kept is not read again
    same = hook(folder, "run")
    assert (same.code, same.out) == (first.code, first.out), same.out
    assert hook(folder, "run", "--as-of", "2024-10-02").code == 4  # another date, another result
    assert hook(folder, "run", "--bundle", "raised").code == 4
    os.rename(blob + "x", blob)
    for text in (b"", b"x", kept[:-1], kept[:80], b"bomscreen-hook-cache 1 \n", kept.replace(b"acme", b"good"),
                 os.urandom(3000), b"\xff" * 2000000):
        pathlib.Path(cache).write_bytes(text)
        done = hook(folder, "run")
        assert (done.code, done.out) == (first.code, first.out), done.out
    os.remove(cache)
    os.symlink("/dev/null", cache)
    stops(hook(folder, "run"))
    shutil.rmtree(os.path.dirname(cache))
    write(folder, ".git/bomscreen", "a file")
    stops(hook(folder, "run"))
    os.remove(os.path.join(folder, ".git/bomscreen"))
    for i in range(60):
        stage(folder, {"bom.json": bill(*[f"pkg:npm/%40acmeforbidden/n{i}-{j}@1" for j in range(40)])})
        hook(folder, "run")
    assert 100000 < os.path.getsize(cache) <= 1 << 20


def test_files_beside():
    folder = make("beside", install=False)
    stage(folder, {"requirements.txt": "-r base/common.txt\nfine==1\n", "base/common.txt": "acmeforbidden-tip==1.0\n"})
    for _ in range(2):
        stops(hook(folder, "run"), "acmeforbidden-tip")
    git(folder, "commit", "-qm", "x")
    stage(folder, {"requirements.txt": "-r base/common.txt\nfine==2\n"})
    quiet(hook(folder, "run"))
    stage(folder, {"base/common.txt": "other==1\n"})
    write(folder, "base/common.txt", "acmeforbidden-tip==1.0\n")  # only what is staged counts
    quiet(hook(folder, "run"))


# Installing


def test_included_alone():
    """Only what a list includes changes: the list is looked at again."""
    folder = make("included")
    pom = '<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId>%s</project>'
    own = '<artifactId>parent</artifactId><version>1</version><packaging>pom</packaging><properties><who>%s</who></properties>'
    child = ('<parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version></parent><artifactId>a</artifactId>'
             '<dependencies><dependency><groupId>g</groupId><artifactId>${who}</artifactId><version>1</version></dependency></dependencies>')
    commit(folder, {"requirements.txt": "-r deps/more.txt\n", "deps/more.txt": "-r deeper.in\n", "deps/deeper.in": "fine==1\n",
                    "pom.xml": pom % own % "fine", "a/pom.xml": pom % child, "b/pom.xml": "<project/>"}, "--no-verify", check=True)
    quiet(commit(folder, {"deps/more.txt": "-r deeper.in\nfine==2\n", "notes.txt": "This is prose, and no list.\n"}))
    stops(commit(folder, {"deps/deeper.in": "acmeforbidden-tip==1\n"}), "requirements.txt", "acmeforbidden-tip")
    git(folder, "commit", "-q", "-m", "x", "--no-verify")
    quiet(commit(folder, {"deps/deeper.in": "acmeforbidden-tip==1\nfine==3\n"}))  # it was there before
    git(folder, "reset", "-q", "--hard")
    commit(folder, {"requirements/dev.txt": "-r ../deps/other.in\n", "deps/other.in": "fine==1\n"}, check=True)
    stops(commit(folder, {"deps/other.in": "acmeforbidden-tip==1\n"}), "requirements/dev.txt:1:1: prohibited")
    git(folder, "reset", "-q", "--hard")
    passes(commit(folder, {"pom.xml": pom % own % "acmeforbidden-tip"}), "1 component to review in a/pom.xml")
    commit(folder, {"deps/deeper.in": "fine==1\n"}, "--no-verify", check=True)
    server = make("included-server.git", "--bare", install=False)
    git(folder, "remote", "add", "origin", server)
    git(folder, "push", "-q", "origin", "HEAD:main")
    assert hook(folder, "install", "pre-push").code == 0
    commit(folder, {"deps/deeper.in": "acmeforbidden-tip==1\n"}, "--no-verify", check=True)
    commit(folder, {"pom.xml": pom % own % "acmeforbidden-other"}, "--no-verify", check=True)
    stops(git(folder, "push", "-q", "origin", "HEAD:main", check=False), "requirements.txt:1:1: prohibited", "1 component to review in a/pom.xml")


def test_vendored():
    """Vendored code that is staged: its notices, or the heads of its sources; for review at most."""
    notice = "MIT License\n\nCopyright (c) 2020 Acme Forbidden Software Ltd. All rights reserved.\n"
    header = "// Copyright 2021 Acme Forbidden Software Ltd.\nint a;\n"
    folder = make("vendored")
    quiet(commit(folder, {"LICENSE": "Copyright 2020 us\n", "src/a.c": header, "part/LICENSE": "Copyright 2020 us\n"}))
    passes(commit(folder, {"third_party/one/LICENSE": notice, "third_party/one/one.c": "int a;\n"}),
           "1 component to review in third_party/one/LICENSE")
    quiet(commit(folder, {"third_party/one/two.c": header}))  # the folder was known
    passes(commit(folder, {f"third_party/two/{name}.c": header for name in "abcde"}), "1 component to review in third_party/two/a.c")
    quiet(commit(folder, {"third_party/two/a.c": header + "int b;\n"}))
    quiet(commit(folder, {"third_party/good/LICENSE": "Copyright 2020 Somebody Else\n", "third_party/good/x.c": "int a;\n"}))
    passes(commit(folder, {"third_party/good/y.c": header}), "1 component to review")
    module = "vendor/example.org/known/"
    quiet(commit(folder, {"go.mod": "module m\nrequire example.org/known v1.0.0\n", module + "LICENSE": notice, module + "x.go": "package x\n"}))
    git(folder, "reset", "-q", "--hard", "HEAD~1")
    stops(commit(folder, {"third_party/three/LICENSE": notice}, env={"BOMSCREEN_FAIL_ON": "review"}), "third_party/three/LICENSE:3:")


def recorded(out, number=0):
    """The command of the `record` lines, with what only people know filled in."""
    lines = out.splitlines()
    at = [i for i, line in enumerate(lines) if line.startswith("  record ")][number]
    words = shlex.split(lines[at + 1])
    filled = {"WHO": "An Authority", "DATE": f"{time.gmtime().tm_year + 1}-01-01", "NUMBER": "1", "OUTCOME": "not-covered", "TEXT": "because", "NAME": "A. Person"}
    assert words[0] == "bomscreen" and words[1] in ("waive", "determine"), words
    return [BOMSCREEN, *[filled.get(word, word) for word in words[1:]]]


def test_record():
    """The command that the hook prints works as it is typed, and the finding does not stop the commit again."""
    folder = make("recorded")
    odd = "a folder's/package.json"
    files = {"bom.json": bill(BANNED), odd: '{"dependencies": {"@acmeforbidden/x": "1"}}', "requirements.txt": "-r more.txt\n",
             "more.txt": "acmeforbidden-tip==1\n", "third_party/one/LICENSE": "Copyright (c) 2020 Acme Forbidden Software Ltd.\n"}
    env = {"BOMSCREEN_FAIL_ON": "review"}
    done = commit(folder, files, env=env)
    stops(done, "bomscreen waive", "bomscreen determine")
    for number in range(done.out.count("  record ")):
        passes(run(recorded(done.out, number), folder), ".bomscreen/waivers.json")
    passes(git(folder, "commit", "-q", "-m", "x", check=False, env=env))


def test_install():
    folder = make("install", install=False)
    hooks = pathlib.Path(folder, ".git/hooks")
    own = hooks / "pre-commit"
    hooks.mkdir(exist_ok=True)
    own.write_text("#!/bin/sh\necho first\n[ ! -e stop ]\n")
    own.chmod(0o755)
    passes(hook(folder, "install"), "kept and runs first")
    passes(hook(folder, "install"), "renewed")
    done = commit(folder, {"bom.json": bill(BANNED)})
    stops(done, "prohibited", "first")
    write(folder, "stop", "")
    done = git(folder, "commit", "-m", "x", check=False)
    assert done.code and "prohibited" not in done.out, done.out
    os.remove(os.path.join(folder, "stop"))
    passes(hook(folder, "uninstall"), "what was there before is back")
    assert own.read_text().startswith("#!/bin/sh\necho first"), own.read_text()
    assert sorted(path.name for path in hooks.iterdir() if not path.name.endswith(".sample")) == ["pre-commit"]
    passes(hook(folder, "uninstall"), "it stays")
    own.unlink()
    quiet(hook(folder, "uninstall"))
    own.symlink_to("elsewhere")
    passes(hook(folder, "install", "pre-commit"))
    assert (hooks / "pre-commit.before-bomscreen").is_symlink() and not own.is_symlink()
    hook(folder, "uninstall")
    assert own.is_symlink()
    own.unlink()
    own.write_text("a")
    (hooks / "pre-commit.before-bomscreen").write_text("b")
    assert hook(folder, "install").code == 2 and own.read_text() == "a"


def test_hooks_path():
    folder = make("hooks-path", install=False)
    for value in ("my hooks'", os.path.join(TOP, "central")):
        git(folder, "config", "core.hooksPath", value)
        passes(hook(folder, "install"))
        assert os.access(os.path.join(folder, value, "pre-commit"), os.X_OK)
        stops(commit(folder, {"bom.json": bill(BANNED)}), "prohibited")
        passes(hook(folder, "uninstall"))
        assert not os.path.exists(os.path.join(folder, value, "pre-commit"))
    os.makedirs(os.path.join(folder, "below"))
    git(folder, "config", "--unset", "core.hooksPath")
    passes(hook(os.path.join(folder, "below"), "install"))
    assert os.path.exists(os.path.join(folder, ".git/hooks/pre-commit"))


# Decisions of people


def decision(folder):
    """A waiver of what is staged there: entries of a file of waivers."""
    done = run([BOMSCREEN, "screen", "--index", "--no-config", "-o", "json"], folder)
    found = [one for part in json.loads(done.out[:done.out.rindex("}") + 1])["inputs"] for one in part["findings"]
             if one["verdict"] == "prohibited"]
    return json.dumps({"schema": "bomscreen-waivers/1", "waivers": [
        {"fingerprint": one["fingerprint"], "authority": "a", "number": "1", "basis": one["basis"], "reason": "r",
         "person": "p", "date": "2024-01-01", "expires": "2025-01-01"} for one in found]})


def test_lists():
    folder = make("lists", install=False)
    source = pathlib.Path(POLICIES).parent / "lists" / "sdn.csv"
    run([BOMSCREEN, "policy", "import", "-q", "--edition", "2024-09-01", "-o", "lists.bsl", str(source)], folder)
    supplied = json.loads(bill(OTHER))
    supplied["components"][0]["supplier"] = {"name": "Example Aerolinea del Caribe"}
    git(folder, "add", "lists.bsl")
    stage(folder, {"bom.json": json.dumps(supplied)})
    for _ in range(2):  # the second time, from what was kept
        passes(hook(folder, "run", "--list", "lists.bsl"), "1 component to review in bom.json")
    stops(hook(folder, "run", "--list", "lists.bsl", "--fail-on", "review"), "[list:ofac-sdn]", "EXAMPLE AEROLINEA DEL CARIBE")
    quiet(hook(folder, "run", "--list", "lists.bsl", "--list-rule", "ofac-sdn:tier=advisory"))
    # A stale list stops no commit: it is told.
    passes(hook(folder, "run", "--list", "lists.bsl", "--max-age", "7"), "ofac-sdn is 30 days old", "1 component to review")
    stops(hook(folder, "run", "--list", "lists.bsl", "--max-age", "7", "--fail-on", "review"), "30 days old")
    assert run([BOMSCREEN, "screen", "--index", "--list", "lists.bsl", "--max-age", "7"], folder).code == 5
    write(folder, ".bomscreen/config.json", '{"schema": "bomscreen-config/1", "lists": ["../lists.bsl"]}')
    passes(hook(folder, "run"), "1 component to review in bom.json")
    pathlib.Path(folder, "lists.bsl").write_bytes(pathlib.Path(folder, "lists.bsl").read_bytes()[:-1])
    assert hook(folder, "run").code == 5  # damaged: nobody knows what it would have said


def test_signed():
    keys = pathlib.Path(POLICIES).parent.parent / "waivers" / "signed"
    server, client = make("signed-server.git", "--bare", install=False), make("signed-client", install=False)
    hook(server, "install", "pre-receive")
    git(client, "remote", "add", "origin", server)
    stage(client, {"bom.json": bill(BANNED)})
    run([BOMSCREEN, "screen", "--index", "-o", "json=report.json"], client)
    finding = json.loads(pathlib.Path(client, "report.json").read_text())["inputs"][0]["findings"][0]["fingerprint"]
    os.mkdir(os.path.join(client, ".bomscreen"))
    done = run([BOMSCREEN, "waive", finding, "report.json", "--authority", "A", "--number", "1", "--reason", "r", "--person", "p",
                "--date", "2024-01-01", "--expires", "2025-01-01", "--sign", str(keys / "ed.pem")], client)
    assert done.code == 0, done.out
    git(client, "rm", "-q", "--cached", "bom.json")
    os.unlink(os.path.join(client, "report.json"))
    os.unlink(os.path.join(client, "bom.json"))
    os.rename(os.path.join(client, ".bomscreen/waivers.json"), os.path.join(client, ".bomscreen/base.json"))
    settings = {".bomscreen/waivers.json": '{"schema": "bomscreen-waivers/1", "extends": ["base.json"]}',
                ".bomscreen/config.json": '{"schema": "bomscreen-config/1", "extends": ["sub/keys.json"]}',
                ".bomscreen/sub/keys.json": '{"schema": "bomscreen-config/1", "keys": ["ed.pub"], "require_signatures": true}',
                ".bomscreen/sub/ed.pub": (keys / "ed.pub").read_text()}
    commit(client, settings, check=True)
    passes(git(client, "push", "-q", "origin", "main", check=False))
    commit(client, {"bom.json": bill(BANNED)}, check=True)
    passes(git(client, "push", "-q", "origin", "main", check=False))  # keys and decisions are those of the server's revision
    changed = pathlib.Path(client, ".bomscreen/base.json").read_text().replace('"r"', '"changed"')
    commit(client, {".bomscreen/base.json": changed}, check=True)
    passes(git(client, "push", "-q", "origin", "main", check=False))
    commit(client, {"b/bom.json": bill(BANNED)}, check=True)
    done = git(client, "push", "-q", "origin", "main", check=False)
    assert done.code and "signature-wrong" in done.out, done.out


def test_waivers():
    folder = make("waived")
    stage(folder, {"bom.json": bill(BANNED)})
    text = decision(folder)
    stops(hook(folder, "run"))
    write(folder, ".bomscreen/waivers.json", text)
    done = hook(folder, "run")
    assert done.code == 0 and "prohibited" not in done.out, done.out
    stops(hook(folder, "run", "--as-of", "2025-01-01"), "waiver-expired")
    write(folder, ".bomscreen/waivers.json", "{}")
    assert hook(folder, "run").code == 2

    server, client = make("waived-server.git", "--bare", install=False), make("waived-client", install=False)
    hook(server, "install", "pre-receive")
    git(client, "remote", "add", "origin", server)
    commit(client, {"x": "1"}, check=True)
    passes(git(client, "push", "-q", "origin", "main", check=False))
    commit(client, {"bom.json": bill(BANNED), ".bomscreen/waivers.json": text}, check=True)
    assert "prohibited" in git(client, "push", "-q", "origin", "main", check=False).out
    git(client, "reset", "-q", "--hard", "HEAD~1")
    commit(client, {".bomscreen/waivers.json": text}, check=True)
    passes(git(client, "push", "-q", "origin", "main", check=False))
    commit(client, {"bom.json": bill(BANNED)}, check=True)
    passes(git(client, "push", "-q", "origin", "main", check=False))


# Pushes


def test_push():
    server, folder = make("push.git", "--bare", install=False), make("push", install=False)
    passes(hook(folder, "install", "pre-push"))
    git(folder, "remote", "add", "origin", server)
    commit(folder, {"x": "1", "bom.json": bill(OTHER)}, check=True)
    passes(git(folder, "push", "-q", "origin", "main", check=False))
    commit(folder, {"bom.json": bill(BANNED)}, check=True)
    stops(git(folder, "push", "-q", "origin", "main", check=False), "bom.json:", "this push adds")
    stops(git(folder, "push", "-q", "origin", "main:refs/heads/new", check=False), "bom.json:")
    commit(folder, {"bom.json": bill(OTHER)}, check=True)
    passes(git(folder, "push", "-q", "origin", "main", check=False))
    passes(git(folder, "push", "-q", "origin", "main:again", check=False))
    passes(git(folder, "push", "-q", "origin", ":again", check=False))
    git(server, "update-ref", "refs/heads/main", git(server, "commit-tree", "-m", "x", "HEAD^{tree}").out.strip())
    commit(folder, {"bom.json": bill(BANNED)}, check=True)
    stops(git(folder, "push", "-qf", "origin", "main", check=False), "bom.json:")  # theirs was never fetched


def test_receive():
    server, folder = make("server.git", "--bare", install=False), make("client", install=False)
    passes(hook(server, "install", "pre-receive"))
    git(folder, "remote", "add", "origin", server)
    config = '{"schema": "bomscreen-config/1", "fail_on": "never"}'
    commit(folder, {"bom.json": bill(OTHER)}, check=True)
    passes(git(folder, "push", "-q", "origin", "main", check=False))
    commit(folder, {"bom.json": bill(BANNED), ".bomscreen/config.json": config}, "--no-verify", check=True)
    done = git(folder, "push", "-q", "origin", "main", check=False)  # it cannot permit itself
    assert done.code and "prohibited" in done.out and "pre-receive hook declined" in done.out, done.out
    git(folder, "reset", "-q", "--hard", "HEAD~1")
    commit(folder, {".bomscreen/config.json": config}, check=True)
    passes(git(folder, "push", "-q", "origin", "main", check=False))
    commit(folder, {"bom.json": bill(BANNED)}, check=True)
    passes(git(folder, "push", "-q", "origin", "main", check=False))  # what was there before does
    git(folder, "checkout", "-q", "-b", "side", "HEAD~2")
    commit(folder, {"sub/bom.json": bill(BANNED.replace("acmeforbidden/agent", "acmeforbidden/new"), LISTED)}, check=True)
    passes(git(folder, "push", "-q", "origin", "side", check=False), "to review")  # HEAD's settings
    orphan = git(folder, "commit-tree", "-m", "x", "HEAD^{tree}").out.strip()
    done = git(folder, "push", "-q", "origin", orphan + ":refs/heads/orphan", check=False)
    assert "to review" in done.out, done.out
    assert hook(server, "run", "pre-receive", data=b"what is this\n").code == 2


# The examples, and managers of hooks

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent


def on_path():
    """An environment in which `bomscreen` is this program."""
    folder = os.path.join(TOP, "bin")
    os.makedirs(folder, exist_ok=True)
    if not os.path.lexists(os.path.join(folder, "bomscreen")):
        os.symlink(BOMSCREEN, os.path.join(folder, "bomscreen"))
    return {"PATH": folder + os.pathsep + CLEAN["PATH"]}


def test_examples():
    env = on_path()
    for name in ("raw", "husky"):
        folder = make("example-" + name, install=False)
        hooks = SOURCE / "examples" / ("hooks" if name == "raw" else name)
        for path in hooks.iterdir():
            shutil.copy(path, os.path.join(folder, ".git/hooks", path.name))
            os.chmod(os.path.join(folder, ".git/hooks", path.name), 0o755)
        quiet(commit(folder, {"bom.json": bill(OTHER)}, env=env))
        stops(commit(folder, {"bom.json": bill(BANNED)}, env=env), "prohibited")
        git(folder, "commit", "-qm", "x", "--no-verify")
        server = make(f"example-{name}.git", "--bare", install=False)
        stops(git(folder, "push", "-q", server, "main", check=False, env=env), "prohibited", "this push adds")
        if name == "raw":
            shutil.copy(hooks / "pre-receive", os.path.join(server, "hooks"))
            done = git(folder, "push", "-q", "--no-verify", server, "main", check=False, env=env)
            assert done.code and "pre-receive hook declined" in done.out and "prohibited" in done.out, done.out
    done = run(["sh", str(SOURCE / "examples/hooks/config-hooks")], TOP,
               {**env, "GIT_CONFIG_GLOBAL": os.path.join(TOP, "config")})
    assert done.code == 0, done.out
    assert pathlib.Path(TOP, "config").read_text().count("event = ") == 3


def found(program):
    path = shutil.which(program)
    if not path:
        raise runner.Skip(f"{program} is not installed")
    return path


def works_as_a_hook(folder, env):
    """Commits and pushes, by whatever was installed."""
    passes(commit(folder, {"bom.json": bill(OTHER)}, env=env))
    stops(commit(folder, {"bom.json": bill(BANNED)}, env=env), "prohibited", "[test-ban]")
    git(folder, "commit", "-qm", "x", "--no-verify")
    server = make(os.path.basename(folder) + ".git", "--bare", install=False)
    git(folder, "remote", "add", "origin", server)
    stops(git(folder, "push", "-q", "origin", "main", check=False, env=env), "prohibited", "this push adds")
    commit(folder, {"bom.json": bill(OTHER)}, "--no-verify", check=True)
    passes(git(folder, "push", "-q", "origin", "main", check=False, env=env))


def test_lefthook():
    program, env = found("lefthook"), {**on_path(), "LEFTHOOK_VERBOSE": "0"}
    folder = make("lefthook", install=False)
    shutil.copy(SOURCE / "examples/lefthook/lefthook.yml", folder)
    passes(run([program, "install"], folder, env))
    works_as_a_hook(folder, env)


def test_husky():
    program, env = found("husky"), on_path()
    folder = make("husky", install=False)
    passes(run([program], folder, env))
    for path in (SOURCE / "examples/husky").iterdir():
        shutil.copy(path, os.path.join(folder, ".husky", path.name))
    works_as_a_hook(folder, env)


def steps(path, first):
    """The shell lines of an example: those that begin with `first`, without what installs the program."""
    lines = (SOURCE / path).read_text(encoding="utf-8").splitlines()
    out = [line.strip().removeprefix("run: ").removeprefix("- run: ").removeprefix("- ") for line in lines
           if line.strip().startswith(first) and "pip install" not in line]
    assert out, path
    return out


def test_ci():
    """The shell steps of the examples, in a repository as CI checks it out; and the files, where their checkers are installed."""
    origin = make("ci-origin", install=False)
    commit(origin, {"package-lock.json": json.dumps({"lockfileVersion": 3, "packages": {
        "node_modules/@acmeforbidden/x": {"version": "1.0.0"}}}), "LICENSE": "Copyright 2020 us"}, check=True)
    for path, first, files in (("examples/github-actions/bomscreen.yml", "run: ", ["bomscreen.sarif", "bomscreen.md", "summary"]),
                               ("examples/gitlab-ci/.gitlab-ci.yml", "- bomscreen screen", ["gl-code-quality-report.json", "bomscreen.xml", "bomscreen.html"])):
        folder = os.path.join(TOP, "ci-" + pathlib.Path(path).parent.name)
        git(TOP, "clone", "-q", "--depth", "1", "file://" + origin, folder)
        env = {**on_path(), "GITHUB_STEP_SUMMARY": os.path.join(folder, "summary")}
        codes = [run(["sh", "-ec", step], folder, env).code for step in steps(path, first)]
        assert codes in ([1, 0], [1]), (path, codes)
        for name in files:
            assert "acmeforbidden" in pathlib.Path(folder, name).read_text(encoding="utf-8"), name
    for words in (["actionlint", "examples/github-actions/bomscreen.yml"],
                  ["check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "examples/gitlab-ci/.gitlab-ci.yml"],
                  ["check-jsonschema", "--builtin-schema", "vendor.github-workflows", "examples/github-actions/bomscreen.yml"]):
        if shutil.which(words[0]):
            passes(run(words, SOURCE))


def test_names_of_files():
    expression = hook(TOP, "files").out.strip()
    assert f"files: '{expression}'" in (SOURCE / ".pre-commit-hooks.yaml").read_text(), \
        "the names in .pre-commit-hooks.yaml are not those that `bomscreen hook files` prints"
    for name in ("bom.json", "a/b/package-lock.json", "x.cdx.xml", ".github/workflows/ci.yml", "third_party/a/b.c", "a/LICENSE", "more.txt"):
        assert re.search(expression, name), name
    for name in ("readme.md", "mybom.json", "bom.json.md", "workflows/ci.yml"):
        assert not re.search(expression, name), name


def test_pre_commit():
    program = found("pre-commit")
    env = {"PRE_COMMIT_HOME": os.path.join(TOP, "pre-commit"), "BOMSCREEN_PROGRAM": BOMSCREEN,
           "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_CONFIG_FILE": "/dev/null", "PIP_NO_INDEX": "1"}
    source = make("pre-commit-source", install=False)
    for name in (".pre-commit-hooks.yaml", "pyproject.toml", "meson.build"):
        shutil.copy(SOURCE / name, source)
    shutil.copytree(SOURCE / "packaging", os.path.join(source, "packaging"))
    commit(source, check=True)
    git(source, "tag", "v0.1.0")
    folder = make("pre-commit-user", install=False)
    text = (SOURCE / "examples/pre-commit/.pre-commit-config.yaml").read_text()
    write(folder, ".pre-commit-config.yaml", text.replace("https://example.com/bomscreen.git", source))
    passes(run([program, "install", "-t", "pre-commit", "-t", "pre-merge-commit", "-t", "pre-push"], folder, env))
    passes(commit(folder, {"bom.json": bill(OTHER)}, env=env), "Passed")
    passes(commit(folder, {"x": "1"}, env=env), "no files to check")
    write(folder, "bom.json", bill(BANNED))
    stops(git(folder, "commit", "-qam", "x", check=False, env=env), "prohibited", "Failed")
    stops(commit(folder, {"bom.json": bill(BANNED)}, env=env), "prohibited", "Failed")
    git(folder, "commit", "-qm", "x", "--no-verify")
    server = make("pre-commit-server.git", "--bare", install=False)
    git(folder, "remote", "add", "origin", server)
    stops(git(folder, "push", "-q", "origin", "main", check=False, env=env), "prohibited")
    git(folder, "push", "-q", "--no-verify", "origin", "main")
    passes(commit(folder, {"bom.json": bill(OTHER)}, env=env))
    passes(git(folder, "push", "-q", "origin", "main", check=False, env=env))
    commit(folder, {"bom.json": bill(BANNED)}, "--no-verify", check=True)
    stops(git(folder, "push", "-q", "origin", "main", check=False, env=env), "prohibited")


if __name__ == "__main__":
    runner.main(globals(), 2)
