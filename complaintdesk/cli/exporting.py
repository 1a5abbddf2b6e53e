"""`export`: the desk as JSON, nothing lost, or its cases as CSV."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from complaintdesk.rules.errors import NotSaved

if TYPE_CHECKING:
    from complaintdesk.store.desk import Desk
    from complaintdesk.store.look import Look

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = """\
json: everything on file (cases with complainant, ways to reach them, clocks, log and history; people,
categories, departments, deadlines, office), nothing lost; drafts are not on file yet.
csv: one row for each case, for a spreadsheet. Cells that a spreadsheet might take for a formula, phone
numbers like +44 too, begin with an apostrophe. A file begins with a byte-order mark, so that Excel reads
it as UTF-8; standard output does not.

A file is readable by its owner only, and gets its name when it is complete.
"""


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "export",
        help="write everything as JSON, or the cases as CSV",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--format", choices=("json", "csv"), required=True)
    parser.add_argument(
        "-o", "--output", required=True, metavar="FILE", help="the file to write, or - for standard output"
    )
    parser.add_argument("--force", action="store_true", help="replace a file that is there already")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Write the export."""
    from complaintdesk.cli import session

    path = None if given.output == "-" else Path(given.output)
    if path is not None and _is_there(path) and not given.force:
        sys.stderr.write(f"{path} is there already; nothing was written. Name another file, or add --force.\n")
        return 1
    desk = session.open_here(given)
    try:
        with _copy(desk) as copy, copy.look() as look:
            count = _to_output(look, given.format) if path is None else _to_file(look, given.format, path)
    finally:
        desk.close()
    sys.stderr.write(f"{count:,} complaint{'' if count == 1 else 's'} exported.\n")
    return 0


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise NotSaved(f"{path} could not be written: {error.strerror or error}.") from error


@contextmanager
def _copy(desk: Desk) -> Iterator[Desk]:
    """A private copy to read from, however slowly it is written: who reads the desk keeps others from saving."""
    from complaintdesk.store import sqlite
    from complaintdesk.store.desk import open_desk

    with _private_folder() as folder:
        source = sqlite.connect(desk.path, query_only=True)
        try:
            sqlite.copy_checked(source, folder / "desk.db")
        finally:
            source.close()
        copy = open_desk(folder / "desk.db", clock=desk.clock)
        try:
            yield copy
        finally:
            copy.close()


@contextmanager
def _private_folder() -> Iterator[Path]:
    try:
        made = tempfile.TemporaryDirectory(prefix="complaintdesk-export-", ignore_cleanup_errors=True)
    except OSError as error:
        raise NotSaved(f"There is no room for a temporary copy: {error.strerror or error}.") from error
    with made as folder:
        yield Path(folder)


def _to_file(look: Look, chosen: str, path: Path) -> int:
    from complaintdesk.documents.private_file import PrivateFile

    private = PrivateFile(path)
    try:
        file = private.open(encoding="utf-8-sig" if chosen == "csv" else "utf-8")
        try:
            count = _write(look, chosen, file)
        except OSError as error:
            raise NotSaved(f"{path} could not be written: {error.strerror or error}.") from error
        private.keep()
    finally:
        private.drop()
    return count


def _to_output(look: Look, chosen: str) -> int:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    count = _write(look, chosen, sys.stdout)
    sys.stdout.flush()
    return count


def _write(look: Look, chosen: str, file: TextIO) -> int:
    from complaintdesk.documents import case_table, exporting

    if chosen == "csv":
        return case_table.export_csv(look, file)
    return exporting.export_json(look, file, look.now)
