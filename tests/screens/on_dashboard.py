"""What the tests of the dashboard share: an app that writes down what it is asked to list, and its figures."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePath
from typing import ClassVar

from textual.pilot import Pilot
from textual.widgets import Static

import screens.app
from complaintdesk.queries import case_list, people, search
from complaintdesk.queries.case_list import Listing
from complaintdesk.rules.vocabulary import View
from complaintdesk.sample import shop
from complaintdesk.store.desk import open_desk
from complaintdesk.store.look import Look
from screens.app import DeskApp
from screens.dashboard import DashboardScreen
from screens.widgets.numbers import NumberPanel, Spot
from screens.widgets.period_spots import SEVERAL_OF_A_CASE

NOW = datetime(2026, 11, 25, 14, 0, tzinfo=UTC)


def sample_file(path: Path, cases: int) -> Path:
    """A sample shop of this size."""
    desk = open_desk(path, create=True, clock=lambda: NOW)
    shop.build(desk, cases, seed=5)
    desk.close()
    return path


class Asking(DeskApp):
    """The app, which writes down what it is asked to list instead of listing it."""

    # paths are looked for beside the class that names them
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        Path(screens.app.__file__).parent / name for name in DeskApp.CSS_PATH
    ]

    def __init__(self, path: Path) -> None:
        super().__init__(path, clock=lambda: NOW)
        self.asked: list[tuple[str, View]] = []

    async def show_cases(self, query: str, view: View, behind: str) -> None:
        self.asked.append((query, view))


async def settled(pilot: Pilot[int]) -> DashboardScreen:
    """Wait until the figures stand."""
    for _ in range(2):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete(
            [worker for worker in pilot.app.workers if worker.group in ("dashboard", "go", "list")]
        )
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, DashboardScreen)
    return screen


async def opened(pilot: Pilot[int]) -> DashboardScreen:
    """Go to the dashboard."""
    await pilot.press("f4")
    return await settled(pilot)


def text_of(panel: NumberPanel) -> str:
    """What a panel shows."""
    return panel.render().plain


def said(screen: DashboardScreen) -> str:
    """What the line under the figures says."""
    return str(screen.query_one("#said", Static).visual)


def how_many(look: Look, spot: Spot) -> int:
    """How many cases the list has for a number."""
    if not spot.query:
        return case_list.count(look, Listing(spot.view, look.today))
    query = search.parse(spot.query, look.today, None, [row[:2] for row in people.staff(look)])
    assert not query.problems, query.problems
    return len(search.matches(look, query, spot.view).ids)


async def as_many(app: DeskApp, spots: list[Spot]) -> None:
    """Each number has its definition, and exactly as many cases in the list behind it."""
    for spot in spots:
        assert spot.measure.definition in spot.help
        assert f"{spot.n:,}" in spot.said
        if not spot.room and not spot.key.endswith("-rest"):
            found = await app.look(partial(how_many, spot=spot))
            several = spot.key.removeprefix("h-") in SEVERAL_OF_A_CASE
            assert (found <= spot.n and (found > 0) is (spot.n > 0)) if several else found == spot.n, spot
