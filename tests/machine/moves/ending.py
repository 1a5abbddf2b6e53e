"""Carrying out, verifying, closing, and opening again (7.9, annex E)."""

from __future__ import annotations

from collections.abc import Iterator

from complaintdesk.operations import closing
from complaintdesk.operations.inputs import Closing, Done, Verified, check
from complaintdesk.store.act import Act
from tests.machine import life
from tests.machine.moves.base import Fault, Given, Move, Point
from tests.machine.world import Promise
from tests.rules.calculator import LONDON, wall

_NOBODYS = 10**6


class OfARemedy(Move):
    """A move on one remedy that was promised."""

    waits: str  # the state it must be in
    refused: str

    def draw(self, at: Point) -> Given:
        every = [each.id for each in at.case.promises]
        mine = [each.id for each in at.case.promises if each.state == self.waits]
        if at.wild and at.dice.chance(40):
            return {"remedy_id": at.dice.of([*every, _NOBODYS])}
        return {"remedy_id": at.dice.of(mine or every or [_NOBODYS])}

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        if given["remedy_id"] == _NOBODYS:
            yield Fault("Invalid", "remedy_id")
        elif self.promise(at, given).state != self.waits:
            yield Fault("NotAllowed", self.refused)

    @staticmethod
    def promise(at: Point, given: Given) -> Promise:
        """The remedy that is meant."""
        return next(each for each in at.case.promises if each.id == given["remedy_id"])


class CarryOut(OfARemedy):
    """What was promised is done."""

    act, waits, refused = "carry_out", "owed", "carried out already"
    says = "Tell them first, then carry|Nothing is promised"

    def draw(self, at: Point) -> Given:
        return {**super().draw(at), "note": at.dice.of((None, at.dice.words()))}

    def effect(self, at: Point, given: Given) -> None:
        self.promise(at, given).state = "done"

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return closing.carry_out(act, case_id, check(Done, given))


class Verify(OfARemedy):
    """Whether it has helped; if not, it is to be done again."""

    act, waits, refused, says = "verify", "done", "does not wait", "waits to be verified"

    def draw(self, at: Point) -> Given:
        helped = at.dice.chance(70)
        note = None if at.dice.chance(40) and (helped or at.wild) else at.dice.words()
        return {**super().draw(at), "helped": helped, "note": note}

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        yield from super().faults(at, given)
        if not given["helped"] and given["note"] is None:
            yield Fault("Invalid", "note")

    def effect(self, at: Point, given: Given) -> None:
        self.promise(at, given).state = "seen" if given["helped"] else "owed"

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return closing.verify(act, case_id, check(Verified, given))


class Close(Move):
    """By what has happened."""

    act, says, closed_says = "close", ".", "closed already"

    def is_open(self, at: Point) -> bool:
        return True  # it depends on the reason

    def sensible(self, at: Point) -> bool:
        return any(
            life.can_close(reason, frozenset(at.case.facts)) for reason in life.BY_ANSWER
        ) or at.dice.chance(6)

    def draw(self, at: Point) -> Given:
        fitting = [reason for reason in life.CLOSINGS if life.can_close(reason, frozenset(at.case.facts))]
        decided = [reason for reason in fitting if reason in life.BY_ANSWER]
        reason = at.dice.of(list(life.CLOSINGS) if at.wild or not fitting else decided or fitting)
        careless = at.wild and at.dice.chance(50)
        return {
            "reason": reason,
            "note": at.dice.of((None, at.dice.words())),
            "recourse_told": reason in ("rejected", "exhausted") and not careless,
            "no_further": not careless or at.dice.chance(50),
            "referred_to": "the council" if reason == "out_of_scope" and not careless else None,
        }

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        reason = given["reason"]
        if not life.can_close(reason, frozenset(at.case.facts)):
            yield Fault("NotAllowed", r"\(7\.[789]|annex G")
        if reason == "out_of_scope" and given["referred_to"] is None:
            yield Fault("Invalid", "referred_to")
        if reason in ("rejected", "exhausted") and not (given["recourse_told"] or at.case.has("shown")):
            yield Fault("Invalid", "recourse_told")
        today = wall(LONDON.zone, at.now).toordinal()
        waits = any(each.due.on >= today for each in at.case.clocks.running("recourse"))
        if reason == "rejected" and waits and not given["no_further"]:
            yield Fault("Invalid", "no_further")

    def effect(self, at: Point, given: Given) -> None:
        case, reason = at.case, given["reason"]
        if reason in ("rejected", "exhausted"):
            case.say("shown")
            case.say("refuses")
        if reason == "accepted":
            case.say("accepts")
        case.close(reason, at.now)

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return closing.close(act, case_id, check(Closing, given))


class Reopen(Move):
    """A new round: what was decided is history, what was promised to be done by a day runs on."""

    act, leads_on, versioned, says, closed_says = "reopen", False, False, "is open", "part of another"

    def draw(self, at: Point) -> Given:
        return {"why": None if at.wild and at.dice.chance(50) else at.dice.words()}

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        if given["why"] is None:
            yield Fault("Invalid", "why")

    def effect(self, at: Point, given: Given) -> None:
        case = at.case
        was_decided = case.decider is not None
        (facts,) = life.leads_to("reopen", frozenset(case.facts))
        case.facts = set(facts)
        case.clocks.open_again(case.closed, was_decided)
        case.opened, case.closing = at.now, None
        case.reopened += 1

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return closing.reopen(act, case_id)
