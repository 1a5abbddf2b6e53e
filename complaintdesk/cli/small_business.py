"""`lite` and `retention`: the desk of a small business (annex B), and what is kept how long (8.1)."""

from __future__ import annotations

import argparse
import sys
import textwrap
from typing import TYPE_CHECKING

from complaintdesk.cli import given as shared
from complaintdesk.cli import output, session
from complaintdesk.rules import retention
from complaintdesk.rules.small_business import Mode

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_LITE = """The seven steps of a small business, and how each stands. `on` shows only the rooms and the lines of the
agenda that a small business needs, `off` shows all again; nothing on file is touched by it."""
_WIDTH = 96


def add_to(verbs: Verbs) -> None:
    """Add the verbs."""
    parser = verbs.add_parser("lite", help="only what a small business needs", description=_LITE)
    parser.add_argument("switch", nargs="?", choices=("on", "off"), help="without it: how it stands")
    shared.add_format(parser)
    session.add_as(parser)
    parser.set_defaults(run=lite)
    parser = verbs.add_parser("retention", help="what is kept, for how long, and how much is past it")
    shared.add_format(parser)
    parser.set_defaults(run=kept)


def lite(given: argparse.Namespace) -> int:
    """Switch, and show the steps."""
    desk = session.open_here(given)
    if given.switch is not None:
        from complaintdesk.operations import commitment, inputs

        wanted = Mode.LITE if given.switch == "on" else Mode.FULL
        with desk.act(session.actor_here(desk, given.actor)) as act:
            commitment.set_mode(act, inputs.check(inputs.ModeGiven, {"mode": wanted}))
    from complaintdesk.queries import small_business

    with desk.look() as look:
        mode, steps = small_business.mode(look), small_business.steps(look)
    desk.close()
    if given.format == "json":
        rows = [{"step": row.step.code, "state": row.state.value, "says": row.says} for row in steps]
        shared.write_json({"mode": mode.value, "steps": rows})
        return 0
    rows_shown = [(row.step.title, row.state.sign, output.line(row.says)) for row in steps]
    output.print_table(("Step", "", "How it stands"), rows_shown)
    output.say(mode.shown if given.switch is not None else f"The desk is {mode.label}.")
    return 0


def kept(given: argparse.Namespace) -> int:
    """The rules of recording, retention and disposal."""
    desk = session.open_here(given)
    from complaintdesk.queries import retention as queries

    with desk.look() as look:
        found = queries.retention_terms(look)
    desk.close()
    if given.format == "json":
        shared.write_json({"terms": [term._asdict() for term in found.terms], "complete": found.complete})
        return 0
    for each in retention.KEPT:
        _say(f"{each.title}: {each.about}")
    output.print_table(
        ("Time limits", "Years", "Closed and past it"),
        [
            (output.line(term.name), str(term.keep_years or "—"), f"{term.past:,}{'' if found.complete else '+'}")
            for term in found.terms
        ],
    )
    for text in (retention.LEGAL_HOLD, retention.CONFIDENTIAL, retention.ERASURE):
        _say(text)
    return 0


def _say(text: str) -> None:
    sys.stdout.write(textwrap.fill(text, _WIDTH) + "\n")
