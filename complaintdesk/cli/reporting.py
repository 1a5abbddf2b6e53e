"""`report`: what the dashboard shows of a period, as a document to mail, to print and to hand on (8.2, 8.4)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from complaintdesk.cli import output, session
from complaintdesk.rules import periods, plain_text
from complaintdesk.rules.errors import Invalid

if TYPE_CHECKING:
    from complaintdesk.documents.report.reading import Report
    from complaintdesk.store.look import Look

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = f"""\
The figures of the dashboard with their charts: how many complaints came in and were closed, by week with the
limits of what is usual; what they were about; how long it took and what was late; remedies and sums;
satisfaction; what got worse, and whether what is done about it works. Each figure is defined with its clause
and held against the period before; at the end stand the sources and lines for signatures.

html and pdf are to be read and printed, xlsx has each table and its chart on a sheet of its own, json has all of
it. No complainant is named in any of them.

A period is one of {periods.EXAMPLES}.
"""
_FORMATS = ("html", "pdf", "xlsx", "json")
_BINARY = ("pdf", "xlsx")


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "report",
        help="the figures of a period as a document",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--period",
        default=periods.DEFAULT,
        type=output.typed,
        metavar="PERIOD",
        help="default: the last 12 months",
    )
    parser.add_argument(
        "--department", metavar="NAME", type=output.typed, help="of one department; default: the whole office"
    )
    parser.add_argument("--format", choices=_FORMATS, help="default: by the name of the file, else html")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where it goes; default: standard output"
    )
    parser.add_argument("--force", action="store_true", help="replace a file that is there already")
    session.add_as(parser, "who makes it")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Read the figures, make the report, write it."""
    path: Path | None = given.output
    chosen = _format(given)
    if path is None and chosen in _BINARY and sys.stdout.isatty():
        raise Invalid(f"{chosen.upper()} is no text for a terminal: name a file with -o.")
    desk = session.open_here(given)
    try:
        actor = session.actor_here(desk, given.actor)
        with desk.look() as look:
            report = _read(look, given, actor.name, desk.path)
    finally:
        desk.close()
    _write(report, chosen, path, given.force)
    return 0


def _format(given: argparse.Namespace) -> str:
    from complaintdesk.documents.report import saving

    path: Path | None = given.output
    return given.format or (saving.format_of(path) if path is not None else None) or "html"


def _read(look: Look, given: argparse.Namespace, made_by: str, path: Path) -> Report:
    from complaintdesk.documents.report import reading

    department = None if given.department is None else _department(look, given.department)
    return reading.read(look, periods.parse(given.period, look.today), department, made_by, path)


def _department(look: Look, typed: str) -> int:
    """The department of this name, or the one whose name has it. Raises `Invalid`."""
    from complaintdesk.queries import people

    known = people.departments(look)
    wanted = plain_text.fold(typed)
    same = [each for each in known if plain_text.fold(each.name) == wanted]
    found = same or [each for each in known if wanted in plain_text.fold(each.name)]
    if len(found) != 1:
        names = ", ".join(output.line(each.name) for each in known) or "none"
        many = "more than one department" if found else "no department"
        raise Invalid(f"“{output.line(typed)}” means {many}. There are: {names}.")
    return found[0].id


def _write(report: Report, chosen: str, path: Path | None, replace: bool) -> None:
    from complaintdesk.cli.papers import NO_FONT
    from complaintdesk.documents.paper import saving as files
    from complaintdesk.documents.report import saving

    printed = saving.content(report, chosen)
    if not printed.complete:
        output.say(NO_FONT)
    if path is not None:
        files.save(printed, path, replace=replace)
        output.say(f"Written to {path}.")
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(printed.content)
    sys.stdout.buffer.flush()
