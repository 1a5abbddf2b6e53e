"""Work beside the keys: begun at once, never waited for."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from textual.dom import DOMNode


def begin(
    node: DOMNode, work: Callable[[], Coroutine[Any, Any, Any]], *, group: str, exclusive: bool = False
) -> None:
    """Run `work` as `node`'s worker; with `exclusive` it takes the place of the one that runs in its group.

    The function is given and not its coroutine: one that is replaced before it began would never be awaited.
    """
    given: Any = work  # Textual's type for it is ambiguous to mypy
    node.run_worker(given, group=group, exclusive=exclusive)
