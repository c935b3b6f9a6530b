#!/usr/bin/env python3
"""Runs the same expressions through Huiqi and through feelin, checks that the results are equal, and prints the times.

Usage: compare.py PROGRAM    (the built huiqi_bench_feel_comparison; README.md says what to install)
"""

import json
import math
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def lines_of(command):
    done = subprocess.run([*command, HERE / "expressions.json", HERE / "context.json"], capture_output=True, text=True,
                          cwd=HERE, check=False)
    if done.returncode:
        sys.exit(f"{command[0]} ended with {done.returncode}\n{done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def equal(left, right):
    """Numbers are binary in one and decimal in the other."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return math.isclose(left, right, rel_tol=1e-12)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(equal, left, right))
    return left == right


def mean(ratios):
    return math.exp(sum(map(math.log, ratios)) / len(ratios))


def main():
    ours, theirs = lines_of([str(Path(sys.argv[1]).resolve())]), lines_of(["node", "feelin_side.mjs"])
    from_text, from_plan = [], []
    print("| expression | feelin | Huiqi, from text | Huiqi, read once | feelin : from text | feelin : read once |")
    print("|---|---|---|---|---|---|")
    for own, other in zip(ours, theirs, strict=True):
        if own["expression"] != other["expression"] or not equal(own["result"], other["result"]):
            sys.exit(f"results differ: {own} {other}")
        from_text.append(other["from_text_ns"] / own["from_text_ns"])
        from_plan.append(other["from_text_ns"] / own["plan_ns"])
        times = (other["from_text_ns"], own["from_text_ns"], own["plan_ns"])
        cells = " | ".join(f"{each / 1000:.2f} µs" for each in times)
        shown = own["expression"].replace("|", "\\|")
        print(f"| `{shown}` | {cells} | {from_text[-1]:.2f} | {from_plan[-1]:.1f} |")
    print(f"| geometric mean of {len(ours)} | | | | {mean(from_text):.2f} | {mean(from_plan):.1f} |")


if __name__ == "__main__":
    main()
