"""The clocks of the case: what `operations.clock_keeping` does."""

from __future__ import annotations

from collections.abc import Callable

from complaintdesk.rules import clocks
from complaintdesk.rules.clocks import Clock
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind
from complaintdesk.sample.ledger.rows import Happened, Numbers, Row, Rows
from complaintdesk.sample.office import DAY, Office

# Why a clock that was not met runs no longer.
CLOSED, PASSED, ANEW, ACCEPTED, OUTSIDE = "closed", "passed", "decided anew", "accepted", "gone outside"
THEIRS = "it is theirs to go on"
_FIRST = {kind.value: clocks.urgency("", kind)[1] for kind in ClockKind}
_EARLY, _THEIRS, _UPDATE = ClockKind.EARLY.value, ClockKind.RECOURSE.value, ClockKind.UPDATE.value
_MAY_PAUSE = frozenset(kind.value for kind in ClockKind if kind.may_pause)


class Clocks(Rows):
    """The clocks that run, and the times they stood still."""

    def __init__(self, numbers: Numbers, office: Office, tell: Callable[[Happened], None]) -> None:
        super().__init__(numbers, office, tell)
        self._running: list[Row] = []
        self._pauses: list[Row] = []

    def _start(self, anchor: ClockAnchor, at: int) -> None:
        for clock in self._office.started_by(anchor, self.case.get("priority")):
            self._begin(clock, anchor, at)

    def _start_again(self, kind: ClockKind, at: int) -> None:
        for clock in self._office.of_kind(kind, self.case.get("priority")):
            self._begin(clock, ClockAnchor.REOPENED, at)

    def _begin(self, clock: Clock, anchor: ClockAnchor, at: int) -> None:
        row = {
            "id": self._numbers.new_id("case_clock"),
            "case_id": self.case["id"],
            "anchor_at": self._office.instant(at),
            "due_on": self._office.due(clock, at // DAY),
            **self._office.columns(clock, anchor),
            "extended_by": 0,
        }
        self._keep("case_clock", row)
        self._running.append(row)

    def _meet(self, kind: str, at: int) -> None:
        met = [clock for clock in self._running if clock["kind"] == kind]
        if not met:
            return
        self._running = [clock for clock in self._running if clock["kind"] != kind]
        for clock in met:
            stood = self._stood_still(clock, at)
            now, today = self._office.instant(at), self._office.iso(at // DAY)
            self._change("case_clock", clock, **stood, met_at=now, met_on=today)

    def _told(self, at: int) -> None:
        self._meet(_UPDATE, at)
        self._start(ClockAnchor.LAST_UPDATE, at)

    @property
    def _owes_news(self) -> bool:
        return any(clock["kind"] == _UPDATE for clock in self._running)

    def _owe_news(self, at: int) -> None:
        if not self._owes_news:
            self._start(ClockAnchor.LAST_UPDATE, at)

    def _settle_early(self, at: int) -> None:
        today = self._office.iso(at // DAY)
        if any(clock["kind"] == _EARLY and clock["due_on"] < today for clock in self._running):
            self._end(at, PASSED, _EARLY)
        self._meet(_EARLY, at)

    def _end(self, at: int, why: str, kind: str | None = None) -> None:
        """End the running clocks (of `kind`, if any) without their being met."""
        ended = [clock for clock in self._running if kind is None or clock["kind"] == kind]
        self._running = [clock for clock in self._running if kind is not None and clock["kind"] != kind]
        for clock in ended:
            self._change("case_clock", clock, **self._stood_still(clock, at), ended=why)

    def _stand_still(self, at: int, why: str) -> None:
        for clock in self._running:
            if not clock["statutory"] and clock["kind"] in _MAY_PAUSE and clock.get("paused_at") is None:
                self._change("case_clock", clock, paused_at=self._office.instant(at), paused_why=why)

    def _run_on(self, at: int) -> None:
        for clock in self._running:
            self._change("case_clock", clock, **self._stood_still(clock, at))

    def _stood_still(self, clock: Row, at: int) -> Row:
        """What changes on a clock that does not stand still any more; nothing where it did not."""
        if clock.get("paused_at") is None:
            return {}
        self._note_pause(clock, at)
        return {"paused_at": None, "paused_why": None, "due_on": self._recounted(clock)}

    def _move(self, kind: ClockKind, by: int, why: str) -> None:
        for clock in self._running:
            if clock["kind"] == kind and clock["extend_by"]:
                extended = clock["extended_by"] + by
                due_on = self._recounted(clock, extended)
                why = "; ".join(part for part in (clock.get("extension"), why) if part)
                self._change("case_clock", clock, extended_by=extended, extension=why, due_on=due_on)

    def _note_pause(self, clock: Row, at: int) -> None:
        row = {
            "id": self._numbers.new_id("clock_pause"),
            "clock_id": clock["id"],
            "case_id": self.case["id"],
            "began_at": clock["paused_at"],
            "ended_at": self._office.instant(at),
            "why": clock["paused_why"],
        }
        self._keep("clock_pause", row)
        self._pauses.append(row)

    def _recounted(self, clock: Row, extended_by: int | None = None) -> str:
        """When it is due now, after its pauses and with its extension."""
        rule = self._office.of_kind(ClockKind(clock["kind"]), self.case.get("priority"))[0]
        pauses = [
            (pause["began_at"], pause["ended_at"]) for pause in self._pauses if pause["clock_id"] == clock["id"]
        ]
        extended = clock["extended_by"] if extended_by is None else extended_by
        return self._office.recounted(rule, clock["anchor_at"], pauses, extended)

    def _never_without(self, at: int) -> None:
        if self.case.get("closed_at") is None and not self._running:
            self._start(ClockAnchor.LAST_UPDATE, at)

    def _next(self) -> Row:
        """What the case keeps of the clock that runs out first, and since when clocks stand still."""
        first: Row | None = None
        theirs: Row | None = None
        paused: str | None = None
        for clock in self._running:
            still = clock.get("paused_at")
            kind = clock["kind"]
            if still is not None:
                paused = still if paused is None else min(paused, still)
            elif kind == _THEIRS:
                theirs = clock
            elif kind != _EARLY and (first is None or _before(clock, first)):
                first = clock
        shown = first or theirs  # their own time counts where no other clock runs
        if shown is not None:
            return {"next_clock": shown["kind"], "next_due": shown["due_on"], "paused_at": paused}
        due = None if self.case.get("closed_at") else self.case["received_on"]
        return {"next_clock": None, "next_due": due, "paused_at": paused}


def _before(one: Row, other: Row) -> bool:
    return (one["due_on"], _FIRST[one["kind"]]) < (other["due_on"], _FIRST[other["kind"]])
