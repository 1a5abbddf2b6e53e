"""“What happened with my complaint?”: from a half-remembered name to the answer, at 80×24, by keys only (7.3)."""

from __future__ import annotations

from screens.app import DeskApp
from screens.dialogs.caller import CallerDialog
from tests.desk import Office
from tests.screens.case_fixture import Case

MOST_KEYS = 6


async def test_a_clerk_answers_in_six_keys_beyond_the_name(office: Office) -> None:
    """/, some letters of the name, Enter, t, Enter: and it stands there to be read out; the log keeps it."""
    for name in ("Zeynep Kaya", "Łucja Dąb", "Mehmet Işık"):
        office.new_case(complainant={"name": name, "phone": "0532 555 01 47"}, description="It is late.")
    office.new_case(complainant={"name": "Ida Holm"})
    app = DeskApp(office.path, clock=office.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        keys = 0

        async def press(*pressed: str) -> None:
            nonlocal keys
            keys += len(pressed)
            await pilot.press(*pressed)
            await pilot.pause()

        case = Case(app, pilot, None)  # type: ignore[arg-type]
        await press("slash")
        await pilot.press(*"isik")
        await case.until(lambda: "Işık" in case.text() and "Zeynep" not in case.text())
        await press("enter", "t")
        assert isinstance(app.screen, CallerDialog)
        await case.until(lambda: "phone ends 147" in case.text())
        await press("enter")
        await case.until(lambda: "We have your complaint, and it is with us." in case.text())
        assert "Your number is 2026, 000 003," in case.flat()
        assert keys <= MOST_KEYS
        await pilot.press("escape")
        assert app.screen is app.screen_stack[0]
    said = office.rows("SELECT case_id, direction FROM communication ORDER BY id DESC LIMIT 1")
    assert said == [(3, "out")]


async def test_a_name_with_a_letter_wrong_finds_whom_it_is_like(office: Office) -> None:
    """What reads like it is shown and said to be no more than alike; the question makes sure who it is."""
    office.new_case(complainant={"name": "Barış Sönmez", "phone": "0532 555 01 47"}, description="It is late.")
    office.new_case(complainant={"name": "Ida Holm"})
    app = DeskApp(office.path, clock=office.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        case = Case(app, pilot, None)  # type: ignore[arg-type]
        await pilot.press("slash", *"sonmz")
        await case.until(lambda: "≈ Sönmez  1 of 2" in case.text())
        await pilot.press("enter")
        assert "Ida" not in case.text()
        await pilot.press("t")
        await case.until(lambda: "phone ends 147" in case.text())


async def test_where_it_is_not_certain_nothing_is_told_or_kept(office: Office) -> None:
    """Esc at the question: no sentence was on the screen, and no entry is in the log."""
    office.new_case(complainant={"name": "Mehmet Işık"}, description="It is late.")
    app = DeskApp(office.path, clock=office.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        case = Case(app, pilot, None)  # type: ignore[arg-type]
        await pilot.press("t")
        await case.until(lambda: "Ask first" in case.text())
        assert "it is with us" not in case.text()
        assert "It is late" not in case.text()
        await pilot.press("escape")
        await pilot.pause()
    assert len(office.rows("SELECT id FROM communication")) == 1
