"""What Python costs: the ratio of its time to that of the same work in C++, on the same inputs, in the same process.

    overhead.py build/python/libhuiqi_native.so [--rows 1000000] [--threads 2]

Needs numpy and pyarrow. The library is built with `--config-settings=cmake.define.HUIQI_PYTHON_BENCH=ON`; `make bench-python`
does both.
Times are the least of several runs.
"""

from __future__ import annotations

import argparse
import ctypes
import datetime
import json
import statistics
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow as pa

import huiqi

AS_OF = datetime.date(2025, 8, 13)
WORKLOAD = Path(__file__).parents[3] / "tests" / "bench" / "workload"
SAMPLE = huiqi.packs / "samples" / "enterprise.json"


def least(run: Callable[[], float], times: int) -> float:
    return min(run() for _ in range(times))


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def one_enterprise(native: ctypes.CDLL, rules: huiqi.RuleSet, rounds: int) -> None:
    plan, text = rules.to_plan(), SAMPLE.read_text(encoding="utf-8")
    profile = json.loads(text, parse_float=Decimal)["facts"]

    def python(given: object) -> float:
        return timed(lambda: [rules.evaluate(given, as_of=AS_OF) for _ in range(rounds)]) / rounds

    def cpp(name: str) -> float:
        function = getattr(native, name)
        function.restype = ctypes.c_double
        return function(plan, ctypes.c_size_t(len(plan)), text.encode(), rounds)  # type: ignore[no-any-return]

    # Taken in turns, so that whatever else the machine does falls on all of them.
    figures: dict[str, list[float]] = {"evaluate": [], "warm": [], "read": [], "dict": [], "json": []}
    for _ in range(7):
        figures["evaluate"].append(cpp("huiqi_evaluate_seconds"))
        figures["warm"].append(cpp("huiqi_warm_evaluate_seconds"))
        figures["read"].append(cpp("huiqi_read_and_evaluate_seconds"))
        figures["dict"].append(python(profile))
        figures["json"].append(python(text))
    best = {name: min(found) for name, found in figures.items()}
    deciding = sum(each.kind != "definitions" for each in rules.programmes)
    print(f"one enterprise, {deciding} programmes, {len(profile)} facts")
    print(f"  C++     evaluate, the profile ready    {best['evaluate'] * 1e6:9.1f} µs")
    print(f"  C++     the same, by a warm evaluator  {best['warm'] * 1e6:9.1f} µs")
    print(f"  C++     evaluate from JSON             {best['read'] * 1e6:9.1f} µs")
    print(f"  Python  evaluate from a dict           {best['dict'] * 1e6:9.1f} µs   {best['dict'] / best['evaluate']:.2f} of the first, {best['dict'] / best['read']:.2f} of that from JSON")
    print(f"  Python  evaluate from JSON             {best['json'] * 1e6:9.1f} µs   {best['json'] / best['evaluate']:.2f}, {best['json'] / best['read']:.2f}")


def table_of(rules: huiqi.RuleSet, rows: int) -> pa.Table:
    """A column for every fact of the rules, in Arrow's own types, drawn evenly from what the fact may be; one cell in ten is
    empty."""
    draw = np.random.default_rng(7)

    def column(fact: huiqi.Fact) -> pa.Array:
        empty = draw.random(rows) < 0.1
        if fact.kind == "boolean":
            return pa.array(draw.random(rows) < 0.5, mask=empty)
        if fact.kind == "string":
            return pa.array(np.array(fact.type.values, dtype=object)[draw.integers(len(fact.type.values), size=rows)], mask=empty)
        assert fact.kind == "number" and fact.type.range is not None
        low, high = int(fact.type.range.low), int(fact.type.range.high)
        if high <= 1:
            return pa.array(draw.random(rows).round(2), mask=empty).cast(pa.decimal128(5, 2))
        drawn = pa.array(draw.integers(low, high + 1, size=rows), mask=empty)
        return drawn.cast(pa.decimal128(21, 2)) if fact.unit == "元" else drawn

    firms = pa.array(np.arange(rows)).cast(pa.string())
    return pa.table({"firm": firms, **{fact.name: column(fact) for fact in rules.facts}})


def whole_table(native: ctypes.CDLL, rules: huiqi.RuleSet, rows: int, threads: int) -> None:
    plan, table = rules.to_plan(), table_of(rules, rows)
    pointer_of = ctypes.pythonapi.PyCapsule_GetPointer
    pointer_of.restype, pointer_of.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    run = native.huiqi_screen_seconds
    run.restype = ctypes.c_double

    def cpp() -> float:
        capsule = table.__arrow_c_stream__()
        stream = ctypes.c_void_p(pointer_of(capsule, b"arrow_array_stream"))
        return run(plan, ctypes.c_size_t(len(plan)), stream, threads)  # type: ignore[no-any-return]

    def python() -> None:
        for _ in pa.RecordBatchReader.from_stream(rules.screen(table, as_of=AS_OF, threads=threads)):
            pass

    # Each is first as often as the other.
    pairs = []
    for turn in range(6):
        if turn % 2 == 0:
            pairs.append((cpp(), timed(python)))
        else:
            pairs.append((timed(python), cpp())[::-1])
    native_best, python_best = min(each for each, _ in pairs), min(each for _, each in pairs)
    ratio = statistics.median(mine / theirs for theirs, mine in pairs)
    print(f"{rows} rows, {sum(each.kind != 'definitions' for each in rules.programmes)} programmes, {threads} threads")
    print(f"  C++     screen_stream, results dropped {native_best:9.2f} s   {rows / native_best / 1e6:.2f} M rows/s")
    print(f"  Python  screen, results dropped        {python_best:9.2f} s   {rows / python_best / 1e6:.2f} M rows/s   {python_best / native_best:.3f}, median of pairs {ratio:.3f}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("native", type=Path)
    arguments.add_argument("--rows", type=int, default=1_000_000)
    arguments.add_argument("--rounds", type=int, default=200)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--rules", type=Path, default=WORKLOAD, help="for the table")
    asked = arguments.parse_args()
    native = ctypes.CDLL(str(asked.native.resolve()))
    one_enterprise(native, huiqi.load(huiqi.packs), asked.rounds)
    whole_table(native, huiqi.load(asked.rules), asked.rows, asked.threads)


if __name__ == "__main__":
    main()
