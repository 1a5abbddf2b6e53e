"""`new`: take in a complaint that is written as JSON (7.2)."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from complaintdesk.cli import output, session
from complaintdesk.rules.errors import Invalid

if TYPE_CHECKING:
    from complaintdesk.operations.intake import Receipt

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = """Take in a complaint and print its reference. The file holds one JSON object, at the least
{"description": "what happened"}; with "complainant": {"name": …, "phone": …, "email": …} it is not anonymous.
Days are written 2026-11-12, instants 2026-11-12T10:02:00+03:00, sums in cents."""


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser("new", help="take in a complaint written as JSON", description=_ABOUT)
    parser.add_argument("--json", required=True, metavar="FILE", help="the file; - reads standard input")
    session.add_as(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Take in one complaint; its reference is the last line of standard output."""
    complaint = _read(given.json)
    desk = session.open_here(given)
    from complaintdesk.operations import inputs, intake

    with desk.look() as look:
        complaint["problem"] = session.category(look, complaint.get("problem"))
    checked = inputs.check(inputs.Complaint, complaint)
    actor = session.actor_here(desk, given.actor)
    with desk.act(actor) as act:
        receipt = intake.take_in(act, checked)
    _say(receipt)
    sys.stdout.write(f"{receipt.reference}\n")
    desk.close()
    return 0


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
