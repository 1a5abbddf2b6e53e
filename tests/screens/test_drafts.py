"""Drafts of the intake in trouble: a busy file, repeated keys, a second terminal. None is lost or doubled."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from complaintdesk.operations import drafting, intake
from complaintdesk.rules.errors import Busy
from screens.app import DeskApp
from screens.cases import CasesScreen
from screens.dialogs.notice import NoticeDialog
from screens.dialogs.which_case import Target
from screens.gateway import Gateway
from screens.intake import IntakeScreen
from tests.desk import Office
from tests.screens.intake_fixture import app_on, cases, drawn_on, kept, open_intake, press, settled

BODY = {"description": "It broke.", "medium": "phone"}


def gateway(pilot: Pilot[int]) -> Gateway:
    assert isinstance(pilot.app, DeskApp)
    return pilot.app.desk_gateway


def in_the_way(
    pilot: Pilot[int], monkeypatch: pytest.MonkeyPatch, trouble: Callable[[str], Awaitable[None]]
) -> None:
    """`trouble` is met by every act, by its name, once it is done."""
    act = gateway(pilot).act

    async def troubled(actor: Any, operation: Any, *given: Any, **named: Any) -> Any:
        done = await act(actor, operation, *given, **named)
        await trouble(operation.__name__)
        return done

    monkeypatch.setattr(gateway(pilot), "act", troubled)


async def test_continue_pressed_twice_continues_once(office: Office) -> None:
    office.do(drafting.keep, "a", "intake", BODY)
    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        for _ in range(2):
            pilot.app.post_message(events.Key("f5", None))
        await settled(pilot)
        assert screen.form.text("description") == "It broke."
        assert screen.draft.id == "a"
    assert [row.id for row in kept(office.desk)] == ["a"]


@pytest.mark.campaign
async def test_an_added_entry_is_saved_though_its_draft_stays(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A draft that cannot be thrown away is no reason to say that the entry was not saved."""
    first = office.take_in()
    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        screen.form.focus_on("description")
        await press(pilot, *"Again.")
        act = gateway(pilot).act
        refused: list[object] = []

        async def busy_once(actor: Any, operation: Any, *given: Any, **named: Any) -> Any:
            if operation is drafting.discard and not refused:
                refused.append(operation)
                raise Busy("The file is busy.")
            return await act(actor, operation, *given, **named)

        monkeypatch.setattr(gateway(pilot), "act", busy_once)
        monkeypatch.setattr("screens.intake._PATIENCE", (0.01,))
        screen._add_to(Target(first.case_id, first.reference, ""))
        await settled(pilot)
        assert refused
        assert screen.saved is not None
        assert pilot.app.screen is screen
        screen._add_to(Target(first.case_id, first.reference, ""))
        await settled(pilot)
    assert office.value("SELECT count(*) FROM communication WHERE text = 'Again.'") == 1
    assert kept(office.desk) == []


async def test_a_draft_thrown_away_while_it_is_kept_is_gone(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slow(name: str) -> None:
        await asyncio.sleep(0.2 if name == "keep" else 0)

    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        await press(pilot, *"0532")
        in_the_way(pilot, monkeypatch, slow)
        screen.keep_draft()
        await pilot.press("f12")
        await pilot.press("f12")
        await settled(pilot)
        assert isinstance(pilot.app.screen, CasesScreen)
    assert kept(office.desk) == []


async def test_while_one_keep_waits_no_other_is_queued(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def busy(name: str) -> None:
        asked.append(name)
        await asyncio.sleep(0.3)
        raise Busy("Another terminal is writing.")

    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        await press(pilot, *"0532")
        in_the_way(pilot, monkeypatch, busy)
        for _ in range(3):
            screen.keep_draft()
            await pilot.pause(0.05)
        assert asked == ["keep"]
        assert "not kept yet" in drawn_on(pilot)
        await settled(pilot)
        assert "not kept yet" in drawn_on(pilot)
        monkeypatch.undo()
        screen.keep_draft()
        await settled(pilot)
        assert "draft kept" in drawn_on(pilot)
    assert len(kept(office.desk)) == 1


async def test_a_file_busy_at_opening_does_not_keep_the_form_from_saving(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(question: Any) -> Any:
        raise Busy("Another terminal is writing.")

    async with app_on(office).run_test() as pilot:
        await settled(pilot)
        with monkeypatch.context() as patched:
            patched.setattr(gateway(pilot), "look", busy)
            await pilot.press("f2")
            await pilot.pause(0.2)
        screen = pilot.app.screen
        assert isinstance(screen, IntakeScreen)
        screen.form.focus_on("description")
        await press(pilot, *"It broke.")
        await pilot.press("f10")
        await settled(pilot)
        assert screen.saved is not None
    assert cases(office) == 1


async def test_what_is_typed_while_leaving_is_kept(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    async def slow(_name: str) -> None:
        await asyncio.sleep(0.2)

    async with app_on(office).run_test() as pilot:
        await open_intake(pilot)
        await press(pilot, *"053")
        in_the_way(pilot, monkeypatch, slow)
        await press(pilot, "escape", *"999")
        await settled(pilot)
        await pilot.pause(0.5)
        assert isinstance(pilot.app.screen, CasesScreen)
    assert [row.body["complainant.phone"] for row in kept(office.desk)] == ["053999"]


async def test_leaving_closes_no_dialog_that_came_up(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    async def told(_name: str) -> None:
        screen.desk.tell(Busy("Read this."))
        await asyncio.sleep(0.1)

    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        await press(pilot, *"053")
        in_the_way(pilot, monkeypatch, told)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, NoticeDialog)
        assert screen in pilot.app.screen_stack


@pytest.mark.campaign
async def test_a_save_that_fails_leaves_the_draft(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kept before the save is tried, and not only two seconds later."""

    def refused(_act: Any, _complaint: Any) -> None:
        raise Busy("Another terminal is writing.")

    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        screen.form.focus_on("description")
        await press(pilot, *"It broke.")
        monkeypatch.setattr(intake, "take_in", refused)
        await pilot.press("f10")
        await settled(pilot)
        assert isinstance(pilot.app.screen, NoticeDialog)
        assert [row.body for row in kept(office.desk)] == [BODY]
        monkeypatch.undo()
        await pilot.press("enter")
        await pilot.press("f10")
        await settled(pilot)
        assert screen.saved is not None
    assert cases(office) == 1
    assert kept(office.desk) == []


async def test_a_draft_is_continued_as_it_is_on_file_now(office: Office) -> None:
    office.do(drafting.keep, "a", "intake", BODY)
    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        office.do(drafting.keep, "a", "intake", {**BODY, "product": "chair"})
        await pilot.press("f5")
        await settled(pilot)
        assert screen.form.text("product") == "chair"


async def test_a_draft_that_ended_elsewhere_is_not_continued(office: Office) -> None:
    office.do(drafting.keep, "a", "intake", BODY)
    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        office.do(drafting.discard, "a")
        await pilot.press("f5")
        await settled(pilot)
        assert "finished or thrown away elsewhere" in drawn_on(pilot)
        assert screen.form.draft() == {}


async def test_a_draft_that_is_typed_elsewhere_is_not_taken_away(office: Office) -> None:
    """For ten seconds after it was last kept; then it may be taken over."""
    office.desk.terminal = "elsewhere:pts1:77"
    office.do(drafting.keep, "a", "intake", BODY)
    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        await pilot.press("f5")
        await settled(pilot)
        assert "being typed at another terminal" in drawn_on(pilot)
        assert screen.form.draft() == {}
        office.clock.step(seconds=11)
        await pilot.press("f5")
        await settled(pilot)
        assert screen.form.draft() == BODY


@pytest.mark.parametrize("typed", ["More.", pytest.param("", marks=pytest.mark.campaign)])
async def test_a_draft_is_filed_once(office: Office, typed: str) -> None:
    """Filed at another terminal meanwhile: it is told, and only F10 after that makes a second complaint."""
    office.do(drafting.keep, "a", "intake", BODY)
    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        await pilot.press("f5")
        await settled(pilot)
        office.take_in(draft_id="a", draft_continued=True)
        screen.form.focus_on("product")
        await press(pilot, *typed)
        await pilot.press("f10")
        await settled(pilot)
        assert isinstance(pilot.app.screen, NoticeDialog)
        assert cases(office) == 1
        await pilot.press("enter")
        await pilot.press("f10")
        await settled(pilot)
        assert screen.saved is not None
    assert cases(office) == 2
    assert kept(office.desk) == []


async def test_typing_on_in_a_draft_filed_elsewhere_is_told_and_kept(office: Office) -> None:
    office.do(drafting.keep, "a", "intake", BODY)
    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        await pilot.press("f5")
        await settled(pilot)
        office.take_in(draft_id="a", draft_continued=True)
        screen.form.fields["product"].control.entered = "chair"
        screen.keep_draft()
        await settled(pilot)
        assert isinstance(pilot.app.screen, NoticeDialog)
    (row,) = kept(office.desk)
    assert row.id != "a"
    assert row.body["product"] == "chair"
