"""How the tests of the intake open it, type into it and look at it."""

from __future__ import annotations

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from complaintdesk.queries import drafts
from complaintdesk.queries.drafts import DraftRow
from complaintdesk.store.desk import Desk
from screens.app import DeskApp
from screens.intake import IntakeScreen
from tests.desk import Office


def app_on(office: Office) -> DeskApp:
    """The app on this office's file, at its standing clock."""
    return DeskApp(office.path, clock=office.clock)


async def settled(pilot: Pilot[int]) -> None:
    """Until nothing is read, written or drawn any more."""
    for _ in range(2):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete(
            [worker for worker in pilot.app.workers if worker.group not in ("watch", "default")]
        )
    await pilot.pause()


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Keys as a terminal sends them, one behind the other without a pause."""
    for key in keys:
        char = key if len(key) == 1 else None
        pilot.app.post_message(events.Key(key if char is None else _character_to_key(key), char))
    await pilot.pause()
    await pilot.pause()


async def open_intake(pilot: Pilot[int]) -> IntakeScreen:
    """F2, from the list."""
    await settled(pilot)
    await pilot.press("f2")
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, IntakeScreen)
    return screen


def drawn_on(pilot: Pilot[int]) -> str:
    """Everything that is on the screen."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def kept(desk: Desk) -> list[DraftRow]:
    """The drafts on file."""
    with desk.look() as look:
        return drafts.drafts(look, "intake")


def cases(office: Office) -> int:
    """How many cases are on file."""
    return int(office.value('SELECT count(*) FROM "case"'))
