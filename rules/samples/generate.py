#!/usr/bin/env python3
"""Writes synthetic enterprises for demonstrations, tests and measurements. No such enterprise exists.

    generate.py --rows 2000 --seed 7 --format jsonl --output firms.jsonl
    generate.py --rows 100000 --format csv --names id --missing 12 > firms.csv

Every line of JSON Lines is a profile. In CSV a yearly fact is a family of columns (营业收入.2024), a list or certificate is
JSON in its cell, an empty cell is "not known", null is "known to have none". The same arguments give the same bytes on
every machine, and row N of a seed is the same however many rows are asked for. Nothing but the standard library is used.
"""

import argparse
import csv
import functools
import io
import json
import multiprocessing
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from synthetic.draws import Draws  # noqa: E402
from synthetic.enterprise import enterprise  # noqa: E402
from synthetic.facts import FACTS, IDS, LIST, PLANNED, YEARLY  # noqa: E402

ROWS_PER_BLOCK = 500
CARELESSNESS = (4, 4, 4, 4, 4, 4, 10, 10, 10, 40)  # tenths: of ten firms one leaves out four times as much


@functools.lru_cache
def thresholds(percent, careless):
    """For each fact, below which 16-bit draw it is left out; a yearly one loses one year in the upper half of that."""
    limits = [min(65_536, percent * weight * careless * 65_536 // 10_000) for _, _, _, weight in FACTS]
    return [(name, limit, limit // 2 if kind in (YEARLY, PLANNED) else limit)
            for (name, _, kind, _), limit in zip(FACTS, limits)]


def leave_out(facts, seed, row, percent):
    """Takes away about `percent` of a hundred facts, most from careless firms and from what experts decide."""
    draws = Draws(seed, row, "missing")
    careless = CARELESSNESS[draws.below(len(CARELESSNESS))]
    for (name, limit, whole), at in zip(thresholds(percent, careless), draws.halves(len(FACTS))):
        if at >= limit or name not in facts:
            continue
        if at >= whole and facts[name]:
            del facts[name][sorted(facts[name])[at % len(facts[name])]]
        else:
            del facts[name]


def json_line(facts, names):
    return json.dumps({names[name]: value for name, value in facts.items()}, ensure_ascii=False,
                      separators=(",", ":")) + "\n"


def years_of(kind, years):
    return years if kind == YEARLY else [*years, years[-1] + 1] if kind == PLANNED else []


def columns(names, years):
    """The head of the table."""
    head = []
    for name, _, kind, _ in FACTS:
        head += [f"{names[name]}.{year}" for year in years_of(kind, years)] or [names[name]]
    return head


def cell(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def csv_row(facts, years):
    row = []
    for name, _, kind, _ in FACTS:
        if kind in (YEARLY, PLANNED):
            series = facts.get(name, {})
            row += [cell(series[year]) if year in series else "" for year in years_of(kind, years)]
        elif name not in facts:
            row.append("")
        elif kind == LIST:
            row.append(json.dumps(facts[name], ensure_ascii=False, separators=(",", ":")))
        else:
            row.append(cell(facts[name]))
    return row


def block(task):
    """The text of some consecutive rows."""
    first, end, asked = task
    years = range(asked.first_year, asked.last_year + 1)
    names = IDS if asked.names == "id" else {name: name for name in IDS}
    out = io.StringIO(newline="")
    write_csv = csv.writer(out, lineterminator="\n").writerow
    for row in range(first, end):
        facts = enterprise(asked.seed, row, years)
        leave_out(facts, asked.seed, row, asked.missing)
        if asked.format == "jsonl":
            out.write(json_line(facts, names))
        else:
            write_csv(csv_row(facts, years))
    return out.getvalue()


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", 1)[0])
    parser.add_argument("--rows", type=int, default=1000, help="how many enterprises (1000)")
    parser.add_argument("--skip", type=int, default=0, help="begin after so many (0)")
    parser.add_argument("--seed", type=int, default=1, help="which population (1)")
    parser.add_argument("--format", choices=["jsonl", "csv"], default="jsonl")
    parser.add_argument("--names", choices=["zh", "id"], default="zh", help="Chinese names of facts, or their ids")
    parser.add_argument("--missing", type=int, default=8, help="percentage of facts left out (8)")
    parser.add_argument("--first-year", type=int, default=2021)
    parser.add_argument("--last-year", type=int, default=2025)
    parser.add_argument("--jobs", type=int, default=multiprocessing.cpu_count(), help="processes; the bytes stay the same")
    parser.add_argument("--output", help="a file; standard output without it")
    asked = parser.parse_args()
    if asked.rows < 0 or asked.skip < 0 or not 0 <= asked.missing <= 100:
        parser.error("--rows and --skip are counts, --missing is a percentage")
    if not 1990 <= asked.first_year <= asked.last_year <= 2100:
        parser.error("--first-year and --last-year are accounting years in their order")
    return asked


def main():
    asked = read_arguments()
    end = asked.skip + asked.rows
    tasks = [(first, min(first + ROWS_PER_BLOCK, end), asked) for first in range(asked.skip, end, ROWS_PER_BLOCK)]
    out = open(asked.output, "wb") if asked.output else sys.stdout.buffer
    with out:
        if asked.format == "csv":
            names = IDS if asked.names == "id" else {name: name for name in IDS}
            header = io.StringIO(newline="")
            csv.writer(header, lineterminator="\n").writerow(
                columns(names, range(asked.first_year, asked.last_year + 1)))
            out.write(header.getvalue().encode())
        if asked.jobs > 1 and len(tasks) > 1:
            with multiprocessing.Pool(asked.jobs) as pool:
                for text in pool.imap(block, tasks):
                    out.write(text.encode())
        else:
            for task in tasks:
                out.write(block(task).encode())
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:
        sys.exit(1)
