"""When they do not accept (7.9, annex G): where they can go, review, outside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from complaintdesk.operations import recourse
from complaintdesk.operations.inputs import Concluded, GoneOutside, ReviewAsked, Told, check
from complaintdesk.store.act import Act
from tests.machine.moves.base import Fault, Given, Move, Point, is_partial
from tests.machine.world import Recourse, Task


class TellRecourse(Move):
    """They hear where they can go; from then on it is theirs, unless somebody is at it."""

    act, says = "tell_recourse", "no decision yet"

    def sensible(self, at: Point) -> bool:
        return at.case.has("refuses") and not at.case.has("shown")

    def draw(self, at: Point) -> Given:
        return at.dice.told()

    def effect(self, at: Point, given: Given) -> None:
        at.case.say("shown")
        if at.case.facts & {"in_review", "outside"}:
            at.case.clocks.tell()
        else:
            at.case.clocks.meet("update")

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return recourse.tell(act, case_id, check(Told, given))


class Review(Move):
    """Somebody else shall look at it."""

    act, says = "review", "reviewed already|reviewed once|no decision to review|They accept"

    def draw(self, at: Point) -> Given:
        others = [p.id for p in at.world.people if p.reviews and p.id not in (at.case.decider, at.case.owner)]
        reviewer = at.somebody() if at.wild else at.dice.of([None, *others])
        return {"why": at.dice.words(), "reviewer_id": reviewer, "channel": "phone"}

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        if given["reviewer_id"] is None:
            return
        reviewer = at.world.person(given["reviewer_id"])
        if is_partial(at, given["reviewer_id"]):
            yield Fault("NotAllowed", "annex D")
        if reviewer is None or not reviewer.reviews or reviewer.id in (at.case.decider, at.case.owner):
            yield Fault("Invalid", "reviewer_id")

    def effect(self, at: Point, given: Given) -> None:
        case = at.case
        case.say("refuses")
        case.say("in_review")
        case.recourses.append(Recourse("review"))
        case.clocks.start("escalated")
        case.clocks.owe_news()

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return recourse.ask_review(act, case_id, check(ReviewAsked, given))


class Outside(Move):
    """An outside body has it."""

    act, says = "outside", "has it already"

    def sensible(self, at: Point) -> bool:
        return at.dice.chance(40 if at.case.has("refuses") else 3)

    def draw(self, at: Point) -> Given:
        kind = at.dice.of(("ombudsman", "court", "adr"))
        body = at.dice.of(("The Ombudsman", "Court of [/Ys]"))
        return {"body": body, "body_kind": kind, "why": at.dice.words(), "answer_by": at.dice.of((None, 10))}

    def effect(self, at: Point, given: Given) -> None:
        at.case.say("outside")
        at.case.recourses.append(Recourse("outside"))
        at.case.clocks.end("gone outside", "recourse")
        if given["answer_by"] is not None:  # what the body wants by then is somebody's task
            at.case.tasks.append(Task(at.case.owner or at.who.id, None))

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        days = given["answer_by"]
        by = None if days is None else act.today + timedelta(days=days)
        return recourse.gone_outside(act, case_id, check(GoneOutside, {**given, "answer_by": by}))


class Conclude(Move):
    """It ended there."""

    act, says = "conclude", "no outcome to note"

    def draw(self, at: Point) -> Given:
        outcome = at.dice.of(("for_them", "for_us", "settled"))
        return {"outcome": outcome, "text": at.dice.words(), "cost": at.dice.of((None, 0, 500_00))}

    def effect(self, at: Point, given: Given) -> None:
        at.case.say("outside", False)
        at.case.say("been_outside")
        (row,) = [each for each in at.case.recourses if each.level == "outside" and not each.over]
        row.outcome, row.over = given["outcome"], True

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return recourse.conclude(act, case_id, check(Concluded, given))
