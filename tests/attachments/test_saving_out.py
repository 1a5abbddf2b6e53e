"""Copies of attached files: private, never over another file, and gone when the desk is left."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from complaintdesk.documents import saving_out
from complaintdesk.documents.saving_out import Viewed, save_copy
from complaintdesk.rules.errors import Damaged, NotSaved
from complaintdesk.store import places, sqlite
from tests.attachments.files import PDF, PNG, attach
from tests.desk import Office

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="permission bits are POSIX's")


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files that is the test's own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def _one(office: Office, name: str = "Şikâyet\u202efdp.pdf", content: bytes = PDF) -> int:
    (attachment_id,) = attach(office, office.new_case(), (name, content)).ids
    return attachment_id


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@POSIX
def test_a_copy_is_private_and_whole(office: Office, tmp_path: Path) -> None:
    attachment_id = _one(office)
    with office.desk.look() as look:
        named = save_copy(look, attachment_id, tmp_path / "mine.pdf")
        in_folder = save_copy(look, attachment_id, tmp_path)
    assert (named.read_bytes(), _mode(named)) == (PDF, 0o600)
    assert in_folder == tmp_path / "Şikâyetfdp.pdf"
    assert not list(tmp_path.glob("*.part"))


def test_a_copy_replaces_nothing_unless_it_is_told_to(office: Office, tmp_path: Path) -> None:
    attachment_id = _one(office)
    target = tmp_path / "there.pdf"
    target.write_text("mine")
    with office.desk.look() as look:
        with pytest.raises(NotSaved, match="is there already"):
            save_copy(look, attachment_id, target)
        assert target.read_text() == "mine"
        save_copy(look, attachment_id, target, replace=True)
        with pytest.raises(NotSaved):
            save_copy(look, attachment_id, tmp_path / "no such folder" / "a.pdf")
        with pytest.raises(NotSaved):
            save_copy(look, attachment_id, tmp_path / "a\0b.pdf")
    assert target.read_bytes() == PDF


def test_what_has_changed_in_the_file_is_not_saved(office: Office, tmp_path: Path) -> None:
    attachment_id = _one(office)
    connection = sqlite.connect(office.path)
    connection.execute("UPDATE stored_file SET content = ?", (PDF + b" ",))
    connection.close()
    with office.desk.look() as look, pytest.raises(Damaged):
        save_copy(look, attachment_id, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


@POSIX
def test_a_viewer_gets_a_read_only_copy_under_a_name_made_here(
    office: Office, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """0400 in a 0700 folder, with nothing of the name but its extension; gone when the desk is left."""
    opened: list[Path] = []
    monkeypatch.setattr(places, "open_with_viewer", opened.append)
    first, second = _one(office), _one(office, "broken leg.png", PNG)
    viewed = Viewed()
    with office.desk.look() as look:
        viewed.open(look, first)
        viewed.open(look, second)
        viewed.open(look, first)
    assert [path.name for path in opened] == [f"attachment-{n}" for n in ("1.pdf", "2.png", "1.pdf")]
    assert (_mode(opened[0]), _mode(opened[0].parent)) == (0o400, 0o700)
    assert opened[1].read_bytes() == PNG
    viewed.close()
    viewed.close()
    assert list(temporary.iterdir()) == []


@POSIX
def test_what_a_desk_that_was_killed_has_left_goes_with_the_next(office: Office, temporary: Path) -> None:
    """Only folders of processes that are gone; those of a desk that runs stay."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    dead, alive = (temporary / f"complaintdesk-view-{pid}-x" for pid in (gone.pid, os.getppid()))
    for folder in (dead, alive):
        folder.mkdir()
        (folder / "attachment-1.pdf").write_bytes(PDF)
    (temporary / "complaintdesk-view-notes.txt").write_text("somebody's")
    saving_out.remove_left_behind()
    assert sorted(path.name for path in temporary.iterdir()) == sorted(
        [alive.name, "complaintdesk-view-notes.txt"]
    )


@pytest.mark.skipif(sys.platform != "linux", reason="the viewer of Linux")
def test_the_viewer_is_the_systems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """xdg-open gets the path as one argument and no terminal; without it, or without a screen, a sentence."""
    said = tmp_path / "said"
    program = tmp_path / "xdg-open"
    program.write_text(f'#!/bin/sh\nprintf "%s|%s|%s" "$#" "$1" "$(cat)" > {said}.new && mv {said}.new {said}\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(NotSaved, match="no viewer"):
        places.open_with_viewer(Path("-a b.pdf"))
    monkeypatch.setenv("DISPLAY", ":0")
    started: list[subprocess.Popen[bytes]] = []
    begin = subprocess.Popen

    def noted(*arguments: object, **named: object) -> subprocess.Popen[bytes]:
        started.append(begin(*arguments, **named))  # type: ignore[call-overload]  # as it was called
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)
    places.open_with_viewer(tmp_path / "a b.pdf")
    assert started[0].wait(timeout=20) == 0
    assert said.read_text() == f"1|{tmp_path}/a b.pdf|"
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(NotSaved, match="no viewer"):
        places.open_with_viewer(tmp_path / "a.pdf")
