"""What `review` does besides showing: plan, freeze, minutes, decisions, close (8.6)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from complaintdesk.cli import output, session
from complaintdesk.rules.dates import parse_day
from complaintdesk.rules.errors import Invalid

if TYPE_CHECKING:
    from complaintdesk.store.desk import Desk

ACTS = ("plan", "minutes", "decide", "done", "drop", "close")


class _Asked:
    """One act that was asked for at the shell."""

    def __init__(self, given: argparse.Namespace, of: int | None, desk: Desk) -> None:
        self.given, self.of, self.desk = given, of, desk
        self.actor = session.actor_here(desk, given.actor)
        with desk.look() as look:
            self.today = look.today

    @property
    def number(self) -> int:
        """The review or decision that is meant. Raises `Invalid` where none was named."""
        if self.of is None:
            raise Invalid(f"Say which one: complaintdesk review {self.given.what} 1.")
        return self.of

    def day(self, name: str) -> date | None:
        """A day that was given. Raises `Invalid`."""
        typed = getattr(self.given, f"given_{name}")
        return None if typed is None else parse_day(typed, self.today)

    def person(self, name: str) -> int | None:
        """Somebody of the office who was named. Raises `NotFound`."""
        typed = getattr(self.given, f"given_{name}")
        return None if typed is None else session.actor_here(self.desk, typed).id

    def act(self, operation: Callable[..., Any], *given: Any) -> Any:
        """Carry it out."""
        with self.desk.act(self.actor) as act:
            return operation(act, *given)


def carry_out(given: argparse.Namespace, of: int | None) -> None:
    """Do it, and say what was done. Raises `Invalid`, `NotAllowed`, `NotFound`."""
    desk = session.open_here(given)
    try:
        _DONE["freeze" if given.freeze else given.what](_Asked(given, of, desk))
    finally:
        desk.close()


def _plan(asked: _Asked) -> None:
    from complaintdesk.operations import review
    from complaintdesk.operations.inputs import check
    from complaintdesk.operations.inputs.review import ReviewPlanned
    from complaintdesk.rules.review_pack import usual

    if asked.given.of is None:
        raise Invalid("Say on which day: complaintdesk review plan 2027-01-15 --chair NAME.")
    on = parse_day(asked.given.of, asked.today)
    period = usual(on)
    chair = asked.person("chair")
    planned = {
        "planned_on": on,
        "first": asked.day("from") or period.first,
        "last": asked.day("to") or period.last,
        "chair_id": asked.actor.id if chair is None else chair,
    }
    made = asked.act(review.plan, check(ReviewPlanned, planned))
    sys.stdout.write(f"{made}\n")
    output.say(f"Planned for {on}, on the period from {planned['first']} to {planned['last']}.")


def _freeze(asked: _Asked) -> None:
    from complaintdesk.operations import review
    from complaintdesk.queries import review_pack

    asked.act(review.freeze, asked.number, review_pack.gather)
    output.say("The pack is frozen: nothing changes it any more.")


def _minutes(asked: _Asked) -> None:
    from complaintdesk.operations import review
    from complaintdesk.operations.inputs import check
    from complaintdesk.operations.inputs.review import Minutes

    told = {
        "held_on": asked.day("on") or asked.today,
        "attended": asked.given.given_present,
        "minutes": _read(asked.given.text),
    }
    asked.act(review.minute, asked.number, check(Minutes, told))
    output.say("The minutes are kept.")


def _read(where: str | None) -> str:
    if where is None:
        raise Invalid("Name the file with the minutes, or - for standard input.")
    if where == "-":
        return sys.stdin.read()
    try:
        return Path(where).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or error
        raise Invalid(f"{where} cannot be read as text: {why}.") from error


def _decide(asked: _Asked) -> None:
    from complaintdesk.operations import review
    from complaintdesk.operations.inputs import check
    from complaintdesk.operations.inputs.review import DecisionGiven

    told = {
        "kind": asked.given.given_about or "handling",
        "what": asked.given.text,
        "owner_id": asked.person("owner"),
        "due_on": asked.day("due"),
    }
    made = asked.act(review.decide, asked.number, check(DecisionGiven, told))
    sys.stdout.write(f"{made}\n")


def _end(asked: _Asked) -> None:
    from complaintdesk.operations import review
    from complaintdesk.operations.inputs import check
    from complaintdesk.operations.inputs.review import DecisionEnded

    told = check(DecisionEnded, {"on": asked.day("on"), "note": asked.given.given_note})
    asked.act(review.done if asked.given.what == "done" else review.drop, asked.number, told)
    output.say("Noted; the next pack says so.")


def _close(asked: _Asked) -> None:
    from complaintdesk.operations import review

    asked.act(review.close, asked.number)
    output.say("Closed: what was said and decided stays as it is.")


_DONE: dict[str, Callable[[_Asked], None]] = {
    "plan": _plan,
    "freeze": _freeze,
    "minutes": _minutes,
    "decide": _decide,
    "done": _end,
    "drop": _end,
    "close": _close,
}
