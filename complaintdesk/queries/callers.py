"""Who is calling: complainants by phone or name as one types, their cases, and likely duplicates (7.2)."""

from __future__ import annotations

import re
from typing import NamedTuple

from complaintdesk.rules import plain_text, similarity, ways_to_reach
from complaintdesk.store.look import Look

_CANDIDATES = 200  # newest text matches that are compared word by word
_ALIKE = 0.5  # likeness above which two descriptions are shown as the same problem


class Caller(NamedTuple):
    """A complainant on file who may be the caller."""

    id: int
    name: str
    organisation: str | None
    phone: str | None
    email: str | None
    address: str | None
    preferred_channel: str | None
    language: str | None
    needs: str
    open_cases: int
    closed_cases: int


class CallersCase(NamedTuple):
    """A case of a caller, newest first."""

    id: int
    reference: str
    stage: str
    problem: str
    problem_label: str
    product: str | None
    received_on: str
    next_due: str | None
    closed_on: str | None
    outcome: str | None
    remedy_given: str | None
    sum_given: int | None
    currency: str


class Duplicate(NamedTuple):
    """An open case that may be about the same; `likeness` is 0 to 1."""

    id: int
    reference: str
    problem_label: str
    complainant: str | None
    received_on: str
    likeness: float


def _contact(kind: str) -> str:
    return (
        f"(SELECT k.value FROM contact_point k WHERE k.complainant_id = p.id AND k.kind = '{kind}' "
        "ORDER BY k.id LIMIT 1)"
    )


def _cases(condition: str) -> str:
    return f'(SELECT count(*) FROM "case" c WHERE c.complainant_id = p.id AND c.closed_at {condition})'


_CALLER = f"""SELECT p.id, p.name, p.organisation, {_contact("phone")}, {_contact("email")}, {_contact("post")},
 p.preferred_channel, p.language, p.needs, {_cases("IS NULL")}, {_cases("IS NOT NULL")}
 FROM complainant p WHERE p.id IN """


def by_phone(look: Look, typed: str, most: int = 6) -> list[Caller]:
    """Complainants whose number begins or ends with what was typed; from four digits on."""
    digits = ways_to_reach.phone_digits(typed)
    if len(digits) < 4:
        return []
    found = look.rows(
        "SELECT DISTINCT complainant_id FROM contact_point "
        "WHERE digits >= :digits AND digits < :digits || ':' LIMIT :most",
        digits=digits,
        most=most,
    )
    if len(digits) >= 7:  # a whole number may have been said with or without what is dialled before it
        found += look.rows(
            "SELECT DISTINCT complainant_id FROM contact_point "
            "WHERE tail >= :tail AND tail < :tail || ':' LIMIT :most",
            tail=ways_to_reach.phone_tail(typed)[:9],
            most=most,
        )
    return _callers(look, list(dict.fromkeys(row[0] for row in found))[:most])


def by_name(look: Look, typed: str, most: int = 6) -> list[Caller]:
    """Complainants with every word of what was typed at the beginning of a word of their name."""
    words = re.findall(r"[^\W_]+", plain_text.fold(typed))
    if not words or len("".join(words)) < 3:
        return []
    found = look.rows(
        "SELECT rowid FROM complainant_search WHERE complainant_search MATCH :words "
        "ORDER BY rowid DESC LIMIT :most",
        words=" ".join(f'"{word}"*' for word in words),
        most=most,
    )
    return _callers(look, [row[0] for row in found])


def by_id(look: Look, complainant_id: int) -> Caller | None:
    """One complainant, or None."""
    found = _callers(look, [complainant_id])
    return found[0] if found else None


def _callers(look: Look, ids: list[int]) -> list[Caller]:
    if not ids:
        return []
    marks = ",".join(str(int(person_id)) for person_id in ids)
    rows = {row[0]: Caller(*row) for row in look.rows(f"{_CALLER} ({marks})")}
    return [rows[person_id] for person_id in ids if person_id in rows]


def cases_of(look: Look, complainant_id: int, most: int = 20) -> list[CallersCase]:
    """The caller's cases: open ones first, then the newest."""
    rows = look.rows(
        "SELECT c.id, c.reference, c.stage, c.problem, g.label, c.product, c.received_on, c.next_due, "
        "c.closed_on, c.outcome, c.remedy_given, c.sum_given, c.currency "
        'FROM "case" c JOIN category g ON g.code = c.problem WHERE c.complainant_id = :complainant_id '
        "ORDER BY c.closed_at IS NOT NULL, c.id DESC LIMIT :most",
        complainant_id=complainant_id,
        most=most,
    )
    return [CallersCase(*row) for row in rows]


def duplicates(
    look: Look,
    description: str,
    *,
    complainant_id: int | None = None,
    order_number: str | None = None,
    most: int = 3,
) -> list[Duplicate]:
    """Open cases that are likely about the same: same caller or order and like words, or very like words."""
    ids: set[int] = set()
    if complainant_id is not None:
        ids |= {case.id for case in cases_of(look, complainant_id) if case.closed_on is None}
    if order_number:
        ids |= set(_with_order(look, order_number))
    own = set(ids)
    words = similarity.distinctive(description)
    if len(words) >= 3:
        asked = " OR ".join(f'"{word}"' for word in words)
        ids |= {
            row[0]
            for row in look.rows(
                "SELECT rowid FROM case_search WHERE case_search MATCH :asked ORDER BY rowid DESC LIMIT :most",
                asked=f"what : ({asked})",
                most=_CANDIDATES,
            )
        }
    return _alike(look, description, ids, own)[:most]


def _with_order(look: Look, order_number: str) -> list[int]:
    rows = look.rows(
        'SELECT id FROM "case" WHERE order_number = :order ORDER BY id DESC LIMIT 5',
        order=plain_text.clean_line(order_number),  # as it was kept
    )
    return [row[0] for row in rows]


def _alike(look: Look, description: str, ids: set[int], own: set[int]) -> list[Duplicate]:
    marks = ",".join(map(str, ids)) or "NULL"
    rows = look.rows(
        "SELECT c.id, c.reference, g.label, p.name, c.received_on, c.description "
        'FROM "case" c JOIN category g ON g.code = c.problem LEFT JOIN complainant p ON p.id = c.complainant_id '
        f"WHERE c.closed_at IS NULL AND c.id IN ({marks})"
    )
    scored = [Duplicate._make((*row[:5], similarity.likeness(description, row[5]))) for row in rows]
    # the caller's own open case is worth a question even when the words differ
    likely = [case for case in scored if case.likeness >= (0.15 if case.id in own else _ALIKE)]
    return sorted(likely, key=lambda case: (case.id not in own, -case.likeness, -case.id))
