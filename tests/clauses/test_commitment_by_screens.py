"""Clauses 5 and 6, 8.1 and annex B of ISO 10002:2018, row by row, by keys alone on the screens.

`test_commitment_by_operations.py` walks the same rows without screens; `docs/iso10002.md` names both.
"""

from __future__ import annotations

import pytest

from screens.agenda import AgendaScreen
from screens.management import ManagementScreen
from tests.desk import Office
from tests.screens.room_fixture import Room, in_room

# the acts themselves are driven in tests/screens; these walk each row as a whole
pytestmark = pytest.mark.campaign


async def test_clause_5_1_context(office: Office) -> None:
    """A risk is noted with what is done about it, and held no more."""
    async with in_room(office, "plan") as room:
        for at, what in ((1, "Everything we sell."), (4, "The courier strikes.")):
            await room.press("c")
            await room.choose("kind", str(at))
            await room.write("what", what)
            await room.write("response", "We know.")
            await room.save()
        await room.press("g", "j", "j")
        assert "The courier strikes. What is done about it We know." in room.page
        await room.press("d")
        await room.save()
    assert office.rows("SELECT kind, until FROM context_entry ORDER BY id") == [
        ("scope", None),
        ("risk", "2026-11-23"),
    ]


async def test_clause_5_3_policy(office: Office) -> None:
    """Begun, worded, approved by the manager, read by the clerk, printed for the public."""
    async with in_room(office, "policy") as room:
        await room.press("n", "e")
        for keys, words in (((), "We listen."), (("right",), "Dinliyoruz.")):
            await room.choose("language", *keys)
            await room.choose("text", *["ctrl+shift+k"] * 45)  # line by line
            await room.write("text", words)
        await room.save()
        await _be(room, "end")
        await room.press("v")
        await room.save()
        await _be(room, "home")
        await room.press("u", "y")
        assert "✓ Ayşe Demir" in room.page and "✗ Can Öz has not" in room.page
        await room.press("f9")
        await room.save()
    assert office.rows("SELECT approved_by_id, effective_on FROM policy_edition") == [(3, "2026-11-23")]
    assert (office.path.parent / "papers" / "policy-en.pdf").exists()


async def _be(room: Room, key: str) -> None:
    """F8: the first or the last of the people works here now."""
    await room.press("f8", key, "enter")


async def test_clause_5_4_authority(office: Office) -> None:
    """Who may what, on its page."""
    async with in_room(office, "plan") as room:
        await room.press("g", "j", "j")
        assert "Who may what" in room.screen.rows[2].cells[1]
        assert "Front desk: Ayşe Demir offer any remedy up to 100.00 GBP" in room.page
        assert "Manager: Mary O’Neill offer any remedy of any sum" in room.page


async def test_clause_6_3_plan(office: Office) -> None:
    """Planned, found in the agenda, gone to from there, done."""
    async with in_room(office, "plan") as room:
        await room.press("n")
        await room.write("what", "A new leaflet")
        await room.write("due_on", "+8")
        await room.write("objective", "95 % in time")
        await room.save()
        await room.press("escape")
        room.app.action_management()
        await room.until(lambda: isinstance(room.app.screen, ManagementScreen))
        await room.press("a")
        screen = room.app.screen
        assert isinstance(screen, AgendaScreen) and screen.rows[0].cells[2] == "Plan: A new leaflet"
        await room.press("enter", "d")
        await room.write("result", "Printed.")
        await room.press("f10")
        await room.until(lambda: bool(office.value("SELECT done_on FROM plan_item")))
    assert office.rows("SELECT objective, result FROM plan_item") == [("95 % in time", "Printed.")]


async def test_clause_6_4_training(office: Office) -> None:
    """A topic is made, a training noted, and the matrix says who has it."""
    async with in_room(office, "training") as room:
        await room.press("n")
        await room.write("code", "first_contact")
        await room.write("title", "The first contact")
        await room.choose("roles", "space")
        await room.save()
        assert room.screen.rows[0].cells[3] == "✗ 1"
        await room.press("r")
        await room.choose("staff_id", "enter", "a", "y", "enter")
        await room.write("assessor", "Mary O’Neill")
        await room.save()
        assert room.screen.rows[0].cells[2:4] == ("✓ 1", "")
    assert office.rows("SELECT staff_id, assessor, passed FROM training_record") == [(1, "Mary O’Neill", 1)]


async def test_clause_8_1_collecting_information(office: Office) -> None:
    """What is kept, for how long, what is past it, and what is not done yet."""
    async with in_room(office, "policy") as room:
        await room.press("G")
        for words in ("For how long", "Legal hold", "Nobody can rewrite it", "does not erase anything yet"):
            assert words in room.page


async def test_annex_b_small_business(office: Office) -> None:
    """The seven steps on their page; b shows only what a small business needs, and all of it again."""
    async with in_room(office, "plan") as room:
        room.app.actor = office.people[2]  # a manager decides it
        await room.press("G")
        assert "Be open to complaints" in room.page and "Look back" in room.page
        await room.press("b", "y")
        assert "The desk is lite" in room.page
        room.app.action_management()
        await room.until(lambda: isinstance(room.app.screen, ManagementScreen))
        await room.press("escape", "b", "y")
        assert "The desk is full" in room.page
