"""Audits of the complaint handling (8.5, annex I): programme, questions, what was looked at, findings."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant


class Audit(SQLModel, table=True):
    """One audit of the programme. The auditor works here, or is somebody from outside by name: one of the two.

    `*_on` are dates at the office. Planned until `begun_at`, then under way until `concluded_at`; or `dropped_at`.
    """

    __tablename__ = "audit"

    id: int | None = Field(default=None, primary_key=True)
    title: str
    scope: str  # clauses of the checklist, in its order, separated by commas: 7.4,7.5,annex D
    planned_on: date = Field(index=True)
    auditor_id: int | None = Field(default=None, foreign_key="staff_member.id")
    auditor_outside: str | None = None
    period_first: date | None = None  # closed cases of this period are drawn from
    period_last: date | None = None
    note: str | None = None
    planned_at: datetime = Field(sa_type=Instant)
    planned_by_id: int = Field(foreign_key="staff_member.id")
    begun_at: datetime | None = Field(default=None, sa_type=Instant)
    begun_on: date | None = None
    conclusion: str | None = None
    concluded_at: datetime | None = Field(default=None, sa_type=Instant)
    concluded_on: date | None = Field(default=None, index=True)
    dropped_at: datetime | None = Field(default=None, sa_type=Instant)
    dropped_why: str | None = None
    version: int = 1


class AuditQuestion(SQLModel, table=True):
    """A question of an audit and its answer; the words are kept as they were asked."""

    __tablename__ = "audit_question"

    id: int | None = Field(default=None, primary_key=True)
    audit_id: int = Field(foreign_key="audit.id", index=True)
    position: int
    clause: str
    aspect: str  # rules.audit.Aspect
    text: str
    own: bool = False  # put by the auditor, not from the checklist
    answer: str | None = None  # rules.audit.Verdict
    evidence: str | None = None  # what shows it; where it was not looked at, why not
    answered_at: datetime | None = Field(default=None, sa_type=Instant)
    answered_by_id: int | None = Field(default=None, foreign_key="staff_member.id")
    version: int = 1


class AuditedCase(SQLModel, table=True):
    """A case that an audit looks at, chosen or drawn at random, for the audit or for one of its questions."""

    __tablename__ = "audited_case"

    id: int | None = Field(default=None, primary_key=True)
    audit_id: int = Field(foreign_key="audit.id", index=True)
    question_id: int | None = Field(default=None, foreign_key="audit_question.id")
    case_id: int = Field(foreign_key="case.id", index=True)
    drawn: bool = False
    seed: int | None = None  # of the draw
    population: int | None = None  # closed cases of the period that it was drawn from
    note: str | None = None
    linked_at: datetime = Field(sa_type=Instant)
    linked_by_id: int = Field(foreign_key="staff_member.id")


class AuditFigure(SQLModel, table=True):
    """A figure that an audit looked at, as it was then: what, how much, of which period, how it is counted."""

    __tablename__ = "audit_figure"

    id: int | None = Field(default=None, primary_key=True)
    audit_id: int = Field(foreign_key="audit.id", index=True)
    question_id: int | None = Field(default=None, foreign_key="audit_question.id")
    measure: str | None = None  # code of a measure, where it is one of the desk's
    what: str
    value: str
    period: str | None = None
    definition: str | None = None
    taken_at: datetime = Field(sa_type=Instant)
    taken_by_id: int = Field(foreign_key="staff_member.id")


class AuditFinding(SQLModel, table=True):
    """What an audit found, what is done about it by whom and when, and whether somebody else saw it done.

    `*_on` are dates at the office.
    """

    __tablename__ = "audit_finding"

    id: int | None = Field(default=None, primary_key=True)
    audit_id: int = Field(foreign_key="audit.id", index=True)
    question_id: int | None = Field(default=None, foreign_key="audit_question.id")
    clause: str
    grade: str  # rules.audit.Grade
    text: str
    evidence: str
    found_at: datetime = Field(sa_type=Instant)
    found_by_id: int = Field(foreign_key="staff_member.id")
    action: str | None = None
    owner_id: int | None = Field(default=None, foreign_key="staff_member.id")
    due_on: date | None = None
    done_on: date | None = None
    done_by_id: int | None = Field(default=None, foreign_key="staff_member.id")
    done_note: str | None = None
    verified_on: date | None = None
    verified_by_id: int | None = Field(default=None, foreign_key="staff_member.id")
    verified_note: str | None = None
    sent_back: int = 0  # how often it was looked at and had not been enough
    sent_back_note: str | None = None  # why, last
    version: int = 1
