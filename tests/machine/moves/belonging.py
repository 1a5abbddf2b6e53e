"""Which complaint is whose (7.2, 7.3): cases merged, taken apart and separated, and who complains corrected."""

from __future__ import annotations

from collections.abc import Iterator

from complaintdesk.operations import complainants, merging
from complaintdesk.operations.inputs import PersonCorrected, check
from complaintdesk.store.act import Act
from tests.machine import life
from tests.machine.moves.base import Fault, Given, Move, Point
from tests.machine.moves.receipt import PROBLEMS

PEOPLE = ("Mehmet Işık", "Kaya Ltd.", "Nur Ak", "J. [b]Doe[/b]")
PHONE = "0532 555 01 47"
_NOBODYS = 10**6


class Merge(Move):
    """The same complaint came in twice."""

    act, leads_on, versioned, says = "merge", False, False, "looked at by somebody else"

    def sensible(self, at: Point) -> bool:
        return any(not any(self.faults(at, {"into_id": other})) for other in at.world.cases)

    def draw(self, at: Point) -> Given:
        every = list(at.world.cases)
        fitting = [other for other in every if not any(self.faults(at, {"into_id": other}))]
        return {"into_id": at.dice.of(every if at.wild or not fitting else fitting)}

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        case, into = at.case, at.world.cases[given["into_id"]]
        if into is case:
            yield Fault("Invalid", "into_id")
        if into.has("shut"):
            yield Fault("NotAllowed", "is closed")
        whose = {case.known["complainant"], into.known["complainant"]} - {None}
        if len(whose) > 1:
            yield Fault("NotAllowed", "another complainant")
        if any(other.into == case.id for other in at.world.cases.values()):
            yield Fault("NotAllowed", "Another case is part")

    def effect(self, at: Point, given: Given) -> None:
        case = at.case
        (facts,) = life.leads_to("merge", frozenset(case.facts))
        case.facts = set(facts)
        case.clocks.end("merged")
        case.into, case.closed, case.closing = given["into_id"], at.now, "merged"

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return merging.merge(act, case_id, given["into_id"])


class Unmerge(Move):
    """It was not the same; its deadlines run on."""

    act, leads_on, versioned, says, closed_says = (
        "unmerge",
        False,
        False,
        "no part of another",
        "no part of another",
    )

    def draw(self, at: Point) -> Given:
        return {}

    def effect(self, at: Point, given: Given) -> None:
        case = at.case
        case.say("joined", False)
        case.say("shut", False)
        case.clocks.take_apart(case.closed)
        case.into = case.closing = None

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return merging.unmerge(act, case_id)


class Separate(Move):
    """What came in was another complaint."""

    act, leads_on, versioned, says = "separate", False, False, ""

    def sensible(self, at: Point) -> bool:
        return at.dice.chance(20) and len(at.world.cases) < 6 and bool(set(at.case.heard) - at.world.separated)

    def draw(self, at: Point) -> Given:
        left = [entry for entry in at.case.heard if entry not in at.world.separated]
        entry = at.dice.of([*at.case.heard, _NOBODYS] if at.wild or not left else left)
        return {"communication_id": entry, "problem": at.dice.of(PROBLEMS)}

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        if given["communication_id"] == _NOBODYS:
            yield Fault("Invalid", "communication_id")
        if given["communication_id"] in at.world.separated:
            yield Fault("NotAllowed", "a case of its own already")

    def effect(self, at: Point, given: Given) -> None:
        at.world.separated.add(given["communication_id"])

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return merging.separate(act, case_id, given["communication_id"], given["problem"])


class Correct(Move):
    """Who complains, or acts for them: known now, or corrected, on all their cases."""

    act, whose, leads_on, versioned, says = "person", "complainant", False, False, ""

    def sensible(self, at: Point) -> bool:
        return at.dice.chance(30)

    def draw(self, at: Point) -> Given:
        if at.wild and at.dice.chance(30):
            return {"name": None}
        return {"name": at.dice.of(PEOPLE), "phone": PHONE, "organisation": at.dice.of((None, "Kaya"))}

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        if given["name"] is None:
            yield Fault("Invalid", "name")

    def effect(self, at: Point, given: Given) -> None:
        known = at.case.known[self.whose]
        if known is not None:
            at.world.names[known] = given["name"]
        else:
            at.world.meets(at.case, self.whose, given["name"])

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        acting = self.whose == "representative"
        return complainants.correct(act, case_id, check(PersonCorrected, {**given, "representative": acting}))


class CorrectRepresentative(Correct):
    """Who acts for them."""

    act, whose = "representative", "representative"
