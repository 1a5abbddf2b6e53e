"""What the clerk says to the complainant (ISO 10002:2018, 7.1 communication, 7.4 acknowledgement).

Plain friendly words; that it is free of charge (4, charges) and when they will hear is always in them. What is
written is in the letter templates. Days are dates in the office's time zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from complaintdesk.rules.dates import long
from complaintdesk.rules.reference import spoken


@dataclass(frozen=True, slots=True)
class Promise:
    """What the complainant may expect of us; None where no such clock runs."""

    acknowledge_by: date | None
    decide_by: date | None


def while_taking(promise: Promise) -> tuple[str, ...]:
    """What to say while the complaint is taken down, one sentence or two each."""
    return ("Let me read that back to you: …", "It costs you nothing. " + _expect(promise))


def after_saving(reference: str, promise: Promise) -> tuple[str, ...]:
    """What to say once the case has its number; raises `Invalid` if `reference` is none."""
    return (
        f"Your number is {spoken(reference)}. Shall I repeat it?",
        "With that number you can ask us at any time how it stands.",
        _expect(promise),
    )


def _expect(promise: Promise) -> str:
    if promise.acknowledge_by and promise.decide_by:
        return (
            f"You will hear from us by {long(promise.acknowledge_by)}, "
            f"and have our decision by {long(promise.decide_by)}."
        )
    if promise.acknowledge_by:
        return f"You will hear from us by {long(promise.acknowledge_by)}."
    if promise.decide_by:
        return f"You will have our decision by {long(promise.decide_by)}."
    return "You will hear from us as soon as we know more."
