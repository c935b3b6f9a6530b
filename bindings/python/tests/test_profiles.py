"""A profile may be anything that says facts."""

from __future__ import annotations

import datetime
import json
from collections import ChainMap, UserDict
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

import huiqi
from conftest import AS_OF
from huiqi import UNKNOWN, YearsMonths


@dataclass
class Platform:
    面积: Any = UNKNOWN


@dataclass
class Enterprise:
    employees: dict[int, int] = field(default_factory=lambda: {2024: 80})
    share: Decimal = Decimal("0.05")
    评分: int = 90
    capital: str = "300万元"
    resident: Any = UNKNOWN
    平台: Any = field(default_factory=lambda: Platform(Decimal(5)))


def receipt(rules: huiqi.RuleSet, profile: Any) -> str:
    return rules.evaluate(profile, as_of=AS_OF).receipt.facts


def test_every_form_of_a_profile_says_the_same(rules: huiqi.RuleSet, eligible: dict[str, Any], tmp_path: Path) -> None:
    expected = receipt(rules, eligible)
    text = json.dumps(eligible, ensure_ascii=False)
    (tmp_path / "firm.json").write_text(text, encoding="utf-8")
    (tmp_path / "firm.yaml").write_text("职工总数: {2024: 80}\n研发占比: 5%\n评分: 90\n注册资本: 300万元\n", encoding="utf-8")
    for same in (
        MappingProxyType(eligible),
        UserDict(eligible),
        ChainMap(eligible),
        text,
        text.encode(),
        bytearray(text.encode()),
        tmp_path / "firm.json",
        tmp_path / "firm.yaml",
        {"huiqi": "profile/1", "facts": eligible},
        {"employees": {2024: 80}, "share": Decimal("0.05"), "score": 90.0, "capital": 3_000_000},
        {**eligible, "居民企业": UNKNOWN, "成立日期": float("nan")},
    ):
        assert receipt(rules, same) == expected, same


def test_a_dataclass_is_a_profile(rules: huiqi.RuleSet, eligible: dict[str, Any]) -> None:
    assert receipt(rules, Enterprise()) == receipt(rules, {**eligible, "平台": {"面积": "5亩"}})


def test_a_pydantic_model_says_what_was_set(rules: huiqi.RuleSet, eligible: dict[str, Any]) -> None:
    pydantic = pytest.importorskip("pydantic")
    model = pydantic.create_model("Firm", employees=(dict[int, int] | None, None), share=(Decimal | None, None), resident=(bool | None, None))
    assert receipt(rules, model(employees={2024: 80}, share="0.05")) == receipt(
        rules, {"职工总数": {"2024": 80}, "研发占比": Decimal("0.05")}
    )


def test_every_kind_of_fact_takes_its_python_type(rules: huiqi.RuleSet) -> None:
    typed = {
        "企业名称": "重庆\U00020000某公司",
        "成立日期": datetime.date(2019, 9, 1),
        "标准日期": None,
        "剩余期限": YearsMonths.of(years=3),
        "逾期天数": datetime.timedelta(days=30),
        "行业": "C3511",
        "证书": [{"from": datetime.date(2023, 10, 16), "to": None}, {"from": datetime.date(2020, 1, 1), "to": datetime.date(2022, 12, 31)}],
        "违法记录": ({"程度": "一般", "日期": datetime.date(2024, 5, 6)}, {"程度": UNKNOWN}),
        "居民企业": True,
    }
    written = {
        "企业名称": "重庆\U00020000某公司",
        "成立日期": "2019-09-01",
        "标准日期": None,
        "剩余期限": "3年",
        "逾期天数": "30天",
        "行业": "C3511",
        "证书": [{"from": "2023-10-16"}, {"from": "2020-01-01", "to": "2022-12-31"}],
        "违法记录": [{"程度": "一般", "日期": "2024-05-06"}, {}],
        "居民企业": True,
    }
    written_json = json.dumps({**written, "证书": [{"from": "2023-10-16", "to": None}, written["证书"][1]]}, ensure_ascii=False)  # type: ignore[index]
    assert receipt(rules, typed) == receipt(rules, written_json)


def test_nothing_is_rounded_on_the_way(rules: huiqi.RuleSet) -> None:
    amount = Decimal("999999999999.1234567890123456789012")
    assert rules.evaluate({"注册资本": amount}, as_of=AS_OF).facts["facts"]["注册资本"] == amount
    with pytest.raises(huiqi.ProfileError) as refused:
        rules.evaluate({"注册资本": Decimal("1.0000000000000000000000000000000000000001")}, as_of=AS_OF)
    assert refused.value.diagnostics[0].code == "HQ5019"


def test_a_report_gives_back_its_facts(rules: huiqi.RuleSet, packs: huiqi.RuleSet, eligible: dict[str, Any]) -> None:
    first = rules.evaluate(eligible, as_of=AS_OF)
    assert rules.evaluate(first.facts, as_of=AS_OF) == first
    for sample in sorted((huiqi.packs / "samples").glob("*.json")):
        first = packs.evaluate(sample, as_of=AS_OF)
        assert packs.evaluate(first.facts, as_of=AS_OF).receipt == first.receipt


def test_as_of_is_a_day(rules: huiqi.RuleSet) -> None:
    east = datetime.timezone(datetime.timedelta(hours=8))
    before = datetime.datetime.now(east).date()
    assert before <= rules.evaluate({}).as_of <= datetime.datetime.now(east).date()
    for wrong in (datetime.datetime(2025, 8, 13), "2025-08-13", 20250813):
        with pytest.raises(TypeError, match="as_of"):
            rules.evaluate({}, as_of=wrong)  # type: ignore[arg-type]
