"""The communication log."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant


class Communication(SQLModel, table=True):
    """One contact, in or out, with the complainant, or about the case inside the shop. Never changed after."""

    __tablename__ = "communication"

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    at: datetime = Field(sa_type=Instant)
    direction: str
    channel: str
    with_whom: str | None = None
    text: str
    staff_id: int = Field(foreign_key="staff_member.id")
