"""Deadlines (ISO 10002:2018, 7.3 tracking, 7.4 acknowledgement, 7.7 response; annex B for the small office).

A clock starts at an instant (UTC) and runs out on a date in the office's time zone. It is counted as a
person counts: the day it starts is day 0, whatever the hour, and business days are those the office works.
A statutory clock is counted by the country's days alone and never stands still; an internal one may, and then
a day counts when the clock runs at the end of it. `counting` says the same count day by day.
"""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple, TypeVar

from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind, ClockUnit, Priority

_DAY = timedelta(days=1)
Day = TypeVar("Day", date, str)


@dataclass(frozen=True, slots=True)
class Clock:
    """One deadline: what it is for, what it counts from, how long. `statutory` ones never pause.

    It may be extended by up to `extend_by` units, with a notice and a reason. With a `priority` it holds for cases
    of that priority, before one of its kind without. `rule` is the article it rests on.
    """

    kind: ClockKind
    anchor: ClockAnchor
    length: int
    unit: ClockUnit
    recurring: bool = False
    statutory: bool = False
    extend_by: int = 0
    priority: Priority | None = None
    rule: str | None = None

    def __post_init__(self) -> None:
        """Refuses a length that runs backwards or beyond any office's patience (100,000 units)."""
        if not (0 <= self.length <= 100_000 and 0 <= self.extend_by <= 100_000):
            raise Invalid("A deadline's length is a whole number from 0 up.", {"length": "A number from 0 up."})

    @property
    def length_words(self) -> str:
        """The length as people say it: `10 business days`, `1 month`."""
        return self.words(self.length)

    def words(self, n: int) -> str:
        """So many of its units, as people say it."""
        unit = "opening hours" if self.unit is ClockUnit.HOURS and not self.statutory else self.unit.label
        return f"{n} {unit.removesuffix('s') if n == 1 else unit}"


@dataclass(frozen=True, slots=True)
class Policy:
    """A set of clocks: where it comes from, since when it holds, by when to look whether it still does (5.3).

    `keep_years` is how long its records are to be kept, where it says so (8.1).
    """

    code: str
    name: str
    clocks: tuple[Clock, ...]
    source: str
    valid_from: date
    check_by: date | None = None
    keep_years: int | None = None
    note: str | None = None

    def started_by(self, anchor: ClockAnchor, priority: Priority | None = None) -> tuple[Clock, ...]:
        """The clocks that count from `anchor` for a case of this priority, each kind once."""
        return self._of((clock for clock in self.clocks if clock.anchor is anchor), priority)

    def of_kind(self, kind: ClockKind, priority: Priority | None = None) -> tuple[Clock, ...]:
        """The clocks of this kind for a case of this priority: one at most by law, and one of the office's own."""
        return self._of((clock for clock in self.clocks if clock.kind is kind), priority)

    @staticmethod
    def _of(clocks: Iterable[Clock], priority: Priority | None) -> tuple[Clock, ...]:
        best: dict[tuple[ClockKind, bool], Clock] = {}
        for clock in clocks:
            # a statutory clock and the office's own of the same kind both run
            key = (clock.kind, clock.statutory)
            if clock.priority is priority and priority is not None:
                best[key] = clock
            elif clock.priority is None:
                best.setdefault(key, clock)
        return tuple(best.values())


class Pause(NamedTuple):
    """A time during which an internal clock stood still, as UTC instants, and why."""

    began: datetime
    ended: datetime
    why: str


class Due(NamedTuple):
    """When a clock runs out: the date at the office, and the instant (UTC) where it is counted in hours."""

    on: date
    at: datetime | None = None


def due_on(clock: Clock, anchor: datetime, calendar: OfficeCalendar) -> date:
    """The date, in the office's time zone, by which a clock that never stood still must be met. See `due`."""
    return due(clock, anchor, calendar).on


def due(
    clock: Clock, anchor: datetime, calendar: OfficeCalendar, pauses: Sequence[Pause] = (), extended_by: int = 0
) -> Due:
    """When the clock must be met, after all its pauses and an extension of so many units.

    `anchor` is an aware instant (UTC). Business days and the hours of an internal clock skip what is closed;
    days, weeks, months and statutory hours end where they end, and a month that has no such day ends on its last
    one. Raises `Invalid` when the date would lie beyond the year 9999 or the calendar is not known.
    """
    if clock.statutory:
        if pauses:
            raise ValueError("a statutory clock never pauses")
        calendar = calendar.by_law()
    length = clock.length + extended_by
    start = calendar.local_date(anchor)
    try:
        if clock.unit is ClockUnit.HOURS:
            at = _hours(clock, length, anchor, calendar, pauses)
            return Due(calendar.local_date(at), at)
        if clock.unit is ClockUnit.BUSINESS_DAYS:
            return Due(_business_days(start, length, calendar, pauses))
        return Due(_calendar_days(start, (step(start, length, clock.unit) - start).days, calendar, pauses))
    except (OverflowError, ValueError) as error:
        if isinstance(error, Invalid):
            raise
        raise Invalid("That deadline would lie beyond the year 9999.") from error


# Where two clocks run out on one day, the one that stands first here is shown.
_FIRST = (
    *(ClockKind.ACKNOWLEDGE, ClockKind.REVIEW_ACKNOWLEDGE, ClockKind.DECIDE, ClockKind.REVIEW_DECIDE),
    *(ClockKind.UPDATE, ClockKind.EARLY, ClockKind.RECOURSE),
)


def urgency(due_on: Day, kind: ClockKind | str) -> tuple[Day, int]:
    """By what running clocks are put in order: the date (or its stored text), then the kind."""
    return due_on, _FIRST.index(ClockKind(kind))


def by_kind(running: Iterable[tuple[Day, str]]) -> dict[ClockKind, Day]:
    """The dates of running clocks by kind, the soonest first; of two of a kind (law and office) the sooner."""
    found: dict[ClockKind, Day] = {}
    for day, kind in sorted(running, key=lambda each: urgency(*each)):
        found.setdefault(ClockKind(kind), day)
    return found


def in_time(due: date, met: date) -> bool:
    """Whether something done on `met` was in time: the due day itself still is."""
    return met <= due


def step(start: date, length: int, unit: ClockUnit) -> date:
    """`length` days, weeks or months after `start`; a month that has no such day ends on its last one."""
    if unit is ClockUnit.CALENDAR_DAYS:
        return start + length * _DAY
    if unit is ClockUnit.WEEKS:
        return start + timedelta(weeks=length)
    years, month = divmod(start.year * 12 + start.month - 1 + length, 12)
    if years > 9999:
        raise OverflowError
    last = gregorian.monthrange(years, month + 1)[1]
    return date(years, month + 1, min(start.day, last))


def standing_still(day: date, calendar: OfficeCalendar, pauses: Iterable[Pause]) -> Pause | None:
    """The pause in which `day` ended; None when the clock ran at the end of it."""
    return next(
        (p for p in pauses if calendar.local_date(p.began) <= day < calendar.local_date(p.ended)),
        None,
    )


def open_pieces(
    start: datetime, calendar: OfficeCalendar, pauses: Sequence[Pause]
) -> Iterator[tuple[datetime, datetime]]:
    """The stretches of opening hours from `start` (UTC) on in which the clock runs, without end."""
    day = calendar.local_date(start)
    while True:
        for opens, closes in calendar.open_times(day):
            yield from _without(max(opens, start), closes, pauses)
        day += _DAY


def _without(begin: datetime, end: datetime, pauses: Sequence[Pause]) -> Iterator[tuple[datetime, datetime]]:
    for pause in sorted(pauses):
        if begin < pause.began < end:
            yield begin, pause.began
        if pause.began < end:
            begin = max(begin, min(pause.ended, end))
    if begin < end:
        yield begin, end


def _hours(
    clock: Clock, length: int, anchor: datetime, calendar: OfficeCalendar, pauses: Sequence[Pause]
) -> datetime:
    left = timedelta(hours=length)
    anchor = anchor.astimezone(UTC)
    if clock.statutory or not left:
        return anchor + left
    for begin, end in open_pieces(anchor, calendar, pauses):
        if end - begin >= left:
            return begin + left
        left -= end - begin
    raise OverflowError


def _business_days(start: date, length: int, calendar: OfficeCalendar, pauses: Sequence[Pause]) -> date:
    if not pauses:
        return calendar.add_business_days(start, length)
    day = start
    while length:
        day += _DAY
        if calendar.is_business_day(day) and standing_still(day, calendar, pauses) is None:
            length -= 1
    return day


def _calendar_days(start: date, length: int, calendar: OfficeCalendar, pauses: Sequence[Pause]) -> date:
    if not pauses:
        return start + length * _DAY
    day = start
    while length:
        day += _DAY
        if standing_still(day, calendar, pauses) is None:
            length -= 1
    return day
