"""Who plays in a case: the people of the shop, and who of them takes it in, owns it, may promise what."""

from __future__ import annotations

from dataclasses import dataclass

from complaintdesk.rules import authority
from complaintdesk.rules.vocabulary import Remedy
from complaintdesk.sample.course import Course
from complaintdesk.sample.dice import Dice
from complaintdesk.sample.ledger import Ledger, Said
from complaintdesk.sample.media import ANSWERED_IN, SPOKEN
from complaintdesk.sample.office import Office
from complaintdesk.sample.people import People, Person
from complaintdesk.sample.topics import Texts
from complaintdesk.store.desk import Actor

_GRANTS = authority.usual("GBP")
_OWNERS: dict[str, float] = {"officers": 0.70, "front": 0.24, "manager": 0.06}


@dataclass(frozen=True, slots=True)
class Staff:
    """The people of the shop by what they do, and its departments by name."""

    front: tuple[Actor, ...]
    officers: tuple[Actor, ...]
    manager: Actor
    everybody: tuple[Actor, ...]
    departments: dict[str, int]


def may(actor: Actor, amount: int | None) -> bool:
    """Whether somebody may promise this sum, in pence."""
    limit = authority.limit_of(_GRANTS, actor.role, Remedy.COMPENSATION)
    return limit is not None and (limit < 0 or (amount or 0) <= limit)


class Cast:
    """The people of one case, and how they speak with the complainant."""

    def __init__(self, dice: Dice, office: Office, staff: Staff, people: People, ledger: Ledger) -> None:
        self._dice = dice
        self._office = office
        self._staff = staff
        self._people = people
        self._ledger = ledger

    def _begin(self, course: Course) -> None:
        """Cast the people of this course."""
        dice = self._dice
        self._course = course
        self._story = course.story
        self._taker = dice.pick(self._staff.front) if dice.chance(0.93) else dice.pick(self._staff.officers)
        self._owner = self._assessor = self._draw_owner(course)
        self._teller: Person | None = None
        self._name = "the caller"
        self._channel = course.medium

    def _draw_owner(self, course: Course) -> Actor:
        if course.owner is not None:
            return self._staff.everybody[course.owner]
        if course.safety:
            return self._staff.manager
        share = self._dice.weighted(_OWNERS)
        if share == "manager":
            return self._staff.manager
        return self._dice.pick(self._staff.officers if share == "officers" else self._staff.front)

    def _meet(self, teller: Person | None) -> None:
        """Who it is that complains, and how they are answered."""
        self._teller = teller
        if teller is None:
            return
        self._name = teller.name
        medium = self._course.medium
        self._channel = teller.channel or (medium if medium in ANSWERED_IN else "email")

    def _with_authority(self, amount: int | None) -> Actor:
        """Who promises this sum: the owner, else the officer who assessed it, else the manager."""
        return next(actor for actor in (self._owner, self._assessor, self._staff.manager) if may(actor, amount))

    def _approver(self, actor: Actor, amount: int | None) -> Actor | None:
        """Who approves the sum where this person may not promise it."""
        return None if may(actor, amount) else self._staff.manager

    def _somebody_else(self, *than: int | None) -> Actor:
        """An officer or the manager who is none of these."""
        others = [actor for actor in (*self._staff.officers, self._staff.manager) if actor.id not in than]
        return self._dice.pick(others)

    def _turkish(self) -> bool:
        return self._teller is not None and self._teller.language == "Turkish"

    def _in_their_words(self, texts: Texts, turkish: Texts) -> Texts:
        """The texts, or the Turkish ones for who speaks it."""
        return turkish if self._turkish() else texts

    def _told(self, at: int, me: Actor, by_voice: Texts, in_writing: Texts, **more: str) -> Said:
        """What the complainant is told, by the channel they like."""
        texts = by_voice if self._channel in SPOKEN else in_writing
        return self._said(self._story.say(texts, at, name=self._name, me=me.name, **more))

    def _said(self, text: str) -> Said:
        return Said(self._channel, text, None if self._teller is None else self._teller.name)

    def _log_in(self, at: int, text: str) -> None:
        actor = self._taker if self._dice.chance(0.6) else self._owner
        self._ledger.log(at, actor, "in", self._said(text))

    def _log_out(self, at: int, said: Said) -> None:
        self._ledger.log(at, self._owner, "out", said)

    def _log_inside(self, at: int, actor: Actor, text: str) -> None:
        self._ledger.log(at, actor, "inside", Said("other", text))
