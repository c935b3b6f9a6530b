#!/usr/bin/env python3
"""Runs FEEL's conformance cases. Usage: conformance_test.py --program PROGRAM [--cases FILE] [--write]

Prints how many of all cases are right, how many of those whose value is not null, and the mean over the folders. Fails on
a case that is wrong and not named in known_failures.txt; `--write` makes that list anew. Skipped where the cases are not.
"""

import argparse
import collections
import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
KNOWN_FAILURES = HERE / "known_failures.txt"
TEMPORAL = ("date", "time", "dateTime", "duration")
SKIPPED = 77


def literal(value):
    """A typed value as an expression of FEEL."""
    kind, inside = value["type"], value.get("value")
    if inside is None:
        return "null"
    if kind == "number":
        return f"({inside})"
    if kind == "string":
        return json.dumps(inside, ensure_ascii=False)
    if kind == "boolean":
        return "true" if inside else "false"
    if kind in TEMPORAL:
        return "@" + json.dumps(inside)
    if kind == "list":
        return "[" + ", ".join(map(literal, inside)) + "]"
    return "{" + ", ".join(f"{json.dumps(key, ensure_ascii=False)}: {literal(each)}" for key, each in inside.items()) + "}"


def expression_of(case):
    """The case as one expression: its inputs and bindings are entries of a context that the last entry can see."""
    for name, definition in (case.get("typeDefs") or {}).items():
        # Types of the model around the case; of `instance of` their allowed values do not count.
        case = {**case, "expr": re.sub(rf"\b{re.escape(name)}\b", definition["type"], case["expr"])}
    names = [(name, literal(value)) for name, value in case["inputs"].items()]
    names += [(each["name"], each["expr"]) for each in case["bindings"]]
    if not names:
        return case["expr"]
    entries = "".join(f"{json.dumps(name, ensure_ascii=False)}: {value}, " for name, value in names)
    return f'{{{entries}"the result": {case["expr"]}\n}}.the result'


HIT_POLICIES = {
    "UNIQUE": 0, "ANY": 1, "FIRST": 2, "PRIORITY": 3, "RULE ORDER": 4, "OUTPUT ORDER": 5, "COLLECT": 6,
    "SUM": 7, "MIN": 8, "MAX": 9, "COUNT": 10,
}  # as huiqi::hit_policy numbers them
TABLE = "\x1d"  # before a decision table


def table_of(case):
    """The case as a table for the program: the values and expressions it sees, then itself."""
    table = case["table"]
    policy = table["aggregation"] or table["hitPolicy"] or "UNIQUE"
    steps = [[name, literal(value)] for name, value in case["inputs"].items()]
    steps += [[each["name"], each["expr"]] for each in case["bindings"]]
    return TABLE + json.dumps({
        "steps": steps,
        "hit": HIT_POLICIES[policy],
        "inputs": [each["expr"] for each in table["inputs"]],
        "outputs": [[each["name"] or "", each["defaultOutput"] or ""] for each in table["outputs"]],
        "values": [values_of(each["outputValues"]) for each in table["outputs"]],
        "rows": [[each["inputEntries"], each["outputEntries"]] for each in table["rules"]],
    }, ensure_ascii=False)


def values_of(text):
    """What stands between the commas of a list of output values."""
    found, quoted = [""], False
    for each in text or "":
        quoted ^= each == '"'
        if each == "," and not quoted:
            found.append("")
        else:
            found[-1] += each
    return [each.strip() for each in found if each.strip()]


def parts(text):
    """What stands between the outermost commas."""
    found, depth = [""], 0
    for each in text:
        depth += (each in "<{") - (each in ">}")
        if each == "," and depth == 0:
            found.append("")
        else:
            found[-1] += each
    return [each.strip() for each in found if each.strip()]


def conforms(value, declared):
    declared = declared.strip()
    if declared in ("Any", "") or value["type"] == "null":
        return True
    head, _, rest = declared.partition("<")
    inner = rest[: rest.rfind(">")] if rest else ""
    if head == "list":
        return value["type"] == "list" and all(conforms(each, inner) for each in value["value"])
    if head == "context":
        fields = dict((name.strip(), kind) for name, _, kind in (each.partition(":") for each in parts(inner)))
        return value["type"] == "context" and all(
            name in value["value"] and conforms(value["value"][name], kind) for name, kind in fields.items()
        )
    if head == "years and months duration":
        return value["type"] == "duration" and re.fullmatch(r"-?P(\d+Y)?(\d+M)?", value["value"]) is not None
    if head == "days and time duration":
        return value["type"] == "duration" and re.fullmatch(r"-?P(\d+D)?(T.*)?", value["value"]) is not None
    known = {"number", "string", "boolean", "date", "time", "date and time", "dateTime"}
    return head not in known or value["type"] == {"date and time": "dateTime"}.get(head, head)


def coerced(value, declared):
    """What a decision of the declared type makes of the value of its expression."""
    if declared is None or conforms(value, declared):
        return value
    if declared.startswith("list<") and value["type"] != "list":
        wrapped = {"type": "list", "value": [value]}
        return wrapped if conforms(wrapped, declared) else {"type": "null"}
    if value["type"] == "list" and len(value["value"]) == 1 and conforms(value["value"][0], declared):
        return value["value"][0]
    return {"type": "null"}


def duration(text):
    found = re.fullmatch(r"(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?", text)
    years, months, days, hours, minutes, seconds = (Decimal(each or 0) for each in found.groups()[1:])
    sign = -1 if found.group(1) else 1
    return sign * (years * 12 + months), sign * (((days * 24 + hours) * 60 + minutes) * 60 + seconds)


def same(left, right):
    if left.get("value") is None or right.get("value") is None:
        return left.get("value") is None and right.get("value") is None and "error" not in left
    if left["type"] != right["type"]:
        return False
    a, b = left["value"], right["value"]
    if left["type"] == "number":
        return abs(Decimal(a) - Decimal(b)) < Decimal("1e-8")
    if left["type"] == "list":
        return len(a) == len(b) and all(map(same, a, b))
    if left["type"] == "context":
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if left["type"] == "duration":
        return duration(a) == duration(b)
    if left["type"] in ("time", "dateTime"):
        return a.replace("+00:00", "Z") == b.replace("+00:00", "Z")
    return a == b


def told_by(program, cases, *how):
    """A line for each case."""
    told = "".join((table_of if case["kind"] == "table" else expression_of)(case) + "\x1e" for case in cases)
    done = subprocess.run([program, *how], input=told.encode(), stdout=subprocess.PIPE, check=True, timeout=250)
    return done.stdout.decode().splitlines()


def run(program, cases):
    """A result for each case. An expression that is refused is an error, which the standard makes null."""
    return [json.loads(line) for line in told_by(program, cases)]


def warned_in_vain(program, cases, answers):
    """Expressions that are warned of, as if they or a part could only be null, and whose results have none."""
    return [case.get("expr", case["id"])
            for case, answer, code in zip(cases, answers, told_by(program, cases, "--warned"))
            if code and "error" not in answer and '"type": "null"' not in json.dumps(answer)]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--cases", default="../shared/feel-tck/cases.jsonl", type=Path)
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("--show", action="store_true", help="print what is wrong")
    asked = arguments.parse_args()
    if not asked.cases.exists():
        print(f"skipped: there is no {asked.cases}")
        return SKIPPED

    cases = [json.loads(line) for line in asked.cases.read_text(encoding="utf-8").splitlines()]
    wrong, folders = [], collections.defaultdict(list)
    right_not_null = not_null = 0
    answers = run(asked.program, cases)
    for case, answer in zip(cases, answers):
        value = {"type": "null"} if "error" in answer else answer
        right = same(coerced(value, case.get("declaredType")), case["expected"])
        is_null = case["expected"].get("value") is None
        not_null += not is_null
        right_not_null += right and not is_null
        folders[case["folder"]].append(right)
        if not right:
            wrong.append(case["id"])
            if asked.show:
                print(case["id"], case.get("expr"), case["expected"], answer, case.get("declaredType"), sep="\n    ")

    mean = sum(sum(each) / len(each) for each in folders.values()) / len(folders)
    print(f"right: {len(cases) - len(wrong)} of {len(cases)}; of those that are not null {right_not_null} of {not_null};"
          f" mean over {len(folders)} folders {mean:.1%}")
    if asked.write:
        KNOWN_FAILURES.write_text("".join(f"{each}\n" for each in sorted(wrong)), encoding="utf-8")
    known = set(KNOWN_FAILURES.read_text(encoding="utf-8").splitlines())
    new = sorted(set(wrong) - known)
    for each in new:
        print("was right before:", each)
    for each in sorted(known - set(wrong)):
        print("right now, and named in known_failures.txt still:", each)
    in_vain = warned_in_vain(asked.program, cases, answers)
    for each in in_vain:
        print("warned of in vain:", each)
    return 1 if new or known - set(wrong) or in_vain else 0


if __name__ == "__main__":
    sys.exit(main())
