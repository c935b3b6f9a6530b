#!/usr/bin/env python3
"""Holds the JSON that reports write against the schemas that describe it. Usage: schema_test.py

The JSON is that of tests/report/baselines, which the C++ tests compare with what is written now. Runs in the project's
root; exits with 77 (skipped) where python3-jsonschema is missing.
"""

import copy
import json
import sys
from pathlib import Path

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

BASELINES = Path("tests/report/baselines")
SCHEMAS = Path("docs/schema")
# What no rule of these tests brings about; everything else a schema names must occur in a baseline.
NOT_PRODUCED = {
    "report": {"maybe", "low_open", "high_open"},
    "records": set(),
    "diagnostics": set(),
}
# Objects whose keys are names of the rules.
NAMED_BY_RULES = ("entries", "read")


def names_in_schema(schema):
    """Every property that the schema names."""
    found = set()
    if isinstance(schema, dict):
        found |= set(schema.get("properties", {})) if isinstance(schema.get("properties"), dict) else set()
        for each in schema.values():
            found |= names_in_schema(each)
    elif isinstance(schema, list):
        for each in schema:
            found |= names_in_schema(each)
    return found


def keys_in(document):
    found = set()
    if isinstance(document, dict):
        found |= set(document)
        for each in document.values():
            found |= keys_in(each)
    elif isinstance(document, list):
        for each in document:
            found |= keys_in(each)
    return found


def objects_in(document, path=()):
    """The path of every object in the document."""
    if isinstance(document, dict):
        yield path
    items = document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    for key, each in items:
        yield from objects_in(each, path + (key,))


def at(document, path):
    for key in path:
        document = document[key]
    return document


def kind_of(path):
    """A path without its positions, so that one object of each kind is spoilt."""
    return tuple(key for key in path if isinstance(key, str))[-2:]


def check(name, files):
    failures = []
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    if schema["$schema"] != "http://json-schema.org/draft-07/schema#":
        failures.append(f"{name}: not draft-07")
    validator = jsonschema.Draft7Validator(schema)
    seen = set()
    for file in files:
        document = json.loads(file.read_text(encoding="utf-8"))
        seen |= keys_in(document)
        for error in validator.iter_errors(document):
            failures.append(f"{file}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
        # A key too many is refused, wherever it stands.
        spoilt_kinds = set()
        for path in objects_in(document):
            if kind_of(path) in spoilt_kinds:
                continue
            spoilt_kinds.add(kind_of(path))
            spoilt = copy.deepcopy(document)
            at(spoilt, path)["unheard_of"] = 1
            if validator.is_valid(spoilt) and not any(each in path for each in NAMED_BY_RULES):
                failures.append(f"{file}: {'/'.join(map(str, path))}: a key that is not described is let through")
    for missing in sorted(names_in_schema(schema) - seen - NOT_PRODUCED[name]):
        failures.append(f"{name}: no baseline has `{missing}`")
    return failures


def main():
    records = sorted(BASELINES.glob("*.records.json"))
    reports = sorted(file for file in BASELINES.glob("*.json") if file.name != "diagnostics.json" and file not in records)
    if len(reports) < 5 or not records:
        print("the baselines are missing: run from the project's root")
        return 2
    failures = check("report", reports) + check("records", records) + check("diagnostics", [BASELINES / "diagnostics.json"])
    print("\n".join(failures) if failures else f"{len(reports) + len(records) + 1} documents fit their schemas")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
