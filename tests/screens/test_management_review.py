"""A management review by keys alone: planned, frozen, minuted, decided, closed, carried out."""

from __future__ import annotations

import pytest

from screens.dialogs.answers import DayAnswer
from screens.dialogs.behind import BehindDialog
from screens.dialogs.review_paper import ReviewPaperDialog
from screens.dialogs.sure import SureDialog
from screens.review import ReviewScreen
from tests import reviews
from tests.desk import Office
from tests.screens.management_fixture import Room, in_room
from tests.screens.sizes import SIZES


async def _yes(room: Room) -> None:
    """Say that it is meant."""
    assert isinstance(room.app.screen, SureDialog)
    await room.press("y")
    await room.until(lambda: room.app.screen is room.screen)
    await room.until(lambda: bool(room.said))


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_room_says_what_would_be_there(office: Office, size: tuple[int, int]) -> None:
    async with in_room(office, "review", size) as room:
        assert "No management review is on file." in room.text()
        assert "n plans the first" in room.flat()
        await room.press("f")
        assert "There is no review yet" in room.said


async def test_it_is_planned_on_the_usual_period(office: Office) -> None:
    async with in_room(office, "review") as room:
        await room.press("n")
        assert "say on which day" in (await room.refuse()).lower()
        await room.write("planned_on", "2027-01-15")
        assert "the agenda has it" in await room.save()
        await room.until(lambda: bool(room.screen.rows))
        assert "period 1 January 2026 to 31 December 2026" in room.page
        assert "next freeze the pack (f)" in room.page
        await room.press("r")
        await room.write("first", "2026-07-01")
        await room.save()
        await room.until(lambda: "1 July 2026" in room.page)


async def test_the_pack_is_frozen_after_a_question(office: Office) -> None:
    review_id = reviews.plan(office)
    async with in_room(office, "review") as room:
        await room.press("f")
        assert "nothing changes it afterwards" in room.flat()
        await room.press("n")
        assert reviews.row(office, review_id).packs == 0
        await room.press("f")
        await _yes(room)
        assert "The pack is frozen" in room.said
        await room.until(lambda: "pack frozen" in room.text())
    assert reviews.row(office, review_id).packs == 1


async def test_minutes_and_decisions_are_kept_and_it_is_closed(office: Office) -> None:
    review_id = reviews.plan(office)
    reviews.freeze(office, review_id)
    async with in_room(office, "review") as room:
        await room.press("m")
        await room.write("attended", "Mary, Can")
        await room.write("minutes", "We went through it.")
        await room.save()
        await room.press("d")
        await room.write("what", "Ask the carrier.")
        assert "it has no owner and no day yet: e sets that" in await room.save()
        await room.press("c")
        await room.until(lambda: "closed by who leads it (Mary O’Neill)" in room.flat())
        room.app.actor = office.people[2]  # the manager takes over at this terminal
        await room.press("c")
        await room.until(lambda: "has not an owner and a day" in room.flat())
        await room.press("e")
        await room.write("due_on", "2027-01-31")
        await room.choose("owner_id", "enter", "down", "enter")
        await room.save()
        await room.press("c")
        await _yes(room)
        await room.until(lambda: "The review is closed." in room.said)
        await room.press("v")
        await room.write("note", "They deliver in windows now.")
        await room.save()
        await room.until(lambda: "They deliver in windows now." in room.page)
    assert reviews.row(office, review_id).closed_by == "Mary O’Neill"


async def test_of_several_decisions_one_is_chosen(office: Office) -> None:
    review_id = reviews.held(office)
    first, second = (reviews.decide(office, review_id, what=what) for what in ("Buy a van.", "Ask again."))
    async with in_room(office, "review") as room:
        await room.press("v")
        assert isinstance(room.app.screen, BehindDialog)
        await room.press("j", "enter")
        await room.choose("how", "right")
        assert "say why it is given up" in (await room.refuse()).lower()
        await room.write("note", "Too dear.")
        await room.save()
    assert reviews.decision(office, first).state == "open"
    assert reviews.decision(office, second).state == "dropped"


async def test_pack_and_minutes_are_saved_as_files(office: Office) -> None:
    reviews.held(office)
    async with in_room(office, "review") as room:
        await room.press("p")
        assert isinstance(room.app.screen, ReviewPaperDialog)
        await room.save()
        await room.press("p")
        await room.choose("paper", "left")
        await room.save()
    names = sorted(path.name for path in (office.path.parent / "papers").iterdir())
    assert names == ["review-2026-11-23-minutes.pdf", "review-2026-11-23-pack.pdf"]


async def test_nothing_is_done_where_there_is_nothing_to_do(office: Office) -> None:
    reviews.plan(office)
    async with in_room(office, "review") as room:
        for key in ("v", "e"):
            await room.press(key)
            assert "no decision that is still to be done" in room.said
        await room.press("m")
        await room.write("minutes", "Too early.")
        assert "Freeze the pack first" in await room.refuse()
        await room.press("escape")
        assert isinstance(room.screen, ReviewScreen)


async def test_a_day_that_stands_there_is_replaced_by_typing(office: Office) -> None:
    reviews.held(office)
    async with in_room(office, "review") as room:
        await room.press("m")
        assert room.app.screen.query_one("#held_on", DayAnswer).value == "2026-11-23"
        room.app.screen.query_one("#attended").focus()
        await room.press("shift+tab", "2", "space", *"Nov")
        assert room.app.screen.query_one("#held_on", DayAnswer).value == "2 Nov"
