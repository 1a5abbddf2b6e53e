"""One measure of one period as a figure, and how it is made of what was counted (8.4, annex H)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from complaintdesk.rules.measures import BY_CODE, LEAST, Unit, percentile
from complaintdesk.rules.measures import share as share_in_words
from complaintdesk.rules.money import format_amount


class Figure(NamedTuple):
    """One measure of a period.

    `count` is how many; of a share those that count, of days how many there were, of money how many payments. `of`
    is what a share is of. `value` is the share (0 to 1) or the median of days; None where they are fewer than
    `rules.measures.LEAST`, and for counts and money.
    """

    measure: str
    count: int  # type: ignore[assignment]  # it is how many, not the method of tuples
    of: int | None = None
    value: float | None = None
    median: int | None = None
    ninth: int | None = None
    sums: tuple[tuple[str, int], ...] = ()

    @property
    def unit(self) -> Unit:
        """Its unit."""
        return BY_CODE[self.measure].unit

    @property
    def too_few(self) -> bool:
        """Whether it can say nothing yet; a count and sums always say something."""
        return self.unit not in (Unit.COUNT, Unit.MONEY) and self.value is None

    @property
    def title(self) -> str:
        """Its measure's title."""
        return BY_CODE[self.measure].title

    @property
    def in_words(self) -> str:
        """What it says, with what it is of, and sums: `7 % of 218`, `66 (6,575.00 GBP)`."""
        if self.unit is Unit.SHARE:
            return f"{self.says} (of {self.of})" if self.value is None else f"{self.says} of {self.of}"
        if self.unit is Unit.MONEY:
            sums = ", ".join(format_amount(total, currency) for currency, total in self.sums)
            return f"{self.says} ({sums})" if sums else self.says
        return self.says

    def plain(self) -> dict[str, Any]:
        """It as JSON has it, without what is empty; sums by currency."""
        kept = {name: value for name, value in self._asdict().items() if value not in (None, ())}
        return {**kept, "sums": dict(self.sums)} if self.sums else kept

    @property
    def says(self) -> str:
        """The figure in words, without sums: `93 %`, `4 days (nine in ten within 9)`, `too few to say`."""
        if self.unit is Unit.SHARE:
            return share_in_words(self.count, self.of or 0)
        if self.unit in (Unit.COUNT, Unit.MONEY):
            return str(self.count)
        if self.value is None:
            return "too few to say"
        return f"{self.median} {'day' if self.median == 1 else 'days'} (nine in ten within {self.ninth})"


def as_json(figures: Iterable[Figure]) -> str:
    """Figures as they are frozen: an object by measure, without what is empty."""
    kept = {
        figure.measure: {name: value for name, value in figure.plain().items() if name != "measure"}
        for figure in figures
    }
    return json.dumps(kept, separators=(",", ":"))


def from_json(text: str) -> dict[str, Figure]:
    """What `as_json` made, by measure."""
    found = {}
    for measure, fields in json.loads(text).items():
        sums = tuple(sorted(fields.pop("sums", {}).items()))
        found[measure] = Figure(measure, sums=sums, **fields)
    return found


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
