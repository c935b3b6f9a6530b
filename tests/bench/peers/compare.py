#!/usr/bin/env python3
"""Runs the workload through Huiqi, the programmes written by hand, DuckDB and Zen in turn, round after round, compares
their answers, and prints the times and what they are to each other.

Usage: compare.py [--rows N] [--rounds N] PROGRAM    (the built huiqi_bench_peers; README.md says what to install)
"""

import argparse
import importlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
OURS, BY_HAND = "Huiqi", "by hand"


def open_peers(population):
    """Those that are installed."""
    sides = []
    for module in ("duckdb_side", "zen_side"):
        try:
            peer = importlib.import_module(module)
        except ImportError as missing:
            print(f"{module}: left out, {missing} (pip install -r {Path(__file__).parent / 'requirements.txt'})")
            continue
        sides.append((peer.NAME, peer.Side(population)))
    return sides


def undecided(line):
    """How many verdicts and amounts a line of canonical answers leaves open."""
    return sum(cell in ("U", "") for cell in line.split(","))


def compare_answers(name, lines, ours, by_hand):
    """Prints how often a peer differs from the hand-written answers and from ours."""
    rows = from_hand = more = other = 0
    for theirs, own, plain in zip(lines, ours, by_hand):
        rows += 1
        own, plain = own.rstrip("\n"), plain.rstrip("\n")
        from_hand += theirs != plain
        if theirs != own:
            same = all(left == right or left in ("U", "")
                       for left, right in zip(theirs.split(","), own.split(","), strict=True))
            more += same and undecided(own) < undecided(theirs)
            other += not same
    print(f"{name}, answers of {rows} rows: {from_hand} differ from those written by hand; in {more} Huiqi decides what "
          f"{name} leaves open, {other} differ otherwise")


def run(program, *arguments):
    return subprocess.run([program, *map(str, arguments)], cwd=PROJECT, check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def in_words(nanoseconds):
    return f"{nanoseconds:,.0f} ns" if nanoseconds < 10_000 else f"{nanoseconds / 1000:,.1f} µs"


def rate(nanoseconds):
    each_second = 1e9 / nanoseconds
    return f"{each_second / 1e6:.2f} M" if each_second >= 1e5 else f"{each_second / 1e3:.2f} k"


def clock_of(way):
    """What threads share is measured by the wall clock, everything else by the time of the processor."""
    return "wall_ns" if way.endswith("threads: 2") else "processor_ns"


def print_tables(middle, times, single_calls):
    ways = sorted({way for _, way in times})
    print("\n| way | who | median | best | worst | evaluations/s | p50 | p99 |\n|---|---|--:|--:|--:|--:|--:|--:|")
    for way in ways:
        for side in (each for each, of in times if of == way):
            found = times[side, way]
            calls = single_calls.get((side, way))
            shown = [in_words(statistics.median(each)) for each in zip(*calls)] if calls else ["", ""]
            print(f"| {way} | {side} | {in_words(middle[side, way])} | {in_words(min(found))} | {in_words(max(found))} "
                  f"| {rate(middle[side, way])} | {shown[0]} | {shown[1]} |")
    print("\nRatios: the other's time by ours; above 1 Huiqi is faster, and `1 : n` says that it is n times slower.\n")
    print("| Huiqi | beside | ratio |\n|---|---|--:|")
    for (side, way), own in sorted(middle.items(), key=lambda each: each[0][1]):
        if not side.startswith(OURS):
            continue
        plain_way = "B1, " + way.split(", ")[1] if way.startswith("B1") else way.split(",")[0]
        for (other, their_way), theirs in middle.items():
            # Ours always records its trace, so that it has no S0 of its own.
            same = their_way == plain_way or (their_way == "S0" and way == "S1")
            if same and not other.startswith(OURS):
                ratio = f"{theirs / own:.2f}" if theirs >= own else f"1 : {own / theirs:.1f}"
                print(f"| {side}, {way} | {other}, {their_way} | {ratio} |")


def print_aims(middle, one_thread_wall):
    """What is asked of Huiqi: at most so many times another's time, or at least so many times faster."""
    one, all_columns = "B1, threads: 1", f"{OURS}, every column"
    duckdb = next((side for side, _ in middle if side.startswith("DuckDB")), None)
    asked = [
        ("S1 at most 4 times S1 by hand", 4 * middle[BY_HAND, "S1"] / middle[OURS, "S1"]),
        # What is written by hand is records; the whole report says some twenty times as much.
        ("S4 as records at most 3 times S4 by hand", 3 * middle[BY_HAND, "S4"] / middle[OURS, "S4, records"]),
        ("B1 at least 3 times as fast as by hand", middle[BY_HAND, one] / middle[OURS, one] / 3),
    ]
    if duckdb:
        asked.append(("B1 at least 15 times as fast as DuckDB", middle[duckdb, one] / middle[OURS, one] / 15))
        asked.append(("the same with every column", middle[duckdb, one] / middle[all_columns, one] / 15))
    asked.append(("two threads twice as fast as one (by the clock on the wall)",
                  one_thread_wall / middle[OURS, "B1, threads: 2"] / 2))
    print("\n| asked | met | times what is asked |\n|---|---|--:|")
    for what, share in asked:
        print(f"| {what} | {'yes' if share >= 1 else 'no'} | {share:.2g} |")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program", type=Path)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=5)
    asked = options.parse_args()
    program = asked.program.resolve()
    times, walls, single_calls, peak = defaultdict(list), defaultdict(list), defaultdict(list), 0

    with tempfile.TemporaryDirectory() as folder:
        population, by_hand, ours = (Path(folder) / name for name in ("population.csv", "by_hand.csv", "ours.csv"))
        run(program, "population", asked.rows, population)
        agreement = json.loads(run(program, "answers", asked.rows, by_hand, ours))
        print(f"Huiqi and by hand, answers of {agreement['rows']} rows: {agreement['contradictions']} contradictions; "
              f"{agreement['identical_rows']} identical, {agreement['complete_rows']} without a missing fact; "
              f"{agreement['beyond']} verdicts and amounts decided beyond plain logic, all right in "
              f"{agreement['completions']} completions")
        peers = open_peers(population)
        for name, side in peers:
            with open(ours, encoding="ascii") as own, open(by_hand, encoding="ascii") as plain:
                compare_answers(name, side.answers(), own, plain)

        print(f"load before: {os.getloadavg()[0]:.1f}", flush=True)
        for _ in range(asked.rounds):
            lines = [json.loads(line) for line in run(program, "measure", asked.rows, 1).splitlines()]
            for _, side in peers:
                lines += side.measure()
            for line in lines:
                if "peak_megabytes" in line:
                    peak = max(peak, line["peak_megabytes"])
                    continue
                key = line["side"], line["way"]
                if "p50_ns" in line:
                    single_calls[key].append((line["p50_ns"], line["p99_ns"]))
                else:
                    times[key].append(line[clock_of(line["way"])])
                    walls[key].append(line["wall_ns"])
    print(f"load after: {os.getloadavg()[0]:.1f}; {asked.rounds} rounds of {asked.rows} rows; most memory of "
          f"huiqi_bench_peers, population included: {peak:.0f} MB")
    middle = {key: statistics.median(found) for key, found in times.items()}
    print_tables(middle, times, single_calls)
    print_aims(middle, statistics.median(walls[OURS, "B1, threads: 1"]))


if __name__ == "__main__":
    sys.exit(main())
