"""Problem categories (annex E) and departments: the lists a shop chooses from."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class Category(SQLModel, table=True):
    """A problem category. The code never changes; a shop renames, hides and adds its own."""

    __tablename__ = "category"

    code: str = Field(primary_key=True)
    label: str
    position: int
    hidden: bool = False
    policy_id: int | None = Field(default=None, foreign_key="policy.id")  # None: the shop's
    version: int = 1


class Department(SQLModel, table=True):
    """A part of the shop that a complaint concerns (7.2)."""

    __tablename__ = "department"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    hidden: bool = False
    version: int = 1
