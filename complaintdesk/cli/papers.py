"""What the verbs that make papers share: the format, the file, and where a paper goes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from complaintdesk.cli import output
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.languages import LANGUAGES

if TYPE_CHECKING:
    from complaintdesk.documents.paper.blocks import Paper

_FORMATS = ("text", "html", "pdf")
NO_FONT = "Some signs of this paper have no font on this machine and stand there as empty boxes: look at it first."


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add `--format`, `-o`, `--force` and `--lang`."""
    parser.add_argument("--format", choices=_FORMATS, help="default: by the name of the file, else text")
    add_output_to(parser)
    parser.add_argument("--lang", choices=LANGUAGES, help="default: the language of whom it is for")


def add_output_to(parser: argparse.ArgumentParser) -> None:
    """Add `-o` and `--force`."""
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where it goes; default: standard output"
    )
    parser.add_argument("--force", action="store_true", help="replace a file that is there already")


def format_of(given: argparse.Namespace) -> str:
    """The format that is wanted: as said, else as the file's name ends, else text."""
    from complaintdesk.documents.paper import saving

    path: Path | None = given.output
    return given.format or (saving.format_of(path) if path is not None else None) or "text"


def write(given: argparse.Namespace, paper: Paper) -> None:
    """Write the paper where it is wanted. Raises `NotSaved`, `Invalid` for a PDF on a terminal."""
    from complaintdesk.documents.paper import saving

    path: Path | None = given.output
    chosen = format_of(given)
    if path is None and chosen == "pdf" and sys.stdout.isatty():
        raise Invalid("A PDF is no text for a terminal: name a file with -o.")
    printed = saving.content(paper, chosen)
    if not printed.complete:
        output.say(NO_FONT)
    if path is not None:
        saving.save(printed, path, replace=given.force)
        output.say(f"Written to {path}.")
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(printed.content)
    sys.stdout.buffer.flush()
