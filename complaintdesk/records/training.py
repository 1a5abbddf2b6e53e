"""Who must know what, and who has learnt it (6.4)."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant


class TrainingTopic(SQLModel, table=True):
    """Something that people need to know. Roles are codes of `rules.vocabulary.Role`, with commas between them."""

    __tablename__ = "training_topic"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    title: str
    roles: str  # who needs it; empty where nobody has to
    valid_months: int | None = None  # how long it holds; None: for good
    since: date  # needed from this day at the office on
    retired: bool = False  # not asked for any more
    version: int = 1


class TrainingRecord(SQLModel, table=True):
    """That somebody was trained, and what the assessor found. `trained_on` and `expires_on` are office days."""

    __tablename__ = "training_record"

    id: int | None = Field(default=None, primary_key=True)
    topic_id: int = Field(foreign_key="training_topic.id", index=True)
    staff_id: int = Field(foreign_key="staff_member.id")
    trained_on: date
    expires_on: date | None = None  # counted when it was recorded, by what held then
    assessor: str
    passed: bool
    note: str | None = None
    recorded_at: datetime = Field(sa_type=Instant)
    recorded_by_id: int = Field(foreign_key="staff_member.id")
