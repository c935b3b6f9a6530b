"""Many firms in several processes. The rules travel as their text and hash and are compiled once in each process."""

import concurrent.futures
import datetime
import multiprocessing
from functools import partial
from pathlib import Path

import huiqi


def verdicts(rules: huiqi.RuleSet, sample: Path) -> tuple[str, dict[str, str]]:
    report = rules.evaluate(sample, as_of=datetime.date(2025, 8, 13))
    return sample.stem, {id: decision.verdict for id, decision in report.items()}


if __name__ == "__main__":
    rules = huiqi.load(huiqi.packs)
    samples = sorted((huiqi.packs / "samples").glob("*.json"))
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        for name, found in pool.map(partial(verdicts, rules), samples):
            print(name, sum(verdict == "eligible" for verdict in found.values()), "eligible of", len(found))
