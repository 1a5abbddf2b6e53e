"""`do`: what is not named stays as it is on file, and is emptied only by `name=` (7.1, 7.5, 7.6, 5.4)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from complaintdesk.__main__ import main
from tests.cli.shell import ok, refused
from tests.desk import Office

REF = "2026-000001-5"
_MEHMET = {
    "name": "Mehmet Işık",
    "organisation": "Işık Ltd",
    "phone": "+44 20 7946 0000",
    "email": "mehmet@example.com",
    "preferred_channel": "phone",
    "language": "Turkish",
    "needs": "hearing",
    "needs_note": "Rings back by relay.",
    "market_segment": "trade",
}
_BOTH_SIDES = ("their_side=It came late.", "our_side=The van broke.", "findings=It did.")


@pytest.fixture
def path(office: Office) -> Path:
    """One case of Mehmet's, acknowledged, with a danger in it."""
    case_id = office.new_case(complainant=_MEHMET, description="a kettle", safety=True, safety_note="It sparks.")
    office.acknowledge(case_id)
    office.desk.close()
    return office.path


def _do(path: Path, act: str, *given: str, by: str = "Can Öz") -> None:
    assert main(["--db", str(path), "do", act, REF, *given, "--as", by]) == 0, (act, given)


def _shown(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ok(path, "show", REF, "--format", "json"))
    return found


def _ways(path: Path, who: str = "complainant") -> set[tuple[str, str]]:
    return {(way["kind"], way["value"]) for way in _shown(path)[who]["contacts"]}


def test_a_new_email_leaves_the_rest_of_the_person(path: Path) -> None:
    before = _shown(path)["complainant"]
    _do(path, "person", "email=new@example.com")
    after = _shown(path)["complainant"]
    for name in ("kind", "name", "organisation", "preferred_channel", "language", "needs", "needs_note"):
        assert after[name] == before[name], name
    assert after["market_segment"] == "trade"
    assert _ways(path) == {("phone", "+44 20 7946 0000"), ("email", "new@example.com")}


def test_a_person_is_emptied_field_by_field(path: Path) -> None:
    _do(
        path, "person", "phone=", "needs=", "needs_note=", "preferred_channel=", "organisation=", "market_segment="
    )
    after = _shown(path)["complainant"]
    assert (after["name"], after["needs"], after["language"]) == ("Mehmet Işık", "none", "Turkish")
    assert [after[name] for name in ("needs_note", "preferred_channel", "organisation", "market_segment")] == [
        None
    ] * 4
    assert _ways(path) == {("email", "mehmet@example.com")}


def test_several_ways_of_one_kind_are_not_guessed_at(path: Path) -> None:
    _do(path, "person", "contacts=phone +44 20 7946 0000; phone +44 20 7946 0001; post 1 High St, London")
    wanted = {("phone", "+44 20 7946 0000"), ("phone", "+44 20 7946 0001"), ("post", "1 High St, London")}
    assert _ways(path) == wanted
    _do(path, "person", "address=2 High St, London", "name=Mehmet Ali Işık")
    assert ("post", "2 High St, London") in _ways(path)
    sentence = refused(path, "do", "person", REF, "phone=+44 20 7946 0002")
    assert "+44 20 7946 0001" in sentence
    assert "contacts=" in sentence
    _do(path, "person", "phone=")
    assert _ways(path) == {("post", "2 High St, London")}
    assert "phone, email, post, other" in refused(path, "do", "person", REF, "contacts=pigeon 12")


def test_who_was_filed_under_a_way_to_reach_them_is_not_called_by_one_that_is_gone(office: Office) -> None:
    office.new_case(complainant={"email": "old@example.com"})
    office.desk.close()
    _do(office.path, "person", "email=new@example.com")
    assert _shown(office.path)["complainant"]["name"] == "new@example.com"
    _do(office.path, "person", "phone=+44 20 7946 0000")
    assert _shown(office.path)["complainant"]["name"] == "new@example.com"
    assert "Say who it is" in refused(office.path, "do", "person", REF, "phone=", "email=", "name=")


def test_who_acts_for_them_is_somebody_else(path: Path) -> None:
    assert "Say who it is" in refused(path, "do", "person", REF, "representative=yes", "language=English")
    _do(path, "person", "representative=yes", "name=Leyla Işık", "phone=+44 20 7946 0009")
    _do(path, "person", "representative=yes", "email=leyla@example.com")
    assert _shown(path)["representative"]["name"] == "Leyla Işık"
    assert _ways(path, "representative") == {("phone", "+44 20 7946 0009"), ("email", "leyla@example.com")}
    assert _shown(path)["complainant"]["name"] == "Mehmet Işık"


def test_an_assessment_again_takes_no_danger_away(path: Path) -> None:
    _do(path, "assess", "severity=high", "complexity=low", "impact=low", "action_needed=Unplug it.", "note=Fire.")
    _do(path, "assess", "action_possible=yes")
    _do(path, "assess", "severity=low", "complexity=low", "impact=low")
    case = _shown(path)["case"]
    assert (case["safety"], case["safety_note"], case["priority"]) == (True, "It sparks.", "urgent")
    assert (case["action_needed"], case["action_possible"]) == ("Unplug it.", True)
    assert (case["assessment_note"], case["severity"]) == ("Fire.", "low")
    _do(path, "assess", "safety=no", "safety_note=", "action_needed=")
    case = _shown(path)["case"]
    assert (case["safety"], case["safety_note"], case["action_needed"]) == (False, None, None)
    assert case["priority"] != "urgent"


def test_a_first_assessment_still_needs_its_grades(path: Path) -> None:
    assert "impact: please fill this in" in refused(path, "do", "assess", REF, "severity=low", "complexity=low")


def test_findings_are_written_on_and_concluded(path: Path) -> None:
    _do(path, "assess", "severity=high", "complexity=low", "impact=low")
    _do(path, "investigate", *_BOTH_SIDES, "depth=thorough", "loss=12.50", "promise_broken=yes", "fault=ours")
    _do(path, "investigate", "cause=supplier", by="Ayşe Demir")
    _do(path, "investigate", "concluded=yes", by="Ayşe Demir")
    found = _shown(path)["investigation"]
    kept = {"depth": "thorough", "loss": 1250, "promise_broken": True, "fault": "ours", "cause": "supplier"}
    assert {name: found[name] for name in kept} == kept
    assert [found[name] for name in ("their_side", "our_side", "findings")] == [
        "It came late.",
        "The van broke.",
        "It did.",
    ]
    assert found["investigator"] == "Can Öz"
    assert found["concluded_at"] is not None
    _do(path, "investigate", "loss=", "cause=", "concluded=no", "investigator=Mary O’Neill")
    found = _shown(path)["investigation"]
    assert (found["loss"], found["cause"], found["concluded_at"]) == (None, None, None)
    assert (found["investigator"], found["fault"]) == ("Mary O’Neill", "ours")


def test_a_hand_over_note_takes_no_owner_away(path: Path) -> None:
    _do(path, "assign", "owner=Ayşe Demir")
    _do(path, "assign", "note=She rings on Monday.")
    assert _shown(path)["case"]["owner"] == "Ayşe Demir"
    _do(path, "assign", "owner=")
    assert _shown(path)["case"]["owner"] is None


def test_details_are_corrected_one_by_one_and_emptied(path: Path) -> None:
    _do(path, "correct", "product=Kettle", "department=Sales", "problem_on=yesterday", "sum_sought=20")
    _do(path, "correct", "order_number=7")
    case = _shown(path)["case"]
    assert (case["product"], case["department"], case["sum_sought"]) == ("Kettle", "Sales", 2000)
    assert (case["description"], case["safety"]) == ("a kettle", True)
    _do(path, "correct", "department=", "problem_on=", "sum_sought=")
    case = _shown(path)["case"]
    assert (case["product"], case["department"], case["problem_on"], case["sum_sought"]) == (
        "Kettle",
        None,
        None,
        None,
    )
    assert "description: please fill this in" in refused(path, "do", "correct", REF, "description=")


def test_json_keeps_as_well_and_null_empties(path: Path, tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    told.write_text('{"email": null, "needs_note": "Signs."}', encoding="utf-8")
    _do(path, "person", "--json", str(told))
    after = _shown(path)["complainant"]
    assert (after["name"], after["needs"], after["needs_note"]) == ("Mehmet Işık", "hearing", "Signs.")
    assert _ways(path) == {("phone", "+44 20 7946 0000")}
