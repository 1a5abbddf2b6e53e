"""The clocks of a case that was lived elsewhere: met where a day is known, ended with the case (7.3, 7.4, 7.7)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from complaintdesk.documents.importing.entry import History
from complaintdesk.documents.importing.moments import Moment
from complaintdesk.rules import clocks
from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind
from complaintdesk.store import policies

Row = dict[str, Any]

# Why a clock that was not seen to be met runs no longer (operations.clock_keeping).
ENDED, PASSED = "closed", "passed"


class ClockRows:
    """Makes clocks by the policy in force and the office's calendar."""

    def __init__(self, policy: clocks.Policy, calendar: OfficeCalendar) -> None:
        self._policy = policy
        self._calendar = calendar
        self._due: dict[tuple[clocks.Clock, datetime], clocks.Due] = {}

    def of(self, history: History) -> list[Row]:
        """The rows, without ids: as `intake`, `acknowledgement`, `response` and `closing` would have left them."""
        rows: list[Row] = []
        for anchor in (ClockAnchor.RECEIVED, ClockAnchor.LAST_UPDATE):
            self._start(rows, anchor, history.received)
        done = [(history.acknowledged, ClockKind.ACKNOWLEDGE), (history.decided, ClockKind.DECIDE)]
        for moment, kind in sorted(
            ((moment, kind) for moment, kind in done if moment), key=lambda each: each[0].at
        ):
            self._done(rows, kind, moment)
        if history.closed is not None:
            for row in _running(rows):
                row["ended"] = ENDED
        return rows

    def _done(self, rows: list[Row], kind: ClockKind, moment: Moment) -> None:
        if kind is ClockKind.DECIDE:
            _settle_early(rows, moment)
        _meet(rows, kind, moment)
        self._start(rows, _STARTS[kind], moment)
        _meet(rows, ClockKind.UPDATE, moment)
        self._start(rows, ClockAnchor.LAST_UPDATE, moment)

    def _start(self, rows: list[Row], anchor: ClockAnchor, moment: Moment) -> None:
        for clock in self._policy.started_by(anchor):
            due = self._due_of(clock, moment)
            rows.append(
                {"anchor_at": moment.at, "due_on": due.on, "due_at": due.at, **policies.columns(clock, anchor)}
            )

    def _due_of(self, clock: clocks.Clock, moment: Moment) -> clocks.Due:
        known = self._due.get((clock, moment.at))
        if known is None:
            known = self._due[clock, moment.at] = clocks.due(clock, moment.at, self._calendar)
        return known


_STARTS = {ClockKind.ACKNOWLEDGE: ClockAnchor.ACKNOWLEDGED, ClockKind.DECIDE: ClockAnchor.DECIDED}


def next_due(rows: Iterable[Row]) -> Row:
    """What the case keeps of the clock that runs out first; empty where none runs."""
    counted = [row for row in _running(rows) if row["kind"] != ClockKind.EARLY]
    ours = [row for row in counted if ClockKind(row["kind"]).is_ours]
    first = min(ours or counted, key=lambda row: clocks.urgency(row["due_on"], row["kind"]), default=None)
    if first is None:
        return {"next_clock": None, "next_due": None}
    return {"next_clock": first["kind"], "next_due": first["due_on"], "next_due_at": first["due_at"]}


def _running(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if "met_at" not in row and "ended" not in row]


def _meet(rows: Iterable[Row], kind: ClockKind, moment: Moment) -> None:
    for row in _running(rows):
        if row["kind"] == kind:
            row["met_at"], row["met_on"] = moment.at, moment.on


def _settle_early(rows: Iterable[Row], moment: Moment) -> None:
    for row in _running(rows):
        if row["kind"] == ClockKind.EARLY and row["due_on"] < moment.on:
            row["ended"] = PASSED
    _meet(rows, ClockKind.EARLY, moment)
