"""The first start: five answers, and the desk is open."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from complaintdesk.queries import people
from complaintdesk.store import local_time, machine
from complaintdesk.store.desk import open_desk
from screens.app import DeskApp
from screens.cases import CasesScreen
from screens.first_start import FirstStartScreen
from tests.desk import StandingClock
from tests.hostile import HOSTILE, some
from tests.screens.sizes import SIZES


@pytest.fixture(autouse=True)
def no_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that does not say where it is."""
    monkeypatch.setenv("TZ", "Nowhere/Atall")


async def _settled(pilot: Pilot[int]) -> None:
    for _ in range(2):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete(
            [worker for worker in pilot.app.workers if worker.group in ("lists", "save", "list", "drafts")]
        )
    await pilot.pause()


async def _press(pilot: Pilot[int], *keys: str) -> None:
    """Keys as a terminal sends them, one behind the other without a pause."""
    for key in keys:
        char = key if len(key) == 1 else None
        pilot.app.post_message(events.Key(key if char is None else _character_to_key(key), char))
    await pilot.pause()
    await pilot.pause()


async def _answer(pilot: Pilot[int], office: str = "Harbour Street Office", person: str = "Ayşe Demir") -> None:
    await _settled(pilot)
    await _press(pilot, *office, "enter", *"kingdom", "enter", "enter", *person, "enter", *"front")
    await _settled(pilot)


def _drawn(pilot: Pilot[int]) -> str:
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


@pytest.mark.parametrize("size", SIZES)
async def test_five_answers_open_the_desk(tmp_path: Path, clock: StandingClock, size: tuple[int, int]) -> None:
    """By keyboard alone; the file is there, private, and the person is at work on an empty list."""
    path = tmp_path / "new" / "desk.db"
    app = DeskApp(path, clock=clock)
    async with app.run_test(size=size) as pilot:
        await _answer(pilot)
        assert not path.exists()
        assert "Harbour Street Office" in _drawn(pilot)
        await pilot.press("enter")
        await _settled(pilot)
        assert isinstance(app.screen, CasesScreen)
        assert app.actor.name == "Ayşe Demir"
        assert app.office_name == "Harbour Street Office"
        assert "No case is open" in _drawn(pilot)
        await pilot.press("f2")
        await _settled(pilot)
        await pilot.press("f3")
        await _settled(pilot)
        assert isinstance(app.screen, CasesScreen)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert machine.last_person(path) == "Ayşe Demir"
    desk = open_desk(path, clock=clock)
    with desk.look() as look:
        assert (look.office.country, look.office.time_zone, look.office.currency) == ("GB", "Europe/London", "GBP")
        assert [(one.name, one.role) for one in people.staff(look)] == [("Ayşe Demir", "front_desk")]
    desk.close()


async def test_nothing_is_written_before_it_is_finished(tmp_path: Path, clock: StandingClock) -> None:
    """Leaving in the middle leaves no file; missing answers are asked for at their fields."""
    path = tmp_path / "desk.db"
    async with DeskApp(path, clock=clock).run_test(size=(80, 24)) as pilot:
        await _settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, FirstStartScreen)
        await _press(pilot, "enter", *"xyzzy", "f10")
        await _settled(pilot)
        wrong = {field_path for field_path, field in screen.form.fields.items() if field.error}
        assert wrong == {"name", "country", "time_zone", "people.0.name"}
        assert screen.focused is screen.form.fields["name"].control
        assert "Write the office's name." in _drawn(pilot)
    assert not path.exists()


async def test_the_machine_says_where_it_is(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's time zone proposes itself and its country; another country proposes its own."""
    monkeypatch.setenv("TZ", ":Europe/Istanbul")
    if local_time.country_of("Europe/Istanbul") is None:
        pytest.skip("this system has no table of time zones")
    async with DeskApp(tmp_path / "desk.db", clock=clock).run_test() as pilot:
        await _settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, FirstStartScreen)
        assert (screen.form["country"], screen.form["time_zone"]) == ("TR", "Europe/Istanbul")
        await _press(pilot, "enter", *"germany", "enter")
        await _settled(pilot)
        assert (screen.form["country"], screen.form["time_zone"]) == ("DE", "Europe/Berlin")


@pytest.mark.campaign
async def test_two_terminals_starting_at_once_share_one_desk(tmp_path: Path, clock: StandingClock) -> None:
    """Who finishes second is taken to the desk that the first one made."""
    path = tmp_path / "desk.db"
    second = DeskApp(path, clock=clock)
    async with second.run_test() as later:
        await _answer(later, "Another Name", "Can Öz")
        async with DeskApp(path, clock=clock).run_test() as first:
            await _answer(first)
            await first.press("enter")
            await _settled(first)
            assert isinstance(first.app.screen, CasesScreen)
        await later.press("enter")
        await _settled(later)
        assert isinstance(second.screen, CasesScreen)
        assert second.office_name == "Harbour Street Office"
        assert second.actor.name == "Ayşe Demir"


@pytest.mark.campaign
async def test_a_file_without_an_office_is_set_up(tmp_path: Path, clock: StandingClock) -> None:
    """A start that was cut off between making the file and filling it is simply finished."""
    path = tmp_path / "desk.db"
    open_desk(path, create=True, clock=clock).close()
    async with DeskApp(path, clock=clock).run_test() as pilot:
        await _answer(pilot)
        await pilot.press("f10")
        await _settled(pilot)
        assert isinstance(pilot.app.screen, CasesScreen)


@pytest.mark.parametrize(
    "name", some(text for text in HOSTILE if 0 < len(text.strip()) < 60 and text.isprintable())
)
async def test_hostile_names_are_kept_and_shown(tmp_path: Path, clock: StandingClock, name: str) -> None:
    """The office's and the person's name are text, whatever they look like."""
    app = DeskApp(tmp_path / "desk.db", clock=clock)
    async with app.run_test() as pilot:
        await _settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, FirstStartScreen)
        screen.form.fields["name"].control.entered = name
        screen.form.fields["people.0.name"].control.entered = name
        screen.form.fields["country"].control.entered = "TR"
        await _settled(pilot)
        screen.form.fields["time_zone"].control.entered = "Europe/Istanbul"
        await pilot.press("f10")
        await _settled(pilot)
        assert isinstance(app.screen, CasesScreen)
        assert app.office_name == app.actor.name
