"""Who is calling, the case it may belong to, and drafts that outlive the terminal (7.2)."""

from __future__ import annotations

import pytest

from screens.cases import CasesScreen
from screens.intake import IntakeScreen
from screens.intake_saved import Saved
from screens.intake_side import Matches
from tests.desk import Office
from tests.screens.intake_fixture import app_on, cases, drawn_on, kept, open_intake, press, settled
from tests.screens.sizes import SIZES


@pytest.mark.parametrize("size", SIZES)
async def test_callers_show_while_typing_and_are_taken(office: Office, size: tuple[int, int]) -> None:
    """By name too; arrows choose, Enter takes; what is said of their needs now is kept."""
    office.take_in(complainant={"name": "Mehmet Işık", "phone": "0532 555 01 47"})
    office.take_in(complainant={"name": "Mehmet Demir", "phone": "0532 555 99 99"})
    async with app_on(office).run_test(size=size) as pilot:
        screen = await open_intake(pilot)
        await pilot.press("enter")
        await press(pilot, *"mehm")
        await settled(pilot)
        assert "Mehmet Işık" in drawn_on(pilot)
        assert "Mehmet Demir" in drawn_on(pilot)
        assert screen.query_one(Matches).display is (size[0] < 100)
        await pilot.press("down", "down")
        await pilot.press("enter")
        await settled(pilot)
        assert screen.form.text("complainant.name") == "Mehmet Işık"
        assert screen.form.text("complainant.phone") == "0532 555 01 47"
        assert "✓ Mehmet Işık" in drawn_on(pilot)
        assert screen.focused is screen.form.fields["problem"].control
        screen.form.fields["complainant.needs"].control.entered = "interpreter"
        screen.form.focus_on("description")
        await press(pilot, *"Again.")
        await pilot.press("f10")
        await settled(pilot)
    assert office.rows('SELECT complainant_id FROM "case" ORDER BY id') == [(1,), (2,), (1,)]
    assert office.value("SELECT needs FROM complainant WHERE id = 1") == "interpreter"


@pytest.mark.campaign
async def test_another_name_is_another_caller(office: Office) -> None:
    """Who changes the name of a caller that was taken takes in somebody else's complaint."""
    office.take_in(complainant={"name": "Mehmet Işık", "phone": "0532 555 01 47"})
    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        await press(pilot, *"0147")
        await pilot.press("f7")
        await settled(pilot)
        assert screen.form.calling.taken is None or screen.form.calling.taken.name == "Mehmet Işık"
        screen.form.focus_on("complainant.phone")
        screen.form.fields["complainant.phone"].control.entered = "0532 555 01 47"
        await settled(pilot)
        await pilot.press("f7")
        await settled(pilot)
        screen.form.fields["complainant.name"].control.entered = "Elif Işık"
        await settled(pilot)
        assert screen.form.calling.taken is None
        screen.form.focus_on("description")
        await press(pilot, *"Mine.")
        await pilot.press("f10")
        await settled(pilot)
    assert office.rows("SELECT name FROM complainant ORDER BY id") == [("Mehmet Işık",), ("Elif Işık",)]


async def test_fast_typing_goes_where_it_belongs(office: Office) -> None:
    """Keys that arrive in one read: those after Enter are the next field's."""
    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        await press(pilot, *("enter" if char == "/" else char for char in "0777/Ada////late/chair/"))
        await settled(pilot)
        entered = screen.form.entered()
    assert entered == {
        "complainant.phone": "0777",
        "complainant.name": "Ada",
        "problem": "late_delivery",
        "product": "chair",
        "medium": "phone",
    }


async def test_what_was_typed_can_go_to_an_open_case(office: Office) -> None:
    """F6: an entry of the caller's open case instead of a second case; the draft ends."""
    given = {"name": "Mehmet Işık", "phone": "0532 555 01 47"}
    first = office.take_in(
        complainant=given, description="Chair promised for the 9th, nobody came", product="chair"
    )
    async with app_on(office).run_test(size=(80, 24)) as pilot:
        screen = await open_intake(pilot)
        await press(pilot, *"05325550147")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        screen.form.focus_on("description")
        await press(pilot, *"Chair still not here, nobody came")
        screen.form.focus_on("product")
        await press(pilot, *"oak chair")
        await settled(pilot)
        assert f"Same as {first.reference}?" in drawn_on(pilot)
        screen.keep_draft()
        await settled(pilot)
        assert len(kept(office.desk)) == 1
        await pilot.press("f6")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(screen.saved, Saved)
        assert "Added to the log" in drawn_on(pilot)
    assert cases(office) == 1
    assert kept(office.desk) == []
    assert office.rows(
        "SELECT direction, channel, with_whom, text FROM communication ORDER BY id DESC LIMIT 1"
    ) == [("in", "phone", "Mehmet Işık", "Chair still not here, nobody came\n\nAbout: oak chair")]


async def test_a_draft_outlives_the_app_and_is_continued(office: Office) -> None:
    """Everything typed comes back, the caller who was taken too, and ends with the save."""
    office.take_in(complainant={"name": "Mehmet Işık", "phone": "0532 555 01 47"})
    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        await press(pilot, *"05325550147")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        screen.form.focus_on("description")
        await press(pilot, *"Ordered on the 2nd")
        screen.keep_draft()
        await settled(pilot)
        assert "draft kept 09:01:00" in drawn_on(pilot)
        before = screen.form.draft()
    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        assert "continues the draft of 09:01, “Ordered on the 2nd”" in drawn_on(pilot)
        await pilot.press("f5")
        await settled(pilot)
        assert screen.form.draft() == before
        assert screen.form.calling.taken is not None
        await pilot.press("f10")
        await settled(pilot)
        assert screen.saved is not None
    assert kept(office.desk) == []
    assert office.rows('SELECT complainant_id, description FROM "case" WHERE id = 2') == [
        (1, "Ordered on the 2nd")
    ]


async def test_escape_keeps_and_the_list_continues(office: Office) -> None:
    """Esc leaves at once with everything kept, also what was typed in the last second."""
    async with app_on(office).run_test() as pilot:
        await open_intake(pilot)
        await press(pilot, *"0532 555")
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, CasesScreen)
        (row,) = kept(office.desk)
        assert row.body["complainant.phone"] == "0532 555"
        pilot.app.push_screen(IntakeScreen(draft=row))
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, IntakeScreen)
        assert screen.form.text("complainant.phone") == "0532 555"
        await pilot.press("f12")
        assert len(kept(office.desk)) == 1
        await pilot.press("f12")
        await settled(pilot)
        assert isinstance(pilot.app.screen, CasesScreen)
    assert kept(office.desk) == []


@pytest.mark.campaign
async def test_leaving_by_another_key_keeps_the_draft_too(office: Office) -> None:
    """F3 goes back to the list; nothing typed is lost, and an empty form leaves no draft."""
    async with app_on(office).run_test() as pilot:
        await open_intake(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert kept(office.desk) == []
        await open_intake(pilot)
        await press(pilot, *"0532")
        await pilot.press("f3")
        await settled(pilot)
        assert isinstance(pilot.app.screen, CasesScreen)
        assert [row.body["complainant.phone"] for row in kept(office.desk)] == ["0532"]
