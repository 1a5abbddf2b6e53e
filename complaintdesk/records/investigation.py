"""What an investigation found, and what it rests on (7.6)."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant


class Investigation(SQLModel, table=True):
    """The investigation of a case; written on while it goes, concluded once both sides were heard."""

    __tablename__ = "investigation"

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", unique=True)
    investigator_id: int = Field(foreign_key="staff_member.id")
    depth: str  # rules.findings.Depth
    their_side: str | None = None
    our_side: str | None = None
    findings: str | None = None
    cause: str | None = Field(default=None, foreign_key="cause.code")
    cause_note: str | None = None
    pattern: str | None = None  # rules.findings.Pattern
    fault: str | None = None  # rules.findings.Fault
    loss: int | None = None  # what they lost, minor units of the case's currency
    promise_broken: bool = False
    law_broken: bool = False
    prevention: str | None = None  # what will prevent a repeat (7.7)
    concluded_at: datetime | None = Field(default=None, sa_type=Instant)
    version: int = 1


class Evidence(SQLModel, table=True):
    """One thing that the findings rest on: what it is, from whom, of which day."""

    __tablename__ = "evidence"

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", index=True)
    what: str
    from_whom: str | None = None
    obtained_on: date | None = None
    where_kept: str | None = None
    added_at: datetime = Field(sa_type=Instant)
    added_by_id: int = Field(foreign_key="staff_member.id")


class Cause(SQLModel, table=True):
    """A cause that is chosen from (8.2). The code never changes; a shop renames, hides and adds its own."""

    __tablename__ = "cause"

    code: str = Field(primary_key=True)
    label: str
    position: int
    hidden: bool = False
    version: int = 1
