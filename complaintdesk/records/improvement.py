"""The register of improvements: corrective and preventive action, good practice, compliments (8.2, 8.7)."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant


class Improvement(SQLModel, table=True):
    """One entry of the register. `*_on` are dates at the office, `*_at` UTC instants.

    `category`, `product`, `cause` and `department_id` are its scope: the cases that have all of them are those
    whose recurrence is counted. What was found and done stands in its rounds; `round` is the number of the last.
    """

    __tablename__ = "improvement"

    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True)  # CA-2026-003
    kind: str  # rules.improvement.Kind
    state: str  # rules.improvement.State
    title: str
    problem: str  # what is wrong, or what was done well
    category: str | None = Field(default=None, foreign_key="category.code")
    product: str | None = None
    cause: str | None = Field(default=None, foreign_key="cause.code")
    department_id: int | None = Field(default=None, foreign_key="department.id")
    owner_id: int = Field(foreign_key="staff_member.id")
    opened_on: date
    opened_at: datetime = Field(sa_type=Instant)  # when it was entered
    opened_by_id: int = Field(foreign_key="staff_member.id")
    proposed: str | None = None  # the sentence of the proposal that it was opened from
    pattern: str | None = None  # that proposal's key (rules.patterns)
    who: str | None = None  # good practice and compliments: whose it is
    copy_to: str | None = None  # what may be copied, and where
    round: int = 1
    closed_on: date | None = None
    closed_by_id: int | None = Field(default=None, foreign_key="staff_member.id")
    closing_note: str | None = None
    version: int = 1


class ImprovementRound(SQLModel, table=True):
    """One attempt: its analysis, what was done, by when. One that did not work is followed by another."""

    __tablename__ = "improvement_round"

    id: int | None = Field(default=None, primary_key=True)
    improvement_id: int = Field(foreign_key="improvement.id", index=True)
    number: int  # 1, 2 …
    began_on: date
    why_again: str | None = None  # why the one before did not do
    whys: str | None = None  # the five whys, a line each
    analysis: str | None = None
    correction: str | None = None  # what puts right what happened
    prevention: str | None = None  # what keeps it from happening again
    due_on: date | None = None
    done_on: date | None = None
    done_by_id: int | None = Field(default=None, foreign_key="staff_member.id")
    done_note: str | None = None
    check_on: date | None = None  # when its effect is looked at next
    version: int = 1


class ImprovementCheck(SQLModel, table=True):
    """A judgement of the effect, with the figures as they were then; nothing changes it afterwards.

    Both windows have their ends in them. `scope_*` are cases of the scope, `all_*` all cases received.
    """

    __tablename__ = "improvement_check"

    id: int | None = Field(default=None, primary_key=True)
    improvement_id: int = Field(foreign_key="improvement.id", index=True)
    round: int
    checked_on: date
    checked_at: datetime = Field(sa_type=Instant)
    judged_by_id: int = Field(foreign_key="staff_member.id")
    judged: str  # rules.improvement.Judged
    note: str | None = None
    verdict: str  # rules.effectiveness.Verdict, what the data say
    says: str  # the same in a sentence, as it was read
    before_first: date
    before_last: date
    after_first: date
    after_last: date
    scope_before: int
    scope_after: int
    all_before: int
    all_after: int
    p_value: float | None = None


class ImprovementCase(SQLModel, table=True):
    """A case that an entry of the register came of, or concerns."""

    __tablename__ = "improvement_case"

    id: int | None = Field(default=None, primary_key=True)
    improvement_id: int = Field(foreign_key="improvement.id")
    case_id: int = Field(foreign_key="case.id")
    linked_at: datetime = Field(sa_type=Instant)
    linked_by_id: int = Field(foreign_key="staff_member.id")


class DismissedPattern(SQLModel, table=True):
    """A proposal that is not followed up, until a day, and why."""

    __tablename__ = "dismissed_pattern"

    id: int | None = Field(default=None, primary_key=True)
    pattern: str = Field(index=True)  # the key of rules.patterns
    says: str  # the sentence that was dismissed
    why: str
    until_on: date
    dismissed_at: datetime = Field(sa_type=Instant)
    dismissed_by_id: int = Field(foreign_key="staff_member.id")
