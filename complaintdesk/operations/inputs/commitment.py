"""What people enter about policy, training, context and plan (5.1 to 5.3, 6.3, 6.4)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from complaintdesk.operations.inputs.fields import (
    Day,
    Entered,
    Key,
    Line,
    OptionalLine,
    OptionalWords,
    Words,
)
from complaintdesk.operations.inputs.letters import Language, PaperWords
from complaintdesk.operations.inputs.settings import Code
from complaintdesk.rules.context import ContextKind
from complaintdesk.rules.small_business import Mode
from complaintdesk.rules.vocabulary import Role


class PolicyWords(Entered):
    """The text of a draft by language, those that are meant; `version` of the edition that was read before."""

    texts: Annotated[dict[Language, PaperWords], Field(min_length=1)]
    version: int | None = None


class Approval(Entered):
    """When it was approved, takes effect, is looked at again: where left out today, at once, a year later."""

    approved_on: Day | None = None
    effective_on: Day | None = None
    review_on: Day | None = None


class ModeGiven(Entered):
    """How much of the desk is on (annex B)."""

    mode: Mode


class Topic(Entered):
    """What people need to know, which roles do, and for how many months it holds (for good where left out)."""

    code: Code
    title: Line
    roles: tuple[Role, ...] = ()
    valid_months: Annotated[int, Field(ge=1, le=600)] | None = None
    since: Day | None = None
    retired: bool = False


class Trained(Entered):
    """Who was trained in what, when, by whose judgement, and how it went."""

    topic_id: Key
    staff_id: Key
    trained_on: Day
    assessor: Line
    passed: bool = True
    note: OptionalWords = None


class ContextGiven(Entered):
    """An entry of the context, from today on where no day is given."""

    kind: ContextKind
    what: Words
    response: OptionalWords = None
    since: Day | None = None
    until: Day | None = None


class Planned(Entered):
    """What is to be done, by whom, by when, and which objective it serves."""

    what: Words
    owner_id: Key
    due_on: Day
    objective: OptionalLine = None


class PlanEnded(Entered):
    """How something planned ended: done, or dropped with the reason."""

    done: bool = True
    on: Day | None = None
    result: OptionalWords = None
