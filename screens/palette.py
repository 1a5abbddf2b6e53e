"""The palette (Ctrl+P): every action of the place one is at, with its key and what it does."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import SystemCommand
from textual.screen import Screen


def key_shown(key: str) -> str:
    """A key as it is printed on the keyboard."""
    return key.upper() if key[:1] == "f" and key[1:].isdecimal() else key


def commands(screen: Screen[Any]) -> Iterator[SystemCommand]:
    """A command for each binding that works on this screen now."""
    app = screen.app
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.description and active.enabled:
            title = f"{binding.description}  ({app.get_key_display(binding)})"
            run = partial(_run, screen, active.node, binding.action)
            yield SystemCommand(title, active.tooltip or binding.tooltip, run)


async def _run(screen: Screen[Any], node: Any, action: str) -> None:
    await screen.app.run_action(action, node)
