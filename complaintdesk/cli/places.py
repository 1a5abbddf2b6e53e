"""`locate`: where the desk's files are."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser("locate", help="print where the file, the settings and the log are")
    parser.add_argument(
        "what",
        nargs="?",
        choices=("db", "config", "log"),
        default="db",
        help="default: db",
    )
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print one path."""
    from complaintdesk.store import places

    path = {"db": given.db or places.data_file(), "config": places.config_file(), "log": places.log_file()}
    sys.stdout.write(f"{path[given.what]}\n")
    return 0
