"""The office that runs the desk, and the days on which it is closed."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field, SQLModel


class Shop(SQLModel, table=True):
    """The one office of this file (5.1): its name, calendar and money. Always row 1."""

    __tablename__ = "shop"

    id: int | None = Field(default=None, primary_key=True)
    name: str
    country: str
    subdivision: str | None = None
    time_zone: str
    currency: str
    policy_id: int = Field(foreign_key="policy.id")
    version: int = 1


class Closure(SQLModel, table=True):
    """A day on which the office is closed besides weekends and public holidays."""

    __tablename__ = "closure"

    id: int | None = Field(default=None, primary_key=True)
    day: date = Field(unique=True)
    reason: str
