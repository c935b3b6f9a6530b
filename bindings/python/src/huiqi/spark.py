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
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from .diagnostics import TableError
from .rules import RuleSet, _day, from_plan

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

__all__ = ["screen"]

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

_MOST_KEPT = 4
_opened: OrderedDict[str, RuleSet] = OrderedDict()
_broadcast: OrderedDict[tuple[str, str], Any] = OrderedDict()
times_opened = 0
"""How often this process has read and opened a plan, for whoever wants to be sure that it is once."""


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
    run = partial(_screen_partition, rules.hash, _shipped(frame, rules), asked, names)
    # Spark takes a dot in a name apart on the way to mapInArrow, so columns travel by number.
    numbered = frame.toDF(*(str(number) for number in range(len(names))))
    return numbered.mapInArrow(run, schema=from_arrow_schema(schema))


def _shipped(frame: DataFrame, rules: RuleSet) -> Callable[[], bytes]:
    """The plan by broadcast, one for all screenings by these rules; with every task where a session has no context (Spark
    Connect)."""
    try:
        context = frame.sparkSession.sparkContext
    except (AttributeError, NotImplementedError):  # the one of Spark 4, the other of 3.5
        return partial(bytes, rules.to_plan())
    application: str = context.applicationId
    made = _kept(_broadcast, (application, rules.hash), lambda: context.broadcast(rules.to_plan()))
    return partial(_value, made)


def _value(broadcast: Any) -> bytes:
    plan: bytes = broadcast.value
    return plan


def _rules(hash: str, plan: Callable[[], bytes]) -> RuleSet:
    """Opened once in each worker, which Spark uses for one task after another."""

    def opened() -> RuleSet:
        global times_opened
        times_opened += 1
        return from_plan(plan())

    return _kept(_opened, hash, opened)


def _kept(kept: OrderedDict[_Key, _Value], key: _Key, make: Callable[[], _Value]) -> _Value:
    if key not in kept:
        kept[key] = make()
        while len(kept) > _MOST_KEPT:
            kept.popitem(last=False)
    kept.move_to_end(key)
    return kept[key]


def _screened(rules: RuleSet, table: Any, **asked: Any) -> pyarrow.RecordBatchReader:
    import pyarrow

    return pyarrow.RecordBatchReader.from_stream(rules.screen(table, threads=1, **asked))


def _screen_partition(
    hash: str,
    plan: Callable[[], bytes],
    asked: Callable[[RuleSet, Any], pyarrow.RecordBatchReader],
    names: list[str],
    batches: Iterator[pyarrow.RecordBatch],
) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    named = (pyarrow.RecordBatch.from_arrays(each.columns, names=names) for each in batches)
    first = next(named, None)
    if first is None:
        return
    table = pyarrow.RecordBatchReader.from_batches(first.schema, chain([first], named))
    for batch in asked(_rules(hash, plan), table):
        columns = [column.cast(_plain(column.type)) for column in batch.columns]
        yield pyarrow.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _plain(type: Any) -> Any:
    """Spark has no dictionaries."""
    import pyarrow

    return type.value_type if pyarrow.types.is_dictionary(type) else type
