"""The receipt that a complainant is given at once (ISO 10002:2018, 7.2, 7.4): plain text for any printer."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import datetime

from complaintdesk.rules import wording
from complaintdesk.rules.dates import long
from complaintdesk.rules.plain_text import visible
from complaintdesk.rules.wording import Promise

_WIDTH = 60


@dataclass(frozen=True, slots=True)
class Receipt:
    """What stands on a receipt. `received_at` is local time; texts are as kept, empty where nothing was said."""

    office: str
    reference: str
    received_at: datetime
    medium: str
    taken_by: str
    name: str
    representative: str
    problem: str
    description: str
    about: str
    wanted: str
    promise: Promise


def receipt(given: Receipt) -> str:
    """The receipt, at most 60 characters wide; raises `Invalid` if the reference is none."""
    _number, ask, promised = wording.after_saving(given.reference, given.promise)
    day = f"{long(given.received_at.date())} {given.received_at.year}"
    parts = [
        visible(given.office).center(_WIDTH).rstrip(),
        "We have your complaint".center(_WIDTH).rstrip(),
        _boxed(" ".join(given.reference)),
        _facts(
            ("Received", f"{day}, {given.received_at:%H:%M}, by {given.medium}"),
            ("From", given.name or "anonymous"),
            ("Through", given.representative),
            ("Taken by", given.taken_by),
            ("Problem", given.problem),
            ("About", given.about),
            ("You ask for", given.wanted),
        ),
        "What you told us:\n" + _wrapped(given.description, "  "),
        _wrapped(promised),
        _wrapped(ask + " Handling your complaint is free of charge."),
        _wrapped("If anything here is missing or not right, please tell us."),
    ]
    return "\n\n".join(parts) + "\n"


def _boxed(text: str) -> str:
    edge = "─" * (len(text) + 4)
    lines = (f"┌{edge}┐", f"│  {text}  │", f"└{edge}┘")
    return "\n".join(line.center(_WIDTH).rstrip() for line in lines)


def _facts(*facts: tuple[str, str]) -> str:
    return "\n".join(
        textwrap.fill(visible(value), _WIDTH, initial_indent=f"{label:<13}", subsequent_indent=" " * 13)
        for label, value in facts
        if value
    )


def _wrapped(text: str, indent: str = "") -> str:
    lines = visible(text, lines=True).split("\n")
    return "\n".join(
        textwrap.fill(line, _WIDTH, initial_indent=indent, subsequent_indent=indent) if line.strip() else ""
        for line in lines
    )
