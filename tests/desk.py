"""An office for tests: a desk in a temporary file, a clock that stands still, and people who act on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, Concatenate, ParamSpec, TypeVar

from complaintdesk.operations import (
    acknowledgement,
    assessment,
    closing,
    intake,
    investigation,
    response,
    setting_up,
    tracking,
)
from complaintdesk.operations.inputs import (
    Acknowledgement,
    Assessment,
    Closing,
    Complaint,
    Correction,
    Decision,
    Extension,
    LogEntry,
    Standstill,
    Start,
    check,
)
from complaintdesk.operations.intake import Receipt
from complaintdesk.queries import case_file
from complaintdesk.queries.case_file import CaseFile, ClockRow, EventRow
from complaintdesk.rules import lifecycle
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.store.act import Act
from complaintdesk.store.desk import SETTING_UP, Actor, Desk, open_desk

Given = ParamSpec("Given")
Result = TypeVar("Result")

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday morning, with no holiday in Britain near it
PEOPLE = (("Ayşe Demir", "front_desk"), ("Can Öz", "quality_officer"), ("Mary O’Neill", "manager"))
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
        self.clock.step()
        with self.desk.act(self.people[0]) as act:
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

    def decide(self, case_id: int, **given: Any) -> None:
        """Decide on the case."""
        usual = {"outcome": "upheld", "decision": "You are right.", "channel": "email"}
        self.do(response.decide, case_id, check(Decision, {**usual, **given}))

    def decide_case(self, case_id: int, **given: Any) -> None:
        """Decide on it, whatever was done before."""
        standing = self.case(case_id).standing
        if not standing.acknowledged:
            self.acknowledge(case_id)
        if not standing.assessed:
            self.assess(case_id)
        self.decide(case_id, **given)

    def close(self, case_id: int, reason: str = "accepted", **given: Any) -> None:
        """Close the case."""
        self.do(closing.close, case_id, check(Closing, {"reason": reason, **given}))

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


_NAMES = ("Mehmet Işık", "Kaya Ltd.", "Seán Ó Dálaigh", "Mrs [/Smith]", "José Ærøskov", "Łucja Dąb", "日本 太郎")
_PROBLEMS = ("late_delivery", "defective", "wrong_invoice", "other")
_WORDS = (
    *("parcel", "chair", "late", "broken", "invoice", "refund", "nobody", "answered", "crème", "ığdır", "torn"),
    *("twice", "promised"),
)


def act_at_random(office: Office, dice: Random, times: int) -> None:
    """Carry out `times` acts that are open, on new and on known cases, over weeks of days."""
    known = [row[0] for row in office.rows('SELECT id FROM "case"')]
    for _ in range(times):
        office.clock.step(hours=dice.choice((0, 1, 5, 20, 50)))
        if not known or dice.random() < 0.35:
            known.append(office.new_case(**_random_complaint(dice)))
        else:
            _go_on(office, dice, dice.choice(known[-6:] if dice.random() < 0.6 else known))


def _random_complaint(dice: Random) -> dict[str, Any]:
    given: dict[str, Any] = {
        "description": " ".join(dice.choices(_WORDS, k=6)),
        "problem": dice.choice(_PROBLEMS),
        "safety": dice.random() < 0.1,
    }
    if dice.random() < 0.8:
        number = dice.randrange(10_000)
        given["complainant"] = {"name": dice.choice(_NAMES), "phone": f"0532 555 {number:04d}"}
    if dice.random() < 0.2:
        given["representative"] = {"name": dice.choice(_NAMES)}
    return given


_ASIDE = (What.LOG, What.EDIT, What.ASSIGN, What.REOPEN, What.EXTEND, What.PAUSE, What.RESUME)


def _go_on(office: Office, dice: Random, case_id: int) -> None:
    allowed = lifecycle.allowed(office.case(case_id).standing)
    steps = [act for act in allowed if act not in _ASIDE]
    act = dice.choice(allowed) if dice.random() < 0.4 or not steps else dice.choice((steps[0], steps[-1]))
    if act is What.LOG:
        office.log(case_id, dice.choice(("in", "out", "inside")), text=" ".join(dice.choices(_WORDS, k=4)))
    elif act is What.EDIT:
        version = office.case(case_id).version
        correction = {"version": version, "problem": dice.choice(_PROBLEMS), "product": dice.choice(_WORDS)}
        office.do(intake.edit, case_id, check(Correction, correction))
    elif act is What.ACKNOWLEDGE:
        office.acknowledge(case_id)
    elif act is What.ASSESS:
        office.assess(case_id, severity=dice.choice(("low", "high")), safety=dice.random() < 0.2)
    elif act is What.ASSIGN:
        office.assign(case_id, dice.choice((None, 1, 2, 3)))
    elif act is What.DECIDE:
        office.decide(case_id, decision=" ".join(dice.choices(_WORDS, k=3)))
    elif act is What.CLOSE:
        office.close(case_id, dice.choice(("accepted", "no_answer")))
    elif act is What.REOPEN:
        office.reopen(case_id)
    elif act is What.EXTEND:
        office.extend(case_id, dice.choice((1, 3)))
    elif act is What.PAUSE:
        office.pause(case_id)
    elif act is What.RESUME:
        office.do(tracking.resume, case_id)
