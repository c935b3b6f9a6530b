"""What a rule set says of itself: programmes, versions, facts, sources."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from .values import Range, YearsMonths

__all__ = ["Fact", "FactType", "Period", "Programme", "Source", "Version"]


@dataclass(frozen=True, slots=True)
class FactType:
    """What a value may be."""

    kind: str
    """``number``, ``boolean``, ``string``, ``code``, ``date``, ``years-and-months``, ``days-and-time``, ``list``,
    ``context``, ``certificate``."""
    unit: str | None
    """Of numbers: ``元``, ``人``, ``元/人``; ``None`` for a pure number and a ratio (5% is 0.05)."""
    yearly: bool
    """One value for each accounting year: ``{"2024": 80}``."""
    may_be_absent: bool
    """Whether ``None`` is a value: the firm is known to have no such thing."""
    range: Range | None
    """Ends of numbers in ``unit``, of lengths of time as ``YearsMonths`` or ``timedelta``."""
    values: tuple[str, ...]
    """The declared values of a string; empty: any."""
    fields: tuple[Field, ...]
    """Of a context."""
    element: FactType | None
    """Of a list."""


@dataclass(frozen=True, slots=True)
class Field:
    """One entry of a context."""

    name: str
    id: str | None
    type: FactType


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that can be known about an enterprise. A profile may name it by ``name`` or by ``id``."""

    name: str
    id: str | None
    label_en: str | None
    type: FactType
    question: str | None
    """How to ask the firm for it."""
    origin: str | None
    """Where its value usually comes from."""
    programme: str | None
    """Id of the programme that declares it for itself; ``None`` if it is of a vocabulary."""
    judged: bool
    """An expert decides it; it is never asked of the firm."""
    valid: YearsMonths | None
    """Of a certificate whose end is not stated."""

    @property
    def kind(self) -> str:
        """``type.kind``."""
        return self.type.kind

    @property
    def unit(self) -> str | None:
        """``type.unit``."""
        return self.type.unit


@dataclass(frozen=True, slots=True)
class Period:
    """Days on which a version is in force, both ends included. Where a document does not give the day, the first and the
    last that it may mean differ. No end: ``None``."""

    from_earliest: datetime.date | None
    from_latest: datetime.date | None
    to_earliest: datetime.date | None
    to_latest: datetime.date | None


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a programme."""

    name: str
    in_force: tuple[Period, ...]
    by_accounting_year: bool
    """Whether periods are of the accounting year rather than of the day of application."""


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme, or a file of definitions that others use (``kind`` is ``definitions``)."""

    id: str
    title_zh: str
    title_en: str | None
    note: str | None
    kind: str
    file: str | None
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document that rules cite."""

    key: str
    title: str | None
    number: str | None
    issued: str | None
    url: str | None
    confidence: str | None


def _type(of: dict[str, Any]) -> FactType:
    return FactType(
        kind=of["kind"],
        unit=of["unit"],
        yearly=of["yearly"],
        may_be_absent=of["may_be_absent"],
        range=of["range"],
        values=tuple(of["values"]),
        fields=tuple(Field(each["name"], each["id"], _type(each)) for each in of["fields"]),
        element=of["element"] and _type(of["element"]),
    )


def fact(of: dict[str, Any]) -> Fact:
    """From the library's description."""
    names = ("name", "id", "label_en", "question", "origin", "programme", "judged", "valid")
    return Fact(type=_type(of), **{each: of[each] for each in names})


def programme(of: dict[str, Any]) -> Programme:
    """From the library's description."""
    versions = tuple(
        Version(each["name"], tuple(Period(**days) for days in each["in_force"]), each["by_accounting_year"])
        for each in of["versions"]
    )
    return Programme(**{**of, "versions": versions})


def source(of: dict[str, Any]) -> Source:
    """From the library's description."""
    return Source(**of)
