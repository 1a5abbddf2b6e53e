"""What the desk keeps, why, and for how long (ISO 10002:2018, 8.1: recording, retention, disposal)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Kept:
    """A kind of record: what is in it, and how it is looked after."""

    title: str
    about: str


KEPT = (
    Kept(
        "Complaints",
        "Who complained, about what, what was done, decided and given, under one reference. Kept from "
        "its closing on for as long as the time limits say that it was promised.",
    ),
    Kept("Log and letters", "Each contact, and each letter word for word. An entry is never changed or removed."),
    Kept("Files", "What was attached, kept once by its fingerprint and checked when it is read."),
    Kept("History", "Who did what, when and why, with old and new values. Nobody can rewrite it."),
    Kept("The desk’s own", "Policy editions, who has read them, training, context, plan: old ones stay readable."),
    Kept("Drafts", "What was begun and not saved. It is no record yet, and goes when it is saved or dropped."),
)
CONFIDENTIAL = (
    "The file is readable by its owner only (0600); nothing leaves it but the letters that you let it send. What "
    "a caller may hear is shown after a question to make sure who it is, and it is kept that they asked. Letters "
    "and the agenda’s calendar file name nobody who need not be named."
)
LEGAL_HOLD = (
    "What a court, an ombudsman or another body is looking at is not disposed of, however old it is: a complaint "
    "that is open, in review or outside is never counted here as past its time."
)
ERASURE = (
    "The desk does not erase anything yet. Erasing personal data while keeping the figures comes with a later "
    "version; until then this page only says how much is past its time."
)


def past(closed_on: date, keep_years: int, today: date) -> bool:
    """Whether a complaint closed on that day has been kept for longer than it has to be."""
    return years_on(closed_on, keep_years) < today


def years_on(day: date, years: int) -> date:
    """The same day so many years on; 29 February becomes the 28th. Far beyond the calendar it is its last day."""
    year = max(date.min.year, min(day.year + years, date.max.year))
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
