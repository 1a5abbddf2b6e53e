"""Figures that no longer change: what was measured of a month once it was over (8.4)."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant


class FrozenMonth(SQLModel, table=True):
    """Every measure of one month, of the shop or of one department, as it was when frozen. Never changed."""

    __tablename__ = "frozen_month"

    id: int | None = Field(default=None, primary_key=True)
    month: str = Field(index=True)  # `2026-10`, by the office's calendar
    department_id: int | None = Field(default=None, foreign_key="department.id")  # None: the whole shop
    definitions: int  # rules.measures.VERSION by which it was counted
    figures: str  # JSON: an object of rules.figure.Figure by measure
    frozen_at: datetime = Field(sa_type=Instant)
    frozen_by_id: int = Field(foreign_key="staff_member.id")
