"""Drafts: what is being typed and is not on file yet."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant


class Draft(SQLModel, table=True):
    """A form kept while it is typed, so that a killed terminal loses at most a few seconds. Not in the trail."""

    __tablename__ = "draft"

    id: str = Field(primary_key=True)
    staff_id: int = Field(foreign_key="staff_member.id")
    form: str
    case_id: int | None = Field(default=None, foreign_key="case.id")
    body: str  # JSON of the form's fields as typed
    terminal: str
    kept_at: datetime = Field(sa_type=Instant)
