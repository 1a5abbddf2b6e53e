"""Deadline policies (7.3, 7.4, 7.7): which clocks a case has."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field, SQLModel


class Policy(SQLModel, table=True):
    """A set of clocks with its source; the shop names the one in force."""

    __tablename__ = "policy"

    id: int | None = Field(default=None, primary_key=True)
    code: str
    name: str
    source: str
    valid_from: date
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
