"""`form`: the receipt, the complainant's form, the follow-up form and the leaflet (7.1, 7.2, annexes C and E)."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from complaintdesk.cli import output, papers, session
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.letter_closing import UNREACHED

if TYPE_CHECKING:
    from complaintdesk.documents.paper.blocks import Paper
    from complaintdesk.store.look import Look

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = """\
receipt REF    what a complainant is given at once: the number, what was taken down, by when they will hear
complaint      the complainant's form (annex C): html and pdf to print, text to be filled in and sent back, which
               complaintdesk new --form FILE takes in
follow-up REF  one case on a page, for the office's own file (annex E)
leaflet        how and where to complain, the steps and time limits, and where one can go next (7.1)
policy         the complaints policy in force, for the public (5.3)
"""
_OF_A_CASE = ("receipt", "follow-up")
_FORMS = ("receipt", "complaint", "follow-up", "leaflet", "policy")


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "form",
        help="receipt, complaint form, follow-up form, leaflet, policy",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("form", metavar="FORM", choices=_FORMS, help=", ".join(_FORMS))
    parser.add_argument(
        "reference", metavar="REF", nargs="?", type=output.typed, help="the case, for those of a case"
    )
    papers.add_to(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Make the paper."""
    if (given.reference is None) == (given.form in _OF_A_CASE):
        needs = "is of one case: name it, as 2026-000123-8" if given.form in _OF_A_CASE else "is of no one case"
        raise Invalid(f"The form “{given.form}” {needs}.")
    desk = session.open_here(given)
    with desk.look() as look:
        text = _fillable(given, look)
        paper = None if text is not None else _paper(given, look)
        unreached = given.form != "follow-up" and _is_unreached(look)
    desk.close()
    if paper is not None:
        papers.write(given, paper)
    elif text is not None:
        _write(given, text)
    if unreached:
        output.say(UNREACHED)
    return 0


def _is_unreached(look: Look) -> bool:
    from complaintdesk.queries import lettering

    return not any(lettering.letterhead(look).contact)


def _paper(given: argparse.Namespace, look: Look) -> Paper:
    from complaintdesk.documents.forms import printed

    case_id = session.case_meant(look, given.reference)[0] if given.form in _OF_A_CASE else None
    return printed.paper(look, given.form, given.lang, case_id)


def _fillable(given: argparse.Namespace, look: Look) -> str | None:
    """The complainant's form as text is the one that is filled in; None for every other paper."""
    from complaintdesk.documents.forms import printed

    is_filled_in = given.form == "complaint" and papers.format_of(given) == "text"
    return printed.fillable(look, given.lang) if is_filled_in else None


def _write(given: argparse.Namespace, text: str) -> None:
    from complaintdesk.documents.paper import saving
    from complaintdesk.documents.paper.as_pdf import Printed

    if given.output is None:
        sys.stdout.write(text)
        return
    # with a mark, so that any program takes it for UTF-8
    saving.save(Printed(text.encode("utf-8-sig"), complete=True), given.output, replace=given.force)
    output.say(f"Written to {given.output}.")
