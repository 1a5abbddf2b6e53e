"""What a measure is (8.4): a title, an exact definition, a unit, which way is good; how numbers are made."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from complaintdesk.rules.vocabulary import Word

LEAST: Final = 5  # below this many cases a share, a percentile or an average says nothing
PRODUCT_CHARACTERS: Final = 60  # products whose first letters are the same count as one, whatever their case


class Unit(Word):
    """What a figure is: things counted, a share of them, calendar days, sums of money."""

    COUNT = "count"
    SHARE = "share"
    DAYS = "days"
    MONEY = "money"


class Better(Word):
    """Which way is good. Not every number is: more complaints may mean that people can complain more easily."""

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Measure:
    """One number: its code, its title, what exactly is counted, and the clause.

    A `periodic` one is counted for any period and department (`queries.measures.figures`), can be frozen and be
    an objective; the others are of this moment, or tables of several numbers.
    """

    code: str
    title: str
    definition: str
    clause: str
    unit: Unit = Unit.COUNT
    better: Better = Better.NEITHER
    periodic: bool = False


@dataclass(frozen=True, slots=True)
class AgeBand:
    """A range of ages in calendar days, both ends in it; `last` is None for the open end."""

    first: int
    last: int | None
    label: str


AGE_BANDS: tuple[AgeBand, ...] = (
    AgeBand(0, 5, "0–5 days"),
    AgeBand(6, 10, "6–10 days"),
    AgeBand(11, 20, "11–20 days"),
    AgeBand(21, 40, "21–40 days"),
    AgeBand(41, None, "41+ days"),
)


def age_band(days: int) -> AgeBand:
    """The band of an age in calendar days; an age below 0 (a clock set wrong) counts as 0."""
    return next(band for band in AGE_BANDS if band.last is None or days <= band.last)


def percentile(histogram: Mapping[int, int], share: float) -> int | None:
    """The smallest value that at least `share` (above 0, up to 1) of the counted things do not exceed.

    `histogram` maps a value to how often it occurs. None when nothing was counted.
    """
    if not 0 < share <= 1:
        raise ValueError("a share lies above 0 and not above 1")
    total = sum(histogram.values())
    if total <= 0:
        return None
    # Rounded first: 0.9 * 10 must need nine of ten, not the ten that binary fractions could make of it.
    needed = math.ceil(round(share * total, 9))
    reached = 0
    for value in sorted(histogram):
        reached += histogram[value]
        if reached >= needed:
            return value
    return max(histogram)


def share(part: int, whole: int, least: int = LEAST) -> str:
    """`93 %`, or `too few to say` when `whole` is below `least`.

    100 % is said only of all and 0 % only of none: a rounded claim of perfection would be false.
    """
    if whole < max(least, 1):
        return "too few to say"
    percent = round(100 * part / whole)
    if 0 < part < whole:
        percent = min(max(percent, 1), 99)
    return f"{percent} %"
