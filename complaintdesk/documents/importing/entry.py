"""One row as the desk understands it."""

from __future__ import annotations

from dataclasses import dataclass, field

from complaintdesk.documents.importing.moments import Moment
from complaintdesk.operations.inputs import Complaint
from complaintdesk.rules.vocabulary import Direction


@dataclass(slots=True)
class History:
    """How far the complaint had come before it was brought in."""

    received: Moment
    acknowledged: Moment | None = None
    decided: Moment | None = None
    closed: Moment | None = None
    closed_by: str | None = None  # the column whose day stands for the closing date
    outcome: str | None = None
    remedy_given: str | None = None
    sum_given: int | None = None
    decision: str | None = None
    closing_reason: str | None = None


@dataclass(slots=True)
class Entry:
    """The complaint (its category and department still by name), its history, and what no field takes."""

    line: int
    complaint: Complaint
    history: History
    origin: str
    identity: str | None  # number and day in the other system
    content: bytes  # a digest of the whole row
    problem: str | None = None
    department: str | None = None
    owner: str | None = None
    about_person: dict[str, str] = field(default_factory=dict)  # the cells that tell who complained
    log: list[tuple[Direction, str]] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)  # problem, department, owner → the column it came from
    other: dict[str, str] = field(default_factory=dict)
