"""What every verb needs: the desk at `--db` or at the usual place, who is acting, which case is meant."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from complaintdesk.cli import output
from complaintdesk.queries import people, search
from complaintdesk.rules import plain_text, reference
from complaintdesk.rules.errors import NotFound
from complaintdesk.store import machine, places
from complaintdesk.store.desk import Actor, Desk, open_desk
from complaintdesk.store.look import Look


def add_as(parser: argparse.ArgumentParser, what: str = "who does it") -> None:
    """Add `--as NAME`."""
    default = "the person last chosen on this machine, or the first at the front desk"
    parser.add_argument(
        "--as", dest="actor", metavar="NAME", type=output.typed, help=f"{what} (default: {default})"
    )


def path_of(given: argparse.Namespace) -> Path:
    """The desk's file: `--db`, or the usual place of this system."""
    return places.data_file() if given.db is None else given.db


def open_here(given: argparse.Namespace) -> Desk:
    """The desk that is meant. Raises `NotFound` where there is none: a verb never makes one."""
    desk = open_desk(path_of(given))
    with desk.look() as look:
        if not look.is_set_up:
            raise NotFound(f"The desk at {desk.path} has not been set up yet: start complaintdesk once.")
    return desk


def actor_here(desk: Desk, name: str | None = None) -> Actor:
    """Who acts: `name`, or the person last chosen on this machine, or the first at the front desk.

    Raises `NotFound` for a name nobody here has.
    """
    with desk.look() as look:
        names = [person.name for person in people.staff(look)]
        if name is not None and name not in names:
            raise NotFound(f"Nobody here is called “{name}”: {', '.join(names)}.")
        chosen = people.usual(look, name or machine.last_person(desk.path))
    return Actor(chosen.id, chosen.name, chosen.role)


def case_meant(look: Look, typed: str) -> tuple[int, str]:
    """Id and reference of the case. Raises `Invalid` for a mistyped reference, `NotFound` for one not on file."""
    case_id = search.by_reference(look, typed)
    if case_id is None:
        raise NotFound(f"There is no case {reference.parse(typed)} in this file.")
    return case_id, reference.parse(typed)


def category(look: Look, given: Any) -> Any:
    """The code of a problem category given by its code or its label; anything else as it was given."""
    if given is None:
        return "other"
    if isinstance(given, str):
        by_label = {plain_text.fold(kept.label): kept.code for kept in people.categories(look)}
        return by_label.get(plain_text.fold(given.strip()), given)
    return given
