"""`office`: where complainants reach the office, which stands in every letter (7.1)."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from complaintdesk.cli import output, session
from complaintdesk.rules.languages import LANGUAGES

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_WAYS = {
    "phone": "the telephone",
    "email": "the e-mail address",
    "address": "the postal address, in one line",
    "website": "the web address",
}


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser("office", help="where complainants reach you, and the language you write in")
    for name, what in _WAYS.items():
        parser.add_argument(
            f"--{name}", metavar="TEXT", type=output.typed, help=f"{what}; an empty one removes it"
        )
    parser.add_argument("--language", choices=LANGUAGES, help="of letters to whom has not said another")
    session.add_as(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Change what is given; print what is on file then."""
    from complaintdesk.queries import lettering

    desk = session.open_here(given)
    said = {name: getattr(given, name) for name in (*_WAYS, "language") if getattr(given, name) is not None}
    if said:
        from complaintdesk.operations import inputs, setting_up

        with desk.act(session.actor_here(desk, given.actor)) as act:
            setting_up.say_where(act, inputs.check(inputs.Reached, said))
    with desk.look() as look:
        kept = lettering.letterhead(look)
    desk.close()
    rows = [(name, output.line(value or "—")) for name, value in kept.contact._asdict().items()]
    output.print_table(("What", "On file"), [*rows, ("language", kept.language)])
    return 0
