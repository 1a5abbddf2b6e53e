"""What people enter about audits (8.5, annex I)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from complaintdesk.operations.inputs.fields import Day, Entered, Key, Line, OptionalLine, OptionalWords, Words
from complaintdesk.rules.audit import Aspect, Grade, Verdict

Size = Annotated[int, Field(ge=1, le=500)]
Seed = Annotated[int, Field(ge=0, lt=2**53)]


class AuditPlanned(Entered):
    """An audit of the programme: scope as clauses (`7.4, 8, annex D`), planned day, who audits.

    Who audits works here, or is somebody from outside by name. Cases are drawn from those closed in the period.
    A planned day that has passed is only taken where the audit `was_held`, and is entered from paper now.
    """

    title: Line
    scope: Line
    planned_on: Day
    was_held: bool = False
    auditor_id: Key | None = None
    auditor_outside: OptionalLine = None
    period_first: Day | None = None
    period_last: Day | None = None
    note: OptionalWords = None


class AuditChanged(AuditPlanned):
    """The same, of an audit that is not concluded."""

    audit_id: Key
    version: int | None = None


class AuditDropped(Entered):
    """An audit that will not be held, and why."""

    audit_id: Key
    why: Words


class OwnQuestion(Entered):
    """A question of the auditor's own."""

    audit_id: Key
    clause: Line
    aspect: Aspect = Aspect.CONFORMITY
    text: Words


class QuestionAnswered(Entered):
    """The answer to a question with what shows it, or why it was not looked at.

    Unless it conforms, what was found.
    """

    question_id: Key
    answer: Verdict
    evidence: Words
    finding: OptionalWords = None
    version: int | None = None


class CaseLinked(Entered):
    """A case that the audit looks at, for one of its questions or for all of it."""

    audit_id: Key
    case_id: Key
    question_id: Key | None = None
    note: OptionalWords = None


class CasesDrawn(Entered):
    """How many closed cases are drawn at random; with the seed of an earlier draw, that draw again."""

    audit_id: Key
    size: Size = 10
    question_id: Key | None = None
    seed: Seed | None = None


class FigureTaken(Entered):
    """A figure that the audit looked at, as it is now."""

    audit_id: Key
    question_id: Key | None = None
    measure: OptionalLine = None
    what: Line
    value: Line
    period: OptionalLine = None
    definition: OptionalWords = None


class FindingGiven(Entered):
    """What was found besides the questions of the checklist, its grade, what shows it."""

    audit_id: Key
    clause: Line
    grade: Grade
    text: Words
    evidence: Words


class FindingAction(Entered):
    """What is done about a finding, by whom, by when."""

    finding_id: Key
    action: Words
    owner_id: Key
    due_on: Day
    version: int | None = None


class FindingDone(Entered):
    """The action is done: how it is known, and the day if it is not today."""

    finding_id: Key
    note: Words
    done_on: Day | None = None
    version: int | None = None


class FindingVerified(Entered):
    """Somebody else has looked: it is put right, or it is not and goes back."""

    finding_id: Key
    effective: bool
    note: Words
    version: int | None = None


class AuditConcluded(Entered):
    """What the audit comes to."""

    audit_id: Key
    conclusion: Words
    version: int | None = None
