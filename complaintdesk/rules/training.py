"""Who knows what is needed: has it, lacks it, or is about to lose it (ISO 10002:2018, 6.4). Days of the office."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from complaintdesk.rules.vocabulary import Word

SOON = 60  # days before it expires in which it is reminded of
LEARN_WITHIN = 30  # days within which somebody who lacks it has learnt it


class Knows(Word):
    """How it stands with one person and one topic."""

    HAS = "has"
    SOON = "soon"
    LACKS = "lacks"
    EXPIRED = "expired"
    FAILED = "failed"
    NOT_ASKED = "not_asked"

    @property
    def label(self) -> str:
        """How it stands, in words."""
        return _SAID[self.value]

    @property
    def sign(self) -> str:
        """A sign that needs no colour."""
        return {"has": "✓", "soon": "!", "lacks": "✗", "expired": "✗", "failed": "✗", "not_asked": "·"}[self.value]

    @property
    def is_wanting(self) -> bool:
        """Whether somebody needs it and has not got it."""
        return self in (Knows.LACKS, Knows.EXPIRED, Knows.FAILED)


_SAID = {
    "has": "has it",
    "soon": "has it, expires soon",
    "lacks": "lacks it",
    "expired": "expired",
    "failed": "not passed",
    "not_asked": "need not",
}


@dataclass(frozen=True, slots=True)
class Trained:
    """One record; `expires_on` is the last day on which it holds, None for good."""

    on: date
    expires_on: date | None
    passed: bool


def expiry(trained_on: date, valid_months: int | None) -> date | None:
    """The last day on which it holds: the same day so many months on, or the month's last. None: for good."""
    if valid_months is None:
        return None
    months = trained_on.year * 12 + trained_on.month - 1 + valid_months
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(trained_on.day, monthrange(year, month)[1]))


def last_passed(records: Iterable[Trained]) -> Trained | None:
    """The one that holds longest of those that were passed."""
    passed = [each for each in records if each.passed]
    return max(passed, key=lambda each: (each.expires_on or date.max, each.on), default=None)


def learn_by(needed_since: date, records_here: Iterable[Trained], first_of_all: date | None) -> date:
    """By when somebody who lacks it has learnt it.

    Counted from when it was first needed; for whom came later from their first training, and after a training that
    was not passed from that one.
    """
    days = [needed_since, *(each.on for each in records_here)]
    if first_of_all is not None:
        days.append(first_of_all)
    return max(days) + timedelta(days=LEARN_WITHIN)


def standing(records: Iterable[Trained], needed: bool, today: date) -> Knows:
    """How it stands; of what is not needed, only that somebody has it is said."""
    known = list(records)
    best = last_passed(known)
    if best is not None and (best.expires_on is None or best.expires_on >= today):
        soon = best.expires_on is not None and best.expires_on <= today + timedelta(days=SOON)
        return Knows.SOON if soon else Knows.HAS
    if not needed:
        return Knows.NOT_ASKED
    if best is not None:
        return Knows.EXPIRED
    return Knows.FAILED if known else Knows.LACKS
