#!/usr/bin/env python3
"""What is made to hurt: bombs, circles, endless strings and nestings, archives that lie. Each is generated here, fed through a pipe (or
written to a file of its own), and must end in a documented exit code with one clear error, at the place where there is one, in bounded time
and memory.

usage: check_hostile.py PROGRAM [--sanitized] [NAME...]

--sanitized: memory is not looked at, and what is huge is left out. With names only these are tried.
"""
import bz2
import gzip
import io
import lzma
import os
import re
import struct
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
import zlib

SECONDS = 120
MIB = 1 << 20
FLOOR = 64  # MiB that a run may take whatever the input: the program, its policies, libarchive
MILLION = 1000000
LIMIT_STRING, LIMIT_INPUT = 256 * MIB, 1024 * MIB

JSON = b'{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"components":['
COMPONENT = b'{"type":"library","name":"x","purl":"pkg:npm/x@1"'
WHOLE = JSON + COMPONENT + b"}]}"
XML = b'<?xml version="1.0"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1"><components>'
XML_COMPONENT = b'<component type="library"><name>x</name></component>'
XML_END = b"</components></bom>"
SPDX = (b'{"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","name":"x","documentNamespace":"http://a.example/b",'
        b'"dataLicense":"CC0-1.0","creationInfo":{"created":"2024-01-01T00:00:00Z","creators":["Tool: x"]},"packages":[')
YAML = (b"spdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nname: x\ndocumentNamespace: http://a.example/b\n"
        b"dataLicense: CC0-1.0\npackages:\n")
TAG = (b"SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: x\n"
       b"DocumentNamespace: http://a.example/b\n")
RDF = (b'<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:spdx="http://spdx.org/rdf/terms#">'
       b'<spdx:SpdxDocument rdf:about="http://a.example/b#SPDXRef-DOCUMENT"><spdx:specVersion>SPDX-2.3</spdx:specVersion>')
RDF_CLOSE, RDF_END = b"</spdx:SpdxDocument>", b"</rdf:RDF>"
SPDX3 = b'{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[{"type":"software_Package","spdxId":"http://a.example/b",'

CASES = {}


class Case:
    """ids: what must be said, once; none: nothing is wrong with it. codes: allowed exit codes. place: the error has line and column.
    times: memory allowed, as a multiple of what was fed. huge: not with sanitizers. said: what must be part of the message."""

    def __init__(self, data, ids="", codes=(3,), place=True, times=3, fixed=0, huge=False, suffix=None, commands=("screen",), said=""):
        self.data, self.ids, self.codes, self.place, self.times = data, ids, codes, place and bool(ids), times
        self.fixed, self.huge, self.suffix, self.commands, self.said = fixed, huge, suffix, commands, said


def case(name, data, *arguments, **options):
    CASES[name] = Case(data, *arguments, **options)


def repeat(before, unit, count, after=b""):
    """The pieces of before + unit * count + after."""
    def pieces():
        yield before
        most = max(1, MIB // len(unit))
        for at in range(0, count, most):
            yield unit * min(most, count - at)
        yield after
    return pieces


def joined(before, units, after=b""):
    def pieces():
        yield before
        batch = []
        for unit in units():
            batch.append(unit)
            if len(batch) == 10000:
                yield b"".join(batch)
                batch = []
        yield b"".join(batch)
        yield after
    return pieces


def once(make):
    return lambda: iter([make()])


# Nesting


BOTH = ("screen", "validate")
case("json-arrays", repeat(JSON + COMPONENT + b',"x":', b"[", MILLION), "too-deep", commands=BOTH)
case("json-objects", repeat(JSON + COMPONENT + b',"x":', b'{"a":', MILLION), "too-deep", commands=BOTH)
case("json-components", repeat(JSON, COMPONENT + b',"components":[', MILLION), "too-deep", commands=BOTH)
case("xml-elements", repeat(XML, b"<a>", MILLION), "too-deep", commands=BOTH)
case("xml-components", repeat(XML, b'<component type="library"><name>x</name><components>', MILLION // 4), "too-deep")
case("spdx-json-arrays", repeat(SPDX + b'{"name":', b"[", MILLION), "too-deep")
case("yaml-flow", repeat(YAML + b"- name: ", b"[", MILLION), "too-deep", commands=BOTH, said="4000")
case("yaml-flow-mappings", repeat(YAML + b"- name: ", b"{a: ", MILLION), "too-deep")
case("yaml-dashes", repeat(YAML, b"- ", MILLION), "too-deep")
case("yaml-indented", joined(YAML, lambda: (b" " * i + b"a:\n" for i in range(5000))), "too-deep")
case("rdf-elements", repeat(RDF, b"<spdx:a><spdx:Package>", MILLION // 2), "too-deep", commands=BOTH)
case("spdx3-arrays", repeat(SPDX3 + b'"name":', b"[", MILLION), "too-deep")


def proto_nested(count):
    """Bom.components (5) of Component.components (21), inside out: lengths grow inwards."""
    def make():
        message = b"\x42\x01x"  # name
        for _ in range(count):
            length, value = b"", len(message)
            while value > 127:
                length, value = length + bytes([value & 127 | 128]), value >> 7
            message = b"\xaa\x01" + length + bytes([value]) + message
        length, value = b"", len(message)
        while value > 127:
            length, value = length + bytes([value & 127 | 128]), value >> 7
        return b"\x0a\x031.6\x2a" + length + bytes([value]) + message
    return once(make)


case("proto-messages", proto_nested(5000), "too-deep", commands=BOTH)

# Long strings

for name, before, after in (
        ("json", JSON + b'{"type":"library","name":"', b'"}]}'), ("json-key", JSON + COMPONENT + b',"', b'":1}]}'),
        ("xml", XML + b'<component type="library"><name>', b"</name></component>" + XML_END),
        ("xml-attribute", XML + b'<component type="', b'"><name>x</name></component>' + XML_END),
        ("yaml", YAML + b"- name: ", b"\n"), ("yaml-quoted", YAML + b'- name: "', b'"\n'),
        ("tag", TAG + b"PackageName: ", b"\n"), ("tag-text", TAG + b"PackageName: x\nPackageComment: <text>", b"</text>\n"),
        ("rdf", RDF + b"<spdx:name>", b"</spdx:name>" + RDF_CLOSE + RDF_END), ("spdx3", SPDX3 + b'"name":"', b'"}]}')):
    case("string-" + name, repeat(before, b"a", LIMIT_STRING + MIB, after), "string-too-long", huge=True, times=4,
         said=str(LIMIT_STRING))
case("two-gigabytes", repeat(JSON + b'{"type":"library","name":"', b"a", 2048 * MIB), "input-too-large", place=False, huge=True, times=2,
     said=str(LIMIT_INPUT))
case("long-supplier", repeat(JSON + b'{"type":"library","name":"x","supplier":{"name":"', "Каспер ский ".encode(), 200000, b'"}}]}'),
     codes=(0, 1), times=40)
case("long-copyright", repeat(JSON + b'{"type":"library","name":"x","copyright":"', b"Copyright Kaspersky ", 200000, b'"}]}'),
     codes=(0, 1), times=40)
case("long-name", repeat(JSON + b'{"type":"library","name":"', b"kaspersky-", 400000, b'"}]}'), codes=(0, 1), times=40)
case("long-purl", repeat(JSON + b'{"type":"library","name":"x","purl":"pkg:npm/', b"a/", 500000, b'x@1"}]}'), codes=(0,), times=12)
case("long-host", repeat(JSON + b'{"type":"library","name":"x","externalReferences":[{"type":"website","url":"https://', b"a.", 500000,
                         b'com/"}]}]}'), codes=(0,), times=12)
case("long-expression", repeat(JSON + b'{"type":"library","name":"x","licenses":[{"expression":"MIT', b" AND MIT", 500000, b'"}]}]}'),
     codes=(0,), times=12, commands=BOTH)
case("nested-expression", repeat(JSON + b'{"type":"library","name":"x","licenses":[{"expression":"', b"(", 500000, b'MIT"}]}]}'),
     "license-expression", codes=(3,), times=12, commands=("validate",))
case("backslashes", repeat(JSON + COMPONENT + b',"version":"', b"\\\\", 5 * MILLION, b'"}]}'), codes=(0,), times=8)
case("digits", repeat(JSON + COMPONENT + b',"x":', b"1", 5 * MILLION, b"}]}"), codes=(0,))

# Many

case("members-of-one-object", joined(JSON + COMPONENT, lambda: (b',"k%d":1' % i for i in range(MILLION // 2)), b"}]}"), codes=(0,), times=30)
case("same-member", repeat(JSON + COMPONENT, b',"k":1', MILLION // 2, b"}]}"), codes=(0,), times=40)
case("empty-components", repeat(JSON, b"{},", MILLION, b"{}]}"), codes=(0,), times=80)
case("same-ref", repeat(JSON, COMPONENT + b',"bom-ref":"r"},', 200000, COMPONENT + b"}]}"), codes=(0,), times=12)
case("everything-depends", joined(
    JSON + COMPONENT + b'}],"dependencies":[', lambda: (b'{"ref":"r%d","dependsOn":[%s]},' % (i, b",".join(b'"r%d"' % k for k in range(1000)))
                                                        for i in range(1000)), b'{"ref":"z"}]}'), codes=(0,), times=12)
case("xml-attributes", joined(XML + b"<component ", lambda: (b'a%d="x" ' % i for i in range(MILLION // 4)), b"/>" + XML_END), "xml-limit")
case("xml-namespaces", joined(XML + b"<component ", lambda: (b'xmlns:a%d="x" ' % i for i in range(MILLION // 4)), b"/>" + XML_END), "xml-limit")
case("xml-names", joined(XML, lambda: (b"<n%d/>" % i for i in range(MILLION // 2)), XML_END), "xml-limit", times=12)
case("xml-comments", repeat(XML, b"<!-- x -->", MILLION, XML_COMPONENT + XML_END), codes=(0,))
case("xml-instructions", repeat(XML, b"<?x y?>", MILLION, XML_COMPONENT + XML_END), codes=(0,))
case("xml-references", repeat(XML + b'<component type="library"><name>', b"&#120;", MILLION, b"</name></component>" + XML_END), codes=(0,), times=8)
case("yaml-flow-long", repeat(YAML + b"- {SPDXID: SPDXRef-a, name: x, x: [", b"a, ", MILLION // 4, b"]}\n"), codes=(0, 4), times=80)
case("yaml-anchors", joined(YAML, lambda: (b"- &a%d x\n" % i for i in range(MILLION // 8))), codes=(4,), times=40)
case("yaml-documents", repeat(YAML, b"---\n", MILLION // 4), "yaml-documents", times=60)
case("tag-packages", repeat(TAG, b"PackageName: x\n", 200000), codes=(0,), times=60)
case("tag-stray-lines", repeat(TAG, b"stray\nPackageName: x\n", 100000), codes=(4,), times=60)
case("tag-texts-inside", repeat(TAG + b"PackageName: x\n", b"PackageComment: <text>", 100000, b"</text>"), codes=(4,), times=12)

# Entities, aliases, circles

DECLARED = b'<?xml version="1.0"?>\n<!DOCTYPE bom [%s]>' + XML[22:] + b'<component type="library"><name>%s</name></component>' + XML_END
LAUGHS = b"<!ENTITY a0 \"ha\">" + b"".join(b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 10))
case("entity-bomb", once(lambda: DECLARED % (LAUGHS, b"&a9;")), "xml-doctype", commands=BOTH)
case("entity-of-a-file", once(lambda: DECLARED % (b'<!ENTITY x SYSTEM "file:///etc/passwd">', b"&x;")), "xml-doctype", commands=BOTH)
case("entity-of-the-network", once(lambda: DECLARED % (b'<!ENTITY x SYSTEM "http://127.0.0.1:1/x">', b"&x;")), "xml-doctype")
case("entity-of-parameters", once(lambda: DECLARED % (b'<!ENTITY % x SYSTEM "http://127.0.0.1:1/x"> %x;'.replace(b"%", b"%%") % (), b"x")),
     "xml-doctype")
case("entity-unknown", once(lambda: XML + b'<component type="library"><name>&xxe;</name></component>' + XML_END), "xml-syntax")
case("entity-in-rdf", once(lambda: RDF.replace(b"<rdf:RDF", b'<!DOCTYPE rdf:RDF [<!ENTITY x SYSTEM "file:///etc/passwd">]><rdf:RDF')
                           + RDF_CLOSE + RDF_END), "xml-doctype")
case("include-in-xml", once(lambda: XML + b'<component type="library"><name><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" '
                            b'href="file:///etc/passwd" parse="text"/></name></component>' + XML_END), codes=(0, 4))
case("yaml-alias-bomb", once(lambda: b"spdxVersion: SPDX-2.3\na: &a [x,x,x,x,x,x,x,x,x,x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (98 + i, 98 + i, b",".join([b"*%c" % (97 + i)] * 10)) for i in range(12))), "yaml-alias", commands=BOTH)
case("yaml-alias-of-itself", once(lambda: YAML + b"- &a [*a]\n"), "yaml-alias", commands=BOTH)
case("yaml-alias-of-nothing", once(lambda: YAML + b"- *nothing\n"), "yaml-alias")
case("yaml-tag-of-code", once(lambda: YAML + b'- !!python/object/apply:os.system ["true"]\n'), codes=(4,))


def package(number, others):
    links = b"".join(b'<spdx:hasFile rdf:resource="http://a.example/b#SPDXRef-%d"/><spdx:relationship><spdx:Relationship>'
                     b'<spdx:relatedSpdxElement rdf:resource="http://a.example/b#SPDXRef-%d"/></spdx:Relationship></spdx:relationship>' % (i, i)
                     for i in others)
    return b'<spdx:Package rdf:about="http://a.example/b#SPDXRef-%d"><spdx:name>x</spdx:name>%s</spdx:Package>' % (number, links)


def licenses(count, wide, last):
    head = b'<spdx:Package rdf:about="http://a.example/b#SPDXRef-1"><spdx:name>x</spdx:name><spdx:licenseConcluded rdf:resource="#l0"/></spdx:Package>'
    return head + b"".join(b'<spdx:ConjunctiveLicenseSet rdf:about="#l%d">%s</spdx:ConjunctiveLicenseSet>' % (
        i, b'<spdx:member rdf:resource="#l%d"/>' % (last if i == count - 1 else i + 1) * wide) for i in range(count))


case("rdf-document-of-itself", once(lambda: RDF + b'<spdx:relationship><spdx:Relationship><spdx:relatedSpdxElement '
                                    b'rdf:resource="http://a.example/b#SPDXRef-DOCUMENT"/></spdx:Relationship></spdx:relationship>'
                                    b'<spdx:describesPackage rdf:resource="http://a.example/b#SPDXRef-DOCUMENT"/>' + RDF_CLOSE + RDF_END), codes=(4,))
case("rdf-circle", once(lambda: RDF + RDF_CLOSE + package(1, [2]) + package(2, [1]) + RDF_END), codes=(0,))
case("rdf-of-itself", once(lambda: RDF + RDF_CLOSE + package(1, [1]) + RDF_END), codes=(0,))
case("rdf-everything-below", once(lambda: RDF + b'<spdx:describesPackage rdf:resource="http://a.example/b#SPDXRef-0"/>' + RDF_CLOSE
                                  + b"".join(package(i, [i + 1] * 10) for i in range(50)) + RDF_END), codes=(0,))
case("rdf-license-bomb", once(lambda: RDF + RDF_CLOSE + licenses(60, 10, 0) + RDF_END), codes=(0, 4), times=200)
case("rdf-license-circle", once(lambda: RDF + RDF_CLOSE + licenses(1, 1, 0) + RDF_END), codes=(4,))
case("rdf-license-chain", once(lambda: RDF + RDF_CLOSE + licenses(100000, 1, 0) + RDF_END), codes=(0, 4), times=20)

# Encodings

for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
    case("json-" + encoding, once(lambda encoding=encoding: WHOLE.decode().encode(encoding)), codes=(0,))
    case("xml-" + encoding, once(lambda encoding=encoding: (XML + XML_COMPONENT + XML_END).decode().encode(encoding)), codes=(0,))
case("json-utf-16-cut", once(lambda: WHOLE.decode().encode("utf-16")[:-1]), "invalid-utf16")
case("json-utf-32", once(lambda: WHOLE.decode().encode("utf-32")), "binary-input")
case("xml-latin-1", once(lambda: XML.replace(b'"1.0"', b'"1.0" encoding="ISO-8859-1"') + XML_COMPONENT.replace(b">x<", b">\xe4<") + XML_END),
     codes=(0,))
case("json-latin-1", once(lambda: WHOLE.replace(b'"x"', b'"\xe4"')), "invalid-utf8")
case("yaml-latin-1", once(lambda: YAML + b"- name: \xe4\n"), "invalid-utf8")
case("tag-latin-1", once(lambda: TAG + b"PackageName: \xe4\n"), "invalid-utf8")
case("xml-utf-7", once(lambda: XML.replace(b'"1.0"', b'"1.0" encoding="UTF-7"') + XML_COMPONENT + XML_END), "xml-encoding")
case("xml-says-utf-16", once(lambda: XML.replace(b'"1.0"', b'"1.0" encoding="UTF-16"') + XML_COMPONENT + XML_END), codes=(0,))
case("nul-in-json", once(lambda: JSON + b'{"type":"library","name":"x\\u0000y","purl":"pkg:npm/x@1"}]}'), "nul-in-string", codes=(0,),
     commands=("validate",))
case("nul-byte-in-xml", once(lambda: XML + XML_COMPONENT.replace(b">x<", b">x\0y<") + XML_END), "xml-syntax")
case("nul-byte-in-json", once(lambda: WHOLE.replace(b'"x"', b'"x\0y"')), "json-syntax")
case("nul-byte-in-yaml", once(lambda: YAML + b"- name: x\0y\n"), "yaml-syntax")
case("random", once(lambda: bytes(i * i * 7919 >> 8 & 255 for i in range(100000))), "binary-input")
case("zeros", repeat(b"", b"\0", 100 * MIB), "binary-input", huge=True)

# Archives


def zipped(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members):
    """Members: (name, bytes), or (name, type of entry, target)."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, *what in members:
            entry = tarfile.TarInfo(name)
            if len(what) == 2:
                entry.type, entry.linkname = what
                archive.addfile(entry)
            else:
                entry.size = len(what[0])
                archive.addfile(entry, io.BytesIO(what[0]))
    return out.getvalue()


def nested(pack, count):
    def make():
        data = WHOLE
        for _ in range(count):
            data = pack(data)
        return data
    return once(make)


def overlapping(count, size):
    """A zip file whose directory names one compressed member many times."""
    raw = b"[" + b" " * (size - 2) + b"]"
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    data, sum_ = squeeze.compress(raw) + squeeze.flush(), zlib.crc32(raw)
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 33, sum_, len(data), len(raw), 6, 0) + b"a.json" + data
    directory = b"".join(struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 33, sum_, len(data), len(raw), 11, 0, 0, 0, 0, 0, 0)
                         + b"%06d.json" % i for i in range(count))
    return local + directory + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(directory), len(local), 0)


SPARSE = 512 * MIB
case("zip-bomb", once(lambda: zipped([("bom.json", WHOLE[:-4] + b" " * SPARSE + WHOLE[-4:])])), "container-limit", place=False, fixed=100,
     commands=BOTH)
case("gzip-bomb", once(lambda: gzip.compress(b" " * SPARSE)), "container-limit", place=False, fixed=300)
case("gzip-bomb-inside", once(lambda: gzip.compress(gzip.compress(b" " * SPARSE))), "container-limit", place=False, fixed=300)
case("xz-bomb", once(lambda: lzma.compress(b" " * SPARSE)), "container-limit", place=False, fixed=300)
case("bzip2-bomb", once(lambda: bz2.compress(b" " * SPARSE)), "container-limit", place=False, fixed=300)
case("zip-in-zip", nested(lambda data: zipped([("bom.json", data)]), 100), codes=(4,))
case("gzip-in-gzip", nested(gzip.compress, 100), codes=(4,))
case("zip-of-many", once(lambda: zipped([(f"{i}.json", b"{}") for i in range(100001)], zipfile.ZIP_STORED)), "container-limit", place=False,
     times=20)
case("tar-of-many", once(lambda: tarred([(f"{i}.json", b"{}") for i in range(100001)])), "container-limit", place=False, huge=True)
case("zip-overlapping", once(lambda: overlapping(60000, 20 * MIB)), codes=(3, 4), fixed=100)
case("zip-broken", once(lambda: b"PK\3\4" + bytes(i * i * 7919 >> 8 & 255 for i in range(100000))), "container-damaged", place=False)
case("gzip-broken", once(lambda: b"\x1f\x8b\x08\0" + bytes(i * i * 7919 >> 8 & 255 for i in range(100000))), "container-damaged", place=False)
case("tar-links", once(lambda: tarred([("bom.json", tarfile.SYMTYPE, "/etc/passwd"), ("hard.json", tarfile.LNKTYPE, "../../etc/passwd"),
                                       ("device", tarfile.CHRTYPE, ""), ("fifo.json", tarfile.FIFOTYPE, ""), ("ok.json", WHOLE)])), codes=(0,))
case("tar-long-name", once(lambda: tarred([("a" * MIB + ".json", WHOLE)])), "container-damaged", place=False)


# Running


def feed(data, target):
    """Writes the pieces; in a process of its own: what it holds must not count as the program's."""
    child = os.fork()
    if child:
        return child
    try:
        with os.fdopen(target, "wb") as out:
            for piece in data():
                out.write(piece)
    except BrokenPipeError:
        os._exit(0)
    except BaseException as error:  # pylint: disable=broad-except
        sys.stderr.write(f"{error}\n")
        os._exit(1)
    os._exit(0)


# Without what makes the allocator touch all memory that it hands out.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("MALLOC_")}
COMMANDS = {"screen": ["screen", "--no-config", "--as-of", "2026-01-01", "--quiet"], "validate": ["validate"]}


def run(program, case_, command):
    """(exit code, what was said, MiB, seconds, whether the feeding went well)"""
    source, target = os.pipe()
    os.set_inheritable(target, False)
    with tempfile.TemporaryFile() as said:
        start = time.monotonic()
        process = subprocess.Popen([program, *COMMANDS[command], "-"], stdin=source, stdout=said, stderr=said, env=ENVIRONMENT)
        os.close(source)
        feeder = feed(case_.data, target)
        os.close(target)
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() - start > SECONDS:
                process.kill()
            time.sleep(0.01)
        process.returncode = os.waitstatus_to_exitcode(status)
        _, fed = os.waitpid(feeder, 0)
        said.seek(0)
        return process.returncode, said.read(MIB), usage.ru_maxrss / 1024, time.monotonic() - start, fed == 0


def length(case_):
    """Of the input, in MiB; counted in a process of its own, too."""
    source, target = os.pipe()
    if os.fork() == 0:
        os.write(target, struct.pack("<Q", sum(map(len, case_.data()))))
        os._exit(0)
    os.wait()
    os.close(target)
    with os.fdopen(source, "rb") as file:
        return struct.unpack("<Q", file.read())[0] / MIB


def judge(case_, command, result, allowed):
    code, said, memory, seconds, fed = result
    if not fed:
        return "the input could not be made"
    if code not in case_.codes:
        return f"exit {code} after {seconds:.0f} s, expected {case_.codes}: {said[:300]!r}"
    errors = re.findall(r"^.*: (?:error|warning): .*\[[a-z0-9-]+\].*$", said.decode("utf-8", "replace"), re.MULTILINE)
    if case_.ids:
        found = [line for line in errors if f"[{case_.ids}]" in line]
        if not found or len(errors) > 1:
            return f"expected one {case_.ids}: {said[:300]!r}"
        if case_.place and not re.match(r"\S+?:\d+:\d+: ", found[0]):
            return f"no place: {found[0][:200]}"
        if case_.said not in found[0]:
            return f"{case_.said} is not named: {found[0][:200]}"
        if len(found[0]) > 1000:
            return f"a message of {len(found[0])} characters"
    if memory > allowed:
        return f"{command} took {memory:.0f} MiB, allowed are {allowed:.0f}"
    return ""


def main():
    arguments = [word for word in sys.argv[1:] if word != "--sanitized"]
    program, sanitized = os.path.abspath(arguments[0]), "--sanitized" in sys.argv
    names = arguments[1:] or list(CASES)
    problems, left_out = 0, 0
    for name in names:
        case_ = CASES[name]
        if sanitized and case_.huge:
            left_out += 1
            continue
        allowed = float("inf") if sanitized else FLOOR + case_.fixed + case_.times * length(case_)
        for command in case_.commands:
            result = run(program, case_, command)
            problem = judge(case_, command, result, allowed)
            problems += bool(problem)
            if problem or arguments[1:]:
                print(f"{name}: {command}: {problem or 'ok'} ({result[3]:.1f} s, {result[2]:.0f} of {allowed:.0f} MiB)", flush=True)
    print(f"{len(names) - left_out} hostile inputs, {left_out} left out, {problems} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
