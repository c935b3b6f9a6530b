"""Writes district.ipynb by running it, so that what it shows is what came out. Needs nbformat, nbclient, ipykernel, pandas,
pyarrow and matplotlib.

    python make_notebook.py            # writes the notebook beside this file
    python make_notebook.py --check    # runs its cells again and writes nothing
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

HERE = Path(__file__).parent

CELLS = [
    (
        "markdown",
        """# A district, screened 一个区的企业

2,000 synthetic firms (合成数据; no such enterprise exists) against the national programmes for technology firms: who qualifies, who
nearly does, and what to ask first. Made by `make_notebook.py`, which runs it.""",
    ),
    (
        "code",
        """import datetime, io, subprocess, sys
from decimal import Decimal
import matplotlib.pyplot as plt
import pandas as pd
import huiqi

rules = huiqi.load(huiqi.packs)
made = subprocess.run(
    [sys.executable, huiqi.packs / "samples" / "generate.py", "--rows", "2000", "--seed", "7", "--format", "csv"],
    capture_output=True, check=True)
district = pd.read_csv(io.BytesIO(made.stdout), dtype="string")   # texts keep every digit and leading zero
district.iloc[:3, :8]""",
    ),
    (
        "code",
        """AS_OF = datetime.date(2025, 8, 13)
programmes = [each.id for each in rules.programmes if each.id.startswith("national.") and each.kind != "definitions"]
screened = rules.screen(district, as_of=AS_OF, key="企业名称", only=programmes, near_misses=2000)
decided = screened.to_pandas()
verdicts = pd.DataFrame({id: decided[f"{id}.verdict"].astype(str).value_counts() for id in programmes}).T.fillna(0).astype(int)
verdicts = verdicts.reindex(columns=["eligible", "undetermined", "ineligible", "not-in-force"], fill_value=0)
verdicts = verdicts.sort_values("eligible", ascending=False)
verdicts.head(12)""",
    ),
    (
        "markdown",
        "## Verdicts 结论\n\nUndetermined is not refused: facts are missing, and `findings` says which ones would decide most rows.",
    ),
    (
        "code",
        """shown = verdicts.head(12).iloc[::-1]
colours = {"eligible": "#1a7f37", "undetermined": "#d9a441", "ineligible": "#b42318", "not-in-force": "#9ba7b4"}
axes = shown.plot.barh(stacked=True, color=[colours[each] for each in shown.columns], figsize=(9, 5), width=0.8)
axes.set_xlabel("firms")
axes.set_title("Verdicts by programme, 2,000 synthetic firms")
axes.legend(loc="lower center", bbox_to_anchor=(0.5, -0.25), ncols=4, frameon=False)
plt.tight_layout()""",
    ),
    (
        "code",
        """found = {each.id: each for each in screened.findings}
pd.DataFrame([
    {"programme": rules.programme(id).title_zh, "one clause short": found[id].near_miss_rows,
     "ask first": ", ".join(sorted(found[id].missing, key=lambda name: -found[id].missing[name])[:3])}
    for id in verdicts.index[:8]])""",
    ),
    (
        "markdown",
        """## Near misses 差一点的企业（培育库）

Firms that one clause alone refuses, with the distance to its threshold.""",
    ),
    (
        "code",
        """misses = pd.DataFrame([
    {"programme": each.id, "row": miss.row, "firm": miss.key, "clause": miss.clause, "text": miss.text, "value": miss.what,
     "read": miss.read, "threshold": miss.threshold, "distance": miss.distance}
    for each in screened.findings for miss in each.near_misses if miss.distance is not None])
misses.head(10)""",
    ),
    (
        "code",
        """near = misses[[isinstance(each, Decimal) and each != 0 for each in misses.threshold]].copy()   # numbers, not lengths of time
near["relative"] = [float(row.distance / abs(row.threshold)) for row in near.itertuples()]
near = near[near["relative"] < 1]
clauses = near.groupby(["programme", "clause"]).size().sort_values(ascending=False).head(4).index
figure, panels = plt.subplots(len(clauses), 1, figsize=(9, 1.7 * len(clauses)), sharex=True, squeeze=False)
for (programme, clause), panel in zip(clauses, panels[:, 0]):
    part = near[(near.programme == programme) & (near.clause == clause)]
    panel.hist(part["relative"] * 100, bins=40, range=(0, 100), color="#d9a441")
    panel.set_title(f"{programme}  {clause}", fontsize=9, loc="left")
    panel.set_ylabel("firms")
panels[-1, 0].set_xlabel("distance to the threshold, % of it")
plt.tight_layout()""",
    ),
    ("markdown", "## One of them, explained 其中一户\n\nThe row evaluated by itself gives the same verdict, with every clause's reason."),
    (
        "code",
        """row = misses.iloc[0]
screened.report(row["row"])[row["programme"]]""",
    ),
]


def notebook() -> Any:
    made = nbformat.v4.new_notebook()
    make = {"markdown": nbformat.v4.new_markdown_cell, "code": nbformat.v4.new_code_cell}
    made.cells = [make[kind](text, id=f"cell-{number}") for number, (kind, text) in enumerate(CELLS)]
    made.metadata["language_info"] = {"name": "python"}
    return made


def run(made: Any) -> None:
    sockets = Config(KernelManager={"transport": "ipc"})  # that nobody else on the machine can open
    NotebookClient(made, timeout=600, kernel_name="python3", config=sockets).execute()
    for cell in made.cells:
        cell.metadata.pop("execution", None)  # when it was run


def check(target: Path) -> None:
    """The kept notebook is of these cells, each of them runs, and shows things of the same kinds as are kept."""
    kept = nbformat.read(target, as_version=4)
    assert [cell.source for cell in kept.cells] == [text for _, text in CELLS], f"{target.name} is of another make_notebook.py"
    again = notebook()
    run(again)
    for number, (old, new) in enumerate(zip(kept.cells, again.cells)):
        assert kinds_shown(old) == kinds_shown(new), f"cell {number} shows {kinds_shown(new)}, in {target.name} {kinds_shown(old)}"
    print(f"every cell of {target.name} runs")


def kinds_shown(cell: Any) -> list[list[str]]:
    return [sorted(each.get("data", {each.output_type: None})) for each in cell.get("outputs", [])]


def main() -> None:
    arguments = argparse.ArgumentParser(description="Writes district.ipynb by running it.")
    arguments.add_argument("--check", action="store_true", help="run it and write nothing")
    target = HERE / "district.ipynb"
    if arguments.parse_args().check:
        check(target)
        return
    made = notebook()
    run(made)
    nbformat.write(made, target)
    print(f"wrote {target}")


if __name__ == "__main__":
    main()
