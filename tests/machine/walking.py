"""The random walk over a real file: whoever is at one of two desks does something, and everything is looked at."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from complaintdesk.operations import intake, setting_up
from complaintdesk.operations.inputs import Complaint, check
from complaintdesk.operations.inputs import Person as PersonGiven
from complaintdesk.operations.intake import Receipt
from complaintdesk.rules.errors import DeskError
from complaintdesk.rules.policy_text import policy_of
from complaintdesk.store.desk import Actor, Desk, open_desk
from tests.desk import MONDAY, PEOPLE, StandingClock
from tests.machine import life
from tests.machine.holding import held, learn
from tests.machine.moves import TABLE
from tests.machine.moves.base import Dice, Fault, Given, Move, Point
from tests.machine.moves.belonging import PEOPLE as COMPLAINANTS
from tests.machine.moves.belonging import PHONE
from tests.machine.moves.receipt import CONCERNED, PROBLEMS
from tests.machine.policies import FILES, POLICIES
from tests.machine.watching import Watch, hold
from tests.machine.world import Life, Person, World

STRANGERS = (Person(None, "setting up", "manager"), Person(999, "Nobody", "manager"))
_HIRES = (("Zoë Quist", "quality_officer"), ("Ida Lind", "manager"), ("Nils Berg", "front_desk"))
_MOST_CASES = 4
_MEMORY = Path("/dev/shm")  # noqa: S108 - mkdtemp makes a folder of one's own; a file in memory is written at once


class Seen:
    """What a campaign has met: how many moves, which passed, where cases were."""

    def __init__(self) -> None:
        self.moves: Counter[tuple[str, str]] = Counter()  # act, what became of it
        self.facts: set[life.Facts] = set()
        self.stages: Counter[str] = Counter()
        self.ways: set[tuple[str, int]] = set()
        self.closings: set[str] = set()
        self.walks = 0

    def count(self, act: str, became: str) -> None:
        """One move more."""
        self.moves[act, became] += 1

    def told(self) -> str:
        """In one line."""
        return (
            f"{self.walks} walks, {self.steps} acts, {self.legal:.1%} passed, {len(self.facts)} points of a life, "
            f"{len(self.ways)} of {sum(map(len, life.WAYS.values()))} ways, {dict(self.stages)}"
        )

    @property
    def steps(self) -> int:
        """All moves."""
        return self.moves.total()

    @property
    def legal(self) -> float:
        """The share of moves that passed."""
        return sum(n for (_, became), n in self.moves.items() if became == "passed") / max(self.steps, 1)


class Walk:
    """Acts at random, three in four of them open, each judged by the account before it is tried.

    On a real file in a folder of its own, a copy of `template`, with two desks open on it.
    """

    wild = 35  # in a hundred: any act, given in any way

    def __init__(self, template: Path, seen: Seen, dice: Dice) -> None:
        self.seen = seen
        self.folder = Path(tempfile.mkdtemp(prefix="walk", dir=_MEMORY if _MEMORY.is_dir() else None))
        path = self.folder / "desk.db"
        shutil.copy(template, path)
        self.clock = StandingClock(MONDAY)
        self.desks = [open_desk(path, clock=self.clock) for _ in range(2)]
        self.on_screen: list[dict[int, int]] = [{}, {}]  # by desk: the version of a case that was seen last
        self.at = 0
        people = [Person(n, name, role) for n, (name, role) in enumerate(PEOPLE, 1)]
        now = int(MONDAY.timestamp()) // 60
        self.world = World(now, people, POLICIES, "small_business")
        self.watch = Watch(path)
        self.story: list[str] = []
        seen.walks += 1
        self._use(people[2], dice.of(list(FILES)), None)
        self._watched(None)
        for _ in range(dice.whole(0, 2)):
            self._hire(people[2])
            self._watched(None)

    def end(self) -> None:
        """The whole trail is replayed once more, and nothing is left behind."""
        try:
            self.watch.whole()
        finally:
            self.close()

    def close(self) -> None:
        """Leave nothing behind."""
        self.watch.close()
        for desk in self.desks:
            desk.close()
        shutil.rmtree(self.folder)

    def come_in(self, dice: Dice) -> None:
        """A complaint comes in; sometimes it is the office that changes."""
        if len(self.world.cases) < _MOST_CASES and (not self.world.cases or dice.chance(60)):
            self._take_in(dice)
        elif dice.chance(30):
            self._change_office(dice)
        else:
            self.go_on(dice)

    def _change_office(self, dice: Dice) -> None:
        """Another policy, a day on which the office is closed, somebody new."""
        what = dice.of(("policy", "closure", "hire"))
        who = self._pass_time(dice)
        if what == "policy":
            self._use(who, dice.of(list(FILES)), dice.of((None, *PROBLEMS)))
        elif what == "closure":
            day = datetime.fromtimestamp(self.world.now * 60, UTC).toordinal() + dice.whole(1, 12)
            if day not in self.world.closures:
                self._do(who, lambda act: setting_up.add_closure(act, date.fromordinal(day), "stocktaking"))
                self.world.closures = tuple(sorted((*self.world.closures, day)))
        else:
            self._hire(who)
        self._watched(None)

    def _hire(self, who: Person) -> None:
        there = {person.name for person in self.world.people}
        for name, role in [each for each in _HIRES if each[0] not in there][:1]:
            given = check(PersonGiven, {"name": name, "role": role})
            person_id = self._do(who, partial(setting_up.add_person, person=given))
            self.world.people.append(Person(person_id, name, role))

    def _use(self, who: Person, code: str, category: str | None) -> None:
        self._do(who, lambda act: setting_up.use_policy(act, policy_of(FILES[code]), category))
        if category is None:
            self.world.policy = code
        else:
            self.world.policy_of[category] = code

    def _take_in(self, dice: Dice) -> None:
        who = self._pass_time(dice)
        problem, concerned = dice.of(PROBLEMS), dice.of(list(CONCERNED))
        back = dice.of((None, None, 5, 3 * 1440))
        given: Given = {"description": dice.words(), "problem": problem, "people_concerned": concerned}
        given["safety"] = dice.chance(15)
        if dice.chance(60):
            given["complainant"] = {"name": dice.of(COMPLAINANTS), "phone": PHONE}
        received = self.world.now - (back or 0)
        at = None if back is None else datetime.fromtimestamp(received * 60, UTC)
        complaint = check(Complaint, {**given, "received_at": at})
        receipt = self._do(who, lambda act: intake.take_in(act, complaint))
        case = self.world.come_in(receipt.case_id, problem, received, given["safety"], CONCERNED[concerned])
        if "complainant" in given:
            self.world.meets(case, "complainant", given["complainant"]["name"])
        self.seen.count("take_in", "passed")
        self._watched(case)

    def go_on(self, dice: Dice) -> None:
        """Mostly an act that is open, with what somebody in their senses would give; else anything."""
        known = list(self.world.cases.values())
        case = known[-1] if dice.chance(60) else dice.of(known)
        at = Point(self.world, case, self._pass_time(dice), dice, dice.chance(self.wild))
        case.clocks.now, case.clocks.closures = self.world.now, self.world.closures
        move = self._any(at) if at.wild else self._sensible(at)
        if at.wild and dice.chance(10):
            at.who = dice.of(STRANGERS)
        given, faults = self._drawn(at, move)
        if not at.wild and faults:  # whoever is at the desk could not do it; they write down what was said
            move = TABLE["log"]
            given, faults = self._drawn(at, move)
        self._try(at, move, given, faults)

    def _any(self, at: Point) -> Move:
        """An act that is open and is done wrongly perhaps, one that nearly is, or any."""
        facts = frozenset(at.case.facts)
        leading = [move for move in TABLE.values() if move.leads_on and life.is_open(move.act, facts)]
        near = [move for move in TABLE.values() if life.is_nearly_open(move.act, facts)]
        kind = at.dice.whole(0, 99)
        return at.dice.of((leading if kind < 50 else near if kind < 80 else ()) or list(TABLE.values()))

    def _sensible(self, at: Point) -> Move:
        moves = [move for move in TABLE.values() if move.is_open(at) and move.sensible(at)]
        leading = [move for move in moves if move.leads_on]
        return at.dice.of(leading if leading and at.dice.chance(75) else moves)

    def _drawn(self, at: Point, move: Move) -> tuple[Given, list[Fault]]:
        """What is given, and everything that is wrong with it; a few tries where nothing should be."""
        for _ in range(8):
            given = self._with_version(at, move, move.draw(at))
            faults = self._faults(at, move, given)
            if at.wild or not faults:
                break
            at.who = at.dice.of(self.world.people)
        return given, faults

    def _with_version(self, at: Point, move: Move, given: Given) -> Given:
        current = self.watch.kept.rows["case", at.case.id]["version"]
        seen = self.on_screen[self.at].get(at.case.id, current) if at.wild else current
        if move.needs_version or (move.versioned and at.dice.chance(30)):
            return {**given, "version": seen}
        return given

    def _faults(self, at: Point, move: Move, given: Given) -> list[Fault]:
        found = []
        if at.who not in self.world.people:
            found.append(Fault("NotAllowed", "Choose who you are"))
        if given.get("version") not in (None, self.watch.kept.rows["case", at.case.id]["version"]):
            found.append(Fault("Conflict", "changed by somebody else"))
        if not move.is_open(at):
            found.append(Fault("NotAllowed", move.closed_says if at.case.has("shut") else move.says))
        return [*found, *move.faults(at, given)]

    def _try(self, at: Point, move: Move, given: Given, faults: list[Fault]) -> None:
        before = frozenset(at.case.facts)
        told = f"{move} by {at.who.name} with {given} at {sorted(before)}"
        self.story.append(f"{self.clock.now:%a %d %b %H:%M} case {at.case.id}: {told}")
        why = given.get("why") if move.act == "reopen" else None
        try:
            made = self._do(at.who, lambda act: move.carry_out(act, at.case.id, given), why)
        except DeskError as error:
            self.seen.count(str(move), type(error).__name__)
            hold("refusal", bool(faults), f"{told} was refused: {error}")
            hold("refusal", any(_fits(error, fault) for fault in faults), f"{told}: {error}, expected {faults}")
            self.watch.refused()
            self._look(at.case)
            return
        self.seen.count(str(move), "passed")
        hold("passed", not faults, f"{told} passed, expected {faults}")
        move.effect(at, given)
        at.case.agree()
        after = frozenset(at.case.facts)
        possible = {facts - {"still"} for facts in life.leads_to(move.act, before)}
        hold("account", after - {"still"} in possible, f"{told} came to {sorted(after)}")
        self.seen.ways |= {(move.act, n) for n, way in enumerate(life.WAYS[move.act]) if way.fits(before, after)}
        self._watched(self._separated(at.case, made) if isinstance(made, Receipt) else at.case)

    def _separated(self, case: Life, made: Receipt) -> Life:
        """A case that was made of an entry of another."""
        with self._desk.look() as look:
            (row,) = look.rows('SELECT problem, received_at FROM "case" WHERE id = :id', id=made.case_id)
        received = int(datetime.fromisoformat(row[1]).timestamp()) // 60
        new = self.world.come_in(made.case_id, row[0], received, False, frozenset())
        new.known["complainant"] = case.known["complainant"]
        return new

    def _watched(self, case: Life | None) -> None:
        """After an act that passed."""
        self.watch.passed(None if case is None else case.id)
        if case is not None:
            learn(self.world, case, self.watch)
            held(self.world, case, self.watch)
            self.seen.facts.add(frozenset(case.facts))
            self.seen.stages[case.stage] += 1
            if case.closing is not None:
                self.seen.closings.add(case.closing)
            self._look(case)
        self.watch.whole(None if case is None else case.id)

    def _look(self, case: Life) -> None:
        """Who acted sees the case as it is now; the other terminal does not look."""
        self.on_screen[self.at][case.id] = self.watch.kept.rows["case", case.id]["version"]

    def _pass_time(self, dice: Dice) -> Person:
        """Some time goes by, and somebody sits down at one of the terminals."""
        minutes = dice.of(
            (1, 1, 7, 55, 3 * 60, 20 * 60, 26 * 60, 3 * 1440, 15 * 1440, 100 * 1440)[: dice.of((6, 8, 10))]
        )
        self.world.now += minutes
        self.clock.now = datetime.fromtimestamp(self.world.now * 60, UTC)
        self.at = dice.of((0, 1))
        return dice.of(self.world.people)

    def _do(self, who: Person, act, why=None):  # type: ignore[no-untyped-def]
        with self._desk.act(Actor(who.id, who.name, who.role), why) as under_way:
            return act(under_way)

    @property
    def _desk(self) -> Desk:
        return self.desks[self.at]


def _fits(error: DeskError, fault: Fault) -> bool:
    fields = getattr(error, "fields", {})
    return type(error).__name__ == fault.kind and (fault.says in fields or bool(re.search(fault.says, str(error))))
