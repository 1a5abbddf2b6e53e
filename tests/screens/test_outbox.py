"""Letters go out beside the work; the top line says when one did not, and the outbox what to do about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from complaintdesk.operations import sending
from complaintdesk.store import places
from screens.dialogs.ask_line import AskLineDialog
from screens.dialogs.outbox import OutboxDialog
from tests.desk import Office
from tests.hostile import HOSTILE
from tests.mailing.letters import do, posted, waiting
from tests.mailing.server import HANG, Postbox, free_port, running
from tests.screens.case_fixture import Case, on_case
from tests.screens.sizes import SIZES


def _set_up(port: int) -> None:
    path: Path = places.config_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    text = f'[mail]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nfrom_address = "office@example.org"\n'
    path.write_text(text, encoding="utf-8")


def _ended(office: Office, end: str, why: str = "550 no such user") -> int:
    """A letter that ended so."""
    letter_id = waiting(office)
    taken = do(office)(sending.take)
    do(office)(getattr(sending, end), letter_id, taken.attempt, why)
    return letter_id


@pytest.fixture(autouse=True)
def nothing_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests say themselves when the sender looks."""
    monkeypatch.setattr("screens.sender._SOON", 3600.0)
    monkeypatch.setattr("screens.sender.SECONDS", 3600.0)


async def _outbox(case: Case) -> OutboxDialog:
    await case.press("ctrl+o")
    await case.until(lambda: isinstance(case.app.screen, OutboxDialog))
    dialog = case.app.screen
    assert isinstance(dialog, OutboxDialog)
    return dialog


async def test_a_letter_goes_out_while_people_work(office: Office) -> None:
    """Nobody presses anything: the app sends it, says so nowhere loudly, and sends it once."""
    letter_id = waiting(office)
    postbox = Postbox()
    with running(postbox) as port:
        _set_up(port)
        async with on_case(office, 1) as case:
            case.app.sender.look()
            await case.until(lambda: posted(office, letter_id).state == "sent")
            assert case.app.sends_mail
            case.app.sender.look()
            await case.until(lambda: not case.app.sender.is_busy)
    assert len(postbox.arrived) == 1
    assert office.history(1)[-1].actor == "the desk itself"


async def test_with_the_server_down_nothing_is_lost_and_it_goes_out_when_it_is_back(office: Office) -> None:
    """The open outbox says what is wrong; the letter waits, longer each time, and goes once, by itself."""
    letter_id = waiting(office)
    port = free_port()
    _set_up(port)
    async with on_case(office, 1, (120, 40)) as case:
        dialog = await _outbox(case)
        for tries in (1, 2, 3):
            case.app.sender.look()
            await case.until(lambda tries=tries: posted(office, letter_id).attempts == tries)  # type: ignore[misc]
            await case.until(lambda: posted(office, letter_id).state == "waiting")
            await case.until(lambda: not case.app.sender.is_busy)
            case.app.sender.look()  # before its time it is not tried
            await case.until(lambda: not case.app.sender.is_busy)
            assert posted(office, letter_id).attempts == tries
            office.clock.step(minutes=6)
            await dialog.refresh_from_file()
            await case.until(lambda: f"port {port}: " in case.flat())
            assert "waits to be sent" in case.flat()
        await case.app.refresh_all()
        await case.until(lambda: "✉ 1 not sent" in case.text().split("\n")[0])
        postbox = Postbox()
        with running(postbox, port=port):
            case.app.sender.look()
            await case.until(lambda: "Nothing is on its way from here" in case.flat())  # nobody opened it anew
        assert "another terminal" not in case.flat()
        await case.until(lambda: "not sent" not in case.text().split("\n")[0])
    assert (len(postbox.arrived), posted(office, letter_id).attempts) == (1, 4)
    assert posted(office, letter_id).state == "sent"


async def test_the_cursor_stays_on_its_letter(office: Office) -> None:
    """One above it goes: a decision is about the letter that people had chosen, and names its case."""
    first, second = waiting(office), waiting(office)
    async with on_case(office, 1, (120, 40)) as case:
        await _outbox(case)
        await case.until(lambda: case.flat().count("waits to be sent") == 2)
        await case.press("j")
        taken = do(office)(sending.take)
        assert taken.letter_id == first
        do(office)(sending.sent, first, taken.attempt)
        await case.until(lambda: case.flat().count("waits to be sent") == 1)
        await case.press("x")
        await case.until(lambda: isinstance(case.app.screen, AskLineDialog))
        assert f"The letter of {posted(office, second).reference} does not go" in case.flat()
        await case.press("enter")
        await case.until(lambda: "Nothing is on its way from here" in case.flat())
    assert [posted(office, each).state for each in (first, second)] == ["sent", "kept"]


async def test_without_settings_nothing_is_sent_and_it_is_said(office: Office) -> None:
    letter_id = waiting(office)
    async with on_case(office, 1, (120, 40)) as case:
        case.app.sender.look()
        await case.until(lambda: not case.app.sender.is_busy)
        assert not case.app.sends_mail
        await _outbox(case)
        await case.until(lambda: "E-mail is not set up on this machine" in case.flat())
        assert "waits to be sent" in case.flat()
    assert posted(office, letter_id).state == "waiting"


async def test_settings_that_are_wrong_are_said_where_the_letters_are(office: Office) -> None:
    waiting(office)
    _set_up(0)
    async with on_case(office, 1, (120, 40)) as case:
        case.app.sender.look()
        await case.until(lambda: not case.app.sender.is_busy)
        await _outbox(case)
        await case.until(lambda: "[mail]: port: this must be at least 1" in case.flat())


@pytest.mark.parametrize("size", SIZES)
async def test_the_top_line_says_what_did_not_go(office: Office, size: tuple[int, int]) -> None:
    """Refused, at once; waiting, after a quarter of an hour; and nothing when all has gone."""
    case_id = office.new_case()
    async with on_case(office, case_id, size) as case:
        assert "not sent" not in case.text().split("\n")[0]
        _ended(office, "failed")
        await case.app.refresh_all()
        await case.until(lambda: "✉ 1 not sent" in case.text().split("\n")[0])
        waiting(office)
        office.clock.step(minutes=16)
        await case.app.refresh_all()
        await case.until(lambda: "✉ 2 not sent" in case.text().split("\n")[0])


async def test_a_refused_letter_goes_to_another_address(office: Office) -> None:
    """a asks for the address, and the app sends it at once."""
    letter_id = _ended(office, "failed")
    postbox = Postbox()
    with running(postbox) as port:
        _set_up(port)
        async with on_case(office, 1, (120, 40)) as case:
            await _outbox(case)
            await case.until(lambda: "550 no such user" in case.flat())
            await case.press("v")  # of what was refused it cannot be said that it arrived
            assert posted(office, letter_id).state == "failed"
            await case.press("a")
            await case.until(lambda: isinstance(case.app.screen, AskLineDialog))
            line = case.app.screen.query_one("#answer")
            assert line.value == "mehmet@example.com"  # type: ignore[attr-defined]
            line.value = "m.isik@example.com"  # type: ignore[attr-defined]
            await case.press("enter")
            await case.until(lambda: posted(office, letter_id).state == "sent")
    assert postbox.envelopes[0][1] == ["m.isik@example.com"]


async def test_of_one_that_may_have_gone_it_is_said_that_it_arrived(office: Office) -> None:
    letter_id = _ended(office, "unsure", "the connection broke off")
    async with on_case(office, 1, (120, 40)) as case:
        await _outbox(case)
        await case.until(lambda: "v it arrived" in case.flat())
        await case.press("v")
        await case.until(lambda: "Nothing is on its way from here" in case.flat())
    assert posted(office, letter_id).state == "sent"


async def test_one_is_given_up_and_says_how_it_goes_instead(office: Office) -> None:
    letter_id = _ended(office, "failed")
    async with on_case(office, 1, (120, 40)) as case:
        await _outbox(case)
        await case.until(lambda: "550 no such user" in case.flat())
        await case.press("x")
        await case.until(lambda: isinstance(case.app.screen, AskLineDialog))
        await case.write("By post.")
        await case.press("enter")
        await case.until(lambda: "Nothing is on its way from here" in case.flat())
        await case.press("escape")
        await case.until(lambda: "By post." in case.flat())
    assert posted(office, letter_id).state == "kept"


async def test_a_wrong_address_is_refused_in_a_sentence(office: Office) -> None:
    letter_id = _ended(office, "failed")
    async with on_case(office, 1, (120, 40)) as case:
        await _outbox(case)
        await case.until(lambda: "550" in case.flat())
        await case.press("a")
        await case.until(lambda: isinstance(case.app.screen, AskLineDialog))
        case.app.screen.query_one("#answer").value = "nobody"  # type: ignore[attr-defined]
        await case.press("enter")
        await case.until(lambda: "An e-mail address looks like" in case.flat())
    assert posted(office, letter_id).state == "failed"


async def test_what_servers_and_people_write_is_only_shown(office: Office) -> None:
    for text in HOSTILE[:12]:
        letter_id = waiting(office, subject=text[:200] or "-", to_address=text[:80] or "-")
        taken = do(office)(sending.take)
        do(office)(sending.failed, letter_id, taken.attempt, text)
    async with on_case(office, 1) as case:
        await _outbox(case)
        await case.until(lambda: "not sent: refused" in case.text())
        for _ in range(12):
            case.assert_harmless()
            await case.press("j")
        await case.press("enter")
        case.assert_harmless()


async def test_leaving_waits_for_no_server(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter that was handed over and gets no answer keeps nobody here; it is not lost, and not sent again."""
    monkeypatch.setattr("screens.sender._LEAVING", 0.2)
    letter_id = waiting(office)
    postbox = Postbox()
    postbox.says = [HANG]
    with running(postbox) as port:
        _set_up(port)
        async with on_case(office, 1) as case:
            case.app.sender.look()
            await case.until(lambda: postbox.tried == 1)
            sender = case.app.sender
        assert posted(office, letter_id).state == "sending"
    await case_over(sender)
    office.clock.step(minutes=11)
    assert do(office)(sending.left_behind) == letter_id


async def case_over(sender: object) -> None:
    """Wait until the thread of a sender has ended: its server is gone by now."""
    import asyncio

    from screens.sender import Sender

    assert isinstance(sender, Sender)
    while sender.is_busy:
        await asyncio.sleep(0.01)
