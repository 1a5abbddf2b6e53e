"""From receipt to investigation (7.2 to 7.6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from complaintdesk.operations import acknowledgement, assessment, intake, investigation, tracking
from complaintdesk.operations.inputs import (
    Acknowledgement,
    Assessment,
    Correction,
    EvidenceGiven,
    Findings,
    LogEntry,
    Told,
    check,
)
from complaintdesk.store.act import Act
from tests.machine.moves.base import Fault, Given, Move, Point, person_faults
from tests.rules.calculator import LONDON, wall

PROBLEMS = ("late_delivery", "defective", "wrong_invoice", "other")
# Whom a complaint names, and who of us that is.
CONCERNED: dict[str | None, frozenset[int]] = {
    None: frozenset(),
    "the driver": frozenset(),
    "Can Öz": frozenset({2}),
    "Ms Demir at the counter, somebody else": frozenset({1}),
    "Can Yılmaz": frozenset(),
    "Mary O’Neill and the warehouse": frozenset({3}),
}


class Log(Move):
    """Something was said; also on a closed case, also days ago."""

    act, leads_on, versioned, says = "log", False, False, ""

    def draw(self, at: Point) -> Given:
        back = at.dice.of((None, None, 0, 30, 4 * 1440, 9 * 1440) + ((-1, -3000) if at.wild else ()))
        return at.dice.told(direction=at.dice.of(("in", "out", "inside")), at=back)

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        if (given["at"] or 0) < 0:
            yield Fault("Invalid", "at")

    def effect(self, at: Point, given: Given) -> None:
        news = given["direction"] == "out" and "shut" not in at.case.facts
        if news and at.case.clocks.running("update"):  # where no news is owed, news does not make it owed
            at.case.clocks.tell(at.now - (given["at"] or 0))

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        at = None if given["at"] is None else act.now - timedelta(minutes=given["at"])
        return tracking.log(act, case_id, check(LogEntry, {**given, "at": at, "sure": True}))


class TellStatus(Move):
    """Somebody asks how it stands, and is told; also on a closed case."""

    act, leads_on, versioned, says = "tell_status", False, False, ""

    def sensible(self, at: Point) -> bool:
        return at.dice.chance(40)

    def draw(self, at: Point) -> Given:
        return at.dice.told()

    def effect(self, at: Point, given: Given) -> None:
        if "shut" not in at.case.facts and at.case.clocks.running("update"):
            at.case.clocks.tell()

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return tracking.tell_status(act, case_id, check(Told, given))


class Edit(Move):
    """What was taken down is corrected."""

    act, leads_on, needs_version, says = "edit", False, True, ""

    def draw(self, at: Point) -> Given:
        given: Given = {"product": at.dice.of((None, "chair", "table")), "problem": at.dice.of(PROBLEMS)}
        if at.dice.chance(40):
            given["people_concerned"] = at.dice.of(list(CONCERNED))
        if at.wild and at.dice.chance(60):
            given |= at.dice.of(
                ({"problem": "nothing"}, {"problem_on": 2}, {"department_id": 99}, {"recurrent": None})
            )
        return given

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        if given["problem"] == "nothing":
            yield Fault("Invalid", "problem")
        for field in ("problem_on", "department_id", "recurrent"):
            if field in given:
                yield Fault("Invalid", field)

    def effect(self, at: Point, given: Given) -> None:
        if "people_concerned" in given:
            at.case.concerned = CONCERNED[given["people_concerned"]]

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        if "problem_on" in given:
            given = {**given, "problem_on": act.today + timedelta(days=given["problem_on"])}
        return intake.edit(act, case_id, check(Correction, given))


class Acknowledge(Move):
    """They hear that we have it, or that the review has begun."""

    act, versioned, says = "acknowledge", False, "told"

    def draw(self, at: Point) -> Given:
        return at.dice.told()

    def effect(self, at: Point, given: Given) -> None:
        case = at.case
        if case.has("in_review"):
            case.say("review_told")
            case.clocks.meet("review_acknowledge")
            case.clocks.start("review_acknowledged")
        if not case.has("told"):
            case.say("told")
            case.clocks.meet("acknowledge")
            case.clocks.start("acknowledged")
        case.clocks.tell()

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return acknowledgement.acknowledge(act, case_id, check(Acknowledgement, given))


_GRADES = ("low", "medium", "high")


class Assess(Move):
    """How serious it is; may be done again."""

    act, says = "assess", ""

    def sensible(self, at: Point) -> bool:
        return not at.case.has("assessed") or at.dice.chance(8)

    def draw(self, at: Point) -> Given:
        dice = at.dice
        given: Given = {name: dice.of(_GRADES) for name in ("severity", "impact", "complexity")}
        urgent = dice.chance(20)
        given |= {"action_needed": dice.words() if urgent else None, "action_possible": dice.chance(30)}
        return {**given, "safety": dice.chance(15), "safety_note": dice.of((None, "a wire"))}

    def effect(self, at: Point, given: Given) -> None:
        at.case.say("assessed")
        at.case.say("danger", given["safety"])
        at.case.priority = _priority(given)
        at.case.clocks.fit(at.case.priority)

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return assessment.assess(act, case_id, check(Assessment, given))


def _priority(given: Given) -> str:
    """7.5, by adding up: severity and impact weigh the same."""
    if given["safety"]:
        return "urgent"
    grade = (0, 0, 1, 2, 2)[_GRADES.index(given["severity"]) + _GRADES.index(given["impact"])]
    if grade == 1 and given["complexity"] == "high":
        grade = 2
    if given["action_needed"] and given["action_possible"]:
        grade = min(grade + 1, 2)
    return _GRADES[grade]


class Assign(Move):
    """Somebody answers for it, or nobody any more."""

    act, says = "assign", ""

    def sensible(self, at: Point) -> bool:
        return not at.case.has("owned") or at.dice.chance(8)

    def draw(self, at: Point) -> Given:
        owner = None if at.dice.chance(15) else at.somebody()
        return {"owner_id": owner, "note": at.dice.of((None, at.dice.words()))}

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        return person_faults(at, given["owner_id"], "owner_id")

    def effect(self, at: Point, given: Given) -> None:
        at.case.owner = given["owner_id"]
        at.case.say("owned", given["owner_id"] is not None)

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return investigation.assign(act, case_id, given["owner_id"], given.get("version"), given["note"])


class Investigate(Move):
    """What was found, concluded or not."""

    act, says = "investigate", "has not been assessed"

    def sensible(self, at: Point) -> bool:
        return not at.case.facts & {"looked", "decided"} or at.dice.chance(8)

    def draw(self, at: Point) -> Given:
        dice = at.dice
        concluded = dice.chance(80)
        sides: Given = dict.fromkeys(("their_side", "our_side", "findings"), dice.words())
        if dice.chance(20) if at.wild else not concluded:
            sides[dice.of(list(sides))] = None
        given = {**sides, "concluded": concluded, "cause": dice.of((None, "supplier", "training"))}
        if at.wild and dice.chance(20):
            given["cause"] = "the moon"
        return {
            **given,
            "investigator_id": at.somebody() if dice.chance(50) else None,
            "loss": dice.of((None, 0, 9)),
        }

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        yield from person_faults(at, given["investigator_id"] or at.who.id, "investigator_id")
        if given["cause"] == "the moon":
            yield Fault("Invalid", "cause")
        if given["concluded"]:
            for side in ("their_side", "our_side", "findings"):
                if given[side] is None:
                    yield Fault("Invalid", side)

    def effect(self, at: Point, given: Given) -> None:
        at.case.say("looked", given["concluded"])

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return investigation.investigate(act, case_id, check(Findings, given))


class AddEvidence(Move):
    """What the findings rest on."""

    act, leads_on, versioned, says = "evidence", False, False, ""

    def draw(self, at: Point) -> Given:
        days = at.dice.of((None, 0, -1, -40) + ((1, 30) if at.wild else ()))
        return {"what": at.dice.words(), "obtained_on": days, "from_whom": at.dice.of((None, "the driver"))}

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        if (given["obtained_on"] or 0) > 0:
            yield Fault("Invalid", "obtained_on")

    def effect(self, at: Point, given: Given) -> None:
        pass

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        days = given["obtained_on"]
        on = None if days is None else act.today + timedelta(days=days)
        return investigation.add_evidence(act, case_id, check(EvidenceGiven, {**given, "obtained_on": on}))


def day_of(minute: int) -> str:
    """The date at the office, as it is stored."""
    return wall(LONDON.zone, minute).date().isoformat()


def instant_of(minute: int) -> str:
    """The instant as it is stored."""
    return datetime.fromtimestamp(minute * 60, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
