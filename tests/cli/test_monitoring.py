"""`freeze` and `objectives` at the shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from complaintdesk.rules.measures import PERIODIC
from tests.cli.shell import ok, refused, run
from tests.desk import Office
from tests.objectives import objective, with_months


@pytest.fixture
def path(office: Office) -> Path:
    """Three months behind it and an objective. The program's own clock is later than the office's."""
    with_months(office)
    objective(office, alarm=1500, how="[b]x[/b]")
    office.desk.close()
    return office.path


def test_months_are_frozen_once_and_shown_beside_what_is(path: Path) -> None:
    code, _, errors = run(path, "freeze", "--as", "Mary O’Neill")
    assert code == 0
    assert "2026-09 to " in errors
    assert "Nothing to freeze" in run(path, "freeze")[2]
    shown = ok(path, "freeze", "--show", "2026-10")
    assert "Acknowledged late" in shown and "17 % of 6" in shown
    rows = json.loads(ok(path, "freeze", "--show", "2026-10", "--department", "delivery", "--format", "json"))
    assert len(rows) == len(PERIODIC)
    assert rows[0]["frozen"] == {"measure": "received", "count": 1}
    assert {(row["frozen_by"], row["differs"]) for row in rows} == {("Mary O’Neill", False)}
    assert "There is no department “Yard”: Delivery, Sales." in refused(
        path, "freeze", "--show", "2026", "--department", "Yard"
    )
    assert "is not a period" in refused(path, "freeze", "--show", "soon")


def test_objectives_are_listed_with_verdict_and_alarm(path: Path) -> None:
    code, output, errors = run(path, "objectives", "--period", "2026-09..2026-11")
    assert code == 0
    assert "Acknowledged late  at most 10 %  16.67 %  ✗ not met  Can Öz  2026-12-31" in output
    assert "! Acknowledged late: 16.67 %, past the alarm at 15 % (target: at most 10 %)." in errors
    told = json.loads(ok(path, "objectives", "--period", "2026-Q4", "--format", "json"))
    (row,) = told["objectives"]
    assert (row["verdict"], row["alarmed"], row["how"]) == ("not_met", True, "[b]x[/b]")
    assert row["figure"]["count"] == 2
    assert told["alarms"][0]["clause"] == "6.2, 8.4"


def test_a_desk_without_any_says_how_to_set_one(office: Office) -> None:
    office.desk.close()
    code, _, errors = run(office.path, "objectives")
    assert (code, "Set one in the app: F6, o, n." in errors) == (0, True)
