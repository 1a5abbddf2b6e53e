"""What people rely on, in a real terminal: the whole way from a key to the file and back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile import HOSTILE
from tests.terminal.terminal import Terminal

pytest.importorskip("ptyprocess", reason="a pseudo-terminal is needed")


def _shell(home: Path, *arguments: str, given: str | None = None) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "complaintdesk", *arguments],
        input=given,
        capture_output=True,
        encoding="utf-8",
        env={"HOME": str(home), "PATH": "", "PYTHONPATH": str(Path(__file__).parents[2]), "LANG": "C.UTF-8"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A set-up desk with no case, in a home of its own."""
    path = tmp_path / "shop.db"
    _shell(tmp_path, "demo", "--keep", str(path), "--cases", "0", "--no-open")
    return path


def _take_in(home: Path, shop: Path, description: str, name: str = "Mehmet Işık") -> str:
    complaint = {"description": description, "complainant": {"name": name, "phone": "0532 555 01 47"}}
    return _shell(home, "--db", str(shop), "new", "--json", "-", given=json.dumps(complaint)).split()[-1]


def test_another_terminals_complaint_shows_within_a_second(tmp_path: Path, shop: Path) -> None:
    """The list brings itself up to date when somebody else saves."""
    with Terminal("--db", str(shop), home=tmp_path) as terminal:
        terminal.wait_for("No case is open")
        reference = _take_in(tmp_path, shop, "The lamp arrived broken.")
        terminal.wait_for(reference, seconds=1.5)  # half a second's watch, and this machine's noise


def test_what_was_typed_before_a_kill_is_offered_again(tmp_path: Path, shop: Path) -> None:
    """`kill -9` in the middle of a call loses at most the last seconds of typing."""
    with Terminal("--db", str(shop), home=tmp_path) as terminal:
        terminal.wait_for("No case is open")
        terminal.press("f2")
        terminal.wait_for("Phone")
        terminal.press(*"0532 555 01 47")
        terminal.wait_for("draft kept", seconds=5.0)
        terminal.kill()
    with Terminal("--db", str(shop), home=tmp_path) as terminal:
        terminal.wait_for("F5 goes on with the complaint")
        terminal.press("f5")
        terminal.wait_for("0532 555 01 47")


@pytest.mark.campaign  # the suite looks at every screen with the same texts
def test_nothing_that_people_typed_reaches_the_terminal_as_a_command(tmp_path: Path, shop: Path) -> None:
    """Escape sequences, clipboard writes and bidi overrides are shown as signs on list, preview and case."""
    acting = [text for text in HOSTILE if set(text) & {"\x1b", "\x07", "\u202e", "\u2066", "\x9d"}]
    together = "\n".join(acting)
    references = [_take_in(tmp_path, shop, together, name=" ".join(acting)[:400])]
    assert acting
    with Terminal("--db", str(shop), home=tmp_path, columns=130, rows=40) as terminal:
        terminal.wait_for(references[-1])
        terminal.press("8", *"j" * len(references), "enter")
        terminal.wait_for("Facts")
        assert b"\x1b]52" not in terminal.raw
        assert not {"\u202e", "\u2066", "\x07"} & set(terminal.text)


def test_leaving_the_desk_ends_it_cleanly(tmp_path: Path, shop: Path) -> None:
    """Quit ends with exit code 0."""
    with Terminal("--db", str(shop), home=tmp_path) as terminal:
        terminal.wait_for("No case is open")
        terminal.press("\x11")
        assert terminal.wait_for_exit() == 0
