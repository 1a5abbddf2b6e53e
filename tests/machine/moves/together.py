"""Working on a case together (5.4, annex D): who has which part, and what is asked of whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from complaintdesk.operations import together
from complaintdesk.operations.inputs import Asked, PartEnded, PartGiven, TaskAnswer, check
from complaintdesk.store.act import Act
from tests.machine.moves.base import Fault, Given, Move, Point, person_faults
from tests.machine.world import Task

_NOBODYS = 10**6


class TakePart(Move):
    """Somebody is brought in, watches, or has a conflict of interest."""

    act, leads_on, versioned, says = "take_part", False, False, ""

    def draw(self, at: Point) -> Given:
        part = at.dice.of(("helper", "helper", "watcher", "conflict"))
        why = None if part != "conflict" or (at.wild and at.dice.chance(30)) else at.dice.words()
        return {"staff_id": at.somebody(), "part": part, "why": why}

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        who, part = given["staff_id"], given["part"]
        if part == "helper":
            yield from person_faults(at, who, "staff_id")
        elif at.world.person(who) is None:
            yield Fault("Invalid", "staff_id")
        if (who, part) in at.case.parts:
            yield Fault("NotAllowed", "has this part already")
        if part == "conflict" and given["why"] is None:
            yield Fault("Invalid", "why")
        if part == "conflict" and who == at.case.owner:
            yield Fault("NotAllowed", "owns the case")
        if part == "watcher" and (who, "conflict") in at.case.parts:
            yield Fault("NotAllowed", "annex D")

    def effect(self, at: Point, given: Given) -> None:
        who = given["staff_id"]
        if given["part"] == "conflict":
            at.case.parts -= {(who, "helper"), (who, "watcher")}
        at.case.parts.add((who, given["part"]))

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return together.take_part(act, case_id, check(PartGiven, given))


class Leave(Move):
    """Somebody has this part no more."""

    act, name, leads_on, versioned, says = "watch", "leave", False, False, ""

    def sensible(self, at: Point) -> bool:
        return bool(at.case.parts)

    def draw(self, at: Point) -> Given:
        there = sorted(at.case.parts, key=str)
        who, part = at.dice.of(there or [(1, "helper")])
        reason = None if part != "conflict" or (at.wild and at.dice.chance(30)) else at.dice.words()
        return {"staff_id": at.somebody() if at.wild else who, "part": part, "why": reason}

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        if (given["staff_id"], given["part"]) not in at.case.parts:
            yield Fault("NotAllowed", "no such part")
        elif given["part"] == "conflict" and given["staff_id"] == at.who.id:
            yield Fault("NotAllowed", "Somebody else has to say")
        elif given["part"] == "conflict" and given["why"] is None:
            yield Fault("Invalid", "why")

    def effect(self, at: Point, given: Given) -> None:
        at.case.parts.discard((given["staff_id"], given["part"]))

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return together.leave(act, case_id, check(PartEnded, given))


class Watching(Move):
    """Whoever acts watches it, or does so no more."""

    act, leads_on, versioned, says = "watch", False, False, ""

    def sensible(self, at: Point) -> bool:
        return at.dice.chance(40)

    def draw(self, at: Point) -> Given:
        return {}

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        if (at.who.id, "conflict") in at.case.parts:
            yield Fault("NotAllowed", "annex D")

    def effect(self, at: Point, given: Given) -> None:
        at.case.parts ^= {(at.who.id, "watcher")}

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return together.watch(act, case_id)


class Ask(Move):
    """Something is asked of a person or a department, by a day."""

    act, leads_on, versioned, says = "task", False, False, ""

    def draw(self, at: Point) -> Given:
        person, department = at.dice.of(
            ((True, False), (False, True), *(((True, True), (False, False)) * at.wild))
        )
        return {
            "what": at.dice.words(),
            "staff_id": at.somebody() if person else None,
            "department_id": at.dice.of((1, 2) + (99,) * at.wild) if department else None,
            "due_on": at.dice.of((0, 3, 40) + (-1,) * at.wild),
        }

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        person, department = given["staff_id"], given["department_id"]
        if (person is None) == (department is None):
            yield Fault("Invalid", "who")
        if department == 99 or (person is not None and at.world.person(person) is None):
            yield Fault("Invalid", "who")
        if given["due_on"] < 0:
            yield Fault("Invalid", "due_on")

    def effect(self, at: Point, given: Given) -> None:
        at.case.tasks.append(Task(given["staff_id"], given["department_id"]))

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        on = act.today + timedelta(days=given["due_on"])
        return together.ask(act, case_id, check(Asked, {**given, "due_on": on}))


class OfATask(Move):
    """A move on one task."""

    act, leads_on, versioned, says = "task_answer", False, False, ""

    def sensible(self, at: Point) -> bool:
        return any(each.state == "waiting" for each in at.case.tasks)

    def draw(self, at: Point) -> Given:
        waiting = [each.id for each in at.case.tasks if each.state == "waiting"]
        every = [*(each.id for each in at.case.tasks), _NOBODYS]
        return {"task_id": at.dice.of(every if at.wild or not waiting else waiting)}

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        if given["task_id"] == _NOBODYS:
            yield Fault("Invalid", "task_id")
        elif self.task(at, given).state != "waiting":
            yield Fault("NotAllowed", "answered already")

    @staticmethod
    def task(at: Point, given: Given) -> Task:
        """The task that is meant."""
        return next(each for each in at.case.tasks if each.id == given["task_id"])


class AnswerTask(OfATask):
    """What came of it."""

    def draw(self, at: Point) -> Given:
        return {**super().draw(at), "answer": at.dice.words()}

    def effect(self, at: Point, given: Given) -> None:
        self.task(at, given).state = "answered"

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return together.answer(act, case_id, check(TaskAnswer, given))


class Remind(OfATask):
    """They are reminded of it."""

    name = "remind"

    def effect(self, at: Point, given: Given) -> None:
        assert self.task(at, given).state == "waiting"

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return together.remind(act, case_id, given["task_id"])


class DropTask(OfATask):
    """It is not needed any more."""

    name = "drop"

    def effect(self, at: Point, given: Given) -> None:
        self.task(at, given).state = "dropped"

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return together.drop(act, case_id, given["task_id"])
