"""An office with a policy, training, context and a plan, for tests of clauses 5 and 6."""

from __future__ import annotations

from datetime import date
from typing import Any

from complaintdesk.operations import commitment, plan, training
from complaintdesk.operations.inputs import (
    Approval,
    ContextGiven,
    PlanEnded,
    Planned,
    PolicyWords,
    Topic,
    Trained,
    check,
)
from complaintdesk.queries.due import Due
from tests.desk import Office

CLERK, OFFICER, MANAGER = 1, 2, 3
TODAY = date(2026, 11, 23)


def drafted(office: Office, text: str = "# Our policy\n\nWe listen.") -> int:
    """The id of a draft with nothing left to fill in."""
    edition = office.do(commitment.draft)
    office.do(commitment.word, edition, check(PolicyWords, {"texts": {"en": text, "tr": text}}))
    return edition


def approved(office: Office, text: str = "# Our policy\n\nWe listen.", **days: Any) -> int:
    """The id of an edition that the manager has approved."""
    edition = drafted(office, text)
    office.do_as(MANAGER, commitment.approve, edition, check(Approval, days))
    return edition


def topic(office: Office, code: str = "first_contact", **given: Any) -> int:
    """The id of a topic that the front desk needs, for a year."""
    usual = {"code": code, "title": "The first contact", "roles": ("front_desk",), "valid_months": 12}
    return office.do_as(MANAGER, training.add_topic, check(Topic, {**usual, **given}))


def trained(office: Office, topic_id: int, staff_id: int = CLERK, **given: Any) -> int:
    """The id of a record: today, passed, judged by the manager."""
    usual = {"topic_id": topic_id, "staff_id": staff_id, "trained_on": TODAY, "assessor": "Mary O’Neill"}
    return office.do_as(MANAGER, training.record, check(Trained, {**usual, **given}))


def planned(office: Office, what: str = "A new leaflet", **given: Any) -> int:
    """The id of a plan item of the clerk, due on 1 December."""
    usual = {"what": what, "owner_id": CLERK, "due_on": date(2026, 12, 1)}
    return office.do_as(MANAGER, plan.add, check(Planned, {**usual, **given}))


def ended(office: Office, item_id: int, **given: Any) -> None:
    """It is done."""
    office.do(plan.end, item_id, check(PlanEnded, given))


def context(office: Office, kind: str = "risk", what: str = "The courier strikes", **given: Any) -> int:
    """The id of an entry of the context."""
    return office.do(plan.note_context, check(ContextGiven, {"kind": kind, "what": what, **given}))


def said(rows: list[Due]) -> list[tuple[str, str | None, str]]:
    """Of what is due: the day, who, what."""
    return [(row.on.isoformat(), row.who, row.what) for row in rows]
