"""The official schemas, as validators: None when a document conforms, else a message."""
import datetime
import json
import os
import re
import subprocess
import warnings

warnings.filterwarnings("ignore", category=DeprecationWarning)

OTHERS = ("spdx.schema.json", "jsf-0.82.schema.json", "cryptography-defs.schema.json")
FOLDERS = {"2.2": "v2.2.2", "2.3": "v2.3"}


class Schemas:
    def __init__(self, shared):
        self.folder = os.path.join(shared, "schemas", "bom")
        self.cyclonedx = os.path.join(self.folder, "cyclonedx")
        self.validators = {}

    def load(self, path):
        with open(path, encoding="utf-8") as file:
            return json.load(file)

    def validator(self, standard, version):
        import jsonschema
        key = standard, version
        if key not in self.validators:
            if standard == "cyclonedx":
                schema = self.load(os.path.join(self.cyclonedx, f"bom-{version}.schema.json"))
            else:
                schema = self.load(os.path.join(self.folder, "spdx-spec", FOLDERS[version], "schemas",
                                                "spdx-schema.json"))
            schema = self.bundle(schema)
            # `uri` and `date-time` are asserted: the schemas' own signature rules depend on them.
            checker = jsonschema.FormatChecker(formats=())
            checker.checkers = {"uri": (is_uri, ()), "date-time": (is_date_time, ())}
            self.validators[key] = jsonschema.Draft7Validator(schema, format_checker=checker)
        return self.validators[key]

    def bundle(self, schema):
        """One schema without outer references."""
        names = {name: name.replace(".", "_") for name in OTHERS}
        bundled = localise(schema, names, "#")
        for name, key in names.items():
            other = self.load(os.path.join(self.cyclonedx, name))
            bundled.setdefault("definitions", {})[key] = localise(other, names, f"#/definitions/{key}")
        return bundled

    def json(self, standard, version, path):
        with open(path, encoding="utf-8-sig") as file:
            return self.document(standard, version, json.load(file))

    def classes(self, version):
        """A validator for each class of SPDX 3: the schema's own choice among all of them takes a minute for a document."""
        import jsonschema
        if version not in self.validators:
            path = os.path.join(self.folder, "spdx-spec", "gh-pages", version, "rdf", "schema.json")
            definitions = self.load(path)["$defs"]
            self.validators[version] = {
                name: jsonschema.Draft202012Validator({"$defs": definitions, "type": "object", "$ref": f"#/$defs/{name}",
                                                       "unevaluatedProperties": False})
                for name in definitions if name + "_props" in definitions}
        return self.validators[version]

    def graph(self, version, document):
        """The same of SPDX 3, element by element."""
        context = f"https://spdx.org/rdf/{version}/spdx-context.jsonld"
        if set(document) != {"@context", "@graph"} or document["@context"] != context:
            return "the document is not {@context, @graph}"
        for index, element in enumerate(document["@graph"]):
            validator = self.classes(version).get(element.get("type"))
            if not validator:
                return f"@graph/{index}: no class {element.get('type')}"
            error = next(validator.iter_errors(element), None)
            if error:
                return f"@graph/{index}/{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
        return None

    def document(self, standard, version, document):
        if standard == "spdx3":
            return self.graph(version, document)
        error = next(self.validator(standard, version).iter_errors(document), None)
        return error and f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"

    def xml(self, version, paths):
        """Messages by path for those that do not conform."""
        environment = {**os.environ, "XML_CATALOG_FILES": os.path.join(self.cyclonedx, "xmlcatalog.xml")}
        result = subprocess.run(["xmllint", "--noout", "--nonet", "--schema",
                                 os.path.join(self.cyclonedx, f"bom-{version}.xsd"), *paths],
                                env=environment, capture_output=True, text=True, check=False)
        messages = {}
        for line in result.stderr.splitlines():
            for path in paths:
                if line.startswith(path + ":") or line.startswith(path + " fails"):
                    messages.setdefault(path, line)
        return messages


def localise(node, names, place):
    """References as they must read when the schema stands at `place` ("#..." of the bundle) among others. The schemas of
    1.2 and 1.3 give properties an $id of "#/properties/...", which is no base for references: dropped."""
    if isinstance(node, list):
        return [localise(value, names, place) for value in node]
    if not isinstance(node, dict):
        return node
    result = {}
    for key, value in node.items():
        if key == "$id" and isinstance(value, str):
            continue
        if key == "$ref" and isinstance(value, str):
            file, _, pointer = value.partition("#")
            value = (f"#/definitions/{names[os.path.basename(file)]}" if file else place) + pointer
        result[key] = localise(value, names, place)
    return result


def is_uri(value):
    return not isinstance(value, str) or bool(re.match(r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*$", value))


def is_date_time(value):
    if not isinstance(value, str):
        return True
    match = re.match(r"^(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?"
                     r"([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$", value)
    try:
        return bool(match and datetime.date.fromisoformat(match[1]))
    except ValueError:
        return False
