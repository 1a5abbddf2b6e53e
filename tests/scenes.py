"""The states of the screens that pictures and snapshots are taken of: always the same shop on the same day."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from complaintdesk.sample import shop
from complaintdesk.store.desk import open_desk
from screens.app import DeskApp

MONDAY = datetime(2026, 11, 23, 10, 15, tzinfo=UTC)
SEED = 2026
CASES = 400
Reach = Callable[[Pilot[int]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Scene:
    """A state of a screen: how many cases the shop has, and the keys that lead there."""

    name: str
    keys: tuple[str, ...] = ()
    cases: int = CASES


_CALL = (
    *("f2", *"01632 960 118", "enter", *"Ali Çelik", *("enter",) * 4, *"late d", "enter"),
    *(*"chair", *("enter",) * 4, *"Nobody came."),
)
SCENES = (
    Scene("cases"),
    Scene("cases-empty", cases=0),
    Scene("cases-search", ("slash", *"late is:open")),
    Scene("intake", _CALL),
    Scene("intake-empty", ("f2",), cases=0),
    Scene("case", ("j", "j", "enter")),
    Scene("case-remedy", ("j", "j", "enter", "R")),
    Scene("case-letter", ("j", "j", "enter", "l")),
    Scene("dashboard", ("f4",)),
    Scene("dashboard-empty", ("f4",), cases=0),
    Scene("worse", ("f4", "w")),
    Scene("help", ("question_mark",)),
    Scene("who", ("f8",)),
)


def make_shop(path: Path, cases: int) -> Path:
    """The sample shop of all scenes, with so many cases."""
    desk = open_desk(path, create=True, clock=lambda: MONDAY)
    shop.build(desk, cases, SEED)
    desk.close()
    return path


def app_on(path: Path) -> DeskApp:
    """The app on that shop, on that day."""
    return DeskApp(path, clock=lambda: MONDAY)


def reach(scene: Scene) -> Reach:
    """What leads from the first screen to the scene, and waits until all of it is drawn."""

    async def lead(pilot: Pilot[int]) -> None:
        await settle(pilot)
        for key in scene.keys:
            if len(key) == 1:  # as a terminal sends what is typed: pauses would be most of the time
                pilot.app.post_message(events.Key(_character_to_key(key), key))
            else:
                await pilot.press(key)
        await settle(pilot)

    return lead


async def settle(pilot: Pilot[int]) -> None:
    """Wait until nothing is being read any more and everything is drawn."""
    for _ in range(4):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.3)  # timers that wait for a pause in typing, such as the preview's
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
