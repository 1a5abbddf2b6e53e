"""The evidence map on the screen: read, opened, handed on."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from complaintdesk.rules.vocabulary import View
from screens.case import CaseScreen
from screens.dialogs.behind import BehindDialog
from screens.dialogs.evidence_pack import EvidencePackDialog
from screens.evidence import EvidenceScreen
from screens.register import Register
from screens.review import ReviewScreen
from tests import reviews
from tests.desk import Office
from tests.hostile import HOSTILE
from tests.screens.management_fixture import Room, in_room
from tests.screens.sizes import SIZES


async def _stand_on(room: Room, asked: str) -> None:
    """Move to the line that asks for this."""
    at = next(at for at, row in enumerate(room.screen.rows) if asked in row.cells[2])
    room.screen.query_one(OptionList).highlighted = at
    await room.press()


@pytest.mark.parametrize("size", SIZES)
async def test_a_line_says_what_is_asked_how_it_stands_and_why(office: Office, size: tuple[int, int]) -> None:
    office.new_case()
    async with in_room(office, "evidence", size) as room:
        assert "Evidence map · ISO 10002 · " in room.text()
        await _stand_on(room, "Accountability")
        assert "4 guiding principles · ✗ red" in room.page
        assert "0 of 1 open cases have a named owner." in room.page
        assert "Green when each open case has an owner" in room.page
        assert "has no owner" in room.page


async def test_enter_opens_the_record_behind(office: Office) -> None:
    case_id = office.new_case()
    async with in_room(office, "evidence") as room:
        await _stand_on(room, "Accountability")
        await room.press("enter")
        await room.until(lambda: isinstance(room.app.screen, CaseScreen))
        assert isinstance(room.app.screen, CaseScreen)
        assert room.app.screen.case_id == case_id


async def test_of_several_records_one_is_chosen(office: Office) -> None:
    review_id = reviews.held(office)
    reviews.plan(office, planned_on="2027-11-01")
    async with in_room(office, "evidence") as room:
        await _stand_on(room, "Top management reviews")
        await room.press("enter")
        assert isinstance(room.app.screen, BehindDialog)
        assert "Management review of 1 November 2027" in room.flat()
        await room.press("enter")
        screen = room.app.screen
        assert isinstance(screen, ReviewScreen)
        await room.until(lambda: screen.entry is not None and screen.entry.id == review_id)


@pytest.mark.parametrize(
    ("asked", "room_title"),
    [("Measurable objectives", "Objectives"), ("complaint handling is audited", "Audits")],
)
async def test_a_line_without_a_record_leads_to_where_the_first_is_made(
    office: Office, asked: str, room_title: str
) -> None:
    async with in_room(office, "evidence") as room:
        await _stand_on(room, asked)
        assert f"Enter leads to where the first is made: {room_title}" in room.page
        await room.press("enter")
        screen = room.app.screen
        assert isinstance(screen, Register)
        assert room_title == screen.NAME


async def test_a_line_about_cases_without_one_leads_to_the_list(office: Office) -> None:
    asked_of: list[tuple[str, View, str]] = []

    async def show_cases(query: str, view: View, behind: str) -> None:
        asked_of.append((query, view, behind))

    async with in_room(office, "evidence") as room:
        room.app.show_cases = show_cases  # type: ignore[method-assign]
        await _stand_on(room, "Capacity")
        await room.press("enter")
        await room.until(lambda: bool(asked_of))
    assert asked_of == [("", View.OPEN, "room:evidence:0")]


async def test_only_what_is_wanting_is_shown_when_asked(office: Office) -> None:
    office.new_case()
    async with in_room(office, "evidence") as room:
        everything = len(room.screen.rows)
        await room.press("w")
        states = {row.cells[0] for row in room.screen.rows}
        assert states <= {"! amber", "✗ red"}
        await room.press("w")
        assert len(room.screen.rows) == everything


async def test_the_pack_is_made_by_one_key(office: Office) -> None:
    async with in_room(office, "evidence") as room:
        await room.press("p")
        assert isinstance(room.app.screen, EvidencePackDialog)
        await room.write("clause", "9.9")
        assert "4 to 8, such as 7.4" in (await room.refuse()).replace("\n", " ")
        await room.write("clause", "8.6")
        said = await room.save()
    path = office.path.parent / "papers" / "evidence.pdf"
    assert "The evidence pack was saved" in said
    assert path.read_bytes().startswith(b"%PDF")


async def test_it_follows_the_file(office: Office) -> None:
    case_id = office.new_case()
    async with in_room(office, "evidence") as room:
        await _stand_on(room, "Accountability")
        office.assign(case_id)
        await room.screen.refresh_from_file()
        await room.until(lambda: "1 of 1 open cases have a named owner." in room.page)
        assert isinstance(room.screen, EvidenceScreen)


@pytest.mark.parametrize("code", ["review", "evidence"])
async def test_texts_from_people_do_nothing(office: Office, code: str) -> None:
    texts = [text for text in HOSTILE if text.strip() and len(text) < 200]
    review_id = reviews.plan(office)
    reviews.freeze(office, review_id)
    reviews.minute(office, review_id, minutes="\n".join(texts), attended=" ".join(texts)[:400])
    for text in texts:
        reviews.decide(office, review_id, what=f"Do: {text}")
    async with in_room(office, code) as room:
        for _ in range(8):
            room.assert_harmless()
            await room.press("space")
