"""Management reviews for tests: planned, frozen, minuted, decided."""

from __future__ import annotations

from typing import Any

from complaintdesk.operations import review
from complaintdesk.operations.inputs import check
from complaintdesk.operations.inputs.review import DecisionEnded, DecisionGiven, Minutes, ReviewPlanned
from complaintdesk.queries import management_review
from complaintdesk.queries.management_review import DecisionRow, ReviewRow
from complaintdesk.queries.review_pack import gather
from complaintdesk.rules.review_pack import Pack
from tests.desk import Office

MANAGER = 3
PLANNED = {"planned_on": "2026-12-10", "first": "2025-12-01", "last": "2026-11-30", "chair_id": MANAGER}


def plan(office: Office, **given: Any) -> int:
    """Plan one."""
    return office.do_as(MANAGER, review.plan, check(ReviewPlanned, {**PLANNED, **given}))


def freeze(office: Office, review_id: int) -> int:
    """Freeze its pack."""
    return office.do_as(MANAGER, review.freeze, review_id, gather)


def minute(office: Office, review_id: int, **given: Any) -> None:
    """Keep its minutes."""
    usual = {"held_on": "2026-11-23", "minutes": "We went through it."}
    office.do_as(MANAGER, review.minute, review_id, check(Minutes, {**usual, **given}))


def decide(office: Office, review_id: int, **given: Any) -> int:
    """Decide something, with an owner and a day."""
    usual = {"what": "Ask the carrier.", "owner_id": 2, "due_on": "2027-01-31"}
    return office.do_as(MANAGER, review.decide, review_id, check(DecisionGiven, {**usual, **given}))


def end(office: Office, decision_id: int, *, done: bool = True, **given: Any) -> None:
    """Carried out, or given up."""
    operation = review.done if done else review.drop
    office.do_as(MANAGER, operation, decision_id, check(DecisionEnded, given))


def held(office: Office, **given: Any) -> int:
    """One that was held and is not closed yet."""
    review_id = plan(office, **given)
    freeze(office, review_id)
    minute(office, review_id)
    return review_id


def row(office: Office, review_id: int) -> ReviewRow:
    """The review on file."""
    with office.desk.look() as look:
        return management_review.review(look, review_id)


def decision(office: Office, decision_id: int) -> DecisionRow:
    """The decision on file."""
    with office.desk.look() as look:
        return management_review.decision(look, decision_id)


def pack(office: Office, pack_id: int) -> Pack:
    """What was frozen."""
    with office.desk.look() as look:
        return management_review.pack(look, pack_id)[1]


def section(pack_made: Pack, code: str) -> str:
    """All that stands in a section of a pack."""
    (found,) = (each for each in pack_made.sections if each.code == code)
    cells = [" ".join(line) for table in found.tables for line in table.rows]
    return "\n".join((*found.says, *cells))
