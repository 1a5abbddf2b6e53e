"""`export`: the desk as JSON, nothing lost, or its cases as CSV."""

from __future__ import annotations

import argparse
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
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
    if path is not None and path.exists() and not given.force:
        sys.stderr.write(f"{path} is there already; nothing was written. Name another file, or add --force.\n")
        return 1
    desk = session.open_here(given)
    try:
        with desk.look() as look:
            count = _to_output(look, given.format) if path is None else _to_file(look, given.format, path)
    finally:
        desk.close()
    sys.stderr.write(f"{count:,} complaint{'' if count == 1 else 's'} exported.\n")
    return 0


def _to_file(look: Look, chosen: str, path: Path) -> int:
    from complaintdesk.documents.private_file import PrivateFile

    private = PrivateFile(path)
    try:
        count = _write(look, chosen, private.open(encoding="utf-8-sig" if chosen == "csv" else "utf-8"))
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
