"""Management review (8.6): what management looked at, what was said, and what was decided."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant


class ManagementReview(SQLModel, table=True):
    """One review by top management. `*_on`, `first`, `last` are dates at the office, `*_at` UTC instants."""

    __tablename__ = "management_review"

    id: int | None = Field(default=None, primary_key=True)
    planned_on: date
    first: date  # the period that is looked at, both days in it
    last: date
    chair_id: int = Field(foreign_key="staff_member.id")
    held_on: date | None = None
    attended: str | None = None
    minutes: str | None = None
    closed_at: datetime | None = Field(default=None, sa_type=Instant)
    closed_by_id: int | None = Field(default=None, foreign_key="staff_member.id")
    version: int = 1


class ReviewPack(SQLModel, table=True):
    """What management was shown, as it was at that moment: JSON and its SHA-256. A trigger guards it."""

    __tablename__ = "review_pack"

    id: int | None = Field(default=None, primary_key=True)
    review_id: int = Field(foreign_key="management_review.id", index=True)
    made_at: datetime = Field(sa_type=Instant)
    made_by_id: int = Field(foreign_key="staff_member.id")
    content: str  # as `rules.review_pack` describes it
    sha256: str  # of `content` in UTF-8


class ReviewDecision(SQLModel, table=True):
    """What was decided, who does it by when, and what became of it."""

    __tablename__ = "review_decision"

    id: int | None = Field(default=None, primary_key=True)
    review_id: int = Field(foreign_key="management_review.id", index=True)
    kind: str  # rules.review_pack.Kind
    what: str
    owner_id: int | None = Field(default=None, foreign_key="staff_member.id")
    due_on: date | None = None
    made_at: datetime = Field(sa_type=Instant)
    made_by_id: int = Field(foreign_key="staff_member.id")
    state: str = "open"  # rules.review_pack.DecisionState
    ended_on: date | None = None  # done, or given up
    ended_by_id: int | None = Field(default=None, foreign_key="staff_member.id")
    ended_note: str | None = None  # what came of it, or why it was given up
    version: int = 1
