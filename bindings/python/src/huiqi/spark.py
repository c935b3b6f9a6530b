"""Screening on Apache Spark: the same results as in one process, on as many machines as there are.

>>> decided = huiqi.spark.screen(frame, rules, as_of=datetime.date(2025, 8, 13), key="id")

Every executor needs this package installed. The compiled rules are broadcast, so they reach each executor once, and every
Python worker opens them once. A task decides its partition with one thread; Spark has the others.
"""

from __future__ import annotations

import datetime
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from .diagnostics import TableError
from .rules import RuleSet, _day, from_plan

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

__all__ = ["screen"]

_MOST_OPENED = 4
_opened: OrderedDict[str, RuleSet] = OrderedDict()
times_opened = 0
"""How often this process has opened a plan, for whoever wants to be sure that it is once."""


def screen(
    frame: DataFrame,
    rules: RuleSet,
    as_of: datetime.date | None = None,
    *,
    key: str,
    only: Iterable[str] | None = None,
    carry: Iterable[str] = (),
    absent: Iterable[str] = (),
    strict: bool = False,
    facts_hash: bool = False,
) -> DataFrame:
    """Decides every row of a Spark data frame, as :meth:`RuleSet.screen` decides those of a table; the columns of the result
    are the same, verdicts and reasons as plain strings. Rows keep their partition, so the order is Spark's: ``key`` is what
    tells them apart.

    Columns are checked here, before a job is started: raises TableError. A bad cell counts as unknown; with ``strict`` it
    fails its task. Needs pyspark 3.5 or newer and pyarrow.
    """
    import pyarrow
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

    asked = partial(
        _screened,
        as_of=_day(as_of),
        key=key,
        only=None if only is None else list([only] if isinstance(only, str) else only),
        carry=list(carry),
        absent=list(absent),
        strict=strict,
        facts_hash=facts_hash,
    )
    columns = to_arrow_schema(frame.schema)
    names = [each.name for each in columns]
    if key not in names:
        raise TableError([], f"表中没有「{key}」这一列", f"the table has no column `{key}`")
    empty = asked(rules, pyarrow.RecordBatchReader.from_batches(columns, []))
    schema = pyarrow.schema([each.with_type(_plain(each.type)) for each in empty.schema])
    run = partial(_screen_partition, rules.hash, _shipped(frame, rules.to_plan()), asked)
    return frame.mapInArrow(run, schema=from_arrow_schema(schema))


def _shipped(frame: DataFrame, plan: bytes) -> Callable[[], bytes]:
    """The plan by broadcast; with every task where a session has no context (Spark Connect)."""
    context = getattr(frame.sparkSession, "sparkContext", None)
    if context is None:
        return partial(bytes, plan)
    return partial(_value, context.broadcast(plan))


def _value(broadcast: Any) -> bytes:
    plan: bytes = broadcast.value
    return plan


def _rules(hash: str, plan: Callable[[], bytes]) -> RuleSet:
    """Opened once in each worker, which Spark uses for one task after another."""
    global times_opened
    if hash not in _opened:
        _opened[hash] = from_plan(plan())
        times_opened += 1
        while len(_opened) > _MOST_OPENED:
            _opened.popitem(last=False)
    _opened.move_to_end(hash)
    return _opened[hash]


def _screened(rules: RuleSet, table: Any, **asked: Any) -> pyarrow.RecordBatchReader:
    import pyarrow

    return pyarrow.RecordBatchReader.from_stream(rules.screen(table, threads=1, **asked))


def _screen_partition(
    hash: str,
    plan: Callable[[], bytes],
    asked: Callable[[RuleSet, Any], pyarrow.RecordBatchReader],
    batches: Iterator[pyarrow.RecordBatch],
) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    first = next(batches, None)
    if first is None:
        return

    def all_batches() -> Iterator[pyarrow.RecordBatch]:
        yield first
        yield from batches

    table = pyarrow.RecordBatchReader.from_batches(first.schema, all_batches())
    for batch in asked(_rules(hash, plan), table):
        columns = [column.cast(_plain(column.type)) for column in batch.columns]
        yield pyarrow.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _plain(type: Any) -> Any:
    """Spark has no dictionaries."""
    import pyarrow

    return type.value_type if pyarrow.types.is_dictionary(type) else type
