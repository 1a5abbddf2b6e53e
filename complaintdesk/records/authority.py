"""Who may what (5.4), and how grades become a priority where the office wants it otherwise (7.5)."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class Authority(SQLModel, table=True):
    """A line of the authority table (`rules.authority.Grant`). Without any, everybody may everything."""

    __tablename__ = "authority"

    id: int | None = Field(default=None, primary_key=True)
    role: str
    power: str
    remedy: str | None = None
    up_to: int | None = None  # minor units of the shop's currency


class PriorityRule(SQLModel, table=True):
    """What severity and impact make in this office, where it is not what `rules.priority` says."""

    __tablename__ = "priority_rule"

    id: int | None = Field(default=None, primary_key=True)
    severity: str
    impact: str
    priority: str
