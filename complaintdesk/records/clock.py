"""The clocks of a case: one row for each deadline that was started."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant


class CaseClock(SQLModel, table=True):
    """A deadline with an anchor (7.3, 7.4, 7.7). It runs until it is met or ended without need.

    `due_on` and `met_on` are dates in the office's time zone. `ended` says why a clock that was not met no
    longer runs (the case was closed, or a newer round replaced it).
    """

    __tablename__ = "case_clock"

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", index=True)
    kind: str
    anchor_at: datetime = Field(sa_type=Instant)
    length: int
    unit: str
    statutory: bool = False
    due_on: date
    met_at: datetime | None = Field(default=None, sa_type=Instant)
    met_on: date | None = None
    ended: str | None = None
