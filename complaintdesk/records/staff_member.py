"""The people of the office."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class StaffMember(SQLModel, table=True):
    """Someone who works with the desk (5.4). People who leave are made inactive, never removed."""

    __tablename__ = "staff_member"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    role: str
    department_id: int | None = Field(default=None, foreign_key="department.id")
    active: bool = True
    version: int = 1
