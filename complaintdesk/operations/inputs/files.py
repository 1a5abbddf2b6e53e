"""Files that are attached to a case, and e-mails that come in (7.2, 7.3)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from complaintdesk.operations.inputs.fields import Entered, Instant, Key, OptionalLine, Words


class FileGiven(Entered):
    """A file as it was read: its name as people see it, never used as a path, and its bytes."""

    name: str
    content: bytes


class Attaching(Entered):
    """Files for a case, or for one entry of its log."""

    files: Annotated[tuple[FileGiven, ...], Field(min_length=1)]
    note: OptionalLine = None
    communication_id: Key | None = None


class MailGiven(Entered):
    """An e-mail from outside as it was understood: `at` is UTC, None means now; `original` is all of it."""

    original: FileGiven
    text: Words
    with_whom: OptionalLine = None
    at: Instant | None = None
    message_id: OptionalLine = None
    files: tuple[FileGiven, ...] = ()
    left_out: tuple[str, ...] = ()  # what of it was not kept by itself, each with the reason
