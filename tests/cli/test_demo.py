"""`complaintdesk demo`: a shop in a file that is kept, or in one that is not, and nothing besides."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import pytest

from complaintdesk.cli import demo
from complaintdesk.sample import life
from complaintdesk.store.desk import open_desk


def run(*words: str) -> int:
    """The verb as the shell calls it."""
    parser = argparse.ArgumentParser()
    demo.add_to(parser.add_subparsers())
    given = parser.parse_args(["demo", *words])
    code = given.run(given)
    assert isinstance(code, int)
    return code


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_kept(tmp_path: Path, temporary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "shop" / "x.db"
    path.parent.mkdir()
    assert run("--no-open", "--cases", "12", "--keep", str(path)) == 0
    assert capsys.readouterr() == (f"{path}\n", "")
    assert list(path.parent.iterdir()) == [path]
    assert list(temporary.iterdir()) == []
    assert path.stat().st_mode & 0o077 == 0
    desk = open_desk(path)
    with desk.look() as look:
        assert look.value('SELECT count(*) FROM "case"') == 12
    desk.close()


def test_thrown_away(temporary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--no-open", "--cases", "3") == 0
    out, err = capsys.readouterr()
    assert out == "" and "thrown away" in err
    assert list(temporary.iterdir()) == []


def test_a_file_that_is_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "precious.db"
    path.write_text("mine")
    assert run("--no-open", "--keep", str(path)) == 1
    assert path.read_text() == "mine"
    out, err = capsys.readouterr()
    assert out == "" and "not touched" in err


def test_a_folder_that_is_missing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--no-open", "--keep", str(tmp_path / "no" / "x.db")) == 1
    assert "no folder" in capsys.readouterr().err


def test_interrupted_nothing_is_left(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(life.Life, "live", interrupted)
    assert run("--no-open", "--keep", str(tmp_path / "x.db")) == 1
    assert "Nothing was kept" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [temporary.name]


def test_wrong_numbers_are_wrong_use() -> None:
    for words in (("--cases", "-1"), ("--cases", "many"), ("--seed", "x")):
        with pytest.raises(SystemExit) as stopped:
            run(*words)
        assert stopped.value.code == 2
