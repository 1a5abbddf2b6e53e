"""Who complains, and how to reach them (7.1, 7.2)."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class Complainant(SQLModel, table=True):
    """A person or organisation that complains, or a representative acting for one."""

    __tablename__ = "complainant"

    id: int | None = Field(default=None, primary_key=True)
    kind: str = "person"
    name: str
    organisation: str | None = None
    preferred_channel: str | None = None
    language: str | None = None
    needs: str = "none"
    needs_note: str | None = None
    market_segment: str | None = None
    version: int = 1


class ContactPoint(SQLModel, table=True):
    """One way to reach a complainant.

    `digits` (no leading zeros) and `tail` (the digits reversed) are kept for phones only, so that a number
    is found from either end by an index (`rules.ways_to_reach`).
    """

    __tablename__ = "contact_point"

    id: int | None = Field(default=None, primary_key=True)
    complainant_id: int = Field(foreign_key="complainant.id", index=True)
    kind: str
    value: str
    digits: str | None = None
    tail: str | None = None
