"""Letters: what was written to a complainant, whether it went out, and the shop's own templates."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant


class Letter(SQLModel, table=True):
    """One letter as it was written, word for word; sent by e-mail, it is on its way until `state` says sent."""

    __tablename__ = "letter"

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", index=True)
    communication_id: int | None = Field(default=None, foreign_key="communication.id")  # its entry in the log
    kind: str  # rules.letters.LetterKind
    language: str
    subject: str
    text: str
    to_name: str | None = None
    to_address: str | None = None  # an e-mail address, where it goes by e-mail
    written_at: datetime = Field(sa_type=Instant)
    written_by_id: int = Field(foreign_key="staff_member.id")
    state: str  # rules.letters.SendingState
    message_id: str | None = None  # of the e-mail
    attempts: int = 0
    next_try_at: datetime | None = Field(default=None, sa_type=Instant)
    sent_at: datetime | None = Field(default=None, sa_type=Instant)
    last_error: str | None = None
    version: int = 1


class LetterTemplate(SQLModel, table=True):
    """The shop's own template of a kind in a language, in place of the one that is shipped."""

    __tablename__ = "letter_template"

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    language: str
    subject: str
    body: str
    version: int = 1
