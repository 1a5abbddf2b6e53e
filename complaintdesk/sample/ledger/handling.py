"""Receipt to investigation (7.2 to 7.6): what `intake`, `acknowledgement`, `assessment` and so on leave."""

from __future__ import annotations

from collections.abc import Iterable

from complaintdesk.rules import findings, priority, reference
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind, Level, Priority
from complaintdesk.sample.ledger.letters import Letters
from complaintdesk.sample.ledger.rows import Row, Said
from complaintdesk.sample.office import DAY
from complaintdesk.store.desk import Actor

_EMPTY: Row = {
    **dict.fromkeys(("recurrent", "action_possible", "safety", "untold", "recourse_told", "first_contact"), False),
    **dict.fromkeys(("remedies_open", "remedies_unverified", "reopened"), 0),
    "version": 1,
}


class Handling(Letters):
    """A case until something is offered or decided."""

    _inquiry: Row | None = None

    def take_in(self, at: int, actor: Actor, received: int, given: Row, people: Iterable[tuple[str, Row]]) -> None:
        """`intake.take_in`: `given` are the fields of the receipt, `teller` the name of who told it."""
        given = dict(given)
        teller = given.pop("teller")
        self._keep_people(people)
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
        self._keep("case", self.case)
        self._note(received, actor, "in", Said(given["medium"], given["description"], teller))
        for anchor in (ClockAnchor.RECEIVED, ClockAnchor.LAST_UPDATE):
            self._start(anchor, received)
        self.case |= self._next()
        self._done(at, actor, "intake.take_in", None)

    def edit(self, at: int, actor: Actor, fields: Row) -> None:
        """`intake.edit`: corrected fields of the receipt."""
        self._set(**fields)
        self._settle(at, actor, "intake.edit")

    def acknowledge(self, at: int, actor: Actor, said: Said) -> None:
        """`acknowledgement.acknowledge`: of the complaint, or that the review has begun."""
        now = self._office.instant(at)
        self._say_to_them(at, actor, LetterKind.ACKNOWLEDGEMENT, said)
        if self.case.get("review_at") is not None:
            self._set(review_acknowledged_at=now)
            self._meet(ClockKind.REVIEW_ACKNOWLEDGE, at)
            self._start(ClockAnchor.REVIEW_ACKNOWLEDGED, at)
        if self.case.get("acknowledged_at") is None:
            self._acknowledged(at)
            self._start(ClockAnchor.ACKNOWLEDGED, at)
        self._told(at)
        self._settle(at, actor, "acknowledgement.acknowledge")

    def _acknowledged(self, at: int) -> None:
        self._set(acknowledged_at=self._office.instant(at), acknowledged_on=self._office.iso(at // DAY))
        self._meet(ClockKind.ACKNOWLEDGE, at)

    def assess(self, at: int, actor: Actor, grades: tuple[Level, Level, Level], notes: Row) -> None:
        """`assessment.assess`: grades are severity, complexity, impact; notes `safety_note`, `assessment_note`,
        `action_needed`, each None where there is none."""
        severity, complexity, impact = grades
        dangerous = notes["safety_note"] is not None
        at_once = notes["action_needed"] is not None
        self._set(
            severity=severity.value,
            complexity=complexity.value,
            impact=impact.value,
            safety=dangerous,
            **notes,
            assessed_at=self._office.instant(at),
            action_possible=at_once,
            priority=priority.priority(severity, impact, complexity, dangerous, at_once).value,
            list_rank=priority.list_rank(dangerous),
        )
        self._settle(at, actor, "assessment.assess")

    def assign(self, at: int, actor: Actor, owner: Actor, note: str | None = None) -> None:
        """`investigation.assign`, with a hand-over note if any."""
        self._set(owner_id=owner.id)
        if note is not None:
            self._inside(at, actor, note)
        self._settle(at, actor, "investigation.assign")

    def _inside(self, at: int, actor: Actor, text: str, with_whom: str | None = None) -> None:
        self._note(at, actor, "inside", Said("other", text, with_whom))

    def log(self, at: int, actor: Actor, direction: str, said: Said) -> None:
        """`tracking.log`."""
        self._note(at, actor, direction, said)
        if direction == "out" and self._owes_news:
            self._told(at)
        self._settle(at, actor, "tracking.log")

    def extend(self, at: int, actor: Actor, by: int, why: str, said: Said) -> None:
        """`tracking.extend` of the time to decide."""
        self._move(ClockKind.DECIDE, by, why)
        self._say_to_them(at, actor, LetterKind.DELAY, said)
        self._told(at)
        self._settle(at, actor, "tracking.extend")

    def pause(self, at: int, actor: Actor, why: str) -> None:
        """`tracking.pause`."""
        self._stand_still(at, why)
        self._settle(at, actor, "tracking.pause")

    def resume(self, at: int, actor: Actor) -> None:
        """`tracking.resume`."""
        self._run_on(at)
        self._settle(at, actor, "tracking.resume")

    def investigate(self, at: int, actor: Actor, found: Row) -> None:
        """`investigation.investigate`, concluded: `found` are the columns that somebody fills in."""
        found = {
            "investigator_id": actor.id,
            "depth": findings.depth_for(self._priority).value,
            **found,
            "concluded_at": self._office.instant(at),
        }
        if self._inquiry is None:
            self._inquiry = {
                "id": self._numbers.new_id("investigation"),
                "case_id": self.case["id"],
                "version": 1,
                **found,
            }
            self._keep("investigation", self._inquiry)
        else:
            self._change("investigation", self._inquiry, **found)
        self._set(investigated_at=found["concluded_at"])
        self._settle(at, actor, "investigation.investigate")

    @property
    def _priority(self) -> Priority | None:
        code = self.case.get("priority")
        return None if code is None else Priority(code)

    def add_evidence(self, at: int, actor: Actor, given: Row) -> None:
        """`investigation.add_evidence`."""
        row = {
            "id": self._numbers.new_id("evidence"),
            "case_id": self.case["id"],
            **given,
            "added_at": self._office.instant(at),
            "added_by_id": actor.id,
        }
        self._keep("evidence", row)
        self._settle(at, actor, "investigation.add_evidence")
