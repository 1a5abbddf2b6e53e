"""`review`: management reviews, their frozen packs, minutes and decisions (8.6)."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from complaintdesk.cli import output, papers, session
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.review_pack import Kind

if TYPE_CHECKING:
    from complaintdesk.documents.paper.as_pdf import Printed
    from complaintdesk.queries.management_review import DecisionRow
    from complaintdesk.store.look import Look

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = """\
list                        every review, the latest first
show ID                     minutes and decisions
pack ID [--freeze]          the input pack as it was frozen; --freeze makes one from the records as they are now
decisions [ID]              what is still to be done, or all that one review decided
plan DAY --chair NAME       plan one: --from and --to say its period (else the twelve months before)
minutes ID FILE --on DAY    keep the minutes from a text file (- reads standard input); --present NAMES
decide ID TEXT              add a decision: --owner NAME --due DAY --about handling|product|resources|policy|other
done NUMBER [--note TEXT]   a decision was carried out; drop NUMBER --note TEXT gives it up
close ID                    close it: it has minutes, and each decision an owner and a day
"""
_FORMATS = ("text", "html", "pdf", "json")
_WHAT = ("list", "show", "pack", "decisions", "plan", "minutes", "decide", "done", "drop", "close")
_HEADS = ("No.", "Day", "State", "Led by", "Period", "Decisions", "To do")


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "review",
        help="management reviews: packs, minutes, decisions",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", metavar="WHAT", nargs="?", choices=_WHAT, default="list", help=", ".join(_WHAT))
    parser.add_argument("of", metavar="ID", nargs="?", type=output.typed, help="number of the review or decision")
    parser.add_argument("text", metavar="TEXT", nargs="?", type=output.typed, help="a decision, or a file")
    parser.add_argument("--freeze", action="store_true", help="pack: make a new one first")
    parser.add_argument("--format", choices=_FORMATS, help="default: by the name of the file, else text")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: standard output")
    parser.add_argument("--force", action="store_true", help="replace a file that is there already")
    for name, about in (
        ("chair", "who leads it"),
        ("from", "first day of its period"),
        ("to", "last day of its period"),
        ("on", "the day it was held, or the decision was done"),
        ("present", "who was there"),
        ("owner", "who carries the decision out"),
        ("due", "by which day"),
        ("about", "what it is about: " + ", ".join(kind.value for kind in Kind)),
        ("note", "what came of it, or why it is given up"),
    ):
        parser.add_argument(f"--{name}", dest=f"given_{name}", metavar=name.upper(), type=output.typed, help=about)
    session.add_as(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Show, or act."""
    from complaintdesk.cli import reviewing_acts

    if given.what in reviewing_acts.ACTS or given.freeze:
        reviewing_acts.carry_out(given, number(given))
        if not given.freeze:
            return 0
    desk = session.open_here(given)
    with desk.look() as look:
        if given.what == "list" and given.format in (None, "text", "json"):
            _list(look, given.format == "json")
        elif given.what == "decisions":
            _decisions(look, given)
        elif given.what in ("show", "pack"):
            _write(given, _printed(look, given, number(given)))
        else:
            raise Invalid(
                "The list is text or json; a pdf is of one review: complaintdesk review show 1 -o review.pdf."
            )
    desk.close()
    return 0


def number(given: argparse.Namespace) -> int | None:
    """The number that was typed; None where none was. Raises `Invalid` for anything else than a number."""
    if given.of is None or given.what == "plan":
        return None
    if not (given.of.isascii() and given.of.isdecimal() and len(given.of) < 19):
        raise Invalid(f"“{given.of}” is no number: complaintdesk review list has those of the reviews.")
    return int(given.of)


def _list(look: Look, as_json: bool) -> None:
    from complaintdesk.queries import management_review

    rows = management_review.reviews(look)
    if as_json:
        sys.stdout.write(json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=2) + "\n")
        return
    output.print_table(
        _HEADS,
        [
            (
                str(row.id),
                row.held_on or row.planned_on,
                row.stage,
                output.line(row.chair),
                f"{row.first} to {row.last}",
                str(row.decisions),
                str(row.open),
            )
            for row in rows
        ],
    )


def _decisions(look: Look, given: argparse.Namespace) -> None:
    from complaintdesk.documents import review_paper
    from complaintdesk.queries import management_review

    if given.format in ("pdf", "html"):
        raise Invalid("Decisions are text or json here; on paper they stand in complaintdesk review show.")
    of = number(given)
    rows: list[DecisionRow] = (
        management_review.to_do(look)
        if of is None
        else management_review.decisions(look, management_review.review(look, of).id)
    )
    if given.format == "json":
        sys.stdout.write(json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=2) + "\n")
        return
    output.print_table(
        ("No.", "Review of", "Due", "Owner", "State", "Decided"),
        [
            (
                str(row.id),
                row.reviewed_on,
                row.due_on or "—",
                output.line(row.owner or "—"),
                output.line(review_paper.state_words(row, look.today)),
                output.line(row.what),
            )
            for row in rows
        ],
    )


def _printed(look: Look, given: argparse.Namespace, of: int | None) -> Printed:
    from complaintdesk.documents import review_paper
    from complaintdesk.documents.paper.as_pdf import Printed
    from complaintdesk.queries import management_review

    if of is None:
        raise Invalid(f"Say which review: complaintdesk review {given.what} 1.")
    chosen = format_of(given)
    if given.what == "show":
        if chosen == "json":
            return Printed(review_paper.review_json(look, of).encode("utf-8"), complete=True)
        return review_paper.content(look, review_paper.minutes_paper(look, of), chosen)
    packs = management_review.packs(look, management_review.review(look, of).id)
    if not packs:
        raise Invalid(f"No pack was frozen for it yet: complaintdesk review pack {of} --freeze makes one.")
    return review_paper.content(look, review_paper.pack_paper(look, packs[-1].id), chosen, packs[-1].id)


def format_of(given: argparse.Namespace) -> str:
    """The format that is wanted: as said, else as the file's name ends, else text."""
    path: Path | None = given.output
    if given.format is None and path is not None and path.suffix.lower() == ".json":
        return "json"
    return papers.format_of(given)


def _write(given: argparse.Namespace, printed: Printed) -> None:
    from complaintdesk.documents.paper import saving

    path: Path | None = given.output
    if path is None and format_of(given) == "pdf" and sys.stdout.isatty():
        raise Invalid("A PDF is no text for a terminal: name a file with -o.")
    if not printed.complete:
        output.say(papers.NO_FONT)
    if path is not None:
        saving.save(printed, path, replace=given.force)
        output.say(f"Written to {path}.")
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(printed.content)
    sys.stdout.buffer.flush()
