"""What the dashboard's numbers mean and how they are counted (ISO 10002:2018, 8.2, 8.4, annex H).

A number that is shown prints its definition; queries count by these words and by no others.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of the dashboard: its code, its title, what exactly is counted, and the clause."""

    code: str
    title: str
    definition: str
    clause: str


MEASURES: tuple[Measure, ...] = (
    Measure("open", "Open", "Cases received and not closed, reopened ones too, at this moment.", "7.3, 8.4"),
    Measure(
        "overdue",
        "Overdue",
        "Open cases with a running clock (acknowledge, keep told or decide) whose due date is before today. "
        "The due date itself is still in time.",
        "8.4, annex H",
    ),
    Measure(
        "due_soon",
        "Due soon",
        "Open cases that are not overdue and whose next due date is today or within the seven days after.",
        "8.4",
    ),
    Measure("due_today", "Due today", "Open cases whose next due date is today; today is in time.", "8.4"),
    Measure(
        "unacknowledged",
        "Unacknowledged",
        "Open cases whose complainant was not yet told that we have the complaint.",
        "7.4",
    ),
    Measure("safety", "Safety", "Open cases with a safety implication; they stand first in every list.", "7.5"),
    Measure("stages", "Stages", "Open cases by the furthest stage they have reached.", "7.3"),
    Measure("received", "Received", "Cases by the date they were received, in the office's time zone.", "annex H"),
    Measure(
        "closed",
        "Closed",
        "Closings by their date, in the office's time zone, whatever the reason; a case closed again after "
        "reopening counts at its last closing.",
        "7.9, annex H",
    ),
    Measure(
        "acknowledged_in_time",
        "Acknowledged in time",
        "Of the cases that were acknowledged or whose date for it has passed, the share acknowledged on or "
        "before that date. Cases closed before they were acknowledged are left out.",
        "7.4, annex H",
    ),
    Measure(
        "decided_in_time",
        "Decided in time",
        "Of the cases that were decided or whose date for it has passed, the share first decided on or "
        "before that date. Cases withdrawn or out of scope are left out.",
        "7.7, annex H",
    ),
    Measure("ageing", "Ageing", "Open cases by the calendar days since they were received.", "8.4"),
    Measure(
        "days_to_decide",
        "Days to decide",
        "Calendar days from receipt to the decision (the latest, where it was revised), of cases decided in the "
        "period: half were decided within the median, nine in ten within the 90th percentile.",
        "8.4, annex H",
    ),
    Measure("problems", "Problems", "Cases received in the period, by problem category, most first.", "8.2"),
)

BY_CODE: Mapping[str, Measure] = {measure.code: measure for measure in MEASURES}


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


def share(part: int, whole: int, least: int = 5) -> str:
    """`93 %`, or `too few to say` when `whole` is below `least`.

    100 % is said only of all and 0 % only of none: a rounded claim of perfection would be false.
    """
    if whole < max(least, 1):
        return "too few to say"
    percent = round(100 * part / whole)
    if 0 < part < whole:
        percent = min(max(percent, 1), 99)
    return f"{percent} %"
