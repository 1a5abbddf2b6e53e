"""The draft of one intake: kept as it is typed, continued, thrown away. It is no complaint on file yet."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from complaintdesk.rules.errors import DeskError
from screens.widgets import draft_offer

if TYPE_CHECKING:
    from complaintdesk.queries.drafts import DraftRow
    from screens.app import DeskApp


class IntakeDraft:
    """One form's draft. It goes past `DeskApp.act`, because nothing that is shown changes with it."""

    def __init__(self, app: DeskApp) -> None:
        self.id = uuid4().hex
        self._app = app
        self._kept: dict[str, Any] | None = None  # what is on file under this id
        self._ended = False
        self._one_at_a_time = asyncio.Lock()

    @property
    def on_file(self) -> bool:
        """Whether it was kept before: if it is no longer on file, it ended at another terminal."""
        return self._kept is not None

    def continues(self, row: DraftRow) -> None:
        """From now on this is that draft."""
        self.id = row.id
        self._kept = row.body
        self._ended = False

    def holds(self, body: dict[str, Any]) -> bool:
        """Whether nothing of this is left to be kept."""
        return self._ended or body == (self._kept or {})

    def go_on(self) -> None:
        """Saving failed, or throwing away: keep again."""
        self._ended = False

    def renew(self, ended: str) -> None:
        """The draft `ended` is gone from the file: what is typed from now on is another."""
        if self.id == ended:
            self.id = uuid4().hex
            self._kept = None

    async def keep(self, body: dict[str, Any]) -> bool:
        """Keep what is typed; True when something was written.

        Raises `DeskError`; after `DraftGone` it was kept all the same, as a draft of its own.
        """
        async with self._one_at_a_time:
            if self.holds(body):
                return False
            if not body:
                await self._throw_away()
                return False
            from complaintdesk.operations.drafting import DraftGone

            try:
                await self._write(body)
            except DraftGone:
                self.renew(self.id)
                await self._write(body)
                raise
            return True

    async def last(self, body: dict[str, Any]) -> None:
        """Keep what is about to be saved, and nothing after it; queued at once, so that the save comes behind."""
        self._ended = True
        if body != self._kept:
            try:
                await self._write(body)
            except DeskError:
                return  # the save itself follows, and says what is wrong

    async def discard(self) -> None:
        """Throw it away, behind whatever is being kept. Raises `DeskError`."""
        self._ended = True
        async with self._one_at_a_time:
            await self._throw_away()

    async def _write(self, body: dict[str, Any]) -> None:
        from complaintdesk.operations import drafting

        draft_id, form, actor = self.id, draft_offer.FORM, self._app.actor
        await self._app.desk_gateway.act(actor, drafting.keep, draft_id, form, body, continued=self.on_file)
        if self.id == draft_id:
            self._kept = body

    async def _throw_away(self) -> None:
        from complaintdesk.operations import drafting

        await self._app.desk_gateway.act(self._app.actor, drafting.discard, self.id)
        self._kept = None
