"""`new`: take in a complaint that is written as JSON, or in the complainant's form (7.2, annex C)."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from complaintdesk.cli import output, session
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import Channel

if TYPE_CHECKING:
    from complaintdesk.operations.intake import Receipt
    from complaintdesk.store.desk import Actor, Desk

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = """Take in a complaint and print its reference. The file holds one JSON object, at the least
{"description": "what happened"}; with "complainant": {"name": …, "phone": …, "email": …} it is not anonymous.
Days are written 2026-11-12, instants 2026-11-12T10:02:00+03:00, sums in cents. With --form it is the complainant's
form (complaintdesk form complaint), filled in as text."""


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser("new", help="take in a complaint: JSON, or a form filled in", description=_ABOUT)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--json", metavar="FILE", help="the file; - reads standard input")
    source.add_argument("--form", type=Path, metavar="FILE", help="the complainant's form, filled in")
    media = [channel.value for channel in Channel]
    parser.add_argument("--medium", choices=media, help="with --form: how it came; default: email")
    session.add_as(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Take in one complaint; its reference is the last line of standard output."""
    if given.medium is not None and given.form is None:
        raise Invalid("--medium says how a form came: it goes with --form.")
    complaint = _read(given.json) if given.form is None else {}
    desk = session.open_here(given)
    from complaintdesk.operations import inputs, intake

    actor = session.actor_here(desk, given.actor)
    if given.form is not None:
        receipt = _from_form(desk, actor, given.form, given.medium or Channel.EMAIL.value)
    else:
        with desk.look() as look:
            complaint["problem"] = session.category(look, complaint.get("problem"))
        checked = inputs.check(inputs.Complaint, complaint)
        with desk.act(actor) as act:
            receipt = intake.take_in(act, checked)
    _say(receipt)
    sys.stdout.write(f"{receipt.reference}\n")
    desk.close()
    return 0


def _from_form(desk: Desk, actor: Actor, path: Path, medium: str) -> Receipt:
    """Take in what a filled form says. Raises `Invalid`, by the names that stand in the form."""
    from complaintdesk.documents.forms.filled_form import FilledForm, text_of
    from complaintdesk.operations import inputs, intake
    from complaintdesk.rules.dates import order_of

    form = FilledForm(text_of(path))
    with desk.look() as look:
        found = form.complaint(look.today, order_of(look.office.country), look.office.currency)
    try:
        checked = inputs.check(inputs.Complaint, {**found, "medium": medium})
        with desk.act(actor) as act:
            return intake.take_in(act, checked)
    except Invalid as refused:
        raise form.told(refused) from refused


def _say(receipt: Receipt) -> None:
    due = "; ".join(f"{kind.label} by {day.isoformat()}" for kind, day in receipt.due.items())
    output.say(f"Taken in ({due}). The reference:")


def _read(name: str) -> dict[str, Any]:
    """The object in the file. Raises `Invalid` with line and column of the first mistake."""
    shown = "standard input" if name == "-" else name
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        found = json.loads(raw.decode("utf-8-sig"))
    except OSError as error:
        raise Invalid(f"{shown} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise Invalid(f"{shown} is not UTF-8 text (at byte {error.start + 1}).") from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Invalid(f"{shown} is not JSON: {where}: {error.msg}. Nothing was taken in.") from error
    except ValueError as error:  # a number of thousands of digits
        raise Invalid(f"{shown} holds a number that is too long. Nothing was taken in.") from error
    except RecursionError as error:
        raise Invalid(f"{shown} is nested too deeply to be a complaint.") from error
    if not isinstance(found, dict):
        raise Invalid(f'{shown} does not hold one complaint: it begins with a brace, {{"description": …}}.')
    if "draft_id" in found:  # drafts belong to screens; it would end somebody's
        raise Invalid("draft id: the desk has no such field.", {"draft_id": "the desk has no such field"})
    return found
