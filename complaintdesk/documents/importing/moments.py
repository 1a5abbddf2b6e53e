"""Days of a file as instants of the office."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from complaintdesk.documents.importing.days import Day

_NOON = time(12)


class Moment(NamedTuple):
    """An instant (UTC), and the date in the office's time zone, which is the date in the file, exactly."""

    at: datetime
    on: date


class Moments:
    """What days are at this office, each worked out once. `now` is a UTC instant, `today` the office's date."""

    def __init__(self, zone: str, now: datetime, today: date) -> None:
        self._zone = ZoneInfo(zone)
        self._now = now
        self._noons: dict[date, Moment] = {}
        self.today = today

    def of(self, day: Day) -> Moment:
        """The day's moment: its time where it has one, else noon; today's never lies ahead of now.

        A time with an offset can fall on another date at this office. The date in the file counts then, and the
        moment is noon.
        """
        if day.time is None:
            return self._noon(day.on)
        local = datetime.combine(day.on, day.time, self._zone if day.offset is None else UTC)
        at = local.astimezone(UTC) if day.offset is None else local - day.offset
        if at.astimezone(self._zone).date() != day.on:
            return self._noon(day.on)
        return Moment(self._not_ahead(at, day.on), day.on)

    def _noon(self, on: date) -> Moment:
        if on not in self._noons:
            at = datetime.combine(on, _NOON, self._zone).astimezone(UTC)
            self._noons[on] = Moment(self._not_ahead(at, on), on)
        return self._noons[on]

    def _not_ahead(self, at: datetime, on: date) -> datetime:
        return min(at, self._now) if on == self.today else at
