"""Opening a file: the PRAGMAs of both doors, permission bits, and what is refused without being touched."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from complaintdesk.rules.errors import Busy, Damaged, DeskError, NotFound, NotSaved
from complaintdesk.store import schema, sqlite
from complaintdesk.store.desk import Desk, open_desk
from tests.desk import Office, StandingClock, set_up

WANTED = {
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "secure_delete": 1,
    "busy_timeout": 5000,
    "synchronous": 2,  # FULL
}


@pytest.mark.parametrize(("pragma", "wanted"), WANTED.items())
def test_both_doors_set_every_pragma(office: Office, pragma: str, wanted: int) -> None:
    with office.desk.act(office.people[0]) as act:
        assert act.session.connection().exec_driver_sql(f"PRAGMA {pragma}").scalar() == wanted
    with office.desk.look() as look:
        assert look.value(f"PRAGMA {pragma}") == wanted


def test_no_door_trusts_the_schema_unless_this_sqlite_cannot_index_otherwise(office: Office) -> None:
    with office.desk.act(office.people[0]) as act:
        trusted = act.session.connection().exec_driver_sql("PRAGMA trusted_schema").scalar()
    assert trusted == (0 if sqlite.search_index_is_trusted() else 1)
    with office.desk.look() as look:
        assert look.value("PRAGMA trusted_schema") == 0
        assert look.value("PRAGMA query_only") == 1


def test_journal_mode_is_wal_only_where_sqlite_is_safe_with_it(office: Office) -> None:
    office.new_case()
    with office.desk.act(office.people[0]) as act:
        mode = act.session.connection().exec_driver_sql("PRAGMA journal_mode").scalar()
    assert mode == ("wal" if sqlite3.sqlite_version_info >= (3, 51, 3) else "truncate")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_file_and_new_folders_are_the_owners_alone(tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        path = tmp_path / "new" / "desk.db"
        set_up(path, StandingClock())
        office = Office(path, StandingClock())
        office.new_case()
        office.desk.close()
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    for kept in path.parent.iterdir():
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600, kept.name


def test_no_file_is_made_unless_it_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no desk"):
        open_desk(tmp_path / "desk.db")
    assert list(tmp_path.iterdir()) == []


def test_creating_where_a_desk_is_opens_that_one(office: Office) -> None:
    office.new_case()
    again = open_desk(office.path, create=True)
    with again.look() as look:
        assert look.value('SELECT count(*) FROM "case"') == 1
    again.close()


def test_a_new_file_leaves_nothing_else_behind(tmp_path: Path) -> None:
    open_desk(tmp_path / "desk.db", create=True).close()
    assert [path.name for path in tmp_path.iterdir()] == ["desk.db"]


def test_two_terminals_that_start_at_once_make_one_desk(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    program = (
        "import sys, pathlib; from complaintdesk.store.desk import open_desk; "
        "import alembic.command, sqlalchemy, complaintdesk.records.all; sys.stdin.readline(); "
        "open_desk(pathlib.Path(sys.argv[1]), create=True).close()"
    )
    command = [sys.executable, "-c", program, str(path)]
    running = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)
    ]
    assert [process.communicate("go\n", timeout=60)[1] for process in running] == [""] * 3
    assert list(tmp_path.iterdir()) == [path]
    open_desk(path).close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(NotSaved, match="No desk could be made"):
        open_desk(tmp_path / "file" / "desk.db", create=True)


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE photos (id INTEGER PRIMARY KEY)")
    connection.close()


def _foreign_with_our_tables(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
    connection.close()


def _marked_and_empty(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
        connection.execute("CREATE TABLE photos (id INTEGER PRIMARY KEY)")
    connection.close()


def _marked_without_revision(path: Path) -> None:
    _marked_and_empty(path)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
    connection.close()


def _letter(path: Path) -> None:
    path.write_text("Dear Sir or Madam,\n" * 400)


def _nothing(path: Path) -> None:
    path.touch()


@pytest.mark.parametrize(
    "made", [_foreign, _foreign_with_our_tables, _marked_and_empty, _marked_without_revision, _letter, _nothing]
)
@pytest.mark.parametrize("create", [False, True])
def test_a_file_that_is_no_desk_is_refused_and_not_touched(
    tmp_path: Path, made: Callable[[Path], None], create: bool
) -> None:
    path = tmp_path / "other.db"
    made(path)
    before, names = path.read_bytes(), sorted(tmp_path.iterdir())
    with pytest.raises(Damaged, match="has not been touched"):
        open_desk(path, create=create)
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == names


def test_a_newer_file_is_refused_and_not_touched(tmp_path: Path, empty_file: Path) -> None:
    path = tmp_path / "desk.db"
    shutil.copy(empty_file, path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(Damaged, match=r"newer complaintdesk.*9999"):
        open_desk(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_an_older_file_is_copied_and_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    _make_older(path)
    open_desk(path).close()
    (backup,) = tmp_path.glob(f"desk.db.before-{schema.REVISIONS[-1]}-*Z")
    for file, revision in ((backup, schema.REVISIONS[0]), (path, schema.REVISIONS[-1])):
        with sqlite3.connect(file) as connection:
            assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()


def test_a_copy_from_before_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    for _ in range(2):  # an older file put back, for one
        path.unlink(missing_ok=True)
        _make_older(path)
        open_desk(path).close()
    assert len(list(tmp_path.glob("desk.db.before-*"))) == 2


def test_a_file_brought_up_to_date_meanwhile_is_not_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.db"
    _make_older(path)
    begin = sqlite.begin_immediate

    def late(connection: sqlite3.Connection) -> None:
        monkeypatch.setattr(sqlite, "begin_immediate", begin)
        open_desk(path).close()  # another terminal
        begin(connection)

    monkeypatch.setattr(sqlite, "begin_immediate", late)
    open_desk(path).close()
    (backup,) = tmp_path.glob("desk.db.before-*")
    with sqlite3.connect(backup) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (schema.REVISIONS[0],)
    connection.close()


def test_a_disk_that_is_full_while_the_file_is_brought_up_to_date_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.db"
    _make_older(path)
    connect = sqlite.connect

    def full(path: Path, *, query_only: bool = False, wait: float = 5.0) -> sqlite3.Connection:
        connection = connect(path, query_only=query_only, wait=wait)
        connection.execute("PRAGMA max_page_count = 1")
        return connection

    monkeypatch.setattr(sqlite, "connect", full)
    with pytest.raises(NotSaved, match="is full"):
        open_desk(path)


def test_a_folder_is_told(tmp_path: Path) -> None:
    for create in (False, True):
        with pytest.raises(NotSaved, match="is a folder"):
            open_desk(tmp_path, create=create)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="whom no permission bits keep out")
def test_a_folder_that_may_not_be_entered_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0)
    try:
        with pytest.raises(NotSaved, match="Permission denied"):
            open_desk(folder / "desk.db")
    finally:
        folder.chmod(0o700)


def test_opening_waits_no_longer_than_it_is_told(office: Office) -> None:
    office.desk.close()
    holding = sqlite3.connect(office.path, isolation_level=None)
    holding.execute("BEGIN EXCLUSIVE")
    started = time.monotonic()
    with pytest.raises(Busy):
        open_desk(office.path, wait=0.1)
    desk = Desk(office.path, office.clock)
    with pytest.raises(Busy), desk.look(0.1):
        pass
    assert time.monotonic() - started < 3
    holding.close()
    desk.close()


def _make_older(path: Path) -> None:
    """A file of the first revision."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import URL, create_engine

    config = Config()
    config.set_main_option("script_location", "complaintdesk:store/revisions")
    engine = create_engine(URL.create("sqlite", database=str(path)))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, schema.REVISIONS[0])
        connection.exec_driver_sql(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
    engine.dispose()


def test_a_damaged_page_is_told_as_damage(office: Office) -> None:
    office.new_case(description="x" * 100_000)
    office.desk.close()
    data = bytearray(office.path.read_bytes())
    for at in range(8192, len(data)):
        data[at] = 0xAA
    office.path.write_bytes(data)
    with pytest.raises(DeskError, match="damaged"):
        _read_everything(office.path)


def _read_everything(path: Path) -> None:
    desk = open_desk(path)
    try:
        with desk.look() as look:
            look.rows('SELECT * FROM "case"')
    finally:
        desk.close()
