"""What people enter when they ask complainants how they were treated (8.3)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from complaintdesk.operations.inputs.fields import Day, Entered, Key, OptionalLine, OptionalWords
from complaintdesk.rules.sampling import SEEDS
from complaintdesk.rules.satisfaction import SPARE_MONTHS, CallResult, Medium

Mark = Annotated[int | None, Field(ge=1, le=5)]


class SurveyDrawn(Entered):
    """Of which cases a sample is drawn, how large, how they are asked, and who asks (nobody named: everybody).

    Either `size` or `percent`. Days are those of the office, both in the period. Without a seed one is drawn.
    `drawn_on` is for a survey that was kept on paper until now.
    """

    title: OptionalLine = None
    closed_from: Day
    closed_to: Day
    department_id: Key | None = None
    medium: Medium = Medium.EITHER
    size: Annotated[int | None, Field(ge=1, le=10_000)] = None
    percent: Annotated[int | None, Field(ge=1, le=100)] = None
    spare_months: Annotated[int, Field(ge=0, le=120)] = SPARE_MONTHS
    seed: Annotated[int | None, Field(ge=1, le=SEEDS)] = None
    ask_by: Day | None = None
    drawn_on: Day | None = None
    interviewers: Annotated[tuple[Key, ...], Field(max_length=500)] = ()


class SurveyMeant(Entered):
    """One survey."""

    survey_id: Key


class SurveyEnded(Entered):
    """A survey that is over, today or since a day before; what is to be known about it."""

    survey_id: Key
    note: OptionalWords = None
    ended_on: Day | None = None


class Interviewing(Entered):
    """Who asks somebody in a sample."""

    sampled_id: Key
    staff_id: Key


class AskedBy(Entered):
    """By phone or by letter after all."""

    sampled_id: Key
    medium: Medium


class CallMade(Entered):
    """A call that brought no answer. `call_on` is the day on which they want to be called again.

    `called_on` is the day of the call, without it today; both are days of the office.
    """

    sampled_id: Key
    came_of_it: CallResult
    call_on: Day | None = None
    called_on: Day | None = None
    note: OptionalWords = None
    never_again: bool = False


class SurveyAnswer(Entered):
    """What somebody answered: marks from 1, very dissatisfied, to 5, very satisfied, and their own words.

    `answered_on` is the day of the office on which they did, or their letter came back; without it, today.
    """

    sampled_id: Key
    handling: Mark = None
    outcome: Mark = None
    words: OptionalWords = None
    answered_on: Day | None = None
    never_again: bool = False
