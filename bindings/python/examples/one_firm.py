"""One firm against every rule pack: what it gets, what it lacks, what to ask it next."""

import datetime
from collections import Counter

import huiqi

rules = huiqi.load(huiqi.packs)
report = rules.evaluate(huiqi.packs / "samples" / "missing-facts.json", as_of=datetime.date(2025, 8, 13))

for decision in report.values():
    if decision.verdict == "eligible":
        print(f"{decision.title()}: {decision.award if decision.award is not None else '符合'}")

refused = next(each for each in report.values() if each.verdict == "ineligible")
print(refused.explain("zh"))

# The questions that would help most: facts that leave most programmes undecided.
wanted = Counter(name for decision in report.values() for name in decision.missing)
for name, programmes in wanted.most_common(5):
    fact = next((each for each in rules.facts if each.name == name), None)
    print(programmes, name, fact.question if fact else "")
