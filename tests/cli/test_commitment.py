"""Policy, training, plan, lite desk, retention and agenda from the shell, as text and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import ok, refused, run
from tests.desk import Office

MARY = ("--as", "Mary O’Neill")


def _json(path: Path, *arguments: str) -> Any:
    return json.loads(ok(path, *arguments, "--format", "json"))


@pytest.fixture
def path(office: Office) -> Path:
    """The office's file."""
    return office.path


def test_a_policy_is_drafted_approved_read_and_printed(path: Path, tmp_path: Path) -> None:
    ok(path, "commitment", "draft")
    assert "still to be filled in" in refused(path, "commitment", "approve", *MARY)
    for language in ("en", "tr"):
        ok(path, "commitment", "draft", "--lang", language, "--file", "-", stdin="# Ours\n\nWe listen.")
    assert "Only a manager" in refused(path, "commitment", "approve", "--as", "Can Öz")
    ok(path, "commitment", "approve", *MARY, "--review", "2030-01-01")
    ok(path, "commitment", "read", "--as", "Can Öz")
    told = _json(path, "commitment")
    assert told["not_read_by"] == ["Ayşe Demir"]
    assert [(row["number"], row["state"], row["review_on"]) for row in told["editions"]] == [
        (1, "in force", "2030-01-01")
    ]
    assert ok(path, "commitment", "show") == "# Ours\n\nWe listen.\n"
    assert [row["name"] for row in _json(path, "commitment", "show")["read_by"]] == ["Mary O’Neill", "Can Öz"]
    file = tmp_path / "politika.html"
    ok(path, "form", "policy", "--lang", "tr", "-o", str(file))
    assert "Şikâyet politikamız" in file.read_text(encoding="utf-8")
    ok(path, "commitment", "draft")
    ok(path, "commitment", "drop")
    assert "no draft" in refused(path, "commitment", "drop")
    assert "no such edition" in refused(path, "commitment", "show", "--edition", "9")


def test_training_topics_records_and_the_matrix(path: Path) -> None:
    topic = ("training", "topic", "first_contact", "--title", "The first contact", "--months", "12")
    ok(path, *topic, "--roles", "front_desk,quality_officer")
    assert "choose one of front_desk" in refused(path, *topic, "--roles", "boss")
    record = ("training", "record", "first_contact", "--on", "yesterday", "--assessor", "Mary O’Neill")
    ok(path, *record, "--person", "Can Öz")
    ok(path, *record, "--person", "Ayşe Demir", "--failed", "--note", "[b]again[/b]")
    told = {(row["person"], row["topic"]): row["knows"] for row in _json(path, "training")}
    assert told == {
        ("Ayşe Demir", "first_contact"): "failed",
        ("Can Öz", "first_contact"): "has",
        ("Mary O’Neill", "first_contact"): "not_asked",
    }
    assert "✓" in ok(path, "training") and "[b]again[/b]" in ok(path, "training", "records")
    ok(path, "training", "topic", "first_contact", "--retire")
    assert _json(path, "training", "topics")[0]["retired"] is True
    assert _json(path, "training", "topics")[0]["title"] == "The first contact"
    assert "Nobody here is called" in refused(path, *record, "--person", "Nobody")
    assert "no topic “letters”" in refused(path, "training", "records", "letters")


def test_plan_context_and_authority(path: Path) -> None:
    assert "by when" in refused(path, "plan", "add", "New leaflet")
    ok(path, "plan", "add", "New", "leaflet", "--owner", "Can Öz", "--due", "+30", "--objective", "95 %")
    ok(path, "plan", "add", "Never mind", "--due", "+5")
    ok(path, "plan", "done", "1", "--result", "Printed.")
    assert "why it is not needed" in refused(path, "plan", "drop", "2")
    ok(path, "plan", "drop", "2", "--result", "We move.")
    told = _json(path, "plan")
    assert [(row["what"], row["owner"], row["result"]) for row in told] == [
        ("Never mind", "Ayşe Demir", "We move."),
        ("New leaflet", "Can Öz", "Printed."),
    ]
    assert "dropped" in ok(path, "plan")
    ok(path, "plan", "note", "risk", "The courier strikes", "--response", "A second one", "--since", "2026-01-05")
    assert "one of scope" in refused(path, "plan", "note", "worry", "x")
    ok(path, "plan", "end", "1")
    (row,) = _json(path, "plan", "context")
    assert row["kind"] == "risk" and row["since"] == "2026-01-05" and row["until"]
    assert "offer any remedy" in ok(path, "plan", "authority")
    assert "by its number" in refused(path, "plan", "done", "first")


def test_the_lite_desk_and_what_is_kept(path: Path) -> None:
    assert _json(path, "lite")["mode"] == "full"
    assert "a manager decides" in refused(path, "lite", "on")
    assert _json(path, "lite", "on", *MARY)["mode"] == "lite"
    assert "Be open to complaints" in ok(path, "lite", "off", *MARY)
    assert _json(path, "retention")["terms"] == [
        {"policy_id": 1, "name": "Small business", "keep_years": None, "past": 0}
    ]
    assert "does not erase anything yet" in " ".join(ok(path, "retention").split())


def test_the_agenda_as_table_json_and_calendar(office: Office, tmp_path: Path) -> None:
    office.new_case(complainant={"name": "Mehmet Işık", "phone": "0532 555 01 47"}, product="chair")
    path, file = office.path, tmp_path / "agenda.ics"
    assert "acknowledge: Mehmet Işık · chair" in ok(path, "agenda")
    told = _json(path, "agenda", "--days", "36500")
    assert [row["clause"] for row in told["due"]] == ["7.4", "7.3", "7.7"]
    assert _json(path, "agenda", "--mine", "Can Öz")["due"] == []
    ok(path, "agenda", "-o", str(file))
    first = file.read_bytes()
    assert first.startswith(b"BEGIN:VCALENDAR\r\n") and "Işık".encode() not in first
    assert b"2026-000001-5 acknowledge" in first
    ok(path, "agenda", "-o", str(file), "--names")
    assert "Mehmet Işık" in file.read_text(encoding="utf-8")
    assert ok(path, "agenda", "--format", "ics").startswith("BEGIN:VCALENDAR")
    assert "Only the calendar" in refused(path, "agenda", "--format", "text", "-o", str(file))
    assert "Nobody here is called" in refused(path, "agenda", "--mine", "Nobody")
    assert run(path, "agenda", "--days", "-1")[0] == 1
