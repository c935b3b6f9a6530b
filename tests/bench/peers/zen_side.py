"""GoRules Zen, one enterprise after another: decided without its trace, with it, and from JSON text to JSON text.

Zen's logic has no unknown and its comparisons refuse null, so programmes.jdm.json writes three-valued logic out: 0 is
false, 1 unknown, 2 true, `and` is min, `or` is max."""

import csv
import importlib.metadata
import json
import time
from pathlib import Path

import zen

HERE = Path(__file__).resolve().parent
NAME = f"Zen {importlib.metadata.version('zen-engine')}"
ROWS = 10_000
PER_ROUND = 2_000
TEXTS = {"registration_district", "industry_code", "tax_credit_grade"}


def fact(name, cell):
    if name in TEXTS:
        return cell
    if cell in ("true", "false"):
        return cell == "true"
    return float(cell) if "." in cell else int(cell)


class Side:
    def __init__(self, population):
        self.facts = []
        with open(population, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if len(self.facts) == ROWS:
                    break
                self.facts.append({name: fact(name, cell) for name, cell in row.items() if cell and name != "id"})
        self.texts = [json.dumps(each, separators=(",", ":")) for each in self.facts]
        # The fastest of its ways: content that is compiled once, asked for by its key.
        content = zen.ZenDecisionContent((HERE / "programmes.jdm.json").read_text(encoding="utf-8"))
        self.engine = zen.ZenEngine({"loader": lambda key: content})
        self.rounds = 0

    def plain(self, row):
        return self.engine.evaluate("programmes", self.facts[row])

    def traced(self, row):
        return self.engine.evaluate("programmes", self.facts[row], {"trace": True})

    def text_to_text(self, row):
        return json.dumps(self.engine.evaluate("programmes", json.loads(self.texts[row]), {"trace": True}))

    def measure(self):
        """Lines as huiqi_bench_peers prints them."""
        count = min(PER_ROUND, len(self.facts))
        for way, call in (("S0", self.plain), ("S1", self.traced), ("S4", self.text_to_text)):
            rows = [(self.rounds * count + i) % len(self.facts) for i in range(count)]
            wall, processor = time.perf_counter_ns(), time.process_time_ns()
            for row in rows:
                call(row)
            processor, wall = time.process_time_ns() - processor, time.perf_counter_ns() - wall
            yield {"side": NAME, "way": way, "processor_ns": processor / count, "wall_ns": wall / count}
        self.rounds += 1

    def answers(self):
        """Canonical lines, in the order of the rows; only of the first ones."""
        for row in range(len(self.facts)):
            found = self.plain(row)["result"]
            cells = [str(row)]
            for i in range(1, 6):
                amount = found.get(f"a{i}")
                cells += ["FUT"[int(found[f"e{i}"])], "" if amount is None else f"{amount:.15g}"]
            yield ",".join(cells)
