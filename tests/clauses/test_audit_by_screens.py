"""8.5 and annexes D and I of ISO 10002:2018, row by row, by keys alone on the screens."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.audit_findings import FindingsScreen
from screens.audit_questions import AuditScreen
from screens.case import CaseScreen
from screens.dialogs.answers import Answer
from screens.dialogs.audit_report import AuditReportDialog
from screens.drift import DriftScreen
from screens.quality_reviews import SampleScreen
from screens.register import Register
from tests import audits
from tests.desk import Office
from tests.operations import test_quality as reviewed
from tests.queries.test_drift import decide
from tests.screens.room_fixture import Room, in_room
from tests.screens.sizes import SIZES

pytestmark = pytest.mark.campaign  # the same ways are walked by operations in the suite


def be(room: Room, office: Office, who: int) -> None:
    """Somebody else sits at the terminal now."""
    room.app.actor = office.people[who - 1]


async def fill(room: Room, field: str, text: str) -> None:
    """Write it in place of what stands there."""
    room.app.screen.query_one(f"#{field}").focus()
    await room.press("ctrl+u")
    await room.write(field, text)


async def enter(room: Room, kind: type[Register], *keys: str) -> None:
    """Go on to another list."""
    await room.press(*keys)
    await room.until(lambda: isinstance(room.app.screen, kind))
    assert isinstance(room.app.screen, Register)
    room.screen = room.app.screen
    await room.app.workers.wait_for_complete()
    await room.pilot.pause()


async def answer(room: Room, what: str, **told: str) -> None:
    """Enter, the answer by its first letters, what shows it."""
    await room.press("enter")
    await room.choose("answer", *what)
    for field, text in told.items():
        await fill(room, field, text)
    assert "Answered" in await room.save()


async def plan(room: Room, scope: str) -> None:
    """Can audits these clauses."""
    await room.press("n")
    for field, text in {"title": "Receipts", "scope": scope, "planned_on": "1 Dec"}.items():
        await fill(room, field, text)
    await room.choose("auditor_id", "enter", *"can", "enter")
    await room.save()


@pytest.mark.parametrize("size", SIZES)
async def test_clause_8_5_audit(office: Office, size: tuple[int, int]) -> None:
    """n plans, Enter opens, d draws, Enter answers; f a d v follow the finding up; c concludes, F9 prints."""
    mine, other = office.decided_case(), office.decided_case()
    office.assign(mine, audits.CAN)
    office.close(mine)
    office.close(other)
    async with in_room(office, "audit", size) as room:
        assert "No audit is planned" in room.text()
        await plan(room, "7.4")
        be(room, office, audits.CAN)
        await enter(room, AuditScreen, "enter")
        await room.press("l")
        await fill(room, "reference", office.case(mine).reference)
        assert "Can Öz answers for it" in " ".join((await room.refuse()).split())
        await room.press("escape", "y")
        await room.press("d")
        assert "1 of 2 closed cases drawn" in await room.save()
        await answer(room, "mi", evidence="A list.", finding="Two were late.")
        await room.press("j")
        await answer(room, "c", evidence="Read.")
        await room.press("j")
        await answer(room, "n", evidence="No time.")
        await room.press("c")
        await fill(room, "conclusion", "It works.")
        assert "Concluded" in await room.save()
        await room.press("f9")
        dialog = room.app.screen
        assert isinstance(dialog, AuditReportDialog)
        await room.choose("format", "3")
        path = Path(dialog.query_one("#path", Answer).value)
        await room.save()
        await room.press("escape")
        await enter(room, FindingsScreen, "f")
        await room.press("a")
        await fill(room, "action", "A reminder.")
        await room.choose("owner_id", "enter", *"ay", "enter")
        await fill(room, "due_on", "10 Dec")
        await room.save()
        be(room, office, audits.AYSE)
        await room.press("d")
        await fill(room, "note", "Set up.")
        await room.save()
        await room.press("v")
        await fill(room, "note", "I looked.")
        assert "nobody verifies their own action" in " ".join((await room.refuse()).split())
        be(room, office, audits.MARY)
        await room.save()
        assert "Verified 23 November 2026 · Mary O’Neill" in room.page
    said = " ".join(path.read_text(encoding="utf-8").split())
    assert "Finding: Two were late." in said
    assert office.case(other).reference in said


async def test_annex_i_audit(office: Office) -> None:
    """The checklist's questions, one's own, a figure; it is not concluded while one of them is left."""
    async with in_room(office, "audit") as room:
        await plan(room, "8.3")
        be(room, office, audits.CAN)
        await enter(room, AuditScreen, "enter")
        assert [row.cells[1] for row in room.screen.rows] == ["8.3", "8.3", "8.3"]
        assert "conformity" in room.page
        await room.press("o")
        await fill(room, "text", "Do we ask those who gave up?")
        await room.save()
        await room.press("m")
        assert "12 months: 0" in " ".join((await room.save()).split())
        assert "Received" in room.page
        await answer(room, "c", evidence="Read.")
        await room.press("c")
        await fill(room, "conclusion", "Done.")
        assert "3 questions are not answered yet" in " ".join((await room.refuse()).split())


async def test_annex_d_objectivity(office: Office) -> None:
    """n draws, Enter reviews with the checklist; the results stand on the page; w holds like cases together."""
    reviewed.closed(office, 2)
    decide(office, 2, 6, remedies=["compensation"], sum_given=2_000)
    decide(office, 3, 6, remedies=["apology"])
    async with in_room(office, "quality") as room:
        be(room, office, audits.MARY)
        await room.press("n")
        await fill(room, "size", "1")
        await room.save()
        await enter(room, SampleScreen, "enter")
        await room.press("enter")
        await room.press(*("y", "tab", "tab") * 17)
        assert "✗ Please answer this." in await room.refuse()
        await room.choose("q-tone", "n")
        await fill(room, "n-tone", "Curt.")
        await room.save()
        assert "Curt." in room.page
        await room.press("escape")
        assert isinstance(room.app.screen, Register)
        room.screen = room.app.screen
        await room.app.workers.wait_for_complete()
        assert "1 × Is the tone towards both sides respectful?" in room.page
        await enter(room, DriftScreen, "w")
        assert room.screen.rows[0].cells[0] == "◆"
        assert "It says nothing of who is right" in room.page
        await room.press("enter")
        await room.press("enter")
        await room.until(lambda: isinstance(room.app.screen, CaseScreen))
