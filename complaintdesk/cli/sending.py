"""`send` and `outbox`: letters on their way by e-mail."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from complaintdesk.cli import output, session
from complaintdesk.queries import outbox
from complaintdesk.queries.outbox import PostRow
from complaintdesk.rules import sending as rules
from complaintdesk.rules.errors import NotAllowed
from complaintdesk.rules.letters import SendingState

if TYPE_CHECKING:
    from complaintdesk.documents.mailing.rounds import Do, Posted
    from complaintdesk.documents.mailing.settings import MailSettings
    from complaintdesk.store.desk import Desk

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_SECONDS = 60.0
_SEND = """Send the letters that wait, and print a line for each. It goes on, once a minute, until Ctrl+C; with
--once it ends when nothing is due, with exit code 1 where a letter did not go. The settings for e-mail stand in
the file that `complaintdesk locate config` names, in a section [mail]."""
_OUTBOX = """Letters that have not gone: those that wait, were refused, or may have gone. The exit code is 1 where
somebody should look at one. A number and what is to be done decides about a letter."""


def add_to(verbs: Verbs) -> None:
    """Add the verbs."""
    parser = verbs.add_parser("send", help="send the letters that wait", description=_SEND)
    parser.add_argument("--once", action="store_true", help="end when nothing is due any more")
    parser.set_defaults(run=send)
    parser = verbs.add_parser("outbox", help="show letters that have not gone", description=_OUTBOX)
    parser.add_argument("--format", choices=("table", "json"), default="table", help="default: table")
    decisions = parser.add_mutually_exclusive_group()
    decisions.add_argument("--again", metavar="N", type=int, help="send letter N again, at once")
    decisions.add_argument("--arrived", metavar="N", type=int, help="letter N did arrive")
    decisions.add_argument("--give-up", metavar="N", type=int, help="letter N does not go by e-mail")
    parser.add_argument("--to", metavar="ADDRESS", type=output.typed, help="with --again: to this address")
    session.add_as(parser, "who decides")
    parser.set_defaults(run=show)


def send(given: argparse.Namespace) -> int:
    """Send what is due."""
    desk = session.open_here(given)
    from complaintdesk.documents.mailing import settings as settings_of
    from complaintdesk.store.places import config_file

    try:
        settings = settings_of.read()
        if settings is None:
            raise NotAllowed(f"E-mail is not set up on this machine: there is no [mail] in {config_file()}.")
        if given.once:
            return _round(desk, settings)
        while True:
            _round(desk, settings)
            _wait()
    finally:
        desk.close()


def _wait() -> None:
    import threading

    threading.Event().wait(_SECONDS)


def _round(desk: Desk, settings: MailSettings) -> int:
    """One round; the exit code."""
    from complaintdesk.documents.mailing.rounds import Round

    code = 0
    for posted in Round(_door(desk), settings).run():
        sys.stdout.write(f"{_line(posted)}\n")
        sys.stdout.flush()
        code = 0 if posted.answer.state is SendingState.SENT and code == 0 else 1
    return code


def _door(desk: Desk) -> Do:
    from complaintdesk.operations.sending import BY_ITSELF

    def do(operation: Any, *given: Any) -> Any:
        with desk.act(BY_ITSELF) as act:
            return operation(act, *given)

    return do


def _line(posted: Posted) -> str:
    letter, answer = posted
    said = "" if answer.state is SendingState.SENT else f": {output.line(answer.said)}"
    to = f"{letter.letter_id}  {output.line(letter.to_address)}  {output.line(letter.subject)}"
    return f"{to}  {rules.words(answer.state)}{said}"


def show(given: argparse.Namespace) -> int:
    """Decide, where that is asked for; else list."""
    desk = session.open_here(given)
    try:
        if any(number is not None for number in (given.again, given.arrived, given.give_up)):
            return _decide(desk, given)
        with desk.look() as look:
            rows, late, zone = outbox.under_way(look), outbox.late(look), look.office.time_zone
    finally:
        desk.close()
    if given.format == "json":
        sys.stdout.write(json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=1) + "\n")
    else:
        _print(rows, zone)
        _say_by_hand()
    return 1 if late else 0


def _say_by_hand() -> None:
    """Where nothing can be on its way, an empty list does not mean that every letter has gone."""
    from complaintdesk.documents.mailing import settings as settings_of

    try:
        if settings_of.read() is None:
            output.say("E-mail is not set up here: letters are kept with their cases, and sent by hand.")
    except settings_of.NotSetUp as wrong:
        output.say(output.line(str(wrong)))


def _print(rows: list[PostRow], time_zone: str) -> None:
    from zoneinfo import ZoneInfo

    zone = ZoneInfo(time_zone)
    headings = ("case", "number", "written", "state", "to", "next try", "what was said")
    table = [
        (
            row.reference,
            str(row.id),
            output.when(row.written_at, zone),
            rules.words(row.state),
            output.line(row.to_address or ""),
            output.when(row.next_try_at, zone) if row.next_try_at and row.state == SendingState.WAITING else "",
            output.line(row.last_error or ""),
        )
        for row in rows
    ]
    output.print_table(headings, table)
    output.say(f"{len(rows):,} letter{'' if len(rows) == 1 else 's'} on the way.")


def _decide(desk: Desk, given: argparse.Namespace) -> int:
    from complaintdesk.operations import inputs, sending

    actor = session.actor_here(desk, given.actor)
    with desk.act(actor) as act:
        if given.again is not None:
            again = {"letter_id": given.again, "to_address": given.to}
            sending.try_again(act, inputs.check(inputs.Again, again))
        elif given.arrived is not None:
            sending.arrived(act, given.arrived)
        else:
            sending.give_up(act, inputs.check(inputs.GivenUp, {"letter_id": given.give_up}))
    done = "It is sent again." if given.again is not None else "It is kept as sent."
    output.say("It does not go by e-mail; the log says so." if given.give_up is not None else done)
    return 0
