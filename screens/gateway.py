"""Between the screens and the desk: one writer and two reader threads, so that no key ever waits for the file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar
from uuid import uuid4

from complaintdesk.rules.errors import NotSaved
from complaintdesk.store.desk import Actor, Desk
from complaintdesk.store.look import Look

if TYPE_CHECKING:
    from complaintdesk.store.act import Act

_LEFT = "The desk has been left."
Given = ParamSpec("Given")
Result = TypeVar("Result")


class Gateway:
    """The app's way to the desk. Writes are queued, never cancelled, and finished before the app ends."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._writer = ThreadPoolExecutor(1, "writer")
        self._readers = ThreadPoolExecutor(2, "reader")
        self._watcher = ThreadPoolExecutor(1, "watcher")

    async def act(
        self,
        actor: Actor,
        operation: Callable[Concatenate[Act, Given], Result],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Result:
        """Carry out one operation and return when it is on disk. Raises the `DeskError` that it raises."""
        return await self._write(actor, None, operation, given, named)

    async def act_because(
        self,
        why: str | None,
        actor: Actor,
        operation: Callable[Concatenate[Act, Given], Result],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Result:
        """The same, with the reason that the trail keeps."""
        return await self._write(actor, why, operation, given, named)

    async def _write(
        self, actor: Actor, why: str | None, operation: Callable[..., Result], given: Any, named: Any
    ) -> Result:
        operation_id = uuid4().hex

        def write() -> Result:
            with self.desk.act(actor, why, operation_id=operation_id) as act:
                return operation(act, *given, **named)

        try:
            begun = asyncio.get_running_loop().run_in_executor(self._writer, write)
        except RuntimeError as error:  # the thread has been shut down
            raise NotSaved(_LEFT) from error
        # a screen that is closed meanwhile must not take its save with it
        return await asyncio.shield(begun)

    async def look(self, question: Callable[[Look], Result]) -> Result:
        """Ask a question on a reader thread, in one snapshot. Cancelled where the desk has been left meanwhile."""

        def ask() -> Result:
            with self.desk.look() as look:
                return question(look)

        try:
            begun = asyncio.get_running_loop().run_in_executor(self._readers, ask)
        except RuntimeError as error:  # the threads have been shut down: nobody is there for the answer
            raise asyncio.CancelledError(_LEFT) from error
        return await begun

    def look_now(self, question: Callable[[Look], Result]) -> Result:
        """Ask a question at once, on the app's own thread: only for the first paint. Raises `Busy` soon."""
        with self.desk.look(wait=0.25) as look:
            return question(look)

    async def version(self) -> int:
        """See `Desk.version`."""
        return await asyncio.get_running_loop().run_in_executor(self._watcher, self.desk.version)

    def act_from_thread(self, actor: Actor, operation: Callable[..., Result], *given: Any) -> Result:
        """Carry out one operation from a thread that may wait. Raises `NotSaved` once the desk has been left."""

        def write() -> Result:
            with self.desk.act(actor) as act:
                return operation(act, *given)

        return self._from_thread(self._writer, write)

    def look_from_thread(self, question: Callable[[Look], Result]) -> Result:
        """Ask a question from a thread that may wait."""

        def ask() -> Result:
            with self.desk.look() as look:
                return question(look)

        return self._from_thread(self._readers, ask)

    def _from_thread(self, threads: ThreadPoolExecutor, work: Callable[[], Result]) -> Result:
        try:
            begun = threads.submit(work)
        except RuntimeError as error:  # they have been shut down
            raise NotSaved(_LEFT) from error
        return begun.result()

    def load_operations(self) -> None:
        """Load what acting needs while nobody waits for it."""

        def load() -> None:
            import complaintdesk.operations.intake
            import complaintdesk.store.act  # noqa: F401

        self._writer.submit(load)

    def close(self) -> None:
        """Finish what is being written, then close the file."""
        for threads in (self._writer, self._readers, self._watcher):
            threads.shutdown(wait=True)
        self.desk.close()
