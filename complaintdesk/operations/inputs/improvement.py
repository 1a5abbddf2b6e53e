"""What people enter about improvements (8.2, 8.7). Days are those of the office."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from complaintdesk.operations.inputs.fields import Day, Entered, Key, Line, OptionalLine, OptionalWords, Words
from complaintdesk.rules.improvement import Judged, Kind

Code = Annotated[str, Field(max_length=100)] | None
Cases = Annotated[tuple[Key, ...], Field(max_length=1000)]


class ImprovementBegun(Entered):
    """A new entry of the register. `owner_id` None: whoever acts; `opened_on` None: today.

    `proposed` and `pattern` are the sentence and the key of the proposal that it is opened from.
    """

    kind: Kind
    title: Line
    problem: Words
    category: Code = None
    product: OptionalLine = None
    cause: Code = None
    department_id: Key | None = None
    owner_id: Key | None = None
    opened_on: Day | None = None
    due_on: Day | None = None
    who: OptionalLine = None
    copy_to: OptionalWords = None
    proposed: OptionalWords = None
    pattern: OptionalLine = None
    cases: Cases = ()


class ImprovementWritten(Entered):
    """What is written on while it goes; only what is given is changed. `version` is that which was read."""

    version: Key
    title: Line | None = None
    problem: Words | None = None
    category: Code = None
    product: OptionalLine = None
    cause: Code = None
    department_id: Key | None = None
    owner_id: Key | None = None
    due_on: Day | None = None
    whys: OptionalWords = None
    analysis: OptionalWords = None
    correction: OptionalWords = None
    prevention: OptionalWords = None
    who: OptionalLine = None
    copy_to: OptionalWords = None


class ImprovementDone(Entered):
    """It was carried out; `check_on` None: `rules.improvement.CHECK_AFTER` days later."""

    done_on: Day | None = None
    note: OptionalWords = None
    check_on: Day | None = None


class ImprovementChecked(Entered):
    """What somebody concludes from the figures of `checked_on` (None: today), and why where they say otherwise.

    `check_on` is when it is looked at again; None: as `rules.improvement.next_check` has it.
    """

    judged: Judged
    note: OptionalWords = None
    check_on: Day | None = None
    checked_on: Day | None = None


class ImprovementClosed(Entered):
    """It is closed; `closed_on` None: today."""

    note: OptionalWords = None
    closed_on: Day | None = None


class ImprovementWhy(Entered):
    """Why it is taken up again, or not needed."""

    why: Words


class CasesLinked(Entered):
    """Cases that an entry came of."""

    cases: Annotated[tuple[Key, ...], Field(min_length=1, max_length=1000)]


class PatternDismissed(Entered):
    """A proposal that is not followed up: its key and sentence, why, and until when (None: 90 days)."""

    pattern: Line
    says: Words
    why: Words
    until_on: Day | None = None
