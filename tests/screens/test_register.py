"""What every room has in common: list and page, and that keys reach the list from the first moment on."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event

import pytest
from textual.widgets import OptionList

from complaintdesk.store.look import Look
from screens.evidence import EvidenceScreen
from screens.management import ManagementScreen
from screens.register import Entry
from screens.rooms import ROOMS
from tests.desk import Office
from tests.screens.case_fixture import CaseApp
from tests.screens.management_fixture import Room, in_room


async def test_keys_reach_the_list_of_a_room_that_was_slow_to_read(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screen is laid out, and drawn once, before the file has answered: the evidence map of a full desk."""
    may_go_on, asked = Event(), EvidenceScreen.entries

    def slowly(self: EvidenceScreen, look: Look) -> Sequence[Entry]:
        assert may_go_on.wait(30)
        return asked(self, look)

    monkeypatch.setattr(EvidenceScreen, "entries", slowly)
    app = CaseApp(office.path, clock=office.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        app.enter("evidence")
        for _ in range(4):
            await pilot.pause()
        screen = app.screen
        assert isinstance(screen, EvidenceScreen)
        room = Room(app, pilot, screen)
        assert "Nothing is wanting" not in room.text()
        may_go_on.set()
        await room.until(lambda: bool(screen.rows))
        await room.press("down", "down", "down")
        assert screen.query_one(OptionList).highlighted == 3
        assert screen.rows[3].cells[2][:20] in room.page


async def test_keys_reach_a_list_that_was_empty_for_a_while(office: Office) -> None:
    async with in_room(office, "evidence") as room:
        screen = room.screen
        full, screen.rows = screen.rows, []
        screen._draw()
        await room.press()
        screen.rows = full
        screen._draw()
        await room.press()
        await room.press("down", "down")
        assert screen.query_one(OptionList).highlighted == 2


async def test_all_rooms_of_management_are_seen_at_once(office: Office) -> None:
    """At 80×24 none of them has to be scrolled to, and what is done in the one under the cursor is said below."""
    app = CaseApp(office.path, clock=office.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_management()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ManagementScreen)
        room = Room(app, pilot, screen)
        await room.until(lambda: len(screen.rows) == len(ROOMS))
        await room.until(lambda: all(f" {each.key}   {each.title}" in room.text() for each in ROOMS))
        assert ROOMS[0].about in room.text()
