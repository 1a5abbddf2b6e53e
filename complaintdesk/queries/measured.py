"""What is asked of measures comes back as these rows (8.2, 8.4, annex H).

Days are those of the office; sums are minor units by currency.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from complaintdesk.rules.figure import Figure
from complaintdesk.rules.vocabulary import Word

__all__ = [
    "AgeRow",
    "By",
    "DaysRow",
    "Figure",
    "Kind",
    "Pareto",
    "ParetoRow",
    "RemedyRow",
    "StageRow",
    "Standing",
    "WeekRow",
]


class By(Word):
    """What received cases are told apart by."""

    PROBLEM = "problem"
    CAUSE = "cause"
    DEPARTMENT = "department"
    PRODUCT = "product"


class Kind(Word):
    """What it took days to do."""

    ACKNOWLEDGE = "acknowledge"
    DECIDE = "decide"
    CLOSE = "close"


class WeekRow(NamedTuple):
    """An ISO week, Monday to Sunday; the last one may still go on."""

    first: date
    last: date
    received: int
    closed: int


class ParetoRow(NamedTuple):
    """Cases received in the period of one kind, of it with all that stand before it, and in the period before.

    `code` is the category's or cause's code, the department's id, the product folded; empty where none is given.
    """

    code: str
    label: str
    n: int
    cumulative: int
    before: int


class Pareto(NamedTuple):
    """The rows, most first, and how many there are in all (`shown` may be fewer, of products)."""

    rows: tuple[ParetoRow, ...]
    total: int
    total_before: int


class DaysRow(NamedTuple):
    """What was done in a month (`2026-11`) and the days it took; None where they are too few to say."""

    month: str
    n: int
    median: int | None
    ninth: int | None


class RemedyRow(NamedTuple):
    """Cases whose decision gives a remedy (a code of `rules.vocabulary.Remedy`), and the sums by currency."""

    remedy: str
    cases: int
    sums: tuple[tuple[str, int], ...]


class AgeRow(NamedTuple):
    """Open cases received from `first` (None: ever) to `last`, both included."""

    label: str
    first: date | None
    last: date
    n: int


class StageRow(NamedTuple):
    """Open cases at one stage (a code of `rules.vocabulary.Stage`)."""

    stage: str
    n: int


class Standing(NamedTuple):
    """Open cases at this moment. `due_soon` has those due today among them."""

    open: int
    overdue: int
    due_today: int
    due_soon: int
    unacknowledged: int
    safety: int
