"""Objectives: what complaints handling is held to, beside which the dashboard puts what is (6.2)."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant


class Objective(SQLModel, table=True):
    """A measure and its target. `*_on` are dates at the office.

    `target` and `alarm` are hundredths of a percent, a day or a case; of money, minor units of the
    shop's currency.
    """

    __tablename__ = "objective"

    id: int | None = Field(default=None, primary_key=True)
    measure: str  # a periodic one of rules.measures
    at_least: bool  # the target is to be reached; otherwise not to be passed
    target: int
    alarm: int | None = None  # from here on somebody has to look at once
    department_id: int | None = Field(default=None, foreign_key="department.id")  # None: the whole shop
    owner_id: int = Field(foreign_key="staff_member.id")
    from_on: date
    due_on: date
    how: str | None = None  # what is done to reach it (6.3)
    set_at: datetime = Field(sa_type=Instant)
    set_by_id: int = Field(foreign_key="staff_member.id")
    ended_on: date | None = None
    ended_why: str | None = None
    version: int = 1
