"""What figures cost: the same for a desk of any size, whatever the period and the department."""

from __future__ import annotations

import os
import shutil
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from complaintdesk.queries import dashboard, monitoring, objectives
from complaintdesk.rules import periods
from complaintdesk.store import sqlite, sqlite_triggers
from complaintdesk.store.look import Look
from tests.desk import Office
from tests.measured.many import fill

SMALL, LARGE = 1_000, int(os.environ.get("MANY_CASES", "100000"))
ASKED = ("12 months", "2026-Q3", "24 months", "2025-02-05..2026-10-20")
TIMES = 15
MOST = 3.0


def everything(look: Look, said: str, department_id: int | None) -> None:
    """The whole dashboard, and the alarms beside it."""
    period = periods.parse(said, look.today)
    dashboard.dashboard(look, period, department_id)
    objectives.alarms(look, period, department_id)
    monitoring.to_freeze(look)


def costs(offices: Sequence[Office], ask: Callable[[Look], None]) -> list[float]:
    """Milliseconds of computing on each, the middle of several times, turn by turn: others work here too."""
    taken: list[list[float]] = [[] for _ in offices]
    for _ in range(TIMES):
        for office, times in zip(offices, taken, strict=True):
            with office.desk.look() as look:
                begun = time.thread_time()
                ask(look)
                times.append((time.thread_time() - begun) * 1000)
    return [statistics.median(times) for times in taken]


@pytest.mark.campaign
def test_a_hundred_times_the_cases_cost_at_most_three_times_as_much(
    office: Office, tmp_path: Path, empty_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "large").mkdir()
    path = shutil.copy(empty_file, tmp_path / "large" / "desk.db")
    small, large = office, Office(Path(path), office.clock)
    fill(small, SMALL)
    fill(large, LARGE)
    told = []
    for said in ASKED:
        for department_id in (None, 4):
            ask = partial(everything, said=said, department_id=department_id)
            few, many = costs((small, large), ask)
            told.append((said, department_id, few, many, many / few))
    with capsys.disabled():
        for said, department_id, few, many, ratio in told:
            print(f"{said:>24} {department_id or 'shop':>5}: {few:6.1f} ms, {many:6.1f} ms, {ratio:.2f} times")  # noqa: T201 - for whoever asks
    assert all(ratio <= MOST for *_, ratio in told)
    connection = sqlite.connect(large.path)
    assert sqlite_triggers.differences(connection) == []
    connection.close()
