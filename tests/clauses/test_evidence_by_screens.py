"""Clause 4, 8.6 and annex A by keys alone; `test_evidence_by_operations.py` walks them without screens."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from screens.case import CaseScreen
from screens.dialogs.sure import SureDialog
from tests import reviews
from tests.clauses.test_evidence_by_operations import PRINCIPLES
from tests.desk import Office
from tests.screens.management_fixture import Room, in_room

# the rooms themselves are driven in tests/screens; these walk each row as a whole
pytestmark = pytest.mark.campaign


async def _yes(room: Room, said: str) -> None:
    assert isinstance(room.app.screen, SureDialog)
    await room.press("y")
    await room.until(lambda: said in room.said)


async def test_clause_4_guiding_principles(office: Office) -> None:
    """Every principle with figures, rule and records; a record is opened from there; the pack is saved."""
    office.new_case()
    async with in_room(office, "evidence") as room:
        asked = [row.cells[2].partition(":")[0] for row in room.screen.rows if row.cells[1] == "4"]
        assert sorted(asked) == sorted(PRINCIPLES)
        while room.screen.entry is not None and "Accountability" not in room.screen.entry.cells[2]:
            await room.press("j")
        assert "0 of 1 open cases have a named owner." in room.page
        await room.press("p")
        await room.write("clause", "4")
        assert "The evidence pack was saved" in await room.save()
        await room.press("enter")
        await room.until(lambda: isinstance(room.app.screen, CaseScreen))
    assert (office.path.parent / "papers" / "evidence.pdf").exists()


async def test_clause_8_6_management_review(office: Office) -> None:
    """Planned, frozen, minuted, decided, closed, carried out, and shown in the next pack."""
    async with in_room(office, "review") as room:
        room.app.actor = office.people[2]
        await room.press("n")
        await room.write("planned_on", "today")
        await room.save()
        await room.until(lambda: bool(room.screen.rows))
        await room.press("f")
        await _yes(room, "The pack is frozen")
        await room.press("m")
        await room.write("held_on", "20 Nov")
        await room.write("minutes", "We went through it.")
        await room.save()
        await room.press("d")
        await room.write("what", "Ask the carrier.")
        await room.choose("owner_id", "enter", "down", "enter")
        await room.write("due_on", "2027-01-31")
        await room.save()
        await room.press("c")
        await _yes(room, "The review is closed.")
        await room.press("v")
        await room.write("note", "They deliver in windows now.")
        await room.save()
        await room.press("n")
        await room.write("planned_on", "2027-11-01")
        await room.save()
        await room.until(lambda: len(room.screen.rows) == 2)
        room.screen.query_one(OptionList).focus()
        await room.press("g", "f")
        await _yes(room, "The pack is frozen")
    told = reviews.section(reviews.pack(office, 2), "earlier")
    assert "They deliver in windows now." in told


async def test_annex_a_how_the_standards_hang_together(office: Office) -> None:
    """The last lines of the map say which of the four has records, and what is missing."""
    async with in_room(office, "evidence") as room:
        while room.screen.entry is not None and room.screen.entry.cells[1] != "annex A":
            await room.press("j")
        assert "belong to one system" in room.page
        assert "Missing: what is promised (ISO 10001)" in room.page
