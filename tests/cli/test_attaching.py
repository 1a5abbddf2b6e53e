"""`attach`, `attachments` and `mail-in` as a person at a shell uses them."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from tests.attachments.files import PDF, PNG, PROGRAM
from tests.cli.shell import ok, refused, run
from tests.desk import Office
from tests.mail_in.samples import with_files

REF = "2026-000001-5"


@pytest.fixture
def path(office: Office) -> Path:
    """A desk with a case whose log has two entries."""
    office.log(office.new_case())
    office.desk.close()
    return office.path


def test_files_are_attached_listed_and_saved(path: Path, tmp_path: Path) -> None:
    """On the case and on an entry; a copy is private, replaces nothing, and goes to standard output too."""
    (tmp_path / "paper.pdf").write_bytes(PDF)
    (tmp_path / "kırık bacak.png").write_bytes(PNG)
    files = [str(tmp_path / name) for name in ("paper.pdf", "kırık bacak.png")]
    code, said, told = run(path, "attach", REF, *files, "--note", "their papers", "--as", "Can Öz")
    assert (code, said, told) == (0, "", f"2 files attached to {REF}.\n")
    assert ok(path, "attach", REF, files[0], "--entry", "2") == ""
    listed = ok(path, "attachments", REF).splitlines()
    assert len(listed) == 4
    for part in ("2", "picture", "56 bytes", "case", "kırık bacak.png", "Can Öz", "their papers"):
        assert part in listed[2]
    assert "entry 2" in listed[3]
    page, shown = ok(path, "show", REF), json.loads(ok(path, "show", REF, "--format", "json"))
    assert "kırık bacak.png (picture, 56 bytes) — their papers" in page
    assert [each["name"] for each in shown["attachments"]] == ["paper.pdf", "kırık bacak.png", "paper.pdf"]
    copy = tmp_path / "copy.png"
    assert ok(path, "attachments", REF, "--save", "2", "-o", str(copy)) == f"{copy}\n"
    assert copy.read_bytes() == PNG
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert "is there already" in refused(path, "attachments", REF, "--save", "1", "-o", str(copy))
    ok(path, "attachments", REF, "--save", "1", "-o", str(copy), "--force")
    assert copy.read_bytes() == PDF


@pytest.mark.parametrize(
    ("name", "size", "said"),
    [
        ("setup.exe", 10, "a program could harm"),
        ("big.pdf", 11 * 2**20, "larger than 10 MB"),
        ("huge.pdf", 20 * 2**20, "larger than 10 MB"),
        ("missing.pdf", None, "There is no file"),
        (".", None, "is a folder"),
    ],
)
def test_what_cannot_be_attached_is_said(
    path: Path, tmp_path: Path, name: str, size: int | None, said: str
) -> None:
    if size is not None:
        (tmp_path / name).write_bytes((PROGRAM if name.endswith("exe") else PDF) + bytes(size))
    assert said in refused(path, "attach", REF, f"{tmp_path}/{name}")
    assert len(ok(path, "attachments", REF).splitlines()) == 1


def test_numbers_that_are_none_are_said(path: Path, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    assert "there is no number 3" in refused(path, "attach", REF, str(tmp_path / "a.pdf"), "--entry", "3")
    assert "there is no number 1" in refused(path, "attachments", REF, "--save", "1", "-o", "x")
    ok(path, "attach", REF, str(tmp_path / "a.pdf"))
    assert "-o FILE" in refused(path, "attachments", REF, "--save", "1")
    assert "attached there already" in refused(path, "attach", REF, str(tmp_path / "a.pdf"))


def test_an_e_mail_comes_in_from_a_file_and_from_standard_input(path: Path, tmp_path: Path) -> None:
    """It is in the log with its files; what was not kept is said; the second time it is known."""
    (tmp_path / "their mail.eml").write_bytes(with_files())
    code, _, told = run(path, "mail-in", REF, str(tmp_path / "their mail.eml"))
    assert code == 0
    assert f"The e-mail from Ayşe Öztürk <ayse@example.com> is in the log of {REF}, with 3 files." in told
    assert "setup.exe was not attached" in told
    assert "already in the log" in refused(path, "mail-in", REF, "-", stdin=with_files())
    assert "This is no e-mail" in refused(path, "mail-in", REF, "-", stdin=b"Dear all,\nhello")
    ok(path, "mail-in", REF, "-", stdin=with_files().replace(b"<1@example.com>", b"<2@example.com>"))
    log = json.loads(ok(path, "show", REF, "--format", "json"))["log"]
    assert [entry["channel"] for entry in log].count("email") == 2
