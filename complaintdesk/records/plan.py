"""The context of the desk (5.1), and what the office plans to do about its complaint handling (6.3)."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field, SQLModel


class ContextEntry(SQLModel, table=True):
    """Scope, an interested party, an issue, a risk or an opportunity, from a day at the office until another."""

    __tablename__ = "context_entry"

    id: int | None = Field(default=None, primary_key=True)
    kind: str  # rules.context.ContextKind
    what: str
    response: str | None = None  # what it means for the desk, or what is done about it
    since: date
    until: date | None = None  # the last day on which it held
    version: int = 1


class PlanItem(SQLModel, table=True):
    """Something to be done, by whom and by when (6.3). Days are those of the office."""

    __tablename__ = "plan_item"

    id: int | None = Field(default=None, primary_key=True)
    what: str
    objective: str | None = None  # which objective (6.2) it serves, in words
    owner_id: int = Field(foreign_key="staff_member.id")
    due_on: date
    done_on: date | None = None
    dropped_on: date | None = None  # not needed any more
    result: str | None = None  # what came of it, or why it was dropped
    version: int = 1
