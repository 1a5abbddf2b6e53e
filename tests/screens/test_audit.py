"""Audits, findings and quality reviews on the screen: hostile text, what Enter does, what is refused."""

from __future__ import annotations

import pytest

from complaintdesk.operations import audit, quality
from complaintdesk.operations.inputs import audit as given
from complaintdesk.operations.inputs import check
from complaintdesk.operations.inputs import quality as entered
from complaintdesk.rules.plain_text import clean_line
from screens.audit_findings import FindingsScreen
from screens.audit_questions import AuditScreen
from screens.management import ManagementScreen
from screens.quality import QualityScreen
from screens.quality_reviews import SampleScreen
from tests import audits
from tests.clauses.test_audit_by_screens import be, enter, fill, plan
from tests.desk import Office
from tests.hostile import HOSTILE
from tests.operations import test_quality as reviewed
from tests.screens.room_fixture import in_room
from tests.screens.sizes import SIZES

ALL = "\n".join(HOSTILE)
LINES = " ".join(filter(None, map(clean_line, HOSTILE)))[:450]


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_text_is_shown_and_does_nothing(office: Office, size: tuple[int, int]) -> None:
    reviewed.closed(office, 1)
    audit_id = audits.plan(office, title=LINES, note=ALL, auditor_id=None, auditor_outside=LINES)
    audits.answer(office, audits.questions(office, audit_id)[0].id, "major", evidence=ALL, finding=ALL)
    sample = reviewed.draw(office, size=1)
    reviewed.review(office, reviewed.reviews(office, sample)[0].id, tone={"answer": "no", "note": ALL}, note=ALL)
    async with in_room(office, "audit", size) as room:
        room.assert_harmless()
        assert "DROP TABLE" in room.page
        await enter(room, AuditScreen, "enter")
        room.assert_harmless()
        await room.press("enter")
        room.assert_harmless()
        await room.press("escape")
        await room.press("escape")
        await room.until(lambda: room.app.screen is not room.screen)
        room.screen = room.app.screen  # type: ignore[assignment]
        await enter(room, FindingsScreen, "f")
        room.assert_harmless()
        assert "DROP TABLE" in room.page
    async with in_room(office, "quality", size) as room:
        await enter(room, SampleScreen, "enter")
        room.assert_harmless()
        assert "DROP TABLE" in room.page
        await room.press("enter")
        room.assert_harmless()


async def test_the_letters_of_management_lead_there(office: Office) -> None:
    async with in_room(office, "audit") as room:
        await room.press("escape", "f6")
        assert isinstance(room.app.screen, ManagementScreen)
        await room.press("q")
        assert isinstance(room.app.screen, QualityScreen)
        assert "No closed case was reviewed yet" in room.text()


@pytest.mark.campaign
async def test_enter_on_a_finding_does_what_is_next(office: Office) -> None:
    finding_id = audits.one_finding(office)
    async with in_room(office, "audit") as room:
        await enter(room, FindingsScreen, "f")
        await room.press("enter")
        assert "What is done about it" in room.text()
        await room.press("escape")
    audits.put_right(office, finding_id)
    async with in_room(office, "audit") as room:
        await enter(room, FindingsScreen, "f")
        assert "to be verified" in room.text()
        await room.press("enter")
        assert "Is it put right?" in room.text()


async def test_what_cannot_be_done_is_said_before_anything_is_typed(office: Office) -> None:
    reviewed.closed(office, 1)
    sample = reviewed.draw(office, size=1)
    reviewed.review(office, reviewed.reviews(office, sample)[0].id)
    told = check(entered.SampleConcluded, {"sample_id": sample, "conclusion": "All well."})
    office.do_as(audits.MARY, quality.conclude, told)
    audit_id = audits.plan(office)
    office.do(audit.drop, check(given.AuditDropped, {"audit_id": audit_id, "why": "Nobody has time."}))
    held = audits.plan(office)
    async with in_room(office, "quality") as room:
        await room.press("c")
        assert "stand as they are" in room.said
        await enter(room, SampleScreen, "enter")
        await room.press("r")
        assert "stand as they are" in room.said
    async with in_room(office, "audit", at=audit_id) as room:
        assert "Nobody has time." in room.page
        for key in ("x", "e", "c", "o"):
            await room.press(key)
            assert "This audit is not held" in room.said
    async with in_room(office, "audit", at=held) as room:
        await enter(room, AuditScreen, "enter")
        for key in ("a", "d", "x", "c"):
            await room.press(key)
            assert "Can Öz audits this (8.5)" in room.said


@pytest.mark.campaign
async def test_what_was_just_planned_or_drawn_is_under_the_cursor(office: Office) -> None:
    reviewed.closed(office, 1)
    audits.plan(office, planned_on="2027-03-01", title="Later")
    async with in_room(office, "audit") as room:
        await plan(room, "7.4")
        await room.until(lambda: room.screen.entry is not None and room.screen.entry.cells[1] == "Receipts")
        assert "Planned" in room.said
    async with in_room(office, "quality") as room:
        be(room, office, audits.MARY)
        await room.press("n")
        await room.save()
        await room.until(lambda: room.screen.entry is not None)
        assert "Sample 1 · Mary O’Neill" in room.page


async def test_an_audit_with_answers_is_concluded_and_not_dropped(office: Office) -> None:
    audits.one_finding(office)
    async with in_room(office, "audit") as room:
        await room.press("x")
        assert "c concludes it instead" in room.said
        await room.press("n")
        await fill(room, "title", "Old")
        await fill(room, "planned_on", "2010-01-01")
        await room.choose("auditor_id", "enter", *"can", "enter")
        assert "This day has passed" in " ".join((await room.refuse()).split())
        await room.choose("was_held", "y")
        await room.save()


async def test_the_checklist_counts_its_questions_and_names_its_notes(office: Office) -> None:
    reviewed.closed(office, 1)
    reviewed.draw(office, size=1)
    async with in_room(office, "quality") as room:
        be(room, office, audits.MARY)
        await enter(room, SampleScreen, "enter")
        await room.press("enter")
        assert "1 of 18 · Did they know how it goes on" in room.text()
        assert "note" in room.text()
        room.app.screen.query_one("#q-staff_private").focus()
        await room.pilot.pause()
        assert "confidentiality  ○ yes" in room.text()
