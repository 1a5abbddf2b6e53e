"""The words of the register of improvements (ISO 10002:2018, 8.2, 8.7): kinds, states, judgements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from complaintdesk.rules.dates import long
from complaintdesk.rules.vocabulary import Word

CHECK_AFTER: Final = 90  # days after it is done until its effect is looked at, and between two looks
DISMISSED_FOR: Final = 90  # days that a dismissed proposal stays away, unless another day is said


class Kind(Word):
    """What an entry of the register is."""

    CORRECTIVE = "corrective"  # against what has happened
    PREVENTIVE = "preventive"  # against what has not happened yet
    GOOD_PRACTICE = "good_practice"  # what works, to be copied
    COMPLIMENT = "compliment"  # what somebody was praised for

    @property
    def is_action(self) -> bool:
        """Whether something is to be done whose effect is checked before it is closed."""
        return self in (Kind.CORRECTIVE, Kind.PREVENTIVE)


class State(Word):
    """Where an entry stands."""

    OPEN = "open"
    DONE = "done"  # carried out; whether it works is not known yet
    CHECKED = "checked"  # judged to work, and not closed yet
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"  # opened by mistake, or not needed any more


class Judged(Word):
    """What a person concludes from the figures of a check."""

    EFFECTIVE = "effective"
    NOT_EFFECTIVE = "not_effective"
    LATER = "later"  # to be looked at again


@dataclass(frozen=True, slots=True)
class Scope:
    """Which cases are of the same kind: those that have all of what is said. None: it does not matter.

    `category` and `cause` are codes, `department_id` the department's key.
    """

    category: str | None = None
    product: str | None = None
    cause: str | None = None
    department_id: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing, so that nothing can be counted."""
        return not (self.category or self.product or self.cause or self.department_id)

    def covers(self, other: Scope) -> bool:
        """Whether every case of `other` is also one of this."""
        pairs = (
            (self.category, other.category),
            (self.product, other.product),
            (self.cause, other.cause),
            (self.department_id, other.department_id),
        )
        return not self.is_empty and all(mine is None or mine == theirs for mine, theirs in pairs)


def number(year: int, count: int) -> str:
    """`CA-2026-003`: the third entry of the year."""
    return f"CA-{year}-{count:03d}"


def next_check(done_on: date, today: date) -> date:
    """When the effect is looked at next: `CHECK_AFTER` days after it was done, or after the last look."""
    first = done_on + timedelta(days=CHECK_AFTER)
    return first if first > today else today + timedelta(days=CHECK_AFTER)


def too_early(done_on: date, check_on: date | None) -> str:
    """Why the effect of what was done today cannot be checked today."""
    best = check_on or done_on + timedelta(days=CHECK_AFTER)
    return f"It was done today: its effect can be checked from tomorrow on, best on {long(best)}."


def unchecked(number: str, state: str) -> str:
    """Why an action cannot be closed without a check that it works (8.7)."""
    first = "carry it out first (d)." if state == State.OPEN else "check its effect first (c)."
    return f"{number} is closed when a check has found that it works (8.7): {first}"
