"""What is attached to a case: listed without reading contents, which are checked whenever they are read."""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

from complaintdesk.queries.communications import WITH_PARTS
from complaintdesk.rules.errors import Damaged, NotFound
from complaintdesk.store.look import Look


class AttachmentRow(NamedTuple):
    """A file on a case; `size` in bytes, `added_at` UTC. Without `communication_id` it belongs to the case."""

    id: int
    communication_id: int | None
    name: str
    media_type: str
    size: int
    sha256: str
    note: str | None
    added_at: str
    added_by: str


class Contents(NamedTuple):
    """The bytes of an attachment, which are what was attached."""

    name: str
    media_type: str
    content: bytes


def attachments(look: Look, case_id: int) -> list[AttachmentRow]:
    """Everything that is attached to the case or to those that are part of it, in the order in which it was."""
    rows = look.rows(
        "SELECT a.id, a.communication_id, a.name, a.media_type, f.size, a.sha256, a.note, a.added_at, s.name "
        "FROM attachment a JOIN stored_file f ON f.sha256 = a.sha256 JOIN staff_member s ON s.id = a.added_by_id "
        f"WHERE a.case_id IN ({WITH_PARTS}) ORDER BY a.id",
        case_id=case_id,
    )
    return [AttachmentRow(*row) for row in rows]


def contents(look: Look, attachment_id: int) -> Contents:
    """One file, checked against its SHA-256. Raises `NotFound`, and `Damaged` where it is something else."""
    row = look.row(
        "SELECT a.name, a.media_type, a.sha256, f.size, f.content FROM attachment a "
        "JOIN stored_file f ON f.sha256 = a.sha256 WHERE a.id = :attachment_id",
        attachment_id=attachment_id,
    )
    if row is None:
        raise NotFound("This file is not on the case.")
    name, media_type, digest, size, content = row
    if len(content) != size or sha256(content).hexdigest() != digest:
        raise Damaged(
            f"{name} is not what was attached: its contents have changed in the file of the desk, so it is not "
            "shown. Keep that file as it is, and take this attachment from a backup."
        )
    return Contents(name, media_type, bytes(content))
