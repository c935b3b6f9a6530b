"""Mistakes in rules, profiles, tables and expressions, each with a stable code, a place, a reason and a mend."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

__all__ = ["Diagnostic", "Error", "FeelError", "FeelWarning", "Label", "Mend", "ProfileError", "RuleError", "TableError", "Words"]

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Words:
    """One text in Chinese and English."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh


@dataclass(frozen=True, slots=True)
class Label:
    """A further place that belongs to a mistake."""

    message: Words
    file: str | None
    line: int | None
    column: int | None


@dataclass(frozen=True, slots=True)
class Mend:
    """A replacement for the text at a place that would mend the mistake."""

    text: str
    file: str | None
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake. Lines and columns count from 1, columns in characters. A mistake in Python values has a ``path`` such as
    ``profile["营业收入"]["2024"]`` in place of a file, a line and a column."""

    code: str
    """``HQ`` and four digits; a code never changes its meaning."""
    severity: Literal["error", "warning", "remark"]
    message: Words
    help: Words | None
    """How to mend it, if anything can be said."""
    file: str | None
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    path: str | None
    labels: tuple[Label, ...]
    mends: tuple[Mend, ...]

    def __str__(self) -> str:
        where = self.path or (self.file and f"{self.file}:{self.line}:{self.column}")
        return f"{where}: {self.code}: {self.message.zh}" if where else f"{self.code}: {self.message.zh}"


class Error(Exception):
    """What every exception of Huiqi is. ``str()`` of it is the rendered Chinese text of the first twenty mistakes."""

    diagnostics: list[Diagnostic]
    """Every mistake that was found, in order; warnings and remarks too."""

    def __init__(self, diagnostics: list[Diagnostic], zh: str, en: str) -> None:
        super().__init__(diagnostics, zh, en)
        self.diagnostics = diagnostics
        self._rendered = {"zh": zh, "en": en}

    def __str__(self) -> str:
        return "\n" + self._rendered["zh"].rstrip("\n")

    def render(self, lang: Language = "zh") -> str:
        """The mistakes as the command line shows them, in Chinese or English."""
        return self._rendered[lang]


class RuleError(Error):
    """Rule files with mistakes, or a plan that cannot be opened."""


class ProfileError(Error):
    """Facts that do not fit the vocabulary, or a programme that the rules do not have."""


class FeelError(Error):
    """An expression that cannot be understood, or names with values that FEEL does not have."""


class TableError(Error):
    """A table that cannot be screened."""


class FeelWarning(UserWarning):
    """A null that a mistake made, such as a division by zero, and remarks on an expression."""


def parse(problems: str, paths: list[str | None] | None = None) -> list[Diagnostic]:
    """Diagnostics from their JSON."""
    found = json.loads(problems)
    return [_diagnostic(each, paths[i] if paths else None) for i, each in enumerate(found)]


def _words(of: Any) -> Words | None:
    return Words(of["zh"], of["en"]) if of and (of["zh"] or of["en"]) else None


def _diagnostic(of: Any, path: str | None) -> Diagnostic:
    place = (None if path else of["place"]) or {}
    label_places = [(each, (None if path else each["place"]) or {}) for each in of["labels"]]
    mend_places = [(each, (None if path else each["place"]) or {}) for each in of["mends"]]
    return Diagnostic(
        code=of["code"],
        severity=of["severity"],
        message=Words(of["message"]["zh"], of["message"]["en"]),
        help=_words(of["help"]),
        file=place.get("file"),
        line=place.get("line"),
        column=place.get("column"),
        end_line=place.get("end_line"),
        end_column=place.get("end_column"),
        path=path,
        labels=tuple(
            Label(Words(each["message"]["zh"], each["message"]["en"]), at.get("file"), at.get("line"), at.get("column"))
            for each, at in label_places
        ),
        mends=tuple(
            Mend(each["text"], at.get("file"), at.get("line"), at.get("column"), at.get("end_line"), at.get("end_column"))
            for each, at in mend_places
        ),
    )


_AnyError = TypeVar("_AnyError", bound=Error)


def _refuse(error_type: type[_AnyError], problems: str, paths: list[str | None], zh: str, en: str) -> _AnyError:
    """The exception for a library's diagnostics."""
    return error_type(parse(problems, paths), zh, en)
