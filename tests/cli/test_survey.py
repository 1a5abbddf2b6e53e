"""`survey` from the shell: draw, sheet, answer, call, letters, results, end (8.3)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import ok, refused, run
from tests.desk import Office
from tests.surveyed import closed_case, some_closed

DRAW = ("survey", "draw", "--from", "yesterday", "--size", "50", "--seed", "4711")
QUALITY = ("--as", "Can Öz")


@pytest.fixture
def path(office: Office) -> Path:
    """Six who can be called, and one who can be written to; closed now, by the clock that the shell reads."""
    office.clock.now = datetime.now(UTC)
    some_closed(office, 6)
    closed_case(office, "Writer", None, complainant={"contacts": [{"kind": "post", "value": "1 High Street"}]})
    office.desk.close()
    return office.path


def _json(path: Path, *words: str) -> Any:
    return json.loads(ok(path, "survey", *words, "--format", "json"))


def test_from_the_draw_to_the_results(path: Path, tmp_path: Path) -> None:
    drawn = json.loads(ok(path, *DRAW, "--who", "Can Öz", "--format", "json"))
    assert drawn == {"survey": 1, "sampled": 7, "seed": 4711}
    asked = _json(path, "sheet", *QUALITY)
    assert {row["medium"] for row in asked} == {"phone", "letter"}
    assert "Person" in ok(path, "survey", "sheet", "--all")
    letter = next(row["reference"] for row in asked if row["medium"] == "letter")
    calls = [row["reference"] for row in asked if row["medium"] == "phone"]
    for reference, mark in zip(calls[:4], ("5", "4", "4", "1"), strict=True):
        said = ("--handling", mark, "--outcome", "3", "--words", f"Mark {mark}.")
        _code, _out, told = run(path, "survey", "answer", reference, *said, *QUALITY)
        assert ("complaint of its own" in told) is (mark == "1")
    assert "now: refused" in run(path, "survey", "call", calls[4], "--result", "refused", *QUALITY)[2]
    changed = ("survey", "answer", calls[4], "--handling", "5", *QUALITY)
    assert "refused already" in refused(path, *changed)
    back = ("--result", "call_back", "--again", "tomorrow", "--note", "After five.")
    ok(path, "survey", "call", calls[5], *back, *QUALITY)
    ok(path, "survey", "letters", "-o", str(tmp_path / "out"), "--format", "html")
    assert [made.name for made in (tmp_path / "out").iterdir()] == [f"{letter}.html"]
    ok(path, "survey", "answer", letter, "--handling", "5", "--outcome", "5", *QUALITY)
    ok(path, "survey", "end", "--note", "Done.")
    found = _json(path, "results", "1")
    counts = {name: found[name] for name in ("asked", "answered", "refused", "not_reached", "sampled")}
    assert counts == {"asked": 7, "answered": 5, "refused": 1, "not_reached": 1, "sampled": 7}
    assert found["handling"]["share_satisfied"] == 0.8
    assert found["handling"]["interval"] == [0.3755, 0.9638]
    assert found["handling"]["marks"] == [1, 0, 0, 2, 2]
    assert [said["words"] for said in found["words"]] == ["Mark 1.", "Mark 4.", "Mark 4.", "Mark 5."]
    assert "80 % satisfied or very satisfied (4 of 5)" in ok(path, "survey", "results")
    whole = _json(path, "results", "--all")
    assert [month["answered"] for month in whole["by_month"]] == [whole["answered"]] == [5]
    assert "no department" in ok(path, "survey", "results", "--all")
    assert _json(path, "list")[0]["ended_note"] == "Done."
    assert "5/7" in ok(path, "survey", "list")


def test_what_is_wrong_is_told(path: Path) -> None:
    assert "No sample was drawn yet" in refused(path, "survey", "results")
    assert "--from" in refused(path, "survey", "draw", "--size", "3")
    assert "how many are to be asked" in refused(path, "survey", "draw", "--from", "yesterday")
    assert "no department “Moon”" in refused(path, *DRAW, "--department", "Moon")
    assert "Nobody here is called" in refused(path, *DRAW, "--who", "Nobody")
    assert "--to: " in refused(path, *DRAW, "--to", "yesteryear")
    ok(path, *DRAW)
    ref = _json(path, "sheet", "--all")[0]["reference"]
    assert "no number of a survey" in refused(path, "survey", "results", "x")
    assert "no survey with the number 9" in refused(path, "survey", "results", "9")
    assert "decided it, and nobody asks" in refused(path, "survey", "answer", ref, "--handling", "5")
    assert "Mark one of the two" in refused(path, "survey", "answer", ref, *QUALITY)
    assert "what came of it" in refused(path, "survey", "call", ref)
    assert "number of the case" in refused(path, "survey", "answer")
    assert "-o FOLDER" in refused(path, "survey", "letters")
    assert "Only letters" in refused(path, "survey", "list", "--format", "pdf")


def test_an_empty_register_says_how_to_begin(path: Path) -> None:
    assert ok(path, "survey", "list") == ""
    assert "survey draw" in run(path, "survey", "list")[2]
    assert _json(path, "list") == []
