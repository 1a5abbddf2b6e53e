"""“Which problem got worse this quarter, and is our fix for it working?”: by keys, and how many they are."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from complaintdesk.operations import improvement
from complaintdesk.operations.inputs import ImprovementBegun, ImprovementDone, ImprovementWritten
from complaintdesk.operations.inputs.fields import check
from complaintdesk.queries.improvement import actions_about
from screens.app import DeskApp
from screens.cases import CasesScreen
from screens.dashboard import DashboardScreen
from screens.dialogs.help import HelpDialog
from screens.worsening import WorseScreen
from tests.desk import Office
from tests.hostile import HOSTILE
from tests.screens.sizes import SIZES

MOST_KEYS = 8


@pytest.fixture
def quarter(office: Office) -> Office:
    """A year of complaints: late deliveries rose this quarter although something was done about them in June."""
    for month in range(1, 12):
        for day in range(1, (8 if month >= 10 else 3)):
            office.clock.now = datetime.fromisoformat(f"2026-{month:02d}-{day:02d}T10:00:00+00:00")
            office.new_case(problem="late_delivery")
        office.new_case(problem="price")
        if month == 5:
            begun = {
                "kind": "corrective",
                "title": "Another carrier",
                "problem": "Late.",
                "category": "late_delivery",
            }
            entry = office.do_as(3, improvement.begin, check(ImprovementBegun, begun))
            written = {
                "version": 1,
                "analysis": "One van.",
                "correction": "Two vans.",
                "prevention": "A contract.",
            }
            office.do_as(3, improvement.write, entry, check(ImprovementWritten, written))
            office.clock.step(days=2)
            office.do_as(3, improvement.finish, entry, check(ImprovementDone, {"note": "Done."}))
    office.clock.now = datetime.fromisoformat("2026-11-25T14:00:00+00:00")
    return office


async def _settled(pilot: Pilot[int]) -> None:
    for _ in range(3):
        await pilot.pause()
        groups = ("dashboard", "register", "page", "go", "list")
        await pilot.app.workers.wait_for_complete([each for each in pilot.app.workers if each.group in groups])
    await pilot.pause()


def _shown(app: DeskApp) -> str:
    text = [str(each.visual) for each in app.screen.query(Static)]
    rows = app.screen.query_one(OptionList)
    return "\n".join([*text, *(str(rows.get_option_at_index(at).prompt) for at in range(rows.option_count))])


@pytest.mark.parametrize("size", SIZES)
async def test_what_got_worse_and_whether_our_fix_works_in_at_most_eight_keys(
    quarter: Office, size: tuple[int, int]
) -> None:
    app = DeskApp(quarter.path, clock=quarter.clock)
    keys = ["f4", "p", "2", "w"]
    async with app.run_test(size=size) as pilot:
        await _settled(pilot)
        for key in keys:
            await pilot.press(key)
            await _settled(pilot)
        assert isinstance(app.screen, WorseScreen)
        shown = _shown(app)
        first = str(app.screen.query_one(OptionList).get_option_at_index(0).prompt)
        assert "late delivery" in first
        assert "▲" in first
        assert "more than in the 56 days before" in shown
        assert "Nov 2026" in shown
        assert "Another carrier" in shown
        assert "Is our fix for it working?" in shown
        with quarter.desk.look() as look:
            (action,) = actions_about(look, "late_delivery")
        assert action.says.split(":")[0] in ("no difference can be shown yet", "it got worse", "too few to say")
        assert " ".join(action.says.split()) in " ".join(shown.split())
        assert len(keys) <= MOST_KEYS - 1
        await pilot.press("enter")  # and its cases
        await _settled(pilot)
        assert isinstance(app.screen, CasesScreen)
        assert app.screen.query_text == 'problem:"=late_delivery" received:2026-10-01..2026-12-31'
        assert app.screen.found is not None
        assert len(app.screen.found.ids) == 14
        await pilot.press("escape")
        await _settled(pilot)
        assert isinstance(app.screen, DashboardScreen)


@pytest.mark.campaign
async def test_what_nobody_does_anything_about_says_so_and_help_explains(quarter: Office) -> None:
    app = DeskApp(quarter.path, clock=quarter.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("f4", "w", "j"):
            await pilot.press(key)
            await _settled(pilot)
        assert "Nothing is being done about it yet" in _shown(app)
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpDialog)
        told = "\n".join(str(each.visual) for each in app.screen.query(Static))
        assert "XmR" in told
        await pilot.press("escape", "escape")
        await _settled(pilot)
        assert isinstance(app.screen, DashboardScreen)


async def test_hostile_names_of_problems_do_not_act(quarter: Office, tmp_path: Path) -> None:
    for at, name in enumerate(text for text in HOSTILE if text.strip()):
        if at % 20:
            continue
        path = Path(shutil.copy(quarter.path, tmp_path / f"desk{at}.db"))
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE category SET label = ? WHERE code = 'late_delivery'", (name,))
        connection.close()
        app = DeskApp(path, clock=quarter.clock)
        async with app.run_test(size=(80, 24)) as pilot:
            for key in ("f4", "w"):
                await pilot.press(key)
                await _settled(pilot)
            assert isinstance(app.screen, WorseScreen)
            drawn = _shown(app).replace("\n", "")
            assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in drawn)


async def test_where_nothing_was_received_it_says_what_would_stand_there(office: Office) -> None:
    office.new_case()
    office.clock.now += timedelta(days=400)
    app = DeskApp(office.path, clock=office.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("f4", "p", "4", "w"):
            await pilot.press(key)
            await _settled(pilot)
        assert isinstance(app.screen, WorseScreen)
        assert app.screen.query_one("#register-empty").region.height > 2
