"""The palette (Ctrl+P): every action of the place one is at, with its key and what it does."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import SystemCommand
from textual.binding import ActiveBinding
from textual.screen import Screen


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
        if binding.description:
            title = f"{binding.description}  ({app.get_key_display(binding)})"
            run = partial(_run, screen, active.node, binding.action)
            yield SystemCommand(title, active.tooltip or binding.tooltip, run)


async def _run(screen: Screen[Any], node: Any, action: str) -> None:
    await screen.app.run_action(action, node)
