"""A figure beside that of the period before (8.2, 8.4): which stretch it is held against, and the change in words.

Days are those of the office; `today` is given, never read.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from complaintdesk.rules import periods
from complaintdesk.rules.periods import Period

UP: Final = "▲"
DOWN: Final = "▼"
SAME: Final = "="


def compared(period: Period, today: date) -> Period:
    """What the period is compared with: the one before it.

    Of one that still goes on only the days so far count, so it is as many days before it.
    """
    if period.first <= today < period.last:
        return periods.before(Period(period.first, today, period.name))
    return periods.before(period)


def is_running(period: Period, today: date) -> bool:
    """Whether it still goes on."""
    return period.first <= today < period.last


def than(period: Period, today: date) -> str:
    """What it is compared with, for a sentence: `than in 2026-Q2`, `than in the 56 days before`."""
    other = compared(period, today)
    if is_running(period, today):
        return f"than in the {other.days} days before"
    return f"than in {other.name.replace('..', ' to ')}"


def sign(now: float, before: float) -> str:
    """▲ for more than before, ▼ for less, = for the same."""
    return UP if now > before else DOWN if now < before else SAME


def change(now: int, before: int) -> str:
    """`▲ 12`, `▼ 3`, `=`."""
    return SAME if now == before else f"{sign(now, before)} {abs(now - before):,}"


def change_words(now: int, before: int, than: str, unit: str = "") -> str:
    """`12 more than in 2026-Q2`, `as many as in 2026-Q2`; `unit` stands after the number, such as ` points`."""
    if now == before:
        return (
            f"as many as {than.removeprefix('than ')}" if not unit else f"the same as {than.removeprefix('than ')}"
        )
    if abs(now - before) == 1:
        unit = unit.removesuffix("s")
    return f"{abs(now - before):,}{unit} {'more' if now > before else 'fewer' if not unit else 'less'} {than}"
