"""Objectives, monitoring, the measures of annex H (6.2, 8.4, H), by keys alone."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from complaintdesk.rules.measures import PERIODIC
from screens.dashboard import DashboardScreen
from screens.objectives import ObjectivesScreen
from screens.widgets.figures_panel import FiguresPanel
from tests.desk import Office
from tests.objectives import frozen, objective, with_months
from tests.screens.intake_fixture import app_on, settled
from tests.screens.room_fixture import in_room

pytestmark = pytest.mark.campaign  # the same ways are walked by operations in the suite


async def test_clause_6_2_objectives(office: Office) -> None:
    """Set from the room, with an alarm; what is beside it stands in the list; ended with the reason."""
    with_months(office)
    async with in_room(office, "objectives") as room:
        await room.press("n")
        await room.write("target", "10")
        await room.write("alarm", "15")
        await room.save()
        await room.until(lambda: bool(room.screen.rows))
        assert room.screen.rows[0].cells[2:4] == ("16.67 %", "! ✗ not met")
        await room.press("e")
        await room.write("why", "Not met: a second e-mail round at four.")
        await room.save()
        await room.until(lambda: "a second e-mail round at four" in room.page)


async def test_clause_8_4_monitoring(office: Office) -> None:
    """From anywhere to the room by F6 o; what was frozen is said beside what is."""
    with_months(office)
    frozen(office, "2026-09", "2026-10")
    objective(office, measure="received", target=1000)
    office.new_case(received_at="2026-10-14T10:00:00Z")
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f6", "o")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, ObjectivesScreen)
        page = str(screen.query_one("#register-text", Static).render())
        assert "2 months are frozen" in page
        assert "2026-10: frozen 6, now 7" in page


async def test_annex_h_measures(office: Office) -> None:
    """The dashboard shows each measure; ? says how it is counted."""
    with_months(office)
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("f4")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, DashboardScreen)
        drawn = str(screen.query_one(FiguresPanel).render())
        for measure in PERIODIC:
            assert measure.title in drawn
