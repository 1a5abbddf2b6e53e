"""The trail: the append-only history of the desk."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant


class Event(SQLModel, table=True):
    """One act of a person: who, when, what, why, and old and new value of every field that changed.

    `changes` is JSON: a list of `{"record", "id", "what": "new"|"changed"|"gone", "fields": {name: [old, new]}}`.
    The file refuses UPDATE and DELETE. `previous_hash` and `hash` are filled once the trail is chained.
    """

    __tablename__ = "event"

    id: int | None = Field(default=None, primary_key=True)
    operation_id: str = Field(unique=True)
    at: datetime = Field(sa_type=Instant)
    actor_id: int | None = None
    actor_name: str
    actor_role: str
    terminal: str
    act: str
    case_id: int | None = None
    why: str | None = None
    changes: str
    previous_hash: str | None = None
    hash: str | None = None
