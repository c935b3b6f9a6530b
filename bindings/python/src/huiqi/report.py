"""What was decided on one enterprise."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, cast, final

from . import _core
from .diagnostics import Language, Words

if TYPE_CHECKING:
    from .rules import RuleSet

__all__ = ["Decision", "Problem", "Receipt", "Report", "Verdict"]

Verdict = Literal["eligible", "ineligible", "undetermined", "not-in-force"]
Format = Literal["text", "markdown", "html"]
Detail = Literal["full", "records"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was decided on what: the same inputs give the same receipt."""

    rules: str
    """SHA-256 of the compiled rules."""
    facts: str
    """SHA-256 of the profile in its canonical form."""
    engine: str
    as_of: datetime.date


@dataclass(frozen=True, slots=True)
class Problem:
    """An expression that could not be computed."""

    mistake: str
    """``division-by-zero`` and its like; report.schema.json lists them."""
    words: Words
    expression: str
    file: str | None
    line: int | None
    column: int | None
    clause: str | None
    certain: bool
    """False: it happens for some values of what was not supplied."""


def _checked(lang: str, format: str) -> None:
    if lang not in ("zh", "en"):
        raise ValueError(f'lang is "zh" or "en", not {lang!r}')
    if format not in ("text", "markdown", "html"):
        raise ValueError(f'format is "text", "markdown" or "html", not {format!r}')


@final
class Decision:
    """What was decided on one programme. Immutable; keeps what it needs of its report alive.

    Everything is worked out when it is asked for; evaluating has only recorded the trace.
    """

    __slots__ = ("_at", "_core", "_report")

    def __init__(self, report: Report, at: int, core: _core.Decision) -> None:
        self._report = report
        self._at = at
        self._core = core

    @property
    def id(self) -> str:
        """Of the programme: ``national.technology-sme``."""
        return self._core.id

    @property
    def verdict(self) -> Verdict:
        """``eligible``, ``ineligible``, ``undetermined`` or ``not-in-force``."""
        return cast(Verdict, self._core.verdict)

    @property
    def award(self) -> Decimal | None:
        """The amount in yuan (元). 0 when ineligible; ``None`` where no single amount is known or the kind has none."""
        return self._core.award

    @property
    def award_range(self) -> tuple[Decimal, Decimal | None] | None:
        """The least and the greatest amount in yuan. Contains 0 while undetermined. A greatest amount of ``None`` has no
        bound; ``None`` alone: the programme has no amounts or is not in force."""
        return self._core.award_range

    @property
    def award_is_ceiling(self) -> bool:
        """The text says "at most": the authority may pay less."""
        return self._core.award_is_ceiling

    @property
    def reason(self) -> str | None:
        """The id of the clause that decided it; ``None`` when eligible or not in force."""
        return self._core.reason or None

    @property
    def missing(self) -> list[str]:
        """Names of the facts and judgements that can still change the verdict or, when it is settled, the amount. Their
        years, questions and origins are in ``to_dict()["missing"]``."""
        return self._core.missing

    @property
    def unpublished(self) -> list[str]:
        """Names of the rule's own parameters that are not published and can still change it."""
        return self._core.unpublished

    @property
    def problems(self) -> list[Problem]:
        """Expressions that could not be computed, with place and cause."""
        found = []
        for each in self.to_dict()["problems"]:
            place = each["place"] or {}
            found.append(
                Problem(
                    each["mistake"],
                    Words(each["words"]["zh"], each["words"]["en"]),
                    each["expression"],
                    place.get("file"),
                    place.get("line"),
                    place.get("column"),
                    each["clause"],
                    each["certain"],
                )
            )
        return found

    @property
    def versions(self) -> list[str]:
        """Names of the versions that are, or may be, in force for this case; empty when none is."""
        return self._core.versions

    @property
    def as_of(self) -> datetime.date:
        """The day asked about."""
        return self._report.as_of

    def title(self, lang: Language = "zh") -> str:
        """Of the programme; Chinese where there is no English one."""
        _checked(lang, "text")
        return self._core.title(lang)

    def explain(self, lang: Language = "zh", format: Format = "text") -> str:
        """The verdict and every clause with its wording, its place, the value read, the threshold and the distance."""
        _checked(lang, format)
        return self._core.explain(lang, format, True)

    def to_json(self) -> str:
        """The whole trace as one decision of ``report/1``; amounts are strings of digits, exact."""
        return self._core.json()

    def to_dict(self) -> dict[str, Any]:
        """The whole trace as a dictionary, equal to the command line's JSON."""
        return cast("dict[str, Any]", json.loads(self._core.json()))

    def _repr_html_(self) -> str:
        return f'<div class="huiqi">{self._core.explain("zh", "html", False)}</div>'

    def __repr__(self) -> str:
        return f"<Decision {self.id}: {self.verdict}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Decision):
            return NotImplemented
        return self.id == other.id and self._report == other._report

    def __hash__(self) -> int:
        return hash((self.id, self._report))

    def __reduce__(self) -> tuple[Any, ...]:
        return (_decision, (self._report, self._at))


@final
class Report(Mapping[str, Decision]):
    """Decisions of one enterprise by the programmes' ids, in the order of the rule files. Immutable; two reports are equal
    when their receipts and programmes are."""

    __slots__ = ("_core", "_made", "_only", "_rules")

    def __init__(self, rules: RuleSet, core: _core.Report, only: tuple[str, ...]) -> None:
        self._rules = rules
        self._core = core
        self._only = only
        self._made: dict[str, Decision] | None = None

    @property
    def _decisions(self) -> dict[str, Decision]:
        if self._made is None:
            self._made = {each: Decision(self, at, self._core.decision(at)) for at, each in enumerate(self._core.ids())}
        return self._made

    def __getitem__(self, id: str) -> Decision:
        return self._decisions[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._decisions)

    def __len__(self) -> int:
        return len(self._core)

    @property
    def rules(self) -> RuleSet:
        """The rules it was decided by."""
        return self._rules

    @property
    def as_of(self) -> datetime.date:
        """The day asked about."""
        return self._core.as_of

    @property
    def receipt(self) -> Receipt:
        """Hashes of rules and facts, the engine's version and the day, from which anyone can derive it again."""
        return Receipt(*self._core.receipt())

    @property
    def facts(self) -> dict[str, Any]:
        """The facts that were supplied, in their canonical form: a profile that gives the same report. Numbers are Decimal
        and int."""
        return cast("dict[str, Any]", json.loads(self._core.facts(), parse_float=Decimal))

    def explain(self, lang: Language = "zh", format: Format = "text") -> str:
        """Every decision in words, the day and the receipt."""
        _checked(lang, format)
        return self._core.explain(lang, format, True)

    def to_json(self, detail: Detail = "full") -> str:
        """``report/1``, as the command line writes it; or ``records/1``, in which each condition and each value worked
        out is one record, for hosts that ask often and show little."""
        if detail not in ("full", "records"):
            raise ValueError(f'detail is "full" or "records", not {detail!r}')
        return self._core.records() if detail == "records" else self._core.json()

    def to_dict(self, detail: Detail = "full") -> dict[str, Any]:
        """The same as a dictionary."""
        return cast("dict[str, Any]", json.loads(self.to_json(detail)))

    def _repr_html_(self) -> str:
        return f'<div class="huiqi">{self._core.explain("zh", "html", False)}</div>'

    def __repr__(self) -> str:
        counts: dict[str, int] = {}
        for each in self._decisions.values():
            counts[each.verdict] = counts.get(each.verdict, 0) + 1
        said = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
        return f"<Report as of {self.as_of}: {said or 'no programmes'}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Report):
            return NotImplemented
        return self.receipt == other.receipt and list(self) == list(other)

    def __hash__(self) -> int:
        return hash((self.receipt, tuple(self)))

    def __reduce__(self) -> tuple[Any, ...]:
        return (_report, (self._rules, self._core.facts(), self.as_of, self._only))


def _report(rules: RuleSet, facts: str, as_of: datetime.date, only: tuple[str, ...]) -> Report:
    """Derives a pickled report again."""
    return rules.evaluate(facts, as_of=as_of, only=only or None)


def _decision(report: Report, at: int) -> Decision:
    return list(report.values())[at]
