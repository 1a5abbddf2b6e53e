"""Letters that are written on their own (7.1): they do what they mean, and else they are news."""

from __future__ import annotations

from collections.abc import Iterator

from complaintdesk.operations import writing
from complaintdesk.operations.inputs import Written, check
from complaintdesk.store.act import Act
from tests.machine.moves.base import Fault, Given, Move, Point
from tests.machine.moves.onward import TellRecourse
from tests.machine.moves.receipt import Acknowledge
from tests.machine.moves.response import told

_NEWS = ("acknowledgement", "progress", "delay")
_OF_A_DECISION = ("decision", "final")


class Write(Move):
    """A letter of some kind; also on a closed case, where it is kept and no more."""

    act, leads_on, says = "write", False, ""

    def draw(self, at: Point) -> Given:
        fitting = [*_NEWS, *(["offer"] if at.case.has("offered") else [])]
        fitting += _OF_A_DECISION if at.case.has("decided") else ()
        kind = at.dice.of((*_NEWS, "offer", *_OF_A_DECISION) if at.wild else fitting)
        text = at.dice.of(("Here is your letter.", "Şikâyetiniz hakkında", "[/b] {{ name }}"))
        return {
            "kind": kind,
            "text": text,
            "channel": at.dice.of(("letter", "email")),
            "recourse_told": at.dice.chance(50),
        }

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        if given["kind"] == "offer" and not at.case.has("offered"):
            yield Fault("NotAllowed", "No offer of ours")
        if given["kind"] in _OF_A_DECISION and not at.case.has("decided"):
            yield Fault("NotAllowed", "no decision to write about")

    def effect(self, at: Point, given: Given) -> None:
        case, kind = at.case, given["kind"]
        if case.has("shut"):
            return
        if kind == "acknowledgement" and Acknowledge().is_open(at):
            Acknowledge().effect(at, given)
        elif kind in _OF_A_DECISION and case.has("untold"):
            case.say("shown", given["recourse_told"])
            told(case)
        elif kind in _OF_A_DECISION and given["recourse_told"]:
            TellRecourse().effect(at, given)
        elif case.clocks.running("update"):  # where no news is owed, a letter does not make it owed
            case.clocks.tell()

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return writing.write(act, case_id, check(Written, given))
