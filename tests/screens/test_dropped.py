"""Paths as terminals paste them when a file is dropped, as people type them, and as Tab completes them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.dropped import completed, is_mail_source, newest, paths_in
from tests.hostile import HOSTILE, SURROGATES
from tests.mail_in.samples import with_files


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [
        ("/home/a/photo.png", ["/home/a/photo.png"]),
        ("/home/a/my photo.png", ["/home/a/my photo.png"]),
        ("'/home/a/my photo.png' ", ["/home/a/my photo.png"]),
        ('"/home/a/my photo.png"', ["/home/a/my photo.png"]),
        ("/home/a/my\\ photo\\ \\(1\\).png ", ["/home/a/my photo (1).png"]),
        ("'/home/a/it'\\''s.png'", ["/home/a/it's.png"]),
        ("file:///home/a/my%20photo%C5%9F.png", ["/home/a/my photoş.png"]),
        ("file:///home/a/x.png\r\nfile:///home/a/y.png\r\n", ["/home/a/x.png", "/home/a/y.png"]),
        ("file://host/home/a/x.png", ["/home/a/x.png"]),
        ("file:///C:/Users/a/x.png", ["C:/Users/a/x.png"]),
        ("'/home/a/x y.png' '/home/a/z.png'", ["/home/a/x y.png", "/home/a/z.png"]),
        ("/home/a/x.png\n/home/a/y.png", ["/home/a/x.png", "/home/a/y.png"]),
        ("C:\\Users\\a\\my photo.png", ["C:\\Users\\a\\my photo.png"]),
        ('"C:\\Users\\a\\my photo.png" "D:\\b.png"', ["C:\\Users\\a\\my photo.png", "D:\\b.png"]),
        ('"never closed', ['"never closed']),
        ("# a name", ["# a name"]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_what_is_pasted_and_what_is_meant(pasted: str, meant: list[str]) -> None:
    assert paths_in(pasted, lambda path: False) == meant


def test_what_exists_decides() -> None:
    """Two paths with a blank between them, or one with a blank in it: whichever is there."""
    there = {"/a/x.png", "/a/y.png", "/a/x.png /a/y.png"}
    assert paths_in("/a/x.png /a/y.png", lambda path: path in there) == ["/a/x.png /a/y.png"]
    there.discard("/a/x.png /a/y.png")
    assert paths_in("/a/x.png /a/y.png", lambda path: path in there) == ["/a/x.png", "/a/y.png"]
    there.discard("/a/y.png")
    assert paths_in("/a/x.png /a/y.png", lambda path: path in there) == ["/a/x.png /a/y.png"]


def test_the_home_is_the_persons(hermetic_home: Path) -> None:
    assert paths_in("~/x.png", lambda path: False) == [f"{hermetic_home}/x.png"]


@given(st.one_of(st.text(max_size=100), st.sampled_from((*HOSTILE, *SURROGATES))))
def test_nothing_that_is_pasted_makes_it_fail(text: str) -> None:
    assert all(isinstance(path, str) for path in paths_in(text, lambda path: len(path) % 3 == 0))
    assert isinstance(is_mail_source(text), bool)


def test_the_source_of_an_e_mail_is_told_from_a_path() -> None:
    assert is_mail_source(with_files().decode())
    assert not is_mail_source("/home/a/Subject: x.eml")
    assert not is_mail_source("Subject: one line of it")


def test_tab_completes(tmp_path: Path) -> None:
    """As far as it is clear; capitals count as small letters where nothing else fits; hidden ones stay hidden."""
    for name in ("invoice one.pdf", "invoice two.pdf", "Photo.png", ".hidden"):
        (tmp_path / name).write_text("")
    (tmp_path / "papers").mkdir()
    at = str(tmp_path)
    assert completed(f"{at}/inv") == (f"{at}/invoice ", ("invoice one.pdf", "invoice two.pdf"))
    assert completed(f"{at}/invoice o") == (f"{at}/invoice one.pdf", ())
    assert completed(f"{at}/photo") == (f"{at}/Photo.png", ())
    assert completed(f"{at}/pap") == (f"{at}/papers{os.sep}", ())
    assert completed(f"{at}/.h") == (f"{at}/.hidden", ())
    assert completed(f"{at}/zzz") == (f"{at}/zzz", ())
    assert completed("/no/such/folder/x") == ("/no/such/folder/x", ())
    assert completed("a\0b").names == ()
    assert ".hidden" not in completed(f"{at}/").names
    (tmp_path / "Two\nlines.pdf").write_text("")
    assert completed(f"{at}/Two") == (f"{at}/Two", ())


def test_tab_completes_below_the_home(hermetic_home: Path) -> None:
    (hermetic_home / "Downloads").mkdir()
    assert completed("~/Down") == (f"~/Downloads{os.sep}", ())


def test_the_newest_files_are_offered(tmp_path: Path) -> None:
    """Of the kinds that may be attached, newest first; a folder that is not there offers nothing."""
    for number, name in enumerate(("old.pdf", "new.PNG", "program.exe", ".hidden.pdf", "mid.txt")):
        path = tmp_path / name
        path.write_text("")
        os.utime(path, (number, number))
    found = newest((tmp_path, tmp_path / "none"), frozenset({"pdf", "png", "txt"}), 2)
    assert [path.name for path in found] == ["mid.txt", "new.PNG"]
