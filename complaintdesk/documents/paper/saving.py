"""A paper as a file: readable by its owner only, because it says who complained about what."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from complaintdesk.documents.paper import as_html, as_text
from complaintdesk.documents.paper.as_pdf import Printed, as_pdf
from complaintdesk.documents.paper.blocks import Paper
from complaintdesk.documents.private_file import PrivateFile
from complaintdesk.rules.errors import NotSaved
from complaintdesk.store import places

FORMATS = ("text", "html", "pdf")
ENDS = {"text": "txt", "html": "html", "pdf": "pdf"}
_BY_END = {".txt": "text", ".html": "html", ".htm": "html", ".pdf": "pdf"}


def format_of(path: Path) -> str | None:
    """The format that a file's name asks for, or None."""
    return _BY_END.get(path.suffix.lower())


def content(paper: Paper, chosen: str) -> Printed:
    """The bytes of the paper in a format of `FORMATS`. Raises `NotSaved` where no PDF can be made here."""
    if chosen == "pdf":
        return as_pdf(paper)
    text = as_html.as_html(paper) if chosen == "html" else as_text.as_text(paper)
    return Printed(text.encode("utf-8", "replace"), complete=True)


def save(printed: Printed, path: Path, *, replace: bool = False) -> None:
    """Write it. Raises `NotSaved`, also for a file that is there already, unless it is to be replaced."""
    try:
        there = path.exists()
    except OSError as error:
        raise NotSaved(f"{path} could not be written: {error.strerror or error}.") from error
    if there and not replace:
        raise NotSaved(f"{path} is there already; nothing was written. Name another file.")
    private = PrivateFile(path)
    try:
        private.write(printed.content)
        private.keep()
    finally:
        private.drop()


def save_in(folder: Path, made: Mapping[str, Printed], *, replace: bool = False) -> list[Path]:
    """Write several papers into a folder, which is made where there is none. Raises `NotSaved` as `save` does."""
    try:
        places.make_private_folder(folder)
    except OSError as error:
        raise NotSaved(f"{folder} could not be made: {error.strerror or error}.") from error
    paths = {folder / name: printed for name, printed in made.items()}
    there = [path for path in paths if path.exists() and not replace]
    if there:
        raise NotSaved(f"{there[0]} is there already; nothing was written. Name another folder.")
    for path, printed in paths.items():
        save(printed, path, replace=replace)
    return list(paths)
