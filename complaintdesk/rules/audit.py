"""The words of an audit, and what holds of it (ISO 10002:2018, 8.5, annex I): no database, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from complaintdesk.rules.vocabulary import Word


class Aspect(Word):
    """What a question asks after: is it done as it is laid down, does that suit us, does it work?"""

    CONFORMITY = "conformity"
    SUITABILITY = "suitability"
    EFFECTIVENESS = "effectiveness"


class Verdict(Word):
    """The answer to a question."""

    CONFORMS = "conforms"
    OPPORTUNITY = "opportunity"
    MINOR = "minor"
    MAJOR = "major"
    NOT_LOOKED_AT = "not_looked_at"


class Grade(Word):
    """How much a finding weighs."""

    MAJOR = "major"
    MINOR = "minor"
    OPPORTUNITY = "opportunity"


class Phase(Word):
    """Where an audit stands."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    CONCLUDED = "concluded"
    DROPPED = "dropped"


class Progress(Word):
    """Where a finding stands: nothing decided, an action under way, done, seen done by somebody else."""

    OPEN = "open"
    ACTION = "action"
    DONE = "done"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the shipped checklist."""

    clause: str
    aspect: Aspect
    text: str


def phase(begun: object, concluded: object, dropped: object) -> Phase:
    """Where an audit stands, by whether each of its instants is there."""
    if dropped:
        return Phase.DROPPED
    if concluded:
        return Phase.CONCLUDED
    return Phase.UNDER_WAY if begun else Phase.PLANNED


def progress(action: object, done_on: object, verified_on: object) -> Progress:
    """Where a finding stands, by whether each of these is there."""
    if verified_on:
        return Progress.VERIFIED
    if done_on:
        return Progress.DONE
    return Progress.ACTION if action else Progress.OPEN


def scope_of(text: str) -> tuple[str, ...]:
    """The clauses of a stored scope, in their order."""
    return tuple(code for code in text.split(",") if code)


def in_scope(clause: str, scope: Sequence[str]) -> bool:
    """Whether a clause is one of the scope, or below one of it: 7.4 is within 7."""
    return any(clause == code or clause.startswith(f"{code}.") for code in scope)


def overdue(due_on: date | None, done_on: date | None, today: date) -> bool:
    """Whether an action should have been done before today."""
    return due_on is not None and done_on is None and due_on < today


def counted(answers: Iterable[str | None]) -> str:
    """`12 conform · 2 minor · 1 not looked at · 5 to be answered`; only what there is."""
    given = list(answers)
    words = [
        (Verdict.CONFORMS, "conform"),
        (Verdict.OPPORTUNITY, "opportunity"),
        (Verdict.MINOR, "minor"),
        (Verdict.MAJOR, "major"),
        (Verdict.NOT_LOOKED_AT, "not looked at"),
        (None, "to be answered"),
    ]
    told = [f"{given.count(code)} {name}" for code, name in words if given.count(code)]
    return " · ".join(told) or "no questions"
