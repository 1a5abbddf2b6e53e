"""The draft of one intake: kept as it is typed, continued, thrown away. It is no complaint on file yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

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

    def continues(self, row: DraftRow) -> None:
        """From now on this is that draft."""
        self.id = row.id
        self._kept = row.body
        self._ended = False

    def end(self) -> None:
        """Keep nothing more: what was typed is being saved."""
        self._ended = True

    def go_on(self) -> None:
        """Saving failed: keep again."""
        self._ended = False

    async def keep(self, body: dict[str, Any]) -> bool:
        """Keep what is typed; True when something was written. Raises `DeskError`."""
        if self._ended or body == (self._kept or {}):
            return False
        from complaintdesk.operations import drafting

        actor = self._app.actor
        if not body:
            await self.discard()
            return False
        await self._app.desk_gateway.act(actor, drafting.keep, self.id, draft_offer.FORM, body)
        self._kept = body
        return True

    async def discard(self) -> None:
        """Throw it away, where it was ever kept."""
        if self._kept is None:
            return
        from complaintdesk.operations import drafting

        await self._app.desk_gateway.act(self._app.actor, drafting.discard, self.id)
        self._kept = None
