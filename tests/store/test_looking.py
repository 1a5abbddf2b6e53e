"""The reading door: nothing can be changed through it, and each look is one moment."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from complaintdesk.rules.errors import Busy, DeskError
from complaintdesk.store import sqlite
from complaintdesk.store.desk import open_desk
from tests.desk import Office

COUNT = 'SELECT count(*) FROM "case"'


@pytest.mark.parametrize("statement", ["DELETE FROM tally", "UPDATE shop SET name = 'x'", "CREATE TABLE x (y)"])
def test_a_look_changes_nothing(office: Office, statement: str) -> None:
    with pytest.raises((DeskError, sqlite3.Error)), office.desk.look() as look:
        look.rows(statement)
    assert office.value("SELECT name FROM shop") == "Harbour Street Office"


def test_a_look_is_one_moment_and_the_next_one_is_newer(office: Office) -> None:
    with ThreadPoolExecutor(1) as other:
        with office.desk.look() as look:
            before = look.value(COUNT)
            saving = other.submit(office.new_case)
            for _ in range(20):
                assert look.value(COUNT) == before
        saving.result(timeout=10)
    assert office.value(COUNT) == before + 1


def test_each_thread_reads_for_itself(office100: Office) -> None:
    with ThreadPoolExecutor(4) as threads:
        counts = list(threads.map(lambda _: office100.value(COUNT), range(40)))
    assert set(counts) == {office100.value(COUNT)}


def test_the_version_changes_with_every_commit_of_anybody(office: Office) -> None:
    first = office.desk.version()
    assert office.desk.version() == first
    office.new_case()
    second = office.desk.version()
    assert second != first
    other = Office(office.path, office.clock)
    other.new_case()
    other.desk.close()
    assert office.desk.version() not in (first, second)


def test_a_version_that_cannot_be_asked_for_is_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(connection: sqlite3.Connection) -> int:
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = sqlite3.SQLITE_BUSY
        raise error

    monkeypatch.setattr(sqlite, "data_version", locked)
    with pytest.raises(Busy):
        office.desk.version()


def test_readers_are_not_shut_out_while_much_is_written(office: Office) -> None:
    with office.desk.act(office.people[0]) as act:
        connection = act.session.connection()
        connection.exec_driver_sql("CREATE TABLE big (x)")
        connection.exec_driver_sql(
            "INSERT INTO big WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
            "SELECT randomblob(1000) FROM n"
        )
        with office.desk.look(0) as look:
            assert look.is_set_up
        act.session.rollback()


def test_today_is_the_offices_date(office: Office) -> None:
    office.clock.now = office.clock.now.replace(month=7, hour=23, minute=30)  # half past midnight in London
    with office.desk.look() as look:
        assert look.today.isoformat() == "2026-07-24"
    with office.desk.act(office.people[0]) as act:
        assert act.today.isoformat() == "2026-07-24"


def test_opening_and_looking_load_no_orm(office: Office) -> None:
    program = (
        "import sys, pathlib; from complaintdesk.store.desk import open_desk\n"
        "from complaintdesk.queries import case_list; from complaintdesk.rules.vocabulary import View\n"
        "desk = open_desk(pathlib.Path(sys.argv[1]))\n"
        "with desk.look() as look:\n"
        "    case_list.window(look, case_list.Listing(View.OPEN, look.today), 0, 50)\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(office.path)], capture_output=True, text=True, check=True
    )
    roots = {name.partition(".")[0] for name in done.stdout.split()}
    assert roots.isdisjoint({"sqlalchemy", "sqlmodel", "pydantic", "alembic", "textual", "rich", "holidays"})


def test_a_desk_that_is_closed_lets_go_of_its_file(tmp_path: Path, empty_file: Path) -> None:
    path = tmp_path / "desk.db"
    path.write_bytes(empty_file.read_bytes())
    desk = open_desk(path)
    with desk.look() as look:
        assert look.is_set_up
    desk.close()
    path.unlink()
