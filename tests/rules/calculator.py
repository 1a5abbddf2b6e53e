"""Deadlines reckoned a second time, on another principle than the product's, and cases to compare the two with.

The product steps from day to day. Here nothing steps: the open days of thirty years lie in one list, the n-th is
looked up in it; opening hours are minutes of the world's clock, each marked open or not by what the wall shows
then, so that an hour that is skipped or comes twice in the night the clocks change does so here by itself.
Nothing of `complaintdesk` is used here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

import holidays

Hours = tuple[tuple[int, int], ...]  # from minute to minute of the day
FIRST, LAST = date(2010, 1, 1).toordinal(), date(2041, 12, 31).toordinal()
DAY = 24 * 60
WEEKEND = (5, 6)  # in all four countries
UNITS = ("hours", "calendar_days", "business_days", "weeks", "months")


class Place(NamedTuple):
    """Where an office is."""

    country: str
    region: str | None
    zone: str


ISTANBUL = Place("TR", None, "Europe/Istanbul")
LONDON = Place("GB", "ENG", "Europe/London")
NEW_YORK = Place("US", "NY", "America/New_York")
SYDNEY = Place("AU", "NSW", "Australia/Sydney")
PLACES = (ISTANBUL, LONDON, NEW_YORK, SYDNEY)

_NINE_TO_FIVE: Hours = ((540, 1020),)
_WITH_LUNCH: Hours = ((510, 750), (795, 1050))
_MORNING: Hours = ((570, 785),)
_NIGHT: Hours = ((0, 330), (1200, 1439))  # over the hour in which clocks change
WEEKS: tuple[tuple[Hours, ...] | None, ...] = (
    None,
    (_WITH_LUNCH,) * 5 + ((), ()),
    (_NINE_TO_FIVE,) * 5 + (_MORNING, ()),
    (_WITH_LUNCH, _WITH_LUNCH, (), _WITH_LUNCH, _NINE_TO_FIVE, _MORNING, ()),  # closed on Wednesdays
    (_NIGHT,) * 7,
    ((), (), (), _NIGHT, _NIGHT, _NIGHT, ((0, 330), (330, 400))),
)


class Case(NamedTuple):
    """One clock with all that bears on it. Instants are minutes since 1970; a pause is from one until another."""

    place: Place
    week: int
    closures: tuple[int, ...]
    unit: str
    length: int
    extended_by: int
    statutory: bool
    start: int
    pauses: tuple[tuple[int, int], ...]


class Reckoned(NamedTuple):
    """The day (as an ordinal) and, for hours, the minute since 1970."""

    on: int
    at: int | None


def reckon(case: Case) -> Reckoned:
    """By when the clock must be met."""
    length = case.length + case.extended_by
    if case.unit == "hours":
        at = case.start + 60 * length if case.statutory or not length else _after_open_minutes(case, 60 * length)
        return Reckoned(wall(case.place.zone, at).toordinal(), at)
    start = wall(case.place.zone, case.start).toordinal()
    if case.unit == "months":
        length = _months_later(start, length) - start
    elif case.unit == "weeks":
        length *= 7
    still = _days_standing_still(case)
    if case.unit == "business_days":
        days = open_days(
            case.place, None if case.statutory else case.week, () if case.statutory else case.closures
        )
        first = bisect_right(days, start)
        counted = sorted(set(days[first : first + length + len(still)]) - still)
    else:
        counted = sorted(set(range(start + 1, start + 1 + length + len(still))) - still)
    return Reckoned(counted[length - 1] if length else start, None)


def wall(zone: str, minute: int) -> datetime:
    """What the clock on the wall shows."""
    return datetime.fromtimestamp(minute * 60, ZoneInfo(zone))


def instant(zone: str, day: int, minute_of_day: int) -> int:
    """The minute at which the wall shows this time, the first of two."""
    then = datetime.combine(date.fromordinal(day), datetime.min.time(), ZoneInfo(zone))
    return int(then.replace(hour=minute_of_day // 60, minute=minute_of_day % 60).timestamp()) // 60


@cache
def _holidays(place: Place) -> frozenset[int]:
    known = holidays.country_holidays(place.country, subdiv=place.region, years=range(2009, 2043))
    return frozenset(day.toordinal() for day in known)


@lru_cache(maxsize=4096)
def open_days(place: Place, week: int | None, closures: tuple[int, ...]) -> list[int]:
    """Every open day of thirty years, in order; of the country alone where `week` is None."""
    if closures:
        days = open_days(place, week, ()).copy()
        for closed in closures:
            at = bisect_left(days, closed)
            if days[at] == closed:
                del days[at]
        return days
    hours = None if week is None else WEEKS[week]
    worked = {at for at in range(7) if (at not in WEEKEND if hours is None else hours[at])}
    return [day for day in range(FIRST, LAST) if (day - 1) % 7 in worked and day not in _holidays(place)]


def _days_standing_still(case: Case) -> set[int]:
    """The days at whose end, the midnight after, the clock stands."""
    zone = case.place.zone
    return {
        day
        for began, ended in case.pauses
        for day in range(wall(zone, began).toordinal() - 1, wall(zone, ended).toordinal() + 1)
        if began < instant(zone, day + 1, 0) <= ended
    }


@cache
def _months() -> list[int]:
    return [day for day in range(FIRST, LAST + 1) if date.fromordinal(day).day == 1]


def _months_later(start: int, months: int) -> int:
    firsts = _months()
    this = bisect_right(firsts, start) - 1
    return min(firsts[this + months] + start - firsts[this], firsts[this + months + 1] - 1)


@lru_cache(maxsize=100_000)
def _wall_quarters(zone: str, utc_day: int) -> tuple[int, ...]:
    """The minute the wall shows (counted from year 1) at each quarter of an hour; clocks change at full ones."""
    shown = (wall(zone, utc_day * DAY + quarter) for quarter in range(0, DAY, 15))
    return tuple(at.toordinal() * DAY + at.hour * 60 + at.minute for at in shown)


def _marks(hours: Hours) -> bytes:
    return bytes(any(a <= minute < b for a, b in hours) for minute in range(DAY))


@cache
def _week_marks(week: int) -> tuple[bytes, ...]:
    hours = WEEKS[week]
    return tuple(_marks(_NINE_TO_FIVE if hours is None else hours[at]) for at in range(7))


def _after_open_minutes(case: Case, wanted: int) -> int:
    days = set(open_days(case.place, case.week, case.closures))
    marks = _week_marks(case.week)
    closed = bytes(DAY)
    first = case.start // DAY
    for span in (30, 120, 480, 1920):  # a case that was closed for years stood still meanwhile
        minutes = bytearray()
        for utc_day in range(first, first + span):
            for shown in _wall_quarters(case.place.zone, utc_day):
                day, minute = divmod(shown, DAY)
                minutes += (marks[(day - 1) % 7] if day in days else closed)[minute : minute + 15]
        for began, ended in ((first * DAY, case.start), *case.pauses):
            for at in range(max(began - first * DAY, 0), min(ended - first * DAY, len(minutes))):
                minutes[at] = 0
        run = list(accumulate(minutes))
        if run[-1] >= wanted:
            return first * DAY + bisect_left(run, wanted) + 1
    raise AssertionError(f"no end of {case}")


def random_case(
    dice: Random, place: Place | None = None, start: int | None = None, unit: str | None = None
) -> Case:
    """A clock of any kind in one of the four places, with a start between 2011 and 2036."""
    place = place or dice.choice(PLACES)
    if start is None:
        start = dice.randrange(int(datetime(2011, 1, 1, tzinfo=UTC).timestamp()) // 60, 35_000_000)
    unit = unit or dice.choice(UNITS)
    statutory = dice.random() < 0.3
    today = start // DAY + date(1970, 1, 1).toordinal()
    closures = sorted({today + dice.randrange(-2, 60) for _ in range(dice.choice((0, 0, 1, 3, 12)))})
    pauses: list[tuple[int, int]] = []
    began = start - 2 * DAY
    for _ in range(0 if statutory else dice.choice((0, 0, 1, 2, 3))):
        began += dice.choice((0, 20, dice.randrange(5 * DAY), dice.randrange(30 * DAY)))
        ended = began + dice.choice(
            (1, dice.randrange(1, DAY), dice.randrange(1, 6 * DAY), dice.randrange(1, 40 * DAY))
        )
        pauses.append((began, ended))
        began = ended
    dice.shuffle(pauses)
    return Case(
        place,
        dice.randrange(len(WEEKS)),
        tuple(closures),
        unit,
        dice.choice((0, 1, 2, 3, 5, dice.randrange(25 if unit == "months" else 61))),
        dice.choice((0, 0, 0, 1, 10, dice.randrange(13 if unit == "months" else 31))),
        statutory,
        start,
        tuple(pauses),
    )


def loaded_starts(place: Place, years: range) -> Iterator[int]:
    """Minutes at which counts go wrong, if any do: most of them local times on days that people remember."""
    zone = place.zone
    for year in years:
        at = int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) // 60
        offsets = [(minute, wall(zone, minute).utcoffset()) for minute in range(at, at + 366 * DAY, 60)]
        for (_, before), (change, after) in pairwise(offsets):
            if before != after:
                yield from (change + off for off in (-2 * DAY, -DAY, -90, -30, -1, 0, 1, 30, 59, 60, 90))
        for month, day, minute in (
            (1, 1, 0),
            (1, 31, 600),
            (8, 31, 1439),
            (10, 31, 0),
            (12, 31, 1439),
            (2, 28, 720),
        ):
            yield instant(zone, date(year, month, day).toordinal(), minute)
        if year % 4 == 0:
            yield from (instant(zone, date(year, 2, 29).toordinal(), minute) for minute in (0, 720, 1439))
        days = open_days(place, None, ())
        here = days[
            bisect_left(days, date(year, 1, 1).toordinal()) : bisect_left(days, date(year + 1, 1, 1).toordinal())
        ]
        for before_it, after_it in pairwise(here):
            if after_it - before_it >= 4:  # a long weekend
                yield from (instant(zone, before_it, minute) for minute in (1019, 1110, 1290, 1439))
