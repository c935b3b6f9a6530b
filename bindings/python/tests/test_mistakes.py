"""Every class of mistake that the library reports is an exception with its diagnostics."""

from __future__ import annotations

import datetime
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import huiqi
from conftest import AS_OF, HERE, PROJECT

DAY = datetime.date(2024, 1, 1)


@pytest.mark.parametrize(
    ("profile", "code", "path"),
    [
        ({"职工总人数": 80}, "HQ5001", '["职工总人数"]'),
        ({"研发占比": 5}, "HQ5003", '["研发占比"]'),
        ({"职工总数": {2024: -1}}, "HQ5003", '["职工总数"]["2024"]'),
        ({"注册资本": Decimal("1E+400")}, "HQ5003", '["注册资本"]'),
        ({"等级": "省"}, "HQ5004", '["等级"]'),
        ({"成立日期": None}, "HQ5005", '["成立日期"]'),
        ({"职工总数": 80}, "HQ5006", '["职工总数"]'),
        ({"居民企业": {2024: True}}, "HQ5007", '["居民企业"]'),
        ({"职工总数": {"2024年": 80}}, "HQ5008", '["职工总数"]["2024年"]'),
        ({"职工总数": {24: 80}}, "HQ5008", '["职工总数"]["24"]'),
        ({"注册资本": "300万"}, "HQ5009", '["注册资本"]'),
        ({"注册资本": 1, "capital": 2}, "HQ5011", '["capital"]'),
        ({"违法记录": [{"程度": "一般"}, {"度程": "一般"}]}, "HQ5012", '["违法记录"][1]["度程"]'),
        ({"证书": [{"from": DAY, "to": datetime.date(2023, 1, 1)}]}, "HQ5013", '["证书"][0]'),
        ([], "HQ5014", ""),
        (None, "HQ5014", ""),
        (80, "HQ5014", ""),
        ({"违法记录": [{}] * 100_001}, "HQ5015", '["违法记录"]'),
        ({"研发占比": "5人"}, "HQ5017", '["研发占比"]'),
        ({"注册资本": "1,234元"}, "HQ5018", '["注册资本"]'),
        ({"注册资本": Decimal("1.1234567890123456789012345678901234")}, "HQ5019", '["注册资本"]'),
        ({"注册资本": 10**5000}, "HQ5019", '["注册资本"]'),
        ({"企业名称": -(10**5000)}, "HQ5019", '["企业名称"]'),
        ({"huiqi": "profile/1", "facts": {}, "as_of": "x"}, "HQ5020", '["as_of"]'),
        ({"huiqi": "profile/2", "facts": {}}, "HQ5021", '["huiqi"]'),
        ({"企业名称": object()}, "HQ5023", '["企业名称"]'),
        ({"企业名称": {1, 2}}, "HQ5023", '["企业名称"]'),
        ({"企业名称": b"abc"}, "HQ5023", '["企业名称"]'),
        ({"企业名称": int}, "HQ5023", '["企业名称"]'),
        ({"注册资本": 1j}, "HQ5023", '["注册资本"]'),
        ({"注册资本": huiqi.Range(1, 2)}, "HQ5023", '["注册资本"]'),
        ({"注册资本": float("-inf")}, "HQ5024", '["注册资本"]'),
        ({"注册资本": Decimal("Infinity")}, "HQ5024", '["注册资本"]'),
        ({DAY: 1}, "HQ5025", ""),
        ({"平台": {None: 1}}, "HQ5025", '["平台"]'),
        ({"企业名称": "ab\ud800"}, "HQ5026", '["企业名称"]'),
        ({"\udfff": 1}, "HQ5026", ""),
        ({"居民企业": 1}, "HQ5030", '["居民企业"]'),
        ({"注册资本": "八十"}, "HQ5031", '["注册资本"]'),
        ({"注册资本": DAY}, "HQ5031", '["注册资本"]'),
        ({"注册资本": True}, "HQ5031", '["注册资本"]'),
        ({"成立日期": "昨天"}, "HQ5032", '["成立日期"]'),
        ({"成立日期": datetime.datetime(2024, 1, 1)}, "HQ5032", '["成立日期"]'),
        ({"剩余期限": datetime.timedelta(days=30)}, "HQ5033", '["剩余期限"]'),
        ({"逾期天数": huiqi.YearsMonths(3)}, "HQ5034", '["逾期天数"]'),
        ({"企业名称": True}, "HQ5035", '["企业名称"]'),
        ({"证书": {"from": DAY}}, "HQ5036", '["证书"]'),
        ({"证书": [DAY]}, "HQ5037", '["证书"][0]'),
        ({"职工总数": {2024: Decimal("1E+99999")}}, "HQ2032", '["职工总数"]["2024"]'),
    ],
)
def test_a_mistake_in_a_profile_has_its_code_and_path(rules: huiqi.RuleSet, profile: Any, code: str, path: str) -> None:
    with pytest.raises(huiqi.ProfileError) as refused:
        rules.evaluate(profile, as_of=AS_OF)
    found = {each.code: each for each in refused.value.diagnostics}
    assert code in found
    one = found[code]
    assert one.path is not None
    assert one.path == f"profile{path}" or (path == "" and one.path.startswith("profile"))
    assert one.severity == "error" and one.message.zh and one.message.en
    assert (one.file, one.line, one.column) == (None, None, None)
    assert one.path in str(refused.value) and one.path in refused.value.render("en")


def test_every_message_about_profiles_is_looked_at() -> None:
    declared = set(re.findall(r'"(HQ50\d\d)"', (PROJECT / "include/huiqi/text/messages/profile.hpp").read_text(encoding="utf-8")))
    tested = set(re.findall(r'"(HQ50\d\d)"', Path(__file__).read_text(encoding="utf-8")))
    # 5010: no profile of other rules can be made here; 5022 is a label, looked at with 5011.
    assert declared - tested == {"HQ50" + "10"}


def test_every_mistake_is_reported_at_once(rules: huiqi.RuleSet) -> None:
    with pytest.raises(huiqi.ProfileError) as refused:
        rules.evaluate({"居民企业": "有", "职工数": {2024: 3}, "成立日期": 3, "企业名称": object()}, as_of=AS_OF)
    assert sorted(each.code for each in refused.value.diagnostics) == ["HQ5001", "HQ5023", "HQ5030", "HQ5032"]
    assert refused.value.diagnostics == refused.value.args[0]


def test_a_misspelt_fact_is_mended(rules: huiqi.RuleSet) -> None:
    with pytest.raises(huiqi.ProfileError) as refused:
        rules.evaluate({"emplyees": {2024: 80}}, as_of=AS_OF)
    (one,) = refused.value.diagnostics
    assert one.help == huiqi.Words("是否指「employees」？", "perhaps `employees`")
    assert [each.text for each in one.mends] == ['"employees"']


def test_what_is_given_twice_shows_the_first(rules: huiqi.RuleSet) -> None:
    with pytest.raises(huiqi.ProfileError) as refused:
        rules.evaluate('{"注册资本": 1, "capital": 2}', as_of=AS_OF)
    (one,) = refused.value.diagnostics
    assert one.code == "HQ5011" and one.labels[0].message.en == "first given here" and "HQ5022"
    assert (one.labels[0].line, one.labels[0].column) == (1, 2)


def test_json_has_lines_and_columns(rules: huiqi.RuleSet) -> None:
    with pytest.raises(huiqi.ProfileError) as refused:
        rules.evaluate('{\n "注册资本": "300斤"}', as_of=AS_OF)
    (one,) = refused.value.diagnostics
    assert (one.file, one.line, one.column, one.end_column, one.path) == ("profile.json", 2, 10, 16, None)
    with pytest.raises(huiqi.ProfileError) as absent:
        rules.evaluate(Path("/no/such.json"), as_of=AS_OF)
    assert absent.value.diagnostics[0].code in ("HQ0001", "HQ0002")


@pytest.mark.parametrize(
    ("json", "code"),
    [
        ("", "HQ0125"),
        ("null", "HQ5014"),
        ('{"a": [}', "HQ0201"),
        ("{", "HQ0202"),
        ("[1", "HQ0202"),
        ('{"a": 01}', "HQ0203"),
        ('{"a": "\\x"}', "HQ0204"),
        ('{"a": "\x01"}', "HQ0205"),
        ('{"a": 1} x', "HQ0206"),
        (b"\xff\xfe{", "HQ0008"),
        ('{"\udfff": 1}', "HQ0006"),
    ],
)
def test_json_that_cannot_be_read_has_its_code(rules: huiqi.RuleSet, json: str | bytes, code: str) -> None:
    with pytest.raises(huiqi.ProfileError) as refused:
        rules.evaluate(json, as_of=AS_OF)
    assert code in [each.code for each in refused.value.diagnostics]


def test_an_unknown_programme_is_named(rules: huiqi.RuleSet) -> None:
    with pytest.raises(huiqi.ProfileError) as refused:
        rules.evaluate({}, as_of=AS_OF, only=["test.subsidi"])
    (one,) = refused.value.diagnostics
    assert one.code == "HQ5016" and one.help is not None and "test.subsidy" in one.help.en


def _rules_with(tmp_path: Path, old: str, new: str) -> list[huiqi.Diagnostic]:
    for each in (HERE / "rules").glob("*.yaml"):
        (tmp_path / each.name).write_text(each.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(huiqi.RuleError) as refused:
        huiqi.load(tmp_path)
    return refused.value.diagnostics


PARAMETER_IN_JIN = """
parameters:
  上限: {cite: 办法 第五条, value: unknown, unit: 斤, why: 未公布}
versions:"""
TABLE_WITH_A_GAP = """
    define:
      人数得分:
        cite: 办法 第五条
        table:
          given: 职工总数
          rows: |
            >= 20人 | 20分
            < 10人  | 0分
    eligible:"""


@pytest.mark.parametrize(
    ("old", "new", "prefix", "words"),
    [
        ("when: 评分 > 70分", "when：评分 > 70分", "HQ0", "full-width"),  # YAML
        ("评分 > 70分", "评分 > > 70分", "HQ2", ""),  # an expression that cannot be read
        ("评分 > 70分", "评份 > 70分", "HQ3", "评份"),  # a name
        ("评分 > 70分", "评分 > 70元", "HQ3", ""),  # a unit
        ("in_force: {from: 2020-01-02, to: 2029-12-31}", "in_force: {from: 2020-13-02}", "HQ1", ""),  # the format
        ("when: 评分 > 70分", "wenn: 评分 > 70分", "HQ1", "when"),  # a key
        ("kind: subsidy", "kind: gift", "HQ1", "subsidy"),  # a word of a closed list
        ('range: "[0分..100分]"', 'range: "[100分..0分]"', "HQ1", "range"),  # the vocabulary
        ("cite: 办法 第三条", "cite: 通知 第三条", "HQ3", "通知"),  # a source that is not declared
        ("when: 评分 > 70分", "评分 > 70分", "HQ01", "no colon"),  # no mapping
        ("\n    eligible:", TABLE_WITH_A_GAP, "HQ31", "no row applies"),  # a decision table
        ("\nversions:", PARAMETER_IN_JIN, "HQ32", "斤"),  # a parameter
    ],
)
def test_a_mistake_in_rules_has_a_place(tmp_path: Path, old: str, new: str, prefix: str, words: str) -> None:
    found = [each for each in _rules_with(tmp_path, old, new) if each.severity == "error"]
    assert found and found[0].code.startswith(prefix)
    assert found[0].file is not None and found[0].line is not None and found[0].column is not None
    said = found[0].message.en + (found[0].help.en if found[0].help else "")
    assert words in said, said


def test_rules_that_are_not_there_are_rule_errors(tmp_path: Path) -> None:
    for wrong in (tmp_path / "none", tmp_path):
        with pytest.raises(huiqi.RuleError) as refused:
            huiqi.load(wrong)
        assert refused.value.diagnostics[0].code.startswith("HQ00")
    (tmp_path / "gbk.yaml").write_bytes("huiqi: vocabulary/1\nfacts: {职工: {}}".encode("gbk"))
    with pytest.raises(huiqi.RuleError, match="GBK"):
        huiqi.load(tmp_path)
    with pytest.raises(huiqi.RuleError):
        huiqi.from_texts({"a.yaml": "\0"})


def test_a_damaged_plan_is_a_rule_error(rules: huiqi.RuleSet, tmp_path: Path) -> None:
    plan = rules.to_plan()
    for damaged, code in (
        (b"", "HQ4001"),
        (b"HUIQIPLN", "HQ4001"),
        (plan[:8] + b"\xff" + plan[9:], "HQ4002"),
        (plan[:-8], "HQ4003"),
        (plan[:200] + b"\xff" * 8 + plan[208:], "HQ4003"),
        (plan + plan, "HQ4003"),
    ):
        with pytest.raises(huiqi.RuleError) as refused:
            huiqi.from_plan(damaged)
        assert [each.code for each in refused.value.diagnostics] == [code]
    (tmp_path / "damaged.plan").write_bytes(plan[:-8])
    with pytest.raises(huiqi.RuleError):
        huiqi.load(tmp_path / "damaged.plan")


@pytest.mark.parametrize(
    ("expression", "column"), [("1 +", 3), ("甲 + 1", 1), ("", 1), ("sum(", 4), ("foo(1)", 1), ('"open', 1), ("[1, 2", 1)]
)
def test_an_expression_that_cannot_be_read_is_a_feel_error(expression: str, column: int) -> None:
    with pytest.raises(huiqi.FeelError) as refused:
        huiqi.feel(expression)
    (first, *_) = refused.value.diagnostics
    assert (first.file, first.line, first.column) == ("expression", 1, column)
    assert first.message.zh in str(refused.value)


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ({"x": object()}, "HQ5023"),
        ({"x": [float("inf")]}, "HQ5024"),
        ({"x": {1: 2}}, "HQ5025"),
        ({"x": "\ud800"}, "HQ5026"),
        ({"x": 10**5000}, "HQ5019"),
        ({"x": 10**34 + 1}, "HQ5019"),
        ({"x": Decimal("1.00000000000000000000000000000000001")}, "HQ5019"),
        (3, "HQ5023"),
    ],
)
def test_names_that_have_no_value_are_feel_errors(names: Any, code: str) -> None:
    with pytest.raises(huiqi.FeelError) as refused:
        huiqi.feel("1", names)
    assert [each.code for each in refused.value.diagnostics] == [code]


def test_arguments_of_the_wrong_type_are_type_errors(rules: huiqi.RuleSet) -> None:
    with pytest.raises(TypeError):
        huiqi.feel(1)  # type: ignore[arg-type]
    with pytest.raises(huiqi.FeelError):
        huiqi.feel("\ud800")
    with pytest.raises(TypeError):
        rules.evaluate({}, as_of=AS_OF, only=[1])  # type: ignore[list-item]
    with pytest.raises(TypeError):
        huiqi.from_plan("text")  # type: ignore[arg-type]


def test_exceptions_are_errors_of_one_family() -> None:
    for each in (huiqi.RuleError, huiqi.ProfileError, huiqi.FeelError, huiqi.TableError):
        assert issubclass(each, huiqi.Error) and issubclass(each, Exception)


def test_an_error_pickles(rules: huiqi.RuleSet) -> None:
    import pickle

    with pytest.raises(huiqi.ProfileError) as refused:
        rules.evaluate({"x": 1}, as_of=AS_OF)
    again = pickle.loads(pickle.dumps(refused.value))
    assert again.diagnostics == refused.value.diagnostics and str(again) == str(refused.value)


def test_diagnostics_are_those_of_the_command_line(tmp_path: Path) -> None:
    import subprocess
    import sys

    found = _rules_with(tmp_path, "评分 > 70分", "评份 > 70元")
    shown = subprocess.run([sys.executable, "-m", "huiqi", "check", str(tmp_path), "--format", "json"], capture_output=True)
    assert shown.returncode == 1
    said = json.loads(shown.stdout)
    listed = said if isinstance(said, list) else said["diagnostics"]
    assert [(each["code"], each["place"]["line"], each["place"]["column"], each["message"]["zh"]) for each in listed] == [
        (each.code, each.line, each.column, each.message.zh) for each in found
    ]
