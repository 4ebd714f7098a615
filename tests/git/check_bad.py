#!/usr/bin/env python3
"""Repositories that are damaged, or made to do harm, screened as a whole: what cannot be read is said with its name and is
never "nothing found", the rest is screened, nothing outside the repository is read, and every run ends. (What each reader
makes of one broken object is in check_git.py.)

usage: check_bad.py DUMP_GIT READER BOMSCREEN [TEST...]"""
import json
import os
import pathlib
import random
import resource
import shutil
import subprocess
import time

import check_git
import runner
from check_git import BILL, CLEAN, READER, git, loose, make, overwrite, screen, word, write

# It touches all memory that is reserved, so that bounds on memory could not be told.
CLEAN.pop("MALLOC_PERTURB_", None)
GOOD = BILL % 'acmeforbidden-tip","purl":"pkg:npm/%40acmeforbidden/agent@1.0'
SECRET = BILL % "secret"


def report_of(*operands, cwd=None, least=0):
    """(exit status, names of the files, names of all components, ids of diagnostics, standard error)"""
    started = time.monotonic()
    code, _, report, errors = screen("--all", *operands, cwd=cwd or TOP)
    assert time.monotonic() - started < 50 and code in (0, 1, 3, 4), (code, errors)
    files = [part["path"] for one in report["inputs"] for part in one.get("files", [])]
    names = [c["name"] for one in report["inputs"] for c in one.get("components_list", [])]
    ids = {d["id"] for one in report["inputs"] for d in one["diagnostics"]}
    assert len(files) >= least, files
    return code, files, names, ids, errors


def incomplete(found, *ids, names=("acmeforbidden-tip",)):
    """The finding is there, and it is said that not everything was read."""
    code, _, components, said, errors = found
    assert code in (1, 3) and set(names) <= set(components), found
    assert said & set(ids), (said, ids)
    assert any(one in errors for one in ids), errors


def objects(folder, kind):
    return sorted(pathlib.Path(folder, ".git/objects/pack").glob("*." + kind))


# Objects


def test_packs():
    """A pack or its index that is truncated, changed or empty."""
    filler = {f"f{i}.json": random.Random(i).randbytes(20000).hex() for i in range(6)}
    source = make("packed-source", {"bom.json": GOOD, **{f"d{i}/bom.json": BILL % f"n{i}" for i in range(6)}, **filler})
    git(source, "gc", "-q")
    whole = report_of("packed-source")
    assert whole[0] == 1 and len(whole[2]) == 7, whole
    for kind in ("pack", "idx"):
        for harm in ("half", "empty", "garbage", "changed"):
            folder = os.path.join(TOP, f"packed-{kind}-{harm}")
            shutil.copytree(source, folder)
            path = objects(folder, kind)[0]
            content = path.read_bytes()
            middle = len(content) // 2
            overwrite(str(path), {"half": content[:middle], "empty": b"", "garbage": b"garbage" * 100,
                                  "changed": content[:middle] + bytes(200) + content[middle + 200:]}[harm])
            code, _, names, ids, errors = report_of(folder)
            assert code in (3, 4) or (code == 1 and (set(names) == set(whole[2]) or ids)), (kind, harm, code, names, ids)
            if set(names) != set(whole[2]):
                assert ids & {"object-corrupt", "object-missing", "unknown-revision", "repository-unread"}, (kind, harm, ids, errors)


def test_loose():
    """One list cannot be read: the others are screened, and that one is named."""
    for harm in (b"", b"garbage", None):
        folder = make(f"loose-{harm}", {"bom.json": GOOD, "sub/bom.json": BILL % "b", "c/bom.json": BILL % "c"})
        path = loose(folder, word(folder, "rev-parse", "HEAD:sub/bom.json"))
        content = pathlib.Path(path).read_bytes()
        overwrite(path, content[:len(content) // 2] if harm is None else harm)
        found = report_of(folder)
        incomplete(found, "object-corrupt", "object-missing")
        assert "sub/bom.json" in found[4] and "c" in found[2], found


def test_missing_blobs():
    origin = make("promised", {"bom.json": GOOD, "a/package.json": '{"dependencies": {"x": "1"}}'})
    git(origin, "config", "uploadpack.allowFilter", "true")
    git(TOP, "clone", "-q", "--filter=blob:none", "--no-checkout", "file://" + origin, "promised-clone")
    code, files, names, ids, errors = report_of("promised-clone")
    assert (code, len(files), names, ids) == (4, 2, [], {"object-missing"}), (code, files, names, ids)
    assert "nothing is fetched" in errors, errors


def test_cyclic_objects():
    """HEAD that names itself, alternates that name themselves and nothing."""
    folder = make("cyclic", {"bom.json": GOOD})
    write(folder, ".git/objects/info/alternates", "../objects\n/nowhere/objects\n")
    assert report_of("cyclic")[0] == 1
    write(folder, ".git/HEAD", "ref: HEAD\n")
    code, _, names, ids, _ = report_of("cyclic")
    assert code in (3, 4) and not names and ids, (code, names, ids)


# Names


def tree(folder, *entries):
    data = b"".join(mode.encode() + b" " + name + b"\0" + bytes.fromhex(oid) for mode, name, oid in entries)
    return word(folder, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", data=data)


def test_paths():
    """Names that no checkout would make: the content is screened, and nothing of the file system is touched."""
    folder = make("absurd", {"x": GOOD})
    write(TOP, "bom.json", SECRET)
    blob = word(folder, "rev-parse", "HEAD:x")
    inner = tree(folder, ("100644", b"bom.json", blob))
    for name in (b"..", b".", b".git", b"/etc", b"a/../../b", b"\x1b[2J\x1b[31m", b"new\nline", b"nul-less\xff\xfe", b"d" * 5000,
                 b"x" * 200 + b"\xe2\x80\xae", b"*?[", b"-q", b"--", b"$(touch pwned)", b"`id`", b" ", b"%s%n", b"C:\\x"):
        outer = tree(folder, ("40000", name, inner))
        code, files, names, _, errors = report_of(f"{folder}@{outer}")
        if not files:  # said, not passed over
            assert code in (3, 4) and errors, (name, code, errors)
            continue
        assert (code, names) == (1, ["acmeforbidden-tip"]), (name, code, names, errors)
        shown = subprocess.run([check_git.BOMSCREEN, "screen", "--policy", check_git.POLICIES, "--no-config", f"{folder}@{outer}"],
                               capture_output=True, env=CLEAN, check=False)
        assert b"\x1b" not in shown.stdout + shown.stderr and shown.returncode == 1, (name, shown)
    assert not os.path.exists(os.path.join(folder, "pwned"))


def test_paths_of_the_index():
    """The same in an index, whose work tree is not to be left."""
    folder = make("absurd-index", {"x": "x"})
    write(TOP, "outside.cdx.json", SECRET)
    blob = word(folder, "hash-object", "-w", "--stdin", data=GOOD.encode())
    for path in ("../outside.cdx.json", "/etc/outside.cdx.json", ".git/bom.json"):
        git(folder, "update-index", "--add", "--cacheinfo", f"100644,{blob},safe.cdx.json")
        index = pathlib.Path(folder, ".git/index")
        long = path.encode() if len(path) == len("safe.cdx.json") else path.encode()[:13].ljust(13, b"n")
        index.write_bytes(index.read_bytes().replace(b"safe.cdx.json", long))
        for view in ("--index", "--staged", "--worktree"):
            _, _, names, _, _ = report_of(view, folder)
            assert "secret" not in names, (path, view, names)
        git(folder, "read-tree", "HEAD", check=False)


def test_links():
    """Symbolic links: to themselves, to one another, out of the repository; none is followed."""
    write(TOP, "elsewhere/bom.json", SECRET)
    folder = make("linked-names", {"bom.json": GOOD})
    for name, target in (("a.cdx.json", "a.cdx.json"), ("b.cdx.json", "c.cdx.json"), ("c.cdx.json", "b.cdx.json"), ("loop", "."),
                         ("up", "../elsewhere"), ("out.cdx.json", "../elsewhere/bom.json"), ("proc", "/proc/self/fd")):
        os.symlink(target, os.path.join(folder, name))
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")
    for operands in (["--worktree", folder], ["--index", folder], [folder], ["--recursive", folder]):
        code, files, names, _, _ = report_of(*operands)
        assert names.count("acmeforbidden-tip") >= 1 and "secret" not in names or "--recursive" in operands, (operands, names)
        assert code in (1, 3), (operands, code)
    os.symlink(".git", os.path.join(TOP, ".git-loop"))
    looped = os.path.join(TOP, "looped")
    os.makedirs(looped)
    os.symlink(".git", os.path.join(looped, ".git"))
    assert screen(looped)[0] in (3, 4)


# Submodules and folders of git


def test_submodule_escapes():
    """.gitmodules and .git files that lead out: what they name is not opened for the repository that names it."""
    secret = make("escape-secret", {"bom.json": SECRET})
    folder = make("escape", {"bom.json": GOOD, ".gitmodules": '[submodule "../../x"]\n\tpath = ../escape-secret\n\turl = ../escape-secret\n'
                             '[submodule "y"]\n\tpath = sub\n\turl = --upload-pack=touch pwned\n\tupdate = !touch pwned\n'})
    git(folder, "update-index", "--add", "--cacheinfo", "160000," + word(secret, "rev-parse", "HEAD") + ",sub")
    git(folder, "commit", "-q", "-m", "x")
    os.makedirs(os.path.join(folder, "sub"), exist_ok=True)
    write(folder, "sub/.git", f"gitdir: {secret}/.git\n")
    for operands in ([folder], ["--index", folder], ["--worktree", folder], ["--history", folder]):
        code, _, names, _, _ = report_of(*operands)
        assert code in (1, 3, 4) and "secret" not in names, (operands, names)
    assert not list(pathlib.Path(TOP).rglob("pwned"))


def test_git_files():
    """.git as a file: that names itself, nothing, a folder that is none."""
    for text in ("gitdir: .git\n", "gitdir: \n", "gitdir: /dev/null\n", "nonsense", "", "gitdir: " + "a/" * 5000, "gitdir: ../nowhere\n"):
        folder = os.path.join(TOP, "git-file")
        os.makedirs(folder)
        write(folder, ".git", text)
        write(folder, "bom.json", GOOD)
        for operands in (["--index", folder], ["--staged", folder], [folder + "@HEAD"]):
            done = screen(*operands)
            assert done[0] in (3, 4), (text, operands, done[0])
        shutil.rmtree(folder)


# Size


def test_gigantic_list():
    """A lock file above the limit is refused from its header; one below is read; memory stays bounded."""
    entry = '"node_modules/p%d":{"version":"1.0.%d","resolved":"https://example.org/p%d.tgz"},\n'
    text = '{"lockfileVersion":3,"packages":{' + "".join(entry % (i, i, i) for i in range(40000)) + '"":{}}}'
    folder = make("gigantic", {"bom.json": GOOD, "big/package-lock.json": text + " " * (65 << 20), "fine/package-lock.json": text})
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    code, _, names, ids, errors = report_of("gigantic")
    incomplete((code, None, names, ids, errors), "object-too-large")
    assert "big/package-lock.json" in errors and "67108864" in errors, errors
    check_git.same(len(names), 40001)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= max(before, 1 << 20), folder


def test_bomb():
    """A few kilobytes of trees that stand for ten thousand million files, among them a list."""
    folder = make("tree-bomb", {"bom.json": GOOD})
    oid = tree(folder, ("100644", b"bom.json", word(folder, "rev-parse", "HEAD:bom.json")))
    for _ in range(10):
        oid = tree(folder, *[("40000", b"d%d" % i, oid) for i in range(10)])
    done = subprocess.run([check_git.BOMSCREEN, "screen", "--policy", check_git.POLICIES, "--no-config", "--quiet", f"{folder}@{oid}"],
                          capture_output=True, env=CLEAN, timeout=280, check=False)
    # Some of them were screened, and it is said that others were not.
    assert done.returncode == 1 and b"[too-many-files]" in done.stderr and b"limits are 100000 files" in done.stderr, done.stderr[-500:]
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert most < 6 << 20, most


# The index


def test_indexes():
    """An index that is damaged or of another kind, and one that features of git changed."""
    folder = make("odd-index", {"bom.json": GOOD, "a/b/package.json": '{"dependencies": {"x": "1"}}'})
    expected = sorted(report_of("--index", folder)[2])
    assert expected == ["acmeforbidden-tip", "x"], expected
    index = pathlib.Path(folder, ".git/index")
    content = index.read_bytes()
    for damage in (b"", b"DIRC", content[:-30], content[:12], b"DIRC" + bytes(8) + content[12:], content.replace(b"DIRC\0\0\0\2", b"DIRC\0\0\0\x63"),
                   content[:40] + os.urandom(60) + content[100:]):
        index.write_bytes(damage)
        code, _, names, ids, _ = report_of("--index", folder)
        assert ids or sorted(names) == expected or (damage == b"" and code == 4), (damage[:20], code, names)
    index.write_bytes(content)
    for words in (["config", "feature.manyFiles", "true"], ["update-index", "--index-version", "4"], ["update-index", "--split-index"],
                  ["update-index", "--untracked-cache"], ["config", "index.sparse", "true"]):
        git(folder, *words, check=False)
        git(folder, "update-index", "--refresh", check=False)
        assert sorted(report_of("--index", folder)[2]) == expected, words


def test_watchdog():
    """What never answers is given up: status 4, and it says so."""
    folder = make("silent", {"bom.json": GOOD, "a/bom.json": BILL % "b"})
    path = loose(folder, word(folder, "rev-parse", "HEAD:bom.json"))
    os.remove(path)
    os.mkfifo(path)
    script = os.path.join(TOP, "silent-reader")
    write(TOP, "silent-reader", "#!/bin/sh\nexec sleep 100\n")
    os.chmod(script, 0o755)
    empty = os.path.join(TOP, "empty-path")
    os.makedirs(empty)
    copy = shutil.copy(check_git.BOMSCREEN, os.path.join(TOP, "bomscreen-alone"))
    shutil.copy(script, os.path.join(TOP, "bomscreen-git-reader"))
    started = time.monotonic()
    code, _, _, errors = screen(folder, program=copy, env={"PATH": empty, "BOMSCREEN_PATIENCE": "1"})
    assert code == 4 and time.monotonic() - started < 45, (code, errors)
    assert READER


def test_somebody_elses():
    """A repository of another user is read by the reader that runs nothing of it; git's own refusal is said where there is no other."""
    if os.geteuid() != 0:
        raise runner.Skip("only root can give a repository away")
    folder = make("given-away", {"bom.json": GOOD})
    os.chmod(TOP, 0o755)
    for path in [folder, *map(str, pathlib.Path(folder).rglob("*"))]:
        os.chown(path, 12345, 12345, follow_symlinks=False)
    assert report_of(folder)[0] == 1
    copy = shutil.copy(check_git.BOMSCREEN, os.path.join(TOP, "without-reader"))
    if not any(os.path.exists(p + "/libexec/bomscreen") for p in ("/usr", "/usr/local")):
        code, _, _, errors = screen(folder, program=copy)
        assert code == 4 and "dubious ownership" in errors, (code, errors)


def test_pointers():
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "ab" * 32 + "\nsize 123\n"
    make("pointers", {"bom.json": GOOD, "package-lock.json": pointer, "third_party/x/LICENSE": pointer, "a.jar": pointer})
    found = report_of("pointers")
    incomplete(found, "lfs-pointer")
    assert "package-lock.json" in found[4], found[4]


if __name__ == "__main__":
    runner.main(globals(), 4, check_git)
