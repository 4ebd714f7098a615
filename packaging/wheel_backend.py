"""A build backend (PEP 517) that makes a wheel with the program as its script: `pip install .`, `pip wheel .`.

It needs a C compiler and the libraries that README.md names; meson and ninja are installed for the build where they are
missing. Environment variables:

  BOMSCREEN_PROGRAM=FILE   pack this program instead of building one
  BOMSCREEN_BUNDLE=1       pack the shared libraries, too, so that the wheel needs nothing but the C library where it is
                           installed (for releases)
"""
import base64
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile

TOP = pathlib.Path(__file__).resolve().parent.parent
LIBRARIES = "lib/bomscreen"  # below the prefix
# What every Linux of the C library's age has: never packed.
SYSTEM = re.compile(r"(linux-vdso|ld-linux|lib(c|m|dl|rt|pthread))[.-]")


def meson_version():
    return re.search(r"version: '([^']+)'", (TOP / "meson.build").read_text(encoding="utf-8")).group(1)


def tag():
    return "py3-none-" + re.sub(r"[-.]", "_", sysconfig.get_platform())


def get_requires_for_build_wheel(config_settings=None):
    if os.environ.get("BOMSCREEN_PROGRAM"):
        return []
    return [name for name in ("meson", "ninja") if not shutil.which(name)]


def build(folder):
    given = os.environ.get("BOMSCREEN_PROGRAM")
    if given:
        return pathlib.Path(given)
    flags = [f"-Dc_link_args=-Wl,-rpath,$ORIGIN/../{LIBRARIES},--disable-new-dtags"] if bundling() else []
    subprocess.run(["meson", "setup", folder, TOP, "--buildtype=release", "-Dreader=disabled", "-Dtests=false", *flags],
                   check=True, stdout=sys.stderr)
    subprocess.run(["ninja", "-C", folder, "bomscreen"], check=True, stdout=sys.stderr)
    program = pathlib.Path(folder, "bomscreen")
    subprocess.run(["strip", program], check=False)
    return program


def bundling():
    return os.environ.get("BOMSCREEN_BUNDLE") == "1"


def libraries(program):
    out = subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout
    found = re.findall(r"^\s*(\S+) => (\S+)", out, re.M)
    return [(name, path) for name, path in found if not SYSTEM.match(name)]


def metadata():
    return (f"Metadata-Version: 2.1\nName: bomscreen\nVersion: {meson_version()}\n"
            "Summary: Finds components of restricted vendors in software bills of materials and repositories\n"
            "License: Apache-2.0\n")


class Wheel:
    def __init__(self, path):
        self.archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
        self.record = []

    def add(self, name, data, mode=0o644):
        entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        entry.external_attr = (0o100000 | mode) << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        self.archive.writestr(entry, data)
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
        self.record.append(f"{name},sha256={digest},{len(data)}")

    def close(self, name):
        lines = self.record + [f"{name},,", ""]
        self.add(name, "\n".join(lines).encode())
        self.archive.close()


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    base = f"bomscreen-{meson_version()}"
    name = f"{base}-{tag()}.whl"
    with tempfile.TemporaryDirectory() as folder:
        program = build(folder)
        wheel = Wheel(pathlib.Path(wheel_directory, name))
        wheel.add(f"{base}.data/scripts/bomscreen", program.read_bytes(), 0o755)
        for library, path in libraries(program) if bundling() else []:
            wheel.add(f"{base}.data/data/{LIBRARIES}/{library}", pathlib.Path(path).read_bytes(), 0o755)
    info = f"{base}.dist-info"
    wheel.add(f"{info}/METADATA", metadata().encode())
    wheel.add(f"{info}/WHEEL", f"Wheel-Version: 1.0\nGenerator: bomscreen\nRoot-Is-Purelib: false\nTag: {tag()}\n".encode())
    wheel.close(f"{info}/RECORD")
    return name


def build_sdist(sdist_directory, config_settings=None):
    raise RuntimeError("the source is the repository; there is no sdist")
