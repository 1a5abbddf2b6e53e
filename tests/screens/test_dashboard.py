"""The dashboard as a manager uses it: numbers, the cases behind them, help, what changes while one looks."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Static

from complaintdesk.operations import intake
from complaintdesk.operations.inputs import Complaint
from complaintdesk.queries.measured import By
from complaintdesk.rules.vocabulary import View
from complaintdesk.store.desk import Actor, open_desk
from screens.app import DeskApp
from screens.dashboard import DashboardScreen
from screens.dialogs.help import HelpDialog
from screens.widgets.dashboard_panels import NowPanel
from screens.widgets.numbers import NumberPanel
from screens.widgets.pareto_panel import ParetoPanel
from screens.widgets.week_chart import WeekChart
from tests.hostile import HOSTILE
from tests.made_once import made_once
from tests.screens.on_dashboard import NOW, Asking, as_many, how_many, opened, said, sample_file, settled, text_of
from tests.screens.sizes import SIZES


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with 400 cases; tests that write copy it."""
    return made_once(tmp_path_factory, "dashboard400.db", lambda path: sample_file(path, 400))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set-up shop without a case."""
    return made_once(tmp_path_factory, "dashboard0.db", lambda path: sample_file(path, 0))


@pytest.mark.parametrize("size", SIZES)
async def test_every_number_has_its_cases_and_its_definition(filled: Path, size: tuple[int, int]) -> None:
    app = Asking(filled)
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot)
        spots = [spot for panel in screen.panels for spot in panel.all_spots]
        assert len(spots) > 90
        assert len({spot.key for spot in spots}) == len(spots)
        await as_many(app, spots)


@pytest.mark.parametrize("size", SIZES)
async def test_enter_asks_for_the_cases_of_the_number_that_is_stood_on(
    filled: Path, size: tuple[int, int]
) -> None:
    app = Asking(filled)
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot)
        assert isinstance(screen.focused, NowPanel)
        await pilot.press("right", "enter")
        await settled(pilot)
        assert app.asked == [("", View.OVERDUE)]
        for panel in [panel for panel in screen.panels if panel.can_focus]:
            panel.focus()
            if not panel.all_spots or panel.all_spots[0].room:
                continue
            await pilot.press("enter")
            await settled(pilot)
            assert panel.spot is not None
            assert app.asked[-1] == (panel.spot.query, panel.spot.view)
            assert panel.spot.said in said(screen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_real_list_opens_with_as_many_cases(filled: Path, size: tuple[int, int]) -> None:
    app = DeskApp(filled, clock=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot)
        weeks = screen.query_one(WeekChart)
        weeks.focus()
        await pilot.press("left")
        spot = weeks.spot
        assert spot is not None
        assert spot.n > 0
        await pilot.press("enter")
        for _ in range(3):
            await pilot.pause()
            await app.workers.wait_for_complete(
                [worker for worker in app.workers if worker.group in ("go", "list")]
            )
        assert not isinstance(app.screen, DashboardScreen)
        assert await app.look(partial(how_many, spot=spot)) == spot.n
        assert f"{spot.n} of 400" in _words(app, "#count")
        assert "Esc back to the dashboard" in _words(app, "#search-line")

        await pilot.press("escape")
        screen = await settled(pilot)
        assert isinstance(screen.focused, WeekChart)
        assert screen.focused.spot is not None
        assert screen.focused.spot.key == spot.key
        await pilot.press("escape")
        await pilot.pause()
        assert "back to the dashboard" not in _words(app, "#search-line")


def _words(app: DeskApp, selector: str) -> str:
    return "".join(str(each.visual) for each in app.screen.query(selector).results(Static))


@pytest.mark.parametrize("size", SIZES)
async def test_arrows_reach_every_panel_and_the_place_is_marked_by_a_sign(
    filled: Path, size: tuple[int, int]
) -> None:
    app = Asking(filled)
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot)
        seen: list[str] = []
        for key in (*["down"] * 10, *["right"] * 4, *["down"] * 14):
            await pilot.press(key)
            assert isinstance(screen.focused, NumberPanel)
            seen.append(screen.focused.id or "")
        assert {"now", "promises", "weeks", "ages", "stages", "pareto", "days"} <= {*seen, "now"}
        signs = [text_of(panel).count("▸") for panel in screen.panels]
        assert sum(signs) == 1
        assert signs[[panel.has_focus for panel in screen.panels].index(True)] == 1
        await pilot.pause()
        focused = screen.focused
        assert isinstance(focused, NumberPanel)
        assert focused.spot is not None
        line = focused.region.y + focused.line_of(focused.spot.key)
        assert screen.query_one("#figures").region.contains(focused.region.x, line)
        for key in ("up",) * 30:
            await pilot.press(key)
        assert screen.focused is not None
        assert screen.focused.id in ("now", "promises", "flow")


@pytest.mark.parametrize("size", [*SIZES, (200, 60)])
async def test_lines_fit_and_what_matters_is_seen_without_scrolling(filled: Path, size: tuple[int, int]) -> None:
    app = Asking(filled)
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot)
        for panel in screen.panels:
            lines = text_of(panel).split("\n")
            assert max(len(line) for line in lines) <= panel.content_size.width
            assert len(lines) == panel.content_size.height
        whole = screen.query_one("#figures").region
        seen = [panel.id for panel in screen.panels if panel.region.bottom - 1 <= whole.bottom]
        assert {"now", "promises", "flow", "weeks"} <= set(seen)
        if size != (80, 24):
            assert {"ages", "stages", "pareto", "days"} <= set(seen)
        board = screen.board
        assert board is not None
        shown = text_of(screen.query_one(WeekChart))
        for week in board.weeks:
            assert f" {week.received}" in shown
            assert f" {week.closed}" in shown


async def test_many_cases_a_week_still_print_the_number_that_is_stood_on(filled: Path) -> None:
    app = Asking(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert screen.board is not None
        weeks = tuple(
            row._replace(received=10_000 + at, closed=9_000) for at, row in enumerate(screen.board.weeks)
        )
        chart = screen.query_one(WeekChart)
        chart.show(screen.board._replace(weeks=weeks))
        chart.focus()
        for at in (25, 24, 13, 1, 0):
            chart.stand_on(f"received-{weeks[at].first}")
            await pilot.pause()
            lines = text_of(chart).split("\n")
            assert any(f"▸{10_000 + at:,}" in line for line in lines)
            assert max(len(line) for line in lines) <= chart.content_size.width


async def test_help_says_how_the_number_is_counted(filled: Path) -> None:
    app = Asking(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("right", "question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpDialog)
        told = "\n".join(str(each.visual) for each in app.screen.query("Static").results(Static))
        assert "whose due date is before today" in told
        assert "8.4, annex H" in told
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert not isinstance(app.screen, HelpDialog | DashboardScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_desk_says_what_will_be_shown_and_fills_in_place(
    empty: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = Path(shutil.copy(empty, tmp_path / "desk.db"))
    app = Asking(path)
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot)
        assert screen.query_one("#empty").region.height > 3
        assert "F2" in str(screen.query_one("#empty", Static).visual)
        assert screen.query_one("#figures").region.height == 0
        assert screen.focused is None
        await app.act(intake.take_in, Complaint(description="It broke."))
        await settled(pilot)
        assert screen.query_one("#empty").region.height == 0
        assert "too few to say" in text_of(screen.query_one("#promises", NumberPanel))
        assert isinstance(screen.focused, NowPanel)


async def test_what_another_terminal_saves_is_shown_in_place(filled: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(filled, tmp_path / "desk.db"))
    app = Asking(path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        weeks = screen.query_one(WeekChart)
        weeks.focus()
        await pilot.press("left", "down", "up", "right")
        scrolled = screen.query_one("#figures").scroll_offset
        before = weeks.spot
        other = open_desk(path, clock=lambda: NOW)
        with other.act(Actor(1, "Ayşe Demir", "front_desk")) as act:
            intake.take_in(act, Complaint(description="It broke again.", safety=True))
        other.close()
        await app.refresh_all()
        await settled(pilot)
        assert before is not None
        assert weeks.spot is not None
        assert (weeks.spot.key, weeks.spot.n) == (before.key, before.n + 1)
        assert weeks.spot.said.split()[0] in said(screen)
        assert screen.focused is weeks
        assert screen.query_one("#figures").scroll_offset == scrolled


async def test_the_rare_problems_unfold(filled: Path) -> None:
    app = Asking(filled)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        panel = screen.query_one(ParetoPanel)
        assert screen.board is not None
        problems = screen.board.paretos[By.PROBLEM].rows
        assert len(panel.all_spots) == ParetoPanel.FIRST + 1 < len(problems)
        panel.stand_on("problem-rest")
        panel.focus()
        await pilot.press("enter")
        await settled(pilot)
        assert app.asked == []
        assert [spot.n for spot in panel.all_spots] == [row.n for row in problems]
        assert panel.spot is not None


async def test_a_click_opens_the_number(filled: Path) -> None:
    app = Asking(filled)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        panel = screen.query_one(NowPanel)
        lines = text_of(panel).split("\n")
        line = next(at for at, text in enumerate(lines) if "unacknowledged" in text)
        await pilot.click(NowPanel, offset=(lines[line].index("unacknowledged") + 3, line))
        await settled(pilot)
        assert app.asked == [("", View.UNACKNOWLEDGED)]


async def test_hostile_category_names_are_drawn_as_they_are(filled: Path) -> None:
    app = Asking(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert screen.board is not None
        board, panel = screen.board, screen.query_one(ParetoPanel)
        pareto = board.paretos[By.PROBLEM]
        panel.focus()
        await pilot.pause()
        for label in HOSTILE:
            rows = (pareto.rows[0]._replace(label=label), *pareto.rows[1:])
            panel.show(board._replace(paretos={**board.paretos, By.PROBLEM: pareto._replace(rows=rows)}))
            await settled(pilot)
            drawn = text_of(panel).replace("\n", "") + said(screen)
            assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in drawn)
            assert "\u202e" not in drawn
            if label.startswith("["):
                assert label in said(screen)
        assert app.screen is screen
