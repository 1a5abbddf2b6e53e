"""A letter that was written (7.1, 7.3): Papers says what becomes of it; it is printed and mailed from there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from complaintdesk.operations import sending, writing
from complaintdesk.operations.inputs import GivenUp, Written, check
from complaintdesk.store import mail_program
from screens.dialogs.answers import Answer, OneOf
from screens.dialogs.notice import NoticeDialog
from screens.dialogs.outbox import OutboxDialog
from screens.dialogs.paper import PaperDialog
from screens.dialogs.sure import SureDialog
from screens.dialogs.written_letter import WrittenLetterDialog
from tests.desk import Office
from tests.documents.cases import PERSON
from tests.mailing.letters import waiting
from tests.screens.case_fixture import Case, on_case
from tests.screens.sizes import SIZES

TEXT = "Dear Mehmet Işık,\n\nwe are looking for your parcel.\n\nHarbour Street Office"


def _written(office: Office, channel: str, person: dict[str, Any] | None = None, **given: Any) -> int:
    """A case with a letter that went by this channel, and not from here."""
    case_id = office.new_case(complainant=PERSON if person is None else person)
    usual = {"kind": "progress", "language": "en", "subject": "How it stands", "text": TEXT, "channel": channel}
    office.do(writing.write, case_id, check(Written, {**usual, **given}))
    return case_id


async def _open(case: Case) -> WrittenLetterDialog:
    """Papers, and Enter on the letter."""
    await case.press("P", "enter")
    await case.until(lambda: isinstance(case.app.screen, WrittenLetterDialog))
    dialog = case.app.screen
    assert isinstance(dialog, WrittenLetterDialog)
    return dialog


@pytest.mark.parametrize(("channel", "said"), [("letter", "kept,onpaper"), ("email", "kept:sendityourself")])
async def test_papers_say_what_becomes_of_it(office: Office, channel: str, said: str) -> None:
    async with on_case(office, _written(office, channel), (120, 40)) as case:
        await case.press("P")
        assert said in case.read("papers")
        assert "notbye-mail" not in case.read("papers")


async def test_what_was_given_up_is_said_so(office: Office) -> None:
    letter_id = waiting(office)
    office.do(sending.give_up, check(GivenUp, {"letter_id": letter_id}))
    async with on_case(office, 1, (120, 40)) as case:
        await case.press("P")
        assert "givenup:notbye-mail" in case.read("papers")


@pytest.mark.parametrize("size", SIZES)
async def test_a_kept_letter_is_handed_to_the_mail_program(
    office: Office, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """F6 asks, n does nothing, y makes the draft of all of it, to the address that is on file."""
    drafts: list[tuple[str, str, str]] = []
    monkeypatch.setattr(mail_program, "draft", lambda *given: drafts.append(given))
    async with on_case(office, _written(office, "email"), size) as case:
        dialog = await _open(case)
        assert "F6 mail program" in case.flat()
        for key in ("n", "y"):
            assert drafts == []
            await case.press("f6")
            await case.until(lambda: isinstance(case.app.screen, SureDialog))
            await case.press(key)
            await case.until(lambda: case.app.screen is dialog)
    ((address, subject, text),) = drafts
    assert (address, subject) == ("mehmet@isik.example", "How it stands")
    assert [(text,)] == office.rows("SELECT text FROM letter")


@pytest.mark.parametrize("chosen", ["pdf", "html", "text"])
async def test_a_kept_letter_is_saved_as_a_file(office: Office, chosen: str) -> None:
    """Ctrl+S makes it a paper of the day on which it was written, that only its owner reads."""
    case_id = _written(office, "letter")
    office.clock.step(days=3)
    async with on_case(office, case_id, (120, 40)) as case:
        await _open(case)
        await case.press("ctrl+s")
        await case.until(lambda: isinstance(case.app.screen, PaperDialog))
        choice = case.app.screen.query_one("#format", OneOf)
        choice.focus()
        await case.press(str([code for code, _ in choice.options].index(chosen) + 1))
        path = Path(case.app.screen.query_one("#path", Answer).value)
        await case.press("f10")
        await case.until(lambda: isinstance(case.app.screen, WrittenLetterDialog))
    content = path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    if chosen == "pdf":
        assert content.startswith(b"%PDF-")
    else:
        assert "looking for your parcel" in content.decode("utf-8")
        assert "23 November 2026" in content.decode("utf-8")


async def test_without_an_address_it_is_said_and_nothing_opens(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_program, "draft", lambda *given: pytest.fail("nobody can be written to"))
    async with on_case(office, _written(office, "email", {"name": "Ida Holm"}), (120, 40)) as case:
        await _open(case)
        await case.press("f6")
        await case.until(lambda: isinstance(case.app.screen, NoticeDialog))
        assert "No e-mail address of theirs is on file" in case.flat()


async def test_what_goes_out_from_here_is_not_sent_a_second_time(office: Office) -> None:
    """A letter that waits is no draft for the mail program; it can be saved, also from the outbox."""
    waiting(office)
    async with on_case(office, 1, (120, 40)) as case:
        await case.press("ctrl+o")
        await case.until(lambda: isinstance(case.app.screen, OutboxDialog) and "waits" in case.flat())
        await case.press("enter")
        await case.until(lambda: isinstance(case.app.screen, WrittenLetterDialog))
        assert "F6" not in case.flat()
        await case.press("f6", "ctrl+s")
        await case.until(lambda: isinstance(case.app.screen, PaperDialog))


async def test_an_empty_outbox_does_not_say_that_letters_have_gone(office: Office) -> None:
    """E-mail is not set up: a letter is kept, and nobody has sent it yet."""
    async with on_case(office, _written(office, "email"), (120, 40)) as case:
        case.app.sender.look()
        await case.until(lambda: not case.app.sender.is_busy)
        await case.press("ctrl+o")
        await case.until(lambda: "Nothing is on its way from here." in case.flat())
        assert "kept with their cases" in case.flat()
        assert "E-mail is not set up on this machine" in case.flat()
        case.app.sends_mail, case.app.sender.trouble = True, ""
        await case.until(lambda: "kept with their cases" not in case.flat())
