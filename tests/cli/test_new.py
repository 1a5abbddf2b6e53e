"""`new`: a complaint written as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.shell import listed, ok, refused, run
from tests.desk import Office


def _json(**given: object) -> str:
    return json.dumps({"description": "It broke.", **given})


@pytest.fixture
def path(office: Office) -> Path:
    """A desk without a case; nobody has it open."""
    office.desk.close()
    return office.path


def test_a_complaint_from_a_file_prints_its_reference_last(path: Path, tmp_path: Path) -> None:
    complaint = tmp_path / "complaint.json"
    complaint.write_text(
        '\ufeff{"description": "İt was late", "complainant": {"name": "Mehmet Işık", "phone": "0532"},'
        ' "product": "chair", "problem": "Late delivery", "received_at": "2026-01-05T10:00:00+03:00",'
        ' "problem_on": "2026-01-02", "remedies_sought": ["refund"], "sum_sought": 1250}',
        encoding="utf-8",
    )
    assert ok(path, "new", "--json", str(complaint)).splitlines()[-1] == "2026-000001-5"
    (case,) = listed(path)
    assert (case["complainant"], case["product"], case["problem_code"]) == (
        "Mehmet Işık",
        "chair",
        "late_delivery",
    )
    assert (case["received_at"], case["stage"]) == ("2026-01-05T07:00:00.000Z", "received")


def test_standard_input_and_nobodys_name_make_an_anonymous_case(path: Path) -> None:
    reference = ok(path, "new", "--json", "-", "--as", "Can Öz", stdin=_json()).splitlines()[-1]
    shown = json.loads(ok(path, "show", reference, "--format", "json"))
    assert shown["complainant"] is None
    assert shown["case"]["taken_by"] == "Can Öz"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"description":\n  "It broke.",\n}', "line 3, column 1"),
        ("", "line 1, column 1"),
        ("[1, 2]", "does not hold one complaint"),
        ("[" * 100_000, "nested too deeply"),
        ('{"complainant": {"name": "X"}}', "description: please fill this in"),
        (_json(descripton="x"), "descripton: the desk has no such field"),
        (_json(complainant={"email": "nobody"}), "complainant.email: "),
        (_json(problem="no such thing"), "no such thing"),
        (_json(problem=7), "problem"),
        (_json(medium="pigeon"), "medium: choose one of phone, email, letter"),
        (_json(problem_on="yesterday-ish"), "problem on: write the day like 2026-11-12"),
        (_json(problem_on=20261112), "problem on: write the day like 2026-11-12"),
        (_json(received_at="2026-11-12T10:00:00"), "received at: write the instant with its time zone"),
        (_json(received_at="soon"), "received at: write the instant with its time zone"),
        (_json(recurrent="perhaps"), "recurrent: say true or false"),
        (_json(sum_sought=-5), "sum sought: this must be at least 0"),
        (_json(sum_sought="much"), "sum sought: write a whole number"),
        (_json(sum_sought=1.5), "sum sought: write a whole number"),
        (_json(currency="pounds"), "currency: write a currency like GBP"),
        (_json(product="x" * 501), "product: this is longer than 500 characters"),
        (_json(remedies_sought="refund"), "remedies sought: give a list"),
        (_json(complainant="Mehmet"), "complainant: give an object in braces"),
        (_json(description=5), "description: please enter text"),
        (_json(received_at="2999-01-01T00:00:00Z"), "ahead of now"),
        (_json(description="  "), "description: please fill this in"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_kept(path: Path, text: str, said: str) -> None:
    assert said in refused(path, "new", "--json", "-", stdin=text)


def test_nothing_was_kept_of_any_refusal(path: Path) -> None:
    refused(path, "new", "--json", "-", stdin=b'{"description": "\xff"}')
    refused(path, "new", "--json", str(path.parent / "none.json"))
    assert "Nobody here is called" in refused(path, "new", "--json", "-", "--as", "Zoe", stdin=_json())
    assert listed(path, "--view", "all") == []


def test_wrong_use_is_told_apart(path: Path) -> None:
    for arguments in (["new"], ["list", "--limit", "0"], ["list", "--view", "x"], ["nonsense"], ["log", "1"]):
        code, output, errors = run(path, *arguments)
        assert (code, output) == (2, "")
        assert "usage:" in errors


def test_a_desk_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    for arguments in (["list"], ["show", "2026-000001-5"], ["new", "--json", "-"], ["backup", "-o", str(path)]):
        assert "There is no desk at" in refused(path, *arguments, stdin=_json())
    assert not path.exists()
