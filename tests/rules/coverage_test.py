#!/usr/bin/env python3
"""Every condition of the shipped rules has been seen true and false by a case, every row of their tables has been hit.

Usage: coverage_test.py --program HUIQI (run in the project's root)
"""

import argparse
import json
import subprocess
import sys


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    done = subprocess.run([parser.parse_args().program, "test", "rules", "--coverage", "--format", "json"],
                          capture_output=True, text=True, encoding="utf-8", timeout=250, check=False)
    if done.returncode != 0:
        print(f"cases fail:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
        return 1
    covered = json.loads(done.stdout)["coverage"]
    counts = [("conditions seen both ways", covered["clauses_both_ways"], covered["clauses"]),
              ("rows hit", covered["rows_hit"], covered["rows"])]
    lacking = [f"{what}: {met} of {all_of}" for what, met, all_of in counts if met != all_of or all_of == 0]
    print("\n".join(lacking) if lacking else "every condition and every row is tested")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
