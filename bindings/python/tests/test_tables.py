"""Tables in, tables out, whatever library holds them."""

from __future__ import annotations

import datetime
import gc
import subprocess
import sys
import threading
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

import huiqi
from conftest import AS_OF, HERE

pa = pytest.importorskip("pyarrow")

AMOUNT = pa.decimal128(38, 6)
ROWS: list[dict[str, Any]] = [
    {"firm": "甲", "职工总数.2024": 80, "share": Decimal("0.05"), "评分": 90.5, "注册资本": Decimal("3000000.123456"), "等级": "省级"},
    {"firm": "乙", "职工总数.2024": 80, "share": Decimal("0.0261"), "评分": 90.0, "注册资本": Decimal("3000000"), "等级": None},
    {"firm": "丙", "职工总数.2024": None, "share": None, "评分": float("nan"), "注册资本": None, "等级": "国家级"},
    {"firm": "丁", "职工总数.2024": 501, "share": Decimal("0.05"), "评分": None, "注册资本": Decimal("1"), "等级": "市级"},
    {"firm": "戊", "职工总数.2024": 0, "share": Decimal("1"), "评分": 100.0, "注册资本": Decimal("999999999999.99"), "等级": None},
]


def arrow() -> Any:
    schema = pa.schema(
        [("firm", pa.string()), ("职工总数.2024", pa.int64()), ("share", pa.decimal128(10, 4)), ("评分", pa.float64()), ("注册资本", AMOUNT), ("等级", pa.string())]
    )
    return pa.Table.from_pylist(ROWS, schema=schema)


def as_pandas(table: Any) -> Any:
    pandas = pytest.importorskip("pandas")
    return table.to_pandas(types_mapper=pandas.ArrowDtype)


def as_plain_pandas(table: Any) -> Any:
    pytest.importorskip("pandas")
    return table.to_pandas()


def as_polars(table: Any) -> Any:
    return pytest.importorskip("polars").DataFrame(table)


def as_polars_categorical(table: Any) -> Any:
    polars = pytest.importorskip("polars")
    return polars.DataFrame(table).with_columns(polars.col("等级").cast(polars.Categorical))


def as_duckdb(table: Any) -> Any:
    duckdb = pytest.importorskip("duckdb")
    return duckdb.connect().from_arrow(table)


def as_reader(table: Any) -> Any:
    return pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=2))


def as_views(table: Any) -> Any:
    return table.cast(pa.schema([each.with_type(pa.string_view()) if each.type == pa.string() else each for each in table.schema]))


def as_dictionaries(table: Any) -> Any:
    return table.set_column(5, "等级", table["等级"].dictionary_encode())


FORMS: list[Callable[[Any], Any]] = [
    lambda table: table, as_pandas, as_plain_pandas, as_polars, as_polars_categorical, as_duckdb, as_reader, as_views, as_dictionaries,
]


def profile(row: dict[str, Any]) -> dict[str, Any]:
    named = {"职工总数": {2024: row["职工总数.2024"]}, "研发占比": row["share"], "评分": row["评分"], "注册资本": row["注册资本"], "等级": row["等级"]}
    known = {name: value for name, value in named.items() if value is not None}
    if row["职工总数.2024"] is None:
        del known["职工总数"]
    return known


@pytest.mark.parametrize("form", FORMS)
def test_a_row_is_decided_as_by_itself(rules: huiqi.RuleSet, form: Callable[[Any], Any]) -> None:
    found = pa.table(rules.screen(form(arrow()), as_of=AS_OF)).to_pylist()
    assert [each["firm"] for each in found] == ["甲", "乙", "丙", "丁", "戊"]
    for row, decided in zip(ROWS, found):
        alone = rules.evaluate(profile(row), as_of=AS_OF)["test.subsidy"]
        assert decided["test.subsidy.verdict"] == alone.verdict, row
        assert decided["test.subsidy.award"] == alone.award
        low, high = alone.award_range or (None, None)
        assert (decided["test.subsidy.award_low"], decided["test.subsidy.award_high"]) == (low, high)
        assert decided["test.subsidy.reason"] == alone.reason


def test_amounts_are_exact_decimals(rules: huiqi.RuleSet) -> None:
    table = pa.table(rules.screen(arrow(), as_of=AS_OF))
    assert pa.types.is_decimal128(table.schema.field("test.subsidy.award").type)
    assert pa.types.is_dictionary(table.schema.field("test.subsidy.verdict").type)
    assert table["test.subsidy.award"][0].as_py() == Decimal("37500.00")
    frame = rules.screen(arrow(), as_of=AS_OF).to_pandas()
    assert frame["test.subsidy.award"][0] == Decimal("37500")
    assert rules.screen(as_polars(arrow()), as_of=AS_OF).to_polars()["test.subsidy.award"][0] == Decimal("37500")


def test_duckdb_reads_the_results(rules: huiqi.RuleSet) -> None:
    duckdb = pytest.importorskip("duckdb")
    screened = rules.screen(arrow(), as_of=AS_OF)
    query = 'select "test.subsidy.verdict"::varchar as verdict, count(*) as firms from screened group by 1 order by 1'
    assert duckdb.sql(query).fetchall() == [("eligible", 2), ("ineligible", 2), ("undetermined", 1)]
    del screened


def test_results_can_be_read_again(rules: huiqi.RuleSet) -> None:
    screened = rules.screen(arrow(), as_of=AS_OF)
    schema = pa.schema(screened)
    first, second = pa.table(screened), pa.table(screened)
    assert first.equals(second) and first.schema.equals(schema)
    once = rules.screen(as_reader(arrow()), as_of=AS_OF)
    assert len(pa.table(once)) == 5


def test_results_do_not_depend_on_threads_or_batches(packs: huiqi.RuleSet) -> None:
    rows = [{"id": str(i), "employees.2024": i % 700, "sales.2024": i * 1000, "居民企业": i % 3 != 0} for i in range(20_000)]
    table = pa.Table.from_pylist(rows)
    expected = pa.table(packs.screen(table, as_of=AS_OF, threads=1, only=["national.technology-sme"]))
    for threads, size in ((2, 20_000), (3, 777), (None, 1)):
        part = table if size > 1 else table.slice(0, 50)
        chunked = pa.Table.from_batches(part.to_batches(max_chunksize=size))
        found = pa.table(packs.screen(chunked, as_of=AS_OF, threads=threads, only=["national.technology-sme"]))
        assert found.combine_chunks().to_pylist() == expected.slice(0, len(part)).to_pylist()


def test_columns_missing_and_extra_are_reported(rules: huiqi.RuleSet) -> None:
    table = pa.table({"firm": ["a"], "职工总数": [80], "注册资金": [1]}).drop_columns(["职工总数"])
    said = " ".join(each.message.zh + each.message.en for each in rules.screen(table, as_of=AS_OF).remarks)
    assert "注册资金" in said and "研发占比" in said
    assert any(each.help is not None and "注册资本" in each.help.zh for each in rules.screen(table, as_of=AS_OF).remarks)


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"职工总数": [80]}, "HQ8003"),
        ({"居民企业.2024": [True]}, "HQ8004"),
        ({"注册资本": [1], "capital": [2]}, "HQ8002"),
        ({"注册资本": [True]}, "HQ8006"),
        ({"居民企业": [1.5]}, "HQ8007"),
        ({"成立日期": [1]}, "HQ8008"),
        ({"企业名称": [1.5]}, "HQ8009"),
        ({"违法记录": [1]}, "HQ8010"),
        ({"剩余期限": [1.5]}, "HQ8011"),
        ({"成立日期": pa.array([0], pa.timestamp("s", "Asia/Shanghai"))}, "HQ8012"),
    ],
)
def test_columns_of_the_wrong_type_are_table_errors(rules: huiqi.RuleSet, columns: dict[str, list[Any]], code: str) -> None:
    with pytest.raises(huiqi.TableError) as refused:
        rules.screen(pa.table(columns), as_of=AS_OF)
    assert code in [each.code for each in refused.value.diagnostics]


def test_what_is_no_table_is_a_table_error(rules: huiqi.RuleSet) -> None:
    with pytest.raises(huiqi.TableError) as refused:
        rules.screen(pa.chunked_array([[1]]), as_of=AS_OF)
    assert [each.code for each in refused.value.diagnostics] == ["HQ8014"]


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("企业名称", pa.StringArray.from_buffers(1, pa.py_buffer(b"\0\0\0\0\2\0\0\0"), pa.py_buffer(b"\xff\xfe")), "HQ8030"),
        ("企业名称", ["a\0b"], "HQ8031"),
        ("注册资本", [float("inf")], "HQ8032"),
        ("注册资本", [-1], "HQ5003"),
        ("等级", ["省"], "HQ5004"),
        ("成立日期", ["昨天"], "HQ5032"),
    ],
)
def test_a_bad_cell_has_its_code(rules: huiqi.RuleSet, column: str, cell: Any, code: str) -> None:
    screened = rules.screen(pa.table({column: cell}), as_of=AS_OF)
    pa.table(screened)
    assert [(each.row, each.column, each.diagnostic.code) for each in screened.bad_cells] == [(1, column, code)]


READS_WHERE_IT_LIES = """
import datetime, decimal, resource, sys
import pyarrow as pa
import huiqi
rules = huiqi.load(sys.argv[1])
rows = 1_000_000
share = pa.repeat(pa.scalar(decimal.Decimal("0.05"), pa.decimal128(10, 4)), rows)
table = pa.table({"share": share, "capital": pa.repeat(pa.scalar(1, pa.decimal128(38, 6)), rows), "score": pa.repeat(90.5, rows)})
reader = lambda of: pa.RecordBatchReader.from_stream(rules.screen(of, as_of=datetime.date(2025, 8, 13), threads=1))
for _ in reader(table.slice(0, 100_000)): pass
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for _ in reader(table): pass
print(table.nbytes // 1024, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_columns_of_arrow_are_read_where_they_lie() -> None:
    ended = subprocess.run([sys.executable, "-c", READS_WHERE_IT_LIES, HERE / "rules"], capture_output=True, text=True, check=True)
    size, grown = map(int, ended.stdout.split())  # kilobytes
    assert size > 35_000 and grown < 5_000


def test_arguments_are_checked(rules: huiqi.RuleSet) -> None:
    table = arrow()
    for wrong, code in (({"key": "no such"}, "HQ8001"), ({"carry": ["no such"]}, "HQ8001"), ({"absent": ["注册资本"]}, "HQ8005")):
        with pytest.raises(huiqi.TableError) as refused:
            rules.screen(table, as_of=AS_OF, **wrong)  # type: ignore[arg-type]
        assert refused.value.diagnostics[0].code == code
    with pytest.raises(huiqi.TableError) as refused:
        rules.screen(table, as_of=AS_OF, only=["no.such"])
    assert refused.value.diagnostics[0].code == "HQ5016"
    for other in (None, [1], {"a": 1}):
        with pytest.raises(TypeError, match="__arrow_c_stream__"):
            rules.screen(other)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        rules.screen(table, carry="firm")


def test_what_is_no_capsule_is_refused(rules: huiqi.RuleSet) -> None:
    class Wrong:
        def __init__(self, made: object) -> None:
            self.made = made

        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            if isinstance(self.made, Exception):
                raise self.made
            return self.made

    schema = pa.schema([("a", pa.int64())]).__arrow_c_schema__()
    used = arrow().__arrow_c_stream__()
    pa.RecordBatchReader._import_from_c_capsule(used)
    for made, error in ((1, TypeError), (None, TypeError), (schema, ValueError), (used, ValueError), (OSError("gone"), OSError)):
        with pytest.raises(error):
            rules.screen(Wrong(made), as_of=AS_OF)


def test_a_bad_cell_is_unknown_and_reported_or_stops(rules: huiqi.RuleSet) -> None:
    table = pa.table({"firm": ["a", "b"], "注册资本": ["300万元", "300斤"]})
    screened = rules.screen(table, as_of=AS_OF)
    assert screened.bad_cell_count == 0
    pa.table(screened)
    assert screened.bad_cell_count == 1
    (bad,) = screened.bad_cells
    assert (bad.row, bad.column) == (2, "注册资本") and bad.diagnostic.code.startswith("HQ50")
    with pytest.raises(pa.ArrowInvalid, match="300斤|2"):
        pa.table(rules.screen(table, as_of=AS_OF, strict=True))


def test_nulls_may_say_absent(rules: huiqi.RuleSet) -> None:
    table = pa.table({"firm": ["a"], "标准日期": pa.array([None], pa.date32())})
    assert len(pa.table(rules.screen(table, as_of=AS_OF, absent=["标准日期"]))) == 1


def test_progress_is_called_and_may_stop(rules: huiqi.RuleSet) -> None:
    table = pa.table({"firm": [str(i) for i in range(100_000)]})
    seen: list[int] = []
    assert len(pa.table(rules.screen(table, as_of=AS_OF, progress=seen.append))) == 100_000
    assert seen == sorted(seen) and seen[-1] == 100_000 and len(seen) > 2
    with pytest.raises(Exception):
        pa.table(rules.screen(table, as_of=AS_OF, progress=lambda rows: False))

    def fails(rows: int) -> None:
        raise ZeroDivisionError("in progress")

    with pytest.raises(Exception, match="ZeroDivisionError: in progress"):
        pa.table(rules.screen(table, as_of=AS_OF, progress=fails))


def test_an_error_of_the_input_is_told(rules: huiqi.RuleSet) -> None:
    def batches() -> Any:
        yield pa.record_batch({"firm": ["a"]})
        raise OSError("the disk is gone")

    reader = pa.RecordBatchReader.from_batches(pa.schema([("firm", pa.string())]), batches())
    with pytest.raises(Exception, match="the disk is gone"):
        pa.table(rules.screen(reader, as_of=AS_OF))


def test_near_misses_and_what_is_missing(rules: huiqi.RuleSet) -> None:
    screened = rules.screen(arrow(), as_of=AS_OF, near_misses=10)
    with pytest.raises(ValueError, match="end"):
        screened.findings
    pa.table(screened)
    (found,) = screened.findings
    assert found.id == "test.subsidy" and found.missing["研发占比"] == 1
    near = {each.key: each for each in found.near_misses}
    assert near["乙"].clause == "占比" and near["乙"].distance == Decimal("0.0039")
    assert found.near_miss_rows >= 1


def test_a_row_can_be_explained(rules: huiqi.RuleSet) -> None:
    screened = rules.screen(as_polars(arrow()), as_of=AS_OF)
    report = screened.report(2)
    assert report == rules.evaluate(profile(ROWS[1]), as_of=AS_OF) and "2.61%" in report["test.subsidy"].explain()
    for wrong in (0, 6):
        with pytest.raises(huiqi.TableError) as refused:
            screened.report(wrong)
        assert [each.code for each in refused.value.diagnostics] == ["HQ8018"]


def test_carried_columns_and_the_hash_of_facts(rules: huiqi.RuleSet) -> None:
    found = pa.table(rules.screen(arrow(), as_of=AS_OF, key="firm", carry=["等级"], facts_hash=True))
    assert found.column_names[:2] == ["firm", "等级"] and found.column_names[-1] == "facts"
    assert len(set(found["facts"].to_pylist())) == 5


def test_screening_releases_the_lock(rules: huiqi.RuleSet) -> None:
    table = pa.table({"firm": [str(i) for i in range(200_000)], "share": [0.05] * 200_000})
    ticks = 0
    done = threading.Event()

    def read() -> None:
        # Held by pyarrow's Python-level reader between batches only.
        pa.table(rules.screen(table, as_of=AS_OF))
        done.set()

    thread = threading.Thread(target=read)
    thread.start()
    while not done.is_set():
        ticks += 1
        done.wait(0.001)
    thread.join()
    assert ticks > 3


def test_nothing_is_kept_of_tables_that_are_dropped(rules: huiqi.RuleSet) -> None:
    before = pa.total_allocated_bytes()
    for _ in range(20):
        table = pa.table({"firm": [str(i) for i in range(1000)]})
        screened = rules.screen(table, as_of=AS_OF)
        if _ % 2:
            pa.table(screened)
        elif _ % 3:
            screened.__arrow_c_stream__()
        reader = pa.RecordBatchReader.from_stream(rules.screen(table, as_of=AS_OF))
        reader.read_next_batch()
        del table, screened, reader
    gc.collect()
    assert pa.total_allocated_bytes() - before < 100_000


def test_dates_and_lists_and_empty_tables(rules: huiqi.RuleSet) -> None:
    table = pa.table(
        {
            "firm": ["a"],
            "成立日期": [datetime.date(2019, 9, 1)],
            "剩余期限": ["3年"],
            "证书": pa.array([[{"from": datetime.date(2023, 10, 16), "to": None}]]),
            "违法记录": ['[{"程度": "一般", "日期": "2024-05-06"}]'],
        }
    )
    assert len(pa.table(rules.screen(table, as_of=AS_OF))) == 1
    assert len(pa.table(rules.screen(arrow().slice(0, 0), as_of=AS_OF))) == 0
