"""Huiqi's library. Use the package huiqi, which wraps it."""

from collections.abc import Callable, Sequence
import datetime
import decimal


version: str = '0.1.0'

class Rules:
    """Compiled rules. Immutable; any number of threads may use them at once."""

    @staticmethod
    def load(paths: Sequence[str]) -> Rules:
        """Read, check and compile rule files and folders. Raises RuleError."""

    @staticmethod
    def from_texts(texts: Sequence[tuple[str, str, str]]) -> Rules:
        """
        The same from (name, text, name in a plan) in memory. Raises RuleError.
        """

    @staticmethod
    def from_plan(plan: bytes) -> Rules:
        """Open a compiled plan. Raises RuleError."""

    def plan(self) -> bytes:
        """The compiled plan's bytes."""

    def texts(self) -> list[tuple[str, str, str]]:
        """
        What the rules were compiled from: (name, text, name in a plan). Empty for an opened plan.
        """

    def warnings(self) -> str:
        """Warnings and remarks on the rule files, as JSON."""

    def description(self) -> dict[str, list[dict[str, object]]]:
        """Programmes, facts, sources and files."""

    def evaluate(self, facts: object, as_of: datetime.date, only: Sequence[str]) -> Report:
        """Decide one enterprise, given as a mapping. Raises ProfileError."""

    def evaluate_json(self, json: bytes, as_of: datetime.date, only: Sequence[str]) -> Report:
        """The same from a profile in JSON."""

    def evaluate_path(self, path: str, as_of: datetime.date, only: Sequence[str]) -> Report:
        """The same from a file, JSON or YAML."""

class Decision:
    """What was decided on one programme."""

    @property
    def id(self) -> str:
        """Of the programme."""

    def title(self, lang: str) -> str:
        """Of the programme."""

    @property
    def verdict(self) -> str:
        """eligible, ineligible, undetermined or not-in-force."""

    @property
    def versions(self) -> list[str]:
        """Names of the versions that are or may be in force."""

    @property
    def award(self) -> decimal.Decimal | None:
        """In yuan."""

    @property
    def award_range(self) -> tuple[decimal.Decimal, decimal.Decimal | None] | None:
        """The least and the greatest amount in yuan."""

    @property
    def award_is_ceiling(self) -> bool:
        """Whether the text says `at most`."""

    @property
    def reason(self) -> str:
        """The id of the clause that decided it, or the empty text."""

    @property
    def missing(self) -> list[str]:
        """Names of facts that can still change it."""

    @property
    def unpublished(self) -> list[str]:
        """Names of the rule's own unknown parameters that can still change it."""

    def explain(self, lang: str, format: str, whole_page: bool) -> str:
        """In words."""

    def json(self) -> str:
        """One decision of report/1."""

class Report:
    """Decisions on one enterprise, in the order of the rule files."""

    def __len__(self) -> int: ...

    def decision(self, at: int) -> Decision:
        """Counted from 0."""

    def ids(self) -> list[str]:
        """Of the programmes."""

    @property
    def as_of(self) -> datetime.date:
        """The day asked about."""

    def receipt(self) -> tuple[str, str, str, datetime.date]:
        """Hash of the rules, hash of the facts, version of the engine, day."""

    def facts(self) -> str:
        """The profile in its canonical form, JSON."""

    def explain(self, lang: str, format: str, whole_page: bool) -> str:
        """In words."""

    def json(self) -> str:
        """report/1."""

    def records(self) -> str:
        """records/1."""

def feel(expression: str, names: object, as_of: datetime.date) -> tuple[object, list[tuple[str, str]]]:
    """A value, and warnings in Chinese and English. Raises FeelError."""

class Screening:
    """One pass over a table."""

    def results(self) -> object:
        """A capsule with the stream of results; once."""

    def schema(self) -> object:
        """A capsule with the schema of the results."""

    def remarks(self) -> str:
        """On the columns, as JSON."""

    def bad_cells(self) -> list[tuple[int, str | None, str]]:
        """The first thousand: row, column, diagnostics as JSON."""

    def bad_cell_count(self) -> int:
        """All of them."""

    def findings(self) -> list[dict[str, object]]:
        """By programme, once the results have been read."""

def screen(rules: Rules, table: object, as_of: datetime.date, only: Sequence[str], key: str, carry: Sequence[str], absent: Sequence[str], threads: int, strict: bool, facts_hash: bool, near_misses: int, progress: Callable[[int], object] | None) -> Screening:
    """
    Open a screening of a table, given as a capsule with a stream. Raises TableError.
    """

def report_of_row(rules: Rules, table: object, as_of: datetime.date, only: Sequence[str], absent: Sequence[str], row: int) -> Report:
    """Decide one row by itself. Raises TableError."""
