"""Wraps files, for the cases of containers: `python3 wrap.py KIND OUT FILE...`. A bill written on one line keeps the
envelopes readable."""
import base64
import bz2
import gzip
import io
import json
import lzma
import pathlib
import struct
import sys
import tarfile
import zipfile


def load(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def statement(path, version="v1"):
    return {"_type": "https://in-toto.io/Statement/" + version, "subject": [{"name": "app", "digest": {"sha256": "00"}}],
            "predicateType": "https://cyclonedx.org/bom", "predicate": load(path)}


def dsse(payload, urlsafe=False):
    encode = base64.urlsafe_b64encode if urlsafe else base64.b64encode
    return {"payloadType": "application/vnd.in-toto+json", "payload": encode(payload).decode(),
            "signatures": [{"keyid": "key-1", "sig": "bm90IG9uZQ=="}]}


def tar(paths, **options):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", **options) as archive:
        for path in paths:
            add(archive, path, pathlib.Path(path.rpartition("=")[2]).read_bytes())
    return out.getvalue()


def add(archive, path, data):
    """path: FILE or NAME=FILE"""
    info = tarfile.TarInfo(path.partition("=")[0])
    info.size = len(data)
    archive.addfile(info, io.BytesIO(data))


def zipped(paths, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for path in paths:
            info = zipfile.ZipInfo(path.partition("=")[0])
            info.compress_type = method
            archive.writestr(info, pathlib.Path(path.rpartition("=")[2]).read_bytes())
    return out.getvalue()


def ar(members):
    out = b"!<arch>\n"
    for name, data in members:
        out += f"{name:<16}{0:<12}{0:<6}{0:<6}{100644:<8}{len(data):<10}`\n".encode() + data + b"\n" * (len(data) % 2)
    return out


def deb(paths):
    return ar([("debian-binary", b"2.0\n"), ("control.tar.gz", gzip.compress(tar([]))),
               ("data.tar.xz", lzma.compress(tar(paths)))])


def cpio(paths):
    out = b""
    for name, data in [(p.partition("=")[0], pathlib.Path(p.rpartition("=")[2]).read_bytes()) for p in paths] + [("TRAILER!!!", b"")]:
        fields = [1, 0o100644 if data else 0, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(name) + 1, 0]
        head = b"070701" + b"".join(b"%08x" % field for field in fields) + name.encode() + b"\0"
        out += head + b"\0" * (-len(head) % 4) + data + b"\0" * (-len(data) % 4)
    return out


def rpm(paths):
    header = b"\x8e\xad\xe8\x01\0\0\0\0" + struct.pack(">II", 0, 4) + b"none"
    signature = header + b"\0" * (-(96 + len(header)) % 8)
    return b"\xed\xab\xee\xdb\x03\0".ljust(96, b"\0") + signature + header + gzip.compress(cpio(paths))


def zstd(data):
    """One frame of raw blocks: RFC 8878."""
    out = b"\x28\xb5\x2f\xfd\xa0" + struct.pack("<I", len(data))
    parts = [data[i:i + 100000] for i in range(0, len(data), 100000)] or [b""]
    for i, part in enumerate(parts):
        out += struct.pack("<I", len(part) << 3 | (i == len(parts) - 1))[:3] + part
    return out


def encrypted(paths):
    """A zip file that says its members are encrypted: bit 0 of the general purpose flag."""
    out = bytearray(zipped(paths, zipfile.ZIP_STORED))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(mark)
        while at >= 0:
            out[at + place] |= 1
            at = out.find(mark, at + 4)
    return bytes(out)


def many(paths):
    """One empty member too many."""
    return tarfile.TarInfo(paths[0]).tobuf(tarfile.USTAR_FORMAT) * 100001


def matryoshka(paths):
    """A zip file in a zip file in a zip file ..."""
    data = one(paths)
    for _ in range(14):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(zipfile.ZipInfo("in.zip"), data)
        data = out.getvalue()
    return data


def apk(paths):
    """gzip files one behind the other; only the last tar archive has an end."""
    parts = [tar([path])[:-1024].rstrip(b"\0") for path in paths[:-1]] + [tar(paths[-1:])]
    return b"".join(gzip.compress(part + b"\0" * (-len(part) % 512), mtime=0) for part in parts)


def one(paths):
    return pathlib.Path(paths[0]).read_bytes()


def compact(value):
    return json.dumps(value).encode()


KINDS = {
    "statement": lambda paths: compact(statement(paths[0])),
    "statement-0.1": lambda paths: compact(statement(paths[0], "v0.1")),
    "data-string": lambda paths: compact({**statement(paths[0]), "predicate": {"Data": one(paths).decode(), "Timestamp": ""}}),
    "dsse": lambda paths: compact(dsse(compact(statement(paths[0])))),
    "dsse-urlsafe": lambda paths: compact(dsse(one(paths), True)),
    "bundle": lambda paths: compact({"mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json", "verificationMaterial": {},
                                     "dsseEnvelope": dsse(compact(statement(paths[0])))}),
    "answer": lambda paths: compact({"sbom": load(paths[0])}),
    "attestations": lambda paths: compact({"attestations": [{"bundle": {"dsseEnvelope": dsse(compact(statement(p)))}} for p in paths]}),
    "list": lambda paths: compact([load(path) for path in paths]),
    "lines": lambda paths: b"".join(compact(load(path)) + b"\n" for path in paths),
    "sequence": lambda paths: b"".join(b"\x1e" + compact(load(path)) + b"\n" for path in paths),
    "concatenated": lambda paths: b"".join(pathlib.Path(path).read_bytes() for path in paths),
    "gz": lambda paths: gzip.compress(one(paths), mtime=0),
    "bz2": lambda paths: bz2.compress(one(paths)),
    "xz": lambda paths: lzma.compress(one(paths)),
    "zst": lambda paths: zstd(one(paths)),
    "tar": tar,
    "tar.gz": lambda paths: gzip.compress(tar(paths), mtime=0),
    "tar.zst": lambda paths: zstd(tar(paths)),
    "zip": zipped,
    "stored": lambda paths: zipped(paths, zipfile.ZIP_STORED),
    "deb": deb,
    "cpio": cpio,
    "rpm": rpm,
    "apk": apk,
    "encrypted": encrypted,
    "many": many,
    "matryoshka": matryoshka,
}

if __name__ == "__main__":
    kind, output, *inputs = sys.argv[1:]
    pathlib.Path(output).write_bytes(KINDS[kind](inputs))
