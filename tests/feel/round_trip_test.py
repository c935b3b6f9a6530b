#!/usr/bin/env python3
"""Prints what was parsed and parses the print: the same tree. Usage: round_trip_test.py --program PROGRAM [--cases FILE]

Over every expression and every cell of the conformance cases, where they are at hand, and over the project's own
data (standard.txt, standard_edges.txt). Texts that do not parse are mistakes that the cases make on purpose; they are counted.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from conformance_test import expression_of

HERE = Path(__file__).resolve().parent


def own_expressions():
    for name in ("standard.txt", "standard_edges.txt"):
        for line in (HERE / name).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield from line.split(" ==> ")


def expressions(case):
    """What a case holds to be parsed, the names it needs around each."""
    if case["kind"] == "expr":
        return [expression_of(case)]
    table = case["table"]
    texts = [each["expr"] for each in table["inputs"]]
    for row in table["rules"]:
        texts += row["outputEntries"] + [f"1 in ({cell})" for cell in row["inputEntries"] if cell != "-"]
    return [expression_of({**case, "expr": text}) for text in texts]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--cases", default="../shared/feel-tck/cases.jsonl", type=Path)
    asked = arguments.parse_args()
    texts = list(own_expressions())
    own = len(texts)
    if asked.cases.exists():
        for line in asked.cases.read_text(encoding="utf-8").splitlines():
            texts += expressions(json.loads(line))
    else:
        print(f"without the conformance cases: there is no {asked.cases}")
    told = "".join(text + "\x1e" for text in texts)
    done = subprocess.run([asked.program], input=told.encode(), stdout=subprocess.PIPE, check=True, timeout=250)
    answers = done.stdout.decode().splitlines()
    assert len(answers) == len(texts)
    wrong = [(text, answer) for text, answer in zip(texts, answers) if answer not in ("same", "refused")]
    for text, answer in wrong:
        print("parses to another tree:", text, "printed as:", answer, sep="\n    ")
    print(f"the same tree: {answers.count('same')} of {len(texts)} ({own} of the project's own); do not parse:"
          f" {answers.count('refused')}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
