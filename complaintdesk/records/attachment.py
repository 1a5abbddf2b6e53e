"""Files on a case: what was attached, and the contents, which are kept once however often they are attached."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant


class StoredFile(SQLModel, table=True):
    """The contents of a file, under their SHA-256 (hexadecimal). Never changed; the trail keeps no copy."""

    __tablename__ = "stored_file"

    sha256: str = Field(primary_key=True)
    size: int  # bytes
    content: bytes = Field(sa_type=LargeBinary)


class Attachment(SQLModel, table=True):
    """A file attached to a case, or to one entry of its log. `name` is shown and never used as a path."""

    __tablename__ = "attachment"

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", index=True)
    communication_id: int | None = Field(default=None, foreign_key="communication.id")
    sha256: str = Field(foreign_key="stored_file.sha256")
    name: str
    media_type: str
    note: str | None = None
    added_at: datetime = Field(sa_type=Instant)
    added_by_id: int = Field(foreign_key="staff_member.id")
