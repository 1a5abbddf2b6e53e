"""`check`: whether the file is whole, and its history tells everything that is in it (8.1, 8.5)."""

from __future__ import annotations

import argparse
import sqlite3
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from complaintdesk.cli import output, session

if TYPE_CHECKING:
    from complaintdesk.store.checking import Part

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_SHOWN = 50


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser("check", help="whether the file is whole and its history tells all that is in it")
    parser.add_argument(
        "reference", nargs="?", metavar="REF", type=output.typed, help="one case only, as 2026-000123-8"
    )
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Look; nothing is changed. Exit code 1 where something is not as it should be."""
    from complaintdesk.store import checking, sqlite

    desk = session.open_here(given)
    if given.reference is not None:
        with desk.look() as look:
            case_id, _ = session.case_meant(look, given.reference)
    desk.close()
    whole = given.reference is None
    connection = sqlite.private_copy(desk.path) if whole else sqlite.connect(desk.path, query_only=True)
    try:
        connection.execute("BEGIN")  # what others do meanwhile is not seen
        found = _told(checking.of_file(connection) if whole else checking.of_case(connection, case_id))
    except sqlite3.DatabaseError as error:
        raise sqlite.told(error, desk.path) from error
    finally:
        connection.close()
    if found:
        what = "One thing on file is" if found == 1 else f"{found:,} things on file are"
        output.say(
            f"{what} not as it should be. Nothing was changed. Keep the file as it is, "
            "and look whether your newest backup is whole: complaintdesk --db BACKUP check."
        )
    return 1 if found else 0


def _told(parts: Iterable[Part]) -> int:
    """Print each part as soon as it is known; returns how much was found."""
    total = 0
    for part in parts:
        found = 0
        for sentence in part.found:
            found += 1
            if found <= _SHOWN:
                sys.stdout.write(f"{part.name}: {output.line(sentence)}\n")
        if found > _SHOWN:
            sys.stdout.write(f"{part.name}: … and {found - _SHOWN:,} more.\n")
        if not found:
            sys.stdout.write(f"{part.name}: {part.sound}\n")
        sys.stdout.flush()
        total += found
    return total
