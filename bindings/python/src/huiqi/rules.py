"""Rule sets: loaded once, shared by threads, sent to other processes."""

from __future__ import annotations

import datetime
import hashlib
import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, cast, final

from . import _core, diagnostics, vocabulary
from .diagnostics import Diagnostic, RuleError
from .report import Report
from .table import ArrowTable, Screened
from .vocabulary import Fact, Programme, Source

__all__ = ["RuleSet", "load"]

_PLAN = b"HUIQIPLN"
_UTC_8 = datetime.timezone(datetime.timedelta(hours=8))


def today() -> datetime.date:
    """Today in UTC+8, which every ``as_of`` that is not given means."""
    return datetime.datetime.now(_UTC_8).date()


@final
class RuleSet:
    """Compiled rules. Immutable, so that any number of threads may share one; replaced by assigning another one. Threads run
    at once in :meth:`evaluate`, :meth:`screen` and :func:`load`, which release Python's lock.

    A pickled rule set is the text of its rule files and their hash (of a rule set that was loaded from a plan, the plan). It
    is compiled again where it arrives, once in each process, and refused where that gives other rules.
    """

    def __init__(self, core: _core.Rules) -> None:
        """Made by :func:`load`."""
        self._core = core

    def evaluate(
        self,
        profile: Mapping[str, Any] | str | bytes | os.PathLike[str] | object,
        as_of: datetime.date | None = None,
        only: Iterable[str] | None = None,
    ) -> Report:
        """Decides one enterprise against every programme, explained.

        ``profile``: a mapping of facts (by name or id) to values, a dataclass, a pydantic model (of which what was set is
        read), JSON text, or the path of a JSON or YAML file as ``pathlib.Path``. docs/python.md lists the values. Money is in
        yuan unless it says otherwise (``"300万元"``), ratios are numbers (5% is ``Decimal("0.05")`` or ``"5%"``). What is left
        out is unknown.

        ``as_of``: the day of application; today in UTC+8 if not given. ``only``: ids of programmes; every one if not given.

        Raises ProfileError if a fact does not fit the vocabulary or a programme does not exist. Exceptions of the mapping's
        own code are passed on.
        """
        day = _day(as_of)
        ids = _ids(only)
        if isinstance(profile, str):
            found = self._core.evaluate_json(profile.encode("utf-8", "surrogatepass"), day, ids)
        elif isinstance(profile, (bytes, bytearray)):
            found = self._core.evaluate_json(bytes(profile), day, ids)
        elif isinstance(profile, os.PathLike):
            found = self._core.evaluate_path(os.fsdecode(profile), day, ids)
        else:
            found = self._core.evaluate(profile, day, ids)
        return Report(self, found, tuple(ids))

    def screen(
        self,
        table: ArrowTable,
        as_of: datetime.date | None = None,
        threads: int | None = None,
        progress: Callable[[int], object] | None = None,
        *,
        only: Iterable[str] | None = None,
        key: str | None = None,
        carry: Iterable[str] = (),
        absent: Iterable[str] = (),
        strict: bool = False,
        facts_hash: bool = False,
        near_misses: int = 0,
    ) -> Screened:
        """Decides a whole table, a row for each row: every row as :meth:`evaluate` decides it.

        ``table``: anything with ``__arrow_c_stream__``: a pandas, polars or pyarrow table, a DuckDB relation. A column is
        named as a fact, by name or id; a yearly fact has a column a year (``销售收入.2024``). An empty cell (null, NaN) is
        unknown; in the columns of ``absent`` it is known to be absent. Money is in yuan as integers, decimals or floats, or as
        text with a unit; lists are lists of structs, or JSON text.

        The result has the ``key`` column (the first that is no fact, or ``row`` from 1), the columns to ``carry`` along, and
        for each programme ``ID.verdict``, ``ID.award`` (decimal128, yuan), ``ID.award_low``, ``ID.award_high`` and
        ``ID.reason``; with ``facts_hash`` a last column ``facts`` that changes with the facts.

        ``threads``: as many as the machine runs at once if not given. ``progress`` is called with the number of rows done;
        answering False stops. ``strict``: reading fails at the first bad cell, which is otherwise unknown and listed in
        ``Screened.bad_cells``. ``near_misses``: how many rows to keep for each clause that alone refuses them.

        Raises TableError for a column of the wrong type, a fact given twice, a programme that does not exist. Nothing is
        computed before the result is read.
        """
        if not hasattr(table, "__arrow_c_stream__"):
            raise TypeError(f"{type(table).__name__} has no __arrow_c_stream__; give a pandas, polars or pyarrow table")
        if isinstance(carry, str) or isinstance(absent, str):
            raise TypeError("carry and absent are lists of columns")
        day, ids, columns, nulls = _day(as_of), _ids(only), list(carry), list(absent)

        def open_table(stream: object) -> _core.Screening:
            return _core.screen(
                self._core, stream, day, ids, key or "", columns, nulls, threads or 0, strict, facts_hash, near_misses, progress
            )

        def report_of_row(stream: object, row: int) -> Report:
            return Report(self, _core.report_of_row(self._core, stream, day, ids, nulls, row), tuple(ids))

        return Screened(table, open_table, report_of_row)

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """Every programme and file of definitions, in the order of the rule files."""
        return tuple(vocabulary.programme(each) for each in self._description["programmes"])

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Everything that can be known about an enterprise, with labels, types, units and questions."""
        return tuple(vocabulary.fact(each) for each in self._description["facts"])

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The documents that the rules cite."""
        return tuple(vocabulary.source(each) for each in self._description["sources"])

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The rule files that decide, by their names in a plan."""
        return tuple(self._description["files"])

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the compiled rules, the one in receipts. Equal rule files give equal hashes, wherever they lie."""
        return hashlib.sha256(self._core.plan()).hexdigest()

    @cached_property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """Warnings and remarks on the rule files."""
        return tuple(diagnostics.parse(self._core.warnings()))

    def fact(self, name: str) -> Fact:
        """The fact of a name or id; KeyError if there is none."""
        return self._facts_by_name[name]

    def programme(self, id: str) -> Programme:
        """The programme of an id; KeyError if there is none."""
        return self._programmes_by_id[id]

    def to_plan(self) -> bytes:
        """The compiled plan, to save or to send: :func:`load` reads it from a file, :func:`from_plan` from bytes."""
        return self._core.plan()

    @cached_property
    def _description(self) -> dict[str, list[Any]]:
        return cast("dict[str, list[Any]]", self._core.description())

    @cached_property
    def _facts_by_name(self) -> dict[str, Fact]:
        return {name: each for each in self.facts for name in (each.name, each.id) if name}

    @cached_property
    def _programmes_by_id(self) -> dict[str, Programme]:
        return {each.id: each for each in self.programmes}

    def __repr__(self) -> str:
        deciding = sum(each.kind != "definitions" for each in self.programmes)
        return f"<RuleSet {self.hash[:12]}: {deciding} programmes, {len(self.facts)} facts>"

    def __eq__(self, other: object) -> bool:
        return self.hash == other.hash if isinstance(other, RuleSet) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.hash)

    def __copy__(self) -> RuleSet:
        return self

    def __deepcopy__(self, memo: object) -> RuleSet:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        texts = self._core.texts()
        return (_restore, (self.hash, tuple(texts), None if texts else self._core.plan()))


_restored: OrderedDict[str, RuleSet] = OrderedDict()
_restored_lock = Lock()
_MOST_RESTORED = 8


def _restore(expected: str, texts: Iterable[tuple[str, str, str]], plan: bytes | None) -> RuleSet:
    """A pickled rule set. Compiling takes some milliseconds, so a process keeps the last few."""
    with _restored_lock:
        if expected in _restored:
            _restored.move_to_end(expected)
            return _restored[expected]
    made = RuleSet(_core.Rules.from_plan(plan) if plan is not None else _core.Rules.from_texts(list(texts)))
    if made.hash != expected:
        raise RuleError([], *_other_rules(expected, made.hash))
    with _restored_lock:
        _restored[expected] = made
        while len(_restored) > _MOST_RESTORED:
            _restored.popitem(last=False)
    return made


def _other_rules(expected: str, found: str) -> tuple[str, str]:
    engine = _core.version
    return (
        f"收到的规则编译后是 {found[:12]}，不是发送时的 {expected[:12]}；本机引擎版本 {engine}",
        f"the rules received compile to {found[:12]}, not to {expected[:12]} as where they were sent; the engine here is {engine}",
    )


def _day(as_of: datetime.date | None) -> datetime.date:
    if as_of is None:
        return today()
    if not isinstance(as_of, datetime.date) or isinstance(as_of, datetime.datetime):
        raise TypeError(f"as_of is a datetime.date, not {type(as_of).__name__}")
    return as_of


def _ids(only: Iterable[str] | None) -> list[str]:
    if only is None:
        return []
    if isinstance(only, str):
        return [only]
    ids = list(only)
    if not ids:
        raise ValueError("only names no programme; leave it out for every one")
    if not all(isinstance(each, str) for each in ids):
        raise TypeError("only is an iterable of programmes' ids")
    return ids


def _normal(path: str | os.PathLike[str]) -> str:
    """`./rules` and `rules` give the same plan, which names its files. Behind a link `..` is another folder."""
    plain = os.fsdecode(path)
    return plain if ".." in Path(plain).parts else os.path.normpath(plain)


def _is_plan(path: str) -> bool:
    if not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        return file.read(len(_PLAN)) == _PLAN


def load(*paths: str | os.PathLike[str]) -> RuleSet:
    """Reads, checks and compiles rule files and folders (folders named ``samples`` are left out), or opens one compiled plan.

    Raises RuleError with every mistake in any of them; warnings are in ``RuleSet.warnings``.

    >>> rules = huiqi.load(huiqi.packs)
    """
    if not paths:
        raise TypeError("load() needs the path of a rule file, a folder or a plan")
    plain = [_normal(each) for each in paths]
    if len(plain) == 1 and _is_plan(plain[0]):
        return from_plan(Path(plain[0]).read_bytes())
    return RuleSet(_core.Rules.load(plain))


def from_plan(plan: bytes) -> RuleSet:
    """Opens a compiled plan. Its bytes are verified; hostile ones raise RuleError."""
    return RuleSet(_core.Rules.from_plan(plan))


def from_texts(texts: Mapping[str, str]) -> RuleSet:
    """The same as :func:`load` for rule files in memory, by their names. Raises RuleError."""
    return RuleSet(_core.Rules.from_texts([(name, text, "") for name, text in texts.items()]))
