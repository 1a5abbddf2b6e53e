"""What is asked of measures comes back as these rows (8.2, 8.4, annex H).

Days are those of the office; sums are minor units by currency.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from complaintdesk.rules.measures import BY_CODE, LEAST, Unit, share
from complaintdesk.rules.vocabulary import Word


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


class Figure(NamedTuple):
    """One measure of a period.

    `count` is how many; of a share those that count, of days and grades how many there were, of money how many
    payments. `of` is what a share is of. `value` is the share (0 to 1), the median of days or the average grade;
    None where they are fewer than `rules.measures.LEAST`, and for counts and money. Grades come as `total`, too.
    """

    measure: str
    count: int
    of: int | None = None
    value: float | None = None
    median: int | None = None
    ninth: int | None = None
    sums: tuple[tuple[str, int], ...] = ()
    total: int | None = None  # of grades: their sum

    @property
    def unit(self) -> Unit:
        """Its unit."""
        return BY_CODE[self.measure].unit

    @property
    def too_few(self) -> bool:
        """Whether it can say nothing yet; a count and sums always say something."""
        return self.unit not in (Unit.COUNT, Unit.MONEY) and self.value is None

    @property
    def says(self) -> str:
        """The figure in words, without sums: `93 %`, `4 days (nine in ten within 9)`, `too few to say`."""
        if self.unit is Unit.SHARE:
            return share(self.count, self.of or 0)
        if self.unit in (Unit.COUNT, Unit.MONEY):
            return str(self.count)
        if self.value is None:
            return "too few to say"
        if self.unit is Unit.GRADE:
            return f"{self.value:.1f} of 5"
        return f"{self.median} {'day' if self.median == 1 else 'days'} (nine in ten within {self.ninth})"


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


def enough(n: int) -> bool:
    """Whether so many say something."""
    return n >= LEAST
