"""What the verbs of management share: a person by name, a day as people type it, rows as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from typing import Any

from complaintdesk.queries import people
from complaintdesk.rules.dates import order_of, parse_day
from complaintdesk.rules.errors import NotFound
from complaintdesk.store.look import Look


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add `--format text|json`."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def day(look: Look, typed: str | None) -> date | None:
    """The day that is meant, at the office. Raises `Invalid`."""
    return None if typed is None else parse_day(typed, look.today, order=order_of(look.office.country))


def person(look: Look, name: str | None) -> int | None:
    """The id of somebody who works here. Raises `NotFound` for a name nobody has."""
    if name is None:
        return None
    found = people.member(look, name)
    if found is None:
        raise NotFound(f"Nobody here is called “{name}”: {', '.join(each.name for each in people.staff(look))}.")
    return found.id


def write_json(data: Any) -> None:
    """Print it; days as 2026-11-23."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=1, default=str) + "\n")
