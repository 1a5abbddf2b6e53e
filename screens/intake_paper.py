"""The receipt of a complaint just taken in, as a file beside the desk's own."""

from __future__ import annotations

import os
from pathlib import Path

from complaintdesk.documents import receipt
from complaintdesk.documents.letters import sources
from complaintdesk.documents.paper.as_text import as_text
from complaintdesk.documents.paper.blocks import Paper
from complaintdesk.rules.errors import NotSaved
from complaintdesk.store import places
from complaintdesk.store.look import Look


def read_paper(look: Look, case_id: int) -> Paper:
    """The receipt of a case that is on file, in the language of whom it is for. Raises `NotFound`."""
    return receipt.receipt(sources.read(look, case_id))


def write_paper(desk_file: Path, reference: str, paper: Paper) -> tuple[Path, str]:
    """Write the receipt beside the desk's file, readable by its owner only. Raises `NotSaved`."""
    text = as_text(paper, receipt.WIDTH)
    path = desk_file.resolve().parent / "receipts" / f"{reference}.txt"
    try:
        places.make_private_folder(path.parent)
        path.unlink(missing_ok=True)
        places.make_private_file(path)
        with path.open("w", encoding="utf-8", newline=os.linesep) as file:
            file.write(text)
    except OSError as error:
        raise NotSaved(
            f"The complaint is saved, but its receipt could not be written to {path}: {error.strerror or error}."
        ) from error
    return path, text
