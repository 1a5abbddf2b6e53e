"""Telling, assessing, looking into it (7.3 to 7.6)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from complaintdesk.operations.inputs.fields import (
    Day,
    Entered,
    Instant,
    Key,
    OptionalLine,
    OptionalWords,
    Sum,
    Words,
)
from complaintdesk.operations.inputs.letters import Outgoing
from complaintdesk.rules.findings import Depth, Fault, Pattern
from complaintdesk.rules.vocabulary import Channel, ClockKind, Direction, Level


class LogEntry(Entered):
    """One communication (7.3): `at` is UTC, None means now; `sure` answers the send guard's questions with yes."""

    direction: Direction
    channel: Channel
    text: Words
    with_whom: OptionalLine = None
    at: Instant | None = None
    sure: bool = False


class Acknowledgement(Outgoing):
    """How the receipt was acknowledged to the complainant (7.4)."""

    channel: Channel
    text: Words
    with_whom: OptionalLine = None


class Assessment(Entered):
    """The initial assessment (7.5). `version` is the case's version on screen."""

    severity: Level
    complexity: Level
    impact: Level
    safety: bool = False
    safety_note: OptionalWords = None
    action_needed: OptionalWords = None  # what must be done at once
    action_possible: bool = False
    note: OptionalWords = None
    version: int | None = None


class Extension(Outgoing):
    """A deadline moved by `by` of its units (7.7): the complainant is told why, and by when instead."""

    kind: ClockKind
    by: Annotated[int, Field(ge=1, le=100_000)]
    why: Words
    channel: Channel
    text: Words
    with_whom: OptionalLine = None
    version: int | None = None


class Standstill(Entered):
    """Why the internal clocks stand still, such as waiting for the complainant's answer."""

    why: Words
    version: int | None = None


class Findings(Entered):
    """What was found (7.6). Written on while it goes; with `concluded` both sides must have been heard."""

    depth: Depth | None = None  # None: as deep as the priority asks
    their_side: OptionalWords = None
    our_side: OptionalWords = None
    findings: OptionalWords = None
    cause: Annotated[str, Field(max_length=100)] | None = None
    cause_note: OptionalWords = None
    pattern: Pattern | None = None
    fault: Fault | None = None
    loss: Sum = None
    promise_broken: bool = False
    law_broken: bool = False
    prevention: OptionalWords = None
    investigator_id: Key | None = None  # None: who writes it
    concluded: bool = False
    version: int | None = None


class EvidenceGiven(Entered):
    """One thing that the findings rest on (7.6)."""

    what: Words
    from_whom: OptionalLine = None
    obtained_on: Day | None = None
    where_kept: OptionalLine = None
