"""Deadline policies (7.3, 7.4, 7.7): which clocks a case has."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import added


class Policy(SQLModel, table=True):
    """A set of clocks with its source; the shop names the one in force, a category may name its own.

    A policy that is in use is never changed: another takes its place, and open cases keep theirs.
    """

    __tablename__ = "policy"

    id: int | None = Field(default=None, primary_key=True)
    code: str
    name: str
    source: str
    valid_from: date
    check_by: date | None = None
    keep_years: int | None = None
    note: str | None = None
    version: int = 1


class PolicyClock(SQLModel, table=True):
    """One clock of a policy; `length` is counted in `unit` from `anchor` (`rules.vocabulary`)."""

    __tablename__ = "policy_clock"

    id: int | None = Field(default=None, primary_key=True)
    policy_id: int = Field(foreign_key="policy.id", index=True)
    kind: str
    anchor: str
    length: int
    unit: str
    recurring: bool = False
    statutory: bool = False
    extend_by: int = added(0)  # units by which it may be extended, with notice and reason
    priority: str | None = None  # it holds for cases of this priority only
    rule: str | None = None  # the article it rests on
