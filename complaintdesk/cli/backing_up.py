"""`backup`: a checked copy of the desk's file, also while others work on it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from complaintdesk.cli import session
from complaintdesk.rules.errors import NotSaved

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser("backup", help="copy the desk's file, also while it is in use, and check the copy")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="where the copy goes")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Copy; prints where the copy is."""
    from complaintdesk.store import sqlite
    from complaintdesk.store.desk import open_desk

    target: Path = given.output
    if target.exists():
        raise NotSaved(f"{target} is there already, and a backup replaces nothing: give it another name.")
    path = session.path_of(given)
    open_desk(path).close()  # says what is wrong where it is not a desk
    source = sqlite.connect(path, query_only=True)
    try:
        sqlite.copy_checked(source, target)
    finally:
        source.close()
    sys.stdout.write(f"{target}\n")
    return 0
