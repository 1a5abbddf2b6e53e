"""What the cases themselves show of clause 7: the newest that were received, decided, closed, and their letters.

Each question reads at most `MOST` cases of the last twelve months by one index, however many are on file.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from complaintdesk.queries.evidence_share import DAYS, MOST, Stretch
from complaintdesk.store.look import Look


class ReceivedRow(NamedTuple):
    """A case as it was taken in (7.2) and assessed (7.5). `received_on`, `assessed_on` as in the file."""

    id: int
    reference: str
    medium: str
    anonymous: bool
    needs: str | None
    for_another: bool
    product: str | None
    problem: str
    remedy_sought: str
    department_id: int | None
    safety: bool
    priority: str | None
    received_at: str
    assessed_at: str | None
    acknowledged_on: str | None
    closed_at: str | None
    first_contact: bool
    events: bool  # its receipt is in the trail
    origin: str | None


class DecidedRow(NamedTuple):
    """A case at its decision: how it was looked into (7.6), what was decided (7.7), when it was told (7.8)."""

    id: int
    reference: str
    decided_on: str
    decided_by: str | None
    informed_on: str | None
    untold: bool
    reason: str | None
    outcome: str | None
    remedy_given: str | None
    assessed_at: str | None
    first_contact: bool
    concerned: str | None
    investigator: str | None
    both_sides: bool
    concluded: bool
    cause: str | None
    prevention: str | None
    conflict: bool  # who looked into it or decided has a conflict of interest that stands
    compared: bool  # an offer was made and answered, or a remedy weighed
    origin: str | None


class ClosedRow(NamedTuple):
    """A case at its closing (7.9)."""

    id: int
    reference: str
    reason: str | None
    answer: str | None
    recourse_told: bool
    remedies_open: int
    remedies_unverified: int
    reopened: int
    first_closed_on: str | None
    acknowledged_on: str | None
    assessed_at: str | None
    decided_on: str | None
    informed_on: str | None
    first_contact: bool
    origin: str | None


class LetterRow(NamedTuple):
    """A letter: of which case, its text, its language, and that of whom it is for, else the office's."""

    id: int  # of the case
    reference: str
    text: str
    language: str
    theirs: str | None


class RecourseRow(NamedTuple):
    """A review inside or a proceeding outside (annex G)."""

    id: int  # of the case
    reference: str
    level: str
    reviewer_id: int | None
    decided_by_id: int | None
    owner_id: int | None
    begun_on: str
    ended_on: str | None
    outcome: str | None


_RECEIVED = """SELECT c.id, c.reference, c.medium, c.complainant_id IS NULL, p.needs,
 c.representative_id IS NOT NULL, c.product, c.problem, c.remedy_sought, c.department_id, c.safety,
 c.priority, c.received_at, c.assessed_at,
 c.acknowledged_on, c.closed_at, c.first_contact, EXISTS (SELECT 1 FROM event e WHERE e.case_id = c.id), c.origin
 FROM "case" c LEFT JOIN complainant p ON p.id = c.complainant_id
 WHERE c.received_on >= :since ORDER BY c.received_on DESC, c.id DESC LIMIT :most"""
_DECIDED = """SELECT c.id, c.reference, c.decided_on, d.name, c.informed_on, c.untold, c.decision_reason,
 c.outcome, c.remedy_given, c.assessed_at, c.first_contact, c.people_concerned, w.name,
 i.their_side IS NOT NULL AND i.our_side IS NOT NULL, i.concluded_at IS NOT NULL, i.cause, i.prevention,
 EXISTS (SELECT 1 FROM participant p WHERE p.case_id = c.id AND p.part = 'conflict' AND p.ended_at IS NULL
  AND p.staff_id IN (i.investigator_id, c.decided_by_id)),
 EXISTS (SELECT 1 FROM proposal o WHERE o.case_id = c.id AND o.side = 'ours'), c.origin
 FROM "case" c LEFT JOIN investigation i ON i.case_id = c.id LEFT JOIN staff_member w ON w.id = i.investigator_id
 LEFT JOIN staff_member d ON d.id = c.decided_by_id
 WHERE c.decided_on IS NOT NULL AND c.decided_on >= :since ORDER BY c.decided_on DESC, c.id DESC LIMIT :most"""
_CLOSED = """SELECT c.id, c.reference, c.closing_reason, c.answer, c.recourse_told, c.remedies_open,
 c.remedies_unverified, c.reopened, c.first_closed_on, c.acknowledged_on, c.assessed_at, c.decided_on,
 c.informed_on, c.first_contact, c.origin
 FROM "case" c WHERE c.closed_at IS NOT NULL AND c.closed_on >= :since
 ORDER BY c.closed_on DESC, c.id DESC LIMIT :most"""
_LETTERS = """SELECT l.case_id, c.reference, l.text, l.language,
 coalesce(p.language, (SELECT language FROM shop WHERE id = 1)) FROM letter l
 JOIN "case" c ON c.id = l.case_id LEFT JOIN complainant p ON p.id = c.complainant_id
 WHERE l.id > (SELECT coalesce(max(id), 0) - :most FROM letter) ORDER BY l.id DESC"""
_RECOURSE = """SELECT r.case_id, c.reference, r.level, r.reviewer_id, c.decided_by_id, c.owner_id, r.begun_on,
 r.ended_on, r.outcome FROM recourse r JOIN "case" c ON c.id = r.case_id
 WHERE r.id > (SELECT coalesce(max(id), 0) - :most FROM recourse) ORDER BY r.id DESC"""


def since(today: date) -> date:
    """The first day of the twelve months that are looked at."""
    return today - timedelta(days=DAYS)


def received(look: Look) -> Stretch[ReceivedRow]:
    """The newest cases by the day they were received."""
    rows = [ReceivedRow(*row) for row in look.rows(_RECEIVED, since=since(look.today).isoformat(), most=MOST)]
    ours = tuple(row for row in rows if row.origin is None)
    return Stretch(ours, "cases received", since(look.today), len(rows) == MOST, len(rows) - len(ours))


def decided(look: Look) -> Stretch[DecidedRow]:
    """The newest cases by the day of their decision."""
    rows = [DecidedRow(*row) for row in look.rows(_DECIDED, since=since(look.today).isoformat(), most=MOST)]
    ours = tuple(row for row in rows if row.origin is None)
    return Stretch(ours, "cases decided", since(look.today), len(rows) == MOST, len(rows) - len(ours))


def closed(look: Look) -> Stretch[ClosedRow]:
    """The newest cases by the day of their last closing."""
    rows = [ClosedRow(*row) for row in look.rows(_CLOSED, since=since(look.today).isoformat(), most=MOST)]
    ours = tuple(row for row in rows if row.origin is None)
    return Stretch(ours, "cases closed", since(look.today), len(rows) == MOST, len(rows) - len(ours))


def letters(look: Look) -> Stretch[LetterRow]:
    """The newest letters."""
    rows = tuple(LetterRow(*row) for row in look.rows(_LETTERS, most=MOST))
    return Stretch(rows, "letters", since(look.today), cut=True)


def recourses(look: Look) -> Stretch[RecourseRow]:
    """The newest reviews and proceedings outside."""
    rows = tuple(RecourseRow(*row) for row in look.rows(_RECOURSE, most=MOST))
    return Stretch(rows, "reviews and proceedings outside", since(look.today), cut=True)
