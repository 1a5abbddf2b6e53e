"""`status`: what a caller may hear, printed once it is certain who asks, and kept (7.3)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.shell import ok, refused
from tests.desk import Office


@pytest.fixture
def path(office: Office) -> Path:
    """One case of Mehmet, who speaks Turkish."""
    office.new_case(complainant={"name": "Mehmet Işık [b]", "language": "Turkish"}, description="a parcel")
    office.desk.close()
    return office.path


def _log(path: Path) -> list[dict[str, str]]:
    entries: list[dict[str, str]] = json.loads(ok(path, "show", "2026-000001-5", "--format", "json"))["log"]
    return entries


def test_it_is_told_in_their_language_and_kept(path: Path) -> None:
    told = ok(path, "status", "2026-000001-5", "--sure", "--by", "in_person", "--as", "Can Öz")
    assert "Şikâyetiniz bize ulaştı ve bizde." in told
    kept = _log(path)[-1]
    assert (kept["direction"], kept["channel"], kept["staff"]) == ("out", "in_person", "Can Öz")
    assert kept["text"] == told.rstrip("\n")
    assert kept["with_whom"] == "Mehmet Işık [b]"
    said = json.loads(ok(path, "status", "2026-000001-5", "--sure", "--lang", "en", "--format", "json"))
    assert said["language"] == "en"
    assert said["sentences"][2] == "We have your complaint, and it is with us."


def test_nothing_is_told_to_whoever_asks(path: Path) -> None:
    assert "not certain who asks" in refused(path, "status", "2026-000001-5")
    assert len(_log(path)) == 1
