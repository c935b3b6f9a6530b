"""Rule sets: what they list, how they travel."""

from __future__ import annotations

import concurrent.futures
import datetime
import hashlib
import multiprocessing
import os
import pickle
import shutil
import subprocess
import sys
import threading
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import huiqi
from conftest import AS_OF, HERE, PROJECT
from huiqi import Range, YearsMonths


def test_a_rule_set_lists_what_it_knows(rules: huiqi.RuleSet) -> None:
    assert [each.id for each in rules.programmes] == ["test.subsidy"]
    programme = rules.programme("test.subsidy")
    assert (programme.title_zh, programme.title_en, programme.kind, programme.file) == ("研发补助", "subsidy for research", "subsidy", "subsidy.yaml")
    (version,) = programme.versions
    assert version.name == "2020年版"
    assert version.in_force[0].from_earliest == datetime.date(2020, 1, 2) and version.in_force[0].to_latest == datetime.date(2029, 12, 31)
    (source,) = rules.sources
    assert (source.key, source.title, source.number) == ("办法", "研发补助办法", "测试〔2020〕1号")
    assert sorted(rules.files) == ["subsidy.yaml", "vocabulary.yaml"]
    with pytest.raises(KeyError):
        rules.programme("no.such")


def test_facts_have_labels_types_units_and_questions(rules: huiqi.RuleSet) -> None:
    assert len(rules.facts) == 16
    employees = rules.fact("employees")
    assert employees is rules.fact("职工总数")
    assert (employees.name, employees.label_en, employees.kind, employees.unit) == ("职工总数", "employees", "number", "人")
    assert employees.type.yearly and employees.question == "各会计年度末职工总数是多少？"
    assert employees.type.range == Range(Decimal(0), Decimal(2_000_000))
    assert rules.fact("capital").unit == "元" and rules.fact("capital").origin == "市场监管部门"
    assert rules.fact("share").unit is None and rules.fact("share").type.range == Range(Decimal(0), Decimal(1))
    assert rules.fact("grade").type.values == ("国家级", "省级", "市级")
    assert rules.fact("score").judged and not rules.fact("share").judged
    assert rules.fact("标准日期").type.may_be_absent
    assert rules.fact("term").type.range == Range(YearsMonths(0), YearsMonths(120))
    assert rules.fact("overdue").type.range == Range(datetime.timedelta(0), datetime.timedelta(days=365))
    assert (rules.fact("证书").kind, rules.fact("证书").valid) == ("certificate", YearsMonths(36))
    element = rules.fact("违法记录").type.element
    assert element is not None and [(each.name, each.type.kind) for each in element.fields] == [("程度", "string"), ("日期", "date")]
    platform = rules.fact("平台").type
    assert platform.kind == "context" and platform.fields[0].type.unit == "亩"
    with pytest.raises(KeyError):
        rules.fact("no such")


def test_the_hash_is_of_the_plan_and_not_of_the_place(rules: huiqi.RuleSet, tmp_path: Path) -> None:
    assert rules.hash == hashlib.sha256(rules.to_plan()).hexdigest()
    shutil.copytree(HERE / "rules", tmp_path / "elsewhere")
    moved = huiqi.load(tmp_path / "elsewhere")
    assert moved == rules and hash(moved) == hash(rules)
    plan = tmp_path / "rules.plan"
    subprocess.run([sys.executable, "-m", "huiqi", "compile", str(HERE / "rules"), "--output", str(plan)], check=True)
    assert plan.read_bytes() == rules.to_plan()
    assert huiqi.load(plan) == rules == huiqi.from_plan(plan.read_bytes())


def test_rules_may_come_from_memory(rules: huiqi.RuleSet) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted((HERE / "rules").glob("*.yaml"))}
    assert huiqi.from_texts(texts) == rules


def test_the_packs_are_the_projects(packs: huiqi.RuleSet) -> None:
    assert huiqi.packs.is_dir() and packs.files
    assert packs == huiqi.load(PROJECT / "rules")


def test_several_folders_and_files_are_one_rule_set(rules: huiqi.RuleSet) -> None:
    both = huiqi.load(HERE / "rules" / "vocabulary.yaml", str(HERE / "rules" / "subsidy.yaml"))
    assert list(both.evaluate({}, as_of=AS_OF)) == ["test.subsidy"]
    with pytest.raises(TypeError):
        huiqi.load()


def test_warnings_are_kept(tmp_path: Path) -> None:
    text = (HERE / "rules" / "subsidy.yaml").read_text(encoding="utf-8").replace("        round: {to: 分, mode: half_even}\n", "")
    (tmp_path / "subsidy.yaml").write_text(text, encoding="utf-8")
    shutil.copy(HERE / "rules" / "vocabulary.yaml", tmp_path)
    (remark,) = huiqi.load(tmp_path).warnings
    assert (remark.code, remark.severity, remark.line) == ("HQ3081", "remark", 23)
    assert remark.file is not None and remark.file.endswith("subsidy.yaml") and remark.help is not None


def test_a_pickle_carries_the_text_and_its_hash(rules: huiqi.RuleSet) -> None:
    packed = pickle.dumps(rules)
    assert "职工总数不超过500人".encode() in packed and rules.hash.encode() in packed
    assert pickle.loads(packed) == rules
    forged = packed.replace(rules.hash.encode(), b"0" * 64)
    with pytest.raises(huiqi.RuleError, match="000000000000"):
        pickle.loads(forged)
    opened = huiqi.from_plan(rules.to_plan())
    assert pickle.loads(pickle.dumps(opened)) == rules


def _decide(rules: huiqi.RuleSet, profile: dict[str, Any]) -> tuple[int, str]:
    return os.getpid(), rules.evaluate(profile, as_of=AS_OF).to_json()


def test_a_process_pool_decides_alike(rules: huiqi.RuleSet, eligible: dict[str, Any]) -> None:
    expected = rules.evaluate(eligible, as_of=AS_OF).to_json()
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as pool:
        found = [each.result() for each in [pool.submit(_decide, rules, eligible) for _ in range(6)]]
    assert {each for _, each in found} == {expected} and os.getpid() not in {pid for pid, _ in found}


def test_threads_share_a_rule_set(packs: huiqi.RuleSet) -> None:
    samples = sorted((huiqi.packs / "samples").glob("*.json"))
    expected = {path: packs.evaluate(path, as_of=AS_OF).to_json() for path in samples}

    def decide(number: int) -> bool:
        path = samples[number % len(samples)]
        return packs.evaluate(path, as_of=AS_OF).to_json() == expected[path]

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        assert all(pool.map(decide, range(200)))


def test_evaluating_releases_the_lock(packs: huiqi.RuleSet) -> None:
    others = 0
    done = False

    def other() -> None:
        nonlocal others
        while not done:
            others += 1
            time.sleep(0)

    # So long that the other thread runs only where this one lets go.
    usual = sys.getswitchinterval()
    thread = threading.Thread(target=other)
    try:
        thread.start()
        sys.setswitchinterval(100)
        before = others
        for _ in range(200):
            packs.evaluate({"职工总数": {2024: 80}}, as_of=AS_OF)
        let_go = others - before
    finally:
        sys.setswitchinterval(usual)
        done = True
        thread.join()
    assert let_go > 0


def test_loading_releases_the_lock() -> None:
    ticks = 0
    done = threading.Event()

    def load() -> None:
        for _ in range(5):
            huiqi.load(huiqi.packs)
        done.set()

    old = sys.getswitchinterval()
    sys.setswitchinterval(60)  # only a thread that lets go of the lock lets another one run
    try:
        thread = threading.Thread(target=load)
        thread.start()
        while not done.is_set():
            ticks += 1
            done.wait(0.0001)
        thread.join()
    finally:
        sys.setswitchinterval(old)
    assert ticks > 20
