"""Attaching from the case screen: paths typed, dropped and ticked, e-mails pasted; the papers shown and opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual import events

from complaintdesk.queries import attachments
from complaintdesk.store import places
from screens.dialogs.ask_line import AskLineDialog
from screens.dialogs.attach import AttachDialog
from screens.dialogs.attached_file import AttachedFileDialog
from screens.dialogs.written_letter import WrittenLetterDialog
from tests.attachments.files import PDF, PNG, PROGRAM, attach
from tests.desk import Office
from tests.hostile import HOSTILE
from tests.mail_in.samples import with_files
from tests.mailing.letters import do, write
from tests.screens.case_fixture import Case, on_case
from tests.screens.sizes import SIZES


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a paper, a picture with blanks in its name, a program and an e-mail."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "paper.pdf").write_bytes(PDF)
    (folder / "broken leg.png").write_bytes(PNG)
    (folder / "setup.exe").write_bytes(PROGRAM)
    (folder / "their mail.eml").write_bytes(with_files())
    return folder


async def _paste(case: Case, text: str) -> None:
    """What a terminal sends when a file is dropped on it, or a text pasted."""
    focused = case.app.screen.focused
    assert focused is not None
    focused.post_message(events.Paste(text))
    await case.pilot.pause()


def _names(office: Office, case_id: int) -> list[str]:
    with office.desk.look() as look:
        return [row.name for row in attachments.attachments(look, case_id)]


@pytest.mark.parametrize("size", SIZES)
async def test_a_file_is_dropped_on_the_case(office: Office, files: Path, size: tuple[int, int]) -> None:
    """@, the path that the terminal pastes, a note, F10: it stands among the papers and below its entry."""
    case_id = office.new_case()
    async with on_case(office, case_id, size) as case:
        await case.press("at")
        assert isinstance(case.app.screen, AttachDialog)
        await _paste(case, f"'{files}/broken leg.png' ")
        await _paste(case, f"{files}/paper.pdf")
        await case.press("shift+tab")
        await case.save()
        assert "2 files attached: P shows them." in case.flat()
        await case.press("P")
        flat = case.flat()
        for words in ("broken leg.png", "picture, 56 bytes", "paper.pdf", "Ayşe Demir"):
            assert words in flat
        case.assert_harmless()
    assert _names(office, case_id) == ["broken leg.png", "paper.pdf"]


async def test_tab_completes_a_path_and_then_goes_on(office: Office, files: Path) -> None:
    async with on_case(office, office.new_case()) as case:
        await case.press("at")
        await case.write(f"{files.parent}/pap")
        await case.press("tab")
        line = case.app.screen.query_one("#files")
        await case.until(lambda: getattr(line, "value", "") == f"{files}{os.sep}")
        await case.press("tab")
        await case.until(lambda: "paper.pdf" in case.text())
        await case.write("paper")
        await case.press("tab")
        await case.until(lambda: getattr(line, "value", "") == f"{files}/paper.pdf")
        await case.press("tab")
        await case.until(lambda: case.app.screen.focused is not line)


async def test_the_newest_files_are_offered_to_tick(
    office: Office, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "folders_of_files", lambda: (files,))
    case_id = office.new_case()
    async with on_case(office, case_id) as case:
        await case.press("at")
        await case.until(lambda: bool(case.app.screen.query("#newest")))
        assert "setup.exe" not in case.text()
        case.app.screen.query_one("#newest").focus()
        await case.write("paper")
        await case.press("space")
        await case.save()
    assert _names(office, case_id) == ["paper.pdf"]


@pytest.mark.campaign
async def test_what_is_refused_stands_at_its_field_and_nothing_is_attached(office: Office, files: Path) -> None:
    """The sentence names the file; what was typed stays, and can be put right."""
    case_id = office.new_case()
    async with on_case(office, case_id, (120, 40)) as case:
        await case.press("at")
        assert "Type a path, drop a file, or tick one below." in await case.refuse()
        await _paste(case, f"{files}/paper.pdf\n{files}/setup.exe")
        await case.press("f10")
        await case.until(lambda: "“setup.exe” was not attached: a program could harm" in case.flat())
        assert _names(office, case_id) == []
        case.app.screen.query_one("#files").value = f"{files}/none.pdf"  # type: ignore[attr-defined]
        await case.press("f10")
        await case.until(lambda: "There is no file" in case.flat())


@pytest.mark.parametrize("pasted", [True, False])
async def test_an_e_mail_goes_into_the_log_with_its_files(office: Office, files: Path, pasted: bool) -> None:
    """Its source pasted, or its file: an entry of the log, and below it what came with it."""
    case_id = office.new_case()
    async with on_case(office, case_id, (120, 40)) as case:
        await case.press("at")
        if pasted:
            await _paste(case, with_files().decode())
            assert "The e-mail that was pasted" in case.text()
        else:
            await _paste(case, f"{files}/their\\ mail.eml ")
        await case.save()
        flat = case.flat()
        assert "the e-mail is in the log, with its files" in flat.lower()
        assert "the leg broke" in flat
        assert "+ 3 files: " in flat
        assert "[setup.exe was not attached" in flat
        await case.press("at")
        await _paste(case, with_files().decode())
        assert "already in the log" in await case.refuse()
    assert len(_names(office, case_id)) == 3


async def test_with_an_entry_chosen_an_e_mail_is_attached_as_it_is(office: Office, files: Path) -> None:
    case_id = office.new_case()
    office.log(case_id, text="They sent an e-mail.")
    async with on_case(office, case_id) as case:
        await case.press("at")
        await _paste(case, f"{files}/their mail.eml")
        entry = case.app.screen.query_one("#entry")
        entry.value = 2  # type: ignore[attr-defined]
        await case.save()
        assert "+ 1 file: their mail.eml" in case.flat()
    assert office.rows("SELECT name, communication_id FROM attachment") == [("their mail.eml", 2)]


async def test_a_file_is_opened_after_a_question_and_saved(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Enter asks, Enter opens a copy; s asks where and saves; the copies for viewers go with the app."""
    opened: list[Path] = []
    monkeypatch.setattr(places, "open_with_viewer", opened.append)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    case_id = office.new_case()
    attach(office, case_id, ("Şikâyet\u202efdp.pdf", PDF), note="[bold]their paper")
    target = tmp_path / "copy of it.pdf"
    async with on_case(office, case_id) as case:
        await case.press("P", "G", "enter")
        assert isinstance(case.app.screen, AttachedFileDialog)
        assert opened == []
        case.assert_harmless()
        await case.press("enter")
        await case.until(lambda: case.app.screen is case.screen)
        assert [path.name for path in opened] == ["attachment-1.pdf"]
        assert opened[0].read_bytes() == PDF
        assert "was given to the viewer" in case.flat()
        for keys in (("enter", "s"), ("ctrl+s",)):
            await case.press(*keys)
            await case.until(lambda: isinstance(case.app.screen, AskLineDialog))
            line = case.app.screen.query_one("#answer")
            line.value = str(target)  # type: ignore[attr-defined]
            await case.press("enter")
            if keys == ("enter", "s"):
                await case.until(lambda: case.app.screen is case.screen)
                assert "A copy was saved" in case.flat()
        await case.until(lambda: "is there already" in case.flat())
    assert target.read_bytes() == PDF
    assert not opened[0].exists()


async def test_a_file_that_has_changed_is_not_opened(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from complaintdesk.store import sqlite

    opened: list[Path] = []
    monkeypatch.setattr(places, "open_with_viewer", opened.append)
    case_id = office.new_case()
    attach(office, case_id, ("a.pdf", PDF))
    connection = sqlite.connect(office.path)
    connection.execute("UPDATE stored_file SET content = ?", (PDF + b"!",))
    connection.close()
    async with on_case(office, case_id, (120, 40)) as case:
        await case.press("P", "G", "enter", "enter")
        await case.until(lambda: "is not what was attached" in case.flat())
    assert opened == []


@pytest.mark.parametrize("size", SIZES)
async def test_letters_stand_among_the_papers(office: Office, size: tuple[int, int]) -> None:
    """Kind, when, by whom, where it is; Enter shows it word for word; one that did not go is said in the log."""
    from complaintdesk.operations import sending

    case_id = office.new_case()
    letter_id = office.do(write, case_id, {"text": "Dear [b]Mr Işık[/b],\nwe will pay."})
    taken = do(office)(sending.take)
    do(office)(sending.failed, letter_id, taken.attempt, "550 no [b]such[/b] user")
    async with on_case(office, case_id, size) as case:
        assert "not sent to mehmet@example.com: refused: 550" in case.flat()
        await case.press("P")
        flat = case.flat()
        for words in ("decision", "Ayşe Demir", "Your complaint 2026-000001-5", "550 no [b]such[/b] user"):
            assert words in flat
        await case.press("enter")
        assert isinstance(case.app.screen, WrittenLetterDialog)
        flat = case.flat()
        for words in ("Dear [b]Mr Işık[/b],", "we will pay.", "mehmet@example.com", "not sent: refused"):
            assert words in flat


async def test_hostile_names_and_notes_are_only_shown(office: Office) -> None:
    """On the pane, in the dialogs, below the entry: literally, and nothing acts."""
    case_id = office.new_case()
    entry_id = office.log(case_id)
    for n, text in enumerate(HOSTILE[:40]):
        attach(office, case_id, (f"{text[:80]}.txt", b"%d" % n), note=text[:200], communication_id=entry_id)
    async with on_case(office, case_id) as case:
        await case.press("P")
        case.assert_harmless()
        await case.press("G", "enter")
        case.assert_harmless()
        await case.press("escape", "at")
        case.assert_harmless()
