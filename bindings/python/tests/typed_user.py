"""A program that uses the package as its types allow; mypy --strict checks it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal

import huiqi


def decide(rules: huiqi.RuleSet, firm: Mapping[str, object]) -> dict[str, Decimal]:
    report: huiqi.Report = rules.evaluate(firm, as_of=datetime.date(2025, 8, 13), only=None)
    amounts: dict[str, Decimal] = {}
    for id, decision in report.items():
        verdict: huiqi.Verdict = decision.verdict
        if verdict == "eligible" and decision.award is not None:
            amounts[id] = decision.award
        if decision.award_range is not None:
            low, high = decision.award_range
            assert high is None or low <= high
        names: list[str] = decision.missing + decision.unpublished
        print(decision.explain(lang="en", format="markdown"), names)
        for problem in decision.problems:
            print(problem.words.zh, problem.line)
    return amounts


def questions(rules: huiqi.RuleSet) -> list[tuple[str, str | None, str | None]]:
    return [(fact.name, fact.unit, fact.question) for fact in rules.facts if fact.type.yearly]


def main() -> None:
    try:
        rules = huiqi.load("rules")
    except huiqi.RuleError as error:
        for each in error.diagnostics:
            place = (each.file, each.line, each.column)
            print(each.code, place, each.message.en, each.help and each.help.zh)
        return
    decide(rules, {"职工总数": {2024: 80}, "居民企业": huiqi.UNKNOWN})
    print(questions(rules), huiqi.feel("a + 1", {"a": Decimal(1)}), huiqi.YearsMonths.of(years=3))


if __name__ == "__main__":
    main()
