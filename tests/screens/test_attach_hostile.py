"""Files and e-mails that are named or built to do harm, through the screen: kept, only shown, never acting."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from complaintdesk.queries import attachments
from complaintdesk.queries.attachments import AttachmentRow
from complaintdesk.rules.file_names import clean_name
from complaintdesk.store import places
from screens.dialogs.ask_line import AskLineDialog
from screens.dialogs.attach import AttachDialog
from tests.attachments.files import PDF, attach
from tests.desk import Office
from tests.hostile import HOSTILE
from tests.mail_in.samples import NASTY, mail
from tests.screens.case_fixture import Case, on_case
from tests.screens.sizes import LARGE, SMALL

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="such names do not exist there")

NAMES = (
    "[bold]loud[].pdf",
    "[@click=app.quit]x[].pdf",
    "\x1b[2J\x1b]0;title\x07.pdf",
    "\u202efdp.exe.pdf",
    "two\nlines.pdf",
    "-rf.pdf",
    "$(reboot) `reboot`.pdf",
    "'quoted\\\\'.pdf",
    '"one.pdf',
    "a\\b.pdf",
    "~.pdf",
    "#%41.pdf",
    "con.pdf",
    "Ş" * 120 + ".pdf",
)

# the suite drives the app with the worst of them, the campaign with all
SOME = [*NAMES[:5], *(pytest.param(name, marks=pytest.mark.campaign) for name in NAMES[5:])]


def _kept(office: Office, case_id: int) -> list[AttachmentRow]:
    with office.desk.look() as look:
        return attachments.attachments(look, case_id)


async def _attach(case: Case, text: str) -> None:
    await case.press("at")
    assert isinstance(case.app.screen, AttachDialog)
    case.app.screen.query_one("#files").value = text  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", SOME)
async def test_a_file_of_any_name_is_ticked_and_attached(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """It is shown as it is called, kept under a harmless name, and a copy is offered beside the downloads only."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    (folder / name).write_bytes(PDF)
    monkeypatch.setattr(places, "folders_of_files", lambda: (folder,))
    case_id = office.new_case()
    async with on_case(office, case_id) as case:
        await case.press("at")
        await case.until(lambda: bool(case.app.screen.query("#newest")))
        case.assert_harmless()
        case.app.screen.query_one("#newest").focus()
        await case.press("space")
        await case.save()
        case.assert_harmless()
        await case.press("P", "G", "ctrl+s")
        await case.until(lambda: isinstance(case.app.screen, AskLineDialog))
        case.assert_harmless()
        where = Path(case.app.screen.query_one("#answer").value)  # type: ignore[attr-defined]
        assert where.parent == folder
        await case.press("escape")
    (row,) = _kept(office, case_id)
    assert (row.name, row.size) == (clean_name(name), len(PDF))
    assert where.name == row.name


@pytest.mark.parametrize("name", SOME)
async def test_tab_completes_any_name(office: Office, tmp_path: Path, name: str) -> None:
    """What Tab writes is what is attached; what a line cannot hold is refused, and nothing is kept."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / name).write_bytes(PDF)
    case_id = office.new_case()
    async with on_case(office, case_id) as case:
        await _attach(case, f"{folder}{os.sep}")
        line = case.app.screen.query_one("#files")
        line.focus()
        await case.press("end", "tab")
        if "\n" in name:  # a line cannot hold it: Tab goes on, and the path stays what it was
            await case.until(lambda: case.app.screen.focused is not line)
        else:
            await case.until(lambda: getattr(line, "value", "").endswith(".pdf"))
        case.assert_harmless()
        await case.press("f10")
        await case.until(lambda: case.app.screen is case.screen or "✗" in case.text())
        case.assert_harmless()
    kept = [row.name for row in _kept(office, case_id)]
    assert kept == ([] if "\n" in name else [clean_name(name)])


@pytest.mark.campaign
async def test_what_is_no_file_is_refused_and_read_by_nobody(office: Office, tmp_path: Path) -> None:
    """A folder, a pipe that nobody fills, a device without end, a link to nothing, a path with markup."""
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "gone.pdf")
    case_id = office.new_case()
    async with on_case(office, case_id) as case:
        for path, said in (
            (tmp_path, "is a folder"),
            (tmp_path / "pipe.pdf", "is not a file"),
            ("/dev/zero", "is not a file"),
            (tmp_path / "link.pdf", "There is no file"),
            (f"{tmp_path}/[bold]x[/bold]/../y.pdf", "There is no file"),
            ("\\x00\x1b[2J", "There is no file"),
        ):
            await _attach(case, str(path))
            await case.refuse()
            assert said in "".join(case.flat().split("│")).replace("  ", " "), path
            case.assert_harmless()
            await case.press("escape", "y")
            await case.until(lambda: case.app.screen is case.screen)
    assert _kept(office, case_id) == []


@pytest.mark.campaign
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_every_nasty_e_mail_is_dropped_and_shown(
    office: Office, tmp_path: Path, size: tuple[int, int]
) -> None:
    """Each comes in from its file, one after another, and the log and the papers of them all act on nothing."""
    case_id = office.new_case()
    paths = []
    for number, content in enumerate(NASTY.values()):
        paths.append(tmp_path / f"{number}.eml")
        paths[-1].write_bytes(content)
    async with on_case(office, case_id, size) as case:
        await _attach(case, " ".join(str(path) for path in paths))
        await case.save()
        assert f"{len(NASTY)} e-mails are in the log" in case.flat()
        for pane in ("L", "P"):
            await case.press(pane, "g")
            for _ in range(12):
                case.assert_harmless()
                await case.press("pagedown")
            await case.press("G")
            case.assert_harmless()
    came = [row for row in _kept(office, case_id) if row.name.endswith(".eml")]
    assert len(came) >= len(NASTY)


@pytest.mark.campaign
async def test_hostile_words_of_an_e_mail_are_only_shown(office: Office, tmp_path: Path) -> None:
    """As subject, as sender, as text, as the name of what came with it."""
    case_id = office.new_case()
    paths = []
    for number, text in enumerate(HOSTILE):
        made = mail(
            f"{text}\nIt broke.", message_id=f"<{number}@example.com>", subject=" ".join(text.split())[:200]
        )
        made.add_attachment(
            PDF, maintype="application", subtype="pdf", filename=f"{' '.join(text.split())[:80]}.pdf"
        )
        paths.append(tmp_path / f"{number}.eml")
        paths[-1].write_bytes(made.as_bytes())
    async with on_case(office, case_id) as case:
        await _attach(case, " ".join(str(path) for path in paths))
        await case.save()
        for pane in ("L", "P"):
            await case.press(pane, "g")
            for _ in range(30):
                case.assert_harmless()
                await case.press("pagedown")
    assert len([row for row in _kept(office, case_id) if row.media_type == "message/rfc822"]) == len(HOSTILE)


@pytest.mark.campaign
async def test_a_viewer_is_given_no_name_from_outside(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(places, "open_with_viewer", opened.append)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    case_id = office.new_case()
    attach(office, case_id, *((name, PDF + bytes([n])) for n, name in enumerate(NAMES)))
    async with on_case(office, case_id) as case:
        await case.press("P", "g", "j")
        for n in range(len(NAMES)):
            await case.press("enter", "enter")
            await case.until(lambda n=n: len(opened) == n + 1)  # type: ignore[misc]
            await case.until(lambda: case.app.screen is case.screen)
            case.assert_harmless()
            await case.press("j")
        assert [path.name for path in opened] == [f"attachment-{n}.pdf" for n in range(1, len(NAMES) + 1)]
