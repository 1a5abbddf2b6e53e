"""Numbers and days that no office has are told in a sentence."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from complaintdesk.queries import search
from complaintdesk.store import machine, places
from tests.cli.shell import refused, run
from tests.desk import Office

BIG = 10**30


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"complainant_id": BIG}, "complainant id"),
        ({"complainant_id": 0}, "complainant id"),
        ({"department_id": BIG}, "department id"),
        ({"received_at": "1899-12-31T12:00:00Z"}, "received at: this lies before the year 1900"),
        ({"received_at": "0001-01-01T00:00:00+14:00"}, "received at: this lies before the year 1900"),
        ({"problem_on": "0001-01-01"}, "problem on: this lies before the year 1900"),
    ],
)
def test_of_a_complaint(office: Office, given: dict[str, object], said: str) -> None:
    text = json.dumps({"description": "It broke.", **given})
    assert said in refused(office.path, "new", "--json", "-", stdin=text)
    assert office.value('SELECT count(*) FROM "case"') == 0


def test_a_number_of_thousands_of_digits(office: Office) -> None:
    text = '{"description": "It broke.", "sum_sought": ' + "9" * 5000 + "}"
    assert "too long" in refused(office.path, "new", "--json", "-", stdin=text)


@pytest.mark.parametrize("limit", ["99999999999999999999", "9" * 5000, "0"])
def test_a_limit(office: Office, limit: str) -> None:
    code, output, errors = run(office.path, "list", "--limit", limit)
    assert (code, output) == (2, "")
    assert "Traceback" not in errors


@pytest.mark.parametrize("days", ["9" * 5000, "99999", "-99999"])
def test_days_of_a_search(days: str) -> None:
    query = search.parse(f"due:{days}d", datetime.now(UTC).date())
    assert "is not a date" in query.problems[0]


def test_a_shell_ends_nobodys_draft(office: Office) -> None:
    text = json.dumps({"description": "It broke.", "draft_id": "x"})
    assert "no such field" in refused(office.path, "new", "--json", "-", stdin=text)


def test_what_the_machine_remembers_is_private(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.remember_person(office.path, "Can Öz")
    assert machine.last_person(office.path) == "Can Öz"
    assert [path.name for path in places.state_file().parent.iterdir()] == ["state.json"]
    if sys.platform != "win32":
        assert places.state_file().stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("XDG_STATE_HOME", f"{os.devnull}/x")
    machine.remember_person(office.path, "Ayşe Demir")  # nothing happens
