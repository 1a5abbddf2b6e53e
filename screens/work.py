"""Work beside the keys: begun at once, never waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final

from textual.dom import DOMNode

from complaintdesk.rules.errors import Busy, DeskError
from screens.frame import desk_app

_AGAIN: Final = 0.5  # seconds until a busy file is read again


def begin(
    node: DOMNode, work: Callable[[], Coroutine[Any, Any, Any]], *, group: str, exclusive: bool = False
) -> None:
    """Run `work` as `node`'s worker; with `exclusive` it takes the place of the one that runs in its group.

    A busy file is waited for, and the work begun again: work that saves must say itself that it was not saved.
    Any other `DeskError` is told. The function is given and not its coroutine: one that is replaced before it
    began would never be awaited.
    """

    async def watched() -> None:
        while True:
            try:
                await work()
            except Busy:
                await asyncio.sleep(_AGAIN)
            except DeskError as error:
                desk_app(node).tell(error)
                return
            else:
                return

    given: Any = watched  # Textual's type for it is ambiguous to mypy
    node.run_worker(given, group=group, exclusive=exclusive)
