"""One measure of one period as a figure, and how it is made of what was counted (8.4, annex H)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from complaintdesk.rules.measures import BY_CODE, LEAST, Unit, percentile
from complaintdesk.rules.measures import share as in_words


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
            return in_words(self.count, self.of or 0)
        if self.unit in (Unit.COUNT, Unit.MONEY):
            return str(self.count)
        if self.value is None:
            return "too few to say"
        if self.unit is Unit.GRADE:
            return f"{self.value:.1f} of 5"
        return f"{self.median} {'day' if self.median == 1 else 'days'} (nine in ten within {self.ninth})"


def share(measure: str, count: int, of: int) -> Figure:
    """The figure of a share."""
    return Figure(measure, count, of, count / of if of >= LEAST else None)


def length(measure: str, histogram: Mapping[str, int]) -> Figure:
    """The figure of days, of how often each number of days occurs."""
    by_days = {int(days): n for days, n in histogram.items()}
    n = sum(by_days.values())
    if n < LEAST:
        return Figure(measure, n)
    median = percentile(by_days, 0.5)
    return Figure(measure, n, value=median, median=median, ninth=percentile(by_days, 0.9))


def grade(measure: str, histogram: Mapping[str, int]) -> Figure:
    """The figure of grades 1 to 5, of how often each was given."""
    n, total = sum(histogram.values()), sum(int(grade) * n for grade, n in histogram.items())
    return Figure(measure, n, value=total / n if n >= LEAST else None, total=total)
