#!/usr/bin/env python3
"""The generator of synthetic enterprises: every row is a sound profile, the same rows on every machine.

Usage: generate_test.py --program BIND_PROFILES (run in the project's root)
"""

import argparse
import csv
import hashlib
import io
import json
import subprocess
import sys

GENERATOR = "rules/samples/generate.py"
AS_OF = "2026-01-15"
# Changes when the generator is changed, never from machine to machine.
FIRST_ROWS = "d1de87875881efa77891509ff80f48bf6d2bb461d2efbd99fd9da546cdb13b21"
# So many of 2000 firms at least are eligible, ineligible, undetermined.
DIVIDED = {
    "national.technology-sme": (100, 500, 100),
    "national.high-tech-enterprise": (3, 500, 100),
    "chongqing.knowledge-value-credit-loan": (100, 500, 100),
    "chongqing.rd-reserve-subsidy": (10, 500, 10),
    "national.specialised-sme": (0, 500, 10),
    "national.rd-super-deduction": (100, 500, 100),
}


def generated(*arguments):
    done = subprocess.run([sys.executable, GENERATOR, *arguments], capture_output=True, timeout=120, check=True)
    return done.stdout.decode("utf-8")


def from_cell(text):
    if text.startswith("[") or text in ("null", "true", "false"):
        return json.loads(text)
    return text


def from_csv(text):
    """The facts of each row, numbers as text."""
    for row in csv.DictReader(io.StringIO(text)):
        facts = {}
        for column, text_in_cell in row.items():
            name, _, year = column.partition(".")
            if text_in_cell == "":
                continue
            if year:
                facts.setdefault(name, {})[year] = from_cell(text_in_cell)
            else:
                facts[name] = from_cell(text_in_cell)
        yield facts


def with_numbers_as_text(facts):
    def shown(value):
        if isinstance(value, dict):
            return {key: shown(each) for key, each in value.items()}
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else value

    # A list's cell is JSON, so its numbers stay numbers; a series nobody filled in has no column with a value.
    return {name: shown(value) for name, value in facts.items() if value != {}}


def check(met, message):
    if not met:
        sys.exit(message)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    program = parser.parse_args().program

    def bind(rows):
        done = subprocess.run([program, "rules", AS_OF], input=rows.encode("utf-8"), capture_output=True, timeout=250,
                              check=False)
        said = done.stdout.decode("utf-8")
        check(done.returncode == 0, f"{said[:3000]}\n{done.stderr.decode('utf-8')[:3000]}")
        return {line.split()[0]: [int(each) for each in line.split()[1:]] for line in said.splitlines()}

    rows = generated("--rows", "2000", "--seed", "7")
    check(len(rows.splitlines()) == 2000, "2000 rows were asked for")
    verdicts = bind(rows)
    for programme, least in DIVIDED.items():
        check(all(found >= wanted for found, wanted in zip(verdicts[programme], least)),
              f"{programme} does not divide the population: {verdicts[programme]}")
    bind(generated("--rows", "300", "--names", "id"))
    bind(generated("--rows", "300", "--missing", "0"))
    bind(generated("--rows", "300", "--missing", "60"))

    first = generated("--rows", "40", "--seed", "1")
    check(hashlib.sha256(first.encode()).hexdigest() == FIRST_ROWS, "the first rows of seed 1 have changed")
    check(generated("--rows", "1100", "--seed", "1", "--jobs", "2").startswith(first), "rows depend on their number")
    check(generated("--rows", "10", "--skip", "30", "--seed", "1") == "".join(first.splitlines(True)[30:]),
          "rows depend on those before them")
    check(generated("--rows", "40", "--seed", "2") != first, "another seed must give other rows")

    for missing in ("0", "8", "60"):
        lines = generated("--rows", "200", "--missing", missing).splitlines()
        table = list(from_csv(generated("--rows", "200", "--missing", missing, "--format", "csv")))
        for line, row in zip(lines, table):
            wanted = with_numbers_as_text(json.loads(line))
            check(wanted == row, f"the table differs from the profile:\n{wanted}\n{row}")
    print("2900 rows bind; the table and the profiles agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
