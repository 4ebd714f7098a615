#!/usr/bin/env python3
"""The table of docs/formats.md is true: for each format and version of the registry a small document with a component of a
restricted vendor is valid, in its version, screened and annotated; the version behind the last one is unknown.

usage: check_versions.py DUMP_DOCS PROGRAM
"""
import json
import pathlib
import subprocess
import sys
import tempfile

NAME, OWNER = "Anti-Virus SDK", "AO Kaspersky Lab"
PURL = "pkg:npm/%40kaspersky/hexa-ui@6.0.0"


def cyclonedx_json(version):
    return json.dumps({"bomFormat": "CycloneDX", "specVersion": version, "version": 1, "components": [
        {"type": "library", "name": NAME, "version": "1", "supplier": {"name": OWNER}, "purl": PURL}]})


def cyclonedx_xml(version):
    supplier = f"<supplier><name>{OWNER}</name></supplier>" if version >= "1.2" else f"<publisher>{OWNER}</publisher>"
    modified = "<modified>false</modified>" if version == "1.0" else ""
    return (f'<bom xmlns="http://cyclonedx.org/schema/bom/{version}" version="1"><components><component type="library">'
            f"{supplier}<name>{NAME}</name><version>1</version><purl>{PURL}</purl>{modified}</component></components></bom>")


def message(number, data):
    data = data.encode() if isinstance(data, str) else data
    return bytes([number << 3 | 2, len(data)]) + data


def cyclonedx_proto(version):
    component = bytes([1 << 3, 3]) + message(5, message(1, OWNER)) + message(8, NAME) + message(9, "1")
    return message(1, version) + bytes([2 << 3, 1]) + message(5, component)


def spdx(version):
    package = {"SPDXID": "SPDXRef-a", "name": NAME, "versionInfo": "1", "supplier": "Organization: " + OWNER, "filesAnalyzed": False,
               "downloadLocation": "NOASSERTION", "licenseConcluded": "NOASSERTION", "licenseDeclared": "NOASSERTION",
               "copyrightText": "NOASSERTION", "comment": "none"}
    return {"spdxVersion": "SPDX-" + version, "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "d",
            "documentNamespace": "https://works.example.org/d", "creationInfo": {"created": "2026-01-01T00:00:00Z", "creators": ["Tool: t-1"]},
            "packages": [package], "relationships": [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
                                                      "relatedSpdxElement": "SPDXRef-a"}]}


def spdx_xml(version):
    def text(value):
        if isinstance(value, dict):
            return "".join(f"<{key}>{text(one)}</{key}>" for key, more in value.items()
                           for one in (more if isinstance(more, list) else [more]))
        return str(value).lower() if isinstance(value, bool) else value
    return f"<Document>{text(spdx(version))}</Document>"


def spdx_tag(version):
    return f"""SPDXVersion: SPDX-{version}
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: d
DocumentNamespace: https://works.example.org/d
Creator: Tool: t-1
Created: 2026-01-01T00:00:00Z
PackageName: {NAME}
SPDXID: SPDXRef-a
PackageVersion: 1
PackageSupplier: Organization: {OWNER}
PackageDownloadLocation: NOASSERTION
FilesAnalyzed: false
PackageLicenseConcluded: NOASSERTION
PackageLicenseDeclared: NOASSERTION
PackageCopyrightText: NOASSERTION
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-a
"""


def spdx_rdf(version):
    nothing = 'rdf:resource="http://spdx.org/rdf/terms#noassertion"'
    return f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:spdx="http://spdx.org/rdf/terms#">
<spdx:SpdxDocument rdf:about="https://works.example.org/d#SPDXRef-DOCUMENT"><spdx:specVersion>SPDX-{version}</spdx:specVersion>
<spdx:dataLicense rdf:resource="http://spdx.org/licenses/CC0-1.0"/><spdx:name>d</spdx:name>
<spdx:creationInfo><spdx:CreationInfo><spdx:created>2026-01-01T00:00:00Z</spdx:created><spdx:creator>Tool: t-1</spdx:creator></spdx:CreationInfo></spdx:creationInfo>
<spdx:relationship><spdx:Relationship><spdx:relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_describes"/>
<spdx:relatedSpdxElement><spdx:Package rdf:about="https://works.example.org/d#SPDXRef-a"><spdx:name>{NAME}</spdx:name>
<spdx:versionInfo>1</spdx:versionInfo><spdx:supplier>Organization: {OWNER}</spdx:supplier><spdx:downloadLocation {nothing}/>
<spdx:filesAnalyzed>false</spdx:filesAnalyzed><spdx:licenseConcluded {nothing}/><spdx:licenseDeclared {nothing}/>
<spdx:copyrightText {nothing}/></spdx:Package></spdx:relatedSpdxElement></spdx:Relationship></spdx:relationship>
</spdx:SpdxDocument></rdf:RDF>"""


def spdx3_json(version):
    top = "https://works.example.org/3#"
    return json.dumps({"@context": f"https://spdx.org/rdf/{version}/spdx-context.jsonld", "@graph": [
        {"type": "CreationInfo", "@id": "_:c", "specVersion": version, "created": "2026-01-01T00:00:00Z", "createdBy": [top + "o"]},
        {"type": "Organization", "spdxId": top + "o", "creationInfo": "_:c", "name": OWNER},
        {"type": "SpdxDocument", "spdxId": top + "d", "creationInfo": "_:c", "rootElement": [top + "a"]},
        {"type": "software_Package", "spdxId": top + "a", "creationInfo": "_:c", "name": NAME, "suppliedBy": top + "o"}]})


MAKERS = {"cyclonedx-json": cyclonedx_json, "cyclonedx-xml": cyclonedx_xml, "cyclonedx-proto": cyclonedx_proto,
          "spdx-json": lambda version: json.dumps(spdx(version)), "spdx-yaml": lambda version: "# a bill\n" + "\n".join(
              f"{key}: {json.dumps(value)}" for key, value in spdx(version).items()),
          "spdx-xml": spdx_xml, "spdx-tag": spdx_tag, "spdx-rdf": spdx_rdf, "spdx3-json": spdx3_json}


def run(program, *arguments):
    return subprocess.run([program, *map(str, arguments)], capture_output=True, check=False).stdout


def main():
    data = json.loads(subprocess.run([sys.argv[1]], capture_output=True, check=True).stdout)
    program, problems, tried = sys.argv[2], [], 0
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "bill"

        def put(text):
            path.write_bytes(text.encode() if isinstance(text, str) else text)

        for entry in data["formats"]:
            make = MAKERS[entry["name"]]
            for row in entry["versions"]:
                put(make(row["version"]))
                judged = json.loads(run(program, "validate", "-o", "json", path))["inputs"][0]
                screened = json.loads(run(program, "screen", "--no-config", "--as-of", "2026-01-01", "-o", "json", path))["inputs"][0]
                annotated = run(program, "annotate", "--no-config", "--as-of", "2026-01-01", path)
                problems += [f"{entry['name']} {row['version']}: {what}" for good, what in (
                    (judged["format"] == entry["name"], f"read as {judged['format']}"),
                    ((judged["version"] or "").endswith(row["version"]), f"its version is {judged['version']}"),
                    (judged["valid"], [item["text"] for item in judged["diagnostics"]]),
                    (screened["findings"], "nothing found"), (b"bomscreen" in annotated, "not annotated")) if not good]
                tried += 1
            last = entry["versions"][-1]["version"]
            put(make(last[:-1] + str(int(last[-1]) + 1)))
            judged = json.loads(run(program, "validate", "-o", "json", path))["inputs"][0]
            if not any(item["id"] == "unknown-version" for item in judged["diagnostics"]):
                problems.append(f"{entry['name']}: the version behind {last} is not unknown")
    print("\n".join(problems + [f"{tried} versions, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
