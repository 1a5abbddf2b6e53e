"""The clocks of a case: one row for each deadline that was started, and the times they stood still."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant, added


class CaseClock(SQLModel, table=True):
    """A deadline with an anchor (7.3, 7.4, 7.7). It runs until it is met or ended without need.

    `due_on` and `met_on` are dates in the office's time zone, `due_at` the instant (UTC) of one that is counted
    in hours. `ended` says why a clock that was not met no longer runs (the case was closed, or a newer round
    replaced it). While it stands still, `paused_at` says since when; an internal one only.
    """

    __tablename__ = "case_clock"

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", index=True)
    kind: str
    anchor: str | None = None  # None in files of before 0003: last update for `update`, else receipt
    anchor_at: datetime = Field(sa_type=Instant)
    length: int
    unit: str
    statutory: bool = False
    rule: str | None = None  # the article it rests on
    extend_by: int = added(0)  # units by which it may be extended in all
    extended_by: int = added(0)
    extension: str | None = None  # why it was extended
    due_on: date
    due_at: datetime | None = Field(default=None, sa_type=Instant)
    paused_at: datetime | None = Field(default=None, sa_type=Instant)
    paused_why: str | None = None
    met_at: datetime | None = Field(default=None, sa_type=Instant)
    met_on: date | None = None
    ended: str | None = None


class ClockPause(SQLModel, table=True):
    """A time during which an internal clock stood still; it is over."""

    __tablename__ = "clock_pause"

    id: int | None = Field(default=None, primary_key=True)
    clock_id: int = Field(foreign_key="case_clock.id", index=True)
    case_id: int = Field(foreign_key="case.id")
    began_at: datetime = Field(sa_type=Instant)
    ended_at: datetime = Field(sa_type=Instant)
    why: str
