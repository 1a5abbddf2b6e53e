"""The palette (Ctrl+P) finds every room of management by its name, wherever one is."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from complaintdesk.operations import commitment, inputs
from complaintdesk.rules.small_business import Mode
from screens.app import DeskApp
from screens.dialogs.evidence_pack import EvidencePackDialog
from screens.register import Register
from screens.rooms import ROOMS
from tests.desk import Office
from tests.screens.management_fixture import in_room


@pytest.mark.parametrize("mode", [Mode.FULL, Mode.LITE])
async def test_a_room_is_found_by_its_name_from_the_list(office: Office, mode: Mode) -> None:
    with office.desk.act(office.people[2]) as act:
        commitment.set_mode(act, inputs.check(inputs.ModeGiven, {"mode": mode}))
    app = DeskApp(office.path, clock=office.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        app.screen.query_one(Input).value = "audits"
        for _ in range(200):
            await pilot.pause(0.005)
            if "Audits" in _text(app):
                break
        assert "Audits  (F6 u)" in _text(app)
        await pilot.press("enter", "enter")
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert isinstance(app.screen, Register)
        assert app.screen.NAME == "Audits"


async def test_every_room_and_what_opens_from_one_is_there_once(office: Office) -> None:
    async with in_room(office, "plan") as room:
        titles = [command.title for command in room.app.get_system_commands(room.screen)]
        expected = [f"{each.title}  (F6 {each.key})" for each in ROOMS if each.code != "plan"]
        for title in (*expected, "Evidence pack  (F6 e p)", "What got worse  (F4 w)"):
            assert titles.count(title) == 1
        await room.app.show_worse()
        await room.press()
        assert "What got worse" in room.flat()
        worse = room.app.screen
        assert isinstance(worse, Register)
        await worse.refresh_from_file()  # it follows the file as every room does
        await room.app.make_evidence_pack()
        await room.press()
        assert isinstance(room.app.screen, EvidencePackDialog)
        assert list(titles) and not [
            command for command in room.app.get_system_commands(room.app.screen) if "F6 u" in command.title
        ]


def _text(app: DeskApp) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)
