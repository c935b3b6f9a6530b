#!/usr/bin/env python3
"""The register of what the seed documents name: 78 rows, each with a state that the rule files bear out.

Usage: catalogue_test.py --program HUIQI [--write] (run in the project's root)

rules/CATALOGUE.md is made of rules/catalogue.json and of what the rule files say themselves; --write makes it anew. It
fails when a row is missing or out of order, when its file is gone, when its state is not true of its files, when a rule
file stands in no row and in no stated exception, when a quote does not stand in its seed, and when the page is stale.
The quotes are looked up where ../shared/policy/seeds is present.
"""

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

RULES = Path("rules")
DATA = RULES / "catalogue.json"
PAGE = RULES / "CATALOGUE.md"
SEEDS = Path("../shared/policy/seeds")
PARTS = [("R", 18, "认定、入库、备案"), ("M", 39, "资金：补贴、奖励、税收、贷款"), ("P", 15, "平台和载体"), ("H", 6, "人才")]
STATES = {
    "full": "全文编码",
    "with unknowns": "编码，有未知",
    "template": "模板",
    "status fact": "状态事实",
    "no enterprise rule": "不是企业规则",
}
MEANINGS = {
    "full": "查到的文本都写进了规则；至多不知道施行的具体日期",
    "with unknowns": "条件或金额写了大部分，查不到的写 unknown",
    "template": "知道是什么政策，主要的条件或金额是 unknown，知道的地方填进去即可",
    "status fact": "只作为企业的一个事实，供其他政策读取",
    "no enterprise rule": "没有对一户企业的条件，说明理由",
}
KINDS = {"parameter": "参数", "condition": "条件", "definition": "定义", "award": "金额", "cap": "上限", "share": "拨付比例",
         "date": "施行日期"}
KEYS = {"row", "name", "quotes", "state", "files", "facts", "known", "unknown", "reason"}


def rows_in_order():
    return [f"{part}{number}" for part, count, _ in PARTS for number in range(1, count + 1)]


def listed(program):
    """What the rule files say of themselves: by the file's name without its ending, and the vocabulary's facts."""
    done = subprocess.run([program, "list", str(RULES), "--format", "json"], capture_output=True, text=True,
                          encoding="utf-8", timeout=60, check=False)
    if done.returncode != 0:
        sys.exit(f"huiqi list failed:\n{done.stdout}{done.stderr}")
    said = json.loads(done.stdout)
    files = {Path(each["file"]).relative_to(RULES).with_suffix("").as_posix(): each for each in said["programmes"]}
    return files, {each["name"] for each in said["facts"]}


def without_blanks(text):
    return re.sub(r"\s", "", text)


class Catalogue:
    def __init__(self, data, files, facts):
        self.data, self.files, self.facts = data, files, facts
        self.problems = []

    def wrong(self, what):
        self.problems.append(what)

    def unknown_in(self, row):
        """What its files do not know, apart from the day on which they came into force."""
        return [each for name in row.get("files", []) if name in self.files
                for each in self.files[name]["unknown"] if each["kind"] != "date"]

    def check_row(self, row):
        name = row["row"]
        for key in set(row) - KEYS:
            self.wrong(f"{name}: unknown key {key}")
        if row["state"] not in STATES:
            return self.wrong(f"{name}: there is no state {row['state']}")
        if not row["name"] or not row["quotes"]:
            self.wrong(f"{name}: has no name or no quote")
        files, state = row.get("files", []), row["state"]
        for each in files:
            if each not in self.files:
                self.wrong(f"{name}: rules/{each}.yaml is not there")
        for each in row.get("facts", []):
            if each not in self.facts:
                self.wrong(f"{name}: the vocabulary has no {each}")
        if state in ("full", "with unknowns", "template") and not files:
            self.wrong(f"{name}: `{state}` without a file")
        if state == "status fact" and not row.get("facts"):
            self.wrong(f"{name}: which facts?")
        if state in ("status fact", "no enterprise rule") and (files or not row.get("reason")):
            self.wrong(f"{name}: `{state}` has a reason and no files")
        if state == "full" and self.unknown_in(row):
            self.wrong(f"{name}: `full`, but its files do not know {[each['name'] for each in self.unknown_in(row)]}")
        if state in ("with unknowns", "template") and not row.get("unknown"):
            self.wrong(f"{name}: what is not known?")
        if state == "with unknowns" and not self.unknown_in(row):
            self.wrong(f"{name}: its files know everything")
        return None

    def check(self):
        rows = self.data["rows"]
        if [row["row"] for row in rows] != rows_in_order():
            self.wrong(f"the rows are not R1 to H6 in their order: {[row['row'] for row in rows]}")
        for row in rows:
            self.check_row(row)
        named = {each for row in rows for each in row.get("files", [])}
        others = self.data["other_files"]
        for each in sorted(set(self.files) - named - set(others)):
            self.wrong(f"rules/{each}.yaml stands in no row")
        for each in sorted(set(others) & named):
            self.wrong(f"rules/{each}.yaml stands in a row, and among the others")
        for each in sorted(set(others) - set(self.files)):
            self.wrong(f"rules/{each}.yaml, among the others, is not there")
        self.check_vectors()

    def check_vectors(self):
        vectors = self.data["vectors"]
        if list(vectors) != [f"V{number}" for number in range(1, 16)]:
            self.wrong("the vectors are not V1 to V15 in their order")
        for name, (file, text) in vectors.items():
            path = RULES / f"{file}.cases.yaml"
            if not path.is_file() or text not in path.read_text(encoding="utf-8"):
                self.wrong(f"{name}: {path} does not hold {text}")

    def check_quotes(self, seeds):
        for row in self.data["rows"]:
            for quote in row["quotes"]:
                if quote["seed"] not in seeds or without_blanks(quote["text"]) not in seeds[quote["seed"]]:
                    self.wrong(f"{row['row']}: {quote['seed']} does not say 「{quote['text']}」")

    def page(self):
        rows = self.data["rows"]
        counts = {state: sum(row["state"] == state for row in rows) for state in STATES}
        lines = ["# 政策目录", "", "种子文件（S0至S4）点名的78项认定、资金、平台和人才政策，每一项在这里有一个交代。本页由 `rules/catalogue.json` 和规则文件生成，",
                 "不要手改：`python3 tests/rules/catalogue_test.py --program build/dev/bin/huiqi --write`。", "",
                 "| 状态 | 意思 | 项数 |", "|---|---|---|"]
        lines += [f"| {STATES[state]} | {MEANINGS[state]} | {count} |" for state, count in counts.items()]
        lines += ["", "S0 江津区科技局2022年回顾（报纸）· S1 江津、铜梁专版（报纸，2024年）· S2 招商网站的文章（2025-08-13，只作线索）· "
                  "S3 高企和科技型企业双倍增行动计划（2023—2027年）· S4 江津区科技创新“十四五”规划（江津府发〔2022〕3号）", ""]
        for part, count, title in PARTS:
            lines += [f"## {part}　{title}（{count}项）", ""]
            for row in rows:
                if row["row"].startswith(part):
                    lines += self.entry(row)
        lines += self.ladder() + self.matters()
        lines += ["## 不在78项里的文件", ""]
        lines += [f"- [{name}]({name}.yaml)：{why}" for name, why in self.data["other_files"].items()]
        lines += ["", "## 算例", "", "按文件原文手算的15个例子，都是案例，逐位相符：", ""]
        lines += [f"- {name}：[{file}]({file}.cases.yaml)" for name, (file, _) in self.data["vectors"].items()]
        return "\n".join(lines) + "\n"

    def ladder(self):
        """Each rung, and what it builds on: certificates held, programmes whose conditions are met."""
        lines = ["## 梯子", "", "持有看证书在申请日是否有效，符合按那一项政策的条件判断，报告里分开说；怎样用见文件。", "",
                 "| 一级 | 问是否持有 | 问是否符合其条件 |", "|---|---|---|"]
        by_id = {each["id"]: name for name, each in self.files.items()}
        for name in self.data["ladder"]:
            if name not in self.files:
                self.wrong(f"the ladder's rung rules/{name}.yaml is not there")
                continue
            held, asked = self.files[name]["held"], self.files[name]["would_qualify"]
            links = "、".join(f"[{by_id[each]}]({by_id[each]}.yaml)" for each in asked)
            lines.append(f"| [{self.files[name]['title']['zh']}]({name}.yaml) | {'、'.join(held)} | {links} |")
        return lines + [""]

    def matters(self):
        """What the combination of several programmes' awards will need."""
        awards = [(award, name) for name, each in sorted(self.files.items()) for version in each["versions"]
                  for award in version["awards"]]
        matters = {}
        for award, name in awards:
            if award["matter"] and name not in matters.setdefault(award["matter"], []):
                matters[award["matter"]].append(name)
        lines = ["## 合并计算所需的数据", "", "同一事项的几笔就高不重复，不写事项的相加（配套）。", "", "| 同一事项 | 文件 |", "|---|---|"]
        lines += [f"| {matter} | {'、'.join(f'[{name}]({name}.yaml)' for name in names)} |"
                  for matter, names in sorted(matters.items())]
        yearly = sorted({name for name, each in self.files.items() for version in each["versions"]
                         for caps in [version["total_caps"], *(award["caps"] for award in version["awards"])]
                         for cap in caps if cap["per"] != "award"})
        lines += ["", "有按年度或累计的上限：" + "、".join(f"[{name}]({name}.yaml)" for name in yearly) + "。", ""]
        return lines

    def entry(self, row):
        lines = [f"### {row['row']}　{row['name']}", ""]
        lines += [f"> {quote['seed']}「{quote['text']}」" + ("  " if quote is not row["quotes"][-1] else "")
                  for quote in row["quotes"]]
        links = "、".join(f"[{name}]({name}.yaml)" for name in row.get("files", []))
        lines += ["", f"**{STATES[row['state']]}**" + (f"　{links}" if links else "")
                  + ("　事实：" + "、".join(row["facts"]) if row.get("facts") else "")]
        for key, label in (("reason", "理由"), ("known", "知道的"), ("unknown", "不知道的")):
            if row.get(key):
                lines.append(f"- {label}：{row[key]}")
        for name in row.get("files", []):
            unknown = self.files[name]["unknown"] if name in self.files else []
            if unknown:
                lines.append(f"- `{name}` 里的 unknown：" + "、".join(self.unknown_text(each) for each in unknown))
        return lines + [""]

    @staticmethod
    def unknown_text(each):
        cite = each["cite"] or {}
        place = f"（{cite['source']}{' ' + cite['place'] if cite.get('place') else ''}）" if cite.get("source") else ""
        path = re.fullmatch(r"[a-z]+\[.*", each["name"])
        return KINDS[each["kind"]] + ("" if path else f"“{each['name']}”") + place


def read_seeds():
    return {f"S{number}": without_blanks(path.read_text(encoding="utf-8"))
            for number, path in enumerate(sorted(SEEDS.glob("*.txt")))}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    catalogue = Catalogue(json.loads(DATA.read_text(encoding="utf-8")), *listed(asked.program))
    catalogue.check()
    if SEEDS.is_dir():
        catalogue.check_quotes(read_seeds())
    else:
        print(f"the quotes were not looked up: {SEEDS} is not there")
    page = catalogue.page()
    if asked.write:
        PAGE.write_text(page, encoding="utf-8")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != page:
        catalogue.wrong(f"{PAGE} is stale: run {sys.argv[0]} --program {asked.program} --write")
    print("\n".join(catalogue.problems) if catalogue.problems else f"{len(catalogue.data['rows'])} rows are true")
    return 1 if catalogue.problems else 0


if __name__ == "__main__":
    sys.exit(main())
