"""An office for tests: a desk in a temporary file, a clock that stands still, and people who act on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from complaintdesk.operations import (
    acknowledgement,
    assessment,
    closing,
    intake,
    investigation,
    recourse,
    response,
    setting_up,
    tracking,
)
from complaintdesk.operations.inputs import (
    Acknowledgement,
    Answered,
    Assessment,
    Closing,
    Complaint,
    Concluded,
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
    Start,
    Told,
    Verified,
    check,
)
from complaintdesk.operations.intake import Receipt
from complaintdesk.queries import case_file
from complaintdesk.queries.case_file import CaseFile, ClockRow, EventRow
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.store.act import Act
from complaintdesk.store.desk import SETTING_UP, Actor, Desk, open_desk

Given = ParamSpec("Given")
Result = TypeVar("Result")

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday morning, with no holiday in Britain near it
PEOPLE = (("Ayşe Demir", "front_desk"), ("Can Öz", "quality_officer"), ("Mary O’Neill", "manager"))
# how often promises were kept, in time or late: a condition on `part` (`decide/late`) follows
KEPT = "SELECT sum(n) FROM tally_by_month WHERE department = 0 AND measure = 'promise' AND part"
START = {
    "name": "Harbour Street Office",
    "country": "GB",
    "subdivision": "ENG",
    "time_zone": "Europe/London",
    "people": [{"name": name, "role": role} for name, role in PEOPLE],
    "departments": ["Sales", "Delivery"],
}


class StandingClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The instant, UTC."""
        return self.now

    def step(self, **by: float) -> None:
        """Move on; `by` as for `timedelta`, a minute by default."""
        self.now += timedelta(**(by or {"minutes": 1}))


class Office:
    """An open desk with its people: `do` carries out one operation a minute later than the last."""

    def __init__(self, path: Path, clock: StandingClock) -> None:
        self.path = path
        self.clock = clock
        self.desk: Desk = open_desk(path, clock=clock)
        self.people = [Actor(n, name, role) for n, (name, role) in enumerate(PEOPLE, 1)]

    def do(
        self,
        operation: Callable[Concatenate[Act, Given], Result],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Result:
        """Carry out one operation as the clerk."""
        return self.do_as(1, operation, *given, **named)

    def do_as(
        self,
        actor: int,
        operation: Callable[Concatenate[Act, Given], Result],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Result:
        """Carry out one operation as the person with this id."""
        self.clock.step()
        with self.desk.act(self.people[actor - 1]) as act:
            return operation(act, *given, **named)

    def take_in(self, **given: Any) -> Receipt:
        """Take in a complaint; "It broke." when nothing is said about it."""
        return self.do(intake.take_in, check(Complaint, {"description": "It broke.", **given}))

    def new_case(self, **given: Any) -> int:
        """The id of a case just taken in."""
        return self.take_in(**given).case_id

    def acknowledge(self, case_id: int) -> None:
        """Tell the complainant that we have it."""
        self.do(
            acknowledgement.acknowledge,
            case_id,
            check(Acknowledgement, {"channel": "phone", "text": "We have it."}),
        )

    def assess(self, case_id: int, **given: Any) -> None:
        """Assess the case; low in everything that is not given."""
        low = {"severity": "low", "complexity": "low", "impact": "low"}
        self.do(assessment.assess, case_id, check(Assessment, {**low, **given}))

    def decide(self, case_id: int, actor: int = 1, **given: Any) -> None:
        """Decide on the case, and tell it by e-mail unless something else is said."""
        usual = {"outcome": "upheld", "decision": "You are right.", "channel": "email"}
        self.do_as(actor, response.decide, case_id, check(Decision, {**usual, **given}))

    def decide_case(self, case_id: int, **given: Any) -> None:
        """Decide on it, whatever was done before."""
        standing = self.case(case_id).standing
        if not standing.acknowledged:
            self.acknowledge(case_id)
        if not standing.assessed:
            self.assess(case_id)
        self.decide(case_id, **given)

    def close(self, case_id: int, reason: str = "accepted", **given: Any) -> None:
        """Close the case; who is sent away is sent somewhere, and who rejects goes no further."""
        usual: dict[str, dict[str, Any]] = {
            "out_of_scope": {"referred_to": "the council"},
            "rejected": {"no_further": True},
        }
        told = {"reason": reason, **usual.get(reason, {}), **given}
        self.do(closing.close, case_id, check(Closing, told))

    def offer(self, case_id: int, *remedies: str, actor: int = 1, **given: Any) -> int:
        """Offer something, an apology where nothing is said."""
        usual = {"channel": "phone", "text": "We offer you this.", "remedies": remedies or ("apology",)}
        return self.do_as(actor, response.offer, case_id, check(Offer, {**usual, **given}))

    def answer(self, case_id: int, what: str = "accepted", **given: Any) -> None:
        """Note what they say."""
        usual = {"channel": "phone", "text": "They said so."}
        self.do(response.answer, case_id, check(Answered, {"answer": what, **usual, **given}))

    def inform(self, case_id: int, **given: Any) -> None:
        """Tell the decision."""
        self.do(response.inform, case_id, check(Informed, {"channel": "phone", "text": "We decided.", **given}))

    def remedies(self, case_id: int) -> list[Any]:
        """Id, remedy and amount of what is promised and not carried out."""
        sql = """SELECT id, remedy, amount FROM promised_remedy WHERE case_id = :case_id
          AND carried_out_at IS NULL AND dropped_at IS NULL ORDER BY id"""
        return self.rows(sql, case_id=case_id)

    def carry_out(self, case_id: int, most: int = 99, **given: Any) -> None:
        """Carry out everything that is promised."""
        for remedy_id, _, _ in self.remedies(case_id)[:most]:
            self.do(closing.carry_out, case_id, check(Done, {"remedy_id": remedy_id, **given}))

    def verify(self, case_id: int, helped: bool = True, most: int = 99, **given: Any) -> None:
        """Look at everything that was carried out."""
        sql = """SELECT id FROM promised_remedy WHERE case_id = :case_id AND carried_out_at IS NOT NULL
          AND verified_at IS NULL"""
        for (remedy_id,) in self.rows(sql, case_id=case_id)[:most]:
            told = {"remedy_id": remedy_id, "helped": helped, "note": "It still squeaks.", **given}
            self.do(closing.verify, case_id, check(Verified, told))

    def resolve(self, case_id: int, **given: Any) -> None:
        """Settle it at first contact."""
        usual = {"channel": "phone", "text": "I am sorry; it is put right."}
        self.do(closing.resolve, case_id, check(Settlement, {**usual, **given}))

    def investigate(self, case_id: int, actor: int = 1, **given: Any) -> None:
        """Both sides heard, something found, concluded."""
        usual = {"their_side": "It came late.", "our_side": "The van broke down.", "findings": "It did."}
        found = check(Findings, {**usual, "cause": "supplier", "concluded": True, **given})
        self.do_as(actor, investigation.investigate, case_id, found)

    def evidence(self, case_id: int, **given: Any) -> int:
        """Something that the findings rest on."""
        return self.do(investigation.add_evidence, case_id, check(EvidenceGiven, {"what": "A photo.", **given}))

    def tell_recourse(self, case_id: int) -> None:
        """Tell them where they can go next."""
        told = {"channel": "letter", "text": "You can ask for a review, or go to Citizens Advice."}
        self.do(recourse.tell, case_id, check(Told, told))

    def ask_review(self, case_id: int, **given: Any) -> None:
        """They want somebody else to look at it."""
        usual = {"why": "It is not fair.", "channel": "phone"}
        self.do(recourse.ask_review, case_id, check(ReviewAsked, {**usual, **given}))

    def go_outside(self, case_id: int, **given: Any) -> None:
        """An outside body has it."""
        self.do(recourse.gone_outside, case_id, check(GoneOutside, {"body": "The Ombudsman", **given}))

    def conclude(self, case_id: int, **given: Any) -> None:
        """It ended there."""
        usual = {"outcome": "for_us", "text": "Not upheld."}
        self.do(recourse.conclude, case_id, check(Concluded, {**usual, **given}))

    def reopen(self, case_id: int, why: str | None = "They rang again.") -> None:
        """Open the case again."""
        self.clock.step()
        with self.desk.act(self.people[0], why) as act:
            closing.reopen(act, case_id)

    def log(self, case_id: int, direction: str = "in", **given: Any) -> int:
        """Log a communication."""
        usual = {"channel": "phone", "text": "They rang."}
        return self.do(tracking.log, case_id, check(LogEntry, {"direction": direction, **usual, **given}))

    def extend(self, case_id: int, by: int, kind: str = "decide", **given: Any) -> bool:
        """Move a deadline by so many of its units; False where it cannot be moved so far."""
        usual = {"why": "The maker has not answered.", "channel": "email", "text": "It takes us longer."}
        extension = check(Extension, {**usual, "kind": kind, "by": by, **given})
        try:
            self.do(tracking.extend, case_id, extension)
        except (Invalid, NotAllowed):
            return False
        return True

    def pause(self, case_id: int, why: str = "We wait for their photos.") -> bool:
        """Let its clocks stand still; False where none may."""
        try:
            self.do(tracking.pause, case_id, check(Standstill, {"why": why}))
        except NotAllowed:
            return False
        return True

    def assign(self, case_id: int, owner_id: int | None = 1) -> None:
        """Give the case an owner."""
        self.do(investigation.assign, case_id, owner_id)

    def decided_case(self, **given: Any) -> int:
        """The id of a case that was taken in, acknowledged, assessed and decided."""
        case_id = self.new_case(**given)
        self.acknowledge(case_id)
        self.assess(case_id)
        self.decide(case_id)
        return case_id

    def case(self, case_id: int) -> CaseFile:
        """The case as it is on file."""
        with self.desk.look() as look:
            return case_file.case_file(look, case_id)

    def clocks(self, case_id: int) -> list[ClockRow]:
        """The clocks of the case."""
        with self.desk.look() as look:
            return case_file.clocks(look, case_id)

    def history(self, case_id: int) -> list[EventRow]:
        """The events of the case."""
        with self.desk.look() as look:
            return case_file.history(look, case_id)

    def value(self, sql: str, **values: Any) -> Any:
        """One value of the file."""
        with self.desk.look() as look:
            return look.value(sql, **values)

    def rows(self, sql: str, **values: Any) -> list[Any]:
        """Rows of the file."""
        with self.desk.look() as look:
            return look.rows(sql, **values)


def set_up(path: Path, clock: StandingClock) -> None:
    """Make a desk that has been set up and has no case."""
    desk = open_desk(path, create=True, clock=clock)
    with desk.act(SETTING_UP) as act:
        setting_up.set_up(act, check(Start, START))
    desk.close()
