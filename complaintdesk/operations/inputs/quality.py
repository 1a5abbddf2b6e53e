"""What people enter about quality reviews of closed cases (annex D)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from complaintdesk.operations.inputs.audit import Seed, Size
from complaintdesk.operations.inputs.fields import Day, Entered, Key, OptionalWords, Words
from complaintdesk.rules.quality import Judgement


class SampleDrawn(Entered):
    """How many of the cases closed in a period are reviewed, by whom, by when.

    With the seed of an earlier draw, that draw again.
    """

    size: Size = 10
    period_first: Day | None = None
    period_last: Day | None = None
    reviewer_id: Key | None = None
    due_on: Day | None = None
    seed: Seed | None = None


class Said(Entered):
    """What is said to one question."""

    question: Annotated[str, Field(max_length=100)]
    answer: Judgement
    note: OptionalWords = None


class CaseReviewed(Entered):
    """Every question of the checklist about one case, and what stands out as a whole."""

    review_id: Key
    answers: tuple[Said, ...]
    note: OptionalWords = None
    version: int | None = None


class ReviewerChosen(Entered):
    """Somebody else reviews the sample."""

    sample_id: Key
    reviewer_id: Key


class SampleConcluded(Entered):
    """What the sample comes to."""

    sample_id: Key
    conclusion: Words
    version: int | None = None
