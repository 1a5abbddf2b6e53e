"""The days and the department that the dashboard looks at, and its keys beyond the arrows."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from complaintdesk.queries.measured import By, Kind
from screens.dashboard import DashboardScreen
from screens.dialogs.one_of_list import OneOfListDialog
from screens.dialogs.report import ReportDialog
from screens.widgets.days_panel import DaysPanel
from screens.widgets.numbers import NumberPanel
from screens.widgets.pareto_panel import ParetoPanel
from screens.widgets.scope_line import ScopeLine
from screens.widgets.week_chart import WeekChart
from screens.worsening import WorseScreen
from tests.hostile import HOSTILE
from tests.made_once import made_once
from tests.screens.on_dashboard import Asking, as_many, opened, said, sample_file, settled, text_of
from tests.screens.sizes import SIZES

_READS = ("dashboard", "register", "page")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with 400 cases; tests that write copy it."""
    return made_once(tmp_path_factory, "dashboard400.db", lambda path: sample_file(path, 400))


async def _choose(pilot: Pilot[int], *keys: str) -> DashboardScreen:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    return await settled(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_days_and_department_are_chosen_by_two_keys_each(filled: Path, size: tuple[int, int]) -> None:
    app = Asking(filled)
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot)
        line = screen.query_one(ScopeLine)
        assert "Dec 2025 – Nov 2026 (12 months)" in line.render().plain
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, OneOfListDialog)
        await _choose(pilot, "3")
        assert "Jul – Sep 2026 (2026-Q3)" in line.render().plain
        assert screen.board is not None
        everywhere = screen.board.figure("received").count
        await _choose(pilot, "d", "2")
        assert screen.board.scope.department is not None
        assert screen.board.scope.department.name in line.render().plain
        assert 0 < screen.board.figure("received").count < everywhere
        assert screen.board.scope.than == "than in 2026-Q2"
        await _choose(pilot, "d", "escape")
        assert screen.board.scope.department is not None
        await _choose(pilot, "d", "1")
        assert screen.board.figure("received").count == everywhere
        for panel in screen.panels:
            assert max(map(len, text_of(panel).split("\n"))) <= panel.content_size.width


@pytest.mark.campaign
async def test_every_number_of_a_quarter_and_a_department_has_its_cases(filled: Path) -> None:
    app = Asking(filled)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await _choose(pilot, "p", "2", "d", "3")
        pareto, days = screen.query_one(ParetoPanel), screen.query_one(DaysPanel)
        await as_many(app, [spot for panel in screen.panels for spot in panel.all_spots])
        for _ in By:
            await _choose(pilot, "b")
            await as_many(app, pareto.all_spots)
        assert pareto.by is By.PROBLEM
        days.focus()
        for _ in Kind:
            await _choose(pilot, "b")
            await as_many(app, days.all_spots)
        assert days.kind is Kind.DECIDE


async def test_what_was_chosen_is_kept_while_one_is_elsewhere(filled: Path) -> None:
    app = Asking(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await _choose(pilot, "p", "3")
        await pilot.press("escape")
        await pilot.pause()
        screen = await opened(pilot)
        assert screen.board is not None
        assert screen.board.scope.period.name == "2026-Q3"


@pytest.mark.parametrize("size", SIZES)
async def test_weeks_have_their_limits_and_what_is_unusual_is_named(filled: Path, size: tuple[int, int]) -> None:
    app = Asking(filled)
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot)
        chart = screen.query_one(WeekChart)
        assert screen.board is not None
        weeks = tuple(row._replace(received=10 + at % 2) for at, row in enumerate(screen.board.weeks))
        weeks = (*weeks[:20], weeks[20]._replace(received=40), *weeks[21:])
        chart.show(screen.board._replace(weeks=weeks))
        chart.focus()
        chart.stand_on(f"received-{weeks[20].first}")
        await settled(pilot)
        shown = text_of(chart)
        assert "╌" in shown
        assert "limits ╌" in shown
        assert "◆ 40 from " in shown
        assert "above the limit" in shown
        assert "◆ above the limit of what is usual" in said(screen)
        chart.show(screen.board._replace(weeks=weeks[-6:]))
        await pilot.pause()
        assert "received: too few weeks to say what is usual" in text_of(chart)


@pytest.mark.parametrize("every", [6, pytest.param(1, marks=pytest.mark.campaign)])
async def test_hostile_department_names_are_shown_as_they_are(filled: Path, every: int) -> None:
    app = Asking(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert screen.board is not None
        for name in HOSTILE[::every]:
            await _named(pilot, screen, name)


async def _named(pilot: Pilot[int], screen: DashboardScreen, name: str) -> None:
    assert screen.board is not None
    departments = (screen.board.departments[0]._replace(name=name), *screen.board.departments[1:])
    scope = screen.board.scope._replace(department=departments[0])
    board = screen.board._replace(departments=departments, scope=scope)
    screen.board = board
    screen.query_one(ScopeLine).show(board)
    for panel in screen.panels:
        panel.show(board)
    await pilot.press("d")
    await pilot.pause()
    drawn = screen.query_one(ScopeLine).render().plain
    assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in drawn)
    assert isinstance(pilot.app.screen, OneOfListDialog)
    await pilot.press("escape")


async def test_r_makes_the_same_as_a_file_and_says_where(filled: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(filled, tmp_path / "desk.db"))
    app = Asking(path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await _choose(pilot, "p", "3")
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, ReportDialog)
        for ending in ("html", "xlsx", "json"):
            await pilot.press("right")
            await pilot.pause()
            assert app.screen.query_one("#path", Input).value.endswith(f"report-2026-Q3.{ending}")
        await pilot.press("f10")
        await pilot.pause()
        await app.workers.wait_for_complete()
        screen = await settled(pilot)
        made = tmp_path / "reports" / "report-2026-Q3.json"
        assert f"✓ Saved: {made}" in said(screen)
        assert made.stat().st_mode & 0o777 == 0o600
        found = json.loads(made.read_text(encoding="utf-8"))
        assert screen.board is not None
        received = next(each for each in found["measures"] if each["code"] == "received")
        assert received["now"]["count"] == screen.board.figure("received").count
        assert found["source"]["made_by"] == app.actor.name


async def test_a_panel_without_numbers_is_passed_over(filled: Path) -> None:
    app = Asking(filled)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        assert screen.board is not None
        panel = screen.query_one("#recurrences", NumberPanel)
        panel.show(screen.board._replace(recurrences=()))
        await pilot.press("G")
        await pilot.pause()
        assert screen.focused is not panel
        assert isinstance(screen.focused, NumberPanel)
        assert screen.focused.spot is not None


async def test_keys_that_come_before_the_figures_are_not_lost(filled: Path) -> None:
    app = Asking(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.simulate_key("f4")
        for key in "p2w":  # as fast as a terminal sends what was pasted
            app.post_message(Key(key, key))
        for _ in range(6):
            await pilot.pause()
            await app.workers.wait_for_complete([each for each in app.workers if each.group in _READS])
        assert isinstance(app.screen, WorseScreen)
        assert "Oct – Dec 2026" in app.screen.heading()
