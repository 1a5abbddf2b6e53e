"""Who else complains here, and is named, called or written to in a letter: found by the search index (4, annex D).

Names, numbers and addresses of those whom the case concerns, of the office and of outside bodies are not strange.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from complaintdesk.rules import send_guard, ways_to_reach
from complaintdesk.rules.plain_text import fold
from complaintdesk.store.look import Look

_OURS = (
    "SELECT name FROM staff_member UNION ALL SELECT name FROM shop UNION ALL SELECT name FROM recourse_body "
    "UNION ALL SELECT contact FROM recourse_body"
)
_MOST = 40  # people on file who are looked at for one pair of words
_TOGETHER = 32  # pairs that are asked for at once
_LONGEST = 5  # words of a name that is looked for


class Whose(NamedTuple):
    """The case and those that are part of it, the people of all of them, and how they are reached."""

    cases: frozenset[int]
    people: frozenset[int]
    names: tuple[str, ...]
    ways: tuple[str, ...]


def whose(look: Look, case_id: int) -> Whose:
    """A case that was made part of another, and those that were made part of it, are one matter."""
    rows = look.rows('SELECT id, complainant_id, representative_id FROM "case" WHERE id = :id', id=case_id)
    rows += look.rows(
        'SELECT id, complainant_id, representative_id FROM "case" WHERE merged_into_id = :id UNION ALL '
        'SELECT id, complainant_id, representative_id FROM "case" '
        'WHERE id = (SELECT merged_into_id FROM "case" WHERE id = :id)',
        id=case_id,
    )
    people = frozenset(person for row in rows for person in row[1:] if person is not None)
    keys = json.dumps(sorted(people))
    named = look.rows(
        "SELECT name, organisation FROM complainant WHERE id IN (SELECT value FROM json_each(:keys))", keys=keys
    )
    ways = look.rows(
        "SELECT value FROM contact_point WHERE complainant_id IN (SELECT value FROM json_each(:keys))", keys=keys
    )
    spoken = look.rows("SELECT with_whom FROM communication WHERE case_id = :id", id=case_id)
    names = tuple(name for row in (*named, *spoken) for name in row if name)
    return Whose(frozenset(row[0] for row in rows), people, names, tuple(way for (way,) in ways))


def mentioned(look: Look, those: Whose, text: str, said: str) -> Iterator[tuple[str, str]]:
    """The name of somebody else who complains here, and what of them stands in the text.

    What they brought up themselves is no secret to them.
    """
    ours = _ours(look)
    own = {fold(way) for way in (*those.ways, *send_guard.emails_in(said), *send_guard.emails_in(ours))}
    for address in send_guard.emails_in(text):
        if fold(address) not in own:
            yield from ((name, address) for name in _with_email(look, those, address))
    theirs = [*those.ways, *send_guard.phones_in(said), *send_guard.phones_in(ours)]
    for number in send_guard.phones_in(text):
        if not any(ways_to_reach.same_phone(number, way) for way in theirs):
            yield from ((name, number) for name in _with_phone(look, those, number))
    for name in _named(look, those, text, said):
        yield name, f"The name “{name}”"


def _ours(look: Look) -> str:
    contact = look.row(
        "SELECT coalesce(phone, ''), coalesce(email, ''), coalesce(address, '') FROM shop WHERE id = 1"
    )
    return "\n".join([*contact, *(name for (name,) in look.rows(_OURS))])


def _with_email(look: Look, those: Whose, address: str) -> list[str]:
    phrase = " ".join(send_guard.words(address))
    cases = look.rows(
        "SELECT rowid FROM case_search WHERE case_search MATCH :asked ORDER BY rowid DESC LIMIT :most",
        asked=f'who : "{phrase}"',
        most=_MOST,
    )
    rows = look.rows(
        'SELECT DISTINCT p.id, p.name, k.value FROM "case" c '
        "JOIN complainant p ON p.id IN (c.complainant_id, c.representative_id) "
        "JOIN contact_point k ON k.complainant_id = p.id "
        "WHERE c.id IN (SELECT value FROM json_each(:keys))",
        keys=json.dumps([row[0] for row in cases]),
    )
    return [name for number, name, way in rows if number not in those.people and fold(way) == fold(address)][:1]


def _with_phone(look: Look, those: Whose, number: str) -> list[str]:
    tail = ways_to_reach.phone_tail(number)[:9]
    if len(tail) < 7:  # too short to be anybody's for certain
        return []
    rows = look.rows(
        "SELECT p.id, p.name, k.value FROM contact_point k JOIN complainant p ON p.id = k.complainant_id "
        "WHERE k.tail >= :tail AND k.tail < :tail || ':' LIMIT :most",
        tail=tail,
        most=_MOST,
    )
    found = [name for _, name, way in rows if ways_to_reach.same_phone(number, way)]
    return [] if any(row[0] in those.people for row in rows) else found[:1]


def _named(look: Look, those: Whose, text: str, said: str) -> list[str]:
    """Names of other complainants, of two words or more, of which every word stands in the text in its order."""
    ours = [name for (name,) in look.rows(_OURS)]
    letter: list[str | None] = list(send_guard.words(text))
    for name in (*those.names, *ours):
        _blot_out(letter, send_guard.words(name))
    pairs = _on_file(look, list(dict.fromkeys(_pairs(letter))))
    phrases = list(dict.fromkeys(_phrases(letter, set(pairs))))
    theirs = send_guard.words(said)
    found: list[str] = []
    for phrase in phrases:
        for number, *names in _called(look, phrase):
            for name in (name for name in names if name and number not in those.people):
                whole = send_guard.words(name)
                stands = len(whole) > 1 and _stands(whole, letter) and not send_guard.stands_in(whole, theirs)
                if stands and name not in found:
                    found.append(name)
    return found


def _blot_out(letter: list[str | None], name: list[str]) -> None:
    size = len(name)
    for at in range(len(letter) - size + 1 if size else 0):
        if letter[at : at + size] == name:
            letter[at : at + size] = [None] * size


def _pairs(letter: Sequence[str | None]) -> Iterator[tuple[str, str]]:
    for one, other in pairwise(letter):
        if one and other and not (one.isdecimal() or other.isdecimal()) and len(one + other) > 3:
            yield one, other


def _on_file(look: Look, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those of the pairs that stand in some name on file: many are asked for at once, then halved."""
    if not pairs:
        return []
    if len(pairs) > _TOGETHER:
        return [
            pair for at in range(0, len(pairs), _TOGETHER) for pair in _on_file(look, pairs[at : at + _TOGETHER])
        ]
    asked = " OR ".join(f'"{one} {other}"' for one, other in pairs)
    sql = "SELECT rowid FROM complainant_search WHERE complainant_search MATCH :asked LIMIT 1"
    if look.value(sql, asked=asked) is None:
        return []
    half = len(pairs) // 2
    return pairs if not half else _on_file(look, pairs[:half]) + _on_file(look, pairs[half:])


def _phrases(letter: Sequence[str | None], pairs: set[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """Stretches of the letter, two words or longer, of which every pair stands in some name."""
    for at in range(len(letter) - 1):
        for size in range(2, _LONGEST + 1):
            phrase = tuple(word for word in letter[at : at + size] if word)
            if len(phrase) < size or phrase[-2:] not in pairs:
                break
            yield phrase


def _called(look: Look, phrase: tuple[str, ...]) -> Iterable[Any]:
    """People with these words in their name, the shortest names first."""
    found = look.rows(
        "SELECT rowid FROM complainant_search WHERE complainant_search MATCH :asked ORDER BY rank LIMIT :most",
        asked=f'"{" ".join(phrase)}"',
        most=_MOST,
    )
    keys = json.dumps([row[0] for row in found])
    return look.rows(
        "SELECT id, name, organisation FROM complainant WHERE id IN (SELECT value FROM json_each(:keys))",
        keys=keys,
    )


def _stands(name: Sequence[str], letter: Sequence[str | None]) -> bool:
    return send_guard.stands_in(name, [word or "\0" for word in letter])
