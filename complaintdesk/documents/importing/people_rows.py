"""Complainants of an import: one who gives the name and the phone or e-mail of another is that one."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import text

from complaintdesk.documents.importing.lists import New
from complaintdesk.operations.inputs import ComplainantGiven, ContactGiven
from complaintdesk.rules import ways_to_reach
from complaintdesk.rules.plain_text import fold
from complaintdesk.rules.vocabulary import ContactKind
from complaintdesk.store.bulk import Bulk

_ON_FILE = text(
    "SELECT p.id, p.name FROM contact_point k JOIN complainant p ON p.id = k.complainant_id "
    "WHERE k.digits = :digits"
)
_ANY = text("SELECT EXISTS (SELECT 1 FROM contact_point WHERE digits IS NOT NULL)")
_WAYS = text("SELECT kind, coalesce(digits, value) FROM contact_point WHERE complainant_id = :id")


class PeopleRows:
    """Finds or makes complainants."""

    def __init__(self, bulk: Bulk) -> None:
        self._bulk = bulk
        self._execute = bulk.act.session.connection().execute
        # those made by this import are known without asking
        self._are_some = bool(self._execute(_ANY).scalar())
        self._known: dict[tuple[str, str], int] = {}  # (name folded, digits or e-mail folded)
        self._ways: dict[int, set[tuple[str, str]]] = {}  # of those who can be found again

    def of(self, given: ComplainantGiven) -> tuple[int, bool, list[New]]:
        """The complainant's id, whether all that was given stands there word for word, and what had to be made."""
        name = given.shown_name() or ""
        ways = given.ways()
        marks = [(fold(name), mark) for mark in map(_mark, ways) if mark]
        key = next((self._known[mark] for mark in marks if mark in self._known), None)
        if key is None:
            key = self._on_file(name, ways)
        made: list[New] = []
        if key is None:
            key = self._bulk.new_id("complainant")
            made.append(("complainant", key, _person(key, name, given)))
        whole = bool(made)
        have = self._ways_of(key, new=whole)
        for way in ways:
            row = _contact(key, way)
            mark = way.kind.value, row["digits"] or row["value"]
            if mark in have:
                whole = False  # the same number, written in another way
            else:
                have.add(mark)
                row["id"] = self._bulk.new_id("contact_point")
                made.append(("contact_point", row["id"], row))
        if marks:
            self._known.update(dict.fromkeys(marks, key))
            self._ways[key] = have
        return key, whole, made

    def _ways_of(self, key: int, *, new: bool) -> set[tuple[str, str]]:
        if new:
            return set()
        if key not in self._ways:
            self._ways[key] = {(kind, value) for kind, value in self._execute(_WAYS, {"id": key})}
        return self._ways[key]

    def _on_file(self, name: str, ways: tuple[ContactGiven, ...]) -> int | None:
        """As `intake` finds them: by a phone and the name."""
        for way in ways if self._are_some else ():
            if way.kind is ContactKind.PHONE:
                digits = _digits(way.value)
                for key, known in self._execute(_ON_FILE, {"digits": digits}):
                    if fold(known) == fold(name):
                        return int(key)
        return None


@lru_cache(maxsize=1024)
def _digits(number: str) -> str:
    return ways_to_reach.phone_digits(number)


def _mark(way: ContactGiven) -> str | None:
    if way.kind is ContactKind.PHONE:
        return _digits(way.value) or None
    return fold(way.value) if way.kind is ContactKind.EMAIL else None


def _person(key: int, name: str, given: ComplainantGiven) -> dict[str, Any]:
    return {
        "id": key,
        "kind": given.kind.value,
        "name": name,
        "organisation": given.organisation,
        "language": given.language,
        "needs": given.needs.value,
        "needs_note": given.needs_note,
        "version": 1,
    }


def _contact(key: int, way: ContactGiven) -> dict[str, Any]:
    digits = (_digits(way.value) or None) if way.kind is ContactKind.PHONE else None
    return {
        "complainant_id": key,
        "kind": way.kind.value,
        "value": way.value,
        "digits": digits,
        "tail": None if digits is None else digits[::-1],
    }
