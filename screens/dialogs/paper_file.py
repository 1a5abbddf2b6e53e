"""A paper as a file: which format, under which name, and written so that only its owner reads it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from complaintdesk.rules.errors import DeskError, Invalid
from complaintdesk.store import places
from screens.dialogs.answers import Answer, OneOf
from screens.dialogs.form import FormDialog

if TYPE_CHECKING:
    from complaintdesk.documents.paper.as_pdf import Printed

FORMATS = [("pdf", "PDF, to print"), ("html", "HTML"), ("text", "text")]
ENDS = {"pdf": "pdf", "html": "html", "text": "txt"}
_NO_FONT = "Some signs have no font on this machine and stand in the file as empty boxes: look at it first."


def fields(dialog: FormDialog, path: Path) -> ComposeResult:
    """The format, and the file."""
    yield from dialog.field("as", OneOf(FORMATS, "pdf", id="format", about="PDF for paper, HTML for a mail."))
    about = "Where it is saved; only you may read it."
    yield from dialog.field("file", Answer(str(path), id="path", about=about))


def follow(dialog: FormDialog, own: Path, name: str) -> None:
    """The file's name ends as the format does, and in the desk's own folder it is one that no file has."""
    line = dialog.query_one("#path", Answer)
    path, end = Path(line.value), ENDS[str(dialog.query_one("#format", OneOf).value)]
    if path.parent == own:
        line.value = str(free(own, name, end))
    elif path.suffix[1:] in ENDS.values():
        line.value = str(path.with_suffix(f".{end}"))


def free(folder: Path, name: str, end: str) -> Path:
    """A name in the folder that no file has."""
    numbered = (folder / f"{name}{f'-{n}' if n > 1 else ''}.{end}" for n in range(1, 1000))
    return next((path for path in numbered if not path.exists()), folder / f"{name}.{end}")


async def save(dialog: FormDialog, answers: dict[str, Any], own: Path, make: Callable[[str], Printed]) -> Path:
    """Make the paper in the chosen format beside the app's own thread, and write it; returns where.

    `own` is the folder beside the desk's file that is made where it is missing. Raises `Invalid` at the file.
    """
    typed = str(answers["path"]).strip()
    if not typed:
        raise Invalid("Name the file.", {"path": "name the file"})
    path = Path(typed).expanduser()
    try:
        complete = await asyncio.to_thread(_save, make, str(answers["format"]), path, own)
    except DeskError as error:
        raise Invalid(str(error), {"path": str(error)}) from error
    if not complete:
        dialog.app.notify(_NO_FONT, severity="warning")
    return path


def _save(make: Callable[[str], Printed], chosen: str, path: Path, own: Path) -> bool:
    from complaintdesk.documents.paper import saving

    printed = make(chosen)
    if path.parent == own:
        places.make_private_folder(own)
    saving.save(printed, path)
    return printed.complete
