"""Reviews of closed cases drawn at random: were both sides treated fairly (annex D)?"""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant


class QualitySample(SQLModel, table=True):
    """A sample of closed cases for review; with its seed and population it can be drawn again.

    `*_on` and the period's days are dates at the office.
    """

    __tablename__ = "quality_sample"

    id: int | None = Field(default=None, primary_key=True)
    period_first: date  # closed from this day
    period_last: date  # to this one
    size: int  # asked for
    seed: int
    population: int  # cases closed in the period when it was drawn
    passed_over: int = 0  # drawn and put back: the reviewer had handled them, or they are part of another case
    reviewer_id: int = Field(foreign_key="staff_member.id")
    due_on: date
    drawn_at: datetime = Field(sa_type=Instant)
    drawn_by_id: int = Field(foreign_key="staff_member.id")
    drawn_on: date
    conclusion: str | None = None
    concluded_at: datetime | None = Field(default=None, sa_type=Instant)
    concluded_on: date | None = Field(default=None, index=True)
    version: int = 1


class QualityReview(SQLModel, table=True):
    """The review of one case of a sample."""

    __tablename__ = "quality_review"

    id: int | None = Field(default=None, primary_key=True)
    sample_id: int = Field(foreign_key="quality_sample.id", index=True)
    position: int
    case_id: int = Field(foreign_key="case.id", index=True)
    reviewed_at: datetime | None = Field(default=None, sa_type=Instant)
    reviewed_by_id: int | None = Field(default=None, foreign_key="staff_member.id")
    note: str | None = None  # what stands out, as a whole
    version: int = 1


class QualityAnswer(SQLModel, table=True):
    """What the reviewer says to one question of the checklist."""

    __tablename__ = "quality_answer"

    id: int | None = Field(default=None, primary_key=True)
    review_id: int = Field(foreign_key="quality_review.id", index=True)
    question: str  # code of rules.quality.QUESTIONS
    answer: str  # rules.quality.Judgement
    note: str | None = None
    version: int = 1
