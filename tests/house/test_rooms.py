"""No room is forgotten: what is due in it is in the agenda, what shows its clauses in the evidence map."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from importlib import import_module

import pytest

from complaintdesk import queries
from complaintdesk.queries import agenda, evidence_map
from complaintdesk.sample import afterwards
from screens.rooms import ROOMS


def _told(name: str) -> set[Callable[..., object]]:
    modules = [
        import_module(found.name) for found in pkgutil.iter_modules(queries.__path__, f"{queries.__name__}.")
    ]
    return {getattr(module, name) for module in modules if hasattr(module, name)}


def test_the_agenda_has_what_every_room_says_is_due() -> None:
    assert set(agenda.SOURCES) == _told("due_rows")
    assert len(agenda.SOURCES) == len(set(agenda.SOURCES))


def test_the_evidence_map_has_what_every_room_shows() -> None:
    assert set(evidence_map.SOURCES) == _told("evidence_rows")
    assert len(evidence_map.SOURCES) == len(set(evidence_map.SOURCES))


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.code)
def test_each_room_has_a_key_and_a_screen_of_its_own(room: object) -> None:
    assert [each.key for each in ROOMS].count(getattr(room, "key", "")) == 1
    module, _, name = str(getattr(room, "screen", "")).partition(":")
    assert hasattr(import_module(module), name)


def test_the_sample_tells_each_room_once() -> None:
    assert len(afterwards.ROOMS) == len(set(afterwards.ROOMS))
