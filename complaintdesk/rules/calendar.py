"""The days an office works: its country's holidays and weekend, and its own closures.

The clocks of ISO 10002:2018, 7.3-7.8, count these days. Nothing here reads a clock: days are given.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from complaintdesk.rules import countries as country_names
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.opening_hours import USUAL_DAY, WEEKDAYS, Week

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OfficeCalendar:
    """When the office is open: ISO country code, region or None, IANA time zone, own closures and hours.

    `closures` are days with their reasons. `week` None means that the office has not said when it is open: it
    works on all days but the country's weekend, as that was on the day asked. An unknown country, region or
    time zone raises `Invalid` when first used (see `check`).
    """

    country: str
    subdivision: str | None
    time_zone: str
    closures: tuple[tuple[date, str], ...] = ()
    week: Week | None = None

    def __post_init__(self) -> None:
        """Refuses a week without a working day, in which no clock would ever run out."""
        if self.week is not None and not any(self.week):
            raise Invalid("The office must be open on at least one day of the week.", {"week": "One day open."})

    def by_law(self) -> OfficeCalendar:
        """The country's days alone, which the law counts by: it knows nothing of an office's own closures."""
        return OfficeCalendar(self.country, self.subdivision, self.time_zone)

    def is_business_day(self, day: date) -> bool:
        """Whether the office works on `day`."""
        if self.closures and day in _by_day(self.closures):
            return False
        year = _year(self.country, self.subdivision, day.year)
        if day in year.holidays:
            return False
        return day not in year.weekend if self.week is None else bool(self.week[day.weekday()])

    def why_closed(self, day: date) -> str | None:
        """The holiday's name, `weekend` or why the office is closed; None when it works on `day`."""
        if self.is_business_day(day):
            return None
        year = _year(self.country, self.subdivision, day.year)
        if day in year.holidays:
            return year.holidays[day]
        own = _by_day(self.closures).get(day)
        if own is not None:
            return f"closed by the office: {own}" if own else "closed by the office"
        return "weekend" if day in year.weekend else f"closed on {WEEKDAYS[day.weekday()].capitalize()}s"

    def open_times(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """From when until when the office is open on `day`, as UTC instants; nothing on a day it does not work."""
        if not self.is_business_day(day):
            return ()
        zone = _zone(self.time_zone)
        spans = USUAL_DAY if self.week is None else self.week[day.weekday()]
        return tuple(
            (
                datetime.combine(day, span.opens, zone).astimezone(UTC),
                datetime.combine(day, span.closes, zone).astimezone(UTC),
            )
            for span in spans
        )

    def add_business_days(self, day: date, n: int) -> date:
        """The `n`-th business day after `day`, which is itself day 0 whether open or not; 0 gives `day`."""
        if n < 0:
            raise ValueError("business days are counted forwards")
        return _add(self, day, n)

    def local_date(self, instant: datetime) -> date:
        """The date on the office's wall at `instant`, which must be aware (UTC)."""
        if instant.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        try:
            return instant.astimezone(_zone(self.time_zone)).date()
        except OverflowError:
            return instant.date()  # within a day of year 1 or 9999, where no office is open


def check(calendar: OfficeCalendar) -> None:
    """Raises `Invalid` naming the field, if country, region or time zone are not known."""
    _year(calendar.country, calendar.subdivision, 2026)
    _zone(calendar.time_zone)


def countries() -> tuple[tuple[str, str], ...]:
    """Code and English name of every country whose holidays are known, sorted by name."""
    return country_names.known()


@lru_cache(maxsize=64)
def subdivisions(country: str) -> tuple[str, ...]:
    """Codes of the regions with holidays of their own, sorted; none for most. Raises `Invalid`."""
    import holidays  # here, because it takes a tenth of a second and most starts do not need it

    _require_known(country)
    return tuple(sorted(holidays.country_holidays(country).subdivisions))


class _Year(NamedTuple):
    """One year's closed days. Never changed once made, so that threads may share it."""

    holidays: dict[date, str]
    weekend: frozenset[date]


@lru_cache(maxsize=512)
def _year(country: str, subdivision: str | None, year: int) -> _Year:
    import holidays

    _require_known(country)
    if subdivision and subdivision not in subdivisions(country):
        sentence = f"The holidays of “{subdivision}” in {country} are not known. Leave the region empty."
        raise Invalid(sentence, {"subdivision": sentence})
    known = holidays.country_holidays(
        country, subdiv=subdivision or None, years=year, expand=False, language="en_US"
    )
    # Some countries make up for a long holiday by working on a Saturday or Sunday.
    working = known.weekend_workdays
    first = date(year, 1, 1).toordinal()
    days = [date.fromordinal(first + at) for at in range((date(year, 12, 31).toordinal() - first) + 1)]
    return _Year(
        {day: name for day, name in known.items() if day not in working},
        frozenset(day for day in days if known.is_weekend(day) and day not in working),
    )


@lru_cache(maxsize=64)
def _by_day(closures: tuple[tuple[date, str], ...]) -> dict[date, str]:
    return dict(closures)


@lru_cache(maxsize=8192)
def _add(calendar: OfficeCalendar, day: date, n: int) -> date:
    try:
        while n:
            day += _DAY
            if calendar.is_business_day(day):
                n -= 1
    except OverflowError as error:
        raise Invalid("That many business days lead beyond the year 9999.") from error
    return day


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        sentence = f"“{name}” is not a time zone this computer knows. Write one like Europe/Istanbul."
        raise Invalid(sentence, {"time_zone": sentence}) from error


def _require_known(country: str) -> None:
    # Asked first, because the package takes any name of its own for a country.
    if country not in country_names.codes():
        sentence = f"The holidays of “{country}” are not known. Choose a country by its two-letter code, like GB."
        raise Invalid(sentence, {"country": sentence})
