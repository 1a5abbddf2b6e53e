"""The room of improvement: what it says, what it refuses and why, links from a case and from marked cases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from complaintdesk.operations import improvement
from complaintdesk.operations.inputs import ImprovementBegun, ImprovementDone, check
from complaintdesk.queries import case_file
from screens.app import DeskApp
from screens.dialogs.bulk import BulkDialog, SummaryDialog
from screens.dialogs.improvement_cases import LinkToDialog
from screens.improvement import ImprovementScreen
from tests.desk import Office
from tests.hostile import HOSTILE
from tests.improvements import TODAY, begin, done, whole, write
from tests.screens.case_fixture import Case, on_case
from tests.screens.intake_fixture import settled
from tests.screens.room_fixture import Room, in_room
from tests.screens.sizes import SIZES


async def fill(room: Room, field: str, text: str) -> None:
    """Write it in place of what stands there."""
    room.app.screen.query_one(f"#{field}").focus()
    await room.press("end", "ctrl+u")
    await room.write(field, text)


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_register_says_what_would_stand_there(office: Office, size: tuple[int, int]) -> None:
    async with in_room(office, "improvement", size) as room:
        assert "n opens the first entry" in room.flat()
        await room.press("e", "d", "c", "z", "l", "o", "s", "r", "w", "enter")  # nothing to do anything to
        assert isinstance(room.app.screen, ImprovementScreen)
        await room.press("x")
        assert "Only what is proposed" in room.said


@pytest.mark.campaign
async def test_a_good_practice_is_opened_with_what_may_be_copied(office: Office) -> None:
    async with in_room(office, "improvement") as room:
        await room.press("n")
        assert "Corrective" not in await room.refuse()  # it says which fields are missing
        await room.choose("kind", *"good")
        for field, text in (("title", "A call on the day after"), ("problem", "Tom rings them.")):
            await fill(room, field, text)
        await fill(room, "who", "Tom Becker")
        await fill(room, "copy_to", "All branches")
        assert "in the register" in await room.save()
        assert "What may be copied, and where All branches" in room.page
    row = whole(office, 1).row
    assert (row.kind, row.who, row.state) == ("good_practice", "Tom Becker", "open")


async def test_what_was_done_today_is_checked_from_tomorrow_on_and_closing_says_at_once_what_it_needs(
    office: Office,
) -> None:
    entry = begin(office)
    async with in_room(office, "improvement") as room:
        await room.press("z")
        await room.until(lambda: "carry it out first (d)" in room.said)
        assert isinstance(room.app.screen, ImprovementScreen)
        write(office, entry)
        office.do_as(3, improvement.finish, entry, check(ImprovementDone, {"note": "Done."}))
        await room.press("c")
        await room.until(lambda: "can be checked from tomorrow on, best on" in room.said)
        assert isinstance(room.app.screen, ImprovementScreen)


async def test_what_is_not_open_says_why(office: Office) -> None:
    begin(office, due_on=TODAY - timedelta(days=1))
    async with in_room(office, "improvement") as room:
        assert "! CA-2026-001" in room.text()
        await room.press("c")
        assert "is not done yet (d)" in room.said
        await room.press("o")
        assert "No case is linked to it yet" in room.said
        await room.press("d")
        assert "cause is missing" in " ".join((await room.refuse()).split())
        await room.press("escape")
        await room.press("w")
        await fill(room, "why", "The same as another.")
        assert "Withdrawn" in await room.save()
        await room.press("c")
        assert "is withdrawn" in room.said
        await room.press("r")
        await fill(room, "why", "It is not.")
        assert "open again" in await room.save()
    assert whole(office, 1).row.round == 2


async def test_what_somebody_else_saved_is_said_before_yours_goes_over_it(office: Office) -> None:
    entry_id = begin(office)
    async with in_room(office, "improvement") as room:
        await room.press("e")
        await fill(room, "analysis", "Mine.")
        write(office, entry_id, analysis="Theirs.")
        assert "analysis: Theirs." in " ".join((await room.refuse()).split())
        assert "Saved" in await room.save()
    assert whole(office, entry_id).rounds[0].analysis == "Mine."


@pytest.mark.campaign
async def test_cases_are_linked_by_their_references(office: Office) -> None:
    one, other = office.take_in(), office.take_in()
    entry_id = begin(office)
    async with in_room(office, "improvement") as room:
        await room.press("l")
        await fill(room, "cases", "2026-000099-1")
        assert "✗" in await room.refuse()
        await fill(room, "cases", f"{one.reference}, {other.reference}")
        assert "Saved" in await room.save()
        assert one.reference in room.page
        await room.press("l")
        await room.choose("what", "right")
        await fill(room, "cases", one.reference)
        await room.save()
    assert [case.reference for case in whole(office, entry_id).cases] == [other.reference]


async def test_a_case_is_linked_from_its_screen_and_shows_it(office: Office) -> None:
    case_id = office.new_case()
    begin(office)
    async with on_case(office, case_id) as case:
        await case.press("u")
        await case.until(lambda: isinstance(case.app.screen, LinkToDialog))
        assert "choose one" in (await case.refuse()).lower()
        case.app.screen.query_one("#improvement_id").focus()
        await case.press("enter", "down", "enter")
        await case.save()
        await case.press("T")
        await case.until(lambda: "What is improved because of it (8.7) CA-2026-001" in case.flat())
    with office.desk.look() as look:
        assert case_file.history(look, case_id)[-1].act == "patterns.link"


@pytest.mark.campaign
async def test_marked_cases_are_linked_together(office: Office) -> None:
    for _ in range(2):
        office.new_case()
    entry_id = begin(office)
    app = DeskApp(office.path, clock=office.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        case = Case(app, pilot, None)  # type: ignore[arg-type]
        await settled(pilot)
        await case.press("space", "j", "space", "b")
        await case.until(lambda: isinstance(app.screen, BulkDialog))
        app.screen.query_one("#act").focus()
        await case.press("l")
        app.screen.query_one("#improvement_id").focus()
        await case.press("enter", "down", "enter", "f10")
        await case.until(lambda: isinstance(app.screen, SummaryDialog))
        assert "Done for 2" in case.flat()
    assert whole(office, entry_id).row.cases == 2


@pytest.mark.parametrize("size", SIZES)
async def test_whatever_was_typed_is_shown_as_it_is(office: Office, size: tuple[int, int]) -> None:
    texts = [text for text in HOSTILE if text.strip()]
    for text in texts[::6]:
        line = " ".join(text.split())[:300]
        begin(office, title=line, problem=text, product=line, kind="preventive")
        given = {"kind": "compliment", "title": line, "problem": text, "who": line, "copy_to": text}
        office.do(improvement.begin, check(ImprovementBegun, given))
    entry_id = done(office)
    write(office, entry_id, whys="\n".join(texts[:3]))
    async with in_room(office, "improvement", size) as room:
        for _ in room.screen.rows:
            room.assert_harmless()
            await room.press("j")
        await room.press("e")
        room.assert_harmless()
