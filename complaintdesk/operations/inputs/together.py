"""What people enter when they work on a case together (5.4, annex D)."""

from __future__ import annotations

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
