"""The room of objectives, by keys; hostile words on it; and what freezes by itself beside the work."""

from __future__ import annotations

import pytest

from screens.dialogs.objective import ChangeObjectiveDialog, EndObjectiveDialog, ObjectiveDialog
from screens.freezer import Freezer
from tests.desk import Office
from tests.hostile import HOSTILE, some
from tests.objectives import frozen, objective, with_months
from tests.screens.room_fixture import in_room
from tests.screens.sizes import SIZES


@pytest.mark.parametrize("size", SIZES)
async def test_an_objective_is_set_changed_and_ended_by_keys(office: Office, size: tuple[int, int]) -> None:
    with_months(office)
    async with in_room(office, "objectives", size) as room:
        assert "No objective is set yet." in room.flat()
        await room.press("n")
        assert isinstance(room.app.screen, ObjectiveDialog)
        await room.write("target", "ten")
        assert "Write a percentage like 5" in await room.refuse()
        await room.write("target", "10")
        await room.write("alarm", "9")
        assert "✗ The alarm lies above the target" in await room.refuse(), room.text()
        await room.write("alarm", "15")
        await room.write("due_on", "31 Dec")
        await room.write("how", "At nine and at two.")
        assert "Saved" in await room.save()
        await room.until(lambda: bool(room.screen.rows))
        cells = room.screen.rows[0].cells
        assert cells == ("Acknowledged late", "≤ 10 %", "16.67 %", "! ✗ not met", "2026-12-31")
        await room.until(lambda: "Month by month" in room.page)
        assert "Actual: 16.67 % of 18" in room.page
        assert "Alarm at 15 %: ! passed: look at it now." in room.page
        assert "2026-10 16.67 % of 6" in room.page
        await room.press("c")
        assert isinstance(room.app.screen, ChangeObjectiveDialog)
        await room.write("target", "20")
        await room.write("alarm", "")
        await room.save()
        await room.until(lambda: room.screen.rows[0].cells[3] == "✓ met")
        await room.press("e")
        assert isinstance(room.app.screen, EndObjectiveDialog)
        assert "Please fill this in" in await room.refuse()
        await room.write("why", "Met; the next is 5 %.")
        await room.save()
        await room.until(lambda: room.screen.rows[0].cells[3] == "ended")
        await room.until(lambda: "Met; the next is 5 %." in room.page)
        await room.press("e")
        assert "This objective has ended" in room.said


async def test_a_number_may_go_either_way_where_neither_is_better(office: Office) -> None:
    async with in_room(office, "objectives") as room:
        await room.press("n")
        room.app.screen.query_one("#measure").value = "received"  # type: ignore[attr-defined]
        await room.choose("way", "left")
        await room.write("target", "12")
        await room.save()
        await room.until(lambda: bool(room.screen.rows))
        assert room.screen.rows[0].cells[:2] == ("Received", "≥ 12")


async def test_a_frozen_month_that_differs_now_is_said(office: Office) -> None:
    with_months(office)
    frozen(office, "2026-09", "2026-10")
    objective(office, measure="received", target=1000)
    async with in_room(office, "objectives") as room:
        await room.until(lambda: "2 months are frozen, 2026-09 to 2026-10" in room.page)
        assert "the records say the same today" in room.page
        office.new_case(received_at="2026-10-14T10:00:00Z")
        await room.app.refresh_all()
        await room.until(lambda: "2026-10: frozen 6, now 7" in room.page)


@pytest.mark.parametrize("text", some(HOSTILE))
async def test_hostile_words_are_shown_as_they_are(office: Office, text: str) -> None:
    objective(office, how=f"x{text}")
    async with in_room(office, "objectives", (120, 40)) as room:
        await room.until(lambda: "How it is to be reached" in room.page)
        room.assert_harmless()
        await room.press("c")
        room.assert_harmless()


async def test_what_is_over_is_frozen_beside_the_work(office: Office) -> None:
    with_months(office)
    async with in_room(office, "objectives") as room:
        room.app.freezer.look()
        await room.until(lambda: office.value("SELECT count(*) FROM frozen_month") == 6)
        assert office.rows("SELECT act, actor_name FROM event ORDER BY id DESC LIMIT 1") == [
            ("monitoring.freeze", room.app.actor.name)
        ]
        await Freezer(room.app).freeze()
        assert office.value("SELECT count(*) FROM frozen_month") == 6
