"""What people enter about a management review (8.6). Days are those of the office."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from complaintdesk.operations.inputs.fields import Day, Entered, Key, OptionalLine, OptionalWords, Words
from complaintdesk.rules.review_pack import Kind


class ReviewPlanned(Entered):
    """When it is held, which period it looks at, who leads it.

    A day that has passed is only taken where it `was_held` then, and is entered from paper now.
    """

    planned_on: Day
    was_held: bool = False
    first: Day
    last: Day
    chair_id: Key
    version: int | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError("the period ends before it begins")
        return self


class Minutes(Entered):
    """What was said: the day, who was there, the words."""

    held_on: Day
    attended: OptionalLine = None
    minutes: Words
    version: int | None = None


class DecisionGiven(Entered):
    """What was decided; owner and day may follow later, until the review is closed."""

    kind: Kind = Kind.HANDLING
    what: Words
    owner_id: Key | None = None
    due_on: Day | None = None
    version: int | None = None


class DecisionEnded(Entered):
    """What came of it: done, or given up with a reason; `on` is today where it is left out."""

    on: Day | None = None
    note: OptionalWords = None
    version: int | None = None
