"""`log`: note one communication about a case (7.3)."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from complaintdesk.cli import output, session
from complaintdesk.rules.vocabulary import Channel, Direction

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser("log", help="note a communication about a case")
    parser.add_argument("reference", metavar="REF", type=output.typed, help="the case, as 2026-000123-8")
    parser.add_argument(
        "--direction",
        required=True,
        choices=[direction.value for direction in Direction],
        help="in: they told us; out: we told them; inside: among ourselves",
    )
    parser.add_argument("--channel", required=True, choices=[channel.value for channel in Channel])
    parser.add_argument("--with", dest="with_whom", metavar="NAME", type=output.typed, help="with whom it was")
    parser.add_argument("--sure", action="store_true", help="yes to what is asked about a letter that went out")
    session.add_as(parser)
    parser.add_argument("text", metavar="TEXT", type=output.typed, help="what was said; - reads standard input")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Log it."""
    text = sys.stdin.buffer.read().decode("utf-8-sig", "replace") if given.text == "-" else given.text
    desk = session.open_here(given)
    from complaintdesk.operations import inputs, tracking

    with desk.look() as look:
        case_id, reference = session.case_meant(look, given.reference)
    entry = inputs.check(
        inputs.LogEntry,
        {
            "direction": given.direction,
            "channel": given.channel,
            "text": text,
            "with_whom": given.with_whom,
            "sure": given.sure,
        },
    )
    actor = session.actor_here(desk, given.actor)
    with desk.act(actor) as act:
        tracking.log(act, case_id, entry)
    output.say(f"Logged on {reference}.")
    desk.close()
    return 0
