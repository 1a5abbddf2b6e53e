"""Months that are over are frozen while the desk is open (8.4): beside the work, a few at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from screens.work import begin

if TYPE_CHECKING:
    from screens.app import DeskApp

SOON: Final = 30.0  # seconds after the app was opened
AGAIN: Final = 600.0  # seconds between looks: a month may end while the desk is open


class Freezer:
    """Freezes what is over and not frozen yet, as an act of whoever is at the terminal."""

    def __init__(self, app: DeskApp) -> None:
        self._app = app

    def start(self) -> None:
        """From now on, look now and then."""
        self._app.set_timer(SOON, self.look)
        self._app.set_interval(AGAIN, self.look)

    def look(self) -> None:
        """Freeze what waits, unless that is being done."""
        begin(self._app, self.freeze, group="freezer", exclusive=True)

    async def freeze(self) -> None:
        """A few months to an act: a save that comes meanwhile waits for one of them at most."""
        if self._app.actor.id is None:
            return  # nobody is at the terminal yet
        from complaintdesk.queries.monitoring import to_freeze

        waiting = await self._app.look(to_freeze)
        if not waiting:
            return
        from complaintdesk.operations.monitoring import AT_ONCE, AlreadyFrozen, freeze

        for at in range(0, len(waiting), AT_ONCE):
            try:
                await self._app.desk_gateway.act(self._app.actor, freeze, waiting[at : at + AT_ONCE])
            except AlreadyFrozen:
                return  # another terminal is at it
