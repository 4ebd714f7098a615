"""Runs the tests of a script here: functions named test_*, in a temporary folder that the script knows as TOP."""
import os
import shutil
import stat
import sys
import tempfile


class Skip(Exception):
    """Raised by a test that has nothing to run with."""


def remove(folder):
    def again(function, path, _):
        os.chmod(os.path.dirname(path), stat.S_IRWXU)
        function(path)
    shutil.rmtree(folder, onerror=again)


def run(script, wanted, *modules):
    """`script` is the script's globals(), `modules` are others whose TOP is the same. Returns the exit status."""
    if not shutil.which("git"):
        print("skipped: there is no git command to make repositories with")
        return 77
    top = os.path.realpath(tempfile.mkdtemp(prefix="bomscreen-"))
    for names in (script, *(vars(module) for module in modules)):
        names["TOP"] = top
    passed = failed = 0
    try:
        for name, test in sorted(script.items()):
            if not name.startswith("test_") or (wanted and name not in wanted):
                continue
            try:
                test()
                passed += 1
            except Skip as reason:
                print(f"{name}: skipped: {reason}")
            except Exception as error:  # pylint: disable=broad-except
                failed += 1
                print(f"{name}: line {error.__traceback__.tb_next.tb_lineno}: {type(error).__name__}: {error}")
    finally:
        remove(top)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


def main(script, first, *modules):
    """The arguments from `first` on name the tests that are wanted; without any, all are."""
    sys.exit(run(script, sys.argv[first:], *modules))
