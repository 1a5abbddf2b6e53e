"""The office that runs the desk, and the days on which it is closed."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import added


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
    phone: str | None = None  # where complainants reach the office: stands in every letter (7.1)
    email: str | None = None
    address: str | None = None
    website: str | None = None
    language: str = added("en")  # in which complainants are written to who have not said another
    version: int = 1


class OpeningDay(SQLModel, table=True):
    """When the office is open on a weekday; without any row it has not said so (`rules.opening_hours`)."""

    __tablename__ = "opening_day"

    weekday: int = Field(primary_key=True)  # Monday is 0
    hours: str  # `09:00-12:30, 13:30-17:00`; empty when it is closed


class Closure(SQLModel, table=True):
    """A day on which the office is closed besides weekends and public holidays."""

    __tablename__ = "closure"

    id: int | None = Field(default=None, primary_key=True)
    day: date = Field(unique=True)
    reason: str
