"""Who complains: new people, people who come again, organisations, and those who act for somebody."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from complaintdesk.rules import ways_to_reach
from complaintdesk.rules.plain_text import clean, fold
from complaintdesk.sample import names
from complaintdesk.sample.dice import Dice
from complaintdesk.sample.ledger import Numbers, Row

_REMEMBERED = 3_000
_OFTEN = 9


@dataclass(frozen=True, slots=True)
class Person:
    """A complainant on file: what a life needs to know of them."""

    id: int
    name: str
    language: str | None
    channel: str | None
    organisation: str | None


class People:
    """Draws complainants. `rows` gathers the records of those who are new, for the case that brings them."""

    def __init__(self, numbers: Numbers, dice: Dice) -> None:
        self._numbers = numbers
        self._dice = dice
        self._known: list[Person] = []
        self._often: list[Person] = []
        self.rows: list[tuple[str, Row]] = []

    def somebody(self) -> Person:
        """A complainant: mostly somebody new, sometimes one who complained before, a few of them often."""
        dice = self._dice
        if self._often and dice.chance(0.03):
            return dice.pick(self._often)
        if self._known and dice.chance(0.13):
            return dice.pick(self._known)
        person = self._organisation() if dice.chance(0.07) else self._new(*self._name())
        if len(self._often) < _OFTEN and dice.chance(0.2):
            self._often.append(person)
        if len(self._known) < _REMEMBERED:
            self._known.append(person)
        else:
            self._known[dice.number(0, _REMEMBERED - 1)] = person
        return person

    def representative(self) -> Person:
        """Somebody who acts for a complainant."""
        return self._new(*self._name())

    def _name(self) -> tuple[str, str | None]:
        dice = self._dice
        community = dice.weighted(names.COMMUNITIES)
        if dice.chance(0.01):
            return dice.pick(names.CHINESE), "Chinese"
        first, last = dice.pick(community.first), dice.pick(community.last)
        name = f"{last} {first}" if community.last_name_first else f"{first} {last}"
        return name, community.language if dice.chance(0.6) else None

    def _organisation(self) -> Person:
        name, _ = self._name()
        return self._new(name, None, self._dice.pick(names.ORGANISATIONS))

    def _new(self, name: str, language: str | None, organisation: str | None = None) -> Person:
        dice = self._dice
        name = clean(name)
        needs = dice.weighted(names.NEEDS)
        channel = dice.weighted({"phone": 0.3, "email": 0.25, "letter": 0.05, "": 0.4}) or None
        person = Person(self._numbers.new_id("complainant"), name, language, channel, organisation)
        self.rows.append(
            (
                "complainant",
                {
                    "id": person.id,
                    "kind": "person" if organisation is None else "organisation",
                    "name": name,
                    "organisation": organisation,
                    "preferred_channel": channel,
                    "language": language,
                    "needs": needs,
                    "needs_note": names.NEEDS_NOTES.get(needs),
                    "version": 1,
                },
            )
        )
        if channel == "phone" or dice.chance(0.85):
            number = dice.pick(names.PHONES).format(dice.number(0, 999))
            digits = _digits(number)
            self._way(person, kind="phone", value=number, digits=digits, tail=digits[::-1])
        if channel == "email" or dice.chance(0.55):
            self._way(person, kind="email", value=_address(name, organisation, dice.number(1, 99)))
        if channel == "letter" or dice.chance(0.2):
            house = f"{dice.number(1, 140)} {dice.pick(names.STREETS)}, {dice.pick(names.TOWNS)}"
            self._way(person, kind="post", value=house)
        return person

    def _way(self, person: Person, **fields: Any) -> None:
        row = {"id": self._numbers.new_id("contact_point"), "complainant_id": person.id, **fields}
        self.rows.append(("contact_point", row))


@cache
def _digits(number: str) -> str:
    return ways_to_reach.phone_digits(number)


@cache
def _plain(word: str) -> str:
    return "".join(char for char in fold(word) if char.isascii() and char.isalnum())


def _address(name: str, organisation: str | None, number: int) -> str:
    if organisation is not None:
        return f"office@{'-'.join(filter(None, map(_plain, organisation.split())))}.example.com"
    parts = [part for part in map(_plain, name.split()) if part]
    domain = "example.com" if number % 3 else "example.org"
    return f"{'.'.join(parts) or 'post'}{number}@{domain}"
