#!/usr/bin/env python3
"""Reading repositories, by libgit2 and by the git command, against what git itself says of them: made on the fly in
a temporary folder.

usage: check_git.py DUMP_GIT READER BOMSCREEN [TEST...]"""
import io
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import time
import zipfile

import runner

try:
    import jsonschema
except ImportError:
    jsonschema = None

DUMP, READER, BOMSCREEN = (os.path.abspath(a) for a in sys.argv[1:4])
POLICIES = pathlib.Path(__file__).resolve().parent.parent / "cases/shared/policies"
GIT = shutil.which("git")
SCHEMA = pathlib.Path(__file__).resolve().parent.parent.parent / "docs/schemas/report.schema.json"
VALIDATOR = jsonschema and jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
BY_READER, BY_GIT, NEITHER = (["reader=" + READER, "git="], ["reader="], ["reader=", "git="])
BOTH = ["reader=" + READER]
WAYS = {"libgit2": BY_READER, "git": BY_GIT, "both": BOTH}
CLEAN = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
CLEAN.update(GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_SYSTEM="/dev/null", GIT_AUTHOR_NAME="a", GIT_AUTHOR_EMAIL="a@b",
             GIT_COMMITTER_NAME="a", GIT_COMMITTER_EMAIL="a@b", LC_ALL="C")
CLOCK = [1700000000]
SETUP = ["-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", "-c", "commit.gpgsign=false",
         "-c", "advice.detachedHead=false"]


def git(folder, *arguments, data=None, check=True, env=None):
    CLOCK[0] += 60
    dates = {"GIT_AUTHOR_DATE": f"{CLOCK[0]} +0000", "GIT_COMMITTER_DATE": f"{CLOCK[0]} +0000"}
    done = subprocess.run([GIT, *SETUP, "-C", folder, *arguments], input=data, capture_output=True,
                          env={**CLEAN, **dates, **(env or {})}, check=False)
    if check and done.returncode:
        raise RuntimeError(f"git {arguments}: {done.stderr.decode(errors='replace')}")
    return done.stdout


def word(folder, *arguments, **options):
    return git(folder, *arguments, **options).decode().strip()


def dump(way, mode, path, *arguments, options=(), env=None, cwd=None, timeout=60):
    done = subprocess.run([DUMP, *way, *options, mode, path, *arguments], capture_output=True, timeout=timeout, cwd=cwd,
                          env={**CLEAN, **(env or {})}, check=False)
    assert done.returncode in (0, 1), (done.returncode, done.stderr)
    lines = done.stdout.decode(errors="replace").splitlines()
    return [line for line in lines if not line.startswith("! ")], [line[2:] for line in lines if line.startswith("! ")]


def write(folder, name, content="x\n"):
    path = pathlib.Path(folder, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def make(name, files=None, *arguments):
    folder = os.path.join(TOP, name)
    os.makedirs(folder)
    git(folder, "init", "-q", *arguments)
    for path, content in (files or {"a.txt": "a\n", "dir/b.json": "{}\n", "dir/deep/c": "c\n", "z": "z\n"}).items():
        write(folder, path, content)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "first")
    return folder


def listed(folder, revision="HEAD"):
    out = []
    for entry in git(folder, "ls-tree", "-r", "-z", revision).decode(errors="replace").split("\0")[:-1]:
        head, path = entry.split("\t", 1)
        mode, _, oid = head.split()
        out.append(f"{mode} {oid} - {path}")
    return out


def same(found, expected, what=""):
    assert found == expected, f"{what}\n  found    {found}\n  expected {expected}"


def trees_equal(folder, revision="HEAD", ways=WAYS, **options):
    for name, way in ways.items():
        found, problems = dump(way, "tree", folder, revision, **options)
        same(problems, [], name)
        same(found, listed(folder, revision), name)


def says(problems, *words):
    assert any(all(word in line for word in words) for line in problems), f"{words} is not in {problems}"


def loose(folder, oid):
    return os.path.join(folder, ".git/objects", oid[:2], oid[2:])


def overwrite(path, content):
    os.chmod(path, 0o644)
    with open(path, "wb") as out:
        out.write(content)


# Trees of all kinds of repositories


def test_trees():
    folder = make("plain")
    git(folder, "tag", "light")
    git(folder, "tag", "-a", "-m", "x", "annotated")
    git(folder, "branch", "side/branch")
    write(folder, "new", "n")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "second")
    head = word(folder, "rev-parse", "HEAD")
    for revision in ("HEAD", "HEAD~1", "light", "annotated", "side/branch", "refs/heads/main", head, head[:9],
                     "HEAD^{tree}", "HEAD:dir"):
        trees_equal(folder, revision)
    git(folder, "gc", "-q")
    git(folder, "checkout", "-q", "--detach", "HEAD~1")
    trees_equal(folder)


def test_layouts():
    folder = make("layouts")
    git(TOP, "clone", "-q", "--bare", folder, "bare.git")
    git(TOP, "clone", "-q", "--shared", folder, "shared")
    git(folder, "worktree", "add", "-q", os.path.join(TOP, "linked"), "-b", "linked")
    write(os.path.join(TOP, "linked"), "only-here", "1")
    git(os.path.join(TOP, "linked"), "add", "-A")
    git(os.path.join(TOP, "linked"), "commit", "-q", "-m", "x")
    for name in ("bare.git", "shared", "linked"):
        trees_equal(os.path.join(TOP, name))
    for way in WAYS.values():
        assert any("only-here" in line for line in dump(way, "index", os.path.join(TOP, "linked"))[0])
    os.makedirs(os.path.join(TOP, "with:colon"))
    git(TOP, "clone", "-q", folder, "with:colon/inner")
    trees_equal(os.path.join(TOP, "with:colon/inner"), ways={"libgit2": BY_READER, "both": BOTH})


def test_submodule():
    inner, outer = make("inner"), make("outer")
    git(outer, "submodule", "add", "-q", inner, "sub")
    git(outer, "commit", "-q", "-m", "sub")
    trees_equal(outer)
    trees_equal(os.path.join(outer, "sub"))
    found, problems = dump(BOTH, "tree", outer)
    same(problems, [])
    assert f"160000 {word(inner, 'rev-parse', 'HEAD')} - sub" in found


def test_extensions():
    folder = make("extensions")
    git(folder, "config", "core.repositoryformatversion", "1")
    for key, value in (("partialClone", "origin"), ("worktreeConfig", "true"), ("preciousObjects", "true"), ("noop", "1")):
        git(folder, "config", f"extensions.{key}", value)
    trees_equal(folder)


def test_sha256():
    folder = make("sha256", None, "--object-format=sha256")
    trees_equal(folder, ways={"git": BY_GIT, "both": BOTH})
    found, problems = dump(BY_READER, "tree", folder)
    same(found, [])
    says(problems, "repository-unread", "HEAD", "objectformat")
    found, problems = dump(BOTH, "read", folder)
    same((len(found), problems), (5, []))
    found, problems = dump(BOTH, "history", folder)
    same((len([line for line in found if line.startswith("commit ")]), problems), (1, []))


def test_unknown_extension():
    folder = make("reftable")
    git(folder, "config", "core.repositoryformatversion", "1")
    git(folder, "config", "extensions.refStorage", "reftable")
    git(folder, "config", "extensions.fromTheFuture", "yes", check=False)
    found, problems = dump(BOTH, "tree", folder)
    same(found, [])
    says(problems, "repository-unread", "git command: ", "libgit2 reader: ", "refstorage")
    for mode in ("index", "staged", "worktree", "history"):
        found, problems = dump(BOTH, mode, folder)
        same(found, [], mode)
        says(problems, "repository-unread", "git command: ", "libgit2 reader: ")


def test_unborn():
    folder = os.path.join(TOP, "unborn")
    os.makedirs(folder)
    git(folder, "init", "-q")
    write(folder, "package.json", "{}")
    git(folder, "add", "-A")
    for way in WAYS.values():
        found, problems = dump(way, "tree", folder)
        same(found, [])
        says(problems, "unknown-revision", '"HEAD"')
        blob = word(folder, "rev-parse", ":package.json")
        same(dump(way, "index", folder), ([f"100644 {blob} - package.json"], []))
        same(dump(way, "staged", folder), ([f"100644 {blob} - package.json"], []))


def test_revisions_that_are_none():
    folder = make("none")
    for way in WAYS.values():
        for revision in ("nowhere", "HEAD~5", "0" * 40, "HEAD\nHEAD", "", " HEAD", "--help", "f" * 40, "HEAD:a.txt"):
            found, problems = dump(way, "tree", folder, revision)
            same(found, [])
            says(problems, "unknown-revision")


def test_replaced():
    folder = make("replaced", {"a": "1\n"})
    other = word(folder, "hash-object", "-w", "--stdin", data=b"2\n")
    blob = word(folder, "rev-parse", "HEAD:a")
    git(folder, "replace", blob, other)
    for way in WAYS.values():
        same(dump(way, "document", folder), ([f"100644 {blob} - a", "good 2"], []))
        found, problems = dump(way, "read", folder)
        same((found, problems), ([f"100644 {blob} - a", "2 bytes"], []))


# Objects that are missing, broken or too large


def test_corrupt():
    contents = {f"f{i}": random.Random(i).randbytes(100000) for i in range(5)}
    for harm in ("truncated", "exchanged", "garbage", "empty"):
        folder = make("corrupt-" + harm, contents)
        blob = word(folder, "rev-parse", "HEAD:f2")
        path = loose(folder, blob)
        with open(path, "rb") as file:
            content = file.read()
        with open(loose(folder, word(folder, "rev-parse", "HEAD:f3")), "rb") as file:
            other = file.read()
        overwrite(path, {"truncated": content[:50000], "exchanged": other, "garbage": b"garbage", "empty": b""}[harm])
        for name, way in WAYS.items():
            found, problems = dump(way, "read", folder)
            same([line.split()[-1] for line in found], ["f0", "f1", "f3", "f4", "bytes"], (harm, name))
            says(problems, blob, '"f2"')
            assert len(problems) == 1 and problems[0].startswith(("object-corrupt", "object-missing")), problems


def test_corrupt_trees():
    folder = make("corrupt-tree", {"a/x": "1", "b/x": "2", "c/x": "3"})
    tree = word(folder, "rev-parse", "HEAD:b")
    overwrite(loose(folder, tree), b"")
    for way in WAYS.values():
        found, problems = dump(way, "tree", folder)
        same([line.split()[-1] for line in found], ["a/x", "c/x"])
        says(problems, "object-", tree)
    malformed = word(folder, "hash-object", "-t", "tree", "-w", "--literally", "--stdin",
                     data=b"100644 good\0" + b"1" * 20 + b"100644 bad\0" + b"1" * 7)
    commit = word(folder, "hash-object", "-t", "commit", "-w", "--literally", "--stdin",
                  data=f"tree {malformed}\nauthor a <a> 1 +0000\ncommitter a <a> 1 +0000\n\nx\n".encode())
    found, problems = dump(BY_READER, "tree", folder, commit)
    same([line.split()[-1] for line in found], ["good"])
    says(problems, "object-corrupt", malformed, "malformed")


def test_missing():
    folder = make("missing")
    blob = word(folder, "rev-parse", "HEAD:z")
    os.remove(loose(folder, blob))
    for way in WAYS.values():
        found, problems = dump(way, "read", folder)
        same(len(found), 4)
        says(problems, "object-missing", blob, '"z"')


def test_partial():
    origin = make("partial-origin")
    git(origin, "config", "uploadpack.allowFilter", "true")
    git(origin, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(TOP, "clone", "-q", "--filter=blob:none", "--no-checkout", "file://" + origin, "partial")
    folder = os.path.join(TOP, "partial")
    before = word(folder, "count-objects", "-v")
    for way in WAYS.values():
        found, problems = dump(way, "tree", folder)
        same((len(found), problems), (4, []))
        found, problems = dump(way, "read", folder)
        same(found, [])
        same(len(problems), 4)
        says(problems, "object-missing", "partial clone", "nothing is fetched")
    same(word(folder, "count-objects", "-v"), before, "something was fetched")


def test_too_large():
    folder = make("large", {"big": b"x" * 100000, "small": b"s", "zero": b""})
    for packed in (False, True):
        for way in WAYS.values():
            found, problems = dump(way, "read", folder, options=["blob=50000"])
            same([line.split()[-1] for line in found], ["small", "zero", "bytes"])
            says(problems, "object-too-large", "100000 bytes", "50000", '"big"')
        git(folder, "gc", "-q")


def test_bomb():
    folder = make("bomb", {"leaf": "x"})
    for wanted, name in ((False, "other"), (True, "leaf")):
        oid = word(folder, "mktree", data=f"100644 blob {word(folder, 'rev-parse', 'HEAD:leaf')}\tleaf\n".encode())
        for _ in range(10):
            oid = word(folder, "mktree", data="".join(f"040000 tree {oid}\td{i}\n" for i in range(10)).encode())
        commit = word(folder, "commit-tree", "-m", "bomb", oid)
        for way in WAYS.values():
            started = time.monotonic()
            found, problems = dump(way, "tree", folder, commit, options=["name=" + name, "files=1000"])
            assert time.monotonic() - started < 20
            same(len(found), 1000 if wanted else 0)
            same(bool(problems), wanted)
            if wanted:
                says(problems, "too-many-files", "1000")
            found, problems = dump(way, "history", folder, commit, options=["name=" + name, "files=1000"])
            same(bool(problems), wanted)


def test_deep():
    folder = make("deep", {"leaf": "x"})
    oid = word(folder, "write-tree")
    for _ in range(300):
        oid = word(folder, "mktree", data=f"040000 tree {oid}\td\n".encode())
    commit = word(folder, "commit-tree", "-m", "deep", oid)
    for way in WAYS.values():
        found, problems = dump(way, "tree", folder, commit)
        same((len(found), problems), (1, []))


def test_stall():
    folder = make("stall")
    blob = word(folder, "rev-parse", "HEAD:z")
    os.remove(loose(folder, blob))
    os.mkfifo(loose(folder, blob))
    for way in WAYS.values():
        found, problems = dump(way, "read", folder, options=["patience=1"])
        same(len(found), 4)
        says(problems, blob)
    os.remove(os.path.join(folder, ".git/HEAD"))
    os.mkfifo(os.path.join(folder, ".git/HEAD"))
    found, problems = dump(BOTH, "tree", folder, options=["patience=1"])
    same(found, [])
    assert problems


def test_paths():
    names = [b"new\nline", b"tab\there", b'quote"', b"latin-\xe9", b"-dash", b" space ", b"..", b".git", b"\xe2\x80\xae"]
    folder = make("paths", {"x": "x"})
    blob = word(folder, "rev-parse", "HEAD:x")
    data = b"".join(b"100644 " + name + b"\0" + bytes.fromhex(blob) for name in sorted(names))
    tree = word(folder, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", data=data)
    for way in WAYS.values():
        found, problems = dump(way, "tree", folder, tree + "^{tree}")
        same((len(found), problems), (len(names), []))
        assert any(line.endswith("new\\nline") for line in found), found


def test_lfs():
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "ab" * 32 + "\nsize 12345\n"
    folder = make("lfs", {"model.bin": pointer, "other": "version https://git-lfs.github.com/spec/v1\nno\n"})
    for way in WAYS.values():
        found, problems = dump(way, "document", folder)
        same([line for line in found if line[:4] in ("good", "bad ")], [f"good {len(pointer)}", "good 46"])
        says(problems, "lfs-pointer", "12345 bytes")
        same(len(problems), 1)


# The index


def raw_staged(folder):
    parts = git(folder, "diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames").decode().split("\0")[:-1]
    out = []
    for head, path in zip(parts[::2], parts[1::2]):
        old_mode, mode, old, new, status = head[1:].split()
        oids = [oid if oid.strip("0") else "-" for oid in (new, old)]
        out.append(f"{old_mode if status == 'D' else mode} {oids[0]} {oids[1]} {path}")
    return out


def raw_index(folder):
    out = []
    for entry in git(folder, "ls-files", "-s", "-z").decode().split("\0")[:-1]:
        head, path = entry.split("\t", 1)
        mode, oid, _ = head.split()
        out.append(f"{mode} {oid} - {path}")
    return out


def change_index(folder):
    write(folder, "a.txt", "changed\n")
    write(folder, "added/new.json", "{}")
    git(folder, "add", "-A")
    git(folder, "rm", "-q", "--cached", "z")
    os.remove(os.path.join(folder, "dir/deep/c"))
    os.symlink("../b.json", os.path.join(folder, "dir/deep/c"))
    git(folder, "add", "dir")
    write(folder, "a.txt", "changed again\n")
    write(folder, "intended", "i")
    git(folder, "add", "-N", "intended")


def test_index():
    folder = make("index")
    change_index(folder)
    assert len(raw_staged(folder)) == 4
    for name, way in WAYS.items():
        same(dump(way, "index", folder), (raw_index(folder), []), name)
        same(dump(way, "staged", folder), (raw_staged(folder), []), name)


def test_indexes_that_libgit2_refuses():
    for kind in ("split", "sparse", "skip-hash"):
        folder = make("index-" + kind)
        if kind == "split":
            git(folder, "update-index", "--split-index")
        elif kind == "sparse":
            git(folder, "sparse-checkout", "set", "--cone", "--sparse-index", "added")
        write(folder, "added/new.json", "{}")
        git(folder, "add", "--sparse", "added")
        if kind == "skip-hash":
            path = os.path.join(folder, ".git/index")
            with open(path, "r+b") as file:
                file.seek(-20, os.SEEK_END)
                file.write(bytes(20))
        for mode, expected in (("index", raw_index(folder)), ("staged", raw_staged(folder))):
            assert expected, kind
            same(dump(BOTH, mode, folder), (expected, []), kind)
            found, problems = dump(BY_READER, mode, folder)
            same(found, [], kind)
            says(problems, "repository-unread", "libgit2 reader: ")


def test_unmerged():
    folder = make("unmerged", {"package.json": "{}\n", "other": "o"})
    git(folder, "checkout", "-q", "-b", "side")
    for branch, text in (("side", "1"), ("main", "2")):
        git(folder, "checkout", "-q", branch)
        write(folder, "package.json", text)
        git(folder, "commit", "-q", "-a", "-m", branch)
    git(folder, "merge", "side", check=False)
    for way in WAYS.values():
        found, problems = dump(way, "staged", folder)
        same(found, [])
        says(problems, "unmerged-path", '"package.json"')
        same(len(dump(way, "index", folder)[0]), 4)


def test_work_tree():
    folder = make("worktree", {"a": "1", "dir/b": "2", "linkdir/c": "3", "gone": "4", ".gitignore": "ignored\n"})
    write(folder, "untracked/new", "5")
    write(folder, "ignored", "6")
    write(folder, "a", "changed")
    shutil.rmtree(os.path.join(folder, "linkdir"))
    write(TOP, "outside/c", "secret")
    os.symlink(os.path.join(TOP, "outside"), os.path.join(folder, "linkdir"))
    os.symlink(os.path.join(TOP, "outside/c"), os.path.join(folder, "link"))
    os.mkfifo(os.path.join(folder, "fifo"))
    for name, way in WAYS.items():
        found, problems = dump(way, "worktree", folder)
        same(problems, [])
        paths = {line.split()[-1] for line in found}
        assert {"a", "dir/b", "untracked/new", "link"} <= paths and "ignored" not in paths, (name, paths)
        assert any(line.startswith("120000") and line.endswith(" link") for line in found), found
        text = "\n".join(sum(dump(way, "documents", folder), []))
        assert "- a\ngood 7" in text and "untracked/new\ngood 1" in text, text
        assert "- link\nbad 0" in text and "good 6" not in text, text
        assert "read-error: behind a symbolic link" in text, text
    bare = os.path.join(TOP, "worktree.git")
    git(TOP, "clone", "-q", "--bare", folder, bare)
    says(dump(BOTH, "worktree", bare)[1], "repository-unread", "bare")


# The environment


HOOK = """#!/bin/sh
{dump} {way} staged . >{out} 2>&1
"""


def test_pre_commit():
    for name, way in WAYS.items():
        folder = make("hook-" + name)
        out = os.path.join(TOP, "hook-out-" + name)
        hook = os.path.join(folder, ".git/hooks/pre-commit")
        write(folder, ".git/hooks/pre-commit", HOOK.format(dump=DUMP, way=" ".join(f"'{w}'" for w in way), out=out))
        os.chmod(hook, 0o755)
        write(folder, "a.txt", "for commit -a\n")
        write(folder, "z", "for commit -- path\n")
        for arguments, expected in ((["--", "z"], ["z"]), (["-a"], ["a.txt"])):
            git(folder, "commit", "-q", "-m", "x", *arguments)
            with open(out, encoding="utf-8") as file:
                same([line.split()[-1] for line in file], expected, name)


def test_pre_receive():
    for name, way in WAYS.items():
        folder = make("push-" + name)
        bare = os.path.join(TOP, f"push-{name}.git")
        git(TOP, "clone", "-q", "--bare", folder, bare)
        out = os.path.join(TOP, "push-out-" + name)
        words = " ".join(f"'{w}'" for w in way)
        write(bare, "hooks/pre-receive", f"#!/bin/sh\nread old new ref\n"
              f"{{ {DUMP} {words} tree . $new; {DUMP} {words} history . $old..$new; }} >{out} 2>&1\nexit 1\n")
        os.chmod(os.path.join(bare, "hooks/pre-receive"), 0o755)
        write(folder, "pushed.json", "{}")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "x")
        git(folder, "push", "-q", bare, "main", check=False)
        with open(out, encoding="utf-8") as file:
            lines = file.read().splitlines()
        same([line for line in lines[:5]], listed(folder), name)
        same([line.split()[-1] for line in lines[6:]], ["pushed.json"], name)


def test_environment_of_another_repository():
    one, two = make("env-one"), make("env-two", {"two": "2"})
    env = {"GIT_DIR": os.path.join(one, ".git"), "GIT_INDEX_FILE": os.path.join(one, ".git/index"),
           "GIT_OBJECT_DIRECTORY": os.path.join(one, ".git/objects"), "GIT_WORK_TREE": one}
    trees_equal(two, env=env)
    trees_equal(two, env=env, cwd=one)
    for way in WAYS.values():
        same(dump(way, "index", two, env=env), (raw_index(two), []))
        same(dump(way, "index", one, env=env), (raw_index(one), []))


def test_nothing_is_executed():
    folder = make("evil", {".gitattributes": "* filter=evil diff=evil\n", "a": "1", "b": "2"})
    marker = os.path.join(TOP, "executed")
    program = os.path.join(TOP, "evil.sh")
    write(TOP, "evil.sh", f"#!/bin/sh\necho \"$0 $@\" >>{marker}\ncat\n")
    os.chmod(program, 0o755)
    for key in ("core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "core.askPass", "diff.external",
                "diff.evil.textconv", "diff.evil.command", "filter.evil.clean", "filter.evil.smudge",
                "filter.evil.process", "pager.diff", "pager.ls-files", "gpg.program", "credential.helper",
                "core.alternateRefsCommand", "remote.origin.uploadpack", "uploadpack.packObjectsHook", "alias.ls-files"):
        git(folder, "config", key, program)
    git(folder, "config", "core.hooksPath", TOP)
    git(folder, "config", "remote.origin.url", "ext::" + program)
    git(folder, "config", "remote.origin.promisor", "true")
    git(folder, "config", "core.repositoryformatversion", "1")
    git(folder, "config", "extensions.partialClone", "origin")
    for hook in ("post-index-change", "fsmonitor-watchman", "reference-transaction"):
        shutil.copy(program, os.path.join(TOP, hook))
        shutil.copy(program, os.path.join(folder, ".git/hooks", hook))
    blob = word(folder, "rev-parse", "HEAD:b")
    write(folder, "a", "changed")
    os.remove(loose(folder, blob))
    if os.path.exists(marker):
        os.remove(marker)
    for way in WAYS.values():
        for mode in ("tree", "read", "index", "staged", "worktree", "documents", "history"):
            dump(way, mode, folder)
    assert not os.path.exists(marker), pathlib.Path(marker).read_text(encoding="utf-8")


def test_owner():
    if os.geteuid() != 0:
        return
    folder = make("owned")
    os.chmod(TOP, 0o755)
    for path in [folder, *map(str, pathlib.Path(folder).rglob("*"))]:
        os.chown(path, 12345, 12345, follow_symlinks=False)
    found, problems = dump(BOTH, "tree", folder)
    same((len(found), problems), (4, []))
    found, problems = dump(BY_GIT, "tree", folder)
    same(found, [])
    says(problems, "repository-unread", "dubious ownership")
    same(len(dump(BOTH, "index", folder)[0]), 4)
    allowed = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": folder}
    same(len(dump(BY_GIT, "tree", folder, env=allowed)[0]), 4)


def test_no_reader():
    folder = make("no-reader")
    for mode in ("tree", "index", "staged", "worktree", "history"):
        found, problems = dump(NEITHER, mode, folder)
        same(found, [])
        says(problems, "repository-unread")
        found, problems = dump(["reader=/nowhere/reader", "git=/nowhere/git"], mode, folder)
        same(found, [])
        says(problems, "/nowhere/reader: No such file", "/nowhere/git: No such file")
    trees_equal(folder, ways={"a": ["reader=/nowhere"], "b": ["reader=/bin/false"], "c": ["reader=" + READER, "git=/bin/false"]})
    outer = make("outer-of-broken")
    broken = os.path.join(outer, "inner")
    os.makedirs(os.path.join(broken, ".git/refs"))
    os.makedirs(os.path.join(broken, ".git/objects"))
    write(broken, ".git/HEAD", "nonsense")
    for way in WAYS.values():
        for mode in ("tree", "index", "history"):
            found, problems = dump(way, mode, broken)
            same(found, [], "the repository around a broken one was read")
            assert problems or mode == "index"


def test_detect():
    folder = make("detect@2")
    os.makedirs(os.path.join(TOP, "empty"))
    for operand, expected in (("detect@2", "repository detect@2 "), ("detect@2@HEAD", "repository detect@2 HEAD"),
                              ("detect@2@HEAD@{1}", "repository detect@2 HEAD@{1}"), ("detect@2@", "repository detect@2 "),
                              ("detect@2/.git", "repository detect@2/.git "), ("detect@2/dir", "none detect@2/dir "),
                              ("empty", "none empty "), ("empty@HEAD", "none empty@HEAD "), ("none", "none none "),
                              ("detect@2/a.txt", "none detect@2/a.txt "), ("@HEAD", "none @HEAD ")):
        found, _ = dump([], "detect", operand, cwd=TOP)
        same(found, [expected], operand)


# History


def snapshot(folder, commit, name):
    return {line.split(" ", 3)[3]: line.split()[:2] for line in listed(folder, commit)
            if line.rsplit("/", 1)[-1].split(" ")[-1] == name}


def naive_history(folder, range_, name):
    """What each commit changes: against its first parent, of a merge only what differs from all."""
    out = {}
    for line in word(folder, "rev-list", "--parents", range_).splitlines():
        commit, *parents = line.split()
        own = snapshot(folder, commit, name)
        before = [snapshot(folder, parent, name) for parent in parents] or [{}]
        for path in {*own, *before[0]}:
            value = own.get(path)
            if all(value != other.get(path) for other in before):
                out.setdefault(commit, set()).add(
                    (path, value[1] if value else "-", before[0][path][1] if path in before[0] else "-"))
    return out


def random_history(seed):
    rng = random.Random(seed)
    folder = make(f"history-{seed}", {"lock": "0", "other": "o"})
    branches = ["main"]
    for step in range(30):
        git(folder, "checkout", "-q", rng.choice(branches))
        if rng.random() < 0.2:
            branches.append(f"b{step}")
            git(folder, "checkout", "-q", "-b", branches[-1])
        if rng.random() < 0.25 and len(branches) > 1:
            git(folder, "merge", "-q", "-s", "ours" if rng.random() < 0.3 else "recursive", "-X", "theirs", "-m", "m",
                rng.choice(branches), check=False)
            git(folder, "add", "-A")
            git(folder, "commit", "-q", "-m", "merged", check=False)
            continue
        path = rng.choice(["lock", "a/lock", "a/b/lock", "c/lock", "other", "c/d/e/lock"])
        if rng.random() < 0.25 and os.path.exists(os.path.join(folder, path)):
            git(folder, "rm", "-q", path)
        else:
            write(folder, path, str(rng.randrange(4)))
            git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "c", "--allow-empty")
    return folder


def parse_history(lines):
    out, commit, order = {}, None, []
    for line in lines:
        if line.startswith("commit "):
            commit = line.split()[1]
            order.append(commit)
        else:
            _, new, old, path = line.split(" ", 3)
            out.setdefault(commit, set()).add((path, new, old))
    return out, order


def test_history():
    for seed in range(3):
        folder = random_history(seed)
        commits = word(folder, "rev-list", "--topo-order", "--reverse", "HEAD").splitlines()
        for range_ in ("HEAD", commits[len(commits) // 2] + "..HEAD", commits[0] + ".." + commits[len(commits) // 2]):
            expected = naive_history(folder, range_, "lock")
            orders = []
            for name, way in WAYS.items():
                found, problems = dump(way, "history", folder, range_, options=["name=lock"])
                same(problems, [])
                changes, order = parse_history(found)
                same(changes, expected, (seed, range_, name))
                orders.append(order)
            same(orders[0], orders[1], "the order depends on the reader")


def test_shallow():
    origin = random_history(7)
    for depth in (1, 3):
        git(TOP, "clone", "-q", "--depth", str(depth), "file://" + origin, f"shallow-{depth}")
        folder = os.path.join(TOP, f"shallow-{depth}")
        trees_equal(folder)
        for name, way in WAYS.items():
            found, problems = dump(way, "history", folder)
            assert any("boundary" in line for line in found), name
            says(problems, "shallow-history")


def test_limit_on_history():
    folder = random_history(8)
    for way in WAYS.values():
        found, problems = dump(way, "history", folder, options=["commits=5"])
        says(problems, "too-many-commits", "5")
        assert 0 < len([line for line in found if line.startswith("commit")]) <= 5


# The program

BILL = '{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"type":"library","name":"%s","version":"1"}]}'


def files_of(report):
    """The inputs; in place of a repository its files, each with what the repository has of it."""
    out = []
    for one in report["inputs"]:
        if "files" not in one:
            out.append(one)
            continue
        same(one["sha256"], None)
        if one["view"] != "history":
            same(one["components"], sum(part["components"] for part in one["files"]))
        paths = {part["path"] for part in one["files"]}
        for name in ("findings", "components_list"):
            assert all(item["file"] in paths for item in one.get(name, [])), (name, one)
        for part in one["files"]:
            out.append({**part, "revision": one["revision"],
                        "findings": [f for f in one["findings"] if f["evidence"][0]["file"] == part["name"]],
                        "components_list": [c for c in one.get("components_list", []) if c["file"] == part["path"]],
                        "diagnostics": [d for d in one["diagnostics"] if d["file"] == part["name"]]})
    return out


def screen(*operands, cwd=None, program=None, env=None):
    done = subprocess.run([program or BOMSCREEN, "screen", "--policy", POLICIES, "--no-config", "--as-of", "2024-10-01",
                           "-o", "json", *operands], capture_output=True, cwd=cwd, env={**CLEAN, **(env or {})},
                          timeout=60, check=False)
    report = json.loads(done.stdout) if done.stdout else None
    if report and VALIDATOR:
        VALIDATOR.validate(report)
    names = [(one["name"], one["components"]) for one in files_of(report)] if report else None
    return done.returncode, names, report, done.stderr.decode()


def test_screen():
    folder = make("screened", {"bom.json": BILL % "a", "deep/er/x.cdx.json": BILL % "b", "other.json": "{}"})
    os.symlink("bom.json", os.path.join(folder, "link.cdx.json"))
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "link")
    head = word(folder, "rev-parse", "HEAD")
    write(folder, "bom.json", BILL % "staged")
    git(folder, "add", "bom.json")
    write(folder, "bom.json", BILL % "in the work tree")
    write(folder, "new.cdx.json", BILL % "new")
    os.remove(os.path.join(folder, "deep/er/x.cdx.json"))

    code, names, report, _ = screen("screened", cwd=TOP)
    same((code, names), (0, [("screened@HEAD:bom.json", 1), ("screened@HEAD:deep/er/x.cdx.json", 1)]))
    same({one["revision"] for one in report["inputs"]}, {head})
    assert any("symbolic links" in line and line.endswith(": 1") for line in report["not_examined"]), report
    same(screen("screened@HEAD~1", cwd=TOP)[1][0][0], "screened@HEAD~1:bom.json")
    same(screen("--staged", cwd=folder)[:2], (0, [("bom.json", 1)]))
    same(screen("--staged", cwd=os.path.join(folder, "deep"))[:2], (0, [(folder + "/bom.json", 1)]))
    same(screen("--index", "screened", cwd=TOP)[1], [("screened/bom.json", 1), ("screened/deep/er/x.cdx.json", 1)])
    same(screen("--worktree", "screened", cwd=TOP)[:2], (0, [("screened/bom.json", 1), ("screened/new.cdx.json", 1)]))
    same(len(screen("--recursive", "screened", cwd=TOP)[1]), 3)
    same(screen("screened@nowhere", cwd=TOP)[0], 3)
    same(screen("--staged", "--index", cwd=folder)[0], 2)
    git(folder, "reset", "-q", "--hard")
    same(screen("--staged", cwd=folder)[:2], (0, []))


def text_of(*operands, options=()):
    done = subprocess.run([BOMSCREEN, "screen", "--policy", POLICIES, "--no-config", "--as-of", "2024-10-01", *options, *operands],
                          capture_output=True, cwd=TOP, env=CLEAN, timeout=60, check=False)
    return " ".join(done.stdout.decode().split()), done.stderr.decode()


def test_screen_as_one():
    """A repository is one thing in the report for people: one summary, findings folded over its files, messages counted."""
    files = {f"d{i}/requirements.txt": f"acmeforbidden-tip=={i % 2}\n" for i in range(8)}
    folder = make("as-one", {**files, **{f"e{i}/package.json": "{" for i in range(9)}, "go.mod": "module m\n", "c.cdx.json": BILL % "x"})
    head = word(folder, "rev-parse", "HEAD")[:12]
    text, errors = text_of("as-one")
    assert "as-one@HEAD: prohibited: 8 components " in text and "(d0/requirements.txt:1 and 3 more)" in text, text
    same(text.count("incomplete:"), 1)
    assert "(e0/package.json and 8 more) [json-truncated]" in text, text
    assert f"In all: 19 files of as-one@HEAD (commit {head}), 9 components" in text, text
    assert "could not be read, or not to their end: 9 (first: e0/package.json)" in text, text
    same((errors.count("[json-truncated]\n"), errors.count("4 more of the kind [json-truncated] in 4 files")), (5, 1), errors)
    same(text_of("as-one", options=["-v"])[1].count("error:"), 9)
    same(len([d for one in screen("as-one", cwd=TOP)[2]["inputs"] for d in one["diagnostics"]]), 9)
    two = text_of("as-one", "as-one@main")[0]
    assert "In all: 2 inputs, 18 components" in two and f"19 files of as-one@main (commit {head})" in two, two
    same(screen("as-one", "as-one@main", cwd=TOP)[2]["summary"]["inputs"], 2)


POM = "<project><modelVersion>4.0.0</modelVersion>%s<artifactId>%s</artifactId>%s</project>"
DEPENDENCY = "<dependencies><dependency><groupId>g</groupId><artifactId>%s</artifactId><version>%s</version></dependency></dependencies>"


def packages_of(report):
    return {one["name"].split(":")[-1]: sorted(c["purl"] for c in one.get("components_list", [])) for one in files_of(report)}


def test_lists():
    """Lock files and manifests: what they ask for beside themselves comes from the same revision or index."""
    parent = POM % ("", "parent", "<properties><v>1.5</v></properties>")
    child = POM % ("<parent><artifactId>parent</artifactId></parent>", "child", DEPENDENCY % ("d", "${v}"))
    folder = make("lists", {
        "pom.xml": parent, "child/pom.xml": child, "app/requirements.txt": "-r ../base.txt\n-r more/requirements.txt\n",
        "base.txt": "one==1\n", "app/more/requirements.txt": "two==2\n", "empty/requirements.txt": "",
        "notes.yaml": "a: {{\n", "deploy/notes.yaml": "a: b\n", "app/package.json": "{}",
        "k8s/pod.yaml": "apiVersion: v1\nkind: Pod\nimage: example.org/a:1\n"})
    code, _, report, errors = screen("--all", "lists", cwd=TOP)
    same((code, errors), (0, ""))
    head = {"pom.xml": [], "child/pom.xml": ["pkg:maven/g/d@1.5"], "app/requirements.txt": ["pkg:pypi/one@1"],
            "app/more/requirements.txt": ["pkg:pypi/two@2"], "app/package.json": [], "empty/requirements.txt": [],
            "k8s/pod.yaml": ["pkg:docker/a@1?repository_url=example.org"]}
    same(packages_of(report), head)
    assert any(line.endswith("lock files: 1") for line in report["not_examined"]), report["not_examined"]

    write(folder, "child/pom.xml", child.replace("<artifactId>d<", "<artifactId>e<"))
    write(folder, "base.txt", "three==3\n")
    git(folder, "add", "-A")
    write(folder, "pom.xml", parent.replace("1.5", "9"))
    write(folder, "base.txt", "four==4\n")
    code, _, report, errors = screen("--staged", "--all", cwd=folder)
    same((code, errors, packages_of(report)), (0, "", {"child/pom.xml": ["pkg:maven/g/e@1.5"]}))
    report = screen("--index", "--all", cwd=folder)[2]
    same(packages_of(report), {**head, "child/pom.xml": ["pkg:maven/g/e@1.5"], "app/requirements.txt": ["pkg:pypi/three@3"]})
    changed = {**head, "child/pom.xml": ["pkg:maven/g/e@9"], "app/requirements.txt": ["pkg:pypi/four@4"]}
    same(packages_of(screen("--worktree", "--all", cwd=folder)[2]), changed)

    # The same files of a folder that is no repository.
    shutil.rmtree(os.path.join(folder, ".git"))
    same(packages_of(screen("--recursive", "--all", "lists", cwd=TOP)[2]), {"lists/" + k: v for k, v in changed.items()})
    same(packages_of(screen("--all", "lists/app/requirements.txt", cwd=TOP)[2]),
         {"lists/app/requirements.txt": ["pkg:pypi/four@4", "pkg:pypi/two@2"]})
    os.remove(os.path.join(folder, "base.txt"))
    os.symlink("notes.yaml", os.path.join(folder, "base.txt"))
    code, _, report, errors = screen("--all", "lists/app/requirements.txt", cwd=TOP)
    same((code, packages_of(report)), (4, {"lists/app/requirements.txt": ["pkg:pypi/two@2"]}))
    assert "[lock-include]" in errors, errors


APACHE = "Copyright [yyyy] [name of copyright owner]\nthe copyright owner grants\n"


def test_vendored():
    """Folders of vendored code that no list mentions: named by their path, known by their notices; review at most."""
    notice = "MIT License\n\nCopyright (c) 2020 Acme Forbidden Software Ltd. All rights reserved.\n"
    source = "// Copyright 2021 %s.\n// more\nint a;\n"
    folder = make("vendored", {
        "LICENSE": "Copyright 2020 us\n", "part/LICENSE": "Copyright 2020 us\n", "main.c": source % "Acme Forbidden Software Ltd",
        "third_party/one/LICENSE": APACHE + notice, "third_party/one/one.c": "",
        "third_party/two/a.c": "int a;\n", "third_party/two/b.c": source % "Acme Forbidden Software Ltd", "third_party/two/c.c": "",
        "third_party/listed/LICENSE": notice, "src/some-sdk-go/x/x.go": "package x\n",
        "src/vendor-internal/github.com/acmeforbidden/tool/v2/LICENSE": b"Copyright \xa9 2020 M\xfcller\n",
        "src/vendor/example.org/known/LICENSE": notice, "go.mod": "module m\nrequire example.org/known v1.0.0\n",
        "package.json": '{"dependencies": {"listed": "1"}}', "lib.so.1": "x", "b/tool.exe": "x"})
    code, _, report, errors = screen("--all", "vendored", cwd=TOP)
    same((code, errors), (0, ""))
    same(packages_of(report), {
        "go.mod": ["pkg:golang/example.org/known@v1.0.0"], "package.json": ["pkg:npm/listed@1"],
        "third_party/one/LICENSE": ["pkg:generic/one"], "third_party/two/b.c": ["pkg:generic/two"],
        "src/some-sdk-go/x/x.go": ["pkg:generic/some-sdk-go"],
        "src/vendor-internal/github.com/acmeforbidden/tool/v2/LICENSE": ["pkg:golang/github.com/acmeforbidden/tool"]})
    found = {one["name"].split(":")[-1]: {(f["verdict"], e["kind"], e["line"]) for f in one["findings"] for e in f["evidence"]}
             for one in files_of(report) if one["findings"]}
    same(set(found), {"third_party/one/LICENSE", "third_party/two/b.c", "src/vendor-internal/github.com/acmeforbidden/tool/v2/LICENSE"})
    same({verdict for one in found.values() for verdict, _, _ in one}, {"review"})
    assert ("review", "copyright notice of vendored code", 5) in found["third_party/one/LICENSE"], found
    same({d["id"] for one in files_of(report) if "LICENSE" in one["name"] for d in one["diagnostics"]}, {"vendored-unlisted"})
    assert any("compiled code: 2 (first: b/tool.exe)" in line for line in report["not_examined"]), report["not_examined"]
    same(packages_of(screen("--index", "--all", cwd=folder)[2]), packages_of(report))
    # The work tree, and the same files of a folder that is no repository, tell the same: the project's own licence is none.
    same(packages_of(screen("--worktree", "--all", cwd=folder)[2]), packages_of(report))
    shutil.rmtree(os.path.join(folder, ".git"))
    _, _, plain, errors = screen("--recursive", "--all", "vendored", cwd=TOP)
    same({k.removeprefix("vendored/"): v for k, v in packages_of(plain).items()}, packages_of(report))
    same([(one["format"], one["view"], one["revision"]) for one in plain["inputs"] if "files" in one], [("vendored-code", "folder", None)])
    same(plain["summary"]["review"], report["summary"]["review"])
    same(packages_of(screen("--all", "vendored/third_party/one", cwd=TOP)[2]), {"vendored/third_party/one": []})


def test_packed():
    """Packed packages say what they are; what cannot be told of one is no error."""
    def pack(**members):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, text in members.items():
                archive.writestr(name.replace("__", "/").replace("_", "."), text)
        return out.getvalue()
    make("packed", {
        "a/one.jar": pack(**{"META-INF__MANIFEST_MF": "Manifest-Version: 1.0\nImplementation-Vendor: Watched Devices Inc\n",
                             "META-INF__maven__g__a__pom_properties": "groupId=g\nartifactId=a\nversion=1\n",
                             "META-INF__maven__g__a__pom_xml": POM % ("", "a", DEPENDENCY % ("d", "${v}"))}),
        "two-1.0-py3-none-any.whl": pack(**{"two-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: two\nVersion: 1.0\n"}),
        "empty.jar": pack(x="y"), "broken.jar": "PK\x03\x04"})
    code, _, report, errors = screen("--all", "packed", cwd=TOP)
    found = {one["name"].split("packed@HEAD:")[-1]: [c["purl"] for c in one["components_list"]]
             for one in files_of(report) if one["components"]}
    same(found, {"a/one.jar!META-INF/MANIFEST.MF": ["pkg:generic/one"],
                 "a/one.jar!META-INF/maven/g/a/pom.properties": ["pkg:maven/g/a@1"],
                 "two-1.0-py3-none-any.whl!two-1.0.dist-info/METADATA": ["pkg:pypi/two@1.0"]})
    assert "broken.jar" in errors and code == 3, (code, errors)


def test_nothing_listed():
    make("nothing", {"package.json": "{}"})
    same(screen("nothing", cwd=TOP)[0], 4)
    write(os.path.join(TOP, "nothing"), "package.json", "{} ")
    git(os.path.join(TOP, "nothing"), "add", "-A")
    same(screen("--staged", cwd=os.path.join(TOP, "nothing"))[0], 0)
    make("broken", {"package.json": "{", "go.mod": "module x\nrequire example.org/a v1.0.0\n"})
    code, names, _, errors = screen("broken", cwd=TOP)
    same((code, names), (3, [("broken@HEAD:go.mod", 1), ("broken@HEAD:package.json", 0)]))
    assert "[json-truncated]" in errors, errors


def test_screen_incomplete():
    folder = make("unscreened", {"bom.json": "version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 9\n",
                                 "good.cdx.json": BILL % "good"})
    code, names, _, errors = screen(folder)
    same((code, names), (4, [(folder + "@HEAD:bom.json", 0), (folder + "@HEAD:good.cdx.json", 1)]))
    assert "lfs-pointer" in errors, errors
    os.remove(loose(folder, word(folder, "rev-parse", "HEAD:bom.json")))
    code, names, report, errors = screen(folder)
    same((code, [count for _, count in names]), (4, [0, 1]))
    assert "object-missing" in errors, errors
    none = make("no-bill")
    code, _, _, errors = screen(none)
    same(code, 4)
    assert "no-document" in errors, errors
    code, _, _, errors = screen("--staged", TOP)
    same(code, 4)


def dated(folder, date, files, *words):
    for name, content in files.items():
        write(folder, name, content)
    git(folder, "add", "-A")
    day = {"GIT_AUTHOR_DATE": date + "T00:00:00Z", "GIT_COMMITTER_DATE": date + "T00:00:00Z"}
    git(folder, *(words or ("commit", "-q", "-m", "x")), env=day)
    return word(folder, "rev-parse", "HEAD")


def stays(*operands, as_of=(), code=1):
    done = subprocess.run([BOMSCREEN, "screen", "--policy", POLICIES, "--no-config", "--bundle", "ban-only", "--history",
                           "-o", "json", *as_of, *operands], capture_output=True, env=CLEAN, timeout=60, check=False)
    same(done.returncode, code, done.stderr.decode())
    if VALIDATOR:
        VALIDATOR.validate(json.loads(done.stdout))
    out = []
    for one in files_of(json.loads(done.stdout)):
        for finding in one["findings"]:
            when = finding["history"]
            out.append((one["name"].split(":")[-1], finding["verdict"], when["added"]["commit"],
                        when["removed"] and when["removed"]["commit"], when["there"], when["judged_on"]))
    return out


def test_screen_history():
    bad, good = "acmeforbidden-tip==%d\n", "fine==1\n"
    folder = make("historical", {"readme": "x"})
    dated(folder, "2017-01-01", {"requirements.txt": good})
    added = dated(folder, "2017-06-01", {"requirements.txt": good + bad % 1})
    dated(folder, "2018-01-01", {"requirements.txt": bad % 2})
    gone = dated(folder, "2018-09-01", {"requirements.txt": good})
    same(stays(folder, code=0), [])  # the ban is in force from 2018-10-01 on
    again = dated(folder, "2018-09-15", {"a/requirements.txt": bad % 3})
    git(folder, "mv", "a/requirements.txt", "requirements-dev.txt")
    moved = dated(folder, "2019-01-01", {})
    there = [("a/requirements.txt", "prohibited", again, moved, False, "2018-10-01"),
             ("requirements-dev.txt", "prohibited", again, None, True, "2018-10-01")]
    same(stays(folder), there)
    same(stays(folder, as_of=["--as-of", "2018-09-30"], code=0), [])
    same(stays(folder, as_of=["--as-of", "2020-01-01"])[0],
         ("requirements.txt", "prohibited", added, gone, False, "2020-01-01"))
    same(stays(f"{folder}@{again}..HEAD")[0][2:4], (moved, None))
    same(stays(f"{folder}@{moved}..HEAD", code=4), [])
    # What a branch took out is there when the other parent of the merge has it.
    git(folder, "checkout", "-q", "-b", "side")
    dated(folder, "2019-02-01", {"requirements-dev.txt": good})
    git(folder, "checkout", "-q", "main")
    dated(folder, "2019-03-01", {"x": "x"})
    dated(folder, "2019-04-01", {}, "merge", "-q", "-s", "ours", "-m", "m", "side")
    same(stays(folder), there)
    text = subprocess.run([BOMSCREEN, "screen", "--policy", POLICIES, "--no-config", "--history", "--authors", folder],
                          capture_output=True, env=CLEAN, check=False).stdout.decode()
    assert "by a <a@b>; it is still" in " ".join(text.split()), text
    git(TOP, "clone", "-q", "--depth", "1", "file://" + folder, "historical-shallow")
    shallow = os.path.join(TOP, "historical-shallow")
    found = subprocess.run([BOMSCREEN, "screen", "--policy", POLICIES, "--no-config", "--history", "-o", "json", shallow],
                           capture_output=True, env=CLEAN, check=False)
    assert b'"perhaps_earlier":true' in found.stdout and b"shallow-history" in found.stderr, found
    write(folder, "package-lock.json", '{"lockfileVersion": 3, ')
    dated(folder, "2020-01-01", {})
    dated(folder, "2020-01-02", {"package-lock.json": "{}"})
    done = subprocess.run([BOMSCREEN, "screen", "--policy", POLICIES, "--no-config", "--history", "-o", "json", folder],
                          capture_output=True, env=CLEAN, check=False)
    assert done.returncode == 1 and b"history-unread" in done.stderr, done


def test_history_beside():
    """Versions are read with the files beside them, as they were then."""
    pom = "<project><groupId>g</groupId>%s</project>"
    own = "<artifactId>parent</artifactId><version>1</version><packaging>pom</packaging><properties><who>%s</who></properties>"
    child = ("<parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version></parent><artifactId>a</artifactId>"
             "<dependencies><dependency><groupId>com.acmeforbidden</groupId><artifactId>${who}</artifactId><version>%d</version>"
             "</dependency></dependencies>")
    folder = make("history-beside", {"readme": "x"})
    added = dated(folder, "2019-01-01", {"requirements.txt": "-r more.txt\n", "more.txt": "-r d/deeper.in\n", "d/deeper.in": "acmeforbidden-tip==1\n"})
    gone = dated(folder, "2020-01-01", {"requirements.txt": "fine==1\n"})
    same(stays(folder), [("requirements.txt", "prohibited", added, gone, False, "2019-01-01")])
    dated(folder, "2021-01-01", {"pom.xml": pom % own % "one", "a/pom.xml": pom % child % 1})
    dated(folder, "2022-01-01", {"pom.xml": pom % own % "two", "a/pom.xml": pom % child % 2})
    done = subprocess.run([BOMSCREEN, "screen", "--policy", POLICIES, "--no-config", "--history", "-v", "-o", "json", folder],
                          capture_output=True, env=CLEAN, check=False)
    assert b"lock-unresolved" not in done.stdout + done.stderr, done


def test_screen_baseline():
    folder = make("known", {"bom.json": BILL % "acmeforbidden-tip"})
    write(folder, "requirements.txt", "acmeforbidden-tip==1\n")
    git(folder, "add", "-A")
    same(screen("--index", folder)[0], 1)
    _, _, report, _ = screen("--index", folder)
    write(TOP, "known.json", json.dumps(report))
    code, _, again, _ = screen("--index", "--baseline", os.path.join(TOP, "known.json"), folder)
    same((code, sum(len(one["findings"]) for one in again["inputs"])), (0, 0))
    same(again["summary"], report["summary"])
    assert any("baseline" in line for line in again["not_examined"]), again["not_examined"]


def test_program_without_readers():
    folder = make("lonely", {"bom.json": BILL % "a"})
    os.makedirs(os.path.join(TOP, "bin"))
    copy = shutil.copy(BOMSCREEN, os.path.join(TOP, "bin/bomscreen"))
    same(screen(folder, program=copy)[0], 0)
    if not os.path.exists("/usr/local/libexec/bomscreen") and not os.path.exists("/usr/libexec/bomscreen"):
        code, _, _, errors = screen(folder, program=copy, env={"PATH": "/nonexistent"})
        same(code, 4)
        assert "bomscreen-git-reader: No such file" in errors and "git: No such file" in errors, errors
    same(screen(folder, env={"PATH": "/nonexistent"})[0], 0)
    same(screen(os.path.join(folder, "bom.json"), program=copy, env={"PATH": "/nonexistent"})[0], 0)
    if shutil.which("ldd"):
        libraries = subprocess.run(["ldd", BOMSCREEN], capture_output=True, text=True, check=True).stdout
        assert "git2" not in libraries and "libc" in libraries, libraries


if __name__ == "__main__":
    runner.main(globals(), 4)
