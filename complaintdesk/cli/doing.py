"""`do`: any act on a case from the shell, with what it takes as `name=value` (7.3 to 7.9)."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from complaintdesk.cli import output, session
from complaintdesk.queries import case_file
from complaintdesk.rules.errors import Invalid, NotFound

if TYPE_CHECKING:
    from complaintdesk.cli.acts import Verb

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = """Carry out an act on a case. Without an act it lists those there are; an act without REF says what it
takes, field by field. People, departments and cases are named as they are called: owner="Can Öz",
into=2026-000007-1. Sums are written as on paper: amount=120.50; in JSON as text ("120.50"), or as a number of the
smallest units. Several remedies: remedies=refund,apology. Days: due_on=tomorrow, due_on="12 Dec"."""
_NOT_NAMED = ": what is not named stays as it is on file; NAME= empties it"
_WITH_A_REASON = ("reopen",)  # whose reason is the one that the history keeps


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "do", help="any act on a case: acknowledge, assess, decide, close …", description=_ABOUT
    )
    parser.add_argument("act", nargs="?", metavar="ACT", type=output.typed, help="which; none lists them")
    parser.add_argument("reference", nargs="?", metavar="REF", type=output.typed, help="the case")
    parser.add_argument("given", nargs="*", metavar="NAME=VALUE", type=output.typed, help="what the act takes")
    parser.add_argument("--why", metavar="TEXT", type=output.typed, help="the reason that the history keeps")
    parser.add_argument("--json", metavar="FILE", help="what it takes as a JSON object; - reads standard input")
    session.add_as(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """List the acts, say what one takes, or carry it out and say where the case stands now."""
    from complaintdesk.cli.acts import VERBS

    if given.act is None:
        from complaintdesk.cli import act_fields

        rows = [(name, verb.clause, ", ".join(act_fields.names(verb))) for name, verb in VERBS.items()]
        output.print_table(("Act", "Clause", "Takes (* needed)"), rows)
        return 0
    verb = VERBS.get(given.act)
    if verb is None:
        raise NotFound(f"There is no act “{given.act}”: {', '.join(VERBS)}.")
    if given.reference is None:
        _print_fields(given.act, verb)
        return 0
    return _carry_out(given, verb)


def _carry_out(given: argparse.Namespace, verb: Verb) -> int:
    from complaintdesk.cli import meant

    desk = session.open_here(given)
    with desk.look() as look:
        case_id, reference = session.case_meant(look, given.reference)
        case = case_file.case_file(look, case_id)
        told = {**_from_json(given.json), **dict(_pairs(given.given))}
        told = meant.meant(look, verb, case, told)
        told |= meant.the_one(look, verb, case, told)
        kept = {} if verb.kept is None else verb.kept(look, case, told)
    with desk.act(session.actor_here(desk, given.actor), given.why) as act:
        try:
            verb.carry_out(act, case_id, {**kept, **told})
        except Invalid as refused:
            raise _by_field(refused, verb) from refused
    with desk.look() as look:
        now = case_file.case_file(look, case_id)
    desk.close()
    due = f", due {now.next_due} ({now.next_clock})" if now.next_due else ""
    output.say(f"{reference}: {now.stage.replace('_', ' ')}{due}.")
    return 0


def _by_field(refused: Invalid, verb: Verb) -> Invalid:
    """The refusal with its fields as they are typed: a screen shows each at its place, a shell has one line."""
    each = "; ".join(f"{name.replace('_', ' ')}: {why}" for name, why in refused.fields.items())
    typed = "; ".join(
        f"{name.removesuffix('_id')}: {why}" if name.partition(".")[0] in verb.model.model_fields else why
        for name, why in refused.fields.items()
    )
    said = str(refused)
    return Invalid(typed if said == each else f"{said} {typed}".strip(), refused.fields)


def _print_fields(name: str, verb: Verb) -> None:
    """A line for each field; on a terminal it goes on under its meaning instead of at the margin."""
    from complaintdesk.cli import act_fields

    sys.stdout.write(f"{name} ({verb.clause}){_NOT_NAMED if verb.kept else ''}\n")
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for text in act_fields.lines(name, verb):
        parts = textwrap.wrap(text, width, subsequent_indent=" " * 8) if width else [text]
        sys.stdout.write("".join(f"{part}\n" for part in parts))
    sys.stdout.write(
        f"  --why TEXT  {'needed' if name in _WITH_A_REASON else 'the reason that the history keeps'}\n"
    )


def _from_json(name: str | None) -> dict[str, Any]:
    if name is None:
        return {}
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        found = json.loads(raw.decode("utf-8-sig"))
    except OSError as error:
        raise NotFound(f"{name} cannot be read: {error.strerror or error}.") from error
    except ValueError as error:
        raise Invalid(f"{name} is not JSON in UTF-8: {error}.") from error
    if not isinstance(found, dict):
        raise Invalid(f"{name} does not hold one JSON object.")
    return found


def _pairs(given: list[str]) -> Iterator[tuple[str, Any]]:
    for pair in given:
        name, sign, value = pair.partition("=")
        if not sign:
            raise Invalid(f"“{pair}” is no name=value.")
        yield name, value
