"""Deadlines that are moved, stand still and run on (7.3, 7.7)."""

from __future__ import annotations

from collections.abc import Iterator

from complaintdesk.operations import tracking
from complaintdesk.operations.inputs import Extension, Standstill, check
from complaintdesk.store.act import Act
from tests.machine.moves.base import Fault, Given, Move, Point

_KINDS = ("decide", "review_decide", "acknowledge", "update", "recourse")


class Extend(Move):
    """More time, as far as the rule allows."""

    act, leads_on, says = "extend", False, ""

    def sensible(self, at: Point) -> bool:
        return any(each.extend_by > each.extended for each in at.case.clocks.running())

    def draw(self, at: Point) -> Given:
        left = {each.kind: each.extend_by - each.extended for each in at.case.clocks.running()}
        kinds = [kind for kind, units in left.items() if units > 0]
        kind = at.dice.of(list(_KINDS) if at.wild or not kinds else kinds)
        most = max(left.get(kind, 0), 1)
        by = at.dice.of((1, most, most + 1) if at.wild else (1, min(3, most), most))
        return at.dice.told(kind=kind, by=by, why=at.dice.words())

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        clocks = at.case.clocks.extendable(given["kind"])
        if not clocks:
            yield Fault("NotAllowed", "No deadline to")
        if any(given["by"] > each.extend_by - each.extended for each in clocks):
            yield Fault("Invalid", "by")

    def effect(self, at: Point, given: Given) -> None:
        at.case.clocks.extend(given["kind"], given["by"])
        at.case.clocks.tell()

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return tracking.extend(act, case_id, check(Extension, given))


class Pause(Move):
    """The office's own time to decide stands still."""

    act, says = "pause", "stand still already"

    def sensible(self, at: Point) -> bool:
        return at.dice.chance(40) and not any(self.faults(at, {}))

    def draw(self, at: Point) -> Given:
        return {"why": at.dice.words()}

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        own = [each for each in at.case.clocks.running("decide", "review_decide") if not each.statutory]
        if not [each for each in own if each.still_since is None]:
            yield Fault("NotAllowed", "No clock runs that may stand still")

    def effect(self, at: Point, given: Given) -> None:
        at.case.clocks.stand_still()

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return tracking.pause(act, case_id, check(Standstill, given))


class Resume(Move):
    """It runs on."""

    act, versioned, says = "resume", False, "nothing to let run again"

    def draw(self, at: Point) -> Given:
        return {}

    def effect(self, at: Point, given: Given) -> None:
        at.case.clocks.run_on()

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return tracking.resume(act, case_id)
