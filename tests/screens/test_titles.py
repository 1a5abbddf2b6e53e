"""Names and titles of people stand in the titles of boxes as they are: brackets are no markup there either."""

from __future__ import annotations

from complaintdesk.operations import commitment
from complaintdesk.rules.plain_text import clean_line, visible
from complaintdesk.store.desk import Actor
from screens.dialogs.form import FormDialog
from tests import audits, surveyed
from tests.desk import Office
from tests.hostile import HOSTILE
from tests.screens.management_fixture import Room, in_room

# what looks like markup, and some of the rest, as a field of one line takes it
LINES = list(dict.fromkeys(filter(None, (clean_line(text)[:200] for text in (*HOSTILE[:10], *HOSTILE[10::4])))))


def _assert_titled(room: Room, words: str, text: str) -> None:
    """The dialog has these words and this text in its title, as much of it as there is room for."""
    assert isinstance(room.app.screen, FormDialog)
    room.assert_harmless()
    box = room.app.screen.query_one(".form")
    title = box._border_title
    assert title is not None
    assert str(title).startswith(f"{words} · {visible(text)[:100]}".rstrip()), text
    assert f"{words} · {visible(text)[:6]}".rstrip() in room.text(), text


async def test_an_audit_may_be_called_anything(office: Office) -> None:
    called = {audits.plan(office, title=line): line for line in LINES}
    async with in_room(office, "audit") as room:
        for audit_id in sorted(called, reverse=True):  # the newest stands first
            assert room.screen.entry_id == audit_id
            await room.press("x")
            _assert_titled(room, "This audit is not held", called[audit_id])
            await room.press("escape", "j")


async def test_a_survey_may_be_called_anything(office: Office) -> None:
    surveyed.some_closed(office, 2)
    for line in LINES[:9]:
        survey_id = surveyed.draw(office, title=line, spare_months=0)
        async with in_room(office, "satisfaction", at=survey_id) as room:
            await room.press("e")
            _assert_titled(room, "End the survey", line)


async def test_whoever_approves_may_be_called_anything(office: Office) -> None:
    office.do_as(audits.MARY, commitment.draft)
    async with in_room(office, "policy") as room:
        for line in LINES:
            room.app.actor = Actor(audits.MARY, line, "manager")
            await room.press("v")
            _assert_titled(room, "Approve the policy", line)
            await room.press("escape")
