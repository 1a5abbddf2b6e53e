"""Errors that a person can do something about.

Each says what happened, that nothing was lost, and what to do; screens, shell and importer show the
sentence as it is. Anything else that is raised is a defect of the program and is never shown as one of these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


class DeskError(Exception):
    """The base of all errors that are told to people in a sentence (`str(error)`)."""


class Invalid(DeskError):
    """What was entered cannot be taken; `fields` names each field and says what to do about it."""

    def __init__(self, message: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.fields: dict[str, str] = dict(fields or {})


class NotAllowed(DeskError):
    """The act is not open to this person or at this point of the case's life; the sentence says why."""


class Unsure(DeskError):
    """It is done only by somebody who is sure: `questions` are what they must be able to answer with yes."""

    def __init__(self, questions: Sequence[str]) -> None:
        super().__init__(" ".join(questions))
        self.questions = tuple(questions)


class NotFound(DeskError):
    """There is no such case, person or file; the sentence says what was looked for."""


class Conflict(DeskError):
    """Somebody else saved the record meanwhile: `theirs` is kept now, `yours` was to be saved."""

    def __init__(self, message: str, *, theirs: Mapping[str, Any], yours: Mapping[str, Any]) -> None:
        super().__init__(message)
        self.theirs = dict(theirs)
        self.yours = dict(yours)


class AlreadyDone(DeskError):
    """An act with this operation id is on file already; nothing was done a second time."""

    def __init__(self, message: str, *, event_id: int) -> None:
        super().__init__(message)
        self.event_id = event_id


class Busy(DeskError):
    """Another terminal kept the file longer than the desk waits; nothing was changed, try again."""


class NotSaved(DeskError):
    """The file could not be written (full disk, read-only, gone); what was typed is still there."""


class Damaged(DeskError):
    """The file is not a desk, is damaged, or was written by a newer version; it has not been touched."""
