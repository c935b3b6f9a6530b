"""Reports and decisions: the contract, and the same answers as the command line."""

from __future__ import annotations

import datetime
import json
import pickle
import subprocess
import sys
from decimal import Decimal
from typing import Any

import pytest

import huiqi
from conftest import AS_OF, HERE


def test_a_decision_says_verdict_award_and_reason(rules: huiqi.RuleSet, eligible: dict[str, Any]) -> None:
    decision = rules.evaluate(eligible, as_of=AS_OF)["test.subsidy"]
    assert decision.verdict == "eligible"
    assert decision.award == Decimal(37_500) and isinstance(decision.award, Decimal)
    assert decision.award_range == (Decimal(37_500), Decimal(37_500))
    assert not decision.award_is_ceiling
    assert decision.missing == [] and decision.unpublished == [] and decision.problems == []
    assert decision.reason is None
    assert decision.versions == ["2020年版"]
    assert (decision.title(), decision.title("en")) == ("研发补助", "subsidy for research")
    assert decision.as_of == AS_OF


def test_a_refusal_names_the_clause_and_awards_nothing(rules: huiqi.RuleSet, eligible: dict[str, Any]) -> None:
    decision = rules.evaluate({**eligible, "研发占比": Decimal("0.0261")}, as_of=AS_OF)["test.subsidy"]
    assert (decision.verdict, decision.award, decision.reason) == ("ineligible", Decimal(0), "占比")
    assert "2.61%" in decision.explain() and "第四条" in decision.explain()


def test_an_open_decision_names_what_can_change_it(rules: huiqi.RuleSet, eligible: dict[str, Any]) -> None:
    del eligible["研发占比"], eligible["评分"]
    decision = rules.evaluate(eligible, as_of=AS_OF)["test.subsidy"]
    assert decision.verdict == "undetermined"
    assert decision.missing == ["研发占比", "评分"]
    assert decision.award is None and decision.award_range == (Decimal(0), Decimal(37_500))


def test_a_figure_that_cannot_be_computed_is_a_problem_with_its_place(rules: huiqi.RuleSet, eligible: dict[str, Any]) -> None:
    decision = rules.evaluate({**eligible, "职工总数": {2024: 0}}, as_of=AS_OF)["test.subsidy"]
    (problem,) = decision.problems
    assert (problem.mistake, problem.line, problem.certain) == ("division-by-zero", 26, True)
    assert problem.words.en == "division by zero" and problem.file == "subsidy.yaml"


def test_outside_its_period_a_programme_is_not_in_force(rules: huiqi.RuleSet, eligible: dict[str, Any]) -> None:
    decision = rules.evaluate(eligible, as_of=datetime.date(2019, 1, 1))["test.subsidy"]
    assert (decision.verdict, decision.award, decision.award_range) == ("not-in-force", None, None)


def test_a_report_is_a_mapping(packs: huiqi.RuleSet) -> None:
    report = packs.evaluate({}, as_of=AS_OF)
    assert list(report) == [each.id for each in report.values()] and len(report) == len(list(report))
    assert "no.such" not in report and report.get("no.such") is None
    with pytest.raises(KeyError):
        report["no.such"]
    one = packs.evaluate({}, as_of=AS_OF, only=["national.technology-sme"])
    assert list(one) == ["national.technology-sme"] == list(packs.evaluate({}, as_of=AS_OF, only="national.technology-sme"))
    with pytest.raises(ValueError):
        packs.evaluate({}, only=[])


@pytest.mark.parametrize("sample", sorted(path.name for path in (huiqi.packs / "samples").glob("*.json")))
def test_dictionaries_equal_the_command_line(packs: huiqi.RuleSet, sample: str) -> None:
    path = huiqi.packs / "samples" / sample
    command = [sys.executable, "-m", "huiqi", "evaluate", "--rules", str(huiqi.packs), "--profile", str(path), "--as-of", str(AS_OF)]
    report = packs.evaluate(path, as_of=AS_OF)
    shown = subprocess.run([*command, "--format", "json"], capture_output=True, check=True)
    assert report.to_dict() == json.loads(shown.stdout)
    assert report.to_dict()["decisions"] == [each.to_dict() for each in report.values()]
    from_mapping = packs.evaluate(json.loads(path.read_text(encoding="utf-8")), as_of=AS_OF)
    assert from_mapping.to_json() == report.to_json() == shown.stdout.decode().rstrip("\n")
    for lang in ("zh", "en"):
        for format in ("text", "markdown", "html"):
            shown = subprocess.run([*command, "--format", format, "--lang", lang], capture_output=True, check=True)
            assert report.explain(lang, format).rstrip("\n") == shown.stdout.decode().rstrip("\n")  # type: ignore[arg-type]


def test_records_say_the_same_in_short(packs: huiqi.RuleSet) -> None:
    report = packs.evaluate(huiqi.packs / "samples" / "missing-facts.json", as_of=AS_OF)
    short = report.to_dict("records")
    assert short["huiqi"] == "records/1" and short == json.loads(report.to_json("records"))
    assert [each["id"] for each in short["decisions"]] == list(report)
    for each in short["decisions"]:
        assert each["verdict"] == report[each["id"]].verdict
    with pytest.raises(ValueError):
        report.to_json("short")  # type: ignore[arg-type]


def test_a_notebook_shows_the_explained_tree(rules: huiqi.RuleSet, eligible: dict[str, Any]) -> None:
    report = rules.evaluate({**eligible, "企业名称": "<script>alert(1)</script>"}, as_of=AS_OF)
    for shown in (report._repr_html_(), report["test.subsidy"]._repr_html_()):
        assert shown.startswith('<div class="huiqi">') and "<article" in shown and "第四条" in shown
        assert "<html" not in shown and "<script" not in shown
    assert repr(report) == "<Report as of 2025-08-13: 1 eligible>"
    assert repr(report["test.subsidy"]) == "<Decision test.subsidy: eligible>"


def test_lang_and_format_are_checked(rules: huiqi.RuleSet) -> None:
    report = rules.evaluate({}, as_of=AS_OF)
    for wrong in ({"lang": "fr"}, {"format": "pdf"}):
        with pytest.raises(ValueError):
            report.explain(**wrong)  # type: ignore[arg-type]
        with pytest.raises(ValueError):
            report["test.subsidy"].explain(**wrong)  # type: ignore[arg-type]


def test_reports_and_decisions_are_immutable_and_pickle(packs: huiqi.RuleSet) -> None:
    report = packs.evaluate(huiqi.packs / "samples" / "missing-facts.json", as_of=AS_OF)
    decision = report["national.technology-sme"]
    again = pickle.loads(pickle.dumps(report))
    assert again == report and again.to_json() == report.to_json() and hash(again) == hash(report)
    assert pickle.loads(pickle.dumps(decision)) == decision
    assert pickle.loads(pickle.dumps(decision)).to_json() == decision.to_json()
    for target, name in ((report, "as_of"), (decision, "verdict"), (packs, "hash")):
        if target is not packs:
            with pytest.raises(AttributeError):
                setattr(target, name, 1)
    with pytest.raises(TypeError):
        report["x"] = decision  # type: ignore[index]


def test_a_decision_outlives_its_report_and_rules() -> None:
    decision = huiqi.load(HERE / "rules").evaluate({}, as_of=AS_OF)["test.subsidy"]
    assert decision.verdict == "undetermined" and "第三条" in decision.explain()


def test_the_receipt_names_rules_facts_engine_and_day(rules: huiqi.RuleSet, eligible: dict[str, Any]) -> None:
    found = rules.evaluate(eligible, as_of=AS_OF).receipt
    assert (found.rules, found.engine, found.as_of) == (rules.hash, huiqi.__version__, AS_OF)
    assert found != rules.evaluate({**eligible, "评分": 91}, as_of=AS_OF).receipt
