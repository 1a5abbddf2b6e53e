"""The lite desk of a small business (ISO 10002:2018, annex B): what it switches on, and the steps that it keeps.

Nothing is lost by it: what is on file stays, and every room can still be found by its name.
"""

from __future__ import annotations

from dataclasses import dataclass

from complaintdesk.rules.vocabulary import Word


class Mode(Word):
    """How much of the desk is shown."""

    FULL = "full"
    LITE = "lite"

    @property
    def shown(self) -> str:
        """What is shown in it, as a sentence."""
        return {
            Mode.FULL: "Everything is shown again.",
            Mode.LITE: "Only what a small business needs is shown now.",
        }[self]


# Rooms of management (`screens.rooms`) that a small business needs, and of which the agenda tells.
ROOMS = frozenset({"agenda", "policy", "improvement", "plan"})
AGENDA = ROOMS | {"case"}


def shows(mode: Mode, room: str) -> bool:
    """Whether a room has its line in F6, and its lines in the agenda."""
    return mode is Mode.FULL or room in AGENDA


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a small business does about every complaint, in our own words."""

    code: str
    title: str
    about: str


STEPS = (
    Step("open", "Be open to complaints", "People find out where to complain, and that it costs nothing."),
    Step("write_down", "Write down the name and how to reach them", "So that they can be answered."),
    Step("acknowledge", "Say that you have it", "At once where you can, and within the time you promise."),
    Step("assess", "Judge how serious it is", "What is dangerous or urgent comes first."),
    Step(
        "resolve", "Put it right, or say when", "Settle it as soon as possible; else say by when they will hear."
    ),
    Step("tell_next", "Tell what is next", "Say what you decided, and where they can go if it is not enough."),
    Step("look_back", "Look back", "See what comes again, and change what causes it."),
)
