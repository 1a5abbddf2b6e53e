"""The list of cases, as people use it: views, moving, searching, coming back, other terminals."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from complaintdesk.operations import intake
from complaintdesk.operations.inputs import Complaint
from complaintdesk.queries import case_list
from complaintdesk.queries.case_list import CaseRow, Listing
from complaintdesk.rules.vocabulary import View
from complaintdesk.sample import shop
from complaintdesk.store.desk import Actor, Desk, open_desk
from screens.app import DeskApp
from screens.cases import CasesScreen
from screens.widgets.case_table import CaseTable
from tests.hostile import HOSTILE
from tests.made_once import made_once
from tests.screens.sizes import SIZES

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def _shop(path: Path, cases: int) -> Path:
    desk = open_desk(path, create=True, clock=lambda: NOW)
    shop.build(desk, cases, seed=5)
    desk.close()
    return path


@pytest.fixture(scope="module")
def three_hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with 300 cases; tests that write copy it."""
    return made_once(tmp_path_factory, "cases300.db", lambda path: _shop(path, 300))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set-up shop without a case."""
    return made_once(tmp_path_factory, "cases0.db", lambda path: _shop(path, 0))


async def _settled(pilot: Pilot[int]) -> CaseTable:
    """Wait until nothing is being read and the list is drawn."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete(
        [worker for worker in pilot.app.workers if worker.group in ("list", "windows", "go", "acts", "drafts")]
    )
    await pilot.pause()
    return pilot.app.screen.query_one(CaseTable)


def _lines(table: CaseTable) -> list[str]:
    return [table.render_line(y).text for y in range(table.size.height)]


def _rows(path: Path, view: View) -> list[CaseRow]:
    desk = open_desk(path, clock=lambda: NOW)
    with desk.look() as look:
        rows = case_list.window(look, Listing(view, look.today, 1), 0, 1000)
    desk.close()
    return rows


@pytest.mark.parametrize("size", SIZES)
async def test_it_opens_on_the_open_cases_with_the_most_pressing_first(
    three_hundred: Path, size: tuple[int, int]
) -> None:
    """The first line is the case that a person should take up first; the count is the whole view's."""
    expected = _rows(three_hundred, View.OPEN)
    app = DeskApp(three_hundred, clock=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        table = await _settled(pilot)
        assert isinstance(app.screen, CasesScreen)
        assert table.count == len(expected)
        shown = [line[2:16].strip() for line in _lines(table)]
        assert shown[: len(expected)] == [row.reference for row in expected][: table.size.height]


@pytest.mark.parametrize("view", View)
async def test_each_number_key_shows_its_view_whole(three_hundred: Path, view: View) -> None:
    """1 to 8 show the views; End stands on the last case of all, wherever that is."""
    expected = _rows(three_hundred, view)
    app = DeskApp(three_hundred, clock=lambda: NOW)
    async with app.run_test(size=(120, 40)) as pilot:
        await _settled(pilot)
        await pilot.press(str(list(View).index(view) + 1))
        table = await _settled(pilot)
        assert table.count == len(expected)
        await pilot.press("end")
        table = await _settled(pilot)
        assert table.current == (expected[-1] if expected else None)
        await pilot.press("home")
        table = await _settled(pilot)
        assert table.current == (expected[0] if expected else None)


async def test_every_case_can_be_walked_to(three_hundred: Path) -> None:
    """Down and down from one window of rows into the next, each case passes by once, in order."""
    expected = [row.reference for row in _rows(three_hundred, View.ALL)][90:125]
    app = DeskApp(three_hundred, clock=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("8")
        table = await _settled(pilot)
        table.cursor = 90
        table = await _settled(pilot)
        seen: list[str] = []
        for _ in expected:
            assert table.current is not None
            seen.append(table.current.reference)
            await pilot.press("j")
            if table.current is None:
                table = await _settled(pilot)
        assert seen == expected


async def test_search_follows_the_letters(three_hundred: Path) -> None:
    """/ and a few letters narrow the list as they are typed; Escape shows the view again."""
    row = next(row for row in _rows(three_hundred, View.OPEN) if row.complainant and row.complainant.isascii())
    assert row.complainant is not None
    app = DeskApp(three_hundred, clock=lambda: NOW)
    async with app.run_test(size=(120, 40)) as pilot:
        table = await _settled(pilot)
        before = table.count
        await pilot.press("slash", *row.complainant.split()[-1].lower())
        table = await _settled(pilot)
        assert 0 < table.count < before or row.reference in " ".join(_lines(table))
        assert any(row.reference in line for line in _lines(table))
        await pilot.press("escape")
        table = await _settled(pilot)
        assert table.count == before
        assert app.focused is table


async def test_no_search_does_anything_but_search(three_hundred: Path) -> None:
    """Whatever is typed or pasted into the search line is looked for, and nothing else happens."""
    app = DeskApp(three_hundred, clock=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await _settled(pilot)
        assert isinstance(app.screen, CasesScreen)
        for text in HOSTILE:
            await app.screen.show(View.ALL, text)
            await _settled(pilot)
            assert app.is_running
            assert app.screen.query_text == text


async def test_coming_back_finds_the_cursor_where_it_was(three_hundred: Path) -> None:
    """Another screen and back: the same case, the same line."""
    app = DeskApp(three_hundred, clock=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("8")
        await _settled(pilot)
        await pilot.press("pagedown", "pagedown", "j", "j")
        table = await _settled(pilot)
        before, top = table.current, table.scroll_offset.y
        await pilot.press("f4")
        await pilot.pause()
        await pilot.press("f3")
        table = await _settled(pilot)
        assert (table.current, table.scroll_offset.y) == (before, top)


async def test_a_complaint_from_elsewhere_appears_and_the_cursor_stays(tmp_path: Path) -> None:
    """Another terminal's save is shown without losing the place."""
    path = _shop(tmp_path / "shop.db", 60)
    app = DeskApp(path, clock=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("8")
        await _settled(pilot)
        await pilot.press("j", "j", "j")
        table = await _settled(pilot)
        before = table.current
        other: Desk = open_desk(path, clock=lambda: NOW)
        with other.act(Actor(1, "Ayşe Demir", "front_desk")) as act:
            receipt = intake.take_in(act, Complaint(description="Rang about a broken lamp."))
        other.close()
        await app.refresh_all()
        table = await _settled(pilot)
        assert table.count == 61
        assert table.current == before
        assert any(receipt.reference in line for line in _lines(table))


async def test_an_empty_desk_says_how_to_begin(empty: Path) -> None:
    """Nothing on file: each view says what it would show, and which key makes the first."""
    app = DeskApp(empty, clock=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await _settled(pilot)
        assert "F2 takes in a complaint" in str(app.screen.query_one("#empty").render())
        await pilot.press("end", "home", "pagedown", "enter", "space")
        await _settled(pilot)
        assert isinstance(app.screen, CasesScreen)


async def test_make_mine_gives_every_marked_case_an_owner(tmp_path: Path) -> None:
    """Space marks, and the act applies to all that are marked."""
    path = _shop(tmp_path / "shop.db", 60)
    app = DeskApp(path, clock=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        table = await _settled(pilot)
        await pilot.press("space", "space")
        references = {row.reference for row in table.chosen}
        assert len(references) == 2
        await pilot.press("m")
        table = await _settled(pilot)
        assert not table.marked
    assert references <= {row.reference for row in _rows(path, View.MINE)}


@pytest.mark.parametrize("key", ["escape", "q", "f3"])
async def test_a_case_opens_and_leads_back(three_hundred: Path, key: str) -> None:
    """Enter opens the case under the cursor; Escape, q and F3 lead back to it."""
    app = DeskApp(three_hundred, clock=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        table = await _settled(pilot)
        before = table.current
        await pilot.press("j", "enter")
        await pilot.pause()
        assert not isinstance(app.screen, CasesScreen)
        await pilot.press(key)
        table = await _settled(pilot)
        assert isinstance(app.screen, CasesScreen)
        assert table.current != before
        assert table.cursor == 1


async def test_a_new_day_is_noticed(three_hundred: Path) -> None:
    """What was due yesterday is overdue after midnight, though nobody saved anything."""
    now = [NOW]
    app = DeskApp(three_hundred, clock=lambda: now[0])
    async with app.run_test(size=(80, 24)) as pilot:
        await _settled(pilot)
        before = app.counts.overdue
        now[0] = NOW + timedelta(days=30)
        for _ in range(20):
            await pilot.pause(0.1)
            if app.counts.overdue != before:
                break
        assert app.counts.overdue > before


async def test_a_busy_file_does_not_end_the_app(tmp_path: Path) -> None:
    """While another program holds the file, the desk waits, and goes on when it is free again."""
    path = _shop(tmp_path / "shop.db", 60)
    app = DeskApp(path, clock=lambda: NOW)
    async with app.run_test(size=(120, 40)) as pilot:
        await _settled(pilot)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        await pilot.press("j", "8")
        await pilot.pause(0.2)
        assert app.is_running
        other.execute("ROLLBACK")
        other.close()
        table = await _settled(pilot)
        assert table.count == 60
