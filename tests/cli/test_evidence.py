"""`evidence` and `review` at the shell."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.shell import ok, refused, run
from tests.desk import Office


@pytest.fixture
def desk_file(office: Office) -> Path:
    """A desk with one case."""
    office.new_case(complainant={"name": "Mehmet Işık"})
    office.desk.close()
    return office.path


def test_the_map_is_a_table(desk_file: Path) -> None:
    code, output, errors = run(desk_file, "evidence", "--clause", "7.4")
    assert code == 0
    assert output.startswith("Clause  State")
    assert "7.4     – no data  Each complaint is acknowledged within the time that is promised." in output
    assert "It supports an audit and certifies nothing." in errors
    assert "7.5" not in output


def test_the_pack_goes_into_a_folder_or_a_file(desk_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "for the auditor"
    ok(desk_file, "evidence", "-o", str(folder))
    assert sorted(path.name for path in folder.iterdir()) == ["evidence.html", "evidence.json", "evidence.pdf"]
    assert (folder / "evidence.pdf").read_bytes().startswith(b"%PDF")
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert "nothing was written" in refused(desk_file, "evidence", "-o", str(folder))
    ok(desk_file, "evidence", "-o", str(folder), "--force")
    told = json.loads(ok(desk_file, "evidence", "--clause", "d", "--format", "json"))
    assert {line["clause"] for line in told["lines"]} == {"annex D"}


def test_names_only_where_they_are_asked_for(desk_file: Path) -> None:
    assert "Mehmet" not in ok(desk_file, "evidence", "--format", "text")
    assert "Mehmet Işık" in ok(desk_file, "evidence", "--format", "text", "--with-names")


def test_what_is_no_clause_is_said(desk_file: Path) -> None:
    assert "“9.1” is no clause" in refused(desk_file, "evidence", "--clause", "9.1")


def test_a_review_from_plan_to_close(desk_file: Path, tmp_path: Path) -> None:
    dates = ("--from", "2026-01-01", "--to", "2026-10-31")
    assert ok(desk_file, "review", "plan", "today", "--chair", "Mary O’Neill", *dates) == "1\n"
    assert "No pack was frozen" in refused(desk_file, "review", "pack", "1")
    paper = tmp_path / "pack.pdf"
    ok(desk_file, "review", "pack", "1", "--freeze", "-o", str(paper))
    assert paper.read_bytes().startswith(b"%PDF")
    frozen = ok(desk_file, "review", "pack", "1", "--format", "json")
    (kept,) = json.loads(ok(desk_file, "review", "show", "1", "--format", "json"))["packs"]
    assert hashlib.sha256(frozen.encode()).hexdigest() == kept["sha256"]
    ok(desk_file, "review", "minutes", "1", "-", "--on", "2026-11-20", "--present", "all", stdin="We talked.\n")
    assert ok(desk_file, "review", "decide", "1", "Ask the carrier.") == "1\n"
    as_mary = ("--as", "Mary O’Neill")
    assert "has not an owner and a day" in refused(desk_file, "review", "close", "1", *as_mary)
    ok(desk_file, "review", "drop", "1", "--note", "Nobody is free.")
    ok(desk_file, "review", "decide", "1", "Ask again.", "--owner", "Can Öz", "--due", "2027-01-31")
    ok(desk_file, "review", "close", "1", *as_mary)
    assert "Ask again." in ok(desk_file, "review", "decisions")
    ok(desk_file, "review", "done", "2", "--on", "2026-11-22")
    assert "Ask again." not in ok(desk_file, "review", "decisions")
    assert "done on 22 November 2026" in ok(desk_file, "review", "decisions", "1")
    shown = ok(desk_file, "review", "show", "1")
    assert "We talked." in shown
    assert "given up on" in shown
    assert "closed" in ok(desk_file, "review")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show",), "Say which review"),
        (("show", "one"), "“one” is no number"),
        (("show", "7"), "no management review 7"),
        (("plan",), "Say on which day"),
        (("done",), "Say which one"),
        (("decisions", "--format", "pdf"), "text or json"),
        (("list", "--format", "pdf"), "of one review"),
        (("minutes", "1", "/nowhere/at/all"), "cannot be read as text"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(desk_file: Path, words: tuple[str, ...], said: str) -> None:
    assert said in refused(desk_file, "review", *words)


def test_reviews_for_another_program(desk_file: Path) -> None:
    ok(desk_file, "review", "plan", "2099-12-01")
    (told,) = json.loads(ok(desk_file, "review", "list", "--format", "json"))
    assert (told["planned_on"], told["first"], told["last"]) == ("2099-12-01", "2098-12-01", "2099-11-30")
    assert json.loads(ok(desk_file, "review", "decisions", "--format", "json")) == []
