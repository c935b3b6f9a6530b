"""Spark decides as one process does."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import huiqi
import huiqi.spark

pa = pytest.importorskip("pyarrow")
pyspark = pytest.importorskip("pyspark")

# Nothing here goes through pandas; Spark looks for it all the same.
pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")

AS_OF = datetime.date(2025, 8, 13)
ROWS = 2_000
WORKERS = 2


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    # Executors of their own, as on a cluster.
    session = (
        SparkSession.builder.master(f"local-cluster[{WORKERS},1,1024]")
        .appName("huiqi")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.executor.memory", "512m")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "60")
        .config("spark.sql.session.timeZone", "Asia/Shanghai")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def packs() -> huiqi.RuleSet:
    return huiqi.load(huiqi.packs)


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Synthetic firms."""
    path = tmp_path_factory.mktemp("district") / "firms.csv"
    generator = huiqi.packs / "samples" / "generate.py"
    subprocess.run(
        [sys.executable, str(generator), "--rows", str(ROWS), "--seed", "7", "--format", "csv", "--output", str(path)], check=True
    )
    return path


def by_key(rows: list[dict[str, Any]], key: str) -> dict[str, dict[str, Any]]:
    found = {each[key]: each for each in rows}
    assert len(found) == len(rows)
    return found


def test_several_workers_decide_as_one_process(spark: Any, packs: huiqi.RuleSet, district: Path) -> None:
    from pyarrow import csv

    names = csv.read_csv(district).column_names
    types = {each: pa.string() for each in names}
    table = csv.read_csv(district, convert_options=csv.ConvertOptions(column_types=types, strings_can_be_null=True))
    key = "企业名称"
    expected = by_key(pa.table(packs.screen(table, as_of=AS_OF, key=key)).to_pylist(), key)

    schema = ", ".join(f"`{each}` string" for each in names)
    frame = spark.createDataFrame([tuple(each.values()) for each in table.to_pylist()], schema).repartition(12)
    found = huiqi.spark.screen(frame, packs, AS_OF, key=key)
    assert by_key([each.asDict() for each in found.collect()], key) == expected
    assert len(expected) == ROWS

    # The amounts are Spark's decimals of the same precision.
    amounts = [each for each in found.schema.fields if each.name.endswith(".award")]
    assert amounts and all(each.dataType.typeName() == "decimal" for each in amounts)


def test_the_plan_is_shipped_and_opened_once_in_each_worker(spark: Any, packs: huiqi.RuleSet) -> None:
    frame = spark.range(4_000).selectExpr("cast(id as string) as firm", "cast(id % 700 as int) as `employees.2024`").repartition(16)
    for _ in range(2):
        assert huiqi.spark.screen(frame, packs, AS_OF, key="firm", only=["national.technology-sme"]).count() == 4_000

    # Inside, so that it travels as code: workers cannot import this file.
    def counted(batches: Iterator[Any]) -> Iterator[Any]:
        import os

        import pyarrow

        import huiqi.spark

        for _ in batches:
            pass
        yield pyarrow.record_batch({"pid": [os.getpid()], "opened": [huiqi.spark.times_opened]})

    found = spark.range(64).repartition(16).mapInArrow(counted, "pid long, opened long").collect()
    workers = {each["pid"]: each["opened"] for each in found}
    assert len([opened for opened in workers.values() if opened]) >= WORKERS
    assert set(workers.values()) <= {0, 1}
    assert os.getpid() not in workers


def test_what_travels_with_every_task_is_small(spark: Any, packs: huiqi.RuleSet, monkeypatch: pytest.MonkeyPatch) -> None:
    from pyspark import cloudpickle
    from pyspark.sql import DataFrame

    tasks: list[Any] = []
    monkeypatch.setattr(DataFrame, "mapInArrow", lambda self, run, schema: tasks.append(run))
    monkeypatch.setattr(type(spark.range(1)), "mapInArrow", lambda self, run, schema: tasks.append(run))
    frame = spark.range(10).selectExpr("cast(id as string) as firm", "cast(id as int) as `employees.2024`")
    for _ in range(2):
        huiqi.spark.screen(frame, packs, AS_OF, key="firm")
    sizes = [len(cloudpickle.dumps(each)) for each in tasks]
    assert len(sizes) == 2 and max(sizes) < 5_000 < len(packs.to_plan()) / 50


def test_types_of_spark_are_facts(spark: Any, packs: huiqi.RuleSet) -> None:
    from pyspark.sql import types

    schema = types.StructType(
        [
            types.StructField("firm", types.StringType()),
            types.StructField("居民企业", types.BooleanType()),
            types.StructField("employees.2024", types.IntegerType()),
            types.StructField("销售收入.2024", types.DecimalType(20, 2)),
            types.StructField("成立日期", types.DateType()),
        ]
    )
    row = ("甲", True, 620, Decimal("42000000.00"), datetime.date(2019, 9, 1))
    (found,) = huiqi.spark.screen(spark.createDataFrame([row], schema), packs, AS_OF, key="firm", carry=["成立日期"]).collect()
    alone = packs.evaluate({"居民企业": True, "employees": {2024: 620}, "销售收入": {2024: row[3]}, "成立日期": row[4]}, as_of=AS_OF)
    for id, decision in alone.items():
        assert found[f"{id}.verdict"] == decision.verdict and found[f"{id}.award"] == decision.award
    assert found["成立日期"] == row[4] and found["national.technology-sme.verdict"] == "ineligible"


def test_mistakes_are_found_before_a_job_is_started(spark: Any, packs: huiqi.RuleSet) -> None:
    frame = spark.createDataFrame([("a", 1)], "firm string, employees int")
    with pytest.raises(huiqi.TableError) as refused:
        huiqi.spark.screen(frame, packs, AS_OF, key="firm")
    assert refused.value.diagnostics[0].code == "HQ8003"
    with pytest.raises(huiqi.TableError):
        huiqi.spark.screen(frame, packs, AS_OF, key="no such")


def test_a_bad_cell_is_unknown_or_fails_its_task(spark: Any, packs: huiqi.RuleSet) -> None:
    frame = spark.createDataFrame([("a", "八十人左右"), ("b", "80")], "firm string, `employees.2024` string").repartition(1)

    def decided(strict: bool) -> list[Any]:
        found = huiqi.spark.screen(frame, packs, AS_OF, key="firm", only="national.technology-sme", strict=strict)
        return sorted((each[0], each[1]) for each in found.collect())

    assert decided(False) == [("a", "undetermined"), ("b", "undetermined")]
    with pytest.raises(Exception, match="八十人左右"):
        decided(True)


def test_an_empty_frame_gives_an_empty_result(spark: Any, packs: huiqi.RuleSet) -> None:
    frame = spark.createDataFrame([], "firm string, `employees.2024` int")
    found = huiqi.spark.screen(frame, packs, AS_OF, key="firm", only="national.technology-sme")
    assert found.count() == 0 and found.columns[1] == "national.technology-sme.verdict"
