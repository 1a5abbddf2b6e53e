"""`survey`: complainants are asked how they were treated: samples, the call sheet, answers, results (8.3)."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from complaintdesk.cli import output, session, survey_acts, survey_shown
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.languages import LANGUAGES
from complaintdesk.rules.satisfaction import SPARE_MONTHS

if TYPE_CHECKING:
    from complaintdesk.store.desk import Desk

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]
    Do = Callable[[argparse.Namespace, Desk], None]

_ABOUT = """Ask complainants how satisfied they are with the handling, and apart from that with the outcome (8.3).
draw takes a random sample of the cases closed in a period; list, results and sheet show; answer and call keep what
came of asking, by the number of the case; letters writes the questionnaires as files; end ends a survey. Without N
the newest survey is meant. Who had a hand in a case cannot take down what its complainant says about it."""
_DO: dict[str, Do] = {
    "list": survey_shown.list_them,
    "results": survey_shown.results,
    "sheet": survey_shown.sheet,
    "draw": survey_acts.draw,
    "answer": survey_acts.answer,
    "call": survey_acts.call,
    "letters": survey_acts.letters,
    "end": survey_acts.end,
}
_RESULTS = ("not_reached", "call_back", "refused", "taken_out")


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser("survey", help="ask complainants how they were treated (8.3)", description=_ABOUT)
    parser.add_argument("what", choices=tuple(_DO), help="what is done: %(choices)s", metavar="WHAT")
    parser.add_argument(
        "which", nargs="?", metavar="N|REF", type=output.typed, help="the survey's number; answer, call: the case"
    )
    _of_draw(parser.add_argument_group("draw"))
    _of_answers(parser.add_argument_group("answer and call"))
    shown = parser.add_argument_group("results, sheet, letters and end")
    shown.add_argument(
        "--all", action="store_true", help="results: of all surveys of twelve months; sheet: of all"
    )
    shown.add_argument("--note", metavar="TEXT", type=output.typed, help="call, end: what is to be known")
    shown.add_argument("-o", "--output", type=Path, metavar="FOLDER", help="letters: where they are written")
    shown.add_argument("--lang", choices=LANGUAGES, help="letters; default: the language of whom it is for")
    formats = ("text", "json", "html", "pdf")
    shown.add_argument("--format", choices=formats, default="text", help="letters: pdf (or html, text); else json")
    session.add_as(parser)
    parser.set_defaults(run=run)


def _of_draw(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--from", dest="first", metavar="DAY", type=output.typed, help="closed from this day on")
    group.add_argument("--to", dest="last", metavar="DAY", type=output.typed, help="to this one; default: today")
    group.add_argument("--department", metavar="NAME", type=output.typed, help="cases of this department only")
    group.add_argument("--size", type=int, metavar="N", help="so many")
    group.add_argument("--percent", type=int, metavar="P", help="this share of those who can be asked")
    media = ("either", "phone", "letter")
    group.add_argument("--by", choices=media, default="either", help="default: by phone, else by letter")
    group.add_argument(
        "--spare", type=int, metavar="MONTHS", default=SPARE_MONTHS, help="nobody is asked twice within (12)"
    )
    group.add_argument("--seed", type=int, metavar="S", help="to draw a sample again; default: one is drawn")
    group.add_argument("--until", metavar="DAY", type=output.typed, help="by when they are to be asked")
    group.add_argument("--title", metavar="TEXT", type=output.typed, help="its name")
    group.add_argument(
        "--who", action="append", metavar="NAME", type=output.typed, help="who asks; may be repeated"
    )


def _of_answers(group: argparse._ArgumentGroup) -> None:
    marks = range(1, 6)
    group.add_argument("--handling", type=int, choices=marks, help="5 is very satisfied with the handling")
    group.add_argument("--outcome", type=int, choices=marks, help="5 is very satisfied with the outcome")
    group.add_argument("--words", metavar="TEXT", type=output.typed, help="their own words")
    group.add_argument("--result", choices=_RESULTS, help="call: what came of it")
    group.add_argument("--again", metavar="DAY", type=output.typed, help="call_back: on which day")
    group.add_argument("--on", metavar="DAY", type=output.typed, help="the day on which it was; default: today")
    group.add_argument("--never-again", action="store_true", help="they do not want to be asked again")
    why = "why an answer or a refusal that is kept is changed; the trail keeps it"
    group.add_argument("--why", metavar="TEXT", type=output.typed, help=why)


def run(given: argparse.Namespace) -> int:
    """Do what is asked."""
    if given.format in ("html", "pdf") and given.what != "letters":
        raise Invalid("Only letters are written as HTML or PDF; take text or json here.")
    desk = session.open_here(given)
    _DO[given.what](given, desk)
    desk.close()
    return 0
