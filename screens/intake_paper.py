"""The receipt of a complaint just taken in, as a file beside the desk's own."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from complaintdesk.documents.receipt import Receipt as Slip
from complaintdesk.documents.receipt import receipt as as_text
from complaintdesk.rules import money
from complaintdesk.rules.errors import NotSaved
from complaintdesk.store import places
from complaintdesk.store.look import Office
from screens.intake_read import promise

if TYPE_CHECKING:
    from complaintdesk.operations.inputs import Complaint
    from complaintdesk.operations.intake import Receipt


def slip(
    receipt: Receipt,
    complaint: Complaint,
    office: Office,
    received_at: datetime,
    taken_by: str,
    name: str,
    problem: str,
) -> Slip:
    """What the receipt of this complaint says; `received_at` is UTC."""
    wanted = ", ".join(remedy.label for remedy in complaint.remedies_sought)
    if complaint.sum_sought is not None:
        asked = money.format_amount(complaint.sum_sought, complaint.currency or office.currency)
        wanted = f"{wanted}, {asked}" if wanted else asked
    acting = complaint.representative
    through = [acting and acting.shown_name(), complaint.representative_capacity]
    about = [complaint.product, complaint.order_number and f"order {complaint.order_number}"]
    return Slip(
        office=office.name,
        reference=receipt.reference,
        received_at=received_at.astimezone(ZoneInfo(office.time_zone)),
        medium=complaint.medium.label,
        taken_by=taken_by,
        name=name,
        representative=", ".join(part for part in through if part),
        problem=problem,
        description=complaint.description,
        about=", ".join(part for part in about if part),
        wanted=wanted,
        promise=promise(receipt.due, receipt.today),
    )


def write_paper(desk_file: Path, given: Slip) -> tuple[Path, str]:
    """Write the receipt beside the desk's file, readable by its owner only. Raises `NotSaved`."""
    text = as_text(given)
    path = desk_file.resolve().parent / "receipts" / f"{given.reference}.txt"
    try:
        places.make_private_folder(path.parent)
        path.unlink(missing_ok=True)
        places.make_private_file(path)
        with path.open("w", encoding="utf-8", newline=os.linesep) as paper:
            paper.write(text)
    except OSError as error:
        raise NotSaved(
            f"The complaint is saved, but its receipt could not be written to {path}: {error.strerror or error}."
        ) from error
    return path, text
