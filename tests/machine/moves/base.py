"""What a move is made of, and what it is drawn with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple, TypeVar

from complaintdesk.rules import send_guard
from complaintdesk.store.act import Act
from tests.hostile import HOSTILE
from tests.machine import life
from tests.machine.world import PAID, Life, Person, World

Given = dict[str, Any]
One = TypeVar("One")
_FEW = 6  # words for inside of which so many in a row stand in a letter stop it: the walk says less at a time
_WORDS = (
    *("It was late.", "Nobody rang back.", "parcel torn", "crème brûlée", "Işık: iade istiyor", "two\nlines"),
    *(text for text in HOSTILE if len(text) < 200 and 0 < len(send_guard.words(text)) < _FEW),
)
REMEDIES = ("apology", "refund", "repair", "discount", "compensation", "information", "exchange")


class Dice:
    """What is left to chance, in the words of the moves: `whole` throws a number between two, both included."""

    def __init__(self, whole: Callable[[int, int], int]) -> None:
        self.whole = whole

    def of(self, some: Sequence[One]) -> One:
        """One of them."""
        return some[0] if len(some) == 1 else some[self.whole(0, len(some) - 1)]

    def chance(self, percent: int) -> bool:
        """True so many times in a hundred; smaller examples have False."""
        return self.whole(0, 99) >= 100 - percent

    def words(self) -> str:
        """Something that somebody wrote."""
        return self.of(_WORDS)

    def told(self, **more: Any) -> Given:
        """By which channel, and what was said."""
        return {"channel": self.of(("phone", "email", "letter")), "text": self.words(), **more}


@dataclass
class Point:
    """Where a move is made: the office, the case, who makes it, and the dice. `wild` ones may be wrong."""

    world: World
    case: Life
    who: Person
    dice: Dice
    wild: bool

    @property
    def now(self) -> int:
        """In minutes since 1970."""
        return self.world.now

    def some_remedies(self) -> tuple[tuple[str, ...], int | None]:
        """What is offered or given, and a sum where something is paid; beyond the authority where it is wild."""
        first = self.dice.of(REMEDIES)
        remedies = tuple(dict.fromkeys((first, self.dice.of(REMEDIES))))
        paid = any(each in PAID for each in remedies)
        if not paid and not (self.wild and self.dice.chance(20)):
            return remedies, None
        usual = (None, 0, 45_00, 90_00)
        return remedies, self.dice.of((500_00, 2000_00) if self.wild and self.dice.chance(50) else usual)

    def somebody(self) -> int:
        """Anybody who works here, or where it is wild perhaps not."""
        ids = [each.id for each in self.world.people if each.id is not None]
        return 999 if self.wild and self.dice.chance(25) else self.dice.of(ids)


class Fault(NamedTuple):
    """Why a move is refused: the kind of error, and a word by which its sentence or its field is known."""

    kind: str
    says: str


class Move:
    """One act on a case.

    To add an act: draw what is given, name what is wrong with it beyond its not being open (`life.WAYS`), say what
    it does to the account of the case, and carry it out; then put it into the table.
    """

    act: ClassVar[str]  # as `life.WAYS` has it
    name: ClassVar[str] = ""  # where one act has several moves
    leads_on: ClassVar[bool] = True  # whether it brings a case nearer to its end
    versioned: ClassVar[bool] = True  # whether what is given may say which version was on screen
    needs_version: ClassVar[bool] = False
    closed_says: ClassVar[str] = "is closed"
    says: ClassVar[str]  # how the refusal sounds where it is not open

    def __repr__(self) -> str:
        """As the act is called."""
        return self.name or self.act

    def is_open(self, at: Point) -> bool:
        """Whether it is open at this point of the case's life."""
        return life.is_open(self.act, frozenset(at.case.facts))

    def sensible(self, at: Point) -> bool:
        """Whether somebody would do it now, where it is open."""
        return True

    def draw(self, at: Point) -> Given:
        """What is given."""
        raise NotImplementedError

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        """What is wrong with it, each by itself."""
        return iter(())

    def effect(self, at: Point, given: Given) -> None:
        """What it does to the account."""
        raise NotImplementedError

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        """Do it."""
        raise NotImplementedError


def is_partial(at: Point, person_id: int | None) -> bool:
    """Whether the complaint names them, or they have a conflict of interest (annex D)."""
    return person_id in at.case.concerned or (person_id, "conflict") in at.case.parts


def person_faults(at: Point, person_id: int | None, field: str) -> Iterator[Fault]:
    """Somebody who works here and has no interest of their own in the case."""
    if person_id is not None and at.world.person(person_id) is None:
        yield Fault("Invalid", field)
    if is_partial(at, person_id):
        yield Fault("NotAllowed", "annex D")


def sum_faults(given: Given, field: str) -> Iterator[Fault]:
    """A sum needs a remedy that is paid."""
    if given[field] and not any(each in PAID for each in given["remedies"]):
        yield Fault("Invalid", field)


def authority_faults(at: Point, given: Given, field: str) -> Iterator[Fault]:
    """Whose authority covers it: who acts, or who is named."""
    named = given.get("approved_by_id")
    approver = at.who if named is None else at.world.person(named)
    if approver is None:
        yield Fault("Invalid", "approved_by_id")
    elif approver.role and not approver.covers(given[field]):
        yield Fault("NotAllowed", r"\(5\.4\)")
