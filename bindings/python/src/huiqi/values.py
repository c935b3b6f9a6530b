"""Values that Python has no type for: unknown facts, lengths in years and months, ranges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, NoReturn, final

__all__ = ["UNKNOWN", "Range", "Unknown", "YearsMonths"]

_MOST_MONTHS = 2**63 - 1


@final
class Unknown:
    """The type of :data:`UNKNOWN`."""

    __slots__ = ()
    _only: Unknown | None = None

    def __new__(cls) -> Unknown:
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError("huiqi.Unknown cannot be subclassed")

    def __repr__(self) -> str:
        return "huiqi.UNKNOWN"

    def __reduce__(self) -> str:
        return "UNKNOWN"

    def __bool__(self) -> NoReturn:
        raise TypeError("huiqi.UNKNOWN is neither true nor false; compare with `is huiqi.UNKNOWN`")


UNKNOWN: Final = Unknown()
"""A fact that was not supplied; in a profile the same as leaving its key out. Not the same as ``None``, which says that the
firm is known to have no such thing."""


@final
@dataclass(frozen=True, order=True, slots=True)
class YearsMonths:
    """A length of time in whole months, which no ``timedelta`` can hold: ``3年`` is ``YearsMonths(36)``.

    >>> str(YearsMonths.of(years=1, months=2))
    'P1Y2M'
    """

    months: int

    def __post_init__(self) -> None:
        if type(self.months) is not int or not -_MOST_MONTHS <= self.months <= _MOST_MONTHS:
            raise ValueError("months must be an int of at most 64 bits")

    @classmethod
    def of(cls, years: int = 0, months: int = 0) -> YearsMonths:
        """So many years and months."""
        return cls(years * 12 + months)

    def __str__(self) -> str:
        years, months = divmod(abs(self.months), 12)
        parts = (f"{years}Y" if years else "") + (f"{months}M" if months else "")
        return ("-" if self.months < 0 else "") + "P" + (parts or "0M")


@final
@dataclass(frozen=True, slots=True)
class Range:
    """Everything between two values of one kind. An end of ``None`` is no end; a closed end is part of the range."""

    low: Any
    high: Any
    low_closed: bool = True
    high_closed: bool = True

    def __post_init__(self) -> None:
        if type(self.low_closed) is not bool or type(self.high_closed) is not bool:
            raise TypeError("low_closed and high_closed are bools")

    def __str__(self) -> str:
        low = "" if self.low is None else self.low
        high = "" if self.high is None else self.high
        return f"{'[' if self.low_closed else '('}{low}..{high}{']' if self.high_closed else ')'}"
