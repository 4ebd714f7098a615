#!/usr/bin/env python3
"""Holds the sources to .clang-format. Skipped (77) where there is no clang-format."""
import pathlib
import shutil
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent


def main():
    program = shutil.which("clang-format")
    if not program:
        print("no clang-format: skipped")
        return 77
    sources = sorted(str(path) for folder in ("analyzer", "formats", "tests") for path in (TOP / folder).rglob("*.[ch]"))
    return subprocess.run([program, "--dry-run", "--Werror", *sources], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
