"""A ledger that does everything on a real desk as well, through the operations, at the same moment."""

from __future__ import annotations

from typing import Any

from complaintdesk.operations import (
    acknowledgement,
    assessment,
    closing,
    intake,
    investigation,
    recourse,
    response,
    together,
    tracking,
)
from complaintdesk.operations.inputs import (
    Acknowledgement,
    Answered,
    Assessment,
    Closing,
    Complaint,
    Concluded,
    Correction,
    Decision,
    Done,
    EvidenceGiven,
    Extension,
    Findings,
    GoneOutside,
    Informed,
    LogEntry,
    Offer,
    ReviewAsked,
    Settlement,
    Standstill,
    TaskAnswer,
    Told,
    Verified,
    check,
)
from complaintdesk.records.types import instant_of
from complaintdesk.rules.vocabulary import Level
from complaintdesk.sample.ledger import Ledger, Row, Said
from complaintdesk.sample.ledger.letters import LANGUAGE, letter_of
from complaintdesk.sample.office import Office
from complaintdesk.store.desk import Actor, Desk
from tests.desk import StandingClock


class Both(Ledger):
    """Writes in the ledger and does the same on a real desk."""

    desk: Desk
    clock: StandingClock
    office: Office

    def _real(self, operation: Any, at: int, actor: Actor, *given: Any, why: str | None = None) -> None:
        self.clock.now = instant_of(self.office.instant(at))
        with self.desk.act(actor, why) as act:
            operation(act, *given)

    def _on_case(self, operation: Any, at: int, actor: Actor, model: Any, given: Row) -> None:
        self._real(operation, at, actor, self.case["id"], check(model, given))

    def take_in(self, at: int, actor: Actor, received: int, given: Row, people: Any) -> None:
        super().take_in(at, actor, received, given, people)
        fields = {name: value for name, value in given.items() if name not in ("teller", "representative_id")}
        new = {row["id"]: _given(row, people) for table, row in people if table == "complainant"}
        if fields["complainant_id"] in new:
            fields["complainant"] = new[fields.pop("complainant_id")]
        if (acting := given["representative_id"]) is not None:
            fields["representative"] = new[acting]
        fields["remedies_sought"] = tuple(fields.pop("remedy_sought").split(","))
        fields["received_at"] = instant_of(self.office.instant(received))
        self._real(intake.take_in, at, actor, check(Complaint, fields))

    def edit(self, at: int, actor: Actor, fields: Row) -> None:
        version = self.case["version"]
        super().edit(at, actor, fields)
        self._on_case(intake.edit, at, actor, Correction, {**fields, "version": version})

    def acknowledge(self, at: int, actor: Actor, said: Said) -> None:
        super().acknowledge(at, actor, said)
        self._on_case(acknowledgement.acknowledge, at, actor, Acknowledgement, _written(said, actor))

    def assess(self, at: int, actor: Actor, grades: tuple[Level, Level, Level], notes: Row) -> None:
        super().assess(at, actor, grades, notes)
        given = {
            **dict(zip(("severity", "complexity", "impact"), grades, strict=True)),
            "safety": notes["safety_note"] is not None,
            "safety_note": notes["safety_note"],
            "action_needed": notes["action_needed"],
            "action_possible": notes["action_needed"] is not None,
            "note": notes["assessment_note"],
        }
        self._on_case(assessment.assess, at, actor, Assessment, given)

    def assign(self, at: int, actor: Actor, owner: Actor, note: str | None = None) -> None:
        super().assign(at, actor, owner, note)
        self._real(investigation.assign, at, actor, self.case["id"], owner.id, None, note)

    def log(self, at: int, actor: Actor, direction: str, said: Said) -> None:
        super().log(at, actor, direction, said)
        self._on_case(tracking.log, at, actor, LogEntry, {"direction": direction, "sure": True, **said._asdict()})

    def extend(self, at: int, actor: Actor, by: int, why: str, said: Said) -> None:
        super().extend(at, actor, by, why, said)
        given = {"kind": "decide", "by": by, "why": why, **_written(said, actor)}
        self._on_case(tracking.extend, at, actor, Extension, given)

    def pause(self, at: int, actor: Actor, why: str) -> None:
        super().pause(at, actor, why)
        self._on_case(tracking.pause, at, actor, Standstill, {"why": why})

    def resume(self, at: int, actor: Actor) -> None:
        super().resume(at, actor)
        self._real(tracking.resume, at, actor, self.case["id"])

    def investigate(self, at: int, actor: Actor, found: Row) -> None:
        super().investigate(at, actor, found)
        self._on_case(investigation.investigate, at, actor, Findings, {**found, "concluded": True})

    def add_evidence(self, at: int, actor: Actor, given: Row) -> None:
        super().add_evidence(at, actor, given)
        self._on_case(investigation.add_evidence, at, actor, EvidenceGiven, given)

    def offer(
        self, at: int, actor: Actor, remedies: str, amount: int | None, said: Said, approver: Actor | None = None
    ) -> None:
        super().offer(at, actor, remedies, amount, said, approver)
        given = {
            "remedies": tuple(remedies.split(",")),
            "amount": amount,
            **_by(approver),
            **_written(said, actor),
        }
        self._on_case(response.offer, at, actor, Offer, given)

    def answer(
        self, at: int, actor: Actor, answer: str, said: Said, remedies: str = "none", amount: int | None = None
    ) -> None:
        super().answer(at, actor, answer, said, remedies, amount)
        asked = {"remedies": tuple(remedies.split(",")), "amount": amount} if answer == "countered" else {}
        self._on_case(response.answer, at, actor, Answered, {"answer": answer, **asked, **said._asdict()})

    def decide(
        self,
        at: int,
        actor: Actor,
        fields: Row,
        told: Said | None,
        recourse_told: bool = False,
        staff_told: str | None = None,
        approver: Actor | None = None,
    ) -> None:
        super().decide(at, actor, fields, told, recourse_told, staff_told, approver)
        assert told is None or told.text == fields["decision"]
        given = {
            "outcome": fields["outcome"],
            "decision": fields["decision"],
            "reason": fields["decision_reason"],
            "remedies": tuple(fields["remedy_given"].split(",")),
            "sum_given": fields["sum_given"],
            "channel": None,
            "recourse_told": recourse_told,
            "staff_told": staff_told,
            **_by(approver),
        }
        if told is not None:
            given |= {name: value for name, value in _written(told, actor).items() if name != "text"}
        self._on_case(response.decide, at, actor, Decision, given)

    def inform(self, at: int, actor: Actor, said: Said) -> None:
        super().inform(at, actor, said)
        self._on_case(response.inform, at, actor, Informed, _written(said, actor))

    def carry_out(self, at: int, actor: Actor, remedy: Row, note: str | None) -> None:
        super().carry_out(at, actor, remedy, note)
        self._on_case(closing.carry_out, at, actor, Done, {"remedy_id": remedy["id"], "note": note})

    def verify(self, at: int, actor: Actor, remedy: Row, helped: bool, note: str | None) -> None:
        super().verify(at, actor, remedy, helped, note)
        given = {"remedy_id": remedy["id"], "helped": helped, "note": note}
        self._on_case(closing.verify, at, actor, Verified, given)

    def resolve(self, at: int, actor: Actor, said: Said, remedies: str, amount: int | None) -> None:
        super().resolve(at, actor, said, remedies, amount)
        given = {"remedies": tuple(remedies.split(",")), "sum_given": amount, **said._asdict()}
        self._on_case(closing.resolve, at, actor, Settlement, given)

    def tell_recourse(self, at: int, actor: Actor, said: Said) -> None:
        super().tell_recourse(at, actor, said)
        self._on_case(recourse.tell, at, actor, Told, _written(said, actor))

    def ask_review(self, at: int, actor: Actor, said: Said, reviewer: Actor) -> None:
        super().ask_review(at, actor, said, reviewer)
        given = {
            "why": said.text,
            "reviewer_id": reviewer.id,
            "channel": said.channel,
            "with_whom": said.with_whom,
        }
        self._on_case(recourse.ask_review, at, actor, ReviewAsked, given)

    def gone_outside(self, at: int, actor: Actor, given: Row) -> None:
        super().gone_outside(at, actor, given)
        self._on_case(recourse.gone_outside, at, actor, GoneOutside, given)

    def our_side_sent(self, at: int, actor: Actor, answer: str) -> None:
        task_id = self._task["id"]
        super().our_side_sent(at, actor, answer)
        self._on_case(together.answer, at, actor, TaskAnswer, {"task_id": task_id, "answer": answer})

    def conclude(self, at: int, actor: Actor, outcome: str, text: str, cost: int | None) -> None:
        super().conclude(at, actor, outcome, text, cost)
        given = {"outcome": outcome, "text": text, "cost": cost}
        self._on_case(recourse.conclude, at, actor, Concluded, given)

    def close(
        self,
        at: int,
        actor: Actor,
        reason: str,
        note: str | None,
        no_further: bool = False,
        referred_to: str | None = None,
    ) -> None:
        super().close(at, actor, reason, note, no_further, referred_to)
        given = {"reason": reason, "note": note, "no_further": no_further, "referred_to": referred_to}
        self._on_case(closing.close, at, actor, Closing, given)

    def reopen(self, at: int, actor: Actor, why: str) -> None:
        super().reopen(at, actor, why)
        self._real(closing.reopen, at, actor, self.case["id"], why=why)


def _written(said: Said, actor: Actor) -> Row:
    """What an act is told of the message: its words, and the letter around them."""
    letter = letter_of(said, actor)
    return {**said._asdict(), "language": LANGUAGE, **({} if letter is None else {"letter": letter})}


def _by(approver: Actor | None) -> Row:
    return {} if approver is None else {"approved_by_id": approver.id}


def _given(row: Row, people: Any) -> dict[str, Any]:
    given = {name: value for name, value in row.items() if name not in ("id", "version")}
    for table, way in people:
        if table == "contact_point" and way["complainant_id"] == row["id"]:
            given["address" if way["kind"] == "post" else str(way["kind"])] = way["value"]
    return given
