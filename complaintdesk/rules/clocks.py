"""Deadlines (ISO 10002:2018, 7.3 tracking, 7.4 acknowledgement, 7.7 response; annex B for the small office).

A clock starts at an instant (UTC) and runs out on a date in the office's time zone. It is counted as a
person counts: the day it starts is day 0, whatever the hour, and business days are those the office works.
"""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind, ClockUnit

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Clock:
    """One deadline: what it is for, what it counts from, how long. `statutory` ones never pause."""

    kind: ClockKind
    anchor: ClockAnchor
    length: int
    unit: ClockUnit
    recurring: bool = False
    statutory: bool = False

    def __post_init__(self) -> None:
        """Refuses a length that runs backwards or beyond any office's patience (100,000 units)."""
        if not 0 <= self.length <= 100_000:
            raise Invalid("A deadline's length is a whole number from 0 up.", {"length": "A number from 0 up."})

    @property
    def length_words(self) -> str:
        """The length as people say it: `10 business days`, `1 month`."""
        unit = self.unit.label
        return f"{self.length} {unit.removesuffix('s') if self.length == 1 else unit}"


@dataclass(frozen=True, slots=True)
class Policy:
    """A set of clocks with where it comes from and from when it holds (5.3)."""

    code: str
    name: str
    clocks: tuple[Clock, ...]
    source: str
    valid_from: date


SMALL_BUSINESS = Policy(
    code="small_business",
    name="Small business",
    clocks=(
        Clock(ClockKind.ACKNOWLEDGE, ClockAnchor.RECEIVED, 1, ClockUnit.BUSINESS_DAYS),
        Clock(ClockKind.UPDATE, ClockAnchor.LAST_UPDATE, 5, ClockUnit.BUSINESS_DAYS, recurring=True),
        Clock(ClockKind.DECIDE, ClockAnchor.RECEIVED, 10, ClockUnit.BUSINESS_DAYS),
    ),
    source="in-house, after ISO 10002:2018, annex B",
    valid_from=date(2018, 7, 1),
)


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One line of the count: `counted` is the number the day got, None when it was passed over."""

    day: date
    counted: int | None
    why: str


def due_on(clock: Clock, anchor: datetime, calendar: OfficeCalendar) -> date:
    """The date, in the office's time zone, by which the clock must be met.

    `anchor` is an aware instant (UTC). Only business days skip closed days; hours, days, weeks and months
    end where they end, and a month that has no such day ends on its last one. Raises `Invalid` when the
    date would lie beyond the year 9999 or the calendar is not known.
    """
    start = calendar.local_date(anchor)
    if clock.unit is ClockUnit.BUSINESS_DAYS:
        return calendar.add_business_days(start, clock.length)
    try:
        if clock.unit is ClockUnit.HOURS:
            return calendar.local_date(anchor.astimezone(UTC) + timedelta(hours=clock.length))
        return _step(start, clock.length, clock.unit)
    except (OverflowError, ValueError) as error:
        raise Invalid("That deadline would lie beyond the year 9999.") from error


def count(clock: Clock, anchor: datetime, calendar: OfficeCalendar) -> tuple[CountedDay, ...]:
    """The count as it can be read out, from the day it starts to the due day, which stands last.

    Days are listed one by one, weeks and months one a line. Raises `Invalid` as `due_on` does.
    """
    start = calendar.local_date(anchor)
    due = due_on(clock, anchor, calendar)
    lines = [CountedDay(start, 0, f"{clock.anchor.label}: the day it starts is not counted")]
    if clock.unit is ClockUnit.BUSINESS_DAYS:
        lines += _business_days(start, due, calendar)
    elif clock.unit is ClockUnit.HOURS:
        lines += _hours(start, due, clock.length)
    else:
        one = clock.unit.label.removesuffix("s")
        for number in range(1, clock.length + 1):
            lines.append(CountedDay(_step(start, number, clock.unit), number, f"{one} {number}"))
    return tuple(lines)


def in_time(due: date, met: date) -> bool:
    """Whether something done on `met` was in time: the due day itself still is."""
    return met <= due


def _step(start: date, length: int, unit: ClockUnit) -> date:
    if unit is ClockUnit.CALENDAR_DAYS:
        return start + length * _DAY
    if unit is ClockUnit.WEEKS:
        return start + timedelta(weeks=length)
    years, month = divmod(start.year * 12 + start.month - 1 + length, 12)
    if years > 9999:
        raise OverflowError
    last = gregorian.monthrange(years, month + 1)[1]
    return date(years, month + 1, min(start.day, last))


def _business_days(start: date, due: date, calendar: OfficeCalendar) -> Iterator[CountedDay]:
    number = 0
    day = start
    while day < due:
        day += _DAY
        closed = calendar.why_closed(day)
        if closed is None:
            number += 1
            yield CountedDay(day, number, f"business day {number}")
        else:
            yield CountedDay(day, None, closed)


def _hours(start: date, due: date, length: int) -> Iterator[CountedDay]:
    day = start
    while day < due:
        day += _DAY
        ends = day == due
        why = f"the {length} hours end on this day" if ends else "the hours run on"
        yield CountedDay(day, length if ends else None, why)
