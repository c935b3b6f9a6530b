#!/usr/bin/env python3
"""The hand-made enterprises in rules/samples do what their stories say, bind without a word and say that they are made up.

Usage: stories_test.py --program HUIQI (run in the project's root)
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

SAMPLES = Path("rules/samples")
# As-of date, programme, verdict, and of those not met the clause that the report names.
STORIES = {
    "enterprise": [("2025-08-13", "national.technology-sme", "eligible", None),
                   ("2025-08-13", "national.high-tech-enterprise", "eligible", None)],
    "missing-facts": [("2025-08-13", "national.technology-sme", "undetermined", None)],
    "on-boundaries": [("2025-08-13", "national.high-tech-enterprise", "ineligible", "第十一条（七）")],
    "veto-refused": [("2025-08-13", "national.technology-sme", "ineligible", "第六条（五）")],
    "software-firm": [("2025-08-13", "national.technology-sme", "eligible", None),
                      ("2025-08-13", "national.high-tech-enterprise", "eligible", None)],
    "newly-founded": [("2025-08-13", "national.high-tech-enterprise", "eligible", None)],
    "large-manufacturer": [("2025-08-13", "national.technology-sme", "ineligible", None),
                           ("2025-08-13", "national.first-set-insurance", "eligible", None)],
    "research-service": [("2025-08-13", "national.high-tech-enterprise", "undetermined", None)],
    "two-texts": [("2026-03-31", "national.specialised-sme", "eligible", None),
                  ("2026-04-01", "national.specialised-sme", "ineligible", "附件1（三）")],
    "single-champion": [("2025-07-01", "national.single-champion", "undetermined", None)],
    "tongliang-2023": [("2023-06-30", "tongliang.science-12-articles", "eligible", None),
                       ("2022-01-01", "tongliang.science-12-articles", "not-in-force", None)],
    "terminal-maker": [("2025-08-13", "jiangjin.product-cycle-award", "undetermined", None)],
    "drug-developer": [("2025-08-13", "jiangjin.phase-two-trial-subsidy", "undetermined", None)],
    "wholesaler": [("2026-05-01", "national.rd-super-deduction", "ineligible", None)],
}
# Of the verdicts that the two texts of one programme give: which version decided.
VERSIONS = {("two-texts", "2026-03-31"): "2022年版", ("two-texts", "2026-04-01"): "2026年版"}


def places(clauses):
    """The places that are cited where a clause fails."""
    found = set()
    for each in clauses:
        if each.get("result") == "fails" and each.get("cite"):
            found.add(each["cite"]["place"])
        found |= places(each.get("children") or [])
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    program = parser.parse_args().program
    problems = []
    present = {path.stem for path in SAMPLES.glob("*.json")}
    for name in sorted(present ^ set(STORIES)):
        problems.append(f"{name}: a profile without a story, or a story without a profile")
    table = (Path("rules") / "README.md").read_text(encoding="utf-8")
    for name in sorted(present & set(STORIES)):
        file = SAMPLES / f"{name}.json"
        if "合成数据" not in json.loads(file.read_text(encoding="utf-8"))["note"]:
            problems.append(f"{name}: does not say that it is made up")
        if f"| `{name}` |" not in table:
            problems.append(f"{name}: rules/README.md does not tell its story")
        for as_of, programme, verdict, place in STORIES[name]:
            done = subprocess.run([program, "evaluate", "--rules", "rules", "--profile", str(file), "--as-of", as_of,
                                   "--only", programme, "--format", "json"], capture_output=True, text=True,
                                  encoding="utf-8", timeout=120, check=False)
            if done.returncode != 0 or "HQ5" in done.stderr:
                problems.append(f"{name}: {done.stderr}")
                continue
            decision = json.loads(done.stdout)["decisions"][0]
            if decision["verdict"] != verdict:
                problems.append(f"{name} as of {as_of}: {programme} is {decision['verdict']}, not {verdict}")
            if place and place not in places([decision["clauses"]]):
                problems.append(f"{name} as of {as_of}: {programme} does not fail at {place}")
            version = VERSIONS.get((name, as_of))
            if version and decision["versions"] != [version]:
                problems.append(f"{name} as of {as_of}: decided by {decision['versions']}, not {version}")
    print("\n".join(problems) if problems else f"{len(STORIES)} enterprises do what their stories say")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
