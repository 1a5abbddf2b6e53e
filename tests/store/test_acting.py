"""The changing door: all or nothing, one operation, not twice, and what is told when it cannot be saved."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from complaintdesk.operations import intake, tracking
from complaintdesk.operations.inputs import Complaint, Correction, LogEntry, check
from complaintdesk.records.category import Department
from complaintdesk.rules.errors import AlreadyDone, Busy, NotAllowed, NotSaved
from complaintdesk.store import sqlite
from complaintdesk.store.act import Act, operation
from complaintdesk.store.desk import Actor
from tests.desk import Office

COMPLAINT = check(Complaint, {"description": "It broke.", "complainant": {"name": "Mehmet Işık"}})
ENTRY = check(LogEntry, {"direction": "in", "channel": "phone", "text": "They rang."})
TABLES = ("case", "complainant", "communication", "case_clock", "event", "reference_sequence", "tally")


def _counts(office: Office) -> dict[str, int]:
    return {table: office.value(f'SELECT count(*) FROM "{table}"') for table in TABLES}


def test_a_failing_operation_leaves_nothing(office: Office) -> None:
    @operation
    def fail_late(act: Act) -> None:
        intake.take_in.__wrapped__(act, COMPLAINT)  # type: ignore[attr-defined]
        act.session.flush()
        raise ZeroDivisionError

    before = _counts(office)
    with pytest.raises(ZeroDivisionError):
        office.do(fail_late)
    assert _counts(office) == before
    assert office.take_in().reference.startswith("2026-000001-")


def test_two_operations_in_one_act_are_refused(office: Office) -> None:
    before = _counts(office)
    with (
        pytest.raises(RuntimeError, match="one act carries out one operation"),
        office.desk.act(office.people[0]) as act,
    ):
        receipt = intake.take_in(act, COMPLAINT)
        tracking.log(act, receipt.case_id, ENTRY)
    assert _counts(office) == before


def test_a_change_outside_an_operation_is_refused(office: Office) -> None:
    with (
        pytest.raises(RuntimeError, match="outside an operation"),
        office.desk.act(office.people[0]) as act,
    ):
        act.session.add(Department(name="Cellar"))
    assert office.value("SELECT count(*) FROM department WHERE name = 'Cellar'") == 0


def test_the_same_operation_id_does_not_act_twice(office: Office) -> None:
    with office.desk.act(office.people[0], operation_id="once") as act:
        intake.take_in(act, COMPLAINT)
    after = _counts(office)
    with (
        pytest.raises(AlreadyDone, match="nothing was done a second time") as told,
        office.desk.act(office.people[0], operation_id="once") as act,
    ):
        intake.take_in(act, COMPLAINT)
    assert _counts(office) == after
    assert told.value.event_id == office.value("SELECT id FROM event WHERE operation_id = 'once'")


def test_nobody_acts_without_a_name(office: Office) -> None:
    with (
        pytest.raises(NotAllowed, match="Choose who you are"),
        office.desk.act(Actor(None, "nobody", "front_desk")) as act,
    ):
        intake.take_in(act, COMPLAINT)


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Another process holds the write lock of the file."""
    program = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); "
        "c.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield
        other.communicate("")


def test_busy_is_told_when_another_process_holds_the_lock(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "begin_immediate", partial(sqlite.begin_immediate, wait=0.05))
    with _held(office.path):
        with pytest.raises(Busy, match="Another terminal"):
            office.new_case()
        with office.desk.look() as look:  # reading goes on meanwhile
            assert look.value('SELECT count(*) FROM "case"') == 0
    assert office.take_in().reference.startswith("2026-000001-")


def test_waiting_for_the_lock_restores_the_connection(office: Office) -> None:
    connection = sqlite.connect(office.path)
    with _held(office.path), pytest.raises(Busy):
        sqlite.begin_immediate(connection, wait=0.05)
    assert connection.execute("PRAGMA busy_timeout").fetchone() == (5000,)
    sqlite.begin_immediate(connection, wait=0.05)
    connection.execute("ROLLBACK")
    connection.close()


def test_a_full_disk_is_told_and_what_was_on_file_stays(office: Office) -> None:
    office.new_case()
    before = _counts(office)
    with pytest.raises(NotSaved, match="is full"), office.desk.act(office.people[0]) as act:
        raw = act.session.connection()
        pages = raw.exec_driver_sql("PRAGMA page_count").scalar()
        raw.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        intake.take_in(act, check(Complaint, {"description": "long " * 30_000}))
    assert _counts(office) == before
    with office.desk.act(office.people[0]) as act:  # room was made
        act.session.connection().exec_driver_sql("PRAGMA max_page_count = 1000000")
    office.new_case()


def test_a_file_that_cannot_be_written_is_told(office: Office) -> None:
    before = _counts(office)
    with pytest.raises(NotSaved, match="Nothing was saved"), office.desk.act(office.people[0]) as act:
        act.session.connection().exec_driver_sql("PRAGMA query_only = ON")
        intake.take_in(act, COMPLAINT)
    assert _counts(office) == before


def test_a_file_that_is_gone_is_told(office: Office) -> None:
    office.path.unlink()
    with pytest.raises(NotSaved, match="There is no desk"):
        office.new_case()


def test_every_act_raises_a_version_once(office: Office) -> None:
    case_id = office.new_case()
    versions = [office.case(case_id).version]
    acts: list[Callable[[int], None]] = [
        *(office.acknowledge, office.assess, office.assign, office.decide, office.close, office.reopen)
    ]
    for act in acts:
        act(case_id)
        versions.append(office.case(case_id).version)
    assert versions == [1, 2, 3, 4, 5, 6, 7]


def test_an_act_that_changes_nothing_leaves_no_trace(office: Office) -> None:
    case_id = office.new_case(product="chair")
    events = office.value("SELECT count(*) FROM event")
    office.do(intake.edit, case_id, check(Correction, {"version": 1, "product": "chair"}))
    assert office.value("SELECT count(*) FROM event") == events
    assert office.case(case_id).version == 1
