"""No value, however hostile, does more than raise a clean exception."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import pytest

import huiqi
from conftest import AS_OF

CLEAN = (huiqi.Error, OverflowError, RuntimeError, KeyError, ValueError, TypeError, ZeroDivisionError, MemoryError)


class Refuses(Mapping[str, Any]):
    def __getitem__(self, key: str) -> Any:
        raise ZeroDivisionError("from __getitem__")

    def __iter__(self) -> Iterator[str]:
        return iter(["注册资本"])

    def __len__(self) -> int:
        return 1


class Endless(Mapping[str, Any]):
    def __getitem__(self, key: str) -> Any:
        return 1

    def __iter__(self) -> Iterator[str]:
        number = 0
        while True:
            yield f"事实{number}"
            number += 1

    def __len__(self) -> int:
        return 0


class Nested(Endless):
    def __getitem__(self, key: str) -> Any:
        return Nested()


class Lies(dict[str, Any]):
    def __len__(self) -> int:
        return -1

    def __iter__(self) -> Iterator[str]:
        raise KeyError("from __iter__")


class EvilText(str):
    def __str__(self) -> str:
        raise RuntimeError("from __str__")

    def __hash__(self) -> int:
        return 1


class EvilNumber(Decimal):
    def __str__(self) -> str:
        return "3元"


class EvilInteger(int):
    def __str__(self) -> str:
        return "not a number"

    def bit_length(self) -> int:
        return 1


class EvilZone(datetime.tzinfo):
    def utcoffset(self, moment: datetime.datetime | None) -> Any:
        return datetime.timedelta(hours=23)

    def dst(self, moment: datetime.datetime | None) -> Any:
        return None

    def tzname(self, moment: datetime.datetime | None) -> Any:
        return None


class Model:
    def model_dump(self, exclude_unset: bool = False) -> Any:
        return Model()


class Shape:
    @property
    def __class__(self) -> Any:  # type: ignore[override]
        raise RuntimeError("from __class__")


class Grows(list[Any]):
    pass


def recursive() -> dict[str, Any]:
    found: dict[str, Any] = {"平台": {}}
    found["平台"]["面积"] = found
    found["违法记录"] = [found, found]
    return found


def self_growing() -> dict[str, Any]:
    items: list[Any] = []

    class Adds:
        @property
        def __class__(self) -> Any:  # type: ignore[override]
            if len(items) < 5_000:
                items.append(Adds())
            return int

    items.append(Adds())
    return {"违法记录": items}


@pytest.mark.parametrize(
    ("profile", "error"),
    [
        (Refuses(), ZeroDivisionError),
        ({"平台": Refuses()}, ZeroDivisionError),
        (Endless(), huiqi.ProfileError),
        (Nested(), huiqi.ProfileError),
        ({"平台": Lies(a=1)}, KeyError),
        (recursive(), huiqi.ProfileError),
        ({"注册资本": EvilNumber("1E+999")}, huiqi.ProfileError),
        ({"注册资本": EvilInteger(10**5000)}, huiqi.ProfileError),
        ({"成立日期": datetime.datetime(2024, 1, 1, tzinfo=EvilZone())}, ValueError),
        ({"注册资本": Model()}, huiqi.ProfileError),
        (Model(), huiqi.ProfileError),
        ({"注册资本": Shape()}, RuntimeError),
        (self_growing(), (huiqi.ProfileError, RuntimeError)),
    ],
)
def test_hostile_objects_raise_clean_exceptions(rules: huiqi.RuleSet, profile: Any, error: Any) -> None:
    with pytest.raises(error):
        rules.evaluate(profile, as_of=AS_OF)
    with pytest.raises(CLEAN):
        huiqi.feel("x", profile)


def test_subclasses_do_not_change_values(rules: huiqi.RuleSet) -> None:
    report = rules.evaluate({"企业名称": EvilText("甲"), "注册资本": EvilNumber("3.5"), "评分": EvilInteger(90)}, as_of=AS_OF)
    assert report.facts["facts"]["企业名称"] == "甲" and report.facts["facts"]["注册资本"] == Decimal("3.5")


def test_a_dictionary_that_changes_while_it_is_read(rules: huiqi.RuleSet) -> None:
    found: dict[str, Any] = {}

    class Clears(Mapping[str, Any]):
        def __getitem__(self, key: str) -> Any:
            return 1

        def __iter__(self) -> Iterator[str]:
            found.clear()
            found.update({f"{number}": number for number in range(1000)})
            return iter(["面积"])

        def __len__(self) -> int:
            return 1

    found.update({"平台": Clears(), "注册资本": 1, "居民企业": True})
    try:
        rules.evaluate(found, as_of=AS_OF)
    except CLEAN:
        pass


def test_a_list_that_empties_itself_while_it_is_read(rules: huiqi.RuleSet) -> None:
    items: list[Any] = []

    class Empties(Mapping[str, Any]):
        def __getitem__(self, key: str) -> Any:
            return "一般"

        def __iter__(self) -> Iterator[str]:
            items.clear()
            return iter(["程度"])

        def __len__(self) -> int:
            return 1

    items.extend([Empties(), {"程度": "重大"}, {"程度": "重大"}])
    assert rules.evaluate({"违法记录": items}, as_of=AS_OF).facts["facts"]["违法记录"] is not None


def _scalar(draw: random.Random) -> Any:
    texts = ["", "5%", "300万元", "2024-01-01", "null", "unknown", "\ud800", "\udc00x", "\0", "a" * 100, "１２", "-", "1e9", "🏭"]
    makers: list[Callable[[], Any]] = [
        lambda: draw.choice(texts),
        lambda: draw.randint(-10, 10),
        lambda: draw.choice([10, -7]) ** draw.randint(0, 6000),
        lambda: draw.choice([float("nan"), float("inf"), -float("inf"), 1e308, 5e-324, -0.0, 0.1]),
        lambda: draw.uniform(-1e6, 1e6),
        lambda: Decimal(draw.choice(["NaN", "sNaN", "-Infinity", "1E+6111", "1E-99999", "0.10", "-0", "9" * 40])),
        lambda: draw.choice([None, True, False, huiqi.UNKNOWN, object(), int, len, b"x", 1j, ..., range(3), set(), frozenset()]),
        lambda: datetime.date(draw.randint(1, 9999), 1, 1),
        lambda: datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(minutes=draw.randint(-1400, 1400)))),
        lambda: datetime.time(1, 2, 3, draw.randint(0, 999_999)),
        lambda: datetime.timedelta(days=draw.randint(-999_999_999, 999_999_999)),
        lambda: huiqi.YearsMonths(draw.randint(-(2**63) + 1, 2**63 - 1)),
        lambda: huiqi.Range(1, "x"),
        lambda: (item for item in [1]),
    ]
    return draw.choice(makers)()


def _value(draw: random.Random, names: list[str], depth: int) -> Any:
    chosen = draw.random()
    if depth > 4 or chosen < 0.6:
        return _scalar(draw)
    size = draw.randint(0, 4)
    if chosen < 0.8:
        return [_value(draw, names, depth + 1) for _ in range(size)]
    keys: list[Any] = [draw.choice([*names, "from", "to", "2024", 2024, "程度", "日期", "面积", "", 0, None, "\ud800", (1, 2)]) for _ in range(size)]
    return {key: _value(draw, names, depth + 1) for key in keys}


@pytest.mark.parametrize("seed", range(8))
def test_random_values_raise_clean_exceptions(rules: huiqi.RuleSet, seed: int) -> None:
    draw = random.Random(seed)
    names = [each for fact in rules.facts for each in (fact.name, fact.id) if each]
    refused = accepted = 0
    for _ in range(1500):
        profile = {draw.choice(names): _value(draw, names, 0) for _ in range(draw.randint(1, 3))}
        try:
            report = rules.evaluate(profile, as_of=AS_OF)
        except huiqi.ProfileError as error:
            refused += 1
            assert error.diagnostics and all(each.path is not None and each.path.startswith("profile") for each in error.diagnostics)
        except (OverflowError, ValueError):
            refused += 1
        else:
            accepted += 1
            assert rules.evaluate(report.facts, as_of=AS_OF) == report
        try:
            huiqi.feel("x", {"x": next(iter(profile.values()))})
        except (huiqi.FeelError, OverflowError, ValueError):
            pass
    assert refused > 100 and accepted > 30
