"""What people enter about objectives (6.2)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from complaintdesk.operations.inputs.fields import Day, Entered, Key, Line, OptionalWords, Words

Hundredths = Annotated[int, Field(ge=0, le=10**15)]


class ObjectiveGiven(Entered):
    """A measure, its target, whose it is, from when until when.

    `target` and `alarm` are hundredths (`rules.objectives`); `at_least` is asked for only where neither more nor
    less is better.
    """

    measure: Line
    target: Hundredths
    alarm: Hundredths | None = None
    at_least: bool | None = None
    department_id: Key | None = None
    owner_id: Key
    from_on: Day
    due_on: Day
    how: OptionalWords = None


class ObjectiveChanged(ObjectiveGiven):
    """The same of one that is on file: what it is about stays."""

    version: Annotated[int, Field(ge=1)] | None = None


class ObjectiveEnded(Entered):
    """Why it is an objective no longer."""

    why: Words
    version: Annotated[int, Field(ge=1)] | None = None
