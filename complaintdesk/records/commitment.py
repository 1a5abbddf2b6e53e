"""The complaints policy in its editions, who has read them, and how much of the desk is on (5.2, 5.3, B)."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant


class PolicyEdition(SQLModel, table=True):
    """An edition of the policy (5.3): a draft until a manager approves it, and never changed from then on.

    Days are those of the office. The edition in force is the one that took effect last (`rules.commitment`).
    """

    __tablename__ = "policy_edition"

    id: int | None = Field(default=None, primary_key=True)
    drafted_at: datetime = Field(sa_type=Instant)
    drafted_by_id: int = Field(foreign_key="staff_member.id")
    approved_on: date | None = None
    approved_by_id: int | None = Field(default=None, foreign_key="staff_member.id")
    effective_on: date | None = None
    review_on: date | None = None  # by when it is to be looked at again
    version: int = 1


class PolicyWording(SQLModel, table=True):
    """The text of an edition in one language (`rules.languages`)."""

    __tablename__ = "policy_wording"

    id: int | None = Field(default=None, primary_key=True)
    edition_id: int = Field(foreign_key="policy_edition.id", index=True)
    language: str
    text: str
    version: int = 1


class PolicyReading(SQLModel, table=True):
    """That somebody has read and understood an edition (5.3), in their own name."""

    __tablename__ = "policy_reading"

    id: int | None = Field(default=None, primary_key=True)
    edition_id: int = Field(foreign_key="policy_edition.id", index=True)
    staff_id: int = Field(foreign_key="staff_member.id")
    at: datetime = Field(sa_type=Instant)


class DeskMode(SQLModel, table=True):
    """How much of the desk is used (annex B): `rules.small_business.Mode`. Always row 1; without it, all."""

    __tablename__ = "desk_mode"

    id: int | None = Field(default=None, primary_key=True)
    mode: str
    version: int = 1
