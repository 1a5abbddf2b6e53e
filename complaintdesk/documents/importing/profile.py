"""What a column holds: how full it is, how varied, and what its values look like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from complaintdesk.documents.importing import words
from complaintdesk.documents.importing.days import Tally, is_empty
from complaintdesk.documents.importing.fields import Kind
from complaintdesk.documents.importing.reading import Table
from complaintdesk.rules.currencies import CURRENCIES, SIGNS
from complaintdesk.rules.errors import Invalid

_LOOKED_AT = 1_000  # values that are judged by their looks
_DISTINCT = 500  # beyond it, a column has no kinds
_LABEL = 120  # characters; longer values are no kinds either
_SAMPLES = 3
_FEW = 100  # values that do not yet tell whether a column repeats itself

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"\+?[0-9(][0-9 ()./\-]{5,22}[0-9](\s*(x|ext\.?|dahili)\s*\d{1,6})?", re.I)
_SUM = re.compile(r"[^\d\-(]{0,4}\(?-?\d[\d.,' ]*\)?(,-)?[^\d]{0,4}")


@dataclass(slots=True)
class Column:
    """One column as counted. `kinds` are its distinct values with their number, None when there are too many."""

    name: str
    rows: int = 0
    filled: int = 0
    samples: list[str] = field(default_factory=list)
    kinds: Counter[str] | None = field(default_factory=Counter)
    repeated: int = 0  # values that stood there before; not counted on when they are many
    longest: int = 0
    characters: int = 0
    days: Tally = field(default_factory=Tally)
    looks: Counter[Kind] = field(default_factory=Counter)
    judged: int = 0
    _seen: set[int] = field(default_factory=set)

    def add(self, text: str) -> None:
        """Count one cell."""
        self.rows += 1
        text = text.strip()
        if not text:
            return
        self.filled += 1
        self.longest = max(self.longest, len(text))
        self.characters += len(text)
        self._count(text)
        if self.judged < _LOOKED_AT:
            self._judge(text)
            self.days.add(text)
        elif self.is_days:
            self.days.add(text)

    @property
    def is_days(self) -> bool:
        """Whether its values are days."""
        return self.days.days * 10 >= self.days.filled * 7 > 0

    def share(self, kind: Kind) -> float:
        """The share of the values judged that look like `kind`; values that say nothing are left out."""
        if kind is Kind.DAY:
            return max(self.days.days, self.days.serials) / self.days.filled if self.days.filled else 0.0
        return self.looks[kind] / self.judged if self.judged else 0.0

    @property
    def unique(self) -> bool:
        """Whether nearly every value stands there once; the exceptions are reported when rows are checked."""
        return self.repeated <= max(1, self.filled // 20)

    @property
    def mean(self) -> float:
        """Characters of a filled cell."""
        return self.characters / self.filled if self.filled else 0.0

    @property
    def few(self) -> bool:
        """Whether its values are kinds of something: fewer than there are rows, and short."""
        if self.kinds is None or not self.filled:
            return False
        return len(self.kinds) <= max(12, self.filled // 2)

    def _count(self, text: str) -> None:
        if len(self.samples) < _SAMPLES and text not in self.samples:
            self.samples.append(text)
        if self.unique or self.filled < _FEW:
            mark = hash(text)
            self.repeated += mark in self._seen
            self._seen.add(mark)
        elif self._seen:
            self._seen = set()
        if self.kinds is not None:
            self.kinds[text] += 1
            if len(self.kinds) > _DISTINCT or len(text) > _LABEL:
                self.kinds = None

    def _judge(self, text: str) -> None:
        if is_empty(text):
            return
        self.judged += 1
        short = len(text) <= 60
        for kind, holds in (
            (Kind.EMAIL, _EMAIL.fullmatch(text)),
            (Kind.PHONE, short and _PHONE.fullmatch(text) and re.search(r"[+() ./-]|^0", text)),
            (Kind.SUM, short and _SUM.fullmatch(text)),
            (Kind.YES_NO, short and words.yes_no(text) is not None),
            (Kind.CHANNEL, short and words.channel(text)),
            (Kind.READING, short and words.reading(text)),
            (Kind.NEEDS, short and words.needs(text)),
            (Kind.CURRENCY, text.upper() in CURRENCIES or text.casefold() in SIGNS),
        ):
            self.looks[kind] += bool(holds)


def profile(table: Table, progress: Callable[[int], None] = lambda rows: None) -> tuple[Column, ...]:
    """Count every column of the whole table, broken rows left out. `progress` is told the rows so far.

    Raises `Invalid` for a table without one whole row.
    """
    columns = tuple(Column(name) for name in table.columns)
    broken = None
    for number, row in enumerate(table.rows(), start=1):
        if row.broken is None:
            _add(columns, row.cells)
        else:
            broken = broken or f"Not one row of {table.path} is whole. Line {row.line}: {row.broken}."
        if number % 500 == 0:
            progress(number)
    if not columns[0].rows:
        raise Invalid(broken or f"{table.path} has no row below its header.")
    return columns


def _add(columns: Iterable[Column], cells: Iterable[str]) -> None:
    for column, cell in zip(columns, cells, strict=True):
        column.add(cell)
