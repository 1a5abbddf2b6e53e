"""The numbers given out so far."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class ReferenceSequence(SQLModel, table=True):
    """The last sequence number given to a case in a year of the office's calendar."""

    __tablename__ = "reference_sequence"

    year: int = Field(primary_key=True)
    last: int
