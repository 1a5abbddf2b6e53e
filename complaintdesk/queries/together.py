"""Who has a part in a case, what is asked of whom, and what waits for somebody (5.4, annex D)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from complaintdesk.store.look import Look

_WAITS = "t.answered_at IS NULL AND t.dropped_at IS NULL"


class PartRow(NamedTuple):
    """A part that somebody has now (`rules.together.Part`)."""

    staff_id: int
    name: str
    part: str
    why: str | None
    since: str


class TaskRow(NamedTuple):
    """Something asked of a person or a department; `due_on` is a date at the office, instants are UTC text."""

    id: int
    what: str
    whom: str
    due_on: str
    asked_at: str
    asked_by: str
    reminded_at: str | None
    answer: str | None
    answered_at: str | None
    answered_by: str | None
    dropped_at: str | None

    @property
    def waits(self) -> bool:
        """Whether it is still to be done."""
        return self.answered_at is None and self.dropped_at is None


class WaitingRow(NamedTuple):
    """A task of somebody, with its case."""

    case_id: int
    reference: str
    what: str
    whom: str
    due_on: str


def parts(look: Look, case_id: int) -> list[PartRow]:
    """The parts that people have in the case now, besides its owner."""
    rows = look.rows(
        "SELECT p.staff_id, s.name, p.part, p.why, p.since FROM participant p "
        "JOIN staff_member s ON s.id = p.staff_id WHERE p.case_id = :case_id AND p.ended_at IS NULL ORDER BY p.id",
        case_id=case_id,
    )
    return [PartRow(*row) for row in rows]


def tasks(look: Look, case_id: int) -> list[TaskRow]:
    """Everything that was asked about the case, oldest first."""
    rows = look.rows(
        "SELECT t.id, t.what, coalesce(w.name, d.name), t.due_on, t.asked_at, a.name, t.reminded_at, t.answer, "
        "t.answered_at, b.name, t.dropped_at FROM task t JOIN staff_member a ON a.id = t.asked_by_id "
        "LEFT JOIN staff_member w ON w.id = t.staff_id LEFT JOIN department d ON d.id = t.department_id "
        "LEFT JOIN staff_member b ON b.id = t.answered_by_id WHERE t.case_id = :case_id ORDER BY t.id",
        case_id=case_id,
    )
    return [TaskRow(*row) for row in rows]


def waiting(look: Look, staff_id: int, until: date | None = None) -> list[WaitingRow]:
    """What waits for this person or their department, soonest first; due until a day of the office, if given."""
    last = "9999-12-31" if until is None else until.isoformat()
    own = look.rows(_mine("t.staff_id = :who"), who=staff_id, last=last)
    department = look.value("SELECT department_id FROM staff_member WHERE id = :who", who=staff_id)
    theirs = [] if department is None else look.rows(_mine("t.department_id = :who"), who=department, last=last)
    return sorted((WaitingRow(*row) for row in (*own, *theirs)), key=lambda row: (row.due_on, row.case_id))


def _mine(whose: str) -> str:
    return (
        "SELECT t.case_id, c.reference, t.what, coalesce(s.name, d.name), t.due_on FROM task t "
        'JOIN "case" c ON c.id = t.case_id LEFT JOIN staff_member s ON s.id = t.staff_id '
        f"LEFT JOIN department d ON d.id = t.department_id WHERE {whose} AND t.due_on <= :last AND {_WAITS} "
        "ORDER BY t.due_on, t.id"
    )
