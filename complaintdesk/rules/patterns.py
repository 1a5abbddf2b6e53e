"""Which kinds of complaint are becoming more than usual, by their counts of months (ISO 10002:2018, 8.2).

The rule in words. A month, this one as far as it has come or the one before it, is compared with up to
twelve months before both. Where there were five a month or more, it must exceed the upper natural
process limit of an XmR chart, the mean plus 2.66 times the mean moving range: that measures how much
the office's own months differ. Where there were fewer, such limits mislead, because counts near zero do
not scatter evenly: there the exact test for two Poisson rates must say that chance shows so many in
fewer than one of a thousand such months, which is about what three sigma are. Both allow for a month in
which everything was busier, and neither looks at fewer than five cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from complaintdesk.rules import control_chart
from complaintdesk.rules.chance import at_least
from complaintdesk.rules.measure import LEAST
from complaintdesk.rules.vocabulary import Word

MONTHS: Final = 12  # compared with, at most
LEAST_MONTHS: Final = 3  # of a history that says anything
LEAST_CASES: Final = LEAST
FEW: Final = 5.0  # cases a month below which limits mislead
ALPHA: Final = 0.001
RULE: Final = (
    "A month beyond its limits: this month so far or the last, against up to twelve before. From five a month "
    "on the upper natural process limit (XmR: mean + 2.66 × mean moving range), raised by as much as the whole "
    "shop was busier; below that the exact Poisson test at 1 in 1,000, measured by all cases received. "
    "Five cases at least."
)


class Rule(Word):
    """By which rule a proposal was made."""

    LIMITS = "limits"
    POISSON = "poisson"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Month:
    """Cases of one kind in a month, and all cases received in it."""

    n: int
    all: int


@dataclass(frozen=True, slots=True)
class Rise:
    """A month beyond its limits: `usual` cases a month before; `limit` and `p` where the rule has them."""

    n: int
    usual: float
    rule: Rule
    limit: float | None
    p: float | None

    @property
    def strength(self) -> float:
        """How far beyond the usual it is, for the order of a list."""
        return self.n - self.usual

    @property
    def says(self) -> str:
        """`23, usually 9 a month; its natural limit is 16.4`."""
        usual = f"{self.n}, usually {number(self.usual)} a month"
        if self.rule is Rule.LIMITS and self.limit is not None:
            return f"{usual}; its natural limit is {self.limit:.1f}"
        return f"{usual}; chance alone would bring so many in {odds(self.p or 0.0)} such months"


def rise(before: Sequence[Month], now: Month) -> Rise | None:
    """Whether `now` is beyond what the months `before` it, oldest first, let expect; None where it is not."""
    if now.n < LEAST_CASES or len(before) < LEAST_MONTHS:
        return None
    counts = [month.n for month in before]
    usual, everything = fmean(counts), sum(month.all for month in before)
    upper = control_chart.chart(counts).upper  # None for a history that is too short for limits
    if usual >= FEW and upper is not None:
        busier = max(1.0, now.all * len(before) / everything) if everything else 1.0
        limit = upper * busier
        return Rise(now.n, usual, Rule.LIMITS, limit, None) if now.n > limit else None
    if everything == 0 or now.all == 0:
        return None
    p = at_least(now.n, now.n + sum(counts), now.all / (now.all + everything))
    return Rise(now.n, usual, Rule.POISSON, None, p) if p < ALPHA else None


def number(value: float) -> str:
    """A mean or a limit: whole from ten on, else with one decimal where it has one."""
    return f"{value:.0f}" if value >= 9.95 else f"{value:.1f}".removesuffix(".0")


def odds(p: float) -> str:
    """`1 of 2,400`; beyond a million it says so, because no model is that exact."""
    return "fewer than 1 of 1,000,000" if p < 1e-6 else f"1 of {_rounded(1 / p):,}"


def _rounded(n: float) -> int:
    """To two figures."""
    step: int = 10 ** max(0, len(str(int(n))) - 2)
    return int(n / step) * int(step)
