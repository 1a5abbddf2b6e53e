"""Where a case went when the decision was not accepted (7.9, annex G)."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant


class Recourse(SQLModel, table=True):
    """One review, or one proceeding at an outside body. `*_on` are dates at the office."""

    __tablename__ = "recourse"

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", index=True)
    level: str  # rules.recourse.Level
    begun_at: datetime = Field(sa_type=Instant)
    begun_on: date
    why: str | None = None  # what they say against the decision
    reviewer_id: int | None = Field(default=None, foreign_key="staff_member.id")
    body: str | None = None  # the outside body's name
    body_kind: str | None = None
    body_reference: str | None = None
    answer_by: date | None = None  # by when the body wants our side
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_on: date | None = None
    outcome: str | None = None
    outcome_text: str | None = None
    cost: int | None = None  # what it cost us, minor units of `currency`
    currency: str
    version: int = 1


class RecourseBody(SQLModel, table=True):
    """Somebody a complainant can go to next: named in every decision that is not wholly theirs (7.1, 7.9)."""

    __tablename__ = "recourse_body"

    id: int | None = Field(default=None, primary_key=True)
    name: str
    kind: str  # rules.recourse.BodyKind
    contact: str
    within: str | None = None  # until when they can go there, in words
    position: int
    hidden: bool = False
    version: int = 1
