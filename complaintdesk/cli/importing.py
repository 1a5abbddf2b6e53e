"""`import`: complaints that another system wrote, from a CSV or XLSX file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from complaintdesk.cli import output

if TYPE_CHECKING:
    from complaintdesk.documents.importing.bringing_in import Brought
    from complaintdesk.documents.importing.mapping import Mapping
    from complaintdesk.documents.importing.profile import Column
    from complaintdesk.documents.importing.reading import Table
    from complaintdesk.store.desk import Desk

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = """\
Reads the columns, proposes where each goes, shows that with the first values, and asks. Columns without a
field are kept with each case. Nothing is brought in when a row is bad, unless --skip-bad; the same rows are
never brought in twice. To correct the proposal: --save-map FILE, edit it, then --map FILE.
"""
_SHOWN = 20


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "import", help="bring in complaints from a CSV or XLSX file of another system", description=_ABOUT
    )
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--map", metavar="MAP", type=Path, help="take the mapping from this TOML file")
    parser.add_argument("--save-map", metavar="MAP", type=Path, help="write the mapping to this TOML file")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument(
        "--skip-bad", action="store_true", help="bring in the good rows; write the bad ones to FILE.rejected.csv"
    )
    parser.add_argument("--encoding", metavar="NAME", help="how the text is encoded, such as cp1254")
    parser.add_argument("--as", dest="person", metavar="NAME", type=output.typed, help="who brings them in")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Bring the file in."""
    from complaintdesk.cli import session

    desk = session.open_here(given)
    try:
        brought = _run(given, desk)
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Nothing was brought in; the desk is as it was.\n")
        return 1
    finally:
        desk.close()
    return brought if isinstance(brought, int) else _told(brought, given.skip_bad)


def _run(given: argparse.Namespace, desk: Desk) -> Brought | int:
    """What was brought in, or the exit code where it did not come to that."""
    from complaintdesk.cli import importing_shown, session
    from complaintdesk.documents.importing import bringing_in, mapping_file, profile, reading

    actor = session.actor_here(desk, given.person)
    table = reading.open_table(given.file, encoding=given.encoding)
    with importing_shown.progress() as bar:
        columns = profile.profile(table, bar.reading)
    mapping = _mapping(given, table, columns)
    importing_shown.show(table, columns, mapping)
    if given.save_map is not None:
        mapping_file.save(mapping, given.save_map, table.path)
        sys.stderr.write(f"The mapping was written to {given.save_map}.\n")
    mapping.check()
    if not given.yes:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            sys.stderr.write(
                "There is no terminal to ask on, so nothing was brought in. Add --yes to do it unasked.\n"
            )
            return 2
        if not importing_shown.agreed(columns):
            sys.stderr.write("Nothing was brought in.\n")
            return 1
    with importing_shown.progress() as bar:
        bar.rows = max((column.rows for column in columns), default=0)
        return bringing_in.bring_in(desk, actor, table, mapping, skip_bad=given.skip_bad, progress=bar)


def _mapping(given: argparse.Namespace, table: Table, columns: tuple[Column, ...]) -> Mapping:
    """The mapping file's mapping, or the one proposed. Days whose order a file does not give are looked at."""
    from dataclasses import replace

    from complaintdesk.documents.importing import mapping_file, proposal

    if given.map is None:
        return proposal.propose(columns)
    mapping = mapping_file.load(given.map, table.columns)
    notes: list[str] = []
    orders = proposal.orders_of(columns, dict(mapping.columns), notes, mapping.orders)
    return replace(mapping, orders=orders, notes=tuple(notes))


def _told(brought: Brought, skip_bad: bool) -> int:
    """The last words. Bad rows fail, unless they were to be skipped."""
    from complaintdesk.rules.plain_text import visible

    said = [sentence for row in brought.bad_rows for sentence in row.sentences()]
    for sentence in said[:_SHOWN]:
        sys.stderr.write(f"{visible(sentence)}\n")
    if len(said) > _SHOWN or brought.bad > len(brought.bad_rows):
        sys.stderr.write("… and more.\n")
    if brought.bad and not skip_bad:
        sys.stderr.write("Nothing was brought in. Mend the rows, or add --skip-bad to bring in the others.\n")
    if brought.unwritten and skip_bad:
        sys.stderr.write(
            "The other rows were imported, but the list of rejected rows could not be written: "
            "import the same file again to get it, what is on file already is not brought in twice.\n"
        )
    if brought.rejected is not None:
        sys.stderr.write(f"The bad rows are in {brought.rejected}: mend them there and import that file.\n")
    sys.stdout.write(
        f"{brought.imported} complaint{'' if brought.imported == 1 else 's'} brought in, "
        f"{brought.known} known already, {brought.bad} bad row{'' if brought.bad == 1 else 's'}\n"
    )
    return 1 if brought.unwritten or (brought.bad and not skip_bad) else 0
