"""`evidence`: what the records show of each clause, as a table, a PDF, a page, JSON, or a folder (8.5)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from complaintdesk.cli import output, papers, session
from complaintdesk.rules import clauses
from complaintdesk.rules.errors import Invalid

if TYPE_CHECKING:
    from complaintdesk.documents.evidence_pack import Shown

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = """\
What the records show of each clause: green, amber, red or no data, with figures, rule and the records behind.
Alone it prints a table; with --format or -o the evidence pack for an auditor, which supports and never certifies.
"""
_FORMATS = ("text", "html", "pdf", "json")


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "evidence",
        help="what the records show of each clause, and the evidence pack",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--clause", metavar="CLAUSE", type=output.typed, help="one clause and those below it: 7.4, 8, annex d"
    )
    parser.add_argument("--format", choices=_FORMATS, help="default: by the name of the file, else a table")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="WHERE",
        help="a file (.pdf, .html, .json, .txt), or a folder for all of them",
    )
    parser.add_argument("--force", action="store_true", help="replace files that are there already")
    parser.add_argument(
        "--with-names", action="store_true", help="with the names of complainants and staff: personal data"
    )
    session.add_as(parser, "who makes it")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Ask, and print or write it."""
    from complaintdesk.documents import evidence_pack

    clause = None if given.clause is None else clauses.meant(given.clause)
    if given.clause is not None and clause is None:
        raise Invalid(f"“{given.clause}” is no clause of ISO 10002 from 4 to 8, and no annex A to I.")
    desk = session.open_here(given)
    who = session.actor_here(desk, given.actor)
    with desk.look() as look:
        pack = evidence_pack.shown(look, who.name, clause, given.with_names)
    desk.close()
    if given.output is None and given.format is None:
        _table(pack)
    else:
        _write(given, pack)
    return 0


def _table(pack: Shown) -> None:
    output.print_table(
        ("Clause", "State", "What is asked", "What the records say"),
        [
            (line.clause, f"{line.state.sign} {line.state.value}", output.line(line.asked), output.line(line.says))
            for line in pack.lines
        ],
    )
    output.say("It supports an audit and certifies nothing. Rules and records: --format text, pdf, html, json.")


def _write(given: argparse.Namespace, pack: Shown) -> None:
    from complaintdesk.documents import evidence_pack
    from complaintdesk.documents.paper import saving

    path: Path | None = given.output
    chosen = given.format or _by_name(path)
    if chosen is None and path is not None:
        for made in evidence_pack.save_in(pack, path, replace=given.force):
            output.say(f"Written to {made}.")
        return
    if path is None and chosen == "pdf" and sys.stdout.isatty():
        raise Invalid("A PDF is no text for a terminal: name a file with -o.")
    printed = evidence_pack.content(pack, str(chosen))
    if not printed.complete:
        output.say(papers.NO_FONT)
    if path is not None:
        saving.save(printed, path, replace=given.force)
        output.say(f"Written to {path}.")
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(printed.content)
    sys.stdout.buffer.flush()


def _by_name(path: Path | None) -> str | None:
    """The format that the file's name asks for; None where it is a folder."""
    from complaintdesk.documents.paper import saving

    if path is None:
        return None
    return "json" if path.suffix.lower() == ".json" else saving.format_of(path)
