"""How a deadline was counted, line by line, as it can be read out to whoever asks (ISO 10002:2018, 7.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from complaintdesk.rules import clocks
from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.clocks import Clock, Pause
from complaintdesk.rules.vocabulary import ClockUnit

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One line of the count: `counted` is the number the day got, None when it was passed over."""

    day: date
    counted: int | None
    why: str


def count(
    clock: Clock, anchor: datetime, calendar: OfficeCalendar, pauses: Sequence[Pause] = (), extended_by: int = 0
) -> tuple[CountedDay, ...]:
    """The count as it can be read out, from the day it starts to the due day, which stands last.

    Days are listed one by one, weeks and months one a line where the clock never stood still. Raises `Invalid`
    as `clocks.due` does.
    """
    due = clocks.due(clock, anchor, calendar, pauses, extended_by)
    days = calendar.by_law() if clock.statutory else calendar
    start = days.local_date(anchor)
    lines = [CountedDay(start, 0, "the day it starts is not counted")]
    if clock.unit is ClockUnit.HOURS and clock.statutory:
        lines = list(_clock_hours(clock, start, due.on, clock.length + extended_by))
    elif clock.unit is ClockUnit.HOURS:
        lines = list(_open_hours(clock, anchor, days, pauses, due, extended_by))
    elif clock.unit is ClockUnit.BUSINESS_DAYS:
        lines += _business_days(clock, start, due.on, days, calendar, pauses)
    elif clock.unit is ClockUnit.CALENDAR_DAYS or pauses:
        lines += _days(start, due.on, days, pauses)
    else:
        one = clock.unit.label.removesuffix("s")
        for number in range(1, clock.length + extended_by + 1):
            lines.append(CountedDay(clocks.step(start, number, clock.unit), number, f"{one} {number}"))
    return tuple(lines)


def rests_on(
    clock: Clock, source: str | None, extension: str | None = None, extended_by: int = 0
) -> tuple[str, ...]:
    """The rule behind the count, in sentences: length, source, whose days, extension with its reason."""
    article = ", ".join(part for part in (clock.rule, source) if part)
    said = [f"{clock.length_words} from when {clock.anchor.label}" + (f" ({article})" if article else "") + "."]
    if clock.statutory:
        said.append("The law sets it: it never stands still, and the office's own closures do not count.")
    if extended_by:
        why = f": {extension}" if extension else ""
        said.append(f"Extended by {clock.words(extended_by)}{why}.")
    return tuple(said)


def _business_days(
    clock: Clock,
    start: date,
    due: date,
    days: OfficeCalendar,
    office: OfficeCalendar,
    pauses: Sequence[Pause],
) -> Iterator[CountedDay]:
    number = 0
    day = start
    while day < due:
        day += _DAY
        closed, still = days.why_closed(day), clocks.standing_still(day, days, pauses)
        if closed is not None:
            yield CountedDay(day, None, closed)
        elif still is not None:
            yield CountedDay(day, None, f"the clock stood still: {still.why}")
        else:
            number += 1
            own = office.why_closed(day) if clock.statutory else None
            yield CountedDay(
                day, number, f"business day {number}" + (f" ({own}; the law counts it)" if own else "")
            )


def _days(start: date, due: date, days: OfficeCalendar, pauses: Sequence[Pause]) -> Iterator[CountedDay]:
    number = 0
    day = start
    while day < due:
        day += _DAY
        still = clocks.standing_still(day, days, pauses)
        if still is None:
            number += 1
            yield CountedDay(day, number, f"day {number}")
        else:
            yield CountedDay(day, None, f"the clock stood still: {still.why}")


def _clock_hours(clock: Clock, start: date, due: date, length: int) -> Iterator[CountedDay]:
    begin, end = "the hours run from then on", f"the {length} hours end on this day"
    if due == start:
        yield CountedDay(start, length, f"{begin}; {end}")
        return
    yield CountedDay(start, 0, begin)
    day = start
    while day < due:
        day += _DAY
        yield CountedDay(day, length, end) if day == due else CountedDay(day, None, "…")


def _open_hours(
    clock: Clock,
    anchor: datetime,
    days: OfficeCalendar,
    pauses: Sequence[Pause],
    due: clocks.Due,
    extended_by: int,
) -> Iterator[CountedDay]:
    """A line a day: how much of it counted, and how much had been counted by its end."""
    assert due.at is not None  # noqa: S101 - clocks in hours are due at an instant
    day, gone = days.local_date(anchor), timedelta()
    length = clock.words(clock.length + extended_by)
    anchor = anchor.astimezone(UTC)
    pieces = clocks.open_pieces(anchor, days, pauses)
    begin, end = next(pieces)
    while day <= due.on:
        counted = timedelta()
        while days.local_date(begin) == day and begin < due.at:
            counted += min(end, due.at) - begin
            begin, end = next(pieces)
        gone += counted
        if counted or day == due.on:  # on which nothing counts where the length is 0
            why = f"{_hours(counted)} open, {_hours(gone)} of {length}"
            yield CountedDay(day, int(gone.total_seconds() // 3600), why)
        else:
            still = _took_the_day(day, anchor, days, pauses)
            passed = f"the clock stood still: {still.why}" if still else "after closing time"
            yield CountedDay(day, None, days.why_closed(day) or passed)
        day += _DAY


def _took_the_day(day: date, anchor: datetime, days: OfficeCalendar, pauses: Sequence[Pause]) -> Pause | None:
    """The pause in what the day still had of opening hours: it may have begun and ended on that day."""
    left = [(max(opens, anchor), closes) for opens, closes in days.open_times(day)]
    return next((p for p in pauses if any(p.began < closes and p.ended > opens for opens, closes in left)), None)


def _hours(much: timedelta) -> str:
    hours, rest = divmod(int(much.total_seconds()), 3600)
    return f"{hours} h {rest // 60:02d}" if rest else f"{hours} h"
