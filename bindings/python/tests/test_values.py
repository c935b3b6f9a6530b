"""Values go into the library and come back as they were."""

from __future__ import annotations

import copy
import datetime
import pickle
import warnings
import zoneinfo
from decimal import Decimal
from typing import Any

import pytest

import huiqi
from huiqi import Range, YearsMonths

EAST = datetime.timezone(datetime.timedelta(hours=8))
PARIS = zoneinfo.ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("given", "back"),
    [
        (Decimal("0.1"), Decimal("0.1")),
        (Decimal("-12345678901234567890.12345678901234"), Decimal("-12345678901234567890.12345678901234")),
        (Decimal("1E+3"), Decimal(1000)),
        (Decimal("1E-6000"), Decimal("1E-6000")),
        (9999999999999999999999999999999999, Decimal("9999999999999999999999999999999999")),
        (-(2**63) - 1, Decimal(-(2**63) - 1)),
        (10**40, Decimal(10) ** 40),
        (True, True),
        (False, False),
        (None, None),
        ("", ""),
        ("惠企 \U0001f600 \0 end", "惠企 \U0001f600 \0 end"),
        (datetime.date(1, 1, 1), datetime.date(1, 1, 1)),
        (datetime.date(9999, 12, 31), datetime.date(9999, 12, 31)),
        (datetime.time(9, 30, 0, 123456), datetime.time(9, 30, 0, 123456)),
        (datetime.time(9, 30, tzinfo=EAST), datetime.time(9, 30, tzinfo=EAST)),
        (datetime.time(9, 30, tzinfo=PARIS), datetime.time(9, 30, tzinfo=PARIS)),
        (datetime.datetime(2024, 2, 29, 23, 59, 59, 999999), datetime.datetime(2024, 2, 29, 23, 59, 59, 999999)),
        (datetime.datetime(2024, 2, 29, 12, tzinfo=EAST), datetime.datetime(2024, 2, 29, 12, tzinfo=EAST)),
        (datetime.datetime(2024, 7, 1, 12, tzinfo=PARIS), datetime.datetime(2024, 7, 1, 12, tzinfo=PARIS)),
        (datetime.timedelta(days=-1, microseconds=1), datetime.timedelta(days=-1, microseconds=1)),
        (datetime.timedelta(days=3, hours=4, microseconds=5), datetime.timedelta(days=3, hours=4, microseconds=5)),
        (YearsMonths(14), YearsMonths(14)),
        (YearsMonths(-3), YearsMonths(-3)),
        (Range(1, 5, low_closed=False), Range(Decimal(1), Decimal(5), low_closed=False)),
        (Range(None, datetime.date(2024, 1, 1)), Range(None, datetime.date(2024, 1, 1))),
        ([1, [2, "三"], {"四": None}], [Decimal(1), [Decimal(2), "三"], {"四": None}]),
        ((1, 2), [Decimal(1), Decimal(2)]),
        ({"a": {"b": {"c": [True]}}}, {"a": {"b": {"c": [True]}}}),
        (huiqi.UNKNOWN, huiqi.UNKNOWN),
    ],
)
def test_a_value_comes_back_as_it_was(given: Any, back: Any) -> None:
    found = huiqi.feel("x", {"x": given})
    assert found == back if back is not huiqi.UNKNOWN else found is back
    assert type(found) is type(back)
    if isinstance(back, (datetime.time, datetime.datetime)):
        assert found.utcoffset() == back.utcoffset()
        assert str(found.tzinfo) == str(back.tzinfo)


@pytest.mark.parametrize("number", [0.1, 1e22, 1.5e-7, 123456789.123, -0.0, 5e-324, 1.7976931348623157e308])
def test_a_float_is_the_decimal_of_its_shortest_text(number: float) -> None:
    assert huiqi.feel("x", {"x": number}) == Decimal(repr(number))


def test_nan_and_what_pandas_calls_missing_are_unknown() -> None:
    pandas = pytest.importorskip("pandas")
    for missing in (float("nan"), Decimal("NaN"), Decimal("sNaN"), pandas.NA, pandas.NaT):
        assert huiqi.feel("x", {"x": missing}) is huiqi.UNKNOWN


def test_numpy_scalars_and_arrays_are_python_values() -> None:
    numpy = pytest.importorskip("numpy")
    assert huiqi.feel("x", {"x": numpy.int64(80)}) == 80
    assert huiqi.feel("x", {"x": numpy.float32(0.5)}) == Decimal("0.5")
    assert huiqi.feel("x", {"x": numpy.bool_(True)}) is True
    assert huiqi.feel("x", {"x": numpy.datetime64("2024-01-02")}) == datetime.date(2024, 1, 2)
    assert huiqi.feel("sum(x)", {"x": numpy.array([1, 2, 3])}) == 6


def test_the_later_of_two_times_keeps_its_offset() -> None:
    later = datetime.datetime(2024, 10, 27, 2, 30, tzinfo=PARIS, fold=1)
    found = huiqi.feel("x", {"x": later})
    assert found.utcoffset() == datetime.timedelta(hours=1) == later.utcoffset()


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("sum([1, 2, 3]) / 2", Decimal(3)),
        ("0.1 + 0.2", Decimal("0.3")),
        ("3万元 + 2元", Decimal(30002)),
        ('"a" + "b"', "ab"),
        ("1 < 2", True),
        ("null", None),
        ('@"2024-01-31"', datetime.date(2024, 1, 31)),
        ('@"10:00:00Z"', datetime.time(10, tzinfo=datetime.timezone.utc)),
        ('@"2024-01-01T10:00:00@Asia/Shanghai"', datetime.datetime(2024, 1, 1, 10, tzinfo=zoneinfo.ZoneInfo("Asia/Shanghai"))),
        ('duration("P1DT2H")', datetime.timedelta(days=1, hours=2)),
        ('duration("P1Y2M")', YearsMonths.of(years=1, months=2)),
        ("[1, 2]", [Decimal(1), Decimal(2)]),
        ("{a: 1, b: [true, null]}", {"a": Decimal(1), "b": [True, None]}),
        ("(1..5]", Range(Decimal(1), Decimal(5), low_closed=False)),
    ],
)
def test_an_expression_has_a_python_value(expression: str, value: Any) -> None:
    found = huiqi.feel(expression)
    assert found == value and type(found) is type(value)


def test_names_may_be_chinese_and_nested() -> None:
    names = {"研发费用": Decimal("3000000"), "营业收入": 42_000_000, "企业": {"人数": 80}}
    assert huiqi.feel("研发费用 / 营业收入 >= 0.05 and 企业.人数 < 100", names) is True


def test_a_bare_name_in_a_filter_is_the_field_of_an_item() -> None:
    names = {"人员": [{"年龄": 41}, {"年龄": 29}, {"姓名": "王"}], "年龄": 30}
    assert huiqi.feel("人员[年龄 > 30]", names) == [{"年龄": Decimal(41)}]
    assert huiqi.feel("count(人员[年龄 = 30])", names) == 1


def test_today_is_the_date_given() -> None:
    assert huiqi.feel("today()", as_of=datetime.date(2025, 8, 13)) == datetime.date(2025, 8, 13)


def test_a_null_that_a_mistake_made_is_a_warning() -> None:
    with pytest.warns(huiqi.FeelWarning, match="division by zero"):
        assert huiqi.feel("1 / 0") is None
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert huiqi.feel("null") is None


@pytest.mark.parametrize("expression", ['@"12345-01-01"', 'duration("P9999999999D")', 'time("10:00:00.0000001")'])
def test_what_python_cannot_hold_is_an_overflow(expression: str) -> None:
    with pytest.raises(OverflowError, match="cannot be held"):
        huiqi.feel(expression)


def test_unknown_is_one_and_has_no_truth() -> None:
    assert copy.deepcopy(huiqi.UNKNOWN) is huiqi.UNKNOWN is pickle.loads(pickle.dumps(huiqi.UNKNOWN)) is huiqi.Unknown()
    with pytest.raises(TypeError):
        bool(huiqi.UNKNOWN)
    with pytest.raises(TypeError):
        type("Other", (huiqi.Unknown,), {})


def test_lengths_in_months_are_ordered_and_bounded() -> None:
    assert YearsMonths(12) < YearsMonths.of(years=1, months=1)
    assert [str(YearsMonths(each)) for each in (0, 1, 12, 14, -14)] == ["P0M", "P1M", "P1Y", "P1Y2M", "-P1Y2M"]
    for wrong in (2**63, -(2**64), 1.5, "3", True):
        with pytest.raises(ValueError):
            YearsMonths(wrong)  # type: ignore[arg-type]
