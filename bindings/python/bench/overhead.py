"""What Python costs: the ratio of its time to that of the same work in C++, on the same inputs, in the same process.

    overhead.py build/python/libhuiqi_native.so [--rows 1000000] [--threads 2]

The library is built with `--config-settings=cmake.define.HUIQI_PYTHON_BENCH=ON`; `make bench-python` does both. Needs pyarrow.
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

import pyarrow as pa

import huiqi

AS_OF = datetime.date(2025, 8, 13)
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
    figures: dict[str, list[float]] = {"evaluate": [], "read": [], "dict": [], "json": []}
    for _ in range(7):
        figures["evaluate"].append(cpp("huiqi_evaluate_seconds"))
        figures["read"].append(cpp("huiqi_read_and_evaluate_seconds"))
        figures["dict"].append(python(profile))
        figures["json"].append(python(text))
    best = {name: min(found) for name, found in figures.items()}
    deciding = sum(each.kind != "definitions" for each in rules.programmes)
    print(f"one enterprise, {deciding} programmes, {len(profile)} facts")
    print(f"  C++     evaluate, the profile ready    {best['evaluate'] * 1e6:9.1f} µs")
    print(f"  C++     evaluate from JSON             {best['read'] * 1e6:9.1f} µs")
    print(f"  Python  evaluate from a dict           {best['dict'] * 1e6:9.1f} µs   {best['dict'] / best['evaluate']:.2f} of the first, {best['dict'] / best['read']:.2f} of the second")
    print(f"  Python  evaluate from JSON             {best['json'] * 1e6:9.1f} µs   {best['json'] / best['evaluate']:.2f}, {best['json'] / best['read']:.2f}")


def table_of(rows: int) -> pa.Table:
    """Facts of the pack for technology SMEs, as columns of Arrow's own types."""
    index = range(rows)
    return pa.table(
        {
            "id": pa.array(index, pa.int64()).cast(pa.string()),
            "居民企业": pa.array([each % 17 != 0 for each in index]),
            "职工总数.2024": pa.array([each % 700 for each in index], pa.int32()),
            "科技人员.2024": pa.array([each % 90 for each in index], pa.int32()),
            "销售收入.2024": pa.array([each * 379 % 250_000_000 for each in index], pa.int64()).cast(pa.decimal128(22, 2)),
            "资产总额.2024": pa.array([each * 977 % 230_000_000 for each in index], pa.int64()),
            "研发费用_加计扣除口径.2024": pa.array([each * 53 % 9_000_000 for each in index], pa.int64()),
            "列入经营异常名录": pa.array([None if each % 5 == 0 else each % 29 == 0 for each in index]),
        }
    )


def whole_table(native: ctypes.CDLL, rules: huiqi.RuleSet, rows: int, threads: int) -> None:
    plan, table = rules.to_plan(), table_of(rows)
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

    pairs = [(cpp(), timed(python)) for _ in range(5)]
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
    arguments.add_argument("--rules", type=Path, default=huiqi.packs, help="for the table; technology-sme is among them")
    asked = arguments.parse_args()
    native = ctypes.CDLL(str(asked.native.resolve()))
    one_enterprise(native, huiqi.load(huiqi.packs), asked.rounds)
    whole_table(native, huiqi.load(asked.rules), asked.rows, asked.threads)


if __name__ == "__main__":
    main()
