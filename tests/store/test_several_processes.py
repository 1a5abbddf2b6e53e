"""Several terminals on one file: every complaint gets a number of its own, and none is lost."""

from __future__ import annotations

import subprocess
import sys

import pytest

from complaintdesk.rules import reference
from complaintdesk.store import sqlite, sqlite_triggers
from tests.desk import Office

EACH = 15
_PROGRAM = """
import sys
from pathlib import Path
from complaintdesk.operations import intake
from complaintdesk.operations.inputs import Complaint, check
from complaintdesk.store.desk import Actor, open_desk

desk = open_desk(Path(sys.argv[1]))
sys.stdin.readline()
for n in range(int(sys.argv[2])):
    with desk.act(Actor(1, "Ayşe Demir", "front_desk")) as act:
        complaint = check(Complaint, {"description": f"number {n}", "complainant": {"name": f"Caller {n}"}})
        print(intake.take_in(act, complaint).reference)
desk.close()
"""


@pytest.mark.parametrize("processes", [2, pytest.param(4, marks=pytest.mark.campaign)])
def test_processes_draw_consecutive_references(office: Office, processes: int) -> None:
    command = [sys.executable, "-X", "utf8", "-c", _PROGRAM, str(office.path), str(EACH)]
    running = [
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )
        for _ in range(processes)
    ]
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [process.communicate(timeout=60) for process in running]
    assert [errors for _, errors in told] == [""] * processes
    drawn = sorted(each for output, _ in told for each in output.split())
    year = reference.split(drawn[0])[0]
    assert drawn == [reference.make(year, n) for n in range(1, processes * EACH + 1)]
    assert office.value('SELECT count(*) FROM "case"') == processes * EACH
    assert office.value("SELECT count(*) FROM event WHERE act = 'intake.take_in'") == processes * EACH
    connection = sqlite.connect(office.path)
    assert sqlite_triggers.differences(connection) == []
    connection.close()
