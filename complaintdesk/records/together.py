"""Who works on a case besides its owner (5.4), and what is asked of whom."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant


class Participant(SQLModel, table=True):
    """Somebody who helps with a case, watches it, or must have no part in it (annex D: conflict of interest)."""

    __tablename__ = "participant"

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", index=True)
    staff_id: int = Field(foreign_key="staff_member.id")
    part: str  # rules.together.Part
    why: str | None = None
    since: datetime = Field(sa_type=Instant)
    added_by_id: int = Field(foreign_key="staff_member.id")
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    version: int = 1


class Task(SQLModel, table=True):
    """Something asked of a person or a department about a case, by a day at the office (`due_on`)."""

    __tablename__ = "task"

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", index=True)
    what: str
    staff_id: int | None = Field(default=None, foreign_key="staff_member.id")  # who is asked, or
    department_id: int | None = Field(default=None, foreign_key="department.id")  # which department
    due_on: date
    asked_at: datetime = Field(sa_type=Instant)
    asked_by_id: int = Field(foreign_key="staff_member.id")
    reminded_at: datetime | None = Field(default=None, sa_type=Instant)  # last
    answer: str | None = None
    answered_at: datetime | None = Field(default=None, sa_type=Instant)
    answered_by_id: int | None = Field(default=None, foreign_key="staff_member.id")
    dropped_at: datetime | None = Field(default=None, sa_type=Instant)  # not needed any more
    version: int = 1
