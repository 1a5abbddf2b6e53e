"""What each act of a life leaves in the file: the rows and the event that the operation of its name would leave.

The operations work on one case at a time through a session; a sample of a million rows cannot wait for that.
A test lives the same lives through both and compares every row and every event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Protocol

from complaintdesk.rules import lifecycle, priority, reference
from complaintdesk.rules.clocks import Clock, urgency
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind, Direction, Level, Priority
from complaintdesk.sample import changes
from complaintdesk.sample.office import DAY, Office
from complaintdesk.store.desk import Actor

Row = dict[str, Any]
# (moment, actor, act, case's id, why, changes as JSON)
Happened = tuple[int, Actor, str, int, str | None, str]
# Why a clock that was not met runs no longer (operations.clock_keeping).
_CLOSED, _PASSED, _ANEW = "closed", "passed", "decided anew"
_EMPTY: Row = {"recurrent": False, "safety": False, "recourse_told": False, "reopened": 0, "version": 1}


class Numbers(Protocol):
    """Who gives out ids and reference numbers: the store's bulk door."""

    def new_id(self, table: str) -> int:
        """The id that the next row of `table` shall have."""

    def draw_sequence(self, year: int) -> int:
        """The next sequence number of a reference in `year`."""


class Ledger:
    """One case as it is being lived. Moments are `sample.office` moments; codes are in their stored form."""

    def __init__(self, numbers: Numbers, office: Office, tell: Callable[[Happened], None]) -> None:
        self._numbers = numbers
        self._office = office
        self._tell = tell
        self.people: list[tuple[str, Row]] = []  # new complainants and their contact points
        self.case: Row = {}
        self.clocks: list[Row] = []
        self.log_entries: list[Row] = []
        self._new: list[tuple[str, Row]] = []
        self._changed: dict[tuple[str, int], dict[str, tuple[Any, Any]]] = {}

    def take_in(self, at: int, actor: Actor, received: int, given: Row, people: Iterable[tuple[str, Row]]) -> None:
        """`intake.take_in`: `given` are the fields of the receipt, `teller` the name of who told it."""
        given = dict(given)
        teller = given.pop("teller")
        self.people = list(people)
        self._new += self.people
        year = self._office.local(received).year
        self.case = {
            "id": self._numbers.new_id("case"),
            "reference": reference.make(year, self._numbers.draw_sequence(year)),
            "stage": "received",
            **_EMPTY,
            "taken_by_id": actor.id,
            "received_at": self._office.instant(received),
            "received_on": self._office.iso(received // DAY),
            **given,
            "policy_id": self._office.policy_id,
        }
        self.case["list_rank"] = priority.list_rank(self.case["safety"])
        self._new.append(("case", self.case))
        self._note(received, actor, Direction.IN.value, given["medium"], given["description"], teller)
        for anchor in (ClockAnchor.RECEIVED, ClockAnchor.LAST_UPDATE):
            self._start(anchor, received)
        self.case |= self._next()
        self._done(at, actor, "intake.take_in", None)

    def edit(self, at: int, actor: Actor, fields: Row) -> None:
        """`intake.edit`: corrected fields of the receipt."""
        self._set(**fields)
        self._settle(at, actor, "intake.edit")

    def acknowledge(self, at: int, actor: Actor, channel: str, text: str, with_whom: str | None) -> None:
        """`acknowledgement.acknowledge`."""
        self._note(at, actor, "out", channel, text, with_whom)
        self._set(acknowledged_at=self._office.instant(at), acknowledged_on=self._office.iso(at // DAY))
        self._meet(ClockKind.ACKNOWLEDGE, at)
        self._start(ClockAnchor.ACKNOWLEDGED, at)
        self._told(at)
        self._settle(at, actor, "acknowledgement.acknowledge")

    def assess(
        self, at: int, actor: Actor, grades: tuple[Level, Level, Level], safety: str | None, note: str | None
    ) -> None:
        """`assessment.assess`: grades are severity, complexity, impact; `safety` says what may happen, or None."""
        severity, complexity, impact = grades
        self._set(
            severity=severity.value,
            complexity=complexity.value,
            impact=impact.value,
            safety=safety is not None,
            safety_note=safety,
            assessment_note=note,
            assessed_at=self._office.instant(at),
            priority=priority.priority(severity, impact, complexity, safety is not None).value,
            list_rank=priority.list_rank(safety is not None),
        )
        self._settle(at, actor, "assessment.assess")

    def assign(self, at: int, actor: Actor, owner_id: int) -> None:
        """`investigation.assign`."""
        self._set(owner_id=owner_id)
        self._settle(at, actor, "investigation.assign")

    def log(self, at: int, actor: Actor, direction: str, channel: str, text: str, with_whom: str | None) -> None:
        """`tracking.log`."""
        self._note(at, actor, direction, channel, text, with_whom)
        if direction == "out" and self.case.get("closed_at") is None:
            self._told(at)
        self._settle(at, actor, "tracking.log")

    def decide(self, at: int, actor: Actor, fields: Row, channel: str, with_whom: str | None) -> None:
        """`response.decide`: `fields` are outcome, decision, decision_reason, remedy_given, sum_given."""
        self._note(at, actor, "out", channel, fields["decision"], with_whom)
        self._set(**fields, decided_at=self._office.instant(at), decided_on=self._office.iso(at // DAY))
        self._settle_early(at)
        self._meet(ClockKind.DECIDE, at)
        for clock in self._running():
            if clock["kind"] == ClockKind.RECOURSE:
                self._change("case_clock", clock, "ended", _ANEW)
        self._start(ClockAnchor.DECIDED, at)
        self._told(at)
        self._settle(at, actor, "response.decide")

    def close(self, at: int, actor: Actor, reason: str, note: str | None, recourse_told: bool) -> None:
        """`closing.close`."""
        now = self._office.instant(at)
        self._set(
            closing_reason=reason,
            closing_note=note,
            recourse_told=recourse_told,
            closed_at=now,
            closed_on=self._office.iso(at // DAY),
            first_closed_at=self.case.get("first_closed_at") or now,
        )
        for clock in self._running():
            self._change("case_clock", clock, "ended", _CLOSED)
        self._settle(at, actor, "closing.close")

    def reopen(self, at: int, actor: Actor, why: str) -> None:
        """`closing.reopen`."""
        self._set(
            closed_at=None,
            closed_on=None,
            closing_reason=None,
            closing_note=None,
            reopened=self.case["reopened"] + 1,
            reopened_at=self._office.instant(at),
        )
        self._start(ClockAnchor.LAST_UPDATE, at)
        # the sample reopens cases that were decided: their deadline for it was met, and counts anew
        for clock in self._office.policy.of_kind(ClockKind.DECIDE, self._priority):
            self._begin(clock, ClockAnchor.REOPENED, at)
        self._settle(at, actor, "closing.reopen", why)

    def _change(self, table: str, row: Row, name: str, value: Any) -> None:
        old = row.get(name)
        if old != value:
            row[name] = value
            self._changed.setdefault((table, row["id"]), {})[name] = (old, value)

    def _set(self, **fields: Any) -> None:
        for name, value in fields.items():
            self._change("case", self.case, name, value)

    def _note(self, at: int, actor: Actor, direction: str, channel: str, text: str, with_whom: str | None) -> None:
        row = {
            "id": self._numbers.new_id("communication"),
            "case_id": self.case["id"],
            "at": self._office.instant(at),
            "direction": direction,
            "channel": channel,
            "with_whom": with_whom,
            "text": text,
            "staff_id": actor.id,
        }
        self.log_entries.append(row)
        self._new.append(("communication", row))

    @property
    def _priority(self) -> Priority | None:
        found = self.case.get("priority")
        return None if found is None else Priority(found)

    def _start(self, anchor: ClockAnchor, at: int) -> None:
        for clock in self._office.started_by(anchor, self._priority):
            self._begin(clock, anchor, at)

    def _begin(self, clock: Clock, anchor: ClockAnchor, at: int) -> None:
        row = {
            "id": self._numbers.new_id("case_clock"),
            "case_id": self.case["id"],
            "anchor_at": self._office.instant(at),
            "due_on": self._office.due(clock, at // DAY),
            **self._office.columns(clock, anchor),
            "extended_by": 0,
        }
        self.clocks.append(row)
        self._new.append(("case_clock", row))

    def _running(self) -> list[Row]:
        return [clock for clock in self.clocks if "met_at" not in clock and "ended" not in clock]

    def _meet(self, kind: ClockKind, at: int) -> None:
        for clock in self._running():
            if clock["kind"] == kind:
                self._change("case_clock", clock, "met_at", self._office.instant(at))
                self._change("case_clock", clock, "met_on", self._office.iso(at // DAY))

    def _told(self, at: int) -> None:
        self._meet(ClockKind.UPDATE, at)
        self._start(ClockAnchor.LAST_UPDATE, at)

    def _settle_early(self, at: int) -> None:
        for clock in self._running():
            if clock["kind"] == ClockKind.EARLY and clock["due_on"] < self._office.iso(at // DAY):
                self._change("case_clock", clock, "ended", _PASSED)
        self._meet(ClockKind.EARLY, at)

    def _next(self) -> Row:
        """What the case keeps of the clock that runs out first."""
        counted = [clock for clock in self._running() if clock["kind"] != ClockKind.EARLY]
        ours = [clock for clock in counted if clock["kind"] != ClockKind.RECOURSE]
        if not counted:
            due = None if self.case.get("closed_at") else self.case["received_on"]
            return {"next_clock": None, "next_due": due}
        first = min(ours or counted, key=lambda clock: urgency(clock["due_on"], clock["kind"]))
        return {"next_clock": first["kind"], "next_due": first["due_on"]}

    def _settle(self, at: int, actor: Actor, act: str, why: str | None = None) -> None:
        case = self.case
        decided, reopened = case.get("decided_at"), case.get("reopened_at")
        stage = _stage(
            case.get("acknowledged_at") is not None,
            case.get("assessed_at") is not None,
            case.get("owner_id") is not None,
            decided is not None and (reopened is None or decided > reopened),
            case.get("closed_at") is not None,
        )
        self._set(stage=stage, **self._next())
        if ("case", case["id"]) in self._changed:
            self._set(version=case["version"] + 1)
        self._done(at, actor, act, why)

    def _done(self, at: int, actor: Actor, act: str, why: str | None) -> None:
        records = [changes.new(table, row) for table, row in self._new]
        records += [changes.changed(table, key, pairs) for (table, key), pairs in self._changed.items()]
        self._new, self._changed = [], {}
        self._tell((at, actor, act, self.case["id"], why, changes.together(records)))


@cache
def _stage(acknowledged: bool, assessed: bool, assigned: bool, decided: bool, closed: bool) -> str:
    investigating = assigned and assessed
    return lifecycle.stage(
        lifecycle.Standing(acknowledged, assessed, assigned, decided, closed, investigating)
    ).value
