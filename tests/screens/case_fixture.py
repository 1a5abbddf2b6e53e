"""The app on one case, and how a test waits for it and reads it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen

import screens.app
from screens.app import DeskApp
from screens.case import CaseScreen
from screens.case_read import CaseRead
from screens.dialogs.form import FormDialog
from screens.widgets.reading import Reading
from tests.desk import Office

_ACTING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff]")
_TRIES = 2000


class Below(Screen[None]):
    """What the case screen is opened from."""


class CaseApp(DeskApp):
    """The app, opened on one case."""

    CSS_PATH: ClassVar = [str(Path(screens.app.__file__).parent / "app.tcss")]

    def get_default_screen(self) -> Screen[None]:
        """Nothing below the case."""
        assert self.open_file()
        return Below()


class Case:
    """A case on the screen, and the keys that are pressed on it."""

    def __init__(self, app: CaseApp, pilot: Pilot[int], screen: CaseScreen) -> None:
        self.app, self.pilot, self.screen = app, pilot, screen

    @property
    def whole(self) -> CaseRead:
        """The case as it was read last."""
        assert self.screen.whole is not None
        return self.screen.whole

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until it is true; the test fails where it never becomes so."""
        for _ in range(_TRIES):
            await self.pilot.pause(0.005)
            if true():
                await self.pilot.pause()
                return
        raise AssertionError(f"it never came: {self.text()}")

    async def press(self, *keys: str) -> None:
        """Press keys and wait until what they opened is there."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def write(self, text: str) -> None:
        """Type a text as a terminal sends it, one key behind the other."""
        for char in text:
            self.app.post_message(events.Key(_character_to_key(char), char))
        await self.pilot.pause()
        await self.pilot.pause()

    async def save(self) -> None:
        """F10, and wait until the dialog has gone."""
        dialog = self.app.screen
        assert isinstance(dialog, FormDialog)
        await self.press("f10")
        await self.until(lambda: self.app.screen is self.screen)

    async def refuse(self) -> str:
        """F10, and wait until the dialog says what is wrong. Returns what it shows then."""
        dialog = self.app.screen
        await self.press("f10")
        await self.until(lambda: "✗" in self.text())
        assert self.app.screen is dialog
        return self.text()

    def text(self) -> str:
        """What stands on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    def flat(self) -> str:
        """The same with single blanks for all space: for sentences that are wrapped."""
        return " ".join(self.text().split())

    def read(self, pane: str) -> str:
        """All that stands in a pane, also what is scrolled away, without space."""
        return self.read_in(self.screen.query_one(f"#{pane}", Reading))

    @staticmethod
    def read_in(reading: Reading) -> str:
        """The same of any long text."""
        lines = reading._lines
        return "".join("".join((line.lead + line.text).split()) for line in lines)

    def assert_harmless(self) -> None:
        """Nothing on the screen acts on a terminal or turns its writing."""
        for strip in self.app.screen._compositor.render_strips():
            for segment in strip:
                assert not segment.control
                assert not _ACTING.search(segment.text), repr(segment.text)


@asynccontextmanager
async def on_case(office: Office, case_id: int, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Case]:
    """The app on the case, when it has been read."""
    app = CaseApp(office.path, clock=office.clock)
    async with app.run_test(size=size) as pilot:
        app.open_case(case_id)
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, CaseScreen)
        case = Case(app, pilot, screen)
        await case.until(lambda: screen.whole is not None)
        yield case
