"""The office's days and hours while its history is made up.

A moment is a whole number: the day's ordinal times 86,400 plus the second of the office's day. It becomes a
UTC instant, in its stored form, only when it is written down.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from complaintdesk.records.types import instant_of
from complaintdesk.rules import clocks
from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.letter_closing import Contact
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind, Priority
from complaintdesk.store import policies

DAY = 86_400
OPENS, CLOSES = 8 * 3600 + 30 * 60, 17 * 3600 + 30 * 60
# Of today, only what happened before noon is told; a desk filled earlier in the day tells it closer together.
NOON = 12 * 3600
_NOWHERE = Contact()
_EPOCH = date(1970, 1, 1).toordinal()
_KNOWN_BACK, _KNOWN_AHEAD = 800, 400


class Office:
    """Business days, due dates and instants around `now` (UTC), each worked out once."""

    def __init__(
        self,
        calendar: OfficeCalendar,
        policy: clocks.Policy,
        now: datetime,
        policy_id: int | None = None,
        contact: Contact = _NOWHERE,
    ) -> None:
        self.contact = contact
        self.calendar = calendar
        self.policy = policy
        self.policy_id = policy_id
        self.started_by = cache(self._started_by)
        self.of_kind = cache(self._of_kind)
        self.columns = cache(_columns)
        self.today = calendar.local_date(now).toordinal()
        self.present = self.today * DAY + NOON
        self._open = [
            day
            for day in range(self.today - _KNOWN_BACK, self.today + _KNOWN_AHEAD)
            if calendar.is_business_day(date.fromordinal(day))
        ]
        self._are_open = frozenset(self._open)
        self._zone = ZoneInfo(calendar.time_zone)
        gone = now.timestamp() - self._midnight(self.today)
        self._squeeze = min(1.0, gone / (NOON + 3600))
        self.instant = lru_cache(64)(self._instant)  # an act asks for its own several times
        self.due = cache(self._due)
        self.iso = cache(self._iso)
        self._began = cache(self._midnight)
        self._day_text = cache(lambda day: date.fromordinal(_EPOCH + day).isoformat())
        self._time_text = [f"T{at // 3600:02d}:{at // 60 % 60:02d}:{at % 60:02d}." for at in range(DAY)]

    def is_open(self, day: int) -> bool:
        """Whether the office works on the day."""
        return day in self._are_open

    def after(self, day: int, n: int) -> int:
        """The `n`-th business day after `day`; `day` itself for 0."""
        return day if n <= 0 else self._open[bisect_right(self._open, day) + n - 1]

    def back(self, n: int) -> int:
        """The `n`-th business day before today; for 0 today, or the last business day when today is none."""
        at = bisect_left(self._open, self.today)
        if n == 0 and self.is_open(self.today):
            return self.today
        return self._open[at - max(n, 1)]

    def _instant(self, moment: int) -> str:
        """The moment as a UTC instant in its stored form; never one that lies ahead of now."""
        day, second = divmod(moment, DAY)
        if day == self.today:
            second = int(second * self._squeeze)
        utc_day, second = divmod(self._began(day) + second, DAY)
        return (
            f"{self._day_text(utc_day)}{self._time_text[second]}{moment * 7919 % 1000 * (day < self.today):03d}Z"
        )

    def local(self, moment: int) -> date:
        """The moment's date at the office."""
        return date.fromordinal(moment // DAY)

    def _due(self, clock: clocks.Clock, day: int) -> str:
        noon = datetime.fromtimestamp(self._midnight(day) + NOON, UTC)
        return clocks.due_on(clock, noon, self.calendar).isoformat()

    def recounted(self, clock: clocks.Clock, anchor: str, pauses: list[tuple[str, str]], extended_by: int) -> str:
        """When a clock that stood still or was extended is due: its anchor and pauses are stored instants."""
        stood = [clocks.Pause(instant_of(began), instant_of(ended), "") for began, ended in pauses]
        return clocks.due(clock, instant_of(anchor), self.calendar, stood, extended_by).on.isoformat()

    def _started_by(self, anchor: ClockAnchor, priority: str | None) -> tuple[clocks.Clock, ...]:
        return self.policy.started_by(anchor, Priority(priority) if priority else None)

    def _of_kind(self, kind: ClockKind, priority: str | None) -> tuple[clocks.Clock, ...]:
        return self.policy.of_kind(kind, Priority(priority) if priority else None)

    def _midnight(self, day: int) -> int:
        """Seconds from 1970 to the beginning of the office's day."""
        start = datetime.combine(date.fromordinal(day), datetime.min.time(), self._zone)
        return int(start.astimezone(UTC).timestamp())

    def _iso(self, day: int) -> str:
        return date.fromordinal(day).isoformat()


def _columns(clock: clocks.Clock, anchor: ClockAnchor) -> dict[str, Any]:
    """As `store.policies.columns`, without what is empty: rows here have no empty columns."""
    return {name: value for name, value in policies.columns(clock, anchor).items() if value is not None}
