"""Huiqi 惠企: decides what government programmes promise an enterprise, and explains every verdict.

>>> rules = huiqi.load(huiqi.packs)
>>> report = rules.evaluate({"职工总数": {"2024": 80}}, as_of=datetime.date(2025, 8, 13))
>>> print(report["national.technology-sme"].explain("en"))

Money is in yuan, ratios are plain numbers, amounts come back as ``decimal.Decimal``.
"""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from . import _core
from ._core import version as __version__
from .diagnostics import (
    Diagnostic,
    Error,
    FeelError,
    FeelWarning,
    Label,
    Mend,
    ProfileError,
    RuleError,
    TableError,
    Words,
)
from .report import Decision, Problem, Receipt, Report, Verdict
from .rules import RuleSet, _day, from_plan, from_texts, load
from .table import BadCell, NearMiss, ProgrammeFindings, Screened
from .values import UNKNOWN, Range, Unknown, YearsMonths
from .vocabulary import Fact, FactType, Field, Period, Programme, Source, Version

__all__ = [
    "UNKNOWN",
    "BadCell",
    "Decision",
    "Diagnostic",
    "Error",
    "Fact",
    "FactType",
    "FeelError",
    "FeelWarning",
    "Field",
    "Label",
    "Mend",
    "NearMiss",
    "Period",
    "Problem",
    "ProfileError",
    "Programme",
    "ProgrammeFindings",
    "Range",
    "Receipt",
    "Report",
    "RuleError",
    "RuleSet",
    "Screened",
    "Source",
    "TableError",
    "Unknown",
    "Verdict",
    "Version",
    "Words",
    "YearsMonths",
    "__version__",
    "feel",
    "from_plan",
    "from_texts",
    "load",
    "packs",
]

packs: Final = Path(__file__).parent / "rules"
"""The folder of the rule packs that come with the package."""


def feel(expression: str, names: Mapping[str, Any] | object | None = None, as_of: datetime.date | None = None) -> Any:
    """The value of one FEEL expression: Decimal, str, bool, None, date, time, datetime, timedelta, YearsMonths, Range, list or
    dict. A quantity comes back in its base unit (``3万元`` is ``Decimal("30000")``), what depends on UNKNOWN as UNKNOWN.

    ``names``: what the expression may name, with values as in a profile, and Range and time besides. ``as_of``: what
    ``today()`` is; today in UTC+8 if not given.

    Raises FeelError for an expression that cannot be understood, OverflowError for a date, time or length of time that
    Python cannot hold. Where FEEL makes null of a mistake (``1 / 0``), the value is None and the cause a FeelWarning.

    >>> huiqi.feel("sum(costs) / 2", {"costs": [1, 2, 3]})
    Decimal('3')
    """
    if not isinstance(expression, str):
        raise TypeError(f"an expression is a str, not {type(expression).__name__}")
    value, remarks = _core.feel(expression, names, _day(as_of))
    for _, english in remarks:
        warnings.warn(english, FeelWarning, stacklevel=2)
    return value
