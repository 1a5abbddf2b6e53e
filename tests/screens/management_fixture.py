"""The app in a room of management, and how a test presses keys there and reads it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from screens.app import DeskApp
from screens.dialogs.form import FormDialog
from screens.register import Register
from tests.desk import Office
from tests.screens.case_fixture import _ACTING, CaseApp

_TRIES = 2000


class Room:
    """A room on the screen."""

    def __init__(self, app: DeskApp, pilot: Pilot[int], screen: Register) -> None:
        self.app, self.pilot, self.screen = app, pilot, screen

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until it is true; the test fails where it never becomes so."""
        for _ in range(_TRIES):
            await self.pilot.pause(0.005)
            if true():
                await self.pilot.pause()
                return
        raise AssertionError(f"it never came: {self.text()}")

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until what they ask for is there."""
        await self.pilot.press(*keys)
        await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def write(self, field: str, text: str) -> None:
        """Write a text into a field of the dialog, in place of what stands there, as a terminal sends it."""
        widget = self.app.screen.query_one(f"#{field}")
        widget.focus()
        if isinstance(widget, Input):
            widget.value = ""
        elif isinstance(widget, TextArea):
            widget.clear()
        for char in text:
            self.app.post_message(events.Key(_character_to_key(char), char))
        await self.pilot.pause()
        await self.pilot.pause()

    async def choose(self, field: str, *keys: str) -> None:
        """Keys in a field of the dialog."""
        self.app.screen.query_one(f"#{field}").focus()
        await self.press(*keys)

    async def save(self) -> str:
        """F10, and what the room says once the dialog has gone."""
        assert isinstance(self.app.screen, FormDialog)
        await self.press("f10")
        await self.until(lambda: self.app.screen is self.screen)
        return self.said

    async def refuse(self) -> str:
        """F10, and what the dialog shows when it says what is wrong."""
        dialog = self.app.screen
        await self.press("f10")
        await self.until(lambda: "✗" in self.text())
        assert self.app.screen is dialog
        return self.text()

    @property
    def said(self) -> str:
        """The line above the keys."""
        return str(self.screen.query_one("#register-said", Static).render())

    @property
    def page(self) -> str:
        """All that stands on the page, with single blanks for all space."""
        return " ".join(str(self.screen.query_one("#register-text", Static).render()).split())

    def text(self) -> str:
        """What stands on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    def flat(self) -> str:
        """The same with single blanks for all space: for sentences that are wrapped."""
        return " ".join(self.text().replace("│", " ").split())

    def assert_harmless(self) -> None:
        """Nothing on the screen acts on a terminal or turns its writing."""
        for strip in self.app.screen._compositor.render_strips():
            for segment in strip:
                assert not segment.control
                assert not _ACTING.search(segment.text), repr(segment.text)


@asynccontextmanager
async def in_room(
    office: Office, code: str, size: tuple[int, int] = (80, 24), at: int | None = None
) -> AsyncIterator[Room]:
    """The app in the room, when it has been read."""
    app = CaseApp(office.path, clock=office.clock)
    async with app.run_test(size=size) as pilot:
        app.enter(code, at)
        await pilot.pause()
        await app.workers.wait_for_complete()
        screen = app.screen
        assert isinstance(screen, Register)
        room = Room(app, pilot, screen)
        await room.until(lambda: bool(screen.rows) == (not screen.has_class("-empty")) and screen.is_current)
        yield room
