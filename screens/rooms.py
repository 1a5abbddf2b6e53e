"""The rooms of management: which there are, their keys, and the screen of each, loaded when it is entered."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from screens.register import Register


class Room(NamedTuple):
    """A room: its code (`queries.due.Due.room`), the key that enters it, title, clauses, its screen."""

    code: str
    key: str
    title: str
    clauses: str
    about: str  # in a line, what is done there
    screen: str  # module:class


ROOMS: tuple[Room, ...] = (
    Room(
        "satisfaction",
        "s",
        "Satisfaction",
        "8.3",
        "Random samples of complainants are asked how they were treated, by phone or letter; what they say.",
        "screens.satisfaction:SatisfactionScreen",
    ),
)
BY_CODE = {room.code: room for room in ROOMS}


def screen_of(room: Room, at: int | None = None) -> Register:
    """The room's screen, standing on the entry `at`."""
    module, _, name = room.screen.partition(":")
    made: Register = getattr(import_module(module), name)(at)
    return made
