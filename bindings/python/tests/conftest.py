"""What the tests share: small rules that declare a fact of every kind, and the packs."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

import huiqi

HERE = Path(__file__).parent
PROJECT = HERE.parents[2]
AS_OF = datetime.date(2025, 8, 13)


@pytest.fixture(scope="session")
def rules() -> huiqi.RuleSet:
    return huiqi.load(HERE / "rules")


@pytest.fixture(scope="session")
def packs() -> huiqi.RuleSet:
    return huiqi.load(huiqi.packs)


@pytest.fixture
def eligible() -> dict[str, object]:
    return {"职工总数": {"2024": 80}, "研发占比": "5%", "评分": 90, "注册资本": "300万元"}
