"""The clocks of a case that was lived elsewhere: met where a day is known, ended with the case (7.3, 7.4, 7.7)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from complaintdesk.documents.importing.entry import History
from complaintdesk.documents.importing.moments import Moment
from complaintdesk.rules import clocks
from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.vocabulary import ClockKind

Row = dict[str, Any]

# Why a clock that was not seen to be met runs no longer.
ENDED = "closed"
# Where two fall due on one day, the one that stands first is shown (operations.clock_keeping).
_FIRST = (ClockKind.ACKNOWLEDGE, ClockKind.DECIDE, ClockKind.UPDATE)


class ClockRows:
    """Makes clocks by the policy in force and the office's calendar."""

    def __init__(self, policy: clocks.Policy, calendar: OfficeCalendar) -> None:
        self._policy = policy
        self._calendar = calendar
        self._due: dict[tuple[ClockKind, datetime], date] = {}

    def of(self, history: History) -> list[Row]:
        """The rows, without ids: as `intake`, `acknowledgement`, `response` and `closing` would have left them."""
        rows: list[Row] = []
        for kind in ClockKind:
            self._start(rows, kind, history.received)
        done = [(history.acknowledged, ClockKind.ACKNOWLEDGE), (history.decided, ClockKind.DECIDE)]
        for moment, kind in sorted(
            ((moment, kind) for moment, kind in done if moment), key=lambda each: each[0].at
        ):
            _meet(rows, kind, moment)
            _meet(rows, ClockKind.UPDATE, moment)
            self._start(rows, ClockKind.UPDATE, moment)
        if history.closed is not None:
            for row in _running(rows):
                row["ended"] = ENDED
        return rows

    def _start(self, rows: list[Row], kind: ClockKind, moment: Moment) -> None:
        for clock in self._policy.clocks:
            if clock.kind is kind:
                rows.append(
                    {
                        "kind": kind.value,
                        "anchor_at": moment.at,
                        "length": clock.length,
                        "unit": clock.unit.value,
                        "statutory": clock.statutory,
                        "due_on": self._due_on(clock, moment),
                    }
                )

    def _due_on(self, clock: clocks.Clock, moment: Moment) -> date:
        known = self._due.get((clock.kind, moment.at))
        if known is None:
            known = self._due[clock.kind, moment.at] = clocks.due_on(clock, moment.at, self._calendar)
        return known


def next_due(rows: Iterable[Row]) -> tuple[str | None, date | None]:
    """Kind and date of the clock that runs out first; nothing where none runs."""
    running = _running(rows)
    if not running:
        return None, None
    first = min(running, key=lambda row: (row["due_on"], _FIRST.index(row["kind"])))
    return first["kind"], first["due_on"]


def _running(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if "met_at" not in row and "ended" not in row]


def _meet(rows: Iterable[Row], kind: ClockKind, moment: Moment) -> None:
    for row in _running(rows):
        if row["kind"] == kind:
            row["met_at"], row["met_on"] = moment.at, moment.on
