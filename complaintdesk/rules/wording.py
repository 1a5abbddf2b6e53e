"""What the clerk says and writes to the complainant (ISO 10002:2018, 7.1 communication, 7.4 acknowledgement).

Plain friendly words; that it is free of charge (4, charges) and when they will hear is always in them.
Days are dates in the office's time zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from complaintdesk.rules.dates import long
from complaintdesk.rules.plain_text import clean, clean_line
from complaintdesk.rules.reference import spoken


@dataclass(frozen=True, slots=True)
class Promise:
    """What the complainant may expect of us; None where no such clock runs."""

    acknowledge_by: date | None
    decide_by: date | None
    update_by: date | None


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


def acknowledgement_text(reference: str, name: str, what: str, promise: Promise, office: str) -> str:
    """A ready text for the acknowledgement (7.4): several paragraphs, plain text, no markup.

    `name` may be empty, `what` is the complaint in a few words; both are people's own text and are cleaned.
    """
    whom = clean_line(name)
    told = _quoted(what)
    parts = [
        f"Dear {whom}," if whom else "Good day,",
        f"Thank you for telling us{told}. We are sorry that you had reason to complain.",
        f"We have your complaint. Its number is {reference}: please say it whenever you call or write to us.",
        _after_acknowledging(promise),
        "Handling your complaint is free of charge. "
        "If anything is missing or not right in what we wrote down, or you need help of any kind "
        "with your complaint, please tell us.",
        "With kind regards\n" + clean_line(office),
    ]
    return "\n\n".join(parts)


def delay_text(reference: str, name: str, why: str, until: date, office: str) -> str:
    """A ready text for the notice that it takes longer (7.7): why, and by when instead."""
    whom = clean_line(name)
    reason = clean(why)
    parts = [
        f"Dear {whom}," if whom else "Good day,",
        f"Your complaint {reference} takes us longer than we had promised, and we are sorry for that."
        + (f" The reason: {reason.rstrip('.')}." if reason else ""),
        f"You will have our decision by {long(until)}. You can ask us at any time how it stands; "
        "handling your complaint is free of charge.",
        "With kind regards\n" + clean_line(office),
    ]
    return "\n\n".join(parts)


def recourse_text(
    reference: str,
    name: str,
    bodies: Sequence[Sequence[str | None]],
    until: date | None,
    *,
    review: bool,
    office: str,
) -> str:
    """A ready text that says where they can go next (7.9, annex G).

    `bodies` are name, kind, contact and until when, of each outside body; `until` is the complainant's own time.
    """
    whom = clean_line(name)
    parts = [
        f"Dear {whom}," if whom else "Good day,",
        f"You have told us that you do not accept our decision on your complaint {reference}. "
        "This is what you can do.",
    ]
    if review:
        parts.append(
            "You can ask us to look at it again. Somebody who had no part in the decision will do so, "
            "and it costs you nothing."
        )
    for body_name, _, contact, within in bodies:
        more = f" You can go there within {within}." if within else ""
        parts.append(f"You can go to {body_name}: {str(contact).rstrip('.')}.{more}")
    if until is not None:
        parts.append(f"We keep your case open until {long(until)} {until.year}. Please tell us what you decide.")
    parts.append("With kind regards\n" + clean_line(office))
    return "\n\n".join(parts)


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


def _after_acknowledging(promise: Promise) -> str:
    """What is still to come once they have this letter, which is itself the first news."""
    said = []
    if promise.decide_by:
        said.append(f"You will have our decision by {long(promise.decide_by)}.")
    if promise.update_by:
        said.append(f"You will hear how it stands by {long(promise.update_by)}, and sooner if there is news.")
    return " ".join(said) or "You will hear from us as soon as we know more."


def _quoted(what: str) -> str:
    """` about “…”`: the first line, cut at a word, because a letter does not repeat the whole story."""
    line = clean_line(clean(what).partition("\n")[0])
    if not line:
        return ""
    if len(line) > 120:
        line = line[:119].rsplit(" ", 1)[0].rstrip(" .,;:") + "…"
    return f" about “{line.rstrip('.')}”"
