"""Noticing within a second what other terminals save, and that a new day has begun at the office."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from complaintdesk.rules.errors import Busy, DeskError
from complaintdesk.store.look import Look
from screens.work import begin

if TYPE_CHECKING:
    from screens.app import DeskApp

SECONDS = 0.5


class Watch:
    """What was last read, and whether the file or the day has moved on since."""

    def __init__(self, app: DeskApp, version: int) -> None:
        """`version` is the file's before anything was read: what is saved from then on is noticed."""
        self._app = app
        self._version = version
        self._day, self._zone = date.min, "UTC"
        self._said = ""  # the last trouble that was told, so that it is told once

    def took(self, look: Look) -> None:
        """The screen shows this snapshot's day."""
        self._day, self._zone = look.today, look.office.time_zone

    def start(self) -> None:
        """From now on, look twice a second."""
        self._app.set_interval(SECONDS, self._look)

    def _look(self) -> None:
        if not any(worker.group == "watch" for worker in self._app.workers):
            begin(self._app, self._look_for_changes, group="watch")

    async def _look_for_changes(self) -> None:
        try:
            version = await self._app.desk_gateway.version()
            day = self._app.desk_gateway.desk.clock().astimezone(ZoneInfo(self._zone)).date()
            if version != self._version or day != self._day:
                await self._app.refresh_all()
                self._version = version
        except Busy:
            return  # somebody is writing at length; it is looked at again in half a second
        except DeskError as error:
            if str(error) != self._said:
                self._said = str(error)
                self._app.tell(error)
