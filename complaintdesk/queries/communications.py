"""The communication log of a case (7.3), with that of the cases that are part of it."""

from __future__ import annotations

from typing import NamedTuple

from complaintdesk.store.look import Look

# a case and those that are part of it: what was said about them is read as one
WITH_PARTS = 'SELECT :case_id UNION ALL SELECT id FROM "case" WHERE merged_into_id = :case_id'


class LogRow(NamedTuple):
    """One communication; `at` is UTC."""

    id: int
    at: str
    direction: str
    channel: str
    with_whom: str | None
    text: str
    staff: str
    of: str | None = None  # the reference of the case that is part of this one, where it was said
    became: str | None = None  # the reference of the case that was made of it


def parts(look: Look, case_id: int) -> list[str]:
    """The references of the cases that are part of this one."""
    rows = look.rows('SELECT reference FROM "case" WHERE merged_into_id = :case_id ORDER BY id', case_id=case_id)
    return [row[0] for row in rows]


def reference_of(look: Look, case_id: int | None) -> str | None:
    """The reference of a case; None for none."""
    found: str | None = look.value('SELECT reference FROM "case" WHERE id = :id', id=case_id)
    return found


def log(look: Look, case_id: int) -> list[LogRow]:
    """The communication log in the order of what happened, with that of the cases that are part of it."""
    rows = look.rows(
        "SELECT m.id, m.at, m.direction, m.channel, m.with_whom, m.text, s.name, "
        "CASE WHEN m.case_id <> :case_id THEN c.reference END, n.reference FROM communication m "
        'JOIN staff_member s ON s.id = m.staff_id JOIN "case" c ON c.id = m.case_id '
        'LEFT JOIN "case" n ON n.separated_from_id = m.id '
        f"WHERE m.case_id IN ({WITH_PARTS}) ORDER BY m.at, m.id",
        case_id=case_id,
    )
    return [LogRow(*row) for row in rows]
