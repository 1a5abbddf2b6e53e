"""Offers to the complainant and what they ask for instead (7.7)."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant


class Proposal(SQLModel, table=True):
    """One offer, ours or theirs, and what became of it. The log says who approved it (5.4)."""

    __tablename__ = "proposal"

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", index=True)
    side: str  # ours | theirs
    made_at: datetime = Field(sa_type=Instant)
    made_by_id: int = Field(foreign_key="staff_member.id")
    remedies: str  # codes of rules.vocabulary.Remedy, separated by commas
    amount: int | None = None  # minor units of `currency`
    currency: str
    text: str
    answer: str | None = None  # accepted | rejected | countered | replaced | decided
    answered_at: datetime | None = Field(default=None, sa_type=Instant)
    answer_text: str | None = None
    version: int = 1


class PromisedRemedy(SQLModel, table=True):
    """A remedy that a decision gives (7.7), until it is carried out and verified (7.9, annex E).

    `*_on` are dates at the office. One that a later decision took back has `dropped_at`.
    """

    __tablename__ = "promised_remedy"

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", index=True)
    remedy: str
    amount: int | None = None  # minor units of `currency`
    currency: str
    promised_at: datetime = Field(sa_type=Instant)
    carried_out_at: datetime | None = Field(default=None, sa_type=Instant)
    carried_out_on: date | None = None
    carried_out_by_id: int | None = Field(default=None, foreign_key="staff_member.id")
    carried_out_note: str | None = None
    verified_at: datetime | None = Field(default=None, sa_type=Instant)
    verified_by_id: int | None = Field(default=None, foreign_key="staff_member.id")
    verified_note: str | None = None
    dropped_at: datetime | None = Field(default=None, sa_type=Instant)
    version: int = 1
