"""Taking in a complaint as the front desk does it: by keyboard, in one pass, the caller on the phone (7.2)."""

from __future__ import annotations

import pytest
from textual import events

from screens import app as desk_app
from screens.app import DeskApp
from screens.cases import CasesScreen
from screens.dialogs.notice import NoticeDialog
from tests.desk import Office
from tests.screens.intake_fixture import app_on, cases, drawn_on, kept, open_intake, press, settled
from tests.screens.sizes import SIZES


@pytest.mark.parametrize("size", SIZES)
async def test_a_known_callers_complaint_takes_at_most_twelve_keys(office: Office, size: tuple[int, int]) -> None:
    """From the list to the reference and the acknowledgement, beyond what has to be typed."""
    office.take_in(
        complainant={"name": "Mehmet Işık", "phone": "0532 555 01 47", "email": "m@example.com"}, problem="price"
    )
    pressed: list[str] = []

    async with app_on(office).run_test(size=size) as pilot:

        async def key(name: str) -> None:
            pressed.append(name)
            await pilot.press(name)
            await settled(pilot)

        await settled(pilot)
        await key("f2")
        await press(pilot, *"05325550147")
        await settled(pilot)
        await key("enter")  # takes the one caller with this number, and goes on to the problem
        await press(pilot, *"late")
        await key("enter")
        await press(pilot, *"office chair")
        await key("enter")
        await press(pilot, *"55-1022")
        await key("enter")
        await press(pilot, *"yesterday")
        await key("enter")
        await key("enter")  # not the first time? no
        await press(pilot, *"Promised for the 9th.")
        await key("f10")
        drawn = drawn_on(pilot)
        assert "Saved" in drawn
        assert "Your number is 2026, 000 002, " in drawn
        await key("a")
        await key("enter")
        assert isinstance(pilot.app.screen, CasesScreen)
        assert len(pressed) <= 12, pressed

    row = office.rows(
        "SELECT complainant_id, problem, product, order_number, problem_on, description, medium, stage, reference "
        'FROM "case" ORDER BY id DESC LIMIT 1'
    )[0]
    assert row[:8] == (
        *(1, "late_delivery", "office chair", "55-1022", "2026-11-22", "Promised for the 9th.", "phone"),
        "acknowledged",
    )
    told = office.rows("SELECT direction, channel, with_whom FROM communication WHERE case_id = 2 ORDER BY id")
    assert told == [("in", "phone", "Mehmet Işık"), ("out", "phone", "Mehmet Işık")]
    assert kept(office.desk) == []


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_is_needed_but_what_happened(office: Office, size: tuple[int, int]) -> None:
    """An anonymous complaint of one sentence is taken in; without a sentence it is not."""
    async with app_on(office).run_test(size=size) as pilot:
        screen = await open_intake(pilot)
        await press(pilot, *"0532")
        await pilot.press("f10")
        await settled(pilot)
        field = screen.form.fields["description"]
        assert field.error is not None
        assert field.error in " ".join(drawn_on(pilot).split()) or "Write what happened" in drawn_on(pilot)
        assert screen.focused is field.control
        assert cases(office) == 0
        screen.form.fields["complainant.phone"].control.entered = ""
        await press(pilot, *"It broke.")
        assert field.error is None
        await pilot.press("f10")
        await settled(pilot)
        assert screen.saved is not None
    assert office.rows('SELECT complainant_id, description, problem FROM "case"') == [(None, "It broke.", "other")]


async def test_saving_twice_at_once_saves_once(office: Office) -> None:
    """Two strokes of F10 in one read of the keyboard are one complaint."""
    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        screen.form.focus_on("description")
        await press(pilot, *"It broke.")
        for _ in range(2):
            pilot.app.post_message(events.Key("f10", None))
        await settled(pilot)
        assert screen.saved is not None
    assert cases(office) == 1


async def test_errors_stand_at_their_fields(office: Office) -> None:
    """All of them at once; the first is gone to; what was typed stays; nothing is sent."""
    async with app_on(office).run_test(size=(80, 24)) as pilot:
        screen = await open_intake(pilot)
        for path, typed in (
            ("complainant.email", "nobody"),
            ("problem", "zzzz"),
            ("problem_on", "31 Feb"),
            ("description", "It broke."),
            ("sum_sought", "1,2,3x"),
        ):
            screen.form.focus_on(path)
            await press(pilot, *typed)
        await pilot.press("f10")
        await settled(pilot)
        wrong = [path for path, field in screen.form.fields.items() if field.error]
        assert wrong == ["complainant.email", "problem", "problem_on", "sum_sought"]
        assert screen.focused is screen.form.fields["complainant.email"].control
        assert screen.form.text("problem_on") == "31 Feb"
        assert "February has no day 31" in str(screen.form.fields["problem_on"].error)
        assert "! Problem" in drawn_on(pilot)
    assert cases(office) == 0


async def test_what_the_desk_refuses_is_said_and_the_text_stays(office: Office) -> None:
    """An error that no field belongs to waits in a dialog."""
    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        assert isinstance(pilot.app, DeskApp)
        pilot.app.actor = desk_app.NOBODY
        screen.form.focus_on("description")
        await press(pilot, *"It broke.")
        await pilot.press("f10")
        await settled(pilot)
        assert isinstance(pilot.app.screen, NoticeDialog)
        await pilot.press("enter")
        assert screen.saved is None
        assert screen.form.text("description") == "It broke."
        pilot.app.actor = office.people[0]
        await pilot.press("f10")
        await settled(pilot)
        assert screen.saved is not None
    assert cases(office) == 1


async def test_a_day_ahead_is_refused_when_people_go_on(office: Office) -> None:
    """Not only when they save, with the caller still on the phone."""
    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        screen.form.focus_on("problem_on")
        await press(pilot, *"tomorrow")
        screen.form.focus_on("description")
        await press(pilot, *"It broke.")
        assert screen.form.fields["problem_on"].error == "this day lies ahead"
        await pilot.press("f10")
        await settled(pilot)
        assert screen.form.fields["problem_on"].error == "this day lies ahead"
        assert screen.focused is screen.form.fields["problem_on"].control
    assert cases(office) == 0


async def test_typing_on_a_day_that_was_understood_writes_another(office: Office) -> None:
    """Gone back to, what the desk wrote out is replaced as a whole, and not typed into."""
    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        for typed, understood in (("yesterday", "Sun 22 Nov 2026"), ("12.11.", "Thu 12 Nov 2026")):
            screen.form.focus_on("problem_on")
            await pilot.pause()
            await press(pilot, *typed)
            screen.form.focus_on("description")
            await pilot.pause()
            assert screen.form.text("problem_on") == understood
            assert screen.form.fields["problem_on"].error is None


async def test_every_field_reaches_the_file(office: Office) -> None:
    """Also those at the end of the form; a letter of last week starts its clocks then."""
    typed = {
        "complainant.name": "Ada King",
        "complainant.preferred_channel": "letter",
        "complainant.needs": "large",
        "complainant.address": "1 High Street",
        "complainant.needs_note": "18 points",
        "representative.name": "Lee King",
        "representative_capacity": "son",
        "problem": "wrong inv",
        "recurrent": "yes",
        "description": "Twice too much.",
        "safety": "yes",
        "safety_note": "sharp edge",
        "remedies_sought": "apol",
        "sum_sought": "1,234.5",
        "department_id": "sal",
        "medium": "letter",
        "branch": "North",
        "received_at": "16 Nov 10:30",
    }
    async with app_on(office).run_test(size=(120, 40)) as pilot:
        screen = await open_intake(pilot)
        for path, value in typed.items():
            screen.form.focus_on(path)
            await press(pilot, *value, "tab")
        await pilot.press("f10")
        await settled(pilot)
        assert screen.saved is not None, {path: f.error for path, f in screen.form.fields.items() if f.error}
    assert office.rows(
        "SELECT problem, recurrent, safety, safety_note, remedy_sought, sum_sought, currency, department_id, "
        'medium, branch, representative_capacity FROM "case"'
    ) == [("wrong_invoice", 1, 1, "sharp edge", "apology", 123450, "GBP", 1, "letter", "North", "son")]
    assert office.value('SELECT received_at FROM "case"').startswith("2026-11-16")
    assert office.rows("SELECT name, preferred_channel, needs, needs_note FROM complainant ORDER BY id") == [
        ("Ada King", "letter", "large_print", "18 points"),
        ("Lee King", None, "none", None),
    ]
