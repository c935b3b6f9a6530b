#!/usr/bin/env python3
"""Writes rule files that are large in one way each: tables of 3,000 rows, programmes of many clauses, many programmes.

Usage: generate.py FOLDER    (made anew; huiqi_bench_growth reads it)
"""

import shutil
import sys
from pathlib import Path

ROWS = 3_000
CLAUSES = (10, 100, 1_000, 10_000)
PROGRAMMES = 1_000

VOCABULARY = """huiqi: vocabulary/1
facts:
  营业收入: {{id: revenue, type: money, range: "[0元..100亿元]", ask: 营业收入是多少？}}
  研发费用: {{id: rd_expense, type: money, range: "[0元..100亿元]", ask: 研发费用是多少？}}
  职工总数: {{id: employees, type: number, unit: 人, range: "[1人..1000000人]", ask: 职工总数是多少？}}
  研发人员: {{id: rd_staff, type: number, unit: 人, range: "[0人..1000000人]", ask: 研发人员有多少？}}
  失信: {{id: dishonest, type: boolean, ask: 是不是失信企业？}}
  注册区: {{id: district, type: string, values: [东区, 南区, 西区], ask: 注册在哪个区？}}
  行业代码:
    id: industry
    type: string
    values: [{codes}]
    ask: 行业代码是什么？
"""

HEADING = """huiqi: programme/1
id: {id}
title: {{zh: {id}（基准测试）, en: {id} (benchmark)}}
kind: {kind}
sources:
  基准: {{title: 基准测试（不是真实政策）}}
versions:
  - name: 基准
    in_force: {{from: 2020-01-01}}
"""

TABLE = """    define:
      得分:
        table:
          given: {given}
{how}          rows: |
{rows}
    eligible:
      all:
        - {{cite: 基准 一, when: 得分 > 500分}}
"""

PROGRAMME = """    define:
      研发占比: {{is: 研发费用 / 营业收入}}
      奖励比例:
        table:
          given: 营业收入
          rows: |
            <= {small}万元 | 5%
            ({small}万元..{large}万元] | 4%
            > {large}万元 | 3%
    eligible:
      all:
        - {{cite: 基准 一, when: 营业收入 >= {least}万元}}
        - {{cite: 基准 二, when: 研发占比 >= {share}%}}
        - {{cite: 基准 三, when: 职工总数 <= {most}人}}
        - {{cite: 基准 四, when: 研发人员 / 职工总数 >= 10%}}
        - any:
            - {{cite: 基准 五, when: '注册区 in ("东区", "西区")'}}
            - {{cite: 基准 五, when: 研发费用 > {rd}万元}}
        - {{cite: 基准 六, when: not(失信)}}
    award:
      - {{name: 奖励, cite: 基准 七, amount: 奖励比例 * 研发费用, cap: {{at: {cap}万元}}, round: {{to: 元, mode: down}}}}
"""


def code(number):
    return f"C{number:04}"


def tables():
    """By name: what is given, how rows are chosen among, and the rows; the last catches what is left."""
    intervals = [f"[{i}万元..{i + 1}万元) | {i + 1}分" for i in range(ROWS - 1)]
    yield "interval", "营业收入", "", [*intervals, f">= {ROWS - 1}万元 | {ROWS}分"]
    yield "text", "行业代码", "", [f'"{code(i)}" | {i + 1}分' for i in range(ROWS)]
    third = ROWS // 3
    pairs = [f'"{district}" | [{i}万元..{i + 1}万元) | {i + 1}分' for district in ("东区", "南区", "西区")
             for i in range(third - 1)]
    pairs += [f'"{district}" | >= {third - 1}万元 | {third}分' for district in ("东区", "南区", "西区")]
    yield "two-inputs", "[注册区, 营业收入]", "", pairs
    falling = [f">= {ROWS - 1 - i}万元 | {ROWS - i}分" for i in range(ROWS)]
    yield "overlapping", "营业收入", "          overlap: first\n", falling


def write(folder, files):
    folder.mkdir(parents=True)
    codes = ", ".join(code(i) for i in range(ROWS))
    (folder / "vocabulary.yaml").write_text(VOCABULARY.format(codes=codes), encoding="utf-8")
    for name, text in files:
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    root = Path(sys.argv[1])
    if root.exists() and not (root / "programmes").exists() and any(root.iterdir()):
        sys.exit(f"{root} is no folder of this script")
    shutil.rmtree(root, ignore_errors=True)
    for name, given, how, rows in tables():
        lines = "\n".join(f"            {row}" for row in rows)
        text = HEADING.format(id=f"growth.{name}", kind="recognition") + TABLE.format(given=given, how=how, rows=lines)
        write(root / f"table-{name}", [("programme", text)])
    for count in CLAUSES:
        clauses = "".join(f"        - {{cite: 基准 一, when: 营业收入 >= {i + 1}元}}\n" for i in range(count))
        text = HEADING.format(id="growth.clauses", kind="recognition") + "    eligible:\n      all:\n" + clauses
        write(root / f"clauses-{count}", [("programme", text)])
    programmes = []
    for i in range(PROGRAMMES):
        text = HEADING.format(id=f"growth.p{i}", kind="reward") + PROGRAMME.format(
            small=5_000 + i, large=20_000 + i, least=10 + i, share=2 + i % 5, most=500 + i, rd=100 + i, cap=200 + i)
        programmes.append((f"p{i}", text))
    write(root / "programmes", programmes)


if __name__ == "__main__":
    main()
