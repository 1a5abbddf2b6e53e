"""What people enter when they work on a case together (5.4, annex D)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from complaintdesk.operations.inputs.fields import Day, Entered, Key, OptionalWords, Words
from complaintdesk.rules.together import Part


class PartGiven(Entered):
    """Who has which part; for a conflict of interest, why."""

    staff_id: Key
    part: Part
    why: OptionalWords = None


class Asked(Entered):
    """What is asked of a person or a department, by a day at the office."""

    what: Words
    staff_id: Key | None = None
    department_id: Key | None = None
    due_on: Day


class TaskAnswer(Entered):
    """What came of it."""

    task_id: Key
    answer: Words


class Owner(Entered):
    """Who answers for the case from now on; nobody where it is left out."""

    owner_id: Key | None = None
    note: OptionalWords = None


class TaskMeant(Entered):
    """One task."""

    task_id: Key


class PartEnded(Entered):
    """Who has which part no more; why, where it was a conflict of interest."""

    staff_id: Key
    part: Part
    why: OptionalWords = None


class Into(Entered):
    """The case that this one becomes part of."""

    into_id: Key


class EntryMeant(Entered):
    """The log entry that is another complaint."""

    communication_id: Key
    problem: Annotated[str, Field(max_length=100)] = "other"


class Nothing(Entered):
    """It takes nothing."""
