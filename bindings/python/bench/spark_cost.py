"""What Spark adds: a table screened by one process with one thread, and by a local Spark with one executor of one core.

    spark_cost.py [--rows 300000]

Needs numpy, pandas, pyarrow, pyspark and Java 17. Each is timed from a Parquet file to the count of a verdict, the second time
it runs.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet
from overhead import AS_OF, WORKLOAD, table_of
from pyspark.sql import SparkSession

import huiqi
import huiqi.spark

PROGRAMME = "workload.p1"


def second_of(work: Callable[[], int]) -> tuple[float, int]:
    work()
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def main() -> None:
    arguments = argparse.ArgumentParser(description="What Spark adds to screening.")
    arguments.add_argument("--rows", type=int, default=300_000)
    rows = arguments.parse_args().rows
    rules = huiqi.load(WORKLOAD)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "firms.parquet")
        pa.parquet.write_table(table_of(rules, rows), path)

        def alone() -> int:
            results = pa.table(rules.screen(pa.parquet.read_table(path), as_of=AS_OF, threads=1, key="firm"))
            return int(pa.compute.sum(pa.compute.equal(results[f"{PROGRAMME}.verdict"].cast(pa.string()), "ineligible")).as_py())

        spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
        frame = spark.read.parquet(path)

        def by_spark() -> int:
            return huiqi.spark.screen(frame, rules, AS_OF, key="firm").filter(f"`{PROGRAMME}.verdict` = 'ineligible'").count()

        def handed_over() -> int:
            numbered = frame.toDF(*(str(each) for each in range(len(frame.columns))))
            return numbered.mapInArrow(lambda batches: batches, schema=numbered.schema).count()

        (one, found), (other, same), (passed, _) = second_of(alone), second_of(by_spark), second_of(handed_over)
        spark.stop()
    assert found == same
    print(f"{rows} rows, {len(rules.programmes)} programmes, one core: {found} ineligible for {PROGRAMME}")
    print(f"  one process                  {one:6.2f} s   {rows / one / 1e6:.3f} M rows/s")
    print(f"  Spark                        {other:6.2f} s   {rows / other / 1e6:.3f} M rows/s   {other / one:.2f} times")
    print(f"  Spark, rows only handed over {passed:6.2f} s")


if __name__ == "__main__":
    main()
