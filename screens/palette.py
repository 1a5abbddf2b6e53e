"""The palette (Ctrl+P): every action of the place one is at, with its key and what it does; every room by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import SystemCommand
from textual.binding import ActiveBinding
from textual.screen import Screen

from screens.frame import desk_app

_ROOM_KEYS = "management."  # the letters of F6: the rooms stand in the palette of every place


def key_shown(key: str) -> str:
    """A key as it is printed on the keyboard."""
    return key.upper() if key[:1] == "f" and key[1:].isdecimal() else key


def own_bindings(screen: Screen[Any]) -> list[ActiveBinding]:
    """What can be done here: the desk's own bindings, which all have an id, each once; not the toolkit's."""
    found: dict[str, ActiveBinding] = {}
    for active in screen.active_bindings.values():
        if active.enabled and active.binding.id:
            found.setdefault(active.binding.id, active)
    return list(found.values())


def commands(screen: Screen[Any]) -> Iterator[SystemCommand]:
    """A command for each binding that works on this screen now."""
    app = screen.app
    for active in own_bindings(screen):
        binding = active.binding
        if binding.description and not (binding.id or "").startswith(_ROOM_KEYS):
            title = f"{binding.description}  ({app.get_key_display(binding)})"
            run = partial(_run, screen, active.node, binding.action)
            yield SystemCommand(title, active.tooltip or binding.tooltip, run)


async def _run(screen: Screen[Any], node: Any, action: str) -> None:
    await screen.app.run_action(action, node)


def rooms(screen: Screen[Any]) -> Iterator[SystemCommand]:
    """Every room of management, also what a lite desk does not list, and what opens there. Not over a dialog."""
    from screens.rooms import ROOMS

    desk = desk_app(screen)
    if desk.gateway is None or screen.is_modal:
        return
    for room in ROOMS:
        if room.screen.rpartition(":")[2] != type(screen).__name__:
            yield SystemCommand(f"{room.title}  (F6 {room.key})", room.about, partial(desk.enter, room.code))
    here = {active.binding.description for active in own_bindings(screen)}
    for name, keys, about, run in (
        ("Evidence pack", "F6 e p", "One paper for whoever audits you (8.5)", desk.make_evidence_pack),
        ("What got worse", "F4 w", "What rose most, and whether what is done about it works", desk.show_worse),
    ):
        if name not in here:
            yield SystemCommand(f"{name}  ({keys})", about, run)
