"""Did it work? Cases of the same kind before and after, and what the difference says (ISO 10002:2018, 8.7).

The rule in words: the cases of the scope received in the days after it was done are compared with those
of as many days before it was opened, at most a year, both measured by everything received in those
days, so that a busier shop is no failure. What chance alone would show less than once in twenty times
is a difference.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from complaintdesk.rules.chance import rates_differ
from complaintdesk.rules.vocabulary import Word

LEAST_DAYS: Final = 30
MOST_DAYS: Final = 365
A_DAY: Final = timedelta(days=1)
ALPHA: Final = 0.05
RULE: Final = (
    "Cases of its scope per 30 days received, in windows of equal length before it was opened and after it "
    "was done (30 to 365 days), by the exact test for two Poisson rates, two-sided at 5 %. Both are "
    "measured by all cases received in their window; by days where the scope is more than half of "
    "all. Too few to say: where even no case at all afterwards would prove nothing."
)


class Verdict(Word):
    """What the figures say."""

    WORKS = "works"
    NO_DIFFERENCE = "no_difference"
    TOO_FEW = "too_few"
    TOO_EARLY = "too_early"
    WORSE = "worse"

    @property
    def settles(self) -> bool:
        """Whether it says that something has changed, for the better or the worse."""
        return self in (Verdict.WORKS, Verdict.WORSE)


@dataclass(frozen=True, slots=True)
class Windows:
    """Two windows of equal length in days, their ends in them."""

    before_first: date
    before_last: date
    after_first: date
    after_last: date

    @property
    def days(self) -> int:
        """How long each of them is; 0 or less where nothing can be compared yet."""
        return (self.after_last - self.after_first).days + 1


@dataclass(frozen=True, slots=True)
class Counted:
    """Cases of the scope, and all cases received, in both windows."""

    scope_before: int
    scope_after: int
    all_before: int
    all_after: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What was compared, and what it says; `p` is None where nothing could be tested."""

    windows: Windows
    counted: Counted
    verdict: Verdict
    p: float | None
    says: str


def windows(opened_on: date, done_on: date, today: date, since: date | None = None) -> Windows:
    """The windows to compare today. `since` is the day of the first case on file; before it nothing is known.

    The days from opening to done belong to neither, nor does today, which is not over.
    """
    days = min((today - done_on).days - 1, MOST_DAYS)
    if since is not None:
        days = min(days, (opened_on - since).days)
    days = max(days, 0)
    return Windows(
        before_first=opened_on - timedelta(days=days),
        before_last=opened_on - timedelta(days=1),
        after_first=done_on + timedelta(days=1),
        after_last=done_on + timedelta(days=days),
    )


def judge(compared: Windows, counted: Counted) -> Effect:
    """The verdict, with a sentence that can be read out."""
    days = compared.days
    if days < LEAST_DAYS:
        says = f"too early to say: only {max(days, 0)} days can be compared, and {LEAST_DAYS} are needed"
        return Effect(compared, counted, Verdict.TOO_EARLY, None, says)
    exposure = _exposure(counted)
    p = rates_differ(counted.scope_before, counted.scope_after, *exposure)
    verdict = _verdict(counted, exposure, p)
    return Effect(compared, counted, verdict, p, _sentence(verdict, counted, days))


def rate(n: int, days: int) -> str:
    """Cases per 30 days: `14`, or `2.5` below ten."""
    per_month = 30 * n / days
    return f"{per_month:.0f}" if per_month >= 9.95 else f"{per_month:.1f}".removesuffix(".0")


def _exposure(counted: Counted) -> tuple[float, float]:
    """All cases received; equal days where the scope itself makes up most of them, or one window has none."""
    everything = counted.all_before + counted.all_after
    if not counted.all_before or not counted.all_after:
        return 1.0, 1.0
    if 2 * (counted.scope_before + counted.scope_after) > everything:
        return 1.0, 1.0
    return float(counted.all_before), float(counted.all_after)


def _verdict(counted: Counted, exposure: tuple[float, float], p: float) -> Verdict:
    before, after = counted.scope_before, counted.scope_after
    if p <= ALPHA:
        better = after * exposure[0] < before * exposure[1]
        return Verdict.WORKS if better else Verdict.WORSE
    if rates_differ(before, 0, *exposure) > ALPHA:
        return Verdict.TOO_FEW
    return Verdict.NO_DIFFERENCE


_BEGINS = {
    Verdict.WORKS: "it works",
    Verdict.WORSE: "it got worse",
    Verdict.NO_DIFFERENCE: "no difference can be shown yet",
    Verdict.TOO_FEW: "too few to say",
}


def _sentence(verdict: Verdict, counted: Counted, days: int) -> str:
    rates = f"{rate(counted.scope_before, days)} → {rate(counted.scope_after, days)} a month"
    figures = (
        f"{counted.scope_before} of {counted.all_before} received in the {days} days before it was opened, "
        f"{counted.scope_after} of {counted.all_after} in the {days} after it was done"
    )
    return f"{_BEGINS[verdict]}: {rates} ({figures})"
