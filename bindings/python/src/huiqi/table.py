"""Many enterprises at once: tables in and tables out, by Arrow's C stream protocol."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, cast, final

from . import _core, diagnostics
from .diagnostics import Diagnostic
from .report import Report

__all__ = ["BadCell", "NearMiss", "ProgrammeFindings", "Screened"]


class ArrowTable(Protocol):
    """Anything that says its rows as a stream of Arrow batches: tables and frames of pyarrow, pandas, polars, DuckDB."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that is not what its fact can be. It counted as not supplied."""

    row: int
    """From 1."""
    column: str | None
    """None: the row as a whole."""
    diagnostic: Diagnostic


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A row that one clause alone refuses."""

    row: int
    key: str
    clause: str
    """The clause's id, as in ``Decision.reason``."""
    text: str
    """The document's wording of the clause."""
    what: str
    """The value read, as its condition names it; empty without a distance."""
    read: Any
    threshold: Any
    distance: Any
    """Between the value read and the threshold, in the fact's own unit; None where there is none."""
    shortfall: Any
    """Where the value read is a quotient: how much its numerator falls short at this denominator."""
    shortfall_of: str


@dataclass(frozen=True, slots=True)
class ProgrammeFindings:
    """What a screening found out on one programme beside its columns."""

    id: str
    missing: dict[str, int]
    """By name (``研发费用.2024``): how many undetermined rows it can still decide."""
    near_misses: list[NearMiss]
    """By clause, nearest first; as many of each clause as ``near_misses`` asked for."""
    near_miss_rows: int
    """All of them, also those not kept."""
    rows_one_by_one: int
    """Rows that were decided by the evaluator of single enterprises, which is slower."""


@final
class Screened:
    """The results of :meth:`RuleSet.screen`, one row for each row of the table, in its order.

    They are computed while somebody reads them, by Arrow's stream protocol: ``polars.DataFrame(screened)``,
    ``pyarrow.table(screened)``, ``pandas.DataFrame.from_arrow(screened)``, a DuckDB query, or :meth:`to_pandas` and
    :meth:`to_polars`. Reading them again reads the table again. Not to be read by two threads at once.
    """

    def __init__(
        self,
        table: ArrowTable,
        open_table: Callable[[object], _core.Screening],
        report_of_row: Callable[[object, int], Report],
    ) -> None:
        """Made by :meth:`RuleSet.screen`."""
        self._report_of_row = report_of_row
        self._table = table
        self._open_table = open_table
        self._fresh = True
        self._core = self._opened()

    def _opened(self) -> _core.Screening:
        return self._open_table(self._table.__arrow_c_stream__())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """A capsule with the results. Errors while they are read are the reader's to raise; they carry Huiqi's text."""
        if not self._fresh:
            self._core = self._opened()
        self._fresh = False
        return self._core.results()

    def __arrow_c_schema__(self) -> object:
        """A capsule with the columns of the results."""
        if not self._fresh:
            self._core = self._opened()
            self._fresh = True
        return self._core.schema()

    @cached_property
    def remarks(self) -> tuple[Diagnostic, ...]:
        """On the columns: those that are no facts (with what was perhaps meant), facts that have no column."""
        return tuple(diagnostics.parse(self._core.remarks()))

    @property
    def bad_cells(self) -> list[BadCell]:
        """The first thousand cells of what was read so far that are not what their facts can be."""
        return [BadCell(row, column, diagnostics.parse(why)[0]) for row, column, why in self._core.bad_cells()]

    @property
    def bad_cell_count(self) -> int:
        """All of them."""
        return self._core.bad_cell_count()

    @property
    def findings(self) -> list[ProgrammeFindings]:
        """What is missing and who nearly qualifies, by programme. ValueError until the results have been read."""
        found = cast("list[dict[str, Any]]", self._core.findings())
        return [
            ProgrammeFindings(**{**each, "near_misses": [NearMiss(**miss) for miss in each["near_misses"]]})
            for each in found
        ]

    def report(self, row: int) -> Report:
        """One row (from 1) decided by itself, with every clause explained. The table is read again up to that row; a table
        that can be read only once has nothing left. Raises TableError if there is no such row."""
        return self._report_of_row(self._table.__arrow_c_stream__(), row)

    def to_arrow(self) -> Any:
        """Everything, as a ``pyarrow.Table``; needs pyarrow."""
        import pyarrow

        return pyarrow.table(self)

    def to_pandas(self) -> Any:
        """Everything, as a ``pandas.DataFrame`` whose columns are Arrow's, so that amounts stay exact; needs pandas."""
        import pandas

        return self.to_arrow().to_pandas(types_mapper=pandas.ArrowDtype)

    def to_polars(self) -> Any:
        """Everything, as a ``polars.DataFrame``; needs polars."""
        import polars

        return polars.DataFrame(self)
